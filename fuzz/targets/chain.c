/* Path building and validation with toy signatures: [name][clock][purpose][depth, profile] and then
   certificates: the small world's, whole or edited, or any DER; each may be signed again by a key of the small world or of
   another certificate of the list. What is accepted must pass a slow reading of RFC 5280 6.1 (oracle I11). */
#include "chain/chain.h"
#include "fuzz.h"
#include "peer12.h"
#include "x509/name.h"
#include <string.h>

#define POOL 32768u

static uint8_t pool[POOL];
static hsk_span certs[HSK_CHAIN_MAX_CERTS + 1];
static uint8_t signers[HSK_CHAIN_MAX_CERTS + 1];
static size_t count;

/* One certificate: a byte with source in bits 0-1 and signer in bits 2-5, then operands. */
static int add(fuzz_input *in, size_t *used)
{
  uint32_t how = fuzz_u8(in);
  const toy_key *key;
  hsk_bytes der =
      (how & 3) == 0 ? fuzz_block(in) : peer12_certificate(fuzz_u8(in) % PEER12_CERTIFICATES, &key);
  if (der.len == 0 || der.len > POOL - *used) return 0;
  uint8_t *copy = pool + *used;
  memcpy(copy, der.data, der.len);
  for (uint32_t edits = (how & 3) >> 1; edits > 0; edits--) {
    size_t at = fuzz_u16(in);
    copy[at % der.len] ^= fuzz_u8(in);
  }
  certs[count] = (hsk_span){*used, der.len};
  signers[count] = (uint8_t)(how >> 2 & 15);
  *used += der.len;
  count++;
  return 1;
}

/* signer 0: as it is; 1..6: a key of the small world; 7..: the key of certificate n - 7 of the list */
static void sign_again(size_t i)
{
  uint8_t *der = pool + certs[i].off;
  const toy_key *key;
  hsk_cert issuer;
  if (signers[i] == 0) return;
  if (signers[i] <= PEER12_CERTIFICATES) {
    (void)peer12_certificate(signers[i] - 1u, &key);
    (void)toy_resign(der, certs[i].len, key->bytes, &key->pub);
    return;
  }
  size_t by = signers[i] - 7u;
  if (by >= count || hsk_cert_parse(pool + certs[by].off, certs[by].len, &issuer).error != HSK_OK) return;
  (void)toy_resign(der, certs[i].len, pool + certs[by].off, &issuer.key);
}

/* ---- the slow reading of RFC 5280 6.1 ---- */

typedef struct {
  const uint8_t *der;
  hsk_cert c;
} parsed;

static int signature_ok(const parsed *p, const uint8_t *base, const hsk_public_key *key)
{
  uint8_t digest[HSK_HASH_MAX];
  if (p->c.signature_scheme == 0) return 0;
  hsk_hash_once(hsk_scheme_hash(p->c.signature_scheme), p->der + p->c.tbs.off, p->c.tbs.len, digest);
  return hsk_verify(p->c.signature_scheme, base, key, digest, fuzz_of(p->der, p->c.signature));
}

static void check_each(const hsk_chain_request *req, const parsed *p)
{
  FUZZ_CHECK(p->c.not_before_time <= req->now_time && req->now_time <= p->c.not_after_time, "I11: validity");
  FUZZ_CHECK((p->c.present & HSK_EXT_UNKNOWN_CRITICAL) == 0, "I11: an unknown critical extension");
  uint32_t purpose = req->purpose == HSK_PURPOSE_SERVER_AUTH ? HSK_EKU_SERVER_AUTH : HSK_EKU_CLIENT_AUTH;
  FUZZ_CHECK((p->c.present & HSK_EXT_EXT_KEY_USAGE) == 0 ||
                 (p->c.ext_key_usage & (purpose | HSK_EKU_ANY)) != 0,
             "I11: extended key usage");
  int rsa = p->c.key.type == HSK_KEY_RSA || p->c.key.type == HSK_KEY_RSA_PSS;
  FUZZ_CHECK(rsa || p->c.key.type == HSK_KEY_EC, "I11: a key that nobody can use");
  FUZZ_CHECK(!rsa || p->c.key.modulus.len >= 256, "I11: a short key");
}

/* intermediates below `end` that are not self-issued: only they count (RFC 5280 6.1.4 (l)) */
static uint32_t counted(const parsed *path, size_t end)
{
  uint32_t n = 0;
  for (size_t k = 1; k < end; k++)
    n += !hsk_name_equal(path[k].der, path[k].c.issuer, path[k].der, path[k].c.subject);
  return n;
}

static void check_issuer(const parsed *path, size_t i)
{
  const hsk_cert *c = &path[i].c;
  uint32_t below = counted(path, i);
  FUZZ_CHECK(c->version == 3 && c->is_ca, "I11: an issuer that is not a CA");
  FUZZ_CHECK(c->path_len == HSK_NO_PATH_LEN || below <= c->path_len, "I11: pathLenConstraint");
  FUZZ_CHECK((c->key_usage & HSK_KU_KEY_CERT_SIGN) != 0, "I11: an issuer that may not sign certificates");
}

