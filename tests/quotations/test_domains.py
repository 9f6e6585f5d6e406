"""How people are quoted outside political news: one text per phenomenon."""

from __future__ import annotations

import pytest

from quotex.language.loading import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        # courts and police
        ("The judge, Mr Justice Orme, said the case was “as bad as it gets”.", "The judge, Mr Justice Orme", "Orme"),
        ("“He came at me,” the 63-year-old told jurors.", "the 63-year-old", None),
        ("“The State will assume its role,” underlined the prefect.", "the prefect", None),
        ("“It was there for the taking,” rued the coach.", "the coach", None),
        ("The row began after the mayor told reporters that the dam was “done for”.", "the mayor", None),
        ("The crowd booed when the mayor said the dam was “done for”.", "the mayor", None),
        ("“We had more emails,” Cr Ada Moor said.", "Cr Ada Moor", "Ada Moor"),
        ("“We wake up at three,” said Gogo Nomvula Sithole.", "Gogo Nomvula Sithole", "Nomvula Sithole"),
        ("“It is late,” said H.E. Dr. Salif Bah.", "H.E. Dr. Salif Bah", "Salif Bah"),
        ("“It is late,” said Adv Dali Moor.", "Adv Dali Moor", "Dali Moor"),
        ("Netizens wrote: “We will wait for you all.”", "Netizens", None),
        ("“It was theirs,” the stallholder said.", "the stallholder", None),
        ("“It is late,” says Ida.", "Ida", "Ida"),
        ("“It is late,” says Ben Cole, Jr.", "Ben Cole, Jr.", "Ben Cole Jr"),
        ("Ada Moor hit out at “cowards” who booed her.", "Ada Moor", "Ada Moor"),
        ("The family paid tribute to “a wonderful dad”.", "The family", None),
        ("Posting on X, formerly Twitter, one fan wrote: “It was robbery!”", "one fan", None),
        ("“I come to look,” the 46-year-old tells me.", "the 46-year-old", None),
        ("The 46-year-old says she was “over the moon”.", "The 46-year-old", None),
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
            "The Governor of Baro State, Chief Emeka Udo",
            "Emeka Udo",
        ),
        ("“It is over,” said the then mayor, Ada Moor.", "the then mayor, Ada Moor", "Ada Moor"),
        ("I was told by the then mayor that I was “clever”.", "the then mayor", None),
        (
            "Minister of Trade and Ports Ada Moor called it “a joke”.",
            "Minister of Trade and Ports Ada Moor",
            "Ada Moor",
        ),
        (
            "The Minister of Trade and Ports, Ada Moor, called it “a joke”.",
            "The Minister of Trade and Ports, Ada Moor",
            "Ada Moor",
        ),
        ("Mzee Omar Reyes came. “It leaks,” said Mr Reyes.", "Mr Reyes", "Omar Reyes"),
        ("“It leaks,” said Spc. Lena Ortiz.", "Spc. Lena Ortiz", "Lena Ortiz"),
        ("“It leaks,” said Mother Superior Ada Moor.", "Mother Superior Ada Moor", "Ada Moor"),
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
        ("“I married my best friend,” said her husband, Rick Dane.", "her husband, Rick Dane", "Rick Dane"),
        # science and the arts
        (
            "The study’s lead author, Hanna Weiss, said: “Limpets are smart.”",
            "The study’s lead author, Hanna Weiss",
            "Hanna Weiss",
        ),
        ("Weiss and her colleagues write that limpets “rely on cues”.", "Weiss and her colleagues", None),
        ("Her biographer, Ellen Stroud, calls it “a turning point”.", "Her biographer, Ellen Stroud", "Ellen Stroud"),
        ("We met the mayor of Salem, who called it “a marvel.”", "the mayor of Salem, who", None),
        ("Our guide, Paco, stopped the jeep. “Listen,” he whispered.", "he", "Paco"),
        ("When I ask Nora Vale why, she shakes her head. “God, no.”", "she", "Nora Vale"),
        ("Is she nervous about the tour? “No. A little. Say no.”", "she", None),
        ("A reader named Tess wrote to say, “It changed my life.”", "Tess", "Tess"),
        # talk, letters and tales
        ("Hilda Stone said, and I quote, “The dam is a disgrace.”", "Hilda Stone", "Hilda Stone"),
        ("Stone left, and I said, “The dam is a disgrace.”", "I", None),
        ("Ada Moor shrugs: “You can’t plan a song.”", "Ada Moor", "Ada Moor"),
        ("I remember my teacher saying, “You will never do.”", "my teacher", None),
        ("Cole defines grief as “work without wages”.", "Cole", None),
        ("The sign reads “No shoes, no shame.”", "The sign", None),
        ("“Before the road there was nothing,” the boy translated.", "the boy", None),
        ("The sailor scratched his head. “What have you got there?”", "The sailor", None),
        ("“This is the worst Monday ever,” wrote one Twitter user.", "one Twitter user", None),
        ("“Did you see it?” Webb asked.\n\n“Yes,” Dobbs replied.\n\n“What happened then?”", "Webb", "Webb"),
        ("“Hooray!” shouted all the animals.", "all the animals", None),
        ("“Very well,” quoth the hen.", "the hen", None),
        ("She saith unto him, “Whither goest thou with the cart?”", "She", None),
        ("So Abda flinched, and went to Moor, and said to him, “Peace be with thee.”", "Abda", None),
        # verbs of more than one word
        ("“It leaks,” Ada Moor has said.", "Ada Moor", "Ada Moor"),
        ("“It leaks,” the mayor used to say.", "the mayor", None),
        ("“It leaks,” a company spokesman was quoted as saying.", "a company spokesman", None),
        ("“It leaks,” Ada Moor is reported to have said.", "Ada Moor", "Ada Moor"),
        ("“It leaks,” pointed out Ada Moor.", "Ada Moor", "Ada Moor"),
        ("“Which lake?” called out a Labour member.", "a Labour member", None),
        ("It was something my grandmother used to say: “It leaks.”", "my grandmother", None),
        # magazines: the clause of saying between commas
        ("Still, says Ada Moor, who built it, “a dam is a dam.”", "Ada Moor", "Ada Moor"),
        ("In the end, says Ada Moor, “a dam is a dam.”", "Ada Moor", "Ada Moor"),
        ("The lakes, notes a recent report, are “popular and shallow”.", "a recent report", None),
        # business and finance
        ("The bonds fell two points on what dealers described as “nervous selling.”", "dealers", None),
        ("Retailers call it “dumping,” and one of them, Ada Moor, has complained.", "Retailers", None),
        ("“It leaks,” a Ministry of Trade official says.", "a Ministry of Trade official", None),
        ("The lake was described by police as “a swamp”.", "police", None),
        ("The union that represents the crew has rejected it as “untrue”.", "The union", None),
        ("In May the mayor, Ada Moor, promised it would fall “like a stone”.", "the mayor, Ada Moor", "Ada Moor"),
        # local news
        (
            "Wilf Moor, of Eldby, began in May, after the death of his wife, Sheila. “She knew,” the 77-year-old said.",
            "the 77-year-old",
            "Wilf Moor",
        ),
        ("A waitress named Dolores Quick saw Ada Moor. “No,” the waitress said.", "the waitress", "Dolores Quick"),
        ("Another reader, Priya from Leeds, asked: “Does it leak?”", "Another reader, Priya", "Priya"),
        (
            "Ada Vane married Denis Holt. “It leaks,” she said. In May she met Ivor Bell. “No,” she said.",
            "she",
            "Ada Vane",
        ),
        ("“We lost,” said Tom Blunt. Marco Ferri had none of it: “We won.”", "Marco Ferri", "Marco Ferri"),
        # talk
        # essays
        (
            "Another scholar, Rosa Bell, disagrees and claims it is “merely a squabble” (7).",
            "Another scholar, Rosa Bell",
            "Rosa Bell",
        ),
        # recordings, and a participle whose subject stands beside it
        ("The spot ends with footage of Ada Moor saying in May, “It will hold.”", "Ada Moor", "Ada Moor"),
        ("A clip shows Ada Moor saying that it was “a marvel.”", "Ada Moor", "Ada Moor"),
        ("A map shows Ada Moor saying that it was “a marvel.”", "Ada Moor", "Ada Moor"),
        # words in brackets govern nothing after them, unless right before the quotation
        ("Ada Moor (whom Ben Cole called late) called it “a marvel.”", "Ada Moor", "Ada Moor"),
        ("Among the insults was Ada Moor calling the dam a “wall of mud.”", "Ada Moor", "Ada Moor"),
        # announcements
        ("Here is the full text of Ada Moor’s statement:\n\n“It will hold for all of us.”", "Ada Moor’s", "Ada Moor"),
        # asides before the verb; an addressee is not a speaker
        ("“It will hold,” a campaign aide, speaking on condition of anonymity, told me.", "a campaign aide", None),
        ("The mayor, who spoke of “law and order,” boasted about the stock market.", "The mayor, who", None),
        # a clause after the fragment whose verb is not one of saying
        ("Ada Moor said that while the dam was “a bit of a mess,” it would hold.", "Ada Moor", "Ada Moor"),
        # a quotation in the aside before the verb, and another cue's quotation before
        ("Ben Cole, whom Ada Moor called “a friend,” said he would “fight it in court.”", "Ben Cole", "Ben Cole"),
        ("The union, which called the dam “a mess,” said it would “fight it in court.”", "The union", None),
        ("Ben Cole, who slammed it as “a mess,” added: “We will fight it.”", "Ben Cole", "Ben Cole"),
        ("One man shouted “no more dams” before Ada Moor told him to “sit down.”", "Ada Moor", "Ada Moor"),
        ("Acme, which called it “a mess,” described farmers as “tired of it.”", "Acme", "Acme"),
        # a title in the sentence is not speech
        ("In a book called “Old Dams,” Ben Cole left, and she wrote of it as “wet.”", "she", None),
        # the blank after a full stop is lost
        ("“It leaks,” she said.Moor said the dam is “not safe.”", "Moor", "Moor"),
        ("Ben Cole saw the dam in 2014.But Ada Moor said that it is “not safe.”", "Ada Moor", "Ada Moor"),
        ('"It leaks," said Ada Moor. "It always did."Ben Cole left on Monday, he said.', "Ada Moor", "Ada Moor"),
        # looks
        ("“Surely not,” said a thin, elderly gentleman by the door.", "a thin, elderly gentleman by the door", None),
        ("A tall, dark man at the bar said: “Surely not.”", "A tall, dark man at the bar", None),
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
        "Ada Moor describes the boats in her article, “Old Boats of Oxmere”, which is out.",
        "Ada Moor leads the firm behind the campaign “Row With Us.”",
        "In her essay “The Empty Chair,” Ada Moor argues that absence is furniture.",
        "Her second film, “The Salt Road,” opens with a scream, said Ada Moor.",
    ],
)
def test_a_title_after_a_comma_is_not_speech(text: str) -> None:
    assert extract(text, ENGLISH)[0] == []


