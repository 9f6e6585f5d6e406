"""The characters of a story: finds all forms of names, and joins the forms that mean one person.

What matters most, measured on novels: titles are stronger evidence of gender than first names, and these than pronouns;
*Mrs. X* is not the daughter *First X*; *Miss X* and *Mr. X* are not joined with one of several *First X*.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from quotex.model import Person, Speaker
from quotex.quotations.entities.linking import Character, Joiner, printed_name
from quotex.quotations.entities.roles import gender_of
from quotex.quotations.entities.story_names import Mention, NameFinder
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["Characters", "StoryResolver"]

_LONG = 10000  # tokens of a story in which whatever matters is told more than once
_FARTHEST_PRONOUN = 25  # tokens after a name in which a pronoun votes for its gender
_OFTENER = 3  # times as often as a name stands a title alone that becomes the name


class Characters:
    """All characters that a story names. ``mentions`` are in order; ``people[mention.who]`` is the character."""

    def __init__(self, tokens: OpenTokens) -> None:
        self.tokens = tokens
        finder = NameFinder(tokens)
        self.mentions = finder.mentions
        self.people = Joiner(finder.mentions, tokens.language, self.title_gender).people
        self.by_role: dict[str, Character] = {}
        self._pronouns: dict[int, int] = {}  # character -> the pronoun that tells its gender
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
        """Make a title alone the name of a character that is mostly called so: *the General*."""
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
        """The character that is only ever called *the policeman*; it is made when it is first needed."""
        key = f"{self.tokens.sets.article_of_titles} {word}"
        if key not in self.by_role:
            character = self.by_role[key] = Character(len(self.people), is_nameless=True)
            self.people.append(character)
            character.forms["", (key,)] += 1
            character.gender = self.title_gender(word)
            character.evidence = 1
        return self.by_role[key]


class StoryResolver:
    """Makes the speakers of a story, and the people who speak in it."""

    def __init__(self, characters: Characters) -> None:
        self.tokens, self.characters = characters.tokens, characters
        self.people: list[Person] = []
        self._numbers: dict[int, int] = {}  # character -> index in people
        self._texts: dict[tuple[int, int], str] = {}  # of mentions, each of which often speaks in several turns

    def speaker(self, who: int, span: tuple[int, int]) -> Speaker:
        """The speaker at a mention: the character ``who``, or, if that is negative, somebody without a name."""
        start, end = self.tokens.starts[span[0]], self.tokens.mention_end(span[1] - 1)
        if span not in self._texts:
            self._texts[span] = self.tokens.scan.text[start:end]
        speaker = Speaker(start, end, self._texts[span])
        if who < 0:
            return speaker
        person = self.people[self._number(who)]
        if person.gender and not person.gender_span and not person.mentions:
            person.gender_span = start, end  # the policeman, whom the story gives no name
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
