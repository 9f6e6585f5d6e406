"""Embedded clauses, by their subjects: content clauses, relative clauses, clauses of time."""

from __future__ import annotations

from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.hosts import PASSED_OVER, Hosts


class Embedding(Hosts):
    """The chunks of a text, and which clauses are embedded in others; a subject is the number of its chunk."""

    __slots__ = ()

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
        bits, before = self.bits, self.before_adjuncts(subject - 1, floor)
        return before >= floor and bool(bits[before] & (C.VERBS | C.PHRASE | C.RELATIVE)) and not bits[before] & C.TIME

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
