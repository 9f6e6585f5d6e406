"""Properties of words in a language pack, as bits: classes in the tags of tokens, and traits of lexicon entries.

The scanner puts the classes of a word into the tags of its token (bits 12 to 27). Finer properties are in
``Language.traits``, by lexicon entry.
"""

from typing import Final

# Classes, in Scan.token_tags.
REPORTING: Final = 1 << 12  # may be a finite form of a reporting verb (said, called, tells); FINITE says that it is
PARTICIPLE: Final = 1 << 13  # -ing form of a verb of saying or thinking: saying, calling, hoping
ATTITUDE: Final = 1 << 14  # same for a verb of thinking, wanting, showing: believes, supports
VERB: Final = 1 << 15  # same for any other verb in the lexicon, to recognize a predicate
NOUN_CUE: Final = 1 << 16  # a noun for words said: statement, remarks, pledge
AUXILIARY: Final = 1 << 17  # be, have, do, modal verbs
PRONOUN: Final = 1 << 18  # a pronoun that can be a subject, with contractions: he, they've, some, who
DETERMINER: Final = 1 << 19
PREPOSITION: Final = 1 << 20
CONJUNCTION: Final = 1 << 21
SUBORDINATOR: Final = 1 << 22  # that, because, while, which
HONORIFIC: Final = 1 << 23  # stands before a name: Mr, Senator
ROLE: Final = 1 << 24  # somebody or something that speaks: lawyer, campaign, report
ADVERB: Final = 1 << 25
TIME: Final = 1 << 26  # Monday, last week, March
PLACE: Final = 1 << 27  # states, countries, cities of datelines

ANY_VERB: Final = REPORTING | ATTITUDE | VERB | AUXILIARY

# Traits, in Language.traits[entry].
NAMING: Final = 1 << 0  # a verb that takes a quoted term as part of its object: call, describe, accuse
BASE: Final = 1 << 1  # base form (call), which may be a noun
THIRD: Final = 1 << 2  # third person (calls), which may be a plural noun
PAST: Final = 1 << 3
ATTITUDE_VERB: Final = 1 << 4  # a verb of attitude, in any form, as opposed to a reporting verb
MALE: Final = 1 << 5
FEMALE: Final = 1 << 6
ORGANIZATION: Final = 1 << 7  # campaign, court, company
DOCUMENT: Final = 1 << 8  # report, letter, poll
PLURAL: Final = 1 << 9  # they, officials
RELATIVE: Final = 1 << 10  # who, which, that
ACCORDING: Final = 1 << 11  # according to, in the words of
QUANTIFIER: Final = 1 << 12  # one, some, others: stands for unnamed speakers
PERSONAL: Final = 1 << 13  # he, she, they, I, we, with contractions
SAY: Final = 1 << 14  # a form of a reporting verb that does not name things: say, not call
CONTRACTED: Final = 1 << 15  # he's, they've: the auxiliary is inside
OTHER_VERB: Final = 1 << 16  # the -ing form of any other verb
FIRST: Final = 1 << 17  # I, we
NOUN_LIKE: Final = 1 << 18  # a verb whose base form or third person is as often a noun: calls, claim
WORK: Final = 1 << 19  # a noun for something with a title: show, book, song
TELL: Final = 1 << 20  # a reporting verb that takes the person spoken to as its object: tell, remind
STANCE: Final = 1 << 21  # a verb whose object is what somebody thinks, wants or says: support, deny
TOPIC: Final = 1 << 22  # same with a preposition: refer to, push for
THOUGHT: Final = 1 << 24  # a verb of thinking or showing that takes a clause: think, know
INTENT: Final = 1 << 23  # a verb whose infinitive says what somebody intends: want, refuse, vow
FIRST_SECOND: Final = 1 << 25  # first or second person, in any form: me, your, we've
THIRD_PERSON: Final = 1 << 26  # third person of people, in any form: him, theirs
PRESENT_TENSE: Final = 1 << 27  # an auxiliary of narration in the present: is, will
PAST_TENSE: Final = 1 << 28  # an auxiliary of narration in the past: was, would
FAMOUS: Final = 1 << 29  # a noun for somebody usually known by name: candidate, tycoon
ADJECTIVE: Final = 1 << 32  # ends in -ly, but is not an adverb: elderly
UNNAMED: Final = 1 << 33  # a noun for somebody whose name is often withheld: official, aide
COLLECTIVE: Final = 1 << 34  # a singular noun for several people: audience, family
CLOSING: Final = 1 << 35  # the last word of an organization's name: Library, Fund
TITLE_END: Final = 1 << 36  # continues a title: Pro Tem
PARTICLE: Final = 1 << 37  # occurs inside a name: van, de la, al
COMPOUND_HEAD: Final = 1 << 38  # heads compounds that the lexicon does not list: Minister in Außenminister
