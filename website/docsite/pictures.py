"""Pictures of files that the commands of a page wrote: charts unchanged, HTML pages as Chromium shows them.

A page requests a picture in a comment, which a forge does not show: the file, for HTML the size of the window, and a
description, as in ``picture: report/index.html 900x640: The index of the report.``
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from docsite.browser import Browser, find

__all__ = ["Camera", "put_in"]

ASKED = re.compile(
    r"<!-- picture: (?P<file>[^\s#]+)(?P<place>#\S+)?(?: (?P<width>\d+)x(?P<height>\d+))?: (?P<alt>.+?) -->", re.DOTALL
)
SCHEMES = ("light", "dark")


class Camera:
    """A browser, as a context manager; without Chromium, it takes no pictures."""

    def __init__(self, folder: Path) -> None:
        self._browser: Browser | None = None
        self._profile = folder / "profile"

    def __enter__(self) -> Camera:
        program = find()
        with suppress(OSError):  # if Chromium does not start
            self._browser = Browser(program, self._profile) if program else None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._browser:
            self._browser.close()

    @property
    def works(self) -> bool:
        return self._browser is not None

    def take(self, page: Path, place: str, width: int, height: int) -> dict[str, bytes]:
        """Pictures (PNG) of an HTML page in light and dark colours; ``place`` is an anchor in it, or empty."""
        if self._browser is None:
            raise ValueError("there is no browser")
        self._browser.size(width, height)
        self._browser.open("about:blank")  # a change of the anchor alone would load nothing
        self._browser.open(page.absolute().as_uri() + place)
        return {scheme: self._picture_in(self._browser, scheme) for scheme in SCHEMES}

    @staticmethod
    def _picture_in(browser: Browser, scheme: str) -> bytes:
        browser.scheme(scheme)
        return browser.picture()


def put_in(page: str, folder: Path, source: str, camera: Camera) -> tuple[str, dict[str, bytes]]:
    """The page with the requested pictures of files in ``folder``, and these pictures by their names on the site."""
    taken: dict[str, bytes] = {}
    stem = source.removesuffix(".md").replace("/", "-")

    def picture(asked: re.Match[str]) -> str:
        path, alt = folder / asked["file"], " ".join(asked["alt"].split())
        name = f"pictures/{stem}-{len(taken)}"
        if path.suffix != ".html":
            taken[f"{name}{path.suffix}"] = path.read_bytes()
            return f"![{alt}]({name}{path.suffix})"
        if not camera.works:
            return ""
        shots = camera.take(path, asked["place"] or "", int(asked["width"] or 900), int(asked["height"] or 640))
        taken.update({f"{name}-{scheme}.png": shot for scheme, shot in shots.items()})
        return "".join(f"![{alt}]({name}-{scheme}.png#only-{scheme})" for scheme in shots)

    return ASKED.sub(picture, page), taken
