"""A real browser for the pages: headless Chromium, spoken to through pipes in the Chrome DevTools Protocol."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from select import select
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SANDBOX = [] if hasattr(os, "geteuid") and os.geteuid() else ["--no-sandbox"]  # which root has none of
FLAGS = ["--headless=new", *SANDBOX, "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars"]
PATIENCE = 120  # seconds for an answer before the browser is taken for dead


class Browser:
    """One tab of Chromium. ``url`` may be a path."""

    def __init__(self, program: str, profile: Path) -> None:
        to_browser, self._to = os.pipe()
        self._from, from_browser = os.pipe()

        def connect() -> None:  # Chromium reads commands from 3 and answers on 4
            high = [_above_four(number) for number in (to_browser, from_browser)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        command = [program, *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"]
        self._process = subprocess.Popen(command, preexec_fn=connect, close_fds=False, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self._left = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask for something, and wait for the answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer
        return answer.get("result", {})

    def open(self, url: str | Path) -> None:
        """Load a page, and wait until it is there."""
        self.events.clear()
        self.call("Page.navigate", url=url.absolute().as_uri() if isinstance(url, Path) else url)
        self.wait()

    def click(self, link: str) -> None:
        """Click on a link, an expression, and wait until its page is there."""
        self.events.clear()
        self.run(f"{link}.click()")
        self.wait()

    def wait(self) -> None:
        """Until a page is there."""
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._read())

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def size(self, width: int, height: int = 800, zoom: float = 1) -> None:
        """A window of so many pixels of CSS, or with ``zoom`` one in which everything is so much larger."""
        sizes = {"width": round(width / zoom), "height": round(height / zoom)}
        self.call("Emulation.setDeviceMetricsOverride", **sizes, deviceScaleFactor=zoom, mobile=False)

    def scheme(self, name: str) -> None:
        """``light`` or ``dark``."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def scripts(self, *, allowed: bool) -> None:
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def press(self, key: str) -> None:
        """A key by its name: Tab, Enter, Escape."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27}
        pressed = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **pressed, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def point(self, x: float, y: float) -> None:
        """Move the pointer there."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def close(self) -> None:
        self._session = None
        try:
            self.call("Browser.close")
            self._process.wait(PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            pass  # it is killed below
        finally:
            self._process.kill()
            os.close(self._to)
            os.close(self._from)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            ready, _, _ = select([self._from], [], [], PATIENCE)
            data = os.read(self._from, 1 << 20) if ready else b""
            if not data:
                raise OSError("the browser does not answer")
            self._left += data
        message, _, self._left = self._left.partition(b"\0")
        return json.loads(message)


def _above_four(number: int) -> int:
    import fcntl

    return fcntl.fcntl(number, fcntl.F_DUPFD, 10)


@pytest.fixture(scope="session")
def _tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None or os.name != "posix":
        pytest.skip(f"there is no Chromium here: none of {', '.join(NAMES)}")
    try:
        tab = Browser(program, tmp_path_factory.mktemp("profile"))
    except OSError as error:
        pytest.skip(f"{program} does not start here: {error}")
    yield tab
    tab.close()


@pytest.fixture
def browser(_tab: Browser) -> Browser:
    """A tab as it is at first: light, 1200 pixels wide."""
    _tab.call("Page.setBypassCSP", enabled=False)
    _tab.scripts(allowed=True)
    _tab.scheme("light")
    _tab.size(1200)
    return _tab


@pytest.fixture(scope="session")
def errors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of errors of every group, in two corpora."""
    from quotex.evaluation import Article, GoldQuote, score
    from quotex.model import Kind, Quote, Speaker
    from quotex.render.html_errors import errors_page

    text = "“It leaks,” said Ada Moor.\n\nThe “Dam” is old. “It\nalways has,” said Bo Lind, and “nobody” paid."

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    def quote(words: str, kind: Kind, confidence: float, name: str | None = "Bo Lind", **more: Any) -> Quote:
        speaker = Speaker(*place("Bo Lind"), "Bo Lind", name)
        return Quote(0, *place(words), words, kind, speaker, confidence=confidence, **more)

    gold = [
        GoldQuote(*place("It leaks,"), "direct", [place("Ada Moor")]),
        GoldQuote(*place("Dam"), "scare"),
        GoldQuote(*place("It\nalways has,"), "direct", [place("Bo Lind")]),
    ]
    found = [
        quote("It leaks,", "direct", 0.81, rules=("QS101", "QA103")),
        quote("Dam", "mixed", 0.4),
        quote("always", "direct", 0.5, "Bo Ray Lind"),
        quote("paid", "indirect", 0.3, None),
    ]
    rows = []
    for corpus, quotes in (("harbour", found), ("quay <b>", [])):
        evaluation = score((Article(f"{corpus}-{number}", text, gold), quotes) for number in range(30))
        rows += [{"corpus": corpus} | row for row in evaluation.total.errors]
    page = tmp_path_factory.mktemp("errors") / "errors.html"
    page.write_text(errors_page(rows, {}), encoding="utf-8")
    return page
