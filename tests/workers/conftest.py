"""Lets worker processes import the tasks, which lie beside the tests, however these are run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
