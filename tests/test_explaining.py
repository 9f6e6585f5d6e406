"""Explanations of speakers: the part of the pattern that took each word, and the path between speaker and cue."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotex
from quotex.explaining import spared
from quotex.language.catalogue import catalogue
from quotex.render.explanation import explanation
from quotex.render.lines import plain

PIPELINE = quotex.Pipeline(preset="body")
WORDS = (  # noqa: SIM905 - easier to read
    "“It leaks,” “leaks” “Dams leak.” **Ada** the old mayor of Oxmere Ada Moor Ben Cole and , , . : — said says saying "
    "told called as was quoted by that who she her claim Moor’s According to on Monday &quot;New,&quot; &amp; (54)"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=2, max_size=30).map(lambda words: f"“It leaks,” {' '.join(words)}")


def parts_of(text: str, pipeline: quotex.Pipeline = PIPELINE) -> list[tuple[str, str]]:
    """The parts of the pattern for the first quote that took words, with the words."""
    document = pipeline.process(text)
    parts = quotex.explain(document, pipeline)[0].parts
    return [(part, document.text[start:end]) for part, start, end in parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "“It leaks,” the old mayor, a farmer, then said.",
            [
                ("source:NP[!complementizer]", "the old mayor"),
                ("ASIDE", ", a farmer, then"),
                ("cue:VG[say,fin,!pass,!loose_saying]", "said"),
            ],
        ),
        (
            "It leaks. “Badly!” Moor, the mayor, said on Monday.",
            [
                ("source:NP[!complementizer]", "Moor"),
                ("ASIDE", ", the mayor,"),
                ("cue:VG[say,fin,!pass] of SAYS", "said"),
            ],
        ),
        (
            "The dam is “a marvel”, according to the mayor.",
            [
                ("..[!C,!S,!VG,!:,!.,!edge]", ","),
                ("P[according]", "according to"),
                ("source:NP[!time]", "the mayor"),
            ],
        ),
        ("Ada Moor: “It leaks.”", [("source:NP", "Ada Moor"), (":", ":")]),
        (
            "&quot;It leaks,&quot; said **Ada Moor**.",
            [
                ("cue:VG[reporting,fin,one,small,!never_inverted,!prepositional,!naming]", "said"),
                ("source:NP[!object]", "Ada Moor"),
            ],
        ),
    ],
)
def test_each_part_of_a_pattern_is_shown_with_its_words(text: str, parts: list[tuple[str, str]]) -> None:
    assert parts_of(text) == parts


def test_only_documents_are_explained() -> None:
    with pytest.raises(TypeError, match="document must be what process returns, not str"):
        quotex.explain("It rained.")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "line"), [("", "Tide: “The ebb,” says Moor"), ("headline = true", "Tide: “It is the ebb,” says Ada Moor.")]
)
def test_a_line_that_a_rule_spares_because_it_quotes_somebody_is_explained(tmp_path: Path, key: str, line: str) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[rule]]\nid = "TIDE1"\nname = "tide"\nwhy = "Tides."\ntrigger = ["tide"]\n'
        f'pattern = "Tide: .{{0,80}}+"\ndrop = ["Tide: ebb"]\nkeep = ["A tide."]\n{key}\n',
        encoding="utf-8",
    )
    pipeline = quotex.Pipeline(rules=mine)
    document = pipeline.process(f"Tide: flood\n\nIt rained.\n\n{line}\n")
    shown = plain(explanation(document, catalogue(pipeline.pack), spared=spared(document, pipeline)))
    assert f"\n5:1 stays {line}\n    TIDE1 tide: matches it, but the line quotes somebody; `headline = true` " in shown
    assert shown.count("stays") == 1


def test_custom_patterns_are_explained(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[pattern]]\nid = "QA112"\nname = "there"\nbefore = "A"\nafter = "source:NP cue:VG[be]"\nfrom = "mark"\n',
        encoding="utf-8",
    )
    pipeline, text = quotex.Pipeline(rules=mine), "There “It leaks” Ada Moor was."
    assert parts_of(text, pipeline) == [("A", "There"), ("source:NP", "Ada Moor"), ("cue:VG[be]", "was")]
    (found,) = quotex.explain(pipeline.process(text), pipeline).values()
    assert (found.rule, found.name, found.pattern) == ("QA112", "there", "A “…” source:NP cue:VG[be]")


def test_a_pattern_that_takes_no_words_is_shown_without_parts(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[[pattern]]\nid = "QA107"\nname = "topic"\nbefore = "!(VG)"\ntopic = true\n', encoding="utf-8")
    pipeline = quotex.Pipeline(rules=mine)
    document = pipeline.process("Ada Moor would have none of it: “It leaks.”")
    shown = plain(explanation(document, catalogue(pipeline.pack), quotex.explain(document, pipeline)))
    assert "\n        topic: !(VG)\n    QC" in shown


@given(TEXTS)
def test_the_parts_cover_the_match_in_order(text: str) -> None:
    document = PIPELINE.process(text)
    for id, found in quotex.explain(document, PIPELINE).items():
        quote, at = document.quotes[id], found.parts[0][1]
        assert quote.speaker is not None
        assert found.rule in quote.rules
        for _part, start, end in found.parts:
            assert start < end
            assert not document.text[at:start].strip("*_ ")  # marks of emphasis do not belong to a chunk
            at = end
        places = [document.to_cleaned(part.start, part.end) for part in (quote.speaker, quote.cue) if part]
        assert all(span and found.parts[0][1] <= span[0] and span[1] <= at for span in places)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Moor, who runs it, then said on Monday: “It leaks.”", "1:1 [Moor], who runs it, then [said] on Monday: “…”"),
        ("The lock, described by Ben Cole as “a bucket,” closed.", "1:24 [described] by [Ben Cole] as “…”"),
        ("Reyes left, calling it “a hole.”", "1:1 [Reyes] left, [calling] it “…”"),
    ],
)  # fmt: skip
def test_speaker_and_cue_are_connected_by_the_words_between_them(text: str, path: str) -> None:
    document = PIPELINE.process(text)
    assert f"\n    {path}\n    QS101 " in plain(explanation(document, catalogue(), quotex.explain(document)))


def test_the_rows_of_an_explanation_are_aligned_below_their_rule() -> None:
    document = PIPELINE.process("“It leaks,” the old mayor, a farmer, said.")
    lines = plain(explanation(document, catalogue(), quotex.explain(document))).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("        clause: source:NP"))
    assert lines[place - 1].startswith("    QA103 ")
    assert lines[place + 1 : place + 4] == [
        "            source:NP[!complementizer]           the old mayor",
        "            ASIDE                                , a farmer,",
        "            cue:VG[say,fin,!pass,!loose_saying]  said",
    ]
