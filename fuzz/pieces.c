#include "pieces.h"
#include <string.h>

#define LONGEST ((1u << 24) + 16)
static uint8_t zeros[LONGEST];

hsk_bytes fuzz_piece(fuzz_input *in)
{
  size_t kind = fuzz_u8(in), more;
  switch (kind) {
  case 250:
    return (hsk_bytes){zeros, fuzz_u16(in)};
  case 251:
    return (hsk_bytes){zeros, 0x10000 + fuzz_u16(in)};
  case 252:
    more = fuzz_u8(in);
    return (hsk_bytes){zeros, LONGEST - 32 + more % 32};
  case 253:
    more = fuzz_u8(in);
    return (hsk_bytes){zeros, 0xfff0 + more % 32};
  case 254:
    more = fuzz_u8(in);
    return (hsk_bytes){zeros, 0xf0 + more % 32};
  case 255:
    return (hsk_bytes){NULL, 0};
  default:
    return fuzz_take(in, kind);
  }
}

#define MANY 320
const hsk_bytes *fuzz_pieces(fuzz_input *in, size_t *count)
{
  static hsk_bytes list[MANY];
  *count = fuzz_u8(in);
  int alike = *count >= 0xf0;
  if (alike) *count = 240 + *count % 16 * 5;
  for (size_t i = 0; i < *count; i++)
    list[i] = alike && i > 0 ? list[0] : fuzz_piece(in);
  return list;
}

const uint16_t *fuzz_values(fuzz_input *in, size_t *count)
{
  static uint16_t list[0x10000];
  *count = fuzz_u8(in);
  if (*count >= 0xf0) *count = 0x7ff0 + *count % 16;
  for (size_t i = 0; i < *count && in->len != 0; i++)
    list[i] = (uint16_t)fuzz_u16(in);
  return list;
}

uint32_t fuzz_number(fuzz_input *in)
{
  uint32_t kind = fuzz_u8(in);
  if (kind < 0xf0) return kind;
  if (kind < 0xf8) return fuzz_u16(in);
  if (kind < 0xfc) return 0xfff8 + fuzz_u8(in) % 16;
  uint32_t high = fuzz_u16(in);
  return high << 16 | fuzz_u16(in);
}

#define ROOM (1u << 17)
/* What a refusal must not touch: all of the room is looked at only where a builder was near its end. */
static int untouched(const uint8_t *out, size_t cap)
{
  static uint8_t canary[4096];
  if (canary[0] == 0) memset(canary, 0xa5, sizeof canary);
  size_t front = cap < sizeof canary ? cap : sizeof canary;
  return memcmp(out, canary, front) == 0 && memcmp(out + cap, canary, 32) == 0;
}

void fuzz_built(fuzz_wrapped build, fuzz_checker parse, enum ref_kind kind, size_t prefix, fuzz_input in)
{
  static uint8_t out[ROOM + 32];
  if (out[0] == 0) memset(out, 0xa5, sizeof out);
  hsk_built none = build(in, NULL, 0), all = build(in, out, ROOM);
  FUZZ_CHECK(none.need == all.need, "I8: need depends on the room");
  if (all.error != HSK_OK) {
    FUZZ_CHECK(all.error == HSK_BAD_CALL ? all.need == 0
                                         : all.error == HSK_BUFFER_TOO_SMALL && all.need > ROOM,
               "I8: another error than bad call or too small");
    FUZZ_CHECK(none.error == all.error && untouched(out, ROOM), "I9: a builder wrote although it refused");
    return;
  }
  FUZZ_CHECK(none.error == (all.need == 0 ? HSK_OK : HSK_BUFFER_TOO_SMALL), "I8: no room is enough");
  FUZZ_CHECK(memcmp(out + ROOM, out + ROOM + 1, 31) == 0 && out[ROOM] == 0xa5, "I9: behind its room");
  FUZZ_CHECK(parse == NULL || parse(out, all.need).error == HSK_OK, "I8: what was built does not parse");
  FUZZ_CHECK(kind == REF_KIND_COUNT || ref_accepts(kind, out + prefix, all.need - prefix),
             "grammar: what was built is not as the reference");
  memset(out, 0xa5, all.need);
  hsk_built less = all.need == 0 ? none : build(in, out, all.need - 1);
  FUZZ_CHECK(all.need == 0 || (less.error == HSK_BUFFER_TOO_SMALL && untouched(out, all.need)),
             "I9: a builder wrote although there was no room");
}
