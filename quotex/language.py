"""A language pack as the scanner and the rules use it.

The pack of a language is the folder ``quotex/data/<code>/``, or one elsewhere. ``lexicon.toml`` holds the words and how
they change. What a word's classes and traits are called, ``wordclasses`` says; what only single rules ask for stands in
``Language.sets``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quotex import _core, packs
from quotex.confidence import Estimates
from quotex.packs import Pack
from quotex.wordclasses import DETERMINER, HONORIFIC, PREPOSITION, REPORTING
from quotex.wordsets import Endings, WordSets, word_sets

__all__ = ["Language", "load_language"]


@dataclass(frozen=True, slots=True)
class Language:
    """One loaded language pack; immutable and shared.

    ``lexicon`` goes into ``_core.scan``; its features and endings tell the core what it must know of single words.
    ``traits[entry]`` holds the trait bits of a lexicon entry (0 for entry 0), ``according[entry]`` is 1 for *according
    to* and other phrases of source, else 0. ``sets`` and ``endings`` are what rules ask of single words.
    ``first_names`` maps a lower-case first name to ``"f"`` or ``"m"``. ``rules`` has the ids of the quotation rules
    that are on.

    >>> english = load_language("en")
    >>> bool(english.lexicon.classes(english.lexicon.id("said")) & REPORTING)
    True
    """

    pack: Pack
    names: frozenset[str]  # what else the language is called
    lexicon: _core.Lexicon
    traits: list[int]
    according: bytes
    sets: WordSets
    endings: Endings
    first_names: Mapping[str, str]
    estimates: Estimates  # of how often an answer is right, from the pack's counts
    rules: frozenset[str]
    sieve: tuple[str, ...] = ()  # the rules of attribution in the order in which they are asked; (): that of their ids

    def scan(self, text: str) -> _core.Scan:
        """``text`` as both engines read it: a line ends no paragraph where its sentence plainly goes on in the next.

        >>> len(load_language("en").scan("“It rained,” said\\nAda Moor.").paragraph_start)
        1
        """
        return _core.scan(text, self.lexicon, _END_CLASSES)

    def is_called(self, tag: str) -> bool:
        """Is it the language of a tag (BCP 47), or of a name that the pack knows?

        >>> [load_language("en").is_called(tag) for tag in ("en-GB", "eng", "tlh")]
        [True, True, False]
        """
        wanted = tag.partition(",")[0].strip().lower().replace("_", "-").partition("-")[0]
        return wanted == self.pack.code or wanted in self.names


# Words with which a line may end though its sentence goes on.
_END_CLASSES = _core.EndClasses(verbs=REPORTING, links=DETERMINER | PREPOSITION, titles=HONORIFIC)


def load_language(language: str | Pack) -> Language:
    """A language pack, given by its code, as a folder, or with the files of a user laid over it; each is made once.

    Raises ValueError where there is no such pack, or where it can't be used: the message names file, table and key.

    >>> load_language("tlh")
    Traceback (most recent call last):
    ...
    ValueError: no language pack 'tlh'; there are: en; or name the folder of one
    """
    return _loaded(packs.find(language))


@lru_cache(maxsize=8)
def _loaded(pack: Pack) -> Language:
    kept = packs.kept(pack, "words", _tables)
    estimates = Estimates({key: (right, seen) for key, (right, seen) in kept["counts"].items()})
    endings, (opening, closing) = Endings(**kept["endings"]), kept["sides"]
    lexicon = _core.Lexicon.of_lines(
        kept["phrases"], kept["classes"], kept["features"], opening, closing, endings.kinds()
    )
    sets, according = word_sets(kept["sets"], len(lexicon), kept["known"]), bytes(kept["according"])
    names, rules, sieve = frozenset(kept["names"]), frozenset(kept["rules"]), tuple(kept["sieve"])
    first_names = kept["first_names"]
    return Language(
        pack, names, lexicon, kept["traits"], according, sets, endings, first_names, estimates, rules, sieve
    )


def _tables(pack: Pack) -> dict[str, Any]:
    from quotex.wordtables import language_tables  # is not needed where the tables are kept

    return language_tables(pack)
