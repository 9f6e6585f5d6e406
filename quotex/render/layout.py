"""Shared by plain text and terminal output: wording of speakers, quotes and edits, and making external text safe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quotex.model import Edit, Quote, Speaker

__all__ = [
    "amount",
    "count_edits",
    "counted",
    "mention_words",
    "one_line",
    "shorten",
    "speaker_key",
    "speaker_label",
    "visible",
    "visible_line",
    "visible_rows",
]

SHOWN = 200  # characters of a quote or a removed line in a list

# Characters that a terminal would obey or cannot show: control characters, separators that some programs take for line
# breaks, controls of writing direction (Unicode Standard Annex #9, section 2), which make text look different from what
# it is, and surrogates.
BREAKS = (0x85, 0x2028, 0x2029)
DIRECTIONS = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
PICTURES: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\n\t"}
    | dict.fromkeys((*range(0x80, 0xA0), *DIRECTIONS, *range(0xD800, 0xE000)), "\N{REPLACEMENT CHARACTER}")
    | dict.fromkeys(BREAKS, "\N{SYMBOL FOR NEWLINE}")
    | {0x7F: "\N{SYMBOL FOR DELETE}"}
)
ESCAPES = {code: f"\\u{code:04x}" for code in PICTURES}  # in JSON


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 source, 1,200 sources."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def mention_words(speaker: Speaker) -> str:
    """Return the mention of a speaker; after a quantifier, add the group that it leaves out: *one* of the officials."""
    is_left_out = speaker.of and speaker.of not in speaker.text
    return one_line(f"{speaker.text} of {speaker.of}" if is_left_out else speaker.text)


def speaker_label(quote: Quote) -> str:
    """Return the name, and the mention if it differs.

    >>> speaker_label(Quote(0, 0, 4, "Rain", speaker=Speaker(6, 8, "he", name="Bo Lind")))
    'Bo Lind (“he”)'
    """
    speaker = quote.speaker
    if speaker is None:
        return "no speaker"
    words = mention_words(speaker)
    if speaker.name is None or speaker.name == words:
        return words
    return f"{speaker.name} (“{words}”)"


def speaker_key(speaker: Speaker) -> object:
    """Return a key that is equal for two mentions of the same speaker."""
    return tuple(speaker.people) or speaker.name or speaker.text.casefold()


def count_edits(edits: Iterable[Edit]) -> str:
    """Return how often each rule edited the text.

    >>> count_edits([Edit(0, 9, "", "BP201"), Edit(20, 29, "", "BP201"), Edit(40, 41, "'", "TX101")])
    '2 removed (BP201 ×2), 1 replaced (TX101)'
    """
    removed: Counter[str] = Counter()
    replaced: Counter[str] = Counter()
    for edit in edits:
        (replaced if edit.replacement else removed)[edit.rule] += 1
    parts = [
        f"{counts.total()} {what} ({_tally(counts)})"
        for what, counts in (("removed", removed), ("replaced", replaced))
        if counts
    ]
    return ", ".join(parts) or "nothing removed"


def _tally(counts: Counter[str]) -> str:
    return ", ".join(f"{rule} ×{count}" if count > 1 else rule for rule, count in sorted(counts.items()))


def amount(value: float) -> str:
    """Format a count with separators; a fraction, as for weighed copies, with one decimal.

    >>> amount(1200), amount(0.5)
    ('1,200', '0.5')
    """
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def one_line(text: str) -> str:
    """Return the text with every run of white space as one blank."""
    return " ".join(text.split())


def shorten(text: str, width: int = SHOWN) -> str:
    """Return the beginning of the text on one line of at most ``width`` characters, without half a word.

    >>> shorten("It rained\\n all day.", 12), shorten("It rained all day.", 15)
    ('It rained …', 'It rained all …')
    """
    line = one_line(text[: 4 * width])
    if len(line) <= width:
        return line
    whole = line[: width - 1].rfind(" ")
    return line[: whole if whole > width // 2 else width - 2].rstrip() + " …"


def visible(text: str) -> str:
    """Make external text safe for a terminal: control characters become visible symbols.

    Line breaks and tabs stay; a line break of two characters becomes ``"\\n"``.

    >>> visible("a\\x1b[2Jb\\r\\nc\\u202ed")
    'a␛[2Jb\\nc�d'
    """
    return text.replace("\r\n", "\n").translate(PICTURES)


def visible_line(text: str) -> str:
    """Make external text, such as a file name, safe inside a line: like ``visible``, but with line breaks as symbols.

    >>> visible_line("pages\\n\\x1b[2J.jsonl")
    'pages␊␛[2J.jsonl'
    """
    return visible(text).replace("\n", "\N{SYMBOL FOR LINE FEED}")


def visible_rows(rows: str | bytes, *, in_json: bool) -> str:
    r"""Make rows (text or UTF-8) safe for a terminal: like ``visible``, but in JSON by escapes, which keep the value.

    >>> visible_rows("1,a\u202eb\n", in_json=False), visible_rows('{"text":"a\u202eb"}\n', in_json=True)
    ('1,a�b\n', '{"text":"a\\u202eb"}\n')
    """
    text = rows if isinstance(rows, str) else rows.decode("utf-8", "replace")
    return text.translate(ESCAPES) if in_json else visible(text)
