"""Builds the C core. Everything else about the package stands in pyproject.toml.

QUOTEX_SANITIZE=1 builds with the address and undefined-behaviour sanitizers.
"""

import os
import sys

from Cython.Build import cythonize
from setuptools import Extension, setup

SOURCES = [
    "chartab.c",
    "lexicon.c",
    "tables.c",
    "scan.c",
    "lines.c",
    "article.c",
    "characters.c",
    "names.c",
    "titles.c",
    "narration.c",
    "verbs.c",
    "quotes.c",
    "sentences.c",
]

flags = ["/O2"] if sys.platform == "win32" else ["-std=c11", "-O3", "-g0", "-fvisibility=hidden"]
links = []
if os.environ.get("QUOTEX_SANITIZE"):
    flags += ["-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer"]
    links += ["-fsanitize=address,undefined"]

core = Extension(
    "quotex._core",
    ["quotex/_core.pyx", *(f"src_c/{name}" for name in SOURCES)],
    include_dirs=["src_c"],
    depends=[
        *(f"src_c/{name}" for name in os.listdir("src_c") if name.endswith((".h", ".inc"))),
        *(f"quotex/{name}" for name in os.listdir("quotex") if name.endswith(".pxi")),
    ],
    extra_compile_args=flags,
    extra_link_args=links,
)

setup(ext_modules=cythonize([core], language_level=3, compiler_directives={"freethreading_compatible": True}))
