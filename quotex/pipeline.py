"""The settings of quotex, and its functions on one document or a stream of documents in many processes.

The engines and the language pack are imported on first use, so that extraction does not load what only cleaning needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache, partial
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, Required, TypedDict, TypeVar, Unpack, get_args, overload

from quotex import _core, settings
from quotex.document import Document, Form
from quotex.edits import Cleaned
from quotex.language import packs
from quotex.language.packs import AUTO, DEFAULT, Pack
from quotex.model import Genre, Kind, Quotes
from quotex.normalization import normalized
from quotex.offsets import move_to_original, move_to_source
from quotex.settings import as_path, as_paths, as_speakers, as_tuple, plain
from quotex.stream import check_stream, raise_errors, run_on_pairs, stream
from quotex.workers import BATCH_SIZE

if TYPE_CHECKING:
    from quotex.cleaning.repeats import RepeatsFile
    from quotex.language.loading import Language
    from quotex.outline import Outline
    from quotex.turns.model import Turn

__all__ = ["KINDS", "PRESETS", "VERBS", "Kind", "OnError", "Pipeline", "Preset", "Verb"]

Preset = Literal["auto", "body", "page"]
LanguageFit = Literal["mark", "skip"]
Verb = Literal["clean", "clean_and_explain", "extract", "process"]
OnError = Literal["raise", "yield"]
KINDS: tuple[Kind, ...] = get_args(Kind)
GENRES: tuple[Genre, ...] = get_args(Genre)
PRESETS: tuple[Preset, ...] = get_args(Preset)
VERBS: tuple[Verb, ...] = get_args(Verb)
LANGUAGE_FITS: tuple[LanguageFit, ...] = get_args(LanguageFit)
_OPTIONS = (
    *("language", "select", "ignore", "preset", "kinds", "min_confidence", "genre", "language_fit"),
    *("repeats", "keep_title"),
)
_TURN: frozenset[str] = frozenset({"turn"})
_IN_MARKS: frozenset[str] = frozenset({"direct", "mixed"})
_FEW = 20  # if the cleaned text has fewer tokens, the language is judged by the original

Path = str | PathLike[str]
Context = TypeVar("Context")


class _Stream(TypedDict, total=False):
    """The settings of ``Pipeline.pipe`` that do not change what it yields."""

    workers: int
    batch_size: int
    sources: Iterable[str] | None


class _Results(_Stream, total=False):
    as_tuples: Literal[False]
    on_error: Literal["raise"]


class _ResultsOrErrors(_Stream, total=False):
    as_tuples: Literal[False]
    on_error: Required[Literal["yield"]]


class _Pairs(_Stream, total=False):
    as_tuples: Required[Literal[True]]
    on_error: Literal["raise"]


class _PairsOrErrors(_Stream, total=False):
    as_tuples: Required[Literal[True]]
    on_error: Required[Literal["yield"]]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The settings of quotex, and the methods that apply them to a text.

    A pipeline never changes: you can share it between threads, pickle it and send it to other processes. It loads the
    language pack with the first text.

    ``language`` is the code of a pack of quotex, the folder of another pack, or ``"auto"``: then each text is read with
    the built-in pack that fits its function words best, which ``Document.meta["options"]["language"]`` names. ``rules``
    is one or more TOML files with your own rules and words, which extend the pack in the given order
    (docs/own-rules.md). Folder and files are read when the pipeline is created; ``pack`` keeps their contents.

    ``select`` and ``ignore`` name cleaning rules by id or prefix (``"BP"``, ``"TX1"``): only selected rules run, except
    those ignored. ``preset`` says what the texts are: an extracted ``"body"`` with residue, a whole ``"page"``, or
    ``"auto"``, which decides for each text. ``kinds`` are the kinds of quotes wanted, from ``KINDS``. Quotes with a
    confidence below ``min_confidence`` are omitted. ``genre`` says how they are read: an ``"article"`` sentence by
    sentence, a ``"story"``, such as a novel, turn by turn; ``"auto"`` decides for each text. ``repeats`` is a file made
    by ``quotex repeats learn``: cleaning then also removes the lines that recur in documents of one source, which is
    why the methods that clean take a ``source``. With ``keep_title``, the headline stays in the cleaned text if
    ``Document.meta["title"]`` has its offsets. ``speakers`` names the speakers of a transcript whom the text does not
    name, by their labels: ``{"Q": "Omar Reyes", "A": "Ada Moor"}``, or ``"Q=Omar Reyes,A=Ada Moor"``.

    A text that is clearly in another language is still read, but the confidence of its quotes is at most .5, and
    ``Document.meta["language_fit"]`` says how well the text fits the pack, from 0 to about 1. With
    ``language_fit="skip"`` such a text is returned unchanged and without quotes. If cleaning left nothing, or less than
    a tenth of the sentences, ``Document.meta["sentences_left"]`` has their share. ``Document.meta`` also says how the
    document was made: ``"version"``; ``"options"``, these settings with a hash of ``repeats``, one object for all
    documents; and ``"pack"``, a fingerprint of the words and rules of the pack and of ``rules``. It has ``"title"``,
    ``"byline"`` and ``"date"`` (YYYY-MM-DD) if they are known, each with ``"text"``, ``"start"`` and ``"end"`` (offsets
    into the original, or None).

    Raises ValueError for an unknown language, rule, preset, kind or genre, for ``rules`` with ``"auto"``, for a rule
    whose extra is not installed, for a file that holds no repeats, and for an invalid file of rules or of a pack; the
    message names file and place.
    Raises TypeError if a list of strings or a path is required and something else is given.

    >>> Pipeline(kinds=["direct"]).extract('"It rained," said Ada Moor.')[0].speaker.text
    'Ada Moor'
    """

    language: Path = "en"
    rules: Path | Sequence[Path] = field(default=(), kw_only=True)
    select: Sequence[str] = field(default=(), kw_only=True)
    ignore: Sequence[str] = field(default=(), kw_only=True)
    preset: Preset = field(default="auto", kw_only=True)
    kinds: Sequence[Kind] = field(default=("direct", "mixed", "turn"), kw_only=True)
    min_confidence: float = field(default=0.0, kw_only=True)
    genre: Genre = field(default="auto", kw_only=True)
    language_fit: LanguageFit = field(default="mark", kw_only=True)
    repeats: Path | None = field(default=None, kw_only=True)
    keep_title: bool = field(default=False, kw_only=True)
    speakers: str | Mapping[str, str] | tuple[tuple[str, str], ...] = field(default=(), kw_only=True)
    pack: Pack = field(init=False, repr=False)
    _repeats: RepeatsFile | None = field(default=None, init=False, repr=False)
    _made_from: dict[str, Any] | None = field(default=None, init=False, repr=False, compare=False)
    _by_language: dict[str, Pipeline] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("select", "ignore", "kinds"):
            object.__setattr__(self, name, as_tuple(name, getattr(self, name)))
        object.__setattr__(self, "speakers", as_speakers(self.speakers))
        settings.check_known("kind", self.kinds, KINDS)
        settings.check_known("preset", [self.preset], PRESETS)
        settings.check_known("genre", [self.genre], GENRES)
        settings.check_known("language_fit", [self.language_fit], LANGUAGE_FITS)
        settings.check_share("min_confidence", self.min_confidence)
        paths = as_paths("rules", self.rules)
        object.__setattr__(self, "rules", paths)
        object.__setattr__(self, "language", as_path("language", self.language))
        if self.language == AUTO and paths:
            raise ValueError("rules extend the pack of one language: name it instead of 'auto'")
        object.__setattr__(self, "pack", packs.find(DEFAULT if self.language == AUTO else self.language, paths))
        if self.select or self.ignore or not self.pack.is_built:
            settings.check_rules(tuple(self.select), tuple(self.ignore), self._packs)
        if self.repeats is not None:
            from quotex.cleaning.repeats import RepeatsFile

            object.__setattr__(self, "_repeats", RepeatsFile.of(as_path("repeats", self.repeats)))

    @property
    def _language(self) -> Language:
        return _language_of(self.pack)

    @property
    def _packs(self) -> tuple[Pack, ...]:
        """The packs that may be used; ``pack`` is the first."""
        return (self.pack,) if self.language != AUTO else packs.built()

    def _for_text(self, text: str) -> Pipeline:
        """Return the pipeline for a text: with ``"auto"``, that of the text's language, otherwise this one."""
        if self.language != AUTO:
            return self
        from quotex.language.identification import likeliest

        normal = normalized(plain(text))
        return self._in(likeliest(normal.text if normal else text, self._packs))

    def _for_tag(self, text: str, tag: str) -> Pipeline | None:
        """Return the pipeline for a text in the language ``tag``, if that is known; None if there is no pack for it."""
        if not tag:
            return self._for_text(text)
        from quotex.language.identification import called

        pack = called(tag, self._packs)
        return pack and self._in(pack)

    def _in(self, pack: Pack) -> Pipeline:
        """Return the pipeline with the same settings that reads all texts with ``pack``."""
        if self.language != AUTO:
            return self
        if pack.code not in self._by_language:
            found = copy(self)
            for name, value in {"language": pack.code, "pack": pack, "_made_from": None}.items():
                object.__setattr__(found, name, value)
            self._by_language[pack.code] = found
        return self._by_language[pack.code]

    @property
    def _speakers(self) -> dict[str, str]:
        return dict(as_speakers(self.speakers))

    def _made_of(self) -> dict[str, Any]:
        """Return the settings that results depend on. They are computed once, and all documents share them."""
        if self._made_from is None:
            from quotex import __version__

            options = {name: getattr(self, name) for name in _OPTIONS} | {"language": self.pack.code}
            options["repeats"] = self._repeats and settings.hash_of(self._repeats.name)
            options |= {"speakers": self._speakers} if self.speakers else {}
            made_from = {"version": __version__, "pack": packs.state_of(self.pack), "options": options}
            object.__setattr__(self, "_made_from", made_from)
            return made_from
        return self._made_from

    def scan(self, text: str) -> _core.Scan:
        """Return the tokens, lines, sentences and pairs of quote marks of ``text``, as packed columns."""
        return _core.scan(text, self._for_text(text)._language.lexicon)

    def clean(self, text: str, *, source: str = "") -> str:
        """Return the text without boilerplate and damage. ``source`` is its publisher or site, for ``repeats``."""
        return self.clean_and_explain(text, source=source).text

    def clean_and_explain(self, text: str, *, source: str = "") -> Cleaned:
        """Return the cleaned text with every edit that made it, and the map between the two texts."""
        return self._for_text(text)._clean_with_fit(text, source)[0]

    def extract(self, text: str) -> Quotes:
        """Return the quotes of ``text``, ignoring escape codes and mark-up in it. Offsets refer to ``text``."""
        return self._for_text(text)._extract_with_fit(text)[0]

    def repeat_keys(self, text: str, *, source: str = "") -> bytes:
        """Return the keys of the lines of ``text``, for ``quotex.cleaning.repeats.Repeats.add`` to count."""
        from quotex.cleaning import keys_to_count

        return keys_to_count(plain(text), self._for_text(text)._language, source)

    def process(self, text: str, *, source: str = "", outline: Outline | None = None) -> Document:
        """Clean the text, extract the quotes of the cleaned text, and map all offsets back to ``text``.

        All offsets of the result, including those of speakers, cues, people and edits, refer to ``text``, which is
        ``Document.original``; only ``clean_start:clean_end`` of a quote refer to the cleaned ``Document.text``.
        ``outline`` describes the elements of the page that the text was taken from; a text that still has its tags
        does not need it.
        """
        return self._for_text(text)._process(text, source, outline)

    def _process(self, text: str, source: str, outline: Outline | None) -> Document:
        cleaned, scan, damage, turns = self._clean_and_scan(text, source, outline)
        head = self._head(cleaned, outline)
        titled, scan = self._with_title(cleaned, scan, head)
        normal, scan = self._normalized(titled.text, scan, damage if titled is cleaned else None)
        cleaned = titled
        meta: dict[str, Any] = {"preset": cleaned.preset, **self._made_of(), **head}
        fit = self._misfit(cleaned, scan)
        if fit is not None:
            meta["language_fit"] = fit
            if self.language_fit == "skip":
                return Document(None, cleaned.original, cleaned.original, meta=meta)
        left = self._sentences_left(cleaned)
        if left is not None:
            meta["sentences_left"] = left
        if turns:
            quotes, meta["form"] = self._with_turns(cleaned, turns, fit)
        else:
            quotes = self._quotes_and_people(normal, scan, fit)
        move_to_original(quotes, quotes.people, cleaned)
        return Document(None, cleaned.text, cleaned.original, quotes, quotes.people, cleaned.edits, meta)

    @overload
    def pipe(
        self, texts: Iterable[str], *, verb: Literal["process"] = ..., **stream: Unpack[_Results]
    ) -> Iterator[Document]: ...
    @overload
    def pipe(self, texts: Iterable[str], *, verb: Literal["clean"], **stream: Unpack[_Results]) -> Iterator[str]: ...
    @overload
    def pipe(
        self, texts: Iterable[str], *, verb: Literal["clean_and_explain"], **stream: Unpack[_Results]
    ) -> Iterator[Cleaned]: ...
    @overload
    def pipe(
        self, texts: Iterable[str], *, verb: Literal["extract"], **stream: Unpack[_Results]
    ) -> Iterator[Quotes]: ...
    @overload
    def pipe(
        self, texts: Iterable[str], *, verb: Literal["process"] = ..., **stream: Unpack[_ResultsOrErrors]
    ) -> Iterator[Document | Exception]: ...
    @overload
    def pipe(
        self, texts: Iterable[str], *, verb: Literal["clean"], **stream: Unpack[_ResultsOrErrors]
    ) -> Iterator[str | Exception]: ...
    @overload
    def pipe(
        self, texts: Iterable[str], *, verb: Literal["clean_and_explain"], **stream: Unpack[_ResultsOrErrors]
    ) -> Iterator[Cleaned | Exception]: ...
    @overload
    def pipe(
        self, texts: Iterable[str], *, verb: Literal["extract"], **stream: Unpack[_ResultsOrErrors]
    ) -> Iterator[Quotes | Exception]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[str, Context]], *, verb: Literal["process"] = ..., **stream: Unpack[_Pairs]
    ) -> Iterator[tuple[Document, Context]]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[str, Context]], *, verb: Literal["clean"], **stream: Unpack[_Pairs]
    ) -> Iterator[tuple[str, Context]]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[str, Context]], *, verb: Literal["clean_and_explain"], **stream: Unpack[_Pairs]
    ) -> Iterator[tuple[Cleaned, Context]]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[str, Context]], *, verb: Literal["extract"], **stream: Unpack[_Pairs]
    ) -> Iterator[tuple[Quotes, Context]]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[str, Context]], *, verb: Literal["process"] = ..., **stream: Unpack[_PairsOrErrors]
    ) -> Iterator[tuple[Document | Exception, Context]]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[str, Context]], *, verb: Literal["clean"], **stream: Unpack[_PairsOrErrors]
    ) -> Iterator[tuple[str | Exception, Context]]: ...
    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, Context]],
        *,
        verb: Literal["clean_and_explain"],
        **stream: Unpack[_PairsOrErrors],
    ) -> Iterator[tuple[Cleaned | Exception, Context]]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[str, Context]], *, verb: Literal["extract"], **stream: Unpack[_PairsOrErrors]
    ) -> Iterator[tuple[Quotes | Exception, Context]]: ...
    def pipe(
        self,
        texts: Iterable[Any],
        *,
        verb: Verb = "process",
        workers: int = 1,
        batch_size: int = BATCH_SIZE,
        as_tuples: bool = False,
        on_error: OnError = "raise",
        sources: Iterable[str] | None = None,
    ) -> Iterator[Any]:
        """Apply ``verb`` to every text, and yield the results in the order of the input.

        ``texts`` may be endless: for each worker, at most four batches are in memory, each of up to ``batch_size``
        texts or a million characters. ``workers`` above 1 start processes. With ``as_tuples``, the input is pairs
        (text, context), and so are the results. With ``on_error="yield"``, an exception takes the place of the result,
        and the stream continues. ``sources`` gives the source of each text, in the same order, for ``repeats``.

        Raises ValueError if ``sources`` are given without ``repeats`` or with ``extract``, or if there are too few of
        them. Raises TypeError if they are not str, if ``texts`` is a single str, or, with ``as_tuples``, if an item is
        not a pair.

        >>> list(Pipeline().pipe(["One line.", "Another."], verb="clean"))
        ['One line.', 'Another.']
        """
        check_stream(texts, workers=workers, batch_size=batch_size)
        settings.check_known("verb", [verb], VERBS)
        settings.check_known("on_error", [on_error], get_args(OnError))
        if sources is not None:
            settings.check_sources(sources, verb, has_repeats=self.repeats is not None)
        run = partial(stream, self, verb, workers=workers, batch_size=batch_size, sources=sources)
        results = run_on_pairs(run, texts) if as_tuples else run(texts)
        return raise_errors(results, as_tuples) if on_error == "raise" else results

    def _clean_and_scan(
        self, text: str, source: str, outline: Outline | None = None
    ) -> tuple[Cleaned, _core.Scan | None, _core.Damage | None, list[Turn]]:
        """Clean a text, except the turns of a transcript; also return the scan of the result, its damage, the turns."""
        import quotex.cleaning as cleaning

        text = plain(text)
        repeats = self._repeats.load() if self._repeats else None
        options = cleaning.Options(tuple(self.select), tuple(self.ignore), self.preset, repeats, source, outline)
        cleaned, scan, damage = cleaning.clean_and_scan(text, self._language, options)
        turns = self._turns(text)
        if turns and cleaned.edits:
            from quotex.cleaning.sparing import spare

            has_furniture = any(turn.fragments for turn in turns)
            spans = [(0, len(text))] if has_furniture else [(turn.opening, turn.end) for turn in turns]
            cleaned, scan, damage = spare(cleaned, spans, [turn.label for turn in turns]), None, None
        return cleaned, scan, damage, turns

    def _turns(self, text: str) -> list[Turn]:
        """Return the turns of a transcript; most texts have none."""
        from quotex.turns import read

        transcript = read(text, self._language)
        return transcript.turns if transcript else []

    def _head(self, cleaned: Cleaned, outline: Outline | None) -> dict[str, Any]:
        """Return what is known about title, byline and date, which stand in text removed before the article."""
        if outline is None and (not cleaned.edits or cleaned.edits[0].start > 0):
            return {}
        from quotex.cleaning.heads import head_of

        return head_of(cleaned, outline, self._language)

    def _with_title(
        self, cleaned: Cleaned, scan: _core.Scan | None, head: dict[str, Any]
    ) -> tuple[Cleaned, _core.Scan | None]:
        """Put the title into the cleaned text if the settings require it; the scan is None if that changed the text."""
        if not self.keep_title or "title" not in head:
            return cleaned, scan
        from quotex.cleaning.heads import with_title

        titled = with_title(cleaned, head["title"])
        return titled, scan if titled is cleaned else None

    def _clean_with_fit(
        self, text: str, source: str = "", outline: Outline | None = None
    ) -> tuple[Cleaned, float | None]:
        """Like ``clean_and_explain``; also return the language fit if the text was skipped for its language."""
        cleaned, scan, _damage, _turns = self._clean_and_scan(text, source, outline)
        if self.keep_title:
            cleaned, scan = self._with_title(cleaned, scan, self._head(cleaned, outline))
        fit = None
        if self.language_fit == "skip":
            _normal, scan = self._normalized(cleaned.text, scan)
            fit = self._misfit(cleaned, scan)
        if fit is not None:
            cleaned = Cleaned(cleaned.original, [], cleaned.original, cleaned.preset)
        return cleaned, fit

    def _sentences_left(self, cleaned: Cleaned) -> float | None:
        from quotex.cleaning import sentences_left

        return sentences_left(cleaned) if cleaned.edits else None

    def _misfit(self, cleaned: Cleaned, scan: _core.Scan) -> float | None:
        """See ``Language.misfit``. ``scan`` is that of the cleaned and normalized text."""
        language = self._language
        if self.language_fit == "skip" and cleaned.edits and len(scan) < _FEW:
            scan = language.scan(cleaned.original)
        return language.misfit(scan)

    def _extract_with_fit(self, text: str) -> tuple[Quotes, float | None]:
        """Like ``extract``; also return the language fit if the text is in another language, else None."""
        text = plain(text)
        normal, scan = self._normalized(text)
        fit = self._language.misfit(scan)
        if fit is not None and self.language_fit == "skip":
            return Quotes(), fit
        turns = self._turns(text)
        if turns:
            return self._with_turns(Cleaned(text, [], text), turns, fit)[0], fit
        return self._quotes_and_people(normal, scan, fit), fit

    def _normalized(
        self, text: str, scan: _core.Scan | None = None, damage: _core.Damage | None = None
    ) -> tuple[Cleaned | None, _core.Scan]:
        """Return the normalized text, or None if it is the same, and its scan. ``text`` has that scan and damage."""
        normal = normalized(text, damage)
        if normal:
            return normal, self._language.scan(normal.text)
        return None, scan or self._language.scan(text)

    def _quotes_and_people(self, normal: Cleaned | None, scan: _core.Scan, fit: float | None) -> Quotes:
        """Extract from the scanned text, with offsets into the text that ``normal`` was made from."""
        kinds = frozenset(self.kinds)
        return self._found(normal, scan, fit, kinds - _TURN, self.min_confidence)

    def _found(
        self, normal: Cleaned | None, scan: _core.Scan, fit: float | None, kinds: frozenset[str], min_confidence: float
    ) -> Quotes:
        import quotex.quotations as quotations

        quotes, people = quotations.extract(
            scan.text,
            self._language,
            kinds=kinds,
            min_confidence=min_confidence,
            scan=scan,
            in_another_language=fit is not None,
            genre=self.genre,
        )
        if normal:
            move_to_source(quotes, people, normal)
            quotations.take_texts_from(normal.original, quotes)
        return Quotes(quotes, people)

    def _with_turns(self, cleaned: Cleaned, turns: list[Turn], fit: float | None) -> tuple[Quotes, Form]:
        """Return the turns of a transcript and all other quotes, with offsets into the cleaned text, and its form.

        The offsets of ``turns`` are into the original.
        """
        from quotex.quotations import take_texts_from
        from quotex.quotations.turn_assembly import TurnAssembly, form_of, moved, named, reading_of

        text = cleaned.text
        turns = named(moved(turns, cleaned) if cleaned.edits else turns, self._speakers)
        reading = reading_of(text, turns)
        inside = self._found(*self._normalized(reading.text), fit, frozenset(self.kinds) - _TURN | _IN_MARKS, 0.0)
        if reading.edits:
            move_to_source(inside, inside.people, reading)
            take_texts_from(text, inside)
        assembly = TurnAssembly(text, turns, inside, self._language, in_another_language=fit is not None)
        return assembly.asked_for(self.kinds, self.min_confidence), form_of(text, turns)


@lru_cache(maxsize=8)
def _language_of(pack: Pack) -> Language:
    """Return the language. The cache saves the import that each call of ``load_language`` would need."""
    from quotex.language.loading import load_language

    return load_language(pack)
