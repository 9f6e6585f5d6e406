"""The mention that is the source of a quotation: one construction per case."""

from __future__ import annotations

import pytest

from quotex.language.loading import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")


def sources(text: str) -> list[str | None]:
    return [quote.speaker and quote.speaker.text for quote in extract(text, ENGLISH)[0]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # the medium of the words, and the medium as the only source
        ("“It will hold,” Ada Moor said on Monday, according to the Valley Times.", "Ada Moor"),
        ("“It will hold,” said Ada Moor, according to the Valley Times.", "Ada Moor"),
        ("The mayor said that the dam was “a wall of mud,” according to the Valley Times.", "The mayor"),
        ("“It will hold,” according to the Valley Times.", "the Valley Times"),
        ("“It will hold,” according to the Valley Times. Nobody heard what they were saying", "the Valley Times"),
        ("The dam is “a wall of mud,” according to the Valley Times.", "the Valley Times"),
        ("The dam is “a wall of mud,” according to court documents.", "court documents"),
        ("The dam is “a wall of mud,” according to a police report.", "a police report"),
        ("The dam is “a wall of mud,” according to police.", "police"),
        ("Ada Moor called the dam “a wall of mud,” according to the Valley Times.", "Ada Moor"),
        ("Ada Moor described it as “a wall of mud,” according to the Valley Times.", "Ada Moor"),
        ("Ada Moor said she was ill and that it was “a wall of mud,” according to the Valley Times.", "Ada Moor"),
        # a relative pronoun comes with its antecedent, which may have prepositional phrases
        ("They carried posters that read, “Save the dam.”", "posters that"),
        ("She put a sticker on the car that read, “Save the dam.”", "a sticker on the car that"),
        ("He cited a letter from farmers which said, “Save the dam.”", "a letter from farmers which"),
        ("He gave a defence of the dam, which says it is “a wall of mud.”", "a defence of the dam, which"),
        ("He met the farmer, who said, “Save the dam.”", "the farmer, who"),
        ("The man in the red hat who shouted “Save the dam!” left.", "The man in the red hat who"),
        ("A man from Texas who called it “a marvel” left.", "A man from Texas who"),
        ("He asked farmers from the valley who said, “Save the dam.”", "farmers from the valley who"),
        ("He is the son of a preacher from Tulsa, who called it “a marvel.”", "the son of a preacher from Tulsa, who"),
        # but not a number, a bracket or another quotation
        ("Her son, now 12, who called it “a marvel,” left.", "who"),
        ("Ada Moor (who called it “a marvel”) left.", "who"),
        # a noun of saying in an adjunct does not govern the quotation
        ("Ada Moor said in Monday's address that “it will hold.”", "Ada Moor"),
        ("Ada Moor said in response to Cole's accusation that “it will hold.”", "Ada Moor"),
        ("Acme put out a note on the death of Ben Cole saying “he was loved.”", "Acme"),
        ("Ada Moor ended, with a jab at her rival, Ben Cole, saying “it is time.”", "Ada Moor"),
        # a person is preferred to a thing, and the object of a causative to both
        ("Ada Moor said the dam that holds the lake and valley is old, arguing it was “a wall of mud.”", "Ada Moor"),
        ("Ben Cole voiced anger over Ada Moor's alleged hoax, noting that it was “a wall of mud.”", "Ben Cole"),
        ("The fact is he left, saying it was “a wall of mud.”", "he"),
        ("They came in from Texas saying it was “a wall of mud.”", "They"),
        ("She drove her son to school, telling him it was “a wall of mud.”", "She"),
        ("Teachers forced Ada Moor to apologize, saying it was “a wall of mud.”", "Teachers"),
        ("She walked away from Ada Moor saying it was “a wall of mud.”", "She"),
        ("“Dinner,” called his mother as the boys ran in.", "his mother"),
        ("Acme, which called it “a wall of mud,” hailed Ada Moor as a hero.", "Acme, which"),
        ("He read the Salem Times, which said, “Save the dam.”", "Salem Times, which"),
        # a clause that introduces the reporting clause
        ("When I asked he coldly replied, “It will hold.”", "he"),
        ("The council met because I asked the mayor to say “it will hold.”", "I"),
        # a participle after the verb also ends the reported words
        ("She met the mayor. “Will it hold?” Ada Moor asked, pointing at the dam.", "Ada Moor"),
        ("It rained. “Will it hold?” Ada Moor asked, and left the hall.", "Ada Moor"),
        ("It rained. “Will it hold?” Ada Moor asked, her eyes on the dam.", "Ada Moor"),
        ("It rained. “Will it hold?” Ada Moor asked — and left.", "Ada Moor"),
        ("It rained. “It must hold!” Ada Moor said in May, a month of floods.", "Ada Moor"),
        # a clause that a verb of another's quotation follows
        ("When it was “a wall of mud,” Ada Moor said, she left.", "Ada Moor"),
        ("While it rained, the dam was “a wall of mud,” Ada Moor said.", "Ada Moor"),
        # a thing in the phrase that opens the sentence, and the person named right after it
        ("In the film Ada Moor says, “It will hold.”", "Ada Moor"),
        ("In the letter Mrs Moor wrote: “It will hold.”", "Mrs Moor"),
        ("At the trial the lawyer Ada Moor said, “It will hold.”", "the lawyer Ada Moor"),
        ("As the lutenist Ada Moor said, “It will hold.”", "the lutenist Ada Moor"),
        # the source of a reporting noun after *from*
        # two organizations, each with an article
        (
            "It is “a wall of mud,” and worse, the Lake Board and the Mill Company noted.",
            "the Lake Board and the Mill Company",
        ),
        # another's words, passed on
        ("The Valley Times quotes Ada Moor, a baker, on the dam: “It will hold.”", "Ada Moor"),
        # object control
        ("Ben Cole praised Ada Moor for saying it was “a wall of mud.”", "Ada Moor"),
        ("The farmers criticized Ada Moor in a letter for calling it “a wall of mud.”", "Ada Moor"),
        ("Ada Moor, head of sales at Acme, Inc., said: “It will hold for many years to come.”", "Ada Moor"),
        ("Ben Cole praised Ada Moor for building “a wall of mud.”", "Ben Cole"),
        ("Ben Cole apologized for saying it was “a wall of mud.”", "Ben Cole"),
        # a person remembered as saying so
        ("Ben Cole recalled Ada Moor telling him, “It will hold.”", "Ada Moor"),
        ("Ben Cole left Ada Moor, telling her, “It will hold.”", "Ben Cole"),
        # inversion, with a compound
        (
            "“It will hold,” said University of Oxmere water science professor Ada Moor.",
            "University of Oxmere water science professor Ada Moor",
        ),
        # the object of a causative
        ("That made Ada Moor say “it will hold.”", "Ada Moor"),
        ("The rain led the mayor to say that “it will hold.”", "the mayor"),
        ("Ben Cole led a drive to call it “a wall of mud.”", "Ben Cole"),
        ("It leaked, leading her to say that “it will fall.”", "her"),
        # the subject of the verb right before an infinitive
        ("They think that Ben Cole is as calm as a man who loves to say that “it will hold.”", "a man who"),
        # a restrictive relative clause between subject and verb
        ("A woman who left said, “It will hold.”", "A woman"),
        ("A woman who asked not to be named said, “It will hold.”", "A woman"),
        ("A woman who asked to stay anonymous said, “It will hold.”", "A woman"),
        # a floated quantifier
        ("Ada Moor and Ben Cole both called it “a wall of mud.”", "Ada Moor and Ben Cole"),
        ("Ada Moor, Ben Cole and Omar Reyes have all called it “a wall of mud.”", "Ada Moor, Ben Cole and Omar Reyes"),
        ("They each said, “It will hold.”", "They"),
        ("It leaks, and after all it is “a wall of mud,” Ada Moor said.", "Ada Moor"),
        # two hyphens for a dash
        ("They sold a cake--which Ada Moor called “a wall of mud”--and left.", "Ada Moor"),
        ("Ada Moor was not to smile--she did--cheerfully adding, “It will hold.”", "she"),
        # a comma after a bracket
        ("General Omar Reyes (rtd.), said it was “a wall of mud.”", "General Omar Reyes"),
        ("The mayor, Ada Moor (Green), said it was “a wall of mud.”", "The mayor, Ada Moor"),
        # an aside with commas of its own, and one whose second comma is left out
        ("At the mill of Ben Cole, a farmer from Oxmere said, “It will hold.”", "a farmer from Oxmere"),
        ("The dam broke, prompting Ada Moor to say it was “a wall of mud.”", "Ada Moor"),
        ("Ada Moor said, with a bit of bragging in her voice, “It will hold.”", "Ada Moor"),
        ("Ada Moor, a baker in Salem, Ohio, said, “It will hold.”", "Ada Moor"),
        ("Ben Cole came to Oxmere and alongside Ada Moor said: “It leaks.”", "Ben Cole"),
        (
            "Acme, whose license lapsed, closes while its lawyer, Ada Moor, said “it will hold.”",
            "its lawyer, Ada Moor",
        ),
        # a reporting clause inside another clause
        ("Ada Moor, a judge ruled, had shown “no remorse at all.”", "a judge"),
        ("Ada Moor, prosecutors said, was “the head of it.”", "prosecutors"),
        # a source that relays a whole report, whatever stands between
        ("Ada Moor said that the town would seek “a wall of mud,” according to the Valley Times.", "Ada Moor"),
        # nested reports
        ("Ada Moor said Thursday she will leave, calling it “a wall of mud.”", "Ada Moor"),
        ("Ben Cole noted that Ada Moor said in May that “it will hold.”", "Ben Cole"),
        ("Ben Cole noted that she said in May that “it will hold.”", "Ben Cole"),
        ("Ben Cole said that Ada Moor agrees it is “a wall of mud.”", "Ben Cole"),
        # words that are not cues: prepositions, verbs after a modal
        ("Ben Cole says that guests can expect “a very fine wall.”", "Ben Cole"),
        ("Ben Cole would argue that it is “a very fine wall.”", "Ben Cole"),
        ("Ada Moor stopped short of calling for “a very fine wall.”", "Ada Moor"),
        # a participle that modifies the noun before it, or opens the sentence
        ("Ben Cole drove past protesters chanting “No more dams!”", "protesters"),
        ("Ben Cole wore a hat reading “No more dams!”", "a hat"),
        ("Ben Cole issued a statement saying that “it will hold.”", "Ben Cole"),
        ("The school expelled the student citing “a long list of wrongs.”", "The school"),
        ("The club sacked its coach saying “it will not hold.”", "The club"),
        ("Ben Cole reported that one of the farmers said, “It will hold.”", "one"),
        ("Both agreed – Ada Moor saying that “it will hold.”", "Ada Moor"),
        ("Once again calling it “a wall of mud,” Ada Moor left.", "Ada Moor"),
        # clauses after the quotation: adverbs, no comma, no inversion
        ("It is “a wall of mud,” as Ada Moor has repeatedly said.", "Ada Moor"),
        ("He called it “completely false”, state news agency Acme said.", "state news agency Acme"),
        ("“It will hold,” say Oxmere.", "Oxmere"),
        ("The plan is “mad” and must be dropped, said people interviewed by the Tribune.", "people"),
        ("“It will hold!” Ada Moor wrote in May, accompanied by a picture.", "Ada Moor"),
        ("“It will hold!” Ada Moor wrote late Monday.", "Ada Moor"),
        # verbs that do not invert, and the verb of another quotation
        ("Ada Moor, star of “At Sea,” praised Ben Cole for “a very fine wall.”", "Ada Moor"),
        # relative clauses with the subject between commas
        ("It is a dam that Ada Moor, the mayor, called “a wall of mud.”", "Ada Moor"),
        # adjectives with a complement, after their noun
        ("“It will hold,” a source familiar with the dam said.", "a source familiar with the dam"),
        ("“It will hold,” sources close to the mayor said.", "sources close to the mayor"),
        ("“It will hold,” said two people close to Ada Moor.", "two people close to Ada Moor"),
        # names with *and*, and numbers
        (
            "The inspector of the Department of Health and Farming said that “it will hold.”",
            "The inspector of the Department of Health and Farming",
        ),
        ("At least 200 farmers said that “it will hold.”", "At least 200 farmers"),
        ("Ben Cole left after her March comment that “it will hold.”", "her"),
        ("This week experts said that “it will hold.”", "experts"),
        # a reporting clause as a parenthesis
        (
            "An “essential part” of the plan, Ada Moor argues, came from the old mill – a house that nobody has seen "
            "since the flood.",
            "Ada Moor",
        ),
        # a time clause, and a clause of manner
        ("Ada Moor said it was “a mess of a dam,” as farmers complained about the noise.", "Ada Moor"),
        ("They are fields that are “a mess of a dam,” as Ada Moor put it.", "Ada Moor"),
        # the speaker of a whole sentence in somebody else's report
        ("The mayor said that Ada Moor and others hoped “it will hold.”", "The mayor"),
        # a participle before a noun, and a verb after an adverb
        ("A recently retired general said “it will hold.”", "A recently retired general"),
        ("She also insisted Moor’s lies to the board had “nothing to do with the wall.”", "She"),
        # an unpaired mark
        ("It leaks in the rain,” said Ada Moor. “We will mend it in May.”", "Ada Moor"),
        ("It helps owners, but not citizens,” Ada Moor wrote, saying “it leaks for all of us.”", "Ada Moor"),
        # phrasal verbs
        ("“It leaks” and will not hold, Ada Moor pointed out.", "Ada Moor"),
        # a form of *be* in a contraction
        ("She’s called “a mess of a mayor” by Ben Cole.", "Ben Cole"),
        ("On Monday at the dam we’re calling the plan “a mess of a dam.”", "we"),
        # last names that are words
        ("The film has Ada May saying, “It leaks.”", "Ada May"),
        # clauses of the sentence, or the line, before
        ("Ada Moor, who built it\n\nBen Cole, the mayor, said it was “a mess of stone.”", "Ben Cole"),
        ("Calling it “a big mess,” they left the town.", "they"),
        # a word of saying inside another quotation introduces nothing
        ("The “statement” house was sold. Ada Moor: “It leaks in the rain.”", "Ada Moor"),
    ],
)
def test_source(text: str, source: str) -> None:
    assert sources(text)[0] == source


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("Ada Moor, a farmer in Oxmere, said the end of the rain gave them hope.", "Ada Moor"),
        ("It leaks, said Ada Moor.", "Ada Moor"),
        ("Ada Moor said so in May.", "Ada Moor"),
    ],
)
def test_the_speaker_of_the_previous_sentence(report: str, source: str) -> None:
    assert sources(f"{report} “It will hold for all of us.”") == [source]


