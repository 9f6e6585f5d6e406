"""Attribution by a signature after a quotation, outside its sentence: "…" — NP."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution, Rule, Window
from quotex.quotations.grammar.clauses import phrase_at
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import SENTENCE_END, WINDOW, QuoteContext

RULES = Rules[Rule]()


@RULES.rule("QA208", evidence=T.LABEL)
def signed(window: Window) -> Attribution | None:
    """A signature after a dash, in the same paragraph or in the next: "…" — *NP*; "…" -- *NP* (a farmer).

    Also one in brackets, "…" (*NP*), and one on its own line.
    """
    tokens, context = window.syntax.tokens, window.context
    if context.stop == tokens.count:
        return None
    after = tokens.tags[context.stop]
    if after & T.OPEN:
        return _signed_in_brackets(tokens, context)
    return _signed_after_dash(tokens, context) if after & T.DASH else _signed_below(tokens, context)


def _signed_after_dash(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Name or role after a dash, up to what ends a signature: "…" — *Ada Moor*, Lund."""
    tags, raw, dash = tokens.tags, tokens.raw_tags, context.stop
    if not (context.facts & T.INITIAL or context.ending in SENTENCE_END):
        return None  # the so-called “ghost” – a machine
    is_item = context.first and tags[context.first - 1] & T.DASH and raw[context.first - 1] & T.LINE_START
    is_below = context.facts & (T.INITIAL | T.ENDS) == T.INITIAL | T.ENDS and not is_item
    stop = min(dash + WINDOW, tokens.scan.tokens_of_paragraph(context.paragraph + is_below)[1])
    first = dash + 1
    while first < stop and raw[first] & _DECORATION == T.PUNCT and phrase_at(tokens, first, stop) == first:
        first += 1
    if first >= stop or raw[first] & T.NUMBER:
        return None  # “How to Row” - 120 views
    end = phrase_at(tokens, first, stop)
    if end == first and raw[first] & T.CAPITALIZED and not (tags[first] & _COMMANDS or tokens.trait(first) & T.BASE):
        end = phrase_at(tokens, first + 1, stop)  # Drew Pitt; Distinguished engineer; not: Read more
    if end == first or (
        end < stop and not tags[end] & _ENDS_SIGNATURE and not _is_described(tokens, context, end, stop)
    ):
        return None
    return Attribution((first, end), grade="alone" if context.facts & T.INITIAL else "inside")


def _is_described(tokens: Tokens, context: QuoteContext, first: int, stop: int) -> bool:
    """Whether the rest of the line only describes who signs: a farmer *working in Lund*; *Jo** A.*"""
    is_term = context.facts & T.TITLED and context.ending not in SENTENCE_END
    if stop - first > _LONGEST_SIGNATURE or is_term or not context.facts & T.INITIAL:
        return False
    return tokens.next_tagged(_NARRATES, first, stop) < 0


