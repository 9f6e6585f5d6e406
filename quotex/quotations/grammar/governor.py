"""The governor of a quotation (a verb before it) and the subject of that verb, found by walks over chunks."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.animacy import is_somebody
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.syntax import Syntax

_FARTHEST: Final = 80  # tokens between a cue and the quotation
_MOST_CUES: Final = 8  # of one quotation
_LONGEST_OBJECT: Final = 9  # chunks; the object of a verb of quoting
_CUE: Final = T.REPORTING | T.ATTITUDE | T.PARTICIPLE
_BARRIER: Final = C.COMMA | C.COLON | C.DASH | C.CONJUNCTION | C.STOP


def is_strong(syntax: Syntax, cue: int) -> bool:
    """Whether the cue is a form of a reporting verb, also in *-ing*: *said*, *saying*; not *hoped*.

    >>> from quotex.quotations.grammar.examples import example
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, said, _stop = example("She said so.", "said")
    >>> syntax = syntax_of(tokens)
    >>> is_strong(syntax, syntax.at(said))
    True
    """
    tag = syntax.tags[syntax.head[cue]]
    return bool(tag & T.REPORTING) or bool(tag & T.PARTICIPLE and not syntax.trait(cue) & T.ATTITUDE_VERB)


def cues(syntax: Syntax, stop: int, floor: int) -> list[int]:
    """The verb groups of saying and thinking before the chunk ``stop``, the nearest first.

    >>> from quotex.quotations.grammar.examples import example
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, mark, _stop = example("Ada Moor, who said little, warned: “It leaks.”", "“")
    >>> syntax = syntax_of(tokens)
    >>> [tokens.word(syntax.head[cue]) for cue in cues(syntax, syntax.at(mark), 0)]
    ['warned', 'said']
    """
    found: list[int] = []
    farthest, bits, tags = syntax.first[stop] - _FARTHEST, syntax.bits, syntax.tags
    for chunk in range(stop - 1, floor - 1, -1):
        if not bits[chunk] & C.VERBS or not tags[syntax.head[chunk]] & _CUE:
            continue
        if syntax.first[chunk] <= farthest or len(found) == _MOST_CUES:
            break
        if _is_cue(syntax, chunk, stop, floor):
            found.append(chunk)
    return found


def _is_cue(syntax: Syntax, chunk: int, stop: int, floor: int) -> bool:
    tokens, verb = syntax.tokens, syntax.head[chunk]
    sets = tokens.sets
    if chunk > floor and tokens.tags[verb] & T.CAPITALIZED:
        return False
    if tokens.is_(verb, sets.quoting) and verb and tokens.trait(verb - 1) & T.FIRST:
        return False  # said, and I quote, “…”
    if tokens.is_(verb, sets.loose_saying) and _is_action(syntax, chunk, stop):
        return False
    is_noun = tokens.trait(verb) & (T.NOUN_LIKE | T.THIRD) == T.NOUN_LIKE | T.THIRD
    if is_noun and chunk + 2 < stop and syntax.bits[chunk + 1] & C.COLON:
        return False  # Safety rules: for example, “…”
    return not (tokens.is_(verb, sets.naming_participle) and chunk > floor and _names_noun(syntax, chunk, stop, floor))


def _is_action(syntax: Syntax, verb: int, stop: int) -> bool:
    """Whether a verb that can mean saying means an action here: *began* a “war”; not: *held* that it is."""
    bits, tokens, after = syntax.bits, syntax.tokens, verb + 1
    if after == stop or bits[after] & (C.COMMA | C.INFINITIVE) or bits[stop - 1] & (C.COMMA | C.COLON):
        return False  # began: “…”; the court held, …
    if syntax.is_(stop - 1, tokens.sets.infinitive_marker) or tokens.is_(
        syntax.first[after], tokens.sets.complementizer
    ):
        return False
    is_phrase = tokens.phrase_stop(syntax.head[verb]) > syntax.first[after]  # went on
    mark = syntax.stop[stop - 1]  # of a quotation; or else the next sentence begins there
    is_capital = tokens.tags[mark] & T.QUOTED and tokens.scan.next_tagged(T.LOWER, mark + 1, mark + 2) < 0
    return not is_phrase and not is_capital


def _names_noun(syntax: Syntax, chunk: int, stop: int, floor: int) -> bool:
    """Whether it is a participle between a noun and its name: a group *called* Acme; a book of 1990 *called* “Rain”."""
    bits, wanted = syntax.bits, C.SINGLE | C.PARTICIPLE
    noun = syntax.before_adjuncts(chunk - 1, floor) if chunk + 1 == stop else chunk - 1
    if bits[chunk] & wanted != wanted or bits[noun] & (C.PHRASE | C.NAME) != C.PHRASE:
        return False
    is_name = chunk + 1 < stop and syntax.tokens.raw_tags[syntax.first[chunk + 1]] & T.CAPITALIZED
    if chunk + 1 < stop and (not is_name or syntax.end(chunk + 1, stop) >= stop):
        return False
    if noun > floor and bits[noun - 1] & (C.RELATIVE | C.PHRASE):
        return False  # a dam that a farmer called “dull”
    return bool(syntax.tokens.is_(syntax.first[noun], syntax.tokens.sets.indefinite_determiner))


def governing_cue(syntax: Syntax, found: list[int], stop: int, floor: int, *, is_whole: bool) -> int:
    """The cue that governs the quotation at chunk ``stop``: the outermost, unless a comma parts it from a strong one.

    ``is_whole``: the quotation is a whole sentence. (Muzny et al., EACL 2017, take the nearest cue.)

    >>> from quotex.quotations.grammar.examples import example
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, mark, _stop = example("Ada Moor said she hoped “it rains.”", "“")
    >>> syntax = syntax_of(tokens)
    >>> stop = syntax.at(mark)
    >>> tokens.word(syntax.head[governing_cue(syntax, cues(syntax, stop, 0), stop, 0, is_whole=False)])
    'said'
    """
    chosen = found[0]
    if len(found) == 1 or _governs_alone(syntax, chosen, stop, is_whole=is_whole):
        return chosen
    for cue in found[1:]:
        if any(syntax.bits[chunk] & C.STOP for chunk in range(cue, chosen)):
            break
        if not _may_govern(syntax, cue, chosen, stop, floor):
            continue
        if is_strong(syntax, chosen) and _is_separate(syntax, cue, chosen, floor):
            break
        chosen = cue
    return chosen


def _governs_alone(syntax: Syntax, cue: int, stop: int, *, is_whole: bool) -> bool:
    """Whether no cue before it can govern: Ada Moor, who hopes to stay, *said* “I will”; *said* at lunch, “…”."""
    bits, says = syntax.bits, T.SAY | T.PAST
    if cue == stop - 1 and is_whole and syntax.trait(cue) & says == says and bits[cue] & C.FINITE:
        return True
    if not bits[stop - 1] & (C.COMMA | C.COLON) or syntax.is_(cue, syntax.tokens.sets.loose_saying):
        return False
    return is_strong(syntax, cue) and _reaches(syntax, cue, stop)


def _may_govern(syntax: Syntax, outer: int, inner: int, stop: int, floor: int) -> bool:
    """Whether the outer cue is strong and reports the quotation itself; not: the Tribune *reported* that Moor said."""
    bits, sets = syntax.bits, syntax.tokens.sets
    if not is_strong(syntax, outer) or bits[outer + 1] & C.QUOTE:
        return False
    if syntax.is_(floor, sets.temporal_subordinator) and _precedes(syntax, outer, inner, stop, floor):
        return False
    relays = syntax.is_(outer, sets.relaying_verb) and bits[inner] & C.FINITE
    return not (relays and syntax.tags[syntax.head[inner]] & T.REPORTING)


def _is_separate(syntax: Syntax, outer: int, inner: int, floor: int) -> bool:
    """Whether the inner verb's clause is no part of what the outer reports: who *called* it “a mess,” said."""
    if _embeds(syntax, outer, inner, floor):
        return False
    bits, after = syntax.bits, outer + 1
    if _is_parted(syntax, after, inner) or _is_circumstance(syntax, outer, inner, floor):
        return True
    is_object = inner == after + 1 and bits[after] & C.PHRASE  # recalled Moor saying
    is_gerund = after < inner and bits[inner] & (C.GERUND | C.FINITE) == C.GERUND
    return is_gerund and not is_object and controller(syntax, inner, floor) is not None


