#include "x509/name.h"

/* attribute_end: where the AttributeTypeAndValue at off ends, 0: malformed. */
static size_t attribute_end(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  size_t end = seq.off + seq.len;
  hsk_span oid = hsk_der_oid(buf, end, seq.off);
  if (oid.off == 0) return 0;
  hsk_span value = hsk_der_any(buf, end, oid.off + oid.len);
  if (value.off == 0 || value.off + value.len != end) return 0;
  return end;
}

/* in_order: 1 if buf[i..j) may stand before buf[j..k) in a SET OF (X.690 11.6). */
static int in_order(const uint8_t *buf, size_t i, size_t j, size_t k)
{
  size_t n = 0, shorter = j - i < k - j ? j - i : k - j;
  while (n < shorter) {
    uint32_t x = hsk_u8(buf, i + n), y = hsk_u8(buf, j + n);
    if (x != y) return x < y;
    n++;
  }
  return k - j >= j - i;
}

/* set_is_good: 1 if buf[b..e) is the contents of a RelativeDistinguishedName. */
static int set_is_good(const uint8_t *buf, size_t b, size_t e)
{
  size_t prev = b, i = attribute_end(buf, e, b);
  if (i == 0) return 0;
  for (uint32_t left = HSK_NAME_SET_MAX - 1; i != e; left--) {
    if (left == 0) return 0;
    size_t next = attribute_end(buf, e, i);
    if (next == 0 || !in_order(buf, prev, i, next)) return 0;
    prev = i;
    i = next;
  }
  return 1;
}

hsk_span hsk_name_parse(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span bad = {0, 0};
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return bad;
  size_t i = seq.off, end = seq.off + seq.len;
  while (i != end) {
    hsk_span set = hsk_der_tlv(buf, end, i, HSK_DER_SET);
    if (set.off == 0 || !set_is_good(buf, set.off, set.off + set.len)) return bad;
    i = set.off + set.len;
  }
  return seq;
}
