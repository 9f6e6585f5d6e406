"""The meaning of each verdict, fold and flag, on invented texts."""

from __future__ import annotations

import pickle

import pytest

import quotex
from quotex.verification.verifying import MOST_COMPARED, Verifier

ARTICLE = """\
The harbour board met on Monday, and the old pump house was closed for repairs.

“The old wall will not hold another winter, and nobody has offered us the 40,000 pounds that a new one costs,” Mayor \
Ada Moor said.

“We have asked the county three times for help with the wall,” she added. “The answer was always the same polite \
letter.”

Omar Reyes, who runs the ferry, disagreed. “The wall has stood for ninety years, and it will stand for ninety more,” \
he said.
"""
WHOLE = "The wall has stood for ninety years, and it will stand for ninety more"


def check(draft: str, *sources: str) -> quotex.Check:
    [found] = quotex.verify(draft, sources or [ARTICLE])
    return found


@pytest.mark.parametrize(
    ("quotation", "verdict", "folds"),
    [
        (f"{WHOLE}", "exact", []),
        ("the wall has stood for ninety years, and it will stand", "folded", ["case"]),
        ("[t]he wall has stood for ninety years", "folded", ["brackets", "case"]),
        ("The wall has stood for *ninety years*, and it will stand", "folded", ["mark-up"]),
        ("The wall has stood for ninety years — and it will stand", "folded", ["marks"]),
        ("The wall has stood [sic] for ninety years", "folded", ["sic"]),
        ("The wall  has stood for ninety years", "folded", ["blanks"]),
        ("The wall has stood for nine-\nty years, and it will stand", "folded", ["hyphenation"]),
        ("The wall … will stand for ninety more", "elided", []),
        ("The wall has stood for ninety years, and it will fall for ninety more", "edited", []),
        ("it will stand for ninety more … The wall has stood for ninety years", "spliced", []),
        ("We have asked the county three times for ninety years, and it will stand", "spliced", []),
        ("Every boat in the harbour was painted green by volunteers", "absent", []),
        ("It will", "short", ["case"]),
    ],
)
def test_quotations_have_verdicts(quotation: str, verdict: str, folds: list[str]) -> None:
    found = check(f"Omar Reyes said: “{quotation}.”")
    assert found.verdict == verdict
    if verdict == "folded":
        assert [fold for fold in folds if fold not in found.folds] == []
    assert found.ok == (verdict in ("exact", "folded", "elided", "short"))


@pytest.mark.parametrize(
    ("draft", "speaker", "evidence"),
    [
        (f"“{WHOLE},” Omar Reyes said.", "agrees", "name"),
        (f"“{WHOLE},” said Reyes.", "agrees", "name"),
        (f"“{WHOLE},” said Mr. Reyes.", "agrees", "name"),
        (f"“{WHOLE},” Ada Moor said.", "differs", "name"),
        (f"It rained. “{WHOLE}.” It poured.", "not_told", None),
        ("“We have asked the county three times for help with the wall,” said Moor.", "agrees", "name"),
        ("“We have asked the county three times for help with the wall,” said the mayor.", "agrees", "description"),
    ],
)
def test_speakers_are_compared(draft: str, speaker: str, evidence: str | None) -> None:
    found = check(draft)
    assert (found.speaker, found.speaker_evidence if found.speaker != "not_told" else None) == (speaker, evidence)
    assert found.ok == (speaker != "differs")


@pytest.mark.parametrize(
    ("quotation", "kind", "place", "text"),
    [
        ("hold another winter, and nobody has offered us", "negation", "before", "not"),
        ("has offered us the 40,000 pounds that a new one costs", "negation", "before", "nobody"),
        ("The old wall will … hold another winter", "negation", "cut", "not"),
        (
            "The old wall will hold another winter, and nobody has offered us the 40,000 pounds",
            "negation",
            "lost",
            "not",
        ),
        ("nobody has offered us the 60,000 pounds that a new one costs", "number", "added", "60,000"),
    ],
)
def test_changes_of_meaning_are_flagged(quotation: str, kind: str, place: str, text: str) -> None:
    found = check(f"Ada Moor said: “{quotation}.”")
    assert (kind, place, text) in [(flag.kind, flag.place, flag.text) for flag in found.flags]


