"""Narration: kinds of punctuation, quoted tokens, and the context of each quotation; compared with slow twins."""

from __future__ import annotations

import pytest
from chartab import has
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lexicons import ENDINGS, lexicon
from pieces import ENTRIES, PIECES

from quotex import _core

LEXICON = _core.Lexicon(ENTRIES, endings=ENDINGS)
CLASSES = _core.KEPT & ~(_core.CAPITALIZED | _core.LOWER | _core.DIGIT)  # of the language
KINDS = {
    **dict.fromkeys(",", _core.COMMA),
    **dict.fromkeys(";:", _core.COLON),
    **dict.fromkeys("–—―", _core.DASH),
    **dict.fromkeys("([", _core.OPEN),
    **dict.fromkeys(")]", _core.CLOSE),
    **dict.fromkeys("/&‐‑", _core.JOINER),
    **dict.fromkeys("?!…", _core.STOPPER),
}
NAMELIKE = ["Mr. Doe", "A.", "A", "I. ", "A. ", "&", "S&P", "S&P.", "THE&The", "U.S.", "said"]
hostile = st.lists(st.sampled_from([*PIECES, *NAMELIKE]), max_size=40).map("".join)
plain = st.text("ab S.,'\"“”’-\n", max_size=60)


def outer_quotes(scan: _core.Scan) -> list[int]:
    return [index for index, parent in enumerate(scan.quote_parent) if parent < 0]


def tokens_of(scan: _core.Scan, start: int, end: int) -> list[int]:
    """The tokens that end after ``start`` and not after ``end``."""
    return [token for token, stop in enumerate(scan.token_end) if start < stop <= end]


def kind(scan: _core.Scan, token: int) -> int:
    text, start, end = scan.text, scan.token_start[token], scan.token_end[token]
    tag = scan.token_tags[token]
    if tag & _core.WORD:
        return _core.POSSESSIVE if text[:end].endswith(("'s", "’s")) else 0
    if not tag & _core.PUNCT:
        return 0
    before = scan.word(token - 1) if token and scan.token_end[token - 1] == start else ""
    after = text[end : end + 1] if token + 1 < len(scan) and scan.token_start[token + 1] == end else ""
    mark = text[start]
    if mark == "." and len(before) == 1 and token > 1 and joins_names(scan, token - 2):
        return _core.STOPPER  # S&P.
    if mark == "." and before:
        before_tag = scan.token_tags[token - 1]
        short = before_tag & (_core.ABBREVIATION | _core.ABBREVIATION_BEFORE_NAME)
        initial = len(before) == 1 and before_tag & _core.CAPITALIZED  # Ada A. Moor
        initials = before_tag & _core.WORD and len(before) > 2 and before[-2] == "."  # U.S.
        return _core.JOINER if short or initial or initials else _core.STOPPER
    if mark == ".":
        return _core.STOPPER
    if mark == "-":
        inside = before and not before.endswith("-") and after and after != "-"
        return _core.JOINER if inside else _core.DASH
    if mark in "'’":
        return _core.JOINER | _core.POSSESSIVE if before else 0
    return KINDS.get(mark, 0)


def touches(scan: _core.Scan, token: int) -> bool:
    return 0 < token < len(scan) and scan.token_end[token - 1] == scan.token_start[token]


def joins_names(scan: _core.Scan, token: int) -> bool:
    """The & of S&P."""
    if scan.word(token) != "&" or not (touches(scan, token) and touches(scan, token + 1)):
        return False
    return bool(scan.token_tags[token - 1] & scan.token_tags[token + 1] & _core.CAPITALIZED)


