"""The slow twin of the folded words: one pattern, and the case folding of Python."""

from __future__ import annotations

import unicodedata

import regex

from quotex.verification.folding import fold

# Brackets around a part of a word belong to it: [T]he, walk[ed].
TOKEN = regex.compile(
    r"(?P<tag></?\p{L}[^<>\n]{0,200}>)"
    r"|(?P<sic>\[[sS][iI][cC]\.?\])"
    r"|(?P<cut>[\[(]?(?:…|\.(?:[^\S\n]?\.){2,3})[\])]?)"
    r"|(?P<word>(?:(?<![^\s(])[-−])?\p{N}[\p{L}\p{M}\p{N}]*+(?:[.,:]\p{N}[\p{L}\p{M}\p{N}]*+)*+"
    r"|(?:\p{L}\.){2,6}+(?!\p{L})"
    r"|\[\p{L}{1,20}\][\p{L}\p{M}\p{N}]++(?:['’‘ʼ´`][\p{L}\p{M}]++)*+"
    r"|[\p{L}\p{M}\p{N}\uFFFD]++(?:['’‘ʼ´`][\p{L}\p{M}]++)*+(?:\[\p{L}{1,20}\])?"
    r"|[$£€¥%])"
)


def folded(text: str) -> tuple[list[str], list[int], list[int], list[int]]:
    """The words, their starts and ends, and the words right after an ellipsis."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    cuts: list[int] = []
    for match in TOKEN.finditer(text):
        if match.lastgroup == "word":
            key = fold(match[0])
            if key:
                keys.append(key)
                starts.append(match.start())
                ends.append(match.end())
        elif match.lastgroup == "cut" and (not cuts or cuts[-1] != len(keys)):
            cuts.append(len(keys))
    return keys, starts, ends, cuts


def is_known_to_both(text: str) -> bool:
    """Whether the characters are assigned in the tables of Python, and of regex, which may be newer."""
    return all(unicodedata.category(sign) != "Cn" for sign in text)
