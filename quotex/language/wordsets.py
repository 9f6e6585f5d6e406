"""The sets of words and the endings that rules use, by name. The language pack lists their words.

Membership is stored by lexicon entry, so a rule need not read the word: ``scan.is_(token, sets.quoting)``. Case and the
kind of apostrophe do not matter, and a phrase that begins at the token does not hide the words in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from quotex import _core
from quotex._core import Lexicon

if TYPE_CHECKING:
    from quotex.language.inflection import Inflection

__all__ = ["Endings", "Listed", "WordSets", "read_endings", "read_sets", "sparse", "word_sets", "words_of"]

# The words of a set as read (for a set by entry, a set of texts, a mapping, a single word), and as stored.
Listed = list[str] | frozenset[str] | dict[str, str] | str
Kept = list[int] | frozenset[str] | dict[str, str] | str
NONE: Mapping[str, str] = {}


class WordSets:
    """The sets of a language; a set that the pack does not list is empty.

    Most hold a byte for each lexicon entry, which is 1 if the first word of the entry is in the set. Sets that are
    looked up in names and phrases hold texts, or map one text to another. This is not a dataclass: creating one with so
    many fields takes longer than extracting from a page.
    """

    known: bytes = b""  # every word that is in the lexicon for more than a set; no pack lists it
    name_preposition: bytes = b""  # joins the words of a title or of an organization's name: Secretary of State
    name_conjunction: bytes = b""  # joins the words of an office: Health and Safety
    always_capitalized: bytes = b""  # has a capital inside a sentence, too: I
    party: bytes = b""  # the letter of a party, before a state: R-Ohio
    short_particle: bytes = b""  # in a name, with a full stop: Ada St. Moor
    weekday: bytes = b""  # after a name, not in it: Ada Moor Monday said
    name_syllable: bytes = b""  # after a hyphen in a given name: Hyun-woo Doe
    acronym: bytes = b""  # a name if written in capitals: WHO
    # Clauses and noun phrases.
    afterthought: bytes = b""  # after a comma, begins an addition to the clause: which, according, a
    circumstantial: bytes = b""  # begins an adjunct of time, place or condition
    predeterminer: bytes = b""  # before a determiner: all the farmers
    genitive_preposition: bytes = b""  # joins two nouns: the mayor of Salem
    genitive_determiner: bytes = b""  # begins a genitive after its noun: die Leiterin der Werft
    adjunct_preposition: bytes = b""  # may belong to a role before it: a lawyer at the bank
    post_preposition: bytes = b""  # between a post and its subject: the envoy to Lund Ada Moor
    third_person_possessive: bytes = b""  # Ada Moor and her colleagues
    firm_suffix: bytes = b""  # after the name of a firm and a comma: Acme, Inc.
    generational_suffix: bytes = b""  # after a name: Ben Cole, Jr.
    # Reporting clauses and their subjects.
    quoting: bytes = b""  # verbs of passing on somebody else's words, in all forms
    expressing: bytes = b""  # verbs of thinking whose object was said: expressed concern about it
    loose_saying: bytes = b""  # verbs of saying that more often mean an action: holds, finds
    gesture_verb: bytes = b""  # “…,” laughs the mayor
    predicative: bytes = b""  # described as, quoted as saying
    infinitive_marker: bytes = b""  # likes to say
    object_pronoun: bytes = b""  # the person told: told them
    complementizer: bytes = b""  # begins a clause, but may be a determiner: that
    adversative_conjunction: bytes = b""  # but
    temporal_subordinator: bytes = b""  # begins a clause with the same subject, or none: when she came in
    postposed_adjective: bytes = b""  # follows its noun and has a complement: a source familiar with it
    measure_preposition: bytes = b""  # inside a number: more than 200, one in five
    measure_comparative: bytes = b""  # before that preposition: more than 200
    number_word: bytes = b""  # a number below 100
    bounding_superlative: bytes = b""  # between a preposition and a number: at least 200
    bounding_preposition: bytes = b""  # before that superlative: at least 200
    # Groups of verbs.
    naming_participle: bytes = b""  # a plan dubbed, known
    free_relative: bytes = b""  # what police called
    cleft_relative: bytes = b""  # after a form of be: is what Moor calls it
    contracted_is_or_has: bytes = b""  # she's calling, she's called
    # Attribution.
    manner_subordinator: bytes = b""  # as Moor said
    relaying_verb: bytes = b""  # reporting another's words, as a paper does: reports
    gerund_preposition: bytes = b""  # a preposition in -ing: including
    never_inverted: bytes = b""  # verbs of saying followed by the addressee: told reporters
    noun_cue_lead: bytes = b""  # leads from a quotation to a reporting noun: was Moor's answer, in her words
    spokesperson: bytes = b""  # speaks for somebody else: a spokesman for Acme
    principal_preposition: bytes = b""  # before that somebody: for, of
    origin_preposition: bytes = b""  # before the origin of words: the answer from Moor, a reader of Salem
    last_name: bytes = b""  # Ada May
    time_in_name: bytes = b""  # a time that has a capital only in a name: USA Today
    recording_noun: bytes = b""  # a recording that shows somebody doing something: a video of Moor saying so
    object_control: bytes = b""  # verbs whose object is the subject of the gerund that follows: praised Moor for saying
    control_preposition: bytes = b""  # before that gerund
    causing: bytes = b""  # verbs whose object is the subject of the infinitive that follows: led Moor to say
    causative: bytes = b""  # verbs whose object is the subject of the bare infinitive that follows: made Moor say
    inscribed_participle: bytes = b""  # introduces an inscription: a hat reading “…”
    inscribed_verb: bytes = b""  # what only a text does: it reads
    participle_governor: bytes = b""  # takes a noun and its participle: heard Moor saying
    agent_preposition: bytes = b""  # described by Moor as
    byline_preposition: bytes = b""  # before a name and a colon: from Ada Moor
    possessive: bytes = b""  # possessive determiners of people: his claim
    content_subordinator: bytes = b""  # begins a clause with what somebody says: that it leaks, whether it does
    concerning_preposition: bytes = b""  # before the topic: about
    claim_word: bytes = b""  # a noun or an adjective before a clause: the claim that it leaks, aware that it does
    aim_word: bytes = b""  # one before an infinitive: his plan to leave, willing to leave
    stance_word: bytes = b""  # one before a preposition: criticism of NP, opposed to NP
    stance_preposition: bytes = b""  # that preposition
    calling: bytes = b""  # verbs whose object is described by an assertion: called it a joke
    expletive: bytes = b""  # the subject of an existential clause: there
    topic_preposition: bytes = b""  # before the topic of a verb like to refer
    asking: bytes = b""  # verbs of asking; the person asked answers
    addressee: bytes = b""  # the reader, who does not speak: as you might say
    reflexive: bytes = b""  # the speaker as the only addressee: she said to herself
    addressee_reflexive: bytes = b""  # the reader, unheard: ask yourself
    work_verb: bytes = b""  # a verb of saying or thinking whose object may be a work: read “Slow Water”
    work_preposition: bytes = b""  # before the title of a work
    exemplifier: bytes = b""  # for example
    likening: bytes = b""  # questions like “…?”; e.g., “…”
    answering: bytes = b""  # verbs whose object is a question that nobody asks: answer the question, “…?”
    nobodys_label: bytes = b""  # Myth: “…”
    # Coreference.
    indefinite_determiner: bytes = b""  # introduces somebody: an investor, a second one
    definite_determiner: bytes = b""  # refers to somebody known: the judge, that judge
    indefinite_article: bytes = b""  # a
    common_noun_lead: bytes = b""  # before things and places more often than before people
    relational_noun: bytes = b""  # who somebody is to others, no role: her rival Ben Cole
    courtesy_title: bytes = b""  # a form of address without a role: Mr
    title_or_first_name: bytes = b""  # a title, or a part of the name: Dean Moor, Mother Jones
    first_name_title: bytes = b""  # before a first name alone: Sir Ben, Sister Ada
    share_button: bytes = b""  # of the page, in a row before a name: Facebook Twitter Ada Moor
    former_modifier: bytes = b""  # the former mayor
    age_adjective: bytes = b""  # the 63-year-old
    retinue: bytes = b""  # people who speak together with their leader: Ada Moor and her team
    staff_noun: bytes = b""  # an organization named after one person: the Moor campaign
    epithet: bytes = b""  # before a name, and no part of it: Former Moor aide; Fake Acme
    joint_body_noun: bytes = b""  # an organization of two nouns: the Parks and Wildlife Board
    press_noun: bytes = b""  # an organization that publishes in print
    outlet_noun: bytes = b""  # an organization that publishes in other media
    pair_noun: bytes = b""  # the two, the couple
    medium_noun: bytes = b""  # after the name of a publisher: the Salem Times newspaper, Acme news agency
    firm_noun: bytes = b""  # an organization whose name seldom ends in this word
    also_last_name: frozenset[str] = frozenset()  # first names that are common last names: Nelson
    family_name: frozenset[str] = frozenset()  # before the given name: Kim Doe, Nagy Doe
    naming_verb: bytes = b""  # a reader named Ada Moor
    singular_quantifier: bytes = b""  # one of several: another
    quantifier_one: bytes = b""  # one
    male_oblique: bytes = b""  # him, his
    female_oblique: bytes = b""  # her
    neuter_pronoun: bytes = b""  # it, with contractions
    relative_person: bytes = b""  # who, whom
    relative_possessive: bytes = b""  # whose
    relative_thing: bytes = b""  # which
    place_preposition: bytes = b""  # before a place rather than a person: the mayor of Salem, who
    asked_participle: bytes = b""  # begins a sentence about somebody who answers: Asked why, Moor …
    # Stories.
    noise: bytes = b""  # sounds of a crowd: cheers
    manner_preposition: bytes = b""  # with a sigh, in a low voice
    manner_noun: bytes = b""  # how something is said: with a sigh
    held_back: bytes = b""  # keeps words from being uttered: tempted to say
    nearly: bytes = b""  # nearly cried
    uttering: bytes = b""  # reporting verbs without manner: said
    plain_past: bytes = b""  # past auxiliaries that show no shift of tense
    before_vocative: bytes = b""  # my dear Jane
    first_singular: bytes = b""  # I
    narrator_possessive: bytes = b""  # my
    replying: bytes = b""  # verbs of replying to somebody else
    continuing: bytes = b""  # verbs of continuing one's own words
    answer_lead: bytes = b""  # was NP's answer
    verb_particle: bytes = b""  # cut in, burst out
    definite_article: bytes = b""  # the
    voice_noun: bytes = b""  # the voice of NP
    some_person: bytes = b""  # an unidentified person: said another
    male_address: bytes = b""  # a form of address without a name: sir
    female_address: bytes = b""  # … and madam
    male_pronoun: bytes = b""  # he, him, in any case
    female_pronoun: bytes = b""  # she, her, in any case
    male_subject: bytes = b""  # he
    female_subject: bytes = b""  # she
    plural_subject: bytes = b""  # they, we
    plural_personal: bytes = b""  # they, with contractions
    oblique_determiner: bytes = b""  # of a phrase that cannot be a subject: dem Sender
    reported_mood: bytes = b""  # finite verbs of a sentence that goes on reporting: sei, habe
    # Texts that names, titles and roles are compared with.
    compound_role: frozenset[str] = frozenset()  # roles that are others than that of their last word: vice president
    post_of_words: frozenset[str] = frozenset()  # roles of several words, these among them: press secretary
    elected: frozenset[str] = frozenset()  # roles that many hold, but that mean one person in a text
    sole_office: frozenset[str] = frozenset()  # offices of which nobody holds two at once
    partisan: frozenset[str] = frozenset()  # members of a party
    office: frozenset[str] = frozenset()  # roles that one person holds at a time
    honour: frozenset[str] = frozenset()  # after a name, but not part of it; case matters: QC
    name_suffix: frozenset[str] = frozenset()  # after a last name, in lower case: jr, qc
    as_if: frozenset[str] = frozenset()  # as if to say
    on_the_verge: frozenset[str] = frozenset()  # about to say
    generic_person: frozenset[str] = frozenset()  # nouns that may refer to anybody: the girl
    other_party: frozenset[str] = frozenset()  # roles that distinguish two people: the latter
    title_of_wife: frozenset[str] = frozenset()  # of a married woman: mrs
    title_of_unmarried: frozenset[str] = frozenset()  # of an unmarried woman: miss
    title_of_woman: frozenset[str] = frozenset()  # of any woman
    title_of_man: frozenset[str] = frozenset()  # of any man: mr
    title_of_rank: frozenset[str] = frozenset()  # always part of how the person is called: lady
    title_that_parts: frozenset[str] = frozenset()  # distinguish women with the same last name
    title_before_first: frozenset[str] = frozenset()  # before a first name: Aunt Jane
    rank_of_men: frozenset[str] = frozenset()  # titles that mean a man unless the text shows otherwise
    abbreviated_title: frozenset[str] = frozenset()  # titles with a full stop
    demonym_of_many: frozenset[str] = frozenset()  # a people or creed whose plural looks like the singular: the Dutch
    company_word: frozenset[str] = frozenset()  # omitted in the short name of a firm: Acme Corp., Acme Foods
    demonym: frozenset[str] = frozenset()  # somebody from a country or town, by the last word: a Dane
    sole_body: frozenset[str] = frozenset()  # nouns that are the name of an organization: congress
    known_body: frozenset[str] = frozenset()  # names that only organizations have: greenpeace, wells fargo
    byline_label: frozenset[str] = frozenset()  # before the names of authors, on their line or above it
    no_author: frozenset[str] = frozenset()  # before "by" of somebody who is not the author: reviewed by
    article_of_titles: str = ""  # before a title that stands for a name: the General
    # Mappings between words.
    same_role: Mapping[str, str] = NONE  # abbreviations and variants of a role: sen → senator
    spelled_out: Mapping[str, str] = NONE  # abbreviations of roles: rep → representative
    short_names: Mapping[str, str] = NONE  # short forms of first names: william → bill
    kin_title: Mapping[str, str] = NONE  # the title by which a relative is called: mother → mrs
    month_number: Mapping[str, str] = NONE  # names of months, also short ones: jan → 01

    def __init__(self, **sets: Any) -> None:
        for name, words in sets.items():
            setattr(self, name, words)

    def names_firm(self, words: Sequence[str]) -> bool:
        """Whether all words of the name after the first are omitted in the short name of a firm: Acme *Foods Inc.*

        >>> sets = WordSets(company_word=frozenset({"foods", "inc"}))
        >>> sets.names_firm(("Acme", "Foods", "Inc.")), sets.names_firm(("Acme", "Council")), sets.names_firm(("Acme",))
        (True, False, False)
        """
        return len(words) > 1 and all(word.rstrip(".").lower() in self.company_word for word in words[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Endings:
    """The endings that show what kind of word it is; those with an apostrophe are listed with both kinds of it."""

    plural: tuple[str, ...] = ()  # of a noun: farmers
    past: tuple[str, ...] = ()  # of a verb: reported
    gerund: tuple[str, ...] = ()  # of a verb: reporting
    adverb: tuple[str, ...] = ()  # quickly
    possessive: tuple[str, ...] = ()  # of a noun: Moor's
    singular: tuple[str, ...] = ()  # of nouns that end as a plural does: press
    adjective: tuple[str, ...] = ()  # famous
    noun: tuple[str, ...] = ()  # of nouns that end as an adjective does: agreement
    modifier: tuple[str, ...] = ()  # of adjectives before a noun: tasty
    verb: tuple[str, ...] = ()  # of base forms: realize
    ordinal: tuple[str, ...] = ()  # of numbers: 20th
    demonym: tuple[str, ...] = ()  # of adjectives with a capital: Austrian
    demonym_plural: tuple[str, ...] = ()  # of people by country or creed: Mexicans
    adjectival: tuple[str, ...] = ()  # of names that are adjectives: Democratic
    abstract: tuple[str, ...] = ()  # of nouns for qualities and acts: equity
    contraction: tuple[str, ...] = ()  # of an auxiliary, with not or alone: hadn't, she'd

    def bare(self, word: str) -> str:
        """Return the word without a possessive ending.

        >>> Endings(possessive=("'s", "’s")).bare("Moor’s")
        'Moor'
        """
        return next((word.removesuffix(ending) for ending in self.possessive if word.endswith(ending)), word)

    def kinds(self) -> list[tuple[str, int]]:
        """Return the endings that the core knows, with its code for each kind.

        >>> Endings(past=("ed",)).kinds() == [("ed", _core.ENDING_PAST)]
        True
        """
        kinds = (
            (self.plural, _core.ENDING_PLURAL),
            (self.possessive, _core.ENDING_POSSESSIVE),
            (self.past, _core.ENDING_PAST),
            (self.adverb, _core.ENDING_ADVERB),
            (self.gerund, _core.ENDING_GERUND),
            (self.singular, _core.ENDING_SINGULAR),
            (self.adjective, _core.ENDING_ADJECTIVE),
            (self.noun, _core.ENDING_NOUN),
            (self.modifier, _core.ENDING_MODIFIER),
            (self.verb, _core.ENDING_VERB),
            (self.ordinal, _core.ENDING_ORDINAL),
            (self.demonym, _core.ENDING_DEMONYM),
        )
        return [(ending, kind) for listed, kind in kinds for ending in listed]


EMPTY = WordSets()


def words_of(listed: str) -> list[str]:
    """Return the items of a comma-separated list, without empty ones.

    >>> words_of("say, point out,")
    ['say', 'point out']
    """
    return [word for word in (item.strip() for item in listed.replace("\n", " ").split(",")) if word]


def read_sets(table: Mapping[str, Any], source: str, inflection: Inflection) -> dict[str, Listed]:
    """Return the words of each set of a pack. A verb with an asterisk stands for all its forms.

    Raises ValueError if no rule uses a set of that name, or if the words are invalid: the message names ``source``, the
    table and the key.

    >>> from quotex.language.inflection import Inflection
    >>> read_sets({"name_conjunction": "and, &"}, "xx/lexicon.toml", Inflection({}))
    {'name_conjunction': ['and', '&']}
    """
    return {name: _listed(name, value, f"{source}: [sets] {name}", inflection) for name, value in table.items()}


def _listed(name: str, value: Any, where: str, inflection: Inflection) -> Listed:
    empty = getattr(EMPTY, name, None) if name != "known" else None
    if empty is None:
        raise ValueError(f"{where}: no rule uses a set of that name")
    if isinstance(value, dict) != isinstance(empty, dict) or not isinstance(value, str | dict):
        raise ValueError(f"{where}: must be {'a table of words' if isinstance(empty, dict) else 'a list of words'}")
    if isinstance(value, dict):
        return {key: str(word) for key, word in value.items()}
    if isinstance(empty, str):
        if "," in value:
            raise ValueError(f"{where}: must be one word, not {value!r}")
        return value
    words: list[str] = []
    for word in words_of(value):
        words += inflection.all_forms(word[:-1]) if word.endswith("*") else [word]
    return words if isinstance(empty, bytes) else frozenset(words)


def read_endings(table: Mapping[str, Any], source: str) -> dict[str, tuple[str, ...]]:
    """Return the endings of a pack by name, as ``read_sets`` returns sets."""
    known = {item.name for item in fields(Endings)}
    for name, value in table.items():
        if name not in known or not isinstance(value, str):
            fault = "must be a list of endings" if name in known else "no rule uses endings of that name"
            raise ValueError(f"{source}: [endings] {name}: {fault}")
    return {name: _both_apostrophes(words_of(value)) for name, value in table.items()}


def _both_apostrophes(endings: Iterable[str]) -> tuple[str, ...]:
    """Return the endings with both kinds of apostrophe.

    >>> _both_apostrophes(["ly", "'s"])
    ('ly', "'s", '’s')
    """
    return tuple(dict.fromkeys(form for ending in endings for form in (ending, ending.replace("'", "’"))))


def sparse(sets: Mapping[str, Listed], lexicon: Lexicon) -> dict[str, Kept]:
    """Return the sets as stored: sets by entry become the lexicon entries that begin with one of their words."""
    beginning: dict[int, list[int]] = {}
    for entry in range(1, len(lexicon) + 1):
        beginning.setdefault(lexicon.id(lexicon.phrase(entry).partition(" ")[0]), []).append(entry)
    return {
        name: sorted({entry for word in listed for entry in beginning[lexicon.id(word)]})
        if isinstance(listed, list)
        else listed
        for name, listed in sets.items()
    }


def word_sets(kept: Mapping[str, Kept], entries: int, known: int) -> WordSets:
    """Rebuild the sets from their stored form; lexicon entries above ``known``, of ``entries``, are only in sets."""
    none = bytes(entries + 1)
    made: dict[str, Any] = {}
    for name, value in kept.items():
        made[name] = _marked(value, none) if isinstance(value, list) else value
    return WordSets(known=b"\0" + b"\1" * known, **made)


def _marked(members: Iterable[int], none: bytes) -> bytes:
    marks = bytearray(none)
    for entry in members:
        marks[entry] = 1
    return bytes(marks)
