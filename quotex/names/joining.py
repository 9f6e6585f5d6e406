"""Join the full names of one person, by rules about the forms of names and their weights (documents or mentions).

Names are compared within one last name. The rules are in the order in which they apply; none looks at a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol, TypeVar

from quotex.names.compatibility import compare_first, is_slip
from quotex.names.parsing import Name, Naming, middles_agree

__all__ = ["NEARLY_ALL", "Form", "bearer", "join"]

NEARLY_ALL = 0.9  # share of the weight of a name
_RARE = 10  # by how many times the right spelling must be more frequent
_MOST_NAMESAKES = 200  # people with one first and last name to search for a form
_SHORTEST_IN_FULL = 2  # words of a name without a middle one
_MOST = 0.8  # share of the weight, among several middle names, of the person meant by a name without one
_LEAST_SHARE = 0.2  # share of the weight of a last name that a first name and its short form have


@dataclass(slots=True)
class Form:
    """One form of a full name; how many documents or mentions have it, and how many of them show a woman or a man."""

    key: str
    name: Name
    weight: int = 0
    women: int = 0
    men: int = 0

    @property
    def gender(self) -> str | None:
        return None if self.women == self.men else "f" if self.women > self.men else "m"


@dataclass(slots=True)
class _Group:
    """The forms of one person's name."""

    forms: list[Form] = field(default_factory=list)

    @property
    def weight(self) -> int:
        return sum(form.weight for form in self.forms)

    @property
    def gender(self) -> str | None:
        """Return the gender that most of them show."""
        telling = [form for form in self.forms if form.gender]
        return max(telling, key=lambda form: form.women + form.men).gender if telling else None


class _Borne(Protocol):
    @property
    def weight(self) -> int: ...


Bearer = TypeVar("Bearer", bound=_Borne)


def join(forms: Iterable[Form], naming: Naming, *, in_one_text: bool = False) -> list[list[Form]]:
    """Group the forms of one last name by person.

    Forms are joined if first name and suffix are equal and the words between agree (*Donald J. Trump*, *Donald Trump*),
    or if one first name is short for the other (*Mike*, *Michael*) or a rare misspelling of it. A form that fits
    several people joins the one who has nearly all of their weight, or nobody.
    ``in_one_text``: an initial or a double last name may also stand for the full name (*J. Moor*, *Jane Moor*).

    >>> from quotex.names.parsing import naming_of
    >>> naming = naming_of("en")
    >>> names = {"Ada J. Moor": 3, "Ada Moor": 9, "Ben Moor": 1, "Benjamin Moor": 5, "Ben Moor Jr.": 2}
    >>> forms = [Form(text, naming.parse(text), count) for text, count in names.items()]
    >>> [[form.key for form in group] for group in join(forms, naming)]
    [['Ada J. Moor', 'Ada Moor'], ['Benjamin Moor', 'Ben Moor'], ['Ben Moor Jr.']]

    >>> forms = [Form(text, naming.parse(text), 1) for text in ("Jane Moor", "J. Moor")]
    >>> len(join(forms, naming)), len(join(forms, naming, in_one_text=True))
    (2, 1)
    """
    ordered = sorted(forms, key=lambda form: (form.name.suffix, form.name.first, form.key))
    joined: list[_Group] = []
    for suffix, same_suffix in groupby(ordered, key=lambda form: form.name.suffix):
        groups: list[_Group] = []
        for _, same_first in groupby(same_suffix, key=lambda form: form.name.first):
            groups += _by_middle(list(same_first))
        found = _by_surname(_by_short_name(groups, naming, in_one_text))
        joined = _by_formal_name(joined, found, naming) if suffix else joined + found
    return [group.forms for group in joined]


def _by_formal_name(known: list[_Group], groups: list[_Group], naming: Naming) -> list[_Group]:
    """Join a name with suffix and middle name, *Joseph R. Lind Jr.*, to *Joe Lind*, unless one text has both."""
    found, places = list(known), defaultdict[tuple[str, str], list[int]](list)
    for place, one in enumerate(known):
        for key in () if one.forms[0].name.suffix else _first_names(one, naming):
            places[key].append(place)
    for group in groups:
        is_formal = any(len(form.name.words) > _SHORTEST_IN_FULL for form in group.forms)
        keys = _first_names(group, naming) if is_formal else ()
        alike = {place for key in keys for place in places.get(key, ())[: _MOST_NAMESAKES + 1]}
        fitting = [known[place] for place in sorted(alike)] if len(alike) <= _MOST_NAMESAKES else []
        _add(group, found, [one for one in fitting if _agree(one, group)])
    return found


