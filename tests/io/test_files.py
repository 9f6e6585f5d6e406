"""The files that are read from folders and patterns."""

import errno
import os
import socket

import pytest

from quotex.io import Note, Problem, Record, read_files

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
IRREGULAR = "skipped, since pipes, sockets and devices are not regular files: "


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """One text, a link to it, a pipe, a socket and a device, all with the suffix of a text."""
    monkeypatch.chdir(tmp_path)
    os.mkdir("in")
    with open("in/a.txt", "w") as file:
        file.write("It rained.")
    os.symlink("a.txt", "in/link.txt")
    os.mkfifo("in/pipe.txt")
    os.symlink("/dev/zero", "in/zero.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("in/socket.txt")
    return "in"


@pytest.mark.parametrize("name", ["in", "in/*.txt", "i?"])
def test_only_regular_files_are_taken_from_a_folder(folder, name):
    items = list(read_files([name]))
    assert [item.id for item in items if isinstance(item, Record)] == ["in/a.txt", "in/link.txt"]
    [note] = [item for item in items if isinstance(item, Note | Problem)]
    where = "in" if name == "i?" else name
    assert note == Note(where, f"{IRREGULAR}in/pipe.txt, in/socket.txt, in/zero.txt")


def test_a_broken_link_is_reported(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkdir("in")
    os.symlink("gone.txt", "in/a.txt")
    [problem] = [item for item in read_files(["in"]) if isinstance(item, Problem)]
    assert str(problem) == "in/a.txt: cannot be read: No such file or directory"


@pytest.mark.parametrize("name", ["in", "i?"])
def test_a_link_to_a_folder_is_reported(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    os.makedirs("in/year")
    (tmp_path / "in/year/a.txt").write_text("It rained.")
    os.symlink("year", "in/link")
    os.symlink(".", "in/circle")
    items = list(read_files([name]))
    assert [item.id for item in items if isinstance(item, Record)] == ["in/year/a.txt"]
    [note] = [item for item in items if isinstance(item, Note | Problem)]
    told = "skipped, since links to folders may form a circle; name the folders themselves: in/circle, in/link"
    assert note == Note("in", told)


def test_a_folder_that_cannot_be_listed_is_reported(tmp_path, monkeypatch):
    """Simulates the error, because the tests may run as root, who may list any folder."""
    monkeypatch.chdir(tmp_path)
    os.makedirs("in/closed")
    (tmp_path / "in/a.txt").write_text("It rained.")
    scandir = os.scandir

    def refuse(path):
        if path == os.path.join("in", "closed"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    items = list(read_files(["in"]))
    assert [item.id for item in items if isinstance(item, Record)] == ["in/a.txt"]
    [problem] = [item for item in items if isinstance(item, Problem)]
    assert str(problem) == "in/closed: cannot be read: Permission denied"
