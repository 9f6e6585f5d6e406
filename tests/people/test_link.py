"""Which names belong to one person, and which do not."""

import random
from itertools import product

import pytest

import quotex
from quotex.io.aliases import read_aliases
from quotex.names.joining import Form, join
from quotex.names.parsing import naming_of
from quotex.people.aliases import Alias, Aliases
from quotex.people.counts import Counted, Voice
from quotex.people.table import Table
from quotex.people.tally import Tally


def linked(*documents, aliases=None):
    """The people in documents, which are lists of names or voices: the variants of each name, and the quotes."""
    with Tally(naming_of("en")) as tally:
        for names in documents:
            voices = [Voice(name, "person", quotes=1) if isinstance(name, str) else name for name in names]
            tally.add(Counted(voices, sum(voice.quotes for voice in voices)))
        return [(set(row.variants), row.articles) for row in Table(tally, aliases=aliases).rows() if row.name]


def told(name, *, gender=None, role=None, kind="person"):
    return Voice(name, kind, role, gender, quotes=1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada J. Moor", "Ada Moor"),
        ("Ada Jane Moor", "Ada J. Moor"),
        ("Sen. Ada Moor", "Ada Moor"),
        ("Mike Lind", "Michael Lind"),
        ("Zoë Lind", "Zoe Lind"),
        ("H.R. Lind", "HR Lind"),
        ("George H. W. Lind", "George Herbert Walker Lind"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Ada Moor Jr.", "Ada Moor Jr"),
        ("Joseph R. Lind Jr.", "Joe Lind"),
        ("Prime Minister Ada Moor", "Ada Moor"),
    ],
)
def test_names_of_one_person_are_joined(one, other):
    assert linked([one], [other], [one]) == [({one, other}, 3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Moor", "Ben Moor"),
        ("Ada Moor", "Ada Lind"),
        ("Ada Moor", "Ada Moor Jr."),
        ("George W. Lind", "George H. W. Lind"),
        ("Mike Lind", "Mary Lind"),
        ("Van Lind", "Ada Lind"),
    ],
)
def test_names_of_two_people_are_not_joined(one, other):
    assert sorted(articles for _, articles in linked([one], [other], [one])) == [1, 2]


def test_a_last_name_belongs_to_the_person_who_nearly_always_has_it():
    documents = [["Ada Moor"]] * 9 + [["Ben Moor"], [told("Moor", role="mayor")]]
    assert ({"Ada Moor", "Moor"}, 10) in linked(*documents)


def test_a_last_name_of_several_people_is_not_joined():
    documents = [["Ada Moor"]] * 4 + [["Ben Moor"]] * 3 + [[told("Moor", gender="f")], [told("Moor", gender="f")]]
    assert linked(*documents).count(({"Moor"}, 1)) == 2


def test_gender_and_role_decide_between_people():
    moors = [[told("Ada Moor", gender="f", role="senator")]] * 2 + [[told("Ben Moor", gender="m", role="mayor")]] * 2
    assert ({"Ada Moor", "Moor"}, 3) in linked(*moors, [told("Moor", gender="f")])
    assert ({"Ben Moor", "Moor"}, 3) in linked(*moors, [told("Moor", role="mayor")])
    assert ({"Ada Moor", "Moor"}, 3) in linked(*moors, [told("Moor", role="sen")])


def test_a_single_name_without_facts_may_be_a_newspaper():
    assert ({"Harbor"}, 1) in linked(*[["Ada Harbor"]] * 3, ["Harbor"])
    assert ({"Ada Harbor", "Harbor"}, 10) in linked(*[["Ada Harbor"]] * 9, ["Harbor"])


def test_mononyms_are_joined_and_nouns_are_not():
    assert linked(["Zenzile"], ["Zenzile"]) == [({"Zenzile"}, 2)]
    bodies = [told("FBI", kind="organization")], [told("Association", kind="organization")]
    assert sorted(linked(*bodies, *bodies), key=str) == [({"Association"}, 1), ({"Association"}, 1), ({"FBI"}, 2)]


def test_a_title_is_part_of_the_name_of_a_body():
    assert ({"Justice Department"}, 1) in linked([told("Justice Department", kind="organization")], ["Ada Moor"])


def test_two_people_of_one_document_are_never_joined():
    assert linked(["Ada Moor", "Ada J. Moor"]) == [({"Ada J. Moor"}, 1), ({"Ada Moor"}, 1)]
    found = linked(*[["Ada Moor"]] * 5, ["Ada Moor", told("Moor", gender="f")], ["Ada Moor", "Ada Moor"])
    assert sorted(found, key=str) == [({"Ada Moor"}, 1), ({"Ada Moor"}, 7), ({"Moor"}, 1)]


