"""Which answers of a story other turns corroborate.

Many small clues settle a run of bare turns from its ends. Two clues are worth more than how far ahead an answer is: it
agrees with what people call each other, or two people talk and its speaker is named at another turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotex.quotations.attribution.turns import Turn
from quotex.quotations.entities.characters import Characters

__all__ = ["find_corroborated"]

_PAIR = 2


def find_corroborated(turns: Sequence[Turn], speakers: Sequence[int], characters: Characters) -> list[bool]:
    """Is the speaker of each turn corroborated? Not one whom the story names only later, or whom the turn addresses."""
    corroborated = {*_by_address(turns, speakers), *_by_name(turns, speakers)}
    return [
        number in corroborated
        and who not in turn.vocatives
        and any(mention.first < turn.first for mention in characters.mentions_of.get(who, ())[:1])
        for number, (turn, who) in enumerate(zip(turns, speakers, strict=True))
    ]


def _by_address(turns: Sequence[Turn], speakers: Sequence[int]) -> Iterator[int]:
    """The turns whose speaker is addressed right before or after by another, or addresses who spoke right before."""
    for number in range(1, len(turns)):
        before, after = number - 1, number
        if turns[after].gap or speakers[before] == speakers[after]:
            continue
        if speakers[after] in turns[before].vocatives:
            yield after
        if speakers[before] in turns[after].vocatives:
            yield before
            yield after


def _by_name(turns: Sequence[Turn], speakers: Sequence[int]) -> Iterator[int]:
    """The turns in a talk of two, without narration between, whose speaker is named beside the speech of one."""
    for first, stop in _talks(turns):
        if len(set(speakers[first:stop])) == _PAIR:
            named = {cue.who for turn in turns[first:stop] if (cue := turn.cue) and turn.is_sure}
            yield from (number for number in range(first, stop) if speakers[number] >= 0 and speakers[number] in named)


def _talks(turns: Sequence[Turn]) -> Iterator[tuple[int, int]]:
    """The runs of turns without a paragraph of narration between them, from the first to where the next begins."""
    first = 0
    for stop in range(1, len(turns) + 1):
        if stop == len(turns) or turns[stop].gap:
            yield first, stop
            first = stop
