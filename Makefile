# `make` alone lists the commands. Each has a plain `python -m` form in README.md.
PYTHON  ?= python3
PORT    ?= 8765
MINUTES ?= 5
ARGS    ?=
# requirements-plain.lock is enough to run the bot: make run LOCK=requirements-plain.lock
LOCK    ?= requirements.lock

VENV      := .venv
PY        := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed-$(LOCK)
WARM      := data/.warm
CODE      := $(wildcard bot tests bench)
LEARNED   := $(shell find knowledge bot/understanding* -name '*.yaml' -o -name '*.py' 2>/dev/null)
UV        := .uv/bin/uv
COMPILE   := pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
             --custom-compile-command 'make lock' pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check bench drill lint format lock clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: $(INSTALLED) $(WARM)  ## make .venv with everything; quick when nothing changed

$(INSTALLED): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "'$(PYTHON)' is not Python 3.11 or newer. Name one that is: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo "'$(PYTHON) -m venv' failed. Debian and Ubuntu have it in the package python3-venv." >&2; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r $(LOCK)
	@touch $@

$(WARM): $(INSTALLED) $(LEARNED)
	$(PY) -m bot warm
	@mkdir -p $(@D) && touch $@

demo: setup  ## talk to the bot in the browser, without Discord (PORT=8765)
	$(PY) -m bot demo --port $(PORT)

run: setup  ## connect to Discord (needs DISCORD_TOKEN, see .env.example)
	$(PY) -m bot run

test: lint check $(WARM)  ## every check and every test (ARGS="-k word" for some tests)
	$(PY) -m pytest -q -n auto --dist worksteal $(ARGS)

check: $(INSTALLED)  ## validate the knowledge alone
	$(PY) -m bot check

bench: setup  ## measure the budgets
	$(PY) -m bench $(ARGS)

drill: setup  ## crash, soak, fuzz and clock-change runs (MINUTES=5)
	$(PY) -m bench.drill --minutes $(MINUTES) $(ARGS)

lint: $(INSTALLED)  ## style, formatting and types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy $(CODE)

format: $(INSTALLED)  ## format the code and mend what can be mended
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lock: $(UV)  ## write the lock files anew from pyproject.toml (ARGS=--upgrade for newer versions)
	$(UV) $(COMPILE) --all-extras -o requirements.lock $(ARGS)
	$(UV) $(COMPILE) --constraints requirements.lock -o requirements-plain.lock $(ARGS)
	$(UV) $(COMPILE) --constraints requirements.lock --extra postgres -o requirements-postgres.lock $(ARGS)

$(UV):
	@$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9

clean:  ## remove what can be made again; never data/
	rm -rf $(VENV) .uv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find bot tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
