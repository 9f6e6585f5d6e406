"""Quotation marks: a table of examples for every style and every trap.

An example contains its expected quotes: a quote begins at ⟦ and ends at ⟧, marks included. A superscript digit after ⟧
is not part of the text: it names the flags, see ``FLAGS``.
"""

import pickle
import re

import pytest
from lexicons import PLURAL

from quotex import _core

FLAGS = {
    "": 0,
    "₁": _core.QUOTE_UNCLOSED,
    "₂": _core.QUOTE_UNCLOSED | _core.QUOTE_CONTINUES,
    "₃": _core.QUOTE_CONTINUED,
    "₄": _core.QUOTE_UNCLOSED | _core.QUOTE_CONTINUES | _core.QUOTE_CONTINUED,
    "₅": _core.QUOTE_UNCLOSED | _core.QUOTE_CONTINUED,
}

ELISIONS = ("' tis", "' em", "' n '", "' cause", "' round")
LEXICON = _core.Lexicon([(phrase, 1 << 16) for phrase in ELISIONS], endings=PLURAL)

STYLES = [
    'He said ⟦"yes"⟧ at once.',
    "He said ⟦“yes”⟧ at once.",
    "He said ⟦''yes''⟧ at once.",
    "He said ⟦``yes''⟧ at once.",
    "He said ⟦‘‘yes’’⟧ at once.",
    "He said ⟦'yes'⟧ at once.",
    "He said ⟦‘yes’⟧ at once.",
    "He said ⟦`yes'⟧ at once.",
    "Er sagte ⟦„ja“⟧ dazu.",
    "Powiedział ⟦„tak”⟧ od razu.",
    "Er sagte ⟦»ja«⟧ dazu.",
    "Il a dit ⟦«oui»⟧ aussitôt.",
    "Il a dit ⟦« oui »⟧ aussitôt.",
    "Il a dit ⟦«\xa0oui\xa0»⟧ aussitôt.",
    "Il a dit ⟦«\u202foui\u202f»⟧ aussitôt.",
    "Er sagte ⟦‚ja‘⟧ dazu.",
    "Er sagte ⟦›ja‹⟧ dazu.",
    "Il a dit ⟦‹oui›⟧ aussitôt.",
    "彼は⟦「はい」⟧と言った。",
    "彼は⟦『はい』⟧と言った。",
    "彼は⟦「⟦『はい』⟧とは何か」⟧と言った。",
    "He said ⟦〝yes〞⟧ at once.",
    "He said ⟦＂yes＂⟧ at once.",
    'He said ⟦“yes"⟧ at once.',
    'He said ⟦"yes”⟧ at once.',
]

PLACES = [
    '⟦"No,"⟧ she said, ⟦"not now."⟧',
    '(⟦"No."⟧) Then [⟦"Yes."⟧]',
    'He left—⟦“now”⟧—and—⟦"later"⟧—came back.',
    "⟦“Why?”⟧, she asked; ⟦“How?”⟧.",
    '⟦"Why?"⟧—she asked.',
    'A ⟦"so-called"⟧-style word, a ⟦“half”⟧-truth.',
    "⟦“…and then,”⟧ she said, ⟦“nothing…”⟧",
    '⟦"...and then,"⟧ she said, ⟦"nothing..."⟧',
    '⟦" spaced out "⟧ she said',
    '⟦"$5 a head,"⟧ she said, ⟦“#1”⟧ too',
    'said ⟦"yes"⟧.⟦"No"⟧ he said',
    "⟦“One.”⟧ ⟦“Two.”⟧",
    'שלום ⟦"כן"⟧ אמר',
]

