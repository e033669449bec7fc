/* CertificateList and TBSCertList, field by field in the order of RFC 5280 5.1. */
#include "x509/crl.h"
#include "x509/authority_key_id.h"
#include "x509/extension_list.h"
#include "x509/pss.h"
#include "x509/subject_alt_name.h"
#include "x509/time.h"

#define NUMBER_MAX     20u
#define DER_ENUMERATED 0x0au

/* An element that fills the extnValue: INTEGER, not negative, of at most 20 bytes (5.2.3). off == 0: malformed. */
static hsk_span number_of(const uint8_t *buf, hsk_span value)
{
  hsk_span bad = {0, 0}, m = hsk_der_uint(buf, value.off + value.len, value.off);
  if (m.off == 0 || m.off + m.len != value.off + value.len || m.len > NUMBER_MAX) return bad;
  return m;
}

/* ---- entries ---- */

uint32_t hsk_crl_reason_parse(const uint8_t *buf, hsk_span value)
{
  size_t end = value.off + value.len;
  hsk_span s = hsk_der_tlv(buf, end, value.off, DER_ENUMERATED);
  if (s.off == 0 || s.off + s.len != end || s.len != 1) return UINT32_MAX;
  uint32_t reason = hsk_u8(buf, s.off);
  return reason <= 10 && reason != 7 ? reason : UINT32_MAX;
}

static int entry_extension(const uint8_t *buf, const hsk_cert_extension *x, hsk_crl_entry *e)
{
  switch (hsk_extension_id(buf, x->oid)) {
  case HSK_OID_REASON_CODE:
    e->reason = hsk_crl_reason_parse(buf, x->value);
    return e->reason != UINT32_MAX && !x->critical;
  case HSK_OID_CERTIFICATE_ISSUER:
    /* 5.3.3: always critical */
    e->certificate_issuer = hsk_subject_alt_name_parse(buf, x->value.off, x->value.off + x->value.len);
    return e->certificate_issuer.off != 0 && x->critical;
  case HSK_OID_INVALIDITY_DATE:
    return !x->critical;
  default:
    if (x->critical) e->unknown_critical = 1;
    return 1;
  }
}

static int entry_extensions(const uint8_t *buf, size_t end, size_t off, hsk_crl_entry *e)
{
  hsk_cert_extension x;
  uint32_t left = HSK_CRL_EXTENSIONS_MAX;
  hsk_span list = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end || list.len == 0) return 0;
  for (size_t i = list.off, next; i != end; i = next, left--) {
    next = hsk_cert_extension_next(buf, end, i, &x);
    if (left == 0 || next == 0 || !hsk_extension_is_new(buf, list.off, i, x.oid) ||
        !entry_extension(buf, &x, e))
      return 0;
  }
  return 1;
}

