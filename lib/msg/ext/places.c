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

/* stands_at: 1 if the extension at i may stand there. */
/*@ requires \valid_read(buf + (i .. i+1)) && i + 1 <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> MayStand(U16(buf, i), place); */
static int stands_at(const uint8_t *buf, size_t i, uint32_t place)
{
  return hsk_extension_may_stand(hsk_be16(buf, i), place);
}

hsk_result hsk_extensions_place_check(const uint8_t *buf, size_t off, size_t end, uint32_t place)
{
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant wf: Extensions(buf, i, end);
      loop invariant stand: AllMayStand(buf, off, end, place) <==> AllMayStand(buf, i, end, place);
      loop invariant last: place == HSK_PLACE_CLIENT_HELLO ==>
                           (PreSharedKeyLast(buf, off, end) <==> PreSharedKeyLast(buf, i, end));
      loop assigns i; loop variant end - i; */
  while (i != end) {
    size_t next = i + 4 + hsk_be16(buf, i + 2);
    int stands = stands_at(buf, i, place);
    //@ assert refused: stands == 0 ==> !AllMayStand(buf, i, end, place);
    //@ assert behind: U16(buf, i) == HSK_EXTENSION_PRE_SHARED_KEY && next != end ==> !PreSharedKeyLast(buf, i, end);
    if (!stands) return hsk_bad(HSK_PEER_EXTENSION_NOT_ALLOWED, i);
    /* RFC 8446 4.2.11: "MUST be the last extension in the ClientHello" */
    if (place == HSK_PLACE_CLIENT_HELLO && hsk_be16(buf, i) == HSK_EXTENSION_PRE_SHARED_KEY && next != end)
      return hsk_bad(HSK_PEER_PRE_SHARED_KEY_NOT_LAST, i);
    i = next;
  }
  //@ assert end: AllMayStand(buf, i, end, place) && PreSharedKeyLast(buf, i, end);
  return hsk_ok();
}
