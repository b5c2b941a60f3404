# The front door. `make demo` runs the main job, `make test` passes the tests; both prepare all they need.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
BABEL := $(BIN)/python -m babel.messages.frontend --quiet
export PYTHONDONTWRITEBYTECODE :=
DEMO_HOME ?= $(CURDIR)/.dalel-demo
SAMPLE := samples/kazakhstan-2019
PORT ?= 8000
PYTEST = $(BIN)/python -m pytest -q
DAY ?= 500
OPTIONS ?=

.PHONY: demo install test test-sqlite test-postgres test-ahead endurance lint format types contracts migrations bench docs messages requirements build serve clean

demo build serve: export DALEL_HOME := $(DEMO_HOME)

demo: build ## install, load the sample, build the submission, serve the site
	$(BIN)/dalel serve --port $(PORT)

build: install
	$(BIN)/dalel migrate
	$(BIN)/dalel import $(SAMPLE)
	$(BIN)/dalel freeze
	$(BIN)/dalel build $(SAMPLE)

install: $(VENV)/.site ## prepare .venv with everything but the test tools

$(VENV)/.uv: requirements/tools.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
	touch $@

$(VENV)/.site: requirements/site.txt pyproject.toml $(VENV)/.uv
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes --python $(BIN)/python -r requirements/site.txt
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e .
	touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.site
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes --python $(BIN)/python -r requirements/dev.txt
	touch $@

# What the machine lacks is said in the last line of the run; where CI is set it is a failure.
test: test-postgres test-sqlite ## all tests, on SQLite and on PostgreSQL

test-sqlite: $(VENV)/.dev
	$(PYTEST) -n 2 --dist loadfile

test-postgres: $(VENV)/.dev ## the tests that touch the database, again on PostgreSQL
	$(BIN)/python tests/postgres.py --if-installed $(PYTEST) -m django_db

# Only the programs under test believe the clock: see `at_the_right_time` in tests/programs.py. The short form of the
# endurance tests asks for no day and is left out.
test-ahead: $(VENV)/.dev ## all tests as 500 days ahead, or on a day: make test-ahead DAY=2028-02-29T12:00
	$(BIN)/python tests/another_day.py $(DAY) $(PYTEST) -n 2 --dist loadfile -m 'not endurance'

endurance: $(VENV)/.dev ## kills, faults, damage, strangers' files, many at once: make endurance OPTIONS='--kills 2000 --seed 5'
	$(BIN)/python -m tests.endurance $(OPTIONS)

lint: $(VENV)/.dev contracts types migrations ## style, types, import contracts, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.dev
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

types: $(VENV)/.dev
	$(BIN)/mypy dalel tests/records/misspelt_columns.py
	$(BIN)/python -m tools.columns --check

migrations: $(VENV)/.dev
	$(BIN)/python -m django makemigrations --check --dry-run --settings dalel.config.settings

bench: $(VENV)/.dev ## speed and memory, beside plain SQL and pandas in the same run
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.readers
	$(BIN)/python -m benchmarks.disclosure
	$(BIN)/python -m benchmarks.coverage

docs: $(VENV)/.dev ## the reference pages, generated from code
	$(BIN)/python -m docs.generate

messages: $(VENV)/.dev ## collect the messages of code and templates, compile the translations, list their words
	template=$$(mktemp) && trap "rm $$template" EXIT \
	&& $(BABEL) extract -F babel.cfg -k _ -k n_:1,2 --no-location --sort-output -o $$template . \
	&& for language in ru kk ky; do $(BABEL) update -D django -i $$template -d dalel/locale -l $$language --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date || exit 1; done
	$(BABEL) compile -D django -d dalel/locale
	$(BIN)/python -m tools.ordinary_words

requirements: $(VENV)/.dev ## compile the pinned requirement files again
	$(BIN)/uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-header --no-emit-index-url --extra site pyproject.toml -o requirements/site.txt
	$(BIN)/uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-header --no-emit-index-url --extra site --extra postgres --group dev pyproject.toml -o requirements/dev.txt

serve: install ## serve the site of the demo again
	$(BIN)/dalel serve --port $(PORT)

clean:
	rm -rf $(VENV) $(DEMO_HOME) samples/*/build .mypy_cache .ruff_cache .pytest_cache
