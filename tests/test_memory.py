"""How much memory a large document takes, in bytes a character beside its text: no more as it grows, and no more than
it did when it was last measured. The kernel counts, in a process of its own: Python does not see what the core takes.
"""

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

CLEAR_REFS = Path("/proc/self/clear_refs")
pytestmark = pytest.mark.skipif(not CLEAR_REFS.exists(), reason="only Linux tells a process its peak from now on")

# Texts read as reporting, and as a story.
NEWS = (
    "The council of Oxmere met on Monday & nobody left before nine o’clock.\n\n“We can’t go on like this,” said Mayor "
    "Ann Tarlow, who is 46 and had come from Brackwater.\n\nLena Ortiz, an engineer of the Port of Vesper, said in a "
    "statement that the old bridge was “a mess” and would stay closed until the end of the year, which will cost the "
    "county 12.5 million dollars, according to a report.\n\nThe ferry to St. Alder runs twice a day.\n\n"
)
STORY = (
    "Ann came in from the rain, and nobody looked up.\n\n“We can’t go on like this,” she said.\n\n“Why not?” asked "
    "Omar. He had sat at the window all day, and the old bridge, which he could see from there, stayed as it was. It "
    "rained on the harbour and on the houses behind it, and there was no light in any of them.\n\n"
)
RESIDUE = NEWS.replace("&", "&amp;") + "Advertisement\n\n"
HTML = "<p>" + NEWS.removesuffix("\n\n").replace("\n\n", "</p>\n<p>") + "</p>\n"
SMALL, LARGE = 1_000_000, 4_000_000  # characters
MAY_GROW = 1.5  # if memory were quadratic, four times the text would need four times as much per character
MOST = {
    ("scan", NEWS): 5.5,
    ("clean", NEWS): 6.5,
    ("clean", RESIDUE): 9.5,
    ("clean", HTML): 17.5,
    ("extract", NEWS): 19.5,
    ("process", NEWS): 20.0,
    ("extract", STORY): 36.0,
}  # bytes per character

PEAK = f"""
import re, sys
import quotex
verb, size, article = getattr(quotex, sys.argv[1]), int(sys.argv[2]), sys.argv[3]
def status(field):
    with open("/proc/self/status") as lines:
        return int(re.search(field + r":\\s+(\\d+)", lines.read())[1]) * 1024
verb(article * 20)
text = (article * (size // len(article) + 1))[:size]
with open("{CLEAR_REFS}", "w") as refs:
    refs.write("5")
before = status("VmRSS")
verb(text)
print((status("VmHWM") - before) / size)
"""


@lru_cache
def bytes_a_character(verb: str, article: str, size: int) -> float:
    command = [sys.executable, "-X", "utf8", "-c", PEAK, verb, str(size), article]
    return float(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)


each_verb = pytest.mark.parametrize(
    ("verb", "article"),
    MOST,
    ids=["scan", "clean", "clean residue", "clean HTML", "extract", "process", "extract a story"],
)


@each_verb
def test_the_memory_of_a_large_document_is_limited(verb: str, article: str) -> None:
    assert bytes_a_character(verb, article, LARGE) < MOST[verb, article]


@each_verb
def test_memory_is_linear_in_the_length(verb: str, article: str) -> None:
    assert bytes_a_character(verb, article, LARGE) < bytes_a_character(verb, article, SMALL) * MAY_GROW