def _precedes(syntax: Syntax, outer: int, inner: int, stop: int, floor: int) -> bool:
    """Whether the outer verb is in a time clause, and the inner in the main clause: when I *asked* he *said* “…”."""
    subject = syntax.subject(outer, floor)
    if not subject or syntax.at(subject[0]) != floor + 1 or syntax.is_(floor, syntax.tokens.sets.manner_subordinator):
        return False
    goes_on = syntax.ends_in_comma(stop) or (stop + 1 < syntax.count and syntax.bits[stop + 1] & C.COMMA)
    return bool(syntax.bits[inner] & C.FINITE) and not goes_on


def _reaches(syntax: Syntax, cue: int, stop: int) -> bool:
    """Whether only an addressee, a time and a place stand between the cue and the mark: told him *at lunch*, “…”."""
    bits, trait, chunk = syntax.bits, syntax.trait(cue), cue + 1
    if chunk < stop and bits[chunk] & C.PHRASE:
        is_told = trait & T.TELL or syntax.tokens.is_(syntax.first[chunk], syntax.tokens.sets.object_pronoun)
        if not is_told and not bits[chunk] & C.TIME:
            return chunk >= stop - 1
        chunk = syntax.end(chunk, stop)
    return all(bits[between] & (C.ADVERB | C.BRACKET | C.TIME) for between in range(chunk, stop - 1))