def test_a_time_does_not_end_a_clause_that_continues() -> None:
    assert sources("Ben Cole said so. “It will hold.” Ada Moor announced late Monday the wall would fall.") == [
        "Ben Cole"
    ]


def test_a_quotation_begins_its_sentence_despite_a_lost_blank() -> None:
    text = 'Ada Moor said so in May. "It will hold," Ben Cole told reporters."Now it rains, and it will fall."'
    assert sources(text) == ["Ben Cole", "Ben Cole"]
    assert sources('Ada Moor paused, then said ..."It will hold for years."') == ["Ada Moor"]


def test_the_addressee_is_not_the_speaker() -> None:
    assert sources("I have been told twice, “You are not like them. You keep it clean.”") == [None]


@pytest.mark.xfail(strict=True, reason="a sentence of less than eight words needs a speaker")
def test_words_told_to_somebody_are_speech() -> None:
    assert sources("“It leaks in the rain,” we were told.") == [None]


def test_speech_before_those_who_said_it() -> None:
    assert sources("“It leaks,” those who saw it said.") == ["those"]
    assert sources("“The Wall,” those who saw it like.") == []


def test_a_quoted_sentence_is_speech_even_without_a_speaker() -> None:
    assert sources("The mill burnt down in May. “We lost it all!” It rained.") == [None]
    assert sources("The mill burnt down in May. “Flood Light” was on. It rained.") == []


