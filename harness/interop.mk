# make interop: the client of TLS 1.2 beside s_client against openssl s_server; then both roles and versions with OpenSSL's and GnuTLS's programs
.PHONY: interop-run
$(BUILD)/interop/tls_server: tests/shell/tls_server.c $(BUILD)/harness/tool/files.o $(STATIC)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(TOOL_CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS)
interop-run: $(BUILD)/hardshake $(BUILD)/interop/tls_server
	@HARDSHAKE=$< OUT=$(BUILD)/interop harness/interop
	@HARDSHAKE=$< SERVER=$(BUILD)/interop/tls_server OUT=$(BUILD)/interop harness/peers
