# Écritoire : les commandes du dépôt. « make » seul les explique. Chacune installe d’abord ce qui lui manque (.ci/prepare).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=
LINES ?= 1000000
RUNS ?= 5
SOURCES := Package.swift Sources Tests ChartOfAccounts Samples
CHECK := ECRITOIRE_STRICT=1 swift
CHECK_FLAGS := --scratch-path .build-check
# Runs after the others whatever they said, with its own summary last; then says all that failed.
BROWSER_TESTS = echo "── navigateur"; .ci/browser "$$binary" || failed="$${failed:+$$failed, }les tests du navigateur"; \
	  if [ -n "$$failed" ]; then echo "Échec : $$failed."; exit 1; fi
RELEASE := -c release --static-swift-stdlib

.PHONY: help demo test check bench install build data docs format clean

help: ## affiche cette aide
	@echo "Écritoire : comptabilité et paie françaises. Deux commandes suffisent pour commencer :"
	@echo "  make demo    construit le programme et déroule la démonstration"
	@echo "  make test    construit tout et passe les tests"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "Variables : ARGS (demo), LINES et RUNS (bench), PREFIX et DESTDIR (install)."

demo: ## construit, puis déroule la démonstration (ARGS=--sans-serveur : sans page web)
	@.ci/prepare build
	@SECONDS=0; swift build -j 2 --product ecritoire; echo "Construit en $$SECONDS s."
	@"$$(swift build --show-bin-path)/ecritoire" demo $(ARGS)

test: ## construit tout et passe les tests, ceux du navigateur à la fin ; dit lesquels ont été ignorés
	@.ci/prepare build test
	@swift build -j 2 --build-tests
	@failed=""; swift test --skip-build --disable-xctest 2>&1 | .ci/summary || failed="les tests en Swift"; \
	  binary="$$(swift build --show-bin-path)/ecritoire"; $(BROWSER_TESTS)

check: ## tout ce qu’on exige d’un changement : forme, manifeste, avertissements, tests, documentation
	@.ci/prepare build test
	@echo "── forme"; swift format lint --strict --parallel --recursive $(SOURCES)
	@echo "── manifeste"; .ci/manifest
	@echo "── construction, un avertissement vaut une erreur"
	@$(CHECK) build $(CHECK_FLAGS) -j 2 --build-tests --explicit-target-dependency-import-check error
	@echo "── documentation"; $(MAKE) docs
	@echo "── tests"
	@failed=""; $(CHECK) test $(CHECK_FLAGS) --skip-build --disable-xctest 2>&1 | .ci/summary || failed="les tests en Swift"; \
	  binary="$$($(CHECK) build $(CHECK_FLAGS) --show-bin-path)/ecritoire"; $(BROWSER_TESTS)

bench: ## mesure vitesse, mémoire, pages, bulletins et leurs PDF, DSN, notes, à côté d’autres outils (LINES=1000000 RUNS=5)
	@.ci/prepare build bench
	@swift build -c release -j 2 --product ecritoire
	@swift build -c release -j 2 --product Benchmarks
	@"$$(swift build -c release --show-bin-path)/Benchmarks" --lines $(LINES) --runs $(RUNS)
	@"$$(swift build -c release --show-bin-path)/Benchmarks" --web --lines $(LINES)
	@"$$(swift build -c release --show-bin-path)/Benchmarks" --matching 10000 --runs $(RUNS)
	@"$$(swift build -c release --show-bin-path)/Benchmarks" --payslips --runs $(RUNS)
	@"$$(swift build -c release --show-bin-path)/Benchmarks" --pdf --runs $(RUNS)
	@"$$(swift build -c release --show-bin-path)/Benchmarks" --dsn
	@"$$(swift build -c release --show-bin-path)/Benchmarks" --competence --runs $(RUNS)

install: ## installe le programme et sa complétion (PREFIX=/usr/local)
	@.ci/prepare build
	@swift build $(RELEASE) -j 2 --scratch-path .build-install --product ecritoire
	@.ci/install "$$(swift build $(RELEASE) --scratch-path .build-install --show-bin-path)/ecritoire" "$(DESTDIR)$(PREFIX)"

build: ## construit le programme sans le lancer
	@.ci/prepare build
	@swift build -j 2 --product ecritoire

data: ## refait la liste des données du programme, celle des codes de message et les pages qui en viennent
	@Sources/EmbeddedData/list.sh
	@.ci/prepare build
	@ECRITOIRE_UPDATE_GOLDEN=1 swift test -j 2 --disable-xctest --filter 'FindingCodeTests|MessagesPageTests|FECRulesPageTests' 2>&1 | .ci/summary

docs: ## construit la documentation DocC des modules qui en ont une
	@.ci/prepare build
	@for catalogue in $$(find Sources ChartOfAccounts Samples -name '*.docc' | LC_ALL=C sort); do \
	  $(CHECK) package $(CHECK_FLAGS) --disable-sandbox generate-documentation \
	    --target "$$(basename "$$(dirname "$$catalogue")")" --warnings-as-errors; \
	done

format: ## remet le code en forme
	@swift format --in-place --parallel --recursive $(SOURCES)

clean: ## efface ce que les constructions ont produit
	@rm -rf .build .build-check .build-install
