"""Tables of quotes with pandas, and their chart."""

from __future__ import annotations

import collections
import subprocess
import sys
import warnings
from typing import Any

import pytest

import quotex

pd: Any = pytest.importorskip("pandas", reason="needs the extra [pandas]")

FRAME = pd.DataFrame(
    {
        "body": ["“It rained,” said Ada Moor. “A lot.”", None, "“No,” said Ben Cole.", "Nothing.", float("nan")],
        "outlet": ["Tideline", "Tideline", "Quay", "Quay", "Quay"],
        "kind": [1, 2, 3, 4, 5],
    },
    index=["a", "b", "c", "d", "e"],
)


@pytest.mark.parametrize("workers", [1, 2])
def test_each_quote_has_a_row_with_the_columns_of_the_caller(workers: int) -> None:
    quotes = quotex.quotes_frame(FRAME, "body", workers=workers)
    assert quotes.index.tolist() == ["a", "a", "c"]
    assert quotes[["outlet", "input_kind", "text", "speaker_name"]].to_numpy().tolist() == [
        ["Tideline", 1, "It rained,", "Ada Moor"],
        ["Tideline", 1, "A lot.", "Ada Moor"],
        ["Quay", 3, "No,", "Ben Cole"],
    ]
    for index, start, end, text in zip(quotes.index, quotes["start"], quotes["end"], quotes["text"], strict=True):
        assert FRAME.loc[index, "body"][start:end] == text


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        (None, ["outlet", "input_kind"]),
        (["kind"], ["input_kind"]),
        (["kind", "outlet"], ["input_kind", "outlet"]),
        (["body"], ["body"]),
        ([], []),
    ],
)
def test_only_the_columns_to_keep_are_carried_along(keep: list[str] | None, kept: list[str]) -> None:
    with_all, quotes = quotex.quotes_frame(FRAME, "body"), quotex.quotes_frame(FRAME, "body", keep=keep)
    own = {"outlet", "input_kind"}
    assert [name for name in quotes.columns if name in (*own, "body")] == kept
    assert quotes.drop(columns=kept).equals(with_all.drop(columns=list(own)))


def test_without_quotes_the_frame_has_all_columns() -> None:
    quotes = quotex.quotes_frame(FRAME.iloc[1:2], "body")
    assert len(quotes) == 0
    assert quotes.columns.tolist() == quotex.quotes_frame(FRAME, "body").columns.tolist()


