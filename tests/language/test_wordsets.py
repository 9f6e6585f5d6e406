"""Sets of words and endings: what a pack lists, and what rules read."""

import re
import tomllib
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
from words_in_code import PACKAGE, names_of_sets

from quotex._core import Lexicon, scan
from quotex.language.inflection import Inflection
from quotex.language.loading import Language, load_language
from quotex.language.wordsets import Endings, WordSets, read_endings, read_sets, sparse, word_sets, words_of
from quotex.quotations import extract

ALL_KINDS = frozenset({"direct", "mixed", "indirect", "scare"})
ENGLISH = Inflection({"past": [["e$", "ed"], ["$", "ed"]], "third": [["$", "s"]], "gerund": [["e?$", "ing"]]})


@pytest.fixture
def english() -> Language:
    return load_language("en")


def made_of(words: list[str], *entries: str) -> tuple[Lexicon, WordSets]:
    """A lexicon of the words and entries, and sets, one of which contains the words."""
    lexicon = Lexicon([(entry, 0) for entry in (*entries, *words)])
    return lexicon, word_sets(sparse({"name_preposition": words}, lexicon), len(lexicon), len(entries))


def test_capitals_and_apostrophes_make_no_difference() -> None:
    lexicon, sets = made_of(["isn't"])
    found = scan("isn't isn’t Isn’t ISN'T is", lexicon)
    assert [found.is_(token, sets.name_preposition) for token in range(5)] == [True, True, True, True, False]
    assert [found.is_small(token, sets.name_preposition) for token in range(5)] == [True, True, False, False, False]


def test_a_phrase_hides_none_of_its_words() -> None:
    lexicon, sets = made_of(["at", "all"], "at least", "at all", "at all times")
    found = scan("at least at all times, not at all", lexicon)
    assert [found.word(token) for token in range(len(found)) if found.is_(token, sets.name_preposition)] == [
        *("at", "at", "all", "at", "all"),
    ]


def test_a_missing_token_is_in_no_set() -> None:
    lexicon, sets = made_of(["of"])
    found = scan("of", lexicon)
    assert [found.is_(token, sets.name_preposition) for token in (-1, 0, 1, 2**40)] == [False, True, False, False]


def test_sets_that_a_pack_lacks_are_empty() -> None:
    lexicon, _ = made_of(["of"])
    empty = word_sets({}, len(lexicon), 0)
    values = {name: getattr(empty, name) for name in names_of_sets()}
    assert values.pop("known") == b"\0"
    assert len(values) > 150
    assert not any(values.values())
    assert not any(scan("of", lexicon).is_(0, value) for value in values.values() if isinstance(value, bytes))


def test_a_verb_with_an_asterisk_stands_for_all_its_forms() -> None:
    listed = read_sets({"name_conjunction": "quote*, and"}, "xx/lexicon.toml", ENGLISH)
    assert listed == {"name_conjunction": ["quote", "quotes", "quoted", "quoting", "and"]}


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (
            {"name_prepositoin": "of"},
            r"xx/lexicon.toml: \[sets\] name_prepositoin: no rule uses a set of that name",
        ),
        ({"known": "of"}, r"\[sets\] known: no rule uses"),
        ({"name_preposition": 1}, r"\[sets\] name_preposition: must be a list of words"),
        ({"name_preposition": {"of": "for"}}, r"\[sets\] name_preposition: must be a list of words"),
    ],
)
def test_an_invalid_set_is_refused_by_name(table: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_sets(table, "xx/lexicon.toml", ENGLISH)


@pytest.mark.parametrize("value", [1, {"ing": "x"}])
def test_invalid_endings_are_refused_by_name(value: object) -> None:
    with pytest.raises(ValueError, match=r"xx/lexicon.toml: \[endings\] of_nothing: no rule uses endings"):
        read_endings({"of_nothing": value}, "xx/lexicon.toml")


def test_an_invalid_replacement_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"xx plural: \['\(\$', 's'\] is not a pair of a pattern and its replacement"):
        Inflection({"plural": [["($", "s"]]}, source="xx")


def test_words_found_only_in_sets_are_not_known(english: Language) -> None:
    known, lexicon = english.sets.known, english.lexicon
    assert known[lexicon.id("said")]
    assert not known[0]
    assert all(known[entry] or not (english.traits[entry] or lexicon.classes(entry)) for entry in range(len(known)))


APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
WITH_APOSTROPHES = [
    *("The plan wasn't called “a trap” by Ada Moor.", "“It leaks,” the mayor's son said, and he's saying, “It will.”"),
    *(
        "Ada Moor said the plan isn't dubbed “the wall”. They’re calling it “a fence.”",
        "I'm like, “No,” and she’s like, “Yes.”",
    ),
]


@pytest.mark.parametrize("text", WITH_APOSTROPHES)
def test_either_apostrophe_gives_the_same_answers(text: str, english: Language) -> None:
    straight, curly = (extract(APOSTROPHE.sub(mark, text), english, kinds=ALL_KINDS) for mark in ("'", "’"))
    assert [quote.speaker and quote.speaker.start for quote in straight[0]] == [
        quote.speaker and quote.speaker.start for quote in curly[0]
    ]
    assert [(quote.start, quote.end, quote.kind, quote.rules) for quote in straight[0]] == [
        (quote.start, quote.end, quote.kind, quote.rules) for quote in curly[0]
    ]


def _without_comments(path: Path) -> str:
    return re.sub(r"#.*", "", path.read_text(encoding="utf-8"))


def test_rules_use_every_set_and_every_ending() -> None:
    code = "".join(_without_comments(path) for path in PACKAGE.rglob("*.py"))
    asked = set(re.findall(r"\b(?:sets|endings)\.(\w+)", code))
    asked |= set(re.findall(r"\bself\.(\w+)", (PACKAGE / "language" / "wordsets.py").read_text(encoding="utf-8")))
    asked |= {
        word for path in PACKAGE.glob("data/*/attribution.toml") for word in re.findall(r"\w+", path.read_text("utf-8"))
    }
    asked |= set(re.findall(r'word_set="(\w+)"', code))
    asked |= set(
        re.findall(r'"(\w+)"', (PACKAGE / "language" / "wordtables.py").read_text(encoding="utf-8"))
    )  # of the chunker
    asked |= {
        name for pair in re.findall(r'"(\w+)": _core\.FEATURE_|self\.(\w+), _core\.ENDING_', code) for name in pair
    }
    assert {*names_of_sets(), *(item.name for item in fields(Endings))} <= asked


def test_english_lists_every_set(english: Language) -> None:
    german = load_language("de").sets
    missing = [name for name in names_of_sets() if not getattr(english.sets, name)]
    assert [name for name in missing if not getattr(german, name)] == []
    assert [item.name for item in fields(Endings) if not getattr(english.endings, item.name)] == []


def test_no_list_has_a_word_twice() -> None:
    tables = tomllib.loads((PACKAGE / "data" / "en" / "lexicon.toml").read_text(encoding="utf-8"))
    lists = {
        f"{table}.{key}": words_of(value)
        for table in ("verbs", "words", "names")
        for key, value in tables[table].items()
        if isinstance(value, str)
    }
    doubled = {name: [word for word, count in Counter(words).items() if count > 1] for name, words in lists.items()}
    assert {name: words for name, words in doubled.items() if words} == {}
    verbs = {word for kind in ("reporting", "naming", "attitude", "other") for word in lists[f"verbs.{kind}"]}
    verbs |= {verb.split()[0] for verb in verbs}
    assert set(lists["verbs.double"]) - verbs == set(lists["verbs.noun_like"]) - verbs == set()
