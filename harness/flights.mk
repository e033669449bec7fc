# make flights: whole handshakes, mutated, beside OpenSSL
.PHONY: flights-build flights-run
FLIGHTS_SRC := $(sort $(wildcard harness/flights.d/*.c))
FLIGHTS_OBJ := $(FLIGHTS_SRC:%.c=$(BUILD)/%.o) \
  $(patsubst %,$(BUILD)/harness/differential.d/%.o,fields mutate peers record_keys rows)
$(BUILD)/harness/flights.d/%.o: harness/flights.d/%.c Makefile harness/flights.mk
	@mkdir -p $(@D)
	@echo "  CC $@"
	$(CC) $(CPPFLAGS) -Iharness/differential.d $(CFLAGS) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/flights: $(FLIGHTS_OBJ) $(STATIC)
	@echo "  LD $@"
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS) -lssl -lcrypto
-include $(FLIGHTS_OBJ:.o=.d)
flights-build: $(BUILD)/flights
flights-run: $(BUILD)/flights
	@FLIGHTS=$< harness/flights
