"""Indirect speech: what somebody said without quotation marks. It is returned only on request.

A rule takes the tokens, a cue and the bounds of its sentence, and returns the content (a span), the speaker and the
cue. The rules are tried in order, those of clauses first; no token belongs to two reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quotex.quotations import tags as T
from quotex.quotations.attribution.governed import speaker_of_cue
from quotex.quotations.attribution.rules import Attribution, owner_of
from quotex.quotations.grammar.animacy import is_somebody
from quotex.quotations.grammar.clauses import (
    closes_clause,
    governing_subject,
    is_finite,
    is_passive,
    is_predicated,
    main_subject,
    phrase_at,
    phrase_before,
    subject_after,
    subject_before,
)
from quotex.quotations.grammar.complements import clause_end, phrase_end, sentence_end
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import WINDOW


@dataclass(slots=True)
class Report:
    """Indirect speech: the tokens of its content, and the attribution."""

    content: Span
    attribution: Attribution


Rule = Callable[[Tokens, int, int, int], Report | None]  # (tokens, cue, start and end of its sentence)
RULES = Rules[Rule]()
rule = RULES.rule


def find_reports(tokens: Tokens) -> list[Report]:
    """All indirect speech of a document, in order. ``tokens`` must hide the words inside quotations."""
    reports: dict[Span, Report] = {}
    floor = stop = 0
    for token in tokens.tagged(_CUE, 0, tokens.count):
        if _is_cue(tokens, token):
            if token >= stop:
                start, end = tokens.scan.sentence_at(tokens.starts[token])
                floor, stop = tokens.token_at(start), tokens.token_at(end)
            report = _ask(tokens, token, max(floor, token - WINDOW), min(stop, token + WINDOW))
            if report is not None:
                reports.setdefault(report.content, report)
    # A report with a quotation in it hides the reports inside it, but is omitted: the quotation already has its words.
    return [report for report in _outermost(reports.values()) if tokens.next_tagged(T.QUOTED, *report.content) < 0]


_SAID_OR_THOUGHT = T.REPORTING | T.ATTITUDE | T.PARTICIPLE
_CUE = T.COLON | _SAID_OR_THOUGHT | T.VERB | T.PREPOSITION | T.SUBORDINATOR
_TAKE_CONTENT = T.THOUGHT | T.STANCE | T.TOPIC | T.INTENT


def _is_cue(tokens: Tokens, token: int) -> bool:
    """Whether the token is *according to*, or a word that may report something and is used as a verb."""
    tag = tokens.tags[token]
    if tag & T.COLON:
        return token < _LONGEST_SUBJECT  # of a headline
    if tag & (T.PREPOSITION | T.SUBORDINATOR) and (tokens.trait(token) & T.ACCORDING or governs(tokens, token)):
        return True
    if not tag & _SAID_OR_THOUGHT and not (tag & T.VERB and tokens.trait(token) & _TAKE_CONTENT):
        return False
    if tag & T.CAPITALIZED and token and not tokens.tags[token - 1] & T.STOPPER:
        return False
    if tag & T.PARTICIPLE:
        return tokens.upos(token) == T.UPOS_VERB
    return bool(tag & T.FINITE)


def _outermost(reports: Iterable[Report]) -> list[Report]:
    """The reports that are not inside another (said *that he thinks it rains*); a clause replaces a topic around it."""
    kept: list[Report] = []
    reach = -1
    for report in sorted(reports, key=lambda report: (report.content[0], -report.content[1])):
        rule = report.attribution.rule
        if kept and report.content[1] <= reach and kept[-1].attribution.rule == _TOPIC and rule in _CLAUSES:
            kept.pop()
        elif report.content[0] < reach:
            continue
        kept.append(report)
        reach = report.content[1]
    return kept


_TOPIC = "QA407"
_CLAUSES = frozenset({"QA401", "QA402", "QA403", "QA404", "QA409"})


def _ask(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """The answer of the first rule that answers."""
    for identifier, function in RULES.items():
        report = function(tokens, cue, floor, stop) if identifier in tokens.language.rules else None
        if report is not None:
            report.attribution.rule = identifier
            return report
    return None


def report_of(tokens: Tokens, cue: int, floor: int, stop: int, first: int, end: int) -> Report | None:
    """The report of the content first:end by the subject before the cue, or else that of the main clause after it."""
    if end <= first:
        return None
    found = speaker_of_cue(tokens, cue, floor, end)
    if found is None and tokens.tags[cue] & T.PARTICIPLE and end + 1 < stop and tokens.tags[end] & T.COMMA:
        subject = main_subject(tokens, end + 1, stop)  # Noting that it leaks, NP left
        return Report((first, end), Attribution(subject, (cue, cue + 1))) if subject else None
    return Report((first, end), found) if found and found.source[0] < cue else None


def _around(tokens: Tokens, clause: Span, found: Attribution, floor: int, end: int) -> Report | None:
    """The words around the clause in the sentence floor:end; if the clause is long, only the longer part of them."""
    first, stop = clause
    if stop + 2 > end:
        return None
    if first <= floor + 2:
        return Report((stop + 1, end), found)  # As NP said, it leaks; but, NP said, it leaks
    starts, ends = tokens.starts, tokens.ends
    left, right = ends[first - 1] - starts[floor], ends[end - 1] - starts[stop]
    if (starts[stop] - starts[first]) * _SHORT <= left + right:
        return Report((floor, end), found)
    return Report((floor, first - 1) if left > right else (stop + 1, end), found)


_SHORT = 4  # a short clause is at most a fourth of the words around it


@rule("QA401")
def according_to(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Prepositional phrase of source: *according to NP*, the dam leaks; the dam leaks, *according to NP*."""
    tags = tokens.tags
    if not tags[cue] & T.PREPOSITION or not tokens.trait(cue) & T.ACCORDING:
        return None
    name = tokens.phrase_stop(cue)
    name_end = phrase_at(tokens, name, stop)
    set_off = cue == floor or bool(tags[cue - 1] & T.PAUSE)
    if name_end == name or (name == cue + 1 and not set_off):
        return None  # three dollars per head
    found = Attribution((name, name_end), (cue, name))
    end = sentence_end(tokens, stop)
    comma = name_end
    while comma < end and not tags[comma] & T.COMMA:
        comma += 1
    if cue > floor + 2 and (not set_off or comma + 2 > end or is_predicated(tokens, floor, cue)):
        return Report((floor, cue - 1 if set_off else cue), found)
    return _around(tokens, (cue, comma), found, floor, end)


