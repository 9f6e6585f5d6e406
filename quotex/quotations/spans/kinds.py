"""The kind of a quotation: the rules ``QK…``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from quotex.model import Kind
from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import QuoteContext

Rule = Callable[[Tokens, QuoteContext], Kind | None]
Kinds = Mapping[int, list[tuple[str, Rule]]]
RULES = Rules[Rule]()
rule = RULES.rule


def kind_of(rules: Kinds, tokens: Tokens, context: QuoteContext) -> tuple[Kind, str]:
    """The kind of a quotation, after the search for its speaker, and the rule that decided it."""
    for identifier, function in rules[context.facts]:
        kind = function(tokens, context)
        if kind is not None:
            return kind, identifier
    return "mixed", "QK104"  # even in a pack without this rule


@rule("QK106", needs=T.METALINGUISTIC)
def mentioned(tokens: Tokens, context: QuoteContext) -> Kind | None:
    """Words that are mentioned, not said: *Ask yourself*, “…”; a copy of “*Slow Water*” *and* “…”."""
    return "scare"


@rule("QK101", needs=T.UNATTRIBUTED)
def nobody_speaks(tokens: Tokens, context: QuoteContext) -> Kind | None:
    """No cue and no speaker nearby: a term, a title, irony."""
    is_speech = context.facts & T.CAPITAL and is_wordy(context)
    return None if is_speech else "scare"


def is_wordy(context: QuoteContext) -> bool:
    """Whether the quotation is too long for a term or a title, so that it is speech even without a known speaker.

    That holds for many words, a sentence of several words, and a shorter one after a colon or alone in its paragraph.
    """
    facts = context.facts
    if facts & T.TITLED and context.ending not in "?!":
        return False
    words = context.stop - context.first - 2
    if words >= (_SENTENCE if facts & T.CAPITAL else _FRAGMENT):
        return True
    if not facts & T.CAPITAL or context.ending not in ".?!":
        return False
    if not facts & T.INITIAL:
        return bool(facts & T.AFTER_COLON)
    return words >= _FRAGMENT or facts & T.FILLS == T.FILLS


_SENTENCE: Final = 8  # tokens
_FRAGMENT: Final = 5


@rule("QK102", needs=T.TITLED, without=T.INITIAL)
def title_of_a_work(tokens: Tokens, context: QuoteContext) -> Kind | None:
    """Capitalized words that are not speech: the show "…", Ada Park’s "…", on "…", or without a cue of their own."""
    before = tokens.tags[context.first - 1]
    if context.facts & T.CARRIED and context.facts & _LED_TO != _LED_TO:
        return "scare"  # no cue of its own
    is_noun_before = tokens.language.switches.nouns_capitalized and before & T.CAPITALIZED and not before & T.NOUN_CUE
    if is_noun_before and context.ending.isalnum():
        return "scare"  # das Magazin „Der Damm“
    bearer = context.first - (2 if before & T.COMMA and context.first > 1 else 1)  # in his memoir, "…", he wrote
    if before & T.POSSESSIVE:
        return "scare"
    noun, endings = context.stop, tokens.endings
    is_noun = tokens.may_be_noun(noun) and not tokens.ends_in(noun, endings.gerund + endings.past)
    if before & T.DETERMINER and context.ending.isalnum() and is_noun:
        return "scare"  # a “Moor 2020” bus; not: the “THUGS” rioting
    verb, sets = context.first - 1, tokens.sets
    takes_work = tokens.is_(verb, sets.never_inverted) or tokens.is_(
        verb, sets.work_verb
    )  # told “At Sea,” sang “At Sea”
    takes_work = takes_work or (tokens.upos(verb) == T.UPOS_VERB and not before & _CUE)  # watched “At Sea”
    if tokens.trait(bearer) & T.WORK or (takes_work and context.ending not in "?!"):
        return "scare"  # the show “At Sea”
    return "scare" if tokens.is_(verb, sets.work_preposition) else None


_CUE: Final = T.REPORTING | T.ATTITUDE | T.PARTICIPLE
_LED_TO: Final = T.AFTER_COMMA | T.LED  # the answer was, “At the Mill.”


@rule("QK105", needs=T.WEAK_EVIDENCE)
def thin_evidence(tokens: Tokens, context: QuoteContext) -> Kind | None:
    """Words in marks with too little evidence (such as a subject and its verb) that somebody says them."""
    return "scare"


@rule("QK103", needs=T.CAPITAL)
def utterance(tokens: Tokens, context: QuoteContext) -> Kind | None:
    """A whole utterance: a sentence of its own, or one after a comma or colon."""
    facts = context.facts
    if facts & _SET_OFF:
        return "direct"
    if context.ending in "?!" and tokens.tags[context.first - 1] & T.REPORTING:
        return "direct"  # yelled “You lie!”
    is_long = context.stop - context.first > 8 and not facts & T.TITLED
    return "direct" if is_long and context.ending in ".?!," else None


_SET_OFF: Final = T.INITIAL | T.AFTER_COMMA | T.AFTER_COLON


@rule("QK107", needs=T.RESUMED, without=T.CAPITAL)
def resumed_utterance(tokens: Tokens, context: QuoteContext) -> Kind | None:
    """The rest of an utterance after its reporting clause: “The dam,” said Moor, “*will hold.*”"""
    return "direct"


@rule("QK104")
def fragment(tokens: Tokens, context: QuoteContext) -> Kind | None:
    """A part of somebody's sentence inside reported speech."""
    return "mixed"
