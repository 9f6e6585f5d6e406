"""The beginning and the end of a page's article."""

import pytest

from quotex.cleaning import Options, clean_and_explain
from quotex.language.loading import load_language

ENGLISH = load_language("en")

MENU = ["Home", "News", "Sport", "Weather", "Harbour", "Markets", "Sign in", "My account", "Help", "Jobs"]
PARAGRAPHS = [
    "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north.",
    "Ships waited in the bay, and the dockers went home at noon without knowing when they would be called again.",
    "“We have seen worse, but not for twenty years,” said Ada Lund, who leads the harbour office of the town.",
    "The council will meet on Friday to hear from the owners, who have asked for money to mend the old wall.",
    "Nobody was hurt, though two boats sank at their moorings and a crane fell into the water near the market.",
    "Insurers said that they would not count the losses before the wind had dropped and the divers had gone down.",
    "By evening the first lorries were turning back, and the hotels along the coast road had filled with drivers.",
]
FOOT = ["Imprint", "Jobs", "Advertise", "Site map", "Press", "Shop"]


def kept(*lines: str) -> list[str]:
    """The remaining lines of a page with a menu above ``lines`` and a footer below."""
    text = "\n".join([*MENU, *lines, *FOOT])
    cleaned = clean_and_explain(text, ENGLISH, Options(preset="page"))
    return [line for line in cleaned.text.split("\n") if line]


def test_the_menu_and_the_footer_are_removed() -> None:
    assert kept(*PARAGRAPHS) == PARAGRAPHS


def test_headings_and_lists_inside_the_article_are_kept() -> None:
    lines = [*PARAGRAPHS[:3], "What the owners ask for", "New cranes", "A higher wall", *PARAGRAPHS[3:]]
    assert kept(*lines) == lines


@pytest.mark.parametrize("stamp", ["By Lena Ortiz", "Published May 3, 2021", "May 3, 2021", "3 hours ago"])
def test_a_deck_before_the_byline_is_removed(stamp: str) -> None:
    deck = "A storm has shut the port for three days, and no one knows when the ships may leave."
    assert kept("Storm shuts port", deck, stamp, *PARAGRAPHS) == PARAGRAPHS


@pytest.mark.parametrize("before", [PARAGRAPHS[:1], PARAGRAPHS])
def test_a_list_with_a_byline_for_each_piece_is_kept(before: list[str]) -> None:
    pieces = [(f"Ship to Sail {i}", "Published by Moor Games", f"{text} Again.") for i, text in enumerate(PARAGRAPHS)]
    left = [line for heading, _, text in pieces for line in (heading, text)]
    assert kept(*before, *[line for piece in pieces for line in piece]) == [*before, *left]


@pytest.mark.parametrize("heading", ["Related Articles", "About the author", "Tags: port, storm", "Mehr zum Thema"])
def test_lines_after_a_tail_heading_are_removed(heading: str) -> None:
    teasers = [
        "How to bake bread at sea",
        "It takes an oven, a steady hand and a calm day to bake a loaf on a trawler.",
    ]
    assert kept(*PARAGRAPHS, heading, *teasers) == PARAGRAPHS


def told(times: int) -> list[str]:
    """Teasers: as many headlines, each with a paragraph of at least twenty words."""
    teaser = "It takes an oven, a steady hand and a calm day to bake a loaf on a trawler, says the cook of the Maid"
    return [line for i in range(times) for line in (f"How to bake bread at sea {i}", f"{teaser} {i}.")]


def test_any_number_of_teasers_under_a_label_is_removed() -> None:
    article = [f"{text} {text}" for text in PARAGRAPHS]
    assert kept(*article, "Related Articles", *told(9)) == article


def test_single_paragraphs_after_teasers_are_kept_if_the_article_goes_on() -> None:
    article = [f"{text} {text}" for text in PARAGRAPHS]
    pieces = [line for i, text in enumerate(PARAGRAPHS) for line in (f"Wall {i}", f"Later, {text}")]
    lines = [*article[:5], "Related Articles", *told(3), *article[5:], *pieces]
    assert set(kept(*lines)) >= {*article, *pieces}
    assert set(kept(*article[:2], "Related Articles", *pieces)) >= set(pieces)