def is_initial(scan: _core.Scan, token: int) -> bool:
    """A letter with a full stop, before a capital, and after a capital or an abbreviation, or before such a letter."""
    words, tags = [scan.word(place) for place in range(len(scan))], scan.token_tags
    stop, after = token + 1, token + 2
    if after >= len(scan) or len(words[token]) != 1 or not tags[token] & tags[after] & _core.CAPITALIZED:
        return False
    if words[stop] != "." or kind(scan, stop) != _core.JOINER:
        return False
    if token and tags[token - 1] & _core.CAPITALIZED:
        return True
    if token > 1 and words[token - 1] == "." and kind(scan, token - 1) == _core.JOINER:
        return True
    return len(words[after]) == 1 and words[after + 1 : after + 2] == ["."] and touches(scan, after + 1)


def is_word_of_shape(scan: _core.Scan, token: int) -> bool:
    """Whether a token is part of a name, not a word of the language: A. J. Doe, AT&T."""
    around = [place for place in (token - 1, token + 1) if 0 <= place < len(scan)]
    return is_initial(scan, token) or any(joins_names(scan, place) for place in around)


def narration_tags(scan: _core.Scan) -> list[int]:
    tags = [
        _core.QUOTED if tag & _core.MARK else tag & _core.KEPT | kind(scan, token)
        for token, tag in enumerate(scan.token_tags)
    ]
    for token in range(len(scan)):
        if not tags[token] & _core.QUOTED and is_word_of_shape(scan, token):
            tags[token] &= ~CLASSES
    for index in outer_quotes(scan):
        for token in tokens_of(scan, scan.quote_start[index], scan.quote_end[index]):
            tags[token] = _core.QUOTED
    return tags


def last_said(quoted: str) -> str:
    """The last of the last eight characters that is not a mark, bracket or blank; a blank if there is none."""
    said = (c for c in reversed(quoted[-8:]) if not any(has(c, kind) for kind in ("SPACE", "MARK", "CLOSE")))
    return next(said, " ")


def capitals(scan: _core.Scan, first: int, stop: int) -> tuple[bool, bool]:
    """Whether it begins with a capital or a digit, and whether it is a title: at most 20 tokens, all capitalised."""
    seen = [tag for tag in scan.token_tags[first : min(stop, first + 20)] if tag & (_core.WORD | _core.DIGIT)]
    capital = bool(seen) and bool(seen[0] & (_core.CAPITALIZED | _core.DIGIT))
    allowed = _core.CAPITALIZED | _core.DIGIT | _core.STOP
    return capital, capital and stop - first <= 20 and all(tag & allowed for tag in seen)


def is_nickname(scan: _core.Scan, first: int, stop: int) -> bool:
    """Whether up to three words in marks are a nickname: capitalised, between capitalised words."""
    if not 0 < first < stop < len(scan) or stop - first not in (3, 4, 5):
        return False
    return all(scan.token_tags[token] & _core.CAPITALIZED for token in (first - 1, first + 1, stop))


LONG_SAYING = 12  # tokens


