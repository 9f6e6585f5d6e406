"""The entities that a mention with a name refers to: Ada Moor; Mayor Ada Moor; Ada Moor and Ben Cole."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.appositions import apposed, past_suffix
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import are_demonyms, role_in_full
from quotex.quotations.grammar.animacy import is_noun_for_one
from quotex.quotations.grammar.name_parts import Span, complement_at
from quotex.quotations.grammar.phrases import holder_start
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["name"]


def name(names: Names, span: Span) -> list[Entity] | None:
    """The entities of a name, or of several joined by *and*; None if the mention is not a name."""
    tags = names.tokens.tags
    first, last = span
    only = _label(names, span) if tags[first] & T.QUOTED else names.exactly(first, last)
    entity = names.entity(only) if only >= 0 else None
    if entity is not None and entity.kind == "person" and not tags[last - 1] & (T.ROLE | T.POSSESSIVE):
        return [entity]
    if tags[last - 1] & T.ROLE and _is_post(names, names.before(last) - 1, last):
        named = apposed(names, span)
        if named:
            return [named]
    if tags[first] & T.DETERMINER and last > first + 2 and _is_role_of(names.tokens, span):
        return None
    if names.tokens.next_tagged(T.CAPITALIZED, first, last) == last - 1 and (
        whole := _last_name_alone(names, last - 1)
    ):
        return [whole]
    if only >= 0:
        if entity is None:
            return None
        if _is_common_noun(names, only, entity):
            return []
        return [] if _names_nobody(names.tokens, span, entity) else [entity]
    stop = _first_preposition(names.tokens, first, last)
    if stop < last:
        one = _run_across(names, span, stop)
        if one >= 0:
            return [entity] if (entity := names.entity(one)) else []
        if (end := _organization_end(names, stop)) > stop:
            first, stop = end, _first_preposition(names.tokens, end, last)  # Bank of Salem governor Ada Moor
    return _names_within(names, span, first, stop)


def _is_role_of(tokens: Tokens, span: Span) -> bool:
    """Whether it is a role of an organization or a place, or a post: *the Acme CEO*, *the Chief Executive*."""
    head = span[1] - 1
    if role_in_full(tokens, head).count(" ") == head - span[0] - 1:
        return True
    if tokens.raw_tags[head] & T.UPPER and (tokens.tags[head] & T.HONORIFIC or is_noun_for_one(tokens, head)):
        return True
    return bool(tokens.tags[head] & T.CAPITALIZED) and tokens.word(head).lower() in tokens.sets.partisan


def _last_name_alone(names: Names, token: int) -> Entity | None:
    """The person last named in full with a last name that is also a common word: *May*, activist *Long*."""
    tokens = names.tokens
    if not tokens.is_(token, tokens.sets.last_name):
        return None
    word = tokens.word(token)
    for number in names.back_from(token):
        last = names.stops[number] - 1
        if last > names.starts[number] and tokens.word(last) == word:
            return names.entity(number)
    return None


def _label(names: Names, span: Span) -> int:
    """The run that is exactly the mention, a label inside quote marks, or -1: "*MOOR*: It will hold"; not WARNING."""
    number = names.before(span[0])
    is_run = number < len(names) and (names.firsts[number], names.stops[number]) == span
    return number if is_run and not names.tokens.is_known(span[0]) else -1


def _names_within(names: Names, span: Span, first: int, stop: int) -> list[Entity] | None:
    """The entities named in first:stop of a mention: the last one, and those coordinated with it."""
    tokens, last = names.tokens, span[1]
    tags, stop = tokens.tags, _before_retinue(tokens, first, stop)
    if tokens.next_tagged(T.CAPITALIZED, first, stop) < 0:
        return None
    if stop < last and tags[last - 1] & (T.ROLE | T.CAPITALIZED) == T.ROLE and tags[last - 2] & T.CAPITALIZED:
        return None  # a Ministry of Trade official
    inside = [named for named in names.within(first, stop) if not _is_bracketed(tokens, first, names.firsts[named[0]])]
    if not inside:
        return None
    number, entity = inside[-1]
    end = names.stops[number]
    if end < stop and all(tokens.is_small(token, tokens.sets.medium_noun) for token in range(end, stop)):
        if entity.kind == "person":
            return None  # the Moor website
        entity.kind = "organization"  # the Salem Times newspaper, Acme news agency
        return [entity]
    if tokens.next_tagged(T.LOWER, end, stop) >= 0 or (end < stop and tags[end - 1] & T.POSSESSIVE):
        return None  # White House officials, Tarn's Minister of Health
    if (body := _body_of_two(names, inside)) is not None:
        return [body]
    if _names_nobody(tokens, span, entity):
        return None
    joined = len(inside) - 1
    while joined and _are_joined(tokens, names, inside[joined - 1][0], inside[joined][0]):
        joined -= 1
    return list(dict.fromkeys([entity for _number, entity in inside[joined:]]))


def _is_bracketed(tokens: Tokens, first: int, token: int) -> bool:
    """Whether a bracket opened since ``first`` encloses the token: Ada Moor (R., *Ariz.*) and Ben Cole."""
    mark = tokens.prev_tagged(T.OPEN | T.CLOSE, first, token)
    return mark >= 0 and bool(tokens.tags[mark] & T.OPEN)


def _is_common_noun(names: Names, number: int, entity: Entity) -> bool:
    """Whether the name is a common word that opens the sentence: *Companies* say; *Transcript* as follows."""
    tokens, first = names.tokens, names.firsts[number]
    if len(entity.words) > 1 or not all(_opens_sentence(tokens, names.firsts[run]) for run in entity.mentions[:_FEW]):
        return False
    opens_line = not first or tokens.raw_tags[first] & T.LINE_START
    is_behind_quotation = not opens_line and tokens.tags[first - 1] & T.QUOTED  # “…,” Billboard reported
    if _is_plural(tokens, first) or (tokens.trait(first) & T.DOCUMENT and not is_behind_quotation):
        return True
    if entity.kind:
        return False
    word = entity.words[0]
    if word.isupper() or tokens.is_known(first):
        return not word.isupper()
    return next(tokens.near(word.lower(), first), -1) >= 0


def _is_plural(tokens: Tokens, token: int) -> bool:
    """Whether the word is a known plural, or an unknown one with a plural ending and a plural verb: *Drovers* say."""
    if tokens.trait(token) & T.PLURAL:
        return True
    if token + 1 == tokens.count or tokens.tags[token] & T.POSSESSIVE:
        return False
    if not tokens.ends_in(token, tokens.endings.plural) or tokens.ends_in(token, tokens.endings.singular):
        return False  # Moss
    return tokens.trait(token + 1) & (T.BASE | T.PAST) == T.BASE


def _opens_sentence(tokens: Tokens, token: int) -> bool:
    """Whether the word opens a sentence, a quotation or a line, where any word is capitalized."""
    return token == 0 or bool(tokens.tags[token - 1] & (T.STOPPER | T.QUOTED) or tokens.raw_tags[token] & T.LINE_START)


_FEW: Final = 8  # mentions to examine


def _body_of_two(names: Names, inside: list[tuple[int, Entity]]) -> Entity | None:
    """An organization written as two names: Moor *&* Cole, Police *Officers'* Union, Fish *and* Wildlife Service."""
    tokens = names.tokens
    number, body = inside[-1]
    first, stop, earlier = names.firsts[number], names.stops[number], number - 1
    if earlier < 0:
        return None
    joint, start = names.stops[earlier], names.starts[earlier]
    is_one_word = names.runs.last_word(number) == names.starts[number]
    if body.kind == "organization" and is_one_word and joint >= first - 1 and tokens.tags[first - 1] & T.POSSESSIVE:
        start = names.firsts[earlier]
    elif len(inside) < 2 or first != joint + 1 or not tokens.is_(joint, tokens.sets.name_conjunction):
        return None
    elif not tokens.tags[joint] & T.JOINER:
        is_another = inside[-2][1].kind == "person" or tokens.raw_tags[joint - 1] & (T.ROLE | T.UPPER)
        if is_one_word or is_another or not tokens.is_(stop - 1, tokens.sets.joint_body_noun):
            return None
    words = tuple(tokens.text[tokens.starts[start] : tokens.ends[stop - 1]].split())
    return names.body_named(words, (earlier, start))


