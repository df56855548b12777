# Everything a newcomer, a developer and a CI machine do. `make` alone explains itself.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8000
TEST_DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/test
ARGS ?=

BIN := .venv/bin/
MANAGE := $(BIN)python manage.py
SOURCES := config newsroom exercises tests manage.py $(wildcard bench)
VALIDATOR := tests/validity/node_modules/.installed
# The tests say what is missing where there is no npm, or where npm gets nothing.
TRY_VALIDATOR = ! command -v npm >/dev/null || $(MAKE) --silent validator || true
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))

.PHONY: help run test test-postgres validator lint format messages lock clean

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

run: export PRESS_ENV := development
run: .venv/.installed $(CATALOGUES) ## the press centre on 127.0.0.1:8000 (PORT= to change)
	@$(MANAGE) serve --port "$(PORT)"

test: .venv/.developer $(CATALOGUES) ## the whole suite on SQLite (ARGS= for pytest)
	@$(TRY_VALIDATOR)
	@$(BIN)python -m pytest -n auto $(ARGS)

test-postgres: export DATABASE_URL := $(TEST_DATABASE_URL)
test-postgres: .venv/.developer $(CATALOGUES) ## the whole suite on PostgreSQL (TEST_DATABASE_URL=)
	@$(TRY_VALIDATOR)
	@$(BIN)python -m pytest -n auto $(ARGS)

validator: $(VALIDATOR) ## the checker of HTML, which the tests need (needs npm; runs on Java)

# Exactly what the lock names, checked against its hash; no script of a package runs.
$(VALIDATOR): tests/validity/package-lock.json tests/validity/.npmrc
	@cd tests/validity && npm ci --loglevel error >/dev/null
	@touch $@

# Templates are linted, not formatted: the formatter's white space would be printed.
lint: .venv/.developer ## style, types, templates, migrations, production settings
	@$(BIN)python -m ruff check --quiet --output-format concise $(SOURCES)
	@$(BIN)python -m ruff format --quiet --check $(SOURCES)
	@$(BIN)python -m mypy
	@$(BIN)python -m djlint --quiet --lint templates
	@DJANGO_SETTINGS_MODULE=tests.settings $(MANAGE) makemigrations --check --dry-run
	@PRESS_ENV=production ALLOWED_HOSTS=press.example.int DATABASE_URL=sqlite://:memory: \
	  SECRET_KEY="$$($(BIN)python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	  $(MANAGE) check --deploy --fail-level WARNING

format: .venv/.developer ## write the code the way lint wants it
	@$(BIN)python -m ruff check --fix $(SOURCES)
	@$(BIN)python -m ruff format $(SOURCES)

messages: .venv/.developer ## collect the texts to translate into locale/ (needs gettext)
	@mkdir -p locale/ru
	@DJANGO_SETTINGS_MODULE=tests.settings $(MANAGE) makemessages --all --no-wrap --no-obsolete \
	  --add-location file --ignore .venv --ignore var --ignore tests --ignore bench
	@perl -ni -e 'print unless /^"(POT-Creation-Date|Report-Msgid-Bugs-To):/' locale/*/LC_MESSAGES/*.po
	@DJANGO_SETTINGS_MODULE=tests.settings $(MANAGE) compilemessages

lock: .venv/.developer ## choose the newest versions that pyproject.toml admits
	@$(BIN)python -m uv lock --quiet --upgrade --default-index https://pypi.org/simple
	@$(EXPORT) --no-dev --output-file requirements.lock >/dev/null
	@$(EXPORT) --all-groups --extra postgres --extra s3 --output-file requirements-dev.lock >/dev/null
	@$(EXPORT) --only-group installer --output-file requirements-uv.lock >/dev/null

EXPORT := $(BIN)python -m uv export --quiet --frozen --no-annotate --no-header

clean: ## remove what make made, but for the data in var/
	@rm -rf .venv tests/validity/node_modules .mypy_cache .pytest_cache .ruff_cache

# A catalogue is compiled wherever it is used: there is none in the repository.
%.mo: %.po .venv/.installed
	@DJANGO_SETTINGS_MODULE=tests.settings $(MANAGE) compilemessages --verbosity 0

# The packages are exactly those of the lock, each file checked against its hash. uv does it in a
# quarter of pip's time and asks the index that pip is configured for; where it fails, pip goes on.
define install
	@echo "Installing the packages of $(1)"
	@export UV_DEFAULT_INDEX="$${PIP_INDEX_URL:-$$($(PIP) config get global.index-url 2>/dev/null || true)}"; \
	$(BIN)python -m uv pip sync --quiet --python .venv --require-hashes $(1) \
	  || $(PIP) install --quiet --require-hashes -r $(1)
	@touch $@
endef

PIP := $(BIN)python -m pip --disable-pip-version-check

.venv/.created:
	@$(PYTHON) -c "import sys; sys.exit('Python 3.11 or newer is needed; PYTHON= names one.' if sys.version_info < (3, 11) else 0)"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.uv: requirements-uv.lock .venv/.created
	@$(PIP) install --quiet --require-hashes -r $< || echo "uv can't be installed here: pip alone is slower."
	@touch $@

# A developer's packages include those of a mere run, and a run does not take them away again.
.venv/.developer: requirements-dev.lock .venv/.uv
	$(call install,$<)
	@touch .venv/.installed

.venv/.installed: requirements.lock .venv/.uv
	$(call install,$(if $(wildcard .venv/.developer),requirements-dev.lock,$<))
