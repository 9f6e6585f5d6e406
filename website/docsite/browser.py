"""A real browser for pages: headless Chromium, controlled through pipes by the Chrome DevTools Protocol."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from select import select
from typing import Any

__all__ = ["NAMES", "Browser", "find"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SANDBOX = [] if hasattr(os, "geteuid") and os.geteuid() else ["--no-sandbox"]  # Chromium has no sandbox for root
FLAGS = ["--headless=new", *SANDBOX, "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars"]
PATIENCE = 120  # seconds to wait for an answer before the browser counts as dead


def find() -> str | None:
    """The path of Chromium, or None if it is not installed or the system is not POSIX."""
    return next(filter(None, map(shutil.which, NAMES)), None) if os.name == "posix" else None


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
        """Call a method of the protocol, and wait for the answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer.get("result", {})
        return result

    def open(self, url: str | Path) -> None:
        """Open a page, and wait until it is loaded."""
        self.events.clear()
        self.call("Page.navigate", url=url.absolute().as_uri() if isinstance(url, Path) else url)
        self.wait()

    def click(self, link: str) -> None:
        """Click on a link, given by an expression, and wait until its page is loaded."""
        self.events.clear()
        self.run(f"{link}.click()")
        self.wait()

    def wait(self) -> None:
        """Wait until a page is loaded."""
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._read())

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def size(self, width: int, height: int = 800, zoom: float = 1) -> None:
        """Set the size of the window in CSS pixels; ``zoom`` enlarges everything in it."""
        sizes = {"width": round(width / zoom), "height": round(height / zoom)}
        self.call("Emulation.setDeviceMetricsOverride", **sizes, deviceScaleFactor=zoom, mobile=False)

    def scheme(self, name: str) -> None:
        """Set the colour scheme: ``light`` or ``dark``."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def scripts(self, *, allowed: bool) -> None:
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def press(self, key: str) -> None:
        """Press a key, given by its name (Tab, Enter, Escape, ArrowRight) or its letter."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowRight": 39}
        pressed = {"key": key, "code": key, "windowsVirtualKeyCode": codes.get(key) or ord(key.upper())}
        text = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **pressed, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def point(self, x: float, y: float) -> None:
        """Move the pointer to a position."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def picture(self) -> bytes:
        """The window as a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def close(self) -> None:
        self._session = None
        try:
            self.call("Browser.close")
            self._process.wait(PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            pass  # the process is killed below
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
        answer: dict[str, Any] = json.loads(message)
        return answer


def _above_four(number: int) -> int:
    import fcntl

    return fcntl.fcntl(number, fcntl.F_DUPFD, 10)
