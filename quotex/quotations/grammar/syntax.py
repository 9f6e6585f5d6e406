"""Walks over the chunks of a text: the subject of a verb, and which clause is embedded in another.

Arguments such as verbs, phrases and marks are chunk numbers; results of type ``Span`` are token spans. A walk goes
leftward and reads a bounded number of chunks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.animacy import can_say, is_somebody
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.phrases import PASSED_OVER, SET_OFF, Phrases
from quotex.quotations.grammar.tokens import Tokens

_MOST_CHUNKS: Final = 40  # between a subject and its verb
_MOST_VERBS: Final = 8  # tried for a verb without a subject of its own
_DEEPEST: Final = 6  # clauses inside one another
_CLAUSE_EDGE: Final = C.COMMA | C.COLON | C.CONJUNCTION | C.SUBORDINATOR | C.QUOTE | C.STOP | C.DASH
_BEFORE_TIME: Final = C.RELATIVE | C.CONJUNCTION | C.PHRASE | C.BRACKET | C.PREPOSITION | C.ADVERB | C.VERBS
_CLOSES_TIME: Final = C.STOP | C.QUOTE | C.COLON | C.SUBORDINATOR | C.CONJUNCTION


class Syntax(Phrases):
    """The chunks of a text, with their subjects, hosts and embedded clauses."""

    __slots__ = ("_subjects",)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens)
        self._subjects: dict[int, dict[int, Span | None]] = {}  # by floor and verb

    def subject(self, verb: int, floor: int, depth: int = 0) -> Span | None:
        """The subject before the verb group, no farther left than the chunk ``floor``."""
        if depth >= _DEEPEST:
            return None
        known = self._subjects.setdefault(floor, {})
        if verb in known:
            return known[verb]
        known[verb] = None  # until it is found
        found = known[verb] = self._left_of(verb - 1, verb, floor, depth)
        return found

    def _left_of(self, chunk: int, verb: int, floor: int, depth: int) -> Span | None:
        """The subject of ``verb`` at the ``chunk`` or left of it."""
        bits, nearest = self.bits, chunk
        floor = max(floor, chunk - _MOST_CHUNKS)
        while chunk >= floor:
            kind = bits[chunk]
            if kind & C.PHRASE:
                step = self._at_phrase(chunk, verb, floor, depth)
                if not isinstance(step, int):
                    return step
                chunk = step
            elif kind & (C.ADVERB | C.BRACKET | C.OTHER):
                chunk -= 1
            elif kind & C.RELATIVE:
                return self.span(chunk)
            elif kind & C.VERBS:
                if bits[verb] & C.INFINITIVE:
                    return self.subject(chunk, floor, depth + 1)
                is_reduced = self.is_participial(chunk) and bits[verb] & C.FINITE and chunk > floor
                if not (is_reduced and bits[chunk - 1] & C.PHRASE):
                    return self._of_clause(chunk, floor, depth)
                chunk -= 1  # the farmer *living* here said
            elif kind & C.PREPOSITION and not self.is_participial(verb):
                chunk -= 1  # stranded
            elif kind & (C.PREPOSITION | C.SUBORDINATOR):
                return self.shared_subject(chunk, floor, depth) if self.is_participial(verb) else None
            elif kind & C.CONJUNCTION:
                return self._of_coordinated(verb, chunk, floor, depth)
            elif kind & SET_OFF:
                return self._before_aside(chunk, verb, floor, depth)
            elif kind & C.QUOTE:
                return self._before_quotation(chunk, nearest, verb, floor, depth)
            else:
                return None
        return None

    def _at_phrase(self, phrase: int, verb: int, floor: int, depth: int) -> Span | int | None:
        """The subject, if it is the phrase or its host; else the chunk at which the walk continues."""
        bits = self.bits
        before = bits[phrase - 1] if phrase > floor else 0
        if bits[phrase] & C.TIME and before & _BEFORE_TIME:
            return self._before_time(phrase, floor)
        if bits[verb] & C.FINITE:
            if before & C.PREPOSITION and self._opens_clause(phrase, verb, floor):
                return self.span(phrase)
        elif bits[verb] & (C.INFINITIVE | C.GERUND):
            found = self._of_nonfinite(phrase, verb, floor, depth)
            if found:
                return found
        phrase = self._first_governed(phrase, floor)
        left = self._before_prepositions(phrase, floor)
        if left == phrase:
            return self._subject_or_host(phrase, verb, floor, depth)
        if left < floor or bits[left] & _CLAUSE_EDGE:
            is_adjunct = bits[phrase] & C.TIME or (left >= floor and bits[left] & (C.COMMA | C.CONJUNCTION))
            return left if is_adjunct else self.span(phrase)
        return self._of_clause(left, floor, depth) if bits[left] & C.VERBS else left

    def _before_time(self, time: int, floor: int) -> int | None:
        """The chunk before a time with its prepositions, or None at the edge of a clause: who *last week* said so."""
        bits, chunk = self.bits, time - 1
        if bits[chunk] & (C.RELATIVE | C.CONJUNCTION):
            return chunk
        while chunk >= floor and bits[chunk] & (C.PREPOSITION | C.ADVERB):
            chunk -= 1
        return None if chunk < floor or bits[chunk] & _CLOSES_TIME else chunk

    def _opens_clause(self, phrase: int, verb: int, floor: int) -> bool:
        """Whether the preposition before a phrase is a conjunction: after *Moor* left; as *Moor* of the Star said."""
        bits, preposition, is_next = self.bits, phrase - 1, phrase == verb - 1
        if (is_next or bits[phrase] & (C.NAME | C.PRONOUN)) and self.opens_time(preposition):
            return True
        is_pronoun = is_next and bits[phrase] & C.PRONOUN and self.trait(phrase) & T.PERSONAL
        if is_pronoun and not self.is_(phrase, self.tokens.sets.object_pronoun):
            return True  # like she said
        return self.opens_manner(preposition, floor)

    def _first_governed(self, phrase: int, floor: int) -> int:
        """The first of two names after a preposition: voters in *Salem* and Dale, Ministry of *Trade* and Sea Ports."""
        bits, left = self.bits, phrase - 2
        if left - 2 < floor or not bits[left + 1] & C.CONJUNCTION or not bits[left] & bits[phrase] & C.NAME:
            return phrase
        is_alike = bits[left] & C.SINGLE == bits[phrase] & C.SINGLE or self.trait(left - 2) & T.ORGANIZATION
        return left if is_alike and bits[left - 1] & C.PREPOSITION and bits[left - 2] & C.PHRASE else phrase

    def _of_nonfinite(self, phrase: int, verb: int, floor: int, depth: int) -> Span | None:
        """The subject of an infinitive or gerund: led *Moor* to say; *Moor* used the speech to say."""
        bits, sets = self.bits, self.tokens.sets
        governor = phrase - 1
        if not bits[verb] & C.INFINITIVE or phrase < verb - 1 or governor < floor or not bits[governor] & C.VERBS:
            return self.shared_subject(phrase + 1, floor, depth)
        is_caused = self.is_(governor, sets.causing) or self.is_(governor, sets.causative)
        if is_caused and (self.is_(phrase, sets.object_pronoun) or is_somebody(self.tokens, self.span(phrase))):
            return self.span(phrase)
        return self.subject(governor, floor, depth + 1)

    def _before_prepositions(self, phrase: int, floor: int) -> int:
        """The chunk that a prepositional phrase modifies; the phrase itself if it has no preposition."""
        bits, left = self.bits, phrase
        while left > floor and bits[left - 1] & C.PREPOSITION:
            left -= 1
        if left == phrase:
            is_time = bits[phrase] & C.TIME and phrase > floor and bits[phrase - 1] & (C.PHRASE | C.BRACKET)
            return phrase - 1 if is_time else phrase
        left -= 1
        while left >= floor and bits[left] & PASSED_OVER:
            left -= 1
        return left

    def _subject_or_host(self, phrase: int, verb: int, floor: int, depth: int) -> Span | None:
        """The phrase, or its host if it ends a relative clause or is an apposition."""
        bits, before = self.bits, phrase - 1
        while before >= floor and bits[before] & C.ADVERB:
            before -= 1
        if before < floor:
            return self.span(phrase)
        if bits[before] & C.COMMA and self._is_apposition(phrase, before, verb, floor):
            host = self.host(before, floor)
            if host >= 0:
                return self.span(host)
        if bits[before] & C.VERBS and depth < _DEEPEST - 1:
            found = self.subject(before, floor, depth + 1)
            if found and self.is_relative(found) and self.at(found[0]) >= phrase - 8:
                return self._of_clause(before, floor, depth)
        return self.span(phrase)

    def _is_apposition(self, phrase: int, comma: int, verb: int, floor: int) -> bool:
        bits = self.bits
        if self._is_place_or_number(phrase):
            return not bits[floor] & C.PREPOSITION or comma > floor + 2 or verb > phrase + 1  # In June, Salem said
        host = comma - 1
        if host < floor or not self.describes(phrase) or not bits[host] & C.NAME:
            return False
        opens = host == floor or bits[host - 1] & (C.SUBORDINATOR | C.COMMA)
        return bool(opens) and not self._is_set_off(verb)

    def _is_set_off(self, verb: int) -> bool:
        """Whether the verb's clause interrupts the reported words: The dam, a farmer *said*, is old."""
        if verb + 2 >= self.count or not self.bits[verb + 1] & C.COMMA:
            return False
        if not self.bits[verb + 2] & C.QUOTE:
            return True
        token = self.first[verb + 2] + 1
        return token < self.tokens.count and bool(self.tokens.raw_tags[token] & T.LOWER)

    def _of_clause(self, verb: int, floor: int, depth: int) -> Span | None:
        """The subject of a verb group; for a relative pronoun, the head of the relative clause."""
        bits, found = self.bits, self.subject(verb, floor, depth + 1)
        if not found or not self.is_relative(found) or not bits[verb] & (C.FINITE | C.INFINITIVE):
            return found
        before = self.at(found[0]) - 1
        if before >= floor and bits[before] & C.CONJUNCTION:
            return found
        if before >= floor and bits[before] & C.COMMA:
            host = self.host(before, floor)
            return self.span(host) if host >= 0 else found
        return (self._left_of(before, verb, floor, depth + 1) if depth < _DEEPEST else None) or found

    def shared_subject(self, stop: int, floor: int, depth: int = 0, *, may_be_thing: bool = False) -> Span | None:
        """The subject of the last main verb before ``stop``, or of an embedded verb if there is no other.

        A thing is passed over for a person left of it, unless ``may_be_thing``.
        """
        person: Span | None = None  # in an embedded clause
        embedded: Span | None = None
        thing: Span | None = None
        for verb in islice(self._verbs_before(stop, floor), _MOST_VERBS):
            if not self.bits[verb] & C.FINITE and (person or embedded):
                break
            found = self.subject(verb, floor, depth + 1)
            if found is None or self.is_relative(found):
                continue
            subject = self.at(found[0])
            if self._is_speaker_at_time(found, subject, floor):
                return found
            if self._is_dependent(subject, verb, floor):
                embedded = found
                person = person or (found if is_somebody(self.tokens, found) else None)
            elif may_be_thing or is_somebody(self.tokens, found):
                return found
            else:
                thing = thing or found
        return person or thing or embedded

    def _verbs_before(self, stop: int, floor: int) -> Iterator[int]:
        """The finite verbs of the sentence before ``stop``, the nearest first, and one of any form that opens it."""
        for chunk in range(stop - 1, floor - 1, -1):
            bits = self.bits[chunk]
            if bits & (C.COLON | C.STOP):
                return
            if bits & C.VERBS and (bits & C.FINITE or chunk <= floor + 1):
                yield chunk

    def _of_coordinated(self, verb: int, conjunction: int, floor: int, depth: int) -> Span | None:
        """The subject that a verb after a conjunction shares: *Moor* left and said; not: those who left but said."""
        bits = self.bits
        if self.is_participial(verb) and bits[verb] & C.GERUND:
            return self.shared_subject(conjunction, floor, depth)
        if bits[verb] & (C.FINITE | C.INFINITIVE) and not bits[conjunction - 1] & SET_OFF:
            nearest = next(self._verbs_before(conjunction, floor), -1)
            found = self.subject(nearest, floor, depth + 1) if nearest >= 0 else None
            is_adversative = self.is_(conjunction, self.tokens.sets.adversative_conjunction)
            is_other = found and is_adversative and self.is_relative(found)
            if found and not is_other and not self.is_reported(self.at(found[0]), floor):
                return found
        return self.shared_subject(conjunction, floor, depth, may_be_thing=True)

    def _is_dependent(self, subject: int, verb: int, floor: int) -> bool:
        """Whether the clause of this subject depends on another: because *he* would leave, said *he* would leave."""
        if subject - 2 >= floor and self.is_subordinate(subject, floor):
            return True
        return subject < verb and self.is_embedded(subject, floor)

    def _is_speaker_at_time(self, span: Span, subject: int, floor: int) -> bool:
        """Whether it is the subject of a time clause that can speak: he left when *she* came in, saying so."""
        is_time = subject - 2 >= floor and self.is_(subject - 1, self.tokens.sets.temporal_subordinator)
        return bool(is_time) and (bool(self.bits[subject] & C.PRONOUN) or can_say(self.tokens, span))

    def _before_aside(self, comma: int, verb: int, floor: int, depth: int) -> Span | None:
        """Before a comma: the host of the aside that it closes, else the subject that the verb shares."""
        found: Span | None = None
        if not self.is_participial(verb) and not self.bits[verb] & C.INFINITIVE:
            found = self.host_of_aside(comma, floor)
        if found is None:
            found = self.shared_subject(comma, floor, depth)
        if found is None:
            host = self.host(comma, floor)
            found = self.span(host) if host >= 0 else None
        return found

    def _before_quotation(self, quote: int, nearest: int, verb: int, floor: int, depth: int) -> Span | None:
        """Before a quotation between a subject and its verb: the subject; Moor, who called it “…,” *said*."""
        bits = self.bits
        if self.is_participial(verb):
            return self.shared_subject(quote, floor, depth)
        if quote == nearest and bits[verb] & C.FINITE and self.ends_in_comma(quote):
            found = self.host_of_aside(quote, floor)
            if found:
                return found
        if quote > floor and bits[quote - 1] & C.VERBS:
            return self._of_clause(quote - 1, floor, depth)
        if quote == nearest and not (quote > floor and bits[quote - 1] & (C.PREPOSITION | C.SUBORDINATOR | C.PHRASE)):
            return None
        return self._left_of(quote - 1, verb, floor, depth + 1) if depth < _DEEPEST else None

    def is_subordinate(self, subject: int, floor: int) -> bool:
        """Whether it is the subject of a subordinate clause: because *he* would, *who* would."""
        if self.bits[subject] & C.RELATIVE:
            return True
        if subject - 1 < floor:
            return False
        is_time = self.bits[subject - 1] & C.PREPOSITION and self.opens_time(subject - 1)
        return bool(self.bits[subject - 1] & C.SUBORDINATOR or is_time)

    def is_embedded(self, subject: int, floor: int) -> bool:
        """Whether a verb or a noun governs the clause of this subject: said *he* would, the dam *he* knew."""
        bits, before = self.bits, self.before_adjuncts(subject - 1, floor)
        return before >= floor and bool(bits[before] & (C.VERBS | C.PHRASE | C.RELATIVE)) and not bits[before] & C.TIME

    def before_adjuncts(self, chunk: int, floor: int) -> int:
        """The chunk before adverbs, brackets, times and prepositional phrases."""
        bits = self.bits
        while chunk > floor:
            if bits[chunk] & C.PHRASE and bits[chunk - 1] & C.PREPOSITION and chunk - 1 > floor:
                chunk -= 2
            elif bits[chunk] & (PASSED_OVER | C.TIME):
                chunk -= 1
            else:
                break
        return chunk

    def is_reported(self, subject: int, floor: int) -> bool:
        """Whether it is the subject of a reported clause."""
        bits = self.bits
        before = bits[subject - 1] if subject > floor else 0
        if before & C.VERBS:
            return True
        if before & C.SUBORDINATOR and self.is_(subject - 1, self.tokens.sets.content_subordinator):
            return True
        if before & C.PHRASE and bits[self.before_adjuncts(subject - 1, floor)] & C.CUE:
            return True  # said in May *it* takes time
        return not before & (C.PHRASE | C.RELATIVE) and self.is_embedded(subject, floor)

    def ends_in_comma(self, quote: int) -> bool:
        """Whether the quotation ends in a comma, before or after its mark."""
        text, starts, stop = self.tokens.text, self.tokens.starts, self.stop[quote]
        token = stop - 1
        while token > self.first[quote] and token >= stop - 3:
            if text[starts[token]] == ",":
                return True
            token -= 1
        return False


def syntax_of(tokens: Tokens) -> Syntax:
    """The syntax of a text, parsed on the first call.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("The old mayor has said so.", "said")
    >>> syntax = syntax_of(tokens)
    >>> syntax.bits[syntax.at(said)] & C.FINITE > 0, syntax.count
    (True, 6)
    """
    if tokens.syntax is None:
        tokens.syntax = Syntax(tokens)
    found = tokens.syntax
    assert isinstance(found, Syntax)
    return found
