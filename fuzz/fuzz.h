/* What every fuzz target shares: oracles that abort with a sentence, and an input that is taken apart from
 * the front. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H
#include "core/bytes.h"
#include "core/status.h"
#include "msg/built.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* A target that has to know its own name defines this, too. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* fuzz_breach prints "oracle <what>" with the place and aborts. FUZZ_CHECK does so where cond is false; what
   begins with the oracle's number. */
_Noreturn void fuzz_breach(const char *what, const char *file, int line);
#define FUZZ_CHECK(cond, what) ((cond) ? (void)0 : fuzz_breach(what, __FILE__, __LINE__))

/* fuzz_input: what is left of the input. Taking from an empty one gives zeros and empty strings. */
typedef struct {
  const uint8_t *data;
  size_t len;
} fuzz_input;
uint8_t fuzz_u8(fuzz_input *in);
uint32_t fuzz_u16(fuzz_input *in);
/* fuzz_take: the next len bytes, or what is left. fuzz_block: a 2-byte length, then that many bytes or what
 * is left. */
hsk_bytes fuzz_take(fuzz_input *in, size_t len);
hsk_bytes fuzz_block(fuzz_input *in);

/* fuzz_of: the bytes of a span. */
static inline hsk_bytes fuzz_of(const uint8_t *base, hsk_span s)
{
  return (hsk_bytes){base + s.off, s.len};
}

/* fuzz_inside: the span stands within base[0..len). */
static inline int fuzz_inside(hsk_span s, size_t len)
{
  return s.off <= len && s.len <= len - s.off;
}

/* fuzz_refused checks what every refusal promises: an error that is no HSK_OK and no internal error, a place
   within the input, and an output that still has the bytes of before. */
void fuzz_refused(hsk_result r, size_t len, const void *out, const void *before, size_t out_len);

/* fuzz_builder: a builder behind one signature. */
typedef hsk_built (*fuzz_builder)(const void *fields, uint8_t *out, size_t cap);

/* fuzz_rebuild checks that build(fields) writes exactly want[0..len), that smaller rooms (len - 1, 0) are refused
   without a write, and that nothing behind it is touched (oracles I8, I9). */
void fuzz_rebuild(fuzz_builder build, const void *fields, const uint8_t *want, size_t len);

#endif
