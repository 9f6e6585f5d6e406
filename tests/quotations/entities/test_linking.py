"""Which forms of a name refer to one character."""

from __future__ import annotations

from collections.abc import Callable


def test_mr_cole_and_his_brother_who_is_always_mr_ned_cole(story_speakers: Callable[[str], list[str | None]]) -> None:
    walk = "Mr. Cole went up to Mr. Ned Cole. Mr. Cole sat down.\n\n" * 3
    assert story_speakers(f"{walk}“Well?” said Mr. Cole.\n\n“Well,” said Mr. Ned Cole.") == ["Mr. Cole", "Ned Cole"]


def test_a_wife_with_her_husbands_first_name(story_speakers: Callable[[str], list[str | None]]) -> None:
    walk = "Ned Cole had married. Mrs. Ned Cole was ill.\n\n" * 3
    assert story_speakers(f"{walk}“Well?” said Ned Cole.\n\n“Well,” said Mrs. Ned Cole.") == [
        "Ned Cole",
        "Mrs. Ned Cole",
    ]


def test_a_title_is_stronger_evidence_of_gender_than_a_first_name(
    story_speakers: Callable[[str], list[str | None]],
) -> None:
    walk = "Robert Moor met Ned Cole. Lady Robert Moor was tall.\n\n"
    assert story_speakers(f"{walk}“Well?” she asked.") == ["Lady Robert Moor"]


def test_a_first_name_alone_means_the_namesake_who_is_called_by_it(
    story_speakers: Callable[[str], list[str | None]],
) -> None:
    walk = "Ned Moor came in, and Ned sat down. Ada had asked Ned Cole. Ned Cole was ill.\n\n" * 3
    assert story_speakers(f"{walk}“Well?” said Ned.\n\n“Well,” said Ned Cole.") == ["Ned Moor", "Ned Cole"]


def test_a_last_name_beats_another_characters_first_name(story_speakers: Callable[[str], list[str | None]]) -> None:
    walk = "Colonel Rowan bowed. Colonel Rowan sat down. Mr. Cole was Rowan Cole in full.\n\n"
    assert story_speakers(f"{walk}“Well?” said Rowan.\n\n“Well,” said Mr. Cole.") == ["Colonel Rowan", "Mr. Cole"]


def test_a_character_mostly_called_by_a_title(story_speakers: Callable[[str], list[str | None]]) -> None:
    walk = "General Rowan had a house by the sea. The General slept.\n\n"
    assert story_speakers(f"{walk * 2}“Well?” said the General.") == ["General Rowan"]
    walk += "The General rose. It was the General! The General stood there.\n\n"
    assert story_speakers(f"{walk}“Well?” said the General.") == ["the General"]


def test_a_day_that_speaks_is_a_name(story_speakers: Callable[[str], list[str | None]]) -> None:
    assert story_speakers("“Is it far?” said Friday.\n\n“Not very,” said Ada Moor.\n\n“Good,” said Friday.") == [
        "Friday",
        "Ada Moor",
        "Friday",
    ]


def test_a_story_that_ends_after_a_name(story_speakers: Callable[[str], list[str | None]]) -> None:
    assert len(story_speakers("“Is it far?” asked Ada.\n\n“Come, Ben, Ada,")) == 2


def test_no_name_follows_an_indefinite_article(story_speakers: Callable[[str], list[str | None]]) -> None:
    walk = "Ada Moor knew the family. She had seen many a Cole.\n\n"
    assert story_speakers(f"{walk}“Well?” said Ada Moor.\n\n“Well,” said a Cole.")[1] != "Cole"


def test_a_plural_is_not_a_name(story_speakers: Callable[[str], list[str | None]]) -> None:
    walk = "Ada Moor came in with the Coles, and Mr. Cole sat down.\n\nThe Coles laughed. "
    assert "Coles" not in story_speakers(f"{walk}“Well?”")


def test_emphasis_is_not_part_of_a_name(story_speakers: Callable[[str], list[str | None]]) -> None:
    assert story_speakers("“_Good night, Ben_,” said Ada Moor.\n\n“Good night.”") == ["Ada Moor", "Ben"]


def test_a_short_name_used_only_in_speech(story_speakers: Callable[[str], list[str | None]]) -> None:
    story = "Timothy Moor came in. Timothy sat down.\n\n“Tea, Tim?” asked Ada Cole.\n\n“Please.”"
    assert story_speakers(story)[-1] == "Timothy Moor"


def test_a_short_name_used_in_narration_is_another_character(story_speakers: Callable[[str], list[str | None]]) -> None:
    story = "Timothy Moor came in. Timothy sat down beside Tim.\n\n“Tea?” asked Timothy.\n\n“Please,” said Tim."
    assert story_speakers(story) == ["Timothy", "Tim"]


def test_a_short_first_name_with_the_last_name_is_the_same_character(
    story_speakers: Callable[[str], list[str | None]],
) -> None:
    walk = "Elizabeth Moor came in, and Ned Cole sat down. Lizzy Moor sang.\n\n"
    assert len(set(story_speakers(f"{walk}“Well?” said Elizabeth Moor.\n\n“Well,” said Lizzy Moor."))) == 1