def test_a_tail_heading_inside_the_article_does_not_end_it() -> None:
    lines = [*PARAGRAPHS[:3], "Related Articles", "How to bake bread at sea", *PARAGRAPHS[3:]]
    assert kept(*lines) == [line for line in lines if line != "Related Articles"]


def test_comments_of_any_length_are_removed() -> None:
    comment = "I was there, and it was a cold and windy day in the old port, with nobody about but the gulls and me"
    comments = [line for i in range(20) for line in (f"Omar {i}", f"May {i + 1}, 2021 at 10:30 am", f"{comment} {i}.")]
    assert kept(*PARAGRAPHS, "20 Comments", *comments) == PARAGRAPHS
    assert kept(*PARAGRAPHS, *comments)[: len(PARAGRAPHS)] == PARAGRAPHS
    assert len(kept(*PARAGRAPHS, *comments)) <= len(PARAGRAPHS) + 2


def test_embedded_posts_are_not_comments() -> None:
    post = "the gulls are on the old wall again"
    posts = [[f"{post} {i}.", f"— Omar {i} (@omar{i})", f"May {i}, 2021"] for i in range(1, 5)]
    shown = [line for post in posts for line in post]
    assert set(PARAGRAPHS) <= set(kept(*PARAGRAPHS[:4], *shown, *PARAGRAPHS[4:]))


def thread(*posts: str) -> list[str]:
    heads = [["gull_at_sea", f"Posts: {i}12", f"Joined: May {i}, 2015", f"Re: Ships {i}"] for i in range(1, 9)]
    return [line for head, post in zip(heads, posts, strict=False) for line in (*head, post, "Reply", "Like")]


def test_the_posts_of_a_forum_are_kept() -> None:
    left = kept("Ships and ports", *thread(*PARAGRAPHS), "Similar threads", "How to bake bread at sea")
    assert [line for line in left if line in PARAGRAPHS] == PARAGRAPHS
    assert not {"Posts: 112", "Reply", "Similar threads", "How to bake bread at sea"} & set(left)


def test_posts_under_an_article_are_comments() -> None:
    article = [f"{text} {text}" for text in PARAGRAPHS]
    posts = [f"I was there {i} times, and nobody saw me, not once." for i in range(5)]
    assert kept(*article, *thread(*posts)) == article


def test_an_author_biography_after_the_article_is_removed() -> None:
    bio = ["Lena Ortiz", "Lena Ortiz has written about ships and the people on them for more than twenty years."]
    assert kept(*PARAGRAPHS, *bio) == PARAGRAPHS


@pytest.mark.parametrize("byline", ["Written by Lena Ortiz", "By Lena Ortiz"])
def test_a_biography_by_first_name_after_a_byline_is_removed(byline: str) -> None:
    bio = [byline, "Lena has written about ships and the people on them for more than twenty years."]
    assert kept(*PARAGRAPHS, *bio) == PARAGRAPHS


def test_a_biography_under_the_name_of_the_byline_is_removed() -> None:
    bio = ["Lena Ortiz", "Head of Ships", "Lena joined the Harbour Weekly in May and writes about ships and the sea."]
    assert kept("Lena Ortiz", "May 3, 2021", *PARAGRAPHS, *bio) == PARAGRAPHS


@pytest.mark.parametrize("heading", ["Lena Ortiz, Editor", "Lena Ortiz, MSc*", "About Lena Ortiz"])
def test_a_biography_under_a_longer_heading_is_removed(heading: str) -> None:
    life = "Lena Ortiz has written about ships and the people on them for more than twenty years."
    assert kept(*PARAGRAPHS, heading, life) == PARAGRAPHS


LIVES = [
    (
        name,
        f"Head of {matter}",
        f"{name.split()[0]} joined the port in May and has looked after the {matter} since then.",
    )
    for name, matter in (("Ada Moor", "Ships"), ("Lena Ortiz", "Walls"), ("Omar Reyes", "Gulls"), ("Ann Birk", "Bells"))
]


def test_a_single_biography_by_first_name_is_removed() -> None:
    assert kept(*PARAGRAPHS, *LIVES[0]) == PARAGRAPHS


