/* SingleResponse, field by field in the order of RFC 6960 4.2.1. Each step answers where the next field begins, 0: malformed. */
#include "x509/ocsp_single.h"
#include "x509/algorithm.h"
#include "x509/crl.h"
#include "x509/extension_list.h"
#include "x509/time.h"

size_t hsk_ocsp_time(const uint8_t *buf, size_t end, size_t at, int64_t *time)
{
  hsk_span t = hsk_der_tlv(buf, end, at, HSK_DER_GENERALIZED);
  if (t.off == 0 || !hsk_gen_time(buf, t.off, t.off + t.len, time)) return 0;
  return t.off + t.len;
}

hsk_span hsk_ocsp_extensions(const uint8_t *buf, size_t end, size_t off)
{
  hsk_span bad = {0, 0};
  hsk_span outer = hsk_der_tlv(buf, end, off, HSK_DER_CONSTRUCTED(1));
  if (outer.off == 0 || outer.off + outer.len != end) return bad;
  hsk_span list = hsk_der_tlv(buf, end, outer.off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end || list.len == 0) return bad;
  return list;
}

/* The hash that an AlgorithmIdentifier names: 1.3.14.3.2.26, or 2.16.840.1.101.3.4.2.n; its parameters are NULL or absent (RFC 4055 2.1).
   0: another; UINT32_MAX: malformed. */
static uint32_t hash_of(const uint8_t *buf, hsk_algorithm a)
{
  if (a.parameters.len != 0 && !hsk_parameters_are_null(buf, a.parameters)) return UINT32_MAX;
  if (a.oid.len == 5 && hsk_be32(buf, a.oid.off) == 0x2b0e0302u && hsk_u8(buf, a.oid.off + 4) == 26)
    return HSK_OCSP_SHA1;
  if (a.oid.len != 9 || hsk_be32(buf, a.oid.off) != 0x60864801u ||
      hsk_be32(buf, a.oid.off + 4) != 0x65030402u)
    return 0;
  uint32_t n = hsk_u8(buf, a.oid.off + 8);
  return n >= 1 && n <= 3 ? n + 3 : 0;
}

static size_t hash_len(uint32_t hash)
{
  switch (hash) {
  case HSK_OCSP_SHA1:
    return 20;
  case HSK_OCSP_SHA256:
    return 32;
  case HSK_OCSP_SHA384:
    return 48;
  case HSK_OCSP_SHA512:
    return 64;
  default:
    return 0;
  }
}

/* An OCTET STRING as long as the hash, where it is known; off == 0: malformed */
static hsk_span hash_value(const uint8_t *buf, size_t end, size_t at, uint32_t hash)
{
  hsk_span bad = {0, 0}, v = hsk_der_tlv(buf, end, at, HSK_DER_OCTET_STRING);
  return v.off != 0 && (hash == 0 || v.len == hash_len(hash)) ? v : bad;
}

static size_t take_cert_id(const uint8_t *buf, size_t end, size_t off, hsk_ocsp_single *s)
{
  hsk_algorithm a = {{0, 0}, {0, 0}};
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  size_t next = seq.off + seq.len;
  hsk_span algorithm = hsk_algorithm_parse(buf, next, seq.off, &a);
  if (algorithm.off == 0) return 0;
  s->hash = hash_of(buf, a);
  if (s->hash == UINT32_MAX) return 0;
  s->name_hash = hash_value(buf, next, algorithm.off + algorithm.len, s->hash);
  if (s->name_hash.off == 0) return 0;
  s->key_hash = hash_value(buf, next, s->name_hash.off + s->name_hash.len, s->hash);
  if (s->key_hash.off == 0) return 0;
  s->serial = hsk_der_tlv(buf, next, s->key_hash.off + s->key_hash.len, HSK_DER_INTEGER);
  if (s->serial.off == 0 || s->serial.off + s->serial.len != next) return 0;
  return hsk_der_is_int(buf, s->serial.off, next) ? next : 0;
}

