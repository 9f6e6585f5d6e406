"""Long dialogue: novels and stories, where most turns name no speaker or only *he* and *she*.

An article is read sentence by sentence (``quotex.quotations.attribution``). A story is read as a whole: its characters
are found, the turns of its dialogue collected, and the speakers of all turns decoded together.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import defaultdict

from quotex import _core
from quotex._core import DIGIT, TITLE
from quotex.language import ROLE, Language
from quotex.model import Cue, Kind, Person, Quote, Speaker
from quotex.quotations.confidence import estimate
from quotex.quotations.dialogue.characters import Characters
from quotex.quotations.dialogue.decoding import NARRATOR, NOBODY, decode
from quotex.quotations.dialogue.kinds import RULES as KIND_RULES
from quotex.quotations.dialogue.kinds import kind_of
from quotex.quotations.dialogue.names import Mention
from quotex.quotations.dialogue.story import Story
from quotex.quotations.dialogue.turns import Turn, read_turns
from quotex.quotations.spans.context import DEEPEST

__all__ = ["RULES", "extract_story", "is_story"]

_SPEAKER_RULES = ("QA301", "QA302", "QA303", "QA304", "QA305", "QA306")
RULES = (*_SPEAKER_RULES, "QC301", "QS301", *KIND_RULES)  # their entries are in dialogue.toml

_FEWEST_TURNS = 50
_LEAST_SHARE = 0.15  # of the paragraphs
# A short story has fewer turns, but they answer each other, and it counts and names less than a report does.
_FEWEST_SHORT = 4
_LEAST_SHARE_SHORT = 0.25
_MOST_IN_STORY = ((DIGIT, 0.002), (ROLE, 0.04), (TITLE, 0.2))  # numbers, roles and bodies, capitals: of the tokens
_MOST_IN_TOLD = ((DIGIT, 0.0006), (ROLE, 0.045), (TITLE, 0.12))  # with less dialogue: more told than spoken
_SET_OFF = 2  # columns: a paragraph further in than that is a letter or a poem


def is_story(scan: _core.Scan) -> bool:
    """Is the text a long dialogue: do many of its paragraphs open with speech?

    >>> from quotex import _core
    >>> is_story(_core.scan("“Well?” said Ada.\\n\\n“Well what?”\\n\\n" * 40))
    True
    """
    openings = scan.paragraph_start
    quotes = len(scan.quote_start)
    if quotes < _FEWEST_SHORT or quotes < _LEAST_SHARE * len(openings):
        return False
    if quotes < _FEWEST_TURNS and not _is_rare(scan, *_MOST_IN_STORY[0]):
        return False
    starts = set(openings).intersection(scan.quote_start)
    turns, share = len(starts), len(starts) / len(openings)
    if turns >= _FEWEST_TURNS and share >= _LEAST_SHARE:
        return True
    if turns < _FEWEST_SHORT or share < _LEAST_SHARE:
        return False
    answered = any(start in starts and later in starts for start, later in itertools.pairwise(openings))
    limits = (_MOST_IN_STORY, _MOST_IN_TOLD) if share >= _LEAST_SHARE_SHORT else (_MOST_IN_TOLD,)
    return answered and any(all(_is_rare(scan, tag, most) for tag, most in limit) for limit in limits)


def _is_rare(scan: _core.Scan, tag: int, most: float) -> bool:
    """Is the share of the tokens with ``tag`` at most ``most``?"""
    size, place = len(scan.token_start), -1
    for _token in range(1 + int(size * most)):
        place = scan.next_tagged(tag, place + 1, size)
        if place < 0:
            return True
    return False


def extract_story(
    scan: _core.Scan, language: Language, kinds: frozenset[str], min_confidence: float = 0.0
) -> tuple[list[Quote], list[Person]]:
    """The quotations of a story with their speakers, and its characters that speak. Offsets are into ``scan.text``."""
    story = Story(scan, language)
    characters = Characters(story)
    turns = read_turns(story, characters)
    speakers = decode(story, characters, turns)
    return _Writer(story, characters, kinds, min_confidence).write(turns, speakers)


class _Writer:
    """Makes the objects that are handed out."""

    def __init__(self, story: Story, characters: Characters, kinds: frozenset[str], min_confidence: float) -> None:
        self.story, self.characters, self.kinds = story, characters, kinds
        self.min_confidence = min_confidence
        self.confidence = {rule: estimate(f"{rule}..direct", story.language.counts) for rule in _SPEAKER_RULES}
        self.starts, self.ends = story.scan.quote_inner_start, story.scan.quote_inner_end
        self.parents, self.depths = story.scan.quote_parent, story.scan.quote_depth
        self.flags = story.scan.quote_flags
        self.mentions: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in characters.mentions:
            self.mentions[mention.who].append(mention)
        self.says_i = [token for token in story.places("I") if not story.spoken[token]]  # the narrator's mentions
        self.people: list[Person] = []
        self.numbers: dict[int, int] = {}  # character -> index in people
        self.quotes: list[Quote] = []

    def write(self, turns: list[Turn], speakers: list[int]) -> tuple[list[Quote], list[Person]]:
        if not turns:
            return [], []
        kind: Kind
        utterance = -1
        indents = [self._indent(turn) for turn in turns]
        edge = sorted(indents)[len(indents) // 2] + _SET_OFF
        for turn, who, indent in zip(turns, speakers, indents, strict=True):
            first_of_turn = True
            for index, first, stop in turn.quotes:
                kind, kind_rule = ("scare", "QK101") if indent > edge else kind_of(self.story, turn, first, stop)
                if kind == "scare":
                    utterance += 1
                    self._add(Quote(0, 0, 0, "", kind, None, None, utterance, rules=(kind_rule,)), index, first, stop)
                    continue
                if first_of_turn and not turn.continued:
                    utterance += 1
                first_of_turn = False
                speaker, rules = self._speaker(turn, who)
                quote = Quote(0, 0, 0, "", kind, speaker, self._cue(turn), max(utterance, 0), rules=(kind_rule, *rules))
                quote.confidence = self.confidence[rules[0]]
                self._add(quote, index, first, stop)
        return self.quotes, self.people

    def _indent(self, turn: Turn) -> int:
        """How far from the edge the paragraph begins."""
        scan = self.story.scan
        start = scan.paragraph_start[turn.paragraph]
        return start - scan.line_start[scan.line_at(start)]

    def _add(self, quote: Quote, index: int, first: int, stop: int) -> None:
        """Adds the quotation at ``index``, or its part first:stop, if it is asked for, and those inside it."""
        if quote.kind not in self.kinds or quote.confidence < self.min_confidence:
            return
        start, end = self._edges(index, first, stop)
        is_part = (start, end) != (self.starts[index], self.ends[index])
        self._place(quote, self._span_rule(index, is_part), start, end)
        quote.closed = not self.flags[index] & _core.QUOTE_UNCLOSED
        numbers = {index: quote.id}
        inner = max(index + 1, bisect_left(self.starts, start))
        while inner < len(self.parents) and self.parents[inner] >= 0 and self.starts[inner] < end:
            parent = numbers.get(self.parents[inner])
            if parent is not None and self.depths[inner] <= DEEPEST:
                nested = Quote(0, 0, 0, "", "mixed", utterance=quote.utterance, confidence=quote.confidence)
                nested.parent = parent
                nested.closed = not self.flags[inner] & _core.QUOTE_UNCLOSED
                self._place(nested, "QS104", self.starts[inner], self.ends[inner])
                numbers[inner] = nested.id
            inner += 1

    def _edges(self, index: int, first: int, stop: int) -> tuple[int, int]:
        """Where the words of the part first:stop of the quotation at ``index`` begin and end."""
        whole_first, whole_stop = self.story.quote_tokens(index)
        start = self.starts[index] if first == whole_first else self.story.starts[first + 1]
        end = self.ends[index] if stop == whole_stop else self.story.ends[stop - 2]
        return start, end

    def _span_rule(self, index: int, is_part: bool) -> str:
        flags = self.flags[index]
        if is_part:
            return "QS301"
        if flags & _core.QUOTE_UNCLOSED:
            return "QS103"
        return "QS102" if flags & _core.QUOTE_CONTINUED else "QS101"

    def _place(self, quote: Quote, span_rule: str, start: int, end: int) -> None:
        """Hands the quotation out as the words start:end."""
        quote.id = len(self.quotes)
        quote.start, quote.end = start, end
        quote.text = self.story.scan.text[start:end]
        quote.rules = (span_rule, *quote.rules)
        self.quotes.append(quote)

    def _cue(self, turn: Turn) -> Cue | None:
        if turn.verb < 0:
            return None
        start, end = self.story.starts[turn.verb], self.story.ends[turn.verb]
        return Cue(start, end, self.story.scan.text[start:end])

    def _speaker(self, turn: Turn, who: int) -> tuple[Speaker | None, list[str]]:
        """The speaker of a turn: at the cue, where there is one, else where the character was last named."""
        rule, span = self._decided(turn, who)
        if span is None:
            return None, [rule]
        start, end = self.story.starts[span[0]], self.story.ends[span[1] - 1]
        speaker = Speaker(start, end, self.story.scan.text[start:end])
        if who in (NARRATOR, NOBODY):
            return speaker, [rule]
        person = self.people[self._number(who)]
        if person.gender and not person.gender_span and not person.mentions:
            person.gender_span = start, end  # the policeman, whom the story gives no name
        speaker.name, speaker.gender, speaker.people = person.name, person.gender, [person.id]
        return speaker, [rule, "QC301"]

    def _decided(self, turn: Turn, who: int) -> tuple[str, tuple[int, int] | None]:
        cue, beat = turn.cue, turn.beat
        if cue:
            rule = "QA301" if cue.who >= 0 else "QA303" if cue.role else "QA306" if cue.pronoun == "I" else "QA302"
            if cue.who in (who, -1):
                return rule, (cue.first, cue.stop)
        if beat and (beat.who == who or beat.pronoun):
            return "QA304", (beat.first, beat.stop)
        if who == NARRATOR:
            if not self.says_i:
                return "QA305", None
            token = self.says_i[max(bisect_left(self.says_i, turn.first) - 1, 0)]
            return "QA305", (token, token + 1)
        earlier = self.mentions.get(who, [])
        place = bisect_left(earlier, turn.first, key=lambda mention: mention.first)
        if not earlier:
            return "QA305", None
        mention = earlier[max(place - 1, 0)]
        return "QA305", (mention.first, mention.stop)

    def _number(self, who: int) -> int:
        if who not in self.numbers:
            self.numbers[who] = len(self.people)
            character = self.characters.people[who]
            starts, ends = self.story.starts, self.story.ends
            mentions = [(starts[m.first], ends[m.stop - 1]) for m in self.mentions[who]]
            person = Person(len(self.people), character.name, "person", None, character.gender, mentions)
            told = self.characters.gender_evidence(who, self.mentions[who])
            if told:
                person.gender_span = starts[told[0]], ends[told[1] - 1]
            self.people.append(person)
        return self.numbers[who]
