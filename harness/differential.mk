# make differential: the codec beside OpenSSL
.PHONY: differential-build differential-run
DIFF_SRC := $(sort $(wildcard harness/differential.d/*.c))
DIFF_OBJ := $(DIFF_SRC:%.c=$(BUILD)/%.o)
$(BUILD)/harness/differential.d/%.o: harness/differential.d/%.c Makefile harness/differential.mk
	@mkdir -p $(@D)
	@echo "  CC $@"
	$(CC) $(CPPFLAGS) $(CFLAGS) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/differential: $(DIFF_OBJ) $(STATIC)
	@echo "  LD $@"
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS) -lssl -lcrypto
-include $(DIFF_OBJ:.o=.d)
differential-build: $(BUILD)/differential
differential-run: $(BUILD)/differential
	@DIFFERENTIAL=$< OUT=$(BUILD)/differential.out harness/differential
