"""The labels of turns: which lines may open one, in each of the forms of transcripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from quotex import _core
from quotex.language.patterns import precompiled
from quotex.language.wordclasses import CONJUNCTION, DETERMINER, HONORIFIC, PREPOSITION, TIME
from quotex.turns.lines import Lines, Row
from quotex.turns.words import Words, fold

__all__ = ["LONGEST_INITIALS", "Form", "Label", "Labels", "Opening", "forms_of"]

Form = Literal["colon", "stop", "letters", "alone", "dash", "interview", "voice", "sign"]
Sort = Literal["person", "role", "question", "answer", "nobody"]

_LONGEST: Final = 50  # characters of the name in a label …
_MOST_WORDS: Final = 7  # … and its words
_MOST_SMALL: Final = 2  # words of a label in small letters alone
LONGEST_INITIALS: Final = 4  # letters
_LONGEST_CLOCK: Final = 32  # characters of a line that is a time
_LONGEST_STOP: Final = 90  # characters of a label that ends with a full stop

_TIME = precompiled(r"[\[(]?+\b\d{1,3}:\d\d(?::\d\d)?+(?:[.,]\d++)?+(?:\s?+[AaPp]\.?+[Mm]\b\.?+)?+[\])]?+")
_BEFORE = precompiled(
    r"(?>\\?+[\])]|[\p{L}.]{1,9}[ \d,:/.]*+(?>\\?+[\])]|[-–—](?=\s)))[\s:–—-]*+[*_]*+"
)  # AM] Ada Moor
_MARKS: Final = " \t*_|\\<>#:–—-"
_AFTER_TIME: Final = r"(?:\\?+[\[(]\d{1,3}:\d\d(?::\d\d)?+(?:[.,]\d++)?+\\?+[\])][*_]{0,3}+:?+[ \t]*+)"
_SPEECH = precompiled(rf"[:.\t–—]?+(?:\\?+\])?+[*_]{{0,3}}+:?+[ \t]*+{_AFTER_TIME}?+[*_]{{0,3}}+[ \t]*+")
_CLOCK = precompiled(r"\d{1,3}:\d\d(?::\d\d)?+(?:[.,]\d++)?+")
_BRACKETED = precompiled(r"\([^\n]{1,60}\)")
_NICK = precompiled(r"<[@+%&~]?+(?P<name>[\p{L}_][\w|^-]{0,29}+)>[ \t]++")
_ASIDE = precompiled(r"\((?P<aside>[^()\n]{2,40}+)\)[ \t]*+:?+[ \t]*+")
_VOICE = precompiled(
    r"(?:[-–—\s]*+)<(?>v(?:\.[\w.-]++)?+\s++|u\s[^>\n]{0,80}?who=[\"']?+#?+)(?P<name>[^>\n\"']{1,60}+)[^>\n]*+>\s*+"
)
_SIGN = precompiled(r"(?>(?P<sign>>>++)[ \t]*+(?=\S)|(?P<sign>[-–—])[ \t]*+(?=[\p{Lu}\p{N}\"“‘'(\[.…¿¡♪]|i\p{Lu}))")
_EMPHASIS = precompiled(r"[*_]{0,3}+\s*+")
_FEWEST_QUESTIONS: Final = 2
_LONGEST_QUESTION: Final = 500  # characters
_FEW: Final = _core.OPENING_EMPHASIS | _core.OPENING_STOP  # kinds of which pages have few
_OPEN: Final = PREPOSITION | DETERMINER | CONJUNCTION  # a name does not end with such a word: Required for
_CAPITALS = precompiled(r"\p{Lu}{2}")


class Label(NamedTuple):
    """A label as written, without role, time and marks, which begins at ``at`` of the characters read."""

    text: str
    key: str  # folded
    at: int
    sort: Sort
    role: str = ""
    aside: str = ""  # in brackets after the name: The Minister (Ada Moor)
    office: str = ""  # of the person who is named in brackets

    @property
    def parts(self) -> list[str]:
        """The folded words; a hyphenated one is one word."""
        return [folded for word in self.text.split() if (folded := fold(word))]

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()


class Opening(NamedTuple):
    """The place where a turn opens; ``label`` is None if only a mark opens it. ``speech`` is the start of its words."""

    line: int
    label: Label | None
    start: int  # of the label; of the line if there is none
    stop: int
    speech: int
    kinds: int = 0

    @property
    def key(self) -> str:
        return self.label.key if self.label else ""


class Labels:
    """Parses labels; equal ones are parsed once."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._known: dict[tuple[str, bool], Label | None] = {}

    def parse(self, raw: str, *, is_timed: bool = False) -> Label | None:
        """Return the label in ``raw``; None if it has not the form of one."""
        known = (raw, is_timed)
        if known not in self._known:
            self._known[known] = self._parse(raw, is_timed)
        return self._known[known]

    def _parse(self, raw: str, is_timed: bool) -> Label | None:
        before = _BEFORE.match(raw) if is_timed or raw[:1] == "]" else None
        begin = before.end() if before else 0
        time = _TIME.search(raw, begin) if is_timed else None
        core = raw[begin : time.start()] if time else raw[begin:]
        begin += len(core) - len(core.lstrip(_MARKS))
        core = core.strip(_MARKS).rstrip("([")
        if is_timed:
            begin, core = self._sender(begin, core)
        name, comma, role = core.partition(",")
        if comma and fold(role) in self.words.naming.language.sets.name_suffix:
            name, role = core, ""
        name, _, aside = name.partition("(") if not name.startswith("(") else (name, "", "")
        name = name.partition("[")[0].rstrip(_MARKS)
        sort = self._sort(name)
        if sort is None:
            return None
        aside, is_closed, _ = aside.partition(")")
        office = ""
        if is_closed and (sort == "role" or self.has_article(name)) and not any(map(str.isdigit, aside)):
            office = name.strip() if aside[:1].isupper() else ""
            name = core[: core.index(")") + 1]
        return Label(name, fold(name), begin, sort, role.strip(), aside.strip(), office)

    def _sender(self, begin: int, core: str) -> tuple[int, str]:
        """Return the place and the name of who writes in a chat: From Ada Moor to Everyone."""
        first, _, rest = core.partition(" ")
        if not rest or fold(first) not in self.words.sender:
            return begin, core
        receiver = self.words.receiver.search(rest)
        return begin + len(core) - len(rest.lstrip()), rest[: receiver.start() if receiver else None].strip()

    def _sort(self, name: str) -> Sort | None:
        """Return who the name stands for; None if it cannot be a label."""
        key = fold(name)
        words = self.words
        if not key or len(name) > _LONGEST:
            return None
        if key in words.question:
            return "question"
        if key in words.answer:
            return "answer"
        parts = key.split(" ")
        bare = " ".join([part for part in parts if not part.isdigit()])
        if (
            key in words.speaker_role
            or bare in words.speaker_role
            or (len(parts) > 1 and parts[-1].isdigit() and parts[0] in words.speaker_role)
        ):
            return "role"
        lexicon = words.language.lexicon
        if key not in words.language.first_names and self._is_date(parts):
            return "nobody"
        is_initials = name.isupper() and 2 <= len(name) <= LONGEST_INITIALS
        if not is_initials and lexicon.classes(lexicon.id(parts[-1])) & _OPEN:
            return "nobody"
        if key in words.nobody or bare in words.nobody or key in words.pause or not bare:
            return "nobody"
        if parts[0] in words.function_word and not is_initials and (len(parts) == 1 or key in words.function_word):
            return "nobody"
        written = name.split()
        if (
            len(written) > _MOST_WORDS
            or any(mark in name for mark in '?!;"“”=/{}@%$')
            or (written[0].casefold() in words.nobody and len(written) > 2)
        ):
            return None
        small = [word for word in written if not self.is_capitalized(word)]
        if len(small) == len(written):
            return "person" if len(written) <= _MOST_SMALL else None
        return "person" if all(fold(word) in words.small for word in small) else None

    def has_article(self, name: str) -> bool:
        lexicon = self.words.language.lexicon
        return bool(lexicon.classes(lexicon.id(fold(name).split(" ")[0])) & DETERMINER)

    def _is_date(self, parts: list[str]) -> bool:
        """Whether it is a day, a month or a part of the day, perhaps with numbers."""
        lexicon = self.words.language.lexicon
        named = [part for part in parts if not part.isdigit()]
        return bool(named) and all(lexicon.classes(lexicon.id(part)) & TIME for part in named)

    @staticmethod
    def is_capitalized(word: str) -> bool:
        first = next((sign for sign in word if sign.isalpha()), "")
        return not first or first.isupper() or (not first.islower()) or any(map(str.isupper, word[:5]))


