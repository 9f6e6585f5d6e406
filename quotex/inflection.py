"""Inflected forms of nouns and verbs, by ordered replacement rules that stand in the language pack.

A rule is a pattern and what it becomes; the first whose pattern occurs in the word decides. Words that follow no rule
are listed with their forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

__all__ = ["Inflection", "VerbForms"]

Replacements = list[tuple[re.Pattern[str], str]]


class VerbForms(NamedTuple):
    """Third person, past, past participle and -ing form of a verb."""

    third: str
    past: str
    participle: str
    gerund: str


@dataclass(slots=True)
class Inflection:
    """How the words of a language change.

    ``rules`` are the replacements of each form, ``irregular`` the forms of verbs that follow none of them, parted by
    blanks, and variants by semicolons; verbs ``doubled`` change by the rules of ``"double"`` before they take an
    ending.

    >>> rules = {"third": [["$", "s"]], "past": [["e$", "ed"], ["$", "ed"]], "gerund": [["e?$", "ing"]]}
    >>> english = Inflection(rules, irregular={"write": "writes wrote written writing"})
    >>> english.verb("quote")
    VerbForms(third='quotes', past='quoted', participle='quoted', gerund='quoting')
    >>> english.verb("write").participle
    'written'
    """

    rules: Mapping[str, Any]
    irregular: Mapping[str, str] = field(default_factory=dict)
    doubled: Iterable[str] = ()
    source: str = "inflection"  # the table that the rules were read from, for messages
    _compiled: dict[str, Replacements] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.doubled = frozenset(self.doubled)
        self._compiled = {form: list(_compiled(rows, f"{self.source} {form}")) for form, rows in self.rules.items()}

    def plural(self, noun: str) -> str:
        """The plural of a noun, of a phrase's last word.

        >>> Inflection({"plural": [["man$", "men"], ["$", "s"]]}).plural("spokesman")
        'spokesmen'
        """
        return self._changed(noun, "plural")

    def form(self, word: str, name: str) -> str:
        """The form of a word by the replacements of that name; the word itself where none fits.

        >>> Inflection({"comparative": [["e?$", "er"]]}).form("late", "comparative")
        'later'
        """
        return self._changed(word, name)

    def verb(self, verb: str) -> VerbForms:
        """The forms of a verb, of its first variant; its past is its participle, too, where three forms are listed.

        >>> Inflection({"double": [["(.)$", r"\\1\\1"]], "past": [["$", "ed"]]}, doubled=["quip"]).verb("quip").past
        'quipped'
        """
        return self.variants(verb)[0]

    def variants(self, verb: str) -> list[VerbForms]:
        """The forms of a verb, variant by variant.

        >>> english = Inflection({}, irregular={"label": "labels labeled labeling; labels labelled labelling"})
        >>> [forms.past for forms in english.variants("label")]
        ['labeled', 'labelled']
        """
        if verb in self.irregular:
            return [_listed(forms) for forms in self.irregular[verb].split(";")]
        stem = self._changed(verb, "double") if verb in self.doubled else verb
        past = self._changed(stem, "past")
        return [VerbForms(self._changed(verb, "third"), past, past, self._changed(stem, "gerund"))]

    def all_forms(self, verb: str) -> list[str]:
        """The base form of a verb, and all others.

        >>> Inflection({}, irregular={"go": "goes went gone going"}).all_forms("go")
        ['go', 'goes', 'went', 'gone', 'going']
        """
        return list(dict.fromkeys([verb, *(form for forms in self.variants(verb) for form in forms)]))

    def _changed(self, word: str, form: str) -> str:
        """The word after the first of the form's replacements that fits; the word itself where none does."""
        for pattern, replacement in self._compiled.get(form, ()):
            changed, count = pattern.subn(replacement, word, count=1)
            if count:
                return changed
        return word


def _listed(forms: str) -> VerbForms:
    third, past, *participle, gerund = forms.split()
    return VerbForms(third, past, participle[0] if participle else past, gerund)


def _compiled(rows: Iterable[Any], where: str) -> Iterable[tuple[re.Pattern[str], str]]:
    for row in rows:
        try:
            pattern, replacement = row
            compiled = re.compile(pattern)
            compiled.sub(replacement, "")  # fails at what replaces nothing
            yield compiled, replacement
        except (TypeError, ValueError, LookupError, re.error) as error:
            raise ValueError(f"{where}: {row!r} is not a pair of a pattern and its replacement: {error}") from None
