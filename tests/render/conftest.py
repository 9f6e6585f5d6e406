"""A tab of a real browser, where there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docsite.browser import NAMES, Browser, find


@pytest.fixture(scope="session")
def _tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = find()
    if program is None:
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
