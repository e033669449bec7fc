#include "msg/ext/places.h"

int hsk_extension_known(uint32_t extension_type)
{
  switch (extension_type) {
#define HSK_X(name, number, wire_name, rfc) case number:
#include "msg/ext/types.def"
#undef HSK_X
    return 1;
  default:
    return 0;
  }
}

/* has_place: 1 if places.def has this row. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> HasPlace(extension_type, place); */
static int has_place(uint32_t extension_type, uint32_t place)
{
  if (extension_type > 65535 || place >= HSK_PLACE_COUNT) return 0;
  switch (place * 65536u + extension_type) {
#define HSK_P(type, place) case HSK_PLACE_##place * 65536u + HSK_EXTENSION_##type:
#include "msg/ext/places.def"
#undef HSK_P
    return 1;
  default:
    return 0;
  }
}

int hsk_extension_may_stand(uint32_t extension_type, uint32_t place)
{
  return has_place(extension_type, place) || !hsk_extension_known(extension_type);
}

hsk_result hsk_extensions_place_check(const uint8_t *buf, size_t off, size_t end, uint32_t place)
{
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant wf: Extensions(buf, i, end);
      loop invariant stand: AllMayStand(buf, off, end, place) <==> AllMayStand(buf, i, end, place);
      loop invariant last: PreSharedKeyLast(buf, off, end) <==> PreSharedKeyLast(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    uint32_t type = hsk_be16(buf, i);
    size_t next = i + 4 + hsk_be16(buf, i + 2);
    if (!hsk_extension_may_stand(type, place)) return hsk_bad(HSK_PEER_EXTENSION_NOT_ALLOWED, i);
    /* RFC 8446 4.2.11: "MUST be the last extension in the ClientHello" */
    if (place == HSK_PLACE_CLIENT_HELLO && type == HSK_EXTENSION_PRE_SHARED_KEY && next != end)
      return hsk_bad(HSK_PEER_PRE_SHARED_KEY_NOT_LAST, i);
    i = next;
  }
  return hsk_ok();
}
