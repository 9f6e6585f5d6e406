"""Joins the forms of a name that mean one person: full names, then a title with a name, then single names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from quotex.language import Language
from quotex.names.parsing import naming_of
from quotex.quotations.entities.story_names import Mention
from quotex.wordsets import WordSets

__all__ = ["Character", "Form", "Joiner", "compatible", "printed_name"]

_MOSTLY = 0.8  # of the mentions of a short name, those in speech
_SELDOM = 4  # times as often as a full name stands the one most used of the same first name
_NEVER = -99  # evidence of a word that only ever begins sentences: Yes

Form = tuple[str, tuple[str, ...]]  # title in small letters, words


@dataclass(slots=True)
class Character:
    """A character: the forms of the name with their counts; ``evidence`` above 0 shows that it is a person."""

    id: int
    firsts: set[str] = field(default_factory=set)
    lasts: set[str] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    forms: Counter[Form] = field(default_factory=Counter)
    gender: str | None = None
    evidence: int = 0
    is_nameless: bool = False  # only ever called by a role: the policeman


def printed_name(character: Character, sets: WordSets) -> str:
    """The most frequent form; but first and last name, unless the text clearly prefers a title."""
    forms = character.forms
    total = forms.total()
    best = max(forms, key=lambda form: (forms[form], form))
    full = [(count, form) for form, count in forms.items() if len(form[1]) > 1 and count >= 3 and count * 100 >= total]
    if full:
        count, (title, words) = max(full)
        if not best[0] or forms[best] <= 5 * count:
            return " ".join([_spelled(title, sets), *words] if title in sets.title_of_wife else words)
    title, words = best
    return " ".join([_spelled(title, sets), *words]) if title else " ".join(words)


def _spelled(title: str, sets: WordSets) -> str:
    return title.capitalize() + ("." if title in sets.abbreviated_title else "")


def compatible(one: str | None, other: str | None) -> bool:
    """Can both genders be of one person? None is unknown."""
    return one is None or other is None or one == other


class Joiner:
    """Makes the characters of a story, and assigns every mention to its character."""

    def __init__(self, mentions: list[Mention], language: Language, title_gender: Callable[[str], str | None]) -> None:
        self.mentions, self.title_gender = mentions, title_gender
        self.first_names, self.sets = language.first_names, language.sets
        self.people: list[Character] = []
        self._bearers: defaultdict[str, list[Character]] = defaultdict(list)  # of a last name
        forms = Counter((m.title, m.words) for m in self.mentions)
        self._inside = Counter((m.title, m.words) for m in self.mentions if not m.initial or m.title)
        self._singles = Counter({words[0]: n for (title, words), n in forms.items() if len(words) == 1 and not title})
        self._as_first: Counter[str] = Counter()
        self._as_last: Counter[str] = Counter()
        for (title, words), count in forms.items():
            if len(words) > 1:
                self._as_first[words[0]] += count
            if title not in self.sets.title_before_first and (title or len(words) > 1):
                self._as_last[words[-1]] += count
        self._naming = naming_of(language.pack)
        self._spoken = Counter(m.words[0] for m in mentions if len(m.words) == 1 and not m.title and m.spoken)
        self._misses = {words[0] for title, words in forms if title in self.sets.title_of_unmarried and len(words) == 1}
        self._weight: Counter[int] = Counter()
        self._full: dict[tuple[str, str], Character] = {}
        self._by_first: defaultdict[str, list[Character]] = defaultdict(list)
        self._by_last: defaultdict[str, list[Character]] = defaultdict(list)
        self._by_full_first: defaultdict[tuple[str, str], list[Character]] = defaultdict(list)
        self._by_title: dict[tuple[str, str], Character] = {}
        self._by_first_alone: dict[str, Character] = {}
        self._join(forms)

    def _join(self, forms: Counter[Form]) -> None:
        owner: dict[Form, Character] = {}

        def join_all(is_such: Callable[[Form], bool], join: Callable[[Form, int], Character]) -> None:
            for form, count in sorted(forms.items(), key=lambda item: (-item[1], item[0])):
                if is_such(form):
                    character = owner[form] = join(form, count)
                    self._weight[character.id] += count

        join_all(_is_full, self._join_full)
        self._alone = self._count_alone()
        join_all(_is_titled, self._join_titled)
        join_all(lambda form: _is_single(form) and not self._is_short(form), self._join_single)
        join_all(self._is_short, self._join_short)
        for mention in self.mentions:
            character = owner[mention.title, mention.words]
            mention.who = character.id
            character.forms[mention.title, mention.words] += 1
        for character in self.people:
            known = any(first.lower() in self.first_names for first in character.firsts)
            character.evidence += bool(character.titles or known)

    def _new(self, first: str = "", last: str = "", gender: str | None = None) -> Character:
        character = Character(len(self.people), {first} - {""}, {last} - {""}, gender=gender)
        self.people.append(character)
        if last:
            self._bearers[last].append(character)
        return character

    def _heaviest(self, characters: Iterable[Character]) -> Character:
        return max(characters, key=lambda character: (self._weight[character.id], -character.id))

    def _join_full(self, form: Form, count: int) -> Character:
        title, words = form
        first, last = words[0], words[-1]
        listed, gender = self.first_names.get(first.lower()), self.title_gender(title)
        is_wife = title in self.sets.title_of_wife and listed == "m"  # Mrs. Ned Cole
        key = (f"{title} {first}" if is_wife else first, last)
        character = self._full.get(key) or self._called_otherwise(*key)
        if character is None:
            character = self._full[key] = self._new(*key)
            self._by_first[key[0]].append(character)
            self._by_last[last].append(character)
            for name in self._naming.in_full(key[0].lower()):
                self._by_full_first[name, last].append(character)
        character.gender = gender or character.gender or listed
        if title:
            character.titles[title] += count
        return character

    def _called_otherwise(self, first: str, last: str) -> Character | None:
        """The character whose first name is another form of this one: *Lizzy* Moor, Elizabeth Moor."""
        found = {c.id: c for name in self._naming.in_full(first.lower()) for c in self._by_full_first[name, last][:2]}
        return next(iter(found.values())) if len(found) == 1 else None

    def _join_titled(self, form: Form, count: int) -> Character:
        title, (word, *_) = form
        gender = self.title_gender(title)
        kind = title if title in self.sets.title_that_parts else gender or ""
        character = self._owner_of_title(title, word, gender, count) or self._same_title(kind, word)
        if character is None:
            character = self._by_title[kind, word] = self._new(last=word)
        self._by_title.setdefault((kind, word), character)
        character.titles[title] += count
        character.gender = character.gender or gender
        return character

    def _owner_of_title(self, title: str, word: str, gender: str | None, count: int) -> Character | None:
        """The only character with a full name that *title word* can mean."""
        sets = self.sets
        sex = gender or ("m" if title in sets.rank_of_men else None)
        lasts = [
            c for c in self._by_last[word] if compatible(c.gender, sex) and not self._is_told_apart(c, title, count)
        ]
        own = [c for c in lasts if title in c.titles]
        if title in sets.title_of_rank or (title in sets.title_of_wife and word in self._misses):
            lasts = own
        if title in sets.title_before_first and not self._by_last[word]:
            firsts = [c for c in self._by_first[word] if compatible(c.gender, gender)]
            if firsts:
                return self._heaviest([c for c in firsts if title in c.titles] or firsts)
        return lasts[0] if len(lasts) == 1 else None

    def _is_told_apart(self, character: Character, title: str, count: int) -> bool:
        """Is *Mr. First Last*, who is mostly called so, somebody other than *Mr. Last*?"""
        married = title in self.sets.title_of_man or title in self.sets.title_of_wife
        return married and count > self._weight[character.id] < 2 * character.titles[title]

    def _same_title(self, kind: str, word: str) -> Character | None:
        """The character that has the name with a title of that gender already; a rank and *Mr.* may be one man's."""
        character = self._by_title.get((kind, word))
        if character is None and kind in ("", "m"):
            character = self._by_title.get(("m" if kind == "" else "", word))
        return character

    def _join_single(self, form: Form, count: int) -> Character:
        word = form[1][0]
        character = self._by_first_alone.get(word)
        bearers = self._bearers.get(word, [])
        if character is None and self._by_first[word]:
            character = self._called_by_first_name(word)
            if self._as_last[word] > self._as_first[word]:
                character = None
        if character is None and bearers:
            character = self._heaviest([c for c in bearers if c.gender != "f"] or bearers)
            if not character.firsts and self.sets.title_of_woman.issuperset(character.titles):
                character = None  # said Moor: not Mrs. Moor
        if character is None:
            listed = self.first_names.get(word.lower())
            character = self._new(first=word, gender=listed)
            if self._inside[form] * 5 < count:
                character.evidence = _NEVER
            self._by_first_alone[word] = character
        return character

    def _is_short(self, form: Form) -> bool:
        """Is it a short name that the characters use, but not the narration: *Lizzy*?"""
        word = form[1][0]
        is_short = _is_single(form) and word.lower() in self._naming.short and not self._by_first[word]
        return is_short and self._spoken[word] >= _MOSTLY * self._singles[word]

    def _join_short(self, form: Form, count: int) -> Character:
        """The only character with a long form of a short name who is named more often: Elizabeth for *Lizzy*."""
        owners: dict[int, Character] = {}
        for name in map(str.capitalize, sorted(self._naming.short[form[1][0].lower()])):
            alone = [self._by_first_alone[name]] if name in self._by_first_alone else []
            owners |= {owner.id: owner for owner in [*self._by_first[name], *self._bearers.get(name, []), *alone]}
        frequent = [owner for owner in owners.values() if self._weight[owner.id] >= count]
        return frequent[0] if len(frequent) == 1 else self._join_single(form, count)

    def _called_by_first_name(self, word: str) -> Character:
        """Of several characters with one first name, the one that is most often called by it alone."""
        owners = self._by_first[word]
        most = max(self._weight[owner.id] for owner in owners)
        often = [owner for owner in owners if self._weight[owner.id] * _SELDOM >= most]
        return max(often, key=lambda owner: ((self._alone[owner.id] + 1) / (self._weight[owner.id] + 2), -owner.id))

    def _count_alone(self) -> Counter[int]:
        """For each full name, how often the first name alone follows as the next mention."""
        alone: Counter[int] = Counter()
        before: dict[str, Character | None] = {}  # first word -> whose full name came last
        for mention in self.mentions:
            word = mention.words[0]
            if len(mention.words) > 1:
                before[word] = self._full.get((word, mention.words[-1]))
            elif (last := before.pop(word, None)) is not None:
                alone[last.id] += 1
        return alone


def _is_full(form: Form) -> bool:
    return len(form[1]) > 1


def _is_titled(form: Form) -> bool:
    return len(form[1]) == 1 and bool(form[0])


def _is_single(form: Form) -> bool:
    return len(form[1]) == 1 and not form[0]
