"""HTML in which text from an article can never become a script: all elements and texts are made here.

A ``str`` is text and is escaped everywhere; only the results of ``element`` are HTML.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from quotex.render.layout import visible

__all__ = ["Markup", "asset", "element", "join", "shell", "styled", "text"]

# Links may lead only to places in a page, in a report, or on the web.
ADDRESS = re.compile(r"#[\w-]++|https?://[^\s\"'<>\\]++|(?:\.\./)?+[\w-]++(?:/[\w-]++)*+\.html(?:#[\w-]++)?+")
HARMLESS = re.compile(r"[\w .,:;#/-]*+")  # needs no escaping; most texts are short and have no other characters
VOID = ("meta", "input", "br")
POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


class Markup(str):
    """HTML, as opposed to text."""

    __slots__ = ()


def text(value: object) -> Markup:
    """Return any text as HTML: mark-up is escaped, and characters that would hide or reorder text become visible.

    >>> text("<b onclick=alert(1)>\\0"), text(text("&"))
    ('&lt;b onclick=alert(1)&gt;␀', '&amp;')
    """
    if isinstance(value, Markup):
        return value
    shown = str(value)
    return Markup(shown if HARMLESS.fullmatch(shown) else escape(visible(shown), quote=True))


def join(parts: Iterable[object], between: str = "") -> Markup:
    """Join the parts, each converted by ``text``."""
    return Markup(text(between).join(map(text, parts)))


def element(tag: str, /, *content: object, **attributes: object) -> Markup:
    """Return an element. None and False attributes are left out; ``class_`` and ``aria_label`` are class and
    aria-label.

    A link keeps its address only if that is a place in the page or the report, or on the web.

    >>> element("a", "A & B", href="#q1", class_="cue"), element("a", "A", href="javascript:alert(1)")
    ('<a href="#q1" class="cue">A &amp; B</a>', '<a>A</a>')
    """
    shown = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    if tag in VOID:
        return Markup(f"<{tag}{shown}>")
    return Markup(f"<{tag}{shown}>{join(content)}</{tag}>")


def _attribute(key: str, value: object) -> str:
    if value is False or (key == "href" and not ADDRESS.fullmatch(str(value))):
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(value)}"'


@cache
def asset(name: str) -> str:
    """Return a style sheet or a script of quotex."""
    return files("quotex.render").joinpath("assets", name).read_text(encoding="utf-8")


def styled(*names: str) -> Markup:
    """Return style sheets of quotex as an element."""
    return Markup(f"<style>{''.join(map(asset, names))}</style>")


def shell(title: str, *body: object, styles: tuple[str, ...], script: str | None = None) -> Markup:
    """Return a whole page, which may load nothing, and run nothing but ``script``, an asset."""
    style = "".join(map(asset, styles))
    policy = POLICY.format(style=_hash(style), script=_hash(asset(script)) if script else "'none'")
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=Markup(policy)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        styled(*styles),
    )
    scripts = [Markup(f"<script>{asset(script)}</script>")] if script else []
    page = element("html", element("head", *head), element("body", *body, *scripts, class_="quotex"), lang="en")
    return Markup(f"<!doctype html>\n{page}\n")


def _hash(content: str) -> str:
    """Return the hash of a style sheet or a script for a Content-Security-Policy (CSP level 3, section 2.3.1)."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
