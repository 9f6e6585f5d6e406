"""Decodes the speakers of all turns of a story together.

Every turn has a few candidates, each with a score from the narration (``story_evidence``). Dynamic programming
(Viterbi) over pairs of neighbouring speakers finds the best sequence, so that both ends of a run of turns without
narration decide it: two speakers mostly alternate, and the third turn of an unbroken run mostly belongs to the first
speaker again. The first pass shows the cast of each scene (who surely speaks nearby) and whom a role means; a second
pass favours both. The confidence of an answer depends on its margin: how much worse the best sequence is in which
somebody else speaks that turn (max-marginals, from a backward pass).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from math import inf
from operator import itemgetter
from typing import Final, NamedTuple

from quotex.quotations.attribution.corroboration import find_corroborated
from quotex.quotations.attribution.narrator import NARRATOR, name_narrator
from quotex.quotations.attribution.story_evidence import NOBODY, Evidence, Scores
from quotex.quotations.attribution.story_weights import WEIGHTS, Weights
from quotex.quotations.attribution.turns import NO_GAP, Turn
from quotex.quotations.entities.characters import Characters
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["NOBODY", "Decoded", "best_sequence", "decode"]

_BEAM = 40  # pairs of speakers kept after every turn

State = tuple[int | None, int | None]
Returns = tuple[float, float]  # the scores if the last speaker, or the one before, speaks again

# Grades of the margin: how far the best sequence is ahead of the best with another speaker in the turn, in log odds.
_GRADES: Final = ("even", "close", "fair", "likely", "clear", "sure")
_MARGINS: Final = (0.5, 1.5, 2.5, 3.0, 5.0)  # where the next grade begins
_GRADES_OF_FEW: Final = ("close", "clear")  # in short stories, too few turns to estimate six grades
_MARGINS_OF_FEW: Final = (3.0,)
_UNRIVALLED: Final = "only"  # nobody else is a candidate
_LONG_NARRATION: Final = 10  # tokens after the speech of a turn, its cue included
_MANY_TURNS: Final = 100  # a story with fewer turns shows little of its cast and their forms of address
_SURE: Final = 2.0  # the margin from which a speaker belongs to the cast of a scene
_FEWEST: Final = 3  # turns with a role that are needed to see whom it usually means
_UNLIKELY: Final = 2.0  # by how much somebody not named lately is behind
_SCENE: Final = 12  # turns with a cue, before and after a turn, whose speakers are its cast


class Decoded(NamedTuple):
    """The speaker of a turn, as an index in ``characters.people`` or NOBODY, and the margin in log odds.

    ``is_corroborated``: other turns agree (``corroboration``).
    """

    speaker: int
    margin: float
    is_corroborated: bool = False

    def grade(self, turns: int, *, is_bare: bool = False, is_doubtful: bool = False, is_restored: bool = False) -> str:
        """The class of the answer for its confidence: its margin, and other traits that make it more or less sure.

        ``turns`` is the number of turns of the story. ``is_bare``: the narration beside the turn does not show who
        speaks. ``is_doubtful``: its cue is not a verb of saying. ``is_restored``: the paragraphs of the story were
        lost, and quotex guessed them. A rare grade is estimated without the traits after ``+``.

        >>> [Decoded(0, margin).grade(turns=900) for margin in (0.2, 3.0, inf)]
        ['even', 'clear', 'only']
        >>> Decoded(0, 5.0).grade(turns=20, is_doubtful=True), Decoded(0, 5.0, True).grade(turns=20, is_bare=True)
        ('clear_of_few_doubtful', 'sure+of_few+is_corroborated')
        """
        is_of_few, is_unrivalled = turns < _MANY_TURNS, self.margin == inf
        is_alike = is_bare or (is_unrivalled and self.speaker != NOBODY)  # however many turns the story has
        grades, margins = (_GRADES_OF_FEW, _MARGINS_OF_FEW) if is_of_few and not is_bare else (_GRADES, _MARGINS)
        grade = _UNRIVALLED if is_unrivalled else grades[bisect_right(margins, self.margin)]
        grade += "_of_few" * (is_of_few and not is_alike)
        is_corroborated = self.is_corroborated and is_bare and is_of_few
        traits = (is_of_few and is_alike, "+of_few"), (is_restored, "+restored"), (is_corroborated, "+is_corroborated")
        return grade + "_doubtful" * is_doubtful + "".join(name for has, name in traits if has)


def decode(tokens: OpenTokens, characters: Characters, turns: list[Turn], weights: Weights = WEIGHTS) -> list[Decoded]:
    """The speaker of each turn.

    The narrator of a first-person story is the character that others address in a turn beside *I said*; if nobody is
    addressed there, the speaker is NARRATOR.
    """
    if not turns:
        return []
    evidence = Evidence(tokens, characters, turns, weights)
    scores = [evidence.read_turn(number) for number in range(len(turns))]
    _weigh_answers(turns, scores, weights)
    returns = [_returns(turn, before, tokens, weights) for before, turn in zip([None, *turns], turns, strict=False)]
    decoded, margins = best_sequence(scores, returns)
    _favour_cast(turns, scores, decoded, margins, weights)
    _favour_usual_roles(turns, scores, decoded, weights)
    decoded, margins = best_sequence(scores, returns)
    narrator = name_narrator(characters, turns, decoded, evidence.cued)
    speakers = [narrator if who == NARRATOR else who for who in decoded]
    corroborated = find_corroborated(turns, speakers, characters)
    return [Decoded(*answer) for answer in zip(speakers, margins, corroborated, strict=True)]


def _weigh_answers(turns: list[Turn], scores: list[Scores], weights: Weights) -> None:
    """Raise the scores of those who are addressed in the next turn: they have probably just spoken."""
    for turn, before in zip(turns[1:], scores, strict=False):
        for who in turn.vocatives:
            if turn.gap == 0 and who in before:
                before[who] += weights.answered


def _favour_cast(
    turns: list[Turn], scores: list[Scores], speakers: list[int], margins: list[float], weights: Weights
) -> None:
    """Raise the scores of those who surely speak nearby: they are present, not only talked about."""
    sure = [number for number, turn in enumerate(turns) if turn.cue and margins[number] >= _SURE]
    for number, turn in enumerate(turns):
        if turn.cue and turn.cue.who >= 0:
            continue
        place = bisect_left(sure, number)
        near = sure[max(place - _SCENE, 0) : place + _SCENE]
        cast = {speakers[other] for other in near if other != number} - {NOBODY}
        if len(cast) > 1:
            for who in cast.intersection(scores[number]):
                scores[number][who] += weights.cast


def _favour_usual_roles(turns: list[Turn], scores: list[Scores], speakers: list[int], weights: Weights) -> None:
    """Raise the score of the character that *her uncle* or *the captain* means in more than half of its turns."""
    meant: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)  # by owner and role
    roles = [(turn.cue.owner, turn.cue.role.lower()) if turn.cue else ("", "") for turn in turns]
    for role, who in zip(roles, speakers, strict=True):
        if role[1] and who >= 0:
            meant[role][who] += 1
    usual: dict[tuple[str, str], tuple[int, float]] = {}  # the character, and its share of the turns
    for role, counts in meant.items():
        (who, count), total = counts.most_common(1)[0], counts.total()
        if total >= _FEWEST and count * 2 > total:
            usual[role] = who, count / total
    for role, score in zip(roles, scores, strict=True):
        if role in usual:
            who, share = usual[role]
            score[who] = score.get(who, -_UNLIKELY) + weights.usual_role * share


def best_sequence(scores: list[Scores], returns: list[Returns]) -> tuple[list[int], list[float]]:
    """The sequence of speakers with the highest total of scores and returns, and the margin of each speaker.

    If two people take turns, the second best sequence is the reverse order, so all turns have the same margin:

    >>> best_sequence([{1: 0.0, 2: -1.0}] * 3, [(-0.5, 0.0), (-0.5, 0.0), (-0.5, 2.6)])
    ([1, 2, 1], [1.0, 1.0, 1.0])
    """
    totals, befores = _read_forward(scores, returns)
    speakers = _speakers(totals[-1], befores)
    margins = _margins(speakers, totals, scores, returns)
    return speakers, margins


def _read_forward(
    scores: list[Scores], returns: list[Returns]
) -> tuple[list[dict[State, float]], list[dict[State, int | None]]]:
    """Viterbi over (previous speaker, speaker) with a beam: after each turn, the totals and the speakers before."""
    totals: list[dict[State, float]] = []
    befores: list[dict[State, int | None]] = []  # for each turn: (last speaker, speaker) -> who spoke before them
    last: dict[State, float] = {(None, None): 0.0}
    for score, (again, back) in zip(scores, returns, strict=True):
        last, before = _step(last, score, again, back)
        if len(last) > _BEAM:
            last = dict(sorted(last.items(), key=itemgetter(1), reverse=True)[:_BEAM])
        totals.append(last)
        befores.append(before)
    return totals, befores


def _speakers(totals: dict[State, float], befores: list[dict[State, int | None]]) -> list[int]:
    """The speakers of the best sequence, traced back from its end."""
    state = max(totals, key=lambda key: totals[key])
    speakers = [NOBODY] * len(befores)
    for number in range(len(befores) - 1, -1, -1):
        speakers[number] = NOBODY if state[1] is None else state[1]
        state = befores[number][state], state[0]
    return speakers


def _margins(
    speakers: list[int], totals: list[dict[State, float]], scores: list[Scores], returns: list[Returns]
) -> list[float]:
    """For each turn, how much worse the best sequence with another speaker of it is (max-marginals)."""
    margins = [inf] * len(speakers)
    rest = dict.fromkeys(totals[-1], 0.0)  # the most that later turns can add, by state
    for number in range(len(speakers) - 1, -1, -1):
        best = other = -inf
        speaker = speakers[number]
        for state, total in totals[number].items():
            value = total + rest[state]
            if state[1] == speaker:
                if value > best:
                    best = value
            elif value > other:
                other = value
        margins[number] = best - other
        if number:
            rest = _step_back(totals[number - 1], rest, scores[number], *returns[number])
    return margins


def _step_back(
    totals: dict[State, float], rest: dict[State, float], scores: Scores, again: float, back: float
) -> dict[State, float]:
    """The most that this turn and those after it can add, for each pair of speakers before it."""
    onward: dict[int | None, float] = {}  # the best by last speaker, whoever spoke before
    for (last, speaker), value in rest.items():
        if speaker is not None:
            value += scores[speaker] + again if speaker == last and speaker != NOBODY else scores[speaker]
            known = onward.get(last)
            if known is None or value > known:
                onward[last] = value
    result = {state: onward.get(state[1], -inf) for state in totals}
    if back:
        for state in totals:
            second, last = state
            if second is None or second in (last, NOBODY):
                continue
            value = rest.get((last, second), -inf)
            if value != -inf:
                result[state] = max(result[state], scores[second] + back + value)
    return result


def _step(
    totals: dict[State, float], scores: Scores, again: float, back: float
) -> tuple[dict[State, float], dict[State, int | None]]:
    """The totals after one more turn, and who spoke before each pair of last speakers."""
    following: dict[State, float] = {}
    before: dict[State, int | None] = {}
    for last, (total, second) in _best_by_last(totals).items():
        for speaker, score in scores.items():
            value, earlier = total + score, second
            if speaker == last:
                if speaker != NOBODY:
                    value += again
            elif back and speaker != NOBODY:
                returned = totals.get((speaker, last))
                if returned is not None and returned + score + back > value:
                    value, earlier = returned + score + back, speaker
            key = last, speaker
            following[key], before[key] = value, earlier
    return following, before


def _best_by_last(totals: dict[State, float]) -> dict[int | None, tuple[float, int | None]]:
    """For each last speaker, the best total and who spoke before."""
    best: dict[int | None, tuple[float, int | None]] = {}
    for (second, last), total in totals.items():
        if last not in best or total > best[last][0]:
            best[last] = total, second
    return best


def _returns(turn: Turn, before: Turn | None, tokens: OpenTokens, weights: Weights) -> Returns:
    """The scores for returns: the previous turn's speaker speaks again, or the speaker of the turn before that."""
    gap, gap_before = turn.gap, before.gap if before else NO_GAP
    if gap == 0:
        back = weights.third if gap_before == 0 else weights.third_apart
    else:
        back = weights.third_apart if gap == 1 and gap_before <= 1 else 0.0
    if turn.continued:
        return weights.continued, back
    again = -weights.same[gap] if gap < len(weights.same) else 0.0
    if before and gap == 0 and turn.cue and turn.cue.pronoun and turn.first - before.quotes[-1][2] >= _LONG_NARRATION:
        again += weights.same_pronoun
    if tokens.is_(turn.verb, tokens.sets.continuing):
        again += weights.goes_on
    if gap == 0 and tokens.is_(turn.verb, tokens.sets.replying):
        again -= weights.replies
    return again, back
