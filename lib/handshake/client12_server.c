/* TLS 1.2 client: the server's flight, from Certificate to ServerHelloDone. */
#include "core/wipe.h"
#include "handshake/certificates12.h"
#include "handshake/credential.h"
#include "handshake/negotiate.h"
#include "handshake/peer.h"
#include "handshake/turn.h"
#include "msg/certificate_request.h"
#include "msg/handshake.h"
#include "msg/server_hello_done.h"
#include "msg/server_key_exchange.h"

/* RFC 5246 7.4.2: the key's type fits the suite, and keyUsage, if present, allows what the key exchange does with it. RFC 4492 5.3: its curve is one that we offered. */
static hsk_result check_key_fits(const hsk_turn *t, const hsk_cert *cert)
{
  const hsk_suite *suite = hsk_suite_find(t->c->suite);
  if (cert->key.type != suite->auth) return hsk_bad(HSK_PEER_WRONG_KEY_TYPE, cert->spki.off);
  if (cert->key.type == HSK_KEY_EC && !hsk_offers_group(t->cfg, cert->key.group))
    return hsk_bad(HSK_PEER_GROUP_NOT_OFFERED, cert->spki.off);
  uint32_t use = suite->key_exchange == HSK_KX_RSA ? HSK_KU_KEY_ENCIPHERMENT : HSK_KU_DIGITAL_SIGNATURE;
  if ((cert->key_usage & use) == 0) return hsk_bad(HSK_CERT_BAD_KEY_USAGE, cert->extensions.off);
  return hsk_ok();
}

hsk_result hsk_do_server_certificate12(hsk_turn *t)
{
  size_t count;
  const hsk_cert *own;
  hsk_chain_scratch *scratch = hsk_chain_scratch_of(t);
  if (scratch == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_result r = hsk_list_certificates12(t, scratch->certs, &count);
  if (r.error != HSK_OK) return r;
  scratch->staple = t->staple;
  r = hsk_check_peer(t, scratch, count, HSK_PURPOSE_SERVER_AUTH, &own);
  if (r.error != HSK_OK) return r;
  r = check_key_fits(t, own);
  if (r.error != HSK_OK) return r;
  t->c->failure.cert_index = UINT32_MAX;
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
  t->c->peer_scheme = (uint16_t)ske->algorithm;
  hsk_bytes signature = {t->body + ske->signature.off, ske->signature.len};
  return hsk_verify(ske->algorithm, t->c->keys.bytes, &t->c->peer_key, digest, signature);
}

static hsk_bytes part(const hsk_turn *t, hsk_span s)
{
  return (hsk_bytes){t->body + s.off, s.len};
}

/* Both leave the premaster secret in keys.bytes[0..) and our share in keys.bytes[HSK_DH_MAX..). */
static HSK_NOINLINE hsk_result agree_dhe(hsk_turn *t, const hsk_server_key_exchange *ske)
{
  hsk_conn *c = t->c;
  hsk_bytes p = part(t, ske->dh_p), g = part(t, ske->dh_g), y = part(t, ske->dh_Ys);
  if (!hsk_dh_check(p, g)) return hsk_bad(HSK_PEER_BAD_DH_GROUP, ske->dh_p.off);
  if (!hsk_dh_agree(p, g, y, &c->rng, c->keys.bytes + HSK_DH_MAX, c->keys.bytes, &c->share_len))
    return hsk_bad(HSK_PEER_BAD_DH_PUBLIC, ske->dh_Ys.off);
  /* RFC 5246 8.1.2: leading zero bytes of the premaster secret are stripped */
  size_t zeros = 0;
  while (zeros < c->share_len && hsk_u8(c->keys.bytes, zeros) == 0)
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
  if (!hsk_ec_generate(ske->named_curve, &c->rng, priv, &priv_len, c->keys.bytes + HSK_DH_MAX))
    return hsk_bad(HSK_INTERNAL_ERROR, 0);
  int agreed =
      hsk_ec_agree(ske->named_curve, priv, priv_len, part(t, ske->point), c->keys.bytes, &secret_len);
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
  if (ecdhe && (hsk_ec_share_len(ske.named_curve) == 0 || !hsk_offers_group(t->cfg, ske.named_curve)))
    return hsk_bad(HSK_PEER_GROUP_NOT_OFFERED, 1);
  if (!hsk_offers_scheme(t->cfg, ske.algorithm) ||
      !hsk_scheme_fits(HSK_TLS12, ske.algorithm, t->c->peer_key.type, t->c->peer_key.group))
    return hsk_bad(HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, ske.params_len);
  if (!key_exchange_signed(t, &ske)) return hsk_bad(HSK_PEER_BAD_KEY_EXCHANGE_SIGNATURE, ske.signature.off);
  return ecdhe ? agree_ecdhe(t, &ske) : agree_dhe(t, &ske);
}

hsk_result hsk_do_certificate_request12(hsk_turn *t)
{
  hsk_certificate_request cr;
  hsk_result r = hsk_certificate_request_parse(t->body, t->body_len, &cr);
  if (r.error != HSK_OK) return r;
  hsk_pick_credential12(t, &cr);
  return hsk_ok();
}

hsk_result hsk_do_server_hello_done(hsk_turn *t)
{
  return hsk_server_hello_done_parse(t->body, t->body_len);
}
