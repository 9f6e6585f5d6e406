"""Custom words and rules laid over a pack: what they change, what they do not change, and what is refused."""

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotex import Pipeline
from quotex.language.catalogue import FIXED, SlowPatternError, catalogue, rule_rows
from quotex.language.loading import load_language, packs
from quotex.language.overlay import AS_WRITTEN, OPEN, word_tables
from quotex.language.packs import Pack
from quotex.language.wordclasses import REPORTING
from quotex.language.wordsets import words_of
from quotex.quotations.attribution import governed, indirect, neighbours, signatures
from quotex.quotations.spans import kinds, story_kinds
from quotex.quotations.story_assembly import extract_story

ENGLISH = Pack("en")
TABLES = word_tables(ENGLISH)
LISTS = [(name, key) for name, rows in TABLES.items() for key, value in rows.items() if isinstance(value, str)]
WORDS = [place for place in LISTS if place[0] != "marks" and place != ("first_names", "pack")]
WORD = st.text("abcdefgh", min_size=1, max_size=8)
OURS = catalogue("en")
ALL_KINDS = ("direct", "mixed", "scare", "indirect")

TIDE = """
[[rule]]
id = "TIDE1"
name = "tide-table"
why = "Tide tables are not reporting."
trigger = ["high water"]
pattern = '''(?i)high water:? {{time}}.{0,40}'''
drop = ["High water: 10:32"]
keep = ["High water came at ten, Ada Moor said."]
"""