def test_a_complete_quotation_has_no_flags() -> None:
    assert check(f"“{WHOLE},” Omar Reyes said.").flags == []


def test_flags_have_the_offsets_of_their_texts() -> None:
    draft = "Ada Moor said: “nobody has offered us the 60,000 pounds that a new one costs.”"
    for flag in check(draft).flags:
        assert (draft if flag.where == "draft" else ARTICLE)[flag.start : flag.end] == flag.text


def test_a_moved_word_is_flagged_in_the_draft() -> None:
    draft = "“The wall stood for ninety years, and it will has stand for **ninety** more,” said Omar Reyes."
    [flag] = [flag for flag in check(draft).flags if flag.kind == "order"]
    assert (flag.where, flag.text, draft[flag.start : flag.end]) == ("draft", "has", "has")


@pytest.mark.parametrize("source", [WHOLE, f"It rained. {WHOLE}"])
def test_a_word_added_before_a_passage_is_at_its_start(source: str) -> None:
    found = check(f"“Surely {WHOLE},” said Omar Reyes.", source)
    [change] = found.diff
    assert found.source is not None
    assert (change.op, change.source_start, change.source_end) == ("insert", found.source.start, found.source.start)


@pytest.mark.parametrize("cut", ["lost 5 … pounds and 40", "lost … million pounds and 40", "lost 5 …"])
def test_a_cut_inside_a_number_is_an_edit(cut: str) -> None:
    source = "“We lost 5 million pounds and 40 boats in 2019, and then the new wall was built,” said Ada Moor."
    found = check(f"Ada Moor said: “We {cut} boats in 2019, and then the new wall was built.”", source)
    assert (found.verdict, [flag.kind for flag in found.flags]) == ("edited", ["number"])


def test_an_ellipsis_over_another_speaker_is_a_splice() -> None:
    found = check("Ada Moor said: “The answer was always the same … it will stand for ninety more.”")
    assert found.verdict == "spliced"
    assert [piece.speaker for piece in found.pieces] == ["Ada Moor", "Omar Reyes"]


def test_the_journalists_words_in_a_quotation_fail() -> None:
    found = check("“The harbour board met on Monday, and the old pump house was closed,” said Ada Moor.")
    assert (found.verdict, found.in_speech, found.ok) == ("exact", False, False)


def test_a_source_without_marks_says_nothing_about_speech() -> None:
    found = check(
        "“The harbour board met on Monday in the old hall,” said Ada Moor.",
        "The harbour board met on Monday in the old hall.",
    )
    assert (found.verdict, found.in_speech, found.ok) == ("exact", None, True)


@pytest.mark.parametrize(
    "turn", ["MOOR: ", "**Ada Moor:** ", "Ada Moor (mayor): ", "Speaker 1 00:12\n", "[00:00:12] Ada Moor: ", "> "]
)
def test_turns_of_a_transcript_are_not_narration(turn: str) -> None:
    """They have no marks, although quotations inside them do."""
    said = "The old wall will not hold another winter, I am afraid."
    draft = f"“{said}” said Ada Moor."
    other = "“It stood for ninety years,” said Omar Reyes. “It leaks,” he said."
    for source in (f"{turn}{said}\n\n{other}", f"{other}\n\n{turn}I told him “no chance at all”.\n{said}\n"):
        [found] = quotex.verify(draft, [source])
        assert (found.verdict, found.in_speech, found.ok) == ("exact", None, True)
    [found] = quotex.verify(draft, [f"{other}\n\nThis is so: {said}"])
    assert (found.in_speech, found.ok) == (False, False)


def test_speech_that_runs_on_into_narration_of_the_next_paragraph_is_spliced() -> None:
    source = (
        "“A pump must be as large as the floods get, not as the budget is,” Moor added.\n\n"
        "“A wall must be as high as the floods get, not as the budget is.”\n\n"
        "A wall must be as high as the floods get, not as the budget is."
    )
    found = check("Moor said: “As the floods get, not as the budget is … A wall must be as high.”", source)
    assert (found.verdict, found.ok) == ("spliced", False)
    assert [(piece.text, piece.in_speech) for piece in found.pieces] == [
        ("as the floods get, not as the budget is", True),
        ("A wall must be as high", False),
    ]


