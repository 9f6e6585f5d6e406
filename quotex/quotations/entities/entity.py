"""What an entity is: somebody, or an organization, that the document names, and what is told of the bearer."""

from __future__ import annotations

from bisect import bisect_left

from quotex import _core
from quotex._core import HE, ORGANIZATION, PERSON, SHE
from quotex.model import SpeakerKind
from quotex.quotations.entities.roles import role_word
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["ANY_GENDER", "ANY_KIND", "GENDERS", "KINDS", "UNASKED", "Entity", "last_in_full"]

KINDS, GENDERS = _core.KIND_NAMES, _core.GENDER_NAMES
ANY_KIND, ANY_GENDER = PERSON | ORGANIZATION, HE | SHE


class Entity:
    """Somebody, or an organization: the forms of the name, where they stand, and the facts told with them."""

    __slots__ = (
        "first", "fulls", "gender", "gender_at", "id", "kind", "mentions", "role", "role_at", "roles", "unread",
        "words",
    )  # fmt: skip

    def __init__(
        self,
        words: tuple[str, ...],
        first: tuple[int, int],
        kind: SpeakerKind | None,
        gender: str | None,
        gender_at: int,
        mentions: list[int],
        fulls: int,
        unread: list[int],
    ) -> None:
        self.words = words  # the fullest name
        self.first = first  # its first word: run and token
        self.kind = kind  # person, organization; None where nothing tells
        self.gender = gender
        self.gender_at = gender_at  # the token that tells it
        self.role: str | None = None
        self.role_at = -1
        self.roles: tuple[str, ...] = ()
        self.unread = unread  # tokens of more roles, which has_role reads
        self.mentions = mentions  # runs, those by full name first
        self.fulls = fulls  # how many of them are by full name
        self.id = -1

    @classmethod
    def organization(cls, words: tuple[str, ...], first: tuple[int, int]) -> Entity:
        """An organization without mentions so far."""
        return cls(words, first, "organization", None, -1, [], 0, [])

    @property
    def name(self) -> str:
        """The fullest name.

        >>> Entity.organization(("Salem", "City", "Council"), (0, 0)).name
        'Salem City Council'
        """
        return " ".join(self.words)

    def add_role(self, role: str) -> None:
        """Notes a role, by the one word for it and its abbreviations."""
        if role not in self.roles:
            self.roles += (role,)

    def has_role(self, tokens: Tokens, word: str) -> bool:
        """Does the document give the entity this role? The roles told with its names are read at the first question."""
        while self.unread:
            token = self.unread.pop()
            self.add_role(role_word(tokens, token, tokens.word(token).lower()))
        return word in self.roles

    def agrees(self, tag: int) -> bool:
        """Does what a run tells, by its tag, contradict nothing that is known of the entity?

        >>> council = Entity.organization(("Salem", "City", "Council"), (0, 0))
        >>> council.agrees(ORGANIZATION), council.agrees(PERSON)
        (True, False)
        """
        if tag & ANY_GENDER and self.gender and self.gender != GENDERS[tag & ANY_GENDER]:
            return False
        return not (tag & ANY_KIND and self.kind and self.kind != KINDS[tag & ANY_KIND])


UNASKED = Entity((), (-1, -1), None, None, -1, [], 0, [])  # stands for runs that nobody asked for


def last_in_full(candidates: list[Entity], number: int) -> Entity:
    """Who was last named in full before run ``number``; the first of them where nobody was."""
    last, latest = candidates[0], -1
    for known in candidates:
        place = bisect_left(known.mentions, number, 0, known.fulls)
        if place and known.mentions[place - 1] > latest:
            last, latest = known, known.mentions[place - 1]
    return last
