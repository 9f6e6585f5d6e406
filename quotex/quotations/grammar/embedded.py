"""What stands between a subject and its verb, or holds a subject of its own: brackets, asides, subordinate clauses."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.animacy import can_say
from quotex.quotations.grammar.name_parts import Span, is_name, is_party
from quotex.quotations.grammar.noun_phrases import phrase_before
from quotex.quotations.grammar.tokens import Tokens

__all__ = [
    "aside_start",
    "bracket_start",
    "head_of_relative",
    "is_description",
    "is_embedded",
    "is_predicate_nominal",
    "is_relative",
    "is_restrictive",
    "opens_subordinate_clause",
    "relative_aside_start",
    "sets_the_time",
]

_ASIDE_MARK: Final = T.COMMA | T.DASH | T.COLON | T.STOPPER


_SHORT_RELATIVE: Final = 16  # tokens of a relative clause without a comma


_ENDS_RELATIVE: Final = T.BREAK | T.QUOTED | T.CONJUNCTION | T.REPORTING | T.ATTITUDE


def bracket_start(tokens: Tokens, close: int, floor: int) -> int:
    """A bracket: the token that opens what ``close`` closes.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, close, _stop = example("Ada Moor (54) left.", ")")
    >>> tokens.word(bracket_start(tokens, close, 0))
    '('
    """
    opening = tokens.prev_tagged(T.OPEN, floor + 1, close)
    return opening if opening >= 0 else min(floor, close - 1)


def aside_start(tokens: Tokens, end: int, floor: int) -> int:
    """An aside that ends at the comma ``end`` (Moor*, who left,* said): the comma that opens it, or -1.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("Ada Moor, who left, said so.", "said")
    >>> aside_start(tokens, said - 1, 0)
    2
    """
    opening = tokens.prev_tagged(_ASIDE_MARK, floor + 1, end)
    if opening < 0 or tokens.tags[opening] & (T.COLON | T.STOPPER) or tokens.tags[opening - 1] & T.QUOTED:
        return -1
    return opening


def relative_aside_start(tokens: Tokens, comma: int, opening: int, floor: int) -> int:
    """Where a relative clause with commas of its own opens that ends at ``comma``; ``opening`` where there is none.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("Ada Moor, whose hometown, Oxmere, is small, said so.", "said")
    >>> relative_aside_start(tokens, said - 1, aside_start(tokens, said - 1, 0), 0)
    2
    """
    for token in range(opening - 1, max(floor, comma - _LONGEST_ASIDE), -1):
        if tokens.tags[token] & (T.QUOTED | T.STOPPER | T.COLON):
            break
        is_pronoun = tokens.is_(token, tokens.sets.relative_possessive) or is_relative(tokens, token)
        if tokens.tags[token] & (T.CONJUNCTION | T.SUBORDINATOR) and not is_pronoun:
            break
        if is_pronoun and tokens.tags[token - 1] & T.COMMA:
            has_verb = tokens.next_tagged(T.FINITE | T.AUXILIARY, token, comma) >= 0
            head = phrase_before(tokens, token - 1, max(floor, token - _LONGEST_ASIDE))
            is_governed = head > floor and tokens.tags[head - 1] & T.PREPOSITION
            return token - 1 if has_verb and not is_governed else opening
    return opening


_LONGEST_ASIDE: Final = 30  # tokens


def is_relative(tokens: Tokens, token: int) -> bool:
    """A relative pronoun: the mayor *who* left.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_relative(*example("The mayor who left said so.", "who")[:2])
    True
    """
    return bool(tokens.tags[token] & T.PRONOUN) and bool(tokens.trait(token) & T.RELATIVE)


def is_restrictive(tokens: Tokens, pronoun: int, floor: int) -> bool:
    """A relative pronoun right after its head: the man *who* left; not: Moor, *who* left.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_restrictive(*example("The mayor who left said so.", "who")[:2], 0)
    True
    >>> is_restrictive(*example("Ada Moor, who left, said so.", "who")[:2], 0)
    False
    """
    if pronoun <= floor or not is_relative(tokens, pronoun):
        return False
    return not tokens.tags[pronoun - 1] & (T.BREAK | T.CONJUNCTION | T.PREPOSITION)


def head_of_relative(tokens: Tokens, start: int, floor: int) -> Span | None:
    """The head of a relative clause (*a man* who saw the crash said) whose object is the phrase at ``start``.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, crash, _stop = example("A man who saw the crash said so.", "the")
    >>> shown(tokens, head_of_relative(tokens, crash, 0))
    'A man'
    """
    tags = tokens.tags
    before = tags[start - 1]
    is_gerund = before & T.LOWER and tokens.ends_in(start - 1, tokens.endings.gerund)
    if start - 1 <= floor or not (is_gerund or before & (T.VERB | T.ATTITUDE | T.PREPOSITION)):
        return None
    described = _head_of_participle(tokens, start - 1, floor) if is_gerund and not before & T.PREPOSITION else None
    if described:
        return described
    for who in range(start - 2, max(floor, start - _SHORT_RELATIVE), -1):
        if tags[who] & _ENDS_RELATIVE and not _governs_infinitive(tokens, who):
            break
        if tags[who] & T.SUBORDINATOR and is_relative(tokens, who):
            head = phrase_before(tokens, who, floor)
            is_subject = tokens.is_(who, tokens.sets.relative_who) or tags[who + 1] & T.FINITE
            return (head, who) if head < who and is_subject else None
    return None


def _governs_infinitive(tokens: Tokens, verb: int) -> bool:
    """A verb right before an infinitive: who *asked* to stay anonymous."""
    return bool(tokens.tags[verb] & T.FINITE) and bool(tokens.is_(verb + 1, tokens.sets.infinitive_marker))


def _head_of_participle(tokens: Tokens, participle: int, floor: int) -> Span | None:
    """Participial phrase after its head, which opens the clause: *lawyers* representing Moor said."""
    start = phrase_before(tokens, participle, floor)
    if start == participle or not tokens.tags[participle - 1] & T.ROLE:
        return None
    opens = start == floor or tokens.tags[start - 1] & (T.BREAK | T.QUOTED | T.SUBORDINATOR | T.CONJUNCTION)
    return (start, participle) if opens else None


def opens_subordinate_clause(tokens: Tokens, subordinator: int) -> bool:
    """A subordinate clause to the end of the sentence: it fell *after* Moor, who built it, said so.

    Not an aside (, after Moor, the mayor,) and not a place.

    >>> from quotex.quotations.grammar.examples import example
    >>> opens_subordinate_clause(*example("It fell because Ada Moor, who built it, said so.", "because")[:2])
    True
    """
    return not tokens.tags[subordinator - 1] & T.BREAK and not tokens.is_(
        subordinator, tokens.sets.anterior_subordinator
    )


def is_description(tokens: Tokens, phrase: Span, before: int) -> bool:
    """A description set off after a name: an age, a place, a party, a role. ``before`` are the tags before the phrase.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, comma, stop = example("Ada Moor, 54, said so.", ",")
    >>> is_description(tokens, (comma + 1, comma + 2), tokens.tags[comma])
    True
    """
    first = tokens.tags[phrase[0]]
    if (first & T.DIGIT and not first & (T.LOWER | T.CAPITALIZED)) or (
        first & (T.PLACE | T.TIME) and phrase[1] - phrase[0] <= 2
    ):
        return True
    if not before & T.COMMA or first & T.PRONOUN:
        return False
    if first & T.CAPITALIZED and is_party(tokens, *phrase):
        return True
    return not is_name(tokens, phrase) or _is_post(tokens, phrase)


def _is_post(tokens: Tokens, phrase: Span) -> bool:
    """A role somewhere: Moor, *director of Acme*, said; Moor, *the mayor of Salem*, said; Moor, *a baker*, said."""
    first, tags = phrase[0], tokens.tags.of(*phrase)
    if len(tags) > 1 and tags[0] & T.DETERMINER and first > 1:
        if not _ends_a_name(tokens, first - 1):
            return False  # In May, the mayor of Salem, Ada Moor, said
        if tokens.is_(first, tokens.sets.indefinite_article):
            return True
        tags = tags[1:]
    return bool(tags[0] & T.ROLE and tags[0] & T.LOWER) and any(tag & T.PREPOSITION for tag in tags)


def _ends_a_name(tokens: Tokens, stop: int) -> bool:
    """A name that nothing governs ends before ``stop``: *Ada Moor*, the mayor; not: after meeting Moor."""
    tags, start = tokens.tags, stop
    floor = max(stop - _LONGEST_NAME, 0)
    while start > floor and tags[start - 1] & (T.CAPITALIZED | T.PREPOSITION) == T.CAPITALIZED:
        start -= 1
    if start == stop:
        return False
    return not start or not (tags[start - 1] & T.PREPOSITION or tokens.ends_in(start - 1, tokens.endings.gerund))


_LONGEST_NAME: Final = 5  # tokens


def is_embedded(tokens: Tokens, subject: Span, floor: int) -> bool:
    """The subject of a subordinate clause: after a small word that is no conjunction or adverb, or a relative pronoun.

    Such words are subordinators (*that*, *because*), verbs (*said* she left) and nouns (the dam *farmers* built).

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, moor, _stop = example("It fell because Moor left.", "Moor")
    >>> is_embedded(tokens, (moor, moor + 1), 0), is_embedded(tokens, (0, 1), 0)
    (True, False)
    """
    if is_relative(tokens, subject[0]):
        return True
    if subject[0] <= floor:
        return False
    before = tokens.tags[subject[0] - 1]
    if before & T.TIME and _follows_report(tokens, subject[0] - 1, floor):
        return True
    if before & T.CAPITALIZED and subject[0] - 1 == floor:
        return bool(before & T.SUBORDINATOR)
    if before & T.VERB and tokens.tags[subject[0]] & T.PRONOUN:
        return False
    if before & T.SUBORDINATOR and tokens.is_(subject[0] - 1, tokens.sets.temporal_subordinator):
        return False  # he left when she came in, saying …
    if before & _EMBEDS and not before & (T.COMMA | T.CONJUNCTION):
        return True
    return bool(before & T.LOWER) and not before & (T.CONJUNCTION | T.ADVERB)


def is_predicate_nominal(tokens: Tokens, phrase: Span, floor: int) -> bool:
    """A noun phrase after a form of *be*: the paper was not *a copy of team* rules.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, copy, stop = example("The paper was not a copy of it.", "a")
    >>> is_predicate_nominal(tokens, (copy, stop), 0), is_predicate_nominal(tokens, (0, 2), 0)
    (True, False)
    """
    tags, first = tokens.tags, phrase[0]
    token = first - 1
    while token > floor and tags[token] & (T.ADVERB | T.PREPOSITION) == T.ADVERB:
        token -= 1
    return token > floor and not tags[first] & T.PRONOUN and bool(tokens.is_(token, tokens.sets.auxiliary_be))


def sets_the_time(tokens: Tokens, subject: Span, floor: int) -> bool:
    """The subject of a clause of time that can say nothing: she left after *reports* came in, saying.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, dams, _stop = example("She left after dams broke.", "dams")
    >>> sets_the_time(tokens, (dams, dams + 1), 0), sets_the_time(tokens, (0, 1), 0)
    (True, False)
    """
    before = subject[0] - 1
    if before < floor or not tokens.is_(before, tokens.sets.temporal_subordinator):
        return False
    first, last = tokens.tags[subject[0]], tokens.tags[subject[1] - 1]
    is_group = (
        first & T.CAPITALIZED and last & T.ROLE and tokens.tags[before - 1] & T.COMMA
    )  # , when Moor supporters came in
    return not (first & T.PRONOUN or is_group or can_say(tokens, subject))


def _follows_report(tokens: Tokens, time: int, floor: int) -> bool:
    """Does a verb of saying stand before a time, so that what follows is reported: Moor said *on Thursday* she left?"""
    token = time - 1
    return token > floor and tokens.tags[token] & (T.REPORTING | T.FINITE) == T.REPORTING | T.FINITE


_EMBEDS: Final = T.SUBORDINATOR | T.REPORTING | T.ATTITUDE | T.VERB | T.PREPOSITION | T.ROLE
