"""The parts of speech of words, from the table ``[classes]`` of a language pack, as bits (``_core.WORD_…``).

Keys of open classes name the classes that a word may have, the most frequent first. Verbs are listed in their base
form; the third person is made here, the regular past is recognized by its ending, and irregular forms have keys of
their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from quotex import _core
from quotex._core import (
    KIND_AGENT,
    KIND_ALONE,
    KIND_APPROXIMATE,
    KIND_AS,
    KIND_BE,
    KIND_CLAUSAL,
    KIND_DEGREE,
    KIND_DIRECTION,
    KIND_DO,
    KIND_HAVE,
    KIND_LIKE,
    KIND_MODAL,
    KIND_ONCE,
    KIND_ORDER,
    KIND_PARTICLE,
    KIND_PLACE,
    KIND_TEMPORAL,
    KIND_THAT,
    KIND_THERE,
    KIND_TO,
    KIND_WHICH,
    WORD_ADJECTIVE,
    WORD_ADVERB,
    WORD_BASE,
    WORD_CLAIM,
    WORD_CLASS,
    WORD_FLOATED,
    WORD_GERUND,
    WORD_NOUN,
    WORD_OBJECT,
    WORD_PARTICIPLE,
    WORD_PAST,
    WORD_PLURAL,
    WORD_POSSESSIVE,
    WORD_RELATIVE,
    WORD_SINGULAR,
    WORD_SUBJECT,
    WORD_THIRD,
)
from quotex.language.inflection import Inflection
from quotex.language.wordsets import words_of

__all__ = ["FUNCTION_WORDS", "OPEN_CLASSES", "WORD_TRAITS", "word_bits"]

# Function words: their part of speech, and how the tagger treats them.
FUNCTION_WORDS: Final = {
    "pronoun": _core.UPOS_PRON,
    "subject": _core.UPOS_PRON | WORD_SUBJECT,
    "subject_or_object": _core.UPOS_PRON | WORD_SUBJECT | WORD_OBJECT,
    "subject_with_be": _core.UPOS_PRON | WORD_SUBJECT | KIND_BE,
    "subject_with_have": _core.UPOS_PRON | WORD_SUBJECT | KIND_HAVE,
    "subject_with_modal": _core.UPOS_PRON | WORD_SUBJECT | KIND_MODAL,
    "possessive": _core.UPOS_PRON | WORD_POSSESSIVE,
    "relative_subject": _core.UPOS_PRON | WORD_SUBJECT | WORD_RELATIVE,
    "relative": _core.UPOS_PRON | WORD_RELATIVE,
    "relative_or_determiner": _core.UPOS_PRON | WORD_RELATIVE | KIND_WHICH,
    "determiner": _core.UPOS_DET,
    "determiner_or_pronoun": _core.UPOS_DET | KIND_ALONE,
    "singular_determiner": _core.UPOS_DET | KIND_ALONE | WORD_SINGULAR,
    "floated_determiner": _core.UPOS_DET | KIND_ALONE | WORD_FLOATED,
    "that": _core.UPOS_DET | KIND_THAT,
    "be": _core.UPOS_AUX | KIND_BE,
    "have": _core.UPOS_AUX | KIND_HAVE,
    "do": _core.UPOS_AUX | KIND_DO,
    "modal": _core.UPOS_AUX | KIND_MODAL,
    "modal_or_name": _core.UPOS_AUX | KIND_MODAL | WORD_NOUN,
    "before_base": _core.UPOS_VERB | KIND_MODAL,
    "request": _core.UPOS_INTJ | KIND_MODAL,
    "preposition": _core.UPOS_ADP,
    "approximate": _core.UPOS_ADP | KIND_APPROXIMATE,
    "direction": _core.UPOS_ADP | KIND_DIRECTION,
    "verb_particle": _core.UPOS_ADP | KIND_PARTICLE,
    "agent": _core.UPOS_ADP | KIND_AGENT,
    "like": _core.UPOS_ADP | KIND_LIKE,
    "to": _core.UPOS_ADP | KIND_TO,
    "as": _core.UPOS_ADP | KIND_AS,
    "once": _core.UPOS_ADP | KIND_ONCE,
    "clausal": _core.UPOS_ADP | KIND_CLAUSAL,
    "subordinating": _core.UPOS_SCONJ,
    "coordinating": _core.UPOS_CCONJ,
    "negation": _core.UPOS_PART,
    "there": _core.UPOS_ADV | KIND_THERE,
    "sentence_adverb": _core.UPOS_ADV,
    "temporal": _core.UPOS_ADV | KIND_TEMPORAL,
    "adverb_with_be": _core.UPOS_ADV | KIND_BE,
    "degree": _core.UPOS_ADJ | KIND_DEGREE,
    "order": _core.UPOS_ADJ | KIND_ORDER,
    "place": _core.UPOS_NOUN | KIND_PLACE,
    "place_adjective": _core.UPOS_ADJ | KIND_PLACE,
    "number": _core.UPOS_NUM,
    "singular_number": _core.UPOS_NUM | WORD_SINGULAR,
    "interjection": _core.UPOS_INTJ,
}
# Features that words have in addition to their part of speech.
WORD_TRAITS: Final = {
    "base": WORD_BASE,
    "third": WORD_THIRD,
    "past": WORD_PAST,
    "participle": WORD_PARTICIPLE,
    "past_or_participle": WORD_PAST | WORD_PARTICIPLE,
    "gerund": WORD_GERUND,
    "plural": WORD_NOUN | WORD_PLURAL,
    "claim": WORD_NOUN | WORD_CLAIM,
}
OPEN_CLASSES: Final = {
    "noun": (_core.UPOS_NOUN, WORD_NOUN),
    "verb": (_core.UPOS_VERB, WORD_BASE),
    "adjective": (_core.UPOS_ADJ, WORD_ADJECTIVE),
    "adverb": (_core.UPOS_ADV, WORD_ADVERB),
}


def word_bits(data: Mapping[str, Any], inflection: Inflection) -> dict[str, int]:
    """Return the bits of each word of a pack.

    >>> from quotex.language.inflection import Inflection
    >>> bits = word_bits({"classes": {"noun_verb": "tide", "be": "is"}}, Inflection({"third": [["$", "s"]]}))
    >>> list(bits), bits["is"] == _core.UPOS_AUX | KIND_BE, bool(bits["tides"] & WORD_THIRD)
    (['is', 'tide', 'tides'], True, True)
    """
    classes = data.get("classes", {})
    bits: dict[str, int] = {}
    for key, value in FUNCTION_WORDS.items():
        for word in words_of(classes.get(key, "")):
            bits[word] = bits.get(word, 0) & ~WORD_CLASS | value
    function_words = frozenset(bits)
    for word, value in (*_open_words(classes, inflection), *_verbs(data.get("verbs", {}), inflection)):
        if word not in function_words:
            bits[word] = bits.get(word, 0) | (value if not bits.get(word, 0) & WORD_CLASS else value & ~WORD_CLASS)
    for key, value in WORD_TRAITS.items():
        for word in words_of(classes.get(key, "")):
            bits[word] = (bits.get(word, 0) or (_core.UPOS_NOUN if value & WORD_NOUN else _core.UPOS_VERB)) | value
    return bits


def _open_words(classes: Mapping[str, str], inflection: Inflection) -> Iterator[tuple[str, int]]:
    """Yield the words of open classes, then their inflected forms, so that a form's own entry wins."""
    made: list[tuple[str, int]] = []
    for key, listed in classes.items():
        names = key.split("_")
        if key in FUNCTION_WORDS or not set(names) <= set(OPEN_CLASSES):
            continue
        upos, more = OPEN_CLASSES[names[0]][0], sum(OPEN_CLASSES[name][1] for name in names)
        for word in words_of(listed):
            yield word, upos | more
            if "verb" in names:
                first = _core.UPOS_VERB if names[0] == "verb" else _core.UPOS_NOUN
                made.append((inflection.form(word, "third"), first | WORD_THIRD | more & WORD_NOUN))
            elif names[0] != "noun" and "adjective" in names:
                made += [(form, _core.UPOS_ADJ | more) for form in _compared(word, inflection)]
    yield from made


