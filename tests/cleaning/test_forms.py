"""The form of a page's lines does not affect cleaning: item marks, kinds of white space, line ends."""

import re
from collections.abc import Callable

import pytest

from quotex.cleaning import Options, clean_and_explain
from quotex.language.loading import load_language

ENGLISH = load_language("en")

PAGE = """
Home
News
Sport
Weather
Sign in
Share this article
Storm closes the port for a third day
By Lena Ortiz
May 3, 2021
The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north.
In this article
What the owners ask for
What the divers found
“We have seen worse, but not for twenty years,” said Ada Lund, who leads the harbour office of the town.
What the owners ask for
The council will meet on Friday to hear from the owners, who have asked for money to mend the old wall.
What the divers found
Nobody was hurt, though two boats sank at their moorings and a crane fell into the water near the market.
Share on Facebook
Sign up for our daily newsletter
Recommended
How to bake bread at sea
A day with the last lamplighter
By evening the first lorries were turning back, and the hotels along the coast road had filled with drivers.
Insurers said that they would not count the losses before the wind had dropped and the divers had gone down.
About the author
Lena Ortiz
Lena Ortiz has written about ships and the people on them for more than twenty years.
Most popular
Ten boats to see before they sink
Imprint
Jobs
Advertise
""".strip()


def in_items(mark: str) -> Callable[[str], str]:
    """Write two or more consecutive lines that end no sentence as the items of a list."""
    items = re.compile(r"(?:^.*[^.\n]$\n?){2,}", re.MULTILINE)
    return lambda text: items.sub(lambda found: re.sub("(?m)^(?=.)", mark, found[0]), text)


FORMS: dict[str, Callable[[str], str]] = {
    "asterisks": in_items("* "),
    "hyphens": in_items("- "),
    "bullets": in_items("• "),
    "plus signs": in_items("+ "),
    "arrows": in_items("→ "),
    "headings": in_items("## "),
    "quoted": lambda text: re.sub("(?m)^", "> ", text),
    "all items": lambda text: re.sub("(?m)^", "* ", text),
    "indented": lambda text: re.sub("(?m)^", "\t    ", text),
    "blanks at the end": lambda text: re.sub("(?m)$", "  ", text),
    "two blanks between words": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(" ", "\t"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "Windows": lambda text: text.replace("\n", "\r\n"),
}


def words_of(text: str) -> list[str]:
    """The lines without their marks and white space."""
    return [" ".join(line.strip("*-•+→#> \t").split()) for line in text.splitlines() if line.strip()]


def test_the_page_is_cut_and_its_boxes_are_removed() -> None:
    left = words_of(clean_and_explain(PAGE, ENGLISH, Options(preset="page")).text)
    lines = PAGE.split("\n")
    assert left == [lines[9], *lines[13:18], *lines[23:25]]


@pytest.mark.parametrize("form", FORMS)
def test_a_page_is_cleaned_alike_in_any_form(form: str) -> None:
    cleaned = clean_and_explain(PAGE, ENGLISH)
    in_form = clean_and_explain(FORMS[form](PAGE), ENGLISH)
    assert (in_form.preset, words_of(in_form.text)) == (cleaned.preset, words_of(cleaned.text))


def test_listed_headlines_end_where_their_list_ends() -> None:
    lines = [
        "Recommended",
        "* How to bake bread at sea",
        "* A day with the last lamplighter",
        "What came of the old wall",
    ]
    assert clean_and_explain("\n".join(lines), ENGLISH).text == lines[-1]


def test_the_listed_steps_of_a_guide_are_kept() -> None:
    steps = "Do this to sail with us:\n* Create account\n* Add to cart\n* Check your inbox to confirm your subscription"
    assert clean_and_explain(steps, ENGLISH).text == steps


def test_a_dash_after_the_line_it_continues_is_not_a_list_mark() -> None:
    text = "“How the Wall Fell”\n- Tags: ports, walls\nIt stood there for two hundred years, and fell in one night."
    assert clean_and_explain(text, ENGLISH).text == text
