# Everything runs in a virtual environment of its own; only Python 3.11 or later and make are needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint docs snapshots bench clean

demo: $(VENV)/.installed  ## audit the bundled article into reports/
	$(BIN)/mtaudit demo

test: $(VENV)/.installed-dev  ## run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev  ## linters and type checker
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.installed-dev  ## write the rule pages anew
	$(BIN)/python docs/build_rules.py

snapshots: $(VENV)/.installed-dev  ## write the golden files of the tests anew
	$(BIN)/python -m pytest --update-snapshots

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,marian,corpus]"
	touch $@ $(VENV)/.installed
