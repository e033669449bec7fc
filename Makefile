# hardshake. `make help` lists the targets; `make` alone builds the library and the tool into build/.
# Variants live side by side: make BUILD=build/asan CC=clang-19 SAN=address,undefined
VERSION := 0.1.0
SONAME  := libhardshake.so.0
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
F       ?=
ifeq ($(origin CC),default)
CC := gcc
endif
CFLAGS  ?= -O2 -g
LDFLAGS ?=
LDLIBS  ?= -lbearssl
WERROR  ?= -Werror
SAN     ?=

# What the sources need, whatever CFLAGS says. HSK_CFLAGS is for C outside lib/ too.
WARN       := -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR)
SAN_FLAGS  := $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)
HSK_CFLAGS := -std=c11 -Ilib $(WARN) $(SAN_FLAGS)
LIB_CFLAGS := $(HSK_CFLAGS) -fPIC -fvisibility=hidden
# BearSSL calls through pointers of another type than the function has, and so do calls into it
NO_FUNCTION := $(if $(findstring clang,$(CC)),$(if $(findstring undefined,$(SAN)),-fno-sanitize=function))
TOOL_CFLAGS := $(HSK_CFLAGS) -D_POSIX_C_SOURCE=200809L -Iharness/tool
TEST_CFLAGS := $(HSK_CFLAGS) -D_POSIX_C_SOURCE=200809L -Itests/unit

LIB_SRC  := $(sort $(wildcard lib/*.c lib/*/*.c lib/msg/ext/*.c))
PRIVATE  := $(wildcard lib/crypto/crypto_bearssl*.h)
LIB_HDR  := $(filter-out $(PRIVATE),$(sort $(wildcard lib/*.h lib/*/*.h lib/msg/ext/*.h lib/*/*.def)))
TOOL_SRC := $(sort $(wildcard harness/tool/*.c))
TEST_SRC := $(sort $(wildcard tests/unit/test_*.c))
TEST_AUX := $(filter-out $(TEST_SRC),$(sort $(wildcard tests/unit/*.c tests/reference/*.c)))
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/%.o)
TOOL_OBJ := $(TOOL_SRC:%.c=$(BUILD)/%.o)
AUX_OBJ  := $(TEST_AUX:%.c=$(BUILD)/%.o)
TEST_BIN := $(TEST_SRC:tests/unit/%.c=$(BUILD)/tests/%)

STATIC := $(BUILD)/libhardshake.a
SHARED := $(BUILD)/libhardshake.so.$(VERSION)
TOOL   := $(if $(TOOL_SRC),$(BUILD)/hardshake)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all lib unit-tests test test-build msan-tests setup demo interop differential flights proofs proofs-gate proofs-rows proofs-kills parsers fuzz fuzz-smoke fuzz-matrix coverage bench diagram bogo-shim limbo pkits wycheproof chains \
        format format-check lint install uninstall clean headers help

all: lib $(TOOL) ## build the static and shared library and the tool
lib: $(STATIC) $(if $(SAN),,$(SHARED)) $(BUILD)/hardshake.pc ## build the library alone
unit-tests: $(TEST_BIN) ## build the unit tests of this variant (BUILD, CC, SAN)
# The MSan variant is for code that never enters BearSSL, which is not instrumented: valgrind watches the rest.
MSAN_TESTS := $(addprefix $(BUILD)/tests/,$(filter-out $(shell grep -lE "crypto/|hardshake.h|handshake/|chain/|record/|pem|peer.h|pair.h|pair12.h|script13.h|openssl_util.h|hello.h|conn_util.h|chain_util.h" tests/unit/test_*.c 2>/dev/null | sed "s|.*/||; s|\.c$$||"),$(TEST_SRC:tests/unit/%.c=%)))
msan-tests: $(MSAN_TESTS)
	@rm -f $(filter-out $(MSAN_TESTS),$(wildcard $(BUILD)/tests/test_*))

# V=1 shows the commands
ifndef V
.SILENT:
endif

# --- products ---
$(BUILD)/lib/%.o: lib/%.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $@"
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LIB_CFLAGS) $(if $(findstring /crypto/,$@),$(NO_FUNCTION)) -MMD -MP -c -o $@ $<
$(BUILD)/harness/tool/%.o: harness/tool/%.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $@"
	$(CC) $(CPPFLAGS) $(CFLAGS) $(TOOL_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/tests/%.o: tests/%.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $@"
	$(CC) $(CPPFLAGS) $(CFLAGS) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<

$(STATIC): $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^
$(SHARED): $(LIB_OBJ)
	@echo "  LD $@"
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -shared -Wl,-soname,$(SONAME) -Wl,--no-undefined -o $@ $^ $(LDLIBS)
	ln -sf $(@F) $(@D)/$(SONAME)
	ln -sf $(SONAME) $(@D)/libhardshake.so
$(BUILD)/hardshake: $(TOOL_OBJ) $(STATIC)
	@echo "  LD $@"
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS)
$(BUILD)/tests/test_%: $(BUILD)/tests/unit/test_%.o $(AUX_OBJ) $(STATIC)
	@echo "  LD $@"
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS) -lcmocka
# the engine over toy crypto, which stands in for the seam: it comes before the library
TOY_OBJ := $(patsubst %,$(BUILD)/toy/%.o,peer12 toycert toyocsp crypto_null crypto_null_kex pem_null fuzz)
$(BUILD)/toy/%.o: fuzz/%.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $@"
	$(CC) $(CPPFLAGS) $(CFLAGS) $(TEST_CFLAGS) -Ifuzz -MMD -MP -c -o $@ $<