def test_an_article_about_several_people_is_kept() -> None:
    lines = [*PARAGRAPHS[:4], *[line for life in LIVES for line in life]]
    assert kept(*lines) == lines


@pytest.mark.parametrize("heading", ["About the Wall", "On Varna", "Varna, in May"])
def test_a_heading_with_a_preposition_or_a_comma_is_not_a_name(heading: str) -> None:
    last = [heading, "Varna has lived with its wall for forty years, and nobody there can think of it without one."]
    assert kept(*PARAGRAPHS, *last) == [*PARAGRAPHS, *last]


def test_a_heading_repeated_by_the_next_sentence_is_not_a_name() -> None:
    last = ["The Harbour", "The port is the heart of the town, and nobody here can think of it without its noise."]
    assert kept("The Harbour", "May 3, 2021", *PARAGRAPHS, *last) == [*PARAGRAPHS, *last]


def test_a_list_at_the_end_of_the_article_is_kept() -> None:
    dates = [f"June {day} -- Hall {day} of the old port, Varna" for day in range(9, 16)]
    lines = [*PARAGRAPHS, *dates]
    assert kept(*lines, "Related Articles", "How to bake bread at sea") == lines


def test_a_list_before_the_footer_is_kept_without_the_footer() -> None:
    dates = [f"June {day} -- Hall {day} of the old port, Varna" for day in range(9, 16)]
    assert kept(*PARAGRAPHS, *dates, *FOOT) == [*PARAGRAPHS, *dates]


def test_an_introduction_before_a_long_table_is_kept() -> None:
    table = [f"Ship {i} {i}0 tons, out since May" for i in range(90)]
    intro = ["By Lena Ortiz", *PARAGRAPHS[:2]]
    assert kept(*intro, *table, *PARAGRAPHS[2:]) == [*intro[1:], *table, *PARAGRAPHS[2:]]


def test_paragraphs_after_a_long_table_are_kept() -> None:
    table = [f"Ship {i} {i}0 tons, out since May" for i in range(90)]
    lines = [*PARAGRAPHS[:5], *table, *PARAGRAPHS[5:]]
    assert kept(*lines, "Related Articles", PARAGRAPHS[0] + " Again.") == lines


def test_teasers_with_dates_are_removed() -> None:
    teaser = "It takes an oven, a steady hand and a calm day to bake a loaf on a trawler, says the cook of the"
    teasers = [
        line for i in range(6) for line in (f"May {i + 1}, 2021", f"How to bake bread {i}", f"{teaser} Maid {i}.")
    ]
    assert kept(*PARAGRAPHS, *teasers) == PARAGRAPHS


def test_a_chronicle_goes_on_over_its_dates() -> None:
    days = [line for i, text in enumerate(PARAGRAPHS * 2) for line in (f"May {i + 1}, 2021", f"Day {i}: {text}")]
    lines = [*PARAGRAPHS, *days]
    assert [line for line in kept(*lines) if line in PARAGRAPHS or "Day" in line] == lines[:7] + days[1::2]


def in_form(label: str) -> list[str]:
    """Seven items, each with a paragraph and the lines of a form."""
    things = zip(("Quay", "Pier", "Dock", "Wharf", "Berth", "Mole", "Slip"), PARAGRAPHS, strict=True)
    names = ("Salem", "Mill", "North", "Old", "Long", "Fish", "Stone", "Hay", "Ash")
    items = [(f"{text} {text}", label, *(f"{name} {thing}" for name in names)) for thing, text in things]
    return [line for item in items for line in item if line]


def test_items_described_in_the_same_form_are_kept() -> None:
    end = [f"In the end {text}" for text in PARAGRAPHS]
    assert kept(*in_form("Places"), *end) == [*in_form("Places"), *end]
    assert kept(*in_form(""), *end) == end  # nothing shows that they are one article


def test_a_table_with_its_own_headings_is_kept() -> None:
    head = "Day Monday Tuesday Wednesday Thursday Friday"
    rows = [f"{day} row {day} of the old quay and 12 ships for 30 minutes in the bay" for day in range(4)]
    lines = [*PARAGRAPHS, head, *rows, head, *(f"{row} again" for row in rows)]
    assert kept(*lines) == lines


