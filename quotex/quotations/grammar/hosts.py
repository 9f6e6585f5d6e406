"""Hosts of asides between commas, such as *Ada Moor* in *Ada Moor, who left, said so*."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.phrases import Phrases

SET_OFF: Final = C.COMMA | C.DASH
PASSED_OVER: Final = C.ADVERB | C.BRACKET
_MOST_ASIDES: Final = 4


class Hosts(Phrases):
    """The chunks of a text, and which of them have asides."""

    __slots__ = ()

    def host_of_aside(self, comma: int, floor: int) -> Span | None:
        bits, tries = self.bits, 0
        for opening in range(comma - 1, floor, -1):
            if tries == _MOST_ASIDES or bits[opening] & (C.STOP | C.COLON):
                break
            if not bits[opening] & SET_OFF:
                continue
            tries += 1
            host = self.host(opening, floor, in_clause=True)
            if host >= 0 and (tries == 1 or bits[opening + 1] & (C.RELATIVE | C.PHRASE | C.VERBS)):
                return self.span(host)
        return None

    def host(self, comma: int, floor: int, *, in_clause: bool = False) -> int:
        """The phrase before a comma that may be a subject, which stands behind no verb; -1 where there is none."""
        bits, chunk = self.bits, comma - 1
        while chunk >= floor:
            if bits[chunk] & PASSED_OVER:
                chunk -= 1
                continue
            if bits[chunk] & C.RELATIVE:
                return chunk
            if not bits[chunk] & C.PHRASE:
                return -1
            before = chunk - 1
            while before >= floor and bits[before] & C.PREPOSITION:
                before -= 1
            if before < chunk - 1:
                opens_time = before >= floor and self.opens_time(chunk - 1)
                if in_clause and before == chunk - 2 and (opens_time or self.opens_manner(chunk - 1, floor)):
                    return chunk
                while before >= floor and bits[before] & PASSED_OVER:
                    before -= 1
                if before >= floor and bits[before] & C.PHRASE:
                    chunk = before
                    continue
                return self.host(before, floor) if before >= floor and bits[before] & C.COMMA else -1
            return self._host_or_before(chunk, before, floor)
        return -1

    def opens_time(self, preposition: int) -> bool:
        """May a clause of time begin with it: it fell *after* Moor, who built it, said so?"""
        return bool(self.is_(preposition, self.tokens.sets.temporal_subordinator))

    def opens_manner(self, preposition: int, floor: int) -> bool:
        """Does a clause of manner begin with it, which a comma sets off: It leaks, *as* Moor, who built it, said?"""
        is_set_off = preposition <= floor or self.bits[preposition - 1] & SET_OFF
        return bool(is_set_off and self.is_(preposition, self.tokens.sets.manner_subordinator))

    def _host_or_before(self, phrase: int, before: int, floor: int) -> int:
        bits = self.bits
        if bits[phrase] & C.TIME:
            return self.host(before + 1, floor) if before >= floor and bits[before] & C.PHRASE else -1
        while before >= floor and bits[before] & C.ADVERB:
            before -= 1
        if before < floor:
            return phrase
        if (
            before > floor
            and bits[before] & C.CONJUNCTION
            and bits[before - 1] & C.PHRASE
            and not bits[before - 1] & C.TIME
        ):
            host = self.host(before, floor)
            return phrase if host == before - 1 else host
        if bits[before] & C.VERBS:
            return -1
        if bits[before] & SET_OFF and self.describes(phrase):
            host = self.host(before, floor)
            return host if host >= 0 or self.tags[self.first[phrase]] & T.PLACE else phrase
        return phrase
