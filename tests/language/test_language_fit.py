"""Texts in another language than the pack's are recognized by their words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import quotex
from quotex.cli.commands import quotex as command
from quotex.language.loading import load_language

ENGLISH = """The mayor of Oxmere said on Tuesday that the old bridge over the river will be closed this year.
“We cannot wait any longer,” Ada Moor told reporters. “It is now or never.” The work begins in two weeks."""
OTHERS = {
    "German": """Die Bürgermeisterin von Oxmere hat am Dienstag gesagt, dass die alte Brücke noch in diesem Jahr
geschlossen wird. „Wir können nicht länger warten“, sagte Anna Moor. „Jetzt oder nie.“ Die Stadt
will in zwei Wochen mit der Arbeit anfangen.
Nicht alle Nachbarn freuen sich darüber, sagte einer, der seit langem nahe beim Wasser wohnt.""",
    "Dutch": """De burgemeester van Oxmere heeft dinsdag gezegd dat de oude brug over de rivier nog dit jaar wordt
gesloten. „Wij kunnen niet langer wachten”, zei Anna Moor tegen verslaggevers. „Het is nu of nooit.”
De gemeente wil over twee weken beginnen.""",
    "Spanish": """La alcaldesa de Oxmere dijo el martes que el viejo puente sobre el río se cerrará este año. «No
podemos esperar más», dijo Ana Mora a los periodistas. «Es ahora o nunca». El ayuntamiento quiere
empezar las obras dentro de dos semanas.""",
    "French": """La maire d’Oxmere a dit mardi que le vieux pont sur la rivière sera fermé cette année. « Nous ne
pouvons plus attendre », a dit Anne Moor aux journalistes. « C’est maintenant ou jamais. » La ville
veut commencer dans deux semaines.""",
    "Danish": """Borgmesteren i Oxmere sagde tirsdag, at den gamle bro over åen bliver lukket i år. »Vi kan ikke
vente længere,« sagde Anna Moor til journalisterne. »Det er nu eller aldrig.« Kommunen vil begynde
arbejdet om to uger.
Ikke alle naboer er glade for planen, sagde en af dem, som har boet ved vandet siden han var barn.""",
    "Russian": """Мэр города сказала во вторник, что старый мост через реку закроют в этом году. «Мы больше не можем
