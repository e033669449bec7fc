/* What a response says of a certificate: RFC 6960 3.2, 4.2.2. */
#include "chain/ocsp.h"
#include "chain/signer.h"
#include "crypto/crypto.h"
#include "x509/values.h"

/* Comparisons that hashing an issuer's name and key counts for */
enum { HASHING = 32 };

_Static_assert(HSK_OCSP_SHA256 == HSK_SHA256 && HSK_OCSP_SHA384 == HSK_SHA384 &&
                   HSK_OCSP_SHA512 == HSK_SHA512,
               "the hashes of a CertID are those of the seam");

/* A certificate of the path, and its issuer */
typedef struct {
  hsk_signer cert, issuer;
} subject;

static int has_hash(uint32_t hash, hsk_bytes data, const uint8_t *buf, hsk_span want)
{
  uint8_t digest[HSK_HASH_MAX];
  if (data.len == 0 || hash == 0) return 0;
  if (hash == HSK_OCSP_SHA1)
    hsk_sha1(data.data, data.len, digest);
  else
    hsk_hash_once(hash, data.data, data.len, digest);
  return hsk_equal(digest, buf + want.off, want.len);
}

/* 4.1.1: the CertID names the certificate by hashes of its issuer's name and key, and its serial number. */
static hsk_answer is_about(hsk_path_search *s, const uint8_t *buf, const hsk_ocsp_single *x,
                           const subject *who)
{
  const hsk_cert *c = who->cert.cert;
  if (!hsk_path_spend(s, 1)) return HSK_ANSWER_SPENT;
  if (x->serial.len != c->serial.len ||
      !hsk_equal(buf + x->serial.off, who->cert.der + c->serial.off, c->serial.len))
    return HSK_ANSWER_NO;
  if (!hsk_path_spend(s, HASHING)) return HSK_ANSWER_SPENT;
  hsk_bytes name = {who->cert.der + c->issuer.off, c->issuer.len};
  return has_hash(x->hash, name, buf, x->name_hash) &&
                 has_hash(x->hash, hsk_key_bytes(who->issuer.der, who->issuer.cert), buf, x->key_hash)
             ? HSK_ANSWER_YES
             : HSK_ANSWER_NO;
}

/* 4.2.2.1, with HSK_OCSP_TOLERANCE. Without nextUpdate a response is taken for HSK_OCSP_DEFAULT_AGE. */
static int is_current(const hsk_ocsp_single *x, int64_t now_time)
{
  int64_t until_time = x->has_next_update ? x->next_update_time : x->this_update_time + HSK_OCSP_DEFAULT_AGE;
  return x->this_update_time <= until_time && x->this_update_time - HSK_OCSP_TOLERANCE <= now_time &&
         now_time <= until_time + HSK_OCSP_TOLERANCE;
}

/* One that was revoked stays so, however old the response is. */
static uint32_t state_in(const hsk_path_search *s, const hsk_ocsp_single *x)
{
  if (x->status == HSK_OCSP_REVOKED) return HSK_CERT_REVOKED;
  if (x->unknown_critical) return HSK_CERT_OCSP_UNKNOWN_CRITICAL;
  if (!is_current(x, s->req->now_time)) return HSK_CERT_OCSP_NOT_CURRENT;
  return x->status == HSK_OCSP_GOOD ? HSK_OK : HSK_CERT_OCSP_UNKNOWN;
}

/* Of several that speak of the certificate, one that says "revoked" counts, then one that says "good". */
static uint32_t find_state(hsk_path_search *s, hsk_bytes response, const hsk_ocsp *o, const subject *who)
{
  hsk_ocsp_single x;
  uint32_t found = HSK_CERT_OCSP_OTHER_CERT;
  size_t at = o->responses.off, end = at + o->responses.len;
  for (; at != end && hsk_ocsp_single_parse(response.data, end, at, &x); at = x.next) {
    hsk_answer a = is_about(s, response.data, &x, who);
    if (a == HSK_ANSWER_SPENT) return HSK_CERT_BUDGET;
    if (a == HSK_ANSWER_NO) continue;
    uint32_t state = state_in(s, &x);
    if (state == HSK_CERT_REVOKED) return state;
    if (found != HSK_OK) found = state;
  }
  return found;
}

/* Certificate k of the path */
static uint32_t judge(hsk_path_search *s, uint32_t k, hsk_bytes response)
{
  hsk_ocsp o;
  if (hsk_ocsp_parse(response.data, response.len, &o).error != HSK_OK) return HSK_CERT_BAD_OCSP;
  if (o.response_status != HSK_OCSP_SUCCESSFUL) return HSK_CERT_OCSP_REFUSED;
  if (o.unknown_critical) return HSK_CERT_OCSP_UNKNOWN_CRITICAL;
  uint32_t error = hsk_ocsp_signed(s, response, &o, k);
  if (error != HSK_OK) return error;
  const subject who = {hsk_signer_of(s, s->verdict->path[k]), hsk_signer_above(s, k)};
  return find_state(s, response, &o, &who);
}

/* RFC 7633 4.2.3.1: the certificate says that a response always comes with it. */
static int demands_staple(const hsk_path_search *s)
{
  hsk_cert_values v;
  hsk_signer target = hsk_signer_of(s, 0);
  if ((target.cert->present & HSK_EXT_TLS_FEATURE) == 0) return 0;
  return hsk_cert_values_parse(target.der, target.cert, &v).error == HSK_OK &&
         (v.tls_features & (HSK_FEATURE_STATUS_REQUEST | HSK_FEATURE_STATUS_REQUEST_V2)) != 0;
}

static hsk_bytes response_for(const hsk_chain_request *req, uint32_t index)
{
  const hsk_bytes none = {NULL, 0};
  return index < req->ocsp_len ? req->ocsp[index] : none;
}

static uint32_t missing(const hsk_path_search *s)
{
  if (demands_staple(s)) return HSK_CERT_NOT_STAPLED;
  return s->req->ocsp_mode == HSK_REVOCATION_REQUIRED ? HSK_CERT_OCSP_MISSING : HSK_OK;
}

hsk_result hsk_ocsp_check(hsk_path_search *s, uint32_t *index)
{
  if (s->req->ocsp_mode == HSK_REVOCATION_OFF) return hsk_ok();
  for (uint32_t k = s->verdict->path_len; k > 0; k--) {
    *index = s->verdict->path[k - 1];
    hsk_bytes response = response_for(s->req, *index);
    uint32_t error = HSK_OK;
    if (response.len != 0)
      error = judge(s, k - 1, response);
    else if (k == 1)
      error = missing(s);
    if (error != HSK_OK) return hsk_bad(error, s->work->slots[*index].cert.serial.off);
  }
  return hsk_ok();
}