def narration_contexts(scan: _core.Scan, window: int, leads: int, inverts: int) -> list[tuple[object, ...]]:
    places: list[list[int]] = []
    tags = narration_tags(scan)
    facts: list[set[str]] = []
    endings: list[str] = []
    for index in outer_quotes(scan):
        start, end = scan.quote_start[index], scan.quote_end[index]
        quoted = tokens_of(scan, start, end)
        first, stop = quoted[0], quoted[-1] + 1
        number = scan.paragraph_at(start)
        paragraph = paragraph_tokens(scan, number)
        floor = scan.token_at(scan.sentence_at(start)[0])
        ceiling = scan.token_at(scan.sentence_at(end - 1)[1])
        floor, ceiling = max(floor, paragraph[0], first - window), min(ceiling, paragraph[-1] + 1, stop + window)
        paragraph_stop = paragraph[-1] + 1
        if floor < first and floor == paragraph[0] and opens_item(scan, floor):
            floor += 1
        ending = last_said(scan.text[start:end])
        glued = _core.SPACED | _core.CAPITALIZED  # it leaks."Moor left: without a blank
        ended = ending == "." and stop < paragraph_stop and scan.token_tags[stop] & glued == _core.CAPITALIZED
        split = not ended and ceiling == stop < paragraph_stop and ending in ("?!….", "?!…")[floor != first]
        if split:
            sentence_stop = scan.token_at(scan.sentence_at(scan.token_start[stop])[1])
            ceiling = min(sentence_stop, paragraph_stop, stop + 30, stop + window)
        before = places[-1][8] if places else None
        is_next = before == number and places[-1][7] + 1 >= first
        is_paragraph = first <= paragraph[0] + 1 and stop + 1 == paragraph_stop and stop - first >= LONG_SAYING
        outside = floor == first and ceiling == stop + 1 and scan.text[end : scan.token_end[stop]] == "."
        if outside and ending.isalnum() and (is_next or is_paragraph) and not capitals(scan, first, stop)[1]:
            ceiling, ending = stop, "."
            quoted.append(stop)
        if not is_nickname(scan, first, stop):
            for place in reversed(places):
                place[6] = min(place[6], first)
                if not is_nickname(scan, place[3], place[4]):
                    break
        inner = scan.quote_inner_start[index], scan.quote_inner_end[index]
        places.append([index, *inner, first, stop, floor, ceiling, ceiling, number])
        endings.append(ending)
        facts.append(
            looks(scan, index, tokens_of(scan, start, end))
            | led_by(tags, first, floor, leads)
            | lies(scan, number, quoted, before)
            | ({"SPLIT"} if split else set())
            | ({"PAUSES"} if any(tag & _core.PAUSE for tag in tags[stop : ceiling - 1]) else set())
        )
    contexts: list[tuple[object, ...]] = []
    for place, ending, known in zip(places, endings, facts, strict=True):
        after = goes_on(tags[place[4] : place[6]], place[4], ending, {"INITIAL", "CAPITAL"} <= known)
        if after >= 0:
            known |= {"CLAUSE_FOLLOWS", "INVERTED"} if tags[after] & inverts else {"CLAUSE_FOLLOWS"}
        bits = [getattr(_core, name) for name in known]
        contexts.append((*place, sum(bits), ending, after))
    return contexts


def opens_item(scan: _core.Scan, token: int) -> bool:
    """Whether the token is a mark before an item of a list, with a blank after it: * Moor said."""
    spaced = token + 1 < len(scan.token_tags) and scan.token_tags[token + 1] & _core.SPACED
    return bool(spaced) and scan.text[scan.token_start[token]] in "*-–•‣⁃●◦▪■·"


def paragraph_tokens(scan: _core.Scan, number: int) -> list[int]:
    return tokens_of(scan, scan.paragraph_start[number], scan.paragraph_end[number])


def looks(scan: _core.Scan, index: int, quoted: list[int]) -> set[str]:
    """The facts about the quotation itself."""
    flags, (capital, titled) = scan.quote_flags[index], capitals(scan, quoted[0], quoted[-1] + 1)
    labelled = len(quoted) > 2 and scan.token_tags[quoted[1]] & _core.UPPER and scan.word(quoted[2]) == ":"
    shows = {
        "UNCLOSED": flags & _core.QUOTE_UNCLOSED,
        "CONTINUED": flags & _core.QUOTE_CONTINUED,
        "HOLDS": index in list(scan.quote_parent),
        "CAPITAL": capital,
        "TITLED": titled,
        "LABELLED": labelled,
    }
    return {name for name, holds in shows.items() if holds}


def led_by(tags: list[int], first: int, floor: int, leads: int) -> set[str]:
    """The facts about what precedes the quotation in its sentence."""
    if floor >= first:
        return {"INITIAL"}
    words = tags[floor:first]
    facts = {name for name in ("COLON", "COMMA") if words[-1] & getattr(_core, name)}
    if facts == {"COMMA"} and len(words) > 1:
        words.pop()
    return {f"AFTER_{name}" for name in facts} | ({"LED"} if len(words) > 1 and words[-1] & leads else set())


