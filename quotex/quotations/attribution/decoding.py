"""Who speaks each turn: the turns of a story decoded together.

Every turn has a few candidates, each with a score from what its narration says (``evidence``). The best sequence is
found by dynamic programming (Viterbi) over pairs of neighbouring speakers, so that a run of bare turns is settled from
both its ends: two speakers mostly alternate, and the third turn of an unbroken run is mostly the first speaker's again.
"""

from __future__ import annotations

from math import inf

from quotex.quotations.attribution.narrator import NARRATOR, name_narrator
from quotex.quotations.attribution.story_evidence import NOBODY, Evidence, Scores
from quotex.quotations.attribution.story_weights import WEIGHTS, Weights
from quotex.quotations.attribution.turns import NO_GAP, Turn
from quotex.quotations.entities.characters import Characters
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["NARRATOR", "NOBODY", "Weights", "decode"]

_BEAM = 40  # pairs of speakers kept after every turn

State = tuple[int | None, int | None]


def decode(tokens: OpenTokens, characters: Characters, turns: list[Turn], weights: Weights = WEIGHTS) -> list[int]:
    """For every turn the index of its speaker in ``characters.people``, or NOBODY.

    The narrator of a first-person story is resolved to the character that others address beside *I said*; where nobody
    does, NARRATOR stands.
    """
    if not turns:
        return []
    evidence = Evidence(tokens, characters, turns, weights)
    scores = [evidence.read_turn(number) for number in range(len(turns))]
    _weigh_answers(turns, scores, weights)
    speakers = _best_sequence(turns, tokens, scores, weights)
    narrator = name_narrator(characters, turns, speakers, evidence.cued)
    return [narrator if speaker == NARRATOR else speaker for speaker in speakers]


def _weigh_answers(turns: list[Turn], scores: list[Scores], weights: Weights) -> None:
    """Who is addressed in a turn has mostly spoken the one before."""
    for turn, before in zip(turns[1:], scores, strict=False):
        for who in turn.vocatives:
            if turn.gap == 0 and who in before:
                before[who] += weights.answered


def _best_sequence(turns: list[Turn], tokens: OpenTokens, scores: list[Scores], weights: Weights) -> list[int]:
    """Viterbi over (speaker before, speaker), with a beam."""
    befores: list[dict[State, int | None]] = []  # for every turn: (last speaker, speaker) -> who spoke before them
    totals: dict[State, float] = {(None, None): 0.0}
    for number, turn in enumerate(turns):
        returns = _returns(turn, turns[number - 1].gap if number else NO_GAP, tokens, weights)
        totals, before = _step(totals, scores[number], *returns)
        if len(totals) > _BEAM:
            totals = dict(sorted(totals.items(), key=lambda item: -item[1])[:_BEAM])
        befores.append(before)
    state = max(totals, key=lambda key: totals[key])
    speakers = [NOBODY] * len(turns)
    for number in range(len(turns) - 1, -1, -1):
        speakers[number] = NOBODY if state[1] is None else state[1]
        state = befores[number][state], state[0]
    return speakers


def _step(
    totals: dict[State, float], scores: Scores, again: float, back: float
) -> tuple[dict[State, float], dict[State, int | None]]:
    """The totals after one more turn, and who spoke before each two speakers."""
    following: dict[State, float] = {}
    before: dict[State, int | None] = {}
    for last, (total, second) in _best_by_last(totals).items():
        for speaker, score in scores.items():
            value, earlier = total + score, second
            if speaker == last and speaker != NOBODY:
                value += again
            elif back and speaker != NOBODY:
                returned = totals.get((speaker, last), -inf) + score + back
                if returned > value:
                    value, earlier = returned, speaker
            key = last, speaker
            following[key], before[key] = value, earlier
    return following, before


def _best_by_last(totals: dict[State, float]) -> dict[int | None, tuple[float, int | None]]:
    """For every last speaker the best total, and who spoke before."""
    best: dict[int | None, tuple[float, int | None]] = {}
    for (second, last), total in totals.items():
        if last not in best or total > best[last][0]:
            best[last] = total, second
    return best


def _returns(turn: Turn, gap_before: int, tokens: OpenTokens, weights: Weights) -> tuple[float, float]:
    """What it adds that the speaker of the turn before speaks again, and the one of the turn before that."""
    gap = turn.gap
    if gap == 0:
        back = weights.third if gap_before == 0 else weights.third_apart
    else:
        back = weights.third_apart if gap == 1 and gap_before <= 1 else 0.0
    if turn.continued:
        return weights.continued, back
    again = -weights.same[gap] if gap < len(weights.same) else 0.0
    if tokens.is_(turn.verb, tokens.sets.continuing):
        again += weights.goes_on if gap else 1.0
    if gap == 0 and tokens.is_(turn.verb, tokens.sets.replying):
        again -= weights.replies
    return again, back
