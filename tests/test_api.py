"""The public names: what they promise beyond the tests of the single packages."""

import copy
import json
import pickle
import subprocess
import sys
import sysconfig
import threading
from dataclasses import FrozenInstanceError
from itertools import count, islice
from pathlib import Path
from typing import get_args

import pytest

import quotex
from quotex import Pipeline
from quotex.cleaning.repeats import Repeats
from quotex.language.packs import fingerprint_of_data
from quotex.pipeline import PRESETS

PAGE = """Ferry to sail all summer

Advertisement

“It will outlive us all,” said Mayor Ada Moor. “And it is ours,” she added.

Sign up for our newsletter
"""
TEXTS = [PAGE, "", '"Nobody asked us," Bo Lind told reporters.', "Nothing."]


def test_the_functions_agree():
    document = quotex.process(PAGE)
    cleaned = quotex.clean_and_explain(PAGE)
    assert document.text == cleaned.text == quotex.clean(PAGE)
    assert document.original == cleaned.original == PAGE
    assert document.edits == cleaned.edits
    inside = quotex.extract(document.text)
    assert [quote.text for quote in inside] == [quote.text for quote in document.quotes]
    assert [(quote.start, quote.end) for quote in inside] == [
        (quote.clean_start, quote.clean_end) for quote in document.quotes
    ]


def test_all_offsets_of_a_document_point_into_the_original():
    document = quotex.process(PAGE)
    assert len(document.quotes) == 2
    for quote in document.quotes:
        assert PAGE[quote.start : quote.end] == quote.text
        for span in (quote.speaker, quote.cue):
            assert PAGE[span.start : span.end] == span.text
    mentions = [PAGE[start:end] for person in document.people for start, end in person.mentions]
    assert any("Ada Moor" in mention for mention in mentions)
    (moor,) = document.people
    assert [PAGE[slice(*span)] for span in (moor.role_span, moor.gender_span)] == ["Mayor", "Ada"]


def test_a_quote_with_an_edit_inside_has_pieces():
    text = "“The ferry\n\nAdvertisement\n\n“will sail,” said Ada Moor."
    document = quotex.process(text)
    for quote in document.quotes:
        kept = "".join(text[start:end] for start, end in quote.pieces)
        assert kept == (quote.text if quote.pieces else "")
        assert document.text[quote.clean_start : quote.clean_end] == quote.text


def test_bytes_are_refused_as_text():
    for function in (quotex.clean, quotex.extract, quotex.process, quotex.scan):
        with pytest.raises(TypeError):
            function(b"bytes")


@pytest.mark.parametrize("function", [copy.copy, copy.deepcopy, pickle.dumps])
def test_copying_or_pickling_a_scan_is_refused_with_advice(function):
    with pytest.raises(TypeError, match="a Scan is not copied or pickled: keep its text, and scan that"):
        function(quotex.scan("It rained in Oxmere."))


def test_a_pipeline_is_immutable_equal_by_value_and_picklable():
    pipeline = Pipeline(ignore=["BP3"], kinds=["direct"], preset="body", min_confidence=0.5)
    with pytest.raises(FrozenInstanceError):
        pipeline.preset = "page"
    other = pickle.loads(pickle.dumps(pipeline))
    assert other == pipeline
    assert hash(other) == hash(pipeline)
    assert "Advertisement" in other.clean(PAGE)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"kinds": ["direkt"]}, ValueError, "no kind 'direkt'; there are direct, mixed, indirect, scare"),
        ({"kinds": "direct"}, TypeError, "kinds must be a list of strings: write kinds=['direct']"),
        ({"preset": "site"}, ValueError, "no preset 'site'; there are auto, body, page"),
        ({"kinds": 5}, TypeError, "kinds must be a list of strings, but 5 is not a string"),
        ({"select": [5]}, TypeError, "select must be a list of strings, but 5 is not a string"),
        ({"ignore": [""]}, ValueError, "'' in select or ignore would mean every rule: write the beginning of an id"),
        ({"rules": b"x"}, TypeError, "rules must be a path, a str or an os.PathLike, not b'x'"),
        ({"rules": [None]}, TypeError, "rules must be a path, a str or an os.PathLike, not None"),
        ({"language": None}, TypeError, "language must be a path, a str or an os.PathLike, not None"),
        ({"repeats": b"x"}, TypeError, "repeats must be a path, a str or an os.PathLike, not b'x'"),
        ({"select": ["ZZ"]}, ValueError, "no rule's id begins with 'ZZ'"),
        ({"ignore": ["QA1"]}, ValueError, "'QA1' is not a cleaning rule"),
        ({"genre": "novel"}, ValueError, "no genre 'novel'; there are auto, article, story"),
        ({"min_confidence": None}, TypeError, "min_confidence must be a number between 0 and 1, not None"),
        ({"min_confidence": "0.5"}, TypeError, "min_confidence must be a number between 0 and 1, not '0.5'"),
        ({"min_confidence": 1.5}, ValueError, "min_confidence must lie between 0 and 1, not 1.5"),
        ({"language": "xx"}, ValueError, "no language pack 'xx'; there are: de, en"),
    ],
)
def test_wrong_settings_are_refused_when_the_pipeline_is_made(arguments, error, message):
    with pytest.raises(error) as caught:
        Pipeline(**arguments)
    assert message in str(caught.value)


