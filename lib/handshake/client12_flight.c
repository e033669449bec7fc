/* TLS 1.2 client: our second flight, and the server's answer to it. */
#include "core/wipe.h"
#include "handshake/keys12.h"
#include "handshake/turn.h"
#include "msg/certificate.h"
#include "msg/certificate_verify.h"
#include "msg/change_cipher_spec.h"
#include "msg/client_key_exchange.h"
#include "msg/finished.h"
#include "msg/handshake.h"

#define PREMASTER_LEN 48u

static uint8_t *body_at(const hsk_turn *t)
{
  return t->io->work + HSK_HANDSHAKE_HEADER_LEN;
}

static size_t body_room(const hsk_turn *t)
{
  size_t cap = t->io->work_cap;
  return cap < HSK_HANDSHAKE_HEADER_LEN ? 0 : cap - HSK_HANDSHAKE_HEADER_LEN;
}

/* A signature or ciphertext is made in the upper half of work and copied to its place in the lower. NULL: work is too small. */
static uint8_t *upper_half(const hsk_turn *t)
{
  size_t half = t->io->work_cap / 2;
  return half < HSK_HANDSHAKE_HEADER_LEN + HSK_SIGNATURE_MAX ? NULL : t->io->work + half;
}

static size_t lower_room(const hsk_turn *t)
{
  return t->io->work_cap / 2 - HSK_HANDSHAKE_HEADER_LEN;
}

static hsk_result send_built(hsk_turn *t, uint32_t msg_type, hsk_built b)
{
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  hsk_send(t, msg_type, b.need);
  return hsk_ok();
}

hsk_result hsk_do_send_certificate(hsk_turn *t)
{
  return send_built(t, HSK_MSG_CERTIFICATE,
                    hsk_certificate_build(t->cfg->chain, t->cfg->chain_len, body_at(t), body_room(t)));
}

/* RFC 5246 7.4.6: a client without a suitable certificate sends an empty list */
hsk_result hsk_do_send_no_certificate(hsk_turn *t)
{
  return send_built(t, HSK_MSG_CERTIFICATE, hsk_certificate_build(NULL, 0, body_at(t), body_room(t)));
}

/* RFC 5246 7.4.7.1: the version of the ClientHello, then 46 random bytes */
static HSK_NOINLINE hsk_built build_rsa(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t premaster[PREMASTER_LEN], *encrypted = upper_half(t);
  size_t encrypted_len;
  if (encrypted == NULL) return (hsk_built){0, HSK_BUFFER_TOO_SMALL};
  hsk_rng_bytes(&c->rng, premaster, sizeof premaster);
  hsk_put16(premaster, 0, HSK_TLS12);
  int done = hsk_rsa_encrypt(c->key_bytes, &c->peer_key, &c->rng, (hsk_bytes){premaster, sizeof premaster},
                             encrypted, &encrypted_len);
  hsk_put_bytes(c->key_bytes, 0, premaster, sizeof premaster);
  hsk_wipe_bytes(premaster, sizeof premaster);
  c->secret_off = 0;
  c->secret_len = PREMASTER_LEN;
  if (!done) return (hsk_built){0, HSK_INTERNAL_ERROR};
  return hsk_client_key_exchange_rsa_build((hsk_bytes){encrypted, encrypted_len}, body_at(t), lower_room(t));
}

static hsk_built build_key_exchange(hsk_turn *t)
{
  hsk_bytes share = {t->c->key_bytes + HSK_DH_MAX, t->c->share_len};
  switch (hsk_suite_find(t->c->suite)->key_exchange) {
  case HSK_KX_RSA:
    return build_rsa(t);
  case HSK_KX_DHE:
    return hsk_client_key_exchange_dhe_build(share, body_at(t), body_room(t));
  default:
    return hsk_client_key_exchange_ecdhe_build(share, body_at(t), body_room(t));
  }
}

hsk_result hsk_do_send_client_key_exchange(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_result r = send_built(t, HSK_MSG_CLIENT_KEY_EXCHANGE, build_key_exchange(t));
  if (r.error != HSK_OK) return r;
  hsk_keys12_master(c, (hsk_bytes){c->key_bytes + c->secret_off, c->secret_len});
  hsk_wipe_bytes(c->key_bytes, sizeof c->key_bytes);
  hsk_wipe_bytes(&c->peer_key, sizeof c->peer_key);
  hsk_keys12_expand(c);
  if (t->cfg->keylog != NULL)
    t->cfg->keylog(t->cfg->keylog_arg, "CLIENT_RANDOM", c->client_random, c->master_secret,
                   sizeof c->master_secret);
  return hsk_ok();
}

hsk_result hsk_do_send_certificate_verify(hsk_turn *t)
{
  uint8_t digest[HSK_HASH_MAX], *signature = upper_half(t);
  size_t len;
  if (signature == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  uint32_t scheme = t->c->scheme;
  hsk_transcript_digest(&t->c->transcript, hsk_scheme_hash(scheme), digest);
  if (!hsk_sign(scheme, t->cfg->key_der.data, t->cfg->key, &t->c->rng, digest, signature, &len))
    return hsk_bad(HSK_SIGNING_FAILED, 0);
  return send_built(
      t, HSK_MSG_CERTIFICATE_VERIFY,
      hsk_certificate_verify_build(scheme, (hsk_bytes){signature, len}, body_at(t), lower_room(t)));
}

hsk_result hsk_do_send_change_cipher_spec(hsk_turn *t)
{
  hsk_built b = hsk_change_cipher_spec_build(t->io->work, t->io->work_cap);
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  hsk_send_other(t, HSK_CHANGE_CIPHER_SPEC, b.need);
  return hsk_ok();
}

/* The ChangeCipherSpec has left: what follows is protected (RFC 5246 7.1). */
hsk_result hsk_do_send_finished(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t verify_data[HSK_VERIFY_DATA_LEN];
  hsk_transcript_keep(&c->transcript, 1u << hsk_suite_find(c->suite)->hash);
  hsk_keys12_verify_data(c, HSK_CLIENT_SENDS, verify_data);
  hsk_bytes all = {verify_data, sizeof verify_data};
  hsk_result r = send_built(t, HSK_MSG_FINISHED, hsk_finished_build(all, body_at(t), body_room(t)));
  if (r.error != HSK_OK) return r;
  c->write = c->next_write;
  hsk_wipe_bytes(&c->next_write, sizeof c->next_write);
  return hsk_ok();
}

hsk_result hsk_do_change_cipher_spec(hsk_turn *t)
{
  hsk_conn *c = t->c;
  /* a handshake message must not span the change of keys */
  if (c->message_have != 0 || c->record_left != 0) return hsk_bad(HSK_PEER_EXCESS_HANDSHAKE_DATA, 0);
  c->read = c->next_read;
  hsk_wipe_bytes(&c->next_read, sizeof c->next_read);
  return hsk_ok();
}

hsk_result hsk_do_finished(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t expected[HSK_VERIFY_DATA_LEN];
  hsk_result r = hsk_finished_parse(t->body, t->body_len, sizeof expected);
  if (r.error != HSK_OK) return r;
  hsk_keys12_verify_data(c, HSK_SERVER_SENDS, expected);
  if (!hsk_equal_secret(expected, t->body, sizeof expected)) return hsk_bad(HSK_PEER_BAD_FINISHED, 0);
  hsk_wipe_bytes(c->master_secret, sizeof c->master_secret);
  return hsk_ok();
}
