"""A framework that is not installed is reported in one line, with the command that installs it."""

import subprocess
import sys

import pytest

WITHOUT = "import sys; sys.modules[{package!r}] = None; import {module}"


@pytest.mark.parametrize(
    ("package", "wanted"),
    [("datatrove", "'datatrove[io]'"), ("dolma", "dolma"), ("ray", "'ray[data]'"), ("spacy", "spacy")],
)
def test_a_missing_framework_is_reported(package, wanted):
    told = without(package, f"quotex.integrations.{package}")
    ours = f"{package}, which is not installed: pip install {wanted}"
    first = told.replace("pyarrow, which is not installed: pip install pyarrow", ours)
    needs = f"quotex.integrations.{package} needs {package}, which is not installed: pip install {wanted}"
    assert first == f"ModuleNotFoundError: {needs}"  # the integration of Ray imports pyarrow first


def test_a_missing_pyarrow_is_reported():
    wanted = "quotex.arrow needs pyarrow, which is not installed: pip install pyarrow"
    assert without("pyarrow", "quotex.arrow") == f"ModuleNotFoundError: {wanted}"


def test_arrow_does_not_need_the_command():
    pytest.importorskip("pyarrow", reason="needs the extra [arrow]")
    packages = ("click", "rich", "msgspec", "zstandard", "charset_normalizer")
    code = f"import sys; sys.modules.update(dict.fromkeys({packages})); import quotex.arrow"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def without(package, module):
    """The last line of the error if the module is imported without the package."""
    command = [sys.executable, "-c", WITHOUT.format(package=package, module=module)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 1
    assert "During handling" not in done.stderr
    return done.stderr.splitlines()[-1]
