# make start: set up, read the sample corpus when the home folder is empty, serve.   make test: set up, run all checks.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR ?= .home
PORT ?= 8000
INSTALLED := $(VENV)/.installed

.PHONY: install start test lint clean

install: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt Makefile
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,training]'
	touch $@

start: install
	test -e $(HOME_DIR)/current || $(BIN)/duasok --home $(HOME_DIR) ingest corpus
	$(BIN)/duasok --home $(HOME_DIR) serve --port $(PORT)

test: install lint
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) $(HOME_DIR) *.egg-info
