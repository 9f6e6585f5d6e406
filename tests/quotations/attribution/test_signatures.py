"""Signatures of a quotation: after a dash, in brackets, below it; and names above it."""

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


@pytest.mark.parametrize(
    "form",
    [
        "“{said}” — {name}\n\n",
        "* “{said}” – {name}\n\n",
        "“{said}” ({name})\n\n",
        "“{said}” [{name}, Lund]\n\n",
        "“{said}”\n\n{name}\n\n",
        "“{said}”\n{name}, head of the mill\n\n",
        "{name}\n\n“{said}”\n\n",
        "{name}, Lund\n“{said}”\n\n",
        "“{said}”\n\n{name} (Acme)\n\n",
        "“{said}”\n\n### {name}\n\n",
        "“{said}”\n\n{name} | Acme\n\n",
        "“{said}”\n\n{name} of Acme\n\n",
        "{name} | Acme\n\n“{said}”\n\n",
        "{name}\nCEO, Acme\n\n“{said}”\n\n",
        "{name}\n\nMay 3, 2026\n\n“{said}”\n\n",
    ],
)
def test_names_beside_the_quotations_of_a_list(form: str) -> None:
    items = [form.format(said=said, name=name) for said, name in zip(SAID, NAMES, strict=True)]
    assert speakers(f"What our customers say\n\n{''.join(items)}It rained all day on the mill.") == list(NAMES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lund Mill\n\n“{0}”\n\nAda Moor\n\nIt rained.", "Ada Moor"),  # a heading that may be a name
        ("“{0}” (Laughter)\n\nIt rained.", None),
        ("“{0}” (Ada Moor) It rained on.", None),
        ("“{0}”\n\nAda Moor, who sang:\n\nIt rained.", None),
        ("“{0}”\n\nTwo Weeks Later\n\nIt rained.", None),
        ("“{0}”\n\nAda Moor - A Life on the River\n\nIt rained.", None),
    ],
)
def test_lines_that_are_not_signatures(text: str, name: str | None) -> None:
    assert speakers(text.format(*SAID)) == [name]


def test_an_unlisted_name_above_may_head_a_list() -> None:
    text = "".join(f"{name}\n\n“{said}”\n\n" for name, said in zip(("Xiu Tran", "Olu Bakare"), SAID, strict=False))
    assert speakers(f"{text}It rained.") == ["Xiu Tran", "Olu Bakare"]
