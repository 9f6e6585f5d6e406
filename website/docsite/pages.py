"""Pages made from other files: those in the root of the repository, and the API reference."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import quotex

__all__ = ["ASSETS", "ROOT", "from_root", "of_the_site", "reference"]

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "website/landing.md": "index.md",
    "README.md": "overview.md",
    **{name: name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")},
}
ASSETS = ("CITATION.cff", "LICENSE")
ITEM = re.compile(r"\d+\. ")  # begins an item of a numbered list
NAMED = re.compile(r"\[(?:docs/)?[\w-]+\.md\]\(([\w-]+\.md)")
RULE = re.compile(r"(?<!\[)`([A-Z]{2}\d)(\d\d)`")

# All public names, in the order in which a reader needs them.
REFERENCE = {
    "Functions": "process extract clean clean_and_explain explain scan quotes_frame plot_most_quoted sources verify "
    "rules rule",
    "A pipeline": "Pipeline",
    "What they give": "Document Quotes Quote Speaker Cue Person Segment Cleaned Edit Explanation Scan Sources Source "
    "Check Rule",
    "Types of settings": "Kind Genre Group Preset Verb OnError",
}
# Functions that quotex.api only re-exports have their docstrings in this module.
TOLD_IN = dict.fromkeys(["quotes_frame", "plot_most_quoted"], "frames.")


def from_root() -> dict[str, str]:
    """The pages of the root, by their names on the site, with links adapted to it."""
    return {
        name: re.sub(r"(?<=\]\()docs/|(?<=src=\")docs/", "", (ROOT / source).read_text(encoding="utf-8"))
        for source, name in PAGES.items()
    }


def of_the_site(markdown: str) -> str:
    """Convert a page written for a forge for Python-Markdown, and link it to the pages that only the site has.

    Links into the root lead to the page of the site; if their text is the file name, it becomes the title of the page.
    Items of a numbered list are separated by blank lines, and their contents indented by four blanks. Ids of rules
    become links, and doctest's marker of a blank line becomes a blank line.

    >>> of_the_site("[how](../CONTRIBUTING.md), [rates.md](rates.md#by-rule): `BP201`")
    '[how](CONTRIBUTING.md), [How often it is wrong](rates.md#by-rule): [`BP201`](rules/BP2.md#BP201)'
    >>> of_the_site("1. This:\\n\\n   ```sh\\n   make `QA102`\\n   ```\\n2. That.\\n\\nEnd.")
    '1. This:\\n\\n    ```sh\\n    make `QA102`\\n    ```\\n\\n2. That.\\n\\nEnd.'
    """
    lines: list[str] = []
    in_list, in_code = False, False
    for line in markdown.split("\n"):
        in_code ^= line.lstrip().startswith("```")
        if ITEM.match(line) and not in_code:
            lines += [""] if in_list and lines[-1] else []
            in_list = True
        in_list &= bool(ITEM.match(line)) or line[:1] in ("", " ")
        if not in_code and not line.startswith(("    ", "#")):
            line = _with_links(line)
        elif line == "<BLANKLINE>":
            line = ""
        lines.append(f" {line}" if in_list and line.startswith("   ") else line)
    return "\n".join(lines)


def _with_links(line: str) -> str:
    inside = line.replace("](../README.md", "](overview.md").replace("](../", "](")
    return RULE.sub(_linked, NAMED.sub(_titled, inside))


def _titled(link: re.Match[str]) -> str:
    """A link whose text is a file name, with the title of the page instead."""
    title = _titles().get(link[1])
    return f"[{title}]({link[1]}" if title else link[0]


@cache
def _titles() -> dict[str, str]:
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / name for name in PAGES)]
    return {page.name: page.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ") for page in pages}


def _linked(identifier: re.Match[str]) -> str:
    """The id of a rule as a link to it; an id that no rule has, as on a page about writing rules, is not changed."""
    family = identifier[1] if identifier[1].startswith("BP") else identifier[1][:2]
    known = {rule.id for rule in quotex.rules()}
    rule = identifier[1] + identifier[2]
    return f"[`{rule}`](rules/{family}.md#{rule})" if rule in known else identifier[0]


def _called(name: str) -> list[str]:
    """The options of mkdocstrings for a re-exported name: its heading."""
    options = ["    options:", f"      heading: quotex.{name}", f"      toc_label: {name}"]
    return options if name in TOLD_IN else []


def reference() -> str:
    """The page of all public names, which mkdocstrings fills with their docstrings."""
    lines = ["# All public names", "", "What `help()` tells of each; [From Python](api.md) is the way in.", ""]
    for heading, names in REFERENCE.items():
        lines += [f"## {heading}", ""]
        for name in names.split():
            lines += [f"::: quotex.{TOLD_IN.get(name, '')}{name}", *_called(name), ""]
    missing = set(quotex.__all__) - set(" ".join(REFERENCE.values()).split())
    if missing:
        raise ValueError(f"no part of the reference holds {', '.join(sorted(missing))}: put them into {__file__}")
    return "\n".join(lines)