def test_a_name_that_fits_two_people_is_joined_to_neither():
    found = linked(["George W. Lind"], ["George H. Lind"], ["George Lind"])
    assert sorted(articles for _, articles in found) == [1, 1, 1]


def test_words_before_a_name_are_not_part_of_it():
    assert ({"Ada Moor", "Council Ada Moor"}, 3) in linked(["Ada Moor"], ["Ada Moor"], ["Council Ada Moor"])
    assert ({"Ada Moor", "Finally Moor"}, 3) in linked(["Ada Moor"], ["Ada Moor"], ["Finally Moor"])


GLUED = [
    *("Lind Omar Jay LindStates", "Lind Omar Jay LindOvernight Harbor", "Omar Lind Omar Jay LindFerry"),
    *("Omar Lind Omar Jay Lind", "Lind Omar Jay Lind Poll", "Lind Omar Jay Lind Moor"),
]


@pytest.mark.parametrize("beside", [[], [told("Lind", gender="m")]])
def test_a_name_of_one_document_that_contains_another_full_name_splits_nobody(beside):
    """Each is a name with the headline that a page has glued to it."""
    known = [["Omar Lind"]] * 20 + [["Omar Jay Lind"]] * 3 + [["Lind"]] * 9
    found = linked(*known, *[[name, *beside] for name in GLUED])
    (lind,) = [row for row in found if "Lind" in row[0]]
    assert {"Omar Lind", "Omar Jay Lind"} < lind[0]
    assert lind[1] >= len(known) + len(beside) * len(GLUED)


def test_a_full_name_with_a_middle_name_does_not_contain_another():
    assert ({"Ada Jane Moor", "Ada Moor"}, 3) in linked(["Ada Jane Moor"], *[["Ada Moor"], ["Jane Moor"]] * 2)


def test_particles_belong_to_the_last_name():
    assert ({"Ada van der Moor", "van der Moor"}, 3) in linked(*[["Ada van der Moor"]] * 2, ["van der Moor"])


def test_aliases_override_the_rules():
    moor = Alias("Ada Moor", "Q7")
    aliases = Aliases.of([("Adeline Moor-Lind", moor), ("the Harbor Queen", moor), ("Ada Moor", moor)])
    documents = ["Ada J. Moor"], ["Adeline Moor-Lind"], [told("the Harbor Queen")], ["Ada Moor"]
    assert linked(*documents, aliases=aliases) == [
        ({name for (name,) in [*documents[:2], documents[3]]} | {"the Harbor Queen"}, 4)
    ]


MOORS = [["Ada Moor"]] * 5 + [["Times Ada Moor"]] + [[told("Moor", gender="f")]]


@pytest.mark.parametrize("name", ["Somebody Else", "Times Ada Moor"])
def test_an_alias_of_one_variant_moves_only_that_variant(name):
    assert linked(*MOORS) == [({"Ada Moor", "Times Ada Moor", "Moor"}, 7)]
    aliases = Aliases.of([("Times Ada Moor", Alias(name, "Q1"))])
    assert linked(*MOORS, aliases=aliases) == [({"Ada Moor", "Moor"}, 6), ({"Times Ada Moor"}, 1)]


def test_people_with_two_listed_names_are_split():
    documents = [["Paul Lind"]] * 3 + [["Paul S. Lind"]] * 2 + [[told("Lind", gender="m")]]
    aliases = Aliases.of((name, Alias(name)) for name in ("Paul Lind", "Paul S. Lind"))
    assert linked(*documents, aliases=aliases) == [({"Paul Lind", "Lind"}, 4), ({"Paul S. Lind"}, 2)]


def test_an_alias_of_a_last_name_needs_a_matching_main_name():
    moor = Aliases.of([("Moor", Alias("Ada Jane Moor", "Q7"))])
    assert linked(*MOORS, aliases=moor) == [({"Ada Moor", "Times Ada Moor", "Moor"}, 7)]
    lind = Aliases.of([("Moor", Alias("Ada Lind", "Q8"))])
    assert linked(*MOORS, aliases=lind) == [({"Ada Moor", "Times Ada Moor"}, 6), ({"Moor"}, 1)]


