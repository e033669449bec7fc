# make chains: the chain validator beside OpenSSL, GnuTLS and mbedTLS
.PHONY: chains-build chains-run
CHAINS_SRC := $(sort $(wildcard harness/chains.d/*.c))
CHAINS_OBJ := $(CHAINS_SRC:%.c=$(BUILD)/%.o)
$(BUILD)/harness/chains.d/%.o: harness/chains.d/%.c harness/chains.d/tweaks.def Makefile harness/chains.mk
	@mkdir -p $(@D)
	@echo "  CC $@"
	$(CC) $(CPPFLAGS) $(CFLAGS) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/chains: $(CHAINS_OBJ) $(STATIC)
	@echo "  LD $@"
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS) -lssl -lcrypto -lgnutls -lmbedx509 -lmbedcrypto
-include $(CHAINS_OBJ:.o=.d)
chains-build: $(BUILD)/chains
chains-run: $(BUILD)/chains
	@CHAINS=$< harness/chains
