"""Which capitalized words form a name, which are not part of it, and which names are the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.language.loading import load_language
from quotex.model import Speaker
from quotex.quotations import extract

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Mass. Gov. Ada Moor said “it will hold.”", "Mass. Gov. Ada Moor"),
        ("On Monday, Ohio Gov. Ada Moor said “it will hold.”", "Ohio Gov. Ada Moor"),
        ("Sen. Ada Moor, R-Tenn, head of the panel, said “it will hold.”", "Sen. Ada Moor"),
        ("On Monday, Rep. Ada Moor, R-N.Y., who is no member, said “it will hold.”", "Rep. Ada Moor"),
    ],
)
def test_a_state_is_not_part_of_a_name(speaker_of: Callable[[str], Speaker], text: str, mention: str) -> None:
    speaker = speaker_of(text)
    assert (speaker.text, speaker.name) == (mention, "Ada Moor")


@pytest.mark.parametrize(
    ("full", "mentions"),
    [
        ("Ada van der Berg", ["Berg", "van der Berg", "Van der Berg", "Ms. van der Berg"]),
        ("Ada de la Cruz", ["Cruz", "De la Cruz", "Ada de la Cruz"]),
        ("Ada al-Amin", ["Amin", "al-Amin", "Al-Amin"]),
        ("Ulva von Moor", ["Von Moor", "Mayor Ulva von Moor"]),
        ("Ada La Moor", ["La Moor", "Moor"]),
    ],
)
def test_particles_belong_to_a_name(speaker_of: Callable[[str], Speaker], full: str, mentions: list[str]) -> None:
    for mention in mentions:
        speaker = speaker_of(f"{full} left. “It will hold,” {mention} said.")
        assert (speaker.text, speaker.name) == (mention, full)
        assert speaker.kind != "organization"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("“It will hold,” Ada Moor told al Berg.", "Ada Moor"),
        ("Ada Moor’s van Berg drove. “It will hold,” said Ben Cole.", "Ben Cole"),
    ],
)
def test_particles_outside_names(speaker_of: Callable[[str], Speaker], text: str, mention: str) -> None:
    assert speaker_of(text).text == mention


@pytest.mark.parametrize("name", ["Ada Page", "Ada Law", "Ada Paris", "Ada Report"])
def test_a_first_name_before_a_document_or_a_place_makes_a_person(
    speaker_of: Callable[[str], Speaker], name: str
) -> None:
    last = name.split()[1]
    for mention in (last, f"Ms. {last}", name):
        speaker = speaker_of(f"{name} left. The paper was wet. “It will hold,” {mention} said.")
        assert (speaker.name, speaker.kind) == (name, "person")
    assert speaker_of(f"{name} left. The water rose. “It will hold,” she said.").name == name


@pytest.mark.parametrize("name", ["Salem Report", "Ada County", "Ada Moor Report", "Georgia Law"])
def test_a_document_or_a_county_is_not_a_person(speaker_of: Callable[[str], Speaker], name: str) -> None:
    assert speaker_of(f"Eva Berg left. {name} said “it will hold.”").kind == "organization"
    assert speaker_of(f"Eva Berg left with {name}. “It will hold,” she said.").name == "Eva Berg"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("April Moor left. “It will hold,” Moor said.", "April Moor"),
        ("“It will hold,” said April Moor.", "April Moor"),
        ("We met Will Moor. “It will hold,” Moor said.", "Will Moor"),
        ("“It will hold,” said Will Moor.", "Will Moor"),
        ("In April Moor said “it will hold.”", "Moor"),
        ("In early April Moor said “it will hold.”", "Moor"),
        ("Will Moor go? “It will hold,” Moor said.", "Moor"),
        ("Will Moor, a farmer, left. “It will hold,” Moor said.", "Will Moor"),
        ("Will Moor left. “It will hold,” Moor said.", "Will Moor"),
        ("April Ada Moor left. “It will hold,” Moor said.", "Ada Moor"),
    ],
)
def test_a_month_may_be_a_first_name(speaker_of: Callable[[str], Speaker], text: str, name: str) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize("before", ["Facebook Twitter Pinterest"])
def test_words_of_the_page_are_not_part_of_a_name(speaker_of: Callable[[str], Speaker], before: str) -> None:
    text = f"{before} Ada Moor at the dam.\n\nAda Moor left. “It will hold,” Moor said."
    assert speaker_of(text).name == "Ada Moor"
    assert len(extract(text, ENGLISH)[1][0].mentions) == 3


@pytest.mark.parametrize("name", ["Umberto Eco Ben Moor", "Ben Photo Credit Moor"])
def test_page_words_inside_a_name_are_kept(speaker_of: Callable[[str], Speaker], name: str) -> None:
    assert speaker_of(f"{name} left. Eva Moor stayed. “It will hold,” {name} said.").name == name


@pytest.mark.parametrize("name", ["Acme UK", "Salem CEO"])
def test_a_name_that_ends_in_an_acronym_is_not_a_person(speaker_of: Callable[[str], Speaker], name: str) -> None:
    assert speaker_of(f"Eva Berg left with {name}. {name} shut. “It will hold,” she said.").name == "Eva Berg"


@pytest.mark.parametrize("name", ["Ada MOOR", "Moorina HILLBERG", "Sen. Umberta MOOR"])
def test_a_last_name_in_capitals_is_a_person(speaker_of: Callable[[str], Speaker], name: str) -> None:
    assert speaker_of(f"{name} left. “It will hold,” she said.").name == name.removeprefix("Sen. ")


def test_a_newspaper_is_not_a_person_with_the_same_last_name(speaker_of: Callable[[str], Speaker]) -> None:
    assert speaker_of("Ada Post left. “It will hold,” the Post said.").name == "Post"


def test_a_party_label_is_not_a_name(speaker_of: Callable[[str], Speaker]) -> None:
    assert speaker_of("It was read by Sen. Ada Moor (R-Iowa). It calls the dam “sound.”").name is None
    assert speaker_of("Ada Moor, R-Va., left. The VA said “it will hold.”").name == "VA"
    assert speaker_of("Ada Moor, head of T-Moor, said “it will hold.”").name == "Ada Moor"


@pytest.mark.parametrize(
    ("mention", "name", "kind"),
    [
        ("Rep. Bill Moor", "Bill Moor", "person"),
        ("Former President Bill Moor", "Bill Moor", "person"),
        ("Sir Bill Cash", "Bill Cash", "person"),
        ("Amb. Ada Church", "Ada Church", "person"),
        ("Mr. Post", "Post", "person"),
        ("Sec. Ada Moor", "Ada Moor", "person"),
        ("Fr. Ben Cole", "Ben Cole", "person"),
        ("VP Ada Moor", "Ada Moor", "person"),
        ("Salem Senate Office", "Salem Senate Office", "organization"),
    ],
)
def test_a_title_makes_a_person(speaker_of: Callable[[str], Speaker], mention: str, name: str, kind: str) -> None:
    speaker = speaker_of(f"“It will hold,” {mention} said.")
    assert (speaker.text, speaker.name, speaker.kind) == (mention, name, kind)


def test_justices_are_people(speaker_of: Callable[[str], Speaker]) -> None:
    assert speaker_of("Justices Ada Moor and Ben Cole disagreed. “It will hold,” Moor said.").name == "Ada Moor"


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Salem Public Library", "Salem Public Library"),
        ("the Moor Museum of Art", "Moor Museum of Art"),
        ("Cole General Hospital", "Cole General Hospital"),
        ("Moor Public Radio", "Moor Public Radio"),
        ("the Moor School Board", "Moor School Board"),
        ("Moor Airlines", "Moor Airlines"),
    ],
)
def test_the_last_word_makes_an_organization(speaker_of: Callable[[str], Speaker], mention: str, name: str) -> None:
    speaker = speaker_of(f"“It will hold,” {mention} said.")
    assert (speaker.text, speaker.name, speaker.kind) == (mention, name, "organization")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Moor left. The Cole Fund gave. “It will hold,” she said.", "Ada Moor"),
        ("Ada Moor left. The Berg Hall’s doors shut. “It will hold,” she said.", "Ada Moor"),
        ("“It will hold,” Library Director Ada Moor said.", "Ada Moor"),
    ],
)
def test_an_organization_is_not_a_person(speaker_of: Callable[[str], Speaker], text: str, name: str) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("mention", "name", "role"),
    [
        ("Head of Sales Ada Moor", "Ada Moor", "head"),
        ("White House Chief of Staff Ben Cole", "Ben Cole", "chief of staff"),
        ("Speaker of the House Ada Moor", "Ada Moor", "speaker"),
        ("Secretary of State Ada Lee Moor", "Ada Lee Moor", "secretary of state"),
        ("Mayor of Salem Ada Moor", "Ada Moor", "mayor"),
        ("Majority Whip Ben Cole", "Ben Cole", "majority whip"),
        ("Senate President Pro Tem Ben Cole", "Ben Cole", "president"),
        ("Undersecretary Ben Cole", "Ben Cole", "undersecretary"),
    ],
)
def test_a_role_of_several_words_is_not_part_of_a_name(
    speaker_of: Callable[[str], Speaker], mention: str, name: str, role: str
) -> None:
    speaker = speaker_of(f"“It will hold,” {mention} said.")
    assert (speaker.text, speaker.name, speaker.role) == (mention, name, role)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary of the Treasury Ada Moor left. “It will hold,” Moor said.", "Ada Moor"),
        ("“It will hold,” a sister of Ada Lee Moor said.", None),
        ("The Bank of Salem Ada Moor left. “It will hold,” Moor said.", "Salem Ada Moor"),
    ],
)
def test_an_office_before_a_name(speaker_of: Callable[[str], Speaker], text: str, name: str | None) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("full", "mention"),
    [
        ("J.R.R. Park", "Park"),
        ("J. D. Moor", "J.D. Moor"),
        ("JD Moor", "J.D. Moor"),
        ("George W. Moor", "George Moor"),
        ("George W. Moor", "G.W. Moor"),
        ("J.R.R. Moor", "J.R. Moor"),
    ],
)
def test_initials_stand_for_first_names(speaker_of: Callable[[str], Speaker], full: str, mention: str) -> None:
    text = f"{full} left. Ben Moor stayed. “It will hold,” {mention} said."
    assert speaker_of(text).name == full


@pytest.mark.parametrize(
    ("full", "mention"),
    [
        ("J.D. Moor", "J.R. Moor"),
        ("Jack Moor", "Joe Moor"),
        ("JANE MOOR", "JOE MOOR"),
        ("Salem F.B.I. Moor", "B. Moor"),
    ],
)
def test_other_initials_are_other_people(speaker_of: Callable[[str], Speaker], full: str, mention: str) -> None:
    assert speaker_of(f"{full} left. “It will hold,” {mention} said.").name == mention


def test_letters_after_the_are_not_initials(speaker_of: Callable[[str], Speaker]) -> None:
    assert speaker_of("Eva Cole met the F.B.I. Moor said “it will hold.”").name == "Moor"
    assert speaker_of("“It will hold,” said J.R.R. Park.").name == "J.R.R. Park"


@pytest.mark.parametrize(
    ("full", "mention"),
    [
        ("Ada Le Moor", "Le Moor"),
        ("Ben Moor Jr", "Moor Jr"),
        ("Ian Berg Moor", "Berg Moor"),
    ],
)
def test_a_double_last_name_is_joined(speaker_of: Callable[[str], Speaker], full: str, mention: str) -> None:
    for text in (f"{full} left. Eva Moor stayed.", f"{mention} stayed. {full} left."):
        assert speaker_of(f"{text} “It will hold,” {mention} said.").name == full


@pytest.mark.parametrize(
    ("full", "mention", "name"),
    [
        ("Eva Ada Moor", "Ada Moor", "Ada Moor"),  # Ada is a first name
        ("Eva Le Moor", "Le Berg", "Le Berg"),
        ("Eva Le Moor", "La Moor", "La Moor"),
    ],
)
def test_other_double_names_are_other_people(
    speaker_of: Callable[[str], Speaker], full: str, mention: str, name: str
) -> None:
    assert speaker_of(f"{full} left. “It will hold,” {mention} said.").name == name


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The head of the Salem council, Eva Berg, left. “It will hold,” Berg said.", "Eva Berg", "person"),
        ("In a blog post, Eva Berg called the dam “sound.”", "Eva Berg", "person"),
        ("Our paper, Moor Mirror, called the dam “sound.”", "Moor Mirror", "organization"),
    ],
)
def test_a_name_after_a_description(speaker_of: Callable[[str], Speaker], text: str, name: str, kind: str) -> None:
    speaker = speaker_of(text)
    assert (speaker.name, speaker.kind) == (name, kind)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("the Department of Justice", "Department of Justice"),
        ("Bank of Salem", "Bank of Salem"),
        ("the Salem Center for the Arts", "Salem Center for the Arts"),
        ("the Department of Trade and Industry", "Department of Trade and Industry"),
        ("the Department of Trade and Sea Ports", "Department of Trade and Sea Ports"),
        ("the Centers for Storm Control and Prevention", "Centers for Storm Control and Prevention"),
        ("the Bureau for Protection of Birds", "Bureau for Protection of Birds"),
        ("Bank of Salem governor Ada Moor", "Ada Moor"),
        ("University of Salem pollster Ada Moor of Lund", "Ada Moor"),
        ("Ada Moor of the Salem Water Institute", "Ada Moor"),
        ("Ada Moor of the University of Salem", "Ada Moor"),
        ("the Office of Ethics and Leadership", "Office of Ethics and Leadership"),
        ("the Ministry of Health and Ada Moor", "Ada Moor"),
        ("the Department of Trade and NATO", "NATO"),
        ("a Ministry of Trade official", None),
    ],
)
def test_the_name_of_an_organization_continues_with_of(
    speaker_of: Callable[[str], Speaker], mention: str, name: str | None
) -> None:
    assert speaker_of(f"“It will hold,” {mention} said.").name == name
    assert speaker_of(f"On Monday {mention} said: “It will hold.”").name == name


def test_organizations_with_the_same_first_word_are_distinguished(speaker_of: Callable[[str], Speaker]) -> None:
    text = (
        "The Department of Justice sued. The Department of Trade did not. “Not yet,” said the State Department. "
        "“It will hold,” the Department of Trade said."
    )
    assert speaker_of(text).name == "Department of Trade"
    assert speaker_of("The Department of Trade met. “It will hold,” the department said.").name == "Department of Trade"


def test_an_organization_is_mentioned_by_its_whole_name() -> None:
    text = "“It will hold,” the Bank of Salem said."
    _quotes, people = extract(text, ENGLISH, kinds=frozenset({"direct"}))
    assert [text[start:end] for start, end in people[0].mentions] == ["Bank of Salem"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("More Ada Moor emails came up. Ada Moor sang. “It will hold,” Moor said.", "Ada Moor"),
        ("Take Ben Moor, who said, “It will hold.” Ben Moor left.", "Ben Moor"),
        ("Mary Ann Moor sang. Ann Moor left. “It will hold,” Mary Ann Moor said.", "Mary Ann Moor"),
        ("Abu Omar Moor sang. “It will hold,” Abu Omar Moor said.", "Abu Omar Moor"),
    ],
)
def test_a_word_before_a_name_is_not_part_of_it(speaker_of: Callable[[str], Speaker], text: str, name: str) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It will hold,” South African Ada Moor said.", "Ada Moor"),
        ("“It will hold,” Sri Lankan Ada Moor said.", "Ada Moor"),
        ("“It will hold,” the South African Medical Journal said.", "South African Medical Journal"),
        ("The dam was described by acting Fire Chief Ada Moor as “a very bad joke”.", "Ada Moor"),
        ("“It will hold,” Under Secretary of State Ada Moor said.", "Ada Moor"),
        ("“Will it hold?” Ada Moor asked in a letter released on Friday.", "Ada Moor"),
        ("Park Sung-hoon disagreed. “It will hold.”", "Park Sung-hoon"),
        ("Lee Ji-won late Sunday said it “will hold for a year”.", "Lee Ji-won"),
        ("Will Grant disagreed. “It will hold.”", "Will Grant"),
        ("Suwarti’s reply: “It will hold.”", "Suwarti"),
        ("“It will hold,” João do Carmo said.", "João do Carmo"),
        ("“It will hold,” Ursula von und zu Lerchenau said.", "Ursula von und zu Lerchenau"),
        ("“It will hold,” So-yeon Kim said.", "So-yeon Kim"),
        ("“It will hold,” Minister for Health Bolanle Adeyemi said.", "Bolanle Adeyemi"),
    ],
)
def test_titles_and_names_from_other_countries(speaker_of: Callable[[str], Speaker], text: str, name: str) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    "mention", ["one Israeli", "a Texan", "the Uruguayan", "many Swiss", "Israelis", "some Southerners"]
)
def test_a_people_is_not_a_name(speaker_of: Callable[[str], Speaker], mention: str) -> None:
    assert speaker_of(f"“It will hold,” {mention} said.").name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Attorney General Ada Moor left. “It will hold,” the Attorney General said.", "Ada Moor"),
        ("Ohio Governor Ada Moor left. “It will hold,” the Governor said.", "Ada Moor"),
        ("Ben Moor met the US President. “It will hold,” he said.", "Ben Moor"),
        ("Ben Luther King Jr. left. “It will hold,” King said.", "Ben Luther King Jr"),
        ("Mr King left. “It will hold,” he said.", "King"),
        ("“It will hold,” Sheriff Dean said.", "Dean"),
    ],
)
def test_two_titles_are_not_a_name(speaker_of: Callable[[str], Speaker], text: str, name: str) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Ada Moor came.\n\n"BERG: Will it hold?\n\n"MOOR: It will hold, and it is new."', "Ada Moor"),
        ('Ada Moor came.\n\n"BERG: It will hold, and it is new."', "BERG"),
        # A counter-example: a word that is not a name.
        ('Ada Moor came.\n\n"WARNING: It will not hold, and it is old."', None),
    ],
)
def test_a_label_inside_the_marks_names_the_speaker(name_of: Callable[[str], str | None], text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada May saw the dam. In May it was new. “It will hold,” May said.", "Ada May"),
        ("Ada Long saw the dam. Not long after, it was new. “It will hold,” Long said.", "Ada Long"),
        ("Ada Long saw the dam. Long ago it was new. “It will hold,” said activist Long.", "Ada Long"),
        ("Mrs May saw the dam. “It will hold,” said Eva March.", "Eva March"),
        ("Ada Moor saw the dam. “It will hold,” Moor said in May.", "Ada Moor"),
        ("Ada Day saw the dam. “It will hold,” she said, and on May Day it did.", "Ada Day"),
    ],
)
def test_a_last_name_may_also_be_a_word(speaker_of: Callable[[str], Speaker], text: str, name: str) -> None:
    assert speaker_of(text).name == name


@pytest.mark.parametrize(
    ("speaker", "name", "kind"),
    [
        ("Moor & Cole", "Moor & Cole", "organization"),
        ("M&C", "M&C", "organization"),
        ("Farmers Weekly", "Farmers Weekly", "organization"),
        ("Activists Moor and Cole", "Moor; Cole", "person"),
        ("Senators Ada Moor and Ben Cole", "Ada Moor; Ben Cole", "person"),
        ("Ben and Coast Secretary Ada Moor", "Ben; Ada Moor", "person"),
        ("Ada Moor, Co-Founder and Chief Executive Officer of Acme", "Ada Moor", "person"),
        ("Ada Moor, Senior Vice President and General Manager at Acme", "Ada Moor", "person"),
        ("Ada Moor, the Ben and Eva Cole Chair of Law", "Ada Moor", "person"),
        ("Ada Moor, Ben Cole and Eva Farmer", "Ada Moor; Ben Cole; Eva Farmer", "person"),
        ("Sens. Ada Moor (R., Ariz.) and Ben Cole (D., N.Y.)", "Ada Moor; Ben Cole", "person"),
        (
            "Sens. Ada Moor (R-Ariz.), Ben Cole (D-N.J.), and Eva Lund (D-N.Y.)",
            "Ada Moor; Ben Cole; Eva Lund",
            "person",
        ),
    ],
)
def test_firms_and_organizations_keep_their_written_names(
    speaker_of: Callable[[str], Speaker], speaker: str, name: str, kind: str
) -> None:
    found = speaker_of(f"“It will hold,” said {speaker}.")
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Sens. Ada Moor (R-Ariz.), Ben Cole (D-N.J.) and Eva Lund (D-N.Y.) said", "Ada Moor; Ben Cole; Eva Lund"),
        ("After he met Ada Moor (R-Ariz.) and Eva Lund (D-N.Y.), Ben Cole said", "Ben Cole"),
        ("After he met Ada Moor (R-Ariz.), Ben Cole said", "Ben Cole"),
    ],
)
def test_brackets_may_stand_behind_each_name_of_a_list(
    name_of: Callable[[str], str | None], sentence: str, name: str
) -> None:
    assert name_of(f"{sentence} it was “a mess.”") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Former Oxmoor engineers left. Oxmoor said it was “a mess.”", "Oxmoor"),
        ("“Visit Oxmoor!” Ben Cole wrote. Oxmoor said it was “a mess.”", "Oxmoor"),
        ("President-Elect Ada Moor said it was “a mess.”", "Ada Moor"),
        ("Former Salem Mayor Ada Moor said it was “a mess.”", "Ada Moor"),
    ],
)
def test_an_epithet_is_no_part_of_a_name(name_of: Callable[[str], str | None], text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize("title", ["Datuk", "Datuk Seri", "Tan Sri", "Alhaji", "Oba", "Engr.", "Engr", "Cllr."])
def test_a_foreign_title_is_not_part_of_a_name(speaker_of: Callable[[str], Speaker], title: str) -> None:
    assert speaker_of(f"{title} Moses Moor came. “It will hold,” said {title} Moor.").name == "Moses Moor"


@pytest.mark.parametrize("last", ["Baker-Moor", "Winner-Moor", "Miller-Cole"])
def test_a_double_name_may_begin_with_a_word_for_a_role(name_of: Callable[[str], str | None], last: str) -> None:
    assert name_of(f"Ann {last} sang. “It will hold,” said {last}.") == f"Ann {last}"
    assert name_of(f"“It will hold,” said Editor-in-Chief Ann {last}.") == f"Ann {last}"


@pytest.mark.parametrize("verb", ["Says", "Adds", "Said", "Wrote"])
def test_a_verb_that_opens_the_sentence_is_not_part_of_the_name(
    name_of: Callable[[str], str | None], verb: str
) -> None:
    assert name_of(f"It rained. {verb} Moor: “It will hold.”") == "Moor"
    assert name_of(f"Ada Moor built it. {verb} Moor: “It will hold.”") == "Ada Moor"


@pytest.mark.parametrize("word", ["Mini", "Creepy", "Free", "Identifying", "Real", "United States"])
def test_the_form_that_begins_with_the_first_name_is_better(name_of: Callable[[str], str | None], word: str) -> None:
    for names in (f"{word} Ben Moor", "Ben Moor"), ("Ben Moor", f"{word} Ben Moor"):
        assert name_of(f"Eva Moor left. {'. '.join(f'Today {name} sang' for name in names)}. Mr. Moor: “I sang.”") == (
            "Ben Moor"
        )


def test_a_longer_name_is_another_organization(speaker_of: Callable[[str], Speaker]) -> None:
    text = "She met the Salem White House and the White House. “It will hold,” the White House said."
    assert speaker_of(text).name == "White House"


def test_a_word_for_documents_may_be_a_last_name(speaker_of: Callable[[str], Speaker]) -> None:
    speaker = speaker_of("The lawyer Lisa Page left. Then Eva Page met Lisa Page. “It will hold,” Page said.")
    assert (speaker.name, speaker.kind) == ("Lisa Page", "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Attorney General’s office is shut. “It will hold,” she said.", None),
        ("Moor spoke to the Salem Chief Justice’s clerk. “It will hold,” he said.", "Moor"),
        # counter-examples: last names that are titles
        ("Mr King’s office is shut. “It will hold,” he said.", "King"),
        ("Rep. Bishop’s office is shut. “It will hold,” he said.", "Bishop"),
    ],
)
def test_a_post_in_the_possessive_is_not_a_name(
    speaker_of: Callable[[str], Speaker], text: str, name: str | None
) -> None:
    assert speaker_of(text).name == name
