# make demo | quick | test | test-engines | test-sdist | lint | fuzz | gate | bench | peers | docs | clean      Needs Python 3.11+ and a C compiler.
# PYTHON=python3.13 chooses the interpreter, VENV=dir the virtual environment. INSTALLED=1 says that quotex is already installed as by
# make test, and has not changed since: lint, fuzz and gate then don't build it again. With an empty CYCLES, gate doesn't run valgrind,
# which takes a minute.

PYTHON ?= python3
VENV ?= .venv
PAGE = examples/page.txt
SECONDS ?= 60
SEED ?= 1
CYCLES ?= 1
IN = $(VENV)/bin
PIP = $(IN)/python -m pip --disable-pip-version-check -qq
# Without their bytecode, each of the hundreds of processes that the tests start would compile quotex anew.
unexport PYTHONDONTWRITEBYTECODE
INSTALL = -m pip --disable-pip-version-check -qq install
ENGINES = $(VENV)/engines
DOLMA = $(VENV)/dolma
SDIST = $(abspath $(VENV))/sdist
PEERS = $(abspath $(VENV))/peers

.PHONY: help demo quick test test-engines test-sdist lint fuzz gate bench peers docs outputs clean

help:
	@echo "make demo        build and install quotex in $(VENV), then run it on $(PAGE)"
	@echo "make quick       run the fast tests, after installing what they need the first time"
	@echo "make test        install quotex and what its tests need in $(VENV), then run all tests"
	@echo "make test-engines  install Ray, Spark, datatrove, spaCy, Dolma … in $(VENV)/engines and $(VENV)/dolma, then run their tests"
	@echo "make test-sdist  build the sdist, install from it in a fresh environment, run its tests in a clean folder"
	@echo "make lint        install the checkers in $(VENV), then check style, types, import floors and the sdist"
	@echo "make fuzz        scan random hostile texts under the sanitizers for SECONDS=60; needs cc with libasan"
	@echo "make gate        compare the rules with benchmarks/budget.json; on the corpora in ../shared, where they are, count the"
	@echo "                 gold items won and lost, compare all answers with benchmarks/snapshot.json, and count the rules' steps and cycles"
	@echo "make bench       install quotex in $(VENV), then measure its verbs beside a plain pass and on texts of all lengths,"
	@echo "                 and draw their cost: $(VENV)/cost.svg"
	@echo "make peers       install the wheel of quotex and its peers in $(VENV)/peers, then measure their speed and quotations, and"
	@echo "                 write docs/benchmarks.md and the tables of README.md and docs/quality.md, and print that of docs/verify.md"
	@echo "make docs        install what the site needs in $(VENV), then build it in build/site, with its examples run"
	@echo "make outputs     install the same, then write what the commands in docs/ print now, and the picture of the README"
	@echo "make clean       remove what these made"

$(IN)/python:
	@echo "== Making a virtual environment in $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "quotex needs Python 3.11 or later")'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'

demo: $(IN)/python
	@echo "== Building quotex from this checkout and installing it, editable, with its command in $(VENV)"
	@$(PIP) install --editable '.[cli]'
	@echo "== quotex process $(PAGE) --show-removed --format terminal"
	@$(IN)/quotex process $(PAGE) --show-removed --format terminal
	@echo "== Now try: $(IN)/quotex explain $(PAGE)"

quick: $(IN)/python
	@$(IN)/python -c 'import quotex, hypothesis, pytest, xdist' 2>/dev/null || $(PIP) install --group test --editable '.[arrow,cli,remote,warc]'
	@$(IN)/python -m pytest -q -n auto -m 'not slow' $(ARGS)

test: $(IN)/python
	@echo "== Installing quotex, editable, and what its tests need in $(VENV)"
	@$(PIP) install --group test --editable '.[arrow,cli,mcp,remote,warc]'
	@echo "== Running all tests; those of engines that are not installed are skipped: make test-engines runs them"
	@$(IN)/python -m pytest -rs $(ARGS)

# Dolma pins older versions than the others need, and requires Python 3.12 or earlier: DOLMA_PYTHON=python3.12.
DOLMA_PYTHON ?= $(PYTHON)
test-engines:
	@echo "== Installing all engines but Dolma in $(ENGINES): about 2 GB; Spark needs Java 17"
	@$(PYTHON) -m venv $(ENGINES)
	@$(ENGINES)/bin/python $(INSTALL) --upgrade 'pip>=25.1'
	@$(ENGINES)/bin/python $(INSTALL) --group test --group engines \
		--editable '.[arrow,cli,datatrove,ray,spacy,warc]'
	@$(ENGINES)/bin/python -m pytest -rs tests/test_arrow.py tests/integrations $(ARGS)
	@echo "== Installing Dolma in $(DOLMA)"
	@$(DOLMA_PYTHON) -m venv $(DOLMA)
	@$(DOLMA)/bin/python $(INSTALL) --upgrade 'pip>=25.1'
	@$(DOLMA)/bin/python $(INSTALL) --group test --editable '.[cli,dolma]'
	@$(DOLMA)/bin/python -m pytest -rs tests/integrations/test_dolma.py $(ARGS)

