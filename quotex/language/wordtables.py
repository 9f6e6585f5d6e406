"""The tables of a ``Language``, built from the TOML files of its pack: words, their forms and their classes.

Building them would take most of the time of a start, so ``setup.py`` stores the tables of the built-in packs.
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from quotex import _core
from quotex.language import packs
from quotex.language import wordclasses as W
from quotex.language.automata import Automaton, automaton
from quotex.language.catalogue import catalogue, rule_rows
from quotex.language.inflection import Inflection
from quotex.language.overlay import word_tables
from quotex.language.packs import Pack
from quotex.language.partsofspeech import word_bits
from quotex.language.schema import SWITCHES
from quotex.language.word_entries import FINER_VERB_CLASSES, VERB_CLASSES, inflection_of, sentence_entries, word_entries
from quotex.language.wordsets import Endings, Listed, read_endings, read_sets, sparse
from quotex.language.wordsets import words_of as _words

__all__ = ["automata_of_patterns", "keep_tables", "language_tables"]

MACRO: Final = re.compile("[A-Z][A-Z_]+")


def keep_tables() -> None:
    """Build and store the tables of all packs; called by ``setup.py``."""
    for code in packs.codes():
        packs.keep(code, "rules", rule_rows(Pack(code)))
        packs.keep(code, "automata", automata_of_patterns(Pack(code)))
        packs.keep(code, "words", language_tables(Pack(code)))


def automata_of_patterns(pack: Pack) -> dict[str, Automaton | None]:
    """Return the automata of the patterns of a pack's line rules."""
    patterns = [row["pattern"] for row in rule_rows(pack) if row["pattern"] is not None and row["scope"] == "line"]
    return {pattern: automaton(pattern) for pattern in patterns}


def language_tables(pack: Pack) -> dict[str, Any]:
    """Return the contents of a ``Language`` as plain values, read from the TOML files of a pack."""
    data = word_tables(pack)
    if not pack.is_built:
        _check_values(pack)
        _check_finer(pack, data["verbs"])
    source = pack.own[-1][0] if pack.own else f"{pack.code}/lexicon.toml"
    listed_by_gender = data["first_names"].items()
    genders = {name: _SHOWN.get(gender, "") for gender, listed in listed_by_gender for name in _words(listed)}
    inflection = inflection_of(data, source)
    classes, traits = _classes_and_traits(pack, data, genders, inflection)
    known = list(classes)
    bits = word_bits(data, inflection)
    sets = read_sets(data["sets"], source, inflection)
    for word in _words_by_entry(sets, source):
        classes.setdefault(word, 0)
    listed = list(classes)
    for word in bits:
        classes.setdefault(_as_tokens(word), 0)
    opening, closing = ("".join(_words(data["marks"][side])) for side in ("opening", "closing"))
    lexicon = _core.Lexicon(classes.items(), opening, closing)
    by_entry = [0] * (len(lexicon) + 1)
    for phrase, trait in traits.items():
        by_entry[lexicon.id(phrase)] |= trait
    for phrase, tags in classes.items():
        if tags == _core.TRIGGER:
            by_entry[lexicon.id(phrase)] |= by_entry[lexicon.id(phrase.partition(" ")[0])]
    members = sparse(sets, lexicon)
    return {
        "names": _words(data["names_of_language"]["names"]),
        "phrases": "\n".join(lexicon.phrase(entry) for entry in range(1, len(by_entry))),
        "classes": lexicon.columns()[0],
        "sides": (opening, closing),
        "traits": by_entry,
        "according": bytes(bool(trait & W.ACCORDING) for trait in by_entry),
        "features": array("Q", _features(lexicon, by_entry, genders, members, bits)[1:]).tobytes(),
        "hash_number": lexicon.hash_number,
        "sets": members,
        "chunk_entries": _chunk_entries(lexicon, classes, by_entry, members),
        "listed": max(map(lexicon.id, listed), default=0),
        "known": max(map(lexicon.id, known), default=0),
        "endings": _endings(data["endings"], source),
        "first_names": genders,
        "counts": data["counts"],
        "sieve": [*map(str, data["sieve"].get("order", []))],
        "patterns": _patterns(pack),
        "fit": _fit(data["language_fit"], source),
        "turns": data["turns"],
        "switches": {key: data[name][key] for name, keys in SWITCHES.items() for key in keys},
        "rules": [rule.id for rule in catalogue(pack).values() if rule.id.startswith("Q") and not rule.off],
    }


_SHOWN: Final = {"f": "f", "m": "m"}  # genders that a first name shows; the others show none