def _names_nobody(tokens: Tokens, span: Span, entity: Entity) -> bool:
    """Whether the mention is a people or a creed (*Mexicans*, *Native Americans*), or a member (*the young Dane*)."""
    last = entity.words[-1]
    if entity.words[0].lower() in tokens.language.first_names:
        return False
    if are_demonyms(tokens, last):
        return True
    if entity.kind == "person" or not tokens.tags[span[0]] & T.DETERMINER:
        return False
    return last.lower() in tokens.sets.demonym


def _before_retinue(tokens: Tokens, first: int, stop: int) -> int:
    """The end of a leader's name before *and* with a possessive and a group: *Ada Moor* and her team; else ``stop``."""
    if not tokens.is_(stop - 1, tokens.sets.retinue):
        return stop
    joint = tokens.prev_tagged(T.CONJUNCTION, first, stop)
    return joint if joint > first and tokens.is_(joint + 1, tokens.sets.third_person_possessive) else stop


def _first_preposition(tokens: Tokens, first: int, last: int) -> int:
    """The first preposition outside names and compound words, or ``last``."""
    stop = complement_at(tokens, first, last)
    while stop >= 0 and (tokens.tags[stop] & T.CAPITALIZED or tokens.tags[stop - 1] & T.JOINER):
        stop = tokens.next_tagged(T.PREPOSITION, stop + 1, last)
    return stop if stop >= 0 else last


