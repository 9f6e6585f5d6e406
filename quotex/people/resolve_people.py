"""Find the person whom each name of a tally means, by the rules of ``names.joining``, one last name at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, permutations
from operator import itemgetter
from sqlite3 import Connection
from typing import Any, NamedTuple

from quotex.names.joining import NEARLY_ALL, Form, bearer, join
from quotex.names.parsing import Name, Naming
from quotex.people.aliases import Aliases
from quotex.people.tally import AT_ONCE, PEOPLE, Tally

__all__ = ["ALIASED", "forms_of", "link"]

LEAST_UNTOLD = 8  # for a single name without gender and role, which may be that of a paper or a place
LEAST = 2  # documents with a full name for which a single name can stand
LEAST_IN_FULL = 0.1  # share of the documents with an acronym; an organization in fewer is a different one
_MOST_WORDS = 10  # words of a name that are searched for another name
ALIASED = "\n"  # the start of an owner that an alias gives; no name starts like this

_TABLES = """
CREATE TABLE form (form TEXT PRIMARY KEY, name TEXT, first TEXT, last TEXT, single TEXT, documents INTEGER,
                   women INTEGER, men INTEGER, people INTEGER) WITHOUT ROWID;
CREATE TABLE link (form TEXT PRIMARY KEY, person TEXT) WITHOUT ROWID;
CREATE TABLE bearer (person TEXT PRIMARY KEY, first TEXT, last TEXT, documents INTEGER, gender TEXT) WITHOUT ROWID;
CREATE TABLE alone (document INTEGER, form TEXT, PRIMARY KEY (document, form)) WITHOUT ROWID;
CREATE TABLE cut (form TEXT PRIMARY KEY) WITHOUT ROWID;
BEGIN;
"""


def link(tally: Tally, aliases: Aliases) -> list[str]:
    """Link the forms of a tally: table ``link`` says whose each form is; NULL if it differs in every document.

    Table ``alone`` has the forms that are somebody else in one document, because another form there is that person;
    it has none of ``cut``, names after a word that is not a name. Returns the aliases that no document has.
    """
    tally.flush()
    base = tally.base
    base.executescript(_TABLES)
    base.executemany("INSERT INTO form VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _forms(tally))
    _set_apart(tally)
    base.execute("CREATE INDEX by_last ON form (last, form)")
    _link_full_names(tally)
    base.execute("CREATE INDEX link_by_person ON link (person)")
    base.execute("CREATE INDEX bearer_by_last ON bearer (last)")
    base.execute("CREATE INDEX bearer_by_first ON bearer (first)")
    _link_longer_names(tally)
    _link_single_names(base, tally.naming)
    _link_short_forms(base, tally.naming)
    lost = _link_aliases(tally, aliases)
    _part(base)
    return lost


def _forms(tally: Tally) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of table ``form``: names of people have a last name or a single name, others have neither."""
    query = "SELECT form, name, kind, gender, count(*) FROM voice WHERE name IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1"
    for form, rows in groupby(tally.base.execute(query), key=itemgetter(0)):
        names: dict[str, int] = {}
        people = women = men = total = 0
        for _, name, kind, gender, count in rows:
            names[name] = names.get(name, 0) + count
            total += count
            people += count if kind in PEOPLE else 0
            women += count if gender == "f" else 0
            men += count if gender == "m" else 0
        shown = max(sorted(names), key=names.__getitem__) if len(names) > 1 else name
        is_person = 2 * people >= total and not form.endswith("+")
        parsed = tally.parse(shown, of_person=is_person)
        last = parsed.last if is_person and not parsed.is_single else None
        yield form, shown, parsed.first, last, parsed.single, total, women, men, is_person


def _set_apart(tally: Tally) -> None:
    """Remove the last name from each person's name that contains another's, so that it joins and splits nobody."""
    base = tally.base
    base.execute("CREATE INDEX by_first ON form (last, first) WHERE last IS NOT NULL AND documents > 1")
    query = "SELECT form, name FROM form WHERE last IS NOT NULL AND documents = 1"
    found = [(form,) for form, name in base.execute(query) if _contains_another(base, tally.parse(name))]
    base.executemany("UPDATE form SET last = NULL WHERE form = ?", found)


