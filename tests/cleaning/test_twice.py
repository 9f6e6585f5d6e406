"""Cleaning twice changes nothing more, whatever the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.ids import MOJIBAKE
from quotex.cleaning.repair import RULES, repair
from quotex.cleaning.repeats import Repeats, document_keys
from quotex.language.loading import load_language

ENGLISH = load_language("en")

LINES = {
    "menu": ["Home", "Harbour News", "Weather", "Sign in", "My account", "Port of Varna Weekly", "Jobs"],
    "prose": [
        "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north.",
        "Ships waited in the bay, and nobody knew for how long.",
        "“We have seen worse,” said Ada Lund, who leads the harbour office of the town.",
        "By evening the first lorries were turning back, and the hotels along the coast road had filled with drivers",
        "It rained.",
    ],
    "torn": [
        "The harbour office of Varna",
        "said on Thursday that the port",
        "would stay closed",
        ", she said.",
        ")",
        "”",
    ],
    "list": [*[f"June {day} -- Hall {day} of the old port" for day in range(9, 12)], "a pinch of salt", "* * *", "12"],
    "residue": [
        *(
            "Advertisement",
            "Share on Facebook",
            "Contents",
            "Follow us on Twitter",
            "By Ada Lund",
            "3 hours ago",
            "May 3, 2021",
        ),
        *(
            "12 Comments",
            "Contents",
            "Reply",
            "Privacy Policy | Terms of Service",
            "Related Articles",
            "Photo: Ada Lund/The Beacon",
        ),
        *("Sign up for our newsletter", "© 2021 Harbour Weekly. All rights reserved.", "Copy", "link", "4 min", "read"),
    ],
    "post": ["gull_at_sea", "Posts: 1,890", "Joined: May 3, 2015", "Reply", "#2", "Member"],
    "life": ["By Ada Lund", "Ada Lund", "Ada has written about ships and the sea for more than twenty years."],
    "tail": [
        *("Ada Lund is a reporter for the Harbour Weekly.", "Contact Ada Lund at ada@example.org", "Ada Lund"),
        *("Tags: port, storm", "About the author", "Omar Reyes is a lawyer in Varna. Twitter: @oreyes"),
    ],
    "fragment": [
        *("The council met late on Monday and voted. Read more", "Early life[edit]", "Early life[edit] [edit][edit]"),
        *("The vote came late. Advertisement", "Related Articles[edit]", "Toggle caption Photo: Ada Lund/The Beacon"),
        "Advertisement Continue reading the main story Harbour (Photo: Ada Lund)",
    ],
    "quoted": [
        *("“Sign up for our newsletter,” the mayor told the crowd.", "RELATED: “The sea tells all,” said Ada Lund"),
        *(
            "“Sign up for our newsletter,” the mayor",
            "told the crowd",
            "Follow us, he said: ‘On Twitter we are “free”’",
        ),
    ],
    "headline": [
        "What a storm costs the old harbour",
        "Where have all the lighthouses gone?",
        "How to bake bread at sea",
    ],
}
KINDS = list(LINES)
BLOCKS = st.sampled_from(KINDS).flatmap(lambda kind: st.lists(st.sampled_from(LINES[kind]), min_size=1, max_size=6))
PAGES = st.lists(BLOCKS, max_size=12).map(lambda blocks: [line for block in blocks for line in block])


@pytest.mark.parametrize("preset", ["page", "body"])
@pytest.mark.parametrize("select", [(), ("BP9",)])
@given(lines=PAGES, end=st.sampled_from(["\n", "\n", "\r\n", "\n\n"]))
def test_cleaning_twice_changes_nothing_more(preset: str, select: tuple[str, ...], lines: list[str], end: str) -> None:
    options = Options(preset=preset, select=select)
    once = clean_and_explain(end.join(lines), ENGLISH, options).text
    assert clean_and_explain(once, ENGLISH, options).text == once


def test_escapes_are_decoded_at_once_if_only_residue_had_none() -> None:
    once = clean_and_explain('The \\"wall\\" and the \\"gate\\" fell.\nShare this "article"\n', ENGLISH).text
    assert once == 'The "wall" and the "gate" fell.\n'


HOUSE = [
    "Harbour News",
    "“Sign up for our newsletter,” the mayor",
    "It rained.",
    "June 9 -- Hall 9 of the old port",
    "What next?",
]
TURNS = ["Lena Ortiz", "Omar Reyes", "Right.", "9:05 p.m.", "11:40 a.m."]
LABELLED = st.sampled_from([*KINDS, "house", "turns"]).flatmap(
    lambda kind: st.lists(st.sampled_from({"house": HOUSE, "turns": TURNS, **LINES}[kind]), min_size=1, max_size=4)
)


@pytest.mark.parametrize("preset", ["page", "body"])
@settings(max_examples=300)
@example(blocks=[[LINES["prose"][1], LINES["prose"][0], "My account", LINES["prose"][1], "Sign in"]], end="\n")
@example(blocks=[[*LINES["torn"][:1], ", she said.", LINES["torn"][0], LINES["tail"][0], ", she said."]], end="\n")
@given(blocks=st.lists(LABELLED, max_size=14), end=st.sampled_from(["\n", "\n\n"]))
def test_cleaning_twice_with_repeats_changes_nothing_more(preset: str, blocks: list[list[str]], end: str) -> None:
    repeats = Repeats(1 << 10)
    for _ in range(3):
        repeats.add(document_keys("\n".join([*HOUSE, *TURNS, LINES["prose"][1], *LINES["tail"][:2]])))
    for _ in range(5):
        repeats.add(document_keys("It snowed."))
    options = Options(preset=preset, repeats=repeats)
    once = clean_and_explain(end.join(line for block in blocks for line in block), ENGLISH, options).text
    assert clean_and_explain(once, ENGLISH, options).text == once


@pytest.mark.xfail(strict=True, reason="without lines of residue, the article of a page may begin elsewhere")
def test_a_name_between_lines_of_residue_goes_at_once() -> None:
    prose = "Ada has written about ships and the sea for more than twenty years."
    storm = "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north."
    lines = ["Posts: 1,890", "gull_at_sea", prose, *["Home"] * 6, storm, "Posts: 1,890"]
    once = clean_and_explain("\n".join(lines), ENGLISH, Options(preset="page")).text
    assert clean_and_explain(once, ENGLISH, Options(preset="page")).text == once


# For each rule, what makes a text marked up, and pieces of such a text.
MARK_UP = {
    "TX112": (
        "[a](/a) [b](/b)\n\n",
        "[ ![ ] ](/a) ]( ) * ** *** _ ` `` ``` ~~~ \\ # --- | = - ! 1. data: http://a",
    ),
    "TX113": (
        "<p>a</p>",
        "<p> </p> <b> </b> <br> <li> <td> <pre> </pre> <script> </script> <!-- --> <x> &lt; &gt; =",
    ),
}
BESIDE_IT = [" ", "Ada", "“No,”", '"', "'", "<", ">", "\n", "\n\n", "\r\n", "\x00", "\ud800", "\u0301", "🚢"]


@pytest.mark.parametrize("rule", MARK_UP)
@given(data=st.data())
def test_markup_is_removed_once_and_in_order(rule: str, data: st.DataObject) -> None:
    first, pieces = MARK_UP[rule]
    text = first + "".join(data.draw(st.lists(st.sampled_from([*pieces.split(), *BESIDE_IT]))))
    once = repair(text, frozenset([rule]))
    assert all(one.end <= other.start for one, other in pairwise(once.edits))
    assert repair(once.text, frozenset([rule])).edits == []


CODES = [
    *('\\"', '""', "\\'", "\\n", "\\r", "\\u201c", "\\ud83d", "\\ude42", "\\", "u0041", "n"),
    *("â€", "œ", "™", "Ã", "Â", "©", "\x9d", "¢", "â‚¬", "Å“", "&acirc;", "&euro;", "&quot;", "\u200b"),
    *("<b>", "</b>", "<br>", '<a href="/a">', "</a>", "**", "_", "[a](/a)", "&#8221", "\\;", "\ud800", "\ufffd"),
]


@settings(max_examples=300)
@example("[a](/a) [b](/b) “It rained.&#8221\\;")
@given(st.lists(st.sampled_from([*CODES, *BESIDE_IT]), max_size=25).map("".join))
def test_encoded_text_is_decoded_at_once(text: str) -> None:
    on = RULES - {MOJIBAKE}
    once = repair(text, on)
    assert all(one.end <= other.start for one, other in pairwise(once.edits))
    assert repair(once.text, on).edits == []