def over(*texts: str) -> Pack:
    return Pack("en", own=tuple(("mine.toml", text) for text in texts))


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A pipeline with these rules and words."""
    monkeypatch.chdir(tmp_path)

    def pipeline(text: str, **settings: object) -> Pipeline:
        Path("mine.toml").write_text(text, encoding="utf-8")
        return Pipeline(rules="mine.toml", **settings)

    return pipeline


# Words.


@pytest.mark.parametrize("text", ["", "# nothing\n", "[verbs]\n", "[verbs]\nreporting = ''\n", "[remove]\n"])
def test_an_empty_file_changes_nothing(text: str) -> None:
    laid = word_tables(over(text))
    assert {name: rows for name, rows in laid.items() if name != "verbs"} == {
        name: rows for name, rows in TABLES.items() if name != "verbs"
    }
    assert words_of(laid["verbs"]["reporting"]) == words_of(TABLES["verbs"]["reporting"])
    assert rule_rows(over(text)) == rule_rows(ENGLISH)


@settings(max_examples=40)
@given(st.sampled_from(WORDS), st.lists(WORD, min_size=1, max_size=4))
def test_words_are_added_only_to_the_given_list(place: tuple[str, str], added: list[str]) -> None:
    name, key = place
    laid = word_tables(over(f"[{name}]\n{key} = '{', '.join(added)}'\n"))
    assert words_of(laid[name][key]) == [*words_of(TABLES[name][key]), *added]
    laid[name][key] = TABLES[name][key]
    assert laid == TABLES


@settings(max_examples=40)
@given(st.data(), st.sampled_from(WORDS))
def test_removed_words_can_be_added_again(data: st.DataObject, place: tuple[str, str]) -> None:
    name, key = place
    listed = words_of(TABLES[name][key])
    gone = data.draw(st.lists(st.sampled_from(listed), min_size=1, max_size=4))
    shown = ", ".join(gone).replace("'", "’").upper()
    removed = f'[remove.{name}]\n{key} = "{shown}"\n'
    assert words_of(word_tables(over(removed))[name][key]) == [
        word for word in dict.fromkeys(listed) if word not in gone
    ]
    again = word_tables(over(removed, f'[{name}]\n{key} = "{", ".join(gone)}"\n'))
    assert {word.lower() for word in words_of(again[name][key])} == {word.lower() for word in listed}


def test_every_table_of_the_pack_may_be_overlaid() -> None:
    """With its own contents: so no table or key is refused, whatever its values."""
    for source, table in packs.tables(ENGLISH):
        own = Pack("en", own=((source, Path(packs.DATA, source).read_text(encoding="utf-8")),))
        if "rule" not in table:
            assert word_tables(own).keys() == TABLES.keys()


def test_nested_tables_and_other_values_replace_those_of_the_pack() -> None:
    laid = word_tables(over('[verbs.irregular]\nsay = "sez sed seying"\nzoom = "a b c"\n[counts]\nQA101 = [1, 2]\n'))
    assert laid["verbs"]["irregular"] == TABLES["verbs"]["irregular"] | {"say": "sez sed seying", "zoom": "a b c"}
    assert laid["counts"] == TABLES["counts"] | {"QA101": [1, 2]}


def test_a_custom_verb_has_all_its_forms(mine) -> None:
    pipeline = mine('[verbs]\nreporting = "Harrumph, unplug"\ndouble = "unplug"\n')
    (quote,) = pipeline.extract("“It is a joke,” harrumphed the mayor.")
    assert (quote.speaker.text, quote.cue.text) == ("the mayor", "harrumphed")
    lexicon = load_language(pipeline.pack).lexicon
    assert lexicon.classes(lexicon.id("unplugged")) & REPORTING
    assert load_language("en").lexicon.id("harrumphed") == 0
    assert Pipeline().extract("“It is a joke,” harrumphed the mayor.") == []


def test_custom_names_and_abbreviations_are_used(mine) -> None:
    pipeline = mine('[first_names]\nf = "Zuleikha"\n[never_ends]\ntitles = "capn"\n')
    (quote,) = pipeline.extract("“It rained,” said Zuleikha Moor.")
    assert quote.speaker.gender == "f"
    assert len(pipeline.scan("He met Capn. Moor there.").sentence_start) == 1
    assert len(Pipeline().scan("He met Capn. Moor there.").sentence_start) == 2


SETS = [
    ('[sets]\norigin_preposition = "via"', "“It rained,” was the answer via Ada Moor.", None, "Ada Moor"),
    ('[remove.sets]\norigin_preposition = "from"', "“It rained,” was the answer from Ada Moor.", "Ada Moor", None),
    (
        '[endings]\nadverb = "wise"',
        "“It rained,” the mayor crabwise said.",
        "the mayor crabwise",
        "the mayor",
    ),
]


@pytest.mark.parametrize(("text", "article", "ours", "own"), SETS)
def test_a_word_of_a_set_or_an_ending_changes_an_answer(
    text: str, article: str, ours: str | None, own: str | None, mine
) -> None:
    for pipeline, speaker in ((Pipeline(kinds=ALL_KINDS), ours), (mine(text, kinds=ALL_KINDS), own)):
        (quote,) = pipeline.extract(article)
        assert (quote.speaker and quote.speaker.text) == speaker


def test_capitals_matter_only_in_honours(mine) -> None:
    article = "“It rained,” said Ada Moor FRS."
    pipeline = mine(
        '[sets]\nhonour = "FRS"\nname_suffix = "FRS"\n[names]\nrole = "Supt, Superintendent"\n'
        '[sets.same_role]\nSupt = "Superintendent"\n'
    )
    assert [quote.speaker.name for quote in pipeline.extract(article)] == ["Ada Moor"]
    assert [quote.speaker.name for quote in Pipeline().extract(article)] == ["Ada Moor FRS"]
    (quote,) = pipeline.extract("Superintendent Ada Moor came. “It rained,” said the supt.")
    assert quote.speaker.name == "Ada Moor"


def test_only_sets_in_which_capitals_matter_keep_them() -> None:
    """All other lists are compared with text in small letters, so their words may be written either way."""
    shouted = word_tables(over(*(f'[{name}]\n{key} = "XYZ"' for name, key in WORDS)))
    kept = {(name, key) for name, key in WORDS if shouted[name][key].endswith("XYZ")}
    assert kept == set(AS_WRITTEN)


def test_several_files_are_overlaid_in_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text('[verbs]\nreporting = "harrumph"\n' + TIDE)
    two.write_text('[remove.verbs]\nreporting = "harrumph"\n[[rule]]\nid = "TIDE1"\noff = true\n')
    text = "High water: 9:12 pm\n\nIt rained.\n"
    assert Pipeline(rules=[one]).clean(text) == "It rained.\n"
    assert Pipeline(rules=[one, two]).clean(text) == text
    with pytest.raises(ValueError, match=r"two\.toml: rule TIDE1: no rule has this id"):
        Pipeline(rules=[two, one])


# Rules.


def test_a_custom_line_rule_uses_the_pieces_of_the_pack(mine) -> None:
    pipeline = mine(TIDE)
    cleaned = pipeline.clean_and_explain("High water: 9:12 pm\n\nIt rained.\n")
    assert [edit.rule for edit in cleaned.edits] == ["TIDE1"]
    assert Pipeline(rules="mine.toml", ignore=["TIDE"]).clean("High water: 9:12 pm\n") == "High water: 9:12 pm\n"
    assert (
        Pipeline(rules="mine.toml", select=["TIDE"]).clean("High water: 9:12\n\nAdvertisement\n") == "Advertisement\n"
    )
    rule = catalogue(pipeline.pack)["TIDE1"]
    assert (rule.family, rule.family_name, rule.source, rule.is_own) == ("TIDE", "your own", "mine.toml", True)


def test_a_line_rule_of_the_pack_can_be_changed(mine) -> None:
    pipeline = mine('[[rule]]\nid = "BP301"\npattern = "(?i)advert(?:s|isement)?"\ntrigger = ["adverts"]\n')
    ours, changed = OURS["BP301"], catalogue(pipeline.pack)["BP301"]
    assert replace(changed, pattern=ours.pattern, trigger=ours.trigger, seconds=None) == ours
    assert pipeline.clean("Adverts\n\nAdvertisement\n") == "Advertisement\n"


CLEANING = [id for id, rule in OURS.items() if id[:2] in ("BP", "TX")]
EXAMPLES = sorted({line for rule in OURS.values() for line in (*rule.drop[:2], *rule.keep[:1])})


@settings(max_examples=15)
@given(st.sampled_from(CLEANING), st.lists(st.sampled_from(EXAMPLES), max_size=12))
def test_a_rule_that_is_off_is_ignored(id: str, lines: list[str]) -> None:
    text = "\n".join(["It &amp; rained.", *lines, *OURS[id].drop, *OURS[id].keep])
    pipeline = Pipeline()
    object.__setattr__(pipeline, "pack", over(f'[[rule]]\nid = "{id}"\noff = true\n'))
    assert pipeline.clean_and_explain(text) == Pipeline(ignore=[id]).clean_and_explain(text)


def test_a_rule_that_is_off_stays_off_if_selected(mine) -> None:
    assert mine('[[rule]]\nid = "BP301"\noff = true\n', select=["BP3"]).clean("Advertisement\n") == "Advertisement\n"


def test_a_repair_can_be_switched_on(mine) -> None:
    assert mine('[[rule]]\nid = "TX105"\ndefault = true\n').clean("the o\ufb03ce") == "the office"
    assert Pipeline().clean("the o\ufb03ce") == "the o\ufb03ce"


SWITCHABLE = [
    *dict.fromkeys(row["id"] for _source, row in load_language("en").patterns),
    *(*governed.RULES, *signatures.RULES, *neighbours.RULES, *neighbours.BACKWARD, *neighbours.LAST),
    *(*indirect.RULES, *kinds.RULES, *story_kinds.RULES),
]


def test_every_separate_rule_for_quotations_can_be_switched_off() -> None:
    ids = {*OURS, *catalogue("de")}
    assert {id for id in ids if id[0] == "Q" and not id.startswith(FIXED)} == set(SWITCHABLE) - {"QK104"}


@pytest.mark.parametrize("id", ["QA102", "QA201", "QA206", "QA209", "QA403", "QK101"])
def test_a_rule_for_quotations_that_is_off_decides_nothing(id: str, mine) -> None:
    pipeline = mine(f'[[rule]]\nid = "{id}"\noff = true\n', kinds=ALL_KINDS)
    everything = Pipeline(kinds=ALL_KINDS)
    for example in OURS[id].examples:
        assert any(id in quote.rules for quote in everything.extract(example["text"]))
        assert not any(id in quote.rules for quote in pipeline.extract(example["text"]))


def test_a_rule_for_stories_that_is_off_decides_nothing(mine) -> None:
    for id in ("QK301", "QK302", "QK303", "QK304"):
        ours, without = load_language("en"), load_language(mine(f'[[rule]]\nid = "{id}"\noff = true\n').pack)
        for language, is_on in ((ours, True), (without, False)):
            for example in OURS[id].examples:
                quotes, _ = extract_story(language.scan(example["text"]), language, frozenset(ALL_KINDS))
                assert any(id in quote.rules for quote in quotes) is is_on


SLOW = TIDE.replace("(?i)high water:? {{time}}.{0,40}", r"(?i)(?:(?:high|water|hi|gh)\W*){1,40}").replace(
    "High water: 10:32", "High water"
)


def test_a_custom_pattern_has_a_time_limit(mine) -> None:
    with pytest.raises(SlowPatternError, match=r"^mine\.toml: rule TIDE1: its pattern takes more than 1 s on a line"):
        mine(SLOW).clean("high water " + "high " * 60 + "z")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = ", r"not TOML: Invalid value \(at "),
        ("x = " + "[" * 100_000, "not TOML that quotex reads: its values are nested too deep"),
        ("reporting = 'x'", r"\[reporting\]: no table has this name"),
        ("[verb]\nreporting = 'x'", r"\[verb\]: no table has this name; did you mean 'verbs'\?"),
        ("[verbs]\nreportnig = 'x'", r"\[verbs\] reportnig: no key has this name; did you mean 'reporting'\?"),
        ("[verbs]\nreporting = ['x']", r"\[verbs\] reporting: must be words in a string"),
        (
            "[verbs]\ntell = 'harrumph'",
            r"\[verbs\] tell: 'harrumph' must also be in one of reporting, naming, attitude, other",
        ),
        (f"[words]\ntime = '{'a ' * 40}'", r"\[words\] time: lexicon phrase 'a a .* has more than \d+ words"),
        ("[verbs.irregular]\nx = 'a'", r"\[verbs.irregular\] x: must be three or four forms"),
        ("[verbs.irregular]\nx = 'a b c; d'", r"\[verbs.irregular\] x: must be three or four forms"),
        ("[verbs.irregular]\nx = ['a']", r"\[verbs\] irregular.x: must be words in a string"),
        ("[remove.verbs]\nreporting = 'sey'", r"\[remove.verbs\] reporting: 'sey' is not there; did you mean 'say'\?"),
        ("[remove.verb]\nreporting = 'say'", r"\[remove.verb\]: no table has this name; did you mean 'verbs'\?"),
        ("[remove.verbs.irregular]\nsay = 'say'", r"\[remove.verbs\] irregular: only words can be removed"),
        ("[remove]\nverbs = 'say'", r"\[remove.verbs\]: must be a table"),
        ("[marks]\nopening = 'x'", r"\[marks\] opening: 'x' is no quotation mark"),
        ("[sets]\nasking = 'so-called'", r"\[sets\] asking: 'so-called' is more than one word"),
        ("[sets]\naskin = 'x'", r"\[sets\] askin: no key has this name; did you mean 'asking'\?"),
        ("[sets]\nsame_role = 'x'", r"\[sets\] same_role: must be a table"),
        ("[sets.same_role]\nx = 1", r"\[sets\] same_role.x: must be words in a string"),
        ("[sets]\narticle_of_titles = 'a'", r"\[sets\] article_of_titles: must be one word, not 'the, a'"),
        ("[endings]\npast = 'overlongish'", r"\[endings\]: ending 'overlongish': a lexicon has up to"),
        (
            f"[endings]\npast = '{', '.join('abcdefghijklmnopqrstuvwxyzæøåäöüßé')}'",
            r"\[endings\]: ending '[^']+': a lexicon has",
        ),
        ("[inflection]\nplural = 's'", r"\[inflection\] plural: must be a list"),
        ("[inflection]\nplural = [['(', 's']]", r"\[inflection\] plural: \['\(', 's'\] is not a pair of a pattern"),
        ("[inflection]\nplural = [['$', '\\1']]", r"\[inflection\] plural: .* is not a pair of a pattern"),
        ("[inflection]\nplural = [['$', 1]]", r"\[inflection\] plural: \['\$', 1\] is not a pair of a pattern"),
        ("[inflection]\nplural = [5]", r"\[inflection\] plural: 5 is not a pair of a pattern"),
        ("[counts]\nQA101 = [2, 1]", r"\[counts\] QA101: must be two numbers"),
        ("[counts]\nQA101 = 1", r"\[counts\] QA101: must be a list"),
        ("[define]\nx = 1", r"\[define\] x: must be a string"),
        ("[rule]\nid = 'BP201'", r"\[rule\]: a rule begins with \[\[rule\]\]"),
        ("[pattern]\nid = 'QA112'", r"\[pattern\]: a pattern begins with \[\[pattern\]\]"),
        ("pattern = [1]", r"\[pattern\]: a pattern begins with \[\[pattern\]\]"),
        ("macros = 'NP'", r"\[macros\]: must be a table"),
        ("[macros]\nSAYS = 1", r"\[macros\] SAYS: must be a pattern in a string, named in capitals"),
        ("[macros]\nsays = 'VG'", r"\[macros\] says: must be a pattern in a string, named in capitals"),
        ("[[rule]]\noff = true", "rule number 1: has no 'id'"),
        ("[[rule]]\nid = 5", "rule 5: 'id' must be a string"),
        ("[[rule]]\nid = 'BP2O1'\noff = true", r"rule BP2O1: no rule has this id; did you mean 'BP201'\?"),
        ("[[rule]]\nid = 'BP201'\noff = 1", "rule BP201: 'off' must be true or false"),
        ("[[rule]]\nid = 'BP201'\npatern = 'x'", r"rule BP201: unknown key 'patern'; did you mean 'pattern'\?"),
        ("[[rule]]\nid = 'BP201'\npattern = '{{tim}}'", r"rule BP201: \[define\] has no 'tim'"),
        ("[[rule]]\nid = 'BP201'\npattern = '('", "rule BP201: its pattern does not compile"),
        ("[[rule]]\nid = 'BP910'\nwhy = 'x'", "rule BP910: this rule is in code"),
        ("[[rule]]\nid = 'QS101'\noff = true", "rule QS101: can't be switched off"),
        ("[[rule]]\nid = 'QA101'\ndefault = true", "rule QA101: 'default' is for cleaning rules"),
        (TIDE + TIDE, "rule TIDE1: occurs twice"),
        (TIDE.replace("TIDE1", "QA199"), "rule QA199: your own id"),
        (TIDE + "shape = 'round'", "rule TIDE1: no shape is called 'round'"),
        (TIDE.replace('["high water"]', "[1]"), "rule TIDE1: 'trigger' must be a list of strings"),
        (TIDE.replace('["high water"]', '[" "]'), "rule TIDE1: 'trigger': lexicon phrase ''"),
    ],
)
def test_contradictory_files_are_refused_with_their_position(text: str, message: str, mine) -> None:
    with pytest.raises(ValueError, match=rf"^mine\.toml: {message}[^\n]*$"):
        mine(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("9" * 5000, "a number has more than 4,300 digits"), ("[" * 5000, "its values are nested too deep")],
)
def test_toml_that_python_refuses_is_reported(text: str, reason: str, mine) -> None:
    with pytest.raises(ValueError, match=rf"^mine\.toml: not TOML that quotex reads: {reason}$"):
        mine(f"words = {text}")


@pytest.mark.parametrize("content", [None, b"\xff\xfe", "folder"])
def test_a_file_that_cannot_be_read_is_named(content: bytes | str | None, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(ValueError, match=r"mine\.toml: cannot be read: "):
        Pipeline(rules=path)


def test_files_written_on_windows_are_read(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xef\xbb\xbf" + TIDE.replace("\n", "\r\n").encode())
    assert "TIDE1" in catalogue(Pipeline(rules=tmp_path / "mine.toml").pack)


# Pipelines.


def test_a_pipeline_keeps_the_contents_of_its_file(mine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline, text = mine(TIDE), "High water: 9:12 pm\n\nIt rained.\n"
    same = Pipeline(rules=["mine.toml"])
    assert (same, hash(same)) == (pipeline, hash(pipeline))
    pickled = pickle.dumps(pipeline)
    Path("mine.toml").write_text("", encoding="utf-8")
    assert Pipeline(rules="mine.toml") != pipeline
    Path("mine.toml").unlink()
    monkeypatch.chdir("/")
    for copy in (pipeline, pickle.loads(pickled)):
        assert copy == pipeline
        assert copy.clean(text) == "It rained.\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_use_the_overlay_too(workers: int, mine) -> None:
    pipeline = mine(TIDE + "[verbs]\nreporting = 'harrumph'\n")
    Path("mine.toml").write_text("broken", encoding="utf-8")
    texts = ["High water: 9:12 pm\n\n“It is a joke,” harrumphed Ada Moor.\n", "It rained."] * 5
    documents = list(pipeline.pipe(texts, workers=workers, batch_size=2))
    assert documents == [pipeline.process(text) for text in texts]
    assert documents[0].text == "“It is a joke,” harrumphed Ada Moor.\n"
    assert documents[0].quotes[0].speaker.name == "Ada Moor"


# A pack in another folder.


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "xx"
    shutil.copytree(Path(packs.DATA, "en"), folder, ignore=shutil.ignore_patterns("*.table"))
    return folder


TEXTS = [
    "Advertisement\n\n“It rained,” said Ada Moor. “She left,” she added.\n",
    "“Is it far?” asked Mrs. Moor.\n\n“Not very,” said Mr. Cole.\n\n“How far?”\n\n“Two miles.”\n",
]


def test_a_copy_of_the_pack_gives_the_same_answers(elsewhere: Path) -> None:
    for text in TEXTS:
        document, expected = Pipeline(elsewhere).process(text), Pipeline().process(text)
        document.meta = expected.meta  # it has the name of the pack
        assert document == expected
    assert load_language(elsewhere).is_called("xx")


def test_files_that_a_pack_lacks_are_off(elsewhere: Path) -> None:
    for name in ("first_names.toml", "dialogue.toml", "boilerplate.toml", "confidence.toml", "abbreviations.toml"):
        (elsewhere / name).unlink()
    pipeline = Pipeline(elsewhere)
    article, story = [pipeline.process(text) for text in TEXTS]
    assert article.text == TEXTS[0]
    assert [quote.speaker.name for quote in article.quotes] == ["Ada Moor"] * 2
    assert article.original[slice(*article.people[0].gender_span)] == "she"  # not Ada
    assert not any(rule[2] == "3" for quote in story.quotes for rule in quote.rules)


def test_the_smallest_pack_works(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_text("", encoding="utf-8")
    pipeline = Pipeline(tmp_path, kinds=ALL_KINDS)
    document = pipeline.process(TEXTS[0])
    assert document.text == TEXTS[0]
    assert [(quote.text, quote.speaker) for quote in document.quotes] == [("It rained,", None), ("She left,", None)]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "lexicon.toml",
            "[verbs]\nreportnig = ''",
            r"lexicon.toml: \[verbs\] reportnig: no key has this name; did you mean",
        ),
        ("lexicon.toml", "[verbs]\nreporting = 1", r"lexicon.toml: \[verbs\] reporting: must be words in a string"),
        (
            "first_names.toml",
            "[first_names]\npack = 'qq'",
            r"first_names.toml: \[first_names\] pack: no language pack 'qq'; there are: de, en",
        ),
        ("abbreviations.toml", "[never_end]\nx = ''", r"abbreviations.toml: \[never_end\]: no table has this name"),
        ("mine.toml", "[[rule]]\nid = 'BP1'", "mine.toml: rule BP1: has no 'name'"),
    ],
)
def test_an_invalid_pack_is_refused_with_its_position(name: str, text: str, message: str, elsewhere: Path) -> None:
    (elsewhere / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"xx/{message}"):
        Pipeline(elsewhere)


def test_a_pack_may_have_the_first_names_of_another_except_those_that_it_lists(elsewhere: Path) -> None:
    text = "“It rained,” said Ada Moor. “No,” said Peter Cole."
    assert [quote.speaker.gender for quote in Pipeline(elsewhere).extract(text)] == ["f", "m"]
    (elsewhere / "first_names.toml").write_text('[first_names]\npack = "en"\nf = "peter"\n', encoding="utf-8")
    assert [quote.speaker.gender for quote in Pipeline(elsewhere).extract(text)] == ["f", "f"]


def test_a_folder_without_a_lexicon_is_not_a_pack(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a language pack: it has no lexicon"):
        Pipeline(tmp_path)


def test_patterns_of_an_external_pack_have_a_time_limit(elsewhere: Path) -> None:
    assert all(rule.is_own for rule in catalogue(Pipeline(elsewhere).pack).values())
    assert not any(rule.is_own for rule in OURS.values())


def test_the_open_tables_are_tables_of_the_pack() -> None:
    assert set(OPEN) <= TABLES.keys()