def _embeds(syntax: Syntax, outer: int, inner: int, floor: int) -> bool:
    """Whether the inner verb's clause is the outer's complement: *said* (that) the mayor, who left, *called* it."""
    bits, subject = syntax.bits, syntax.subject(inner, floor)
    if not subject or not bits[inner] & C.FINITE:
        return False
    chunk = syntax.at(subject[0]) - 1
    while chunk > outer and not syntax.is_(chunk, syntax.tokens.sets.free_relative):
        is_that = bits[chunk] & C.SUBORDINATOR and syntax.is_(chunk, syntax.tokens.sets.complementizer)
        is_told = chunk == outer + 1 and syntax.trait(outer) & T.TELL
        if bits[chunk] & C.PHRASE and bits[chunk - 1] & C.PREPOSITION:
            chunk -= 2
        elif bits[chunk] & (C.ADVERB | C.BRACKET | C.TIME) or is_that or (bits[chunk] & C.PHRASE and is_told):
            chunk -= 1
        else:
            break
    return chunk == outer


def _is_circumstance(syntax: Syntax, outer: int, inner: int, floor: int) -> bool:
    """Whether the inner verb is in a time clause right after the outer: *began* after Moor *said* it was “over”."""
    says = syntax.bits[inner] & C.FINITE and syntax.trait(inner) & (T.SAY | T.TELL)
    says = says and not syntax.is_(inner, syntax.tokens.sets.loose_saying)  # warned as the storm began
    subject = syntax.subject(inner, floor) if says else None
    opening = syntax.at(subject[0]) if subject else floor
    return opening == outer + 2 and syntax.is_subordinate(opening, floor)


