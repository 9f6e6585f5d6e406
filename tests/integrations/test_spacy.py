"""A Doc has the quotes of ``extract``, with their speakers, for any text and after every operation on Docs."""

import json
import subprocess
import sys

import pytest

pytest.importorskip("spacy", reason="needs the extra [spacy]")

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from quotex import Pipeline
from quotex.pipeline import KINDS


def pipeline(**config):
    nlp = spacy.blank("en")
    nlp.add_pipe("quotex", config=config)
    return nlp


def rows(doc, key="quotes"):
    return [span._.quote for span in doc.spans[key]]


def expected(text, **settings):
    return [quote.to_dict() for quote in Pipeline(**settings).extract(text)]


def test_quotes_with_their_speakers(texts):
    doc = pipeline()(texts[1])
    first, second = list(doc.spans["quotes"])[:2]
    assert (first.text, first.label_, first._.cue.text) == ("It rained,", "direct", "said")
    assert (first._.speaker.text, first._.speaker_name) == ("Mayor Ada Moor", "Ada Moor")
    assert second._.speaker_name == "Ada Moor"
    doc = pipeline(kinds=["scare"])('A "bridge" of sorts.')
    [nobody] = doc.spans["quotes"]
    assert nobody._.quote
    assert nobody._.speaker is nobody._.speaker_name is nobody._.cue is None


@pytest.mark.parametrize("number", range(7))
def test_the_rows_equal_those_of_extract(texts, number):
    assert rows(pipeline()(texts[number])) == expected(texts[number])


def test_the_component_has_settings(texts):
    doc = pipeline(kinds=["scare"], spans_key="said")('It was a "bridge" of sorts.')
    assert [span.text for span in doc.spans["said"]] == ["bridge"]
    assert rows(doc, "said") == expected(doc.text, kinds=["scare"])
    assert not pipeline(min_confidence=1.0)(texts[0]).spans["quotes"]
    with pytest.raises(ValueError, match="no kind 'loud'"):
        pipeline(kinds=["loud"])


def test_spans_are_widened_to_whole_tokens():
    doc = Doc(spacy.blank("en").vocab, words=["“It", "rained,”said", "Ada", "Moor."])
    doc = pipeline().get_pipe("quotex")(doc)
    [span] = doc.spans["quotes"]
    assert span.text == "“It rained,”said"
    assert doc.text[span._.quote["start"] : span._.quote["end"]] == "It rained,"
    assert span._.speaker.text == "Ada Moor."


NLP = pipeline(kinds=list(KINDS))


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from('““””""\'\n  aB.,\N{RAINBOW}\u0301\u00ad\x00'), max_size=60))
def test_every_quote_of_any_text_is_inside_its_span(text):
    doc = NLP(text)
    assert rows(doc) == expected(text, kinds=KINDS)
    for span in doc.spans["quotes"]:
        for part in (span._.speaker, span._.cue):
            assert part is None or part.text


def test_quotes_survive_operations_on_docs(texts, tmp_path):
    nlp = pipeline()
    doc = nlp(texts[1])
    assert len(doc.spans["quotes"]) == 4
    same = [Doc(nlp.vocab).from_bytes(doc.to_bytes()), doc.copy()]
    same += DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    same += nlp.pipe([texts[1]], n_process=2)
    nlp.to_disk(tmp_path / "nlp")
    same.append(spacy.load(tmp_path / "nlp")(texts[1]))
    for other in same:
        assert json.dumps(rows(other)) == json.dumps(rows(doc))  # DocBin makes tuples of lists
        assert [span._.speaker.text for span in other.spans["quotes"]] == ["Mayor Ada Moor"] * 4


def test_other_spans_have_no_quote(texts):
    doc = pipeline()(texts[0])
    for span in (doc[0:2], doc.char_span(0, 1, label="direct", span_id="0"), spacy.blank("en")("It rained.")[0:1]):
        assert span._.quote is span._.speaker is span._.speaker_name is span._.cue is None


def test_the_component_is_found_without_an_import():
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('quotex'); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=120)
    assert done.stdout == "['quotex']\n", done.stderr
