"""The source of a quotation: one construction of a sentence per case."""

from __future__ import annotations

import pytest

import quotex

AFTER = [
    # the clause ends with the sentence, also where the blank after a full stop is lost
    ("Ada Moor called it “dull”.Asked about it on Monday, Ben Cole told a reporter so.", "Ada Moor"),
    # a source of the whole sentence after a clause of saying
    ("It is slow “as a snail can be,” Ada Moor said at noon, according to the Courier.", "Ada Moor"),
    # a description without a second comma
    ("“The rain will stay,” Ada Moor, the harbour master said in a statement.", "Ada Moor"),
    ("“The rain will stay,” Ada Moor (54) head of the harbour, told reporters.", "Ada Moor"),
    # a description in two parts
    ("“The rain will stay,” harbour adviser and Oxmere professor Ada Moor told me.", "Oxmere professor Ada Moor"),
    # a relative clause that ends in *there*
    ("“The rain will stay,” one farmer who was there told me.", "one farmer"),
    # participles that describe whoever speaks
    ("“The rain will stay,” said retired captain Ada Moor.", "retired captain Ada Moor"),
    ("“The rain will stay,” said acting chief Ada Moor.", "acting chief Ada Moor"),
    ("“The rain will stay,” acting Acme chief Ada Moor said on Monday.", "Acme chief Ada Moor"),
    ("“The rain will stay,” managing editor Ada Moor told me.", "Ada Moor"),
    ("Ben Cole spoke of “the rain,” adding it said “stay.”", "Ben Cole"),
    # the sentence continues after the clause
    (
        "It rained. “Will it hold?” Ada Moor said in Salem, one of six towns on the lake.",
        "Ada Moor",
    ),
    # a description after the clause
    ("It rained. “Will it hold?” Ada Moor asked the harbour master, Ben Cole.", "Ada Moor"),
    # a time is not a speaker
    ("The row, nicknamed “Drip gate” by the harbour staff, resumes next week.", "the harbour staff"),
    # a verb that the lexicon lacks, with an object
    ("“The rain will stay,” Ada Moor consoled him.", "Ada Moor"),
    # a name that was read in the wrong encoding
    ("“The rain will stay,” Sarukh\u00c3\u00a1\u00a1n Moor added.", "Sarukh\u00c3\u00a1\u00a1n Moor"),
    # a name that is an auxiliary elsewhere
    ("“Will it hold?” Will Moor, the warden of the dam, said of the lake.", "Will Moor"),
    ("“A lasting joke,” as Ada Moor likes to call it, is what the town has got.", "Ada Moor"),
]
BEFORE = [
    # an introduction without a comma
    ("After the hearing Lena Ortiz, of the harbour board, said: “It was far too late.”", "Lena Ortiz"),
    # names that have the form of a verb
    ("The train left. Rose said it was “far too late” for tea.", "Rose"),
    ("The train left. Keating said it was “far too late” for tea.", "Keating"),
    # adverbs that have the form of an adjective
    ("Ada Moor left the hall and further called it “far too small” for a ball.", "Ada Moor"),
    # *that* is not a relative pronoun before *there*
    ("Ada Moor wrote Saturday that there is “no time” and accused Ben Cole of “far too long” a nap.", "Ada Moor"),
    ("A report on the uses of clay found that, “the bricks of the old town will hold for years.”", "A report"),
    # a clause of manner with a description, with a phrase of place
    ("As Ada Moor, harbour master of Salem, said, “the bricks will hold for years.”", "Ada Moor"),
    ("That means, as Ada Moor of the Oxmere Courier said, “the bricks will hold for years.”", "Ada Moor"),
    # a list of places before the subject
    ("When they came from Lund, Salem and Dale, the mayor replied: “We have no beds left.”", "the mayor"),
    (
        "In essays for the Courier, the Star, and the Lund Echo, the mayor called it “the end of all things.”",
        "the mayor",
    ),
    # coordinated verbs: the main clause reports, not reported words, a reason or a relative clause
    ("Ada Moor warned of rain unless the wind turns — but added that it “will stay warm.”", "Ada Moor"),
    ("Ada Moor said in winter it takes time to thaw but added that it “will stay warm.”", "Ada Moor"),
    # a clause of time with a phrase of place
    ("The lake rose until Ada Moor in a radio talk said it was “far too late.”", "Ada Moor"),
    ("The train left. Keating describes himself in a letter as “an old friend of the town.”", "Keating"),
    # *whose* opens a phrase; *most* is one
    ("Ada Moor praised Ben Cole, whose term ends in May, for the “long needed care of the lake.”", "Ada Moor"),
    ("Farmers were worried; most said they were “very tired of it.”", "most"),
    # *but* does not join phrases
    ("Ben Cole could not name the towns of the lake, but the mayor Ada Moor says he “should learn.”", "Ada Moor"),
    # a clause inside what it reports
    ("The harbour, Ada Moor said, “is very old and very quiet” in winter.", "Ada Moor"),
    ("Ben Cole, a top aide said, “is very sure of it” this year.", "a top aide"),
    # a report inside a thought, except *I think*; the possessor of a noun that is the object of a verb of thinking
    ("I think Ada Moor wrote in one of her letters: “The bricks of the old town will hold.”", "Ada Moor"),
    ("I love Ada Moor's description of the dam as one that “will outlive the town.”", "Ada Moor"),
    # the subject of a participle: not that of an embedded clause, whether its verb is contracted or not
    ("Even a friend said Ada Moor must choose whose side she’s on, saying, “It will be late soon.”", "a friend"),
    ("Ben Cole denied rumours he was about to write a book by saying that “it would be far too long.”", "Ben Cole"),
    # a verb that may be one of saying, but means an action
    ("Ada Moor said the council, which holds the records, kept “copies of all letters.”", "Ada Moor"),
    ("According to Ada Moor, talks begun in May may lead to a “truce of sorts.”", "Ada Moor"),
    ("Such a fine, the court held, would end the idea that “the lake is free.”", "the court"),
    ("Ada Moor ordered the mayor to “mend the old dam.”", "Ada Moor"),
    # a name with posts in capital letters
    ("Cres Moor, Chairman of the Salem Bank, and Director of the Lund Museum, says it “must end soon.”", "Cres Moor"),
    # a time before the verb, in a relative clause; gerunds that are joined; a participle with its agent
    ("We heard the warden, who last month promised to “mend the old dam.”", "the warden, who"),
    ("Ada Moor spoke, wrongly stating that Lund (a town) had a hand in it and adding that it “must end.”", "Ada Moor"),
    # a place after an introduction
    ("In its letter in June, Lund put it this way: “The bricks of the old town will hold.”", "Lund"),
    # the topic of a sentence that ends in a colon, after an introduction
    (
        "In an attempt to make its point, the Courier looks at the dam: “The bricks of the old town will go.”",
        "the Courier",
    ),
    # a person whom somebody recalls saying so, or whom a video shows
    ("The video shows the mayor of Oxmere saying: “The old dam must end soon.”", "the mayor of Oxmere"),
    ("Ben Cole recalled Ada Moor saying the old dam “must end soon.”", "Ben Cole"),
    # a label of two parts
    ("The dam.\n\nAda Moor in 1990: “The bricks of the old town will hold for years.”", "Ada Moor"),
    # a person's own words, called by a noun
    ("Ada Moor has repeated her view that the dam is a “lasting joke” of the town.", "Ada Moor"),
    ("Almost at once, Ada Moor clarified her remarks: “The bricks of the old town will hold.”", "Ada Moor"),
    # a name between its noun and the rest of the sentence
    (
        "One of the lawyers said Ada Moor had written, in May, a letter called “The Last Dam” that asks for aid.",
        "One",
    ),
    # a person whom others quote
    ("The Courier quoted sailors as saying the talks would have “no value at all” for them.", "sailors"),
]


