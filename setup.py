"""Builds the C core. Everything else about the package stands in pyproject.toml.

QUOTEX_SANITIZE=1 builds with the address and undefined-behaviour sanitizers.
"""

import os
import sys
from glob import glob

from setuptools import Extension, setup

# MSVC has C11 with /std:c11 only, and reads sources as the local code page without /utf-8.
flags = ["/O2", "/std:c11", "/utf-8"] if sys.platform == "win32" else ["-std=c11", "-O3", "-g0", "-fvisibility=hidden"]
links = []
if os.environ.get("QUOTEX_SANITIZE"):
    flags += ["-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer"]
    links += ["-fsanitize=address,undefined"]

core = Extension(
    "quotex._core",
    ["quotex/_core.pyx", *sorted(glob("src_c/*.c"))],
    include_dirs=["src_c"],
    depends=[*glob("src_c/*.h"), *glob("src_c/*.inc"), *glob("quotex/*.pxi")],
    extra_compile_args=flags,
    extra_link_args=links,
)
core.cython_directives = {"freethreading_compatible": True}

setup(ext_modules=[core])  # setuptools hands .pyx to Cython itself
