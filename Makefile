# What there is to do here. `make` alone lists it.
.PHONY: help site test lint bench growth quality pictures matrix soak clean

PYTHON ?= python3
BIN = .venv/bin
PEERS = hugo,hugo-related,pelican
MEASURED = benchmarks/measured.json

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

site: .venv/installed  ## install the program into .venv and build content/ into site/
	$(BIN)/backstory build

test: .venv/tested lint  ## install what tests need, a real browser included, and run them all
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: .venv/tested  ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: .venv/tested  ## measure speed and memory, beside other generators
	$(BIN)/python -m benchmarks --peers hugo,pelican
	$(BIN)/python -m benchmarks --peers hugo,pelican --texts rich
	$(BIN)/python -m benchmarks.preview --peers hugo
	$(BIN)/python -m benchmarks.publishing

growth: .venv/tested  ## measure what docs/speed.md shows, up to 100,000 articles: an hour or two, some 10 GB of disk
	$(BIN)/python -m benchmarks 50 1000 10000 --peers $(PEERS) --rounds 3 --json $(MEASURED)
	$(BIN)/python -m benchmarks 100000 --peers $(PEERS) --rounds 1 --limit 1800 --json $(MEASURED)
	$(BIN)/python -m benchmarks.picture $(MEASURED) docs/images/growth.svg
	$(BIN)/python -m benchmarks.table $(MEASURED) docs/speed.md

quality: .venv/tested  ## measure the editorial decisions on real sets
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.quality.importing
	$(BIN)/python -m benchmarks.search

pictures: .venv/tested  ## draw the pictures of docs/look.md again
	$(BIN)/python -m tests.support.pictures

matrix: .venv/tested  ## look at every kind of page of the demo in every way, and check all of its HTML
	$(BIN)/python -m pytest -m matrix tests/browser/test_matrix.py

soak: .venv/tested  ## the long proofs: thousands of edits, kills and switches
	$(BIN)/python -m pytest -m soak -n 2

clean:  ## take away what was installed and built
	rm -rf .venv .backstory
	git clean -fdXq site

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q generator  # pip leaves it to the first run, which may not be allowed to
	touch $@

.venv/tested: .venv/installed tests/services.sh
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --disable-pip-version-check --group test --group lint
	bash tests/services.sh
	touch $@