# PYTHONSAFEPATH keeps the unbuilt package of the unpacked folder from taking precedence over the installed one.
test-sdist: $(IN)/python
	@echo "== Building the sdist and unpacking it in $(SDIST)"
	@$(PIP) install --group dist
	@rm -rf $(SDIST)
	@$(IN)/python -m build --sdist --outdir $(SDIST) . >/dev/null
	@cd $(SDIST) && mkdir unpacked && tar -xzf quotex-*.tar.gz -C unpacked --strip-components 1
	@echo "== Installing quotex from the sdist, and what its tests need, in a fresh virtual environment"
	@$(IN)/python -m venv $(SDIST)/venv
	@$(SDIST)/venv/bin/python -m pip --disable-pip-version-check -qq install --upgrade 'pip>=25.1'
	@cd $(SDIST)/unpacked && $(SDIST)/venv/bin/python -m pip --disable-pip-version-check -qq install --group test \
		"$$(echo $(SDIST)/quotex-*.tar.gz)[cli]"
	@echo "== Running all tests in the unpacked folder"
	@cd $(SDIST)/unpacked && PYTHONSAFEPATH=1 $(SDIST)/venv/bin/pytest --pyargs tests quotex $(ARGS)

lint: $(IN)/python
	@echo "== Installing quotex, editable, and the checkers in $(VENV)"
	@$(PIP) install --group lint $(if $(INSTALLED),,--editable '.[cli,repair,warc]')
	@echo "== ruff: style and likely mistakes"
	@$(IN)/ruff check .
	@$(IN)/ruff format --check .
	@echo "== mypy: types"
	@$(IN)/mypy --strict
	@echo "== check-manifest: the sdist holds what is tracked"
	@test ! -e .git || $(IN)/check-manifest --quiet
	@echo "== import-linter: no module imports from a floor above its own"
	@$(IN)/lint-imports

fuzz: $(IN)/python
	@echo "== Installing quotex, editable, and fuzzing the scanner for $(SECONDS) seconds"
	@$(if $(INSTALLED),:,$(PIP) install --group test --editable '.[arrow,cli,remote,warc]')
	@$(IN)/python tests/core/fuzz.py --seconds $(SECONDS) --seed $(SEED)

gate: $(IN)/python
	@echo "== Comparing the rules with their budget"
	@$(IN)/python benchmarks/budget.py
	@echo "== Installing quotex in $(VENV) and scoring it on the corpora"
	@$(if $(INSTALLED),:,$(PIP) install --editable '.[cli]')
	@$(IN)/python benchmarks/gate.py
	@echo "== Comparing what it answers with benchmarks/snapshot.json"
	@$(IN)/python benchmarks/snapshot.py
	@echo "== Counting the steps of the rules"
	@$(IN)/python benchmarks/steps.py
	@$(if $(CYCLES),echo "== Counting what the processor waits for" && $(IN)/python benchmarks/cycles.py,:)

bench: $(IN)/python
	@echo "== Installing quotex, editable, and measuring its verbs beside str.split, and on texts of all lengths"
	@$(PIP) install --group test --editable '.[cli]'
	@$(IN)/python -m pytest -q benchmarks/test_speed.py --benchmark-columns=min,median,rounds --benchmark-sort=name \
		--benchmark-json=$(VENV)/bench.json $(ARGS)
	@$(IN)/python -m benchmarks.charts $(VENV)/bench.json $(VENV)/cost.svg
	@echo "== In turns with an older commit: $(IN)/python benchmarks/turns.py COMMIT"

# From a folder without the package of the checkout, so that the installed one is measured.
peers: $(IN)/python
	@echo "== Building the wheel that users get, which takes minutes, and installing it and its peers in $(PEERS)"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python $(INSTALL) --upgrade 'pip>=25.1'
	@$(PEERS)/bin/python $(INSTALL) --group bench '.[cli]'
	@$(PEERS)/bin/python $(INSTALL) --group bench-icu || echo "== Without ICU: PyICU is built here, and needs libicu-dev and pkg-config"
	@test ! -d ../shared || $(PEERS)/bin/python $(INSTALL) --group bench-verbs || echo "== Without the peers of the verbs"
	@test ! -d ../shared || $(PEERS)/bin/python $(INSTALL) --group bench-checkers || echo "== Without the other checkers of quotations"
	@mkdir -p $(PEERS)/run && ln -sfn $(CURDIR)/benchmarks $(PEERS)/run/benchmarks
	@cd $(PEERS)/run && $(PEERS)/bin/python -m benchmarks $(ARGS)
	@cd $(PEERS)/run && $(PEERS)/bin/python -m benchmarks.accuracy
	@cd $(PEERS)/run && $(PEERS)/bin/python -m benchmarks.checkers --of-each 60

# With --quiet, --strict counts no warnings.
docs: $(IN)/python
	@echo "== Installing what the site needs in $(VENV), and quotex, editable, if it isn't there"
	@$(PIP) install --group docs $$(test -x $(IN)/quotex || echo --editable .[cli])
	@echo "== Building the site in build/site; a broken link fails"
	@NO_MKDOCS_2_WARNING=1 $(IN)/python -m mkdocs build --strict --config-file website/mkdocs.yml
	@echo "== Open build/site/index.html"

outputs: $(IN)/python
	@$(PIP) install --group docs $$(test -x $(IN)/quotex || echo --editable .[cli])
	@$(IN)/python website/docsite/examples.py docs/*.md
	@$(IN)/python website/docsite/rates.py
	@$(IN)/python website/docsite/terminal.py

clean:
	rm -rf $(VENV) build dist *.egg-info quotex/_core.c quotex/*.so quotex/data/*.table quotex/data/*/*.table .mypy_cache .ruff_cache .pytest_cache .hypothesis
