"""Words that are mentioned and said by nobody: what the reader is told to say or to look up, examples, labels, code.

Whole sentences in marks are somebody's words as a rule, and no one is needed to have said so. What leads to them may
tell that they are not: *Ask yourself:* “…”; *For more, see* “…”.
"""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution, is_somebody
from quotex.quotations.grammar.clauses import phrase_before
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.spans.context import QuoteContext

__all__ = ["is_coordinated", "is_mentioned", "is_termed"]


def is_mentioned(tokens: Tokens, context: QuoteContext, found: Attribution | None) -> bool:
    """Does what leads to the quotation tell that nobody says it? ``found`` is whoever was taken to speak."""
    tags, before = tokens.tags, context.first - 1
    if found and not tags[found.source[0]] & _NOMINAL and tokens.is_(found.source[0], tokens.sets.imperative_lead):
        found = None  # don’t ever say
    cue = found.cue if found else None
    if cue and cue[0] < context.floor:
        found = None  # the cue of another sentence
    elif found and _is_supposed(tokens, found):
        return True
    elif cue and _leads_straight(tokens, context, cue[0]):
        return False
    if _is_code(tokens.text, context):
        return True
    if context.facts & T.INITIAL:
        return False
    return (
        is_termed(tokens, context, found)
        or _is_named(tokens, context, found)
        or _is_for_the_reader(tokens, context, found)
        or (context.ending == "?" and _answers_a_question(tokens, context, found))
        or _is_example(tokens, context, found)
        or bool(tags[before] & T.PREPOSITION and tokens.is_(before, tokens.sets.pairing_preposition))
    )


_NOMINAL: Final = T.PRONOUN | T.DETERMINER


def _is_supposed(tokens: Tokens, found: Attribution) -> bool:
    """Is it anybody in a clause that only supposes something: *when one says* “…”; not: when one of them said “…”?"""
    subject, stop = found.source
    if stop > subject + 1 or not tokens.is_(subject, tokens.sets.generic_pronoun):
        return False
    if not tokens.is_(subject - 1, tokens.sets.supposing_subordinator):
        return False
    return bool(tokens.is_(subject, tokens.sets.addressee)) or not (found.cue and tokens.trait(found.cue[0]) & T.PAST)


def _leads_straight(tokens: Tokens, context: QuoteContext, cue: int) -> bool:
    """Does a finite verb of saying stand right before the quotation: *said*, “…”?"""
    if not 0 < context.first - cue <= 2 or context.ending == "?":
        return False
    return tokens.tags[cue] & _SAID == _SAID and bool(tokens.trait(cue) & T.SAY)


_SAID: Final = T.REPORTING | T.FINITE


def _is_code(text: str, context: QuoteContext) -> bool:
    """Is it a string of code, by what touches its marks: name="…", call("…"), {"…"}, "key": "…", `…`?"""
    opening, closing = context.start - 1, context.end
    after = text[closing + 1 : closing + 2]
    if text[opening] in _CURLY and after != "}" and text[opening - 1 : opening] == " ":
        return False  # as in most texts
    before = text[max(opening - 1, 0) : opening]
    if text[opening] == "`":
        return text[closing : closing + 1] == "`"
    if before in _GLUED or after == "}" or (before == "(" and text[max(opening - 2, 0)].isalnum()):
        return True
    if text[opening] != '"' or not context.facts & T.AFTER_COLON:
        return False
    return text[max(opening - 4, 0) : opening].rstrip().endswith('":') or text[closing + 1 : closing + 3] == ",\n"


_CURLY: Final = frozenset("“‘")
_GLUED: Final = frozenset("={€")  # â€“ is a dash read in the wrong encoding


def is_coordinated(tokens: Tokens, context: QuoteContext, before: QuoteContext) -> bool:
    """Does only a comma or a conjunction part it from the quotation before: say “…” *or* “…”?"""
    if not context.facts & T.SHARES or context.first - before.stop > _LONGEST_LINK:
        return False
    between = range(before.stop, context.first)
    return all(tokens.tags[token] & (T.COMMA | T.CONJUNCTION) for token in between)


_LONGEST_LINK: Final = 3  # tokens


