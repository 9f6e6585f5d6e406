"""German pages of twenty invented sites: residue goes, and the article stays."""

from __future__ import annotations

from pathlib import Path

import quotex

# A site begins with "== "; its lines of residue begin with "- ", those of its article with "+ ".
SITES = (Path(__file__).parent / "german_sites.txt").read_text(encoding="utf-8").split("== ")[1:]
LEAST_REMOVED = 0.8  # of the lines of residue


def test_residue_of_german_sites_goes_and_their_articles_stay() -> None:
    pipeline = quotex.Pipeline("de", preset="body")
    gone, residue = 0, 0
    for site in SITES:
        lines = site.splitlines()[1:]
        left = pipeline.clean("".join(f"{line[2:]}\n" for line in lines)).splitlines()
        assert [line[2:] for line in lines if line.startswith("+") and line[2:] not in left] == []
        unwanted = [line[2:] for line in lines if line.startswith("-")]
        residue += len(unwanted)
        gone += sum(line not in left for line in unwanted)
    assert len(SITES) == 20
    assert gone > LEAST_REMOVED * residue
