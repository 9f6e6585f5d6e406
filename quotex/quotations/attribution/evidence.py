"""How well it is attested that somebody said the words in marks: what speaks for it and against it, weighed together.

Inside a sentence, marks hold somebody's words (called it “a mess”) as well as terms, titles and irony (holds “grey
water”), and the clause around them has a verb and a subject either way. No single sign tells them apart; the sum of a
few does: the verb, whether the subject is somebody, the words, and how much of the document is speech at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.mentioned import is_coordinated, is_mentioned, is_termed
from quotex.quotations.attribution.rules import Attribution, is_somebody
from quotex.quotations.grammar.clauses import is_relative, is_strong
from quotex.quotations.grammar.name_parts import is_name
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.spans.context import SENTENCE_END, QuoteContext
from quotex.quotations.spans.kinds import title_of_a_work, utterance

__all__ = ["grade_as_told", "weigh"]

_LABELLED: Final = T.LABEL | T.LABEL_BEFORE
_LED_IN: Final = T.INITIAL | T.AFTER_COLON
_LED: Final = T.VERB_BEFORE | T.SOURCE_BEFORE  # speech for sure where they are whole utterances
_CARRIED: Final = T.PREVIOUS | T.NEIGHBOUR | T.TOPIC_BEFORE  # without a cue of their own
_WEIGHED: Final = _CARRIED | _LED | T.SUBJECT | T.SHARED_CLAUSE
_GRADED: Final = _LED | T.PREVIOUS | T.SUBJECT  # which have no better grade than what speaks for them

# What a fragment must be worth, by the tokens of a document for each quotation that is speech for sure (plus one).
_LEAST: Final = 1
_NEEDS: Final = ((160, _LEAST), (500, 2), (1500, 4))
_MOST_NEED: Final = 5
# From so many sure quotations on, close together, only what words lead to is read for words that are mentioned.
_FEW: Final = 3
# With fewer, and so great a need, a cue counts less that stands farther off than so many tokens.
_SPARSE: Final = 4
_NEAR: Final = 2
_SURE: Final = 6  # what makes a fragment speech for sure
# How much speaks for an answer, and from what worth on.
_GRADES: Final = ("slight", "some", "fair", "good", "full")
_GRADE_STARTS: Final = (3, 5, 7, 8)


def weigh(tokens: Tokens, contexts: Sequence[QuoteContext], answers: Sequence[Attribution | None]) -> str:
    """Mark the fragments (``THIN``) that are hardly somebody's words, though somebody was found for them.

    So are sentences for which nobody was found in a document where next to nothing is quoted.
    Gives how sparse speech is in the document: from ``"0"``, where much is quoted, to ``"3"``, where little is.
    """
    doubtful: list[tuple[QuoteContext, Attribution]] = []
    sure = labelled = 0
    for context, found in zip(contexts, answers, strict=True):
        if found is None:
            continue
        evidence, facts = found.evidence, context.facts
        if evidence & T.ANY_AFTER:
            sure += 1
            if facts & T.TITLED and not facts & _SET_OFF and evidence & T.CLAUSE_AFTER:
                context.facts |= T.WEAK_EVIDENCE
        elif evidence & _LABELLED and not facts & T.TITLED and (facts & _LED_IN or utterance(tokens, context)):
            labelled += 1
        elif facts & T.CAPITAL and (facts & _SET_OFF or utterance(tokens, context)):
            if evidence & _LED:
                sure += 1
                found.grade = _grade(_worth(tokens, context, found))
            elif context.ending not in SENTENCE_END and evidence & _CARRIED and _is_few(tokens, context):
                context.facts |= T.WEAK_EVIDENCE
        elif evidence & _WEIGHED:
            doubtful.append((context, found))
    if doubtful:
        _weigh_fragments(tokens, doubtful, sure)
    need = _need(tokens, sure)
    if need > _LEAST or sure < _FEW:
        _mark_mentioned(tokens, contexts, answers)
    else:
        _mark_mentioned_alone(tokens, contexts, answers)
    if need == _MOST_NEED:
        for context, found in zip(contexts, answers, strict=True):
            if context.stop - context.first - 2 < _SPEECH and _is_unsourced(tokens, found):
                context.facts |= T.WEAK_EVIDENCE
    return str(sum(_tokens_for_each(tokens, sure + labelled) > most for most, _need in _NEEDS))


def grade_as_told(answers: Sequence[Attribution | None]) -> None:
    """Grade the quotations without a cue of their own in a narrative, where they may be somebody else's reply."""
    for found in answers:
        if found and found.evidence & _CARRIED:
            found.grade = _TOLD