def _contains_another(base: Connection, name: Name) -> bool:
    """Whether it contains the first and last name of somebody in several documents: *Moor Ada MoorFerry* Closes.

    A name with its own first and last name is a form of that person's: *Ada Jane Moor*.
    """
    words = name.words[:_MOST_WORDS]
    if len(words) <= LEAST or (len(set(words)) == len(words) and _is_borne(base, name.first, name.last)):
        return False
    return any(_is_borne(base, first, last) for first, last in permutations(words, 2))


def _is_borne(base: Connection, first: str, last: str) -> bool:
    query = "SELECT 1 FROM form WHERE last = ? AND first = ? AND documents > 1 LIMIT 1"
    return base.execute(query, (last, first)).fetchone() is not None


def _link_full_names(tally: Tally) -> None:
    base = tally.base
    bearers: list[tuple[Any, ...]] = []
    links: list[tuple[str, str]] = []
    query = "SELECT last, form, name, documents, women, men FROM form WHERE last IS NOT NULL ORDER BY last, form"
    for last, rows in groupby(base.execute(query), key=itemgetter(0)):
        forms = [Form(form, tally.parse(name, of_person=True), *counts) for _, form, name, *counts in rows]
        for group in join(forms, tally.naming) if len(forms) > 1 else [forms]:
            first = max(group, key=lambda form: form.weight)
            told = max(group, key=lambda form: abs(form.women - form.men)).gender
            documents = sum(form.weight for form in group)
            bearers.append((first.key, first.name.first, last, documents, told))
            links += [(form.key, first.key) for form in group]
        if len(links) >= AT_ONCE:
            _add_people(base, bearers, links)
    _add_people(base, bearers, links)
    others = "SELECT form, form FROM form WHERE last IS NULL AND single IS NULL"
    base.execute(f"INSERT INTO link {others}")


def _add_people(base: Connection, bearers: list[tuple[Any, ...]], links: list[tuple[str, str]]) -> None:
    base.executemany("INSERT INTO bearer VALUES (?, ?, ?, ?, ?)", bearers)
    base.executemany("INSERT INTO link VALUES (?, ?)", links)
    bearers.clear()
    links.clear()


def _link_longer_names(tally: Tally) -> None:
    """Link a rarer name with more words before it to the shorter one: *President Elect Ada Moor*."""
    query = """SELECT form, name, documents, people, people AND last IS NULL FROM form
               WHERE single IS NULL ORDER BY form"""
    base = tally.base
    base.execute("CREATE TABLE borne AS SELECT last, sum(documents) AS documents FROM bearer GROUP BY last")
    base.execute("CREATE INDEX borne_by_last ON borne (last)")
    base.execute("CREATE INDEX most_borne ON bearer (last, documents DESC, person)")
    found, cut = [], []
    for form, name, documents, is_person, is_apart in base.execute(query):
        words = tally.parse(name, of_person=bool(is_person))
        is_cut = tally.naming.is_known(words.first)
        person = _of_tail(base, words, documents)
        if person is None and len(words.words) == 2 and is_cut:
            person = _of_last(base, form, words, documents)
        if person is not None:
            found.append((person, form))
            if is_cut or is_apart:
                cut.append((form,))
    base.executemany("UPDATE link SET person = ? WHERE person = ?", found)
    base.executemany("DELETE FROM bearer WHERE person = ?", [(form,) for _, form in found])
    base.executemany("INSERT INTO cut VALUES (?)", cut)


def _of_tail(base: Connection, words: Name, documents: int) -> str | None:
    """Return whose full name the last words are: *Ada Moor*."""
    query = "SELECT person FROM link JOIN form USING (form) WHERE form = ? AND documents >= ? AND people"
    for start in range(1, len(words.words) - 1):
        tail = Name(words.words[start:], words.suffix).key
        found: tuple[str] | None = base.execute(query, (tail, documents)).fetchone()
        if found:
            return found[0]
    return None


def _of_last(base: Connection, form: str, words: Name, documents: int) -> str | None:
    """Return who has nearly all documents with the last name, after a word that is not a first name: *Finally Moor*."""
    query = """SELECT person, documents FROM bearer WHERE last = ? AND person <> ?
               ORDER BY documents DESC, person LIMIT 1"""
    found: tuple[str, int] | None = base.execute(query, (words.last, form)).fetchone()
    if not found or found[1] < max(LEAST, documents):
        return None
    query = """SELECT documents - coalesce((SELECT documents FROM bearer WHERE person = ? AND last = ?), 0)
               FROM borne WHERE last = ?"""
    (others,) = base.execute(query, (form, words.last, words.last)).fetchone()
    return found[0] if found[1] >= NEARLY_ALL * others else None


