"""Writes src_c/scan/chartab.c and chartab.h from the Unicode Character Database.

    python src_c/scan/unicode/generate.py [UCD_DIRECTORY]

The directory (default /usr/share/unicode, from Debian's package `unicode-data`) must have the version named below. The
package's WordBreakTest.txt is beside this script, so that the tests need no network.
"""

import sys
from pathlib import Path

VERSION = "15.1.0"
BLOCK = 128
LAST = 0x110000

WORD_BREAK = ["Other", "CR", "LF", "Newline", "Extend", "Format", "ZWJ", "Regional_Indicator", "Katakana",
              "Hebrew_Letter", "ALetter", "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum",
              "Numeric", "ExtendNumLet", "WSegSpace"]  # fmt: skip
FLAGS = ["PICT", "LETTER", "UPPER", "LOWER", "DIGIT", "SPACE", "TERMINATOR", "MARK", "OPEN", "CLOSE", "DASH"]
MARKS = "\"'`“”„‟‘’‚‛«»‹›「」『』＂＇〝〞〟"
ELLIPSIS = 0x2026  # not Sentence_Terminal in Unicode, but it ends sentences in prose


def ranges(path: Path, wanted: str | None = None) -> list[tuple[int, int, str]]:
    """The (first, last, value) rows of a UCD property file, of one value if ``wanted``."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.partition("#")[0].split(";")]
        if len(fields) < 2 or (wanted and fields[1] != wanted):
            continue
        first, _, last = fields[0].partition("..")
        rows.append((int(first, 16), int(last or first, 16), fields[1]))
    return rows


def check_version(path: Path) -> None:
    first = path.open(encoding="utf-8").readline()
    if VERSION not in first:
        sys.exit(f"{path} says {first.strip()!r}: install unicode-data {VERSION}, or change VERSION here")


def categories(path: Path) -> list[str]:
    """General category of every code point, from UnicodeData.txt with its First/Last ranges."""
    category, start = ["Cn"] * LAST, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        code = int(fields[0], 16)
        if fields[1].endswith("First>"):
            start = code
        elif fields[1].endswith("Last>"):
            category[start : code + 1] = [fields[2]] * (code + 1 - start)
        else:
            category[code] = fields[2]
    return category


def properties(ucd: Path) -> list[int]:
    """For every code point: its Word_Break value, and the flags above it."""
    bit = {name: 1 << (5 + i) for i, name in enumerate(FLAGS)}
    table = [0] * LAST
    for first, last, value in ranges(ucd / "auxiliary/WordBreakProperty.txt"):
        for code in range(first, last + 1):
            table[code] = WORD_BREAK.index(value)
    for code, category in enumerate(categories(ucd / "UnicodeData.txt")):
        table[code] |= bit["LETTER"] * (category[0] == "L") | bit["UPPER"] * (category in ("Lu", "Lt"))
        table[code] |= bit["LOWER"] * (category == "Ll") | bit["DIGIT"] * (category == "Nd")
        table[code] |= bit["OPEN"] * (category == "Ps") | bit["CLOSE"] * (category == "Pe")
        table[code] |= bit["DASH"] * (category == "Pd")
    for flag, path, value in (
        ("PICT", ucd / "emoji/emoji-data.txt", "Extended_Pictographic"),
        ("SPACE", ucd / "PropList.txt", "White_Space"),
        ("TERMINATOR", ucd / "PropList.txt", "Sentence_Terminal"),
    ):
        for first, last, _ in ranges(path, value):
            for code in range(first, last + 1):
                table[code] |= bit[flag]
    table[ELLIPSIS] |= bit["TERMINATOR"]
    for mark in MARKS:
        table[ord(mark)] |= bit["MARK"]
    return table


def folds(ucd: Path) -> list[int]:
    """For every code point: how far away its simple case folding is."""
    table = [0] * LAST
    for line in (ucd / "CaseFolding.txt").read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.partition("#")[0].split(";")]
        if len(fields) > 2 and fields[1] in ("C", "S"):
            table[int(fields[0], 16)] = int(fields[2], 16) - int(fields[0], 16)
    return table


def two_stages(table: list[int]) -> tuple[list[int], list[int]]:
    """Block numbers, and the distinct blocks one after the other."""
    seen: dict[tuple[int, ...], int] = {}
    index = [seen.setdefault(tuple(table[i : i + BLOCK]), len(seen)) for i in range(0, LAST, BLOCK)]
    return index, [value for block in seen for value in block]


def c_array(kind: str, name: str, values: list[int]) -> str:
    rows = (", ".join(map(str, values[i : i + 20])) for i in range(0, len(values), 20))
    return f"const {kind} {name}[{len(values)}] = {{\n    " + ",\n    ".join(rows) + "};\n"


def main(ucd: Path, target: Path) -> None:
    check_version(ucd / "auxiliary/WordBreakProperty.txt")
    head = f"/* Written by src_c/scan/unicode/generate.py from Unicode {VERSION}; do not edit. */\n"
    index, blocks = two_stages(properties(ucd))
    fold_index, fold_blocks = two_stages(folds(ucd))
    arrays = [("uint8_t", "qx_prop_index", index), ("uint16_t", "qx_prop_blocks", blocks),
              ("uint8_t", "qx_fold_index", fold_index), ("int32_t", "qx_fold_blocks", fold_blocks)]  # fmt: skip
    enums = ", ".join(f"WB_{name.upper()}" for name in WORD_BREAK)
    flags = "\n".join(f"#define CH_{name} {1 << (5 + i)}u" for i, name in enumerate(FLAGS))
    declared = "\n".join(f"extern const {kind} {name}[{len(values)}];" for kind, name, values in arrays)
    (target / "chartab.h").write_text(
        f"{head}#ifndef QX_CHARTAB_H\n#define QX_CHARTAB_H\n\n#include <stdint.h>\n\n"
        f'#define QX_UNICODE_VERSION "{VERSION}"\n\n'
        f"/* A property is a Word_Break value (UAX #29) in the low five bits, and flags. */\n"
        f"enum {{ {enums} }};\n#define WB_MASK 31u\n{flags}\n\n"
        # Known to be in the same library, they are read without a detour over its table of addresses.
        f"#if defined(__GNUC__)\n#pragma GCC visibility push(hidden)\n#endif\n{declared}\n"
        "#if defined(__GNUC__)\n#pragma GCC visibility pop\n#endif\n\n"
        "static inline uint32_t qx_prop(uint32_t c) {\n"
        f"    return c < {BLOCK} ? qx_prop_blocks[c]\n"
        f"         : c < 0x110000 ? qx_prop_blocks[qx_prop_index[c / {BLOCK}] * {BLOCK}u + c % {BLOCK}] : 0;\n}}\n\n"
        "/* Simple case folding; curly apostrophes fold to the straight one. */\n"
        "static inline uint32_t qx_fold(uint32_t c) {\n"
        f"    if (c == 0x2019 || c == 0x2018) return '\\'';\n"
        f"    if (c >= 0x110000) return c;\n"
        f"    return (uint32_t)((int32_t)c + qx_fold_blocks[qx_fold_index[c / {BLOCK}] * {BLOCK}u + c % {BLOCK}]);\n"
        "}\n\n#endif\n", encoding="utf-8")  # fmt: skip
    text = head + '#include "chartab.h"\n\n' + "\n".join(c_array(*array) for array in arrays)
    (target / "chartab.c").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"), Path(__file__).resolve().parent.parent)