_CHUNK_SETS: Final = (
    ("reflexive",), ("former_modifier",), ("postposed_adjective",), ("relative_possessive", "relative_person"),
    ("contracted_is_or_has",), ("generational_suffix",), ("predeterminer",), ("time_in_name",),
)  # fmt: skip
_SAYS, _ACCORDS, _MORE_WORDS = 1 << 8, 1 << 9, 10


def _chunk_entries(
    lexicon: _core.Lexicon, classes: Mapping[str, int], traits: list[int], members: Mapping[str, Any]
) -> bytes:
    """Return what the chunker knows about each entry of the lexicon: ``ENTRY_…`` in src_c/read/chunks.h."""
    entries = array("H", bytes(2 * (len(lexicon) + 1)))
    for entry, trait in enumerate(traits):
        entries[entry] |= (_SAYS if trait & W.SAY else 0) | (_ACCORDS if trait & W.ACCORDING else 0)
    for phrase, tags in classes.items():
        if tags != _core.TRIGGER:
            entries[lexicon.id(phrase)] |= min(phrase.count(" "), _MOST_WORDS) << _MORE_WORDS
    for bit, names in enumerate(_CHUNK_SETS):
        for entry in {entry for name in names for entry in members[name]}:
            entries[entry] |= 1 << bit
    return entries.tobytes()


_MOST_WORDS: Final = 15  # words of a phrase in the lexicon, plus one


def _patterns(pack: Pack) -> tuple[list[tuple[str, dict[str, Any]]], dict[str, str]]:
    """Return the constructions of a pack, each with its file, a user's own first, and the macros of all files.

    Raises ValueError, which names file and table, if one of them is not a table, or a macro is invalid.
    """
    files = [*packs.own_tables(pack), *packs.tables(pack)]
    for source, table in files:
        rows, own = table.get("pattern", []), table.get("macros", {})
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError(f"{source}: [pattern]: a pattern begins with [[pattern]]")
        if not isinstance(own, dict):
            raise ValueError(f"{source}: [macros]: must be a table")
        for name, pattern in own.items():
            if not isinstance(pattern, str) or not MACRO.fullmatch(name):
                raise ValueError(f"{source}: [macros] {name}: must be a pattern in a string, named in capitals")
    rows = [(source, row) for source, table in files for row in table.get("pattern", ())]
    macros: dict[str, str] = {}
    for _source, table in reversed(files):
        macros |= table.get("macros", {})
    return rows, macros


def _check_values(pack: Pack) -> None:
    """Check values that only this module reads. Raises ValueError, which names file, table and key."""
    for source, table in (*packs.tables(pack), *packs.own_tables(pack)):
        for side, marks in table.get("marks", {}).items():
            try:
                _core.Lexicon([], "".join(_words(marks)))
            except ValueError as error:
                raise ValueError(f"{source}: [marks] {side}: {error}") from None
        for key, counts in table.get("counts", {}).items():
            if len(counts) != 2 or {*map(type, counts)} != {int} or not 0 <= counts[0] <= counts[1]:
                raise ValueError(f"{source}: [counts] {key}: must be two numbers, right and seen")
        _check_forms(table, source)
        _endings(table.get("endings", {}), source)


def _check_forms(table: Mapping[str, Any], source: str) -> None:
    """Check the forms of words, and the sets that are made of them."""
    for verb, forms in table.get("verbs", {}).get("irregular", {}).items():
        if any(len(variant.split()) not in (3, 4) for variant in forms.split(";")):
            raise ValueError(f"{source}: [verbs.irregular] {verb}: must be three or four forms: writes wrote writing")
    sets = read_sets(table.get("sets", {}), source, inflection_of(table, source))
    list(_words_by_entry(sets, source))  # raises ValueError for more than one word


def _fit(table: Mapping[str, float], source: str) -> list[float]:
    """Return the shares of function words in the language and in others; empty if the pack has none."""
    own, other = table.get("own", 0.0), table.get("other", 0.0)
    if not own and not other:
        return []
    if not 0 < other < own < 1:
        raise ValueError(f"{source}: [language_fit]: own and other must be shares, other the smaller one")
    return [own, other]


def _endings(table: Mapping[str, Any], source: str) -> dict[str, tuple[str, ...]]:
    """Return the endings by name. Raises ValueError if the core cannot hold them."""
    endings = read_endings(table, source)
    try:
        _core.Lexicon([], endings=Endings(**endings).kinds())
    except ValueError as error:
        raise ValueError(f"{source}: [endings]: {error}") from None
    return endings