class _Bearer(NamedTuple):
    """Somebody with a full name of which a single name is a part."""

    person: str
    weight: int  # documents
    gender: str | None = None


class _Single(NamedTuple):
    """A form of a single name, and what documents show with it."""

    form: str
    name: str
    documents: int
    gender: str | None
    role: str
    is_person: bool


def _link_single_names(base: Connection, naming: Naming) -> None:
    """Link a single name to the person who has it in nearly all documents; if several people have it, to nobody."""
    base.execute("""CREATE TABLE role AS SELECT DISTINCT link.person AS person, role FROM voice JOIN link USING (form)
                    WHERE role IS NOT NULL""")
    base.execute("CREATE INDEX role_of ON role (person, role)")
    query = "SELECT single, form, name, documents, women, men, people FROM form WHERE single IS NOT NULL ORDER BY 1, 2"
    for single, rows in groupby(base.execute(query), key=itemgetter(0)):
        forms = [
            _Single(form, name, documents, "f" if women else "m" if men else None, form.rsplit("|", 1)[1], bool(people))
            for _, form, name, documents, women, men, people in rows
        ]
        base.executemany("INSERT INTO link VALUES (?, ?)", _owners(base, single, forms, naming))


def _owners(base: Connection, single: str, forms: list[_Single], naming: Naming) -> Iterator[tuple[str, str | None]]:
    query = "SELECT person, documents, gender FROM bearer WHERE {} = ? ORDER BY person"
    by_last = [_Bearer(*row) for row in base.execute(query.format("last"), (single,))]
    by_first = [_Bearer(*row) for row in base.execute(query.format("first"), (single,))]
    alone = sum(form.documents for form in forms)
    people = list(dict.fromkeys((*by_last, *by_first)))  # Abdullah Abdullah
    borne = sum(one.weight for one in people)
    genders = {form.gender for form in forms} - {None}
    for form in forms:
        found = None
        if form.is_person and not naming.is_common(form.name):
            least = LEAST if form.gender or form.role else LEAST_UNTOLD
            found = _bearer(form, people, max(least, alone)) or _by_role(base, form, by_last)
        if found:
            yield form.form, found.person
        elif naming.is_common(form.name) or (form.is_person and borne > alone):
            yield form.form, None
        else:  # nobody has a longer form of the name: Beyoncé, NATO
            yield form.form, f"{single}|{form.gender or ''}" if len(genders) > 1 else f"{single}|"


def _link_short_forms(base: Connection, naming: Naming) -> None:
    """Link an acronym, or the first word of a firm, to the organization that has nearly all documents with it.

    Organizations that are too rare in comparison are different ones.
    """
    base.execute("CREATE TABLE body (short TEXT, person TEXT, documents INTEGER)")
    query = "SELECT name, person, documents FROM form JOIN link USING (form) WHERE single IS NULL AND NOT people"
    bodies = (
        (short, person, count) for name, person, count in base.execute(query) for short in naming.short_forms(name)
    )
    base.executemany("INSERT INTO body VALUES (?, ?, ?)", bodies)
    base.execute("CREATE INDEX body_by_short ON body (short)")
    found = []
    named_so = "SELECT person, sum(documents) FROM body WHERE short = ? GROUP BY 1 ORDER BY 1"
    query = "SELECT form, name, documents FROM form WHERE single IS NOT NULL AND NOT people"
    for form, name, documents in base.execute(query):
        body = bearer([_Bearer(*row) for row in base.execute(named_so, (name.replace(".", ""),))])
        if body and body.weight >= max(LEAST, LEAST_IN_FULL * documents):
            found.append((body.person, form))
    base.executemany("UPDATE link SET person = ? WHERE form = ?", found)


def _bearer(form: _Single, people: Iterable[_Bearer], least: int) -> _Bearer | None:
    """Return who has nearly all documents of those whose gender fits, and at least ``least`` of them."""
    found = bearer([one for one in people if None in (form.gender, one.gender) or form.gender == one.gender])
    return found if found and found.weight >= least else None


def _by_role(base: Connection, form: _Single, people: Iterable[_Bearer]) -> _Bearer | None:
    """Return the bearer with the role, *Justice Moor*; it outweighs the gender, which pronouns can get wrong."""
    if not form.role:
        return None
    query = "SELECT 1 FROM role WHERE person = ? AND role = ?"
    return bearer([one for one in people if base.execute(query, (one.person, form.role)).fetchone()])


