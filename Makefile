# Two commands for a fresh machine that has Python 3.11 or newer and make:
#   make demo    set up, and summarise an article that comes with the project
#   make test    set up, and run every check that a change must pass

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
ARTICLE = corpus/omega3-heart/article.md

.PHONY: demo test lint types imports tests docs benchmark clean

demo: $(VENV)/installed
	$(BIN)/evidence summarise $(ARTICLE)

test: lint types imports tests

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

imports: $(VENV)/installed-dev
	$(BIN)/lint-imports

tests: $(VENV)/installed-dev
	$(BIN)/pytest -n 2

docs: $(VENV)/installed-dev
	$(BIN)/python docs/refresh.py
	$(MAKE) -C examples/newsletter

benchmark: $(VENV)/installed-benchmark
	$(BIN)/python benchmarks/measure.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-newsletter: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable ".[newsletter]"
	@touch $@ $(VENV)/installed

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --group dev --editable .
	@touch $@ $(VENV)/installed

$(VENV)/installed-benchmark: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --group dev --editable ".[benchmark]"
	@touch $@
