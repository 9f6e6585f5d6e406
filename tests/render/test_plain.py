from quotex import Cue, Document, Edit, Person, Quote, Speaker
from quotex.language.catalogue import Rule
from quotex.render import plain
from quotex.render.catalogue import rule_list, rule_page
from quotex.render.explanation import explanation
from quotex.render.lines import plain as shown

ORIGINAL = "Share\n“It rained,” Bo Lind\nsaid."
QUOTE = Quote(
    0,
    7,
    17,
    "It rained,",
    speaker=Speaker(19, 26, "Bo Lind", name="Bo Lind"),
    cue=Cue(27, 31, "said"),
    rules=("QA1",),
    confidence=0.9,
)
DOCUMENT = Document(None, ORIGINAL[6:], ORIGINAL, [QUOTE], [], [Edit(0, 6, "", "BP101")], {"preset": "body"})
RULES = {
    "BP101": Rule(
        "BP101", "share", "Buttons are no news.", ("share",), None, "(?i)share", drop=("Share",), keep=("Share it",)
    ),
    "QA1": Rule("QA1", "cue-after", "Who says it stands after it.", examples=({"text": "…", "speaker": "Bo"},)),
}


def test_a_document_lists_its_quotes():
    assert plain.document(DOCUMENT) == (
        "“It rained,” Bo Lind\nsaid.\n\n1. Bo Lind, said [direct]\n   “It rained,”\n\n1 removed (BP101)\n"
    )


def test_unattributed_quotes_and_quotes_of_groups_are_listed():
    speaker = Speaker(0, 3, "one", of="the\nofficials", kind="group")
    text = plain.quotes([Quote(0, 1, 4, "a\n b", "scare"), Quote(1, 5, 6, "c", speaker=speaker)])
    assert text == "1. no speaker [scare]\n   “a b”\n2. one of the officials [direct]\n   “c”\n"
    assert plain.quotes([]) == "no quotes\n"


def test_an_explanation_gives_positions_rules_and_reasons():
    assert shown(explanation(DOCUMENT, RULES)) == (
        "1 removed (BP101); cleaned as the body of an article\n"
        "\n"
        "1:1 removed Share\n"
        "    BP101 share: Buttons are no news.\n"
        "\n"
        "2:2 “It rained,”\n"
        "    direct: Bo Lind, cue said; confidence 0.90\n"
        "    2:14 “…” [Bo Lind] [said]\n"
        "    QA1 cue-after: Who says it stands after it.\n"
    )


def test_an_explanation_shows_the_evidence_for_role_and_gender():
    text = "Baker Bo Lind\nsaid he “rose”."
    bo = Person(0, "Bo Lind", "person", "baker", "m", [(6, 13)], role_span=(0, 5), gender_span=(19, 21))
    document = Document(None, text, text, people=[bo, Person(1, "Dow & Sons", "organization")])
    assert shown(explanation(document, {})).endswith(
        "\n\nBo Lind: person, 1 mention\n    “Bo Lind” at 1:7\n"
        "    role baker: “Baker” at 1:1\n    gender m: “he” at 2:6\n"
        "\nDow & Sons: organization, 0 mentions\n"
    )


def test_an_explanation_lists_the_first_mentions():
    text = "Ada " * 10
    ada = Person(0, "Ada", "person", mentions=[(4 * number, 4 * number + 3) for number in range(10)])
    (told,) = shown(explanation(Document(None, text, text, people=[ada]), {})).splitlines()[-1:]
    assert told.startswith("    “Ada” at 1:1, “Ada” at 1:5, ")
    assert told.endswith("“Ada” at 1:29, and 2 more")


def test_repairs_and_white_space_are_explained():
    document = Document(None, "a & b", "a &amp; b\n\n\n", edits=[Edit(2, 7, "&", "TX101"), Edit(9, 12, "", "TX9")])
    text = shown(explanation(document, {}))
    assert "1:3 '&amp;' became '&'\n    TX101\n" in text
    assert "1:10 removed 3 characters of white space\n" in text


def test_rules_are_listed_and_described():
    assert shown(rule_list(RULES.values())) == (
        "BP1  share\n  BP101  share: Buttons are no news.\n\n"
        "QA  attribution\n  QA1    cue-after: Who says it stands after it.\n"
    )
    page = shown(rule_page(RULES["BP101"]))
    assert "BP101 share (share)\n  Buttons are no news.\n" in page
    assert "Removes:\n  - Share\n" in page
    assert "  - text: …\n    speaker: Bo\n" in shown(rule_page(RULES["QA1"]))


def test_terminal_controls_are_shown_as_symbols():
    text = "“It \x1b[31mrained,\x1b[0m” Bo Lind said."
    document = Document(None, text, text, [], [], [Edit(4, 9, "", "BP101")], {"preset": "body"})
    assert "\x1b" not in shown(explanation(document, RULES))
