"""Attribution beyond the sentence: what a quotation without a cue takes from its neighbours.

The rules have one shape: from the contexts of all quotations, the answers so far and the number of
one to an answer or None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.attribution.sieve import attribute, by_facts, first_answer
from quotex.quotations.grammar.animacy import is_noun_for_one
from quotex.quotations.grammar.clauses import (
    ReportingClause,
    cues_before,
    governing_subject,
    is_passive,
    is_personal,
    main_subject,
    phrase_at,
    phrase_before,
    said_in,
)
from quotex.quotations.grammar.name_parts import Span, is_name, opens_sentence
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Asked, Rules
from quotex.quotations.spans.context import WINDOW, QuoteContext
from quotex.quotations.spans.kinds import is_wordy

__all__ = ["BACKWARD", "LAST", "RULES", "attribute_all"]

Contexts = Sequence[QuoteContext]
Answers = list[Attribution | None]
Rule = Callable[[Tokens, Contexts, Answers, int], Attribution | None]
ByFacts = Mapping[int, list[tuple[str, Rule]]]  # those that can answer, by the facts that hold
RULES, BACKWARD, LAST = Rules[Rule](), Rules[Rule](), Rules[Rule]()
forward, backward, last = RULES.rule, BACKWARD.rule, LAST.rule


def attribute_all(tokens: Tokens, contexts: Contexts) -> Answers:
    """An answer for each quotation: its own sentence's, else its neighbours'."""
    answers: Answers = []
    unanswered: list[int] = []
    rules, on = by_facts(tokens.language), tokens.language.rules
    at_first, from_behind, at_last = _FORWARD.among(on), _BACKWARD.among(on), _AGAIN.among(on)
    for number, context in enumerate(contexts):
        found = first_answer(rules, tokens, context)
        if found is None:
            found = _ask(at_first, tokens, contexts, answers, number)
            if found is None:
                unanswered.append(number)
        answers.append(found)
    for number in reversed(unanswered):
        if number + 1 < len(contexts):
            answers[number] = _ask(from_behind, tokens, contexts, answers, number)
    for number in unanswered:
        if answers[number] is None and is_wordy(contexts[number]):
            answers[number] = _ask(at_last, tokens, contexts, answers, number)
    return answers


def _ask(rules: ByFacts, tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    for identifier, function in rules[contexts[number].facts]:
        found = function(tokens, contexts, answers, number)
        if found is not None:
            return Attribution(found.source, found.cue, _grade(contexts, number), identifier)
    return None


def _grade(contexts: Contexts, number: int) -> str:
    """How the quotation stands: in a sentence, alone, or right beside one before, "…" "…", which may be another's."""
    context, before = contexts[number], contexts[number - 1]
    if not context.facts & T.INITIAL:
        return "inside"
    follows = number and before.stop == context.first and before.facts & (T.INITIAL | T.UNCLOSED) == T.INITIAL
    return "beside" if follows else "alone"


