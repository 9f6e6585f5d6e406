"""Attribution beyond the sentence: a quotation without a cue of its own gets a neighbour's speaker.

Each rule takes the contexts of all quotations, the answers so far and the index of a quotation, and returns an answer
or None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.attribution.sieve import attribute, by_facts, first_answer
from quotex.quotations.grammar.animacy import is_noun_for_one
from quotex.quotations.grammar.clauses import cues_before, is_passive, is_personal, main_subject, phrase_before, said_in
from quotex.quotations.grammar.name_parts import Span, head_of, is_name, opens_sentence
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import WINDOW, QuoteContext
from quotex.quotations.spans.kinds import is_wordy

Contexts = Sequence[QuoteContext]
Answers = list[Attribution | None]
Rule = Callable[[Tokens, Contexts, Answers, int], Attribution | None]
ByFacts = Mapping[int, list[tuple[str, Rule]]]  # the rules that can answer, by the facts that hold
RULES, BACKWARD, LAST = Rules[Rule](), Rules[Rule](), Rules[Rule]()
forward, backward, last = RULES.rule, BACKWARD.rule, LAST.rule


def attribute_all(tokens: Tokens, contexts: Contexts) -> Answers:
    """An answer for each quotation, from its own sentence or else from its neighbours."""
    answers: Answers = []
    unanswered: list[int] = []
    rules, on = by_facts(tokens.language), tokens.language.rules
    at_first, from_behind, at_last = RULES.among(on), BACKWARD.among(on), _AGAIN.among(on)
    for number, context in enumerate(contexts):
        found = first_answer(rules, tokens, context)
        if found is None and not context.facts & T.METALINGUISTIC:
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
    """The position of the quotation: inside a sentence, alone, or right after another: "…" "…" (perhaps a reply)."""
    context, before = contexts[number], contexts[number - 1]
    if not context.facts & T.INITIAL:
        return "inside"
    follows = number and before.stop == context.first and before.facts & (T.INITIAL | T.UNCLOSED) == T.INITIAL
    return "beside" if follows else "alone"


@forward("QA207", needs=T.LABELLED, evidence=T.LABEL)
def transcript(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """The label of a quoted line of a transcript: "*MOOR:* …"."""
    label = contexts[number].first + 1
    return Attribution((label, label + 1))


@forward("QA213")
def reported_on(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Report that goes on in its mood: *NP* sagte, es regne. Der Damm *sei* "…"."""
    context, mood = contexts[number], tokens.sets.reported_mood
    around = (*range(context.floor, context.first), *range(context.stop, context.last))
    if not any(tokens.is_(token, mood) for token in around):
        return None
    first, stop, before = tokens.scan.tokens_of_paragraph(context.paragraph)[0], context.floor, number - 1
    for _sentence in range(_MOST_REPORTED):
        if stop <= first:
            return None
        floor = _sentence_before(tokens, stop, first)
        while before >= 0 and contexts[before].first >= stop:
            before -= 1
        quoted = answers[before] if before >= 0 and contexts[before].first >= floor else None
        if found := quoted or _introduced(tokens, context, floor, _words_stop(tokens, floor, stop), T.SOURCED):
            return found
        stop = floor
    return None


_MOST_REPORTED: Final = 5  # sentences


def _words_stop(tokens: Tokens, floor: int, stop: int) -> int:
    """Where the words of the sentence floor:stop end, before its full stop."""
    while stop > floor + 1 and not tokens.tags[stop - 1] & T.WORD:
        stop -= 1
    return stop


def _introduced(tokens: Tokens, context: QuoteContext, floor: int, stop: int, kept: int = 0) -> Attribution | None:
    """The source of the quotation as if it followed the sentence floor:stop, with the ``kept`` facts of its own."""
    facts = context.facts & (T.CAPITAL | kept) | T.LED | T.AFTER_COLON
    index, start, end, paragraph = context.index, context.start, context.end, context.paragraph
    row = index, start, end, stop, stop, floor, stop, stop, paragraph, facts, " ", -1
    return attribute(tokens, QuoteContext(row))


