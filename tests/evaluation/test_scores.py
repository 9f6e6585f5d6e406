"""The criteria of a right answer, the figures, and the list of errors."""

import pytest

from quotex.evaluation import Article, Character, Content, CorpusError, GoldQuote, Novel, Utterance, score
from quotex.evaluation.kinds import kinds
from quotex.evaluation.matching import Names, match_sets, match_spans, mention_is_right
from quotex.evaluation.report import table
from quotex.model import Quote, Speaker

TEXT = "“The oven is cold,” said Sen. Ada Moor, a baker. “Crumbs” played. Officials said that help would come."


def place(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def quote(words, speaker=None, kind="direct", name=None, **more):
    start, end = place(words)
    mention = Speaker(*place(speaker), speaker, name) if speaker else None
    return Quote(0, start, end, words, kind, mention, **more)


def article():
    return Article(
        "a",
        TEXT,
        [
            GoldQuote(*place("The oven is cold,"), "direct", [place("Sen. Ada Moor, a baker")]),
            GoldQuote(*place("Crumbs"), "scare"),
        ],
        [
            Content([place("“The oven is cold,”")], [place("Ada Moor")], True),
            Content([place("that help would come")], [place("Officials")]),
        ],
    )


def figures(*quotes):
    evaluation = score([(article(), list(quotes))])
    return evaluation.to_dict(), [error["error"] for error in evaluation.total.errors]


def test_a_right_quotation_has_perfect_scores():
    scores, errors = figures(quote("The oven is cold", "Ada Moor"))
    assert scores["spans"]["f1"] == scores["end_to_end"]["f1"] == scores["speaker"]["accuracy"] == 1
    assert errors == []


@pytest.mark.parametrize(
    ("quotes", "wrong"),
    [
        ([], ["missed"]),
        ([quote("The oven is cold,")], ["no speaker"]),
        ([quote("The oven is cold,", "Officials")], ["wrong speaker"]),
        ([quote("oven", "Ada Moor")], ["wrong span"]),
        ([quote("The oven", "Ada Moor"), quote("is cold", "Ada Moor")], ["wrong span", "wrong span"]),
        ([quote("The oven is cold,", "Ada Moor"), quote("oven", "Ada Moor")], ["wrong span"]),
        ([quote("rumb")], ["missed", "wrong span"]),
        ([quote("The oven is cold,", "Ada Moor"), quote("Crumbs", "Ada Moor")], ["scare quote taken"]),
        (
            [quote("The oven is cold,", "Ada Moor"), quote("played", "Ada Moor", "indirect")],
            ["no reported speech", "missed"],
        ),
        ([quote("The oven is cold,", "Ada Moor"), quote("that help would come", "Officials", "indirect")], []),
        (
            [quote("The oven is cold,", "Ada Moor"), quote("that help would come", "Ada Moor", "indirect")],
            ["wrong speaker"],
        ),
        ([quote("The oven is cold,", "Ada Moor"), quote("help", "Officials", "indirect")], ["wrong span"]),
    ],
)
def test_errors_have_their_kinds(quotes, wrong):
    assert figures(*quotes)[1] == wrong


def test_an_error_has_the_annotation_and_the_prediction():
    given = quote("The oven is cold,", "Officials", rules=("QS101", "QA103"))
    (error,) = score([(article(), [given])]).total.errors
    assert (error["id"], error["group"], error["kind"]) == ("a", "speaker", "direct")
    assert error["text"] == "The oven is cold,"
    source = place("Sen. Ada Moor, a baker")
    start, end = place("The oven is cold,")
    words = {"text": "The oven is cold,", "kind": "direct", "speaker": "Sen. Ada Moor, a baker"}
    assert error["gold"] == {"start": start, "end": end, **words, "source": [list(source)]}
    assert error["predicted"] == given.to_dict()


def test_an_error_has_the_text_around_both_spans():
    text = "x" * 300 + TEXT + "y" * 300
    gold = [GoldQuote(start + 300, end + 300, "direct") for start, end in [place("The oven is cold,")]]
    found = Quote(0, 304, 330, text[304:330], "direct")
    (error,) = score([(Article("a", text, gold), [found])]).total.errors
    assert (error["error"], error["group"]) == ("wrong span", "extent")
    assert (error["start"], error["end"]) == (301, 330)
    first, last = error["around"]
    assert (first, last) == (101, 530)
    assert error["before"] + error["text"] + error["after"] == text[first:last]
    assert (len(error["before"]), len(error["after"])) == (200, 200)


def test_every_annotated_quotation_is_right_or_in_the_list_of_errors():
    for found in ([], [quote("oven")], [quote("The oven is cold,")], [quote("Crumbs", "Officials")]):
        evaluation = score([(article(), found)])
        listed = [row["gold"]["text"] for row in evaluation.total.errors if row["gold"]]
        assert "The oven is cold," in listed


def test_precision_by_the_kind_predicted_and_recall_by_the_kind_annotated():
    found = [quote("The oven is cold,", "Ada Moor", "mixed"), quote("Crumbs", "Officials", "mixed")]
    scores, _ = figures(*found)
    assert (scores["mixed"]["span_precision"], scores["mixed"]["predicted"], scores["mixed"]["gold"]) == (0.5, 2, 0)
    assert (scores["direct"]["span_recall"], scores["direct"]["predicted"]) == (1.0, 0)
    assert scores["mixed"]["end_to_end_precision"] == 0.5


def test_a_chart_has_a_row_for_each_kind():
    found = [quote("The oven is cold,", "Officials"), quote("that help would come", "Officials", "indirect")]
    rows = {kind.name: kind[1:] for kind in kinds(score([(article(), found)]))}
    assert rows == {
        "in marks": ((1.0, 1.0), (0.0, 0.0), 1, 1),
        "direct": ((1.0, 1.0), (0.0, 0.0), 1, 1),
        "indirect": ((1.0, 1.0), (1.0, 1.0), 1, 1),
    }
    found = [quote("oven", "Ada Moor", "mixed"), quote("played", "Ada Moor")]
    rows = {kind.name: kind[1:] for kind in kinds(score([(article(), found)]))}
    assert rows["direct"] == ((None, 0.0), (None, 0.0), 0, 1)
    assert rows["mixed"] == ((0.0, None), (0.0, None), 1, 0)
    assert "indirect" not in rows
    assert [kind.name for kind in kinds(score([(novel(), [])]))] == ["in marks"]


def test_nested_and_scare_quotes_are_not_scored():
    scores, _ = figures(quote("The oven is cold,", "Ada Moor"), quote("oven", parent=0), quote("Crumbs", kind="scare"))
    assert scores["spans"]["predicted"] == 1


def test_a_scare_quote_is_right_if_no_quotation_is_annotated():
    said = [quote("Crumbs", kind="scare"), quote("oven is cold", kind="scare"), quote("Officials", kind="scare")]
    outcomes = score([(article(), said)]).total.outcomes
    assert [outcome.right for outcome in outcomes] == [True, False]  # nothing is known about words without marks


def test_quotes_in_left_over_markup_are_not_scored():
    document = article()
    document.ignored = [place("Crumbs")]
    evaluation = score([(document, [quote("Crumbs", "Officials")])])
    assert evaluation.to_dict()["spans"]["predicted"] == 0


def test_a_speaker_is_matched_by_mention():
    source = [place("Sen. Ada Moor, a baker")]
    assert mention_is_right(TEXT, place("Moor"), source)
    assert not mention_is_right(TEXT, place("Officials"), source)
    assert not mention_is_right(TEXT, (0, len(TEXT)), source)
    assert mention_is_right(TEXT, None, [])
    assert not mention_is_right(TEXT, place("Officials"), [])
    later = "Ada Moor spoke. Ms. Moor left."
    assert mention_is_right(later, (16, 24), [(0, 8)])


def test_a_speaker_is_matched_by_name():
    cast = [Character("Mrs. Moor"), Character("Mr. Moor"), Character("Tom Reed", ["Tom"])]
    names = Names(cast)
    assert names.is_right("Mrs Moor", "Mrs. Moor")
    assert not names.is_right("Moor", "Mrs. Moor")
    assert names.is_right("Captain Tom", "Tom Reed")
    assert not names.is_right("Reed", "Tom Reed")
    assert Names(cast, loose=True).is_right("Reed", "Tom Reed")
    assert not names.is_right(None, "Tom Reed")


def test_matching_is_one_to_one_and_best_first():
    assert match_spans([(0, 10), (1, 10)], [(1, 10)]) == {1: 0}
    assert match_spans([(0, 10)], [(0, 7)]) == {}
    assert match_sets([{1, 2, 3, 4}], [{1}, {1, 2, 3}], 0.5) == {0: 1}


def novel():
    text = "“Come,” said Ada, “in.” “No,” said Tom."
    cast = [Character("Ada Moor", ["Ada"]), Character("Tom Reed", ["Tom"])]
    said = [Utterance([(1, 6), (19, 22)], "Ada Moor", "Explicit"), Utterance([(25, 28)], "Tom Reed", None)]
    return Novel("n", text, cast, said)


def said(start, end, name):
    return Quote(0, start, end, "", speaker=Speaker(0, 0, "", name) if name else None)


def test_a_span_over_all_others_is_matched_in_linear_time(lines_run):
    def steps(size):
        spans = [(0, 20 * size), *((20 * number, 20 * number + 10) for number in range(size))]
        return lines_run(lambda: match_spans(spans, list(spans)))

    assert steps(800) < 5 * steps(200)


def test_the_parts_of_an_utterance_vote():
    scores = score([(novel(), [said(1, 6, None), said(19, 22, "Ada"), said(25, 28, "Ada")])]).to_dict()
    assert scores["speakers"]["Explicit"]["accuracy"] == 1
    assert scores["speakers"]["Unlabelled"]["accuracy"] == 0
    assert scores["speakers"]["All"] == {"accuracy": 0.5, "answered": 1.0, "recall": 0.5, "matched": 2, "gold": 2}
    assert (scores["end_to_end"]["right"], scores["spans"]["right"]) == (1, 3)


def test_errors_in_novels_are_listed():
    errors = score([(novel(), [said(1, 6, None), said(25, 28, "Ada"), said(30, 34, "Ada")])]).total.errors
    assert [error["error"] for error in errors] == ["no speaker", "missed", "wrong speaker", "no quote"]
    errors = score([(novel(), [said(1, 3, "Ada"), said(19, 22, "Ada"), said(25, 28, "Tom")])]).total.errors
    assert [(row["group"], row["gold"]["speaker"], row["gold"]["text"]) for row in errors] == [
        ("extent", "Ada Moor", "Come,")
    ]


def test_articles_and_novels_are_not_mixed():
    with pytest.raises(CorpusError, match="can't be scored together"):
        score([(article(), []), (novel(), [])])


def test_the_table_shows_the_scores():
    text = table(score([(article(), [quote("The oven is cold,", "Ada Moor")])]), per_document=True)
    assert "1 article\n" in text
    (line,) = (line for line in text.splitlines() if line.startswith("span and speaker"))
    assert line.split()[3:] == ["1.000", "1.000", "1.000", "1", "1", "1"]
    text = table(score([(novel(), [])]))
    assert "1 novel\n" in text
    assert "speaker, explicit" in text