NESTING = [
    "⟦“She told me ⟦‘no’⟧ twice,”⟧ he said.",
    "⟦\"She told me ⟦'no'⟧ twice,\"⟧ he said.",
    "⟦“⟦‘No’⟧ is no answer,”⟧ he said.",
    "⟦\"⟦'No'⟧ is no answer,\"⟧ he said.",
    "⟦“I heard ⟦‘no.’⟧”⟧ He left.",
    "⟦\"I heard ⟦'no.'⟧\"⟧ He left.",
    "⟦‘She told me ⟦“no”⟧ twice,’⟧ he said.",
    "⟦'She told me ⟦\"no\"⟧ twice,'⟧ he said.",
    "⟦“a ⟦‘b ⟦“c ⟦‘d’⟧ e”⟧ f’⟧ g”⟧",
    "⟦“It’s the boys’ room, he’s ⟦‘sure’⟧ of it,”⟧ she said.",
    "⟦«Elle a dit ⟦“non”⟧ hier»⟧, dit-il.",
    "⟦“They don’t say ⟦‘can’t’⟧ here,”⟧ he said.",
]

APOSTROPHES = [
    "It's the dogs' bowl and James' hat, isn't it?",
    "It’s the dogs’ bowl and James’ hat, isn’t it?",
    "Back in the '90s and the ’80s, and the ‘70s.",
    "'Tis late. ’Tis so, ‘tis said.",
    "Rock 'n' roll and rock ’n’ roll and fish ‘n’ chips.",
    "Go get 'em, get ’em now, ’cause they run ’round.",
    "⟦'It's James' book,'⟧ he said.",
    "⟦‘It’s James’ book,’⟧ he said.",
    "⟦'The dogs' home is shut,'⟧ he said.",
    "⟦‘The dogs’ home is shut,’⟧ he said.",
    "⟦“The ’90s were good,”⟧ he said of the ’80s.",
    '⟦"\'Tis the season,"⟧ he said, ⟦"get \'em."⟧',
    "⟦‘’Tis so,’⟧ he said.",
    "⟦'I seen 'im and 'is dog,'⟧ he said. ⟦'They wasn't 'ere.'⟧",
    "The ⟦'new'⟧ dogs' bowl.",
    "The ⟦'dogs'⟧ and ⟦'cat'⟧ of it.",
    "⟦‘We’re goin’ down t’ the mill, lad,’⟧ he said.",
    "⟦'I'm goin' down t' the mill, lad,'⟧ he said.",
    "⟦‘We ate at the Moors’, and I was cold--’⟧ she began.",
    "⟦'I was cold, 'twas night--'twas snowing,'⟧ he said.",
    "⟦‘He asked, ⟦'can I go?'⟧ and I said no,’⟧ she said.",
    "⟦'We wait,'⟧ she said. They called it ⟦'vague'⟧ and ⟦'a gift'⟧, and a fall ⟦'nonsense.'⟧",
    "⟦'We wait,'⟧ she said. A ⟦'Deal'⟧ or ⟦'no deal'⟧, she said.",
    "The ⟦'expert'⟧ left for the U.S.' capital.",
    "It is a ⟦‘mill’⟧, a ⟦‘barn’⟧ or the dogs’ home.",
    "⟦‘I said ⟦‘no’⟧ to the lad,’⟧ he said.",
    "He said ⟦'no'⟧ em dash.",
    "O'Neil, d'Arc, l’été, 12 o'clock.",
    "Hawai‘i and Qur’an.",
]

PRIMES = [
    'He is 5\'10" tall, she is 5’4" and they are 6′2″.',
    '⟦"He is 5\'10" tall,"⟧ she said.',
    "At 51° 30' 12\" north.",
    "A 12\" pizza and a 6' plank.",
    "It runs 3' by 5' by 7'.",
    # After a bare number, a mark may mean inches: it closes only if no later mark clearly does.
    '⟦"He is a 6" tall man,"⟧ she said.',
    '⟦"A 6" by 8" board,"⟧ she said, ⟦"and a 12" one."⟧',
    '⟦"We won in 2012"⟧ was all he said.',
    '⟦"We won in 2012"⟧ he said. ⟦"And we lost in 2016"⟧ he added.',
    '⟦"We won in 2012"⟧ and ⟦"we lost,"⟧ he said.',
]

