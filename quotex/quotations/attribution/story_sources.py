"""Which mention is the speaker of a turn, after the character is decided: the rules ``QA3…``."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from quotex.quotations.attribution.narrator import NARRATOR
from quotex.quotations.attribution.turns import Turn
from quotex.quotations.entities.characters import Characters
from quotex.quotations.entities.story_names import Mention
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["BARE", "RULES", "StorySources"]

BARE = "QA305"  # no narration beside the speech shows who speaks
RULES = ("QA301", "QA302", "QA303", "QA304", BARE, "QA306")

_FIRST = attrgetter("first")


class StorySources:
    """Finds the mention at the cue if there is one, else the last mention in the narration.

    Call ``find`` for the turns in order.
    """

    def __init__(self, tokens: OpenTokens, characters: Characters) -> None:
        self.mentions_of = characters.mentions_of
        self._named: dict[int, list[Mention]] = {}  # the names that the narration gives each character
        self._beside: dict[int, Span] = {}  # where each character last stood beside speech
        self.says_i = tokens.narrator()

    def find(self, turn: Turn, who: int) -> tuple[str, Span | None]:
        """The rule that decided the speaker of the turn, and the tokens of the mention, or None."""
        rule, span = self._beside_speech(turn, who)
        if span is not None:
            self._beside[who] = span
            return rule, span
        if who == NARRATOR:
            if not self.says_i:
                return BARE, None
            token = self.says_i[max(bisect_left(self.says_i, turn.first) - 1, 0)]
            return BARE, (token, token + 1)
        return BARE, self._last_mention(who, turn.first)

    def _beside_speech(self, turn: Turn, who: int) -> tuple[str, Span | None]:
        """The subject of the cue, or of the act beside the speech, if it can stand for the speaker."""
        cue, beat = turn.cue, turn.beat
        if cue and cue.who in (who, -1):
            rule = "QA301" if cue.who >= 0 else "QA303" if cue.role else "QA306" if cue.pronoun == "I" else "QA302"
            return rule, (cue.first, cue.stop)
        if beat and (beat.who == who or beat.pronoun):
            return "QA304", (beat.first, beat.stop)
        return BARE, None

    def _last_mention(self, who: int, token: int) -> Span | None:
        """The last mention by name in the narration, else a pronoun at speech, else a name in speech: Sir *John*!"""
        named = self._named_by_narrator(who)
        place = bisect_left(named, token, key=_FIRST)
        if not place and who in self._beside:
            return self._beside[who]
        if not named:
            named = self.mentions_of.get(who, [])
            place = bisect_left(named, token, key=_FIRST)
        if not named:
            return None
        mention = named[max(place - 1, 0)]
        return mention.first, mention.stop

    def _named_by_narrator(self, who: int) -> list[Mention]:
        """The mentions of a character by name in the narration."""
        if who not in self._named:
            self._named[who] = [mention for mention in self.mentions_of.get(who, ()) if not mention.spoken]
        return self._named[who]
