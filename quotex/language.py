"""A language pack: the word classes that the scanner looks up, and what the rules need to know about each entry.

The pack of a language is the folder ``quotex/data/<code>/``, or one elsewhere. ``lexicon.toml`` holds the words, this
module makes the inflected forms and numbers the classes. A word's classes stand in its token's tags (bits 12 to 27);
finer facts, which only single rules ask for, stand in ``Language.traits``, indexed by the lexicon entry.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from quotex import _core, packs
from quotex.catalogue import catalogue, rule_rows
from quotex.overlay import word_tables
from quotex.overlay import words as _words
from quotex.packs import Pack

__all__ = ["Language", "available_languages", "keep_tables", "load_language"]

# Classes, in Scan.token_tags.
SPEECH = 1 << 12  # finite form of a verb of saying: said, called, tells
PARTICIPLE = 1 << 13  # -ing form of a verb of saying or thinking: saying, calling, hoping
WEAK = 1 << 14  # finite form of a verb of thinking, wanting, showing: believes, supports
VERB = 1 << 15  # finite form of any other verb we know, to see a predicate
NOUN_CUE = 1 << 16  # a noun for words said: statement, remarks, pledge
AUXILIARY = 1 << 17  # be, have, do, modal verbs
PRONOUN = 1 << 18  # a pronoun that can be a subject, with contractions: he, they've, some, who
DETERMINER = 1 << 19
PREPOSITION = 1 << 20
CONJUNCTION = 1 << 21
SUBORDINATOR = 1 << 22  # that, because, while, which
HONORIFIC = 1 << 23  # stands before a name: Mr, Senator
ROLE = 1 << 24  # somebody or something that speaks: lawyer, campaign, report
ADVERB = 1 << 25
TIME = 1 << 26  # Monday, last week, March
PLACE = 1 << 27  # states, countries, cities of datelines

# Traits, in Language.traits[entry].
NAMING = 1 << 0  # a verb that takes a quoted term as part of its object: call, describe, accuse
BASE = 1 << 1  # base form (call), which may be a noun
THIRD = 1 << 2  # third person (calls), which may be a plural noun
PAST = 1 << 3
WEAK_VERB = 1 << 4  # the participle of a weak verb
MALE = 1 << 5
FEMALE = 1 << 6
BODY = 1 << 7  # campaign, court, company
DOCUMENT = 1 << 8  # report, letter, poll
PLURAL = 1 << 9  # they, officials
RELATIVE = 1 << 10  # who, which, that
ACCORDING = 1 << 11  # according to and its kin
QUANTITY = 1 << 12  # one, some, others: stands for unnamed speakers
PERSONAL = 1 << 13  # he, she, they, I, we, with contractions
SAY = 1 << 14  # a form of the verb that only ever introduces speech (say)
CONTRACTED = 1 << 15  # he's, they've: the auxiliary is inside
OTHER_VERB = 1 << 16  # the -ing form of any other verb
FIRST = 1 << 17  # I, we
NOUN_LIKE = 1 << 18  # a verb whose base form or third person is as often a noun: calls, claim
WORK = 1 << 19  # a noun for something with a title: show, book, song
TELL = 1 << 20  # a verb of saying that takes the person spoken to as its object: tell, remind
STANCE = 1 << 21  # a verb whose object is what somebody thinks, wants or says: support, deny
TOPIC = 1 << 22  # the same with a preposition: refer to, push for
THOUGHT = 1 << 24  # a verb of thinking or showing that takes a clause: think, know
INTENT = 1 << 23  # a verb whose infinitive is what somebody means to do: want, refuse, vow
TALKER = 1 << 25  # first or second person, in any form: me, your, we've
OTHER = 1 << 26  # third person of people, in any form: him, theirs
PRESENT_TENSE = 1 << 27  # an auxiliary of what is told as it happens: is, will
PAST_TENSE = 1 << 28  # an auxiliary of what is told afterwards: was, would
FAMOUS = 1 << 29  # a noun for somebody known by name: candidate, tycoon
SINGULAR = 1 << 30  # a pronoun that stands before a noun in the singular, too: another, each
INFINITIVE = 1 << 31  # to
ADJECTIVE = 1 << 32  # in -ly, so that it is not taken for an adverb: elderly
UNNAMED = 1 << 33  # a noun for somebody whose name is often kept back: official, aide
COLLECTIVE = 1 << 34  # a noun in the singular for several people: audience, family
CLOSING = 1 << 35  # closes the name of a body: Library, Fund
TITLE_END = 1 << 36  # goes on with a title: Pro Tem
PARTICLE = 1 << 37  # stands inside a name: van, de la, al


@dataclass(frozen=True, slots=True)
class Language:
    """One loaded language pack; immutable and shared.

    ``lexicon`` goes into ``_core.scan``. ``traits[entry]`` holds the trait bits of a lexicon entry (0 for entry 0).
    ``according[entry]`` is 1 for *according to* and its kin, else 0. ``title_marks[entry]`` says what the entry is in a
    title, for ``_core.NameRuns``, ``forms[entry]`` what forms of a word it can be, for ``_core.Narration``.
    ``first_names`` maps a lower-case first name to ``"f"`` or ``"m"``. ``rules`` has the ids of the quotation rules
    that are on.

    >>> english = load_language("en")
    >>> bool(english.lexicon.classes(english.lexicon.id("said")) & SPEECH)
    True
    """

    pack: Pack
    names: frozenset[str]  # what else the language is called
    lexicon: _core.Lexicon
    traits: list[int]
    according: bytes
    title_marks: bytes
    forms: bytes
    first_names: Mapping[str, str]
    counts: Mapping[str, tuple[int, int]]  # right and seen, see quotations/confidence.py
    rules: frozenset[str]
    estimates: dict[str, float] = field(default_factory=dict, compare=False)  # from the counts, as asked for

    def is_called(self, tag: str) -> bool:
        """Is it the language of a tag (BCP 47), or of a name that the pack knows?

        >>> [load_language("en").is_called(tag) for tag in ("en-GB", "eng", "tlh")]
        [True, True, False]
        """
        wanted = tag.partition(",")[0].strip().lower().replace("_", "-").partition("-")[0]
        return wanted == self.pack.code or wanted in self.names


def available_languages() -> list[str]:
    """The codes of the packs that are installed, sorted."""
    return [code for code in packs.codes() if "lexicon.toml" in packs.files(code)]


def load_language(language: str | Pack) -> Language:
    """A language pack, given by its code, as a folder, or with the files of a user laid over it; each is made once.

    Raises ValueError where there is no such pack, or where it can't be used: the message names file, table and key.

    >>> load_language("tlh")
    Traceback (most recent call last):
    ...
    ValueError: no language pack 'tlh'; there are: en; or name the folder of one
    """
    return _loaded(packs.find(language))


@lru_cache(maxsize=8)
def _loaded(pack: Pack) -> Language:
    words = packs.kept(pack, "words", language_tables)
    counts = {key: (right, seen) for key, (right, seen) in words["counts"].items()}
    according, marks, forms = (bytes(words[name]) for name in ("according", "title_marks", "forms"))
    lexicon = _core.Lexicon([], *words["sides"])
    if words["classes"]:
        lexicon = _core.Lexicon.of_lines(words["phrases"], words["classes"], *words["sides"])
    names, rules = frozenset(words["names"]), frozenset(words["rules"])
    first_names = words["first_names"]
    return Language(pack, names, lexicon, words["traits"], according, marks, forms, first_names, counts, rules)


def keep_tables() -> None:
    """Make the tables of all packs and write them where they are looked for. ``setup.py`` calls this."""
    for code in available_languages():
        packs.keep(code, "rules", rule_rows(Pack(code)))
        packs.keep(code, "words", language_tables(Pack(code)))


def language_tables(pack: Pack) -> dict[str, Any]:
    """What a ``Language`` is made of, read from the TOML files of a pack, as plain values."""
    data = word_tables(pack)
    if not pack.is_built:
        _check_values(pack)
        _check_finer(pack, data["verbs"])
    genders = {name: gender for gender, listed in data["first_names"].items() for name in _words(listed)}
    classes, traits = _classes_and_traits(pack, data, genders)
    sides = ["".join(_words(data["marks"][side])) for side in ("opening", "closing")]
    lexicon = _core.Lexicon(classes.items(), *sides)
    by_entry = [0] * (len(lexicon) + 1)
    for phrase, trait in traits.items():
        by_entry[lexicon.id(phrase)] |= trait
    return {
        "names": _words(data["names_of_language"]["names"]),
        "phrases": "\n".join(lexicon.phrase(entry) for entry in range(1, len(by_entry))),
        "classes": [lexicon.classes(entry) for entry in range(1, len(by_entry))],
        "sides": sides,
        "traits": by_entry,
        "according": [int(bool(trait & ACCORDING)) for trait in by_entry],
        "title_marks": [_title_mark(lexicon.phrase(entry), trait, genders) for entry, trait in enumerate(by_entry)],
        "forms": [_form(lexicon, entry, by_entry) for entry in range(len(by_entry))],
        "first_names": genders,
        "counts": data["counts"],
        "rules": [rule.id for rule in catalogue(pack).values() if rule.id.startswith("Q") and not rule.off],
    }


def _check_values(pack: Pack) -> None:
    """Refuse values that only this module can read. Raises ValueError, which names file, table and key."""
    for source, table in (*packs.tables(pack), *packs.own_tables(pack)):
        for side, marks in table.get("marks", {}).items():
            try:
                _core.Lexicon([], "".join(_words(marks)))
            except ValueError as error:
                raise ValueError(f"{source}: [marks] {side}: {error}") from None
        for verb, forms in table.get("verbs", {}).get("irregular", {}).items():
            if len(forms.split()) not in (3, 4):
                raise ValueError(
                    f"{source}: [verbs.irregular] {verb}: must be three or four forms: writes wrote writing"
                )
        for key, counts in table.get("counts", {}).items():
            if len(counts) != 2 or {*map(type, counts)} != {int} or not 0 <= counts[0] <= counts[1]:
                raise ValueError(f"{source}: [counts] {key}: must be two numbers, right and seen")


def _check_finer(pack: Pack, verbs: Mapping[str, Any]) -> None:
    """Refuse a user's verb that would be told apart from others, but is in no class itself."""
    known = {verb for name in _VERB_CLASSES for verb in _words(verbs[name])}
    for source, table in packs.own_tables(pack):
        for name in _FINER_VERB_CLASSES:
            for verb in _words(table.get("verbs", {}).get(name, "").lower()):
                if verb not in known:
                    classes = ", ".join(_VERB_CLASSES)
                    raise ValueError(f"{source}: [verbs] {name}: {verb!r} must stand in one of {classes}, too")


