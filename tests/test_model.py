"""The public objects: lists of quotes, and reprs of one short line."""

import copy
import json
import pickle

import pytest

import quotex
from quotex import Document, Person, Quote, Quotes, Segment, Source, Speaker

TEXT = "“It rained,” said Mayor Ada Moor. “A lot,” she said. “It <b>poured</b>,” said Omar Reyes."


def test_quotes_behave_like_a_list():
    quotes = quotex.extract(TEXT)
    plain = list(quotes)
    assert isinstance(quotes, list)
    assert quotes == plain
    assert repr(quotes) == repr(plain)
    assert quotes[-1] is plain[-1]
    assert quotes[1:] == plain[1:]
    assert quotes[::2] == plain[::2]
    assert json.dumps(Quotes([1, 2])) == "[1, 2]"
    with pytest.raises(IndexError):
        quotes[3]
    with pytest.raises(TypeError):
        quotes["speaker"]


def test_slices_and_copies_of_quotes_are_quotes():
    quotes = quotex.process(TEXT).quotes
    for made in (
        quotex.extract(TEXT),
        quotes,
        quotes[:0],
        quotes[1:],
        copy.deepcopy(quotes),
        Document("", "", "").quotes,
    ):
        assert type(made) is Quotes
    again = pickle.loads(pickle.dumps(quotes))
    assert type(again) is Quotes
    assert again == quotes
    assert again.people == quotes.people
    quotes[1:] = []
    assert len(quotes) == 1


@pytest.mark.parametrize("kinds", [("direct", "mixed"), ("scare",), ("direct", "mixed", "indirect", "scare")])
def test_extract_gives_the_people_of_process(kinds):
    text = "“She stays,” Ada Moor said of the ‘old’ ferry. “It leaks,” said Ben Cole, who said that it rained."
    quotes, document = quotex.extract(text, kinds=kinds), quotex.process(text, kinds=kinds)
    assert [person.name for person in quotes.people] == ["Ada Moor", "Ben Cole"]
    assert quotes.people == document.people
    assert document.quotes.people is document.people
    for quote in quotes:
        if quote.speaker and quote.speaker.people:
            assert [quotes.people[number].name for number in quote.speaker.people] == [quote.speaker.name]
    assert quotes[1:].people is quotes.people
    assert Quotes(quote for quote in quotes).people == []


LONG = "It rained on Monday,\n and on \x1b Tuesday " * 9
SPEAKER = Speaker(10**6, 10**6 + 90, LONG, name=LONG[::-1])


@pytest.mark.parametrize(
    "thing",
    [
        Quote(1234, 1_000_000, 1_000_090, LONG, kind="indirect", speaker=SPEAKER),
        Quote(1234, 1_000_000, 1_000_090, "\x00" * 90, kind="indirect", speaker=Speaker(0, 9, "\ud800" * 90)),
        Document("https://tideline.example/" + "quay/" * 30, LONG * 99, LONG * 99),
        Person(99, LONG, "organization", "representative", "f"),
        Segment(1_000_000, 1_000_090, LONG),
        Source(LONG, "person", "representative", "f", articles=1000, quotes=9999, share=0.25),
    ],
)
def test_reprs_have_one_short_line(thing):
    assert len(repr(thing)) < 100
    assert repr(thing).isprintable()


def test_a_repr_shows_a_short_text_completely():
    assert repr(Quote(0, 1, 4, "a\n'", speaker=Speaker(6, 8, "he"))) == "<Quote 0, direct, 1:4: \"a\\n'\", by 'he'>"


def test_the_id_of_a_document_may_be_a_number():
    assert repr(Document(7, "", "")) == "<Document '7': 0 of 0 characters, 0 quotes, 0 people, 0 edits>"