def _is_parted(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a comma, or a quotation that ends in one, separates two verbs: who *called* it “a mess,” *said*."""
    bits = syntax.bits
    for chunk in range(first, stop):
        if bits[chunk] & _BARRIER or (bits[chunk] & C.QUOTE and syntax.ends_in_comma(chunk)):
            return True
    return False


# The subject of a verb


def speaker(syntax: Syntax, cue: int, floor: int, stop: int) -> Span | None:
    """The source of the verb at the chunk ``cue``, in the sentence floor:stop.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, said, stop = example("Ada Moor, who left, said it leaks.", "said")
    >>> syntax = syntax_of(tokens)
    >>> shown(tokens, speaker(syntax, syntax.at(said), 0, syntax.count))
    'Ada Moor'
    """
    bits, tokens = syntax.bits, syntax.tokens
    sets = tokens.sets
    if bits[cue] & C.GERUND and not bits[cue] & C.FINITE:
        return controller(syntax, cue, floor) or syntax.subject(cue, floor) or first_subject(syntax, cue, floor)
    if syntax.is_(cue, sets.quoting) and cue + 1 < stop and bits[cue + 1] & C.PHRASE:
        quoted = _quoted_name(syntax, cue, stop)
        if quoted:
            return quoted
    found = _inverted(syntax, cue, floor, stop)
    if found:
        return found
    found = syntax.subject(cue, floor)
    if found is None and cue > floor and bits[cue - 1] & (C.CONJUNCTION | C.VERBS | C.COMMA):
        found = first_subject(syntax, cue, floor)
    if found and tokens.is_(found[0], sets.addressee) and not is_strong(syntax, cue):
        return None  # you might expect
    return found


def _quoted_name(syntax: Syntax, cue: int, stop: int) -> Span | None:
    """The person quoted by a verb of quoting: The Tribune quotes *Ada Moor*: “…”; quoted *Ada Moor* as saying."""
    name = cue + 1
    end = syntax.end(name, stop)
    ends = end >= stop or syntax.bits[end] & (C.COLON | C.STOP) or syntax.is_(end, syntax.tokens.sets.predicative)
    ends = ends or (syntax.bits[end] & C.COMMA and syntax.bits[stop - 1] & C.COLON)
    last = syntax.stop[end - 1]
    if not ends or not syntax.bits[name] & C.NAME or syntax.tags[last - 1] & T.POSSESSIVE:
        return None
    return syntax.first[name], last


def _inverted(syntax: Syntax, cue: int, floor: int, stop: int) -> Span | None:
    """The subject after a verb that opens the clause: “…,” *said Moor*, “…”; the lake, *says Moor*, is “…”."""
    bits, after = syntax.bits, cue + 1
    if after >= stop or not bits[after] & C.PHRASE or bits[after] & C.TIME or not _may_invert(syntax, cue):
        return None
    before = cue - 1
    while before >= floor and bits[before] & C.ADVERB:
        before -= 1
    end = syntax.end(after, stop)
    span = syntax.first[after], syntax.stop[end - 1]
    if before < floor or bits[before] & (C.STOP | C.COLON):
        return span
    if bits[before] & C.QUOTE:
        is_object = end < stop and (bits[end] & C.FINITE or syntax.is_(end, syntax.tokens.sets.predicative))
        return None if is_object else span
    if not bits[before] & C.COMMA:
        return None
    follows_quote = before == floor or bits[before - 1] & C.QUOTE
    is_aside = end < stop and bits[end] & (C.COMMA | C.COLON) and syntax.trait(cue) & (T.SAY | T.TELL) == T.SAY
    return span if follows_quote or (is_aside and is_somebody(syntax.tokens, span)) else None


def _may_invert(syntax: Syntax, cue: int) -> bool:
    """Whether the phrase after a verb can be its subject: *said* Moor; not: *told* Moor, *said* it, *went on* today."""
    tokens, verb, first = syntax.tokens, syntax.head[cue], syntax.first[cue + 1]
    sets = tokens.sets
    if not syntax.bits[cue] & C.SINGLE or tokens.phrase_stop(verb) > first:
        return False
    is_transitive = tokens.is_(verb, sets.never_inverted) or tokens.is_(verb, sets.object_control)
    return not is_transitive and not tokens.is_(first, sets.object_pronoun)


def first_subject(syntax: Syntax, stop: int, floor: int) -> Span | None:
    """The subject of the sentence: after an introduction, its first noun phrase without a preposition.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, _left, _stop = example("In May Ada Moor left.", "left")
    >>> syntax = syntax_of(tokens)
    >>> shown(tokens, first_subject(syntax, syntax.at(4), syntax.at(0)))
    'Ada Moor'
    """
    bits, chunk = syntax.bits, floor
    while chunk < stop:
        if bits[chunk] & C.PREPOSITION:
            chunk += 2
            continue
        if bits[chunk] & C.PHRASE and not bits[chunk] & C.TIME:
            return syntax.span(chunk)
        if chunk == floor and bits[chunk] & (C.SUBORDINATOR | C.VERBS | C.ADVERB):
            while chunk < stop and not bits[chunk] & C.COMMA:
                chunk += 1
        chunk += 1
    return None


def agent(syntax: Syntax, chunk: int, stop: int, words: bytes) -> Span | None:
    """The agent of a passive that begins at the chunk: *by farmers*.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, by, _stop = example("It was praised by farmers.", "by")
    >>> syntax = syntax_of(tokens)
    >>> shown(tokens, agent(syntax, syntax.at(by), syntax.count, tokens.sets.agent_preposition))
    'farmers'
    """
    if chunk + 1 >= stop or not syntax.bits[chunk] & C.PREPOSITION or not syntax.is_(chunk, words):
        return None
    if not syntax.bits[chunk + 1] & C.PHRASE:
        return None
    return syntax.first[chunk + 1], syntax.stop[syntax.end(chunk + 1, stop) - 1]


# Control: the subject of a gerund or participle that has none of its own


def controller(syntax: Syntax, gerund: int, floor: int) -> Span | None:
    """The subject of a gerund by control: praised *Moor* for saying; with *Moor* saying; quoted *Moor* as saying.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, saying, _stop = example("Ben Cole praised Ada Moor for saying so.", "saying")
    >>> syntax = syntax_of(tokens)
    >>> shown(tokens, controller(syntax, syntax.at(saying), 0))
    'Ada Moor'
    """
    bits, before = syntax.bits, gerund - 1
    if gerund - 2 < floor:
        return None
    if bits[before] & (C.PREPOSITION | C.SUBORDINATOR) and bits[before - 1] & (C.PHRASE | C.COMMA):
        found = _controlling_object(syntax, gerund, floor)
        if found:
            return found
    is_of = before - 2 > floor and syntax.is_(before - 1, syntax.tokens.sets.genitive_preposition)
    for noun in (before, before - 2)[: 1 + is_of]:  # a video shows Moor saying, the mayor of Salem saying
        if bits[noun] & C.PHRASE and _takes_participle(syntax, noun, gerund, floor):
            return syntax.span(noun)
    for chunk in range(before, max(floor, before - _LONGEST_OBJECT), -1):
        if bits[chunk] & (C.STOP | C.COLON | C.QUOTE | C.CONJUNCTION | C.VERBS):
            break
        is_with = bits[chunk] & C.PREPOSITION and syntax.is_(chunk, syntax.tokens.sets.participle_governor)
        if is_with and bits[chunk - 1] & C.COMMA and bits[chunk + 1] & C.PHRASE:
            span = syntax.span(chunk + 1)  # with Moor, a lawyer, now saying
            return span if is_somebody(syntax.tokens, span) else None
    return None


def _controlling_object(syntax: Syntax, gerund: int, floor: int) -> Span | None:
    """The object that controls a gerund: praised *Moor* for saying; quoted *Moor*, a farmer, as saying."""
    bits, sets, preposition, phrase = syntax.bits, syntax.tokens.sets, gerund - 1, gerund - 2
    if syntax.is_(preposition, sets.predicative):
        for verb in range(phrase, max(floor, phrase - _LONGEST_OBJECT) - 1, -1):
            if bits[verb] & C.VERBS and syntax.is_(verb, sets.quoting):
                return syntax.span(verb + 1) if bits[verb + 1] & C.PHRASE and not bits[verb] & C.PASSIVE else None
    while phrase - 2 > floor and bits[phrase - 1] & C.PREPOSITION and bits[phrase - 2] & C.PHRASE:
        phrase -= 2  # blamed Moor in the spring for saying
    verb = phrase - 1
    if verb < floor or not bits[verb] & C.VERBS or bits[verb] & C.PASSIVE:
        return None
    if not syntax.is_(preposition, sets.control_preposition) or not syntax.is_(verb, sets.object_control):
        return None
    says = syntax.trait(gerund) & T.SAY or syntax.is_(gerund, sets.calling)
    return syntax.span(phrase) if says else None


def _takes_participle(syntax: Syntax, phrase: int, gerund: int, floor: int) -> bool:
    """Whether the noun before a participle is its subject: a woman *yelling*, hats *reading*; not: her coach saying."""
    bits, tokens = syntax.bits, syntax.tokens
    span = syntax.span(phrase)
    opening = syntax.at(span[0])
    before = opening - 1
    if opening <= floor or bits[before] & (C.COMMA | C.DASH | C.CONJUNCTION):
        return True
    governor = syntax.head[before] if bits[before] & C.VERBS else syntax.first[before]
    if tokens.is_(governor, tokens.sets.participle_governor):
        return True
    if opening >= 2 and syntax.is_(opening - 2, tokens.sets.recording_noun):
        return True  # footage of Moor saying
    is_definite = tokens.tags[syntax.first[phrase]] & T.DETERMINER
    is_somebody_new = not is_definite and tokens.tags[syntax.head[phrase]] & T.ROLE
    if is_somebody_new and syntax.trait(gerund) & (T.SAY | T.TELL):
        return True
    return bool(syntax.is_(gerund, tokens.sets.inscribed_participle))
