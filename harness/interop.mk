# make interop: the matrix against openssl s_server
.PHONY: interop-run
interop-run: $(BUILD)/hardshake
	@HARDSHAKE=$< OUT=$(BUILD)/interop harness/interop