def _signed_in_brackets(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Name in brackets after a quoted sentence, at the end of the paragraph: "…" (*Ada Moor*, Lund)."""
    first, facts = context.stop + 1, context.facts
    stop = tokens.scan.tokens_of_paragraph(context.paragraph)[1]
    close = tokens.next_tagged(T.CLOSE, first, stop)
    if (
        close < stop - 1 - bool(tokens.tags[stop - 1] & T.STOPPER)
        or not facts & T.INITIAL
        or context.ending not in SENTENCE_END
    ):
        return None
    return _signature(tokens, first, close)


def _signed_below(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Name on the line below a testimonial, a quotation on its own lines: *Ada Moor*; *Ada Moor*, CEO."""
    raw, first = tokens.raw_tags, context.stop
    if not raw[first] & raw[context.first] & T.LINE_START or context.ending not in SENTENCE_END:
        return None
    stop = tokens.scan.next_tagged(T.LINE_START, first + 1, first + _LONGEST_SIGNATURE + 1)
    if stop < 0:
        if first + _LONGEST_SIGNATURE < len(raw):
            return None
        stop = len(raw)
    below = _signature(tokens, first, stop) if _is_whole(tokens, first, stop) else None
    above, block = _above(tokens, context.first)
    if above is None or not (below or (block and tokens.tags[block - 1] & T.QUOTED)):
        return below
    is_sure = below is not None and _is_listed(tokens, first)
    return above if _is_headed(tokens, context.first, by_listed=is_sure) else below


def _is_whole(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the line is only a name, or a whole paragraph; a line of wrapped text may end inside a sentence."""
    scan = tokens.scan
    paragraph_stop = scan.tokens_of_paragraph(scan.paragraph_at(tokens.starts[first]))[1]
    return stop >= paragraph_stop or all(tokens.raw_tags[token] & T.CAPITALIZED for token in range(first, stop))


def _is_headed(tokens: Tokens, start: int, *, by_listed: bool) -> bool:
    """Whether names stand above the quotations of a list, as its first item shows: *Ada Moor* ¶ “…” ¶ *Ben Cole* ¶ “…”.

    The quotation begins at token ``start``. In a long list, only the items just before it are read. ``by_listed``: the
    name above the first item must begin with a known first name.
    """
    for _item in range(_MOST_ITEMS):
        name, block = _above(tokens, start)
        if name is None or not block or not tokens.tags[block - 1] & T.QUOTED:
            return name is not None and (not by_listed or _is_listed(tokens, name.source[0]))
        start = block - 1
        while start and tokens.tags[start - 1] & T.QUOTED:
            start -= 1
    return True


def _above(tokens: Tokens, start: int) -> tuple[Attribution | None, int]:
    """Name in the few short lines above the quotation at token ``start``, and the start of these lines."""
    raw, name = tokens.raw_tags, None
    for _line in range(_MOST_LINES):
        line = start - 1
        if line < 0 or tokens.tags[line] & T.QUOTED:
            break
        while line > max(start - _LONGEST_SIGNATURE, 0) and not raw[line] & T.LINE_START:
            line -= 1
        if line and not raw[line] & T.LINE_START:
            break
        name, start = _signature(tokens, line, start) or name, line
    return name, start


def _is_listed(tokens: Tokens, token: int) -> bool:
    return tokens.word(token).lower() in tokens.language.first_names


def _signature(tokens: Tokens, first: int, stop: int) -> Attribution | None:
    """The name in a signature line first:stop, which may have a mark before it and a description after it.

    *Ada Moor*; ## *Ada Moor*; *Ada Moor*, CEO; *Ada Moor* (Acme); *Ada Moor* of Acme; not: *Ada Moor* laughed.
    """
    raw = tokens.raw_tags
    while first < stop and raw[first] & T.PUNCT and not raw[first] & T.MARK:
        first += 1
    end = first
    while end < stop and raw[end] & T.CAPITALIZED:
        end += 1
    if not 2 <= end - first <= _LONGEST_NAME or (end < stop and not _opens_description(tokens, end)):
        return None
    if tokens.next_tagged(_NARRATES | T.FINITE, end, stop) >= 0:
        return None
    is_name = _is_listed(tokens, first) or not any(map(tokens.is_known, range(first, end)))
    return Attribution((first, end), grade="alone") if is_name else None


def _opens_description(tokens: Tokens, token: int) -> bool:
    return bool(tokens.tags[token] & (T.COMMA | T.OPEN | T.PREPOSITION)) or tokens.word(token) == "|"


_NARRATES: Final = T.REPORTING | T.AUXILIARY | T.STOPPER | T.QUOTED | T.COLON
_COMMANDS: Final = T.PREPOSITION | T.REPORTING
_DECORATION: Final = T.PUNCT | T.MARK  # a mark that is no quotation mark: -- Ada Moor; — ★ Ada ★
_MOST_ITEMS: Final = 50  # items of a list, each with a name above
_MOST_LINES: Final = 3  # lines above a quotation: a name, a post, a date
_LONGEST_SIGNATURE: Final = 16  # tokens
_LONGEST_NAME: Final = 4  # tokens
_ENDS_SIGNATURE: Final = T.STOPPER | T.COMMA | T.QUOTED | T.OPEN
