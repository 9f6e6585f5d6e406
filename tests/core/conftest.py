"""Lets the tests of the core import the twin and the fuzzer, which lie beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
