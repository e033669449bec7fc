#include "x509/distribution_points.h"

/* The contents of a RelativeDistinguishedName: one or more attributes */
static int relative_check(const uint8_t *buf, size_t off, size_t end)
{
  size_t i = off;
  if (off == end) return 0;
  while (i != end) {
    hsk_span seq = hsk_der_tlv(buf, end, i, HSK_DER_SEQUENCE);
    if (seq.off == 0) return 0;
    i = seq.off + seq.len;
    hsk_span oid = hsk_der_oid(buf, i, seq.off);
    if (oid.off == 0) return 0;
    hsk_span value = hsk_der_any(buf, i, oid.off + oid.len);
    if (value.off == 0 || value.off + value.len != i) return 0;
  }
  return 1;
}

/* names_check: 1 if buf[off..end) consists of 1 to HSK_POINT_NAMES_MAX GeneralNames. */
static int names_check(const uint8_t *buf, size_t off, size_t end)
{
  hsk_general_name g;
  uint32_t left = HSK_POINT_NAMES_MAX;
  size_t i = off;
  if (off == end) return 0;
  while (i != end) {
    if (left == 0 || !hsk_general_name_parse(buf, end, i, &g)) return 0;
    i = g.next;
    left--;
  }
  return 1;
}

/* [0] EXPLICIT DistributionPointName at *at, which moves behind it; 0: malformed. Absent where another tag stands there. */
static int point_name(const uint8_t *buf, size_t end, size_t *at, hsk_point_name *name)
{
  hsk_span outer = hsk_der_tlv(buf, end, *at, HSK_DER_CONSTRUCTED(0)), none = {0, 0};
  name->full = none;
  name->relative = none;
  if (outer.off == 0) return 1;
  size_t stop = outer.off + outer.len;
  name->full = hsk_der_tlv(buf, stop, outer.off, HSK_DER_CONSTRUCTED(0));
  name->relative = hsk_der_tlv(buf, stop, outer.off, HSK_DER_CONSTRUCTED(1));
  hsk_span is = name->full.off != 0 ? name->full : name->relative;
  if (is.off == 0 || is.off + is.len != stop) return 0;
  *at = stop;
  return name->full.off != 0 ? names_check(buf, is.off, stop) : relative_check(buf, is.off, stop);
}

/* [tag] IMPLICIT ReasonFlags at *at, which moves behind it; 0: malformed. Bit n of the BIT STRING is 1 << n. */
static int reason_flags(const uint8_t *buf, size_t end, size_t *at, uint32_t tag, uint32_t *reasons)
{
  hsk_span s = hsk_der_tlv(buf, end, *at, tag);
  *reasons = HSK_ALL_REASONS;
  if (s.off == 0) return 1;
  if (!hsk_der_is_bits(buf, s.off, s.off + s.len) || s.len < 2 || s.len > 3) return 0;
  uint32_t bits = 0;
  for (uint32_t n = 0; n < 8 * (s.len - 1); n++)
    if (hsk_u8(buf, s.off + 1 + n / 8) >> (7 - n % 8) & 1u) bits |= 1u << n;
  *reasons = bits & HSK_ALL_REASONS;
  *at = s.off + s.len;
  return *reasons != 0;
}

int hsk_distribution_point_parse(const uint8_t *buf, size_t len, size_t off, hsk_distribution_point *p)
{
  hsk_distribution_point found;
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  size_t at = seq.off, end = seq.off + seq.len;
  if (!point_name(buf, end, &at, &found.name)) return 0;
  if (!reason_flags(buf, end, &at, HSK_DER_CONTEXT(1), &found.reasons)) return 0;
  found.crl_issuer = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(2));
  if (found.crl_issuer.off != 0) {
    at = found.crl_issuer.off + found.crl_issuer.len;
    if (!names_check(buf, found.crl_issuer.off, at)) return 0;
  }
  /* RFC 5280 4.2.1.13: reasons do not stand alone */
  if (at != end || (found.name.full.off == 0 && found.name.relative.off == 0 && found.crl_issuer.off == 0))
    return 0;
  found.next = end;
  *p = found;
  return 1;
}

hsk_span hsk_distribution_points_parse(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span bad = {0, 0};
  hsk_distribution_point p;
  hsk_span list = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end || list.len == 0) return bad;
  for (size_t i = list.off; i != end; i = p.next)
    if (!hsk_distribution_point_parse(buf, end, i, &p)) return bad;
  return list;
}

/* [tag] IMPLICIT BOOLEAN DEFAULT FALSE at *at: TRUE, or not encoded. 0: malformed. */
static int flag_field(const uint8_t *buf, size_t end, size_t *at, uint32_t tag, uint32_t *flag)
{
  hsk_span s = hsk_der_tlv(buf, end, *at, tag);
  *flag = 0;
  if (s.off == 0) return 1;
  if (s.len != 1 || hsk_u8(buf, s.off) != 255) return 0;
  *flag = 1;
  *at = s.off + s.len;
  return 1;
}

int hsk_issuing_point_parse(const uint8_t *buf, size_t off, size_t end, hsk_issuing_point *p)
{
  hsk_issuing_point found;
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end || seq.len == 0) return 0;
  size_t at = seq.off;
  if (!point_name(buf, end, &at, &found.name)) return 0;
  if (!flag_field(buf, end, &at, HSK_DER_CONTEXT(1), &found.only_user)) return 0;
  if (!flag_field(buf, end, &at, HSK_DER_CONTEXT(2), &found.only_ca)) return 0;
  if (!reason_flags(buf, end, &at, HSK_DER_CONTEXT(3), &found.reasons)) return 0;
  if (!flag_field(buf, end, &at, HSK_DER_CONTEXT(4), &found.indirect)) return 0;
  if (!flag_field(buf, end, &at, HSK_DER_CONTEXT(5), &found.only_attribute)) return 0;
  if (at != end || found.only_user + found.only_ca + found.only_attribute > 1) return 0;
  *p = found;
  return 1;
}
