"""The words of a language pack with their classes and traits, in all their forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quotex import _core
from quotex.language import wordclasses as W
from quotex.language.inflection import Inflection
from quotex.language.wordsets import words_of as _words

__all__ = [
    "FINER_VERB_CLASSES",
    "NAME_CLASSES",
    "VERB_CLASSES",
    "WORD_CLASSES",
    "inflection_of",
    "sentence_entries",
    "word_entries",
]

Entry = tuple[str, int, int]

WORD_CLASSES: dict[str, tuple[int, int]] = {
    "auxiliary": (W.AUXILIARY, 0),
    "male": (W.PRONOUN, W.MALE | W.PERSONAL),
    "female": (W.PRONOUN, W.FEMALE | W.PERSONAL),
    "plural": (W.PRONOUN, W.PLURAL | W.PERSONAL),
    "first_person": (W.PRONOUN, W.FIRST | W.PERSONAL),
    "impersonal": (W.PRONOUN, 0),
    "contracted": (W.PRONOUN, W.CONTRACTED),
    "relative": (W.PRONOUN | W.SUBORDINATOR, W.RELATIVE),
    "quantifier": (W.PRONOUN, W.QUANTIFIER),
    "determiner": (W.DETERMINER, 0),
    "preposition": (W.PREPOSITION, 0),
    "conjunction": (W.CONJUNCTION, 0),
    "subordinator": (W.SUBORDINATOR, 0),
    "according": (W.PREPOSITION, W.ACCORDING),
    "adverb": (W.ADVERB, 0),
    "time": (W.TIME, 0),
    "adjective_in_ly": (0, W.ADJECTIVE),
    "elision": (0, 0),  # the scanner recognizes it by its apostrophe
    "first_second": (0, W.FIRST_SECOND),
    "third_person": (0, W.THIRD_PERSON),
    "present_tense": (0, W.PRESENT_TENSE),
    "past_tense": (0, W.PAST_TENSE),
}

NAME_CLASSES: dict[str, tuple[int, int]] = {
    "honorific": (W.HONORIFIC, 0),
    "honorific_m": (W.HONORIFIC, W.MALE),
    "honorific_f": (W.HONORIFIC, W.FEMALE),
    "title_end": (W.HONORIFIC, W.TITLE_END),
    "role": (W.ROLE, 0),
    "role_m": (W.ROLE, W.MALE),
    "role_f": (W.ROLE, W.FEMALE),
    "organization": (W.ROLE, W.ORGANIZATION),
    "document": (W.ROLE, W.DOCUMENT),
    "saying": (W.NOUN_CUE, 0),
    "closing": (0, W.CLOSING),
    "particle": (0, W.PARTICLE),
    "compound_head": (0, W.COMPOUND_HEAD),
    "place": (W.PLACE, 0),
    "work": (0, W.WORK),
    "famous": (0, W.FAMOUS),
    "unnamed": (0, W.UNNAMED),
    "collective": (0, W.COLLECTIVE),
}

VERB_CLASSES: dict[str, tuple[int, int]] = {
    "reporting": (W.REPORTING, W.SAY),
    "naming": (W.REPORTING, W.NAMING),
    "attitude": (W.ATTITUDE, W.ATTITUDE_VERB),
    "other": (W.VERB, W.OTHER_VERB),
}

FINER_VERB_CLASSES = {
    "noun_like": W.NOUN_LIKE,
    "tell": W.TELL,
    "stance": W.STANCE,
    "thought": W.THOUGHT,
    "topic": W.TOPIC,
    "intent": W.INTENT,
}


def inflection_of(data: Mapping[str, Any], source: str) -> Inflection:
    """Return the inflection of a pack. ``source`` is its file, for messages."""
    verbs = data.get("verbs", {})
    doubled = _words(verbs.get("double", ""))
    return Inflection(data.get("inflection", {}), verbs.get("irregular", {}), doubled, f"{source}: [inflection]")


_WITHOUT_FEMININE = W.MALE | W.FEMALE | W.ORGANIZATION | W.DOCUMENT


def word_entries(data: Mapping[str, Any], inflection: Inflection) -> Iterator[Entry]:
    """Yield all forms of the listed words, each with its classes and traits, in the order of the pack."""
    verbs, words, names = (data.get(table, {}) for table in ("verbs", "words", "names"))
    finer = [(frozenset(_words(verbs.get(name, ""))), trait) for name, trait in FINER_VERB_CLASSES.items()]
    for name, (tags, trait) in VERB_CLASSES.items():
        for verb in _words(verbs.get(name, "")):
            more = sum(finer_trait for members, finer_trait in finer if verb in members)
            yield from _verb_entries(verb, tags, trait | more, inflection)
    for name, (tags, trait) in WORD_CLASSES.items():
        yield from ((word, tags, trait) for word in _words(words.get(name, "")))
    heads = frozenset(_words(names.get("compound_head", "")))
    for name, (tags, trait) in NAME_CLASSES.items():
        for word in _words(names.get(name, "")):
            yield from _noun_entries(word, tags, trait | (W.COMPOUND_HEAD if word in heads else 0), inflection)
    yield from ((word, _core.STOP, 0) for word in _words(data.get("stop", {}).get("words", "")))


def _noun_entries(noun: str, tags: int, trait: int, inflection: Inflection) -> Iterator[Entry]:
    """Yield a noun; if it is a role, also its plural and genitive, and the forms of its feminine."""
    yield noun, tags, trait
    if tags != W.ROLE:
        return
    plural = trait & ~(W.MALE | W.FEMALE) | W.PLURAL
    if (several := inflection.plural(noun)) != noun:
        yield several, tags, plural
    if (genitive := inflection.form(noun, "genitive")) != noun:
        yield genitive, tags, trait
    if (feminine := inflection.form(noun, "feminine")) != noun and not trait & _WITHOUT_FEMININE:
        yield feminine, tags, trait | W.FEMALE
        yield inflection.plural(feminine), tags, plural


# The tables of abbreviations.toml. Both bits together are a third kind for the scanner.
_SENTENCE_CLASSES = {
    "never_ends": _core.ABBREVIATION_BEFORE_NAME,
    "ends_before_function_word": _core.ABBREVIATION,
    "ends_before_capital": _core.ABBREVIATION | _core.ABBREVIATION_BEFORE_NAME,
    "starters": _core.STOP,
}


def sentence_entries(tables: Mapping[str, Mapping[str, str]]) -> Iterator[Entry]:
    """Yield entries that decide whether a sentence ends: abbreviations, and words that begin a sentence."""
    for name, tags in _SENTENCE_CLASSES.items():
        for listed in tables.get(name, {}).values():
            yield from ((word, tags, 0) for word in _words(listed))


def _verb_entries(verb: str, tags: int, trait: int, inflection: Inflection) -> Iterator[Entry]:
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    yield head + tail, tags, trait | W.BASE
    for forms in inflection.variants(head):
        yield forms.third + tail, tags, trait | W.THIRD
        yield forms.past + tail, tags, trait | W.PAST
        if forms.participle != forms.past:
            yield forms.participle + tail, tags, trait | W.PAST
        yield forms.gerund + tail, 0 if tags == W.VERB else W.PARTICIPLE, trait
