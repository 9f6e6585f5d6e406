"""Who is quoted most in a folder of articles: a table of quotes, and a chart."""

from pathlib import Path

import pandas as pd

import quotex

folder = Path(__file__).parent / "articles"
articles = pd.DataFrame(
    [
        [*path.stem.split("_", 2), path.read_text(encoding="utf-8")]  # tideline_2026-03-03_sea-wall.txt
        for path in sorted(folder.glob("*.txt"))
    ],
    columns=["outlet", "date", "title", "body"],
)
quotes = quotex.quotes_frame(articles, "body")
print(quotes[["outlet", "speaker_name", "kind", "text"]].head(6).to_string(index=False))
print(pd.crosstab(quotes["speaker_name"], quotes["outlet"], margins=True, margins_name="all").to_string())

chart = quotex.plot_most_quoted(quotes, n=10)
chart.figure.savefig("most_quoted.png", dpi=150)
