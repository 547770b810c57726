# article41: `make open` and `make test` are all that a newcomer needs; both set up what is missing.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
.PHONY: help open test eval speed bench growth native-bench instructions setup setup-test module pack page answers clean

ENV := source tools/env.sh

help: ## Show the commands
	@printf 'article41\n\n'
	grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

open: setup page answers ## Build everything, print a few answers, open the page
	@$(ENV)
	bash tools/open.sh build/article41.html

test: setup-test ## Run every test
	@$(ENV)
	node tools/test.mjs

ONLY ?=
eval: ## Measure extraction against keys and open data
	@cargo run --quiet --profile eval --example eval -- $(ONLY)

TEXTS ?= $(wildcard ../shared/sources/*.txt)
speed: pack ## Measure how fast extraction is, natively and in Node, beside chrono-node
	@$(ENV)
	cargo run --quiet --release --example speed -- $(if $(TEXTS),$(TEXTS),README.md docs/*.md)
	node benches/speed.mjs

N ?= 10000
ENGINES ?=
PARTS ?=
bench: ## Measure search, changes and linked facets beside other engines (N=10000, ENGINES="article41 sqlite", PARTS=facets)
	@$(ENV)
	[ -f pkg/index.js ] || $(MAKE) pack
	node benches/search/main.mjs --n "$(N)" --engines "$(ENGINES)" --parts "$(PARTS)"

growth: ## Measure how article41 and Tantivy grow from 1,000 to 1,000,000 records, and plot it (docs/growth.svg)
	@$(ENV)
	[ -f pkg/index.js ] || $(MAKE) pack
	node benches/search/growth.mjs

native-bench: ## Time the engine's inner loops natively, beside the bandwidth of memory
	@$(ENV)
	node tools/native-bench.mjs

instructions: ## Count the instructions of fixed work anew, as what the tests compare with
	@$(ENV)
	node tools/instructions.mjs --renew

setup: ## Install what building needs
	@bash tools/setup.sh build

setup-test: ## Install what testing needs: the above, browsers and valgrind
	@bash tools/setup.sh test

module: setup ## Build the WebAssembly module into build/module
	@$(ENV)
	printf '==> Building the module\n'
	node tools/module.mjs

pack: module ## Assemble the npm package in pkg/ from pkg/src and the module
	@$(ENV)
	printf '==> Assembling the package\n'
	node tools/package.mjs

page: pack ## Build the page, one HTML file, into build/article41.html
	@$(ENV)
	printf '==> Building the page\n'
	node tools/build-page.mjs --module build/module

answers: pack ## Print a few answers from the core
	@$(ENV)
	node tools/answers.mjs

clean: ## Remove what was built; what was installed stays
	@rm -rf build target
	find pkg -mindepth 1 -maxdepth 1 ! -name src -exec rm -rf {} +
