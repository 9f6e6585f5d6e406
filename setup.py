"""Builds the C core, the tables of the language packs and the compiled patterns.

Everything else about the package is in pyproject.toml.

A wheel also has compiled rules (mypyc); an editable or in-place build runs their sources, so that an edited rule takes
effect at once.

QUOTEX_SANITIZE=1 builds with the address and undefined-behaviour sanitizers. QUOTEX_PURE=1 compiles no rules.
"""

import os
import subprocess
import sys
import sysconfig
from glob import glob

from setuptools import Distribution, Extension, setup
from setuptools.command.build_ext import build_ext

# Compile the modules that articles use; those only for stories or indirect speech would double the time of a build.
# story_assembly is compiled, for its class inherits from a compiled one.
ROOMS = ("cleaning", *(f"quotations/{room}" for room in ("grammar", "spans", "entities", "attribution")))
BESIDE = (
    *("language/wordsets", "cleaning/__init__", "quotations/__init__"),
    *("quotations/assembly", "quotations/story_assembly"),
    *("names/parsing", "names/joining", "normalization/genre"),
)
ONLY_IN_STORIES = frozenset({"asides", "characters", "corroboration", "decoding", "narrator", "turns"})
ONLY_INDIRECT = frozenset({"complements", "indirect"})
# Articles and pages take a two-hundredth of their steps in all of these.
SELDOM = {
    f"quotex/cleaning/{name}.py"
    for name in (
        *("escapes", "facts", "ids", "labels", "markdown", "mojibake", "pagination"),
        *("patterns", "phrases", "references", "regions", "sparing", "wrapping"),
    )
}
ONLY_IN_BUILDS = frozenset({"chunks", "matching", "patterns"})
STAY_SOURCES = ONLY_IN_BUILDS | ONLY_IN_STORIES | ONLY_INDIRECT | {"__init__", "examples", "repeats"}

KEEP_TABLES = """
from quotex.language.wordtables import keep_tables
from quotex.quotations.attribution.constructions import keep_steps
keep_tables()
keep_steps()
"""
KEEP_PATTERNS = "from quotex.cleaning.patterns import keep_patterns; keep_patterns()"


def rules_to_compile():
    """The sources of the rules to compile for a wheel; none with QUOTEX_PURE or without a global interpreter lock."""
    if os.environ.get("QUOTEX_PURE") or sysconfig.get_config_var("Py_GIL_DISABLED"):
        return []  # modules compiled by mypyc would enable the lock again
    found = [path for room in ROOMS for path in sorted(glob(f"quotex/{room}/*.py"))]
    names = [(path, os.path.basename(path).removesuffix(".py")) for path in found]
    compiled = [(path, name) for path, name in names if path not in SELDOM and not name.startswith("story_")]
    rules = [path for path, name in compiled if name not in STAY_SOURCES]
    return [*(f"quotex/{name}.py" for name in BESIDE), *rules]


def compiled_rules():
    """The extensions compiled from the rules."""
    sources = rules_to_compile()
    if not sources:
        return []
    from mypyc.build import mypycify

    # make lint checks all types; here only those of the compiled modules matter, and regex need not be installed.
    options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
    # gcc compiles with -Og in two thirds of the time of -O1, and the rules run as fast.
    level = "1" if sys.platform == "win32" else "g"
    try:
        extensions = mypycify([*options, *sources], opt_level=level, debug_level="0", group_name="quotex_rules")
    except SystemExit:  # a later mypy may find new type errors, which it has printed
        sys.exit("mypy can't compile the rules, as it says above: QUOTEX_PURE=1 installs their sources instead")
    kept = [flag for flag in extensions[0].extra_compile_args if flag != "-Werror"]
    # In a source of this length, the checks of -Wall take twice as long as compiling. Hidden functions call each other
    # directly.
    if sys.platform != "win32":
        kept += ["-Wno-all", "-fvisibility=hidden"]
    extensions[0].extra_compile_args[:] = kept
    return extensions


class BuildCoreAndTables(build_ext):
    """Builds the core and, for a wheel, the rules; then runs the package to write the tables that it loads at start."""

    def run(self):
        super().run()
        if not self.inplace and not self.editable_mode:
            self._build_rules(compiled_rules())
        if not self._run_built(KEEP_TABLES):
            self.warn("no tables of the language packs, as where one builds for another machine: each start makes them")
        if not self._run_built(KEEP_PATTERNS):
            self.warn("no compiled patterns, as where regex is not installed: each start compiles those that it needs")

    def _run_built(self, code):
        """Run code with the built package; return whether it succeeded."""
        package = os.path.dirname(os.path.abspath(self.get_ext_fullpath("quotex._core")))
        path = os.pathsep.join([os.path.dirname(package), os.environ.get("PYTHONPATH", "")])
        command = [sys.executable, "-B", "-c", code]
        return not subprocess.run(
            command, cwd=os.path.dirname(package), env=os.environ | {"PYTHONPATH": path}
        ).returncode

    def _build_rules(self, extensions):
        build = build_ext(Distribution({"ext_modules": extensions}))
        build.build_lib, build.build_temp = self.build_lib, self.build_temp
        build.ensure_finalized()
        # Modules that an earlier build compiled and this one does not would take precedence over their sources.
        built = [*self.get_outputs(), *build.get_outputs()]
        for path in glob(f"{self.build_lib}/**/*{sysconfig.get_config_var('EXT_SUFFIX')}", recursive=True):
            if os.path.abspath(path) not in map(os.path.abspath, built):
                os.remove(path)
        build.run()


# MSVC needs /std:c11 for C11, and reads sources in the local code page without /utf-8.
flags = (
    ["/O2", "/std:c11", "/utf-8"]
    if sys.platform == "win32"
    else ["-std=c11", "-O3", "-g0", "-fvisibility=hidden", "-Wno-all"]
)
links = []
if os.environ.get("QUOTEX_SANITIZE"):
    flags += [
        "-Wall",
        "-g",
        "-O1",
        "-fsanitize=address,undefined",
        "-fno-sanitize-recover=undefined",
        "-fno-omit-frame-pointer",
    ]
    links += ["-fsanitize=address,undefined"]

core = Extension(
    "quotex._core",
    ["quotex/_core.pyx", *sorted(glob("src_c/*/*.c"))],
    include_dirs=["src_c"],
    depends=[*glob("src_c/*/*.h"), *glob("src_c/*/*.inc"), *glob("quotex/_core_*.pxi"), *glob("quotex/_headers/*.pxd")],
    extra_compile_args=flags,
    extra_link_args=links,
)
core.cython_directives = {"freethreading_compatible": True}

setup(ext_modules=[core], cmdclass={"build_ext": BuildCoreAndTables})  # setuptools passes .pyx files to Cython
