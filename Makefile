# Everything a newcomer needs is a JDK 17 or newer; the wrapper brings Maven, and PostgreSQL comes with the build.
MVNW = ./mvnw -B -q
VERSION = $(shell sed -n 's:.*<version>\(.*\)</version>.*:\1:p' pom.xml | sed -n 2p)
JAR = target/lotgate-$(VERSION)-exec.jar
BUILT = target/.built
SOURCES = pom.xml $(shell find src/main bpmn config templates -type f)

.PHONY: run test demo pictures kill-test bench-verify bench-seal mutation fuzz fixture format clean

# Serve http://localhost:8080 with sample data under ./data.
run: $(BUILT)
	java -jar $(JAR) serve --sample

# Every gate and every test, in real browsers too.
test: chromium
	./mvnw -B verify

# Kill the application KILLS times while lots go their way, and prove that nothing is lost, doubled or half done.
# SEED repeats a run's choices.
KILLS = 200
SEED =
kill-test:
	$(MVNW) test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
	  -Dexec.args="-cp %classpath io.lotgate.app.KillRun $(KILLS) $(SEED)"

# How long the proof of an exported ledger of ENTRIES entries takes, beside plain SHA-256 over the same bytes.
ENTRIES = 1000000
bench-verify:
	$(MVNW) -Dspotless.check.skip test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
	  -Dexec.args="-Xmx128m -cp %classpath io.lotgate.ledger.VerifyBenchmark $(ENTRIES)"

# Certificates drawn and sealed in a second of one processor, beside iText alone making and signing the same pages.
bench-seal:
	$(MVNW) -Dspotless.check.skip test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
	  -Dexec.args="-cp %classpath io.lotgate.certificate.SealBenchmark"

# Test the tests of what is judged by wrong versions of it; the survivors stand in target/pit-reports/index.html
# and, with their reasons, in docs/mutation.md.
mutation:
	./mvnw -B -Dspotless.check.skip test-compile pitest:mutationCoverage

# Feed the evaluator, the specification reader and the readers of instruments' files with broken input until it is stopped.
fuzz:
	while $(MVNW) -Dspotless.check.skip test-compile surefire:test -Dtest='FuzzTest,SpecificationFuzzTest,KaryotypePropertyTest,IntakeFuzzTest,ColumnMapTest' ; do :; done

# One lot through the whole process; the certificate lies in target/demo.
demo: $(BUILT)
	java -jar $(JAR) demo

# Draw the process models and the README's pages anew.
pictures: chromium
	$(MVNW) test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.lotgate.process.ModelPictures
	$(MVNW) test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.lotgate.app.PagePictures

# Keep this release's data, once, so that every later release proves that it takes them over.
fixture:
	$(MVNW) test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.lotgate.app.ReleaseFixture

format:
	$(MVNW) spotless:apply

clean:
	$(MVNW) clean

# The jar's own date is fixed, so that builds can be compared; a stamp says when it was made.
$(BUILT): $(SOURCES)
	$(MVNW) package -Dmaven.test.skip=true
	@touch $@

# The browser tests use the system's Chromium.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null 2>&1 || test -n "$$CHROMIUM" || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    echo "installing chromium"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  else \
	    echo "make test needs Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path"; exit 1; \
	  fi; }
