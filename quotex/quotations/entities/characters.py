"""The characters of a story: joins the forms of one person's name, and builds the people who speak.

What matters most, measured on novels: a title is stronger evidence of gender than a first name, and a first name than
a pronoun; *Mrs. X* is not the daughter *First X*; *Miss X* and *Mr. X* are not joined with one of several *First X*.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from quotex.language.loading import Language
from quotex.language.wordsets import WordSets
from quotex.model import Person, Speaker
from quotex.names import joining
from quotex.names.parsing import Name, naming_of
from quotex.quotations.entities.roles import gender_of
from quotex.quotations.entities.story_names import Mention, NameFinder
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["Character", "Characters", "Form", "StoryResolver", "compatible"]

_LONG = 10000  # tokens; a longer story tells all that matters more than once
_FARTHEST_PRONOUN = 25  # tokens after a name within which a pronoun votes for its gender
_OFTENER = 3  # a title alone becomes the name if it is more than this many times as frequent as the name
_MOSTLY = 0.8  # the share of a short name's mentions that must be in speech
_SELDOM = 4  # a first name alone never means a bearer more than this many times rarer than another
_NEVER = -99  # the evidence of a word that occurs only at the start of sentences: Yes

Form = tuple[str, tuple[str, ...]]  # title in small letters, words
Titled = tuple[str, Name]


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
    """The first and last name, unless the text clearly prefers a title; without a full name, the most frequent form."""
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
    """Whether both genders can be those of one person; None is unknown."""
    return one is None or other is None or one == other


class Joiner:
    """Builds the characters of a story, and assigns every mention to its character."""

    def __init__(self, mentions: list[Mention], language: Language, title_gender: Callable[[str], str | None]) -> None:
        self.mentions, self.title_gender = mentions, title_gender
        self.first_names, self.sets = language.first_names, language.sets
        self.people: list[Character] = []
        self._naming = naming_of(language.pack)
        words = Counter(mention.words for mention in mentions)
        self._names = {form: self._naming.parse(" ".join(form), of_person=False) for form in words}
        self._words = {self._names[form]: form for form, _ in reversed(words.most_common())}  # most frequent
        self._counts = Counter((m.title, self._names[m.words]) for m in mentions)
        self._inside = Counter(self._names[m.words] for m in mentions if not m.title and not m.initial)
        self._spoken = Counter(self._names[m.words] for m in mentions if not m.title and m.spoken)
        self._weight: Counter[int] = Counter()
        self._owner: dict[Titled, Character] = {}
        self._bearers: defaultdict[str, list[Character]] = defaultdict(list)  # by last name
        self._by_first: defaultdict[str, list[Character]] = defaultdict(list)  # those with a full name, by first name
        self._by_title: dict[tuple[str, str], Character] = {}
        self._by_first_alone: dict[str, Character] = {}
        self._as_first: Counter[str] = Counter()
        self._as_last: Counter[str] = Counter()
        self._misses: set[str] = set()
        for (title, name), count in self._counts.items():
            if not name.is_part:
                self._as_first[name.first] += count
            elif title in self.sets.title_of_unmarried:
                self._misses.add(name.family)
            if title not in self.sets.title_before_first and (title or not name.is_part):
                self._as_last[name.family] += count
        self._join()

    def _join(self) -> None:
        forms = sorted(self._counts, key=lambda form: (-self._counts[form], form[0], self._words[form[1]]))
        self._join_full([form for form in forms if not form[1].is_part])
        self._alone = self._count_alone()
        titled = [form for form in forms if form[1].is_part and form[0]]
        singles = [form for form in forms if form[1].is_part and not form[0]]
        short = {form for form in singles if self._is_short(form[1])}
        for join, several in (
            (self._join_titled, titled),
            (self._join_single, [form for form in singles if form not in short]),
            (self._join_short, [form for form in singles if form in short]),
        ):
            for title, name in several:
                self._assign((title, name), join(title, name))
        for mention in self.mentions:
            character = self._owner[mention.title, self._names[mention.words]]
            mention.who = character.id
            character.forms[mention.title, mention.words] += 1
        for character in self.people:
            known = any(first.lower() in self.first_names for first in character.firsts)
            character.evidence += bool(character.titles or known)

    def _assign(self, form: Titled, character: Character) -> None:
        title, count = form[0], self._counts[form]
        self._owner[form] = character
        self._weight[character.id] += count
        if title:
            character.titles[title] += count

    def _new(self, first: str = "", last: str = "", gender: str | None = None) -> Character:
        character = Character(len(self.people), {first} - {""}, {last} - {""}, gender=gender)
        self.people.append(character)
        return character

    def _heaviest(self, characters: Iterable[Character]) -> Character:
        return max(characters, key=lambda character: (self._weight[character.id], -character.id))

    def _join_full(self, forms: list[Titled]) -> None:
        """Join full names that share a last name; *Mrs. Ned Cole* is not Ned."""
        alike: defaultdict[tuple[str, bool], list[joining.Form]] = defaultdict(list)
        for number, (title, name) in enumerate(forms):
            is_wife = title in self.sets.title_of_wife and self.first_names.get(name.first) == "m"
            alike[name.family, is_wife].append(joining.Form(str(number), name, self._counts[title, name]))
        for (family, is_wife), full in alike.items():
            for group in joining.join(full, self._naming, in_one_text=True):
                numbers = sorted(int(form.key) for form in group)
                first = forms[numbers[0]][1]
                character = self._new(self._words[first][0], self._words[first][-1])
                self._bearers[family].append(character)
                if not is_wife:
                    self._by_first[first.first].append(character)
                for form in map(forms.__getitem__, numbers):
                    self._assign(form, character)
                    listed = self.first_names.get(form[1].first)
                    character.gender = self.title_gender(form[0]) or character.gender or listed

    def _join_titled(self, title: str, name: Name) -> Character:
        word, gender = name.family, self.title_gender(title)
        kind = title if title in self.sets.title_that_parts else gender or ""
        character = self._owner_of_title(title, name, gender) or self._same_title(kind, word)
        if character is None:
            character = self._by_title[kind, word] = self._new(last=self._words[name][-1])
            self._bearers[word].append(character)
        self._by_title.setdefault((kind, word), character)
        character.gender = character.gender or gender
        return character

    def _owner_of_title(self, title: str, name: Name, gender: str | None) -> Character | None:
        """The only character with a full name that *title word* can mean."""
        sets, word, count = self.sets, name.family, self._counts[title, name]
        sex = gender or ("m" if title in sets.rank_of_men else None)
        full = [c for c in self._bearers[word] if c.firsts]
        lasts = [c for c in full if compatible(c.gender, sex) and not self._is_told_apart(c, title, count)]
        own = [c for c in lasts if title in c.titles]
        if title in sets.title_of_rank or (title in sets.title_of_wife and word in self._misses):
            lasts = own
        if title in sets.title_before_first and not full:
            firsts = [c for c in self._by_first[word] if compatible(c.gender, gender)]
            if firsts:
                return self._heaviest([c for c in firsts if title in c.titles] or firsts)
        return lasts[0] if len(lasts) == 1 else None

    def _is_told_apart(self, character: Character, title: str, count: int) -> bool:
        """Whether *Mr. First Last*, who is mostly called so, is somebody other than *Mr. Last*."""
        married = title in self.sets.title_of_man or title in self.sets.title_of_wife
        return married and count > self._weight[character.id] < 2 * character.titles[title]

    def _same_title(self, kind: str, word: str) -> Character | None:
        """The character that already has the name with a title of that gender; one man may have a rank and *Mr.*"""
        character = self._by_title.get((kind, word))
        if character is None and kind in ("", "m"):
            character = self._by_title.get(("m" if kind == "" else "", word))
        return character

    def _join_single(self, title: str, name: Name) -> Character:
        word = name.family
        character = self._by_first_alone.get(word)
        if character is None and self._by_first[word] and self._as_last[word] <= self._as_first[word]:
            character = self._called_by_first_name(word)
        bearers = self._bearers[word]
        if character is None and bearers:
            character = self._heaviest([c for c in bearers if c.gender != "f"] or bearers)
            if not character.firsts and self.sets.title_of_woman.issuperset(character.titles):
                character = None  # said Moor: not Mrs. Moor
        if character is None:
            character = self._new(first=self._words[name][0], gender=self.first_names.get(name.first))
            if not character.gender and self._inside[name] * 5 < self._counts[title, name]:
                character.evidence = _NEVER
            self._by_first_alone[word] = character
        return character

    def _is_short(self, name: Name) -> bool:
        """Whether it is a short name that the characters use, but not the narration: *Lizzy*."""
        is_short = name.family in self._naming.short and not self._by_first[name.family]
        return is_short and self._spoken[name] >= _MOSTLY * self._counts["", name]

    def _join_short(self, title: str, name: Name) -> Character:
        """The only character named by a long form at least as often: Elizabeth for *Lizzy*."""
        owners: dict[int, Character] = {}
        for full in sorted(self._naming.short[name.family]):
            alone = [self._by_first_alone[full]] if full in self._by_first_alone else []
            owners |= {owner.id: owner for owner in [*self._by_first[full], *self._bearers[full], *alone]}
        frequent = [owner for owner in owners.values() if self._weight[owner.id] >= self._counts[title, name]]
        return frequent[0] if len(frequent) == 1 else self._join_single(title, name)

    def _called_by_first_name(self, word: str) -> Character:
        """The one of several characters with this first name that is most often called by it alone."""
        owners = self._by_first[word]
        most = max(self._weight[owner.id] for owner in owners)
        often = [owner for owner in owners if self._weight[owner.id] * _SELDOM >= most]
        return max(often, key=lambda owner: ((self._alone[owner.id] + 1) / (self._weight[owner.id] + 2), -owner.id))

    def _count_alone(self) -> Counter[int]:
        """For each full name, how often the first name alone follows as the next mention."""
        alone: Counter[int] = Counter()
        before: dict[str, Character] = {}  # first name -> the character with the last full name
        for mention in self.mentions:
            name = self._names[mention.words]
            if not name.is_part:
                before[name.first] = self._owner[mention.title, name]
            elif (last := before.pop(name.first, None)) is not None:
                alone[last.id] += 1
        return alone


class Characters:
    """All characters that a story names. ``mentions`` are in order; ``people[mention.who]`` is the character."""

    def __init__(self, tokens: OpenTokens) -> None:
        self.tokens = tokens
        finder = NameFinder(tokens)
        self.mentions = finder.mentions
        self.people = Joiner(finder.mentions, tokens.language, self.title_gender).people
        self.by_role: dict[str, Character] = {}
        self._pronouns: dict[int, int] = {}  # character -> the pronoun that shows its gender
        self._name_by_title(finder.titles)
        self.is_long = len(tokens.words) >= _LONG
        self._vote_for_gender()
        self.mentions_of: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            self.mentions_of[mention.who].append(mention)

    def title_gender(self, title: str) -> str | None:
        tokens = self.tokens
        return gender_of(tokens.traits[tokens.language.lexicon.id(title)]) if title else None

    def _name_by_title(self, titles: Counter[str]) -> None:
        """Make a title the name of a character that is mostly called by it alone: *the General*."""
        bearers = defaultdict(list)
        for character in self.people:
            for title in character.titles:
                bearers[title].append(character)
        for title, (first, *others) in bearers.items():
            if not others and titles[title.capitalize()] > _OFTENER * first.forms.total():
                first.forms["", (f"{self.tokens.sets.article_of_titles} {title.capitalize()}",)] += titles[
                    title.capitalize()
                ]

    def _vote_for_gender(self) -> None:
        """Count the pronouns that follow a name in the narration, if no title or first name shows its gender."""
        tokens, male, female = self.tokens, self.tokens.sets.male_pronoun, self.tokens.sets.female_pronoun
        votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
        first_vote: dict[tuple[int, str], int] = {}
        ends = [mention.first for mention in self.mentions[1:]] + [len(tokens.words)]
        for mention, end in zip(self.mentions, ends, strict=False):
            if mention.spoken:
                continue
            limit = min(end, mention.stop + _FARTHEST_PRONOUN)
            speech = tokens.spoken.find(1, mention.stop, limit)
            for token in range(mention.stop, limit if speech < 0 else speech):
                is_his = tokens.is_(token, male)
                if is_his or tokens.is_(token, female):
                    gender = "m" if is_his else "f"
                    votes[mention.who][gender] += 1
                    first_vote.setdefault((mention.who, gender), token)
                    break
        for who, count in votes.items():
            for gender, other in (("m", "f"), ("f", "m")):
                fewest = max(2 if self.is_long else 1, 2 * count[other])
                if self.people[who].gender is None and count[gender] >= fewest:
                    self.people[who].gender = gender
                    self._pronouns[who] = first_vote[who, gender]

    def gender_evidence(self, who: int) -> tuple[int, int] | None:
        """The tokens that show the gender of a character: a title, a first name, a pronoun."""
        gender = self.people[who].gender
        if gender is None:
            return None
        if who in self._pronouns:
            return self._pronouns[who], self._pronouns[who] + 1
        listed, mentions = self.tokens.language.first_names, self.mentions_of[who]
        by_title = (mention for mention in mentions if self.title_gender(mention.title) == gender)
        by_name = (mention for mention in mentions if listed.get(mention.words[0].lower()) == gender)
        mention = next(by_title, None) or next(by_name, None)
        return (mention.first, mention.stop) if mention else None

    def add_by_role(self, word: str) -> Character:
        """The character that is only called by its role, *the policeman*; it is created when first needed."""
        key = f"{self.tokens.sets.article_of_titles} {word}"
        if key not in self.by_role:
            character = self.by_role[key] = Character(len(self.people), is_nameless=True)
            self.people.append(character)
            character.forms["", (key,)] += 1
            character.gender = self.title_gender(word)
            character.evidence = 1
        return self.by_role[key]


class StoryResolver:
    """Builds the speakers of a story, and the people who speak in it."""

    def __init__(self, characters: Characters) -> None:
        self.tokens, self.characters = characters.tokens, characters
        self.people: list[Person] = []
        self._numbers: dict[int, int] = {}  # character -> index in people
        self._texts: dict[tuple[int, int], str] = {}  # of mentions; one is often the speaker of several turns

    def speaker(self, who: int, span: tuple[int, int]) -> Speaker:
        """The speaker at a mention: the character ``who``, or somebody without a name if that is negative."""
        start, end = self.tokens.starts[span[0]], self.tokens.mention_end(span[1] - 1)
        if span not in self._texts:
            self._texts[span] = self.tokens.scan.text[start:end]
        speaker = Speaker(start, end, self._texts[span])
        if who < 0:
            return speaker
        person = self.people[self._number(who)]
        if person.gender and not person.gender_span and not person.mentions:
            person.gender_span = start, end  # the policeman, who has no name
        speaker.name, speaker.gender, speaker.people = person.name, person.gender, [person.id]
        return speaker

    def _number(self, who: int) -> int:
        if who not in self._numbers:
            self._numbers[who] = len(self.people)
            character = self.characters.people[who]
            starts, ends = self.tokens.starts, self.tokens.ends
            mentions = [(starts[m.first], ends[m.stop - 1]) for m in self.characters.mentions_of[who]]
            name = printed_name(character, self.tokens.sets)
            person = Person(len(self.people), name, "person", None, character.gender, mentions)
            shown = self.characters.gender_evidence(who)
            if shown:
                person.gender_span = starts[shown[0]], self.tokens.mention_end(shown[1] - 1)
            self.people.append(person)
        return self._numbers[who]
