"""Lets worker processes import the tasks beside the tests, however the tests are run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