$(BUILD)/tests/unit/test_refusals.o: TEST_CFLAGS += -Ifuzz
$(BUILD)/tests/test_refusals: $(BUILD)/tests/unit/test_refusals.o $(TOY_OBJ) $(STATIC)
	@echo "  LD $@"
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS) -lcmocka
# the same for both sides; and with a seam that is told to fail
TOY_FAULTS := transport_faults seam_faults
SEAM_CALLS := verify sign rsa_encrypt rsa_decrypt_premaster aead_open ec_generate ec_agree dh_check dh_agree kex_generate kex_agree dh_finish rng_init
$(BUILD)/tests/test_seam_faults: SEAM_WRAP := $(SEAM_CALLS:%=-Wl,--wrap=hsk_%)
$(TOY_FAULTS:%=$(BUILD)/tests/unit/test_%.o) $(BUILD)/tests/toy/ways.o: TEST_CFLAGS += -Ifuzz
$(TOY_FAULTS:%=$(BUILD)/tests/test_%): $(BUILD)/tests/test_%: $(BUILD)/tests/unit/test_%.o $(BUILD)/tests/toy/ways.o $(BUILD)/tests/unit/pair.o $(TOY_OBJ) $(STATIC)
	@echo "  LD $@"
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) $(SEAM_WRAP) -o $@ $^ $(LDLIBS) -lcmocka
.SECONDARY: $(TEST_SRC:%.c=$(BUILD)/%.o) $(AUX_OBJ)

$(BUILD)/hardshake.pc: Makefile
	@mkdir -p $(@D)
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' \
	  'Name: hardshake' 'Description: TLS handshakes that a stranger can check, on BearSSL primitives' \
	  'Version: $(VERSION)' 'Libs: -L$${libdir} -lhardshake' 'Libs.private: -lbearssl' \
	  'Cflags: -I$${includedir}/hardshake' >$@

-include $(LIB_OBJ:.o=.d) $(TOOL_OBJ:.o=.d) $(AUX_OBJ:.o=.d) $(TEST_SRC:%.c=$(BUILD)/%.d)

