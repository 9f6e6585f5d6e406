"""Tasks of Label Studio with quotes as predictions, and its exports (https://labelstud.io/guide/export).

Its offsets count code points (seen in Label Studio 1.23.2). Quotes, speakers and cues are labelled regions; relations
connect a quote with its speaker and cue; ``score`` is the confidence. Everything else is in the ``meta`` of the region.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from quotex.bounded import read_bounded
from quotex.io.exchange.annotated import KINDS, LABELS, Annotated, ExchangeError, Utf16, rest_of, with_rest
from quotex.model import Row

__all__ = ["CONFIGURATION", "read_label_studio", "task"]

CONFIGURATION = """<View>
  <Relations>
    <Relation value="said by"/>
    <Relation value="cued by"/>
  </Relations>
  <Labels name="label" toName="text">
    <Label value="direct" background="#0072b2"/>
    <Label value="mixed" background="#56b4e9"/>
    <Label value="indirect" background="#009e73"/>
    <Label value="scare" background="#8a8a8a"/>
    <Label value="turn" background="#56b4e9"/>
    <Label value="speaker" background="#d55e00"/>
    <Label value="cue" background="#e69f00"/>
  </Labels>
  <Text name="text" value="$text"/>
</View>
"""
RELATIONS = {"speaker": "said by", "cue": "cued by"}


def task(document: Annotated, version: str) -> Row:
    """Return a task, with the quotes as predictions of a model of that version."""
    result: list[Row] = []
    for number, quote in enumerate(document.quotes):
        own = f"quote-{number}"
        region = _region(document.text, own, quote, quote["kind"])
        result.append({**region, "score": quote.get("confidence", 0.0), "meta": {"text": [rest_of(quote)]}})
        for name, relation in RELATIONS.items():
            if quote[name]:
                other = f"{name}-{number}"
                result.append(_region(document.text, other, quote[name], name))
                result.append(
                    {"type": "relation", "from_id": own, "to_id": other, "direction": "right", "labels": [relation]}
                )
    scores = [quote.get("confidence", 0.0) for quote in document.quotes]
    prediction = {"model_version": version, "score": fmean(scores) if scores else 0.0, "result": result}
    return {"data": {"id": document.id, "text": document.text}, "predictions": [prediction]}


def _region(text: str, id: str, span: Row, label: str) -> Row:
    value = {
        "start": span["start"],
        "end": span["end"],
        "text": text[span["start"] : span["end"]],
        "labels": [label],
    }
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def read_label_studio(path: str | Path) -> Iterator[Annotated]:
    """Yield the documents of a file that Label Studio exported as JSON, or of one made by ``task``.

    The last annotation of a task that was not skipped counts; a task without one is not annotated, and has the
    predicted quotes. Raises ExchangeError.
    """
    try:
        tasks = json.loads(read_bounded(path))
    except OSError as error:
        raise ExchangeError(f"{path}: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        raise ExchangeError(f"{path}: not JSON: export from Label Studio as JSON") from None
    if not isinstance(tasks, list):
        raise ExchangeError(f"{path}: not a list of tasks: export from Label Studio as JSON")
    for number, each in enumerate(tasks, 1):
        where = f"{path}: task {number}"
        try:
            yield _document(each, where, f"{path}:{number}")
        except (KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
            raise ExchangeError(f"{where}: not the shape of a task of Label Studio: {error!r}") from None
        except ExchangeError:
            raise
        except ValueError as error:
            raise ExchangeError(f"{where}: {error}") from None


def _document(each: Mapping[str, Any], where: str, place: str) -> Annotated:
    """Return the document of a task; if it has no id, ``place`` is the id."""
    text, id = each["data"]["text"], each["data"].get("id", each.get("id"))
    done = [one for one in each.get("annotations") or () if not one.get("was_cancelled")]
    chosen = done[-1:] or list(each.get("predictions") or ())[-1:]
    if not isinstance(text, str):
        raise ExchangeError(f"{where}: data.text is not text")
    quotes = _quotes(text, chosen[0]["result"], where) if chosen else []
    return Annotated(place if id is None else str(id), text, quotes, is_annotated=bool(done))


def _place(text: str, places: Utf16, value: Row) -> tuple[int, int]:
    """Return the code points of a region. Older versions count UTF-16, which the words of the region tell.

    Raises ValueError outside the text.
    """
    start, end = int(value["start"]), int(value["end"])
    units = places.back(start), places.back(end)
    if text[start:end] != value.get("text") == text[slice(*units)]:
        return units
    if max(start, end) > len(text):
        raise ValueError(f"offset {max(start, end)} is outside the text")
    return start, end


def _quotes(text: str, result: list[Row], where: str) -> list[Row]:
    places = Utf16(text)
    spans: dict[str, tuple[str, Row]] = {}
    notes: dict[str, str] = {}
    for region in result:
        if region["type"] != "labels":
            continue
        value, id = region["value"], region["id"]
        start, end = _place(text, places, value)
        if start > end:
            raise ExchangeError(f"{where}: {id} ends before it begins")
        label = value["labels"][0]
        if label not in LABELS:
            raise ExchangeError(f"{where}: the label {label!r} is none of {', '.join(LABELS)}: rename it, or remove it")
        spans[id] = label, {"start": start, "end": end}
        notes[id] = "".join(region.get("meta", {}).get("text", ()))
    quotes = {
        id: {**span, "kind": label, "speaker": None, "cue": None}
        for id, (label, span) in spans.items()
        if label in KINDS
    }
    for relation in result:
        if relation["type"] == "relation":
            one, other = relation["from_id"], relation["to_id"]
            one, other = (one, other) if one in quotes else (other, one)  # drawn from the speaker to the quote
            if one not in quotes or other not in spans or spans[other][0] not in RELATIONS:
                raise ExchangeError(f"{where}: a relation is not of a quote and its speaker or cue")
            name, span = spans[other]
            if quotes[one][name]:
                raise ExchangeError(f"{where}: {one} has two relations to a {name}: remove one")
            quotes[one][name] = dict(span)
    return [with_rest(text, quote, notes.get(id)) for id, quote in quotes.items()]
