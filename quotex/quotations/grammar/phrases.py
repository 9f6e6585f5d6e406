"""Noun phrases: base phrases with their complements and coordinated phrases, and the hosts of asides.

Arguments such as verbs, phrases and marks are chunk numbers; results of type ``Span`` are token spans.
"""

from __future__ import annotations

from typing import Final

from quotex import _core
from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.animacy import is_noun_for_one
from quotex.quotations.grammar.name_parts import Span, names_organization
from quotex.quotations.grammar.tokens import Tokens

SET_OFF: Final = C.COMMA | C.DASH
PASSED_OVER: Final = C.ADVERB | C.BRACKET
_MOST_ENDS: Final = 5  # of one phrase
_MOST_ASIDES: Final = 4  # in one clause
_LONGEST_PARTICLES: Final = 4  # tokens from a first name to the next word of the name: Ada *de los* Ríos
_LONGEST_COMPLEMENT: Final = 8  # tokens; the complement of a post: ambassador to *Lund*


class Phrases:
    """The chunks of a text as columns (see ``_core.Chunks``), and the noun phrases that they form."""

    __slots__ = (
        "at", "bits", "first", "head", "is_", "match", "place", "stop", "tags", "tokens", "trait", "until",
    )  # fmt: skip

    def __init__(self, tokens: Tokens) -> None:
        chunks = _core.Chunks(tokens.narration, tokens.language.chunk_entries)
        self.tokens, self.tags = tokens, tokens.tags
        self.bits, self.first, self.stop, self.head = chunks.bits, chunks.first, chunks.stop, chunks.head
        self.at = chunks.chunk  # the chunk of a token
        self.until = chunks.until  # the first chunk that is not wholly before a token
        self.is_, self.trait = chunks.is_, chunks.trait  # whether a chunk's head is in a word set; the head's traits
        self.place, self.match = chunks.place, chunks.match

    @property
    def count(self) -> int:
        return len(self.bits)

    def is_participial(self, chunk: int) -> bool:
        """Whether the chunk is a participle or a gerund, and not finite: *saying*, *told* by."""
        bits = self.bits[chunk]
        return bool(bits & (C.GERUND | C.PARTICIPLE)) and not bits & C.FINITE

    def is_relative(self, span: Span) -> bool:
        return bool(self.bits[self.at(span[0])] & C.RELATIVE)

    def span(self, phrase: int) -> Span:
        """A phrase with its complements and coordinated phrases: the mayor *of Salem*, Ada Moor *and Ben Cole*."""
        if not self.bits[phrase] & C.PHRASE:
            return self.first[phrase], self.stop[phrase]
        last, left = self._past_complements(phrase, self.count), phrase
        while (before := self._coordinated(left, phrase)) >= 0:
            left = before
        return self.first[left], self.stop[last]

    def _coordinated(self, left: int, phrase: int) -> int:
        """The phrase that is coordinated with the one at ``left``, a part of the whole ``phrase``, or -1."""
        bits = self.bits
        if left < 2 or self.edges(left - 1, left) or self.is_(left - 1, self.tokens.sets.adversative_conjunction):
            return -1
        before = left - 2
        if bits[left - 1] & C.CONJUNCTION and bits[before] & C.COMMA:
            before -= 1
        before -= bool(bits[before] & C.BRACKET)  # Ada Moor (R-Ariz.) and Ben Cole
        if not bits[left - 1] & (C.CONJUNCTION | C.COMMA) or before < 0 or not bits[before] & C.PHRASE:
            return -1
        if bits[left - 1] & C.CONJUNCTION and self._is_complement_of_role(before, left):
            return before - 2
        if not self._are_alike(before, left):
            return -1
        is_list = bits[left - 1] & C.COMMA or before < left - 2
        return before if not is_list or self._are_listed(before, left, phrase) else -1

    def _is_complement_of_role(self, phrase: int, after: int) -> bool:
        """Whether the ``phrase`` belongs to a role joined to the phrase after: head of *trade* and party leader."""
        role = phrase - 2
        is_role = role >= 0 and self._complements(role, phrase - 1) and self.is_role(role)
        return is_role and (self.is_role(after) or self._is_full_name(after))

    def _are_listed(self, before: int, left: int, phrase: int) -> bool:
        """Whether both are full names of a list that a conjunction closes: *Ada Moor*, *Ben Cole* and Eva Berg."""
        if left == phrase and not self.bits[left - 1] & C.CONJUNCTION:
            return False
        return self._is_full_name(before) and self._is_listed(left) and not self._is_post(phrase)

    def opening(self, phrase: int) -> int:
        """The first chunk of the whole phrase whose last part is the base phrase."""
        return self.at(self.span(phrase)[0])

    def edges(self, first: int, last: int) -> int:
        return (self.bits[first] | self.bits[last]) & C.EDGE

    def _past_complements(self, phrase: int, stop: int) -> int:
        """The last complement of the ``phrase``, or the phrase itself: the mayor of *Salem*."""
        bits, last = self.bits, phrase
        while last + 1 < stop:
            if self._is_genitive(last, last + 1):
                last += 1
            elif last + 2 < stop and self._complement_either(phrase, last, last + 1) and not bits[last + 2] & C.TIME:
                last += 2
            else:
                break
        is_joined = last > phrase and last + 2 < stop and bits[last + 1] & C.CONJUNCTION
        if is_joined and bits[last] & bits[last + 2] & C.NAME:
            is_post = self.is_role(phrase) and bits[last] & bits[last + 2] & C.SINGLE
            last += 2 if is_post or self.trait(last - 2) & T.ORGANIZATION else 0  # the Minister of Health and Farming
        return last

    def _complements(self, phrase: int, preposition: int) -> bool:
        """Whether the preposition and the phrase after it complement the ``phrase``: mayor *of Salem*."""
        bits, tokens = self.bits, self.tokens
        if not (bits[preposition] & C.PREPOSITION and bits[preposition + 1] & C.PHRASE) or self.edges(
            preposition, preposition + 1
        ):
            return False
        token = self.first[preposition]
        if tokens.is_small(token, tokens.sets.genitive_preposition):
            return True
        if bits[phrase] & C.NAME:
            is_named = tokens.is_(token, tokens.sets.name_preposition)
            if is_named and names_organization(tokens, token, tokens.count):
                return True
        is_adjunct = self.is_role(phrase) and tokens.is_(token, tokens.sets.adjunct_preposition)
        return bool(is_adjunct) or holder_start(tokens, token, self.stop[preposition + 1]) >= 0

    def _is_genitive(self, phrase: int, after: int) -> bool:
        """Whether the phrase ``after`` is a genitive that belongs to the ``phrase``: die Leiterin *der Werft*."""
        tokens = self.tokens
        if not tokens.is_(self.first[after], tokens.sets.genitive_determiner):
            return False
        is_noun = self.is_role(phrase) or self.tags[self.first[phrase]] & T.DETERMINER
        return bool(is_noun and self.bits[after] & C.PHRASE) and not self.bits[after] & C.EDGE

    def _complement_either(self, phrase: int, last: int, preposition: int) -> bool:
        """Whether it complements the whole phrase, or its last name: the head of the *Department for Transport*."""
        return self._complements(phrase, preposition) or (last != phrase and self._complements(last, preposition))

    def _is_full_name(self, phrase: int) -> bool:
        """Whether the phrase is a name of two words or more."""
        return bool(self.bits[phrase] & C.NAME) and not self.bits[phrase] & C.SINGLE

    def is_role(self, phrase: int) -> bool:
        """Whether the head of the phrase is a common noun for a person: *the mayor*."""
        opens = C.EDGE | C.SINGLE
        head = self.head[phrase]
        may_be = (
            not self.bits[phrase] & C.NAME or self.bits[phrase] & opens == opens or is_noun_for_one(self.tokens, head)
        )
        return may_be and bool(self.tags[head] & T.ROLE)

    def _are_alike(self, left: int, right: int) -> bool:
        if left and self.bits[left - 1] & (C.PREPOSITION | C.VERBS) and not self.trait(left - 1) & T.ACCORDING:
            return False
        return self._are_of_a_kind(left, right)

    def _are_of_a_kind(self, left: int, right: int) -> bool:
        """Whether the phrases can be coordinated: two names, two pronouns, two other phrases, or a name and a role."""
        bits, sets = self.bits, self.tokens.sets
        if bits[left] & C.NAME and self.is_role(right):
            return True
        if (
            self.is_role(left)
            and bits[right] & C.NAME
            and self._opens_with_role(right, is_post=self._is_bare_post(left))
        ):
            return True  # founder and Oxmere professor Ada Moor, co-founder and CEO Ada Moor
        if self.tokens.is_(self.first[right], sets.third_person_possessive):
            return True  # Ada Moor and her colleagues
        return bits[left] & (C.NAME | C.PRONOUN) == bits[right] & (C.NAME | C.PRONOUN)

    def _is_bare_post(self, phrase: int) -> bool:
        """Whether the phrase is a post without a determiner, as before a name: *co-founder*; not *officials*."""
        return not self.tags[self.first[phrase]] & T.DETERMINER and is_noun_for_one(self.tokens, self.head[phrase])

    def _opens_with_role(self, phrase: int, *, is_post: bool) -> bool:
        """Whether the phrase is a name after a role: *designer* Ada Moor; after another post, it may have a capital."""
        tags, first, case = self.tags, self.first[phrase], 0 if is_post else T.LOWER
        if tags[first] & T.LOWER:
            return True
        return any(tags[token] & (T.ROLE | case) == T.ROLE | case for token in range(first, self.head[phrase]))

    def ends(self, phrase: int, stop: int) -> list[int]:
        """The possible ends of the whole phrase that begins with the base phrase, the longest first."""
        found, last = [phrase + 1], phrase
        while last + 1 < stop and len(found) < _MOST_ENDS:
            after = self._next_part(phrase, last, stop)
            if after < 0:
                break
            last = after
            found.append(last + 1)
        if self.bits[phrase] & C.NAME:
            listed = self._list_end(phrase, stop)
            if listed + 1 > found[-1]:
                found.append(listed + 1)
        found.reverse()
        return found

    def _next_part(self, phrase: int, last: int, stop: int) -> int:
        """The last chunk of the next part of the phrase, after the chunk ``last``, or -1 if it ends there."""
        bits, sets, after = self.bits, self.tokens.sets, last + 1
        if bits[after] & C.ADVERB and self.is_(after, sets.postposed_adjective) and after + 2 < stop:
            return after + 2 if bits[after + 1] & C.PREPOSITION and bits[after + 2] & C.PHRASE else -1
        if bits[after] & C.NAME and self.is_role(phrase) and self.trait(phrase) & T.PLURAL and last == phrase:
            return after  # brothers Ben and Joe Moor
        if self._is_genitive(last, after):
            return after
        link = self._past_bracket(last, stop) + 1
        if link + 1 >= stop or not bits[link + 1] & C.PHRASE or bits[link + 1] & C.TIME:
            return -1
        return link + 1 if self._is_joined(phrase, last, link) else -1

    def _is_joined(self, phrase: int, last: int, link: int) -> bool:
        """Whether ``link`` joins the phrase after it to the ``phrase``: the mayor *of Salem*, a man *named Ben*."""
        bits, sets = self.bits, self.tokens.sets
        if bits[link] & C.CONJUNCTION:
            return not self.is_(link, sets.adversative_conjunction) and self._are_of_a_kind(last, link + 1)
        if bits[link] & C.VERBS and self.is_(link, sets.naming_verb) and bits[link + 1] & C.NAME:
            is_new = bits[link] & C.SINGLE and self.tokens.is_(self.first[phrase], sets.indefinite_determiner)
            return bool(is_new)
        if not self._complement_either(phrase, last, link):
            return False
        ends_in_cue = self.tags[self.stop[link + 1] - 1] & T.NOUN_CUE  # said the mayor in a statement
        return not ends_in_cue or bool(self.is_(link, sets.genitive_preposition))

    def _list_end(self, phrase: int, stop: int) -> int:
        """The last name of a list: Ada Moor, Ben Cole and *Eva Berg*; the phrase itself if it is no list."""
        bits, last = self.bits, self._past_bracket(phrase, stop)
        while last + 2 < stop and bits[last + 1] & C.COMMA and self._is_listed(last + 2):
            last = self._past_bracket(last + 2, stop)
        if last == self._past_bracket(phrase, stop):
            return phrase
        link = last + 1 + (last + 2 < stop and bool(bits[last + 1] & C.COMMA))
        joins = link + 1 < stop and bits[link] & C.CONJUNCTION and bits[link + 1] & C.NAME
        return link + 1 if joins and not self._is_post(link + 1) else phrase

    def _is_listed(self, phrase: int) -> bool:
        return self._is_full_name(phrase) and not self._is_post(phrase)

    def _is_post(self, phrase: int) -> bool:
        """Whether it is a post after a name: Ada Moor, *Co-Founder* and *Chief Executive Officer*, the *Lund Chair*."""
        first = self.first[phrase]
        if self.tags[first] & T.DETERMINER:
            return True
        return self.is_role(phrase) and self.tokens.word(first).lower() not in self.tokens.language.first_names

    def _past_bracket(self, name: int, stop: int) -> int:
        """The bracket between a name and *and* or a comma, or the name itself: Ada Moor *(R-Ariz.)* and Ben Cole."""
        after = name + 1
        is_aside = after + 1 < stop and self.bits[after] & C.BRACKET and self.bits[name] & C.NAME
        return after if is_aside and self.bits[after + 1] & (C.CONJUNCTION | C.COMMA) else name

    def end(self, phrase: int, stop: int) -> int:
        return self.ends(phrase, stop)[0]

    def describes(self, phrase: int) -> bool:
        """Whether the phrase, between commas, is an apposition, an age or a place rather than another person."""
        bits = self.bits[phrase]
        if bits & C.PRONOUN:
            return False
        if self._is_place_or_number(phrase):
            return True
        is_post = bits & C.SINGLE and self.tags[self.head[phrase]] & T.ROLE and self.bits[phrase + 1] & C.PREPOSITION
        return not bits & C.NAME or bool(is_post) or bool(self.tags[self.first[phrase]] & T.DETERMINER)

    def _is_place_or_number(self, phrase: int) -> bool:
        head = self.head[phrase]
        return self.tokens.upos(head) == T.UPOS_NUM or bool((self.tags[self.first[phrase]] | self.tags[head]) & T.PLACE)

    def host_of_aside(self, comma: int, floor: int) -> Span | None:
        bits, tries = self.bits, 0
        for opening in range(comma - 1, floor, -1):
            if tries == _MOST_ASIDES or bits[opening] & (C.STOP | C.COLON):
                break
            if not bits[opening] & SET_OFF or self.tokens.is_(self.first[opening + 1], self.tokens.sets.firm_suffix):
                continue
            host = self.host(opening, floor, in_clause=True)
            if host >= 0 and self._is_of_relative(host, comma):
                continue
            tries += 1
            if host >= 0 and (tries == 1 or bits[opening + 1] & (C.RELATIVE | C.PHRASE | C.VERBS)):
                return self.span(host)
        return None

    def _is_of_relative(self, phrase: int, comma: int) -> bool:
        """Whether it is the subject of a clause with *whose*, or its apposition: Moor, whose *son*, *Ben*, left."""
        if not any(self.bits[chunk] & C.FINITE for chunk in range(phrase, comma)):
            return False  # whose son, by now asleep, said
        bits, before = self.bits, self.opening(phrase) - 1
        if before > 1 and bits[before] & C.COMMA and bits[before - 1] & C.PHRASE:
            before -= 2
        return bool(self.is_(before, self.tokens.sets.relative_possessive))

    def host(self, comma: int, floor: int, *, in_clause: bool = False) -> int:
        """The phrase before a comma that may be a subject and has no verb before it, or -1."""
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
                opens_clause = self.opens_time(chunk - 1) or self.opens_manner(chunk - 1, floor)
                if in_clause and before == chunk - 2 and opens_clause:
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
        """Whether the preposition can open a time clause: it fell *after* Moor, who built it, said so."""
        return bool(self.is_(preposition, self.tokens.sets.temporal_subordinator))

    def opens_manner(self, preposition: int, floor: int) -> bool:
        """Whether it can open a clause of manner after a comma: It leaks, *as* Moor, who built it, said."""
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


