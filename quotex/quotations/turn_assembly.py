"""Makes quotes of the turns of a transcript, and puts the quotations inside them under their turns.

The engine for articles finds those quotations in a text without labels, times and numbers of lines, in which each turn
is a paragraph of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from sys import maxsize
from typing import Final

from quotex.document import Form
from quotex.edits import Cleaned, Edit
from quotex.language.confidence import MOST_IN_ANOTHER_LANGUAGE
from quotex.language.loading import Language
from quotex.language.patterns import precompiled
from quotex.language.wordsets import words_of
from quotex.model import Person, Quote, Quotes, Speaker, SpeakerKind
from quotex.turns.model import Span, Turn
from quotex.turns.words import fold

__all__ = ["LABEL", "TurnAssembly", "form_of", "moved", "named", "reading_of"]

_PARAGRAPH: Final = "\n\n"
LABEL: Final = "label"  # the rule of edits that are made for reading only
_OF_NAMES: Final = "QC"  # prefix of the rules for names
_OWN_LABEL: Final = "QT201"
_GIVEN: Final = "QT208"
_OF_SPEAKERS: Final = ("QA", "QC")
_TAG: Final = precompiled(r"</?+[\p{L}\d][^<>\n]{0,98}+>")
_BROKEN: Final = precompiled(r"\p{L}[-‐‑\u00ad]")  # a word at the end of a line
_BEFORE_LABEL: Final = " \t->*"
_AFTER_LABEL: Final = precompiled(r"[*\s]*+:[*\s]*+")


def moved(turns: Iterable[Turn], cleaned: Cleaned) -> list[Turn]:
    """Return those turns of ``cleaned.original`` that remain, with offsets into ``cleaned.text``."""
    found = []
    for turn in turns:
        speech, whole = cleaned.to_cleaned(turn.start, turn.end), cleaned.to_cleaned(turn.opening, turn.end)
        if speech is None or whole is None:
            continue
        fragments = [span for start, end in turn.fragments if (span := cleaned.to_cleaned(start, end))]
        label = turn.label and cleaned.to_cleaned(*turn.label)
        found.append(replace(turn, opening=whole[0], start=speech[0], end=speech[1], label=label, fragments=fragments))
    return found


def named(turns: list[Turn], speakers: Mapping[str, str]) -> list[Turn]:
    """Return the turns with the names of ``speakers``, by label, where the text says no more than the label."""
    names = {fold(label): name for label, name in speakers.items()}
    return (
        [
            replace(turn, name=names[fold(turn.text)], name_rule=_GIVEN, role=None)
            if fold(turn.text) in names and (turn.name is None or turn.name_rule == _OWN_LABEL)
            else turn
            for turn in turns
        ]
        if names
        else turns
    )


def reading_of(text: str, turns: Iterable[Turn]) -> Cleaned:
    """Return the text in which quotations are looked for: each turn is a paragraph without label, times and numbers."""
    edits: list[Edit] = []
    at = 0  # the end of the turn before
    for turn in turns:
        before = text[at : turn.opening]
        blank = len(before) - len(before.lstrip())
        if blank < len(before) and not (at and _is_caption(turn)):
            edits += [Edit(at, at + blank, _PARAGRAPH, LABEL)] if blank else []
            at = turn.opening
        edits += [Edit(at, turn.start, _PARAGRAPH, LABEL)] if at < turn.start else []
        at = turn.start
        for start, end in _spoken(text, turn):
            if at < start:
                edits.append(Edit(at, start, "\n" if _BROKEN.match(text, max(0, at - 2)) else " ", LABEL))
            edits += [Edit(*tag.span(), "", LABEL) for tag in _TAG.finditer(text, start, end)]
            at = end
        at = turn.end
    if text[at : at + 1].isspace():
        edits.append(Edit(at, at + 1, _PARAGRAPH, LABEL))
    return Cleaned.from_edits(text, edits)


def _is_caption(turn: Turn) -> bool:
    return bool(turn.fragments) and turn.time is not None


def _spoken(text: str, turn: Turn, begin: int = 0, stop: int = maxsize) -> Iterator[Span]:
    """Yield the fragments of a turn that touch ``begin:stop``, without the label, which captions may repeat."""
    first = bisect_left(turn.fragments, begin, key=itemgetter(1))
    for start, end in turn.fragments[first : bisect_left(turn.fragments, stop, key=itemgetter(0))]:
        first = start
        if turn.text and turn.start < start:
            while first < end and text[first] in _BEFORE_LABEL:
                first += 1
            after = _AFTER_LABEL.match(text, first + len(turn.text), end) if text.startswith(turn.text, first) else None
            first = after.end() if after else start
        if first < end:
            yield first, end


def form_of(text: str, turns: Sequence[Turn]) -> Form:
    """Return whether most of the text is turns: a transcript, or a mixed text."""
    spoken = sum(turn.end - turn.opening for turn in turns)
    return "transcript" if 2 * spoken >= len(text.strip()) else "mixed"


class TurnAssembly:
    """The quotes of a transcript: its turns, and the quotations inside and outside them.

    ``inside`` are all quotations in marks and those of other kinds that were requested, whatever their confidence, with
    offsets into ``text``, as those of ``turns``.
    """

    def __init__(
        self, text: str, turns: Sequence[Turn], inside: Quotes, language: Language, *, in_another_language: bool
    ) -> None:
        self.text, self.turns, self.estimates = text, turns, language.estimates
        self.first_person = frozenset(words_of(language.turns.get("first_singular", "")))
        self.most = MOST_IN_ANOTHER_LANGUAGE if in_another_language else 1.0
        self.spoken = [self._quote(turn, utterance) for utterance, turn in enumerate(turns)]
        self.people = self._with_speakers(inside.people)
        self.holders: list[int | None] = []  # the turn around each quotation
        self.inside = self._within_turns(inside)
        self._number_people()

    def _quote(self, turn: Turn, utterance: int) -> Quote:
        speaker = self._speaker(turn)
        evidence, confidence = self.estimates[turn.form_rule, "", "turn", ""]
        quote = Quote(0, turn.start, turn.end, self.text[turn.start : turn.end], "turn", speaker, None, utterance)
        quote.rules = (turn.form_rule, turn.name_rule) if speaker and speaker.name else (turn.form_rule,)
        quote.confidence, quote._evidence = min(confidence, self.most), evidence
        quote.time = turn.time
        self._take_fragments(quote, turn)
        return quote

    def _speaker(self, turn: Turn) -> Speaker | None:
        """Who speaks; None without label and name. A role is no name: *THE COURT*, *SPEAKER 1*."""
        name = None if turn.name == turn.role else turn.name
        if turn.label is None and name is None:
            return None
        start, end = turn.label or (turn.opening, turn.opening)
        kind: SpeakerKind | None = "person" if turn.is_person else None
        speaker = Speaker(start, end, self.text[start:end], name, kind, role=turn.role, gender=turn.gender)
        if name:
            evidence, confidence = self.estimates[turn.name_rule, "full" if " " in name else "part", "name", ""]
            confidence = 1.0 if turn.name_rule == _GIVEN else min(confidence, self.most)
            speaker.name_confidence, speaker._name_evidence = confidence, evidence
        return speaker

    def _take_fragments(self, quote: Quote, turn: Turn) -> None:
        """Give a quote of captions or numbered lines the spans of its words, and these words."""
        if not turn.fragments:
            return
        spoken = _spoken(self.text, turn, quote.start, quote.end)
        spans = [(max(quote.start, start), min(quote.end, end)) for start, end in spoken]
        quote.fragments = [(start, end) for start, end in spans if start < end]
        words = " ".join([self.text[start:end] for start, end in quote.fragments])
        quote.clean = " ".join(_TAG.sub(" ", words).split())

    def _within_turns(self, inside: Quotes) -> list[Quote]:
        """Return the quotations that do not reach over the edge of a turn; also find the turn around each."""
        starts = [turn.start for turn in self.turns]
        kept: list[Quote] = []
        new: dict[int, int] = {}  # ids
        for quote in inside:
            if quote.parent is not None:
                if quote.parent not in new:
                    continue
                quote.parent = new[quote.parent]
                holder = self.holders[quote.parent]
            else:
                after = bisect_right(starts, quote.start)
                holder = after - 1 if after and quote.start < self.turns[after - 1].end else None
                following = starts[after] if after < len(starts) else len(self.text)
                if quote.end > (following if holder is None else self.turns[holder].end):
                    continue
                if holder is not None:
                    self._take_speaker(quote, holder)
            if holder is not None:
                self._take_fragments(quote, self.turns[holder])
            new[quote.id] = quote.id = len(kept)
            quote.utterance += len(self.turns)
            self.holders.append(holder)
            kept.append(quote)
        return kept

    def _take_speaker(self, quote: Quote, holder: int) -> None:
        """Let *I* be the speaker of the turn, and drop a speaker whose mention is outside the turn."""
        speaker, turn, speaks = quote.speaker, self.turns[holder], self.spoken[holder].speaker
        if speaker is None:
            return
        if not turn.start <= speaker.start < turn.end:
            quote.speaker, quote.cue = None, None
            quote.rules = tuple(rule for rule in quote.rules if not rule.startswith(_OF_SPEAKERS))
            quote._evidence, quote.confidence = self.estimates["none", "", quote.kind, ""]
            quote.confidence = min(quote.confidence, self.most)
        elif speaks and speaks.name and speaker.text.lower() in self.first_person:
            speaker.name, speaker.kind, speaker.people = speaks.name, speaks.kind, speaks.people
            speaker.role, speaker.gender = speaks.role, speaks.gender
            speaker.name_confidence, speaker._name_evidence = speaks.name_confidence, speaks._name_evidence
            others = quote.rules[:-1] if quote.rules[-1].startswith(_OF_NAMES) else quote.rules
            quote.rules = (*others, turn.name_rule)

    def _with_speakers(self, people: Iterable[Person]) -> list[Person]:
        """Return the people who speak in marks, and those who speak in turns, each with all labels as mentions."""
        found = list(people)
        by_name = {person.name.casefold(): person for person in found if person.name}
        for speaker in [quote.speaker for quote in self.spoken if quote.speaker and quote.speaker.name]:
            name = speaker.name or ""
            person = by_name.get(name.casefold())
            if person is None:
                person = by_name[name.casefold()] = Person(len(found), name, speaker.kind)
                found.append(person)
            person.role, person.gender = person.role or speaker.role, person.gender or speaker.gender
            if speaker.start < speaker.end:
                person.mentions.append((speaker.start, speaker.end))
            speaker.people = [person.id]
        for person in found:
            person.mentions.sort()
        return found

    def _number_people(self) -> None:
        """Number the people in the order in which they first speak."""
        quotes = sorted([*self.spoken, *self.inside], key=lambda quote: quote.start)
        speakers = [quote.speaker for quote in quotes if quote.speaker and quote.kind != "indirect"]
        order = dict.fromkeys(id for speaker in speakers for id in speaker.people)
        order |= dict.fromkeys(range(len(self.people)))
        self.people = [self.people[id] for id in order]
        new = {id: number for number, id in enumerate(order)}
        for person in self.people:
            person.id = new[person.id]
        for speaker in [quote.speaker for quote in quotes if quote.speaker]:
            speaker.people = [new[id] for id in speaker.people]

    def asked_for(self, kinds: Collection[str], min_confidence: float) -> Quotes:
        """Return the quotes of these kinds with enough confidence, in order, and all people.

        A quotation inside a turn is returned if its own kind is asked for, and one inside marks with those around it.
        """
        is_asked = [quote.kind in kinds and quote.confidence >= min_confidence for quote in self.spoken]
        kept = [quote for quote, is_kept in zip(self.spoken, is_asked, strict=True) if is_kept]
        parents: dict[int, Quote] = {}
        inside: dict[int, Quote] = {}
        for quote, holder in zip(self.inside, self.holders, strict=True):
            if quote.parent is None:
                if quote.kind not in kinds or quote.confidence < min_confidence:
                    continue
                if holder is not None and is_asked[holder]:
                    parents[quote.id] = self.spoken[holder]
            elif quote.parent in inside:
                parents[quote.id] = inside[quote.parent]
            else:
                continue
            inside[quote.id] = quote
        pairs = [(quote, None) for quote in kept] + [(quote, parents.get(id)) for id, quote in inside.items()]
        pairs.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[0].kind != "turn"))
        for number, (quote, _) in enumerate(pairs):
            quote.id = number
        for quote, parent in pairs:
            quote.parent = parent.id if parent else None
        return Quotes([quote for quote, _ in pairs], self.people)
