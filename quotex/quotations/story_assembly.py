"""Builds the quotes of a story from its turns and their speakers.

It is a separate module, so that articles do not import it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from quotex import _core
from quotex.language.loading import Language
from quotex.model import Cue, Kind, Person, Quote, Speaker
from quotex.quotations import tags as T
from quotex.quotations.assembly import Assembly, span_rules
from quotex.quotations.attribution.decoding import Decoded, decode
from quotex.quotations.attribution.story_sources import BARE, StorySources
from quotex.quotations.attribution.turns import Turn, read_turns
from quotex.quotations.entities.characters import Characters, StoryResolver
from quotex.quotations.grammar.tokens import OpenTokens
from quotex.quotations.spans.asides import spoken_parts
from quotex.quotations.spans.context import StoryContext
from quotex.quotations.spans.story_kinds import kind_of

_RULES: Final = span_rules(T.QUOTE_UNCLOSED, T.QUOTE_CONTINUED)
_FLAGS: Final = T.QUOTE_UNCLOSED | T.QUOTE_CONTINUED
_SET_OFF: Final = 2  # columns; a paragraph with a larger indent is a letter or a poem


def extract_story(
    scan: _core.Scan,
    language: Language,
    kinds: frozenset[str],
    min_confidence: float = 0.0,
    in_another_language: bool = False,
    *,
    are_restored: bool = False,
) -> tuple[list[Quote], list[Person]]:
    """The quotations of a story, and the characters that speak in it.

    ``are_restored``: the paragraphs were lost and quotex guessed them, so that the turns are less sure.
    """
    tokens = OpenTokens(scan, language)
    tokens.mark_spoken(spoken_parts(tokens))
    characters = Characters(tokens)
    turns = read_turns(tokens, characters)
    resolver = StoryResolver(characters)
    assembly = StoryAssembly(tokens, StorySources(tokens, characters), resolver)
    assembly.add_turns(turns, decode(tokens, characters, turns), are_restored=are_restored)
    if in_another_language:
        assembly.limit_confidence()
    return assembly.asked_for(kinds, min_confidence), resolver.people


class StoryAssembly(Assembly):
    """Builds the quotes of a story from its turns and their speakers."""

    def __init__(self, tokens: OpenTokens, sources: StorySources, resolver: StoryResolver) -> None:
        super().__init__(tokens.scan, tokens.language)
        self.tokens, self.sources, self.resolver = tokens, sources, resolver

    def add_turns(self, turns: list[Turn], decoded: list[Decoded], *, are_restored: bool) -> None:
        """Add the quotes of all turns. ``are_restored``: see ``extract_story``."""
        indents = [self._indent(turn) for turn in turns]
        edge = sorted(indents)[len(indents) // 2] + _SET_OFF if turns else 0
        own = utterance = -1  # own: the turn's number; utterance: the last one used
        for turn, answer, indent in zip(turns, decoded, indents, strict=True):
            first_of_turn = True
            for part in turn.quotes:
                kind, kind_rule = self._kind(turn, part, is_set_off=indent > edge)
                if kind == "scare":
                    utterance += 1
                    self._add(part, kind, None, None, utterance, (kind_rule,), self.estimates[kind_rule, "", kind, ""])
                    continue
                if own < 0 or (first_of_turn and not turn.continued):
                    own = utterance = utterance + 1
                first_of_turn = False
                speaker, rules = self._speaker(turn, answer.speaker)
                is_doubtful = turn.cue is not None and not turn.is_sure
                grade = answer.grade(
                    len(turns), is_bare=rules[0] == BARE, is_doubtful=is_doubtful, is_restored=are_restored
                )
                estimated = self.estimates[rules[0], grade, "direct", ""]
                if speaker and speaker.name:
                    named = self.estimates["QC301", f"{rules[0]}:{grade}", "name", ""]
                    speaker._name_evidence, speaker.name_confidence = named
                self._add(part, kind, speaker, self._cue(turn), own, (kind_rule, *rules), estimated)

    def _indent(self, turn: Turn) -> int:
        """The indent of the paragraph, in characters."""
        start = self.scan.paragraph_start[turn.paragraph]
        return start - self.scan.line_start[self.scan.line_at(start)]

    def _kind(self, turn: Turn, part: tuple[int, int, int], *, is_set_off: bool) -> tuple[Kind, str]:
        _index, first, stop = part
        is_first = first == turn.quotes[0][1]
        context = StoryContext(
            first, stop, turn.first, is_first, turn.verb, turn.is_sure, turn.beat is not None, is_set_off
        )
        return kind_of(self.tokens, context)

    def _speaker(self, turn: Turn, who: int) -> tuple[Speaker | None, tuple[str, ...]]:
        rule, span = self.sources.find(turn, who)
        if span is None:
            return None, (rule,)
        return self.resolver.speaker(who, span), (rule, "QC301") if who >= 0 else (rule,)

    def _cue(self, turn: Turn) -> Cue | None:
        if turn.verb < 0:
            return None
        start, end = self.tokens.starts[turn.verb], self.tokens.ends[self.tokens.phrase_stop(turn.verb) - 1]
        return Cue(start, end, self.scan.text[start:end])

    def _add(
        self,
        part: tuple[int, int, int],
        kind: Kind,
        speaker: Speaker | None,
        cue: Cue | None,
        utterance: int,
        rules: tuple[str, ...],
        estimated: tuple[str, float],
    ) -> None:
        """Add a quotation, or a part of one, and those nested in it."""
        index = part[0]
        start, end, is_part = self._edges(*part)
        flags = self.columns[-1][index]
        unclosed, text = flags & T.QUOTE_UNCLOSED, self.scan.text[start:end]
        span_rule = "QS301" if is_part else _RULES[flags & _FLAGS]
        quote = Quote(len(self.quotes), start, end, text, kind, speaker, cue, utterance, closed=not unclosed)
        quote.rules = span_rule, *rules
        quote._evidence, quote.confidence = estimated
        self.quotes.append(quote)
        self.add_nested(index, quote, bisect_left(self.columns[0], start, index + 1) if is_part else index + 1)

    def _edges(self, index: int, first: int, stop: int) -> tuple[int, int, bool]:
        """The start and end of the words first:stop of quotation ``index``, and whether they are only a part of it."""
        whole_start, whole_end = self.columns[0][index], self.columns[1][index]
        whole_first, whole_stop = self.tokens.quote_tokens(index)
        start = whole_start if first == whole_first else self.tokens.starts[first + 1]
        end = whole_end if stop == whole_stop else self.tokens.ends[stop - 2]
        return start, end, start != whole_start or end != whole_end
