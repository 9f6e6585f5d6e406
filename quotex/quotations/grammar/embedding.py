"""Embedded clauses, by their subjects: content clauses, relative clauses, clauses of time."""

from __future__ import annotations

from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.hosts import PASSED_OVER, Hosts


class Embedding(Hosts):
    """The chunks of a text, and which clauses are embedded in others; a subject is the number of its chunk."""

    __slots__ = ()

    def opens_contact_clause(self, subject: int, floor: int) -> bool:
        """The subject of a relative clause without a pronoun: the crowds *Moor* has drawn."""
        bits, head = self.bits, subject - 1
        if head <= floor or not bits[head] & C.PHRASE or bits[head] & C.TIME:
            return False
        if self.tokens.upos(self.head[head]) not in (T.UPOS_NOUN, T.UPOS_PROPN):
            return False
        while head - 2 > floor and bits[head - 1] & C.PREPOSITION and bits[head - 2] & C.PHRASE:
            head -= 2
        return bool((bits[head - 1] | bits[head - 2] * bool(bits[head - 1] & C.PREPOSITION)) & C.VERBS)

    def is_subordinate(self, subject: int, floor: int) -> bool:
        """The subject of a subordinate clause: because *he* would, *who* would."""
        if self.bits[subject] & C.RELATIVE:
            return True
        if subject - 1 < floor:
            return False
        is_time = self.bits[subject - 1] & C.PREPOSITION and self.opens_time(subject - 1)
        return bool(self.bits[subject - 1] & C.SUBORDINATOR or is_time)

    def sets_time(self, subject: int, floor: int) -> bool:
        """The subject of a clause of time: he left *when she* came in, saying so."""
        return subject - 2 >= floor and self.is_(subject - 1, self.tokens.sets.temporal_subordinator)

    def is_embedded(self, subject: int, floor: int) -> bool:
        """Does a verb or a noun lead to the clause of this subject: said *he* would, the dam *he* knew?"""
        if self._follows_introduction(subject, floor):
            return False
        bits, before = self.bits, self.before_adjuncts(subject - 1, floor)
        return before >= floor and bool(bits[before] & (C.VERBS | C.PHRASE | C.RELATIVE)) and not bits[before] & C.TIME

    def _follows_introduction(self, subject: int, floor: int) -> bool:
        """A pronoun behind a clause that opens the sentence without a comma: When I asked *he* replied."""
        bits = self.bits
        if not bits[floor] & C.SUBORDINATOR or not bits[subject] & C.PRONOUN or not bits[subject - 1] & C.VERBS:
            return False
        return sum(bool(bits[chunk] & C.VERBS) for chunk in range(floor, subject)) == 1

    def before_adjuncts(self, chunk: int, floor: int) -> int:
        """Past adverbs, brackets, times and prepositional phrases."""
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
        """The subject of what somebody says or thinks."""
        bits = self.bits
        before = bits[subject - 1] if subject > floor else 0
        if before & C.VERBS:
            return True
        if before & C.SUBORDINATOR and self.is_(subject - 1, self.tokens.sets.content_subordinator):
            return True
        if before & C.PHRASE and bits[self.before_adjuncts(subject - 1, floor)] & C.CUE:
            return True  # said in May *it* takes time
        return not before & (C.PHRASE | C.RELATIVE) and self.is_embedded(subject, floor)
