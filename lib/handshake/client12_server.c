/* TLS 1.2 client: the server's flight, from Certificate to ServerHelloDone. */
#include "core/wipe.h"
#include "handshake/negotiate.h"
#include "handshake/turn.h"
#include "msg/certificate.h"
#include "msg/certificate_request.h"
#include "msg/handshake.h"
#include "msg/server_hello_done.h"
#include "msg/server_key_exchange.h"

/* The list's spans, the server's own certificate first (RFC 5246 7.4.2). */
static HSK_NOINLINE hsk_result list_certificates(const hsk_turn *t, hsk_span *certs, size_t *count)
{
  hsk_certificate message;
  hsk_result r = hsk_certificate_parse(t->body, t->body_len, &message);
  if (r.error != HSK_OK) return r;
  size_t at = message.certificate_list.off, end = at + message.certificate_list.len;
  *count = 0;
  for (;;) {
    hsk_span cert = hsk_certificate_next(t->body, at, end);
    if (cert.off == 0) break;
    if (*count == HSK_CHAIN_MAX_CERTS) return hsk_bad(HSK_CERT_TOO_MANY, cert.off);
    certs[*count] = cert;
    (*count)++;
    at = cert.off + cert.len;
  }
  if (*count == 0) return hsk_bad(HSK_PEER_NO_CERTIFICATE, 0);
  return hsk_ok();
}

/* The chain's scratch, aligned, in the part of work that is free; what is left behind it may serve the policy graph. NULL: work is too
   small. */
static hsk_chain_scratch *chain_scratch(const hsk_turn *t)
{
  union {
    uint8_t *byte;
    hsk_chain_scratch *scratch;
    hsk_policy_node *node;
  } p, rest;
  size_t at = t->scratch_at;
  p.byte = t->io->work + at;
  size_t skip = (16u - (size_t)((uintptr_t)p.byte % 16u)) % 16u;
  if (t->io->work_cap - at < sizeof(hsk_chain_scratch) + 16u) return NULL;
  p.byte += skip;
  rest.byte = p.byte + sizeof(hsk_chain_scratch);
  p.scratch->work.slots = p.scratch->slots;
  p.scratch->work.slots_len = HSK_CHAIN_MAX_CERTS;
  p.scratch->work.nodes = rest.node;
  p.scratch->work.nodes_len =
      (t->io->work_cap - at - skip - sizeof(hsk_chain_scratch)) / sizeof(hsk_policy_node);
  return p.scratch;
}

static HSK_NOINLINE void observe_chain(const hsk_turn *t, const hsk_chain_verdict *verdict)
{
  if (t->cfg->observe == NULL) return;
  hsk_event e = {.kind = HSK_SAW_CHAIN, .chain = verdict, .certificate_message = {t->body, t->body_len}};
  t->cfg->observe(t->cfg->observe_arg, &e);
}

/* Keeps the key until its last use: bytes from key_bytes[1] on, since a span at 0 means "absent". */
static HSK_NOINLINE hsk_result keep_peer_key(hsk_conn *c, const uint8_t *der, const hsk_public_key *key)
{
  hsk_public_key kept = *key;
  hsk_span *parts[3] = {&kept.modulus, &kept.exponent, &kept.point};
  size_t at = 1;
  for (size_t i = 0; i < 3; i++) {
    if (parts[i]->off == 0) continue;
    if (sizeof c->key_bytes - at < parts[i]->len) return hsk_bad(HSK_CERT_UNSUPPORTED_KEY, parts[i]->off);
    hsk_put_bytes(c->key_bytes, at, der + parts[i]->off, parts[i]->len);
    parts[i]->off = at;
    at += parts[i]->len;
  }
  c->peer_key = kept;
  return hsk_ok();
}