@pytest.mark.parametrize(("text", "speaker"), [*AFTER, *BEFORE])
def test_source_of_a_quotation(text: str, speaker: str) -> None:
    quote = quotex.extract(text)[-1]
    assert quote.speaker is not None
    assert speaker in quote.speaker.text
    assert len(quote.speaker.text) <= len(speaker) + 24


def test_a_nickname_does_not_continue_the_speech() -> None:
    text = "“It will rain,” mayor’s wife, added Rep. Ben “Kid” Cole (D-Lund), on the stairs. “It will not be so bad.”"
    assert [quote.speaker and quote.speaker.text for quote in quotex.extract(text)] == ["Rep. Ben “Kid” Cole"] * 2


def test_no_name_continues_after_a_quoted_sentence_end() -> None:
    quotes = quotex.extract("On Monday, the mayor called Moor “old.” Sen. Ben Cole called the mayor “young.”")
    assert [quote.speaker and quote.speaker.text for quote in quotes] == ["the mayor", "Sen. Ben Cole"]


@pytest.mark.parametrize(
    "text",
    [
        "Her evening class, called “Old Knots,” is about the sea.",
        "The mayor ordered an “audit” of the dam.",
        "The mayor began talks with a handshake of “peace.”",
        "The old library of the town has a book on the lake called “Dull Water.”",
        "Ada Moor’s speech was a mix of old songs and a long attempt to shift the blame from the town to “them.”",
    ],
)
def test_a_name_in_marks_is_not_speech(text: str) -> None:
    assert [quote.speaker for quote in quotex.extract(text) if quote.speaker] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The court held on Monday, “it leaks badly.”", "The court"),
        ("The mayor began in a low voice: “it leaks.”", "The mayor"),
        ("She went on about “the wall” of Oxmere.", "She"),
    ],
)
def test_a_verb_of_action_reports_before_a_pause_or_in_a_phrase(text: str, speaker: str) -> None:
    assert [quote.speaker and quote.speaker.text for quote in quotex.extract(text)] == [speaker]


def test_a_signature_joined_to_the_next_line() -> None:
    text = "“The rain will stay with us for a week.” ― Ada Moor.Hall/Dale.“It will not be so bad at all.” ― Ben Cole"
    speakers = [quote.speaker and quote.speaker.text for quote in quotex.extract(text)]
    assert speakers == ["Ada Moor", "Ben Cole"]
