# Two commands matter: `make run` and `make test`. Both set everything up first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
FILE   ?= corpus_samples/tenders/bevroren.docx
READY  := $(VENV)/.ready

.PHONY: run test check setup system serve samples schema lock wheel install-lg model classifier indicators clean help

help:             ## Show what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(READY)   ## Make the virtual environment from the lock file

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: setup        ## Analyse a bundled sample, or FILE=path (a file, a folder or a ZIP)
	$(BIN)/dooi analyse "$(FILE)"

test: system setup check ## Run all checks and tests
	$(BIN)/python -m pytest

check: setup      ## ruff, mypy, import-linter and the examples in the lexicon
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dooi lexicon check

system:           ## Install the Debian packages that tests use, where that can be done
	@bash scripts/system-packages.sh

serve: setup      ## Start the web service on this machine
	$(BIN)/dooi serve

samples: setup    ## Make the sample tenders again from their text
	$(BIN)/python corpus_samples/build_tenders.py

schema: setup     ## Make the JSON schema of the report again from the types
	$(BIN)/python -m analyser.reporting.schema

lock: setup       ## Resolve the dependencies again; writes hashes, no registry host
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet \
	  --output-file requirements.lock

install-lg: setup ## Install the large Dutch model, where the network lets spaCy fetch it
	$(BIN)/python -m spacy download nl_core_news_lg

classifier: setup ## Train the classifier again from the labelled clauses
	$(BIN)/python -m training.classifier --output models/classifier

indicators: setup ## Make the pages of the indicators again from the lexicon
	$(BIN)/python -m analyser.reporting.indicator_pages

model: setup      ## Train the bundled Dutch model again: make model TREEBANKS=folder
	$(BIN)/python -m training.pipeline --treebanks "$(TREEBANKS)" --output models/nl_dooi

wheel: setup      ## Build the wheel
	$(BIN)/python -m build --wheel --no-isolation

clean:            ## Remove everything that was made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
