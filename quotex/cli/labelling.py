"""Match the labels of a sample to quotes of the documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from quotex.io import Record
from quotex.objects import literal
from quotex.people.corrections import Labelled
from quotex.people.counts import Counted
from quotex.people.labels import Label

__all__ = ["Labelling", "Labels"]

Labels = Mapping[str, Mapping[int, Label]]
SHOWN = 60  # characters of a text, in messages


class Labelling:
    """Finds the quote of each label, document by document, and collects them in ``labelled``."""

    def __init__(self, labels: Labels) -> None:
        self.labelled: list[Labelled] = []
        self._left = {(document, quote): label for document, some in labels.items() for quote, label in some.items()}
        self._altered: dict[tuple[str, int], str] = {}  # messages about labels whose text differs

    def take(self, record: Record, counted: Counted, cell: str, document: int, forms: Sequence[str]) -> None:
        """Match the labels of a document, which was counted in ``cell`` as number ``document``."""
        for marked in counted.marked:
            key = (str(record.id), marked.quote)
            label = self._left.get(key)
            if label is None or (marked.start, marked.end) != (label.start, label.end):
                continue
            if label.is_of(marked.text):
                voices = tuple(forms[voice] for voice in marked.voices)
                self.labelled.append(Labelled(cell, document, voices, label))
                del self._left[key]
            else:
                where = f"text is {literal(label.text, SHOWN)}, and quote {marked.quote} of {record.where} is "
                self._altered[key] = f"{label.where} of the labels: {where}{literal(marked.text, SHOWN)}"

    def check(self) -> None:
        """Raises click.ClickException if a label matches no quote."""
        for key, message in self._altered.items():
            if key in self._left:
                raise click.ClickException(f"{message}: do not change the column text")
        for (document, quote), label in self._left.items():
            raise click.ClickException(
                f"{len(self._left)} labels match no quote, such as {label.where} (quote {quote} of {document!r}): "
                "give the rows that the sample was drawn from, with the same options"
            )