/* RevokedInfo in buf[at..end) */
static int take_revoked(const uint8_t *buf, size_t end, size_t at, hsk_ocsp_single *s)
{
  at = hsk_ocsp_time(buf, end, at, &s->revocation_time);
  if (at == 0) return 0;
  if (at == end) return 1;
  hsk_span outer = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(0));
  if (outer.off == 0 || outer.off + outer.len != end) return 0;
  s->reason = hsk_crl_reason_parse(buf, outer);
  return s->reason != UINT32_MAX;
}

static size_t take_status(const uint8_t *buf, size_t end, size_t at, hsk_ocsp_single *s)
{
  hsk_span v = hsk_der_any(buf, end, at);
  if (v.off == 0) return 0;
  switch (hsk_u8(buf, at)) {
  case HSK_DER_CONTEXT(0):
    s->status = HSK_OCSP_GOOD;
    return v.len == 0 ? v.off : 0;
  case HSK_DER_CONSTRUCTED(1):
    s->status = HSK_OCSP_REVOKED;
    return take_revoked(buf, v.off + v.len, v.off, s) ? v.off + v.len : 0;
  case HSK_DER_CONTEXT(2):
    s->status = HSK_OCSP_UNKNOWN;
    return v.len == 0 ? v.off : 0;
  default:
    return 0;
  }
}

/* thisUpdate, and [0] EXPLICIT nextUpdate where it is there */
static size_t take_updates(const uint8_t *buf, size_t end, size_t at, hsk_ocsp_single *s)
{
  at = hsk_ocsp_time(buf, end, at, &s->this_update_time);
  if (at == 0 || at == end || hsk_u8(buf, at) != HSK_DER_CONSTRUCTED(0)) return at;
  hsk_span outer = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(0));
  if (outer.off == 0) return 0;
  size_t next = outer.off + outer.len;
  s->has_next_update = 1;
  return hsk_ocsp_time(buf, next, outer.off, &s->next_update_time) == next ? next : 0;
}

/* Extensions of a SingleResponse: RFC 6960 4.4.2, 4.4.4, and of CRL entries (4.4.5) those that change nothing here */
static int is_known(const uint8_t *buf, hsk_span oid)
{
  uint32_t id = hsk_extension_id(buf, oid);
  return id == HSK_OID_OCSP_CRL || id == HSK_OID_OCSP_ARCHIVE_CUTOFF || id == HSK_OID_REASON_CODE ||
         id == HSK_OID_INVALIDITY_DATE;
}

static int single_extensions(const uint8_t *buf, size_t end, size_t off, hsk_ocsp_single *s)
{
  hsk_cert_extension x;
  uint32_t left = HSK_OCSP_EXTENSIONS_MAX;
  hsk_span list = hsk_ocsp_extensions(buf, end, off);
  if (list.off == 0) return 0;
  for (size_t i = list.off, next; i != end; i = next, left--) {
    next = hsk_cert_extension_next(buf, end, i, &x);
    if (left == 0 || next == 0 || !hsk_extension_is_new(buf, list.off, i, x.oid)) return 0;
    if (x.critical && !is_known(buf, x.oid)) s->unknown_critical = 1;
  }
  return 1;
}

int hsk_ocsp_single_parse(const uint8_t *der, size_t len, size_t off, hsk_ocsp_single *s)
{
  static const hsk_ocsp_single none;
  hsk_ocsp_single found = none;
  hsk_span seq = hsk_der_tlv(der, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  found.next = seq.off + seq.len;
  size_t at = take_cert_id(der, found.next, seq.off, &found);
  if (at != 0) at = take_status(der, found.next, at, &found);
  if (at != 0) at = take_updates(der, found.next, at, &found);
  if (at == 0 || (at != found.next && !single_extensions(der, found.next, at, &found))) return 0;
  *s = found;
  return 1;
}
