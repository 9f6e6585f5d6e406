"""Clean the text of scraped news pages, and extract every quotation with who said it.

>>> import quotex
>>> page = '''Mayor Ada Moor opened the bridge.
...
... Sign up for our newsletter
...
... "It will outlive us all," she said.'''
>>> document = quotex.process(page)
>>> document
<Document None: 70 of 98 characters, 1 quotes, 1 people, 1 edits>
>>> document.quotes
[<Quote 0, direct, 64:87: 'It will outlive us all,', by 'she' ('Ada Moor')>]
>>> document.quotes[0].speaker.name
'Ada Moor'
>>> page[document.quotes[0].start : document.quotes[0].end]
'It will outlive us all,'
>>> print(document.text)
Mayor Ada Moor opened the bridge.
<BLANKLINE>
"It will outlive us all," she said.

Offsets are Python string indices (code points), half open, and point into the text given.
"""

from __future__ import annotations

from os.path import dirname

try:
    from quotex._core import UNICODE_VERSION as _  # noqa: F401, is it there?
except ModuleNotFoundError as error:
    if error.name != "quotex._core":
        raise
    # With this name, `python -m quotex` tells the message without a traceback.
    message = f"the C core is not built: run `make demo`, or `pip install -e .`, in {dirname(dirname(__file__))}"
    raise ImportError(message, name="quotex") from None

TYPE_CHECKING = False  # to type checkers it is true; typing itself takes long to import
if TYPE_CHECKING:
    from quotex.api import (
        Cleaned,
        Cue,
        Document,
        Edit,
        Kind,
        OnError,
        Person,
        Pipeline,
        Preset,
        Quote,
        Rule,
        Scan,
        Speaker,
        Verb,
        clean,
        clean_and_explain,
        extract,
        process,
        rule,
        rules,
        scan,
    )

__version__ = "0.1.0"
__all__ = [
    "Cleaned",
    "Cue",
    "Document",
    "Edit",
    "Kind",
    "OnError",
    "Person",
    "Pipeline",
    "Preset",
    "Quote",
    "Rule",
    "Scan",
    "Speaker",
    "Verb",
    "clean",
    "clean_and_explain",
    "extract",
    "process",
    "rule",
    "rules",
    "scan",
]


def __getattr__(name: str) -> object:
    """Import the public names when the first of them is used: the command heeds signals before anything takes long."""
    if name not in __all__:
        raise AttributeError(f"module 'quotex' has no attribute {name!r}")
    from quotex import api

    globals().update({public: getattr(api, public) for public in __all__})
    return globals()[name]


def __dir__() -> list[str]:
    return [*globals(), *__all__]