WRONG_WAY_ROUND = [
    "⟦”Backwards,“⟧ he said. ⟦”And again.“⟧",
    "⟦“Twice opened,“⟧ he said. ⟦“And again.“⟧",
    "⟦”Twice closed,”⟧ he said. ⟦”And again.”⟧",
    "’Backwards’ no",  # here the first ’ is an apostrophe
]

DAMAGE = [
    "One ⟦“first”⟧ and last” word. Then ⟦“another”⟧ one.",
    "⟦“He never closed it.⟧₁\nPlain. ⟦“This is fine.”⟧",
    "⟦“He never closed it⟧₁ ⟦“or so,”⟧ she said. ⟦“Yes.”⟧",
    "No opening,” he said. ⟦“Yes.”⟧\n⟦“Fine.”⟧ he said.",
    'One ⟦"first"⟧ and last" word.\nThen ⟦"another"⟧ one.',
    'He said ⟦"never closed.⟧₁\nThen ⟦"another"⟧ one.',
    "A lone ' and a lone ‘ mark.",
    '"" and “” hold nothing.',
    "⟦“He closed it twice.”⟧” ⟦“Yes.”⟧",
    "⟦“Then ⟦«he»⟧ left”⟧ at once",
    "⟦“Then «he left”⟧ at once",
    "⟦“Then ‘he left”⟧ at once. It’s done.",
]

CONTINUATION = [
    "⟦“First.⟧₂\n⟦“Second.”⟧₃ He left.",
    "⟦“First.⟧₂\n\n⟦“Second.⟧₄\n\n⟦“Third,”⟧₃ he said. ⟦“Fourth.”⟧",
    '⟦"First.⟧₂\n⟦"Second."⟧₃ He left.',
    "⟦“First.⟧₂\n⟦“Second, never closed.⟧₅\nPlain ⟦“words”⟧ here.",
    "⟦“First.”⟧\n⟦“Second.”⟧",
    "⟦“First.⟧₁\nPlain.\n⟦“Third.”⟧",
    "⟦“First.⟧₁\n⟦«Second.»⟧",
    "He said: ⟦“First.⟧₂\n⟦“Second.”⟧₃",
    "⟦‘First.⟧₂\n⟦‘Second,’⟧₃ he said.",
    "⟦“First.⟧₁\n”, he said, ⟦“on.”⟧",
    "⟦“First.⟧₁\n⟦“) Second.”⟧",
]

SINGLE_HABIT = [
    "⟦'We go,'⟧ he said.\n⟦'You don't,'⟧ she said. ⟦'The boys' do.'⟧",
    "⟦‘We go,’⟧ he said.\n⟦‘No end here.⟧₂\n⟦‘Well,’⟧₃ she said.",
    "⟦“We go,”⟧ he said. The ‘end of it.\n⟦“Well,”⟧ she said.",
]

MARKUP = [
    '<tweet id="12">Seen ⟦"here"⟧</tweet>',
    "<a href='x.html' title=\"it's\">Seen</a> ⟦“here”⟧",
    'He said ⟦"<b>yes</b>"⟧ now',
    'If 3 < 4, ⟦"so"⟧ 5 > 4.',
    'a <b\n⟦"c"⟧ > d',
    "See http://ex.org/'a'/x and ⟦“this”⟧.",
    "⟦“See http://ex.org/a.”⟧ he said",
]

WRAPPED = [
    "⟦“The council of the small town never met\nagain after the long and loud evening at\n"
    "the harbour, and nobody asked for it to\nmeet again, as far as anybody knows and\n"
    "remembers,”⟧ she said.\n\nNo more was heard.\n",
    "The council of the small town never met\nagain after the long and loud evening at\n"
    "the harbour, ⟦“and nobody asked for it\nto meet again, as far as anybody knows⟧₂\n\n"
    "⟦“and remembers,”⟧₃ she said to the people\nof the town, who had come in from the\nrain.\n",
]

