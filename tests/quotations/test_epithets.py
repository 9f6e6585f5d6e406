"""Whom a role, a body's common name or a group stands for."""

from __future__ import annotations

import pytest

from quotex.language import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")


def name_of(text: str) -> str | None:
    """The name of whoever says the last quotation of the text."""
    quotes, _people = extract(text, ENGLISH)
    speaker = quotes[-1].speaker
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The dam leaks, columnist Ada Moor wrote. Ben Cole built it. “It will hold,” the columnist said.", "Ada Moor"),
        ("Ada Moor, a pollster, saw Ben Cole. Cole built it. “It will hold,” the pollster said.", "Ada Moor"),
        # Counter-examples: nobody or more than one is called so, another word.
        ("Ada Moor saw Ben Cole. Cole built it. “It will hold,” the columnist said.", "Ben Cole"),
        ("Candidate Ada Moor saw candidate Ben Cole. Cole built it. “It will hold,” the candidate said.", "Ben Cole"),
        ("Columnist Ada Moor saw Ben Cole. Cole built it. “It will hold,” the lawmaker said.", "Ben Cole"),
    ],
)
def test_who_is_called_so_comes_before_who_might_be(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zelphos said it would build. “It will hold,” the company said.", "Zelphos"),
        ("The dam is that of Zelphos, which owns it. “It will hold,” the firm said.", "Zelphos"),
        ("The dam leaks, the Salem Times reported. “It is old,” the outlet wrote.", "Salem Times"),
        ("Zelphos said so. The Salem Company built it. “It will hold,” the company said.", "Salem Company"),
        # Counter-examples: a person, a place, who does not speak, a word that is no name, a firm not named.
        ("Ada Moor said it would hold. “It leaks,” the company said.", None),
        ("Washington said it would hold. “It leaks,” the company said.", None),
        ("The dam leaks, which Zelphos had built. “It is old,” the outlet wrote.", None),
        ("Such claims are many. “It will hold,” the company said.", None),
        ("Zelphos said a company had built it. “It will hold,” the company said.", None),
    ],
)
def test_the_company_is_a_name_of_one_word_that_speaks(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor ran. “It will hold,” the Moor campaign said.", "Moor campaign"),
        ("The Ada Moor administration called the dam “a marvel.”", "Ada Moor administration"),
        ("The Cole team called the dam “a marvel.”", "Cole team"),
        # Counter-examples: whose campaign it is told otherwise, a party's, no name at all, somebody of it.
        ("Ada Moor ran. “It will hold,” her campaign said.", None),
        ("Ada Moor ran. “It will hold,” the Democratic campaign said.", None),
        ("Ada Moor ran. “It will hold,” the team said.", None),
        ("“It will hold,” the Monday campaign said.", None),
        ("Ada Moor ran. “It will hold,” a Moor campaign aide said.", None),
    ],
)
def test_a_campaign_is_named_after_somebody(text: str, name: str | None) -> None:
    quotes, people = extract(text, ENGLISH)
    speaker = quotes[-1].speaker
    assert speaker is not None
    assert speaker.name == name
    assert [person.name for person in people] == ([name] if name else [])


