#include "x509/extension_list.h"
#include "x509/oid.h"

/* same_oid: 1 if two parts of buf are equal. */
/*@ requires \valid_read(buf + (a.off .. a.off + a.len - 1)) && \valid_read(buf + (b.off .. b.off + b.len - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> (a.len == b.len && SameBytes(buf, a.off, b.off, b.len)); */
static int same_oid(const uint8_t *buf, hsk_span a, hsk_span b)
{
  if (a.len != b.len) return 0;
  return hsk_equal(buf + a.off, buf + b.off, b.len);
}

int hsk_extension_is_new(const uint8_t *buf, size_t first, size_t at, hsk_span oid)
{
  hsk_cert_extension x;
  size_t i = first;
  /*@ loop invariant first <= i <= at;
      loop invariant rest: LacksOid(buf, first, at, oid.off, oid.len) <==> LacksOid(buf, i, at, oid.off, oid.len);
      loop assigns i, x; loop variant at - i; */
  while (i != at) {
    size_t next = hsk_cert_extension_next(buf, at, i, &x);
    if (next == 0 || same_oid(buf, x.oid, oid)) return 0;
    i = next;
  }
  return 1;
}

uint32_t hsk_extension_id(const uint8_t *buf, hsk_span oid)
{
  uint32_t id = hsk_oid_extension(buf, oid.off, oid.len);
  return id != HSK_OID_NONE ? id : hsk_oid_value(buf, oid.off, oid.len);
}
