#include "msg/ext/extensions.h"

/* extensions_walk: buf[off..end) is a sequence of at most HSK_EXTENSIONS_MAX extensions. Answers as hsk_extensions_check. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==>
                 Extensions(buf, off, end) && AtMostExtensions(buf, off, end, HSK_EXTENSIONS_MAX);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_EXTENSIONS;
    ensures at: \result.at <= end; */
static hsk_result extensions_walk(const uint8_t *buf, size_t off, size_t end)
{
  size_t i = off, left = HSK_EXTENSIONS_MAX;
  /*@ loop invariant off <= i <= end && left <= HSK_EXTENSIONS_MAX;
      loop invariant rest: (Extensions(buf, off, end) && AtMostExtensions(buf, off, end, HSK_EXTENSIONS_MAX)) <==>
                           (Extensions(buf, i, end) && AtMostExtensions(buf, i, end, left));
      loop assigns i, left; loop variant left; */
  while (i != end) {
    if (left == 0 || end - i < 4) return hsk_bad(HSK_PEER_MALFORMED_EXTENSIONS, i);
    size_t l = hsk_be16(buf, i + 2);
    if (end - i - 4 < l) return hsk_bad(HSK_PEER_MALFORMED_EXTENSIONS, i);
    i += 4 + l;
    left--;
  }
  return hsk_ok();
}

hsk_span hsk_extensions_find(const uint8_t *buf, size_t off, size_t end, uint32_t extension_type)
{
  hsk_span r = {0, 0};
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant wf: Extensions(buf, i, end);
      loop invariant rest: HasExtension(buf, off, end, extension_type) <==> HasExtension(buf, i, end, extension_type);
      loop invariant first: \forall integer o; FirstExtension(buf, i, end, extension_type, o) ==>
                            FirstExtension(buf, off, end, extension_type, o);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    size_t l = hsk_be16(buf, i + 2);
    if (hsk_be16(buf, i) == extension_type) {
      r.off = i + 4;
      r.len = l;
      return r;
    }
    i += 4 + l;
  }
  return r;
}

hsk_result hsk_extensions_check(const uint8_t *buf, size_t off, size_t end)
{
  hsk_result r = extensions_walk(buf, off, end);
  if (r.error != HSK_OK) return r;
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant wf: Extensions(buf, i, end);
      loop invariant rest: NoDuplicate(buf, off, end) <==> NoDuplicate(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    size_t next = i + 4 + hsk_be16(buf, i + 2);
    if (hsk_extensions_find(buf, next, end, hsk_be16(buf, i)).off != 0)
      return hsk_bad(HSK_PEER_DUPLICATE_EXTENSION, i);
    i = next;
  }
  return hsk_ok();
}

hsk_extension hsk_extensions_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_extension r = {0, {0, 0}};
  if (off == end) return r;
  r.extension_type = hsk_be16(buf, off);
  r.extension_data.off = off + 4;
  r.extension_data.len = hsk_be16(buf, off + 2);
  return r;
}

const char *hsk_extension_name(uint32_t extension_type)
{
  switch (extension_type) {
#define HSK_X(name, number, wire_name, rfc)                                                                  \
  case number:                                                                                               \
    return wire_name;
#include "msg/ext/types.def"
#undef HSK_X
  default:
    return "?";
  }
}

void hsk_extension_header_put(uint8_t *out, uint32_t extension_type, size_t data_len)
{
  hsk_put16(out, 0, extension_type);
  hsk_put16(out, 2, data_len);
}
