/* Certificate and TBSCertificate, field by field in the order of RFC 5280 4.1. */
#include "x509/cert.h"
#include "x509/algorithm.h"
#include "x509/name.h"
#include "x509/time.h"

/* whole: the element at off whose contents are s, with tag and length. */
static hsk_span whole(size_t off, hsk_span s)
{
  hsk_span w = {off, s.off + s.len - off};
  return w;
}

/* The three parts of a Certificate. */
typedef struct {
  hsk_span tbs;       /* contents of TBSCertificate */
  hsk_span algorithm; /* signatureAlgorithm with tag and length */
} parts;

/* outer_parse reads SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue }. */
static hsk_result outer_parse(const uint8_t *der, size_t len, parts *p, hsk_cert *c)
{
  hsk_algorithm a;
  hsk_span seq = hsk_der_tlv(der, len, 0, HSK_DER_SEQUENCE);
  if (seq.off == 0) return hsk_bad(HSK_CERT_BAD_DER, 0);
  if (seq.off + seq.len != len) return hsk_bad(HSK_CERT_TRAILING_BYTES, seq.off + seq.len);
  p->tbs = hsk_der_tlv(der, len, seq.off, HSK_DER_SEQUENCE);
  if (p->tbs.off == 0) return hsk_bad(HSK_CERT_BAD_DER, seq.off);
  c->tbs = whole(seq.off, p->tbs);
  size_t at = p->tbs.off + p->tbs.len;
  hsk_span alg = hsk_algorithm_parse(der, len, at, &a);
  if (alg.off == 0) return hsk_bad(HSK_CERT_BAD_ALGORITHM, at);
  p->algorithm = whole(at, alg);
  c->signature_oid = a.oid;
  c->signature_scheme = hsk_algorithm_scheme(der, a);
  if (c->signature_scheme == HSK_SCHEME_BAD_PARAMETERS)
    return hsk_bad(HSK_CERT_BAD_ALGORITHM, a.parameters.off);
  at = alg.off + alg.len;
  c->signature = hsk_der_octet_bits(der, len, at);
  if (c->signature.off == 0 || c->signature.off + c->signature.len != len)
    return hsk_bad(HSK_CERT_BAD_DER, at);
  return hsk_ok();
}

/* version_parse reads [0] EXPLICIT Version DEFAULT v1, where v1 is therefore not encoded; *at moves behind it. */
static hsk_result version_parse(const uint8_t *der, size_t end, size_t *at, uint32_t *version)
{
  hsk_span v = hsk_der_tlv(der, end, *at, HSK_DER_CONSTRUCTED(0));
  if (v.off == 0) {
    *version = 1;
    return hsk_ok();
  }
  size_t v_end = v.off + v.len;
  hsk_span n = hsk_der_tlv(der, v_end, v.off, HSK_DER_INTEGER);
  if (n.off == 0 || n.off + n.len != v_end || n.len != 1) return hsk_bad(HSK_CERT_BAD_VERSION, *at);
  uint32_t number = hsk_u8(der, n.off);
  if (number != 1 && number != 2) return hsk_bad(HSK_CERT_BAD_VERSION, *at);
  *version = number + 1;
  *at = v_end;
  return hsk_ok();
}

/* serial_parse reads CertificateSerialNumber, at most 20 octets. RFC 5280 4.1.2.2 has it positive, and has users handle zero and
   negative numbers gracefully (old roots have them): the chain refuses those, where it matters. */
static hsk_result serial_parse(const uint8_t *der, size_t end, size_t *at, hsk_span *serial)
{
  hsk_span s = hsk_der_tlv(der, end, *at, HSK_DER_INTEGER);
  if (s.off == 0 || s.len > 20 || !hsk_der_is_int(der, s.off, s.off + s.len))
    return hsk_bad(HSK_CERT_BAD_SERIAL, *at);
  *serial = s;
  *at = s.off + s.len;
  return hsk_ok();
}

/* name_parse reads a Name, with tag and length, and says whether it is empty. */
static hsk_result name_parse(const uint8_t *der, size_t end, size_t *at, hsk_span *name, int *empty)
{
  hsk_span s = hsk_name_parse(der, end, *at);
  if (s.off == 0) return hsk_bad(HSK_CERT_BAD_NAME, *at);
  *name = whole(*at, s);
  *empty = s.len == 0;
  *at = s.off + s.len;
  return hsk_ok();
}

/* validity_parse reads SEQUENCE { notBefore Time, notAfter Time }. */
static hsk_result validity_parse(const uint8_t *der, size_t end, size_t *at, hsk_cert *c)
{
  hsk_span seq = hsk_der_tlv(der, end, *at, HSK_DER_SEQUENCE);
  if (seq.off == 0) return hsk_bad(HSK_CERT_BAD_TIME, *at);
  size_t seq_end = seq.off + seq.len;
  hsk_span before = hsk_time_parse(der, seq_end, seq.off, &c->not_before_time);
  if (before.off == 0) return hsk_bad(HSK_CERT_BAD_TIME, seq.off);
  size_t after_at = before.off + before.len;
  hsk_span after = hsk_time_parse(der, seq_end, after_at, &c->not_after_time);
  if (after.off == 0) return hsk_bad(HSK_CERT_BAD_TIME, after_at);
  if (after.off + after.len != seq_end) return hsk_bad(HSK_CERT_BAD_TIME, after.off + after.len);
  *at = seq_end;
  return hsk_ok();
}

