"""A damaged gzip member loses only its own WARC record, wherever the damage is."""

import gzip
import random

import pytest

from quotex.io import Problem, Record, read_files
from quotex.io.unpackers import _Gzip

pytest.importorskip("fastwarc")
TRIALS = 300
WORDS = ["harbour", "moor", "ship", "tide", "rain"]


def member(number):
    chance = random.Random(number)
    body = f"Record {number}: {' '.join(chance.choices(WORDS, k=chance.randint(1, 3000)))}".encode()
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <{number}>\r\nContent-Type: text/plain\r\n"
    return gzip.compress(head.encode() + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(body), body), mtime=0)


MEMBERS = [member(number) for number in range(8)]


def damaged(data, chance):
    """The bytes with some changed, deleted, replaced or inserted."""
    data = bytearray(data)
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randint(1, 200))
    match chance.randrange(4):
        case 0:
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(len(data))] ^= chance.randint(1, 255)
        case 1:
            del data[start:end]
        case 2:
            data[start:end] = chance.randbytes(end - start)
        case 3:
            data[start:start] = chance.randbytes(end - start)
    return bytes(data)


def test_only_the_damaged_record_is_lost(tmp_path):
    path = tmp_path / "crawl.warc.wet.gz"
    lost = {}
    for seed in range(TRIALS):
        chance = random.Random(seed)
        at = chance.randrange(len(MEMBERS))
        path.write_bytes(b"".join([*MEMBERS[:at], damaged(MEMBERS[at], chance), *MEMBERS[at + 1 :]]))
        items = list(read_files([str(path)]))
        found = {item.id for item in items if isinstance(item, Record)}
        if missing := {str(number) for number in range(len(MEMBERS))} - found - {str(at)}:
            lost[seed] = missing
        elif str(at) not in found:
            assert any(isinstance(item, Problem) for item in items)  # a loss is reported
    assert not lost


def test_bytes_are_not_read_repeatedly():
    """Each of these members contains the rest of the file uncompressed, and is damaged at its end."""

    class Raw:
        def __init__(self, data):
            self.data, self.at = data, 0

        def read(self, size):
            self.at += size
            return self.data[self.at - size : self.at]

    begins = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + b"\x00\xff\xff\x00\x00"  # an uncompressed block
    data = begins * 40_000
    used = 0

    class Counted(_Gzip):
        def _keep(self, part):
            nonlocal used
            used += len(part)
            super()._keep(part)

    unpacker = Counted(Raw(data))
    for _ in range(len(data)):
        try:
            while unpacker.read1(8192):
                pass
            break
        except (EOFError, ValueError):
            if not unpacker.resume():
                break
    assert used < 5 * len(data) + 1_000_000