def _answers_a_question(tokens: Tokens, context: QuoteContext, found: Attribution | None) -> bool:
    """Is it a question that many ask, or one that is only answered: *a common question is* “…?”; *answer* “…?”"""
    if found and found.cue and tokens.trait(found.cue[1]) & T.FIRST_SECOND:
        return False  # a common question that people ask me
    least = max(context.floor, context.first - _FAR)
    for token in range(context.first - 1, least - 1, -1):
        if tokens.is_(token, tokens.sets.question):
            before = range(max(least, token - _NEAR), token)
            return any(tokens.is_(word, tokens.sets.question_lead) for word in before)
    return any(
        tokens.is_(token, tokens.sets.answering) for token in range(max(least, context.first - 2), context.first)
    )


_FAR: Final = 16  # tokens
_NEAR: Final = 4


def _is_example(tokens: Tokens, context: QuoteContext, found: Attribution | None) -> bool:
    """Is it an example of what might be said or written: *e.g.*, “…”; *questions like* “…”?"""
    token = context.first - 1
    while token > context.floor and tokens.tags[token] & (T.BREAK | T.JOINER):
        token -= 1
    said = found is not None and found.cue is not None and bool(tokens.trait(found.cue[0]) & T.SAY)
    if tokens.is_(token, tokens.sets.example_word):
        return not (said and found and is_somebody(tokens, found.source))  # she said, for example, “…”
    return not said and _likens(tokens, context.floor, token)


def is_termed(tokens: Tokens, context: QuoteContext, found: Attribution | None) -> bool:
    """Is it a word as a word or a title, as what stands before it says: the *word* “…”; *so-called*, *vote* “…”?

    Where a clause of its own follows (the title “means the world,” *she said*), a single word is, and a title.
    """
    facts, tags, word = context.facts, tokens.tags, context.first - 1
    if facts & T.INITIAL:
        return False
    if _is_so_called(tokens, word):
        return True
    is_apposition = not tags[word] & T.COMMA  # the word “…”; not: asked for a word, “…”
    word -= not is_apposition
    is_short = is_apposition and _is_short(context, found)
    if tags[word] & T.LOWER and tokens.is_(word, tokens.sets.term_noun):
        is_governed = is_apposition and tags[word - 2] & T.PREPOSITION and not _has_clause(found)  # under the title “…”
        return bool(facts & T.TITLED or is_short or is_governed) and not (found and _is_judged(tokens, found, word))
    if is_short and _is_ballot(tokens, word, found):
        return True
    word -= bool(tags[word] & T.DETERMINER)
    if is_short and _is_called(tokens, context, word):
        return True
    return bool(facts & T.CAPITAL and tokens.is_(word, tokens.sets.titling_participle))


def _has_clause(found: Attribution | None) -> bool:
    """Does a clause of its own follow the quotation: “…,” *she said*?"""
    return found is not None and bool(found.evidence & T.ANY_AFTER)


def _is_short(context: QuoteContext, found: Attribution | None) -> bool:
    """Few enough words for a term, and a single one where a clause of its own follows."""
    return context.stop - context.first - 2 <= (_WORD if _has_clause(found) else _TERM)


def _is_ballot(tokens: Tokens, verb: int, found: Attribution | None) -> bool:
    """Is it what is marked on a ballot: *vote* “no”; not: called those who vote “heroes,” the *vote* “matters”?"""
    if not tokens.is_(verb, tokens.sets.voting) or tokens.tags[verb - 1] & (T.DETERMINER | T.POSSESSIVE):
        return False
    return not (found and found.cue and tokens.trait(found.cue[0]) & T.NAMING)


def _is_called(tokens: Tokens, context: QuoteContext, participle: int) -> bool:
    """Is it what a thing is called, by nobody in particular: *is called* “…”; not: was called “…” by Moor?"""
    if not tokens.is_(participle, tokens.sets.calling_participle):
        return False
    token = participle - 1
    token -= bool(tokens.tags[token] & T.ADVERB)
    return bool(tokens.is_(token, tokens.sets.auxiliary_be)) and not _has_agent(tokens, context)


def _has_agent(tokens: Tokens, context: QuoteContext) -> bool:
    """Does *by* and somebody follow in the sentence: was called “…” in May *by* Moor?"""
    stop = min(context.sentence_stop, context.stop + _FAR)
    return any(tokens.is_(token, tokens.sets.agent_preposition) for token in range(context.stop, stop))


_WORD: Final = 2  # tokens, with its comma
_TERM: Final = 4  # tokens: three words and a comma


