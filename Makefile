# Needs Python 3.11 or newer, make and a package index; everything else comes into .venv.
PYTHON ?= python3
UV_VERSION := 0.13.9
LANDING ?= data/landing
N ?= 1000
SEED ?= 7
WORLD ?= worlds/$(N)-$(SEED)

UV := .uv/bin/uv
BIN := .venv/bin
# dbt is looked for on PATH by those who call it
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export DAGSTER_HOME ?= $(CURDIR)/.dagster_home
# some machines keep Python from caching its compiled modules, which makes every start slow
unexport PYTHONDONTWRITEBYTECODE
export DO_NOT_TRACK := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false

.PHONY: help run site dev view test test-fast soak score world bench lint types imports clean

help:            ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/.run  ## read LANDING (data/landing), publish warehouse/zongjie.duckdb
	@$(BIN)/zongjie run --landing "$(LANDING)"

site: .venv/.run ## the reading room as static pages in site/, from the published warehouse
	@$(BIN)/zongjie site

dev: .venv/.run  ## the Dagster UI on localhost:3000, with schedule and sensor
	@mkdir -p "$(DAGSTER_HOME)" && ln -sf "$(CURDIR)/dagster.yaml" "$(DAGSTER_HOME)/dagster.yaml"
	$(BIN)/dagster dev --host 127.0.0.1 --workspace workspace.yaml

view: .venv/.run ## the same UI, read-only, on localhost:3001: for colleagues who look and start nothing
	@mkdir -p "$(DAGSTER_HOME)" && ln -sf "$(CURDIR)/dagster.yaml" "$(DAGSTER_HOME)/dagster.yaml"
	$(BIN)/dagster-webserver --read-only --host 127.0.0.1 --port 3001 --workspace workspace.yaml

test: .venv/.dev lint types imports  ## all checks and tests
	$(BIN)/pytest -n 2 --dist loadgroup

test-fast: .venv/.dev  ## the tests that take no more than a few seconds each
	$(BIN)/pytest -n 2 -m "not slow and not browser"

soak: .venv/.dev  ## what takes hours: long fuzzing, many kills
	$(UV) sync --frozen --inexact --extra dev --extra fuzz
	ZONGJIE_SOAK=1 $(BIN)/pytest -n 2 --dist loadgroup

score: .venv/.run  ## figures on the hand-labelled texts in ../shared, held against tests/warehouse/scores.json
	@ZONGJIE_LAKE=.score/lake ZONGJIE_WAREHOUSE=.score/warehouse DAGSTER_HOME="$(CURDIR)/.score/dagster" \
		$(BIN)/zongjie run --quiet --landing ../shared/corpus
	@$(BIN)/python -m bench.score .score/warehouse/zongjie.duckdb

world: .venv/.dev  ## a world of N texts with known truth, compared with what the stages find
	@test -d $(WORLD) || $(BIN)/python -m bench.world --documents $(N) --seed $(SEED) --output $(WORLD)
	$(BIN)/python -m bench.compare $(WORLD)

bench: .venv/.dev  ## time each stage beside other programs, write the tables of docs/performance.md
	$(UV) sync --frozen --inexact --extra bench
	$(BIN)/python -m bench.speed

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/basedpyright

imports: .venv/.dev
	$(BIN)/lint-imports

clean:           ## remove lake, warehouse, site and Dagster's records; keeps .venv
	rm -rf lake warehouse site .dagster_home .score dbt_like_sql/target

$(UV):
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.run: $(UV) pyproject.toml uv.lock
	$(UV) sync --frozen --inexact
	@touch $@

.venv/.dev: $(UV) pyproject.toml uv.lock
	$(UV) sync --frozen --extra dev
	@touch $@ .venv/.run
