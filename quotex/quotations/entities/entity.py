"""Entities: the persons and organizations named in a document, with the facts that it gives about them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, Literal

from quotex.quotations import tags as T
from quotex.quotations.entities.roles import role_in_full, role_word
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["ANY_GENDER", "ANY_KIND", "GENDERS", "KINDS", "UNASKED", "Entity", "last_in_full"]

NamedKind = Literal["person", "organization"]
KINDS: Final[dict[int, NamedKind | None]] = {0: None, T.NAME_PERSON: "person", T.NAME_ORGANIZATION: "organization"}
GENDERS: Final = {T.NAME_HE: "m", T.NAME_SHE: "f"}
ANY_KIND: Final = T.NAME_PERSON | T.NAME_ORGANIZATION
ANY_GENDER: Final = T.NAME_HE | T.NAME_SHE


class Entity:
    """A person or an organization: its name, its mentions, and the facts given with them."""

    __slots__ = (
        "first", "fulls", "gender", "gender_at", "has_kind", "id", "kind", "mentions", "name",
        "role", "role_at", "roles", "titles", "unread", "words",
    )  # fmt: skip

    name: str  # the fullest name; set when the entity is admitted
    kind: NamedKind | None  # None if nothing shows it
    has_kind: bool  # whether the kind is known

    def __init__(self, words: tuple[str, ...], first: tuple[int, int], kind: NamedKind | None) -> None:
        self.words = words  # of the fullest name
        self.first = first  # where they begin: run and token
        self.kind = kind
        self.mentions: list[int] = []  # runs, full names first
        self.fulls = 0  # how many mentions are full names
        self.unread: list[int] = []  # tokens of roles, to be read by has_role
        self.gender: str | None = None
        self.gender_at = -1  # the token that shows it
        self.role: str | None = None
        self.role_at = -1
        self.roles: tuple[str, ...] = ()
        self.titles: list[int] = []  # the tokens of roles that were read
        self.id = -1  # until it is admitted
        self.has_kind = False

    def admit(self, number: int) -> None:
        """Add the entity to those who speak, with the name that it has at this point.

        >>> council = Entity(("Salem", "City", "Council"), (0, 0), "organization")
        >>> council.admit(0)
        >>> council.name
        'Salem City Council'

        The last full stop of an abbreviation is restored: F.B.I.

        >>> bureau = Entity(("F.B.I",), (0, 0), "organization")
        >>> bureau.admit(0)
        >>> bureau.name
        'F.B.I.'
        """
        self.id, self.name = number, " ".join(self.words)
        self.name += "." if self.name[-2:-1] == "." else ""
        has_last_name = len(self.words) > 1 and self.fulls < len(self.mentions)  # the last name occurs alone
        self.has_kind = self.has_kind or self.kind is not None or has_last_name
        self.kind = self.kind or "person"

    def named_before(self, run: int) -> int:
        """How often the entity is named before a run, if its last name alone was joined in the order of the text."""
        return bisect_left(self.mentions, run, 0, self.fulls) + len(self.mentions) - self.fulls

    def note_role(self, tokens: Tokens, token: int) -> None:
        """Note the first role that is more than a form of address as the entity's, which is then a person."""
        if not self.role and (role := role_in_full(tokens, token)):
            self.role, self.role_at, self.has_kind = role, token, True

    def add_role(self, role: str) -> None:
        """Note a role, in the form that represents all its abbreviations."""
        if role not in self.roles:
            self.roles += (role,)

    def has_role(self, tokens: Tokens, word: str) -> bool:
        """Whether the document gives the entity this role. The first call reads the roles beside its names."""
        while self.unread:
            token = self.unread.pop()
            self.titles.append(token)
            self.add_role(role_word(tokens, token))
        return word in self.roles

    def agrees(self, tag: int) -> bool:
        """Whether the kind and gender that the tag of a run shows are compatible with those of the entity.

        >>> council = Entity(("Salem", "City", "Council"), (0, 0), "organization")
        >>> council.agrees(T.NAME_ORGANIZATION), council.agrees(T.NAME_PERSON)
        (True, False)
        """
        if tag & ANY_GENDER and self.gender and self.gender != GENDERS[tag & ANY_GENDER]:
            return False
        return not (tag & ANY_KIND and self.kind and self.kind != KINDS[tag & ANY_KIND])


UNASKED: Final = Entity((), (-1, -1), None)  # the placeholder for runs not yet joined


def last_in_full(candidates: list[Entity], number: int) -> Entity:
    """The candidate last named in full before run ``number``; the first candidate if there is none."""
    last, latest = candidates[0], -1
    for known in candidates:
        place = bisect_left(known.mentions, number, 0, known.fulls)
        if place and known.mentions[place - 1] > latest:
            last, latest = known, known.mentions[place - 1]
    return last