def _is_judged(tokens: Tokens, found: Attribution, noun: int) -> bool:
    """Is the noun the object of the cue, and the quotation what it is called: *called the headline* “a disgrace”?"""
    if found.cue is None or not tokens.trait(found.cue[0]) & T.NAMING:
        return False
    return phrase_before(tokens, noun + 1, found.cue[0]) == found.cue[0] + 1


def _is_named(tokens: Tokens, context: QuoteContext, found: Attribution | None) -> bool:
    """Is it a word or a name: the *word* “…”; a page *called* “At Sea”; “At Sea” *by NP*?"""
    first, stop = context.first, context.stop
    genitive = tokens.sets.genitive_preposition
    if first > 1 and tokens.is_(first - 1, genitive) and tokens.is_(first - 2, tokens.sets.name_noun):
        return True  # the name of “…”
    if not context.facts & T.TITLED or (found and found.source[0] >= stop):
        return False
    if _is_nickname(tokens, context):
        return True
    if stop + 1 < tokens.count and tokens.is_(stop, tokens.sets.agent_preposition):
        return bool(tokens.tags[stop + 1] & T.CAPITALIZED)
    participle = first - (2 if tokens.tags[first - 1] & (T.COMMA | T.DETERMINER) and first > 1 else 1)
    if found and found.cue and found.cue[0] != participle:
        return False  # Moor calls the farmer named “Pip” a friend
    is_noun_before = participle > context.floor and tokens.may_be_noun(participle - 1)
    return is_noun_before and tokens.is_(participle, tokens.sets.naming_participle)


def _is_so_called(tokens: Tokens, token: int) -> bool:
    """Is it a participle of naming, joined to the word before it: the *so-called* “ghost”?"""
    return token > 1 and bool(tokens.tags[token - 1] & T.JOINER) and tokens.is_(token, tokens.sets.naming_participle)


def _is_nickname(tokens: Tokens, context: QuoteContext) -> bool:
    """Nickname inside a name: Ada “*Pip*” Moor."""
    first, stop = context.first, context.stop
    if stop - first - 2 > _LONGEST_LINK or stop >= tokens.count:
        return False
    return bool(tokens.tags[first - 1] & T.CAPITALIZED and tokens.tags[stop] & T.CAPITALIZED)


def _likens(tokens: Tokens, floor: int, token: int) -> bool:
    """Does *like* after a noun stand at the token: in questions *like* “…?”; not: she felt like?"""
    if token <= floor or not tokens.is_(token, tokens.sets.quotative_particle):
        return False
    return tokens.may_be_noun(token - 1) and not tokens.ends_in(token - 1, tokens.endings.past)


def _is_for_the_reader(tokens: Tokens, context: QuoteContext, found: Attribution | None) -> bool:
    """Is it the reader who is to say it or to read it: *Say*, “…”; *ask yourself*, “…”; *you can read* “…”?"""
    token = context.first - 1
    while token > context.floor and tokens.tags[token] & T.BREAK:
        token -= 1
    if tokens.is_(token, tokens.sets.addressee_reflexive):
        return True
    if found and tokens.tags[found.source[0]] & T.PRONOUN and tokens.is_(found.source[0], tokens.sets.addressee):
        return found.cue is None or not tokens.trait(found.cue[0]) & (T.SAY | T.TELL)  # you can read on the page “…”
    return _is_instructed(tokens, context.floor, context.first)


def _is_instructed(tokens: Tokens, floor: int, stop: int) -> bool:
    """Does an imperative govern what follows ``stop``: *Read* “…”; for more, *see* “…”; *don’t say*, “…”?"""
    tags = tokens.tags
    verb = floor
    if not tags[verb] & _NOMINAL and tokens.is_(verb, tokens.sets.imperative_lead):
        verb += 1
        while verb < stop and tags[verb] & T.ADVERB:
            verb += 1  # don’t ever say
    if tags[floor] & (T.PREPOSITION | T.SUBORDINATOR):
        comma = tokens.prev_tagged(T.COMMA, floor, stop - 1)
        verb = comma + 1 if comma >= 0 and tokens.next_tagged(T.REPORTING, floor, comma) < 0 else stop
    if verb >= stop or not tags[verb] & (T.VERB | T.REPORTING | T.ATTITUDE) or not tokens.trait(verb) & T.BASE:
        return False
    return tokens.next_tagged(T.FINITE | T.AUXILIARY | T.QUOTED, verb + 1, stop) < 0
