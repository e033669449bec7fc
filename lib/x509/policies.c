#include "x509/policies.h"

#define ANY_POLICY 0x551d2000u /* 2.5.29.32.0 */

int hsk_is_any_policy(const uint8_t *buf, hsk_span oid)
{
  return oid.len == 4 && hsk_be32(buf, oid.off) == ANY_POLICY;
}

/* policyQualifiers: SEQUENCE SIZE (1..MAX) OF SEQUENCE { OID, one element } that fills buf[off..end) */
static int qualifiers_check(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span list = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end || list.len == 0) return 0;
  size_t i = list.off;
  while (i != end) {
    hsk_span seq = hsk_der_tlv(buf, end, i, HSK_DER_SEQUENCE);
    if (seq.off == 0) return 0;
    i = seq.off + seq.len;
    hsk_span oid = hsk_der_oid(buf, i, seq.off);
    if (oid.off == 0) return 0;
    hsk_span any = hsk_der_any(buf, i, oid.off + oid.len);
    if (any.off == 0 || any.off + any.len != i) return 0;
  }
  return 1;
}

hsk_span hsk_policy_next(const uint8_t *buf, size_t end, size_t *at)
{
  hsk_span bad = {0, 0};
  hsk_span seq = hsk_der_tlv(buf, end, *at, HSK_DER_SEQUENCE);
  if (seq.off == 0) return bad;
  size_t stop = seq.off + seq.len;
  hsk_span oid = hsk_der_oid(buf, stop, seq.off);
  if (oid.off == 0) return bad;
  if (oid.off + oid.len != stop && !qualifiers_check(buf, oid.off + oid.len, stop)) return bad;
  *at = stop;
  return oid;
}

/* has_policy: 1 if one of the policies in buf[off..end) has this OID. */
static int has_policy(const uint8_t *buf, size_t off, size_t end, hsk_span oid)
{
  size_t i = off;
  while (i != end) {
    hsk_span seq = hsk_der_tlv(buf, end, i, HSK_DER_SEQUENCE);
    if (seq.off == 0) return 0;
    i = seq.off + seq.len;
    hsk_span other = hsk_der_tlv(buf, i, seq.off, HSK_DER_OID);
    if (other.len == oid.len && hsk_equal(buf + other.off, buf + oid.off, oid.len)) return 1;
  }
  return 0;
}

hsk_span hsk_policies_parse(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span bad = {0, 0};
  uint32_t left = HSK_POLICIES_MAX;
  hsk_span list = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end || list.len == 0) return bad;
  size_t i = list.off;
  while (i != end) {
    size_t at = i;
    hsk_span oid = hsk_policy_next(buf, end, &i);
    if (left == 0 || oid.off == 0 || has_policy(buf, list.off, at, oid)) return bad;
    left--;
  }
  return list;
}

int hsk_policy_mapping_parse(const uint8_t *buf, size_t len, size_t off, hsk_policy_mapping *m)
{
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  size_t end = seq.off + seq.len;
  hsk_span issuer = hsk_der_oid(buf, end, seq.off);
  if (issuer.off == 0) return 0;
  hsk_span subject = hsk_der_oid(buf, end, issuer.off + issuer.len);
  if (subject.off == 0 || subject.off + subject.len != end) return 0;
  //@ assert pair: PolicyPair(buf, seq.off, end, issuer.off, issuer.off + issuer.len, subject.off);
  m->issuer.off = issuer.off;
  m->issuer.len = issuer.len;
  m->subject.off = subject.off;
  m->subject.len = subject.len;
  m->next = end;
  return 1;
}

hsk_span hsk_policy_mappings_parse(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span bad = {0, 0};
  hsk_policy_mapping m;
  uint32_t left = HSK_POLICIES_MAX;
  hsk_span list = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end || list.len == 0) return bad;
  size_t i = list.off;
  while (i != end) {
    if (left == 0 || !hsk_policy_mapping_parse(buf, end, i, &m)) return bad;
    if (hsk_is_any_policy(buf, m.issuer) || hsk_is_any_policy(buf, m.subject)) return bad;
    i = m.next;
    left--;
  }
  return list;
}

/* skip_certs: the number with this magnitude, or 2^31 if it is larger. */
static uint32_t skip_certs(const uint8_t *buf, hsk_span m)
{
  const uint32_t most = 0x80000000u;
  if (m.len == 1) return hsk_u8(buf, m.off);
  if (m.len == 2) return hsk_be16(buf, m.off);
  if (m.len == 3) return hsk_be24(buf, m.off);
  if (m.len > 4) return most;
  uint32_t v = hsk_be32(buf, m.off);
  return v > most ? most : v;
}

/* An IMPLICIT SkipCerts with this tag at *at, which moves behind it; HSK_SKIP_NONE where another tag, or nothing, stands there. 0: malformed. */
static int skip_field(const uint8_t *buf, size_t end, size_t *at, uint32_t tag, uint32_t *skip)
{
  hsk_span s = hsk_der_tlv(buf, end, *at, tag);
  *skip = HSK_SKIP_NONE;
  if (s.off == 0) return 1;
  if (!hsk_der_is_nat(buf, s.off, s.off + s.len)) return 0;
  hsk_span magnitude = s;
  if (s.len > 1 && hsk_u8(buf, s.off) == 0) {
    magnitude.off = s.off + 1;
    magnitude.len = s.len - 1;
  }
  *skip = skip_certs(buf, magnitude);
  *at = s.off + s.len;
  return 1;
}

int hsk_policy_constraints_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *require_explicit,
                                 uint32_t *inhibit_mapping)
{
  uint32_t explicit_skip, mapping_skip;
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return 0;
  size_t at = seq.off;
  if (!skip_field(buf, end, &at, HSK_DER_CONTEXT(0), &explicit_skip)) return 0;
  if (!skip_field(buf, end, &at, HSK_DER_CONTEXT(1), &mapping_skip)) return 0;
  if (at != end || at == seq.off) return 0;
  *require_explicit = explicit_skip;
  *inhibit_mapping = mapping_skip;
  return 1;
}

int hsk_inhibit_any_policy_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *skip)
{
  hsk_span m = hsk_der_uint(buf, end, off);
  if (m.off == 0 || m.off + m.len != end) return 0;
  *skip = skip_certs(buf, m);
  return 1;
}