def test_pieces_of_two_sources_are_spliced() -> None:
    one = "“The pumps were bought in the spring of last year,” said Ada Moor."
    other = "“Nobody knows where the second key of the gate went,” said Omar Reyes."
    found = check("Ada Moor: “The pumps were bought in the spring where the second key of the gate went.”", one, other)
    assert found.verdict == "spliced"
    assert len({piece.text for piece in found.pieces}) == 2


def test_short_pieces_of_three_sources_are_spliced() -> None:
    sources = [
        ("a", "“The old harbour wall has stood for ninety years,” said Ada Moor."),
        ("b", "“My boats will sail tomorrow morning at noon,” said Omar Reyes."),
        ("c", "“We have asked the county council for help,” said Lena Ortiz."),
    ]
    draft = "“The old harbour wall will sail tomorrow morning asked the county council,” said Ada Moor."
    for workers in (1, 2):
        [[found]] = Verifier([draft]).run(iter(sources), workers=workers)
        assert (found.verdict, [piece.id for piece in found.pieces]) == ("spliced", ["a", "b", "c"])


def test_the_passage_is_a_text_quote_selector() -> None:
    found = check(f"“{WHOLE},” Omar Reyes said.")
    passage = found.source
    assert passage is not None
    assert ARTICLE[passage.start : passage.end] == passage.text
    assert ARTICLE[: passage.start].endswith(passage.prefix)
    assert ARTICLE[passage.end :].startswith(passage.suffix)


def test_line_and_column() -> None:
    draft = f"One.\n\nTwo: “{WHOLE},” Omar Reyes said."
    found = check(draft)
    assert (found.line, found.column) == (3, 7)
    assert draft[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "“She was re-elected twice by the whole council,” said Ada Moor.",
            "She was reelected twice by the whole council",
        ),
        ("“The U.S. fleet left our harbour at dawn,” said Ada Moor.", "The US fleet left our harbour at dawn"),
        ("“The café on the quay sold 1,000 buns,” said Ada Moor.", "The cafe on the quay sold 1000 buns"),
        (
            "&ldquo;The caf&eacute; on the quay is &quot;shut&quot; now,&rdquo; said Ada Moor.",
            "The café on the quay is ‘shut’ now",
        ),
        ("â€œItâ€™s the harbour that weâ€™ll miss,â€\u009d said Ada Moor.", "It's the harbour that we'll miss"),
    ],
)
def test_the_same_words_in_other_characters_agree(source: str, draft: str) -> None:
    assert check(f"Ada Moor said: “{draft}.”", source).verdict in ("exact", "folded")


def test_brackets_are_folded_on_both_sides() -> None:
    source = "“[We] asked the county three times for help,” said Ada Moor."
    assert check("Ada Moor said: “[We] asked the county three times for help.”", source).verdict == "exact"


def test_a_bracketed_insertion_is_marked() -> None:
    found = check("Ada Moor said: “We have asked the county [council] three times for help with the wall.”")
    assert found.verdict == "edited"
    assert [(change.op, change.draft, change.bracketed) for change in found.diff] == [("insert", "council", True)]


def test_others_counts_further_sources() -> None:
    found = quotex.verify(f"“{WHOLE},” Omar Reyes said.", [ARTICLE, ARTICLE, "Nothing."])[0]
    assert found.others == 1


def test_a_quotation_goes_before_a_teaser() -> None:
    teaser = f"{WHOLE}: our story of the week."
    found = quotex.verify(f"“{WHOLE},” Omar Reyes said.", [teaser, ARTICLE])[0]
    assert (found.in_speech, found.speaker) == (True, "agrees")