def holder_start(tokens: Tokens, preposition: int, stop: int) -> int:
    """The start of the full name after a post with its complement, or -1: Ambassador to Lund *Ada Moor*.

    A complement that begins with a first name or a title is another person: a lawyer for *Ada Lee Moor*. An
    uncapitalized post counts only before a place or an article: the envoy to *the Holy See* Ada Moor. After a place,
    the name may consist of unlisted words: the ambassador to Oxmere *Liu Wen*.

    >>> from quotex.quotations.grammar.examples import example
    >>> holder_start(*example("The envoy to the Holy See Ada Moor said so.", "to"))
    6
    >>> holder_start(*example("A spokesman for Mayor Ada Moor said so.", "for"))
    -1
    """
    tags, first_names = tokens.tags, tokens.language.first_names
    post = preposition - 1
    if post > 1 and tags[post] & T.CAPITALIZED and tokens.is_(post - 1, tokens.sets.genitive_preposition):
        post -= 2  # Secretary of State for Health
    if not is_noun_for_one(tokens, post) or not tokens.is_(preposition, tokens.sets.post_preposition):
        return -1
    first = preposition + 1 + tokens.is_(preposition + 1, tokens.sets.definite_determiner)
    is_title = tags[post] & T.CAPITALIZED or tags[first] & T.PLACE or first > preposition + 1
    if not is_title or not tags[first] & T.CAPITALIZED or tokens.word(first).lower() in first_names:
        return -1
    for token in range(first + 1, min(stop, first + _LONGEST_COMPLEMENT)):
        if not (tags[token] & (T.CAPITALIZED | T.JOINER) or tokens.is_(token, tokens.sets.name_conjunction)):
            break
        if _begins_holder(tokens, token, stop):
            return -1 if is_noun_for_one(tokens, token - 1) else token
    return -1


def _begins_holder(tokens: Tokens, token: int, stop: int) -> bool:
    """Whether a word after the complement of a post begins the holder's name: listed, or after a place."""
    tags, word = tokens.tags, tokens.word(token).lower()
    goes_on = tokens.next_tagged(T.CAPITALIZED, token + 1, min(token + _LONGEST_PARTICLES, stop)) >= 0
    if goes_on and (word in tokens.language.first_names or word in tokens.sets.family_name):
        return not tags[token] & T.PLACE
    is_unlisted = tags[token] & T.CAPITALIZED and not tokens.is_known(token) and not tokens.is_known(token + 1)
    return bool(is_unlisted and tags[token - 1] & T.PLACE)