@pytest.mark.parametrize("function", [quotex.extract, quotex.process])
def test_a_single_kind_is_refused_with_advice(function):
    with pytest.raises(TypeError, match=r"kinds must be a list of strings: write kinds=\['direct'\]"):
        function(PAGE, kinds="direct")
    assert function(PAGE, kinds={"direct"}) == function(PAGE, kinds=["direct"])


def test_the_types_list_the_values_of_the_settings():
    assert get_args(quotex.Preset) == PRESETS
    for setting, values in (
        ("preset", get_args(quotex.Preset)),
        ("genre", get_args(quotex.Genre)),
        ("kinds", [get_args(quotex.Kind)]),
    ):
        for value in values:
            assert getattr(Pipeline(**{setting: value}), setting) == value
    for verb in get_args(quotex.Verb):
        for on_error in get_args(quotex.OnError):
            assert list(Pipeline().pipe([], verb=verb, on_error=on_error)) == []


def test_threads_share_a_pipeline():
    pipeline, results = Pipeline(), []
    threads = [
        threading.Thread(target=lambda: results.append([pipeline.process(text) for text in TEXTS * 20]))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert all(result == [pipeline.process(text) for text in TEXTS * 20] for result in results)


@pytest.mark.skipif(not sysconfig.get_config_var("Py_GIL_DISABLED"), reason="this Python always has its lock")
def test_importing_does_not_enable_the_gil_on_free_threaded_builds():
    code = "import sys, quotex; quotex.process('Fine.'); sys.exit(sys._is_gil_enabled())"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("verb", ["clean", "clean_and_explain", "extract", "process"])
def test_pipe_gives_the_results_of_the_method_in_order(verb, workers):
    pipeline = Pipeline()
    expected = [getattr(pipeline, verb)(text) for text in TEXTS * 5]
    assert list(pipeline.pipe(TEXTS * 5, verb=verb, workers=workers, batch_size=3)) == expected


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_carries_contexts_that_need_not_be_picklable(workers):
    contexts = [lambda: None for _ in TEXTS]
    pairs = list(
        Pipeline().pipe(zip(TEXTS, contexts, strict=True), verb="clean", as_tuples=True, workers=workers, batch_size=1)
    )
    assert pairs == [(quotex.clean(text), context) for text, context in zip(TEXTS, contexts, strict=True)]


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_gives_each_text_its_source(workers, tmp_path):
    line = "The Moor Courier thanks its readers all year round"
    names = ["Ada", "Bo", "Cleo", "Dan", "Eve", "Fay", "Gil", "Hal"]
    texts = [f"{name} came to the port at noon.\n\n{line}\n\nThen {name} spoke about the ferry." for name in names]
    repeats = Repeats()
    for text in texts:
        repeats.add(Pipeline().repeat_keys(text, source="courier"))
    (tmp_path / "repeats.bin").write_bytes(repeats.to_bytes())
    pipeline = Pipeline(repeats=tmp_path / "repeats.bin")
    results = list(pipeline.pipe(texts[:2], verb="clean", workers=workers, sources=["courier", "herald"]))
    assert results == [pipeline.clean(texts[0], source="courier"), pipeline.clean(texts[1], source="herald")]
    assert [line in result for result in results] == [False, True]
    pairs = pipeline.pipe([(texts[0], 7)], verb="clean", workers=workers, as_tuples=True, sources=["courier"])
    assert list(pairs) == [(results[0], 7)]


@pytest.mark.parametrize(
    ("sources", "verb", "error", "message"),
    [
        (["courier"], "clean", ValueError, "sources ended after 1: give one for each text"),
        (["courier", None], "clean", TypeError, "source 1 is NoneType, not str"),
        ("courier", "clean", TypeError, r"\['courier', …\], not a single str"),
        (["courier"], "extract", ValueError, "extract can't use them"),
    ],
)
def test_pipe_refuses_wrong_sources(sources, verb, error, message, tmp_path):
    (tmp_path / "repeats.bin").write_bytes(Repeats(64).to_bytes())
    with pytest.raises(error, match=message):
        list(Pipeline(repeats=tmp_path / "repeats.bin").pipe(TEXTS, verb=verb, sources=sources))


def test_sources_need_repeats():
    with pytest.raises(ValueError, match="make the pipeline with repeats=FILE"):
        Pipeline().pipe(TEXTS, verb="clean", sources=["courier"])


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_takes_an_endless_stream(workers):
    texts = (f"Text {number}." for number in count())
    results = Pipeline().pipe(texts, verb="clean", workers=workers, batch_size=4)
    assert list(islice(results, 3)) == ["Text 0.", "Text 1.", "Text 2."]
    results.close()
    assert int(next(texts).split()[1][:-1]) <= 4 * workers * 4


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_raises_or_yields_errors(workers):
    texts = ["One.", None, "Two."]
    results = Pipeline().pipe(texts, verb="clean", workers=workers, on_error="yield")
    assert [result if isinstance(result, str) else type(result) for result in results] == ["One.", TypeError, "Two."]
    results = Pipeline().pipe(texts, verb="clean", workers=workers)
    assert next(results) == "One."
    with pytest.raises(TypeError) as raised:
        next(results)
    assert raised.value.__notes__ == ["The text is number 1 of the stream, counted from 0."]


def test_pipe_checks_its_arguments_at_once():
    for arguments in ({"verb": "scan"}, {"workers": 0}, {"batch_size": 0}, {"on_error": "skip"}):
        with pytest.raises(ValueError):
            Pipeline().pipe([], **arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"texts": "abc"}, r"texts must be a list or another iterable of texts: \[text\], not a single str"),
        ({"texts": b"abc"}, "not a single bytes"),
        ({"texts": None}, "texts must be a list or another iterable of texts, not NoneType"),
        ({"texts": {"a": "It rained."}}, "texts can't be a dict: pass the texts themselves, such as a column of the"),
        ({"texts": ["abc"], "workers": "2"}, "workers must be a whole number, not '2'"),
        ({"texts": ["abc"], "workers": None}, "workers must be a whole number, not None"),
        ({"texts": ["abc"], "workers": 1.5}, "workers must be a whole number, not 1.5"),
        ({"texts": ["abc"], "batch_size": "1"}, "batch_size must be a whole number, not '1'"),
    ],
)
def test_pipe_refuses_arguments_of_wrong_types(arguments, message):
    with pytest.raises(TypeError, match=message):
        Pipeline().pipe(**arguments)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("item", ["ab", "abc", ("abc",), ("abc", 1, 2), 5])