@forward("QA207", needs=T.LABELLED, evidence=T.LABEL)
def transcript(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Line of a transcript that is quoted whole: "*MOOR:* …"."""
    label = contexts[number].first + 1
    return Attribution((label, label + 1))


@forward("QA201", needs=T.SHARES, evidence=T.PREVIOUS)
def same_paragraph(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """The speaker of the quotation before it in the paragraph: "…," *NP* said. "…". Not past another's report."""
    before = answers[number - 1]
    if before and tokens.is_(before.source[0], tokens.sets.addressee):
        return None  # whatever the reader does, the reader says no more
    if _is_led_up_to(tokens, contexts, number):
        return None
    return before


def _is_led_up_to(tokens: Tokens, contexts: Contexts, number: int) -> bool:
    """Does somebody say or do something between the quotation and the one before it: *Cole said so.* "…"?"""
    context, before = contexts[number], contexts[number - 1]
    if not context.facts & T.INITIAL or context.floor <= before.stop:
        return False
    floor = max(tokens.sentence_start(context.floor - 1), context.floor - WINDOW)
    if floor < before.stop:
        return False
    found = said_in(tokens, floor, context.floor)
    subject = found[0] if found else main_subject(tokens, floor, context.floor)
    if not subject or tokens.trait(subject[0]) & T.FIRST or not _can_speak(tokens, subject):
        return False
    if found and tokens.trait(found[1][0]) & (T.PAST | T.THIRD):
        return True  # not: declined to comment, did not respond
    if tokens.trait(subject[0]) & T.PERSONAL:
        return True
    return not found and is_name(tokens, subject)


@forward("QA202", needs=T.CONTINUED)
def next_paragraph(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """A paragraph that continues the speech of the one before."""
    return answers[number - 1] if number else None


@forward("QA203", needs=T.OPENS | T.ANNOUNCED, evidence=T.LABEL)
def announced(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Announcement at the end of the paragraph before: *NP said:*."""
    context = contexts[number]
    first, stop = _paragraph(tokens, context.paragraph - 1)
    floor = max(tokens.sentence_start(stop - 1), first, stop - WINDOW)
    facts = context.facts & (T.SOURCED | T.CAPITAL) | T.LED | (T.AFTER_COLON if tokens.tags[stop - 1] & T.COLON else 0)
    index, start, end, paragraph = context.index, context.start, context.end, context.paragraph
    row = index, start, end, stop, stop, floor, stop, stop, paragraph, facts, " ", -1
    return attribute(tokens, QuoteContext(row))


@forward("QA204", needs=T.FILLS | T.FOLLOWS, evidence=T.NEIGHBOUR)
def whole_paragraph(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """A quotation that fills its paragraph: the last speaker of the one before; a question and its answer are two’s."""
    context = contexts[number]
    asked = number > 1 and "?" in (context.ending, contexts[number - 1].ending)
    other = answers[number - 2] if asked and contexts[number - 2].paragraph == context.paragraph - 2 else None
    return other or answers[number - 1]


@forward("QA211", without=T.TITLED, evidence=T.SHARED_CLAUSE)
def shared_clause(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Reporting clause that a later quotation of the sentence has: "…" but "…," *NP said*; it is "…", "…," *NP said*.

    Not of what another asks, or what stands somewhere: asked "…?" NP said "…"; the sign: "…" is "…," NP said.
    """
    context = contexts[number]
    is_fragment = not context.facts & T.INITIAL
    if is_fragment and (context.facts & T.AFTER_COLON or context.ending == "?"):
        return None
    for later in contexts[number + 1 : number + 3]:
        if later.first >= context.sentence_stop:
            return None
        if is_fragment and later.ending != "," and not tokens.tags[later.stop] & T.COMMA:
            continue
        found = attribute(tokens, later)
        if found:
            return found if found.evidence & (T.CLAUSE_AFTER | T.CLAUSE_AT_END) else None
    return None


@forward("QA205", needs=T.INITIAL, without=T.OPENS, evidence=T.TOPIC_BEFORE)
def sentence_before(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Subject of the sentence before: *NP* hit back. "…"."""
    context = contexts[number]
    start = tokens.sentence_start(context.floor - 1)
    floor = max(start, _paragraph(tokens, context.paragraph)[0], context.floor - WINDOW)
    found = said_in(tokens, floor, context.floor)
    if found and (context.ending == "?" or not _we_ask(tokens, found)):
        return Attribution(*found)
    subject = main_subject(tokens, floor, context.floor)
    if found and subject == found[0]:
        after = found[1][1]
        subject = after, phrase_at(tokens, after, context.floor)
        if not _can_speak(tokens, subject):
            return Attribution((after, after + 1)) if _is_object_pronoun(tokens, after) else None
    if subject and _is_writer_or_reader(tokens, subject) and not tokens.is_(subject[0], tokens.sets.first_singular):
        return None  # We run at noon. “…”; but it may be mine: I hung up. “…”
    if subject and not _is_source(tokens, subject):
        return None  # which is somebody's words without a speaker, too
    return Attribution(subject) if subject else None


def _is_object_pronoun(tokens: Tokens, token: int) -> bool:
    """I asked *her*. “…”"""
    return tokens.is_(token, tokens.sets.male_oblique) or tokens.is_(token, tokens.sets.female_oblique)


def _is_writer_or_reader(tokens: Tokens, subject: Span) -> bool:
    """*I*, *we*, *you*: whoever writes or reads a text, who is quoted in it only where a verb of saying tells so."""
    first, stop = subject
    return stop == first + 1 and bool(tokens.tags[first] & T.PRONOUN and tokens.trait(first) & T.FIRST_SECOND)


def _is_source(tokens: Tokens, subject: Span) -> bool:
    """Return whether the subject is one person, a text or *I*: *the mayor* frowned. "…"; not *the door* opened. "…"."""
    first = subject[0]
    return _is_one(tokens, subject) or bool(tokens.tags[first] & T.PRONOUN and tokens.trait(first) & T.FIRST)


def _we_ask(tokens: Tokens, clause: ReportingClause) -> bool:
    """Question of the writer, which the quotation answers: *I asked* Moor why. "…"; when *I tell* her, she laughs."""
    (speaker, _stop), (cue, _end) = clause
    if not tokens.trait(speaker) & T.FIRST:
        return False
    return tokens.is_(cue, tokens.sets.asking) or bool(speaker and tokens.tags[speaker - 1] & T.SUBORDINATOR)


@backward("QA206", needs=T.INITIAL, evidence=T.NEIGHBOUR)
def later_in_paragraph(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """The speaker of the quotation after it in the paragraph: "…." "…," *NP* said."""
    return answers[number + 1] if contexts[number + 1].facts & T.SHARES else None


@last("QA209", needs=T.OPENS, without=T.FOLLOWS, evidence=T.TOPIC_BEFORE)
def paragraph_before(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Subject of the last sentence of the paragraph before: *NP* went on."""
    context = contexts[number]
    if not context.paragraph:
        return None
    first, stop = _paragraph(tokens, context.paragraph - 1)
    floor = max(tokens.sentence_start(stop - 1), first, stop - WINDOW)
    clause = said_in(tokens, floor, stop)
    found = Attribution(*clause) if clause else _about(tokens, floor, stop)
    return found if found and _is_one(tokens, found.source) else None


def _is_one(tokens: Tokens, subject: Span) -> bool:
    """A name, *he* or *she*, one person or a text: whoever a paragraph was about that may speak in the next."""
    first, stop = subject
    if is_personal(tokens, first):
        return bool(tokens.trait(first) & (T.MALE | T.FEMALE))
    preposition = tokens.next_tagged(T.PREPOSITION, first + 1, stop)
    head = (preposition if preposition >= 0 else stop) - 1  # a professor of law
    return is_name(tokens, subject) or is_noun_for_one(tokens, head) or bool(tokens.trait(head) & T.DOCUMENT)


@last("QA212")
def headed(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Heading before a quotation that goes on with the last speaker: *Rates will rise:* "…"; *Rates* ¶ "…"."""
    heading = _heading_before(tokens, contexts, answers, number) if number else None
    subject = main_subject(tokens, *heading) if heading else None
    if heading is None or (subject and _can_speak(tokens, subject)):
        return None
    return answers[number - 1]


def _heading_before(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Span | None:
    """What may be a heading: up to a colon in the paragraph, or a line of its own between two that quote."""
    context = contexts[number]
    facts, line = context.facts, context.paragraph - 1
    if facts & T.INITIAL:
        before = answers[number - 1]
        if before is None:
            return None
        is_answer = contexts[number - 1].ending == "?"
        follows = facts & (T.OPENS | T.FOLLOWS) == T.OPENS and contexts[number - 1].paragraph == line - 1
        return _heading(tokens, line) if follows and not is_answer else None
    begins = context.floor <= _paragraph(tokens, context.paragraph)[0] + 1  # or behind the mark of an item
    is_led = facts & (T.AFTER_COLON | T.FOLLOWS) == T.AFTER_COLON | T.FOLLOWS
    name = phrase_before(tokens, context.first - 1, context.floor), context.first - 1
    is_named = name[0] > context.floor and is_name(tokens, name)
    return (context.floor, context.first) if begins and is_led and not is_named else None


def _heading(tokens: Tokens, paragraph: int) -> Span | None:
    """A short paragraph that is no sentence, no date and names no source: *Less pressure on buyers*."""
    first, stop = _paragraph(tokens, paragraph)
    tags = tokens.tags
    if stop - first > _LONGEST_HEADING or tags[stop - 1] & (T.STOPPER | T.COMMA):
        return None
    if tokens.next_tagged(_NO_HEADING, first, stop) >= 0 or tags[first] & T.PREPOSITION:
        return None
    is_clause = tokens.next_tagged(T.FINITE, first, stop) >= 0 and not tags[stop - 1] & T.COLON
    return None if is_clause else (first, stop)


_LONGEST_HEADING: Final = 12  # tokens
_NO_HEADING: Final = T.REPORTING | T.NOUN_CUE | T.QUOTED


@last("QA210", without=T.INITIAL, evidence=T.SUBJECT)
def main_clause(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Subject of the sentence, or the name right before a colon: *NP* stood by the plan to "…"."""
    context = contexts[number]
    if context.facts & T.AFTER_COLON:
        name = phrase_before(tokens, context.first - 1, context.floor), context.first - 1
        if name[0] < name[1] and is_name(tokens, name):
            return Attribution(name)
    cues = cues_before(tokens, context.first, max(context.floor, context.first - _BESIDE))
    if cues and is_passive(tokens, cues[0]):
        return None  # I was told, “…”
    return _about(tokens, context.floor, context.first)


_BESIDE: Final = 4  # tokens


def _about(tokens: Tokens, floor: int, stop: int) -> Attribution | None:
    """The subject of a sentence, if somebody is."""
    subject = main_subject(tokens, floor, stop) or governing_subject(tokens, stop, floor)
    if subject is None:
        return None
    return Attribution(subject) if _can_speak(tokens, subject) else None


def _can_speak(tokens: Tokens, span: Span) -> bool:
    if span[1] <= span[0]:
        return False
    if opens_sentence(tokens, span):
        return is_personal(tokens, span[0])
    return bool(is_name(tokens, span) or is_personal(tokens, span[0]) or tokens.tags[span[1] - 1] & T.ROLE)


def _paragraph(tokens: Tokens, paragraph: int) -> tuple[int, int]:
    """First and stop token of a paragraph."""
    return tokens.scan.tokens_of_paragraph(paragraph)


_FORWARD, _BACKWARD, _AGAIN = Asked(RULES), Asked(BACKWARD), Asked(RULES, LAST)
