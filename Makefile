# Two commands for a newcomer: `make crawl` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SITE   ?=
ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help crawl test lint types soak bench clean

help:            ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newscrawl needs Python 3.11 or newer; point PYTHON at one: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

crawl: $(STAMP)  ## crawl the sample site, or SITE=slug|https://..., into articles.jsonl
ifeq ($(SITE),)
	$(BIN)/newscrawl crawl --sample -O articles.jsonl $(ARGS)
else
	$(BIN)/newscrawl crawl $(SITE) -o articles.jsonl $(ARGS)
endif

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

test: lint types ## run every check
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m 'not soak'

soak: $(STAMP)   ## the long and large runs; results go to benchmarks/results
	$(BIN)/python -m pytest -m soak

clean:           ## remove what the other targets made
	rm -rf $(VENV) articles.jsonl rejects.jsonl run-report.json newscrawl-store
