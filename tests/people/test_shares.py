"""The shares of a table: of all quotes and of those of known people, each with its interval."""

import pytest

import quotex
from quotex.names.parsing import naming_of
from quotex.people.aliases import Aliases
from quotex.people.corrections import Labelled
from quotex.people.counts import counted_row
from quotex.people.figures import estimate
from quotex.people.intervals import Moments, interval
from quotex.people.labels import Label
from quotex.people.table import Table
from quotex.people.tally import Tally

GENDERS = {"Ada Moor": "f", "Ben Cole": "m", "Chris Lind": None}


def quote(number, name):
    speaker = {"name": name, "kind": "person", "people": [number], "role": None, "gender": GENDERS.get(name)}
    return {
        "id": number,
        "start": 9 * number,
        "end": 9 * number + 8,
        "text": "It rained",
        "kind": "direct",
        "parent": None,
        "speaker": speaker if name else None,
    }


def document(number, *names):
    outlet = "Tideline" if number % 3 else "Beacon"
    return {"id": number, "outlet": outlet, "quotes": [quote(place, name) for place, name in enumerate(names)]}


SAID = [("Ada Moor", "Ben Cole"), ("Ben Cole", "Chris Lind", None), ("Ada Moor",), ()]
DOCUMENTS = [document(number, *SAID[number % 4]) for number in range(48)]


def test_the_table_has_shares_of_known_people_and_of_all_quotes():
    by_gender = {row.gender or row.name: row for row in quotex.sources(DOCUMENTS, group="gender")}
    women, men, untold, unknown = (by_gender[key] for key in ("f", "m", "?", None))
    assert [row.share for row in (women, men, untold, unknown)] == pytest.approx([1 / 3, 1 / 3, 1 / 6, 1 / 6])
    assert (women.known_share, men.known_share) == (0.5, 0.5)
    assert untold.known_share is unknown.known_share is None
    by_name = {row.name: row for row in quotex.sources(DOCUMENTS)}
    assert by_name["Ada Moor"].known_share == pytest.approx(24 / 60)
    assert by_name[None].known_share is None


def test_each_share_has_an_interval_over_its_documents():
    women = next(row for row in quotex.sources(DOCUMENTS, group="gender") if row.gender == "f")
    of_all = interval(Moments.of([(1, 2), (0, 3), (1, 1), (0, 0)] * 12))
    of_known = interval(Moments.of([(1, 2), (0, 1), (1, 1), (0, 0)] * 12))
    assert (women.share_low, women.share_high) == pytest.approx(of_all)
    assert (women.known_low, women.known_high) == pytest.approx(of_known)


def test_the_order_of_documents_makes_no_difference_and_few_of_them_have_no_interval():
    assert quotex.sources(DOCUMENTS).to_dicts() == quotex.sources(DOCUMENTS[::-1]).to_dicts()
    assert {row.share_low for row in quotex.sources(DOCUMENTS[:12])} == {None}


def labelled(tally):
    """Labels for every quote, equal to the answers of the rules, except that every fourth quote of Cole is Moor's."""
    found, coles = [], 0
    for row in DOCUMENTS:
        counted = counted_row(row["quotes"], marks=range(9))
        cell, forms = tally.add(counted, {"outlet": row["outlet"]})
        for marked in counted.marked:
            voices = tuple(forms[voice] for voice in marked.voices)
            name = row["quotes"][marked.quote]["speaker"] and row["quotes"][marked.quote]["speaker"]["name"]
            coles += name == "Ben Cole"
            is_wrong = name == "Ben Cole" and coles % 4 == 0
            said = "Ada Moor" if is_wrong else name
            label = Label(marked.quote, 0, 0, 0.5, 0.9, True, said, GENDERS.get(said), is_renamed=is_wrong)
            found.append(Labelled(cell, tally.documents, voices, label))
    return found


def test_labels_correct_a_share_and_widen_its_interval():
    with Tally(naming_of("en")) as tally:
        labels = labelled(tally)
        table = Table(tally, ["outlet"], Aliases(), labels)
        row = next(row for row in table.rows() if row.name == "Ben Cole" and row.columns["outlet"] == "Tideline")
    assert row.status == "corrected"
    assert row.corrected < row.share
    assert row.high - row.low > row.share_high - row.share_low


def test_a_cell_with_few_labels_is_corrected_by_all_labels():
    with Tally(naming_of("en")) as tally:
        labels = labelled(tally)
        few = [one for one in labels if "Tideline" in one.cell] + [one for one in labels if "Beacon" in one.cell][:3]
        table = Table(tally, ["outlet"], Aliases(), few)
        row = next(row for row in table.rows() if row.name == "Ben Cole" and row.columns["outlet"] == "Beacon")
    assert (row.status, row.labels) == ("corrected: labels of all cells", 3)
    assert row.corrected < row.share
    assert estimate(100, 20, []) is None


def test_errors_of_unknown_speakers_do_not_affect_a_cell_without_them():
    """The rules err only on quotes without a named speaker, all of which are by women."""
    with Tally(naming_of("en")) as tally:
        labels = []
        for number in range(80):
            names = ("Ada Moor", "Ben Cole", None) if number % 4 else ("Ada Moor", "Ben Cole")
            outlet = "Tideline" if number % 4 else "Beacon"
            row = {"id": number, "quotes": [quote(place, name) for place, name in enumerate(names)]}
            counted = counted_row(row["quotes"], marks=range(9))
            cell, forms = tally.add(counted, {"outlet": outlet})
            for marked in counted.marked if outlet == "Tideline" else ():
                name = names[marked.quote]
                label = Label(
                    marked.quote, 0, 0, 0.5, 0.9, True, name or "Ada Moor", "m" if name == "Ben Cole" else "f", not name
                )
                labels.append(Labelled(cell, tally.documents, tuple(forms[voice] for voice in marked.voices), label))
        rows = list(Table(tally, ["outlet"], Aliases(), labels).rows("gender"))
    beacon, tideline = (
        next(row for row in rows if row.gender == "f" and row.columns["outlet"] == name)
        for name in ("Beacon", "Tideline")
    )
    assert (beacon.status, tideline.status) == ("corrected: labels of all cells", "corrected")
    assert (beacon.share, tideline.share) == pytest.approx((1 / 2, 1 / 3))
    assert (beacon.corrected, tideline.corrected) == pytest.approx((1 / 2, 2 / 3))
    assert beacon.low < 1 / 2 < beacon.high < 2 / 3


def test_too_few_labels_in_all_correct_nothing():
    with Tally(naming_of("en")) as tally:
        labels = labelled(tally)[:19]
        rows = list(Table(tally, ["outlet"], Aliases(), labels).rows())
    assert {row.status for row in rows} == {"uncorrected: too few labels"}
