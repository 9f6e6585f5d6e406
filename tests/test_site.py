"""The generated pages of the site, tested without building it."""

import os
import re
import tomllib
from pathlib import Path

import pytest

import quotex
from docsite import browser, catalogue, examples, pages, pictures, rates

ROOT = Path(__file__).parents[1]


def test_every_rule_is_in_the_catalogue():
    made = catalogue.pages()
    for rule in quotex.rules():
        assert f"## {rule.id} {rule.name} {{ #{rule.id} }}" in made[f"rules/{rule.family}.md"]
        assert f"]({rule.family}.md#{rule.id})" in made["rules/index.md"]


def test_the_examples_of_rules_are_escaped():
    rule = quotex.rule("TX101")
    assert any("&amp;" in before for before, _ in rule.examples)
    page = catalogue.pages()["rules/TX.md"]
    assert (
        '<span class="example">Lund &amp;amp; Ortiz</span> becomes <span class="example">Lund &amp; Ortiz</span>'
        in page
    )


def test_every_public_name_is_in_the_reference():
    assert set(re.findall(r"^::: quotex\.(?:frames\.)?(\w+)$", pages.reference(), re.MULTILINE)) == set(quotex.__all__)


def test_a_name_that_the_reference_lacks_is_reported(monkeypatch):
    monkeypatch.setattr(quotex, "__all__", [*quotex.__all__, "harrumph"])
    with pytest.raises(ValueError, match="no part of the reference holds harrumph"):
        pages.reference()


def test_links_of_root_documents_lead_to_pages_of_the_site():
    made = pages.from_root()
    assert "](tutorial.md)" in made["index.md"]
    assert "](docs/" not in "".join(made.values())


def test_unknown_rules_are_not_linked():
    assert pages.of_the_site("`QA199` and `QA102`") == "`QA199` and [`QA102`](rules/QA.md#QA102)"


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a shell")
def test_the_output_of_a_command_replaces_the_one_shown(tmp_path):
    file = "<!-- a.txt -->\n\n```text\nIt rained.\n```\n\n"
    page = file + "```console\n$ cat a.txt\nold\n$ cat b.txt 2>/dev/null || echo gone\n```\n"
    assert examples.as_run(page, tmp_path).endswith(
        "```console\n$ cat a.txt\nIt rained.\n$ cat b.txt 2>/dev/null || echo gone\ngone\n```\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a shell")
def test_a_traceback_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="ZeroDivisionError"):
        examples.as_run("```console\n$ python -c 1/0\n```\n", tmp_path)


def test_the_build_treats_warnings_as_errors():
    """With --quiet, MkDocs shows no warnings, and --strict counts none."""
    (build,) = re.findall(r"mkdocs build .*", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert "--strict" in build
    assert "--quiet" not in build


def test_pictures_need_a_browser(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "find", lambda: None)
    (tmp_path / "chart.png").write_bytes(b"chart")
    page = "<!-- picture: chart.png: A chart. -->\n<!-- picture: report/index.html 900x640: An index. -->\n"
    with pictures.Camera(tmp_path) as camera:
        shown, taken = pictures.put_in(page, tmp_path, "tutorial.md", camera)
    assert shown == "![A chart.](pictures/tutorial-0.png)\n\n"
    assert taken == {"pictures/tutorial-0.png": b"chart"}


@pytest.mark.skipif(browser.find() is None, reason="there is no Chromium here")
def test_a_page_may_have_pictures_of_two_places(tmp_path):
    (tmp_path / "a.html").write_text("<p>It rained.</p><p id=q1>It poured.</p>", encoding="utf-8")
    page = "<!-- picture: a.html#q1 100x80: Rain. -->\n<!-- picture: a.html 100x80: Rain. -->\n"
    with pictures.Camera(tmp_path) as camera:
        if not camera.works:
            pytest.skip("Chromium does not start here")
        shown, taken = pictures.put_in(page, tmp_path, "tutorial.md", camera)
    assert shown.startswith("![Rain.](pictures/tutorial-0-light.png#only-light)![Rain.](pictures/tutorial-0-dark.png#o")
    assert len(taken) == 4
    assert all(picture.startswith(b"\x89PNG") for picture in taken.values())


def test_rules_are_listed_with_their_error_rates():
    assert rates.of_rule("QA102").startswith("[Right](../rates.md): ")
    assert rates.of_rule("QA102") in catalogue.pages()["rules/QA.md"]


def test_the_site_loads_no_external_resources():
    config = (ROOT / "website" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "font: false" in config
    assert "://" not in (ROOT / "website" / "style.css").read_text(encoding="utf-8")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert any(need.startswith("mkdocs>=") for need in groups["docs"])
