"""A datatrove pipeline gives the rows of ``process``, in two tasks, and counts its edits by rule."""

import gzip
import json

import pytest

pytest.importorskip("datatrove", reason="needs the extra [datatrove]")
pytest.importorskip("orjson", reason="needs the extra [datatrove]")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from quotex.edits import by_rule
from quotex.integrations.datatrove import Quotex


def run(step, *documents):
    return list(step.run(iter(documents)))


def counts(step):
    return {name: stat.total for name, stat in step.stats.stats.items()}


def test_two_tasks_give_the_rows_of_process(tmp_path, documents):
    documents = [document for document in documents if document.original]  # the reader skips empty ones
    rows = [{"id": str(at), "text": document.original, "outlet": "Tideline"} for at, document in enumerate(documents)]
    for shard in range(2):
        write(tmp_path / "in" / f"{shard}.jsonl", rows[shard::2])
    stats = LocalPipelineExecutor(
        [JsonlReader(str(tmp_path / "in")), Quotex(), JsonlWriter(str(tmp_path / "out"))],
        tasks=2,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    found = [row for rank in range(2) for row in parsed(tmp_path / "out" / f"{rank:05}.jsonl.gz")]
    assert [row["id"] for row in found] == [str(at) for shard in range(2) for at in range(shard, len(rows), 2)]
    for row in found:
        wanted = documents[int(row["id"])].to_dict()
        assert row["text"] == wanted["text"]
        assert {name: row["metadata"][name] for name in ("edits", "quotes", "people")} == as_json(wanted)
        assert row["metadata"]["outlet"] == "Tideline"
    told = {name: stat.total for name, stat in stats.stats[1].stats.items()}
    assert told == expected_counts(documents)


def as_json(row):
    return {name: json.loads(json.dumps(row[name])) for name in ("edits", "quotes", "people")}


def expected_counts(documents):
    counted = {"total": len(documents), "quotes": sum(len(document.quotes) for document in documents)}
    counted["lines_removed"] = 0
    for document in documents:
        for rule, (lines, characters) in by_rule(document.original, document.edits).items():
            counted[f"lines_{rule}"] = counted.get(f"lines_{rule}", 0) + lines
            counted[f"characters_{rule}"] = counted.get(f"characters_{rule}", 0) + characters
            counted["lines_removed"] += lines * rule.startswith("BP")
    assert counted["quotes"] > counted["lines_removed"] > 5
    return counted


def parsed(path):
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def write(path, rows):
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.mark.parametrize("language", ["tlh", "nb_Latn"])
def test_documents_in_languages_without_a_pack_pass_and_are_counted(texts, language):
    step = Quotex()
    [item] = run(step, Document(texts[0], "a", metadata={"language": language}))
    assert item.text == texts[0]
    assert item.metadata == {"language": language, "edits": [], "quotes": [], "people": [], "passed_through": language}
    assert counts(step) == {"total": 1, "passed_through": 1, f"passed_through_{language}": 1}


@pytest.mark.parametrize("metadata", [{}, {"language": None}, {"language": "en"}, {"language": "eng_Latn"}])
def test_other_documents_do_not_pass(texts, metadata):
    [item] = run(Quotex(), Document(texts[0], "a", metadata=dict(metadata)))
    assert item.text != texts[0]
    assert len(item.metadata["quotes"]) == 2


def test_the_field_of_the_language_may_have_another_name(texts):
    items = run(Quotex(language_field="lang"), Document(texts[0], "a", metadata={"lang": "tlh", "language": "en"}))
    assert items[0].metadata["passed_through"] == "tlh"


def test_metadata_of_the_same_names_is_kept():
    step = Quotex()
    [item] = run(step, Document("It rained.", "a", metadata={"quotes": 3, "input_quotes": 4, "people": "x"}))
    assert item.metadata == {
        "quotes": [],
        "input_quotes": 4,
        "people": [],
        "input_input_quotes": 3,
        "input_people": "x",
        "edits": [],
    }
    run(step, item)
    assert item.metadata["input_input_input_quotes"] == []


def test_failed_documents_pass_with_their_error_and_are_counted():
    step = Quotex()
    bad, good = run(step, Document(None, "a"), Document("It rained.", "b"))
    assert bad.text is None
    assert bad.metadata == {
        "edits": [],
        "quotes": [],
        "people": [],
        "error": "TypeError: a text must be a str, not NoneType",
    }
    assert "error" not in good.metadata
    assert counts(step) == {"total": 2, "failed": 1, "quotes": 0, "lines_removed": 0}


def test_repeats_get_the_source_of_a_document(tmp_path):
    from quotex.cleaning.repeats import Repeats

    line = "Heard on the quay every morning since the flood"
    ships = ("ferry", "tug", "trawler", "yacht", "barge")
    texts = [f"The {ship} was late again, and nobody at the harbour office knew why.\n\n{line}\n" for ship in ships]
    repeats = Repeats()
    for text in texts:
        repeats.add(Quotex().pipeline.repeat_keys(text, source="Tideline"))
    (tmp_path / "repeats.bin").write_bytes(repeats.to_bytes())
    step = Quotex(repeats=str(tmp_path / "repeats.bin"), source_field="outlet")
    items = run(step, *(Document(texts[0], name, metadata={"outlet": name}) for name in ("Tideline", "Gannet")))
    assert [line in item.text for item in items] == [False, True]


def test_wrong_settings_are_refused():
    with pytest.raises(ValueError, match="no preset 'blog'"):
        Quotex(preset="blog")
