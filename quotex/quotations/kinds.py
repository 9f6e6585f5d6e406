"""What kind of quotation it is: the rules ``QK…``."""

from __future__ import annotations

from collections.abc import Callable

from quotex.language import WORK
from quotex.quotations.binding import binder
from quotex.quotations.frame import COLON, COMMA, POSSESSIVE, Frame
from quotex.quotations.sites import Found, Site

__all__ = ["RULES", "is_wordy", "kind_of"]

Rule = Callable[[Frame, Site, Found | None], str | None]
RULES: dict[str, Rule] = {}
rule = binder(RULES)


def kind_of(frame: Frame, site: Site, found: Found | None) -> tuple[str, str]:
    """The kind of a quotation and the rule that says so."""
    for identifier, function in RULES.items():
        kind = function(frame, site, found)
        if kind is not None:
            return kind, identifier
    return "mixed", "QK109"


@rule("QK101")
def nobody_speaks(frame: Frame, site: Site, found: Found | None) -> str | None:
    """No cue and no speaker near: a term, a title, irony."""
    return "scare" if found is None and not (site.capital and is_wordy(frame, site)) else None


def is_wordy(frame: Frame, site: Site) -> bool:
    """Are these no term and no title? Then somebody says them, even where nothing tells who.

    Many words are, and few that are a whole sentence after a colon or in a paragraph of their own.
    """
    if site.titled:
        return False
    words = site.stop - site.first - 2
    if words >= (_SENTENCE if site.capital else _FRAGMENT):
        return True
    if not site.capital or site.ending not in ".?!":
        return False
    if site.alone:
        return site.first == site.paragraph_first and site.stop >= site.paragraph_stop
    return bool(frame.tags[site.first - 1] & COLON)


_SENTENCE, _FRAGMENT = 8, 5  # tokens


@rule("QK102")
def title_of_a_work(frame: Frame, site: Site, found: Found | None) -> str | None:
    """The show "…", Ada Park’s "…", on "…", or no cue of its own: words in capitals that are no speech."""
    if not site.titled or site.alone:
        return None
    before = frame.tags[site.first - 1]
    if found and found.rule == "QA201":
        return "scare"  # no cue of its own
    bearer = site.first - (2 if before & COMMA and site.first > 1 else 1)  # in his memoir, "…", he wrote
    if before & POSSESSIVE or frame.trait(bearer) & WORK:
        return "scare"
    return "scare" if frame.word(site.first - 1).lower() in ("on", "of", "in", "from", "with") else None


@rule("QK103")
def utterance(frame: Frame, site: Site, found: Found | None) -> str | None:
    """A sentence of its own, or one after a comma or colon: the words of a whole utterance."""
    if not site.capital:
        return None
    if site.alone or frame.tags[site.first - 1] & (COMMA | COLON):
        return "direct"
    return "direct" if site.stop - site.first > 8 and site.ending in ".?!," else None


@rule("QK104")
def fragment(frame: Frame, site: Site, found: Found | None) -> str | None:
    """A part of somebody's sentence inside reported speech."""
    return "mixed"
