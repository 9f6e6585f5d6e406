"""Who speaks the turns of a dialogue, most of which name nobody."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product

from quotex.language import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")


def test_a_long_dialogue_alternates() -> None:
    turn = "“Is it far?” asked Mrs. Moor.\n\n“Not very,” said Mr. Cole.\n\n“How far?”\n\n“Two miles.”\n\n"
    quotes, people = extract(turn * 20, ENGLISH)
    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Mrs. Moor", "Mr. Cole"] * 40
    assert [(person.name, person.gender) for person in people] == [("Mrs. Moor", "f"), ("Mr. Cole", "m")]
    told = [(turn * 20)[slice(*person.gender_span)] for person in people if person.gender_span]
    assert told == ["Mrs. Moor", "Mr. Cole"]


def test_who_is_addressed_has_spoken_before(story_speakers: Callable[[str], list[str | None]]) -> None:
    talk = "“It is far.”\n\n“Is it, Moor?”"
    assert story_speakers(f"Mr. Moor, Mr. Dale and Mr. Cole sat by the fire.\n\n{talk}") == ["Mr. Moor", "Mr. Cole"]


def test_work_is_linear_where_a_family_has_no_end(lines_run: Callable[[Callable[[], object]], int]) -> None:
    def lines(size: int) -> int:
        text = "".join(
            f"Mrs. {name} Moor came in.\n\n“Well?” said Ada Moor.\n\n“Well,” said her mother.\n\n"
            for name in islice(map("".join, product("BCDFGH", "aeiou", "lmnrst", "aeiou")), size)
        )
        return lines_run(lambda: extract(text, ENGLISH))

    lines(60)  # what is remembered is so from here on
    assert lines(400) < 1.2 * 4 * lines(100)


def test_a_pronoun_before_anybody_is_named(story_speakers: Callable[[str], list[str | None]]) -> None:
    assert story_speakers("“Well?” she asked.\n\n“Well what?” said Mr. Cole to Mrs. Moor.") == ["Mrs. Moor", "Mr. Cole"]
