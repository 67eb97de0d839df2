# `make report` and `make test` set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Python to 3.12 reads the path of an editable install in the locale's letters, and LC_ALL=C has no æ
export LC_ALL := C.UTF-8

.PHONY: report test check lint types docs links lab clean

report: $(VENV)/.ready
	@$(BIN)/regionanalysis report

test: $(VENV)/.ready-test
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal
	@$(BIN)/python -m pytest --quiet --doctest-modules src

# what CI runs beside the tests
check: lint types test

lint: $(VENV)/.ready-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/codespell

types: $(VENV)/.ready-test
	@$(BIN)/mypy

# the site, in docs/_build; a warning is an error
docs: $(VENV)/.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --group docs
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m sphinx -b html -W --keep-going -q docs docs/_build

# links to other sites, which needs a network
links: docs
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m sphinx -b linkcheck -q docs docs/_build/links

lab: $(VENV)/.ready
	@$(BIN)/jupyter lab notebooks

$(VENV)/.ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "regionanalysis needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ...")'
	@echo "Setting up $(VENV) (a minute the first time) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable ".[cluster,parquet,pdf,spatial]" --group test
	@touch $@

clean:
	rm -rf $(VENV) docs/_build reports/html .pytest_cache .mypy_cache .ruff_cache
