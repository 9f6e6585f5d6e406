"""Which mention stands for the speaker of a turn, once it is decided who that is: the rules ``QA3…``."""

from __future__ import annotations

from bisect import bisect_left

from quotex.quotations.attribution.decoding import NARRATOR
from quotex.quotations.attribution.turns import Turn
from quotex.quotations.entities.characters import Characters
from quotex.quotations.grammar.noun_phrases import Span
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["RULES", "StorySources"]

RULES = ("QA301", "QA302", "QA303", "QA304", "QA305", "QA306")


class StorySources:
    """Finds the mention at the cue, where there is one, else where the character was last named."""

    def __init__(self, tokens: OpenTokens, characters: Characters) -> None:
        self.mentions_of = characters.mentions_of
        self.says_i = [token for token in tokens.narrator() if not tokens.spoken[token]]

    def find(self, turn: Turn, who: int) -> tuple[str, Span | None]:
        """The rule that tells the speaker of the turn, and the tokens of the mention, if there is any."""
        cue, beat = turn.cue, turn.beat
        if cue:
            rule = "QA301" if cue.who >= 0 else "QA303" if cue.role else "QA306" if cue.pronoun == "I" else "QA302"
            if cue.who in (who, -1):
                return rule, (cue.first, cue.stop)
        if beat and (beat.who == who or beat.pronoun):
            return "QA304", (beat.first, beat.stop)
        if who == NARRATOR:
            if not self.says_i:
                return "QA305", None
            token = self.says_i[max(bisect_left(self.says_i, turn.first) - 1, 0)]
            return "QA305", (token, token + 1)
        return "QA305", self._last_mention(who, turn.first)

    def _last_mention(self, who: int, token: int) -> Span | None:
        mentions = self.mentions_of.get(who, [])
        if not mentions:
            return None
        place = bisect_left(mentions, token, key=lambda mention: mention.first)
        mention = mentions[max(place - 1, 0)]
        return mention.first, mention.stop
