"""Sentence ends: a table of examples by phenomenon, properties of every split, and scores on open corpora."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotex import _core
from quotex.language.loading import load_language

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPORA = SHARED / "corpora" / "sentences"
REFEREE = SHARED / "referee" / "sentences.py"

# Each row is one text, cut where its sentences end.
EXAMPLES = {
    "terminators": [
        ["The ferry left.", "Nobody waved!", "Why not?", "It rained."],
        ["Really?!", "Yes!!", "No...?", "Go."],
        ["The line is two ..", "I counted."],
    ],
    "titles and initials": [
        ["Mr. Quill met Sen. Orla Venn and Dr. Pask.", "They ate."],
        ["J. R. Orrin wrote to Tamsin K. Bole.", "She wrote back."],
        ["It was plan B.", "The others had failed."],
        ["A. Wren and B. Pask met C. Venn."],
        ["You and I.", "Did Otto I. Wren call?"],
        ["P.S. I forgot the keys."],
    ],
    "abbreviations that may end a sentence": [
        ["Wren lives in the U.S. and sails.", "Venn lives in the U.S.", "She does not sail."],
        ["The U.S. Senate met Quill Inc. chief Bole.", "Quill Inc.", "It failed."],
        ["They met at 5 p.m. Monday in Dunmore, Fla., at noon.", "Nobody spoke."],
        ["He came at 6 p.m.", "Mr. Pask was late."],
        ["At 6 p.m. Mr. Pask came."],
        ["He lives on Elm St.", "He is old.", "St. Orla is far."],
        ["Orrin Pask Jr. said so.", "So did Orrin Pask Jr.", "They agreed."],
        ["He studied at Dunmore (Calif.).", "Later he left."],
        ["DUNMORE, Fla. — The mayor left."],
        ["She has a Ph.D. in botany.", "He has a Ph.D.", "We have none."],
    ],
    "abbreviations that end a sentence before a capital": [
        ["See Fig. 3, pp. 4-5, vol. 2 and Vol. IX of it.", "Then stop."],
        ["It is No. 5 of ten.", "Is it?", "No.", "Venn said so."],
        ["They left on Sept. 11 and came back in Sept. of that year."],
        ["Bread, milk, etc. are out.", "Bring bread, milk, etc.", "Wren pays."],
        ["He felt ill.", "Doctors came."],
    ],
    "names with an exclamation mark": [
        ["He works at Yahoo! in Dunmore.", "Go!", "Now!"],
        ["I saw the show Wow! and left."],
    ],
    "numbers and links": [
        ["It cost $3.50.", "He paid 4.", "She paid 1,000.5 in all."],
        ["Write to a.venn@dunmore.example.", "Or see https://dunmore.example/a.b?c=d.", "Thanks."],
        ["“We shut in May.”", "https://dunmore.example/news"],
        ["No space here.then one.", "Done."],
        ["Ask at Dunmore.Com or see Node.Js.", "Done."],
    ],
    "ellipses": [
        ["He waited ... and waited… and left."],
        ["He waited...", "Then he left."],
        ["What . . . I never said it."],
        ["He never came....", "She left."],
        ["The rest is gone . . . .", "Next chapter."],
        ["The rest is gone.", ". . . The next chapter is long. . . ."],
        ["They “will all be gone. . . .”"],
        ["Bole wrote [...] of it (sic!) and (why?) left."],
        ["It cost him ten (?) Dunmore crowns [...] Wren said."],
        ["He waited... (“so they say”) and left."],
    ],
    "brackets, footnotes, smileys": [
        ["He ran (she had not asked.) to the sea."],
        ["He ran.", "(She had not asked.)", "The sea was cold."],
        ["The tower fell.[1]", "It was rebuilt.[2][3]", "It stands."],
        ["The tower fell. [12]", "It was rebuilt."],
        ["Thanks! :-)", "See you."],
    ],
    "quotations": [
        ["“What?” he said.", "‘Never!’ she cried."],
        ['"Stop!" — she ran.'],
        ['"It is great." she said.'],
        ["She turned.", '"It is great."', "She left."],
        ["“I came.", "I saw.”", "Then he left."],
        ["He said, “Go.”", "She said ‘why?’ and went."],
        ["“No.”", "“Yes!”"],
        ["Il dit : « Oui.", "Non. »", "Puis il part."],
    ],
    "lists": [
        ["1. Open the box.", "2. Close it."],
        ["1) Open the box", "2) Close it"],
        ["1.) Open the box.", "2.) Close it."],
        ["a. Oats", "b. Rye", "c. Spelt"],
        ["• 9. Oats", "• 10. Rye"],
        ["• Oats", "• Rye and 3) spelt"],
        ["II. The second part"],
        ["There were 3) or 4) of them."],
    ],
    "small letters": [
        ["the shop was closed.", "we went home."],
        ["He wrote to the secy. quietly."],
    ],
    "scripts without blanks or case": [
        ["他走了。", "她没走。", "为什么？"],
        ["「何？」と彼は言った。", "「はい。」", "「いいえ。」"],
        ["他说：“你好。”然后走了。", "好！"],
        ["यह एक घर है।", "वह दूसरा है।"],
    ],
}
ROWS = [(name, row) for name, rows in EXAMPLES.items() for row in rows]

HOSTILE = [".", " .", '."', '. " ', ".) ) ", "1. ", "1) ", "• ", ".[1]", ".[1] ", ". :) ", "U.S. ", "“a. ", "a. b. "]
HOSTILE += [". . . . ", "。「", ". - - - - "]


@pytest.fixture(scope="module")
def lexicon() -> _core.Lexicon:
    return load_language("en").lexicon


def spans(scan: _core.Scan) -> list[tuple[int, int]]:
    return list(zip(scan.sentence_start, scan.sentence_end, strict=True))


def split(text: str, lexicon: _core.Lexicon) -> list[str]:
    return [text[start:end] for start, end in spans(_core.scan(text, lexicon))]


def joined(row: list[str]) -> str:
    """The row's sentences as one text: with blanks between them, unless the script writes none."""
    glue = "" if re.search("[。？]", row[0]) else " "
    return glue.join(row)


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_examples_are_split_into_their_sentences(name: str, row: list[str], lexicon: _core.Lexicon) -> None:
    assert split(joined(row), lexicon) == row


