"""Who an apposition names."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "who", ["drummer Ben Cole", "former mayor Ben Cole", "61-year-old Ben Cole", "longtime guru Ben Cole"]
)
def test_an_apposition_may_have_modifiers(name_of: Callable[[str], str | None], who: str) -> None:
    assert name_of(f"Her husband, {who}, said: “It will hold.”") == "Ben Cole"


@pytest.mark.parametrize(
    "who", ["not Ben Cole", "a critic of Ben Cole", "like Ben Cole", "critics Ben Cole and Ada Moor"]
)
def test_what_else_stands_between_commas_names_nobody(name_of: Callable[[str], str | None], who: str) -> None:
    assert name_of(f"The mayor, {who}, said: “It will hold.”") is None