def test_a_table_of_people_is_read_from_both_formats(tmp_path):
    (tmp_path / "a.csv").write_text("alias,name,id\nA. Moor,Ada Moor,Q7\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text('[[person]]\nname = "Ada Moor"\naliases = ["A. Moor"]\nid = "Q7"\n', "utf-8")
    assert read_aliases(tmp_path / "a.csv", print) == read_aliases(tmp_path / "a.toml", print)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "name,id\nAda Moor,Q7\n", "needs the columns alias and name"),
        ("a.csv", "alias,name\nAda,\n", "row 2: alias and name must not be empty"),
        (
            "a.csv",
            "alias,name,id\nAda,Ada Moor,Q1\nAda,Ada Lind,Q2\n",
            "'Ada' is given to 'Ada Moor' (Q1) and",
        ),
        ("a.toml", "[[person]]\nnom = 'Ada'", "unknown key 'nom'"),
        ("a.toml", "[[person]]\nname = 'Ada'\naliases = 'A.'", "aliases must be a list of names"),
        ("a.toml", "people = 1", "must hold [[person]] tables"),
        ("a.toml", "[[person", ""),
    ],
)
def test_an_invalid_table_of_people_is_refused(tmp_path, name, text, says):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as told_error:
        read_aliases(tmp_path / name, print)
    assert str(told_error.value).startswith(str(tmp_path / name))
    assert says in str(told_error.value)


def test_the_order_of_the_documents_makes_no_difference():
    chance = random.Random(4)
    names = ["Ada Moor", "Ada J. Moor", "Moor", "Ben Moor", "Mike Lind", "Michael Lind", "Lind", "Lena Ortiz", "Ortiz"]
    documents = [chance.sample(names, 3) for _ in range(60)]
    first = linked(*documents)
    for _ in range(5):
        chance.shuffle(documents)
        assert linked(*documents) == first