static void check_accepted(const hsk_chain_request *req, const hsk_chain_verdict *v)
{
  static parsed path[HSK_CHAIN_MAX_DEPTH + 1];
  const hsk_anchor *a = peer12_anchor();
  FUZZ_CHECK(v->path_len >= 1 && v->path_len <= HSK_CHAIN_MAX_DEPTH + 1 && v->path[0] == 0 && v->anchor == 0,
             "I11: the path");
  for (size_t i = 0; i < v->path_len; i++) {
    FUZZ_CHECK(v->path[i] < req->certs_len, "I11: the path leaves the list");
    path[i].der = req->base + req->certs[v->path[i]].off;
    hsk_result r = hsk_cert_parse(path[i].der, req->certs[v->path[i]].len, &path[i].c);
    FUZZ_CHECK(r.error == HSK_OK, "I11: a certificate that does not parse");
  }
  FUZZ_CHECK(req->name.len == 0 || hsk_name_match(path[0].der, &path[0].c, req->name), "I11: another name");
  /* a target that is itself an anchor needs no path */
  if (v->path_len == 1 && req->certs[0].len == a->der.len &&
      memcmp(path[0].der, a->der.data, a->der.len) == 0)
    return;
  for (size_t i = 0; i < v->path_len; i++) {
    int last = i + 1 == v->path_len;
    check_each(req, &path[i]);
    if (i > 0) check_issuer(path, i);
    const uint8_t *base = last ? a->der.data : path[i + 1].der;
    hsk_span subject = last ? a->cert.subject : path[i + 1].c.subject;
    FUZZ_CHECK(hsk_name_equal(path[i].der, path[i].c.issuer, base, subject), "I11: names do not chain");
    FUZZ_CHECK(signature_ok(&path[i], base, last ? &a->cert.key : &path[i + 1].c.key),
               "I11: a signature is wrong");
  }
  FUZZ_CHECK(req->max_depth == 0 || counted(path, v->path_len) <= req->max_depth,
             "I11: a path that is too long");
}

/* tightening a request never turns a refusal into an acceptance */
static void check_refused(hsk_chain_request req, hsk_chain_work *work)
{
  static hsk_chain_verdict v;
  hsk_bytes name = req.name;
  req.name = (hsk_bytes){(const uint8_t *)"other.invalid", 13};
  FUZZ_CHECK(hsk_chain_check(&req, work, &v).error != HSK_OK, "I11: a further condition made it acceptable");
  req.name = name;
  req.budget_signatures = 1;
  FUZZ_CHECK(hsk_chain_check(&req, work, &v).error != HSK_OK, "I11: a smaller budget made it acceptable");
  req.budget_signatures = 0;
  req.min_rsa_bits = 4096;
  FUZZ_CHECK(hsk_chain_check(&req, work, &v).error != HSK_OK, "I11: longer keys made it acceptable");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static hsk_chain_slot slots[HSK_CHAIN_MAX_CERTS];
  static hsk_policy_node nodes[64];
  hsk_chain_work work = {.slots = slots, .slots_len = HSK_CHAIN_MAX_CERTS, .nodes = nodes, .nodes_len = 64};
  static hsk_chain_verdict v;
  static const char *const names[] = {"", PEER12_NAME, "www.example.net", "192.0.2.1"};
  fuzz_input in = {data, size};
  const char *name = names[fuzz_u8(&in) % 4];
  uint32_t clock = fuzz_u8(&in), purpose = fuzz_u8(&in), depth = fuzz_u8(&in);
  size_t used = 1; /* a span at 0 means "absent" */
  count = 0;
  while (in.len != 0 && count <= HSK_CHAIN_MAX_CERTS && add(&in, &used))
    continue;
  if (count == 0) return 0;
  for (size_t i = count; i > 0; i--)
    sign_again(i - 1);
  hsk_chain_request req = {.base = pool,
                           .certs = certs,
                           .certs_len = count,
                           .anchors = peer12_anchor(),
                           .anchors_len = 1,
                           .now_time = TOY_NOW + ((int64_t)clock - 128) * 86400 * 60,
                           .purpose = purpose % 2 == 0 ? HSK_PURPOSE_SERVER_AUTH : HSK_PURPOSE_CLIENT_AUTH,
                           .profile = depth / 4 % 3,
                           .max_depth = depth % 4,
                           .name = {(const uint8_t *)name, strlen(name)}};
  null_work.signatures = null_work.hashed = 0;
  hsk_result r = hsk_chain_check(&req, &work, &v);
  FUZZ_CHECK(r.error == v.result.error && r.at == v.result.at, "I11: two verdicts");
  FUZZ_CHECK(null_work.signatures <= HSK_CHAIN_SIGNATURES && v.steps <= HSK_CHAIN_STEPS,
             "I10: over the budget");
  FUZZ_CHECK(r.error != HSK_INTERNAL_ERROR, "refusal: an internal error");
  if (r.error == HSK_OK)
    check_accepted(&req, &v);
  else if (count <= HSK_CHAIN_MAX_CERTS)
    check_refused(req, &work);
  return 0;
}
