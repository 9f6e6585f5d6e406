"""What kind of quotation it is: the rules ``QK…``."""

from __future__ import annotations

from collections.abc import Callable

from quotex.language import WORK
from quotex.model import Kind
from quotex.quotations.binding import Asked, Rules
from quotex.quotations.frame import COMMA, POSSESSIVE, Frame
from quotex.quotations.sites import AFTER_COLON, AFTER_COMMA, ALONE, CAPITAL, FILLS, TITLED, Found, Site

__all__ = ["RULES", "is_wordy", "kind_of"]

Rule = Callable[[Frame, Site, Found | None], Kind | None]
RULES = Rules[Rule]()
rule = RULES.rule
NOBODY = 1 << 21  # a fact like those of a site: nobody was found to speak


def kind_of(frame: Frame, site: Site, found: Found | None) -> tuple[Kind, str]:
    """The kind of a quotation and the rule that says so."""
    facts = site.facts if found is not None else site.facts | NOBODY
    for identifier, function in _ASKED.among[frame.language.rules][facts & _FACTS]:
        kind = function(frame, site, found)
        if kind is not None:
            return kind, identifier
    return "mixed", "QK104"


@rule("QK101", needs=NOBODY)
def nobody_speaks(frame: Frame, site: Site, found: Found | None) -> Kind | None:
    """No cue and no speaker near: a term, a title, irony."""
    return None if site.facts & CAPITAL and is_wordy(site) else "scare"


def is_wordy(site: Site) -> bool:
    """Are these no term and no title? Then somebody says them, even where nothing tells who.

    Many words are, and few that are a whole sentence after a colon or in a paragraph of their own.
    """
    facts = site.facts
    if facts & TITLED:
        return False
    words = site.stop - site.first - 2
    if words >= (_SENTENCE if facts & CAPITAL else _FRAGMENT):
        return True
    if not facts & CAPITAL or site.ending not in ".?!":
        return False
    return facts & FILLS == FILLS if facts & ALONE else bool(facts & AFTER_COLON)


_SENTENCE, _FRAGMENT = 8, 5  # tokens


@rule("QK102", needs=TITLED, without=ALONE)
def title_of_a_work(frame: Frame, site: Site, found: Found | None) -> Kind | None:
    """The show "…", Ada Park’s "…", on "…", or no cue of its own: words in capitals that are no speech."""
    before = frame.tags[site.first - 1]
    if found and found.rule == "QA201":
        return "scare"  # no cue of its own
    bearer = site.first - (2 if before & COMMA and site.first > 1 else 1)  # in his memoir, "…", he wrote
    if before & POSSESSIVE or frame.trait(bearer) & WORK:
        return "scare"
    return "scare" if frame.word(site.first - 1).lower() in ("on", "of", "in", "from", "with") else None


@rule("QK103", needs=CAPITAL)
def utterance(frame: Frame, site: Site, found: Found | None) -> Kind | None:
    """A sentence of its own, or one after a comma or colon: the words of a whole utterance."""
    if site.facts & _SET_OFF:
        return "direct"
    return "direct" if site.stop - site.first > 8 and site.ending in ".?!," else None


_SET_OFF = ALONE | AFTER_COMMA | AFTER_COLON


@rule("QK104")
def fragment(frame: Frame, site: Site, found: Found | None) -> Kind | None:
    """A part of somebody's sentence inside reported speech."""
    return "mixed"


_ASKED = Asked(RULES)
_FACTS = _ASKED.facts