@pytest.mark.parametrize(
    "row",
    [
        ["He called it “a con.”", "Ditto the dog barked."],
        ["It fell.", '"It is bad," she said.', '"It is," he said.'],
        ["“It leaks.”", "“It always did.”", "Moor left."],
        ["So said Ada Moor.", "Cole said no."],
        ["She left in May.", "I stayed.", "She's back."],
        ["“Never!”", "CNN reported it."],
        ["'I go.'", "He went."],
        ["Ask at Dunmore.Com or see Node.Js and System.Text; the U.S.China talks."],
        ["He said “no.”and left."],
    ],
)
def test_sentences_are_split_at_a_lost_blank(row: list[str], lexicon: _core.Lexicon) -> None:
    assert split("".join(row), lexicon) == row


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_split_does_not_depend_on_string_width(name: str, row: list[str], lexicon: _core.Lexicon) -> None:
    text = joined(row)
    wider = f"{text}\n\nŵ", f"{text}\n\n😀"
    assert [spans(_core.scan(wide, lexicon))[:-1] for wide in wider] == [spans(_core.scan(text, lexicon))] * 2


def test_paragraphs_end_sentences(lexicon: _core.Lexicon) -> None:
    assert split("A heading\n\nThe text of Mr.\n\nVenn", lexicon) == ["A heading", "The text of Mr.", "Venn"]


def test_wrapped_lines_do_not_end_sentences(lexicon: _core.Lexicon) -> None:
    prose = "The mayor said the old bridge over the river would be shut. Nobody in Dunmore had seen it coming. " * 8
    text = "A heading\n\n" + textwrap.fill(prose, 60)
    scan = _core.scan(text, lexicon)
    assert scan.wrapped
    assert len(spans(scan)) == 1 + 2 * 8