_LONGEST_COMPARED: Final = 6  # letters: longer adjectives form the comparative with more


def _compared(adjective: str, inflection: Inflection) -> Iterator[str]:
    """Yield the comparative and the superlative of a short adjective."""
    if len(adjective) <= _LONGEST_COMPARED:
        forms = (inflection.form(adjective, form) for form in ("comparative", "superlative"))
        yield from (form for form in forms if form != adjective)


def _verbs(verbs: Mapping[str, Any], inflection: Inflection) -> Iterator[tuple[str, int]]:
    """Yield the forms of the verbs in the lexicon's verb lists."""
    noun_like = frozenset(words_of(verbs.get("noun_like", "")))
    for key in ("reporting", "naming", "attitude", "other"):
        for verb in words_of(verbs.get(key, "")):
            if verb.isalpha():
                upos = _core.UPOS_NOUN if verb in noun_like and key != "reporting" else _core.UPOS_VERB
                yield from _forms(verb, upos, WORD_NOUN if verb in noun_like else 0, inflection)


def _forms(verb: str, upos: int, noun: int, inflection: Inflection) -> Iterable[tuple[str, int]]:
    yield verb, upos | WORD_BASE | noun
    for third, past, participle, gerund in inflection.variants(verb):
        yield third, _core.UPOS_VERB | WORD_THIRD | noun
        yield past, _core.UPOS_VERB | WORD_PAST | (WORD_PARTICIPLE if past == participle else 0)
        # German *betont* is finite, too: it is read like an English past that may be a participle.
        yield participle, _core.UPOS_VERB | WORD_PARTICIPLE | (WORD_PAST if participle == third else 0)
        yield gerund, _core.UPOS_VERB | WORD_GERUND