def test_empty_drafts_and_sources_are_allowed() -> None:
    assert quotex.verify("", [ARTICLE]) == []
    assert quotex.verify("It rained.", [ARTICLE]) == []
    [found] = quotex.verify(f"“{WHOLE},” Omar Reyes said.", [])
    assert (found.verdict, found.source, found.ok) == ("absent", None, False)
    [found] = quotex.verify(f"“{WHOLE},” Omar Reyes said.", ["", "\n"])
    assert found.verdict == "absent"


def test_a_draft_passes_against_itself() -> None:
    for found in quotex.verify(ARTICLE, [ARTICLE]):
        assert (found.verdict, found.speaker, found.flags) in [("exact", "agrees", []), ("exact", "not_told", [])]


def test_failures_can_be_selected() -> None:
    draft = "Ada Moor said: “The old wall will … hold another winter.”"
    assert quotex.verify(draft, [ARTICLE])[0].ok
    assert not quotex.verify(draft, [ARTICLE], fail_on=["flagged"])[0].ok
    with pytest.raises(TypeError, match=r"fail_on must be a list of strings: write fail_on=\['absent'\]"):
        quotex.verify(draft, [ARTICLE], fail_on="absent")
    with pytest.raises(ValueError, match="no failure 'wrong'"):
        quotex.verify(draft, [ARTICLE], fail_on=["wrong"])


@pytest.mark.parametrize(
    ("text", "sources"),
    [(b"x", [""]), ("x", "y"), ("x", [1]), ("x", [("a", 2)]), ("x", [("a", "b", "c")]), ("x", {"a": "y"})],
)
def test_wrong_types_are_refused(text: object, sources: object) -> None:
    with pytest.raises(TypeError):
        quotex.verify(text, sources)  # type: ignore[arg-type]


def test_a_short_quotation_must_be_found() -> None:
    draft = "“The mayor is a liar,” said Omar Reyes. He called her “a thief”."
    for found in quotex.verify(draft, [ARTICLE]):
        assert (found.verdict, found.found, found.ok) == ("absent", False, False)
    assert all(found.ok for found in quotex.verify(draft, [ARTICLE], fail_on=["speaker"]))


def test_the_speaker_of_a_short_quotation_is_compared() -> None:
    found = check("“No,” said Omar Reyes.", "“No,” said Ada Moor. “No!”")
    assert (found.verdict, found.found, found.ok, found.others) == ("short", True, False, 1)
    assert (found.speaker, found.speaker_in_source, found.in_speech) == ("differs", "Ada Moor", True)
    found = check("“No,” said Omar Reyes.", "“No,” said Ada Moor. “No!” said Omar Reyes.")
    assert (found.verdict, found.speaker, found.ok) == ("short", "agrees", True)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_speaker_of_a_short_quotation_is_compared_in_the_first_sources_only(workers: int) -> None:
    """Many sources contain its words, and reading each for its speakers would take long."""
    sources = ["“No,” said Ada Moor."] * MOST_COMPARED
    [[found]] = Verifier(["“No,” said Omar Reyes."]).run(sources, workers=workers)
    assert (found.speaker, found.others) == ("differs", MOST_COMPARED - 1)
    [[found]] = Verifier(["“No,” said Omar Reyes."]).run([*sources, "“No,” said Omar Reyes."], workers=workers)
    assert (found.speaker, found.in_speech, found.others) == ("unknown", None, MOST_COMPARED)


def test_an_uncertain_speaker_fails_if_asked() -> None:
    source, draft = "Everybody listened. “The old wall will not hold.”", "“The old wall will not hold,” said Ada Moor."
    assert quotex.verify(draft, [source])[0].ok
    [found] = quotex.verify(draft, [source], fail_on=["unknown-speaker"])
    assert (found.speaker, found.ok) == ("unknown", False)


def test_a_doubled_word_is_an_edit() -> None:
    found = check("“The old wall will not not hold another winter,” Ada Moor said.")
    assert (found.verdict, [(change.op, change.draft) for change in found.diff]) == ("edited", [("insert", "not")])
    assert [(flag.kind, flag.place) for flag in found.flags] == [("negation", "added")]