def test_the_previous_sentence_does_not_change_an_attribution() -> None:
    assert sources("Guess what! A critic called “Pip” left.") == sources("Guess why! A critic called “Pip” left.")


@pytest.mark.parametrize("last", ["It is a gift of", "It is a gift.", "It rained in the dark,"])
def test_the_end_of_a_document_does_not_change_its_beginning(last: str) -> None:
    assert sources(f"The title “the mill as I saw it” is long.\n\n{last}") == []
    assert sources(f"who left but said, “The dam will hold.”\n\n{last}") == []


def test_a_question_is_not_asked_by_the_writer_who_is_glad_of_it() -> None:
    assert sources("“But Ada, will it hold in May?” I'm so glad you asked! It is the old dam.") != ["I'm"]


@pytest.mark.parametrize(
    ("between", "source"),
    [
        ("He thought of the dam.", "He"),
        ("Then Ben Cole wrote a letter.", "Ben Cole"),
        ("A girl agreed that it leaks.", "A girl"),
        ("Ben Cole declined to comment.", "Ada Moor"),
        ("Shares fell by a third.", "Ada Moor"),
        ("It rained on the hills.", "Ada Moor"),
        ("I asked her why.", "Ada Moor"),
        ("", "Ada Moor"),
    ],
)
def test_whoever_speaks_or_acts_between_two_quotations_says_the_second(between: str, source: str) -> None:
    assert sources(f"“It will hold,” Ada Moor said. {between} “It is an old dam.”")[1] == source


