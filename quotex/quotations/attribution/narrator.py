"""Which character narrates a first-person story: the one whom others address in a turn beside *I said*."""

from __future__ import annotations

from collections import Counter

from quotex.quotations.attribution.turns import Turn
from quotex.quotations.entities.characters import Character, Characters, compatible

__all__ = ["NARRATOR", "name_narrator"]

NARRATOR = -1


def name_narrator(characters: Characters, turns: list[Turn], speakers: list[int], cued: Counter[int]) -> int:
    """The character that NARRATOR stands for, or NARRATOR itself if nobody is addressed beside *I said*.

    The narration calls its narrator *I*. In speech, friends use the first name, others a title and the last name, so
    that there may be two characters. The narrator takes the last name of one that occurs only as a form of address.
    """
    votes = _votes(turns, speakers)
    spoken = Counter(mention.who for mention in characters.mentions if mention.spoken)
    narrator: Character | None = None
    shares = {who: count * spoken[who] / characters.people[who].forms.total() for who, count in votes.items()}
    for who in sorted(votes, key=lambda who: (-shares[who], who)):
        person, count = characters.people[who], votes[who]
        if cued[who] > count or person.evidence < 0:
            continue
        if narrator is None:
            narrator = person if person.evidence > 0 else None
        elif count > 1 and _is_same(narrator, person, spoken[who]):
            last = min(person.lasts)
            narrator.lasts.add(last)
            narrator.forms["", (min(narrator.firsts), last)] += narrator.forms.total()
            break
    return narrator.id if narrator else NARRATOR


def _votes(turns: list[Turn], speakers: list[int]) -> Counter[int]:
    """How often each character is addressed beside a turn of the narrator."""
    votes: Counter[int] = Counter()
    for number, turn in enumerate(turns):
        for other in (number - 1, number + 1):
            if 0 <= other < len(turns) and speakers[other] == NARRATOR != speakers[number]:
                for who in turn.vocatives:
                    votes[who] += 1
    return votes


def _is_same(narrator: Character, person: Character, spoken: int) -> bool:
    """Whether ``person``, named mostly in speech, may be the ``narrator``, who has only a first name."""
    is_only_addressed = person.titles and person.forms.total() <= spoken * 1.1
    lacks_last = narrator.firsts and not narrator.lasts and compatible(narrator.gender, person.gender)
    return bool(person.lasts and is_only_addressed and lacks_last)