_TOLD: Final = "told"


def _mark_mentioned(tokens: Tokens, contexts: Sequence[QuoteContext], answers: Sequence[Attribution | None]) -> None:
    """Mark what nobody says, by what leads to it or by what it is joined to (``MENTIONED``)."""
    before: QuoteContext | None = None  # the quotation before, where it is mentioned or a title
    for context, found in zip(contexts, answers, strict=True):
        if found is not None and found.evidence & T.ANY_AFTER and not is_termed(tokens, context, found):
            before = None
        elif is_mentioned(tokens, context, found) or (
            before
            and before.facts & (T.METALINGUISTIC | context.facts & T.TITLED)
            and is_coordinated(tokens, context, before)
        ):
            context.facts |= T.METALINGUISTIC
            before = context
        else:
            before = context if context.facts & T.TITLED and title_of_a_work(tokens, context) else None


def _mark_mentioned_alone(
    tokens: Tokens, contexts: Sequence[QuoteContext], answers: Sequence[Attribution | None]
) -> None:
    """As ``_mark_mentioned`` where much is quoted: of what has words that lead to it, and each by itself."""
    for context, found in zip(contexts, answers, strict=True):
        if found is None or context.facts & T.WEAK_EVIDENCE:
            continue
        is_led = bool(found.evidence & (_LED | T.LABEL_BEFORE))
        if is_mentioned(tokens, context, found) if is_led else is_termed(tokens, context, found):
            context.facts |= T.METALINGUISTIC


def _is_unsourced(tokens: Tokens, found: Attribution | None) -> bool:
    """Is nobody found, or only whatever the sentence before is about, and that is no one?"""
    return found is None or (bool(found.evidence & T.TOPIC_BEFORE) and not is_somebody(tokens, found.source))


_SPEECH: Final = 30  # tokens: so many words are somebody's, though nobody is found


def _weigh_fragments(tokens: Tokens, doubtful: list[tuple[QuoteContext, Attribution]], sure: int) -> None:
    """Mark those of the fragments whose worth is too little in a document with so many sure quotations."""
    worths = [_worth(tokens, context, found) for context, found in doubtful]
    sure += sum(worth >= _SURE for worth in worths)
    need = _need(tokens, sure)
    is_sparse = need >= _SPARSE and sure < _FEW
    seen: Counter[str] | None = None
    for (context, found), worth in zip(doubtful, worths, strict=True):
        if is_sparse and _is_far(context, found):
            worth -= 1
        if worth == need:  # a term comes again, and somebody's words seldom do
            seen = Counter(_words(tokens, other) for other, _ in doubtful) if seen is None else seen
            worth -= seen[_words(tokens, context)] > 1
        if worth < need:
            context.facts |= T.WEAK_EVIDENCE
        elif found.evidence & _GRADED:
            found.grade = _grade(worth)


def _grade(worth: int) -> str:
    """What the evidence for an answer counts for in confidence.

    >>> [_grade(worth) for worth in (1, 4, 9)]
    ['slight', 'some', 'full']
    """
    return _GRADES[bisect_right(_GRADE_STARTS, worth)]


def _is_far(context: QuoteContext, found: Attribution) -> bool:
    """Do some words stand between the cue and the quotation: a guide that *lists* boats for “slow water”?"""
    return found.cue is not None and bool(found.evidence & _LED) and context.first - found.cue[1] > _NEAR


def _need(tokens: Tokens, sure: int) -> int:
    """What a fragment must be worth in a document with so many sure quotations."""
    each = _tokens_for_each(tokens, sure)
    return next((need for most, need in _NEEDS if each <= most), _MOST_NEED)


def _tokens_for_each(tokens: Tokens, sure: int) -> float:
    """The tokens of the document for each sure quotation, and one more."""
    return tokens.count / (sure + 1)


_SET_OFF: Final = T.INITIAL | T.AFTER_COMMA | T.AFTER_COLON


def _words(tokens: Tokens, context: QuoteContext) -> str:
    """The words in the marks, by which a term is known that comes again."""
    return tokens.text[context.start : context.end].strip(",. ").lower()


def _is_few(tokens: Tokens, context: QuoteContext) -> bool:
    """A few words without a verb of saying after them, as what the sentence is about: “Easy” is a slow jog."""
    if context.stop - context.first - 2 >= _SENTENCE:
        return False
    return tokens.next_tagged(T.REPORTING, context.stop, min(context.stop + 1, tokens.count)) < 0


