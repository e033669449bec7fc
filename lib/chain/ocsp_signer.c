/* Who signed a response, and whether he may: RFC 6960 4.2.2.2. */
#include "chain/ocsp.h"
#include "chain/revocation.h"
#include "chain/rules.h"
#include "chain/signer.h"
#include "crypto/crypto.h"
#include "x509/name.h"

/* Comparisons that reading a certificate of a response counts for */
enum { READING = 16 };

/* What is judged: the response, and the issuer of the certificate that it is for */
typedef struct {
  hsk_bytes response;
  const hsk_ocsp *o;
  hsk_signer issuer;
} judged;

hsk_bytes hsk_key_bytes(const uint8_t *der, const hsk_cert *cert)
{
  hsk_bytes none = {NULL, 0};
  size_t end = cert->spki.off + cert->spki.len;
  if (cert->spki.len == 0) return none;
  hsk_span seq = hsk_der_tlv(der, end, cert->spki.off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return none;
  hsk_span algorithm = hsk_der_tlv(der, end, seq.off, HSK_DER_SEQUENCE);
  if (algorithm.off == 0) return none;
  hsk_span key = hsk_der_octet_bits(der, end, algorithm.off + algorithm.len);
  if (key.off == 0) return none;
  hsk_bytes bytes = {der + key.off, key.len};
  return bytes;
}

/* 4.2.2.3: ResponderID MUST correspond to the certificate that the response is signed with. */
static int is_responder(const judged *j, const uint8_t *der, const hsk_cert *cert)
{
  const uint8_t *buf = j->response.data;
  uint8_t digest[HSK_SHA1_LEN];
  if (j->o->by_name.off != 0) return hsk_name_equal(buf, j->o->by_name, der, cert->subject);
  hsk_bytes key = hsk_key_bytes(der, cert);
  if (key.len == 0) return 0;
  hsk_sha1(key.data, key.len, digest);
  return hsk_equal(digest, buf + j->o->by_key.off, HSK_OCSP_KEY_HASH_LEN);
}

static uint32_t signed_by(hsk_path_search *s, const judged *j, const uint8_t *base, const hsk_public_key *key)
{
  hsk_bytes tbs = {j->response.data + j->o->tbs.off, j->o->tbs.len};
  hsk_bytes signature = {j->response.data + j->o->signature.off, j->o->signature.len};
  hsk_answer a = hsk_signature_check(s, j->o->signature_scheme, tbs, signature, base, key);
  if (a == HSK_ANSWER_SPENT) return HSK_CERT_BUDGET;
  return a == HSK_ANSWER_YES ? HSK_OK : HSK_CERT_OCSP_BAD_SIGNATURE;
}

/* What can be said of a responder's certificate without a signature */
static int may_respond(const hsk_path_search *s, const judged *j, const uint8_t *der, const hsk_cert *c)
{
  if (c->present & HSK_EXT_UNKNOWN_CRITICAL) return 0;
  if (s->req->now_time < c->not_before_time || s->req->now_time > c->not_after_time) return 0;
  /* id-kp-OCSPSigning itself: any purpose is not enough; and a use of the key that fits it (RFC 5280 4.2.1.12) */
  if ((c->ext_key_usage & HSK_EKU_OCSP_SIGNING) == 0) return 0;
  if ((c->key_usage & (HSK_KU_DIGITAL_SIGNATURE | HSK_KU_NON_REPUDIATION)) == 0) return 0;
  if (c->key.type == HSK_KEY_UNSUPPORTED_TYPE || !hsk_key_strong(der, &c->key, s->req->min_rsa_bits))
    return 0;
  return hsk_name_equal(der, c->issuer, j->issuer.der, j->issuer.cert->subject) && is_responder(j, der, c);
}

/* The key of a certificate of the response whose holder the issuer has authorised: HSK_OK, HSK_CERT_OCSP_BAD_RESPONDER or
   HSK_CERT_BUDGET. A frame of its own: the certificate is gone before the response's signature is looked at. */
static HSK_NOINLINE uint32_t authorised(hsk_path_search *s, const judged *j, hsk_bytes der,
                                        hsk_public_key *key)
{
  hsk_cert c;
  if (!hsk_path_spend(s, READING)) return HSK_CERT_BUDGET;
  if (hsk_cert_parse(der.data, der.len, &c).error != HSK_OK || !may_respond(s, j, der.data, &c))
    return HSK_CERT_OCSP_BAD_RESPONDER;
  hsk_answer a = hsk_issued_by(s, der.data, &c, j->issuer.der, &j->issuer.cert->key);
  if (a == HSK_ANSWER_SPENT) return HSK_CERT_BUDGET;
  if (a == HSK_ANSWER_NO) return HSK_CERT_OCSP_BAD_RESPONDER;
  *key = c.key;
  /* 4.2.2.2.1 */
  if (c.present & HSK_EXT_OCSP_NOCHECK) return HSK_OK;
  uint32_t error = hsk_revocation_of_stranger(s, der.data, &c);
  return error == HSK_OK || error == HSK_CERT_BUDGET ? error : HSK_CERT_OCSP_BAD_RESPONDER;
}

uint32_t hsk_ocsp_signed(hsk_path_search *s, hsk_bytes response, const hsk_ocsp *o, uint32_t above)
{
  const judged j = {response, o, hsk_signer_above(s, above)};
  uint32_t why = HSK_CERT_OCSP_BAD_RESPONDER;
  if (is_responder(&j, j.issuer.der, j.issuer.cert)) {
    why = signed_by(s, &j, j.issuer.der, &j.issuer.cert->key);
    if (why != HSK_CERT_OCSP_BAD_SIGNATURE) return why;
  }
  size_t at = o->certs.off, end = at + o->certs.len;
  while (at != end) {
    hsk_public_key key;
    hsk_span span = hsk_ocsp_cert_next(response.data, end, &at);
    hsk_bytes der = {response.data + span.off, span.len};
    uint32_t error = authorised(s, &j, der, &key);
    if (error == HSK_CERT_OCSP_BAD_RESPONDER) continue;
    if (error == HSK_OK) error = signed_by(s, &j, der.data, &key);
    if (error != HSK_CERT_OCSP_BAD_SIGNATURE) return error;
    why = error;
  }
  return why;
}
