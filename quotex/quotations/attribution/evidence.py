"""Weighs the evidence that the words in marks are somebody's.

Inside a sentence, marks enclose somebody's words (called it “a mess”) as well as terms, titles and irony (holds “grey
water”), and in both cases the clause around them has a verb and a subject. No single clue tells them apart, but several
together do: the verb, whether the subject is a person, the words, and how much of the document is speech.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.grammar.animacy import is_somebody
from quotex.quotations.grammar.clauses import is_relative, is_strong, main_subject
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.spans.context import SENTENCE_END, QuoteContext
from quotex.quotations.spans.kinds import title_of_a_work

_LABELLED: Final = T.LABEL | T.LABEL_BEFORE
_SET_OFF: Final = T.INITIAL | T.AFTER_COMMA | T.AFTER_COLON
_LED: Final = T.VERB_BEFORE | T.SOURCE_BEFORE  # a whole utterance with such a cue is surely speech
_CARRIED: Final = T.PREVIOUS | T.NEIGHBOUR | T.TOPIC_BEFORE  # without a cue of their own
_WEIGHED: Final = _CARRIED | _LED | T.SUBJECT | T.SHARED_CLAUSE
_GRADED: Final = _LED | T.PREVIOUS | T.SUBJECT  # answers graded by this evidence

# The worth that a fragment needs, by the tokens of the document for each sure quotation (plus one).
_NEEDS: Final = ((160, 1), (500, 2), (1500, 4))
_MOST_NEED: Final = 5
# With fewer than _FEW sure quotations and a need of _SPARSE, a cue more than _NEAR tokens away counts less.
_FEW: Final = 3
_SPARSE: Final = 4
_NEAR: Final = 2
_SURE: Final = 6  # the worth from which a fragment is surely speech
_WORTHS: Final = {T.SOURCE_BEFORE: 0, T.PREVIOUS: -4}  # according to NP; no cue of its own
_PHRASE: Final = 4  # tokens
_SENTENCE: Final = 8
_CLAUSE: Final = 9
# Grades of the evidence, and the worth from which each begins.
_GRADES: Final = ("slight", "some", "fair", "good", "full")
_GRADE_STARTS: Final = (3, 5, 7, 8)
_TOLD: Final = "told"
_LONGEST_LINK: Final = 3  # tokens between two coordinated quotations


def weigh(tokens: Tokens, contexts: list[QuoteContext], answers: list[Attribution | None]) -> str:
    """Mark the fragments that are hardly the words of the speaker found for them (``WEAK_EVIDENCE``).

    Returns how sparse speech is in the document: from ``"0"`` (much is quoted) to ``"3"`` (little is quoted).
    """
    doubtful: list[tuple[QuoteContext, Attribution]] = []
    sure = labelled = 0
    for number, context in enumerate(contexts):
        found = answers[number]
        if found is None:
            continue
        evidence, facts = found.evidence, context.facts
        if evidence & T.ANY_AFTER:
            sure += 1
            if facts & T.TITLED and not facts & _SET_OFF and evidence & T.CLAUSE_AFTER:
                context.facts |= T.WEAK_EVIDENCE
        elif evidence & _LABELLED and not facts & T.TITLED:
            labelled += 1
        elif facts & T.CAPITAL and facts & _SET_OFF:
            if evidence & _LED:
                sure += 1
                found.grade = _grade(tokens, context, found, _worth(tokens, context, found))
            elif context.ending not in SENTENCE_END and evidence & _CARRIED and _length(context) < _SENTENCE:
                context.facts |= T.WEAK_EVIDENCE  # “Easy” is a slow jog
        elif evidence & _WEIGHED:
            doubtful.append((context, found))
    if doubtful:
        _weigh_fragments(tokens, doubtful, sure)
    _mark_mentioned(tokens, contexts, answers)
    return str(sum(_tokens_for_each(tokens, sure + labelled) > most for most, _need in _NEEDS))


def grade_narrative(answers: Sequence[Attribution | None]) -> None:
    """Grade a narrative's quotations that have no cue of their own: they may be somebody else's reply."""
    for found in answers:
        if found and found.evidence & _CARRIED:
            found.grade = _TOLD


def _weigh_fragments(tokens: Tokens, doubtful: list[tuple[QuoteContext, Attribution]], sure: int) -> None:
    """Mark the fragments with too little evidence for a document with this number of sure quotations."""
    worths = [_worth(tokens, context, found) for context, found in doubtful]
    sure += sum(worth >= _SURE for worth in worths)
    each = _tokens_for_each(tokens, sure)
    need = next((need for most, need in _NEEDS if each <= most), _MOST_NEED)
    is_sparse = need >= _SPARSE and sure < _FEW
    words = [_words(tokens, context) for context, _ in doubtful]
    seen: dict[str, int] = {}
    for key in words:
        seen[key] = seen.get(key, 0) + 1
    for number, (context, found) in enumerate(doubtful):
        worth = worths[number]
        if is_sparse and found.cue and found.evidence & _LED and context.first - found.cue[1] > _NEAR:
            worth -= 1  # a guide that lists boats for “slow water”
        if worth == need and seen[words[number]] > 1:
            worth -= 1  # terms are repeated; somebody's words seldom are
        if worth < need:
            context.facts |= T.WEAK_EVIDENCE
        elif found.evidence & _GRADED:
            found.grade = _grade(tokens, context, found, worth)


def _grade(tokens: Tokens, context: QuoteContext, found: Attribution, worth: int) -> str:
    """The grade of the evidence for an answer, by which its confidence is estimated: *full*, *fair+inner+noun*.

    A source is less often right if it is the subject of an inner clause, and if it is a noun phrase.
    """
    source, grade = found.source, _GRADES[bisect_right(_GRADE_STARTS, worth)]
    if tokens.next_tagged(T.ANY_VERB, context.floor, source[0]) >= 0:
        subject = main_subject(tokens, context.floor, context.first)
        if subject and not subject[0] <= source[0] < subject[1]:
            grade += "+inner"
    return f"{grade}+noun" if tokens.tags[source[1] - 1] & (T.LOWER | T.PRONOUN) == T.LOWER else grade


def _tokens_for_each(tokens: Tokens, sure: int) -> float:
    """The tokens of the document, divided by the number of sure quotations plus one."""
    return tokens.count / (sure + 1)


def _words(tokens: Tokens, context: QuoteContext) -> str:
    """The words between the marks, normalized, to recognize a repeated term."""
    return tokens.text[context.start : context.end].strip(",. ").lower()


def _length(context: QuoteContext) -> int:
    """The number of tokens between the marks."""
    return context.stop - context.first - 2


def _worth(tokens: Tokens, context: QuoteContext, found: Attribution) -> int:
    """The evidence that a fragment is somebody's words, from its cue, its speaker and its words."""
    worth = _WORTHS.get(found.evidence, -2)  # -2: a verb of thinking, or only the subject of the sentence
    if found.cue is not None and found.evidence & _LED:
        cue = found.cue[0]
        if tokens.tags[cue] & T.REPORTING:
            worth = 2 if tokens.trait(cue) & T.SAY else 0
        elif is_strong(tokens, cue) or tokens.is_(cue, tokens.sets.expressing):
            worth = 0
        is_called = tokens.is_(cue, tokens.sets.calling) and tokens.trait(cue) & T.PAST
        if is_called and tokens.trait(found.source[0]) & (T.MALE | T.FEMALE | T.FIRST):
            worth += 2  # he called it “a mess”; if the subject is other people, it is rather a term
        if tokens.is_(cue - 1, tokens.sets.infinitive_marker):
            worth -= 2  # a plan to call it “a mess”
    if is_somebody(tokens, found.source):
        worth += 2
    if is_relative(tokens, found.source[0]):
        worth -= 1  # a box that holds “red” cloth
    words = _length(context)
    if words >= _PHRASE:
        worth += 3 if words >= _CLAUSE else 1
    if context.ending in ".!":
        worth += 1
    if tokens.tags[context.first - 1] & T.AUXILIARY:
        worth += 1  # it was “a mess”
    return worth


