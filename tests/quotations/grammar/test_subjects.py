"""The subject of a verb: one construction per case."""

from __future__ import annotations

import pytest

from quotex.quotations.grammar.clauses import governing_subject, main_subject, subject_before
from quotex.quotations.grammar.examples import example, shown


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        # before the group: adverbs, times, prepositional phrases
        ("The old mayor has repeatedly said so.", "The old mayor"),
        ("Ada Moor on Monday said so.", "Ada Moor"),
        ("The Bishop of Lund said so.", "The Bishop of Lund"),
        # brackets, one aside, several, a phrase of place in commas
        ("Ada Moor (54) said so.", "Ada Moor"),
        ("Ada Moor, 54, director of Acme, said so.", "Ada Moor"),
        ("Ada Moor, in a speech at the harbour, said so.", "Ada Moor"),
        # relative clauses: the head with no comma, the pronoun after one
        ("A man who saw the crash said so.", "A man"),
        ("A man who went to the harbour said so.", "A man"),
        ("An aide to a senator who favours the dam said so.", "An aide"),
        # a noun that looks like a verb, after an article; a word in place of a noun
        ("The ruling also said so.", "The ruling"),
        ("A further slide said so.", "A further slide"),
        ("The first said so.", "The first"),
        # a gerund or an adverb that opens the sentence
        ("Speaking in Oxmere, the mayor, a lawyer, said so.", "the mayor"),
        ("Ultimately, the mayor, a lawyer, said so.", "the mayor"),
        # a description of two parts, an adverb of degree
        ("Ada Moor, a mayor and a sailor who rowed in 2010, said so.", "Ada Moor"),
        ("Ada Moor, the old mayor, more bluntly said so.", "Ada Moor"),
        ("Ada Moor so aptly said so.", "Ada Moor"),
        # a description that continues with *of*, and a phrase that opens the clause without a comma
        ("Ada Moor, the mayor of Salem—a town on the lake—said so.", "Ada Moor"),
        ("In May, the mayor of Salem, Ada Moor, said so.", "the mayor of Salem"),
        ("After the vote the mayor, Ada Moor, said so.", "the mayor"),
        # a participle after its noun
        ("A report written by Ada Moor said so.", "A report"),
        # coordinated verbs, infinitives
        ("Ada Moor left and among other things said so.", "Ada Moor"),
        ("Ada Moor laughed and said so.", "Ada Moor"),
        # a plural that opens the sentence is not a name
        ("Voters in Iowa said so.", "Voters in Iowa"),
        # names that a preposition governs together
        ("Old friends of Ada Moor and Ben Cole said so.", "Old friends of Ada Moor"),
        ("The mayor of Salem and Ben Cole said so.", "The mayor of Salem and Ben Cole"),
        ("In talks with Ada Moor, Ben Cole and Eva Berg said so.", "Ben Cole and Eva Berg"),
        # inversion, after a quotation and in the middle
        # an introduction with a subject of its own
        ("When it rained, Lena Ortiz said so.", "Lena Ortiz"),
    ],
)
def test_the_subject_of_a_verb(sentence: str, subject: str) -> None:
    tokens, said, _stop = example(sentence, "said")
    assert shown(tokens, subject_before(tokens, said, 0)) == subject


def test_an_infinitive_shares_the_subject_of_the_verb_before_it() -> None:
    tokens, say, _stop = example("Ada Moor went on to say so.", "say")
    assert shown(tokens, subject_before(tokens, say, 0)) == "Ada Moor"


def test_a_verb_without_a_subject_has_none() -> None:
    tokens, said, stop = example("Said nothing.", "Said")
    assert subject_before(tokens, said, 0) is None
    assert stop == 3


def test_a_participle_shares_the_subject_of_the_main_verb() -> None:
    tokens, adding, _stop = example("Omar Reyes said that the dam leaks, adding more.", "adding")
    assert shown(tokens, governing_subject(tokens, adding, 0)) == "Omar Reyes"


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("In May the old mayor left.", None),  # no comma ends the introduction
        ("In May, the old mayor left.", "the old mayor"),
        ("But Ada Moor left.", "Ada Moor"),
        ("Is she nervous?", "she"),
        ("Here is the old mayor.", "the old mayor"),
    ],
)
def test_the_main_subject_of_a_sentence(sentence: str, subject: str | None) -> None:
    tokens, _word, stop = example(sentence, sentence.split()[0])
    assert shown(tokens, main_subject(tokens, 0, stop)) == subject


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Ada Moor spoke to Ben Cole (he once built the dam), adding more.", "Ada Moor"),
        ("Ada Moor left soon after reports came in about the dam, adding more.", "Ada Moor"),
        ("Ada Moor left soon after the mayor came in, adding more.", "the mayor"),
    ],
)
def test_a_participle_skips_brackets_and_time_clauses(sentence: str, subject: str) -> None:
    tokens, adding, _stop = example(sentence, "adding")
    assert shown(tokens, governing_subject(tokens, adding, 0)) == subject
