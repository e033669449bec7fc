# Fuzzing. Targets: fuzz/targets/*.c, one per state of lib/handshake/state_names.def (fuzz/state.c under as many names), and one per file of fuzz/ext (an
# extension's oracle) out of fuzz/ext.c. Engines are build variants in build/fuzz/<engine>/<target>:
#   libfuzzer  clang-19 with ASan and UBSan       replay   gcc with ASan and UBSan, replays files (standalone.c)
#   afl        afl-clang-fast with CMPLOG         msan     clang-19 with MSan, replays files
#   coverage   clang-19 with source coverage, replays files
# The library's crypto seam is fuzz/crypto_null.c and crypto_null_kex.c, except for the targets in FUZZ_REAL.
FUZZ_OUT     := build/fuzz
FUZZ_REAL    := pem
FUZZ_STATES  := $(shell sed -n "s/^HSK_S(HSK_\(.*\))/\1/p" lib/handshake/state_names.def)
FUZZ_EXTS    := $(sort $(patsubst fuzz/ext/%.c,%,$(wildcard fuzz/ext/*.c)))
FUZZ_TARGETS := $(sort $(patsubst fuzz/targets/%.c,%,$(wildcard fuzz/targets/*.c))) \
                $(FUZZ_EXTS:%=ext_%) $(FUZZ_STATES:%=state_%)
# what is linked each for itself
FUZZ_ALONE   := $(filter-out $(FUZZ_REAL) $(FUZZ_STATES:%=state_%),$(FUZZ_TARGETS)) state
FUZZ_HELPERS := $(filter-out $(addprefix fuzz/,state.c ext.c standalone.c) $(wildcard fuzz/seeds*.c fuzz/record*.c),$(wildcard fuzz/*.c))
FUZZ_REF     := $(wildcard tests/reference/*.c)
# handshakes of each kind between two sides of ours, which the unit tests have, too
FUZZ_WAYS    := tests/unit/pair.c tests/toy/ways.c
FUZZ_LIB     := $(filter-out lib/crypto/crypto_bearssl% lib/adaptor/%,$(LIB_SRC))
FUZZ_SEAM    := $(filter lib/crypto/crypto_bearssl%,$(LIB_SRC))
FUZZ_CFLAGS  := -std=c11 -Ilib -Ifuzz -Itests/reference -Itests/unit -Itests/toy $(WARN) -g -fno-omit-frame-pointer
FUZZ_SAN     := -fsanitize=address,undefined -fno-sanitize-recover=all
# BearSSL calls through pointers of another type than the function's
FUZZ_NOFUN   := -fno-sanitize=function
AFL_ENV      := AFL_LLVM_CMPLOG=1 AFL_QUIET=1 AFL_CC=clang-14
ENGINE ?= libfuzzer
TIME   ?= 60
TARGET ?= client_hello

# fuzz_engine: 1 engine, 2 compiler with flags of lib and targets, 3 compiler with flags of helpers, 4 link, 5 driver object
define fuzz_engine
$(FUZZ_OUT)/$(1)/lib/%.o: lib/%.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(2) $(FUZZ_CFLAGS) -MMD -MP -c -o $$@ $$<
$(FUZZ_SEAM:%.c=$(FUZZ_OUT)/$(1)/%.o): $(FUZZ_OUT)/$(1)/%.o: %.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(2) $(FUZZ_CFLAGS) $(6) -MMD -MP -c -o $$@ $$<
# no branch of it depends on data, and its loops would be most of what is traced
$(FUZZ_OUT)/$(1)/lib/core/wipe.o: lib/core/wipe.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(if $(filter coverage,$(1)),$(2),$(3)) $(FUZZ_CFLAGS) -MMD -MP -c -o $$@ $$<
$(FUZZ_OUT)/$(1)/fuzz/targets/%.o: fuzz/targets/%.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(2) $(FUZZ_CFLAGS) -MMD -MP -c -o $$@ $$<
$(FUZZ_OUT)/$(1)/fuzz/ext/%.o: fuzz/ext/%.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(2) $(FUZZ_CFLAGS) -MMD -MP -c -o $$@ $$<
$(FUZZ_OUT)/$(1)/fuzz/targets/ext_%.o: fuzz/ext.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(2) $(FUZZ_CFLAGS) -DFUZZ_EXT=$$$$(echo $$* | tr a-z A-Z) -MMD -MP -c -o $$@ $$<
$(FUZZ_OUT)/$(1)/fuzz/targets/state.o: fuzz/state.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(2) $(FUZZ_CFLAGS) -MMD -MP -c -o $$@ $$<
$(FUZZ_OUT)/$(1)/tests/%.o: tests/%.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(3) $(FUZZ_CFLAGS) -MMD -MP -c -o $$@ $$<
$(FUZZ_OUT)/$(1)/fuzz/%.o: fuzz/%.c fuzz/fuzz.mk
	@mkdir -p $$(@D)
	@$(3) $(FUZZ_CFLAGS) -MMD -MP -c -o $$@ $$<
$(FUZZ_OUT)/$(1)/libnull.a: $(patsubst %.c,$(FUZZ_OUT)/$(1)/%.o,$(FUZZ_LIB) $(FUZZ_HELPERS) $(FUZZ_REF) $(FUZZ_WAYS)) $(FUZZ_EXTS:%=$(FUZZ_OUT)/$(1)/fuzz/ext/%.o)
	@rm -f $$@
	@$(AR) rcs $$@ $$^
$(FUZZ_OUT)/$(1)/libreal.a: $(LIB_SRC:%.c=$(FUZZ_OUT)/$(1)/%.o) $(FUZZ_OUT)/$(1)/fuzz/fuzz.o
	@rm -f $$@
	@$(AR) rcs $$@ $$^
$(FUZZ_ALONE:%=$(FUZZ_OUT)/$(1)/%): $(FUZZ_OUT)/$(1)/%: \
  $(FUZZ_OUT)/$(1)/fuzz/targets/%.o $(FUZZ_OUT)/$(1)/libnull.a $(5)
	@$(4) -o $$@ $$< $(5) $(FUZZ_OUT)/$(1)/libnull.a
$(FUZZ_REAL:%=$(FUZZ_OUT)/$(1)/%): $(FUZZ_OUT)/$(1)/%: \
  $(FUZZ_OUT)/$(1)/fuzz/targets/%.o $(FUZZ_OUT)/$(1)/libreal.a $(5)
	@$(4) -o $$@ $$< $(5) $(FUZZ_OUT)/$(1)/libreal.a -lbearssl
# a link, so that 90 targets are one program to build
$(FUZZ_STATES:%=$(FUZZ_OUT)/$(1)/state_%): $(FUZZ_OUT)/$(1)/state
	@ln -f $$< $$@
.PHONY: fuzz-build-$(1)
fuzz-build-$(1): $(FUZZ_TARGETS:%=$(FUZZ_OUT)/$(1)/%)
	@echo "fuzz: $(words $(FUZZ_TARGETS)) targets in $(FUZZ_OUT)/$(1)"
endef

FUZZ_CC_libfuzzer := clang-19 -O1 -fsanitize=fuzzer-no-link $(FUZZ_SAN)
FUZZ_CC_afl       := $(AFL_ENV) afl-clang-fast -O2
FUZZ_CC_replay    := gcc -O1 $(FUZZ_SAN)
FUZZ_CC_msan      := clang-19 -O1 -fsanitize=memory -fsanitize-memory-track-origins=1
FUZZ_CC_coverage  := clang-19 -O1 -fprofile-instr-generate -fcoverage-mapping
$(eval $(call fuzz_engine,libfuzzer,$(FUZZ_CC_libfuzzer),clang-19 -O1 $(FUZZ_SAN),clang-19 -fuse-ld=lld -fsanitize=fuzzer $(FUZZ_SAN),,$(FUZZ_NOFUN)))
$(eval $(call fuzz_engine,afl,$(FUZZ_CC_afl),clang-14 -O2,$(AFL_ENV) afl-clang-fast -fuse-ld=lld -fsanitize=fuzzer))
$(eval $(call fuzz_engine,replay,$(FUZZ_CC_replay),$(FUZZ_CC_replay),gcc $(FUZZ_SAN),$(FUZZ_OUT)/replay/fuzz/standalone.o))
$(eval $(call fuzz_engine,msan,$(FUZZ_CC_msan),$(FUZZ_CC_msan),clang-19 -fuse-ld=lld -fsanitize=memory,$(FUZZ_OUT)/msan/fuzz/standalone.o))
$(eval $(call fuzz_engine,coverage,$(FUZZ_CC_coverage),clang-19 -O1,clang-19 -fuse-ld=lld -fprofile-instr-generate,$(FUZZ_OUT)/coverage/fuzz/standalone.o))
.SECONDARY:
-include $(shell find $(FUZZ_OUT) -name '*.d' 2>/dev/null)

.PHONY: fuzz-matrix-run fuzz-replay-msan fuzz-run fuzz-smoke-run fuzz-replay fuzz-bench coverage-run corpus
fuzz-run: $(FUZZ_OUT)/$(ENGINE)/$(TARGET)
	@fuzz/run $(ENGINE) $(TARGET) $(TIME)
fuzz-replay: fuzz-build-replay ## replay the whole corpus through gcc with ASan and UBSan
	@fuzz/replay replay $(FUZZ_TARGETS)
fuzz-matrix-run: fuzz-build-replay
	@fuzz/matrix
fuzz-replay-msan: fuzz-build-msan ## replay the whole corpus under MSan, which sees reads of bytes that nobody wrote
	@fuzz/replay msan $(FUZZ_TARGETS)
fuzz-smoke-run:
	@$(MAKE) --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc)) fuzz-build-libfuzzer fuzz-build-afl fuzz-build-replay
	@fuzz/smoke $(FUZZ_TARGETS)
fuzz-bench: fuzz-build-libfuzzer ## executions per CPU second of each fuzz target
	@fuzz/bench $(FUZZ_TARGETS)
coverage-run: fuzz-build-coverage
	@$(MAKE) --no-print-directory -s BUILD=$(FUZZ_OUT)/coverage/unit CC=clang-19 SAN= CFLAGS='-O1 -fprofile-instr-generate -fcoverage-mapping' \
	  LDFLAGS=-fprofile-instr-generate unit-tests
	@fuzz/coverage $(FUZZ_TARGETS)

# Seeds are made by three programs: out of toy handshakes and the library's builders, by recording real handshakes with openssl s_server, and by
# recording both ends of libssl.
$(FUZZ_OUT)/replay/seeds: $(patsubst %,$(FUZZ_OUT)/replay/fuzz/%.o,seeds seeds_states seeds_message seeds_builders seeds_x509 seeds_text) $(FUZZ_OUT)/replay/libnull.a
	@gcc $(FUZZ_SAN) -o $@ $^
# inputs that each show one thing, under names that say what
$(FUZZ_OUT)/replay/shown: $(patsubst %,$(FUZZ_OUT)/replay/fuzz/%.o,seeds_shown seeds_text)
	@gcc $(FUZZ_SAN) -o $@ $^
$(FUZZ_OUT)/record/record: fuzz/record.c fuzz/seeds_message.c $(STATIC)
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(HSK_CFLAGS) -o $@ $^ $(LDLIBS)
$(FUZZ_OUT)/record/record_openssl: fuzz/record_openssl.c fuzz/seeds_message.c $(STATIC)
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(HSK_CFLAGS) -o $@ $^ -lssl -lcrypto
corpus: fuzz-build-libfuzzer $(FUZZ_OUT)/replay/seeds $(FUZZ_OUT)/replay/shown $(addprefix $(FUZZ_OUT)/record/,record record_openssl) ## make the fuzz corpus anew, TIME seconds each
	@fuzz/make_corpus $(TIME)

# make test replays the corpus (tests/shell/fuzz_replay.sh): built before, so that the test's time is that of the replay.
test-build: fuzz-build-replay
