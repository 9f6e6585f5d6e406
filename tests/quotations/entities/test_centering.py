"""The antecedent of *he* and *she* after the subject of the previous sentence."""

from collections.abc import Callable

import pytest

NameOf = Callable[[str], str | None]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Chiamaka Obi shook her head.", "Chiamaka Obi"),
        ("The Sawant family came. Rekha Sawant stood up.", "Rekha Sawant"),
        ("A teacher said she expected nothing.", None),
        ("Eva Berg asked Carol Park why.", "Carol Park"),
        ("A clerk asked her why.", "Anna Holm"),
        ("Eva Berg stood up, Carol Park said.", "Carol Park"),
        ("Eva Berg stood up, Carol Park told us on Monday.", "Carol Park"),
        ("A clerk met Anna Holm.", "Anna Holm"),
        ("A dam broke.", "Anna Holm"),
        ("My brother stood up.", "Anna Holm"),
        ("My mother stood up.", None),
        ("Carol Park’s granddaughter stood up.", None),
    ],
)
def test_the_subject_of_the_previous_sentence_continues(name_of: NameOf, before: str, name: str | None) -> None:
    assert name_of(f"“No,” said Anna Holm. {before} “It leaks,” she said.") == name


def test_the_source_of_a_quotation_continues_only_in_a_reporting_sentence(name_of: NameOf) -> None:
    text = "“No,” said Anna Holm. Eva Berg left for “a fine town,” Carol Park said."
    assert name_of(f"{text} She has directed “a very ambitious plan” for the dam.") == "Eva Berg"


def test_a_name_before_the_pronoun_in_its_sentence_comes_first(name_of: NameOf) -> None:
    assert name_of("Eva Berg stood up. Anna Holm laughed when she said: “It leaks.”") == "Anna Holm"


def test_a_pronoun_as_subject_is_traced_back(name_of: NameOf) -> None:
    text = "“No,” said Anna Holm. Eva Berg stood up. She went to the door. She laughed. “It leaks,” she said."
    assert name_of(text) == "Eva Berg"
