"""Who a label stands for: by a fuller label, a cast, an introduction, or what others say."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import regex

from quotex.language.patterns import precompiled
from quotex.language.wordclasses import DETERMINER, THIRD_PERSON
from quotex.turns.evidence import is_titled
from quotex.turns.labels import Form, Label, Opening
from quotex.turns.lines import Lines
from quotex.turns.words import Words, fold

__all__ = ["Found", "Speakers"]

OWN, FULL_LABEL, INTRODUCED, MENTIONED, INITIALS, EXAMINER, WITNESS, GIVEN = (f"QT20{number}" for number in range(1, 9))

_HEAD: Final = 1500  # characters before the first turn in which a cast or an introduction counts most
_LONG_HEAD: Final = 4000  # in which an interview is announced, or a witness sworn
_EARLY: Final = 3.0  # what a mention there counts
_MOST_SEARCHED: Final = 60  # labels whose names are looked for in the text …
_MOST_PLACES: Final = 60  # … and occurrences of each
_MOST_SWORN: Final = 200  # witnesses
_MOST_INITIALS: Final = 200_000  # characters in which initials are looked for
_AROUND: Final = 80  # characters beside an occurrence
_LONGEST_INITIALS: Final = 4

_WORD: Final = r"\p{Lu}[\p{L}\p{M}’'.-]{0,40}+"
_BEFORE = precompiled(rf"(?:{_WORD} ){{1,3}}$")
_AFTER = precompiled(rf"(?: {_WORD}){{1,3}}")
_SEQUENCE = precompiled(rf"\b{_WORD}(?: {_WORD}){{1,4}}")
_NAME: Final = rf"{_WORD}(?: {_WORD}){{1,3}}"
_NAME_NEXT = precompiled(rf"\s++({_NAME})")
_NAME_LAST = precompiled(rf"({_NAME})[ \t]*$")
_NAME_BEFORE_COMMA = precompiled(rf"({_NAME}),")
_SENTENCES = precompiled(r"(?<=\p{Ll}{2}\.)\s++")
_PART = precompiled(r"(?<=^|[-’'.])\p{L}++")
_POSSESSIVE = precompiled(r"['’]s$")


@dataclass(slots=True)
class Found:
    """Who speaks, and the rule that says so; ``name`` is None if the text does not say."""

    name: str | None
    rule: str = OWN
    role: str | None = None
    gender: str | None = None
    is_person: bool = True


class Speakers:
    """Names the speakers of the turns of one transcript."""

    def __init__(self, lines: Lines, form: Form, openings: Sequence[Opening], words: Words) -> None:
        self.text, self.form, self.words = lines.text, form, words
        self.first = openings[0].start
        self.known: dict[str, Found] = {}
        self.by_initials: dict[str, list[tuple[int, str]]] | None = None
        self.asked_by: dict[str, Found] = {}
        self.searched = 0
        labels = {opening.label.key: opening.label for opening in openings if opening.label}
        self.full = [
            label
            for label in labels.values()
            if label.sort == "person" and not label.office and len(self._bare(label)) > 1
        ]
        self.by_part = self._parts_of_full()
        self.holders = {fold(label.office): label.aside for label in labels.values() if label.office}
        self.examiners = list(self._examiners()) if form == "letters" else []
        self.witnesses = self._witnesses() if form == "letters" else []
        self.pair = self._pair() if form in ("interview", "letters") else (None, None)

    def of(self, opening: Opening) -> Found:
        """Return the speaker of a turn."""
        label = opening.label
        if label is None:
            if self.form != "interview":
                return Found(None)
            asks = bool(opening.kinds)
            return Found(self.pair[0] if asks else self.pair[1], INTRODUCED)
        if label.sort == "question":
            return self._asker(label, opening.start)
        if label.sort == "answer" or (label.sort == "role" and self.witnesses and self._is_witness(label)):
            return self._answerer(opening.start)
        if label.key not in self.known:
            self.known[label.key] = self._named(label)
        return self.known[label.key]

    def _is_witness(self, label: Label) -> bool:
        return label.key.split(" ")[-1] in self.words.witness

    def _asker(self, label: Label, start: int) -> Found:
        first, _, rest = label.aside.partition(" ")
        name = rest if fold(first) in self.words.examined_by else label.aside or _latest(self.examiners, start)
        if name is None:
            return Found(self.pair[0], INTRODUCED)
        if name not in self.asked_by:
            full = self._full_name(name, fold(name)) or nice(self.words.naming.without_title(name))
            self.asked_by[name] = Found(full, EXAMINER)
        return self.asked_by[name]

    def _answerer(self, start: int) -> Found:
        if name := _latest(self.witnesses, start):
            return Found(self._as_written(name), WITNESS)
        return Found(self.pair[1] and self._as_written(self.pair[1]), INTRODUCED)

    def _named(self, label: Label) -> Found:
        language = self.words.language
        names = self._bare(label)
        gender = self.words.naming.gender(label.text)
        holder = self.holders.get(fold(label.office or label.text))
        if holder and self.form == "colon":
            name = self._full_name(holder, fold(holder)) or self.words.naming.without_title(holder)
            rule = OWN if label.office else FULL_LABEL
            return Found(name, rule, label.office or label.text, self.words.naming.gender(holder) or gender)
        if label.sort == "role":
            return Found(label.text, OWN, role=label.text, gender=gender)
        role = label.role or None
        if self.form == "stop":
            return Found(self.words.naming.without_title(label.text), OWN, role, gender)
        if len(names) > 1:
            name = self._as_written(self.words.naming.without_title(label.text))
            return Found(name, OWN, role, gender or language.first_names.get(names[0]))
        key = names[0]
        fuller = self._fuller_label(label, key)
        if fuller is not None:
            name = self._as_written(self.words.naming.without_title(fuller.text))
            return Found(
                name,
                FULL_LABEL,
                role or fuller.role or None,
                gender or language.first_names.get(fold(name).split(" ")[0]),
            )
        found = self._full_name(label.text, label.key)
        if found:
            is_initials = label.is_upper and len(key) <= _LONGEST_INITIALS and key not in fold(found).split(" ")
            rule = INITIALS if is_initials else MENTIONED
            return Found(found, rule, role, gender or language.first_names.get(fold(found).split(" ")[0]))
        return Found(
            nice(self.words.naming.without_title(label.text)), OWN, role, gender or language.first_names.get(key)
        )

    def _bare(self, label: Label) -> list[str]:
        return _parts(self.words.naming.without_title(label.text))

    def _fuller_label(self, label: Label, key: str) -> Label | None:
        """The full label that the label is a part of: a surname, a first name, or the initials."""
        if key in self.by_part:
            return self.by_part[key]
        some = self.full[:_MOST_SEARCHED]
        may_be_initials = label.is_upper and len(key) <= _LONGEST_INITIALS
        by_initials = [full for full in some if key in _initials(self._bare(full))] if may_be_initials else []
        return next(
            iter(by_initials or [full for full in some if self.words.naming.is_short_for(key, self._bare(full)[0])]),
            None,
        )

    def _parts_of_full(self) -> dict[str, Label]:
        """The first full label for each surname and each first name."""
        found: dict[str, Label] = {}
        for full in self.full:
            names = self._bare(full)
            found.setdefault(names[-1], full)
            found.setdefault(names[0], full)
        return found

    def _full_name(self, written: str, key: str) -> str | None:
        """The full name of which ``written`` is a part, as often and early as the text gives it; None without one."""
        names = _parts(self.words.naming.without_title(written))
        if len(names) > 1:
            return self._as_written(self.words.naming.without_title(written))
        if self.searched >= _MOST_SEARCHED:
            return None
        self.searched += 1
        bare = names[0]
        if bare in self.by_part:
            return self._as_written(self.words.naming.without_title(self.by_part[bare].text))
        counted: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for at, name in self._candidates(written.split()[-1], bare):
            folded = fold(name)
            counted[folded] += 1 + (_EARLY if at < self.first or at < _HEAD else 0) - 0.6 * (folded.count(" ") > 1)  # type: ignore[assignment]
            shown.setdefault(folded, name)
        return self._as_written(shown[counted.most_common(1)[0][0]]) if counted else None

    def _candidates(self, written: str, bare: str) -> Iterator[tuple[int, str]]:
        """Yield full names that may have the part, with their places."""
        if written.isupper() and 2 <= len(bare) <= _LONGEST_INITIALS:
            if self.by_initials is None:
                self.by_initials = self._names_by_initials()
            if bare in self.by_initials:
                yield from self.by_initials[bare]
                return
        for at, end in islice(self._places(written), _MOST_PLACES):
            before = _BEFORE.search(self.text, max(0, at - _AROUND), at)
            if before and (name := self._name_in(before[0] + self.text[at:end], last=bare)):
                yield at, name
            after = _AFTER.match(self.text, end)
            if after and (name := self._name_in(self.text[at:end] + after[0], first=bare)):
                yield at, name

    def _places(self, written: str) -> Iterator[tuple[int, int]]:
        """Yield where the word stands, as written, or with the usual capitals, or in capitals."""
        seen = set()
        forms = dict.fromkeys((written, nice(written), written.upper()))
        pattern = regex.compile(rf"\b(?>{'|'.join(map(regex.escape, forms))})(?![\p{{L}}\p{{N}}])")
        for match in pattern.finditer(self.text):
            if match.start() not in seen:
                seen.add(match.start())
                yield match.span()

    def _name_in(self, run: str, *, first: str = "", last: str = "") -> str | None:
        """Return the name in a run of capitalized words, from or to the part that is known."""
        words = [_POSSESSIVE.sub("", word).rstrip(".") if len(word) > 2 else word for word in run.split()]
        if first:
            stops = [
                place
                for place, word in enumerate(run.split())
                if place and word.endswith((".", "’s", "'s")) and len(word) > 2
            ]
            words = words[: stops[0] + 1] if stops else words
            while len(words) > 1 and fold(words[-1]) in self.words.before_name:
                words.pop()
            return " ".join(words) if len(words) > 1 else None
        keep = 0
        for place, word in enumerate(words[:-1]):
            written = run.split()[place]
            is_stop = written.endswith(".") and len(written) > 2
            if is_stop or fold(word) in self.words.before_name or is_titled([fold(word)], self.words) or not fold(word):
                keep = place + 1
        words = words[keep:]
        if len(words) < 2 or (len(fold(words[0])) < 2 and len(words) < 3):
            return None
        return " ".join(words[-3:])

    def _names_by_initials(self) -> dict[str, list[tuple[int, str]]]:
        """Runs of capitalized words, with their places, by their initials."""
        found: dict[str, list[tuple[int, str]]] = {}
        for match in _SEQUENCE.finditer(self.text, 0, _MOST_INITIALS):
            words = match[0].split()
            bare = [_POSSESSIVE.sub("", word).rstrip(".,") if len(word) > 2 else word for word in words]
            folded = [fold(word) or word for word in bare]
            for begin in range(len(words)):
                if folded[begin] in self.words.before_name:
                    continue
                for stop in range(begin + 2, min(len(words), begin + _LONGEST_INITIALS) + 1):
                    if words[stop - 2].endswith(".") and len(words[stop - 2]) > 2:
                        break
                    if folded[stop - 1] not in self.words.before_name:
                        for initials in _initials(folded[begin:stop]):
                            found.setdefault(initials, []).append((match.start(), " ".join(bare[begin:stop])))
        return found

    def _as_written(self, name: str) -> str:
        """Return the name with the usual capitals, if it is all in capitals."""
        return nice(name) if name.isupper() else name

    def _examiners(self) -> Iterator[tuple[int, str]]:
        """Yield who examines, with the place: CROSS-EXAMINATION BY MS. MOOR."""
        if not self.words.examined_by:
            return
        by, heads = ("|".join(map(regex.escape, some)) for some in (self.words.examined_by, self.words.examination))
        pattern = (
            rf"(?m)^[^\p{{L}}\n]*+(?i:(?:{heads}) )?(?i:{by}) (?P<name>\p{{Lu}}[\p{{L}}.’' -]{{2,40}}?)[:.]?[ \t]*$"
        )
        for match in regex.finditer(pattern, self.text):
            yield match.start(), match["name"]

    def _witnesses(self) -> list[tuple[int, str]]:
        """Return who is sworn, with the place."""
        found = []
        for match in self.words.testimony_of.finditer(self.text, 0, _LONG_HEAD):
            if name := _NAME_NEXT.match(self.text, match.end()):
                found.append((match.start(), self._trim(name[1])))
                break
        for match in islice(self.words.sworn.finditer(self.text), _MOST_SWORN):
            names = [*_NAME_BEFORE_COMMA.finditer(self.text, max(0, match.start() - 2 * _AROUND), match.start())]
            if names:
                found.append((names[-1].start(), names[-1][1].replace("\n", " ")))
        return sorted(found)

    def _pair(self) -> tuple[str | None, str | None]:
        """Return who asks and who answers, as the words before the first turn say."""
        head = self.text[: self.first]
        asks, answers = self._who_met(head)
        asks = asks or self._author(head)
        answers = answers or self._whose_testimony(head) or self._most_named(head, asks)
        return asks, answers

    def _who_met(self, head: str) -> tuple[str | None, str | None]:
        """Lena Ortiz spoke with Ada Moor. She spoke with Lena Ortiz."""
        for match in self.words.met.finditer(head):
            after = _NAME_NEXT.match(head, match.end())
            if after is None:
                continue
            before = _NAME_LAST.search(head, max(0, match.start() - _AROUND), match.start())
            subject = (
                _SENTENCES.split(before[1])[-1] if before else head[max(0, match.start() - _AROUND) : match.start()]
            )
            if self._is_third_person(subject.strip()):
                return self._trim(after[1]), None
            return self._trim(subject) if before and " " in subject else None, self._trim(after[1])
        return None, None

    def _author(self, head: str) -> str | None:
        by = "|".join(map(regex.escape, self.words.examined_by))
        match = regex.search(rf"(?m)^(?i:{by}) ({_NAME})[ \t]*$", head) if by else None
        return match[1] if match else None

    def _whose_testimony(self, head: str) -> str | None:
        for match in self.words.testimony_of.finditer(head):
            if name := _NAME_NEXT.match(head, match.end()):
                return self._trim(name[1])
        return None

    def _is_third_person(self, subject: str) -> bool:
        """Whether the last word is he, she or they: who answers was named before."""
        language = self.words.language
        return bool(language.traits[language.lexicon.id(fold(subject).split(" ")[-1])] & THIRD_PERSON)

    def _trim(self, name: str) -> str:
        words = self.words.naming.without_title(name).split()
        while len(words) > 2 and fold(words[0]) in self.words.before_name:
            del words[0]
        while len(words) > 2 and fold(words[-1]) in self.words.before_name:
            words.pop()
        return _POSSESSIVE.sub("", " ".join(words)).rstrip(".,")

    def _follows_article(self, text: str, start: int) -> bool:
        before = text[max(0, start - _AROUND) : start].split()
        lexicon = self.words.language.lexicon
        return bool(before) and bool(lexicon.classes(lexicon.id(before[-1].lower())) & DETERMINER)

    def _most_named(self, head: str, asks: str | None) -> str | None:
        """The person named most often before the first turn."""
        counted: Counter[str] = Counter()
        for match in islice(_SEQUENCE.finditer(head), 400):
            name = self._trim(max(_SENTENCES.split(match[0]), key=len).rstrip(".,"))
            folded = fold(name).split(" ")
            is_thing = self._follows_article(head, match.start()) and folded[0] not in self.words.language.first_names
            if (
                len(folded) < 2
                or is_thing
                or (asks and fold(name) == fold(asks))
                or name.isupper()
                or folded[0] in self.words.before_name
                or len(folded) > 3
            ):
                continue
            counted[name] += 1 + (folded[0] in self.words.language.first_names)
        return counted.most_common(1)[0][0] if counted else None


def _latest(named: list[tuple[int, str]], start: int) -> str | None:
    """The last name before ``start``."""
    place = bisect_left(named, (start, ""))
    return named[place - 1][1] if place else None


def _parts(name: str) -> list[str]:
    return [folded for word in name.split() if (folded := fold(word))]


def _initials(names: list[str]) -> set[str]:
    """The initials of a name, with and without the words in the middle."""
    parts = [part for name in names for part in name.replace("-", " ").split()]
    return {"".join(part[0] for part in parts), parts[0][0] + parts[-1][0]} if parts else set()


def nice(name: str) -> str:
    """Return a name in capitals with the usual ones.

    >>> nice("ADA McMOOR"), nice("O'NEIL-MOOR"), nice("Moor")
    ('Ada McMoor', "O'Neil-Moor", 'Moor')
    """
    return " ".join(
        _nice_word(word) if word.isupper() or (word[:2].istitle() and word[2:].isupper() and len(word) > 3) else word
        for word in name.split()
    )


def _nice_word(word: str) -> str:
    if not word.isalpha() and any(map(str.isdigit, word)):
        return word
    if word[:1].isupper() and word[1:2].islower():
        return word[:3] + word[3:].lower()
    return _PART.sub(lambda match: match[0].capitalize(), word) if len(word) > 1 else word
