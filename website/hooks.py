"""Hooks of MkDocs: add generated pages, run the examples, and take their pictures."""

from __future__ import annotations

import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from docsite import catalogue, examples, pages, pictures

OURS = ("style.css", "iframe-worker.js")
LOADED = re.compile(r"<(?:script|img|iframe|link)\b(?![^>]*rel=\"?canonical)[^>]*(?:src|href)=\"?(?:https?:)?//[^>]*>")
RULES = "Rules"  # the navigation entry for the pages of the catalogue


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the families of rules into the navigation."""
    for section in config.nav or []:
        for entry in next(iter(section.values())) if isinstance(section, dict) else []:
            if isinstance(entry, dict) and RULES in entry:
                entry[RULES] = list(catalogue.pages())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated files: pages from the repository's root, the catalogue, the reference, pictures."""
    made = {**pages.from_root(), **catalogue.pages(), "reference.md": pages.reference()}
    for name, text in made.items():
        files.append(File.generated(config, name, content=text))
    for name in pages.ASSETS:
        files.append(File.generated(config, name, abs_src_path=str(pages.ROOT / name)))
    for name in OURS:
        files.append(File.generated(config, name, abs_src_path=str(Path(__file__).with_name(name))))
    with tempfile.TemporaryDirectory() as folder, pictures.Camera(Path(folder)) as camera, ThreadPoolExecutor() as pool:
        if not camera.works:
            print("== There is no Chromium here: the site has no pictures of pages")
        sources = [file for file in files if file.is_documentation_page()]
        folders = [Path(folder) / file.src_uri for file in sources]
        for file, own, page in zip(sources, folders, pool.map(_as_run, sources, folders), strict=True):
            _put_in(page, file, files, config, own, camera)
    return files


def _as_run(file: File, folder: Path) -> str:
    """The page with the output of its commands."""
    folder.mkdir(parents=True)
    page = file.content_string
    return examples.as_run(page, folder) if examples.has_commands(page) else page


def _put_in(page: str, file: File, files: Files, config: MkDocsConfig, folder: Path, camera: pictures.Camera) -> None:
    """Replace the page by one with current output and the requested pictures."""
    page, taken = pictures.put_in(page, folder, file.src_uri, camera)
    for name, picture in taken.items():
        files.append(File.generated(config, name, content=picture))
    if page != file.content_string:
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=page))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Convert the Markdown of a forge for Python-Markdown."""
    return markdown if "/" in page.file.src_uri else pages.of_the_site(markdown)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Refuse a page that would load anything from another site."""
    if loaded := LOADED.search(output):
        raise PluginError(f"{page.file.src_uri} loads something from elsewhere: {loaded[0]}")
    return output
