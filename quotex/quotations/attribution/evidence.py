"""How well it is attested that somebody said the words in marks: what speaks for it and against it, weighed together.

Inside a sentence, marks hold somebody's words (called it “a mess”) as well as terms, titles and irony (holds “grey
water”), and the clause around them has a verb and a subject either way. No single sign tells them apart; the sum of a
few does: the verb, whether the subject is somebody, the words, and how much of the document is speech at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotex.quotations.attribution.rules import Attribution, is_somebody
from quotex.quotations.grammar.reporting import is_strong
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.spans.context import AFTER_COLON, AFTER_COMMA, INITIAL, SENTENCE_END, THIN, TITLED, QuoteContext
from quotex.quotations.spans.kinds import is_utterance
from quotex.wordclasses import AUXILIARY, REPORTING, SAY

__all__ = ["weigh"]

_PLAIN = frozenset({"QA101", "QA102", "QA103", "QA104"})  # a clause of their own after them: speech for sure
_BESIDE = frozenset({"QA102", "QA103"})
_LED = frozenset({"QA105", "QA106"})  # speech for sure where they are whole utterances
_CARRIED = frozenset({"QA201", "QA204", "QA205", "QA206", "QA209"})  # without a cue of their own
_WEIGHED = _CARRIED | {"QA105", "QA210", "QA211"}

# Tokens of a document for each quotation that is speech for sure, one more than there are, and what this is worth.
_DOCUMENT = ((160, 2), (500, 0), (1500, -2))
_SILENT = -3  # with fewer
_LEAST, _SURE = 2, 6  # what a fragment needs, and what makes one speech for sure


def weigh(tokens: Tokens, contexts: Sequence[QuoteContext], answers: Sequence[Attribution | None]) -> None:
    """Mark the fragments (``THIN``) that are hardly somebody's words, though somebody was found for them."""
    doubtful: list[tuple[QuoteContext, int]] = []
    sure = 0
    for context, found in zip(contexts, answers, strict=True):
        if found is None:
            continue
        if found.rule in _PLAIN:
            sure += 1
            if found.rule in _BESIDE and context.facts & (TITLED | _SET_OFF) == TITLED:
                context.facts |= THIN
        elif is_utterance(context):
            sure += found.rule in _LED
            if found.rule in _CARRIED and _is_unfinished(context) and not tokens.tags[context.stop] & REPORTING:
                context.facts |= THIN
        elif found.rule in _WEIGHED:
            worth = _worth(tokens, context, found)
            sure += worth >= _SURE
            doubtful.append((context, worth))
    need = _LEAST - _worth_of_document(len(tokens.tags) / (sure + 1))
    seen = Counter(_words(tokens, context) for context, _worth in doubtful)
    for context, worth in doubtful:
        if worth - (seen[_words(tokens, context)] > 1) < need:
            context.facts |= THIN


_SET_OFF = INITIAL | AFTER_COMMA | AFTER_COLON


def _words(tokens: Tokens, context: QuoteContext) -> str:
    """The words in the marks, by which a term is known that comes again."""
    return tokens.text[context.start : context.end].strip(",. ").lower()


def _is_unfinished(context: QuoteContext) -> bool:
    """A few words that end as no sentence does, as what the sentence is about: “Easy” is a slow jog."""
    return context.stop - context.first - 2 < _SENTENCE and context.ending not in SENTENCE_END


_SENTENCE = 8  # tokens


def _worth_of_document(tokens_each: float) -> int:
    return next((worth for most, worth in _DOCUMENT if tokens_each <= most), _SILENT)


def _worth(tokens: Tokens, context: QuoteContext, found: Attribution) -> int:
    """What cue, speaker and words of a fragment are worth."""
    worth = _worth_of_cue(tokens, found)
    worth += 2 * is_somebody(tokens, found.source)
    words = context.stop - context.first - 2
    if words >= _PHRASE:
        worth += 3 if words >= _CLAUSE else 1
    if context.ending in ".!":
        worth += 1
    before = context.first - 1
    if tokens.tags[before] & AUXILIARY or tokens.is_(before, tokens.sets.complementizer):
        worth += 1  # it was “a mess”, that “it leaks”
    return worth


_PHRASE, _CLAUSE = 4, 10  # tokens


def _worth_of_cue(tokens: Tokens, found: Attribution) -> int:
    """What the verb is worth: one of saying much, one of naming something, or none of its own, little."""
    if found.rule not in _LED or found.cue is None or not is_strong(tokens, found.cue[0]):
        return -2
    cue = found.cue[0]
    return 2 if tokens.tags[cue] & REPORTING and tokens.trait(cue) & SAY else 0
