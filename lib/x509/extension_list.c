#include "x509/extension_list.h"
#include "x509/oid.h"

int hsk_extension_is_new(const uint8_t *buf, size_t first, size_t at, hsk_span oid)
{
  hsk_cert_extension x;
  size_t i = first;
  /*@ loop invariant first <= i <= at;
      loop assigns i, x; loop variant at - i; */
  while (i != at) {
    i = hsk_cert_extension_next(buf, at, i, &x);
    if (i == 0) return 0;
    if (x.oid.len == oid.len && hsk_equal(buf + x.oid.off, buf + oid.off, oid.len)) return 0;
  }
  return 1;
}

uint32_t hsk_extension_id(const uint8_t *buf, hsk_span oid)
{
  uint32_t id = hsk_oid_extension(buf, oid.off, oid.len);
  return id != HSK_OID_NONE ? id : hsk_oid_value(buf, oid.off, oid.len);
}
