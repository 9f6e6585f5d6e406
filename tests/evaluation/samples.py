"""Small invented corpora in the formats of published ones."""

import csv
import json

ARTICLE = (
    "Mayor wants 'more bread'.\n\n"
    "“The oven is cold,” said Ada Moor, a baker. “Nobody bakes.”\n\n"
    "She called the mayor “a stale roll” on Monday.\n\n"
    "The band “Crumbs” played. Officials said that help would come.\n"
)


def span(text, words, start=0):
    place = text.index(words, start)
    return place, place + len(words)


def write_polnear(folder, annotator="a1b2", name="daily-loaf_2020-01-02_ovens"):
    """Three attributions: a quotation in two parts, a mixed one, and one without marks."""
    text = ARTICLE
    first, second = span(text, "“The oven is cold,”"), span(text, "“Nobody bakes.”")
    lines = [
        annotation(text, "T1", "Content", first, second),
        annotation(text, "T2", "Cue", span(text, "said")),
        annotation(text, "T3", "Source", span(text, "Ada Moor, a baker")),
        annotation(text, "T4", "Attribution", span(text, "said")),
        "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3",
        annotation(text, "T5", "Content", span(text, "the mayor “a stale roll”")),
        annotation(text, "T6", "Source", span(text, "She")),
        annotation(text, "T7", "Attribution", span(text, "called")),
        "E2\tAttribution:T7 Content:T5 Source:T6",
        annotation(text, "T8", "Content", span(text, "that help would come")),
        annotation(text, "T9", "Source", span(text, "Officials")),
        annotation(text, "T10", "Attribution", span(text, "said", text.index("Officials"))),
        "E3\tAttribution:T10 Content:T8 Source:T9",
    ]
    for name_of, suffix, content in (("text", "txt", text), ("attributions", "ann", "\n".join(lines) + "\n")):
        part = folder / name_of
        part.mkdir(parents=True, exist_ok=True)
        stem = f"{name}_{annotator}" if suffix == "ann" else name
        (part / f"{stem}.{suffix}").write_text(content, encoding="utf-8")
    return folder


def annotation(text, id, kind, *spans):
    offsets = ";".join(f"{start} {end}" for start, end in spans)
    return f"{id}\t{kind} {offsets}\t{' '.join(text[start:end] for start, end in spans)}"


NOVEL = (
    "CHAPTER I\n\n"
    "“Naïve boy,” said Ada Moor to Tom Reed, “come in.”\n\n"
    "“I will,” said Tom Reed.\n\n"
    "“Then wipe your boots,” said Ada Moor.\n"
)
CHARACTERS = [["0", "Ada Moor", "{'Ada', 'Miss Moor'}", "F", "major"], ["1", "Tom Reed", "['Tom']", "M", "minor"]]


def write_pdnc(folder, name="Boots"):
    """One novel of three quotations, the first in two parts."""
    novel = folder / name
    novel.mkdir(parents=True)
    (novel / "novel_text.txt").write_text(NOVEL, encoding="utf-8")
    write_csv(novel / "character_info.csv", ["Character ID", "Main Name", "Aliases", "Gender", "Category"], CHARACTERS)
    rows = [
        ["Q0", str([list(span(NOVEL, "Naïve boy,")), list(span(NOVEL, "come in."))]), "Ada Moor", "Explicit"],
        ["Q1", str([list(span(NOVEL, "I will,"))]), "Tom Reed", "Explicit"],
        ["Q2", str([list(span(NOVEL, "Then wipe your boots,"))]), "Ada Moor", ""],
    ]
    write_csv(novel / "quotation_info.csv", ["quoteID", "quoteByteSpans", "speaker", "quoteType"], rows)
    return folder


def write_csv(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


TOKENS = '" The oven is cold , " said Ada Moor .\n" I ca n\'t bake , Ada , " said Tom Reed .\n'


def write_litbank(folder, *, original=None):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "7_ovens_brat.txt").write_text(TOKENS, encoding="utf-8")
    (folder / "7_ovens_brat.ann").write_text(
        'QUOTE\tQ1\t0\t0\t0\t6\t" The oven is cold , "\n'
        'QUOTE\tQ2\t1\t0\t1\t8\t" I ca n\'t bake , Ada , "\n'
        "ATTRIB\tQ1\tAda_Moor-3\nATTRIB\tQ2\tTom_Reed-1\n",
        encoding="utf-8",
    )
    if original:
        (folder / "7_ovens.txt").write_text(original, encoding="utf-8")
    return folder


def write_jsonl(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


ROW = {
    "id": "a",
    "text": ARTICLE,
    "quotes": [
        {
            "start": span(ARTICLE, "The oven")[0],
            "end": span(ARTICLE, "cold,")[1],
            "type": "direct",
            "source": [list(span(ARTICLE, "Ada Moor"))],
        }
    ],
}