def test_pipe_refuses_items_that_are_not_pairs(item, workers):
    pairs = Pipeline().pipe([("One.", 1), item], as_tuples=True, workers=workers)
    with pytest.raises(TypeError, match=rf"a pair \(text, context\), but item 1 is {type(item).__name__}"):
        list(pairs)


def test_rule_finds_one_rule():
    assert quotex.rule("BP201").id == "BP201"
    with pytest.raises(LookupError, match="no rule 'BP999'"):
        quotex.rule("BP999")
    with pytest.raises(TypeError, match="id must be a str, such as 'BP201', not list"):
        quotex.rule([])


LOADED_BY_IMPORT = {
    "_core",
    "api",
    "bounded",
    "damage",
    "document",
    "edits",
    "explaining",
    "language",
    "language.catalogue",
    "language.packs",
    "language.rule_text",
    "model",
    "normalization",
    "objects",
    "offsets",
    "people",
    "people.source",
    "pipeline",
    "settings",
    "stream",
    "verification",
    "verification.checks",
    "workers",
    "workers.attempts",
}
LOADED_BEFORE_SIGNALS_ARE_HANDLED = {"_core", "cli", "cli.interrupts"}
NOT_LOADED_BY_IMPORT = {
    "regex",
    "tomllib",
    "json",
    "hashlib",
    "pathlib",
    "importlib.resources",
    "concurrent.futures",
}


def modules_loaded_by(code: str) -> set[str]:
    """The modules that ``code`` loads in a new interpreter, without those of the finder of an editable install."""
    code = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    printed = subprocess.run(
        [sys.executable, "-c", code], check=True, timeout=60, capture_output=True, text=True
    ).stdout
    return set(printed.split())


