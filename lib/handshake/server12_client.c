/* TLS 1.2 server: what the client answers, from Certificate to CertificateVerify. */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/certificates12.h"
#include "handshake/credential.h"
#include "handshake/keys12.h"
#include "handshake/negotiate.h"
#include "handshake/peer.h"
#include "msg/certificate_verify.h"
#include "msg/client_key_exchange.h"
#include "msg/handshake.h"

hsk_result hsk_do_client_certificate12(hsk_turn *t)
{
  size_t count;
  const hsk_cert *own;
  hsk_chain_scratch *scratch = hsk_chain_scratch_of(t);
  if (scratch == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_result r = hsk_list_certificates12(t, scratch->certs, &count);
  if (r.error != HSK_OK) return r;
  r = hsk_check_peer(t, scratch, count, HSK_PURPOSE_CLIENT_AUTH, &own);
  if (r.error != HSK_OK) return r;
  /* RFC 5246 7.4.6: the key must be one that signs */
  if ((own->key_usage & HSK_KU_DIGITAL_SIGNATURE) == 0)
    return hsk_bad(HSK_CERT_BAD_KEY_USAGE, own->extensions.off);
  t->c->failure.cert_index = UINT32_MAX;
  return hsk_ok();
}

hsk_result hsk_do_no_client_certificate(hsk_turn *t)
{
  if (t->cfg->client_auth != HSK_AUTH_REQUIRE) return hsk_ok();
  return hsk_bad(t->c->version == HSK_TLS13 ? HSK_PEER_CERTIFICATE_REQUIRED : HSK_PEER_NO_CLIENT_CERTIFICATE,
                 0);
}

/* What the client sent waits in the upper half of work for the next step: with extended master secret the master secret covers this very message, which joins the
   transcript when this step is done (RFC 7627 3). */
hsk_result hsk_do_client_key_exchange(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_client_key_exchange cke;
  uint32_t kx = hsk_suite_find(c->suite)->key_exchange;
  hsk_result r = kx == HSK_KX_RSA   ? hsk_client_key_exchange_rsa_parse(t->body, t->body_len, &cke)
                 : kx == HSK_KX_DHE ? hsk_client_key_exchange_dhe_parse(t->body, t->body_len, &cke)
                                    : hsk_client_key_exchange_ecdhe_parse(t->body, t->body_len, &cke);
  if (r.error != HSK_OK) return r;
  uint8_t *upper = hsk_upper(t);
  if (upper == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  /* one that is longer than any key is as wrong as an empty one */
  size_t len = cke.exchange_keys.len <= HSK_DH_MAX ? cke.exchange_keys.len : 0;
  hsk_put_bytes(upper, 0, t->body + cke.exchange_keys.off, len);
  c->share_len = len;
  return hsk_ok();
}

/* RFC 5246 8.1.2: leading zero bytes of the premaster secret are stripped */
static hsk_bytes strip_zeros(hsk_bytes secret)
{
  size_t zeros = 0;
  while (zeros < secret.len && hsk_u8(secret.data, zeros) == 0)
    zeros++;
  return (hsk_bytes){secret.data + zeros, secret.len - zeros};
}

static HSK_NOINLINE hsk_result agree(hsk_turn *t, hsk_bytes share, uint8_t *out, hsk_bytes *premaster)
{
  hsk_conn *c = t->c;
  const uint8_t *priv = c->keys.bytes + c->secret_off;
  size_t len = 0;
  if (hsk_ec_share_len(c->group) == 0) {
    if (!hsk_dh_finish(c->group, priv, c->secret_len, share, out, &len))
      return hsk_bad(HSK_PEER_BAD_DH_PUBLIC, 2);
    *premaster = strip_zeros((hsk_bytes){out, len});
    return hsk_ok();
  }
  if (!hsk_kex_agree(c->group, priv, c->secret_len, share, out, &len))
    return hsk_bad(HSK_PEER_BAD_EC_POINT, 1);
  *premaster = (hsk_bytes){out, len};
  return hsk_ok();
}

/* Every byte of out becomes that of a if pick is 1, of b if it is 0, with no branch on pick. */
static void select_bytes(size_t pick, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n)
{
  size_t mask = 0u - pick;
  for (size_t i = 0; i < n; i++)
    hsk_put8(out, i, ((hsk_u8(a, i) & mask) | (hsk_u8(b, i) & ~mask)) & 0xffu);
}

/* RFC 5246 7.4.7.1: a premaster secret that is wrong is answered as a right one is, with random bytes that were drawn before. */
static HSK_NOINLINE void take_decrypted(hsk_turn *t, uint8_t *out)
{
  hsk_conn *c = t->c;
  uint8_t version[2];
  hsk_rng_bytes(&c->rng, out, HSK_PREMASTER_LEN);
  if (t->answer.len != HSK_PREMASTER_LEN) return;
  hsk_put16(version, 0, c->client_version);
  size_t right = (size_t)hsk_equal_secret(version, t->answer.data, sizeof version);
  select_bytes(right, t->answer.data, out, out, HSK_PREMASTER_LEN);
}

static HSK_NOINLINE hsk_result decrypt(hsk_turn *t, hsk_bytes ciphertext, uint8_t *out, hsk_bytes *premaster)
{
  const hsk_credential *own = hsk_own_credential(t->c, t->cfg);
  if (own->key == NULL)
    take_decrypted(t, out);
  else if (!hsk_rsa_decrypt_premaster(own->key_der.data, own->key, &t->c->rng, t->c->client_version,
                                      ciphertext, out))
    return hsk_bad(HSK_INTERNAL_ERROR, 0);
  *premaster = (hsk_bytes){out, HSK_PREMASTER_LEN};
  return hsk_ok();
}

/* The premaster secret stands in the lower half of work as long as it takes. */
hsk_result hsk_do_make_keys12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_bytes given = {hsk_upper(t), c->share_len}, premaster;
  uint8_t *out = t->io->work;
  if (given.data == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_result r = c->group == 0 ? decrypt(t, given, out, &premaster) : agree(t, given, out, &premaster);
  if (r.error == HSK_OK) {
    hsk_keys12_master(c, premaster);
    hsk_keys12_expand(c);
  }
  hsk_wipe_bytes(out, HSK_DH_MAX);
  hsk_wipe_bytes(c->keys.bytes + sizeof c->keys.v13.front, sizeof c->keys - sizeof c->keys.v13.front);
  if (r.error != HSK_OK) return r;
  if (t->cfg->keylog != NULL)
    t->cfg->keylog(t->cfg->keylog_arg, "CLIENT_RANDOM", c->client_random, c->master_secret,
                   sizeof c->master_secret);
  return hsk_ok();
}

static HSK_NOINLINE int transcript_signed(const hsk_turn *t, const hsk_certificate_verify *cv)
{
  const hsk_conn *c = t->c;
  uint8_t digest[HSK_HASH_MAX];
  hsk_transcript_digest(&c->transcript, hsk_scheme_hash(cv->algorithm), digest);
  return hsk_verify(cv->algorithm, c->keys.bytes, &c->peer_key, digest,
                    (hsk_bytes){t->body + cv->signature.off, cv->signature.len});
}

/* RFC 5246 7.4.8: over all messages before this one, with an algorithm that the CertificateRequest names */
hsk_result hsk_do_certificate_verify12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_certificate_verify cv;
  hsk_result r = hsk_certificate_verify_parse(t->body, t->body_len, &cv);
  if (r.error != HSK_OK) return r;
  if (!hsk_offers_scheme(t->cfg, cv.algorithm) ||
      !hsk_scheme_fits(HSK_TLS12, cv.algorithm, c->peer_key.type, c->peer_key.group))
    return hsk_bad(HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, 0);
  if (!transcript_signed(t, &cv)) return hsk_bad(HSK_PEER_BAD_CERTIFICATE_VERIFY, cv.signature.off);
  c->peer_certified = 1;
  c->peer_scheme = (uint16_t)cv.algorithm;
  hsk_wipe_bytes(&c->keys, sizeof c->keys);
  hsk_wipe_bytes(&c->peer_key, sizeof c->peer_key);
  hsk_transcript_keep(&c->transcript, 1u << hsk_suite_find(c->suite)->hash);
  return hsk_ok();
}
