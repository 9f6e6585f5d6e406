"""Short lines that recur in documents of a source, but belong to the article: headings and speakers' names.

A publisher heads its reports "What happens next?", and its interviews name the speaker on lines of their own. Only the
context shows that such lines are not boilerplate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import pairwise

from quotex._core import DIGIT, LINE_BLANK, LINK, MARK, WORD, Scan

__all__ = ["article_labels"]

LABEL_WORDS = 8
ANNOUNCES = (":", "?")  # how headings end that belong to the article, however many documents have them


def article_labels(
    page: Scan, lines: Iterable[int], forms: Mapping[int, str], is_fixed: Callable[[int], bool]
) -> set[int]:
    """Return the repeats that belong to the article. ``lines`` are those that no other rule removes.

    ``forms`` maps each repeat among them to its text, with numbers folded. ``is_fixed`` says whether a line is in so
    many documents that it must be part of their layout, as ``FULL TEXT`` is in an archive.

    These belong to the article: a heading with prose before it and directly after it, unless it is fixed and announces
    nothing; a speaker's name or the time in a chronicle, which recurs within the text and mostly precedes prose; and a
    short repeat directly after such a label, because it is what was said: *Right.*
    """
    labels = {line for line in forms if _may_be_label(page, line)}
    if not labels:
        return labels
    left = [line for line in lines if not page.line_flags[line] & LINE_BLANK]
    after = _following(page, left)
    prose = {line for line in left if line not in forms and page.prose_of_line(line)}
    leading = {line for line in labels if after.get(line) in prose}
    start = min(prose, default=0)
    headings = {line for line in leading if line > start and (_announces(page, line) or not is_fixed(line))}
    speakers = _recurring(labels, leading, forms)
    return headings | speakers | (labels & {after.get(line) for line in speakers})


def _may_be_label(page: Scan, line: int) -> bool:
    """Whether the line has few words, begins with one, and contains no address or handle."""
    first, stop = page.line_token[line], page.line_token[line + 1]
    return (
        page.line_words[line] <= LABEL_WORDS
        and page.token_tags[first] & (WORD | DIGIT | MARK) != 0
        and page.next_tagged(LINK, first, stop) < 0
    )


def _following(page: Scan, left: Iterable[int]) -> dict[int, int]:
    """Map each of the ``left`` lines to the next line that is not blank, if that is among them."""
    flags = page.line_flags
    return {line: after for line, after in pairwise(left) if all(map(LINE_BLANK.__and__, flags[line + 1 : after]))}


def _recurring(labels: Iterable[int], leading: Container[int], forms: Mapping[int, str]) -> set[int]:
    """Return the labels that recur in the text and lead to prose in at least half of their places."""
    places = Counter(forms[line] for line in labels)
    with_prose = Counter(forms[line] for line in labels if line in leading)
    return {line for line in labels if places[forms[line]] > 1 and 2 * with_prose[forms[line]] >= places[forms[line]]}


def _announces(page: Scan, line: int) -> bool:
    """Whether the line ends with a colon or a question mark, ignoring quotation marks."""
    last = page.line_token[line + 1] - 1
    if page.token_tags[last] & MARK and last > page.line_token[line]:
        last -= 1
    return page.word(last) in ANNOUNCES