def test_code_between_paragraphs_is_kept() -> None:
    code = [f"let wind_{i} = measure({i});" for i in range(60)]
    lines = [*PARAGRAPHS[:2], *code, *PARAGRAPHS[2:4], *code[::-1], *PARAGRAPHS[4:]]
    assert set(PARAGRAPHS) <= set(kept(*lines))


def test_sentences_broken_over_lines_are_prose() -> None:
    torn = [
        "The harbour office of Varna",
        "said on Thursday that the port",
        "would stay closed",
        ", as it has for three days.",
    ]
    lines = [*torn * 1, *PARAGRAPHS]
    assert kept(*lines) == lines


def test_prose_in_the_footer_is_not_the_article() -> None:
    legal = "The owner of this site does not vouch for what is said on it and will not be held to account for any loss."
    assert legal not in kept(*PARAGRAPHS, *FOOT, *MENU, legal)


def test_a_biography_is_found_at_the_end_of_the_article() -> None:
    bio = "Lena Ortiz is a reporter for the Harbour Weekly."
    assert bio not in kept(*PARAGRAPHS, bio)
    tail = [
        f"Ship number {i} came in on Monday with coal, wood and a crew that had not slept for a night."
        for i in range(40)
    ]
    assert bio in kept(*PARAGRAPHS[:2], bio, *PARAGRAPHS[2:], *tail)


def test_a_table_of_contents_is_removed_and_the_headings_are_kept() -> None:
    headings = ["The storm", "What the owners ask for"]
    body = [headings[0], *PARAGRAPHS[2:5], headings[1], *PARAGRAPHS[5:]]
    intro = ["By Lena Ortiz", *PARAGRAPHS[:2]]
    assert kept(*intro, "Table of Contents", *headings, *body) == [*PARAGRAPHS[:2], *body]


DATES = [f"June {day} -- Hall {day} of the old port, Varna" for day in range(9, 16)]
TEASERS = ["How to bake bread at sea", "It takes an oven, a steady hand and a calm day to bake a loaf on a trawler."]


@pytest.mark.parametrize("between", [[], ["Print", "Share", "Harbour"], ["Related Articles", *TEASERS], MENU])
@pytest.mark.parametrize("times", [2, 3])
def test_an_article_rendered_several_times_is_kept_once(between: list[str], times: int) -> None:
    article = [*PARAGRAPHS[:4], "What the owners ask for", *PARAGRAPHS[4:]]
    assert kept(*[*article, *between] * times, *TEASERS) == article
    assert kept(*PARAGRAPHS[:-1], *PARAGRAPHS) == PARAGRAPHS[:-1]


def test_a_list_at_the_end_of_an_article_rendered_twice_is_kept() -> None:
    assert kept(*PARAGRAPHS, *DATES, "Print", *PARAGRAPHS, *DATES) == [*PARAGRAPHS, *DATES]


def test_other_prose_does_not_hide_an_article_rendered_twice() -> None:
    life = "Lena Ortiz has written about ships and the people on them for more than twenty years."
    beside = ["We may show you adverts that suit you, and you may tell us at any time that you want none of them."]
    assert kept(*PARAGRAPHS, *PARAGRAPHS, "Lena Ortiz", life, *FOOT, *beside) == PARAGRAPHS


def test_paragraphs_repeated_one_by_one_are_kept() -> None:
    assert set(PARAGRAPHS) == set(kept(*[text for text in PARAGRAPHS for _ in range(2)]))


def test_teasers_repeated_on_a_page_are_not_the_article() -> None:
    teasers = [line for i in range(5) for line in (f"Gulls {i}", f"Where have the {i} gulls of the old port gone now?")]
    assert kept(*teasers, *PARAGRAPHS, *teasers) == PARAGRAPHS


@pytest.mark.parametrize(
    "box",
    [["Recommended", "Mill to open again", "Dam leaks in May"], ["Get our free daily newsletter", "Email", "Sign up"]],
)
def test_a_last_paragraph_with_a_quotation_is_kept(box: list[str]) -> None:
    said, title = (
        PARAGRAPHS[2],
        "“The Art of Mending Mills,” which Ada Lund wrote at sixty, is a book to be read by all.",
    )
    body = [line for line in PARAGRAPHS if line != said]
    assert kept(*body, *box, said) == [*body, said]
    assert title not in kept(*body, *box, title)


