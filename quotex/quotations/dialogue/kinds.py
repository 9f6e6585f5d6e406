"""What kind of quotation stands in a story: the rules ``QK3…``. What none of them takes is speech."""

from __future__ import annotations

from collections.abc import Callable

from quotex._core import LOWER, MARK, TITLE, WORD
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
from quotex.model import Kind
from quotex.quotations.binding import binder
from quotex.quotations.dialogue.story import Story
from quotex.quotations.dialogue.turns import Turn

__all__ = ["RULES", "kind_of"]

Rule = Callable[[Story, Turn, int, int], Kind | None]
RULES: dict[str, Rule] = {}
rule = binder(RULES)

_LONGEST_TERM = 6  # tokens
_LONGEST_NAME = 4  # tokens, the last of them mostly punctuation
_NEAR = 3  # tokens from a quotation to its verb of saying
_FEW = 7  # tokens from a verb of saying to a quotation without a pause
_PAUSES = frozenset(",:-–—")
_AS_IF = frozenset({("as", "if"), ("as", "though"), ("much", "as")})
_HELD_BACK = frozenset(
    ["seem", "seems", "seemed", "appear", "appeared", "tempted", "temptation", "wished", "wanted", "longed"]
)
_NEARLY = frozenset({"almost", "nearly"})
_UTTERED = frozenset({"said", "cried", "exclaimed", "asked", "told", "answered", "replied", "spoke"})
_SHORT_REPORT = 7  # words
_PLAIN_PAST = frozenset({"was", "were", "did"})


def kind_of(story: Story, turn: Turn, first: int, stop: int) -> tuple[Kind, str]:
    """The kind of the quotation of the tokens first:stop, marks included, and the rule that says so."""
    if story.words[first] in ")],;:." or story.words[stop - 1] in "([":
        return "direct", "QK103"  # only speech is cut at asides
    for identifier, function in RULES.items():
        kind = function(story, turn, first, stop) if identifier in story.language.rules else None
        if kind is not None:
            return kind, identifier
    return "direct", "QK103"


@rule("QK301")
def term(story: Story, turn: Turn, first: int, stop: int) -> Kind | None:
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
        is_said = tags[first + 1] & TITLE and not is_titled and _is_said_before(story, first)
        return None if is_said or (story.is_adverb(first - 1) and tags[first - 2] & SPEECH) else "scare"
    if turn.is_sure or before & MARK or story.ends_sentence(first - 1):
        return None
    if is_titled:
        return "scare"
    if words[first - 1] in _PAUSES:
        return None
    return "scare" if tags[stop - 2] & WORD or (words[stop - 2] in ",." and not turn.beat) else None


def _is_said_before(story: Story, first: int) -> bool:
    """Answered with a flat “No.”; whispered in her ear “Run.”: a verb of saying, and no pause after it."""
    for token in range(first - 1, max(first - _FEW, 0), -1):
        tags = story.tags[token]
        if story.spoken[token] or not tags & WORD:
            return False
        if tags & SPEECH and tags & LOWER:
            return not story.trait(token) & NAMING
    return False


def _is_titled(story: Story, first: int, stop: int) -> bool:
    """Several words, those of substance with capitals: “The Mill in Winter”"""
    content = [story.tags[token] for token in range(first + 1, stop - 1) if story.tags[token] & WORD]
    if len(content) < 2 or not content[-1] & TITLE:
        return False
    return all(tags & (TITLE | DETERMINER | PREPOSITION | CONJUNCTION) for tags in content)


@rule("QK302")
def unuttered(story: Story, turn: Turn, first: int, stop: int) -> Kind | None:
    """As if to say, nearly cried, was tempted to ask: words that nobody uttered."""
    verb = _verb_before(story, first)
    before = [word.lower() for word in story.words[max(0, verb - 4) : max(0, verb)]]
    if not before:
        return None
    if before[-1] == "to":
        is_held_back = bool(_HELD_BACK.intersection(before)) or tuple(before[-3:-1]) in _AS_IF
    else:
        is_nearly = before[-1] in _NEARLY and story.words[verb] in _UTTERED  # but: almost whispered
        is_held_back = is_nearly or before[-2:] == ["point", "of"]
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
def free_indirect(story: Story, turn: Turn, first: int, stop: int) -> Kind | None:
    """Speech in the tense and the persons of the narration around it: “He was most obliged; he should come.”

    What people say of others in the past reads alike: so it must have some length, and *would* and its kin or a
    semicolon.
    """
    if first != turn.quotes[0][1] or first == turn.first or turn.is_sure:
        return None
    seen = words = 0
    is_shifted = False
    for token in range(first + 1, stop - 1):
        trait, word = story.trait(token), story.words[token]
        if word[-2:] in ("'d", "’d") or word[-3:] in ("n't", "n’t"):
            return None  # nobody narrates so
        seen |= trait
        words += story.tags[token] & WORD
        is_shifted |= word == ";" or bool(trait & PAST_TENSE and word not in _PLAIN_PAST)
    if seen & (TALKER | PRESENT_TENSE) or words < _SHORT_REPORT:
        return None
    return "indirect" if is_shifted and seen & OTHER and seen & PAST_TENSE else None