def test_inner_sentences_are_flagged(lexicon: _core.Lexicon) -> None:
    text = 'He said, "I came. I saw (twice). I left." Then he slept.'
    scan = _core.scan(text, lexicon)
    assert [flag & _core.SENTENCE_INNER for flag in scan.sentence_flags] == [1, 1, 0, 0]
    assert scan.sentence_at(text.index("saw")) == (0, text.index(" Then"))


@pytest.mark.parametrize("unit", HOSTILE)
def test_sentences_cover_hostile_text(unit: str, lexicon: _core.Lexicon) -> None:
    text = "1. A " + unit * 10_000
    found = spans(_core.scan(text, lexicon))
    assert [start for start, _ in found] == sorted(start for start, _ in found)
    assert sum(map(len, (text[a:b].replace(" ", "") for a, b in found))) == len(text.replace(" ", ""))


def documents(name: str) -> Iterator[dict[str, object]]:
    path = CORPORA / name
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def score(name: str, folder: Path, lexicon: _core.Lexicon) -> str:
    """The referee's report on a corpus."""
    if not (REFEREE.exists() and (CORPORA / name).exists()):
        pytest.skip(f"no {CORPORA / name} beside the checkout")
    predicted = folder / "predicted.jsonl"
    rows = ({"id": row["id"], "sentences": spans(_core.scan(str(row["text"]), lexicon))} for row in documents(name))
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(REFEREE), str(CORPORA / name), str(predicted)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def number(pattern: str, report: str) -> float:
    match = re.search(pattern, report)
    assert match, report
    return float(match[1])


def test_golden_rules(tmp_path: Path, lexicon: _core.Lexicon) -> None:
    assert number(r"golden +(\d+)/48", score("golden_en.jsonl", tmp_path, lexicon)) >= 45


def test_gum(tmp_path: Path, lexicon: _core.Lexicon) -> None:
    assert number(r"boundary .* F1 ([\d.]+)", score("gum_dev.jsonl.gz", tmp_path, lexicon)) >= 0.977


def test_ewt(tmp_path: Path, lexicon: _core.Lexicon) -> None:
    report = score("ewt_dev.jsonl.gz", tmp_path, lexicon)
    assert number(r"boundary .* F1 ([\d.]+)", report) >= 0.91
    assert number(r"in quotes (\d+)/35", report) >= 34


@pytest.mark.parametrize("name", ["gum_dev.jsonl.gz", "ewt_dev.jsonl.gz"])
def test_no_break_between_a_quoted_question_and_a_small_letter(name: str, lexicon: _core.Lexicon) -> None:
    if not (CORPORA / name).exists():
        pytest.skip(f"no {CORPORA / name} beside the checkout")
    for row in documents(name):
        text = str(row["text"])
        ends = set(_core.scan(text, lexicon).sentence_end)
        assert not [text[: m.end()][-60:] for m in re.finditer(r"[?!][\"”’](?= [a-z])", text) if m.end() in ends]


def test_any_token_of_a_sentence_gives_its_first_token() -> None:
    scan = _core.scan("It rained. “It poured. I saw it,” she said. Then it froze.")
    firsts = [scan.token_at(scan.sentence_at(start)[0]) for start in scan.token_start]
    assert [scan.first_of_sentence(token) for token in range(len(scan))] == firsts
    assert scan.first_of_sentence(-1) == firsts[-1]
    for token in (len(scan), -len(scan) - 1):
        with pytest.raises(IndexError, match="no token"):
            scan.first_of_sentence(token)


def test_a_phrase_of_the_lexicon_ends_after_its_words() -> None:
    scan = _core.scan("pointed out Moor", _core.Lexicon([("pointed out", 0), ("moor", 0)]))
    assert [scan.phrase_stop(token) for token in range(3)] == [2, 2, 3]
    with pytest.raises(IndexError, match="no token 3"):
        scan.phrase_stop(3)
