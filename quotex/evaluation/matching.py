"""Decide whether a prediction is right: spans by overlap, speakers by mention or by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush

from quotex.evaluation.gold import Character, Span

__all__ = [
    "MARKS",
    "NOVEL_MARKS",
    "Names",
    "letters",
    "match_sets",
    "match_spans",
    "mention_is_right",
    "name_is_right",
    "nearest_spans",
    "overlap",
    "trim",
]

_Fold = Callable[[str], str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MARKS = frozenset("\"“”„‟«»`'‘’")
NOVEL_MARKS = MARKS | {"_"}  # plain-text novels write _italics_
SAME = 0.8  # least Jaccard overlap of equal spans

PRONOUNS = _words("he she they it i we you who him her them his himself herself themselves this that which")
TITLES = _words("mr mrs ms dr sen rep gov president sir jr sr prof gen lt col capt sgt rev")
ARTICLES = _words("the a an")
NOVEL_TITLES = _words(
    """mr mrs ms miss mister missis master dr doctor sir madam madame mme mlle mademoiselle monsieur m
    lady lord dame duke duchess count countess comte marquis baron baroness prince princess king queen captain capt
    colonel col general gen major maj lieutenant lieut sergeant sgt inspector detective constable professor prof
    reverend rev father brother sister aunt uncle cousin nurse judge"""
)
LONGEST_MENTION = 120  # characters; a head name in a longer mention would be chance
SLACK = 24  # a predicted mention may have twice the characters of the annotated one, plus this many

_NAME_ENDS = re.compile(r",|\(| who | of | at | for ")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_POSSESSIVE = re.compile(r"['’]s$")
_PUNCTUATION = re.compile(r"[^\w\s]")


def trim(text: str, span: Span, marks: frozenset[str] = MARKS) -> Span:
    """Return the span inside ``text``, without quotation marks and white space at its ends.

    >>> trim('“ Rain, ” he said', (0, 9))
    (2, 7)
    """
    start, end = max(0, span[0]), min(len(text), span[1])
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return start, end


def letters(text: str, spans: Iterable[Span]) -> set[int]:
    """Return the offsets of all letters and digits in the spans."""
    places: set[int] = set()
    for start, end in spans:
        places.update(place for place in range(max(0, start), min(len(text), end)) if text[place].isalnum())
    return places


def overlap(one: Span, other: Span) -> float:
    """Return the Jaccard overlap: characters in both spans as a share of those in either.

    >>> overlap((0, 8), (4, 10))
    0.4
    """
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def match_spans(gold: Sequence[Span], predicted: Sequence[Span], need: float = SAME) -> dict[int, int]:
    """Pair the spans that overlap by at least ``need``, one to one, best first: index of gold to index of predicted.

    >>> match_spans([(0, 10), (20, 30)], [(21, 30), (0, 4)])
    {1: 0}
    """
    return _best_first(_overlaps(gold, predicted), need)


def nearest_spans(gold: Sequence[Span], predicted: Sequence[Span]) -> dict[int, int]:
    """Return the gold span that each prediction overlaps most: index of predicted to index of gold.

    >>> nearest_spans([(0, 10), (20, 30)], [(0, 4), (5, 10), (40, 50)])
    {0: 0, 1: 0}
    """
    nearest: dict[int, int] = {}
    for _, index, other in sorted(_overlaps(gold, predicted), key=lambda each: (-each[0], each[1])):
        nearest.setdefault(other, index)
    return dict(sorted(nearest.items()))


def _overlaps(gold: Sequence[Span], predicted: Sequence[Span]) -> list[tuple[float, int, int]]:
    """Return all overlapping pairs: the overlap and both indices."""
    candidates: list[tuple[float, int, int]] = []
    sides = gold, predicted
    order = sorted((span, side, index) for side, spans in enumerate(sides) for index, span in enumerate(spans))
    begun: tuple[list[tuple[int, int]], ...] = ([], [])  # for each side, a heap of open spans: end, index
    for (start, end), side, index in order:
        for heap in begun:
            while heap and heap[0][0] <= start:
                heappop(heap)
        for _, other in begun[1 - side]:
            pair = (other, index) if side else (index, other)
            share = overlap(gold[pair[0]], predicted[pair[1]])
            if share > 0:
                candidates.append((share, *pair))
        heappush(begun[side], (end, index))
    return candidates


def match_sets(gold: Sequence[set[int]], predicted: Sequence[set[int]], need: float) -> dict[int, int]:
    """Pair sets of offsets, which may have gaps, as ``match_spans`` pairs spans."""
    owners: dict[int, list[int]] = defaultdict(list)
    for index, places in enumerate(predicted):
        for place in places:
            owners[place].append(index)
    candidates: list[tuple[float, int, int]] = []
    for index, places in enumerate(gold):
        for other in sorted({owner for place in places for owner in owners.get(place, ())}):
            both = len(places & predicted[other])
            candidates.append((both / len(places | predicted[other]), index, other))
    return _best_first(candidates, need)


def _best_first(candidates: list[tuple[float, int, int]], need: float) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, gold, predicted in sorted(candidates, key=lambda each: (-each[0], each[1], each[2])):
        if score > 0 and score >= need and gold not in pairs and predicted not in taken:
            taken.add(predicted)
            pairs[gold] = predicted
    return pairs


def mention_is_right(text: str, predicted: Span | None, sources: Sequence[Span]) -> bool:
    """Whether the predicted mention is that of the annotated speaker, and not much more.

    It is if half of it lies in a source; if half of a source lies in it and it is not much longer; or if both have the
    same head name. Without sources, the right answer is no mention.

    >>> text = "Sen. Ada Moor, who farms, said it rained."
    >>> mention_is_right(text, (5, 13), [(0, 24)]), mention_is_right(text, None, [(0, 24)])
    (True, False)
    """
    if not sources or predicted is None:
        return not sources and predicted is None
    size = predicted[1] - predicted[0]
    for start, end in sources:
        common = min(end, predicted[1]) - max(start, predicted[0])
        within = 2 * common >= size
        around = 2 * common >= end - start and size <= 2 * (end - start) + SLACK
        if common > 0 and (within or around):
            return True
    head = head_name(text[slice(*predicted)]) if size <= LONGEST_MENTION else ""
    return bool(head) and any(head == head_name(text[slice(*source)]) for source in sources)


def head_name(mention: str) -> str:
    """Return the last capitalized word of the name part, in lower case.

    >>> head_name("Sen. Ada Moor, a farmer of Hill Town")
    'moor'
    """
    words = _WORD.findall(_NAME_ENDS.split(mention, maxsplit=1)[0])
    names = [_POSSESSIVE.sub("", word).lower() for word in words if word[0].isupper()]
    names = [name for name in names if name not in PRONOUNS | TITLES | ARTICLES]
    return names[-1] if names else ""


class Names:
    """The characters of a novel by name.

    Names are compared case-folded, without *the* and punctuation; if no character has the name, also without titles.
    With ``loose``, a name may also consist of some words that only one character's names have.

    >>> cast = Names([Character("Mr. Moor", ["Moor"]), Character("Ada Moor", ["Ada"])])
    >>> cast.is_right("the Ada", "Ada Moor"), cast.is_right("Miss Moor", "Ada Moor")
    (True, False)
    """

    def __init__(self, characters: Sequence[Character], *, loose: bool = False) -> None:
        self._levels = [_Owners(characters, fold) for fold in (_full, _bare)]
        self._words = [
            (character.name, set(_full(name).split()))
            for character in characters
            if loose
            for name in (*character.aliases, character.name)
        ]

    def is_right(self, name: str | None, speaker: str) -> bool:
        """Whether ``name`` means the character with the main name ``speaker``, and no other."""
        if not name:
            return False
        for level in self._levels:
            key = level.fold(name)
            if key and key in level.owners:
                return level.owners[key] == {speaker} or level.mains.get(key) == {speaker}
        words = set(_full(name).split())
        return bool(words) and {owner for owner, named in self._words if words <= named} == {speaker}


def name_is_right(given: str, annotated: str) -> bool:
    """Whether a name equals the annotated one, ignoring titles, or is a longer or shorter form of it.

    >>> [name_is_right(given, "Ada J. Moor") for given in ("Dr. Ada Moor", "Ada J. Moor", "Moor", "Ada Cole")]
    [True, True, False, False]
    """
    one, other = (set(_bare(name).split()) for name in (given, annotated))
    return one == other or (len(one & other) > 1 and (one <= other or other <= one))


class _Owners:
    """The characters of each name, folded by ``fold``: of any name, and of main names."""

    def __init__(self, characters: Sequence[Character], fold: _Fold) -> None:
        self.fold = fold
        self.owners: dict[str, set[str]] = defaultdict(set)
        self.mains: dict[str, set[str]] = defaultdict(set)
        for character in characters:
            self.mains[fold(character.name)].add(character.name)
            for name in (*character.aliases, character.name):
                self.owners[fold(name)].add(character.name)


def _full(name: str) -> str:
    words = _PUNCTUATION.sub(" ", name.casefold().replace("’", "'")).split()
    return " ".join(word for word in words if word != "the")


def _bare(name: str) -> str:
    words = _full(name).split()
    return " ".join(word for word in words if word not in NOVEL_TITLES) or " ".join(words)
