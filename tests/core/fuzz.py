"""Fuzzes the scanner: random hostile texts under the address and undefined-behaviour sanitizers.

    python tests/core/fuzz.py --seconds 60 --seed 1

compiles ``fuzz_driver.c`` and its parts with the C core and runs it: every text is scanned at every character width it
fits, all invariants are checked, memory runs out now and then, and leaks are found at the end. A failure prints the
text and the arguments that reproduce it. Then, for a sixth of the time, the built ``quotex._core`` is compared with its
slow twin.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pieces import ENTRIES, GROUPS, PIECES

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src_c"
SANITIZERS = ["-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer"]
WRAPPED = ["-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc"]


def c_array(codes: str) -> str:
    return ", ".join(str(ord(char)) for char in codes)


def pieces_header() -> str:
    pieces = ",\n    ".join(f"(const uint32_t[]){{{len(piece)}, {c_array(piece)}}}" for piece in PIECES)
    firsts, at = [], 0
    for group in GROUPS:
        firsts.append(at)
        at += len(group)
    entries = ",\n    ".join(f"{{(const uint32_t[]){{{c_array(p)}}}, {len(p)}, {classes}u}}" for p, classes in ENTRIES)
    return (
        "#include <stdint.h>\n"
        f"static const uint32_t *const PIECES[] = {{\n    {pieces}}};\n"
        f"static const uint32_t GROUPS[] = {{{', '.join(map(str, [*firsts, at]))}}};\n"
        f"enum {{ GROUP_COUNT = {len(GROUPS)}, ENTRY_COUNT = {len(ENTRIES)} }};\n"
        "static const struct { const uint32_t *phrase; uint32_t length, classes; } "
        f"ENTRIES[] = {{\n    {entries}}};\n"
    )


def build(compiler: str, folder: Path) -> Path:
    """The driver, compiled in ``folder``; raises CalledProcessError if the compiler has no sanitizers."""
    (folder / "pieces.h").write_text(pieces_header(), encoding="utf-8")
    driver = folder / "fuzz_driver"
    sources = [*sorted(HERE.glob("fuzz_*.c")), *sorted(SOURCE.glob("*/*.c"))]
    flags = ["-std=gnu11", "-O1", "-g", "-Wall", f"-I{HERE}", f"-I{SOURCE}", f"-I{folder}", *SANITIZERS, *WRAPPED]
    subprocess.run([compiler, *flags, *map(str, sources), "-o", str(driver)], check=True)
    return driver


def run_driver(driver: Path, seed: int, first: int, count: int, seconds: float) -> None:
    options = {
        "ASAN_OPTIONS": "quarantine_size_mb=1:malloc_context_size=4",
        "UBSAN_OPTIONS": "print_stacktrace=1:abort_on_error=1",
    }
    arguments = [str(driver), str(seed), str(first), str(count), str(seconds)]
    result = subprocess.run(arguments, env=options | dict(os.environ))
    if result.returncode:
        sys.exit(f"fuzz_driver ended with status {result.returncode}, seed {seed}")


def random_text(chance: random.Random) -> str:
    pieces = [chance.choice(chance.choice(GROUPS)) for _ in range(chance.randrange(1, 30))]
    if chance.random() < 0.3:
        pieces = chance.choices(pieces[:4], k=chance.randrange(1, 30))
    return "".join(pieces)


def compare_with_twin(seed: int, seconds: float) -> int:
    """How many texts were compared; exits with the text on a difference."""
    from lexicons import ENDINGS
    from test_twin import assert_equal

    from quotex import _core

    lexicon, chance, count = _core.Lexicon(ENTRIES, endings=ENDINGS), random.Random(seed), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert_equal(random_text(chance), lexicon)
        count += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first text")
    parser.add_argument("--count", type=int, default=10**12, help="at most this many texts")
    options = parser.parse_args()
    compiler = shutil.which(os.environ.get("CC", "cc"))
    if not compiler:
        sys.exit("fuzz.py needs a C compiler with sanitizers: install gcc or clang, or set CC")
    with tempfile.TemporaryDirectory() as folder:
        driver = build(compiler, Path(folder))
        run_driver(driver, options.seed, options.first, options.count, options.seconds * 5 / 6)
    if options.count > 1:
        count = compare_with_twin(options.seed, options.seconds / 6)
        print(f"{count} texts equal in the core and its twin")


if __name__ == "__main__":
    main()
