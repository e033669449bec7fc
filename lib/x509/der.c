#include "x509/der.h"

hsk_span hsk_der_tlv(const uint8_t *buf, size_t len, size_t off, uint32_t tag)
{
  hsk_span r = {0, 0};
  size_t avail = len - off, hdr, l;
  if (avail < 2 || buf[off] != tag) return r;
  uint32_t first = buf[off + 1];
  if (first < 128) {
    hdr = 2;
    l = first;
  } else if (first == 129) {
    if (avail < 3) return r;
    hdr = 3;
    l = buf[off + 2];
    if (l < 128) return r;
  } else if (first == 130) {
    if (avail < 4) return r;
    hdr = 4;
    l = hsk_be16(buf, off + 2);
    if (l < 256) return r;
  } else if (first == 131) {
    if (avail < 5) return r;
    hdr = 5;
    l = hsk_be24(buf, off + 2);
    if (l < 65536) return r;
  } else
    return r;
  if (avail - hdr < l) return r;
  r.off = off + hdr;
  r.len = l;
  return r;
}

hsk_span hsk_der_any(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span r = {0, 0};
  if (off == len || buf[off] % 32 == 31) return r;
  return hsk_der_tlv(buf, len, off, buf[off]);
}

int hsk_der_is_int(const uint8_t *buf, size_t b, size_t e)
{
  if (b == e) return 0;
  if (e - b >= 2) {
    if (buf[b] == 0 && buf[b + 1] < 128) return 0;
    if (buf[b] == 255 && buf[b + 1] >= 128) return 0;
  }
  return 1;
}

int hsk_der_is_nat(const uint8_t *buf, size_t b, size_t e)
{
  return hsk_der_is_int(buf, b, e) && buf[b] < 128;
}

int hsk_der_is_pos(const uint8_t *buf, size_t b, size_t e)
{
  return hsk_der_is_nat(buf, b, e) && !(e - b == 1 && buf[b] == 0);
}

int hsk_der_is_bool(const uint8_t *buf, size_t b, size_t e)
{
  return e - b == 1 && (buf[b] == 0 || buf[b] == 255);
}

int hsk_der_is_oid(const uint8_t *buf, size_t b, size_t e)
{
  if (b == e || buf[b] == 128 || buf[e - 1] >= 128) return 0;
  size_t i = b + 1;
  /*@ loop invariant b < i <= e;
      loop invariant \forall integer k; b < k < i && buf[k] == 128 ==> buf[k-1] >= 128;
      loop assigns i; loop variant e - i; */
  while (i < e) {
    if (buf[i] == 128 && buf[i - 1] < 128) return 0;
    i++;
  }
  return 1;
}

static const uint32_t pow2[8] = {1, 2, 4, 8, 16, 32, 64, 128};

int hsk_der_is_bits(const uint8_t *buf, size_t b, size_t e)
{
  if (b == e || buf[b] > 7) return 0;
  if (e - b == 1) return buf[b] == 0;
  return buf[e - 1] % pow2[buf[b]] == 0;
}

int hsk_der_true(const uint8_t *buf, size_t off, size_t end)
{
  return end - off >= 3 && buf[off] == HSK_DER_BOOLEAN && buf[off + 1] == 1 && buf[off + 2] == 255;
}

hsk_span hsk_der_oid(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span r = {0, 0};
  hsk_span s = hsk_der_tlv(buf, len, off, HSK_DER_OID);
  if (s.off == 0 || !hsk_der_is_oid(buf, s.off, s.off + s.len)) return r;
  return s;
}

hsk_span hsk_der_uint(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span r = {0, 0};
  hsk_span s = hsk_der_tlv(buf, len, off, HSK_DER_INTEGER);
  if (s.off == 0 || !hsk_der_is_nat(buf, s.off, s.off + s.len)) return r;
  r.off = s.off;
  r.len = s.len;
  if (s.len > 1 && buf[s.off] == 0) {
    r.off = s.off + 1;
    r.len = s.len - 1;
  }
  return r;
}

hsk_span hsk_der_octet_bits(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span r = {0, 0};
  hsk_span s = hsk_der_tlv(buf, len, off, HSK_DER_BIT_STRING);
  if (s.off == 0 || s.len == 0 || buf[s.off] != 0) return r;
  r.off = s.off + 1;
  r.len = s.len - 1;
  return r;
}
