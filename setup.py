"""Builds the C core, and with it the tables of the language packs. All else about the package is in pyproject.toml.

QUOTEX_SANITIZE=1 builds with the address and undefined-behaviour sanitizers.
"""

import os
import subprocess
import sys
from glob import glob

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext


class BuildCoreAndTables(build_ext):
    """Builds the core, then asks the package beside it to write the tables that it finds at its start."""

    def run(self):
        super().run()
        package = os.path.dirname(os.path.abspath(self.get_ext_fullpath("quotex._core")))
        path = os.pathsep.join([os.path.dirname(package), os.environ.get("PYTHONPATH", "")])
        make = [sys.executable, "-B", "-c", "from quotex.wordtables import keep_tables; keep_tables()"]
        if subprocess.run(make, cwd=os.path.dirname(package), env=os.environ | {"PYTHONPATH": path}).returncode:
            self.warn("no tables of the language packs, as where one builds for another machine: each start makes them")


# MSVC has C11 with /std:c11 only, and reads sources as the local code page without /utf-8.
flags = ["/O2", "/std:c11", "/utf-8"] if sys.platform == "win32" else ["-std=c11", "-O3", "-g0", "-fvisibility=hidden"]
links = []
if os.environ.get("QUOTEX_SANITIZE"):
    flags += ["-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer"]
    links += ["-fsanitize=address,undefined"]

core = Extension(
    "quotex._core",
    ["quotex/_core.pyx", *sorted(glob("src_c/*/*.c"))],
    include_dirs=["src_c"],
    depends=[*glob("src_c/*/*.h"), *glob("src_c/*/*.inc"), *glob("quotex/*.pxi"), *glob("quotex/_headers/*.pxd")],
    extra_compile_args=flags,
    extra_link_args=links,
)
core.cython_directives = {"freethreading_compatible": True}

setup(ext_modules=[core], cmdclass={"build_ext": BuildCoreAndTables})  # setuptools hands .pyx to Cython itself
