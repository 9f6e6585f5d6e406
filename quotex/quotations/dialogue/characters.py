"""The characters of a story: every form of a name found, and the forms joined that mean one person.

What carries, measured on novels: titles beat first names, which beat pronouns as evidence of gender; *Mrs. X* is not
the daughter *First X*; *Miss X* and *Mr. X* are not joined with one of several *First X*.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotex import _core
from quotex._core import LINE_START, TITLE, UPPER, WORD
from quotex.language import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FEMALE,
    HONORIFIC,
    MALE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SUBORDINATOR,
    TIME,
)
from quotex.quotations.dialogue.story import Story

__all__ = ["Character", "Characters", "Mention", "compatible"]

_FUNCTION = (
    PRONOUN | DETERMINER | AUXILIARY | PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | TIME | _core.STOP
)  # fmt: skip
_PARTICLES = frozenset({"de", "von", "du", "la", "van", "di"})
_MOST_WORDS = 4
_REACH = 25  # tokens after a name in which a pronoun votes for its gender
_NEVER = -99  # evidence of a word that only ever begins sentences: Yes

Form = tuple[str, tuple[str, ...]]  # title in small letters, words


@dataclass(slots=True)
class Mention:
    """A name in the text, in tokens; ``who`` is the index of its character."""

    first: int
    stop: int
    title: str
    words: tuple[str, ...]
    spoken: bool
    initial: bool  # begins its sentence
    who: int = -1


@dataclass(slots=True)
class Character:
    """Somebody: the forms of the name with their counts; ``evidence`` above 0 says that this is a person."""

    id: int
    firsts: set[str] = field(default_factory=set)
    lasts: set[str] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    forms: Counter[Form] = field(default_factory=Counter)
    gender: str | None = None
    evidence: int = 0

    @property
    def name(self) -> str:
        """The most frequent form; first and last name together where the text does not much prefer a title."""
        best = max(self.forms, key=lambda form: (self.forms[form], form))
        full = [
            (count, form)
            for form, count in self.forms.items()
            if len(form[1]) > 1 and count >= 3 and count * 100 >= self.forms.total()
        ]
        if full:
            count, (_, words) = max(full)
            if not best[0] or self.forms[best] <= 5 * count:
                return " ".join(words)
        title, words = best
        return " ".join([_spelled(title), *words]) if title else " ".join(words)


def _spelled(title: str) -> str:
    return title.capitalize() + ("." if title in ("mr", "mrs", "dr", "st", "mme", "mlle") else "")


def compatible(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


class Characters:
    """Everybody a story names. ``mentions`` are in order; ``people[mention.who]`` is the character."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.first_names = story.language.first_names
        self.capitals: Counter[str] = Counter()
        self.free_capitals: Counter[str] = Counter()  # where no sentence begins
        for token, tag in enumerate(story.tags):
            if tag & TITLE:
                word = _bare(story.words[token])
                self.capitals[word] += 1
                self.free_capitals[word] += not story.begins_sentence(token)
        self.people: list[Character] = []
        self.by_role: dict[str, Character] = {}
        self._bearers: defaultdict[str, list[Character]] = defaultdict(list)  # of a last name
        self.mentions = list(self._find())
        self._singles = Counter(m.words[0] for m in self.mentions if len(m.words) == 1 and not m.title)
        self._forms = Counter((m.title, m.words) for m in self.mentions)
        for mention in self.mentions:
            if len(mention.words) > 1 and self._is_chance(mention):
                mention.words = mention.words[:1] if mention.title else mention.words[-1:]
        self._join()
        self._vote_for_gender()

    # Finding the names

    def _is_name(self, token: int) -> bool:
        story = self.story
        tag, word = story.tags[token], _bare(story.words[token])
        if not (tag & TITLE and tag & WORD) or len(word) < 2:
            return False
        if tag & _FUNCTION and not tag & HONORIFIC and word.lower() not in self.first_names:
            return False
        if tag & UPPER and len(word) > 3 and not self.capitals[word.capitalize()]:
            return False
        return bool(tag & HONORIFIC) or self._is_capital_by_choice(word)

    def _is_capital_by_choice(self, word: str) -> bool:
        """Does the word have its capital also where no sentence begins, more often than not?"""
        small, free = self.story.small[word.lower()], self.free_capitals[word]
        return free * (3 if word.lower() in self.first_names else 1) > small or (small == 0 and free == 0)

    def _find(self) -> Iterator[Mention]:
        story = self.story
        token, count = 0, len(story.words)
        while token < count:
            tag = story.tags[token]
            if not (tag & TITLE and tag & WORD):
                token += 1
                continue
            first, title = token, ""
            if tag & HONORIFIC or (tag & ROLE and _bare(story.words[token]).lower() not in self.first_names):
                after = self._after_title(token)
                if after < 0:
                    token += 1
                    continue
                title, token = story.words[token].lower(), after
            words, token = self._words_of_name(token)
            if not words:
                token = max(token, first + 1)
                continue
            yield Mention(first, token, title, words, bool(story.spoken[first]), story.begins_sentence(first))

    def _after_title(self, token: int) -> int:
        """Where the name after a title begins, or -1."""
        story = self.story
        after = token + 1
        abbreviates = story.tags[token] & (_core.ABBREVIATION | _core.ABBREVIATION_BEFORE_NAME)
        if abbreviates and after < len(story.words) and story.words[after] == ".":
            after += 1
        return after if after < len(story.words) and self._is_name(after) else -1

    def _words_of_name(self, token: int) -> tuple[tuple[str, ...], int]:
        story = self.story
        words: list[str] = []
        count = len(story.words)
        while token < count and len(words) < _MOST_WORDS:
            word = story.words[token]
            if self._is_name(token):
                words.append(_bare(word))
                token += 1
            elif words and len(word) == 1 and word.isupper() and token + 2 < count and story.words[token + 1] == ".":
                words.append(word)
                token += 2
            else:
                break
            if words[-1] != word or (
                token < count and story.tags[token] & LINE_START and story.begins_paragraph(token)
            ):
                break
            if token + 1 < count and story.words[token] in _PARTICLES and story.tags[token + 1] & TITLE:
                words.append(story.words[token])
                token += 1
        return tuple(words), token

    def _is_chance(self, mention: Mention) -> bool:
        """Two names that only happened to stand side by side (In London Lydia …)."""
        count = self._forms[mention.title, mention.words]
        first, last = mention.words[0], mention.words[-1]
        if mention.title or first.lower() in self.first_names:
            return last.lower() in self.first_names and count < 3
        single = self._singles[first]
        return count * 20 < single or (count < 2 and single + self._singles[last] > 6)

    # Joining them: full names first, then a title and a name, then single names.

    def _join(self) -> None:
        forms = Counter((m.title, m.words) for m in self.mentions)
        self._inside = Counter((m.title, m.words) for m in self.mentions if not m.initial or m.title)
        self._singles = Counter({words[0]: n for (title, words), n in forms.items() if len(words) == 1 and not title})
        self._misses = {words[0] for title, words in forms if title == "miss" and len(words) == 1}
        self._weight: Counter[int] = Counter()
        self._full: dict[tuple[str, str], Character] = {}
        self._by_first: defaultdict[str, list[Character]] = defaultdict(list)
        self._by_last: defaultdict[str, list[Character]] = defaultdict(list)
        self._by_title: dict[tuple[str, str], Character] = {}
        owner: dict[Form, Character] = {}
        ordered = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
        for rank, join in (
            (_is_full, self._join_full),
            (_is_titled, self._join_titled),
            (_is_single, self._join_single),
        ):
            for form, count in ordered:
                if rank(form):
                    character = owner[form] = join(form, count)
                    self._weight[character.id] += count
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
        character = self._full.get((first, last))
        if character is None:
            character = self._full[first, last] = self._new(first, last)
            self._by_first[first].append(character)
            self._by_last[last].append(character)
        character.gender = character.gender or self.title_gender(title) or self.first_names.get(first.lower())
        if title:
            character.titles[title] += count
        return character

    def _join_titled(self, form: Form, count: int) -> Character:
        title, (word, *_) = form
        gender = self.title_gender(title)
        kind = title if title in ("mrs", "miss", "lady") else gender or ""
        character = self._owner_of_title(title, word, gender) or self._same_title(title, kind, word)
        if character is None:
            character = self._by_title[kind, word] = self._new(last=word)
        self._by_title.setdefault((kind, word), character)
        character.titles[title] += count
        character.gender = character.gender or gender
        return character

    def _owner_of_title(self, title: str, word: str, gender: str | None) -> Character | None:
        """The one full name that *title word* can stand for."""
        sex = gender or ("m" if title in _RANKS else None)
        lasts = [c for c in self._by_last[word] if compatible(c.gender, sex)]
        if title == "lady":
            lasts = [c for c in lasts if "lady" in c.titles]
        if title == "mrs" and word in self._misses:
            lasts = [c for c in lasts if "mrs" in c.titles]
        if title == "mr" and len(lasts) > 1:
            lasts = [c for c in lasts if "mr" in c.titles] or lasts
        if title in _BEFORE_FIRST and not self._by_last[word]:
            firsts = [c for c in self._by_first[word] if compatible(c.gender, gender)]
            if firsts:
                return self._heaviest(firsts)
        return lasts[0] if len(lasts) == 1 else None

    def _same_title(self, title: str, kind: str, word: str) -> Character | None:
        """Who already has the title of that gender with the name; a rank and *Mr.* are one man's."""
        character = self._by_title.get((kind, word))
        if character is None and kind in ("", "m"):
            character = self._by_title.get(("m" if kind == "" else "", word))
        if character is None and title in _KIN and self._singles[word] and not self._by_last[word]:
            character = self._by_title.get(("first", word))
            if character is None:
                character = self._new(first=word, gender=self.first_names.get(word.lower()))
                self._by_title["first", word] = character
        return character

    def _join_single(self, form: Form, count: int) -> Character:
        word = form[1][0]
        character = self._by_title.get(("first", word))
        if character is None and self._by_first[word]:
            character = self._heaviest(self._by_first[word])
        if character is None:
            bearers = self._bearers.get(word)
            if bearers:
                character = self._heaviest([c for c in bearers if c.gender != "f"] or bearers)
        if character is None:
            character = self._new(first=word, gender=self.first_names.get(word.lower()))
            if self._inside[form] * 5 < count:
                character.evidence = _NEVER
            self._by_title["first", word] = character
        return character

    def title_gender(self, title: str) -> str | None:
        story = self.story
        trait = story.traits[story.language.lexicon.id(title)] if title else 0
        return "m" if trait & MALE else "f" if trait & FEMALE else None

    def _vote_for_gender(self) -> None:
        """The pronouns that follow a name in the narration, where no title or first name tells."""
        story = self.story
        votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
        ends = [mention.first for mention in self.mentions[1:]] + [len(story.words)]
        for mention, end in zip(self.mentions, ends, strict=False):
            if mention.spoken:
                continue
            for token in range(mention.stop, min(end, mention.stop + _REACH)):
                if story.spoken[token]:
                    break
                gender = _PRONOUN_GENDER.get(story.words[token].lower())
                if gender:
                    votes[mention.who][gender] += 1
                    break
        for who, count in votes.items():
            for gender, other in (("m", "f"), ("f", "m")):
                if self.people[who].gender is None and count[gender] >= max(2, 2 * count[other]):
                    self.people[who].gender = gender

    def of_role(self, word: str) -> Character:
        """The character that is only ever called *the policeman*."""
        if word not in self.by_role:
            character = self.by_role[word] = self._new()
            character.forms["", ("the " + word,)] += 1
            character.gender = self.title_gender(word)
            character.evidence = 1
        return self.by_role[word]


def _bare(word: str) -> str:
    """The word without a possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _is_full(form: Form) -> bool:
    return len(form[1]) > 1


def _is_titled(form: Form) -> bool:
    return len(form[1]) == 1 and bool(form[0])


def _is_single(form: Form) -> bool:
    return len(form[1]) == 1 and not form[0]


_PRONOUN_GENDER = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_KIN = frozenset({"aunt", "uncle", "cousin", "sister", "brother", "miss", "master"})
_BEFORE_FIRST = _KIN - {"sister", "brother"} | {"sir", "lady", "dame"}  # titles that stand before a first name
_RANKS = frozenset(
    {"captain", "colonel", "general", "major", "admiral", "lieutenant", "sergeant", "inspector", "doctor", "dr"}
    | {
        "professor",
        "judge",
        "commodore",
        "constable",
        "reverend",
        "rev",
        "count",
        "baron",
        "duke",
        "prince",
        "king",
        "lord",
    }
)