def test_a_repeated_phrase_is_found() -> None:
    song = "row the boat over the bar, " * 30
    found = check(f"“{song}home,” sang Ada Moor.", f"“{song * 2}away,” sang Ada Moor. It rained.")
    assert found.verdict == "edited"
    assert [(change.op, change.draft) for change in found.diff] == [("replace", "home")]


def test_workers_change_no_answer() -> None:
    drafts = [ARTICLE, f"“{WHOLE},” Ada Moor said.", "No quotation."]
    sources = [("a", ARTICLE), ("b", ""), ("c", ARTICLE.replace("ninety", "fifty"))]
    answers = [Verifier(drafts).run(iter(sources), workers=workers) for workers in (1, 2)]
    assert answers[0] == answers[1]


def test_checks_can_be_pickled() -> None:
    found = check(f"“{WHOLE},” Omar Reyes said.")
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.to_dict()["source"]["text"] == WHOLE


def test_a_father_and_a_woman_are_different_speakers() -> None:
    source = (
        "Scott spoke about his father, who wired, “Do not buy a single boat more than we need in this harbour.” " * 2
    )
    found = check("“Do not buy a single boat more than we need in this harbour,” said Doris Crane.", source)
    assert found.speaker == "differs"


@pytest.mark.parametrize(
    ("source", "draft", "verdict"),
    [
        ("the county is not able to pay for the wall", "the county is notable to pay for the wall", "edited"),
        ("the board is not able to pay for the wall", "the board is no table to pay for the wall", "edited"),
        ("the ferry now here lands with the cars", "the ferry nowhere lands with the cars", "edited"),
        ("the wall fell on 10/11/2012 in the night", "the wall fell on 1011/2012 in the night", "edited"),
        ("rates in the harbour moved by -0.25 points", "rates in the harbour moved by 0.25 points", "edited"),
        ("rates in the harbour moved by -0.25 points", "rates in the harbour moved by −0.25 points", "folded"),
        ("the wall costs 40 000 pounds to build anew", "the wall costs 40,000 pounds to build anew", "folded"),
        ("we can not pay for the old harbour wall", "we cannot pay for the old harbour wall", "folded"),
        ("the board will re-elect Ada Moor this year", "the board will reelect Ada Moor this year", "folded"),
        ("the F-16 flew over the old harbour wall", "the F16 flew over the old harbour wall", "folded"),
    ],
)
def test_words_may_be_written_together_or_apart(source: str, draft: str, verdict: str) -> None:
    assert check(f"“{draft},” said Ada Moor.", f"“{source},” Ada Moor said.").verdict == verdict


def test_a_word_omitted_after_the_first_is_reported() -> None:
    found = check("“I think the wall will hold,” said Ada Moor.", "“I don’t think the wall will hold,” said Ada Moor.")
    assert [(change.op, change.draft, change.source) for change in found.diff] == [("delete", "", "don’t")]
    assert found.source is not None
    assert found.source.text == "I don’t think the wall will hold"


def test_a_word_omitted_before_the_last_is_reported() -> None:
    for said in ("was never realistic", "was, in the end, never realistic"):
        source = f"“The plan for the new money of the town {said},” said Ada Moor. “It is cold.”"
        [change] = check("“The plan for the new money of the town was realistic,” said Ada Moor.", source).diff
        assert (change.op, change.draft, change.source) == ("delete", "", said.removeprefix("was").strip(", ")[:-10])


@pytest.mark.parametrize(
    ("source", "message"),
    [((None, None), "source 1 has no text: its text is None"), (("a", None), r"source 1 \(a\) has no text")],
)
def test_a_source_without_text_is_named(source: object, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        quotex.verify("x", ["", source])  # type: ignore[list-item]


def thue_morse(length: int, letters: str) -> str:
    return "".join(letters[at.bit_count() % 2] for at in range(length))


def test_words_with_colliding_polynomials_are_different() -> None:
    """These have the same polynomial modulo any power of two, in any base."""
    one, other = thue_morse(2048, "ab"), thue_morse(2048, "ba")
    assert check(f"“The old wall {one} of the harbour,” said Ada Moor.", f"“The old wall {other} of the harbour.”").diff
