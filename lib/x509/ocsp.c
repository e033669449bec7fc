/* OCSPResponse, BasicOCSPResponse and ResponseData, field by field in the order of RFC 6960 4.2.1. Each step answers where the next field begins,
   0: malformed. */
#include "x509/ocsp.h"
#include "x509/extension_list.h"
#include "x509/name.h"
#include "x509/ocsp_single.h"
#include "x509/pss.h"
#include "x509/time.h"

#define DER_ENUMERATED 0x0au

/* ---- ResponseData ---- */

static int response_extension(const uint8_t *buf, const hsk_cert_extension *x, hsk_ocsp *o)
{
  size_t end = x->value.off + x->value.len;
  switch (hsk_extension_id(buf, x->oid)) {
  case HSK_OID_OCSP_NONCE:
    /* RFC 9654 2.1 */
    o->nonce = hsk_der_tlv(buf, end, x->value.off, HSK_DER_OCTET_STRING);
    return o->nonce.off != 0 && o->nonce.off + o->nonce.len == end && o->nonce.len >= 1 &&
           o->nonce.len <= HSK_OCSP_NONCE_MAX;
  case HSK_OID_OCSP_CRL:
  case HSK_OID_OCSP_ARCHIVE_CUTOFF:
  case HSK_OID_OCSP_EXTENDED_REVOKE:
    return 1;
  default:
    if (x->critical) o->unknown_critical = 1;
    return 1;
  }
}

/* [1] EXPLICIT Extensions, up to the end of ResponseData */
static int response_extensions(const uint8_t *buf, size_t end, size_t off, hsk_ocsp *o)
{
  hsk_cert_extension x;
  uint32_t left = HSK_OCSP_EXTENSIONS_MAX;
  hsk_span list = hsk_ocsp_extensions(buf, end, off);
  if (list.off == 0) return 0;
  for (size_t i = list.off, next; i != end; i = next, left--) {
    next = hsk_cert_extension_next(buf, end, i, &x);
    if (left == 0 || next == 0 || !hsk_extension_is_new(buf, list.off, i, x.oid)) return 0;
    if (!response_extension(buf, &x, o)) return 0;
  }
  return 1;
}

static size_t take_responder(const uint8_t *buf, size_t end, size_t at, hsk_ocsp *o)
{
  hsk_span outer = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(1));
  if (outer.off != 0) {
    size_t next = outer.off + outer.len;
    hsk_span name = hsk_name_parse(buf, next, outer.off);
    if (name.off == 0 || name.off + name.len != next) return 0;
    o->by_name = outer;
    return next;
  }
  outer = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(2));
  if (outer.off == 0) return 0;
  size_t next = outer.off + outer.len;
  o->by_key = hsk_der_tlv(buf, next, outer.off, HSK_DER_OCTET_STRING);
  if (o->by_key.off == 0 || o->by_key.off + o->by_key.len != next || o->by_key.len != HSK_OCSP_KEY_HASH_LEN)
    return 0;
  return next;
}

/* Each SingleResponse is read once, so that what one of them breaks is known before any is used. */
static size_t take_responses(const uint8_t *buf, size_t end, size_t at, hsk_ocsp *o)
{
  hsk_ocsp_single single;
  hsk_span list = hsk_der_tlv(buf, end, at, HSK_DER_SEQUENCE);
  if (list.off == 0) return 0;
  o->responses = list;
  size_t next = list.off + list.len;
  for (size_t i = list.off; i != next; i = single.next)
    if (!hsk_ocsp_single_parse(buf, next, i, &single)) return 0;
  return next;
}

/* ResponseData in buf[at..end). The offset of what is malformed, 0: nothing is. A version that is encoded is not v1, since DER leaves defaults
   out. */
static size_t data_fault(const uint8_t *buf, size_t end, size_t at, hsk_ocsp *o)
{
  size_t next = take_responder(buf, end, at, o);
  if (next == 0) return at;
  at = next;
  next = hsk_ocsp_time(buf, end, at, &o->produced_at_time);
  if (next == 0) return at;
  at = next;
  next = take_responses(buf, end, at, o);
  if (next == 0) return at;
  at = next;
  return at == end || response_extensions(buf, end, at, o) ? 0 : at;
}

/* ---- BasicOCSPResponse ---- */

