"""Who signs a quotation: a name behind a dash."""

from __future__ import annotations

import pytest

import quotex

SAID = (
    "It made our old mill run like new and I would not go back.",
    "We have never had a better season than this one was.",
    "My whole family uses it every day of the week.",
)
NAMES = ("Ada Moor", "Ben Cole", "Eva Berg")


def speakers(text: str) -> list[str | None]:
    return [quote.speaker and quote.speaker.name for quote in quotex.extract(text)]


def listed(form: str) -> str:
    items = (form.format(said=said, name=name) for said, name in zip(SAID, NAMES, strict=True))
    return f"What our customers say\n\n{''.join(items)}It rained all day on the mill."


@pytest.mark.parametrize("form", ["“{said}” — {name}\n\n", "“{said}” -- {name}\n\n", "* “{said}” – {name}\n\n"])
def test_names_behind_the_quotations_of_a_list(form: str) -> None:
    assert speakers(listed(form)) == list(NAMES)


@pytest.mark.xfail(strict=True, reason="a signature without a dash is not read")
@pytest.mark.parametrize("form", ["“{said}” ({name})\n\n", "“{said}”\n{name}, head of the mill\n\n"])
def test_names_in_brackets_and_below(form: str) -> None:
    assert speakers(listed(form)) == list(NAMES)


@pytest.mark.parametrize("text", ["“{0}” (Laughter)\n\nIt rained.", "“{0}”\n\nTwo Weeks Later\n\nIt rained."])
def test_what_signs_nothing(text: str) -> None:
    assert speakers(text.format(*SAID)) == [None]
