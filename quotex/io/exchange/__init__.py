"""Convert rows of quotex for annotation tools, and back: brat, Label Studio, TEI, WebAnno and INCEpTION."""

from quotex.io.exchange.annotated import Annotated, ExchangeError, annotated
from quotex.io.exchange.brat import read_brat, write_brat
from quotex.io.exchange.label_studio import read_label_studio, task
from quotex.io.exchange.tei import tei
from quotex.io.exchange.webanno import webanno

__all__ = [
    "EXPORTS",
    "IMPORTS",
    "Annotated",
    "ExchangeError",
    "annotated",
    "read_brat",
    "read_label_studio",
    "task",
    "tei",
    "webanno",
    "write_brat",
]

EXPORTS = ("brat", "label-studio", "tei", "webanno")
IMPORTS = ("brat", "label-studio")