def test_the_index_may_have_duplicates() -> None:
    frame = FRAME.set_index(pd.Index([7] * 5))
    assert quotex.quotes_frame(frame, "body")["outlet"].tolist() == ["Tideline", "Tideline", "Quay"]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(KeyError, match="no column 'text'; there are: body, outlet, kind"):
        quotex.quotes_frame(FRAME)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (
            {"frame": ["“No,” said Ada Moor."]},
            TypeError,
            "frame must be a pandas DataFrame, not list: give a DataFrame",
        ),
        ({"frame": FRAME["body"]}, TypeError, "frame must be a pandas DataFrame, not Series"),
        ({"frame": FRAME[["body", "body"]]}, ValueError, "frame has 2 columns 'body': give each its own name"),
        ({"frame": FRAME[["body", "kind", "kind"]]}, ValueError, "frame has 2 columns 'kind'"),
        ({"text": ["body"]}, TypeError, r"text must be the name of one column, not \['body'\]"),
        ({"frame": pd.concat({"body": FRAME}, axis="columns")}, TypeError, "the name of one column, not 'body'"),
        ({"pipeline": "en"}, TypeError, "pipeline must be a quotex.Pipeline, not str"),
        ({"keep": ["town"]}, KeyError, "no column 'town'; there are: body, outlet, kind"),
        ({"keep": "outlet"}, TypeError, r"keep must be a list of strings: write keep=\['outlet'\]"),
        ({"workers": "2"}, TypeError, "workers must be a whole number, not '2'"),
    ],
)
def test_wrong_arguments_are_refused(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        quotex.quotes_frame(**({"frame": FRAME, "text": "body"} | arguments))


def test_sources_refuses_a_frame_with_advice() -> None:
    quotes = quotex.quotes_frame(FRAME, "body")
    with pytest.raises(TypeError, match="documents can't be a DataFrame: for a table of texts, pass sources"):
        quotex.sources(quotes)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a row of quotes_frame is one quote, not a document: for a table of texts"):
        quotex.sources(quotes.to_dict("records"))
    frame = FRAME.rename(columns={"body": "text"}).dropna()
    pairs = quotex.Pipeline().pipe(zip(frame["text"], frame.to_dict("records"), strict=True), as_tuples=True)
    assert [row.columns["outlet"] for row in quotex.sources(pairs, by=["outlet"])] == ["Quay", "Tideline"]


def test_failed_texts_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def process(self: object, text: str, *, source: str = "") -> quotex.Document:
        raise MemoryError("no room")

    monkeypatch.setattr(quotex.Pipeline, "process", process)
    with pytest.warns(RuntimeWarning, match="3 of 3 texts could not be read; the first at index a"):
        assert len(quotex.quotes_frame(FRAME, "body")) == 0


def test_values_that_are_not_text_are_reported_and_empty_cells_are_not() -> None:
    frame = pd.DataFrame({"body": ["“It rained,” said Ada Moor.", None, 3, float("nan"), ["x"]]}, index=[7, 8, 2, 2, 2])
    told = r"2 of 3 texts could not be read; the first at index 2: not text but int"
    with pytest.warns(RuntimeWarning, match=told) as warned:
        assert len(quotex.quotes_frame(frame, "body")) == 1
    assert warned[0].filename == __file__


def test_a_table_is_not_a_stream_of_texts() -> None:
    with pytest.raises(TypeError, match="texts can't be a DataFrame: pass the texts themselves, such as a column"):
        quotex.Pipeline().pipe(FRAME)


def test_lone_surrogates_are_kept() -> None:
    texts = ["“It \ud83d rained,” said Ada Moor.", "“It rained,” said Ada \udc00 Moor."]
    frame = pd.DataFrame({"body": pd.Series(texts, dtype=object)})
    quotes = quotex.quotes_frame(frame, "body")
    assert quotes["text"].tolist() == ["It \ud83d rained,", "It rained,"]
    assert quotes["start"].tolist() == [1, 1]


def test_progress_is_shown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rich")
    quotex.quotes_frame(FRAME, "body", progress=True)
    assert "Reading texts" in capsys.readouterr().err
    quotex.quotes_frame(FRAME, "body")
    assert capsys.readouterr().err == ""


def test_a_notebook_without_widgets_shows_no_progress_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ipykernel", sys)
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(quotex.quotes_frame(FRAME, "body", progress=True)) == len(quotex.quotes_frame(FRAME, "body"))
    assert capsys.readouterr().err == ""


def test_the_chart_shows_the_most_quoted() -> None:
    pytest.importorskip("matplotlib", reason="needs the extra [plots]").use("Agg")
    frame = pd.DataFrame({"text": ["“A,” said Ada $Moor$. “B.”", "“C,” said Ben Cole.", "“D,” he said."]})
    axes = quotex.plot_most_quoted(quotex.quotes_frame(frame))
    assert [round(bar.get_width()) for bar in axes.patches] == [2, 1]
    assert axes.get_xlabel().startswith("quotes (of 4; 1 ")
    axes.figure.canvas.draw()  # a name with dollar signs is not read as a formula
    odd = pd.DataFrame({"speaker_name": pd.Series(["Ada\ud83d", "Bo\x1b\u202e\nLind"], dtype=object)})
    axes = quotex.plot_most_quoted(odd)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Ada�", "Bo␛�␊Lind"]
    with pytest.raises(ValueError, match="quotes has no column 'speaker_name': pass what quotes_frame returns"):
        quotex.plot_most_quoted(frame)
    with pytest.raises(TypeError, match="quotes must be a pandas DataFrame, not list"):
        quotex.plot_most_quoted([])  # type: ignore[arg-type]


def test_without_pandas_the_message_says_what_to_install() -> None:
    code = "import sys; sys.modules['pandas'] = None\nimport quotex\nquotex.quotes_frame(None)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert "this needs pandas, which is not installed: pip install pandas" in done.stderr


def test_the_first_columns_show_who_said_what() -> None:
    quotes = quotex.quotes_frame(FRAME, "body")
    assert quotes.columns[:7].tolist() == [
        *("text", "speaker_name", "speaker", "kind", "confidence", "person", "person_id"),
    ]
    nobody = quotex.quotes_frame(
        pd.DataFrame({"text": ["“No,” said Ben Cole. A sign read “Closed for the day, sorry.”"]})
    )
    for name in ("start", "speaker_start", "cue_end", "parent", "utterance"):
        assert pd.api.types.is_integer_dtype(nobody[name]), name
    assert pd.api.types.is_integer_dtype(quotex.quotes_frame(FRAME.iloc[1:2], "body")["parent"])


def test_the_chart_shows_intervals_and_genders() -> None:
    pytest.importorskip("matplotlib", reason="needs the extra [plots]").use("Agg")
    texts = ["“A,” said Ms. Ada Moor. “B,” said Mr. Ben Cole.", "“C,” said Ms. Ada Moor."] * 6
    axes = quotex.plot_most_quoted(quotex.quotes_frame(pd.DataFrame({"text": texts})))
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Ada Moor (f)", "Ben Cole (m)"]
    assert len({tuple(bar.get_facecolor()) for bar in axes.patches}) == 2
    (low, high) = axes.lines[0].get_xdata()
    assert low < 12 < high
    assert "95 % intervals over texts" in axes.get_xlabel()
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["women", "men"]


TOLD = [
    "“It rained,” said Mayor Ada J. Moor. “Still does,” she said. “Who cares?” he asked. The ‘old’ pier.",
    "“It did not,” said Ada Moor. “It did,” Ben Cole and Lena Ortiz told reporters.",
    "“It leaks,” said Paul Lind. “It does not,” said Eva Lind. “He said, ‘No,’ twice,” Ben Cole said.",
    "“It is closed,” said Eva Lind.",
    "“We never knew,” Lind said.",
    "“Nobody did,” Lind said.",
]


@pytest.mark.parametrize("workers", [1, 2])
def test_joined_people_are_counted_as_in_sources(workers: int) -> None:
    frame = pd.DataFrame({"text": TOLD, "person": range(len(TOLD))})
    pipeline = quotex.Pipeline(kinds=["direct", "mixed", "scare"])
    quotes = quotex.quotes_frame(frame, pipeline=pipeline, join=True, workers=workers)
    assert quotes.columns[:8].tolist() == [
        *("text", "speaker_name", "speaker", "kind", "confidence", "person", "person_id", "input_person")
    ]
    assert quotes.equals(quotex.quotes_frame(frame, pipeline=pipeline))
    plain = quotex.quotes_frame(frame, pipeline=pipeline, join=False)
    assert quotes.drop(columns=["person", "person_id"]).equals(plain)
    told = quotes.dropna(subset=["person"])
    names = [name for person in told["person"] for name in person.split("; ")]
    ids = [id for person in told["person_id"] for id in person.split("; ")]
    counts = collections.Counter(zip(names, ids, strict=True))
    expected = quotex.sources(map(pipeline.process, TOLD), copies="all")
    assert sorted((name, n) for (name, _), n in counts.items()) == sorted(
        (s.name, s.quotes) for s in expected if s.name
    )
    assert [number for (name, _), number in counts.items() if name == "Ada J. Moor"] == [3]
    assert names.count("Lind") == 2


def test_the_chart_has_a_bar_for_each_person() -> None:
    pytest.importorskip("matplotlib", reason="needs the extra [plots]").use("Agg")
    axes = quotex.plot_most_quoted(quotex.quotes_frame(pd.DataFrame({"text": TOLD})), n=1)
    assert [
        (label.get_text(), bar.get_width()) for label, bar in zip(axes.get_yticklabels(), axes.patches, strict=True)
    ] == [("Ada J. Moor (f)", 3)]


def test_a_quote_of_two_people_counts_for_both() -> None:
    pytest.importorskip("matplotlib", reason="needs the extra [plots]").use("Agg")
    quotes = quotex.quotes_frame(pd.DataFrame({"text": TOLD}), join=True)
    axes = quotex.plot_most_quoted(quotes)
    bars = {
        label.get_text().partition(" (")[0]: bar.get_width()
        for label, bar in zip(axes.get_yticklabels(), axes.patches, strict=True)
    }
    for source in quotex.sources(map(quotex.process, TOLD), copies="all"):
        assert source.name in (None, "Lind") or bars[source.name] == source.quotes, source
    assert bars["Lena Ortiz"] == 1
    assert axes.get_xlabel().startswith(f"quotes (of {len(quotes)}; ")


def test_a_frame_without_texts_has_the_columns_of_people() -> None:
    joined = quotex.quotes_frame(FRAME.iloc[1:2], "body", join=True)
    assert (len(joined), "person" in joined.columns) == (0, True)
