# make bench: parsing, handshakes, chains, memory
.PHONY: bench-run
BENCH_OUT   := $(BUILD)/bench
BENCH_FLAGS := $(HSK_CFLAGS) -D_POSIX_C_SOURCE=200809L -Iharness/bench -Itests/unit
SEAM := hsk_hash_init hsk_hash_update hsk_hash_digest hsk_hash_once hsk_hmac hsk_prf hsk_rng_init hsk_rng_bytes \
  hsk_verify hsk_sign hsk_rsa_encrypt hsk_rsa_decrypt_premaster hsk_ec_generate hsk_ec_agree hsk_kex_generate hsk_kex_agree \
  hsk_dh_check hsk_dh_agree hsk_dh_finish hsk_aead_seal hsk_aead_open
BENCH_WRAP := $(SEAM:%=-Wl,--wrap=%)

$(BENCH_OUT)/%.o: harness/bench/%.c $(wildcard harness/bench/*.h) tests/unit/peer.h tests/unit/pair.h $(LIB_HDR)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(BENCH_FLAGS) -c -o $@ $<
$(BENCH_OUT)/peer.o: tests/unit/peer.c tests/unit/peer.h tests/unit/peer_certs.h $(LIB_HDR)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(BENCH_FLAGS) -c -o $@ $<
$(BENCH_OUT)/pair.o: tests/unit/pair.c tests/unit/pair.h tests/unit/peer_certs.h $(LIB_HDR)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(BENCH_FLAGS) -c -o $@ $<
$(BENCH_OUT)/parse: $(addprefix $(BENCH_OUT)/,parse.o parse_hardshake.o parse_openssl.o parse_mbedtls.o parse_bearssl.o \
    clock.o) $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lssl -lcrypto -lmbedtls -lmbedx509 -lmbedcrypto
$(BENCH_OUT)/shake: $(addprefix $(BENCH_OUT)/,shake.o timed_bearssl.o seam.o clock.o peer.o) $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) $(BENCH_WRAP) -o $@ $^ $(LDLIBS)
$(BENCH_OUT)/both: $(addprefix $(BENCH_OUT)/,both.o seam.o clock.o pair.o) $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) $(BENCH_WRAP) -o $@ $^ $(LDLIBS)
$(BENCH_OUT)/stack: $(addprefix $(BENCH_OUT)/,stack.o seam.o clock.o peer.o) $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) $(BENCH_WRAP) -Wl,-z,now -pthread -o $@ $^ $(LDLIBS)

$(BENCH_OUT)/worst: $(addprefix $(BENCH_OUT)/,worst.o worst_make.o clock.o) $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) -Wl,--wrap=hsk_verify,--wrap=hsk_hash_once -o $@ $^ $(LDLIBS)

bench-run: $(addprefix $(BENCH_OUT)/,parse shake both stack worst)
	@harness/bench/run $(BUILD)
