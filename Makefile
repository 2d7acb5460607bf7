# Aivors. `make run` starts everything; `make help` lists the rest.

MAVEN := ./mvnw -q -B -ntp
JAR := target/aivors.jar
# The start command. Its directory also has the extracted jar and the start cache.
START := target/aivors/aivors
SOURCES := $(shell find src/main src/launcher web/src web/public web/index.html pom.xml -type f 2>/dev/null)

# Finds a JDK 25 even if the java on the PATH is older.
export JAVA_HOME := $(shell scripts/find-jdk)
ifeq ($(JAVA_HOME),)
$(error No JDK 25 found)
endif
# Allows what Maven's own libraries use and Java 25 warns about.
export MAVEN_OPTS := --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED

.PHONY: help run build demo test test-n8n package test-package test-image locks faults bench bench-read ledger lighthouse check audit format openapi clean

help:
	@sed -n 's/^## //p' Makefile

## make run      build what is missing and start everything on http://localhost:5000
run: $(START)
	@exec scripts/until-ctrl-c $(START)

## make demo     the same with a demo agency, apart from real data
demo: $(START)
	@AIVORS_DATA=$${AIVORS_DATA:-./demo-data} exec scripts/until-ctrl-c $(START) demo

## make build    the runnable jar target/aivors.jar, web interface inside
build: $(JAR)

## make test     every test and check; installs a browser when there is none
test: web/dist src/test/retell-sdk/node_modules
	@scripts/need-browser
	@scripts/test

web/src/api/schema.d.ts: openapi.json web/node_modules
	@npm --prefix web run --silent generate > /dev/null
	@touch $@

## make locks    all tests of the API with each of the two locks between clients alone, and with neither (a quarter of an hour)
locks: web/dist
	@scripts/need-browser
	@scripts/locks

## make faults   inject every fault while calls come in, and print what held (most of an hour)
faults: $(START)
	@AIVORS_FAULT_PROGRAM=$(CURDIR)/$(START) scripts/faults

## make test-n8n  our workflows in a real n8n, installed from npm (1.8 GB; ten minutes the first time)
test-n8n: $(JAR)
	@scripts/test-n8n

## make package  a Debian package with its own Java runtime, in target/
package: $(JAR)
	@scripts/package

## make test-package  install the package, run it as its systemd unit does, remove it (root; the machine stays as it is)
test-package: package
	@scripts/test-package

## make test-image  build what the Containerfile builds, without a container engine, and start it
test-image:
	@node scripts/test-image.mjs

## make bench    ingest beside its yardsticks: one "ratio NAME VALUE" line each (a quarter of an hour)
bench: $(START) bench/express/node_modules
	@scripts/bench bench.Bench

## make bench-read  fill a database with ROWS=1000000 calls and measure what clients read
bench-read: $(START)
	@scripts/bench bench.ReadBench $(or $(ROWS),1000000)

## make ledger   compare the ledger and the statements with independent sums over CALLS=1000000 generated calls
ledger:
	@scripts/bench ledger.LedgerCheck $(or $(CALLS),1000000)

## make lighthouse  Lighthouse on a client's overview, calls and one call, as a phone and a desktop (five minutes)
lighthouse: $(START) bench/lighthouse/node_modules
	@scripts/need-browser
	@node bench/lighthouse/run.mjs

## make check    format, static analysis, architecture rules, front-end lint and types
check: web/node_modules web/src/api/schema.d.ts
	@npm --prefix web run --silent check
	@$(MAVEN) spotless:check test -Dtest='ArchitectureTest,OpenApiTest' -Dsurefire.failIfNoSpecifiedTests=false

## make audit    known vulnerabilities in what is delivered; asks osv.dev, so it needs the network
audit: $(JAR)
	@node scripts/audit.mjs target/classes/META-INF/sbom/application.cdx.json web/package-lock.json

## make format   format everything
format: web/node_modules
	@$(MAVEN) spotless:apply
	@npm --prefix web run --silent fix

## make openapi  write openapi.json from the code and the front end's types from it
openapi: web/node_modules
	@$(MAVEN) test -Dtest=OpenApiTest -Dopenapi.write=true
	@npm --prefix web run --silent generate

## make clean    remove what was built (never data)
clean:
	@rm -rf target web/dist web/sbom web/node_modules src/test/retell-sdk/node_modules

$(JAR): $(SOURCES) web/dist
	@echo "Building $(JAR) ..."
	@packaging/steps/jar

$(START): $(JAR) packaging/aivors scripts/prepare
	@echo "Preparing fast starts ..."
	@scripts/prepare $(JAR) $(dir $(START))

web/dist: web/node_modules web/src/api/schema.d.ts $(wildcard web/*.ts) $(shell find web/src web/public web/index.html -type f 2>/dev/null)
	@echo "Building the web interface ..."
	@packaging/steps/web
	@touch web/dist

bench/%/node_modules: bench/%/package-lock.json
	@scripts/need-node
	@npm --prefix bench/$* ci --no-audit --no-fund --loglevel=error
	@touch $@

# Retell's SDK for Node.js, with which the tests check their stand-in of Retell.
src/test/retell-sdk/node_modules: src/test/retell-sdk/package-lock.json
	@scripts/need-node
	@npm --prefix src/test/retell-sdk ci --no-audit --no-fund --loglevel=error
	@touch $@

web/node_modules: web/package.json web/package-lock.json
	@scripts/need-node
	@npm --prefix web ci --no-audit --no-fund --loglevel=error
	@touch web/node_modules