@forward("QA201", needs=T.SHARES, evidence=T.PREVIOUS)
def same_paragraph(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """The speaker of the previous quotation in the paragraph: "…," *NP* said. "…". Not past somebody else's report."""
    return None if _is_led_up_to(tokens, contexts, number) else answers[number - 1]


def _is_led_up_to(tokens: Tokens, contexts: Contexts, number: int) -> bool:
    """Whether somebody says or does something between the previous quotation and this one: *Cole said so.* "…"."""
    context, before = contexts[number], contexts[number - 1]
    if context.floor <= before.stop or not context.facts & T.INITIAL:
        return False
    floor = _sentence_before(tokens, context.floor)
    found = _spoken_of(tokens, floor, context.floor) if floor >= before.stop else None
    if found is None:
        return False
    if found.cue:
        return bool(tokens.trait(found.cue[0]) & (T.PAST | T.THIRD))  # not: declined to comment
    return is_personal(tokens, found.source[0]) or is_name(tokens, found.source)


def _sentence_before(tokens: Tokens, stop: int, first: int = 0) -> int:
    """The start of the sentence that ends at ``stop``, not before ``first`` and not farther back than the window."""
    return max(tokens.sentence_start(stop - 1), first, stop - WINDOW)


def _spoken_of(tokens: Tokens, first: int, stop: int) -> Attribution | None:
    """The source in the sentence first:stop, with its cue; without a cue, the subject of the sentence; or None."""
    clause = said_in(tokens, first, stop)
    subject = clause[0] if clause else main_subject(tokens, first, stop)
    return Attribution(subject, clause and clause[1]) if subject and _is_one(tokens, subject) else None


@forward("QA202", needs=T.CONTINUED)
def next_paragraph(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """The speaker of the previous paragraph, whose speech continues: no closing mark there, an opening mark here."""
    return answers[number - 1] if number else None


@forward("QA203", needs=T.OPENS | T.ANNOUNCED, evidence=T.LABEL)
def announced(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Announcement at the end of the previous paragraph: *NP said:*."""
    context = contexts[number]
    first, stop = tokens.scan.tokens_of_paragraph(context.paragraph - 1)
    return _introduced(tokens, context, _sentence_before(tokens, stop, first), stop)


@forward("QA204", needs=T.FILLS | T.FOLLOWS, evidence=T.NEIGHBOUR)
def whole_paragraph(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """For a quotation that fills its paragraph: the last speaker, or after a question the one before the last."""
    context = contexts[number]
    asked = number > 1 and "?" in (context.ending, contexts[number - 1].ending)
    other = answers[number - 2] if asked and contexts[number - 2].paragraph == context.paragraph - 2 else None
    return other or answers[number - 1]


@forward("QA211", without=T.TITLED, evidence=T.SHARED_CLAUSE)
def shared_clause(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """The reporting clause at a later quotation of the sentence: "…" but "…," *NP said*."""
    for later in contexts[number + 1 : number + 3]:
        if later.first >= contexts[number].sentence_stop:
            return None
        if not contexts[number].facts & T.INITIAL and later.ending != "," and not tokens.tags[later.stop] & T.COMMA:
            continue
        found = attribute(tokens, later)
        if found:
            return found if found.evidence & (T.CLAUSE_AFTER | T.CLAUSE_AT_END) else None
    return None


@forward("QA205", needs=T.INITIAL, without=T.OPENS, evidence=T.TOPIC_BEFORE)
def sentence_before(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Subject of the previous sentence: *NP* hit back. "…"."""
    floor = contexts[number].floor
    start = _sentence_before(tokens, floor, tokens.scan.tokens_of_paragraph(contexts[number].paragraph)[0])
    found = said_in(tokens, start, floor)
    if found and not (tokens.trait(found[0][0]) & T.FIRST and tokens.is_(found[1][0], tokens.sets.asking)):
        return Attribution(*found)  # not: I asked Moor why. “…”
    subject = main_subject(tokens, start, floor)
    return Attribution(subject) if subject and _is_one(tokens, subject) else None


@backward("QA206", needs=T.INITIAL, evidence=T.NEIGHBOUR)
def later_in_paragraph(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """The speaker of the next quotation in the paragraph: "…." "…," *NP* said."""
    return answers[number + 1] if contexts[number + 1].facts & T.SHARES else None


@last("QA209", needs=T.OPENS, without=T.FOLLOWS, evidence=T.TOPIC_BEFORE)
def paragraph_before(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Subject of the last sentence of the previous paragraph: *NP* went on."""
    paragraph = contexts[number].paragraph
    if not paragraph:
        return None
    first, stop = tokens.scan.tokens_of_paragraph(paragraph - 1)
    return _spoken_of(tokens, _sentence_before(tokens, stop, first), stop)


def _is_one(tokens: Tokens, subject: Span) -> bool:
    """Whether the subject is a name, *he*, *she*, or a noun for one person or a text."""
    if is_personal(tokens, subject[0]):
        return bool(tokens.trait(subject[0]) & (T.MALE | T.FEMALE))
    head = head_of(tokens, subject)  # a professor of law
    if is_noun_for_one(tokens, head) or tokens.trait(head) & T.DOCUMENT:
        return True
    return is_name(tokens, subject) and not opens_sentence(tokens, subject)


@last("QA212")
def headed(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """Heading of a quotation by the last speaker: *Rates will rise:* "…"; *Rates* ¶ "…"."""
    context, before = contexts[number], contexts[max(number - 1, 0)]
    facts, line = context.facts, context.paragraph - 1
    if facts & T.INITIAL:
        follows = facts & (T.OPENS | T.FOLLOWS) == T.OPENS and before.paragraph == line - 1
        return answers[number - 1] if follows and _is_heading(tokens, line) else None
    opens = context.floor <= tokens.scan.tokens_of_paragraph(context.paragraph)[0] + 1  # or after a list mark
    return answers[number - 1] if opens and facts & (T.AFTER_COLON | T.FOLLOWS) == T.AFTER_COLON | T.FOLLOWS else None


def _is_heading(tokens: Tokens, paragraph: int) -> bool:
    """Whether it is a short paragraph with no full stop and no source: *Less pressure*; *The dream is alive:*."""
    first, stop = tokens.scan.tokens_of_paragraph(paragraph)
    is_open = stop - first <= _LONGEST_HEADING and not tokens.tags[stop - 1] & (T.STOPPER | T.COMMA)
    return is_open and tokens.next_tagged(T.REPORTING | T.NOUN_CUE | T.QUOTED, first, stop) < 0


_LONGEST_HEADING: Final = 12  # tokens


@last("QA210", without=T.INITIAL, evidence=T.SUBJECT)
def main_clause(tokens: Tokens, contexts: Contexts, answers: Answers, number: int) -> Attribution | None:
    """The name before a colon, *NP*: "…"; or the subject, if it can speak: *NP* stood by the plan to "…"."""
    context = contexts[number]
    before = range(context.floor, context.first)
    if context.facts & T.AFTER_COLON:
        name = phrase_before(tokens, context.first - 1, context.floor), context.first - 1
        if name[0] < name[1] and is_name(tokens, name):
            return Attribution(name)
    if not any(tokens.raw_tags[token] & T.WORD and not tokens.raw_tags[token] & T.UPPER for token in before):
        return None  # A DAM FOR SALEM—“…”
    cues = cues_before(tokens, context.first, max(context.floor, context.first - _BESIDE))
    if cues and is_passive(tokens, cues[0]):
        return None  # I was told, “…”
    subject = main_subject(tokens, context.floor, context.first)
    if subject is None or (opens_sentence(tokens, subject) and not is_personal(tokens, subject[0])):
        return None
    is_role = tokens.tags[subject[1] - 1] & T.ROLE
    return Attribution(subject) if is_role or is_name(tokens, subject) or is_personal(tokens, subject[0]) else None


_BESIDE: Final = 4  # tokens
_AGAIN = Rules[Rule](RULES, LAST)
