"""The slow twin of the folded words: one pattern, and the case folding of Python."""

from __future__ import annotations

import unicodedata

import regex

APOSTROPHES = "'’‘ʼ´`"
# Characters that NFKD decomposes into a superscript or a fraction.
RAISED = "".join(
    sign
    for sign in map(chr, range(0x110000))
    if unicodedata.decomposition(sign).startswith(("<super>", "<fraction>")) and unicodedata.category(sign)[0] in "NS"
)

FRACTIONS = "".join(sign for sign in RAISED if unicodedata.decomposition(sign).startswith("<fraction>"))

# A named class, for use in other classes: groups cannot stand there.
WORD = rf"[\p{{L}}\p{{M}}\p{{N}}\uFFFD]--[{RAISED}]"
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
DASH = "-‐‑‒–−﹣－"
SHAPES = r"\u2500-\u25b1\u25b6-\u25bb\u25c0-\u25ff"
SYMBOL = rf"[\p{{Sc}}\p{{Sm}}\p{{So}}%‰‱\&{RAISED}]--[™®©℠|¦{SHAPES}\ufffc\ufffd<>=+~\#/^−]"
RELATIVE = rf"[\p{{N}}--[{RAISED}]]||[{SYMBOL}]"
BLANK = r"[^\S\n\x1c-\x1f]"
TOKEN = regex.compile(
    rf"""(?xV1)
    (?(DEFINE)
      (?P<letter> [\p{{L}}\uFFFD])
      (?P<part> [{WORD}])
      (?P<number_sign> [\p{{N}}--[{RAISED}]])
      (?P<symbol> [{SYMBOL}])
      (?P<html> </?(?&letter)[^<>\n]{{0,200}}>)
      (?P<fraction> [{FRACTIONS}])
      (?P<sign> (?!(?&fraction) | \&) (?&symbol) | [>=+\#/^′″] | (?!(?&html))< | (?<!~)~(?!~))
      (?P<dash> [{DASH}])
      (?P<free> (?<![{WORD}]|[{DASH}.,;:!?)\]}}%—―’”…]))
      (?P<before> (?: (?&sign){{1,4}}+ (?&dash)?+ )?+)
      (?P<grouped> \d{{1,2}}(?:,\d\d(?!\d)){{1,4}}(?:,\d{{3}}(?!\d))+ | \d{{1,3}}(?:,\d{{3}}(?!\d))+)
      (?P<rest> (?&part)*+ (?: [.:] (?&number_sign) (?&part)*+ )*+)
      (?P<figure> \. (?&number_sign) (?&rest) | (?&grouped) (?&rest) | (?&number_sign) (?&rest)
        | (?&fraction))
    )
    (?P<tag> (?&html))
    | (?P<sic> \[[sS][iI][cC]\.?\] | \([sS][iI][cC]\.?\))
    | (?P<footnote> (?<=[\p{{L}}\uFFFD\]])\[\^?\d{{1,3}}\])
    | (?P<cut> [\[(]? (?: … | \. (?: {BLANK}?\.){{2,3}} ) [\])]?)
    | (?P<word>
        (?: (?&free) (?&dash) (?&before) (?&figure) | (?&free) (?&before) (?&figure) | (?!\.) (?&before) (?&figure) )
        (?: (?&dash) (?&before) (?&figure) | (?=(?&sign)) (?&before) (?&figure) | (?&sign){{1,4}}+ )*+
      | (?<=[{RELATIVE}]{BLANK}) (?&dash) (?={BLANK}[{RELATIVE}])
      | (?<=[{RELATIVE}]{BLANK}) [<>=+~\#/^′″] (?={BLANK})
      | (?<=(?s:.){BLANK}) [<>=+~\#/^′″] (?={BLANK}[{RELATIVE}])
      | (?<=[{WORD}]{BLANK}) [<>=] (?={BLANK})
      | (?: (?&letter)\.){{2,6}}+ (?!(?&letter))
      | \[(?&letter){{1,20}}\] (?&part)++ (?: ['’‘ʼ´`] [\p{{L}}\p{{M}}\uFFFD]++ )*+
      | (?&part)++ (?: ['’‘ʼ´`] [\p{{L}}\p{{M}}\uFFFD]++ )*+ (?: \[(?&letter){{1,20}}\] )?  # [T]he, walk[ed]
      | (?&symbol)
    )"""
)


def fold(word: str) -> str:
    """The folded form of a word: numbers keep their points and signs."""
    is_number = word[0] != "[" and unicodedata.category(word[0])[0] not in "LM"
    if is_number:
        word = regex.sub(rf"(?V1)(?<![{WORD}])\.", "0.", word)
    return "".join([_folded(sign) for sign in word if is_number or sign != "."])


def _folded(sign: str) -> str:
    if sign in APOSTROPHES or sign in "[],\ufe0e\ufe0f":
        return ""
    if sign in "⁄&":
        return "/" if sign == "⁄" else "and"
    if sign in DASH:
        return "-"
    if sign in FRACTIONS:
        return unicodedata.normalize("NFKC", sign).replace("⁄", "/")
    if sign in RAISED:
        return sign
    if unicodedata.category(sign) in ("Sc", "Sm", "So") and regex.fullmatch(rf"(?V1)[{SYMBOL}]", sign):
        return unicodedata.normalize("NFKC", sign).casefold()
    apart = unicodedata.normalize("NFKD", sign)
    small = "".join(part for part in apart if unicodedata.combining(part) <= 1).casefold()
    return small.translate(LETTERS)


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
