# make demo: handshakes and refusals against openssl s_server
.PHONY: demo-run
demo-run: $(BUILD)/hardshake
	@HARDSHAKE=$< OUT=$(BUILD)/demo harness/demo