/* RFC 5246 7.4.2: the key's type fits the suite, and keyUsage, if present, allows what the key exchange does with it. */
static hsk_result check_key_fits(hsk_conn *c, const hsk_cert *cert)
{
  const hsk_suite *suite = hsk_suite_find(c->suite);
  if (cert->key.type != suite->auth) return hsk_bad(HSK_PEER_WRONG_KEY_TYPE, cert->spki.off);
  uint32_t use = suite->key_exchange == HSK_KX_RSA ? HSK_KU_KEY_ENCIPHERMENT : HSK_KU_DIGITAL_SIGNATURE;
  if ((cert->key_usage & use) == 0) return hsk_bad(HSK_CERT_BAD_KEY_USAGE, cert->extensions.off);
  return hsk_ok();
}

static HSK_NOINLINE hsk_result check_chain(hsk_turn *t, hsk_chain_scratch *scratch, size_t count)
{
  hsk_chain_request req = {
      .base = t->body,
      .certs = scratch->certs,
      .certs_len = count,
      .anchors = t->cfg->anchors,
      .anchors_len = t->cfg->anchors_len,
      .now_time = t->cfg->now_time,
      .profile = t->cfg->profile,
      .purpose = HSK_PURPOSE_SERVER_AUTH,
      .max_depth = t->cfg->max_depth,
      .name = {t->c->name, t->c->name_len},
      .budget_signatures = t->cfg->budget_signatures,
      .budget_steps = t->cfg->budget_steps,
      .min_rsa_bits = t->cfg->min_rsa_bits,
  };
  return hsk_chain_check(&req, &scratch->work, &scratch->verdict);
}

