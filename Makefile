# Everything runs in a virtual environment of its own; only Python 3.11 or later and make are needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test test-ray lint docs snapshots fuzz sbom measured clean

demo: $(VENV)/.installed  ## audit the bundled articles into reports/
	$(BIN)/mtaudit demo

test: $(VENV)/.installed-dev  ## run the tests
	$(BIN)/python -m pytest

test-ray: $(VENV)/.installed-dev  ## run the tests that need Ray, which is installed for them (300 MB)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[ray]"
	$(BIN)/python -m pytest tests/corpus/test_ray.py

lint: $(VENV)/.installed-dev  ## linters and type checker
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.installed-dev  ## write the rule pages anew and build the site into site/
	$(BIN)/python docs/build_rules.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	$(BIN)/mkdocs build

snapshots: $(VENV)/.installed-dev  ## write the golden files of the tests anew
	$(BIN)/python -m pytest --update-snapshots

sbom: $(VENV)/.installed  ## write what is installed with mtaudit, with versions and licences, to sbom.json (CycloneDX)
	$(PYTHON) -m venv $(VENV)-sbom
	$(VENV)-sbom/bin/python -m pip install --quiet --disable-pip-version-check "cyclonedx-bom>=5"
	$(VENV)-sbom/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o sbom.json $(BIN)/python

MINUTES = 15
fuzz: $(VENV)/.installed-dev  ## feed readers, audit and reports mutated bytes; what is found goes to tests/fuzz/corpus
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "atheris>=2.3" || true
	$(BIN)/python -m tests.fuzz.run --minutes $(MINUTES)

FLORES = $(DATA)/systems/flores-dev
GOLD = $(DATA)/gold/dev.jsonl
ARTICLE_FILES = $(ARTICLE)/article.ar.txt $(ARTICLE)/source.en.txt
measured: $(VENV)/.installed-dev  ## measure everything anew: DATA and ARTICLE are folders, see benchmarks/README.md
	$(BIN)/python -m benchmarks.human $(DATA)/ntrex $(FLORES)
	$(BIN)/python -m benchmarks.output $(GOLD) $(FLORES)
	$(BIN)/python -m benchmarks.annotated $(GOLD) $(FLORES) $(ARTICLE_FILES) $(ARTICLE)/gold.jsonl
	$(BIN)/python -m benchmarks.planted $(DATA)/names $(DATA)/ntrex $(FLORES)
	$(BIN)/python -m benchmarks.planted_passages $(DATA)/ntrex
	$(BIN)/python -m benchmarks.gender $(DATA)/geneval
	$(BIN)/python -m benchmarks.ranking $(FLORES) $(DATA)/systems/scores.txt $(GOLD)
	$(BIN)/python -m benchmarks.estimate $(GOLD) $(FLORES)
	$(BIN)/python -m benchmarks.names $(DATA)/names
	$(BIN)/python -m benchmarks.morphology $(DATA)/pud/ar_pud-ud-test.conllu
	$(BIN)/python -m benchmarks.word_alignment $(DATA)/words/dev.jsonl
	$(BIN)/python -m benchmarks.document_alignment $(DATA)/ntrex
	$(BIN)/python -m benchmarks.sentence_alignment $(DATA)/textberg
	$(BIN)/python -m benchmarks.alignment_cost
	$(BIN)/python -m benchmarks.cost $(DATA)/ntrex
	$(BIN)/python -m benchmarks.essays benchmarks/data/essays.txt
	$(BIN)/python -m benchmarks.senses
	$(BIN)/python -m benchmarks.coverage $(DATA)/ntrex $(DATA)/parallel
	$(BIN)/python -m benchmarks.workplace
	$(BIN)/python -m benchmarks.serve
	$(BIN)/python -m benchmarks.translation $(FLORES)
	$(BIN)/python -m benchmarks.speed $(ARTICLE_FILES) $(FLORES)
	$(BIN)/python -m benchmarks.engines $(DATA)/ntrex $(FLORES)
	$(BIN)/python docs/build_rules.py
	$(BIN)/python -m pytest --update-snapshots tests/report

clean:
	rm -rf $(VENV) $(VENV)-sbom sbom.json

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,marian,corpus]"
	touch $@ $(VENV)/.installed
