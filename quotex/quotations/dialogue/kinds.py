"""What kind of quotation stands in a story: the rules ``QK3…``. What none of them takes is speech."""

from __future__ import annotations

from collections.abc import Callable

from quotex._core import MARK, TITLE, WORD
from quotex.language import (
    CONJUNCTION,
    DETERMINER,
    NAMING,
    OTHER,
    PARTICIPLE,
    PAST_TENSE,
    PREPOSITION,
    PRESENT_TENSE,
    SPEECH,
    TALKER,
)
from quotex.quotations.binding import binder
from quotex.quotations.dialogue.story import Story
from quotex.quotations.dialogue.turns import Turn

__all__ = ["RULES", "kind_of"]

Rule = Callable[[Story, Turn, int, int], str | None]
RULES: dict[str, Rule] = {}
rule = binder(RULES)

_LONGEST_TERM = 6  # tokens
_LONGEST_NAME = 4  # tokens, the last of them mostly punctuation
_NEAR = 3  # tokens from a quotation to its verb of saying
_PAUSES = frozenset(",:-–—")
_AS_IF = frozenset({("as", "if"), ("as", "though"), ("much", "as")})
_HELD_BACK = frozenset(
    ["seem", "seems", "seemed", "appear", "appeared", "tempted", "temptation", "wished", "wanted", "longed", "ready"]
)
_NEARLY = frozenset({"almost", "nearly"})


def kind_of(story: Story, turn: Turn, first: int, stop: int) -> tuple[str, str]:
    """The kind of the quotation of the tokens first:stop, marks included, and the rule that says so."""
    if story.words[first] in ")],;:." or story.words[stop - 1] in "([":
        return "direct", "QK103"  # only speech is cut at asides
    for identifier, function in RULES.items():
        kind = function(story, turn, first, stop)
        if kind is not None:
            return kind, identifier
    return "direct", "QK103"


@rule("QK301")
def term(story: Story, turn: Turn, first: int, stop: int) -> str | None:
    """A title or a term: a few words within a sentence of the narration that no verb of saying stands beside."""
    words, tags = story.words, story.tags
    if first == turn.first or stop - first - 2 > _LONGEST_TERM or words[stop - 2] in "?!":
        return None
    is_titled = _is_titled(story, first, stop)
    if stop <= turn.verb < stop + _NEAR and (turn.is_sure or not is_titled):
        return None  # and “Ouch,” cried the badger
    before = tags[first - 1]
    if before & SPEECH:
        if story.trait(first - 1) & NAMING and stop - first - 2 <= _LONGEST_NAME:
            return "scare"  # called “the club”
        if not is_titled:
            return None  # murmured “hum”
    elif before & WORD:
        return None if story.is_adverb(first - 1) and tags[first - 2] & SPEECH else "scare"
    if turn.is_sure or before & MARK:
        return None
    if is_titled:
        return "scare"
    if words[first - 1] in _PAUSES or story.ends_sentence(first - 1):
        return None
    return "scare" if tags[stop - 2] & WORD or (words[stop - 2] in ",." and not turn.beat) else None


def _is_titled(story: Story, first: int, stop: int) -> bool:
    """Several words, those of substance with capitals: “The Mill in Winter”"""
    content = [story.tags[token] for token in range(first + 1, stop - 1) if story.tags[token] & WORD]
    if len(content) < 2 or not content[-1] & TITLE:
        return False
    return all(tags & (TITLE | DETERMINER | PREPOSITION | CONJUNCTION) for tags in content)


@rule("QK302")
def unuttered(story: Story, turn: Turn, first: int, stop: int) -> str | None:
    """As if to say, nearly cried, was tempted to ask: words that nobody uttered."""
    verb = _verb_before(story, first)
    before = [word.lower() for word in story.words[max(0, verb - 4) : max(0, verb)]]
    if not before:
        return None
    if before[-1] == "to":
        is_held_back = bool(_HELD_BACK.intersection(before)) or tuple(before[-3:-1]) in _AS_IF
    else:
        is_held_back = before[-1] in _NEARLY or before[-2:] == ["point", "of"]
    return "scare" if is_held_back else None


def _verb_before(story: Story, first: int) -> int:
    """The verb of saying right before a quotation, or with a few words and a pause between (say to Ada: “…”), or -1."""
    end = first - (2 if story.words[first - 1] in _PAUSES else 1)
    for token in range(end, max(end - _NEAR - 1, 0), -1):
        if story.spoken[token] or not story.tags[token] & WORD:
            return -1
        if story.tags[token] & (SPEECH | PARTICIPLE):
            return token
    return -1


@rule("QK303")
def free_indirect(story: Story, turn: Turn, first: int, stop: int) -> str | None:
    """Speech in the tense and the persons of the narration around it: “He was most obliged; he should come.”"""
    if first == turn.first or turn.is_sure:
        return None
    seen = 0
    for token in range(first + 1, stop - 1):
        seen |= story.trait(token)
    if seen & (TALKER | PRESENT_TENSE):
        return None
    return "indirect" if seen & OTHER and seen & PAST_TENSE else None