TABLE = [
    *[*STYLES, *PLACES, *NESTING, *APOSTROPHES, *PRIMES, *WRONG_WAY_ROUND],
    *[*DAMAGE, *CONTINUATION, *SINGLE_HABIT, *MARKUP, *WRAPPED],
]


def read_example(example: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The text, and (start, end, flags without QUOTE_SINGLE) of the quotes in order of their start."""
    text, quotes, waiting = "", [], []
    for part in re.split(r"([⟦⟧][₁₂₃₄₅]?)", example):
        if part == "⟦":
            waiting.append(len(quotes))
            quotes.append((len(text), 0, 0))
        elif part[:1] == "⟧":
            at = waiting.pop()
            quotes[at] = quotes[at][0], len(text), FLAGS[part[1:]]
        else:
            text += part
    assert not waiting, example
    return text, quotes


def show(text: str, quotes: list[tuple[int, int, int]]) -> str:
    """The text with its quotes written as in the table."""
    names = {flags: name for name, flags in FLAGS.items()}
    signs = [(end, 0, start, "⟧" + names.get(flags, "?")) for start, end, flags in quotes]
    signs += [(start, 1, -end, "⟦") for start, end, _ in quotes]
    for at, _, _, sign in sorted(signs, key=lambda sign: (-sign[0], -sign[1], -sign[2] if sign[1] else sign[2])):
        text = text[:at] + sign + text[at:]
    return text


def find(text: str) -> list[tuple[int, int, int]]:
    scan = _core.scan(text, LEXICON)
    flags = [flags & ~_core.QUOTE_SINGLE for flags in scan.quote_flags]
    return list(zip(scan.quote_start, scan.quote_end, flags, strict=True))


@pytest.mark.parametrize("example", TABLE)
def test_examples_have_their_quotes(example: str) -> None:
    text, quotes = read_example(example)
    assert find(text) == quotes, show(text, find(text))


def test_quotes_have_inner_spans_parents_and_depths() -> None:
    text = "“ She said ‘no’ and “yes ” ,” then 'x'"
    scan = _core.scan(text)
    inner = [text[a:b] for a, b in zip(scan.quote_inner_start, scan.quote_inner_end, strict=True)]
    assert inner == ["She said ‘no’ and “yes ” ,", "no", "yes", "x"]
    assert list(scan.quote_parent) == [-1, 0, 0, -1]
    assert list(scan.quote_depth) == [0, 1, 1, 0]
    assert [bool(flags & _core.QUOTE_SINGLE) for flags in scan.quote_flags] == [False, True, False, True]


GERMAN = _core.Lexicon([], opening="„‚»›", closing="“‘«‹")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("„Ja“, sagte sie. »Nein«, sagte er.", ["Ja", "Nein"]),
        ("»Sie rief ›Halt‹ und lief«, sagte er.", ["Sie rief ›Halt‹ und lief", "Halt"]),
        ("„Sie rief ‚Halt‘ und lief“, sagte er.", ["Sie rief ‚Halt‘ und lief", "Halt"]),
    ],
)
def test_the_lexicon_decides_which_marks_open(text: str, inner: list[str]) -> None:
    found = _core.scan(text, GERMAN)
    spans = zip(found.quote_inner_start, found.quote_inner_end, strict=True)
    assert [text[start:end] for start, end in spans] == inner


def test_speech_goes_on_in_a_paragraph_that_begins_with_an_opening_mark_of_the_language() -> None:
    text = "»Es regnet.\n\n»Und es schneit.«"
    assert _core.scan(text, GERMAN).quote_flags[0] & _core.QUOTE_CONTINUES
    assert not _core.scan(text, _core.Lexicon([])).quote_flags[0] & _core.QUOTE_CONTINUES


def test_only_quotation_marks_are_accepted_as_marks_of_a_language() -> None:
    with pytest.raises(ValueError, match="'x' is no quotation mark"):
        _core.Lexicon([], opening="“x")
    again = pickle.loads(pickle.dumps(GERMAN))
    assert _core.scan("»Ja.\n\n»Ja.«", again).quote_flags[0] & _core.QUOTE_CONTINUES