@pytest.mark.parametrize("ends", [["“You know the way?”", "“All of it.”"], ["Q: What happened?", "A: He asked me."]])
def test_short_sentences_at_both_ends_are_kept(ends: list[str]) -> None:
    article = ["I was nine.", *PARAGRAPHS, *ends, "The wall", "Nobody has mended it."]
    assert kept(*article) == article


RESIDUE = ["Advertisement", "Share this article", "Read more", "Sign up for our daily newsletter"]


def test_residue_between_paragraphs_does_not_make_a_guide_a_page() -> None:
    steps = ["Before you go", "Ask the harbour office.", "Later", "Wait.", "After the storm", "Look for your boat."]
    guide = [*steps, *PARAGRAPHS]
    lines = [line for pair in zip(guide, RESIDUE * 4, strict=False) for line in pair]
    cleaned = clean_and_explain("\n".join(lines), ENGLISH)
    assert (cleaned.preset, cleaned.text.split("\n")) == ("body", guide)


def test_a_recipe_with_a_line_that_looks_like_residue_is_not_cut() -> None:
    recipe = ["Ingredients", "2 cups of lentils", "1 onion", "Salt", "Instructions", "1. Rinse.", "2. Simmer."]
    text = "\n".join([PARAGRAPHS[0], *recipe, "Share", "Serve it hot"])
    assert clean_and_explain(text, ENGLISH).text == text.replace("Share\n", "")


SHEET = "Business\nBusiness\nAll rights reserved.\nSport\nWhy it matters\nNews\n1. Heat the oven.\nSubscribe now"
NOTICE = "Ada Lund says:\n\nOmar is a reporter. Follow him on Twitter.\n\n, which was said\n\nWhat's next\n\n- one cup"


@pytest.mark.parametrize(
    "text", [f"{SHEET}\n{PARAGRAPHS[0]}\nIt rained.", f"{PARAGRAPHS[0]}\n\n{NOTICE}\n\nAda Lund says:"]
)
def test_labels_separated_by_residue_become_a_menu_at_once_or_never(text: str) -> None:
    once = clean_and_explain(text, ENGLISH)
    assert clean_and_explain(once.text, ENGLISH).text == once.text


def test_speech_after_a_long_box_of_residue_is_kept() -> None:
    box = ["Sign up for our newsletter", "Thank you for subscribing!", "Something went wrong, please try again later."]
    box += ["Please enter a valid email address", "Never miss a story.", "Check out our newsletters", "Share this"]
    box += ["Most popular", "Copy link", "Advertisement"]
    speech = "“We gave them soup,” said Omar Reyes."
    assert kept(*PARAGRAPHS, *box, speech) == [*PARAGRAPHS, speech]


@pytest.mark.parametrize("stamp", ["{} GMT", "Updated at {} GMT on 3 May 2021", "Published at {} GMT 3 May 2021"])
def test_the_posts_of_a_live_page_are_kept(stamp: str) -> None:
    posts = [line for i, text in enumerate(PARAGRAPHS) for line in (stamp.format(f"1{i}.42"), text, "Share")]
    assert [line for line in kept(*posts) if line in PARAGRAPHS] == PARAGRAPHS


def test_teasers_with_stamps_after_an_article_are_removed() -> None:
    article = [f"{text} {text} {text}" for text in PARAGRAPHS]
    teasers = [line for i, text in enumerate(PARAGRAPHS) for line in (f"Storm number {i}", f"1{i}.42 GMT", text)]
    assert kept("Published May 3, 2021", *article, *teasers) == article


def test_the_first_post_of_a_live_page_is_kept_although_it_is_short() -> None:
    short = "“Stay at home unless you must travel,” the police said."
    texts = [short, *PARAGRAPHS]
    buttons = ["Share this post", "copied", "View more share options", "Copy this link", "Read more about these links."]
    posts = [
        line for i, text in enumerate(texts) for line in (f"1{i}.42 GMT", f"Storm {i}", "Omar Reyes", text, *buttons)
    ]
    assert [line for line in kept(*posts) if line in texts] == texts
