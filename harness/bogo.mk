# make bogo-shim: the shim for BoringSSL's TLS conformance runner, harness/bogo_shim. It answers to harness/bogo_config.json.
.PHONY: bogo-build
BOGO_OBJ := $(patsubst harness/bogo_shim.d/%.c,$(BUILD)/bogo/%.o,$(sort $(wildcard harness/bogo_shim.d/*.c))) $(BUILD)/harness/tool/files.o
$(BUILD)/bogo/%.o: harness/bogo_shim.d/%.c harness/bogo_shim.d/shim.h $(LIB_HDR)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(TOOL_CFLAGS) -Iharness/bogo_shim.d -c -o $@ $<
$(BUILD)/bogo/bogo_shim: $(BOGO_OBJ) $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS) -lcrypto
bogo-build: $(BUILD)/bogo/bogo_shim
