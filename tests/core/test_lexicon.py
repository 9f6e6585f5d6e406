"""Words and phrases of a lexicon, and their entries and tags in a scan."""

import pickle
import random
import string

import pytest

from quotex import _core
from quotex._core import Lexicon, scan
from tests.core.lexicons import lexicon, lexicon_of_lines

VERB, NOUN, TITLE_WORD = 1 << 12, 1 << 17, 1 << 27


def test_an_entry_has_a_number_a_phrase_and_classes() -> None:
    lexicon = Lexicon([("said", VERB), ("New York", NOUN), ("said", NOUN), ("SAID", TITLE_WORD)])
    assert len(lexicon) == 2
    assert [lexicon.id(phrase) for phrase in ("said", "Said", "new york", "new", "york", "")] == [1, 1, 2, 0, 0, 0]
    assert [lexicon.phrase(1), lexicon.phrase(2)] == ["said", "New York"]
    assert [lexicon.classes(1), lexicon.classes(2)] == [VERB | NOUN | TITLE_WORD, NOUN]


@pytest.mark.parametrize("entry", [-1, 2, 10**6])
def test_an_unknown_entry_number_is_refused(entry: int) -> None:
    lexicon = Lexicon([("said", VERB)])
    with pytest.raises(IndexError, match="no lexicon entry"):
        lexicon.phrase(entry)
    with pytest.raises(IndexError, match="no lexicon entry"):
        lexicon.classes(entry)


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("stop-it now", r"'stop-it' is not one token, the tokenizer cuts it as 'stop - it'"),
        ("'tis", r"the tokenizer cuts it as \"' tis\""),
        ("a  b", "lexicon phrase 'a  b'"),
        ("", "lexicon phrase ''"),
        (" a", "lexicon phrase ' a'"),
        ("a " * 12 + "a", "more than 12 words"),
    ],
)
def test_an_invalid_phrase_is_refused_by_name(phrase: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Lexicon([("fine", VERB), (phrase, VERB)])


@pytest.mark.parametrize("classes", [-1, 1 << 32])
def test_classes_are_32_bits(classes: int) -> None:
    with pytest.raises(OverflowError):
        Lexicon([("said", classes)])


@pytest.mark.parametrize("entries", [None, [("a",)], ["word"], [(1, 2)], [("a", "b")], [(b"a", 1)]])
def test_entries_are_pairs_of_text_and_classes(entries) -> None:
    with pytest.raises((TypeError, ValueError)):
        Lexicon(entries)


def test_a_lexicon_is_immutable() -> None:
    lexicon = Lexicon([("said", VERB)])
    with pytest.raises(RuntimeError):
        lexicon.__init__([("more", VERB)])


def test_a_lexicon_can_be_pickled() -> None:
    lexicon = Lexicon([("said", VERB), ("new york", NOUN)])
    copy = pickle.loads(pickle.dumps(lexicon))
    assert [(copy.phrase(i), copy.classes(i)) for i in (1, 2)] == [("said", VERB), ("new york", NOUN)]
    assert list(scan("He said", copy).token_entry) == [0, 1]
    assert len(pickle.loads(pickle.dumps(Lexicon([])))) == 0


def entries_of(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    found = scan(text, lexicon)
    return [(found.word(i), lexicon.phrase(entry)) for i, entry in enumerate(found.token_entry) if entry]


def test_words_are_found_whatever_their_case_and_apostrophe() -> None:
    lexicon = Lexicon([("straße", NOUN), ("don't", VERB), ("école", NOUN), ("σας", NOUN)])
    text = "STRAßE Straße Don’t DON'T dont ÉCOLE ΣΑΣ"
    assert [word for word, _ in entries_of(text, lexicon)] == ["STRAßE", "Straße", "Don’t", "DON'T", "ÉCOLE", "ΣΑΣ"]


def test_the_longest_entry_wins_and_classes_join() -> None:
    lexicon = Lexicon(
        [("chief", NOUN), ("chief executive", VERB), ("chief executive officer", TITLE_WORD), ("officer", NOUN)]
    )
    found = scan("The chief executive officers; chief  Executive\nOfficer", lexicon)
    assert list(found.token_entry) == [0, 2, 0, 0, 0, 3, 0, 4]
    assert found.token_tags[1] & (NOUN | VERB | TITLE_WORD) == NOUN | VERB
    assert found.token_tags[5] & (NOUN | VERB | TITLE_WORD) == NOUN | VERB | TITLE_WORD


def test_hits_list_every_occurrence_of_a_trigger_in_order() -> None:
    triggers = [(phrase, _core.TRIGGER) for phrase in ("a b c d", "b", "b c")]
    lexicon = Lexicon([*triggers, ("c", VERB), ("a", VERB)])
    found = scan("a b c d b c a b", lexicon)
    hits = list(zip(found.hit_token, found.hit_stop, found.hit_entry, strict=True))
    assert hits == [(0, 4, 1), (1, 2, 2), (1, 3, 3), (4, 5, 2), (4, 6, 3), (7, 8, 2)]


def test_phrases_may_contain_marks_and_punctuation() -> None:
    lexicon = Lexicon([("sign up !", _core.TRIGGER), ("u.s .", NOUN), ("' tis", NOUN)])
    found = scan("Sign up! The U.S. ‘Tis", lexicon)
    assert list(found.hit_token) == [0]
    assert [lexicon.phrase(entry) for entry in found.token_entry if entry] == ["sign up !", "u.s .", "' tis"]


def test_a_phrase_may_have_twelve_words() -> None:
    words = [f"w{i}" for i in range(12)]
    lexicon = Lexicon([(" ".join(words), _core.TRIGGER)])
    assert list(scan(" ".join(["w0", *words, *words[:11]]), lexicon).hit_token) == [1]


def test_a_large_lexicon_finds_exactly_its_own_words() -> None:
    chance = random.Random(5)
    words = sorted({"".join(chance.choices("abcdefgh", k=chance.randrange(1, 7))) for _ in range(20_000)})
    inside = {word for i, word in enumerate(words) if i % 2}
    lexicon = Lexicon([(word, VERB) for word in sorted(inside)])
    found = scan(" ".join(words), lexicon)
    recognised = [lexicon.phrase(entry) if entry else "" for entry in found.token_entry]
    assert recognised == [word if word in inside else "" for word in words]


@pytest.mark.parametrize("size", [1, 56, 57, 58, 3640, 3641])
def test_a_lexicon_of_any_size_finds_each_of_its_words(size: int) -> None:
    letters = string.ascii_lowercase
    words = [letters[i % 26] * (i % 19 + 1) + letters[i // 26 % 26] + letters[i // 676 % 26] for i in range(size)]
    _finds_all(list(dict.fromkeys(words)))


def test_words_that_differ_in_the_last_letters_of_both_halves_are_found() -> None:
    _finds_all([f"harbour{a}harbour{b}" for a in string.ascii_lowercase for b in string.ascii_lowercase])


def _finds_all(words: list[str]) -> None:
    lexicon = Lexicon([(word, 0) for word in words])
    assert list(scan(" ".join(words), lexicon).token_entry) == [lexicon.id(word) for word in words]


def test_stop_words_and_abbreviations_are_counted_and_tagged() -> None:
    lexicon = Lexicon([("the", _core.STOP), ("of", _core.STOP), ("mr", _core.ABBREVIATION_BEFORE_NAME)])
    found = scan("The end of Mr. Bo\nof course", lexicon)
    assert list(found.line_stops) == [2, 1]
    assert found.token_tags[3] & _core.ABBREVIATION_BEFORE_NAME


def test_a_lexicon_of_lines_equals_one_of_entries():
    phrases, classes = ["said", "According to", "ÉTÉ", "mother - in - law"], [1 << 12, 0, 1 << 20, 1 << 30]
    one = Lexicon(zip(phrases, classes, strict=True), "„", "“")
    other = lexicon_of_lines("\n".join(phrases), classes, [1, 0, 1 << 63, 0], "„", "“")
    text = "According to été, she said: „Mother-in-law“."
    assert [other.phrase(entry) for entry in range(1, 5)] == phrases
    assert [other.classes(entry) for entry in range(1, 5)] == classes
    assert [other.features(entry) for entry in range(5)] == [0, 1, 0, 1 << 63, 0]
    assert list(scan(text, one).token_entry) == list(scan(text, other).token_entry)
    assert list(scan(text, one).quote_start) == list(scan(text, other).quote_start)


@pytest.mark.parametrize(
    ("phrases", "classes", "message"),
    [
        ("said\nSaid", [0, 0], "given twice"),
        ("said\nsaid\0", [0, 0], "NUL"),
        ("said", [], "has its classes, of 4 bytes, and its features, of 8"),
        (" ".join(["a"] * 13), [0], "more than 12 words"),
    ],
)
def test_invalid_lines_are_refused(phrases, classes, message):
    with pytest.raises(ValueError, match=message):
        lexicon_of_lines(phrases, classes, classes)


@pytest.mark.parametrize("ending", ["", "a" * 9])
def test_invalid_endings_are_refused(ending: str) -> None:
    with pytest.raises(ValueError, match="up to 64, of 1 to 8 letters"):
        Lexicon([], endings=[(ending, _core.ENDING_PAST)])


def test_endings_belong_to_a_lexicon() -> None:
    """German writes Moors where English writes Moor’s."""
    german = Lexicon([], endings=[("s", _core.ENDING_POSSESSIVE)])
    for words in (german, pickle.loads(pickle.dumps(german))):
        assert scan("Moors Amt", words).name(0, 1) == "Moor"
    assert [scan(word).name(0, 1) for word in ("Moors", "Moor’s")] == ["Moors", "Moor’s"]


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("Hafenminister", "minister"),
        ("HAFENMINISTER", "minister"),
        ("Hafenvizeminister", "vizeminister"),  # the longest head
        ("Åminister", ""),  # a modifier has two characters
        ("hafenminister", ""),  # a compound has a capital
        ("Hafenministers", ""),
        ("Hafenrat", ""),  # a head has four letters
        ("Hafendamm", ""),  # listed, but not as a head
        ("Amtsminister", "amtsminister"),  # listed as it is
        ("H" * 40 + "minister", "minister"),
        ("H" * 41 + "minister", ""),
    ],
)
def test_an_unknown_compound_has_the_entry_of_its_head(word: str, head: str) -> None:
    head_of = (NOUN, _core.FEATURE_COMPOUND_HEAD)
    words = lexicon(
        {
            "minister": head_of,
            "vizeminister": head_of,
            "rat": head_of,
            "damm": (NOUN, 0),
            "amtsminister": (TITLE_WORD, 0),
        }
    )
    found = scan(f"„{word}“ 😀", words)
    (entry,) = {entry for entry in found.token_entry if entry} or {0}
    assert (words.phrase(entry) if entry else "") == head
    assert any(tag & NOUN for tag in found.token_tags) == (head not in {"", "amtsminister"})
