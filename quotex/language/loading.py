"""A language pack in the form that the scanner and the rules use.

The pack of a language is the folder ``quotex/data/<code>/``, or another folder. ``lexicon.toml`` has the words and
their inflection. ``wordclasses`` defines the classes and traits of words; words that only single rules need are in
``Language.sets``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from quotex import _core
from quotex._core import CAPITALIZED, DIGIT, WORD
from quotex.language import packs
from quotex.language.confidence import Estimates
from quotex.language.packs import Pack
from quotex.language.schema import Switches
from quotex.language.wordclasses import (
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    HONORIFIC,
    PREPOSITION,
    PRONOUN,
    REPORTING,
    SUBORDINATOR,
)
from quotex.language.wordsets import Endings, WordSets, word_sets, words_of

__all__ = ["Language", "inflected_verbs", "load_language"]


@dataclass(frozen=True, slots=True)
class Language:
    """One loaded language pack; immutable and shared.

    ``lexicon`` is for ``_core.scan``; its features and endings describe words to the core. ``traits[entry]`` has the
    trait bits of a lexicon entry (0 for entry 0), ``according[entry]`` is 1 for *according to* and similar phrases,
    else 0. ``sets`` and ``endings`` are words and endings that rules look up. ``first_names`` maps a lower-case first
    name to ``"f"``, ``"m"``, or ``""`` if it shows no gender. ``rules`` has the ids of the quotation rules that are on.

    >>> english = load_language("en")
    >>> bool(english.lexicon.classes(english.lexicon.id("said")) & REPORTING)
    True
    """

    pack: Pack
    names: frozenset[str]  # other names of the language
    lexicon: _core.Lexicon
    traits: list[int]
    according: bytes
    sets: WordSets
    endings: Endings
    first_names: Mapping[str, str]
    estimates: Estimates  # the probability that an answer is right, from the pack's counts
    rules: frozenset[str]
    fit: tuple[float, float] | None = None  # see misfit: the share in the language, and in other languages
    listed: int = 0  # entries above this one are in the lexicon only for their part of speech
    sieve: tuple[str, ...] = ()  # the attribution rules in the order of the sieve; (): in the order of ids
    patterns: Sequence[tuple[str, Mapping[str, Any]]] = ()  # the constructions of attribution, each with its file
    macros: Mapping[str, str] = field(default_factory=dict)  # named parts of patterns
    chunk_entries: bytes = b""  # what the chunker knows about each entry: _core.Chunks
    turns: Mapping[str, str] = field(default_factory=dict)  # lists of words by which transcripts are read
    switches: Switches = field(default_factory=Switches)

    def scan(self, text: str) -> _core.Scan:
        """Scan ``text`` for both engines: a line break ends a paragraph unless the sentence clearly continues after it.

        >>> len(load_language("en").scan("“It rained,” said\\nAda Moor.").paragraph_start)
        1
        """
        return _core.scan(text, self.lexicon, _END_CLASSES)

    def misfit(self, scan: _core.Scan) -> float | None:
        """Return how well a text fits the language, from 0 to about 1, if it is clearly in another language; else None.

        The measure are function words (Grefenstette, Comparing two language identification schemes, JADT 1995): the
        share of determiners, prepositions, pronouns, conjunctions and auxiliaries among these and the words without a
        capital, relative to the usual share in the language. A text fits unless another language is e³ times as likely,
        which cannot happen with a few words.

        >>> english = load_language("en")
        >>> english.misfit(english.scan("„Es regnet“, sagte die alte Frau, die nicht weit weg wohnt."))
        0.0
        >>> english.misfit(english.scan("“It is raining,” said the old baker, who lives not far from here."))
        """
        if self.fit is None or self.log_odds(scan) > -_LEAST_ODDS:
            return None
        small, words = _counted(scan)
        return round(small / words / self.fit[0], 2)

    def log_odds(self, scan: _core.Scan) -> float:
        """Return the natural logarithm of the odds that a text is in the language; 0 if nothing is known.

        >>> english = load_language("en")
        >>> english.log_odds(english.scan("It rained, she said.")) > 0 > english.log_odds(english.scan("Es regnet."))
        True
        """
        if self.fit is None:
            return 0.0
        own, other = self.fit
        small, words = _counted(scan)
        return small * math.log(own / other) + (words - small) * math.log((1 - own) / (1 - other))

    def is_listed(self, entry: int) -> bool:
        """Whether the lexicon knows more about the entry than its part of speech.

        >>> english = load_language("en")
        >>> [english.is_listed(english.lexicon.id(word)) for word in ("said", "harbour", "Oxmere")]
        [True, False, False]
        """
        return 0 < entry <= self.listed

    def is_called(self, tag: str) -> bool:
        """Whether a language tag (BCP 47), or a name known to the pack, means this language.

        >>> [load_language("en").is_called(tag) for tag in ("en-GB", "eng", "tlh")]
        [True, True, False]
        """
        wanted = tag.partition(",")[0].strip().lower().replace("_", "-").partition("-")[0]
        return wanted == self.pack.code or wanted in self.names


_FUNCTION_WORDS = DETERMINER | PREPOSITION | PRONOUN | CONJUNCTION | SUBORDINATOR | AUXILIARY
_LEAST_ODDS = 3.0  # natural logarithm


def _counted(scan: _core.Scan) -> tuple[int, int]:
    """Return the number of function words, and of these and all words without a capital."""
    small = scan.count_tagged(_FUNCTION_WORDS, DIGIT)
    opening = small - scan.count_tagged(_FUNCTION_WORDS, CAPITALIZED | DIGIT)
    return small, opening + scan.count_tagged(WORD, CAPITALIZED | DIGIT)


# Words that a line may end or begin with if its sentence continues over the line break.
_END_CLASSES = _core.EndClasses(
    verbs=REPORTING, links=DETERMINER | PREPOSITION, titles=HONORIFIC, auxiliaries=AUXILIARY
)


def load_language(language: str | Pack) -> Language:
    """Return a language pack, given by code, folder or ``Pack``. Packs are cached.

    Raises ValueError if there is no such pack or it is invalid: the message names file, table and key.

    >>> load_language("tlh")
    Traceback (most recent call last):
    ...
    ValueError: no language pack 'tlh'; there are: de, en; or give the folder of a pack
    """
    return _loaded(packs.find(language))


@lru_cache(maxsize=8)
def _loaded(pack: Pack) -> Language:
    kept = packs.kept(pack, "words", _tables)
    estimates = Estimates({key: (right, seen) for key, (right, seen) in kept["counts"].items()})
    endings, (opening, closing) = Endings(**kept["endings"]), kept["sides"]
    lexicon = _core.Lexicon.of_lines(
        kept["phrases"], kept["classes"], kept["features"], opening, closing, endings.kinds(), kept["hash_number"]
    )
    sets = word_sets(kept["sets"], kept["listed"], kept["known"])
    names, rules, sieve = frozenset(kept["names"]), frozenset(kept["rules"]), tuple(kept["sieve"])
    patterns, macros = kept["patterns"]
    first_names, fit = kept["first_names"], tuple(kept["fit"]) or None
    return Language(
        pack,
        names,
        lexicon,
        kept["traits"],
        kept["according"],
        sets,
        endings,
        first_names,
        estimates,
        rules,
        fit,
        kept["listed"],
        sieve,
        patterns,
        macros,
        kept["chunk_entries"],
        kept["turns"],
        Switches(**kept["switches"]),
    )


def _tables(pack: Pack) -> dict[str, Any]:
    from quotex.language.wordtables import language_tables  # not needed if built tables are used

    return language_tables(pack)


def inflected_verbs(pack: Pack) -> Iterator[str]:
    """Yield a message for each verb in a user's files that is an inflected form of another verb.

    A list needs base forms: from *said*, quotex would make *saided*. A base form of the pack is always accepted.

    >>> list(inflected_verbs(Pack("en", own=(("mine.toml", "[verbs]\\nreporting = 'said, found, tut'"),))))
    ["mine.toml: [verbs] reporting: 'said' is a form of 'say': write the base form; quotex makes the other forms"]
    """
    from quotex.language.inflection import Inflection
    from quotex.language.overlay import word_tables

    data = word_tables(pack)
    verbs = data["verbs"]
    inflection = Inflection(data["inflection"], verbs["irregular"], words_of(verbs["double"]))
    known = {verb for listed in word_tables(pack._replace(own=()))["verbs"].values() for verb in _heads(listed)}
    bases: dict[str, str] = {}
    for listed in verbs.values():
        for verb in _heads(listed):
            for form in inflection.all_forms(verb)[1:]:
                bases.setdefault(form, verb)
    for source, table in packs.own_tables(pack):
        for name, listed in table.get("verbs", {}).items():
            for verb in _heads(listed):
                base = bases.get(verb, verb)
                if base != verb and verb not in known:
                    fault = f"{verb!r} is a form of {base!r}: write the base form; quotex makes the other forms"
                    yield f"{source}: [verbs] {name}: {fault}"


def _heads(listed: object) -> list[str]:
    """Return the verbs of a list; of a phrase, the first word, which is inflected: *point out*."""
    return [words.lower().split()[0] for words in words_of(listed)] if isinstance(listed, str) else []