/* [0] EXPLICIT SEQUENCE OF Certificate, up to the end */
static int take_certs(const uint8_t *buf, size_t end, size_t at, hsk_ocsp *o)
{
  hsk_span outer = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(0));
  if (outer.off == 0 || outer.off + outer.len != end) return 0;
  hsk_span list = hsk_der_tlv(buf, end, outer.off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end) return 0;
  o->certs = list;
  for (size_t i = list.off; i != end;)
    if (hsk_ocsp_cert_next(buf, end, &i).off == 0) return 0;
  return 1;
}

/* BasicOCSPResponse that fills buf[at..end) */
static size_t basic_fault(const uint8_t *buf, size_t end, size_t at, hsk_ocsp *o)
{
  hsk_algorithm a;
  hsk_span seq = hsk_der_tlv(buf, end, at, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return at;
  hsk_span data = hsk_der_tlv(buf, end, seq.off, HSK_DER_SEQUENCE);
  if (data.off == 0) return seq.off;
  at = data.off + data.len;
  o->tbs.off = seq.off;
  o->tbs.len = at - seq.off;
  hsk_span algorithm = hsk_algorithm_parse(buf, end, at, &a);
  o->signature_scheme = hsk_signature_scheme(buf, end, at);
  if (algorithm.off == 0 || o->signature_scheme == HSK_SCHEME_BAD_PARAMETERS) return at;
  at = algorithm.off + algorithm.len;
  o->signature = hsk_der_octet_bits(buf, end, at);
  if (o->signature.off == 0) return at;
  at = o->signature.off + o->signature.len;
  if (at != end && !take_certs(buf, end, at, o)) return at;
  return data_fault(buf, data.off + data.len, data.off, o);
}

/* ---- OCSPResponse ---- */

/* ResponseBytes that fill buf[at..end): responseType, which is id-pkix-ocsp-basic, and the response */
static size_t bytes_fault(const uint8_t *buf, size_t end, size_t at, hsk_ocsp *o)
{
  hsk_span seq = hsk_der_tlv(buf, end, at, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return at;
  hsk_span type = hsk_der_oid(buf, end, seq.off);
  if (type.off == 0 || hsk_oid_value(buf, type.off, type.len) != HSK_OID_OCSP_BASIC) return seq.off;
  at = type.off + type.len;
  hsk_span response = hsk_der_tlv(buf, end, at, HSK_DER_OCTET_STRING);
  if (response.off == 0 || response.off + response.len != end) return at;
  return basic_fault(buf, end, response.off, o);
}

/* OCSPResponse in buf[at..end) without its outer tag. responseBytes is there where the status is successful, and nowhere else. */
static size_t response_fault(const uint8_t *buf, size_t end, size_t at, hsk_ocsp *o)
{
  hsk_span status = hsk_der_tlv(buf, end, at, DER_ENUMERATED);
  if (status.off == 0 || status.len != 1) return at;
  o->response_status = hsk_u8(buf, status.off);
  if (o->response_status > HSK_OCSP_UNAUTHORIZED || o->response_status == 4) return at;
  at = status.off + 1;
  if (o->response_status != HSK_OCSP_SUCCESSFUL) return at == end ? 0 : at;
  hsk_span outer = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(0));
  if (outer.off == 0 || outer.off + outer.len != end) return at;
  return bytes_fault(buf, end, outer.off, o);
}

hsk_result hsk_ocsp_parse(const uint8_t *der, size_t len, hsk_ocsp *ocsp)
{
  static const hsk_ocsp none;
  hsk_ocsp o = none;
  hsk_span seq = hsk_der_tlv(der, len, 0, HSK_DER_SEQUENCE);
  if (seq.off == 0) return hsk_bad(HSK_CERT_BAD_OCSP, 0);
  if (seq.off + seq.len != len) return hsk_bad(HSK_CERT_BAD_OCSP, seq.off + seq.len);
  size_t fault = response_fault(der, len, seq.off, &o);
  if (fault != 0) return hsk_bad(HSK_CERT_BAD_OCSP, fault);
  *ocsp = o;
  return hsk_ok();
}

hsk_span hsk_ocsp_cert_next(const uint8_t *der, size_t end, size_t *at)
{
  hsk_span none = {0, 0};
  hsk_span cert = hsk_der_tlv(der, end, *at, HSK_DER_SEQUENCE);
  if (cert.off == 0 || *at == 0) return none;
  size_t next = cert.off + cert.len;
  cert.off = *at;
  cert.len = next - *at;
  *at = next;
  return cert;
}
