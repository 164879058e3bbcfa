# Two commands on a fresh machine with Python >= 3.11 and make:  make run,  make test
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: run test lint format report example notebook bench clean

run: $(VENV)/core ## read the bundled corpus; write tables, charts and report to reports/sample
	$(BIN)/netralitas run --sample --out reports/sample

test: lint ## lint, types, all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/dev ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy

report: run ## the report of the bundled corpus, in both languages
	$(BIN)/netralitas run --sample --out reports/sample-en --lang en

bench: $(VENV)/dev ## speed and scale, measured on this machine; writes docs/benchmarks.md
	$(BIN)/python tests/benchmarks/bench.py

notebook: $(VENV)/dev ## open the notebooks
	$(BIN)/jupyter lab notebooks

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "netralitas needs Python 3.11 or newer; none was found on PATH (set PYTHON=/path/to/python3)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/core: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/core

clean:
	rm -rf $(VENV) reports/sample reports/sample-en .pytest_cache .mypy_cache .ruff_cache