def forms_of(lines: Lines, rows: list[Row], words: Words, likely: int) -> dict[Form, list[Opening]]:
    """Return for each form the lines that may open a turn, in order. ``likely`` has the kinds that rows may be of."""
    reader = _Reader(lines, rows, Labels(words), likely)
    found = {
        "colon": reader.colons(),
        "stop": reader.stops(),
        "alone": reader.alone(),
        "dash": reader.dashes(),
        "voice": reader.voices(),
        "sign": reader.signs(),
    }
    found["letters"] = reader.letters(found["colon"])
    found["colon"] = [
        opening for opening in found["colon"] if opening.label and opening.label.sort not in ("question", "answer")
    ]
    found["interview"] = reader.questions()
    return {form: openings for form, openings in found.items() if openings}  # type: ignore[misc]


class _Reader:
    def __init__(self, lines: Lines, rows: list[Row], labels: Labels, likely: int) -> None:
        self.lines, self.rows, self.labels, self.likely, self.text = lines, rows, labels, likely, lines.text
        self.words = labels.words
        self._known: dict[tuple[int, int | None], Opening | None] = {}

    def _opening(self, row: Row, stop: int | None = None) -> Opening | None:
        """Return the opening at a row, if what it has before ``stop`` is a label."""
        known = row[4], stop
        if known not in self._known:
            self._known[known] = self._read(row, stop)
        return self._known[known]

    def _read(self, row: Row, stop: int | None) -> Opening | None:
        kinds, start, end, _, line = row
        stop = end if stop is None else stop
        label = self.labels.parse(self.text[start:stop], is_timed=bool(kinds & _core.OPENING_TIMED))
        if label is None:
            return None
        first = start + label.at
        last = first + len(label.text)
        speech = _SPEECH.match(self.text, stop).end()  # type: ignore[union-attr]
        if speech >= self.lines.stops[line]:
            speech = self._speech_below(line)
        elif self.lines.stops[line] - speech <= _LONGEST_CLOCK and self._is_clock(
            self.text[speech : self.lines.stops[line]]
        ):
            kinds |= _core.OPENING_TIMED
            speech = self._speech_below(line)
        return Opening(line, label, first, last, speech, kinds)

    def _speech_below(self, line: int) -> int:
        """The start of the words under a label that fills its line, after a line with a time or in brackets."""
        lines = self.lines
        below = lines.next_with_words(line)
        if below < len(lines.starts) and (
            _BRACKETED.fullmatch(lines.words(below)) or self._is_clock(lines.words(below))
        ):
            below = lines.next_with_words(below)
        return lines.starts[below] if below < len(lines.starts) else len(self.text)

    def _is_clock(self, line: str) -> bool:
        """Whether a line is only a time, perhaps with a date in figures, as in chats; comments name the month."""
        if len(line) > _LONGEST_CLOCK or not _CLOCK.search(line):
            return False
        return all(part.isdigit() or part in self.words.clock for part in fold(line).split(" "))

    def _rows(self, kind: int) -> Iterator[Row]:
        stops, starts = self.lines.stops, self.lines.starts
        rows = self.rows if kind & (self.likely | _FEW) or self.lines.cues is not None else ()
        return (row for row in rows if row[0] & kind and stops[row[4]] > starts[row[4]])

    def colons(self) -> list[Opening]:
        openings = [opening for row in self._rows(_core.OPENING_COLON) if (opening := self._opening(row))]
        return [opening for opening in openings if opening.label and opening.label.sort != "nobody"]

    def stops(self) -> list[Opening]:
        """Mr. MOOR. It leaks. The PRESIDING OFFICER. It leaks."""
        found = []
        for row in self._rows(_core.OPENING_STOP):
            _, start, stop, _, line = row
            limit = min(self.lines.stops[line], start + _LONGEST_STOP)
            while stop < limit and self._is_title(self.text[start:stop]):
                stop = self.text.find(".", stop + 1, limit)
                if stop < 0:
                    break
            raw = self.text[start:stop] if stop > 0 else ""
            if not _CAPITALS.search(raw) or self.text[stop : stop + 1] != ".":
                continue
            opening = self._opening(row, stop)
            if opening and opening.label and self._is_address(opening.label):
                found.append(opening)
        indented = [
            opening
            for opening in found
            if opening.kinds & _core.OPENING_INDENTED or self.text[opening.start - 1 : opening.start] == " "
        ]
        return indented if 2 * len(indented) > len(found) else found

    def _is_title(self, raw: str) -> bool:
        lexicon = self.words.language.lexicon
        return bool(lexicon.classes(lexicon.id(raw.strip(".").lower())) & HONORIFIC)

    def _is_address(self, label: Label) -> bool:
        """Whether it names somebody as a parliament does: with a title, or by the office."""
        first = label.text.split()[0]
        if not first[0].isupper() or any(map(str.isdigit, label.text)):
            return False
        return label.sort == "role" or self._is_title(first) or self.labels.has_article(label.text) or bool(label.aside)

    def letters(self, colons: list[Opening]) -> list[Opening]:
        """Q. and A., with the others who speak between them: MS. MOOR:, THE WITNESS:"""
        found: list[Opening] = []
        marks: dict[int, str] = {}
        for row in self._rows(_core.OPENING_COLON | _core.OPENING_STOP):
            opening = self._opening(row)
            if opening and opening.label and opening.label.sort in ("question", "answer"):
                marks[opening.line] = self._mark_at(row[2])
                found.append(self._with_aside(opening, opening.label))
        asked = sum(opening.label is not None and opening.label.sort == "question" for opening in found)
        if not asked:
            return []
        mark = Counter(marks.values()).most_common(1)[0][0]
        found = [opening for opening in found if marks[opening.line] == mark]
        taken = {opening.line for opening in found}
        others = [
            opening
            for opening in colons
            if opening.line not in taken
            and opening.label
            and opening.label.sort in ("person", "role")
            and opening.label.is_upper
        ]
        return sorted([*found, *others])

    def _with_aside(self, opening: Opening, label: Label) -> Opening:
        """Move the name of who asks from the speech into the label: Q. (By Ms. Moor) Where were you?"""
        aside = _ASIDE.match(self.text, opening.speech) if label.sort == "question" and not label.aside else None
        if aside is None or not self._is_asker(aside["aside"]):
            return opening
        return opening._replace(label=label._replace(aside=aside["aside"]), speech=aside.end())

    def _is_asker(self, aside: str) -> bool:
        first = aside.split()[0]
        return first[0].isupper() and (fold(first) in self.words.examined_by or self._is_title(first))

    def _mark_at(self, at: int) -> str:
        """What follows the letter: a colon, a full stop, one blank or several."""
        mark = self.text[at : at + 2]
        return mark if mark[:1].isspace() else mark[:1]

    def alone(self) -> list[Opening]:
        """A name on a line of its own, perhaps with a time."""
        lines, found = self.lines, []
        for row in self._rows(_core.OPENING_ALONE):
            line = row[4]
            if lines.cues is not None and (line == 0 or lines.cues[line - 1] == lines.cues[line]):
                continue
            if self.text[lines.starts[line]] == "(":
                continue
            opening = self._opening(row)
            if opening is None or opening.label is None or opening.label.sort == "nobody":
                continue
            if not (opening.kinds & _core.OPENING_TIMED or self._is_name(opening.label)):
                continue
            below = lines.next_with_words(line)
            if below >= len(lines.starts) or (lines.cues is not None and lines.cues[below] != lines.cues[line]):
                continue
            kinds = opening.kinds | (_core.OPENING_TIMED if lines.cues or self._is_clock(lines.words(below)) else 0)
            found.append(opening._replace(kinds=kinds))
        return found

    def _is_name(self, label: Label) -> bool:
        """Whether a line has the form of a name, with or without a role: no words in small letters."""
        return all(
            self.labels.is_capitalized(word) or fold(word) in self.words.small
            for word in f"{label.text} {label.role}".split()
        )

    def dashes(self) -> list[Opening]:
        """Names before tabs or dashes, or in brackets."""
        openings = [opening for row in self._rows(_core.OPENING_DASH) if (opening := self._opening(row))] or list(
            self._nicks()
        )
        return [
            opening
            for opening in openings
            if opening.label and opening.label.sort not in ("nobody", "question", "answer")
        ]

    def _nicks(self) -> Iterator[Opening]:
        """<ada> It leaks."""
        for kinds, start, _, _, line in self._rows(_core.OPENING_TAG):
            nick = _NICK.search(self.text, start, min(self.lines.stops[line], start + _LONGEST))
            label = self.labels.parse(nick["name"]) if nick else None
            if nick and label and label.sort == "person":
                yield Opening(line, label, *nick.span("name"), nick.end(), kinds)

    def voices(self) -> list[Opening]:
        found = []
        for kinds, _, _, _, line in self._rows(_core.OPENING_TAG):
            match = _VOICE.match(self.text, self.lines.starts[line])
            if match is None:
                continue
            label = self.labels.parse(match["name"].replace("_", " ").strip())
            if label is None or label.sort == "nobody":
                continue
            start = match.start("name")
            found.append(Opening(line, label, start, start + len(match["name"].rstrip()), match.end(), kinds))
        return found

    def signs(self) -> list[Opening]:
        """>> and, in captions, dashes, perhaps with a label after them."""
        lines, found = self.lines, []
        has_chevrons = any(row[0] & _core.OPENING_CHEVRON for row in self.rows)
        if lines.cues is None and not has_chevrons:
            return []
        by_line = {row[4]: row for row in self.rows}
        for line, (start, stop) in enumerate(zip(lines.starts, lines.stops, strict=True)):
            if start == stop or not (match := _SIGN.match(self.text, start, stop)):
                continue
            if has_chevrons != (match["sign"][0] == ">"):
                continue
            row = by_line.get(line)
            opening = self._opening(row) if row and row[0] & _core.OPENING_COLON else None
            if opening and opening.label and opening.label.sort not in ("nobody",):
                found.append(opening)
            else:
                found.append(Opening(line, None, match.start(), match.start(), match.end(), row[0] if row else 0))
        return found

    def questions(self) -> list[Opening]:
        """Questions in bold, or each a paragraph of its own, with the answers below them.

        A question may have the label Q; answers have no labels.
        """
        lines = self.lines
        if lines.cues is not None:
            return []
        rows = [row for row in self._rows(_core.OPENING_EMPHASIS) if lines.words(row[4]).endswith(("**", "__"))]
        if len(rows) < _FEWEST_QUESTIONS:
            rows = [row for row in self._rows(_core.OPENING_QUESTION) if self._is_question(row)]
        found = [self._question(row) for row in rows]
        return [opening for opening in found if opening] if len(found) >= _FEWEST_QUESTIONS else []

    def _is_question(self, row: Row) -> bool:
        """Whether the line is a paragraph that is a question, not a quotation or an item."""
        kinds, _, _, _, line = row
        words = self.lines.words(line)
        return not kinds & _core.OPENING_CHEVRON and len(words) <= _LONGEST_QUESTION and words[0].isupper()

    def _question(self, row: Row) -> Opening | None:
        kinds, _, _, _, line = row
        opening = self._opening(row) if kinds & _core.OPENING_COLON else None
        if opening and opening.label:
            return opening if opening.label.sort == "question" or opening.label.sort == "role" else None
        start = self.lines.starts[line]
        speech = _EMPHASIS.match(self.text, start).end()  # type: ignore[union-attr]
        return Opening(line, None, start, start, speech, kinds)