def _check_finer(pack: Pack, verbs: Mapping[str, Any]) -> None:
    """Raise ValueError if a user's verb is in a finer class but in no main class."""
    known = {verb for name in VERB_CLASSES for verb in _words(verbs[name])}
    for source, table in packs.own_tables(pack):
        for name in FINER_VERB_CLASSES:
            for verb in _words(table.get("verbs", {}).get(name, "").lower()):
                if verb not in known:
                    classes = ", ".join(VERB_CLASSES)
                    raise ValueError(f"{source}: [verbs] {name}: {verb!r} must also be in one of {classes}")


def _classes_and_traits(
    pack: Pack, data: Mapping[str, Any], first_names: Iterable[str], inflection: Inflection
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the classes and the traits of each phrase, split as by the scanner, in the order of the pack."""
    classes: dict[str, int] = {}
    traits: dict[str, int] = {}
    for listed, tags, trait in (*word_entries(data, inflection), *sentence_entries(data)):
        phrase = _as_tokens(listed)
        classes[phrase] = classes.get(phrase, 0) | tags
        traits[phrase] = traits.get(phrase, 0) | trait
    for phrase in _triggers(pack):
        classes[phrase] = classes.get(phrase, 0) | _core.TRIGGER
    for name in first_names:
        classes.setdefault(_as_tokens(name), 0)
    return classes, traits


def _bits(trait: int, table: Iterable[tuple[int, int]]) -> int:
    """Return the bits of the table that belong to one of the traits."""
    return sum(bit for traits, bit in table if trait & traits)


_FEATURES = (
    (W.PAST, _core.FEATURE_PAST),
    (W.PLURAL, _core.FEATURE_PLURAL),
    (W.MALE, _core.FEATURE_MALE),
    (W.FEMALE, _core.FEATURE_FEMALE),
    (W.ORGANIZATION | W.DOCUMENT, _core.FEATURE_IMPERSONAL),
    (W.DOCUMENT, _core.FEATURE_DOCUMENT),
    (W.CLOSING, _core.FEATURE_CLOSING),
    (W.TITLE_END, _core.FEATURE_TITLE_END),
    (W.PARTICLE, _core.FEATURE_PARTICLE),
    (W.COMPOUND_HEAD, _core.FEATURE_COMPOUND_HEAD),
)
_FEATURES_OF_SETS = {
    "name_preposition": _core.FEATURE_OF,
    "name_conjunction": _core.FEATURE_AND,
    "always_capitalized": _core.FEATURE_ALWAYS_CAPITALIZED,
    "party": _core.FEATURE_PARTY,
    "acronym": _core.FEATURE_ACRONYM,
    "short_particle": _core.FEATURE_SHORT_PARTICLE,
    "name_syllable": _core.FEATURE_SYLLABLE,
    "weekday": _core.FEATURE_WEEKDAY,
}
_WORD_SHIFT = 32  # partsofspeech's bits of the first word of a phrase are the upper half of its features


def _features(
    lexicon: _core.Lexicon,
    traits: list[int],
    first_names: Mapping[str, str],
    members: Mapping[str, Any],
    bits: Mapping[str, int],
) -> list[int]:
    """Return the features of each entry, for the core."""
    features = [_bits(trait, _FEATURES) for trait in traits]
    for entry in range(1, len(features)):
        first = lexicon.phrase(entry).partition(" ")[0]
        features[entry] |= bits.get(first.lower(), 0) << _WORD_SHIFT
        if first.lower() in first_names:
            features[entry] |= _core.FEATURE_FIRST_NAME
    for name, feature in _FEATURES_OF_SETS.items():
        for entry in members.get(name, ()):
            features[entry] |= feature
    return features


def _words_by_entry(sets: Mapping[str, Listed], source: str) -> Iterator[str]:
    """Yield the words that rules look up by entry, which the lexicon must hold."""
    for name, words in sets.items():
        for word in words if isinstance(words, list) else ():
            if _as_tokens(word) != word:
                raise ValueError(f"{source}: [sets] {name}: {word!r} is more than one word: {_as_tokens(word)!r}")
            yield word


def _triggers(pack: Pack) -> Iterator[str]:
    for rule in catalogue(pack).values():
        yield from (_as_tokens(phrase.lower()) for phrase in rule.trigger)


def _as_tokens(phrase: str) -> str:
    """Return the phrase as the scanner splits it, with blanks between tokens.

    >>> _as_tokens("mother-in-law"), _as_tokens("Lt. Gov")
    ('mother - in - law', 'Lt . Gov')
    """
    edges = _core.word_boundaries(phrase)
    pieces = (phrase[start:end] for start, end in itertools.pairwise(edges))
    return " ".join(piece for piece in pieces if not piece.isspace())
