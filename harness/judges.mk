# make limbo, make pkits, make wycheproof: public suites judge the chain validator and the crypto seam. LIMBO, PKITS, WYCHEPROOF say where they are; where one is absent, that is a skip.
.PHONY: limbo-run pkits-run
LIMBO ?= ../shared/limbo/dev.json.xz
PKITS ?= ../shared/pkits
JUDGES      := $(BUILD)/judges
JUDGE_FLAGS := $(HSK_CFLAGS) -D_GNU_SOURCE -Iharness/judges

$(JUDGES)/%.o: harness/judges/%.c harness/judges/judge.h $(LIB_HDR)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(JUDGE_FLAGS) -c -o $@ $<
$(JUDGES)/limbo: $(JUDGES)/limbo.o $(JUDGES)/judge.o $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS) -ljansson
$(JUDGES)/pkits: $(JUDGES)/pkits.o $(JUDGES)/judge.o $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS)

limbo-run: $(JUDGES)/limbo
	@BUILD=$(BUILD) harness/limbo $(LIMBO)
pkits-run: $(JUDGES)/pkits
	@BUILD=$(BUILD) harness/pkits $(PKITS)

.PHONY: wycheproof-run
WYCHEPROOF ?= $(if $(wildcard ../shared/wycheproof),$(sort $(wildcard ../shared/wycheproof/*.json ../shared/wycheproof/*.json.xz)),../shared/wycheproof)
$(JUDGES)/wycheproof%.o: harness/judges/wycheproof.h
$(JUDGES)/wycheproof: $(patsubst harness/judges/%.c,$(JUDGES)/%.o,$(sort $(wildcard harness/judges/wycheproof*.c))) $(STATIC)
	$(CC) $(CFLAGS) $(LDFLAGS) $(SAN_FLAGS) -o $@ $^ $(LDLIBS) -ljansson
wycheproof-run: $(JUDGES)/wycheproof
	@BUILD=$(BUILD) harness/wycheproof $(WYCHEPROOF)