@rule("QA402")
def reporting_clause(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Reporting clause after commas: the dam leaks, *NP said*; the dam leaks, *said NP*; the dam, *NP said*, leaks."""
    clause = _clause_in_commas(tokens, cue, floor, stop)
    if clause is None:
        return None
    (first, clause_stop), found, end = *clause, sentence_end(tokens, stop)
    if clause_stop < end:
        return _around(tokens, (first, clause_stop), found, floor, end) if tokens.tags[clause_stop] & T.PAUSE else None
    return Report((floor, first - 1), found) if is_predicated(tokens, floor, first) else None


def _clause_in_commas(tokens: Tokens, cue: int, floor: int, stop: int) -> tuple[Span, Attribution] | None:
    """The clause *, NP said on Monday,* or *, said NP,* around ``cue``, and its source."""
    tags = tokens.tags
    if not tags[cue] & T.REPORTING or not tokens.trait(cue) & T.SAY or cue <= floor:
        return None
    if tags[cue - 1] & T.COMMA:
        return _inverted_clause(tokens, cue, floor, stop)
    found = speaker_of_cue(tokens, cue, floor, stop) if closes_clause(tokens, cue, stop) else None
    end = _next_break(tokens, cue + 1, stop)
    if found is None or found.source[0] > cue or end - cue > 10:
        return None
    first = found.source[0]
    while first > floor and not tags[first - 1] & T.COMMA and tags[first - 1] & (T.ADVERB | T.SUBORDINATOR):
        first -= 1
    set_off = tags[first - 1] & T.COMMA if first > floor else tokens.is_(floor, tokens.sets.manner_subordinator)
    return ((first, end), found) if set_off else None


def _inverted_clause(tokens: Tokens, cue: int, floor: int, stop: int) -> tuple[Span, Attribution] | None:
    """The clause *, said NP,* and its NP. Late in a sentence, a description of the speaker extends it to the end."""
    subject = subject_after(tokens, cue, stop)
    if subject is None or subject[1] >= stop or not tokens.tags[subject[1]] & (T.BREAK | T.TIME):
        return None
    end = sentence_end(tokens, stop) if cue > floor + 5 else _next_break(tokens, subject[1], stop)
    return (cue, end), Attribution(subject, (cue, cue + 1))


def _next_break(tokens: Tokens, token: int, stop: int) -> int:
    while token < stop and not tokens.tags[token] & (T.BREAK | T.SUBORDINATOR | T.ANY_VERB):
        token += 1
    return token


@rule("QA409")
def headline(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Headline after the name of the speaker: *NP:* the dam leaks."""
    tags = tokens.tags
    if cue == 0 or floor or not tags[cue] & T.COLON or phrase_at(tokens, 0, cue) != cue:
        return None
    name = tokens.word(cue - 1)
    is_named_again = any(tokens.word(token) == name for token in tokens.tagged(T.CAPITALIZED, cue, tokens.count))
    if tokens.next_tagged(T.ROLE, 0, cue) < 0 and (tags[0] & T.DETERMINER or not is_named_again):
        return None  # The Latest: dam is closed; Breaking: dam is closed
    end = sentence_end(tokens, stop)
    return Report((cue + 1, end), Attribution((0, cue), (cue, cue + 1))) if end > cue + 1 else None


@rule("QA403")
def that_clause(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Content clause after its conjunction: NP said *that the dam leaks*; NP told the council *whether it did*."""
    tags = tokens.tags
    if not tags[cue] & _SAID_OR_THOUGHT and not tokens.trait(cue) & T.THOUGHT:
        return None
    after = tokens.phrase_stop(cue)
    while after < stop and tokens.tags[after] & T.ADVERBIAL:
        after += 1
    first = after
    while first < min(stop, cue + 8) and not tags[first] & (T.SUBORDINATOR | T.BREAK) and not is_finite(tokens, first):
        first += 1
    if first >= stop or not tokens.is_small(first, tokens.sets.content_subordinator):
        return None
    # after a noun it is a relative clause, unless the noun is an addressee, a noun of saying (a claim that …) or a time
    told = (
        tokens.trait(cue) & T.TELL or tags[after] & T.PREPOSITION or tags[first - 1] & (T.NOUN_CUE | T.TIME | T.ADVERB)
    )
    if first > after and not told:
        return None
    return report_of(tokens, cue, floor, stop, first, clause_end(tokens, cue, floor, first, stop))


@rule("QA404")
def bare_clause(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Content clause without a conjunction: NP said *the dam leaks*."""
    trait = tokens.trait(cue)
    if not trait & (T.SAY | T.THOUGHT) or tokens.is_(cue, tokens.sets.loose_saying):
        return None
    first = tokens.phrase_stop(cue)
    if trait & T.TELL:
        first = phrase_at(tokens, first, stop)
    while first + 1 < stop and not tokens.is_(first, tokens.sets.expletive) and _is_adverbial(tokens, first):
        first += 1
    if not _is_clause(tokens, first, stop):
        return None
    return report_of(tokens, cue, floor, stop, first, clause_end(tokens, cue, floor, first, stop))


# What may not stand between a subject and its verb, and the largest number of tokens between them.
_BARRIER = T.STOPPER | T.PAUSE | T.SUBORDINATOR | T.PARTICIPLE
_LONGEST_SUBJECT = 12


def _is_adverbial(tokens: Tokens, token: int) -> bool:
    """Whether the token is an adverb, or a preposition before a time: on Monday."""
    tag = tokens.tags[token]
    return bool(tag & T.ADVERBIAL) or bool(tag & T.PREPOSITION and tokens.tags[token + 1] & T.TIME)


def _is_clause(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a clause begins at ``first``: a noun phrase (or *this*, *there*) and its finite verb."""
    tags = tokens.tags
    if first + 1 >= stop:
        return False
    end = phrase_at(tokens, first, stop)
    if end == first and not (tags[first] & (T.DETERMINER | T.ADVERB) and tags[first + 1] & T.FINITE):
        return False
    verb = first if tokens.trait(first) & T.CONTRACTED else max(end, first + 1)
    last = min(stop, verb + _LONGEST_SUBJECT)
    while verb < last and not is_finite(tokens, verb):
        verb += 1
        if verb < last and tags[verb] & _BARRIER:
            return False
    return verb < last


@rule("QA405")
def infinitive(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Infinitive after a verb of wanting: NP wants *to repair the dam*."""
    first = cue + 1
    if not tokens.trait(cue) & T.INTENT or first >= stop or not tokens.is_(first, tokens.sets.infinitive_marker):
        return None
    return report_of(tokens, cue, floor, stop, first, phrase_end(tokens, cue, floor, first, stop))


@rule("QA406")
def opinion_of(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Object of a verb of judgement: NP criticized *the plan*; NP pushed for *a dam*."""
    tags, trait = tokens.tags, tokens.trait(cue)
    calls = tokens.is_(cue, tokens.sets.calling)
    if not trait & (T.STANCE | T.TOPIC) and not calls:
        return None
    first = tokens.phrase_stop(cue)
    if trait & T.TOPIC and first < stop and tokens.is_(first, tokens.sets.topic_preposition):
        first += 1
    elif not trait & T.STANCE and not calls:
        return None
    if first >= stop or not tags[first] & (T.DETERMINER | T.CAPITALIZED | T.LOWER | T.PRONOUN):
        return None
    if tags[first] & _NO_OBJECT and not tags[first] & T.DETERMINER:
        return None
    is_on_the_way = trait & T.TELL or not tags[first] & (T.DETERMINER | T.CAPITALIZED | T.PRONOUN)
    head_end = phrase_at(tokens, first, stop)
    if is_on_the_way and head_end < stop and governs(tokens, head_end):
        return None  # asked Moor about NP, voiced doubts about NP
    return report_of(tokens, cue, floor, stop, first, phrase_end(tokens, cue, floor, first, stop))


@rule("QA410")
def passive(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Subject of a passive verb of judgement with its agent: *the plan* was criticized by NP."""
    agent = cue + 1
    is_by = tokens.is_(agent, tokens.sets.agent_preposition)
    if not tokens.trait(cue) & T.STANCE or not is_by or not is_passive(tokens, cue):
        return None  # a plan rejected by NP
    end = phrase_at(tokens, agent + 1, stop)
    subject = subject_before(tokens, cue, floor)
    if end == agent + 1 or subject is None or subject[1] > cue or not is_somebody(tokens, (agent + 1, end)):
        return None
    return Report(subject, Attribution((agent + 1, end), (cue, cue + 1)))


_NO_OBJECT = T.CONJUNCTION | T.SUBORDINATOR | T.PREPOSITION | T.ADVERB | T.TIME | T.AUXILIARY


def governs(tokens: Tokens, token: int) -> bool:
    """Whether a complement of a word of saying or thinking begins at ``token``: doubts *about* NP, sure *that* ….

    >>> from quotex.quotations.grammar.examples import example
    >>> governs(*example("Ada Moor had doubts about the dam.", "about")[:2])
    True
    >>> governs(*example("Ada Moor had a house about the dam that leaks.", "that")[:2])
    False
    """
    if token == 0 or tokens.tags[token - 1] & T.BREAK:
        return False
    if tokens.is_small(token, tokens.sets.concerning_preposition):
        return not tokens.tags[token - 1] & _NO_GOVERNOR
    if _opens_complement(tokens, token):
        return True
    is_stance = tokens.is_(token - 1, tokens.sets.stance_word)
    return bool(is_stance) and bool(tokens.is_small(token, tokens.sets.stance_preposition))


_NO_GOVERNOR = (
    T.QUOTED | T.AUXILIARY | T.ADVERB | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR | T.DETERMINER | T.PRONOUN
)


def _opens_complement(tokens: Tokens, token: int) -> bool:
    """Whether the conjunction or *to* opens reported words: his claim *that* it leaks, willing *to* leave."""
    sets = tokens.sets
    if tokens.is_small(token, sets.complementizer):
        return bool(tokens.is_(token - 1, sets.claim_word))
    return bool(tokens.is_small(token, sets.infinitive_marker)) and bool(tokens.is_(token - 1, sets.aim_word))


@rule("QA407")
def concerning(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Complement of *about*: NP has doubts about *the dam*; NP asked about *what it costs*."""
    first = cue + 1
    if not tokens.is_small(cue, tokens.sets.concerning_preposition) or not governs(tokens, cue) or first >= stop:
        return None
    if tokens.tags[first] & (T.BREAK | T.DIGIT | T.ADVERB):
        return None  # about 20 farmers
    return _governed(tokens, cue, floor, first, stop)


@rule("QA408")
def complement(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """Complement of a noun or an adjective: NP’s belief *that it holds*; NP is willing *to sell*; critical of *NP*."""
    if tokens.is_small(cue, tokens.sets.concerning_preposition) or not governs(tokens, cue):
        return None
    return _governed(tokens, cue, floor, cue if _opens_complement(tokens, cue) else cue + 1, stop)


def _governed(tokens: Tokens, cue: int, floor: int, first: int, stop: int) -> Report | None:
    """The complement of the word before ``cue``; its source is that word's possessor or the subject of its clause."""
    opening = tokens.tags[first] if first < stop else T.BREAK
    if opening & T.BREAK:
        return None
    is_clause = opening & T.SUBORDINATOR and not opening & T.PREPOSITION
    end = (clause_end if is_clause else phrase_end)(tokens, cue, floor, first, stop)
    found = owner_of(tokens, phrase_before(tokens, cue, floor), cue - 1)
    subject = found.source if found else governing_subject(tokens, cue, floor)
    if subject is None or subject[0] < cue <= subject[1] or end == first:
        return None  # rumours about the dam, whoever spreads them
    return Report((first, end), Attribution(subject, (cue - 1, cue)))