def _mark_mentioned(tokens: Tokens, contexts: list[QuoteContext], answers: list[Attribution | None]) -> None:
    """Mark the words that nobody says, by the words before them or a coordinated quotation (``METALINGUISTIC``)."""
    before: QuoteContext | None = None  # the previous quotation, if it is mentioned or a title
    may_be_code = "`" in tokens.text or "=" in tokens.text
    for number, context in enumerate(contexts):
        found = answers[number]
        if found is not None and found.evidence & T.ANY_AFTER:
            before = None
        elif (
            context.facts & T.METALINGUISTIC
            or (may_be_code and _is_code(tokens.text, context))
            or (
                before
                and before.facts & (T.METALINGUISTIC | context.facts & T.TITLED)
                and _is_coordinated(tokens, context, before)
            )
        ):
            context.facts |= T.METALINGUISTIC
            before = context
        else:
            before = context if context.facts & T.TITLED and title_of_a_work(tokens, context) else None


def _is_code(text: str, context: QuoteContext) -> bool:
    """Whether it is a string of a programming language, by its marks: name="…"; `…`."""
    mark = context.start - 1
    return text[mark - 1 : mark] == "=" or text[mark] == text[context.end : context.end + 1] == "`"


def _is_coordinated(tokens: Tokens, context: QuoteContext, before: QuoteContext) -> bool:
    """Whether only a comma or a conjunction separates it from the previous quotation: say “…” *or* “…”."""
    if not context.facts & T.SHARES or context.first - before.stop > _LONGEST_LINK:
        return False
    between = range(before.stop, context.first)
    if not between and before.facts & T.TITLED and not context.facts & T.TITLED:
        return False  # titled “Slow Water.” “It leaks.”
    return all(tokens.tags[token] & (T.COMMA | T.CONJUNCTION) for token in between)
