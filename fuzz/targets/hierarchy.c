/* A hierarchy whose certificates are written by hand but for keys and signatures, and every field of the request that judges it: what
   chain/{anchor,form,rules,webpki,path,constraints}.c judge.
   [profile, purpose, kind of name][depth][signatures][steps][comparisons][shortest RSA key][clock][flags] [2-byte length] name, and then the anchor and
   certificates, the target first: [signer, key] [2-byte length] what stands before the key, [2-byte length] what stands behind it. */
#include "chain/chain.h"
#include "fuzz.h"
#include "peer12.h"
#include "toyder.h"
#include <string.h>

enum { MOST_CERTS = 6, KEYS = 6, RAW = 7, BARE_ANCHOR = 1, SUFFIXES = 2, NO_ANCHOR = 4, FEW_SLOTS = 8 };

static uint8_t anchor_der[TOY_CERT_MAX], pool[1 + MOST_CERTS * TOY_CERT_MAX];
static hsk_span certs[MOST_CERTS];
static size_t used, certs_len;

static hsk_bytes spki_of(uint32_t i)
{
  const toy_key *key;
  hsk_cert c;
  hsk_bytes cert = peer12_certificate(i % KEYS, &key);
  FUZZ_CHECK(hsk_cert_parse(cert.data, cert.len, &c).error == HSK_OK, "set-up: a toy certificate");
  return fuzz_of(cert.data, c.spki);
}

/* One certificate; signer RAW: only what stands before the key, as it is. 0: it would be too long. */
static size_t make(fuzz_input *in, uint8_t *out)
{
  static const uint32_t schemes[KEYS] = {HSK_RSA_PKCS1_SHA256, HSK_ECDSA_SHA384,     HSK_RSA_PKCS1_SHA256,
                                         HSK_ECDSA_SHA256,     HSK_RSA_PKCS1_SHA256, HSK_ECDSA_SHA256};
  static uint8_t tbs[TOY_CERT_MAX];
  uint32_t how = fuzz_u8(in), signer = how & 7;
  const toy_key *key;
  hsk_bytes front = fuzz_block(in), back = fuzz_block(in), spki = spki_of(how >> 3);
  if (front.len + spki.len + back.len > TOY_CERT_MAX - 600) return 0;
  if (signer == RAW) {
    if (front.len != 0) memcpy(out, front.data, front.len);
    return front.len;
  }
  der d = {tbs, sizeof tbs};
  put(&d, back.data, back.len);
  put(&d, spki.data, spki.len);
  put(&d, front.data, front.len);
  wrap(&d, 0x30, sizeof tbs);
  (void)peer12_certificate(signer % KEYS, &key);
  return toy_sign_der((hsk_bytes){tbs + d.at, sizeof tbs - d.at}, schemes[signer % KEYS], key,
                      (hsk_bytes){NULL, 0}, out, TOY_CERT_MAX);
}

/* The anchor: a certificate, or a name and a key. 0: it cannot be one. */
static int make_anchor(fuzz_input *in, uint32_t flags, hsk_anchor *anchor)
{
  if (!(flags & BARE_ANCHOR)) {
    size_t len = make(in, anchor_der);
    return hsk_anchor_from_cert((hsk_bytes){anchor_der, len}, anchor).error == HSK_OK;
  }
  uint32_t how = fuzz_u8(in);
  hsk_bytes name = fuzz_block(in), back = fuzz_block(in), spki = spki_of(how >> 3);
  if (name.len + spki.len + back.len > sizeof anchor_der) return 0;
  der d = {anchor_der, sizeof anchor_der};
  put(&d, back.data, back.len);
  if ((how & 7) != RAW) put(&d, spki.data, spki.len);
  put(&d, name.data, name.len);
  hsk_bytes whole = {anchor_der + d.at, sizeof anchor_der - d.at};
  return hsk_anchor_bare(whole, anchor).error == HSK_OK;
}

/* Every domain of one label is a public suffix. */
static int is_suffix(void *arg, hsk_bytes domain)
{
  (void)arg;
  return domain.len == 0 || memchr(domain.data, '.', domain.len) == NULL;
}

static uint32_t judge(const hsk_chain_request *req, uint32_t flags)
{
  static hsk_chain_slot slots[MOST_CERTS];
  static hsk_policy_node nodes[16];
  static hsk_chain_verdict v;
  hsk_chain_work work = {
      .slots = slots, .slots_len = flags & FEW_SLOTS ? 1 : MOST_CERTS, .nodes = nodes, .nodes_len = 16};
  null_work.signatures = 0;
  hsk_result r = hsk_chain_check(req, &work, &v);
  uint32_t signatures = req->budget_signatures != 0 ? req->budget_signatures : HSK_CHAIN_SIGNATURES;
  uint32_t steps = req->budget_steps != 0 ? req->budget_steps : HSK_CHAIN_STEPS;
  FUZZ_CHECK(r.error == v.result.error && r.error != HSK_INTERNAL_ERROR, "I11: two verdicts");
  FUZZ_CHECK(null_work.signatures <= signatures && v.steps <= steps, "I10: over the budget");
  return r.error;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = {data, size};
  uint32_t what = fuzz_u8(&in), depth = fuzz_u8(&in), signatures = fuzz_u8(&in), steps = fuzz_u8(&in);
  uint32_t comparisons = fuzz_u8(&in), shortest = fuzz_u8(&in), clock = fuzz_u8(&in), flags = fuzz_u8(&in);
  hsk_bytes name = fuzz_block(&in);
  hsk_anchor anchor;
  used = 1;
  certs_len = 0;
  if (!make_anchor(&in, flags, &anchor)) return 0;
  while (in.len != 0 && certs_len < MOST_CERTS) {
    size_t len = make(&in, pool + used);
    certs[certs_len++] = (hsk_span){used, len};
    used += len;
  }
  hsk_chain_request req = {.base = pool,
                           .certs = certs,
                           .certs_len = certs_len,
                           .anchors = &anchor,
                           .anchors_len = flags & NO_ANCHOR ? 0 : 1,
                           .now_time = TOY_NOW + ((int64_t)clock - 128) * 86400 * 60,
                           .profile = what & 3,
                           .purpose = what >> 2 & 3,
                           .name_kind = what >> 4 & 3,
                           .max_depth = depth == 255 ? HSK_CHAIN_NO_DEPTH : depth,
                           .name = name,
                           .budget_signatures = signatures,
                           .budget_steps = steps,
                           .budget_comparisons = comparisons,
                           .min_rsa_bits = shortest * 32,
                           .policy_flags = flags >> 4 & 7,
                           .is_public_suffix = flags & SUFFIXES ? is_suffix : NULL};
  if (judge(&req, flags) != HSK_OK) return 0;
  FUZZ_CHECK(req.anchors_len != 0, "I11: accepted without an anchor");
  /* what asks for less accepts as well */
  req.profile = HSK_PROFILE_PATH;
  FUZZ_CHECK(judge(&req, flags) == HSK_OK, "I11: a weaker profile is refused");
  req.name.len = 0;
  req.purpose = HSK_PURPOSE_ANY;
  req.policy_flags = 0;
  req.max_depth = req.budget_signatures = req.budget_steps = req.budget_comparisons = 0;
  FUZZ_CHECK(judge(&req, flags) == HSK_OK, "I11: a weaker request is refused");
  return 0;
}