int hsk_crl_entry_parse(const uint8_t *der, size_t len, size_t off, hsk_crl_entry *e)
{
  hsk_crl_entry found = {{0, 0}, 0, HSK_REASON_UNSPECIFIED, 0, {0, 0}, 0};
  hsk_span seq = hsk_der_tlv(der, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  found.next = seq.off + seq.len;
  found.serial = hsk_der_tlv(der, found.next, seq.off, HSK_DER_INTEGER);
  if (found.serial.off == 0) return 0;
  size_t at = found.serial.off + found.serial.len;
  if (!hsk_der_is_int(der, found.serial.off, at)) return 0;
  hsk_span time = hsk_time_parse(der, found.next, at, &found.revocation_time);
  if (time.off == 0) return 0;
  at = time.off + time.len;
  if (at != found.next && !entry_extensions(der, found.next, at, &found)) return 0;
  *e = found;
  return 1;
}

/* ---- extensions of the list ---- */

static int take_issuing_point(const uint8_t *buf, const hsk_cert_extension *x, hsk_crl *c)
{
  c->present |= HSK_CRL_ISSUING_POINT;
  c->point_value = x->value;
  return x->critical && hsk_issuing_point_parse(buf, x->value.off, x->value.off + x->value.len, &c->point);
}

static int list_extension(const uint8_t *buf, const hsk_cert_extension *x, hsk_crl *c)
{
  switch (hsk_extension_id(buf, x->oid)) {
  case HSK_OID_AUTHORITY_KEY_ID:
    c->present |= HSK_CRL_AUTHORITY_KEY_ID;
    return !x->critical &&
           hsk_authority_key_id_parse(buf, x->value.off, x->value.off + x->value.len, &c->authority_key_id);
  case HSK_OID_CRL_NUMBER:
    c->present |= HSK_CRL_NUMBER;
    c->number = number_of(buf, x->value);
    return c->number.off != 0 && !x->critical;
  case HSK_OID_DELTA_CRL_INDICATOR:
    c->present |= HSK_CRL_DELTA;
    c->base_number = number_of(buf, x->value);
    return c->base_number.off != 0 && x->critical;
  case HSK_OID_ISSUING_DISTRIBUTION_POINT:
    return take_issuing_point(buf, x, c);
  case HSK_OID_FRESHEST_CRL:
  case HSK_OID_AUTHORITY_INFO_ACCESS:
    return !x->critical;
  default:
    if (x->critical) c->present |= HSK_CRL_UNKNOWN_CRITICAL;
    return 1;
  }
}

static int list_extensions(const uint8_t *buf, size_t end, size_t off, hsk_crl *c)
{
  hsk_cert_extension x;
  uint32_t left = HSK_CRL_EXTENSIONS_MAX;
  hsk_span outer = hsk_der_tlv(buf, end, off, HSK_DER_CONSTRUCTED(0));
  if (outer.off == 0 || outer.off + outer.len != end || c->version != 2) return 0;
  hsk_span list = hsk_der_tlv(buf, end, outer.off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end || list.len == 0) return 0;
  for (size_t i = list.off, next; i != end; i = next, left--) {
    next = hsk_cert_extension_next(buf, end, i, &x);
    if (left == 0 || next == 0 || !hsk_extension_is_new(buf, list.off, i, x.oid) ||
        !list_extension(buf, &x, c))
      return 0;
  }
  /* 5.2.4: a delta has a number of its own */
  return (c->present & HSK_CRL_DELTA) == 0 || (c->present & HSK_CRL_NUMBER) != 0;
}

/* ---- the list ---- */

/* Each entry is read once, so that what one of them breaks is known before any is used. RFC 5280 5.1.2.6 has an empty list left out; lists that are
   there and empty are read, since they say the same. */
static int check_entries(const uint8_t *buf, hsk_crl *c)
{
  hsk_crl_entry e;
  size_t end = c->entries.off + c->entries.len;
  for (size_t i = c->entries.off; i != end; i = e.next) {
    if (!hsk_crl_entry_parse(buf, end, i, &e)) return 0;
    if (e.unknown_critical) c->present |= HSK_CRL_UNKNOWN_CRITICAL;
    if (e.certificate_issuer.off != 0) c->present |= HSK_CRL_CERTIFICATE_ISSUER;
  }
  return 1;
}

/* Each step of TBSCertList answers where the next field begins, 0: malformed. */
static size_t take_version(const uint8_t *buf, size_t end, size_t at, hsk_crl *c)
{
  hsk_span v = hsk_der_tlv(buf, end, at, HSK_DER_INTEGER);
  c->version = 1;
  if (v.off == 0) return at;
  /* 5.1.2.1: where it is there, it is v2 */
  if (v.len != 1 || hsk_u8(buf, v.off) != 1) return 0;
  c->version = 2;
  return v.off + v.len;
}

static size_t take_times(const uint8_t *buf, size_t end, size_t at, hsk_crl *c)
{
  hsk_span t = hsk_time_parse(buf, end, at, &c->this_update_time);
  if (t.off == 0) return 0;
  at = t.off + t.len;
  c->has_next_update = 0;
  c->next_update_time = 0;
  if (at == end || (hsk_u8(buf, at) != HSK_DER_UTC_TIME && hsk_u8(buf, at) != HSK_DER_GENERALIZED)) return at;
  t = hsk_time_parse(buf, end, at, &c->next_update_time);
  c->has_next_update = 1;
  return t.off == 0 ? 0 : t.off + t.len;
}

static size_t take_entries(const uint8_t *buf, size_t end, size_t at, hsk_crl *c)
{
  hsk_span s = hsk_der_tlv(buf, end, at, HSK_DER_SEQUENCE);
  c->entries = s;
  if (s.off == 0) return at;
  return check_entries(buf, c) ? s.off + s.len : 0;
}

/* TBSCertList in buf[at..end); algorithm: signatureAlgorithm with tag and length. The offset of what is malformed, 0: nothing is. */
static size_t tbs_fault(const uint8_t *buf, size_t end, size_t at, hsk_span algorithm, hsk_crl *c)
{
  hsk_algorithm a;
  size_t next = take_version(buf, end, at, c);
  if (next == 0) return at;
  at = next;
  hsk_span alg = hsk_algorithm_parse(buf, end, at, &a);
  if (alg.off == 0) return at;
  next = alg.off + alg.len;
  if (next - at != algorithm.len || !hsk_equal(buf + at, buf + algorithm.off, algorithm.len)) return at;
  at = next;
  hsk_span name = hsk_name_parse(buf, end, at);
  if (name.off == 0 || name.len == 0) return at;
  c->issuer.off = at;
  at = name.off + name.len;
  c->issuer.len = at - c->issuer.off;
  next = take_times(buf, end, at, c);
  if (next == 0) return at;
  at = next;
  next = take_entries(buf, end, at, c);
  if (next == 0) return at;
  at = next;
  return at == end || list_extensions(buf, end, at, c) ? 0 : at;
}

hsk_result hsk_crl_parse(const uint8_t *der, size_t len, hsk_crl *crl)
{
  static const hsk_crl none = {.point = {.reasons = HSK_ALL_REASONS}};
  hsk_crl c = none;
  hsk_algorithm a;
  hsk_span seq = hsk_der_tlv(der, len, 0, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != len) return hsk_bad(HSK_CERT_BAD_CRL, 0);
  hsk_span tbs = hsk_der_tlv(der, len, seq.off, HSK_DER_SEQUENCE);
  if (tbs.off == 0) return hsk_bad(HSK_CERT_BAD_CRL, seq.off);
  size_t algorithm_at = tbs.off + tbs.len;
  hsk_span alg = hsk_algorithm_parse(der, len, algorithm_at, &a);
  if (alg.off == 0) return hsk_bad(HSK_CERT_BAD_CRL, algorithm_at);
  size_t value_at = alg.off + alg.len;
  c.signature_scheme = hsk_signature_scheme(der, len, algorithm_at);
  if (c.signature_scheme == HSK_SCHEME_BAD_PARAMETERS) return hsk_bad(HSK_CERT_BAD_CRL, algorithm_at);
  c.signature = hsk_der_octet_bits(der, len, value_at);
  if (c.signature.off == 0 || c.signature.off + c.signature.len != len)
    return hsk_bad(HSK_CERT_BAD_CRL, value_at);
  c.tbs.off = seq.off;
  c.tbs.len = algorithm_at - seq.off;
  hsk_span algorithm = {algorithm_at, value_at - algorithm_at};
  size_t fault = tbs_fault(der, algorithm_at, tbs.off, algorithm, &c);
  if (fault != 0) return hsk_bad(HSK_CERT_BAD_CRL, fault);
  *crl = c;
  return hsk_ok();
}
