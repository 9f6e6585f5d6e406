import dataclasses
import pickle

import pytest

from quotex import Pipeline
from quotex.document import Document
from quotex.model import Cue, Edit, Person, Quote, Quotes, Speaker
from quotex.parcels import Packing, unpack
from quotex.pipeline import VERBS

TEXTS = [
    "",
    "It rained.",
    "“It rained,” said Mayor Ada Moor.\n\nShare this\n\n“We &amp; they left early,” she told Lena Ortiz. 😀",
    "“The quay is shut,” said Omar Reyes and Lena Ortiz. \ud800 He called it “a wall of mud”.",
]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_result_survives_packing(verb, text):
    expected = getattr(Pipeline(), verb)(text)
    parcel = pickle.loads(pickle.dumps(Packing(verb, getattr(Pipeline(), verb))(text)))
    result = unpack(verb, text, parcel)
    assert result == expected
    assert type(result) is type(expected)
    if verb in ("extract", "process"):
        assert getattr(result, "quotes", result).people == expected.people


def test_every_field_of_a_quote_survives_packing():
    speaker = Speaker(18, 26, "the mayor", "Ada Moor", "group", [3, 4], "officials", "mayor", "f", 0.9, "x")
    cue = Cue(13, 17, "said")
    quote = Quote(5, 1, 11, "It rained,", "mixed", speaker, cue, 6, 7, False, ("QS1",), 0.5, 8, 9, [(1, 2)], "plain")
    quote.clean, quote.fragments, quote.time = "It rained", [(1, 3), (4, 11)], 1.5
    for item in (quote, speaker):  # no field has its default, so that a lost one is noticed
        defaults = {field.name: field.default for field in dataclasses.fields(item)}
        assert not [name for name, default in defaults.items() if getattr(item, name) == default]
    assert unpack("extract", "", Packing("extract", lambda text: Quotes([quote]))("")) == [quote]


def test_every_field_of_people_and_edits_survives_packing():
    person = Person(3, "Ada Moor", "group", "mayor", "f", [(6, 14)], (0, 5), (6, 9))
    edit = Edit(10, 16, "!", "BP101")
    for item in (person, edit):
        assert None not in dataclasses.astuple(item)
    document = Document("a1", "It rained.!", "It rained. Share", Quotes(), [person], [edit], {"language_fit": 0.5})
    assert (
        unpack("process", document.original, Packing("process", lambda text: document)(document.original)) == document
    )


@pytest.mark.parametrize("verb", ["clean", "process"])
def test_the_text_is_not_sent_back(verb):
    text = "The ferry left the harbour at noon.\n\n" * 300 + "Share this"
    parcel = Packing(verb, getattr(Pipeline(), verb))(text.removesuffix("Share this"))
    assert len(pickle.dumps(parcel)) < len(text) / 20
    (document,) = Pipeline().pipe([text], workers=2)
    assert document.original is text


def test_a_wrong_type_fails_alike_with_and_without_workers():
    for verb in VERBS:
        for item in (None, (), ("It rained.", "moor")):
            errors = [next(Pipeline().pipe([item], verb=verb, workers=n, on_error="yield")) for n in (1, 2)]
            assert [(type(error), str(error)) for error in errors] == [(TypeError, str(errors[0]))] * 2


def test_a_subclass_of_str_is_read_as_its_text():
    class Loud(str):
        def __eq__(self, other):
            return False

        __hash__ = str.__hash__

    for verb in VERBS:
        (alone,), (shared,) = (Pipeline().pipe([Loud(TEXTS[2])], verb=verb, workers=n) for n in (1, 2))
        assert alone == shared


@pytest.mark.parametrize("workers", [1, 2])
def test_quotes_are_unpacked_as_quotes(workers):
    (quotes,) = Pipeline().pipe([TEXTS[2]], verb="extract", workers=workers)
    (document,) = Pipeline().pipe([TEXTS[2]], workers=workers)
    assert len(quotes) == len(document.quotes) == 2
    for found in (quotes, document.quotes):
        assert type(found) is type(pickle.loads(pickle.dumps(found))) is Quotes
