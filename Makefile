# Bare `make` lists the targets. Everything runs in .venv, made from requirements.lock.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: help
help:  ## List these targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(INSTALLED)  ## Walk through the stage where the namespaces reach the host, each ping explained hop by hop.
	@$(BIN)/lesson run --stage 3 --explain

.PHONY: test
test: $(INSTALLED)  ## Run every test; those that need the kernel are named where it forbids them.
	@echo "some 5,000 tests, side by side: about five minutes on two processors, ten when they are busy"
	$(BIN)/python -m pytest -q -n 3 --dist worksteal

.PHONY: check
check: $(INSTALLED)  ## Check style, formatting and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict -p pingproof

.PHONY: format
format: $(INSTALLED)  ## Put the code into the project's format.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: lock
lock:  ## Pin the newest versions that pyproject.toml allows, in requirements.lock.
	@scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; \
	$(PYTHON) -m venv "$$scratch"; \
	"$$scratch/bin/python" -m pip install --quiet --upgrade pip; \
	"$$scratch/bin/python" .ci/requirements | "$$scratch/bin/python" -m pip install --quiet -r /dev/stdin; \
	{ echo '# Exact versions of everything that make installs; made by `make lock`.'; \
	  "$$scratch/bin/python" -m pip freeze --all | grep -vE '^(pip|setuptools)=='; } > requirements.lock

.PHONY: clean
clean:  ## Remove the virtual environment and every cache.
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): requirements.lock pyproject.toml .ci/system-tools
	@PYTHON=$(PYTHON) .ci/system-tools
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	@echo "making .venv from requirements.lock"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q pingproof simulator executor lesson
	@mkdir -p .venv/packages/pingproof
	@for each in pingproof/*.* simulator executor lesson; do ln -sfn "../../../$$each" .venv/packages/pingproof/; done
	@touch $@