def _run_across(names: Names, span: Span, preposition: int) -> int:
    """The only run that a mention with a preposition names, or -1: Head of Sales *Ada Moor*, *Bank* of Salem."""
    tokens, end = names.tokens, preposition
    while end < span[1]:
        end = _first_preposition(tokens, end + 1, span[1])  # … Ada Moor in a statement
        number = names.before(end) - 1
        if number < 0 or past_suffix(tokens, names.stops[number]) != end:
            continue
        behind = names.before_complement(number)
        if behind > span[0] and holder_start(tokens, behind, end) >= 0:
            return number  # Ambassador to Lund Ada Moor
        if _is_behind_office(names, span, preposition, number) or _is_holder(names, preposition, number):
            return number
    end = _organization_end(names, preposition)
    return names.before(preposition) - 1 if end > preposition and end >= span[1] else -1


def _is_holder(names: Names, preposition: int, number: int) -> bool:
    """Whether run ``number`` names an office holder: Bank of Salem Governor *Moor*, Council on Law chief *Moor*."""
    tokens, first, role_at = names.tokens, names.firsts[number], names.runs.role_at(number)
    is_holder = names.tags[number] & T.NAME_WITH_ROLE and first < role_at < names.starts[number]
    is_of_body = tokens.tags[preposition - 1] & T.CAPITALIZED and tokens.is_(preposition, tokens.sets.name_preposition)
    return bool(is_holder and is_of_body)


def _is_behind_office(names: Names, span: Span, preposition: int, number: int) -> bool:
    """Whether the name follows an office: secretary of state *Ada Moor*, Minister for Health *Ada Moor*.

    Not after a determiner: *the wife of bank robber Ben Cole* is somebody else.
    """
    tokens, first, stop = names.tokens, preposition + 1, names.firsts[number]
    if not is_noun_for_one(tokens, preposition - 1) or tokens.tags[span[0]] & T.DETERMINER:
        return False
    may_join = tokens.sets.name_preposition if first == stop else tokens.sets.genitive_preposition
    if not tokens.is_(preposition, may_join):
        return False
    if first < stop and not tokens.tags[stop - 1] & (T.DETERMINER | T.CONJUNCTION):
        return all(tokens.tags[token] & T.LOWER and not is_noun_for_one(tokens, token) for token in range(first, stop))
    return bool(tokens.tags[preposition - 1] & T.CAPITALIZED and names.tags[number] & T.NAME_WITH_ROLE)


def _is_post(names: Names, number: int, stop: int) -> bool:
    """Whether run ``number``, which ends at ``stop``, is a post: *Acme Founder*, *Salem Gov.*; not *Ada Farmer*."""
    if number < 0 or not is_noun_for_one(names.tokens, stop - 1) or names.stops[number] != stop:
        return False
    entity = names.entity(number)
    return entity is None or not (entity.gender or entity.words[0].lower() in names.tokens.language.first_names)


def _organization_end(names: Names, stop: int) -> int:
    """The end of the organization's name whose first words end at ``stop``, or ``stop`` if there is none."""
    number = names.before(stop) - 1
    return names.end(number) if number >= 0 and names.stops[number] == stop else stop


def _are_joined(tokens: Tokens, names: Names, earlier: int, number: int) -> bool:
    """Whether *and* or a comma joins two names; not if the first is a post (CEO and Sen. Moor) or belongs to one."""
    first, stop = names.stops[earlier], names.starts[number]
    if names.tags[number] & T.NAME_WITH_ROLE and names.runs.role_at(number) > names.firsts[number]:
        is_person = (entity := names.entity(earlier)) and entity.kind == "person"
        if not is_person and not tokens.tags[names.firsts[earlier] - 1] & T.DETERMINER:
            return False  # Health and Human Services Secretary Moor
    if tokens.tags[first] & T.OPEN:
        first = tokens.next_tagged(T.CLOSE, first, stop) + 1  # Ada Moor (R-Ariz.), Ben Cole
    if names.tags[number] & T.NAME_WITH_ROLE and _is_post(names, earlier, first):
        return False
    if tokens.tags[first] & T.LOWER and not tokens.tags[first] & (T.CONJUNCTION | T.PREPOSITION):
        return False  # Acme founder and designer Ada Moor; Salem officials and Ada Moor
    if tokens.next_tagged(T.CONJUNCTION, first, stop) >= 0:
        return True
    return stop == first + 1 and bool(tokens.tags[first] & T.COMMA)
