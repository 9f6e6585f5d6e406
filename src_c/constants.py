"""Writes the constants of the C headers into the binding (quotex/_core_constants.pxi) and the stub (quotex/_core.pyi).

The stub has their values, too, so that compiled rules contain the numbers themselves (mypyc).

    python src_c/constants.py

A header declares a constant for Python by a ``#define``, in a group under a comment "In Python: …", or "In Python
without PREFIX_: …". Its value and its comment are only there.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
HEADERS = ROOT / "src_c"
BINDING, STUB = ROOT / "quotex" / "_core_constants.pxi", ROOT / "quotex" / "_core.pyi"
FIRST = f"# Written by {Path(__file__).relative_to(ROOT).as_posix()} from the C headers; do not edit."
LAST = "# End of what is written from the C headers."

GROUP = re.compile(r"/\* In Python(?: without (\w+_))?: (.+) \*/\n((?:#define .*\n)+)")
MACRO = re.compile(r"QX_(?:BIT|FEATURE)\((\d+)\)")
DEFINE = re.compile(r"#define (\w+) (.+?)(?: +/\* (.*) \*/)?\n")


class Constant(NamedTuple):
    python: str  # its name in Python
    name: str
    type: str
    value: int
    comment: str


class Group(NamedTuple):
    header: str
    title: str
    constants: list[Constant]


def groups() -> Iterator[Group]:
    for path in sorted(
        HEADERS.glob("*/*.h"), key=lambda path: (path.parent.name != "scan", path.name != "scan.h", path)
    ):
        header = path.relative_to(HEADERS).as_posix()
        for prefix, title, defines in GROUP.findall(path.read_text(encoding="utf-8")):
            found = DEFINE.findall(defines)
            yield Group(header, title, [_constant(prefix, *fields) for fields in found])


def _constant(prefix: str, name: str, value: str, comment: str) -> Constant:
    c_type = "uint64_t" if "QX_FEATURE" in value else "uint32_t"
    return Constant(name.removeprefix(prefix), name, c_type, int(eval(_in_python(value))), comment)


def _in_python(value: str) -> str:
    """A C value as a Python value: constants and macros are replaced by their values."""
    value = MACRO.sub(r"(1 << \1)", value)
    value = re.sub(r"UINT\d+_C\((\w+)\)", r"\1", value)
    return re.sub(r"\b[A-Z]\w+", lambda name: f"({_in_python(_defined()[name[0]])})", value)


@cache
def _defined() -> dict[str, str]:
    found = [DEFINE.findall(path.read_text(encoding="utf-8")) for path in HEADERS.glob("*/*.h")]
    return {name: value for defines in found for name, value, _comment in defines}


def binding() -> str:
    lines = [f"{FIRST} A part of _core.pyx."]
    for header, of_header in groupby(groups(), key=lambda group: group.header):
        constants = [constant for group in of_header for constant in group.constants]
        lines += ["", f'cdef extern from "{header}" nogil:']
        lines += [f"    const {constant.type} {constant.name}" for constant in constants]
        lines += ["", "globals().update({"]
        lines += [f'    "{constant.python}": {constant.name},' for constant in constants]
        lines += ["})"]
    return "\n".join(lines) + "\n"


def stub(text: str) -> str:
    """The stub with its constants rewritten."""
    before, _, rest = text.partition(FIRST)
    lines = [FIRST]
    for _header, title, constants in groups():
        lines += [f"# {title[0].upper()}{title[1:]}"]
        lines += [f"{c.python}: Final = {c.value}" + (f"  # {c.comment}" if c.comment else "") for c in constants]
    return before + "\n".join(lines) + "\n" + LAST + rest.partition(LAST)[2]


if __name__ == "__main__":
    BINDING.write_text(binding(), encoding="utf-8")
    STUB.write_text(stub(STUB.read_text(encoding="utf-8")), encoding="utf-8")
