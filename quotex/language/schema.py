"""The tables and keys that the files of a language pack may have, each with an empty value of its type.

Among them are the switches of its grammar, which ``language.toml`` sets.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from itertools import permutations
from typing import Any, Final

from quotex.language.partsofspeech import FUNCTION_WORDS, OPEN_CLASSES, WORD_TRAITS
from quotex.language.word_entries import FINER_VERB_CLASSES, NAME_CLASSES, VERB_CLASSES, WORD_CLASSES
from quotex.language.wordsets import EMPTY, NONE, Endings

__all__ = ["OPEN", "SWITCHES", "Switches", "Tables", "schema"]

Tables = dict[str, dict[str, Any]]
# The tables whose keys the author of a pack may choose.
OPEN: Final = ("counts", "never_ends", "ends_before_function_word", "ends_before_capital", "starters")

_TURNS: Final = (
    "question, answer, speaker_role, role_word, nobody, function_word, pause, spoken, first_person, first_singular, "
    "second_person, announcing, editing, help_page, cast, examination, examined_by, testimony_of, sworn, witness, "
    "sender, receiver, met, clerk, clerk_verb, address, clock, joint, small, before_name"
)
_VERIFICATION: Final = "negation, adjacent, modal, quantifier, number, magnitude, qualifier, joined, apart, initials"
_INFLECTION: Final = (
    *("plural", "third", "past", "participle", "gerund", "reported", "past_plural", "to_infinitive"),
    *("comparative", "superlative", "double", "genitive", "feminine"),
)
SWITCHES: Final = {"script": ("nouns_capitalized",)}  # by table


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """The properties of a language's grammar that the rules ask for; a pack without ``language.toml`` has none on."""

    nouns_capitalized: bool = False  # a capital shows a noun, not a name


@cache
def schema() -> Tables:
    """Return each table with its keys; each key has an empty value of the type that packs must give.

    >>> schema()["marks"], schema()["script"]["nouns_capitalized"]
    ({'opening': '', 'closing': ''}, False)
    """
    switches = {item.name: item.default for item in fields(Switches)}
    pairs = map("_".join, permutations(OPEN_CLASSES, 2))
    return {
        **{name: {} for name in OPEN},
        **{name: {key: switches[key] for key in keys} for name, keys in SWITCHES.items()},
        "names_of_language": {"names": ""},
        "language_fit": {"own": 0.0, "other": 0.0},
        "marks": _words("opening", "closing"),
        "classes": _words(*FUNCTION_WORDS, *WORD_TRAITS, *OPEN_CLASSES, *pairs),
        "verbs": _words(*VERB_CLASSES, *FINER_VERB_CLASSES, "double") | {"irregular": {}},
        "inflection": {form: [] for form in _INFLECTION},
        "words": _words(*WORD_CLASSES),
        "names": _words(*NAME_CLASSES),
        "first_names": _words("f", "m", "both", "pack"),
        "stop": _words("words"),
        "sets": {name: {} if value is NONE else "" for name, value in _sets().items()},
        "endings": _words(*(item.name for item in fields(Endings))),
        "sieve": {"order": []},
        "turns": _words(*_TURNS.split(", ")),
        "verification": _words(*_VERIFICATION.split(", ")),
    }


def _sets() -> dict[str, Any]:
    """Return the sets of words that rules use, empty. A pack does not list ``known``."""
    values = {name: getattr(EMPTY, name) for name in dir(EMPTY) if name != "known" and not name.startswith("_")}
    return {name: value for name, value in values.items() if isinstance(value, bytes | frozenset | str | dict)}


def _words(*keys: str) -> dict[str, Any]:
    return dict.fromkeys(keys, "")