# --- what the parts bring: harness/*.mk defines demo-run, interop-run, differential-build, differential-run, flights-build, flights-run, bench-run; fuzz.mk defines fuzz-run,
# fuzz-smoke-run, coverage-run. They may use every variable above.
-include $(sort $(wildcard harness/*.mk)) fuzz/fuzz.mk

# --- jobs; each first installs what it needs (ci/setup says what) ---
setup: ## install every Debian package that any job needs
	@ci/setup all
test: ## run everything that a contributor needs to see pass, under 10 minutes
	@ci/setup build test
	@$(MAKE) --no-print-directory -j$$(nproc) test-build
	@tests/run
test-build: all unit-tests differential-build flights-build chains-build
	@$(MAKE) --no-print-directory BUILD=build/asan CC=clang-19 SAN=address,undefined CFLAGS='-O1 -g' all unit-tests
	@$(MAKE) --no-print-directory BUILD=build/msan CC=clang-19 SAN=memory CFLAGS='-O1 -g' msan-tests
	@$(MAKE) --no-print-directory BUILD=build/clang CC=clang all
demo: ## show handshakes and refusals against real openssl s_server processes
	@ci/setup build
	@$(MAKE) --no-print-directory all demo-run
interop: ## run both roles and versions with the programs of OpenSSL and GnuTLS; then chains
	@ci/setup build interop differential
	@$(MAKE) --no-print-directory all interop-run
	@$(MAKE) --no-print-directory chains-run
chains: ## validate generated and broken certificate chains beside OpenSSL, GnuTLS and mbedTLS
	@ci/setup build differential
	@$(MAKE) --no-print-directory lib chains-run
differential: ## compare the codec with OpenSSL, message by message, whole and mutated
	@ci/setup build differential
	@$(MAKE) --no-print-directory lib differential-run
flights: ## give whole handshakes with one message or record changed to hardshake and to OpenSSL, and compare outcomes and alerts
	@ci/setup build differential
	@$(MAKE) --no-print-directory lib flights-run
proofs: ## prove every unit of proofs/units.txt, or only F=lib/core/bytes.c
	@ci/setup proofs
	@proofs/run $(F)
proofs-gate: ## check that each seeded bug of proofs/mutants fails to prove; F=file restricts
	@ci/setup proofs
	@proofs/gate $(F)
proofs-rows: ## check that the proof of the machine notices each row of states.def deleted or redirected; EVERY=20: each 20th
	@ci/setup proofs
	@proofs/rows $(EVERY)
proofs-kills: ## tell which seeded bugs the unit tests and a minute of fuzzing notice; F=file restricts
	@ci/setup build test proofs fuzz
	@proofs/kills $(F)
parsers: ## write proofs/PARSERS.md out of what proofs, gate, kills and coverage measured
	@proofs/parsers
fuzz: ## fuzz: TARGET=name ENGINE=libfuzzer|afl TIME=seconds
	@ci/setup build fuzz
	@$(MAKE) --no-print-directory fuzz-run
fuzz-smoke: ## replay the corpus and run each fuzz target briefly
	@ci/setup build fuzz
	@$(MAKE) --no-print-directory fuzz-smoke-run
fuzz-matrix: ## print which message the corpus hands to which state; fails unless it is all of them
	@ci/setup build fuzz
	@$(MAKE) --no-print-directory fuzz-matrix-run
coverage: ## report line and edge coverage of lib/ from the corpus
	@ci/setup build fuzz
	@$(MAKE) --no-print-directory coverage-run
limbo: ## judge the chain validator by x509-limbo: LIMBO=FILE.json[.xz]
	@ci/setup build judges
	@$(MAKE) --no-print-directory limbo-run
pkits: ## judge the chain validator by NIST PKITS: PKITS=FOLDER
	@ci/setup build judges
	@$(MAKE) --no-print-directory pkits-run
wycheproof: ## judge the crypto seam and the key parsers by Wycheproof: WYCHEPROOF="FILE.json[.xz] ..."
	@ci/setup build judges
	@$(MAKE) --no-print-directory wycheproof-run
bogo-shim: ## build the shim for BoringSSL's conformance runner
	@ci/setup build test
	@$(MAKE) --no-print-directory bogo-build
diagram: ## draw the machines of lib/handshake/states.def as SVG into harness/diagrams
	@ci/setup diagram
	@harness/diagrams/draw
bench: ## measure parsing and handshakes beside OpenSSL, mbedTLS and BearSSL
	@ci/setup build bench
	@$(MAKE) --no-print-directory all bench-run

C_FILES := $(sort $(wildcard $(foreach d,lib lib/* lib/msg/ext harness harness/* fuzz fuzz/* tests/*,$(d)/*.c $(d)/*.h)))
format: ## rewrite the C sources with clang-format
	clang-format -i $(C_FILES)
format-check: ## fail where clang-format would change a C source
	clang-format --dry-run -Werror $(C_FILES)
lint: all ## check shell scripts, layers, heap symbols, recursion and format
	@ci/shellcheck
	@ci/layers $(BUILD)
	@ci/heap $(BUILD)
	@$(MAKE) --no-print-directory format-check

install: all ## install to $(DESTDIR)$(PREFIX): library, headers, hardshake.pc, tool
	install -d $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(STATIC) $(DESTDIR)$(PREFIX)/lib/
	install -m 755 $(SHARED) $(DESTDIR)$(PREFIX)/lib/
	ln -sf libhardshake.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(PREFIX)/lib/libhardshake.so
	sed 's|^prefix=.*|prefix=$(PREFIX)|' $(BUILD)/hardshake.pc >$(DESTDIR)$(PREFIX)/lib/pkgconfig/hardshake.pc
	for h in $(filter-out crypto/crypto_bearssl%,$(LIB_HDR:lib/%=%)); do install -D -m 644 lib/$$h $(DESTDIR)$(PREFIX)/include/hardshake/$$h || exit 1; done
	$(if $(TOOL),install -m 755 $(TOOL) $(DESTDIR)$(PREFIX)/bin/)
uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(PREFIX)/include/hardshake
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,bin/hardshake lib/pkgconfig/hardshake.pc lib/libhardshake.a \
	  lib/libhardshake.so lib/$(SONAME) lib/libhardshake.so.$(VERSION))
clean: ## remove build/
	rm -rf build
headers:
	@printf '%s\n' $(filter %.h,$(LIB_HDR))
help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-14s %s\n", $$1, $$2}' Makefile
