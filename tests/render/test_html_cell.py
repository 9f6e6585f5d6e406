"""A notebook cell follows the theme of the notebook, not of the system, and keeps its look under foreign styles."""

import re

import pytest

import quotex

TEXT = "“It leaks,” said Mayor Ada Moor.\n\nSign up for our newsletter\n\n“No,” a fisherman said."
# The styles that notebooks apply to HTML in an output: text, striped tables, and rows under the pointer.
HOST = """
.host { color: COLOUR; background: GROUND; }
.host p, .host h4, .host li, .host td, .host th { color: COLOUR; }
.host table { border: none; font-size: 12px; table-layout: fixed; }
.host td, .host th, .host tr { text-align: right; white-space: nowrap; max-width: none; border: none; }
.host tbody tr:nth-child(odd) { background: GROUND; }
"""
DARK = ("#ffffffde", "#111111")
LIGHT = ("#000000de", "#ffffff")
THEMES = {
    "JupyterLab, light": ('data-jp-theme-light="true"', LIGHT),
    "JupyterLab, dark": ('data-jp-theme-light="false"', DARK),
    "VS Code, dark": ('class="vscode-dark"', DARK),
    "Colab, dark": ('theme="dark"', DARK),
    "unknown": ("", LIGHT),
}
LIGHTNESS = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const light = (colour) => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number); return (r + g + b) / 765; };
  const solid = (node) => {
    const ground = getComputedStyle(node).backgroundColor;
    return /, 0\\)$/.test(ground) && node.parentElement ? solid(node.parentElement) : ground;
  };
  return [light(getComputedStyle(element).color), light(solid(element))];
})"""


@pytest.fixture(scope="module")
def cells():
    document = quotex.process(TEXT)
    return document._repr_html_() + document.quotes._repr_html_()


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_cell_follows_the_theme_of_the_notebook(browser, tmp_path, cells, theme, system):
    attribute, (colour, ground) = THEMES[theme]
    style = HOST.replace("COLOUR", colour).replace("GROUND", ground)
    page = (
        f'<!doctype html><meta charset="utf-8"><style>{style}</style><body {attribute}><div class="host">{cells}</div>'
    )
    (tmp_path / "cell.html").write_text(page, encoding="utf-8")
    browser.scheme(system)
    browser.open(tmp_path / "cell.html")
    found = browser.run(f"({LIGHTNESS})('.quotex-cell :is(p, td, th, li, h4, summary, .quote)')")
    assert len(found) > 15
    is_dark = ground == DARK[1]
    assert all(ink > 0.6 and paper < 0.4 if is_dark else ink < 0.45 and paper > 0.7 for ink, paper in found), found


def test_tables_keep_their_look(browser, tmp_path, cells):
    style = HOST.replace("COLOUR", "#000").replace("GROUND", "#fff")
    page = f'<!doctype html><meta charset="utf-8"><style>{style}</style><body><div class="host">{cells}</div>'
    (tmp_path / "cell.html").write_text(page, encoding="utf-8")
    browser.open(tmp_path / "cell.html")
    of_cells = "[...document.querySelectorAll('.quotex-cell td')].map((cell) => getComputedStyle(cell)"
    aligned = set(browser.run(f"{of_cells}.textAlign)"))
    assert aligned == {"start", "end"}
    assert set(browser.run(f"{of_cells}.whiteSpace)")) == {"normal", "nowrap"}


def test_a_cell_contains_no_script(cells):
    assert not re.search(r"<script|\son\w+=", cells)
