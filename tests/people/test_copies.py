"""Copies of one story: how they are found, counted and listed."""

import gzip
import json
import random
import sys
from pathlib import Path

import pytest
from sources_command import quotes, quotex, table

import quotex as library
from quotex.names.parsing import naming_of
from quotex.people.copies import clauses, find_copies
from quotex.people.counts import Counted
from quotex.people.tally import Tally

ROOT = Path(__file__).parents[2]
WORDS = ("ferry", "harbour", "council", "money", "winter", "bridge", "storm", "boat", "vote", "school", "lamp", "tower")
NAMES = ("Ada Moor", "Ben Cole", "Lena Ortiz", "Omar Reyes")


def article(seed, sentences=12):
    """Sentences that no other seed gives; every third is a quotation."""
    chance = random.Random(seed)
    said = []
    for number in range(sentences):
        words = " ".join(chance.choice(WORDS) for _ in range(9))
        said.append(f"“{words},” said {NAMES[seed % 4]}." if number % 3 == 0 else f"The {words}.")
    return said


def first_of(*texts):
    with Tally(naming_of("en")) as tally:
        for text in texts:
            tally.add(Counted(clauses=clauses([text])))
        tally.flush()
        return find_copies(tally.base)


WHOLE = article(1)


@pytest.mark.parametrize(
    "copy",
    [
        " ".join(WHOLE),
        "\n\n".join(WHOLE).upper(),
        " ".join(WHOLE[:5]),
        " ".join(["Bridge opens, council says.", *WHOLE[1:]]),
        " ".join([*WHOLE, *article(2, 9), *article(3, 9)]),
        " ".join([*article(4, 4), *WHOLE[:6]]),
    ],
    ids=["as it is", "in capitals", "cut", "another headline", "extended", "in part"],
)
def test_an_edited_copy_is_found(copy):
    assert first_of(" ".join(article(9)), " ".join(WHOLE), copy, " ".join(article(8))) == {3: 2}


def test_other_texts_are_not_copies():
    assert first_of(*(" ".join(article(seed)) for seed in range(50))) == {}
    some = [" ".join([*article(seed), *WHOLE[:3]]) for seed in range(20, 30)]
    assert first_of(*some) == {}  # a few clauses in common
    assert first_of(*["“It rained,” said Ada Moor."] * 9) == {}  # too short to decide


def test_copies_of_copies_belong_to_one_story():
    longer = [*WHOLE, *article(2)]
    assert first_of(" ".join(WHOLE), " ".join(longer), " ".join(article(2))) == {2: 1, 3: 1}


def test_many_copies_take_linear_steps():
    def steps(number):
        with Tally(naming_of("en")) as tally:
            for _ in range(number):
                tally.add(Counted(clauses=clauses([" ".join(WHOLE)])))
            tally.flush()
            count = [0]
            tally.base.set_progress_handler(lambda: count.__setitem__(0, count[0] + 1), 100)
            assert len(find_copies(tally.base)) == number - 1
        return count[0]

    assert steps(2000) < 6 * steps(500)


def documents():
    """Three documents of the Tideline, the first of which two other outlets copy, one of them cut."""
    texts = [" ".join(article(seed)) for seed in (1, 2, 3)]
    found = [("Tideline", text) for text in texts] + [("Beacon", texts[0]), ("Gull", " ".join(article(1)[:6]))]
    return [{"id": f"{outlet} {number}", "outlet": outlet, "text": text} for number, (outlet, text) in enumerate(found)]


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in documents()), encoding="utf-8")
    return path


def test_copies_count_once_by_default(rows, tmp_path):
    run = quotex("sources", rows)
    assert quotes(table(run.stdout)) == {"Ben Cole": 4, "Lena Ortiz": 4, "Omar Reyes": 4}
    assert "copies of other documents: 2, which are not counted; --copies all counts them" in run.stderr
    run = quotex("sources", rows, "--copies", "all")
    assert quotes(table(run.stdout))["Ben Cole"] == 10
    assert "copies of other documents: 2, which are counted, too" in run.stderr
    assert "copies" not in quotex("sources", rows, "-q").stderr
    weighed = table(quotex("sources", rows, "--copies", "weigh").stdout)
    cole = next(row for row in weighed if row["name"] == "Ben Cole")
    assert float(cole["quotes"]) == pytest.approx(10 / 3)
    assert float(cole["articles"]) == pytest.approx(1)