def test_linking_takes_linear_time(lines_run):
    naming = naming_of("en")

    def forms(count):
        firsts = ["".join(pair) for pair in product("bcdfghjklmnprstvwz", "aeiou", "lmnrst", "aeiou")][:count]
        return [
            Form(f"{first} moor", naming.parse(f"{first} Moor"), 1 + number % 3) for number, first in enumerate(firsts)
        ]

    def middles(count):
        names = [f"Ada {first}{second}{third} Moor" for first, second, third in product("bcdfgklm", repeat=3)]
        return [Form(f"{name} {number}", naming.parse(name), 1) for number, name in enumerate((names * 4)[:count])]

    def generations(count):
        younger = [f"{form.name.first} Q. Moor Jr." for form in forms(count // 2)]
        return forms(count // 2) + [Form(name, naming.parse(name), 1) for name in younger]

    def steps(given):
        return lines_run(lambda: join(given, naming))

    assert steps(forms(1600)) < 5 * steps(forms(400))
    assert steps(generations(1600)) < 5 * steps(generations(400))
    assert steps(middles(1600)) < 5 * steps(middles(400))


@pytest.mark.parametrize(
    "said",
    [
        lambda number: ["".join([f"“A,” said {name}ian Moor. " for name in map(_first_name, range(number))])],
        lambda number: ["“A,” said Ada Moor. " * number],
        lambda number: [f"“A,” said {name}ian Moor." for name in map(_first_name, range(number))],
    ],
)
def test_counting_many_of_one_last_name_takes_linear_time(lines_run, said):
    few, many = (list(quotex.Pipeline().pipe(said(number))) for number in (150, 600))
    assert lines_run(lambda: quotex.sources(many)) < 5 * lines_run(lambda: quotex.sources(few))


def _first_name(number):
    return "".join([chr(ord("a") + number // 26**place % 26) for place in range(3)]).capitalize()


@pytest.mark.parametrize(
    "names",
    [
        lambda number: (
            [f"{_first_name(number // 2)} Moor"] if number % 2 else [f"Chief {_first_name(number // 2)} Moor"]
        ),
        lambda number: ["Ada Moor", f"{_first_name(number)}ian Ada Moor"],
        lambda number: [f"{_first_name(number)}ian Moor", "Moor"],
    ],
)
def test_linking_names_that_extend_each_other_takes_linear_steps_of_the_database(names):
    def steps(documents):
        taken = 0

        def tick():
            nonlocal taken
            taken += 1

        with Tally(naming_of("en")) as tally:
            tally.base.set_progress_handler(tick, 100)  # instructions of SQLite
            for number in range(documents):
                tally.add(Counted([Voice(name, "person", quotes=1) for name in names(number)], 2))
            assert list(Table(tally, aliases=None).rows())
        return taken

    assert steps(2000) < 2.3 * steps(1000)


def test_sources_counts_documents_quotes_and_words():
    texts = ['"It rained," said Mayor Ada Moor. "Still does," she said.', '"No," said Ada J. Moor.', '"Why?" he said.']
    rows = quotex.sources(quotex.Pipeline().pipe(texts))
    assert [(row.name, row.articles, row.quotes, row.words) for row in rows] == [
        ("Ada J. Moor", 2, 3, 5),
        (None, 1, 1, 1),
    ]
    assert rows[0].role == "mayor"
    assert rows[0].share == pytest.approx(0.75)
    assert rows.to_dicts()[0]["status"] == "uncorrected"


def test_sources_refuses_a_single_document():
    document = quotex.process('"It rained," said Ada Moor.')
    for single in (document, document.to_dict()):
        with pytest.raises(TypeError, match=r"documents must be a list or another iterable: \[document\]"):
            quotex.sources(single)


def test_sources_groups_by_columns():
    documents = [(quotex.process('"It rained," said Ada Moor.'), {"outlet": outlet}) for outlet in ("b", "a", "b")]
    assert [(row.columns["outlet"], row.quotes) for row in quotex.sources(documents, by=["outlet"])] == [
        ("a", 1),
        ("b", 2),
    ]
    (row,) = quotex.sources([document.to_dict() for document, _ in documents], group="gender")
    assert (row.name, row.gender, row.quotes) == ("f", "f", 3)


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("outlte", r"no document has a column 'outlte' \(columns: .*outlet.*\); did you mean 'outlet'\?$"),
        ("month", r"no document has a column 'month' \(columns: .*\): give pairs .*\{'month': '2026-03'\}"),
    ],
)
def test_a_missing_column_is_an_error(by, told):
    document = quotex.process('"It rained," said Ada Moor.')
    for given in ((document, {"outlet": "b"}), {**document.to_dict(), "outlet": "b"}):
        with pytest.raises(ValueError, match=told):
            quotex.sources([given], by=["outlet", by])
    assert len(quotex.sources([], by=[by])) == 0
    (row,) = quotex.sources([(document, {by: None})], by=[by])
    assert row.columns == {by: None}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [(([], "outlet"), TypeError), (([], [1]), TypeError), (([], None), TypeError), ((["text"],), TypeError)],
)
def test_invalid_arguments_are_refused(arguments, error):
    with pytest.raises(error):
        quotex.sources(*arguments)
    with pytest.raises(ValueError, match="by names a column twice: 'outlet', 'outlet'"):
        quotex.sources([], by=["outlet", "outlet"])
    with pytest.raises(ValueError, match="no group 'age'"):
        quotex.sources([], group="age")


FBI, BUREAU = told("FBI", kind="organization"), told("Federal Bureau of Investigation", kind="organization")


def test_an_acronym_is_joined_to_the_body_with_its_initials():
    assert linked([FBI], [BUREAU], [BUREAU]) == [({"FBI", "Federal Bureau of Investigation"}, 3)]
    dotted = told("F.B.I.", kind="organization")
    assert linked([dotted], [BUREAU], [BUREAU]) == [({"F.B.I.", "Federal Bureau of Investigation"}, 3)]


@pytest.mark.parametrize(
    "documents",
    [
        [[FBI], [BUREAU]],  # a single document is too little evidence
        [[FBI]] * 30 + [[BUREAU]] * 2,
        [[FBI]] + [[BUREAU], [told("Farm Bank of Iowa", kind="organization")]] * 2,
        [[told("FBI")], [BUREAU], [BUREAU]],  # a person
    ],
)
def test_an_acronym_of_several_bodies_is_not_joined(documents):
    assert {"FBI"} in [variants for variants, _ in linked(*documents)]


def test_a_firm_is_joined_to_its_first_word():
    short, full = told("Acme", kind="organization"), told("Acme Foods Inc.", kind="organization")
    assert linked([short], [full], [full]) == [({"Acme", "Acme Foods Inc."}, 3)]
    assert len(linked([short], [told("Acme Council", kind="organization")] * 1, [full])) == 3


def test_a_name_without_a_middle_name_belongs_to_the_person_most_often_named():
    people = linked(*9 * [["Ada Lind"]], *5 * [["Ada D. Lind"]], ["Ada S. Lind"])
    assert ({"Ada Lind", "Ada D. Lind"}, 14) in people
    people = linked(*9 * [["Ada Lind"]], *3 * [["Ada D. Lind"]], ["Ada S. Lind"])
    assert ({"Ada Lind"}, 9) in people
