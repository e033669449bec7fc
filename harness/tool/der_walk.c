#include "der_walk.h"
#include <inttypes.h>
#include <stdio.h>

der_element der_next(const uint8_t *buf, size_t off, size_t end)
{
  der_element e = {0, {0, 0}, end};
  if (off >= end || end - off < 2) return e;
  size_t at = off + 2, len = hsk_u8(buf, off + 1);
  if (len > 0x84 || len == 0x80) return e;
  if (len > 0x80) {
    size_t digits = len - 0x80;
    if (end - at < digits) return e;
    len = 0;
    for (size_t i = 0; i < digits; i++)
      len = len * 256 + hsk_u8(buf, at + i);
    at += digits;
  }
  if (end - at < len) return e;
  e.tag = hsk_u8(buf, off);
  e.contents.off = at;
  e.contents.len = len;
  e.next = at + len;
  return e;
}

void oid_text(const uint8_t *oid, size_t len, char *out, size_t cap)
{
  size_t n = 0;
  uint64_t arc = 0;
  int first = 1;
  out[0] = 0;
  for (size_t i = 0; i < len && n + 24 < cap; i++) {
    uint32_t b = hsk_u8(oid, i);
    arc = arc * 128 + (b & 0x7f);
    if (b & 0x80) continue;
    if (first) {
      uint64_t top = arc < 80 ? arc / 40 : 2;
      n += (size_t)snprintf(out + n, cap - n, "%" PRIu64 ".%" PRIu64, top, arc - 40 * top);
      first = 0;
    } else {
      n += (size_t)snprintf(out + n, cap - n, ".%" PRIu64, arc);
    }
    arc = 0;
  }
}