ждать», – сказала Анна Моор журналистам. «Сейчас или никогда». Город хочет начать работы через две
недели.""",
    "Chinese": "市长星期二说，河上的老桥今年将关闭。“我们不能再等了，”她对记者说。“现在不做就永远做不成了。”",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_marked_and_its_quotes_are_unsure(language: str) -> None:
    document = quotex.process(OTHERS[language])
    assert document.meta["language_fit"] < 0.6
    assert all(quote.confidence <= 0.5 for quote in document.quotes)
    assert all(quote.confidence <= 0.5 for quote in quotex.extract(OTHERS[language]))


def test_english_is_not_marked() -> None:
    document = quotex.process(ENGLISH)
    assert "language_fit" not in document.meta
    assert max(quote.confidence for quote in document.quotes) > 0.8


@pytest.mark.parametrize("text", ["", "“Ja,” sagte er.", "Oxmere", "12 34"])
def test_a_few_words_are_too_few_to_judge_the_language(text: str) -> None:
    assert "language_fit" not in quotex.process(text).meta


@pytest.mark.parametrize("language", OTHERS)
def test_skipped_documents_come_back_as_they_are(language: str) -> None:
    text = OTHERS[language] + "\n\nShare on Facebook\n"
    pipeline = quotex.Pipeline(language_fit="skip")
    document = pipeline.process(text)
    assert (document.text, document.quotes, document.people, document.edits) == (text, [], [], [])
    assert document.meta["language_fit"] < 0.6
    assert pipeline.extract(text) == []
    assert pipeline.clean(text) == text


def test_skip_does_not_change_the_reading_of_english() -> None:
    text = ENGLISH + "\n\nShare on Facebook\n"
    pipeline = quotex.Pipeline(language_fit="skip")
    read, skipping = quotex.process(text), pipeline.process(text)
    skipping.meta["options"] = read.meta["options"]
    assert skipping == read
    assert pipeline.clean(text) == quotex.clean(text)


def test_a_page_cleaned_to_nothing_is_judged_by_its_original() -> None:
    text = OTHERS["German"]
    nothing = quotex.Cleaned.from_edits(text, [quotex.Edit(0, len(text), "", "BP101")])
    pipeline = quotex.Pipeline(language_fit="skip")
    assert pipeline._misfit(nothing, pipeline.scan("")) is not None
    assert quotex.Pipeline()._misfit(nothing, pipeline.scan("")) is None  # no answer is left that could seem certain


def test_cleaning_and_processing_judge_the_same_reading_of_a_text() -> None:
    text = (
        "stone rain &uuml;ber fell stone water stone &uuml;ber &eacute;t&eacute; **and** fell wood rain the &uuml;ber. "
    )
    pipeline = quotex.Pipeline(language_fit="skip", ignore=["TX"])
    for times in range(1, 9):
        assert pipeline._clean_with_fit(text * times)[1] == pipeline.process(text * times).meta.get("language_fit")


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="no language_fit 'drop'; there are mark, skip"):
        quotex.Pipeline(language_fit="drop")  # type: ignore[arg-type]


@given(st.text())
def test_the_fit_of_any_text_is_a_share(text: str) -> None:
    language = load_language("en")
    fit = language.misfit(language.scan(text))
    assert fit is None or 0.0 <= fit < 1.0


@given(st.integers(0, 30))
def test_tags_are_counted(number: int) -> None:
    scan = quotex.scan("the " * number + "Moor 7")
    tags = list(scan.token_tags)
    for mask in (0, 1, 0x20, 0x80, 0x100):
        for without in (0, 0x20, 0x120):
            count = scan.count_tagged(mask, 0)
            assert [scan.has_more_tagged(mask, count - 1 + more) for more in range(2)] == [count > 0, False]
            assert scan.count_tagged(mask, without) == sum(bool(tag & mask and not tag & without) for tag in tags)


def _run(tmp_path: Path, *arguments: str) -> tuple[list[dict[str, Any]], str]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    texts = [ENGLISH, OTHERS["German"], OTHERS["Spanish"]]
    source.write_text("".join(json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    done = CliRunner().invoke(command, ["process", str(source), "-o", str(target), *arguments])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in target.read_text().splitlines()], done.stderr


def test_the_command_warns_once_and_counts(tmp_path: Path) -> None:
    rows, told = _run(tmp_path)
    assert told.count("seems to be in another language than the pack 'en'") == 1
    assert "in.jsonl:2" in told
    assert "the pack 'en': more boilerplate stays, and confidence is capped at .5;" in told
    assert "2 in another language, it seems" in told
    surest = [max((quote["confidence"] for quote in row["quotes"]), default=0.0) for row in rows]
    assert [most > 0.5 for most in surest] == [True, False, False]


def test_the_warning_of_extract_mentions_only_confidence(tmp_path: Path) -> None:
    source = tmp_path / "in.txt"
    source.write_text(OTHERS["German"], encoding="utf-8")
    done = CliRunner().invoke(command, ["extract", str(source)])
    assert "the pack 'en': confidence is capped at .5;" in done.stderr


def test_the_command_copies_them_unchanged(tmp_path: Path) -> None:
    rows, told = _run(tmp_path, "--language-fit", "skip", "--workers", "2")
    assert [row["passed_through"] for row in rows] == [None, "not en", "not en"]
    assert rows[1]["text"] == OTHERS["German"]
    assert rows[1]["quotes"] == rows[1]["edits"] == []
    assert "2 copied unchanged for their language" in told