def test_weighed_copies_are_divided_among_their_outlets(rows):
    found = table(quotex("sources", rows, "--copies", "weigh", "--by", "outlet").stdout)
    of_cole = {row["outlet"]: float(row["articles"]) for row in found if row["name"] == "Ben Cole"}
    assert of_cole == pytest.approx({"Beacon": 1 / 3, "Gull": 1 / 3, "Tideline": 1 / 3})


def test_copies_are_listed_with_their_originals(rows, tmp_path):
    quotex("sources", rows, "-o", tmp_path / "t.csv", "--copy-list", tmp_path / "copies.csv")
    found = table((tmp_path / "copies.csv").read_text(encoding="utf-8"))
    assert found == [
        {"id": "Beacon 3", "copy_of": "Tideline 0"},
        {"id": "Gull 4", "copy_of": "Tideline 0"},
    ]
    told = quotex("sources", rows, "-o", tmp_path / "t.csv", "--copy-list", tmp_path / "t.csv", status=2).stderr
    assert "name the same file" in told


def test_texts_rows_and_workers_give_the_same_counts(rows, tmp_path):
    expected = quotex("sources", rows).stdout
    assert quotex("sources", rows, "--workers", 2).stdout == expected
    quotex("process", rows, "-q", "-o", tmp_path / "p.jsonl")
    assert quotex("sources", tmp_path / "p.jsonl").stdout == expected


def test_rows_without_texts_are_compared_by_at_least_three_quotes(rows, tmp_path):
    quotex("extract", rows, "-q", "--flat", "-o", tmp_path / "f.csv")
    found = quotes(table(quotex("sources", tmp_path / "f.csv").stdout))
    assert found == {"Ben Cole": 4 + 2, "Lena Ortiz": 4, "Omar Reyes": 4}


def test_copies_are_counted_by_the_library():
    pairs = library.Pipeline().pipe(((row["text"], row) for row in documents()), as_tuples=True)
    found = library.sources(pairs)
    assert (found.documents, found.copies) == (5, 2)
    assert "2 of them copies" in repr(found)
    assert {row.quotes for row in found} == {4}
    processed = list(map(library.process, (row["text"] for row in documents())))
    weighed = next(row for row in library.sources(processed, copies="weigh") if row.name == "Ben Cole")
    assert weighed.quotes == pytest.approx(10 / 3)
    with pytest.raises(ValueError, match="no copies 'twice'"):
        library.sources(processed, copies="twice")


def test_uncounted_copies_do_not_affect_names():
    full = " ".join(["“It leaks,” said Mayor Ada Moor.", *article(5)])
    last_name = " ".join(["“We will see,” said Moor.", *article(6)])
    alone = library.sources(map(library.process, [full, last_name]))
    assert {"Ada Moor", "Moor"} & {row.name for row in alone}
    copied = library.sources(map(library.process, [full, last_name, *[full] * 5]))
    assert copied.copies == 5
    assert copied.to_dicts() == alone.to_dicts()


def test_copies_count_as_one_document_for_an_interval():
    texts = [" ".join(article(seed)) for seed in range(12)]
    alone = next(row for row in library.sources(map(library.process, texts)) if row.name == "Ben Cole")
    all_of = library.sources(map(library.process, texts * 3), copies="all")
    cole = next(row for row in all_of if row.name == "Ben Cole")
    assert cole.quotes == 3 * alone.quotes
    assert (cole.share_low, cole.share_high) == pytest.approx((alone.share_low, alone.share_high))


def test_copies_made_of_real_articles_are_found():
    sys.path.insert(0, str(ROOT))
    from benchmarks import copies

    if not copies.ARTICLES.exists():
        pytest.skip(f"needs {copies.ARTICLES}")
    with gzip.open(copies.ARTICLES, "rt", encoding="utf-8") as file:
        found = copies.measure([json.loads(line)["text"] for line in file])
    assert found["precision"] > 0.98
    assert found["recall"] > 0.97
