#include "fuzz.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void fuzz_breach(const char *what, const char *file, int line)
{
  fprintf(stderr, "oracle %s (%s:%d)\n", what, file, line);
  abort();
}

uint8_t fuzz_u8(fuzz_input *in)
{
  if (in->len == 0) return 0;
  in->len--;
  return *in->data++;
}

uint32_t fuzz_u16(fuzz_input *in)
{
  uint32_t high = fuzz_u8(in);
  return high << 8 | fuzz_u8(in);
}

hsk_bytes fuzz_take(fuzz_input *in, size_t len)
{
  hsk_bytes b = {in->data, len < in->len ? len : in->len};
  if (b.len != 0) in->data += b.len;
  in->len -= b.len;
  return b;
}

hsk_bytes fuzz_block(fuzz_input *in)
{
  size_t len = fuzz_u16(in);
  return fuzz_take(in, len);
}

void fuzz_refused(hsk_result r, size_t len, const void *out, const void *before, size_t out_len)
{
  FUZZ_CHECK(r.error != HSK_OK && r.error < HSK_ERROR_COUNT, "refusal: not an error");
  FUZZ_CHECK(r.error != HSK_INTERNAL_ERROR, "refusal: an internal error");
  FUZZ_CHECK(r.at <= len, "refusal: its place is outside of the input");
  FUZZ_CHECK(out_len == 0 || memcmp(out, before, out_len) == 0, "refusal: the output changed");
}

#define ROOM   (1u << 17)
#define CANARY 32u

void fuzz_rebuild(fuzz_builder build, const void *fields, const uint8_t *want, size_t len)
{
  /* out is canary bytes between two calls */
  static uint8_t out[ROOM + CANARY], canary[ROOM + CANARY];
  if (len > ROOM) return;
  if (canary[0] == 0) {
    memset(canary, 0xa5, sizeof canary);
    memset(out, 0xa5, sizeof out);
  }
  hsk_built b = {0, 0};
  if (len != 0) {
    b = build(fields, out, len - 1);
    FUZZ_CHECK(b.error == HSK_BUFFER_TOO_SMALL && b.need == len, "I8: need is not the message's length");
    FUZZ_CHECK(memcmp(out, canary, len + CANARY) == 0, "I9: a builder wrote although there was no room");
    b = build(fields, NULL, 0);
    FUZZ_CHECK(b.error == HSK_BUFFER_TOO_SMALL && b.need == len, "I8: need depends on the room");
  }
  b = build(fields, out, len);
  FUZZ_CHECK(b.error == HSK_OK && b.need == len, "I8: what was parsed does not build");
  FUZZ_CHECK(len == 0 || memcmp(out, want, len) == 0, "I8: build(parse(b)) is not b");
  FUZZ_CHECK(memcmp(out + len, canary, CANARY) == 0, "I9: a builder wrote behind its message");
  memset(out, 0xa5, len);
}
