"""Lines that make a pattern work hard, grown from the pattern itself and from the examples of its rule.

What backtracks does so at a repeat. So the pattern is parsed, as far as the patterns of quotex need it. For each of its
loops there are lines that lead to it and then repeat, to the end, a text for each alternative of what it repeats, or
what has to follow it, in part or as a whole. What the whole pattern matches is repeated as well, and so are examples,
from each of their words on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import regex

ENDS = ("", "\n!x")  # no pattern matches the second
FOLLOWING = 6  # the number of nodes after a loop that are repeated
# Samples of character classes: letters, a digit, blanks, and the marks that occur in patterns.
ALPHABET = "aA1 .,!?:;-–|/'’“”\"()[]@$©→*_&+#é\n\U00100000\U00108000"

TOKEN = regex.compile(
    r"""
    (?P<mark>\(\?[a-z]+\)|\\[bBAZ\d]|[\^$])
  | (?P<open>\((?:\?(?:[a-z]*(?:-[a-z]+)?:|[>=!]|<[=!]|P<\w+>)|(?!\?)))
  | (?P<close>\))
  | (?P<bar>\|)
  | (?P<times>(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?)
  | (?P<one>\[\^?\]?(?:\\.|[^\]\\])*\]|\\[pP]\{\w+\}|\\x[0-9a-fA-F]{2}|\\.|[^\\()|\[*+?{])
    """,
    regex.VERBOSE | regex.DOTALL,
)
TIMES = {"*": (0, None), "+": (1, None), "?": (0, 1)}


@dataclass(frozen=True, slots=True)
class One:
    """Matches one character."""

    source: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Matches no character of its own: a position, flags, or a backreference."""

    source: str


@dataclass(frozen=True, slots=True)
class Group:
    opening: str  # empty for the whole pattern
    branches: tuple[tuple[Node, ...], ...]

    @property
    def looks_around(self) -> bool:
        return self.opening in ("(?=", "(?!", "(?<=", "(?<!")


@dataclass(frozen=True, slots=True)
class Repeat:
    body: Node
    times: str  # with the ``?`` or ``+`` of a lazy or possessive one

    @property
    def least(self) -> int:
        return self._bounds[0]

    @property
    def most(self) -> float:
        return float("inf") if self._bounds[1] is None else self._bounds[1]

    @property
    def _bounds(self) -> tuple[int, int | None]:
        if self.times[0] in TIMES:
            return TIMES[self.times[0]]
        least, comma, most = self.times.rstrip("?+").strip("{}").partition(",")
        return int(least or 0), int(most) if most else None if comma else int(least)


Node = One | Mark | Group | Repeat


def parse(pattern: str) -> Group:
    """The tree of a pattern. Raises ValueError for syntax that no pattern of quotex has used yet."""
    tokens, at = [], 0
    while at < len(pattern):
        match = TOKEN.match(pattern, at)
        if match is None:
            raise ValueError(f"tests/cleaning/hostile.py can't read {pattern[at : at + 20]!r}: teach it")
        tokens.append((match.lastgroup, match[0]))
        at = match.end()
    return _group("", iter(tokens))


def _group(opening: str, tokens: Iterator[tuple[str | None, str]]) -> Group:
    branches: list[list[Node]] = [[]]
    for kind, text in tokens:
        if kind == "close":
            break
        if kind == "bar":
            branches.append([])
        elif kind == "open":
            branches[-1].append(_group(text, tokens))
        elif kind == "times":
            branches[-1].append(Repeat(branches[-1].pop(), text))
        else:
            branches[-1].append(One(text) if kind == "one" else Mark(text))
    return Group(opening, tuple(map(tuple, branches)))


def source(node: Node) -> str:
    """The pattern of a node.

    >>> source(parse(r"a(?:b|c{2,3}+)*"))
    'a(?:b|c{2,3}+)*'
    """
    if isinstance(node, Repeat):
        return source(node.body) + node.times
    if isinstance(node, Group):
        branches = "|".join("".join(map(source, branch)) for branch in node.branches)
        return f"{node.opening}{branches})" if node.opening else branches
    return node.source


def samples(node: Node) -> list[str]:
    """Texts that the node matches: one for each alternative in it, and an empty one if it is optional.

    >>> samples(parse(r"(?:ab|c)d?"))
    ['abd', 'c']
    """
    if isinstance(node, One):
        return _characters(node.source)
    if isinstance(node, Repeat):
        return [text * max(1, node.least) for text in samples(node.body)] + [""] * (not node.least)
    if isinstance(node, Mark) or node.looks_around:
        return [""]
    return list(dict.fromkeys(text for branch in node.branches for text in _joined(branch)))


@cache
def _characters(one: str) -> list[str]:
    matches = regex.compile(one, regex.DOTALL).fullmatch
    return list(islice(filter(matches, ALPHABET), 3)) or [next(filter(matches, map(chr, range(0x10000))))]


def _joined(nodes: Sequence[Node]) -> list[str]:
    parts = [samples(node) for node in nodes]
    return ["".join(part[turn % len(part)] for part in parts) for turn in range(max(map(len, parts), default=1))]


def _loops(nodes: Sequence[Node], lead: str, after: Sequence[Node]) -> Iterator[tuple[str, Repeat, Sequence[Node]]]:
    """Each loop in a sequence of nodes, with a text that leads to it and the nodes that follow it."""
    for place, node in enumerate(nodes):
        following = [*nodes[place + 1 :], *after][:FOLLOWING]
        if isinstance(node, Repeat):
            if node.most > max(2, node.least):
                yield lead, node, following
            yield from _loops([node.body], lead, following)
        elif isinstance(node, Group):
            for branch in node.branches:
                yield from _loops(branch, lead, following)
        lead += samples(node)[0]


def _pieces(loop: Repeat, following: Sequence[Node]) -> Iterator[str]:
    """What to repeat at a loop. Among the texts that may follow it, those that the loop also matches are preferred."""
    bodies = samples(loop.body)
    yield from bodies
    yield "".join(bodies)
    if following:
        yield from samples(following[0])
    takes = regex.compile("" if isinstance(loop.body, Mark) else f"(?:{source(loop.body)})*+")
    rest = ""
    for node in following:
        rest += min(samples(node), key=lambda text: (not takes.fullmatch(text), len(text)))
        yield rest
        yield bodies[0] + rest


def grow(pattern: str, examples: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Beginnings of lines, each with the text to repeat after it."""
    tree = parse(pattern)
    grown = [("", text) for text in samples(tree)]
    grown += [(lead, piece) for lead, *loop in _loops([tree], "", []) for piece in _pieces(*loop)]
    for example in examples:
        words = example.split(" ")
        grown += [(" ".join(words[:place]), f" {word}") for place, word in enumerate(words)]
        grown += [("", f"{example} "), ("", example[:-1])]
    return list(dict.fromkeys((lead, piece) for lead, piece in grown if piece))


def lines(grown: Iterable[tuple[str, str]], size: int) -> list[str]:
    """Lines of ``size`` characters, one for each beginning and each end."""
    repeated = [(lead + piece * (size // len(piece) + 1)) for lead, piece in grown]
    return [line[: size - len(end)] + end for line in repeated for end in ENDS]