def test_importing_loads_no_engine_no_pack_and_no_heavy_library():
    for code, expected in (
        ("import quotex", LOADED_BY_IMPORT),
        ("sys.argv = ['-m']; import quotex.cli", LOADED_BEFORE_SIGNALS_ARE_HANDLED),
        ("sys.argv = ['/bin/quotex']; from quotex import Pipeline", LOADED_BY_IMPORT),
    ):
        loaded = modules_loaded_by(code)
        assert {name.removeprefix("quotex.") for name in loaded if name.startswith("quotex.")} == expected
        assert not loaded & NOT_LOADED_BY_IMPORT


def test_each_verb_loads_its_own_engine():
    extracting = modules_loaded_by("import quotex; quotex.extract('“It rained,” said Ada Moor.')")
    assert "quotex.quotations" in extracting
    assert not {name for name in extracting if name.startswith(("quotex.cleaning", "regex", "concurrent"))}
    cleaning = modules_loaded_by("import quotex; quotex.clean('Advertisement')")
    assert "quotex.cleaning" in cleaning
    assert not {name for name in cleaning if name.startswith(("quotex.quotations", "concurrent", "ftfy"))}
    repairs = {"characters", "escapes", "html", "markdown", "misread", "references"}
    assert not {f"quotex.cleaning.{name}" for name in repairs} & cleaning


def test_the_command_loads_what_every_run_needs():
    loaded = modules_loaded_by("import quotex.cli.commands")
    assert "click" in loaded
    others = ("rich", "charset_normalizer", "concurrent", "multiprocessing", "quotex.quotations", "quotex.evaluation")
    assert not {name for name in loaded if name.startswith(others)}


def test_every_public_name_is_documented():
    page = (Path(__file__).parents[1] / "docs" / "api.md").read_text(encoding="utf-8")
    for name in quotex.__all__:
        has_docstring = getattr(quotex, name).__doc__  # a Literal and objects written in C cannot have one
        assert has_docstring or name == "Scan" or f"`quotex.{name}`" in page, name


class Marked(str):
    """A str like those of BeautifulSoup and lxml, with more overridden methods."""

    def __len__(self):
        return 10**9

    def __getitem__(self, key):
        return "?"

    def __str__(self):
        return "?"


@pytest.mark.parametrize("verb", ["clean", "clean_and_explain", "extract", "process", "scan"])
def test_a_subclass_of_str_is_read_as_its_text(verb):
    call, text = getattr(quotex, verb), "“It rained,” said Ada Moor.\n\nAdvertisement\n"
    if verb == "scan":
        assert call(Marked(text)).text == text
        assert list(call(Marked(text)).token_start) == list(call(text).token_start)
    else:
        assert call(Marked(text)) == call(text)
        (piped,) = quotex.Pipeline().pipe([Marked(text)], verb=verb)
        assert piped == call(text)
    if verb == "process":
        assert type(call(Marked(text)).original) is str


def made_of(text, **settings):
    return quotex.Pipeline(**settings).process(text).meta


def test_meta_records_the_settings_of_a_document(tmp_path):
    meta = made_of("It rained.", kinds=["direct"], ignore=["BP6"], min_confidence=0.5)
    assert json.dumps(meta)
    assert (meta["preset"], meta["version"], meta["pack"]) == ("body", quotex.__version__, fingerprint_of_data("en"))
    assert meta["options"] == {
        "language": "en",
        "select": (),
        "ignore": ("BP6",),
        "preset": "auto",
        "kinds": ("direct",),
        "min_confidence": 0.5,
        "genre": "auto",
        "language_fit": "mark",
        "repeats": None,
        "keep_title": False,
    }


def test_meta_has_another_fingerprint_with_custom_rules(tmp_path):
    packs = {made_of("It rained.")["pack"]}
    for verb in ("harrumph", "hum"):
        for name in ("one.toml", "other.toml"):
            (tmp_path / name).write_text(f'[verbs]\nreporting = "{verb}"\n', encoding="utf-8")
            packs.add(made_of("It rained.", rules=tmp_path / name)["pack"])
    assert len(packs) == 3


def test_documents_of_a_pipeline_share_their_options():
    pipeline = quotex.Pipeline(kinds=["direct"])
    one, other = pipeline.process("It rained."), pickle.loads(pickle.dumps(pipeline)).process("It rained.")
    assert one.meta == other.meta
    assert pipeline.process("It poured.").meta["options"] is one.meta["options"]
    texts = ["It rained.", "“It leaks,” said Ada Moor."] * 3
    alone, together = ([document.meta for document in pipeline.pipe(texts, workers=workers)] for workers in (1, 2))
    assert alone == together
