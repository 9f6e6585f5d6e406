"""Who speaks the turns of a dialogue, most of which name nobody."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, pairwise, product
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex.language.loading import load_language
from quotex.quotations import extract
from quotex.quotations.attribution.decoding import NOBODY, Decoded, best_sequence

ENGLISH = load_language("en")


def test_a_long_dialogue_alternates() -> None:
    turn = "“Is it far?” asked Mrs. Moor.\n\n“Not very,” said Mr. Cole.\n\n“How far?”\n\n“Two miles.”\n\n"
    quotes, people = extract(turn * 20, ENGLISH)
    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Mrs. Moor", "Mr. Cole"] * 40
    assert [(person.name, person.gender) for person in people] == [("Mrs. Moor", "f"), ("Mr. Cole", "m")]
    told = [(turn * 20)[slice(*person.gender_span)] for person in people if person.gender_span]
    assert told == ["Mrs. Moor", "Mr. Cole"]


def test_the_addressee_has_just_spoken(story_speakers: Callable[[str], list[str | None]]) -> None:
    talk = "“It is far.”\n\n“Is it, Moor?”"
    assert story_speakers(f"Mr. Moor, Mr. Dale and Mr. Cole sat by the fire.\n\n{talk}") == ["Mr. Moor", "Mr. Cole"]


def test_work_is_linear_in_the_size_of_a_family(lines_run: Callable[[Callable[[], object]], int]) -> None:
    def lines(size: int) -> int:
        text = "".join(
            f"Mrs. {name} Moor came in.\n\n“Well?” said Ada Moor.\n\n“Well,” said her mother.\n\n"
            for name in islice(map("".join, product("BCDFGH", "aeiou", "lmnrst", "aeiou")), size)
        )
        return lines_run(lambda: extract(text, ENGLISH))

    lines(60)  # fills the caches
    assert lines(400) < 1.2 * 4 * lines(100)


def test_a_pronoun_before_the_first_name(story_speakers: Callable[[str], list[str | None]]) -> None:
    assert story_speakers("“Well?” she asked.\n\n“Well what?” said Mr. Cole to Mrs. Moor.") == ["Mrs. Moor", "Mr. Cole"]


def test_a_role_brings_its_bearer_into_the_scene(story_speakers: Callable[[str], list[str | None]]) -> None:
    told = "Omar Reyes, Jane Dale and Kate Hill sat by the fire with Mr. Moor.\n\n“Well?” cried his wife."
    talk = "“Nothing of the mill,” said Mr. Moor.\n\n“And of the boats?”\n\n“Ask Mrs. Moor of the other mill.”"
    assert story_speakers(f"{told}\n\n{talk}") == ["Mrs. Moor", "Mr. Moor"] * 2


def test_a_name_in_a_nested_quotation_is_not_a_form_of_address(
    story_speakers: Callable[[str], list[str | None]],
) -> None:
    talk = "“Good night,” said Mr. Cole.\n\n“You once said ‘Good night, Sir John,’ to me.”\n\n“I did,” said Mr. Cole."
    assert story_speakers(f"Mr. Cole and Sir John met.\n\n{talk}") == [
        "Mr. Cole",
        "Sir John",
        None,  # the nested quotation
        "Mr. Cole",
    ]


def test_a_nearby_speaker_beats_somebody_who_is_only_named(
    story_speakers: Callable[[str], list[str | None]],
) -> None:
    talk = "“Is it far?” asked Ada Moor.\n\n“Two miles,” said Omar Reyes.\n\n“Then let us go,” said Ada."
    told = "The rain fell on the boat of Lena Ortiz.\n\n“Whose is it?”\n\n“Mine.”\n\n“And now?”"
    assert story_speakers(f"{talk}\n\n{told}")[3:] == ["Omar Reyes", "Ada Moor", "Omar Reyes"]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [("Ada Moor yawned at Omar Reyes.", "Ada Moor"), ("Omar Reyes and Ada Moor sat.\n\nHe yawned.", "Omar Reyes")],
)
def test_the_last_actor_before_a_bare_turn_speaks_it(
    before: str, speaker: str, story_speakers: Callable[[str], list[str | None]]
) -> None:
    assert story_speakers(f"{before}\n\n“A fine day.”") == [speaker]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Ada met her father.\n\n“Well?” he said.", "Mr. Moor"),
        ("Ada woke.\n\nHer mother came in.\n\n“Well?” she said.", "Mrs. Kate Moor"),
        ("Ada wrote to her mother.\n\n“Well?” she said.", "Ada Moor"),  # the mother is not a subject
    ],
)
def test_a_relation_names_the_parent_with_the_same_last_name(
    told: str, speaker: str, story_speakers: Callable[[str], list[str | None]]
) -> None:
    family = "Mr. Moor, Mrs. Kate Moor and Ada Moor met Mr. Cole and Lena Ortiz."
    assert story_speakers(f"{family}\n\n{told}") == [speaker]


def test_a_role_means_its_most_frequent_bearer(story_speakers: Callable[[str], list[str | None]]) -> None:
    scene = "Ben Cole rowed. Ada Moor was cold.\n\n“Home,” said the boatman.\n\n“Soon,” said Ada.\n\n"
    last = "Ben Cole rowed. Omar Reyes waved.\n\n“Home,” said the boatman."
    assert story_speakers(scene * 3 + last)[::2] == ["Ben Cole"] * 4
    assert story_speakers(last) == ["Omar Reyes"]


SPEAKERS = (NOBODY, 0, 1, 2)
WEIGHT = st.integers(-8, 8).map(lambda eighths: eighths / 8)
TURN = st.tuples(
    st.dictionaries(st.sampled_from(SPEAKERS), WEIGHT, min_size=1), WEIGHT, st.sampled_from((0.0, 0.5, 2.5))
)


def total(speakers: tuple[int, ...], turns: list[tuple[dict[int, float], float, float]]) -> float:
    """The total score of a sequence of speakers, computed in the plainest way."""
    worth = sum(scores[speaker] for speaker, (scores, _, _) in zip(speakers, turns, strict=True))
    for number, (last, speaker) in enumerate(pairwise(speakers), 1):
        _, again, back = turns[number]
        if speaker == NOBODY:
            continue
        if speaker == last:
            worth += again
        elif number > 1 and speaker == speakers[number - 2]:
            worth += back
    return worth


@given(st.lists(TURN, min_size=1, max_size=5))
def test_the_best_sequence_scores_highest_of_all(turns: list[tuple[dict[int, float], float, float]]) -> None:
    worths = {speakers: total(speakers, turns) for speakers in product(*(scores for scores, _, _ in turns))}
    decoded, margins = best_sequence([scores for scores, _, _ in turns], [(again, back) for _, again, back in turns])
    best = max(worths.values())
    assert worths[tuple(decoded)] == best
    for number, (who, margin) in enumerate(zip(decoded, margins, strict=True)):
        others = [worth for speakers, worth in worths.items() if speakers[number] != who]
        assert margin == (best - max(others) if others else inf)


@pytest.mark.parametrize(
    ("margin", "grade"), [(0.0, "even"), (0.5, "close"), (2.0, "fair"), (4.0, "clear"), (5.0, "sure"), (inf, "only")]
)
def test_a_larger_margin_gives_a_surer_grade(margin: float, grade: str) -> None:
    assert Decoded(0, margin).grade(turns=900) == grade


def test_a_story_of_few_turns_has_its_own_grades() -> None:
    assert Decoded(0, 2.0).grade(turns=99) == "close_of_few"
    assert [Decoded(who, inf).grade(turns=99) for who in (0, NOBODY)] == ["only+of_few", "only_of_few"]
    assert Decoded(0, 2.0).grade(turns=99, is_bare=True) == "fair+of_few"
    assert Decoded(0, 2.0).grade(turns=100) == "fair"


def test_a_cue_without_a_verb_of_saying_has_its_own_grades() -> None:
    assert Decoded(0, 2.0).grade(turns=900, is_doubtful=True) == "fair_doubtful"


def test_a_pronoun_refers_to_the_last_name_that_is_a_subject(story_speakers: Callable[[str], list[str | None]]) -> None:
    scene = "The door of the mill flew open, and Mr. Cole shouted over the heads of the millers to Mr. Dale."
    assert story_speakers(f"{scene}\n\n“The dam!” he cried.") == ["Mr. Cole"]
