"""HTML that can't hold a script of an article's: every element and every text is made here.

A ``str`` is text and is escaped wherever it goes; only what ``element`` made is HTML.
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

# Places in a page, in a report, and on the web; nothing else is ever the address of a link.
ADDRESS = re.compile(r"#[\w-]++|https?://[^\s\"'<>\\]++|(?:\.\./)?+[\w-]++(?:/[\w-]++)*+\.html(?:#[\w-]++)?+")
HARMLESS = re.compile(r"[\w .,:;#/-]*+")  # stays as it is; most texts are short and of nothing else
VOID = ("meta", "input", "br")
POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


class Markup(str):
    """HTML, as opposed to text."""

    __slots__ = ()


def text(value: object) -> Markup:
    """Text from anywhere as HTML: signs of HTML escaped, and what would hide or turn other text shown as a picture.

    >>> text("<b onclick=alert(1)>\\0"), text(text("&"))
    ('&lt;b onclick=alert(1)&gt;␀', '&amp;')
    """
    if isinstance(value, Markup):
        return value
    shown = str(value)
    return Markup(shown if HARMLESS.fullmatch(shown) else escape(visible(shown), quote=True))


def join(parts: Iterable[object], between: str = "") -> Markup:
    """The parts, one after the other, each as ``text`` gives it."""
    return Markup(text(between).join(map(text, parts)))


def element(tag: str, /, *content: object, **attributes: object) -> Markup:
    """An element. Attributes that are None or False are left out, ``class_`` is class, ``aria_label`` is aria-label.

    A link keeps its address only where that is a place in the page or the report, or one on the web.

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
    """A style sheet or a script of quotex's own."""
    return files("quotex.render").joinpath("assets", name).read_text(encoding="utf-8")


def styled(*names: str) -> Markup:
    """Style sheets of quotex's own, as an element."""
    return Markup(f"<style>{''.join(map(asset, names))}</style>")


def shell(title: str, *body: object, styles: tuple[str, ...], script: str | None = None) -> Markup:
    """A whole page, which may load nothing, and run nothing but ``script``, an asset."""
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
    """What names a style sheet or a script in a Content-Security-Policy (CSP level 3, section 2.3.1)."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