@pytest.mark.xfail(strict=True, reason="whoever is asked is not looked for")
@pytest.mark.parametrize(("before", "source"), [("I asked her.", "her"), ("I asked the mayor.", "the mayor")])
def test_the_person_asked_answers_the_writers_question(before: str, source: str) -> None:
    assert sources(f"It rained. {before} “Yes, it leaks here.”") == [source]


@pytest.mark.parametrize(
    ("before", "source"),
    [("Ada Moor was grim.", "Ada Moor"), ("The report came out.", "The report"), ("The tone was grim.", None)],
)
def test_the_subject_of_the_previous_sentence_speaks_if_it_can(before: str, source: str | None) -> None:
    assert sources(f"It rained on the old mill. {before} “We all know that the dam leaks in May.”") == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ben Cole rejected Ada Moor’s claim that the dam was “rotten.”", "Ada Moor’s"),
        ("“No,” Cole said in a note, referring to Moor’s claim that they had “no right” to it.", "Moor’s"),
        ("Ben Cole joked about the mayor’s promise that they would be “dry.”", "the mayor’s"),
        # Counter-examples: where it is said, what the claim itself is called, a verb of saying in the clause.
        ("Ben Cole said in Moor’s address that the dam was “rotten.”", "Ben Cole"),
        ("Ben Cole called Ada Moor’s claim that it leaks “rotten.”", "Ben Cole"),
        ("Ben Cole said Ada Moor’s claim that it leaks is “rotten.”", "Ben Cole"),
        ("Ben Cole dismissed Ada Moor’s claim that it leaks as “rotten.”", "Ben Cole"),
        ("Ben Cole heard Ada Moor’s claim that Eva Berg said it was “rotten.”", "Eva Berg"),
    ],
)
def test_the_possessor_of_a_noun_is_the_source_of_its_clause(text: str, source: str) -> None:
    assert sources(text)[-1] == source