_SENTENCE: Final = 8  # tokens


def _worth(tokens: Tokens, context: QuoteContext, found: Attribution) -> int:
    """What cue, speaker and words of a fragment are worth."""
    tags, first = tokens.tags, context.first
    worth = _WORTHS.get(found.evidence, -2)  # a verb of thinking, or the subject of the sentence alone
    if found.cue is not None and found.evidence & _LED:
        cue = found.cue[0]
        if tags[cue] & T.REPORTING:
            worth = 2 if tokens.trait(cue) & T.SAY and not tokens.is_(cue, tokens.sets.loose_saying) else 0
        elif is_strong(tokens, cue):
            worth = 0
        if tokens.is_(cue - 1, tokens.sets.infinitive_marker):
            worth -= 2  # a plan to call it “a mess”
        opening = tokens.prev_tagged(T.OPEN, cue, first)
        if opening >= 0 and tokens.next_tagged(T.CLOSE, opening, first) < 0:
            worth -= 2  # says that all will be paid at once (“big bang”)
    if is_somebody(tokens, found.source):
        worth += 2
    if is_relative(tokens, found.source[0]):
        worth -= 1  # a box that holds “red” cloth
    if _names(tokens, context, found):
        worth += 4
    words = context.stop - first - 2
    if words >= _PHRASE:
        worth += 3 if words >= _CLAUSE else 1
        if words >= _CLAUSE and found.evidence & T.PREVIOUS:
            worth += 1  # whoever was quoted goes on: Instead, “the dam that we all know has held for years”
    if context.facts & T.TITLED and _is_brand(tokens, context, found):
        worth -= 3
    if context.ending in ".!":
        worth += 1
    before = tags[first - 1]
    if before & T.AUXILIARY or (before & T.SUBORDINATOR and tokens.is_(first - 1, tokens.sets.complementizer)):
        worth += 1  # it was “a mess”, that “it leaks”
    return worth


def _is_brand(tokens: Tokens, context: QuoteContext, found: Attribution) -> bool:
    """Words with capitals before a noun: the “Mud First” *plan*; not: called it, or shouted, “Mud First” there."""
    noun = context.stop
    if not tokens.may_be_noun(noun) or context.ending in ",.!?":
        return False
    if tokens.word(context.first + 1).isupper() or tokens.is_(context.first - 1, tokens.sets.predicative):
        return False
    if found.cue is not None and (found.cue[1] == context.first or tokens.trait(found.cue[0]) & T.NAMING):
        return False
    return not tokens.ends_in(noun, tokens.endings.past)


def _names(tokens: Tokens, context: QuoteContext, found: Attribution) -> bool:
    """Has one person called a thing so: *she called* it “a mess”?

    What many call it is a term, and so is a single word, but not in a free relative: *what it calls* “slippage”.
    """
    if found.cue is None or context.first - found.cue[1] > _NEAR:
        return False
    verb = found.cue[0]
    if " " not in _words(tokens, context) and not (tokens.tags[verb] & T.REPORTING and _in_free_relative(tokens, verb)):
        return False
    trait = tokens.trait(verb)
    if not tokens.tags[verb] & T.FINITE or not trait & (T.PAST | T.THIRD):
        return False
    if not (tokens.is_(verb, tokens.sets.calling) or tokens.is_(context.first - 1, tokens.sets.predicative)):
        return False  # described the “One Dam” plan
    speaker = found.source[0]
    if tokens.tags[speaker] & T.PRONOUN:
        if tokens.is_(speaker, tokens.sets.neuter_pronoun):
            return _in_free_relative(tokens, verb)  # what it called “a mess”
        return bool(tokens.trait(speaker) & (T.FIRST | T.MALE | T.FEMALE))
    return is_name(tokens, found.source) and bool(trait & T.THIRD)


_WORTHS: Final = {T.SOURCE_BEFORE: 0, T.PREVIOUS: -4}  # according to NP; no cue of its own
_PHRASE: Final = 4  # tokens
_CLAUSE: Final = 9


def _in_free_relative(tokens: Tokens, verb: int) -> bool:
    """A free relative clause before the verb: *what police* described as “…” (unlike *a plan* described as “…”)."""
    end = tokens.prev_tagged(T.STOPPER, verb - _LONGEST_SUBJECT, verb)  # of the sentence before
    first = max(verb - _LONGEST_SUBJECT, end + 1, 0)
    return any(tokens.is_(what, tokens.sets.free_relative) for what in range(first, verb))


_LONGEST_SUBJECT: Final = 5  # tokens
