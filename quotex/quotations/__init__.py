"""Quotations and who said them: two engines, one for articles and one for stories.

An article is read sentence by sentence: the context of each quotation (``spans``), the mention that speaks
(``attribution``), and the person whom it means (``entities``). A story (``quotex.normalization.genre`` decides) is read
as a whole: its characters are found, the turns of its dialogue collected, and the speakers of all turns decoded
together. Both engines use ``grammar``, and ``assembly`` builds the quotes. Each rule is a small function bound to its
entry in the catalogue: ``QS…`` and ``QK…`` are in ``spans``, ``QA…`` in ``attribution``, ``QC…`` in ``entities``.
"""

from __future__ import annotations

from quotex import _core
from quotex.language.loading import Language
from quotex.model import Genre, Person, Quote
from quotex.normalization.genre import is_narrative
from quotex.normalization.paragraphs import join_lines, scan_of_story
from quotex.normalization.truecasing import truecase
from quotex.quotations.assembly import ArticleAssembly
from quotex.quotations.attribution.evidence import grade_narrative, weigh
from quotex.quotations.attribution.neighbours import attribute_all
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.spans.context import find_contexts

__all__ = ["extract", "take_texts_from"]

DEFAULT_KINDS = frozenset({"direct", "mixed"})
_LARGE = 100_000  # tokens
_STORY_RULE = "QA301"  # a pack without it has no rules for stories


def extract(
    text: str,
    language: Language,
    *,
    kinds: frozenset[str] = DEFAULT_KINDS,
    min_confidence: float = 0.0,
    scan: _core.Scan | None = None,
    in_another_language: bool = False,
    genre: Genre = "auto",
) -> tuple[list[Quote], list[Person]]:
    """The quotations of ``text``, in order, and the people who speak.

    Offsets are into ``text``; ``scan`` is its scan (``language.scan``), if it exists already. Nested quotations are
    returned with the quotation around them, whatever their kind. The requested ``kinds`` change no answer: a quote has
    the same speaker, rules and confidence, alone or among others. If the text is ``in_another_language``, no confidence
    exceeds .5. With the ``genre`` ``"auto"``, the text decides whether it is read as a story. The people are those who
    speak in quotation marks, whatever ``kinds`` and confidence are requested. The speakers of indirect speech and scare
    quotes have names, but are among the people only if they also speak in marks.

    >>> from quotex.language.loading import load_language
    >>> quotes, people = extract('"It rained," said Ada Moor, a farmer.', load_language("en"))
    >>> quotes[0].text, quotes[0].speaker.text, quotes[0].cue.text
    ('It rained,', 'Ada Moor', 'said')
    """
    scan = language.scan(text) if scan is None else scan
    if not len(scan.quote_parent) and "indirect" not in kinds:
        return [], []
    mended = join_lines(truecase(scan, language), language)
    quotes, people = _extract(mended, language, kinds, min_confidence, in_another_language, genre)
    if mended is not scan:
        take_texts_from(text, quotes)
    return quotes, people


def take_texts_from(text: str, quotes: list[Quote]) -> None:
    """Set the texts of quotes, speakers and cues from ``text``, after another form of it was read."""
    for quote in quotes:
        for part in (quote, quote.speaker, quote.cue):
            if part is not None:
                part.text = text[part.start : part.end]


def _extract(
    scan: _core.Scan,
    language: Language,
    kinds: frozenset[str],
    min_confidence: float,
    in_another_language: bool,
    genre: Genre,
) -> tuple[list[Quote], list[Person]]:
    story = scan_of_story(scan, language, genre) if _STORY_RULE in language.rules else None
    if story is not None:
        from quotex.quotations.story_assembly import extract_story

        are_restored = story is not scan
        quotes, people = extract_story(
            story, language, kinds, min_confidence, in_another_language, are_restored=are_restored
        )
        if are_restored:
            take_texts_from(scan.text, quotes)
        return quotes, people
    tokens = Tokens(scan, language)
    contexts = find_contexts(tokens)
    assembly = ArticleAssembly(tokens)
    answers = attribute_all(tokens, contexts)
    assembly.sparseness = weigh(tokens, contexts, answers)
    if is_narrative(scan):
        grade_narrative(answers)
    if tokens.count > _LARGE:
        tokens.release()  # the syntax is hardly needed again
    scare, with_reports = assembly.add_speech(contexts, answers), "indirect" in kinds
    people = assembly.people()
    if "scare" in kinds or with_reports:
        assembly.add_scare(scare, is_kept="scare" in kinds)
    if with_reports:
        from quotex.quotations.attribution.indirect import find_reports

        assembly.add_reports(find_reports(tokens))
    tokens.release()
    if in_another_language:
        assembly.limit_confidence()
    is_all = kinds == DEFAULT_KINDS and min_confidence <= 0  # nothing else was added
    return assembly.quotes if is_all else assembly.asked_for(kinds, min_confidence), people