@dataclass(slots=True)
class _Claim:
    """The forms, with their documents, that an owner claims of a person whom the rules joined."""

    forms: dict[str, int] = field(default_factory=dict)
    has_name: bool = False  # whether the name to show is among them


def _link_aliases(tally: Tally, aliases: Aliases) -> list[str]:
    """Give the names of a table of aliases to their owners; return the aliases that no document has.

    The owner of a person's main name also gets the names that the rules join with it.
    """
    base, naming = tally.base, tally.naming
    claims: dict[str, dict[str, _Claim]] = {}
    forms: list[tuple[str, str]] = []
    lost: list[str] = []
    for text, alias in aliases.names.items():
        owner = f"{ALIASED}{alias.name}"
        rows = [row for bounds in forms_of(naming, text) for row in base.execute(_OF_ALIAS, bounds)]
        if not rows and text in aliases.listed:
            lost.append(text)
        for form, person, documents in rows:
            forms.append((owner, form))
            if person is not None:
                claim = claims.setdefault(person, {}).setdefault(owner, _Claim())
                claim.forms[form] = documents
                claim.has_name |= text == alias.name
    taken = [(taker, person) for person, claim in claims.items() if (taker := _taker(tally, person, claim))]
    base.executemany("UPDATE link SET person = ? WHERE person = ?", taken)
    base.executemany("UPDATE link SET person = ? WHERE form = ?", forms)
    return lost


def _taker(tally: Tally, person: str, claims: Mapping[str, _Claim]) -> str | None:
    """Return the owner of the main name, the most frequent full one, or of a name that the rules would join with it.

    An alias that is itself a form in the documents moves alone, which separates people whom the rules joined wrongly.
    """
    query = "SELECT form, name, single IS NULL, documents FROM link JOIN form USING (form) WHERE person = ?"
    rows = tally.base.execute(query, (person,)).fetchall()
    full = [row for row in rows if row[2]] or rows
    most = max(documents for *_, documents in full)
    main = {form: name for form, name, _, documents in full if documents == most}
    owners = sorted(claims, key=lambda owner: (-sum(claims[owner].forms.values()), owner))
    for owner in owners:
        if claims[owner].forms.keys() & main.keys():
            return owner
    for owner in owners:
        shown = owner.removeprefix(ALIASED)
        if not claims[owner].has_name and any(_is_joined(tally, shown, name, most) for name in main.values()):
            return owner
    return None


def _is_joined(tally: Tally, text: str, other: str, documents: int) -> bool:
    """Whether the rules would link a name that no document has to this person."""
    name, known = tally.parse(text, of_person=True), tally.parse(other, of_person=True)
    if name.is_single or known.is_single or name.last != known.last:
        return False
    return len(join([Form("", name), Form(other, known, documents)], tally.naming)) == 1


_OF_ALIAS = "SELECT form, person, documents FROM link JOIN form USING (form) WHERE form BETWEEN ? AND ?"


def forms_of(naming: Naming, text: str) -> Iterator[tuple[str, str]]:
    """Return the first and last form that a name can have, as a person's and as an organization's."""
    for name in dict.fromkeys((naming.parse(text), naming.parse(text, of_person=False))):
        yield (f"{name.key}|", f"{name.key}|\U0010ffff") if name.is_single else (name.key, name.key)


def _part(base: Connection) -> None:
    """Separate two names of one document that were linked to one person: the fuller one keeps the link."""
    base.execute("CREATE INDEX by_document ON voice (document)")
    doubled = f"""SELECT document, person FROM voice JOIN link USING (form) JOIN form USING (form)
                  WHERE people AND person NOT LIKE '{ALIASED}%' AND form NOT IN (SELECT form FROM cut)
                  GROUP BY 1, 2 HAVING count(DISTINCT form) > 1"""
    names = """SELECT DISTINCT form FROM voice JOIN link USING (form) WHERE document = ? AND person = ?
               AND form NOT IN (SELECT form FROM cut)
               ORDER BY form <> person, form LIKE '%|%', length(form) DESC, form LIMIT -1 OFFSET 1"""
    for document, person in base.execute(doubled):
        rest = [(document, form) for (form,) in base.execute(names, (document, person))]
        base.executemany("INSERT INTO alone VALUES (?, ?)", rest)