def _classes_and_traits(
    pack: Pack, data: Mapping[str, Any], first_names: Iterable[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """The classes and the traits of each phrase, as the scanner cuts it, in the order of the pack."""
    classes: dict[str, int] = {}
    traits: dict[str, int] = {}
    for listed, tags, trait in (*_entries(data), *_sentence_entries(data)):
        phrase = _as_tokens(listed)
        classes[phrase] = classes.get(phrase, 0) | tags
        traits[phrase] = traits.get(phrase, 0) | trait
    for phrase in _triggers(pack):
        classes[phrase] = classes.get(phrase, 0) | _core.TRIGGER
    for name in first_names:
        classes.setdefault(_as_tokens(name), 0)
    return classes, traits


def _bits(trait: int, table: Iterable[tuple[int, int]]) -> int:
    """The bits of the table that belong to one of the traits."""
    return sum(bit for traits, bit in table if trait & traits)


def _form(lexicon: _core.Lexicon, entry: int, traits: list[int]) -> int:
    """What forms of a word an entry can be; a phrase (each other, to comment) begins with what its first word is."""
    first = lexicon.id(lexicon.phrase(entry).partition(" ")[0]) if entry else 0
    return _bits(traits[entry], _FORMS) | _bits(traits[first], _FORMS_OF_FIRST)


_FORMS_OF_FIRST = (
    (SINGULAR, _core.FORM_SINGULAR),
    (INFINITIVE, _core.FORM_INFINITIVE),
    (ADJECTIVE, _core.FORM_ADJECTIVE),
)
_FORMS = (
    (BASE, _core.FORM_BASE),
    (THIRD, _core.FORM_THIRD),
    (PAST, _core.FORM_PAST),
    (NOUN_LIKE, _core.FORM_NOUN_LIKE),
    (PLURAL, _core.FORM_PLURAL),
)
_MARKS = (
    (BODY | DOCUMENT, _core.MARK_BODY),
    (PLURAL, _core.MARK_PLURAL),
    (MALE, _core.MARK_MALE),
    (FEMALE, _core.MARK_FEMALE),
    (CLOSING | DOCUMENT, _core.MARK_CLOSING),  # with MARK_BODY, a document
    (TITLE_END, _core.MARK_TITLE_END),
    (PARTICLE, _core.MARK_PARTICLE),
)


_JOINTS = {"of": _core.MARK_OF, "for": _core.MARK_OF, "and": _core.MARK_AND, "&": _core.MARK_AND}


def _title_mark(phrase: str, trait: int, first_names: Mapping[str, str]) -> int:
    """What an entry is in a title."""
    mark = _bits(trait, _MARKS)
    word = phrase.partition(" ")[0]
    if word.lower() in first_names:
        mark |= _core.MARK_FIRST_NAME
    return mark | _JOINTS.get(word, 0)


def _triggers(pack: Pack) -> Iterator[str]:
    for rule in catalogue(pack).values():
        yield from (_as_tokens(phrase.lower()) for phrase in rule.trigger)


def _as_tokens(phrase: str) -> str:
    """The phrase as the scanner cuts it, its tokens separated by blanks.

    >>> _as_tokens("mother-in-law"), _as_tokens("Lt. Gov")
    ('mother - in - law', 'Lt . Gov')
    """
    edges = _core.word_boundaries(phrase)
    pieces = (phrase[start:end] for start, end in itertools.pairwise(edges))
    return " ".join(piece for piece in pieces if not piece.isspace())


Entry = tuple[str, int, int]

_WORD_CLASSES: dict[str, tuple[int, int]] = {
    "auxiliary": (AUXILIARY, 0),
    "male": (PRONOUN, MALE | PERSONAL),
    "female": (PRONOUN, FEMALE | PERSONAL),
    "plural": (PRONOUN, PLURAL | PERSONAL),
    "first_person": (PRONOUN, FIRST | PERSONAL),
    "impersonal": (PRONOUN, 0),
    "contracted": (PRONOUN, CONTRACTED),
    "relative": (PRONOUN | SUBORDINATOR, RELATIVE),
    "quantity": (PRONOUN, QUANTITY),
    "determiner": (DETERMINER, 0),
    "preposition": (PREPOSITION, 0),
    "conjunction": (CONJUNCTION, 0),
    "subordinator": (SUBORDINATOR, 0),
    "according": (PREPOSITION, ACCORDING),
    "adverb": (ADVERB, 0),
    "time": (TIME, 0),
    "singular": (0, SINGULAR),
    "infinitive": (0, INFINITIVE),
    "adjective_in_ly": (0, ADJECTIVE),
    "talker": (0, TALKER),
    "other": (0, OTHER),
    "present_tense": (0, PRESENT_TENSE),
    "past_tense": (0, PAST_TENSE),
}

_NAME_CLASSES: dict[str, tuple[int, int]] = {
    "honorific": (HONORIFIC, 0),
    "honorific_m": (HONORIFIC, MALE),
    "honorific_f": (HONORIFIC, FEMALE),
    "title_end": (HONORIFIC, TITLE_END),
    "role": (ROLE, 0),
    "role_m": (ROLE, MALE),
    "role_f": (ROLE, FEMALE),
    "body": (ROLE, BODY),
    "document": (ROLE, DOCUMENT),
    "saying": (NOUN_CUE, 0),
    "closing": (0, CLOSING),
    "particle": (0, PARTICLE),
    "place": (PLACE, 0),
    "work": (0, WORK),
    "famous": (0, FAMOUS),
    "unnamed": (0, UNNAMED),
    "collective": (0, COLLECTIVE),
}

_VERB_CLASSES: dict[str, tuple[int, int]] = {
    "speech": (SPEECH, SAY),
    "naming": (SPEECH, NAMING),
    "weak": (WEAK, WEAK_VERB),
    "other": (VERB, OTHER_VERB),
}

_FINER_VERB_CLASSES = {
    "noun_like": NOUN_LIKE,
    "tell": TELL,
    "stance": STANCE,
    "thought": THOUGHT,
    "topic": TOPIC,
    "intent": INTENT,
}


def _entries(data: Mapping[str, Any]) -> Iterator[Entry]:
    verbs = data["verbs"]
    finer = [(frozenset(_words(verbs[name])), trait) for name, trait in _FINER_VERB_CLASSES.items()]
    for name, (tags, trait) in _VERB_CLASSES.items():
        for verb in _words(verbs[name]):
            more = sum(finer_trait for members, finer_trait in finer if verb in members)
            yield from _verb_entries(verb, tags, trait | more, verbs)
    for name, (tags, trait) in _WORD_CLASSES.items():
        yield from ((word, tags, trait) for word in _words(data["words"][name]))
    for name, (tags, trait) in _NAME_CLASSES.items():
        for word in _words(data["names"][name]):
            yield word, tags, trait
            if tags == ROLE:
                yield plural(word), tags, (trait & ~(MALE | FEMALE)) | PLURAL
    yield from ((word, _core.STOP, 0) for word in _words(data["stop"]["words"]))


# The tables of abbreviations.toml. The scanner takes both bits together for a third kind.
_SENTENCE_CLASSES = {
    "never_ends": _core.ABBREVIATION_BEFORE_NAME,
    "ends_before_function_word": _core.ABBREVIATION,
    "ends_before_capital": _core.ABBREVIATION | _core.ABBREVIATION_BEFORE_NAME,
    "starters": _core.STOP,
}


def _sentence_entries(tables: Mapping[str, Mapping[str, str]]) -> Iterator[Entry]:
    """What decides about the end of a sentence: abbreviations, and words that begin one."""
    for name, tags in _SENTENCE_CLASSES.items():
        for listed in tables.get(name, {}).values():
            yield from ((word, tags, 0) for word in _words(listed))


def _verb_entries(verb: str, tags: int, trait: int, verbs: Mapping[str, Any]) -> Iterator[Entry]:
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    third, past, participle, ing = inflect(head, verbs["irregular"], _words(verbs["double"]))
    yield head + tail, tags, trait | BASE
    yield third + tail, tags, trait | THIRD
    yield past + tail, tags, trait | PAST
    if participle != past:
        yield participle + tail, tags, trait | PAST
    yield ing + tail, 0 if tags == VERB else PARTICIPLE, trait


def inflect(verb: str, irregular: Mapping[str, str], double: Iterable[str]) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of an English verb.

    >>> inflect("reply", {}, [])
    ('replies', 'replied', 'replied', 'replying')
    >>> inflect("quip", {}, ["quip"])
    ('quips', 'quipped', 'quipped', 'quipping')
    >>> inflect("write", {"write": "writes wrote written writing"}, [])
    ('writes', 'wrote', 'written', 'writing')
    """
    if verb in irregular:
        forms = irregular[verb].split()
        return (forms[0], forms[1], forms[2], forms[3]) if len(forms) == 4 else (forms[0], forms[1], forms[1], forms[2])
    if verb in double:
        stem = verb + verb[-1]
        past, ing = stem + "ed", stem + "ing"
    elif verb.endswith("e"):
        past = verb + "d"
        ing = verb + "ing" if verb.endswith("ee") else verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    return _with_s(verb), past, past, ing


def plural(noun: str) -> str:
    """The plural of an English noun, of a phrase's last word.

    >>> plural("spokesman"), plural("attorney"), plural("witness"), plural("city")
    ('spokesmen', 'attorneys', 'witnesses', 'cities')
    """
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun in ("person", "child"):
        return {"person": "persons", "child": "children"}[noun]
    return _with_s(noun)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or (word.endswith("o") and word in ("go", "do", "echo", "veto")):
        return word + "es"
    return word + "s"
