"""Clauses and phrases in token indices, for rules that look at single words; ``syntax`` computes the answers."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar import governor
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.syntax import syntax_of
from quotex.quotations.grammar.tokens import Tokens

ReportingClause = tuple[Span, Span]  # its subject and its cue


def is_personal(tokens: Tokens, token: int) -> bool:
    """Whether the token is a personal pronoun: *she*, *they*; not *some* or *who*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_personal(*example("She left.", "She")[:2]), is_personal(*example("Some left.", "Some")[:2])
    (True, False)
    """
    return bool(tokens.tags[token] & T.PRONOUN) and bool(tokens.trait(token) & T.PERSONAL)


def is_relative(tokens: Tokens, token: int) -> bool:
    """Whether the token is a relative pronoun: the mayor *who* left.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_relative(*example("The mayor who left said so.", "who")[:2])
    True
    """
    return bool(tokens.tags[token] & T.PRONOUN) and bool(tokens.trait(token) & T.RELATIVE)


def phrase_at(tokens: Tokens, first: int, stop: int) -> int:
    """The end of the noun phrase that begins at ``first``, or ``first`` if there is none.

    It includes complements with *of*, and those with other prepositions only after a role (a lawyer for the company).

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> def phrase(sentence):
    ...     tokens, first, stop = example(sentence, sentence.split()[0])
    ...     return shown(tokens, (first, phrase_at(tokens, first, stop)))
    >>> phrase("The old mayor of Oxmere said so.")
    'The old mayor of Oxmere'
    >>> phrase("A lawyer for the company left.")
    'A lawyer for the company'
    >>> phrase("Ambassador to Lund Ada Moor left.")
    'Ambassador to Lund Ada Moor'
    >>> phrase("Ada Park and Ben Cole left.")
    'Ada Park and Ben Cole'
    >>> phrase("Ada “Pip” Moor Jr. left.")
    'Ada “Pip” Moor Jr.'
    >>> phrase("A farmer named Ada Moor left.")
    'A farmer named Ada Moor'
    >>> phrase("Ada Moor, the mayor, left.")
    'Ada Moor'
    """
    syntax = syntax_of(tokens)
    if first >= stop or not syntax.bits[syntax.at(first)] & C.PHRASE:
        return first
    chunk = syntax.at(first)
    return min(stop, syntax.stop[syntax.end(chunk, max(syntax.until(stop), chunk + 1)) - 1])


def phrase_before(tokens: Tokens, stop: int, floor: int) -> int:
    """The start of the noun phrase that ends before token ``stop``, or ``stop`` if there is none.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> def phrase(sentence):
    ...     tokens, said, _stop = example(sentence, "said")
    ...     return shown(tokens, (phrase_before(tokens, said, 0), said))
    >>> phrase("It leaks, the old mayor said.")
    'the old mayor'
    >>> phrase("It leaks, all three said.")
    'all three'
    """
    syntax = syntax_of(tokens)
    if stop <= floor or not syntax.bits[syntax.at(stop - 1)] & C.PHRASE:
        return stop
    return max(floor, syntax.span(syntax.at(stop - 1))[0])


def is_finite(tokens: Tokens, token: int) -> bool:
    """Whether the token is the main verb of a finite group, or a pronoun contracted with one: *said*, *she's*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_finite(*example("Ada Moor said so.", "said")[:2]), is_finite(*example("She's here.", "She's")[:2])
    (True, True)
    """
    syntax = syntax_of(tokens)
    chunk = syntax.at(token)
    is_contracted = syntax.bits[chunk] & C.PRONOUN and syntax.trait(chunk) & T.CONTRACTED
    return bool(syntax.bits[chunk] & C.FINITE or is_contracted)


def is_predicated(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether there is a finite verb among the tokens first:stop.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, stop = example("The mayor of Oxmere said so.", "said")
    >>> is_predicated(tokens, 0, stop), is_predicated(tokens, 0, said)
    (True, False)
    """
    return any(is_finite(tokens, token) for token in range(first, stop))


def is_passive(tokens: Tokens, verb: int) -> bool:
    """Whether the verb is a passive participle: is *called* "…".

    >>> from quotex.quotations.grammar.examples import example
    >>> is_passive(*example("The plan is called “bold”.", "called")[:2])
    True
    >>> is_passive(*example("Ada Moor called it “bold”.", "called")[:2])
    False
    """
    syntax = syntax_of(tokens)
    return bool(syntax.bits[syntax.at(verb)] & C.PASSIVE)


def is_strong(tokens: Tokens, verb: int) -> bool:
    """Whether the verb is a form of a reporting verb, also in *-ing*: *said*, *saying*; not *hoped*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_strong(*example("She said so.", "said")[:2]), is_strong(*example("She hoped so.", "hoped")[:2])
    (True, False)
    """
    syntax = syntax_of(tokens)
    return governor.is_strong(syntax, syntax.at(verb))


def cues_before(tokens: Tokens, stop: int, floor: int) -> list[int]:
    """Verbs of saying and thinking before the token ``stop``, the nearest first.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, mark, _stop = example("Ada Moor, who said little, warned: “It leaks.”", "“")
    >>> [tokens.word(cue) for cue in cues_before(tokens, mark, 0)]
    ['warned', 'said']
    """
    if stop <= floor:
        return []
    syntax = syntax_of(tokens)
    return [syntax.head[cue] for cue in governor.cues(syntax, syntax.until(stop), syntax.at(floor))]


