"""The kind of a quotation in a story: the rules ``QK3…``. If no rule applies, it is speech."""

from __future__ import annotations

from collections.abc import Callable

from quotex.model import Kind
from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import OpenTokens
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import StoryContext

Rule = Callable[[OpenTokens, StoryContext], Kind | None]
RULES = Rules[Rule]()
rule = RULES.rule

_LONGEST_TERM = 6  # tokens
_LONGEST_NAME = 4  # tokens, of which the last is mostly punctuation
_NEAR = 3  # tokens from a quotation to its reporting verb
_PAUSES = frozenset(",:-–—")
_SHORT_REPORT = 7  # words


def kind_of(tokens: OpenTokens, context: StoryContext) -> tuple[Kind, str]:
    """The kind of a quotation in a story, and the rule that decided it."""
    first, stop = context.first, context.stop
    if tokens.words[first] in ")],;:." or tokens.words[stop - 1] in "([":
        return "direct", _speech_rule(tokens)  # only speech is cut at asides
    for identifier, function in RULES.items():
        kind = function(tokens, context) if identifier in tokens.language.rules else None
        if kind is not None:
            return kind, identifier
    return "direct", _speech_rule(tokens)


def _speech_rule(tokens: OpenTokens) -> str:
    return "QK103" if "QK103" in tokens.language.rules else "QK104"


@rule("QK304")
def set_off(tokens: OpenTokens, context: StoryContext) -> Kind | None:
    """A letter, a poem or an inscription: its paragraph is indented further than the narration."""
    return "scare" if context.is_set_off else None


@rule("QK301")
def term(tokens: OpenTokens, context: StoryContext) -> Kind | None:
    """A title or a term: a few words inside a sentence of the narration, without a verb of saying beside them."""
    words, tags = tokens.words, tokens.tags
    first, stop = context.first, context.stop
    if first == context.turn or stop - first - 2 > _LONGEST_TERM or words[stop - 2] in "?!":
        return None
    is_titled = _is_titled(tokens, first, stop)
    if stop <= context.verb < stop + _NEAR and (context.is_sure or not is_titled):
        return None  # and “Ouch,” cried the badger
    before = tags[first - 1]
    if before & T.REPORTING:
        if tokens.trait(first - 1) & T.NAMING and stop - first - 2 <= _LONGEST_NAME:
            return "scare"  # called “the club”
        if not is_titled:
            return None  # murmured “hum”
    elif before & T.WORD:
        return None if tokens.is_adverb(first - 1) and tags[first - 2] & T.REPORTING else "scare"
    if context.is_sure or before & T.MARK or tokens.ends_sentence(first - 1):
        return None
    if is_titled:
        return "scare"
    if words[first - 1] in _PAUSES:
        return None
    return "scare" if tags[stop - 2] & T.WORD or (words[stop - 2] in ",." and not context.acts) else None


def _is_titled(tokens: OpenTokens, first: int, stop: int) -> bool:
    """Whether these are several words, all capitalized except function words: “The Mill in Winter”."""
    content = [tokens.tags[token] for token in range(first + 1, stop - 1) if tokens.tags[token] & T.WORD]
    if len(content) < 2 or not content[-1] & T.CAPITALIZED:
        return False
    return all(tags & (T.CAPITALIZED | T.DETERMINER | T.PREPOSITION | T.CONJUNCTION) for tags in content)


@rule("QK302")
def unuttered(tokens: OpenTokens, context: StoryContext) -> Kind | None:
    """Words that nobody uttered: as if to say, nearly cried, was tempted to ask."""
    verb = _verb_before(tokens, context.first)
    before, sets = [word.lower() for word in tokens.words[max(0, verb - 4) : max(0, verb)]], tokens.sets
    if not before:
        return None
    if tokens.is_(verb - 1, sets.infinitive_marker):
        holds_back = any(tokens.is_(token, sets.held_back) for token in range(verb - len(before), verb))
        is_unuttered = holds_back or " ".join(before[-3:-1]) in sets.as_if
    else:
        is_nearly = tokens.is_(verb - 1, sets.nearly) and tokens.is_(verb, sets.uttering)  # but: almost whispered
        is_unuttered = is_nearly or " ".join(before[-2:]) in sets.on_the_verge
    return "scare" if is_unuttered else None


def _verb_before(tokens: OpenTokens, first: int) -> int:
    """The reporting verb before a quotation, with at most a few words and a pause between (say to Ada: “…”), or -1."""
    end = first - (2 if tokens.words[first - 1] in _PAUSES else 1)
    for token in range(end, max(end - _NEAR - 1, 0), -1):
        if tokens.spoken[token] or not tokens.tags[token] & T.WORD:
            return -1
        if tokens.tags[token] & (T.REPORTING | T.PARTICIPLE):
            return token
    return -1


@rule("QK303")
def free_indirect(tokens: OpenTokens, context: StoryContext) -> Kind | None:
    """Free indirect speech, in the tense and person of the narration: “He was most obliged; he should come.”

    What people say about others in the past looks the same; so the rule needs a quotation of some length with a modal
    verb (*would*) or a semicolon.
    """
    if not context.is_first or context.first == context.turn or context.is_sure:
        return None
    seen = words = 0
    is_shifted = False
    for token in range(context.first + 1, context.stop - 1):
        trait, word = tokens.trait(token), tokens.words[token]
        if word.endswith(tokens.endings.contraction):
            return None  # a narrator does not contract
        seen |= trait
        words += tokens.tags[token] & T.WORD
        is_shifted |= word == ";" or bool(trait & T.PAST_TENSE and not tokens.is_(token, tokens.sets.plain_past))
    if seen & (T.FIRST_SECOND | T.PRESENT_TENSE) or words < _SHORT_REPORT:
        return None
    return "indirect" if is_shifted and seen & T.THIRD_PERSON and seen & T.PAST_TENSE else None
