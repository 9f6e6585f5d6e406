"""The language of a text, among those of several packs."""

from __future__ import annotations

from collections.abc import Iterable

from quotex.language.loading import load_language
from quotex.language.packs import Pack

__all__ = ["called", "likeliest"]


def likeliest(text: str, packs: Iterable[Pack]) -> Pack:
    """Return the pack whose language the function words of a text make likeliest; the first one if none is likelier.

    A text in a language without a pack gets the one that fits it best: see ``Language.misfit``.

    >>> from quotex.language.packs import built
    >>> [likeliest(text, built()).code for text in ("It rained for days.", "Es regnet seit Tagen.", "7")]
    ['en', 'de', 'en']
    """
    return max(packs, key=lambda pack: _log_odds(pack, text))


def called(tag: str, packs: Iterable[Pack]) -> Pack | None:
    """Return the pack for the language that a tag (BCP 47) or a name means.

    >>> from quotex.language.packs import built
    >>> called("de-AT", built()).code, called("tlh", built())
    ('de', None)
    """
    return next((pack for pack in packs if load_language(pack).is_called(tag)), None)


def _log_odds(pack: Pack, text: str) -> float:
    language = load_language(pack)
    return language.log_odds(language.scan(text))