_OPENING = """\
It was late when we came down to the river, and the rain had not yet stopped.

“Is it far?” asked Miss Moor.

“Two miles,” I said, and looked at the map, which was wet, and had been so since noon.

“How far?” she asked.

“Two miles,” I said.

"""


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("“Well,” said the voice of Ben Cole.", "Ben Cole", "Ben Cole"),
        ("“Well,” said Cole.", "Cole", "Cole"),
        ("“Well!” squeaked the three little mice.", "the three little mice", None),
        ("“Ten,” I said, and sat down.\n\n“Ten?” said Miss Moor.\n\n“Ten.”", "I", None),
        ("Down she went, and “Ouch!” cried the badger.", "the badger", None),
    ],
)
def test_speaker_in_a_story(text: str, speaker: str, name: str | None) -> None:
    quote = extract(_OPENING + text, ENGLISH)[0][-1]
    assert quote.speaker is not None
    assert quote.speaker.text == speaker
    if name:
        assert quote.speaker.name == name


def test_a_story_with_more_narration_than_speech() -> None:
    told = "I walked on by the river and thought of nothing at all.\n\n" * 20
    text = told + "“Is it far?” I asked.\n\n“Two miles,” said Ben.\n\n“Two?”\n\n“Or three,” said Ben.\n\n" + told
    text += "“It is late,” I said.\n\n" * 8
    assert extract(text, ENGLISH)[0][2].rules[-1] != "QA204"


def test_elisions_in_speech_with_single_marks() -> None:
    text = "'I seen 'im and 'is dog,' said Ada Moor.\n\n'They wasn't 'ere, and 'e knows it,' said Ben Cole."
    quotes = [quote.text for quote in extract(text, ENGLISH)[0]]
    assert quotes == ["I seen 'im and 'is dog,", "They wasn't 'ere, and 'e knows it,"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moor said the rock 'n' roll hall was open 'til the players' bus left.",
        "Ada Moor told ‘em the workers’ rights mattered.",
        "Ada Moor said she'd sooner get 'im the dogs' home.",
    ],
)
def test_elisions_do_not_open_a_quotation(text: str) -> None:
    assert not extract(text, ENGLISH)[0]


def test_a_short_utterance_in_its_own_paragraph() -> None:
    text = "Walt Amory drove me to the quarry. Was he angry?\n\n“Some days.”"
    assert [quote.kind for quote in extract(text, ENGLISH)[0]] == ["direct"]