def _first_names(group: _Group, naming: Naming) -> Iterable[tuple[str, str]]:
    """Return the last name with each full form of the first; names that share one may be forms of each other."""
    name = group.forms[0].name
    return [(name.family, first) for first in {name.first, *naming.short.get(name.first, ())}]


def _by_middle(forms: list[Form]) -> list[_Group]:
    """Group forms with one first name by person, the fullest forms first."""
    groups: list[_Group] = []
    for form in sorted(forms, key=lambda form: (-len("".join(form.name.words)), -form.weight, form.key)):
        alone = _Group([form])
        fitting = groups if len(groups) <= _MOST_NAMESAKES else []
        _add(alone, groups, [group for group in fitting if _agree(group, alone)], _MOST)
    return groups


def _by_short_name(groups: list[_Group], naming: Naming, in_one_text: bool) -> list[_Group]:
    """Join people whose first names are forms of one name; rarer ones join more frequent ones."""
    enough = _LEAST_SHARE * sum(group.weight for group in groups)
    known: list[_Group] = []
    large: list[_Group] = []  # with a tenth of the weight or more: at most ten
    for group in sorted(groups, key=lambda group: (-group.weight, group.forms[0].key)):
        fitting = [other for other in large if other.weight + group.weight >= enough]
        before = len(known)
        _add(group, known, [other for other in fitting if _are_forms_of_one(group, other, naming, in_one_text)])
        if len(known) > before and 2 * group.weight >= enough:
            large.append(group)
    return known


def _is_rare(one: _Group, other: _Group) -> bool:
    """Return whether one of them has at most a tenth of the weight of the other."""
    fewer, more = sorted((one.weight, other.weight))
    return fewer * _RARE <= more


def _by_surname(groups: list[_Group]) -> list[_Group]:
    """Join last names of several words, *Van Hollen*, to the person who has them."""
    known = [group for group in groups if not group.forms[0].name.may_be_surname]
    bearers = list(known)
    for group in groups:
        if group.forms[0].name.may_be_surname:
            surname = group.forms[0].name.surname
            fitting = [one for one in bearers if any(form.name.surname == surname for form in one.forms)]
            _add(group, known, fitting)
    return known


def _add(group: _Group, groups: list[_Group], fitting: Sequence[_Group], least: float = NEARLY_ALL) -> None:
    found = bearer(fitting, least)
    if found is None:
        groups.append(group)
    else:
        found.forms += group.forms


def _are_forms_of_one(one: _Group, other: _Group, naming: Naming, in_one_text: bool) -> bool:
    first, second = one.forms[0].name.first, other.forms[0].name.first
    if first == second:  # these fit several people, or none
        return False
    is_misspelt = is_slip(first, second) and _is_rare(one, other)
    may_be = in_one_text and _may_be_one(one.forms[0].name, other.forms[0].name, naming)
    if not (may_be or is_misspelt or naming.is_short_for(first, second)):
        return False
    told = {one.gender, other.gender} - {None}
    return len(told) < 2 and _agree(one, other)


def _may_be_one(one: Name, other: Name, naming: Naming) -> bool:
    """Return whether one text may use both first names for one person: *J.* and *Jane*; *Ruiz* Vargas, *Elena*."""
    listed = {one.first, other.first} & naming.language.first_names.keys()
    may_be = len(listed) == 1 or (not listed and one.first[:1] == other.first[:1])
    return may_be and compare_first(one, other, naming) == "may be"


def _agree(one: _Group, other: _Group) -> bool:
    return all(middles_agree(a.name, b.name) for a in one.forms for b in other.forms)


def bearer(people: Sequence[Bearer], least: float = NEARLY_ALL) -> Bearer | None:
    """Return who has nearly all of the weight, or the share ``least``; None if nobody has.

    >>> people = [Form(name, Name((name,)), count) for name, count in (("ada", 11), ("ben", 1), ("cy", 1))]
    >>> bearer(people), bearer(people[:2]).key
    (None, 'ada')
    """
    if not people:
        return None
    first = max(people, key=lambda person: person.weight)
    return first if first.weight >= least * sum(person.weight for person in people) else None
