"""Whether other turns of a story corroborate a decoded speaker.

Many weak clues decide a run of turns without narration. Two clues say more than the margin of an answer: the speaker
is addressed by name in a neighbouring turn, or only two people talk and the speaker is named at another turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotex.quotations.attribution.turns import Turn
from quotex.quotations.entities.characters import Characters

_PAIR = 2


def find_corroborated(turns: Sequence[Turn], speakers: Sequence[int], characters: Characters) -> list[bool]:
    """Whether each turn's speaker is corroborated; never one only named later, or addressed in the turn itself."""
    corroborated = {*_by_address(turns, speakers), *_by_name(turns, speakers)}
    return [
        number in corroborated
        and who not in turn.vocatives
        and any(mention.first < turn.first for mention in characters.mentions_of.get(who, ())[:1])
        for number, (turn, who) in enumerate(zip(turns, speakers, strict=True))
    ]


def _by_address(turns: Sequence[Turn], speakers: Sequence[int]) -> Iterator[int]:
    """The turns whose speaker is addressed in the turn before or after, or addresses the speaker of the turn before."""
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
    """The turns of dialogues between two people whose speaker is named at another turn of the same dialogue."""
    for first, stop in _talks(turns):
        if len(set(speakers[first:stop])) == _PAIR:
            named = {cue.who for turn in turns[first:stop] if (cue := turn.cue) and turn.is_sure}
            yield from (number for number in range(first, stop) if speakers[number] >= 0 and speakers[number] in named)


def _talks(turns: Sequence[Turn]) -> Iterator[tuple[int, int]]:
    """The dialogues, as ranges of turns with no paragraph of narration between them."""
    first = 0
    for stop in range(1, len(turns) + 1):
        if stop == len(turns) or turns[stop].gap:
            yield first, stop
            first = stop
