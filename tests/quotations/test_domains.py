"""How people are quoted in kinds of writing that are no political news: one text a phenomenon."""

from __future__ import annotations

import pytest

from quotex.language import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        # courts and police
        ("The judge, Mr Justice Orme, said the case was “as bad as it gets”.", "The judge", "Orme"),
        ("“He came at me,” the 63-year-old told jurors.", "the 63-year-old", None),
        ("“Strand is dangerous,” said DCI Paul Hume.", "DCI Paul Hume", "Paul Hume"),
        ("“You have shown no remorse,” Judge Marion Pell QC told him.", "Judge Marion Pell QC", "Marion Pell"),
        ("She testified that an employee told her, “Watch out.”", "an employee", None),
        ("A man who saw the crash said it was “awful.”", "A man", None),
        # the British and the Commonwealth press
        ("‘It’ll ruin the village,’ said mum-of-three Kelly Pratt.", "mum-of-three Kelly Pratt", "Kelly Pratt"),
        ("The mother-of-two said: ‘I cried.’", "The mother-of-two", None),
        (
            "A Department for Transport spokesman said: ‘We are listening.’",
            "A Department for Transport spokesman",
            None,
        ),
        (
            "The Governor of Baro State, Chief Emeka Udo, has warned of “sacred cows”.",
            "The Governor of Baro State",
            "Emeka Udo",
        ),
        # sport and celebrities
        ("Midfielder Tom Birch: “We have to look at ourselves.”", "Midfielder Tom Birch", "Tom Birch"),
        ("Pell was out.\nAdded Pell: “I am not thinking about it.”", "Pell", "Pell"),
        ("“The lads dug deep,” said Rovers manager Dean Askew.", "Rovers manager Dean Askew", "Dean Askew"),
        (
            "Asked if he was hurt, Tyler Boone laughed. Marcus Hale did not. “It stings,” Boone said.",
            "Boone",
            "Tyler Boone",
        ),
        ("Lola Vance, a singer, is home. The singer, 29, wrote: “Blessed.”", "The singer", "Lola Vance"),
        ("“I married my best friend,” said her husband, Rick Dane.", "her husband", "Rick Dane"),
        # science and the arts
        (
            "The study’s lead author, Hanna Weiss, said: “Limpets are smart.”",
            "The study’s lead author",
            "Hanna Weiss",
        ),
        ("Weiss and her colleagues write that limpets “rely on cues”.", "Weiss and her colleagues", None),
        ("Her biographer, Ellen Stroud, calls it “a turning point”.", "Her biographer", "Ellen Stroud"),
        ("Our guide, Paco, stopped the jeep. “Listen,” he whispered.", "he", "Paco"),
        ("When I ask Nora Vale why, she shakes her head. “God, no.”", "she", "Nora Vale"),
        ("Is she nervous about the tour? “No. A little. Say no.”", "she", None),
        ("A reader named Tess wrote to say, “It changed my life.”", "A reader", "Tess"),
        # talk, letters and tales
        ("Ada Moor shrugs: “You can’t plan a song.”", "Ada Moor", "Ada Moor"),
        ("I remember my teacher saying, “You will never do.”", "my teacher", None),
        ("Cole defines grief as “work without wages”.", "Cole", None),
        ("The sign reads “No shoes, no shame.”", "The sign", None),
        ("“Before the road there was nothing,” the boy translated.", "the boy", None),
        ("The troll scratched his head. “What have you got there?”", "The troll", None),
        ("“This is the worst Monday ever,” wrote one Twitter user.", "one Twitter user", None),
        ("“Did you see it?” Webb asked.\n\n“Yes,” Dobbs replied.\n\n“What happened then?”", "Webb", "Webb"),
        ("“Hooray!” shouted all the animals.", "all the animals", None),
        ("“Very well,” quoth the hen.", "the hen", None),
        ("She saith unto him, “Whither goest thou with the cart?”", "She", None),
    ],
)
def test_speaker(text: str, speaker: str, name: str | None) -> None:
    quote = extract(text, ENGLISH)[0][-1]
    assert quote.speaker is not None
    assert quote.speaker.text == speaker
    if name:
        assert quote.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "In his memoir, “Wound,” he wrote of clocks.",
        "In her essay “The Empty Chair,” Ada Moor argues that absence is furniture.",
        "Her second film, “The Salt Road,” opens with a scream, said Ada Moor.",
    ],
)
def test_a_title_after_a_comma_is_no_speech(text: str) -> None:
    assert extract(text, ENGLISH)[0] == []


def test_a_short_utterance_in_a_paragraph_of_its_own() -> None:
    text = "Walt Amory drove me to the quarry. Was he angry?\n\n“Some days.”"
    assert [quote.kind for quote in extract(text, ENGLISH)[0]] == ["direct"]
