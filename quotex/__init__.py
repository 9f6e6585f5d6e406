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

Offsets are Python string indices (code points), half open, and refer to the text you pass.
"""

from __future__ import annotations

import sys
from os.path import basename, dirname

# In the command, Ctrl-C must not print a traceback, even before the command installs its own handlers.
_SCRIPTS = {"quotex", "quotex.exe"}
_IS_COMMAND = basename(sys.argv[0] if getattr(sys, "argv", None) else "") in {"-m", *_SCRIPTS}
if _IS_COMMAND and _SCRIPTS.intersection(map(basename, sys.orig_argv)):
    import _signal  # type: ignore[import-not-found]  # signal itself takes long to import

    try:
        if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
            _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    except ValueError:  # imported in a thread of another program
        pass

try:
    from quotex._core import UNICODE_VERSION as _  # noqa: F401, check that it is built
except ModuleNotFoundError as error:
    if error.name != "quotex._core":
        raise
    # With this name, `python -m quotex` prints the message without a traceback.
    message = f"the C core is not built: run `make demo`, or `pip install -e .`, in {dirname(dirname(__file__))}"
    raise ImportError(message, name="quotex") from None

TYPE_CHECKING = False  # type checkers take it as true; importing typing would be slow
if TYPE_CHECKING:
    from quotex.api import (
        Check,
        Cleaned,
        Cue,
        Document,
        Edit,
        Explanation,
        Genre,
        Group,
        Kind,
        OnError,
        Person,
        Pipeline,
        Preset,
        Quote,
        Quotes,
        Rule,
        Scan,
        Segment,
        Source,
        Sources,
        Speaker,
        Verb,
        clean,
        clean_and_explain,
        explain,
        extract,
        plot_most_quoted,
        process,
        quotes_frame,
        rule,
        rules,
        scan,
        sources,
        verify,
    )

__version__ = "0.1.0"
__all__ = [
    "Check",
    "Cleaned",
    "Cue",
    "Document",
    "Edit",
    "Explanation",
    "Genre",
    "Group",
    "Kind",
    "OnError",
    "Person",
    "Pipeline",
    "Preset",
    "Quote",
    "Quotes",
    "Rule",
    "Scan",
    "Segment",
    "Source",
    "Sources",
    "Speaker",
    "Verb",
    "clean",
    "clean_and_explain",
    "explain",
    "extract",
    "plot_most_quoted",
    "process",
    "quotes_frame",
    "rule",
    "rules",
    "scan",
    "sources",
    "verify",
]


def _import_public_names() -> None:
    from quotex import api

    globals().update({name: getattr(api, name) for name in __all__})


# The command imports them later, after it has installed its signal handlers.
if not _IS_COMMAND:
    _import_public_names()


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'quotex' has no attribute {name!r}")
    _import_public_names()
    return globals()[name]
