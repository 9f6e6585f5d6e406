"""Control: whose a participle, a gerund or an infinitive is that has no subject of its own."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.animacy import is_human_noun
from quotex.quotations.grammar.name_parts import Span, is_name
from quotex.quotations.grammar.noun_phrases import phrase_at
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.grammar.verb_groups import is_passive

__all__ = ["controlling_object", "takes_participle"]


def takes_participle(tokens: Tokens, phrase: Span, participle: int) -> bool:
    """Is the noun before a participle its subject: a woman *yelling*, hats *reading*; not: her coach saying?

    >>> from quotex.quotations.grammar.examples import example
    >>> def takes(sentence, noun):
    ...     tokens, first, _stop = example(sentence, noun.split()[0])
    ...     saying = first + len(noun.split())
    ...     return takes_participle(tokens, (first, saying), saying)
    >>> takes("There were cases such as Moor saying so.", "Moor"), takes("She wrote to Moor saying so.", "Moor")
    (True, False)
    >>> takes("It is long, from Moor saying so to others.", "Moor"), takes("She ran from Moor saying so.", "Moor")
    (True, False)
    >>> takes("They met some farmers saying so.", "some farmers"), takes("They met her coach saying so.", "her coach")
    (True, False)
    """
    tags, sets = tokens.tags, tokens.sets
    start, stop = phrase
    if start and _governs_participle(tokens, start - 1):
        return True
    is_definite = tags[start] & T.DETERMINER and not tokens.is_(start, sets.indefinite_determiner)
    if stop != participle or is_definite:
        return False
    if tokens.is_(participle, sets.inscribed_participle):
        return True
    if not tokens.trait(participle) & (T.SAY | T.TELL):
        return False
    if start and is_name(tokens, phrase) and not tags[stop - 1] & (T.PLACE | T.TIME | T.POSSESSIVE):
        is_listed = start < 2 or tags[start - 2] & (T.BREAK | T.PREPOSITION)
        return bool(is_listed and tokens.is_(start - 1, sets.participial_preposition))  # such as, or, from Moor saying
    return is_human_noun(tokens, stop - 1)


def _governs_participle(tokens: Tokens, token: int) -> bool:
    """Does what stands before a noun take its participle, too: *heard* Moor saying, a video *of* Moor saying?"""
    if tokens.is_(token, tokens.sets.participle_governor):
        return True
    is_genitive = token and tokens.is_(token, tokens.sets.genitive_preposition)
    return bool(is_genitive) and bool(tokens.is_(token - 1, tokens.sets.recording_noun))


def controlling_object(tokens: Tokens, gerund: int, floor: int) -> Span | None:
    """Object control: the object of a verb of praise or blame is the subject of its gerund: praised *Moor* for saying.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, calling, _stop = example("Ben Cole criticized Ada Moor for calling it “bold”.", "calling")
    >>> shown(tokens, controlling_object(tokens, calling, 0))
    'Ada Moor'
    """
    sets = tokens.sets
    if gerund - 3 < floor or not tokens.is_(gerund - 1, sets.control_preposition):
        return None
    if not (tokens.trait(gerund) & T.SAY or tokens.is_(gerund, sets.calling)):
        return None  # praised Moor for showing “courage”
    verb = tokens.prev_tagged(T.REPORTING | T.ATTITUDE | T.VERB, max(floor, gerund - _LONGEST_OBJECT), gerund - 1)
    while verb >= 0 and not tokens.is_(verb, sets.object_control):
        verb = tokens.prev_tagged(T.REPORTING | T.ATTITUDE | T.VERB, max(floor, gerund - _LONGEST_OBJECT), verb)
    if verb < 0 or is_passive(tokens, verb, gerund):
        return None
    end = phrase_at(tokens, verb + 1, gerund - 1)
    return (verb + 1, end) if end > verb + 1 else None


_LONGEST_OBJECT: Final = 12  # tokens
