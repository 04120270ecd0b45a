# make run and make test do everything on a fresh Debian or Ubuntu machine with a Swift 6 toolchain.
SWIFT ?= swift
FORMATTED = Package.swift Sources Properties Tests Benchmarks/Package.swift Benchmarks/Benchmarks

.PHONY: run test check tour man atlas atlas-check faults slurm fuzz sanitize format lint docs bench deps clean

# Certify the first instances (the checker must accept every value listed), then re-check the archive without Z3.
run: deps
	$(SWIFT) run -c release reynolds certify --list Documentation/first-instances.txt
	$(SWIFT) run -c release reynolds-check Counterexamples/excluded

test: deps
	$(SWIFT) test

# Re-check every archived certificate, without Z3.
check:
	$(SWIFT) run -c release reynolds-check Counterexamples/excluded

# A new user's session, compared with what README and Documentation/Tour.md show; after make run.
tour:
	REYNOLDS=.build/release/reynolds Documentation/tour.sh

# Manual pages, into .build/man.
man:
	$(SWIFT) build -c release --product reynolds
	python3 Scripts/manual.py .build/release/reynolds .build/man

# The atlas as it is in Atlas/data, made anew: units that .build/atlas has are not done again.
atlas: deps
	$(SWIFT) build -c release --product reynolds
	.build/release/reynolds atlas run --output .build/atlas
	.build/release/reynolds atlas merge --output .build/atlas --into Atlas/data

# Prove every answer of the atlas again; after make run.
atlas-check:
	.build/release/reynolds atlas check Atlas/data

# kill -9, full disks, jumping clocks, hostile certificates (Documentation/Faults.md); after make run. 77: the system does not let us.
faults:
	python3 -B Scripts/faults/kill.py --build .build/release
	python3 -B Scripts/faults/disk_full.py --build .build/release || test $$? = 77
	python3 -B Scripts/faults/clock.py --build .build/release || test $$? = 77
	python3 -B Scripts/faults/hostile.py --checker .build/release/reynolds-check

# Job arrays on a real Slurm of one node, which the script brings up (as root; Documentation/Cluster.md); after make run.
slurm:
	REYNOLDS=.build/release/reynolds Scripts/slurm/test.sh

# Ten minutes of libFuzzer for each reader of outside data (Documentation/Fuzzing.md); MINUTES=1 for fewer.
MINUTES ?= 10
fuzz: deps
	Scripts/fuzz/run.sh --all $(MINUTES)

# The test suite under a sanitizer, thread or address (Documentation/Sanitizers.md); FILTER chooses suites.
SANITIZER ?= thread
FILTER ?= .
sanitize: deps
	SWIFT_BACKTRACE=enable=no TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/tsan.supp $(SWIFT) test --sanitize $(SANITIZER) --build-path .build-$(SANITIZER) --filter '$(FILTER)'

format:
	$(SWIFT) format format --in-place --parallel --recursive $(FORMATTED)

lint:
	$(SWIFT) format lint --strict --parallel --recursive $(FORMATTED)

# The documentation of all libraries as one archive, .build/documentation/Reynolds.doccarchive; a warning is an error.
# To read it: swift package --disable-sandbox preview-documentation --target Reynolds, or any web server on the archive.
DOCUMENTED = PropertyTesting PropertyTestingSupport ExactArithmetic FiniteGroups Representations Averaging Certificates \
	CertificateFiles Solving Symmetrizers Generalization Probing Reporting Atlas Properties Reynolds

docs: deps
	mkdir -p .build/documentation
	$(SWIFT) package --allow-writing-to-directory .build/documentation generate-documentation \
	  $(addprefix --target ,$(DOCUMENTED)) --enable-experimental-combined-documentation --warnings-as-errors \
	  --output-path .build/documentation/Reynolds.doccarchive

bench: deps
	cd Benchmarks && $(SWIFT) package --disable-sandbox benchmark --no-progress
	cd Benchmarks && $(SWIFT) run -c release PropertyTestingBenchmarks
	cd Benchmarks && $(SWIFT) run -c release GroupBenchmarks
	cd Benchmarks && $(SWIFT) run -c release AveragingBenchmarks
	cd Benchmarks && $(SWIFT) run -c release CertificationBenchmarks --limit 20
	cd Benchmarks && $(SWIFT) run -c release LedgerBenchmarks
	cd Benchmarks && $(SWIFT) run -c release ProbeBenchmarks

deps:
	@Scripts/install-z3.sh

clean:
	rm -rf .build .build-* Benchmarks/.build