def governing_subject(tokens: Tokens, token: int, floor: int) -> Span | None:
    """The subject of the last main verb before ``token``; a participle or coordinated verb at ``token`` shares it.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, adding, _stop = example("Omar Reyes said that it rained, adding more.", "adding")
    >>> shown(tokens, governing_subject(tokens, adding, 0))
    'Omar Reyes'
    """
    syntax = syntax_of(tokens)
    return syntax.shared_subject(syntax.until(token), syntax.at(floor)) if token > floor else None


def subject_before(tokens: Tokens, verb: int, floor: int) -> Span | None:
    """The subject that stands before the verb.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, said, _stop = example("Ada Moor, who left, said so.", "said")
    >>> shown(tokens, subject_before(tokens, said, 0))
    'Ada Moor'
    """
    syntax = syntax_of(tokens)
    return syntax.subject(syntax.at(verb), syntax.at(floor))


def main_subject(tokens: Tokens, floor: int, stop: int) -> Span | None:
    """The subject of the sentence that begins at ``floor``: its first noun phrase after an introduction.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, _left, stop = example("When it rained, the old mayor left.", "left")
    >>> shown(tokens, main_subject(tokens, 0, stop))
    'the old mayor'
    """
    if stop <= floor:
        return None
    syntax = syntax_of(tokens)
    bits, chunk, last = syntax.bits, syntax.at(floor), syntax.until(stop)
    if chunk + 1 < last and bits[chunk] & C.PHRASE and bits[chunk + 1] & (C.STOP | C.CLOSING):
        chunk += 2  # 4. Avoid it.
    while chunk < last and bits[chunk] & _LINK:
        chunk += 1
    if chunk + 1 < last and bits[chunk + 1] & C.PREPOSITION and tokens.upos(syntax.head[chunk]) == T.UPOS_ADJ:
        chunk += 1  # Early in the film
    while chunk < last and (bits[chunk] & _INTRODUCES or bits[chunk] & (C.VERBS | C.FINITE) == C.VERBS):
        while chunk < last and not bits[chunk] & C.COMMA:
            chunk += 1
        while chunk < last and bits[chunk] & _LINK:
            chunk += 1
    if chunk < last and bits[chunk] & C.COPULA:
        chunk += 1  # Here is the mayor
    if chunk >= last or not bits[chunk] & C.PHRASE:
        return None
    return syntax.first[chunk], min(stop, syntax.stop[syntax.end(chunk, last) - 1])


_LINK: Final = C.CONJUNCTION | C.ADVERB | C.COMMA | C.DASH | C.COLON | C.STOP | C.OTHER | C.OPENING | C.CLOSING
_INTRODUCES: Final = C.PREPOSITION | C.SUBORDINATOR | C.TIME


def subject_after(tokens: Tokens, verb: int, stop: int) -> Span | None:
    """The subject right after an inverted verb: said *Ada Park*, a lawyer. *Said in a letter the mayor* has none.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, said, stop = example("“It leaks,” said Ada Park, a lawyer.", "said")
    >>> shown(tokens, subject_after(tokens, said, stop))
    'Ada Park'
    """
    syntax = syntax_of(tokens)
    bits, chunk, last = syntax.bits, syntax.at(verb) + 1, syntax.until(stop)
    if chunk >= last or not bits[chunk] & C.PHRASE or bits[chunk] & C.TIME:
        return None
    return syntax.first[chunk], min(stop, syntax.stop[syntax.end(chunk, last) - 1])


def closes_clause(tokens: Tokens, verb: int, stop: int) -> bool:
    """Whether the reporting verb ends its clause, and so reports the words before it: it leaks, Moor *said* on Monday.

    >>> from quotex.quotations.grammar.examples import example
    >>> closes_clause(*example("It leaks, Ada Moor said on Monday.", "said"))
    True
    >>> closes_clause(*example("Ada Moor said it leaks.", "said"))
    False
    """
    syntax = syntax_of(tokens)
    bits, after, last = syntax.bits, syntax.at(verb) + 1, syntax.until(stop)
    if after < last and bits[after] & C.PHRASE and tokens.trait(verb) & T.TELL:
        after = syntax.end(after, last)
    return after >= last or bool(bits[after] & _CLOSES)


_CLOSES: Final = (
    C.COMMA
    | C.COLON
    | C.DASH
    | C.STOP
    | C.QUOTE
    | C.BRACKET
    | C.OPENING
    | C.CLOSING
    | C.PREPOSITION
    | C.ADVERB
    | C.TIME
)


def said_in(tokens: Tokens, floor: int, stop: int) -> ReportingClause | None:
    """The reporting clause of a sentence without a quotation: *NP said* it leaks; it leaks, *NP said*.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, _said, stop = example("It leaks, the old mayor said.", "said")
    >>> subject, cue = said_in(tokens, 0, stop)
    >>> shown(tokens, subject), shown(tokens, cue)
    ('the old mayor', 'said')
    """
    syntax = syntax_of(tokens)
    low, high = syntax.at(floor), syntax.until(stop)
    cues = [cue for cue in governor.cues(syntax, high, low) if governor.is_strong(syntax, cue)]
    if not cues:
        return None
    cue = cues[0]
    subject = subject_after(tokens, syntax.head[cue], stop)
    is_inverted = syntax.bits[cue - 1] & C.COMMA and syntax.trait(cue) & T.SAY and syntax.bits[cue] & C.FINITE
    is_inverted = is_inverted and not syntax.is_(cue, tokens.sets.never_inverted)  # not: Ada Moor, a lawyer, told me
    if not subject or not is_inverted or is_finite(tokens, subject[1]):
        cue = cue if closes_clause(tokens, syntax.head[cue], stop) else cues[-1]
        subject = governor.speaker(syntax, cue, low, high)
    return (subject, (syntax.head[cue], syntax.head[cue] + 1)) if subject else None
