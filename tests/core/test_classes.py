"""The classes of words: the core agrees with its slow twin, and with the grammar of English."""

from collections.abc import Callable
from random import Random

import pytest
import twin_classes
import twin_open_words
from hypothesis import given, settings
from hypothesis import strategies as st
from pieces import GROUPS, PIECES

from quotex import _core
from quotex.language.loading import load_language
from quotex.quotations import tags as T

ENGLISH = load_language("en")
FEATURES = [ENGLISH.lexicon.features(entry) for entry in range(len(ENGLISH.lexicon) + 1)]
ENDINGS = ENGLISH.endings.kinds()

# A word of each kind that the reader distinguishes, with punctuation and capitals.
split = str.split
WORDS = split("""
the a this that which who what all each another some one to as by like once after since in off around about home right
first last more much later there is was be been had has have did do does done will may can please let not and because i
he it they his moor's moors' moors Moor May US WHO Austrian said says say claims claim report reports plan plans called
calling naming gone went put open clear public tired meeting hearing wind quickly friendly press people famous
agreement realize tasty snowy harbours harbour access waive 20th 3d 200 $ & well- known half-built don't they're she'd
let's , . ; : - — ( ) " “ ” ' ’ * …
""")
WORDS += [" ", "\n\n"]


def agree(text: str) -> None:
    scan = _core.scan(text, ENGLISH.lexicon)
    found, expected = _core.Classes(scan).words, twin_classes.word_classes(scan, FEATURES, ENDINGS)
    different = [token for token, (one, other) in enumerate(zip(found, expected, strict=True)) if one != other]
    assert not different, f"core and twin differ at the tokens {different} of {text!r}"


def words_read_in(text: str, order: Callable[[int], list[int]]) -> list[int]:
    """The classes, with the sentences read in the order of these tokens."""
    scan = _core.scan(text, ENGLISH.lexicon)
    narration = _core.Narration(scan, ENGLISH.traits, verbs=1)
    for token in order(len(scan)):
        narration.upos(token)
    return narration.classes.words


english = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
tight = st.lists(st.sampled_from([*WORDS, " ", " "]), max_size=30).map("".join)
hostile = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(WORDS)), max_size=40).map("".join)
any_text = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates too


@settings(max_examples=1500, deadline=None)
@given(text=st.one_of(english, tight, hostile, any_text))
def test_core_and_twin_agree(text: str) -> None:
    agree(text)


@settings(max_examples=500, deadline=None)
@given(text=st.one_of(english, tight, hostile), random=st.randoms(use_true_random=False))
def test_the_order_in_which_sentences_are_read_does_not_matter(text: str, random: Random) -> None:
    forwards = words_read_in(text, lambda count: list(range(count)))
    assert words_read_in(text, lambda count: list(range(count))[::-1]) == forwards
    assert words_read_in(text, lambda count: random.sample(range(count), count)) == forwards


def test_words_deep_inside_quotations_are_not_read() -> None:
    scan = _core.scan("She said: “The old dam may leak badly, as it has for years,” and left.", ENGLISH.lexicon)
    narration, words = _core.Narration(scan, ENGLISH.traits, verbs=1), [scan.word(token) for token in range(len(scan))]
    first, last = words.index("“"), words.index("”")
    classes = [narration.upos(token) for token in range(len(scan))]
    expected = [word & T.WORD_CLASS for word in _core.Classes(scan).words]
    assert classes[: first + 2] + classes[last - 1 :] == expected[: first + 2] + expected[last - 1 :]
    assert set(classes[first + 2 : last - 1]) == {T.UPOS_X}


def test_core_and_twin_agree_on_every_group_of_pieces() -> None:
    for group in GROUPS:
        agree(" said ".join(group))
        agree("".join(group))


def classes(text: str) -> str:
    words = _core.Classes(_core.scan(text, ENGLISH.lexicon)).words
    return " ".join(twin_open_words.NAMES[word & _core.WORD_CLASS] for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour master said that.", "DET NOUN NOUN VERB PRON PUNCT"),
        ("Ada Moor says it leaks.", "PROPN PROPN VERB PRON VERB PUNCT"),
        ("The report claims that it leaks.", "DET NOUN VERB SCONJ PRON VERB PUNCT"),
        ("His claims were old reports.", "PRON NOUN AUX ADJ NOUN PUNCT"),
        ("They will report it.", "PRON AUX VERB PRON PUNCT"),
        ("She wants to report it to the board.", "PRON VERB PART VERB PRON ADP DET NOUN PUNCT"),
        ("Then Park Ji-won held it.", "ADV PROPN PROPN PUNCT PROPN VERB PRON PUNCT"),
        ("So Republicans do Moor a favor.", "ADV PROPN VERB PROPN DET NOUN PUNCT"),
        ("He met Under Secretary Moor.", "PRON VERB PROPN PROPN PROPN PUNCT"),
        ("He met acting Mayor Moor.", "PRON VERB ADJ PROPN PROPN PUNCT"),
        ("They had a boat.", "PRON VERB DET NOUN PUNCT"),
        ("They had sold it.", "PRON AUX VERB PRON PUNCT"),
        ("He left after the storm.", "PRON VERB ADP DET NOUN PUNCT"),
        ("He left after it fell.", "PRON VERB SCONJ PRON VERB PUNCT"),
        ("A boat that leaks was sold.", "DET NOUN PRON VERB AUX VERB PUNCT"),
        ("Some of the boats sank.", "PRON ADP DET NOUN VERB PUNCT"),
        ("The Austrian farmers met May Cole.", "DET ADJ NOUN VERB PROPN PROPN PUNCT"),
        ("About 200 people left.", "ADV NUM NOUN VERB PUNCT"),
        ("I like it like that.", "PRON VERB PRON ADP PRON PUNCT"),
        ("More beautiful harbours have more people.", "ADV ADJ NOUN VERB ADJ NOUN PUNCT"),
        ("There is a well-known stand-in.", "PRON AUX DET ADV PUNCT ADJ NOUN PUNCT NOUN PUNCT"),
    ],
)
def test_classes_of_sentences(text: str, expected: str) -> None:
    assert classes(text) == expected


def test_a_participle_before_its_noun_is_marked() -> None:
    words = _core.Classes(_core.scan("The proposed ban was proposed.", ENGLISH.lexicon)).words
    assert [bool(word & _core.WORD_ATTRIBUTIVE) for word in words] == [False, True, False, False, False, False]


def test_an_empty_text_has_no_words() -> None:
    assert _core.Classes(_core.scan("", ENGLISH.lexicon)).words == []