def test_a_campaign_that_speaks_twice_is_one() -> None:
    quotes, people = extract("“It holds,” the Moor campaign said. “It leaks,” the Moor campaign wrote.", ENGLISH)
    assert len(people) == 1
    assert people[0].kind == "organization"
    assert len(people[0].mentions) == 2
    assert [quote.speaker.people for quote in quotes if quote.speaker] == [[0], [0]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor and her husband Ben Cole saw the dam. “It holds,” the couple said.", "Ada Moor; Ben Cole"),
        ("Sens. Ada Moor (R-Ohio) and Ben Cole saw officials. “It holds,” the two said.", "Ada Moor; Ben Cole"),
        # Counter-examples: three, one, none.
        ("Ada Moor, Eva Berg and Ben Cole saw the dam. “It holds,” the pair said.", None),
        ("Ada Moor saw the dam. “It holds,” the couple said.", None),
        ("Ada Moor and Ben Cole saw the dam. “It holds,” the two officials said.", None),
    ],
)
def test_the_couple_are_two_named_together(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor saw the dam. “It holds,” said the former Salem aide.", None),
        ("Ada Moor saw the dam. “It holds,” the Salem audience said.", None),
        ("Ada Moor saw the dam. “It holds,” the 19th-century treaty had said.", None),
        # Counter-examples: who is called so, whom the reader knows, whose age it is.
        ("Salem aide Ada Moor saw the dam. “It holds,” the aide said.", "Ada Moor"),
        ("Ada Moor saw the dam. “It holds,” the Salem senator said.", "Ada Moor"),
        ("Ada Moor saw the dam. “It holds,” the 46-year-old said.", "Ada Moor"),
    ],
)
def test_the_official_is_nobody_who_is_merely_named_nearby(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("speaker", "kind"), [("The audience", "group"), ("The aide", "person"), ("The firm", "organization")]
)
def test_an_audience_is_a_group(speaker: str, kind: str) -> None:
    quotes, _people = extract(f"{speaker} called the dam “a marvel.”", ENGLISH)
    assert quotes[-1].speaker
    assert quotes[-1].speaker.kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Attorney General Eva Berg met Ben Cole. “It holds,” the attorney general said.", "Eva Berg"),
        ("Attorney General Eva Berg met Ben Cole. “It holds,” the inspector general said.", None),
        ("Gen. Eva Berg met Ben Cole. “It holds,” the general said.", "Eva Berg"),
        ("Prime Minister Eva Berg met Ben Cole. “It holds,” the minister said.", None),
        ("Vice President Eva Berg met Ben Cole. “It holds,” the president said.", None),
    ],
)
def test_a_role_of_two_words_is_another_role(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sec. Ada Moor saw Ben Cole. “It holds,” Moor said.", "Ada Moor"),
        ("Sec. Ada Moor saw Ben Cole. “It holds,” the secretary said.", "Ada Moor"),
        ("Ada Moor saw it for 30 sec. Ben Cole left. “It holds,” Cole said.", "Ben Cole"),
    ],
)
def test_sec_is_short_for_secretary(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Salem mayor, Ada Moor, met Ben Cole. “It holds,” the mayor said.", "Ada Moor"),
        ("The base commander, Capt. Ada Moor, met Ben Cole. “It holds,” the commander said.", "Ada Moor"),
        # Counter-examples: another role, no aside, the role of another clause.
        ("The Salem mayor, Ada Moor, met Ben Cole. “It holds,” the judge said.", None),
        ("Behind the mayor, Ben Cole laughed. “It holds,” the mayor said.", None),
        ("The deputy mayor, Ada Moor, met Ben Cole. “It holds,” the mayor said.", None),
    ],
)
def test_a_role_is_told_before_the_name_in_an_aside(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor spent a Sunday in Salem. “It holds,” the Republican said.", "Ada Moor"),
        ("Zelda Moor spent a Sunday in May. “It holds,” the Ohio senator said.", "Zelda Moor"),
        # Counter-examples: one told of with more words, one of many.
        ("Ada Moor spent a Sunday in Salem. “It holds,” the ranking Democrat said.", None),
        ("Ada Moor spent a Sunday in Salem. “It holds,” the Republican rebuttal said.", None),
        ("Ada Moor met a Republican. “It holds,” the Republican said.", None),
    ],
)
def test_the_republican_is_whom_the_reader_knows(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor came. Moor saw Ben Cole. Moor sang and Moor left. “It holds,” the president said.", "Ada Moor"),
        ("Ada Moor came. Moor saw it. Moor sang and Moor left. “It holds,” the commander in chief said.", "Ada Moor"),
        ("Ada Moor came. Moor saw it. Moor sang and Moor left. “It holds,” the president-elect said.", "Ada Moor"),
        ("Moor sang, President Ada Moor left. “It holds,” the commander in chief said.", "Ada Moor"),
        # Counter-examples: seldom named, of whom another role is told, no office of one.
        ("Ada Moor came. Moor saw Ben Cole. “It holds,” the president said.", None),
        ("Sen. Ada Moor came. Moor saw Ben Cole. Moor sang and Moor left. “It holds,” the president said.", None),
        ("His aide, Ada Moor, came. Moor saw it. Moor sang and Moor left. “It holds,” the president said.", None),
        ("Ada Moor came. Moor saw Ben Cole. Moor sang and Moor left. “It holds,” the judge said.", None),
        ("Ada Moor came. Moor saw it. Moor sang and Moor left. “It holds,” the president of Acme said.", None),
    ],
)
def test_the_president_is_who_is_named_most_where_nobody_is_called_so(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It holds,” the judge said. Judge Ada Moor met Ben Cole.", "Ada Moor"),
        ("“It holds,” the attorney general said. Attorney General Ada Moor met Ben Cole.", "Ada Moor"),
        # Counter-examples: two, a role with more words, somebody who is not named, another role.
        ("“It holds,” the judge said. Judge Ada Moor met Judge Ben Cole.", None),
        ("“It holds,” the trial judge said. Judge Ada Moor met Ben Cole.", None),
        ("A judge came. “It holds,” the judge said. Judge Ada Moor met Ben Cole.", None),
        ("“It holds,” the spokesman said. Spokesman Ben Cole left.", None),
    ],
)
def test_the_judge_may_be_named_later(text: str, name: str | None) -> None:
    quotes, _people = extract(text, ENGLISH)
    speaker = quotes[0].speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It holds,” said one of the city’s lawyers, Ada Moor. Ben Cole left.", "Ada Moor"),
        ("Another of the voters, Ada Moor, called it “a marvel.”", "Ada Moor"),
        ("“It holds,” said a younger voter, Ada Moor of Salem, Ohio.", "Ada Moor"),
        ("“It holds,” said a lawyer for the city, Ada Moor of Moor Partners.", "Ada Moor"),
        # Counter-examples: several, a name that is nobody's of them.
        ("“It holds,” said the city’s lawyers, Ada Moor said.", None),
        ("“It holds,” said one of the city’s lawyers. Ben Cole left.", None),
    ],
)
def test_one_of_them_is_named_right_after(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A federal judge called it “a marvel.” That judge, Ada Moor, met Ben Cole.", "Ada Moor"),
        ("“It holds,” said its chief. Later Ada Moor, the chief, met Ben Cole.", "Ada Moor"),
        ("“It holds,” said his lawyer. Later his lawyer, Ada Moor, met Ben Cole.", "Ada Moor"),
        # Counter-examples: another judge, another role, not named beside, named in words that somebody says.
        ("A federal judge called it “a marvel.” Another judge, Ada Moor, met Ben Cole.", None),
        ("A federal judge called it “a marvel.” The mayor, Ada Moor, met Ben Cole.", None),
        ("A federal judge called it “a marvel.” The judge met Ben Cole.", None),
        ("A federal judge called it “a marvel.” Ada Moor, a judge, met Ben Cole.", None),
    ],
)
def test_who_is_introduced_may_be_named_next(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor was the first from Salem. “It holds,” the senator said.", "Ada Moor"),
        # Counter-examples: somebody is called so, another role, one not named.
        ("Sen. Ben Cole met Ada Moor. Moor left. “It holds,” the senator said.", "Ben Cole"),
        ("Ada Moor was the first from Salem. “It holds,” the judge said.", None),
        ("Ada Moor met a senator. “It holds,” the senator said.", None),
    ],
)
def test_the_senator_is_whom_the_reader_knows(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ben Cole left. “It holds,” said the Salem envoy to the council, Ada Moor.", "Ada Moor"),
        ("Ben Cole left. The high commissioner for refugees, Ada Moor, called it “a marvel.”", "Ada Moor"),
        ("Ben Cole left. “It holds,” Nordia’s ambassador to the council, Ada Moor, told them.", "Ada Moor"),
        # Counter-examples: no name after it, several, a name of another clause.
        ("“It holds,” said a lawyer for the council, after Ada Moor left.", None),
        ("“It holds,” said some of the lawyers, Ada Moor said.", None),
        ("“It holds,” said lawyers for the council, Ada Moor said.", None),
    ],
)
def test_the_name_may_follow_where_the_role_is_held(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "end", ["Ada Moor", "Ada Moor,", "Judge Ada Moor", "that judge, Ada Moor", "that judge, Ada Moor,"]
)
def test_a_text_may_end_with_who_is_called_so(end: str) -> None:
    quotes, _people = extract(f"“It will hold,” the judge said. A judge said: “No.” It was {end}", ENGLISH)
    assert [quote.text for quote in quotes] == ["It will hold,", "No."]