def lies(scan: _core.Scan, number: int, quoted: list[int], before: int | None) -> set[str]:
    """The facts about the paragraph; ``before`` is the paragraph of the quotation before."""
    paragraph, tags = paragraph_tokens(scan, number), narration_tags(scan)
    announcing = _core.COLON | _core.DASH | _core.COMMA
    holds = {
        "OPENS": quoted[0] == paragraph[0] + opens_item(scan, paragraph[0]),
        "ENDS": quoted[-1] == paragraph[-1],
        "SHARES": before == number,
        "FOLLOWS": before == number - 1,
        "ANNOUNCED": number > 0 and tags[paragraph_tokens(scan, number - 1)[-1]] & announcing,
    }
    return {name for name, held in holds.items() if held}


def goes_on(tags: list[int], first: int, ending: str, begins: bool) -> int:
    """The first token after pauses, if a pause or the end of the quotation leaves the clause open; else -1."""
    pauses = next((place for place, tag in enumerate(tags) if not tag & _core.PAUSE), len(tags))
    is_open = pauses or begins or ending in ",?!…-—–."
    return first + pauses if is_open and pauses < len(tags) else -1


@settings(max_examples=800, deadline=None)
@example(text="- a “b”\n\n* “b”\n\n– a. - “b”", window=160)
@given(text=st.one_of(hostile, plain), window=st.sampled_from([0, 3, 160]))
def test_core_and_twin_agree(text: str, window: int) -> None:
    scan = _core.scan(text, LEXICON)
    narration = _core.Narration(scan)
    assert narration.tags == narration_tags(scan)
    leads, inverts = _core.WORD | _core.DIGIT, _core.LOWER
    assert narration.contexts(window, leads, inverts) == narration_contexts(scan, window, leads, inverts)


@given(text=plain, mask=st.sampled_from([_core.COMMA, _core.QUOTED, _core.LOWER | _core.DASH]))
def test_narration_can_be_searched_in_both_directions(text: str, mask: int) -> None:
    narration = _core.Narration(_core.scan(text, LEXICON))
    count = len(narration.tags)
    for start in range(-1, count + 1):
        found = [token for token, tag in enumerate(narration.tags) if token >= start and tag & mask]
        assert narration.next_tagged(mask, start, count + 9) == (found[0] if found else -1)
        assert narration.prev_tagged(mask, start, count + 9) == (found[-1] if found else -1)


def test_marked_tokens_are_outside_quotations() -> None:
    scan = _core.scan("said “said” said, we", _core.Lexicon([("we", 0), ("said", 0)]))
    assert _core.Narration(scan).marked(b"\0\x08\1", 0) == [[0, 4], [], [], [6], []]
    assert _core.Narration(scan).marked(b"\0\0\x09", 0) == [[0, 4], [], [], [0, 4], []]
    assert _core.Narration(scan).marked(b"", 0) == [[], [], [], [], []]


def test_some_marked_tokens_are_capitalized() -> None:
    scan = _core.scan("May may “May” may, May", _core.Lexicon([("may", 0)]))
    assert _core.Narration(scan).marked(b"\0\7", 0) == [[0, 1, 5, 7], [0, 7], [0, 7], [], []]


def test_marked_tokens_may_depend_on_the_next_token() -> None:
    scan = _core.scan("in 5, in five “in 5” in, five in", _core.Lexicon([("in", 0), ("five", 0)]))
    marks = b"\0\x11\x20"
    assert _core.Narration(scan).marked(marks, _core.DIGIT) == [[0, 3, 9, 12], [], [], [], [0, 3]]
    assert _core.Narration(scan).marked(marks, 0)[4] == [3]
    assert _core.Narration(scan).marked(b"\0\x10", 0)[4] == []


