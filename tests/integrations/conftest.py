"""Texts for every framework, and the rows that quotex gives for them."""

import pytest

from quotex import Pipeline

SAYS = "“It rained,” said Mayor Ada Moor. “Ask Omar Reyes.”\n\nSign up for our newsletter\n\n"
TEXTS = [
    *(SAYS * number for number in range(1, 5)),
    "",
    '"The \N{RAINBOW} fer\u00adry\u0301 sinks," Lena Ortiz told reporters.\r\nAdvertisement\r\n',
    "Nothing was said in the harbour.\x00",
]


@pytest.fixture
def texts():
    return TEXTS


@pytest.fixture
def documents():
    """The documents that ``process`` gives for the texts, in order."""
    return list(Pipeline().pipe(TEXTS))


@pytest.fixture
def annotated():
    """The columns that ``annotate`` adds to the texts; tests/test_arrow.py compares those with ``process``."""
    pa = pytest.importorskip("pyarrow", reason="needs the extra [arrow]")
    from quotex.arrow import SCHEMA, annotate

    return annotate(pa.table({"body": TEXTS}), "body").select(SCHEMA.names).to_pylist()
