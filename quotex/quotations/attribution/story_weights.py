"""The weight of each clue to the speaker of a turn in a story."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["WEIGHTS", "Weights"]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each clue, in log odds; set by hand, then by coordinate search on half of a corpus of novels."""

    named: float = 7.5  # said X
    named_doubtfully: float = 4.5  # X beside a verb that may not be one of saying
    narrator: float = 5.0  # I said
    recency: tuple[float, ...] = (0.0, 1.5, 1.6, 1.9, 2.7)  # he: the last man named, or an earlier one
    unknown: float = 1.0  # somebody of unknown gender
    actor: float = 2.5  # X rose. ¶ “…,” he said
    idle: tuple[float, ...] = (0.0, 0.5, 0.5, 0.6)  # a bare turn: those named last
    absent: float = 1.0  # somebody who is only talked about
    nobody: float = 4.0
    bare_narrator: float = 0.3
    titled: float = 3.0  # the Colonel: Colonel X
    kin: float = 3.0  # her mother: Mrs. X
    kin_owner: float = 2.0  # her sister: not herself
    own_role: float = -0.5  # the policeman: a nameless character
    usual_role: float = 3.0  # the captain: the one whom this role mostly means
    beat: float = 5.5  # X smiled. "…"
    beat_pronoun: float = 1.25
    beat_before: float = 0.4  # X smiled. ¶ “…”: multiplies both weights of beats
    vocative: float = 4.0  # nobody addresses himself
    inside: float = 3.0  # or names himself
    addressed: float = 1.0  # the one addressed before replies
    form_of_address: float = 0.5  # a man replies to sir
    usual_form: float = 0.5  # Lizzy: those who call her so elsewhere
    answered: float = 1.0  # the one addressed next has just spoken
    cast: float = 1.0  # somebody who surely speaks nearby
    same: tuple[float, ...] = (0.5, -0.7, 0.0)  # the same speaker twice, by the paragraphs of narration between
    same_pronoun: float = 1.5  # “…,” said X, and went on with his supper. ¶ “…,” he said
    third: float = 2.6
    third_apart: float = 0.5
    goes_on: float = 1.2  # he continued
    replies: float = 1.0
    continued: float = 6.0  # a quotation that goes on in the next paragraph


WEIGHTS = Weights()
