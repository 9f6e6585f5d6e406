"""Find the words that an annotator wrote down in the text that they come from."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotex.evaluation.gold import CorpusError, Span

__all__ = ["Words"]

MOST_TOLD = 3  # places listed in an error


class Words:
    """Searches words in a text and caches the results. Any run of white space matches any other.

    >>> words = Words("He said that she said it\\nall.")
    >>> words.places("said"), words.only("it all", "a.json"), words.nearest("said", (18, 24), "a.json")
    ([(3, 7), (17, 21)], (22, 28), (17, 21))
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, list[Span]] = {}

    def places(self, words: str) -> list[Span]:
        """Return the spans of all occurrences as whole words, in order; none for an empty string."""
        if words not in self._found:
            parts = words.split()
            pattern = r"\s+".join(map(re.escape, parts))
            first = r"(?<!\w)" if parts and re.match(r"\w", parts[0]) else ""
            last = r"(?!\w)" if parts and re.search(r"\w\Z", parts[-1]) else ""
            matches = re.finditer(first + pattern + last, self._text) if parts else ()
            self._found[words] = [match.span() for match in matches]
        return self._found[words]

    def only(self, words: str, place: str) -> Span:
        """Return the only occurrence of the words. Raises CorpusError if there are none or several."""
        found = self._some(words, place)
        if len(found) == 1:
            return found[0]
        listed = ", ".join(str(start) for start, _ in found[:MOST_TOLD]) + (", …" if len(found) > MOST_TOLD else "")
        raise CorpusError(
            f"{place}: {_short(words)} occurs {len(found)} times, at {listed}: give start and end, or more words"
        )

    def nearest(self, words: str, span: Span, place: str) -> Span:
        """Return the occurrence nearest to ``span`` outside it (in a tie, the first one), or else the one inside.

        Raises CorpusError if there is none.
        """
        found = self._some(words, place)
        first, behind = bisect_left(found, (span[0], span[0])), bisect_left(found, (span[1], span[1]))
        around = [*found[max(0, first - 1) : first], *found[behind : behind + 1]] or found[first : first + 1]
        return min(around, key=lambda each: max(each[0] - span[1], span[0] - each[1]))

    def _some(self, words: str, place: str) -> list[Span]:
        found = self.places(words)
        if not found:
            raise CorpusError(f"{place}: {_short(words)} is not in the text")
        return found


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else f"{words[:39]}…")