def test_a_token_has_the_traits_of_its_entry() -> None:
    scan = _core.scan("we said", _core.Lexicon([("said", 0)]))
    narration = _core.Narration(scan, [5, 1 << 40])
    assert [narration.trait(token) for token in (0, 1, -1)] == [5, 1 << 40, 0]
    with pytest.raises(IndexError, match="no token"):
        narration.trait(2)
    with pytest.raises(IndexError, match="no traits of entry 1: there are 1"):
        _core.Narration(scan, [5]).trait(1)


def test_removed_tags_are_gone_from_every_lookup() -> None:
    narration = _core.Narration(_core.scan("We said 5"))
    narration.untag(0, _core.CAPITALIZED)
    assert narration.tags == [0, _core.LOWER, _core.DIGIT]
    assert narration.next_tagged(_core.CAPITALIZED, 0, 3) == -1
    with pytest.raises(IndexError, match="no token"):
        narration.untag(3, _core.CAPITALIZED)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Mr. Doe, a well-known man – of Moor’s", {".": "JOINER", ",": "COMMA", "-": "JOINER", "–": "DASH"}),
        ("It ended. (Soon: yes) - no", {".": "STOPPER", "(": "OPEN", ":": "COLON", ")": "CLOSE", "-": "DASH"}),
        ("The U.S. envoy", {".": "JOINER"}),
        ("The dogs' bowl", {"'": "POSSESSIVE"}),
    ],
)
def test_punctuation_marks_have_tags(text: str, marks: dict[str, str]) -> None:
    scan = _core.scan(text, LEXICON)
    tags = {scan.word(token): tag for token, tag in enumerate(_core.Narration(scan).tags)}
    for mark, name in marks.items():
        assert tags[mark] & getattr(_core, name), mark


def test_a_stretch_has_the_offsets_and_text_of_its_tokens() -> None:
    narration = _core.Narration(_core.scan("He said so.", LEXICON))
    assert narration.stretch(1, 3) == (3, 10, "said so")
    for span in ((-1, 2), (0, 5), (0, 0)):
        with pytest.raises(IndexError, match="no token"):
            narration.stretch(*span)


def test_a_window_may_have_any_width() -> None:
    scan = _core.scan("He said “a b,” she said “c d” and left.", LEXICON)
    narration = _core.Narration(scan)
    assert narration.contexts(2**32 - 1) == narration.contexts(1000)


def test_facts_of_all_contexts_are_added() -> None:
    narration = _core.Narration(_core.scan("“A,” he said. “B.”", LEXICON))
    assert [context[9] for context in narration.contexts(9, more=1 << 29)] == [
        context[9] | 1 << 29 for context in narration.contexts(9)
    ]


def test_a_sentence_of_many_quotations_is_found_in_linear_time() -> None:
    """Sentences end inside each quotation, and all quotations are in one outer sentence."""
    scan = _core.scan('x "Go on. Stop it." ' * 50_000, LEXICON)
    contexts = _core.Narration(scan).contexts(10)
    assert len(contexts) == 50_000
    assert scan.sentence_at(0) == scan.sentence_at(len(scan.text) // 2) == (0, len(scan.text) - 1)


@pytest.mark.parametrize(
    ("text", "is_word"),
    [("who said", True), ("WHO said", False), ("the WHO.", False), ("WHO SAID", True), ("I SAW WHO left", True)],
)
def test_a_word_in_capitals_may_be_a_name(text: str, is_word: bool) -> None:
    pronoun = 1 << 14
    scan = _core.scan(text, lexicon({"who": (pronoun, _core.FEATURE_ACRONYM)}))
    narration = _core.Narration(scan)
    assert any(tag & pronoun for tag in narration.tags) == is_word
    runs = _core.NameRuns(narration, _core.NameClasses(never_first=pronoun, never_inside=pronoun), frozenset())
    assert ("WHO" in text and not is_word) == ("WHO" in map(scan.word, runs.firsts))
