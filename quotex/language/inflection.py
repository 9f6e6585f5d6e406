"""Inflected forms of nouns and verbs, made by ordered replacement rules in the language pack.

A rule is a pattern and its replacement; the first rule whose pattern occurs in the word applies. Irregular words are
listed with their forms.
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
    """The inflection of a language.

    ``rules`` are the replacements of each form. ``irregular`` lists the forms of verbs, separated by blanks, and their
    variants, separated by semicolons. Verbs in ``doubled`` change by the rules of ``"double"`` before they take an
    ending. Without rules for ``"participle"``, it equals the past. Rules for ``"reported"`` (the mood of reported
    speech), ``"past_plural"`` and ``"to_infinitive"`` give each verb a second variant.

    >>> rules = {"third": [["$", "s"]], "past": [["e$", "ed"], ["$", "ed"]], "gerund": [["e?$", "ing"]]}
    >>> english = Inflection(rules, irregular={"write": "writes wrote written writing"})
    >>> english.verb("quote")
    VerbForms(third='quotes', past='quoted', participle='quoted', gerund='quoting')
    >>> english.verb("write").participle
    'written'
    >>> forms = {"third": "t", "past": "te", "participle": "t", "gerund": "end", "reported": "e", "past_plural": "ten"}
    >>> german = Inflection({form: [["en$", ending]] for form, ending in forms.items()})
    >>> german.all_forms("erklären")
    ['erklären', 'erklärt', 'erklärte', 'erklärend', 'erkläre', 'erklärten']
    """

    rules: Mapping[str, Any]
    irregular: Mapping[str, str] = field(default_factory=dict)
    doubled: Iterable[str] = ()
    source: str = "inflection"  # the table of the rules, for messages
    _compiled: dict[str, Replacements] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.doubled = frozenset(self.doubled)
        self._compiled = {form: list(_compiled(rows, f"{self.source} {form}")) for form, rows in self.rules.items()}

    def plural(self, noun: str) -> str:
        """Return the plural of a noun; of a phrase, its last word changes.

        >>> Inflection({"plural": [["man$", "men"], ["$", "s"]]}).plural("spokesman")
        'spokesmen'
        """
        return self._changed(noun, "plural")

    def form(self, word: str, name: str) -> str:
        """Return a form of a word by the rules of that name; the word itself if none applies.

        >>> Inflection({"comparative": [["e?$", "er"]]}).form("late", "comparative")
        'later'
        """
        return self._changed(word, name)

    def verb(self, verb: str) -> VerbForms:
        """Return the forms of the first variant of a verb. If three forms are listed, past and participle are equal.

        >>> Inflection({"double": [["(.)$", r"\\1\\1"]], "past": [["$", "ed"]]}, doubled=["quip"]).verb("quip").past
        'quipped'
        """
        return self.variants(verb)[0]

    def variants(self, verb: str) -> list[VerbForms]:
        """Return the forms of each variant of a verb.

        >>> english = Inflection({}, irregular={"label": "labels labeled labeling; labels labelled labelling"})
        >>> [forms.past for forms in english.variants("label")]
        ['labeled', 'labelled']
        """
        if verb in self.irregular:
            return [_listed(forms) for forms in self.irregular[verb].split(";")]
        stem = self._changed(verb, "double") if verb in self.doubled else verb
        past = self._changed(stem, "past")
        participle = self._changed(verb, "participle") if self._compiled.get("participle") else past
        forms = [VerbForms(self._changed(verb, "third"), past, participle, self._changed(stem, "gerund"))]
        if self._compiled.get("reported"):
            reported, plural = self._changed(verb, "reported"), self._changed(verb, "past_plural")
            forms.append(VerbForms(reported, plural, participle, self._changed(verb, "to_infinitive")))
        return forms

    def all_forms(self, verb: str) -> list[str]:
        """Return the base form of a verb and all other forms.

        >>> Inflection({}, irregular={"go": "goes went gone going"}).all_forms("go")
        ['go', 'goes', 'went', 'gone', 'going']
        """
        return list(dict.fromkeys([verb, *(form for forms in self.variants(verb) for form in forms)]))

    def _changed(self, word: str, form: str) -> str:
        """Apply the first rule of the form that matches; return the word itself if none does."""
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
            compiled.sub(replacement, "")  # fails if the replacement is invalid
            yield compiled, replacement
        except (TypeError, ValueError, LookupError, re.error) as error:
            raise ValueError(f"{where}: {row!r} is not a pair of a pattern and its replacement: {error}") from None