hsk_result hsk_do_certificate(hsk_turn *t)
{
  hsk_conn *c = t->c;
  size_t count;
  hsk_chain_scratch *scratch = chain_scratch(t);
  if (scratch == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_result r = list_certificates(t, scratch->certs, &count);
  if (r.error != HSK_OK) return r;
  r = check_chain(t, scratch, count);
  observe_chain(t, &scratch->verdict);
  c->failure.cert_index = scratch->verdict.index;
  if (r.error != HSK_OK) return r;
  const hsk_cert *own = &scratch->slots[0].cert;
  c->failure.cert_index = 0;
  r = check_key_fits(c, own);
  if (r.error != HSK_OK) return r;
  r = keep_peer_key(c, t->body + scratch->certs[0].off, &own->key);
  if (r.error != HSK_OK) return r;
  c->failure.cert_index = UINT32_MAX;
  return hsk_ok();
}

/* The digest that the server signed: both randoms and the params (RFC 5246 7.4.3). */
static HSK_NOINLINE void digest_params(const hsk_turn *t, const hsk_server_key_exchange *ske, uint8_t *digest)
{
  hsk_hash_state h;
  hsk_hash_init(&h, hsk_scheme_hash(ske->algorithm));
  hsk_hash_update(&h, t->c->client_random, sizeof t->c->client_random);
  hsk_hash_update(&h, t->c->server_random, sizeof t->c->server_random);
  hsk_hash_update(&h, t->body, ske->params_len);
  hsk_hash_digest(&h, digest);
}

static HSK_NOINLINE int key_exchange_signed(const hsk_turn *t, const hsk_server_key_exchange *ske)
{
  uint8_t digest[HSK_HASH_MAX];
  digest_params(t, ske, digest);
  hsk_bytes signature = {t->body + ske->signature.off, ske->signature.len};
  return hsk_verify(ske->algorithm, t->c->key_bytes, &t->c->peer_key, digest, signature);
}

static hsk_bytes part(const hsk_turn *t, hsk_span s)
{
  return (hsk_bytes){t->body + s.off, s.len};
}

/* Both leave the premaster secret in key_bytes[0..) and our share in key_bytes[HSK_DH_MAX..). */
static HSK_NOINLINE hsk_result agree_dhe(hsk_turn *t, const hsk_server_key_exchange *ske)
{
  hsk_conn *c = t->c;
  hsk_bytes p = part(t, ske->dh_p), g = part(t, ske->dh_g), y = part(t, ske->dh_Ys);
  if (!hsk_dh_check(p, g)) return hsk_bad(HSK_PEER_BAD_DH_GROUP, ske->dh_p.off);
  if (!hsk_dh_agree(p, g, y, &c->rng, c->key_bytes + HSK_DH_MAX, c->key_bytes, &c->share_len))
    return hsk_bad(HSK_PEER_BAD_DH_PUBLIC, ske->dh_Ys.off);
  /* RFC 5246 8.1.2: leading zero bytes of the premaster secret are stripped */
  size_t zeros = 0;
  while (zeros < c->share_len && hsk_u8(c->key_bytes, zeros) == 0)
    zeros++;
  c->secret_off = zeros;
  c->secret_len = c->share_len - zeros;
  return hsk_ok();
}

static HSK_NOINLINE hsk_result agree_ecdhe(hsk_turn *t, const hsk_server_key_exchange *ske)
{
  hsk_conn *c = t->c;
  uint8_t priv[HSK_EC_SECRET_MAX];
  size_t priv_len, secret_len;
  if (!hsk_ec_generate(ske->named_curve, &c->rng, priv, &priv_len, c->key_bytes + HSK_DH_MAX))
    return hsk_bad(HSK_INTERNAL_ERROR, 0);
  int agreed = hsk_ec_agree(ske->named_curve, priv, priv_len, part(t, ske->point), c->key_bytes, &secret_len);
  hsk_wipe_bytes(priv, sizeof priv);
  if (!agreed) return hsk_bad(HSK_PEER_BAD_EC_POINT, ske->point.off);
  c->group = ske->named_curve;
  c->share_len = hsk_ec_share_len(ske->named_curve);
  c->secret_off = 0;
  c->secret_len = secret_len;
  return hsk_ok();
}

hsk_result hsk_do_server_key_exchange(hsk_turn *t)
{
  int ecdhe = hsk_suite_find(t->c->suite)->key_exchange == HSK_KX_ECDHE;
  hsk_server_key_exchange ske;
  hsk_result r = ecdhe ? hsk_server_key_exchange_ecdhe_parse(t->body, t->body_len, &ske)
                       : hsk_server_key_exchange_dhe_parse(t->body, t->body_len, &ske);
  if (r.error != HSK_OK) return r;
  if (ecdhe && !hsk_offers_group(t->cfg, ske.named_curve)) return hsk_bad(HSK_PEER_GROUP_NOT_OFFERED, 1);
  if (!hsk_offers_scheme(ske.algorithm) || !hsk_scheme_fits(ske.algorithm, t->c->peer_key.type))
    return hsk_bad(HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, ske.params_len);
  if (!key_exchange_signed(t, &ske)) return hsk_bad(HSK_PEER_BAD_KEY_EXCHANGE_SIGNATURE, ske.signature.off);
  return ecdhe ? agree_ecdhe(t, &ske) : agree_dhe(t, &ske);
}

/* The first scheme of ours that the server takes and our key makes; 0: none (RFC 5246 7.4.4). */
static uint32_t pick_scheme(const hsk_turn *t, const hsk_certificate_request *cr)
{
  if (t->cfg->chain_len == 0) return 0;
  uint32_t type = t->cfg->key->type;
  uint32_t wanted = type == HSK_KEY_RSA ? HSK_CERT_TYPE_RSA_SIGN : HSK_CERT_TYPE_ECDSA_SIGN;
  if (!hsk_u8_list_has(t->body, cr->certificate_types, wanted)) return 0;
  for (size_t i = 0; hsk_scheme_at(i) != 0; i++) {
    uint32_t scheme = hsk_scheme_at(i);
    if (hsk_scheme_fits(scheme, type) &&
        hsk_u16_list_has(t->body, cr->supported_signature_algorithms, scheme))
      return scheme;
  }
  return 0;
}

hsk_result hsk_do_certificate_request(hsk_turn *t)
{
  hsk_certificate_request cr;
  hsk_result r = hsk_certificate_request_parse(t->body, t->body_len, &cr);
  if (r.error != HSK_OK) return r;
  t->c->scheme = pick_scheme(t, &cr);
  return hsk_ok();
}

hsk_result hsk_do_server_hello_done(hsk_turn *t)
{
  return hsk_server_hello_done_parse(t->body, t->body_len);
}
