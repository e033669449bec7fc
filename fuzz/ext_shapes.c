#include "ext.h"
#include "msg/items16.h"
#include <string.h>

/* The parser has answered r; the reference sees the extension_data alone. */
static int agrees(fuzz_place p, enum ref_kind kind, hsk_result r)
{
  hsk_result moved = r;
  if (r.error != HSK_OK) {
    FUZZ_CHECK(r.at >= p.off, "refusal: its place is before the extension_data");
    moved.at -= p.off;
  }
  return fuzz_agrees(p.data + p.off, p.end - p.off, kind, moved);
}

int fuzz_ext_accepts(fuzz_place p, enum ref_kind kind, fuzz_ext_parser parse, void *view, size_t view_len)
{
  static uint8_t before[256];
  FUZZ_CHECK(view_len <= sizeof before, "set-up: a view that is larger than expected");
  memset(view, 0x5a, view_len);
  memcpy(before, view, view_len);
  hsk_result r = parse(p, view);
  if (agrees(p, kind, r)) return 1;
  fuzz_refused(r, p.end, view, before, view_len);
  return 0;
}

void fuzz_ext_same(fuzz_place p, fuzz_builder build, const void *fields)
{
  fuzz_rebuild(build, fields, p.data + p.off - 4, p.end - p.off + 4);
}

void fuzz_ext_fills(fuzz_place p, hsk_span s, size_t prefix, size_t min)
{
  FUZZ_CHECK(s.off == p.off + prefix && s.off + s.len == p.end && s.len >= min,
             "grammar: the field is not all behind its length");
}

void fuzz_ext_empty(fuzz_place p, enum ref_kind kind, hsk_result r, fuzz_builder build)
{
  FUZZ_CHECK((r.error == HSK_OK) == (p.off == p.end), "grammar: an empty extension");
  if (agrees(p, kind, r)) fuzz_ext_same(p, build, NULL);
}

const fuzz_numbers *fuzz_numbers_of(const uint8_t *data, hsk_span s)
{
  static fuzz_numbers n;
  FUZZ_CHECK(s.len % 2 == 0, "grammar: half a number");
  n.count = s.len / 2;
  if (n.count > FUZZ_MANY) return NULL;
  for (size_t i = 0; i < n.count; i++)
    n.v[i] = (uint16_t)hsk_be16(data, s.off + 2 * i);
  return &n;
}

FUZZ_BUILDER_ITEMS(items16_build)

void fuzz_items16(const uint8_t *data, hsk_span list)
{
  static fuzz_items f;
  size_t i = list.off, end = list.off + list.len;
  f.count = 0;
  for (hsk_span x = hsk_items16_next(data, i, end); x.off != 0; x = hsk_items16_next(data, i, end)) {
    FUZZ_CHECK(x.off == i + 2 && x.len > 0 && fuzz_inside(x, end), "grammar: an item of a list");
    if (f.count < FUZZ_MANY) f.v[f.count] = fuzz_of(data, x);
    f.count++;
    i = x.off + x.len;
  }
  FUZZ_CHECK(i == end, "grammar: an item was lost");
  if (f.count <= FUZZ_MANY) fuzz_rebuild(items16_build, &f, data + list.off, list.len);
}