/* head_parse reads version to subject; *at starts at the contents of TBSCertificate. */
static hsk_result head_parse(const uint8_t *der, size_t end, size_t *at, const parts *p, hsk_cert *c,
                             int *no_subject)
{
  hsk_algorithm a;
  int no_issuer = 0;
  hsk_result r = version_parse(der, end, at, &c->version);
  if (r.error != HSK_OK) return r;
  r = serial_parse(der, end, at, &c->serial);
  if (r.error != HSK_OK) return r;
  /* RFC 5280 4.1.1.2: signature and signatureAlgorithm are the same */
  hsk_span alg = hsk_algorithm_parse(der, end, *at, &a);
  if (alg.off == 0 || alg.off + alg.len - *at != p->algorithm.len ||
      !hsk_equal(der + *at, der + p->algorithm.off, p->algorithm.len))
    return hsk_bad(HSK_CERT_BAD_ALGORITHM, *at);
  *at = alg.off + alg.len;
  size_t issuer_at = *at;
  r = name_parse(der, end, at, &c->issuer, &no_issuer);
  if (r.error != HSK_OK) return r;
  /* RFC 5280 4.1.2.4: the issuer is not empty */
  if (no_issuer) return hsk_bad(HSK_CERT_BAD_NAME, issuer_at);
  r = validity_parse(der, end, at, c);
  if (r.error != HSK_OK) return r;
  return name_parse(der, end, at, &c->subject, no_subject);
}

/* unique_id_parse reads an optional IMPLICIT BIT STRING with this tag (RFC 5280 4.1.2.8): in v2 and v3 only. */
static hsk_result unique_id_parse(const uint8_t *der, size_t end, size_t *at, uint32_t tag, uint32_t version)
{
  hsk_span s = hsk_der_tlv(der, end, *at, tag);
  if (s.off == 0) return hsk_ok();
  if (version < 2) return hsk_bad(HSK_CERT_BAD_VERSION, *at);
  if (!hsk_der_is_bits(der, s.off, s.off + s.len)) return hsk_bad(HSK_CERT_BAD_DER, *at);
  *at = s.off + s.len;
  return hsk_ok();
}

/* extensions_parse reads [3] EXPLICIT Extensions OPTIONAL, in v3 only, up to the end of TBSCertificate. */
static hsk_result extensions_parse(const uint8_t *der, size_t end, size_t at, uint32_t version,
                                   hsk_span *list, hsk_cert_extensions *x)
{
  hsk_cert_extensions_none(x);
  if (at == end) return hsk_ok();
  hsk_span outer = hsk_der_tlv(der, end, at, HSK_DER_CONSTRUCTED(3));
  if (outer.off == 0) return hsk_bad(HSK_CERT_BAD_DER, at);
  if (version != 3) return hsk_bad(HSK_CERT_BAD_VERSION, at);
  if (outer.off + outer.len != end) return hsk_bad(HSK_CERT_BAD_DER, outer.off + outer.len);
  hsk_span seq = hsk_der_tlv(der, end, outer.off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return hsk_bad(HSK_CERT_BAD_EXTENSION, outer.off);
  *list = seq;
  return hsk_cert_extensions_parse(der, seq.off, end, x);
}

/* tail_parse reads subjectPublicKeyInfo to extensions. */
static hsk_result tail_parse(const uint8_t *der, size_t end, size_t at, hsk_cert *c, hsk_cert_extensions *x)
{
  size_t next = at;
  hsk_result r = hsk_public_key_parse(der, end, at, &c->key, &next);
  if (r.error != HSK_OK) return r;
  c->spki.off = at;
  c->spki.len = next - at;
  at = next;
  r = unique_id_parse(der, end, &at, HSK_DER_CONTEXT(1), c->version);
  if (r.error != HSK_OK) return r;
  r = unique_id_parse(der, end, &at, HSK_DER_CONTEXT(2), c->version);
  if (r.error != HSK_OK) return r;
  return extensions_parse(der, end, at, c->version, &c->extensions, x);
}

static void take_extensions(const hsk_cert_extensions *x, hsk_cert *c)
{
  c->present = x->present;
  c->critical = x->critical;
  c->is_ca = x->is_ca;
  c->path_len = x->path_len;
  c->key_usage = x->key_usage;
  c->ext_key_usage = x->ext_key_usage;
  c->subject_alt_name = x->subject_alt_name;
  c->authority_key_id = x->authority_key_id;
  c->subject_key_id = x->subject_key_id;
  c->unknown_critical = x->unknown_critical;
}

hsk_result hsk_cert_parse(const uint8_t *der, size_t len, hsk_cert *cert)
{
  hsk_cert c = {0};
  parts p = {{0, 0}, {0, 0}};
  hsk_cert_extensions x;
  int no_subject = 0;
  hsk_result r = outer_parse(der, len, &p, &c);
  if (r.error != HSK_OK) return r;
  size_t at = p.tbs.off, end = p.tbs.off + p.tbs.len;
  r = head_parse(der, end, &at, &p, &c, &no_subject);
  if (r.error != HSK_OK) return r;
  r = tail_parse(der, end, at, &c, &x);
  if (r.error != HSK_OK) return r;
  /* RFC 5280 4.1.2.6: only a certificate that names its subject in a critical subjectAltName may have no subject, and no CA */
  if (no_subject && (x.is_ca || !(x.critical & HSK_EXT_SUBJECT_ALT_NAME)))
    return hsk_bad(HSK_CERT_BAD_NAME, c.subject.off);
  take_extensions(&x, &c);
  *cert = c;
  return hsk_ok();
}
