"""Read LitBank's quotations: a text file with the tokens of a sentence on each line, and a file of annotations.

``NAME.txt`` comes with ``NAME.ann`` or ``NAME.tsv``, whose lines are ``QUOTE ID SENTENCE TOKEN SENTENCE TOKEN WORDS``
and ``ATTRIB ID SPEAKER``, separated by tabs. Scores need running text: the original if it is found (``NAME.txt``
without ``_brat``, in the same folder or in ``original``), else the joined tokens, which lack paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quotex.evaluation.gold import Character, CorpusError, Novel, Span, Utterance
from quotex.evaluation.readers.files import lines, read_text

__all__ = ["annotation_files", "read"]

SUFFIXES = (".ann", ".tsv")
BRAT = "_brat"
NEAR = 200  # characters of the original in which the next token is searched

_FOLDED = str.maketrans("“”‘’`", "\"\"'''")
_NUMBER = re.compile(r"-\d+$")  # at the end of a speaker's id: Jane_Moor-12
_CLOSES = re.compile(r"(?:[.,;:?!%)\]}…”’]|n['’]t\b|['’](?:s|ll|re|ve|d|m|em)\b|['’]$)", re.IGNORECASE)
_OPENS = frozenset("([{“‘$#")

Tokens = list[list[str]]  # by sentence


def annotation_files(path: Path) -> list[Path]:
    """Return the files at or below ``path`` that begin with an annotation."""
    if not path.is_dir():
        return []
    candidates = sorted(file for file in (*path.glob("*"), *path.glob("*/*")) if file.suffix in SUFFIXES)
    return [file for file in candidates if file.is_file() and _begins_with_quotation(file)]


def _begins_with_quotation(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(6) in (b"QUOTE\t", b"ATTRIB")


def read(path: Path) -> Iterator[Novel]:
    found = annotation_files(path)
    if not found:
        raise CorpusError(f"{path}: no .ann or .tsv file whose lines begin with QUOTE")
    for file in found:
        tokens_file = _tokens_file(file)
        tokens = [line.split() for line in read_text(tokens_file).splitlines()]
        original = _original(tokens_file)
        text, places = _align(tokens, original, tokens_file) if original else set_together(tokens)
        yield _novel(file, text, places)


def _tokens_file(annotations: Path) -> Path:
    folder, name = annotations.parent, f"{annotations.stem}.txt"
    for file in (folder / name, folder.parent / name, folder.parent / "brat" / name):
        if file.is_file():
            return file
    raise CorpusError(f"{annotations}: no {name} with the tokens beside it")


def _original(tokens_file: Path) -> Path | None:
    name, folder = tokens_file.name.replace(BRAT, ""), tokens_file.parent
    for place in (folder, folder / "original", folder.parent / "original", folder.parent.parent / "original"):
        file = place / name
        if file.is_file() and file != tokens_file:
            return file
    return None


def _align(tokens: Tokens, original: Path, tokens_file: Path) -> tuple[str, list[list[Span]]]:
    """Return the original up to the last annotated line, and the span of each token in it."""
    text = read_text(original)
    folded = text.translate(_FOLDED)
    places: list[list[Span]] = []
    offset = 0
    for number, sentence in enumerate(tokens, 1):
        row: list[Span] = []
        for token in sentence:
            start = _find(folded, token.translate(_FOLDED), offset)
            if start < 0:
                raise CorpusError(f"{tokens_file}:{number}: {token!r} is not in {original} near character {offset}")
            offset = start + len(token)
            row.append((start, offset))
        places.append(row)
    end_of_line = text.find("\n", offset)
    return text[: end_of_line if end_of_line >= 0 else len(text)], places


def _find(text: str, token: str, offset: int) -> int:
    return text.find(token, offset, offset + NEAR + len(token))


def set_together(tokens: Tokens) -> tuple[str, list[list[Span]]]:
    """Return running text made of tokens, and the span of each token in it.

    >>> set_together([['"', "It", "rains", ",", '"', "he", "said", "."]])[0]
    '"It rains," he said.'
    """
    pieces: list[str] = []
    places: list[list[Span]] = []
    offset, glued, is_open = 0, True, False
    for sentence in tokens:
        row: list[Span] = []
        for token in sentence:
            closing = is_open if token == '"' else bool(_CLOSES.match(token))
            if not glued and not closing:
                pieces.append(" ")
                offset += 1
            pieces.append(token)
            row.append((offset, offset + len(token)))
            offset += len(token)
            is_open ^= token == '"'
            glued = is_open if token == '"' else token in _OPENS
        places.append(row)
    return "".join(pieces), places


def _novel(file: Path, text: str, places: list[list[Span]]) -> Novel:
    spans: dict[str, Span] = {}
    speakers: dict[str, str] = {}
    for place, line in lines(file):
        fields = line.split("\t")
        if fields[0] == "QUOTE" and len(fields) >= 6:
            spans[fields[1]] = _span(fields[2:6], places, place)
        elif fields[0] == "ATTRIB" and len(fields) >= 3:
            speakers[fields[1]] = _NUMBER.sub("", fields[2]).replace("_", " ")
        else:
            raise CorpusError(f"{place}: neither QUOTE with four numbers nor ATTRIB with a speaker")
    stray = next((id for id in speakers if id not in spans), None)
    if stray is not None:
        raise CorpusError(f"{file}: ATTRIB {stray} has no QUOTE")
    # No aliases are published, so each word of a name is one; it is right if only one speaker has it.
    characters = [Character(name, name.split()) for name in sorted(set(speakers.values()))]
    ordered = sorted(spans.items(), key=lambda item: item[1])
    return Novel(file.stem, text, characters, [Utterance([span], speakers.get(id, "")) for id, span in ordered])


def _span(numbers: list[str], places: list[list[Span]], place: str) -> Span:
    """Return the span from the first token's start to the last token's end."""
    try:
        first_row, first, last_row, last = (int(number) for number in numbers)
        if min(first_row, first, last_row, last) < 0:
            raise IndexError
        start, end = places[first_row][first][0], places[last_row][last][1]
    except ValueError:
        raise CorpusError(f"{place}: {' '.join(numbers)!r} are not four numbers") from None
    except IndexError:
        raise CorpusError(f"{place}: no such sentence or token: {' '.join(numbers)}") from None
    if start >= end:
        raise CorpusError(f"{place}: the quotation ends before it begins")
    return start, end
