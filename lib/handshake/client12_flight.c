/* TLS 1.2 client: our second flight, and the server's answer to it. */
#include "core/wipe.h"
#include "handshake/keys12.h"
#include "handshake/build.h"
#include "handshake/sign.h"
#include "msg/certificate.h"
#include "msg/certificate_verify.h"
#include "msg/change_cipher_spec.h"
#include "msg/client_key_exchange.h"
#include "msg/finished.h"
#include "msg/handshake.h"

#define PREMASTER_LEN 48u

hsk_result hsk_do_send_certificate12(hsk_turn *t)
{
  const hsk_credential *own = hsk_own_credential(t->c, t->cfg);
  return hsk_send_built(t, HSK_MSG_CERTIFICATE,
                        hsk_certificate_build(own->chain, own->chain_len, hsk_body(t), hsk_body_room(t)));
}

/* RFC 5246 7.4.6: a client without a suitable certificate sends an empty list */
hsk_result hsk_do_send_no_certificate12(hsk_turn *t)
{
  return hsk_send_built(t, HSK_MSG_CERTIFICATE,
                        hsk_certificate_build(NULL, 0, hsk_body(t), hsk_body_room(t)));
}

/* RFC 5246 7.4.7.1: the version of the ClientHello, then 46 random bytes */
static HSK_NOINLINE hsk_built build_rsa(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t premaster[PREMASTER_LEN], *encrypted = hsk_upper(t);
  size_t encrypted_len;
  if (encrypted == NULL) return (hsk_built){0, HSK_BUFFER_TOO_SMALL};
  hsk_rng_bytes(&c->rng, premaster, sizeof premaster);
  hsk_put16(premaster, 0, HSK_TLS12);
  int done = hsk_rsa_encrypt(c->keys.bytes, &c->peer_key, &c->rng, (hsk_bytes){premaster, sizeof premaster},
                             encrypted, &encrypted_len);
  hsk_put_bytes(c->keys.bytes, 0, premaster, sizeof premaster);
  hsk_wipe_bytes(premaster, sizeof premaster);
  c->secret_off = 0;
  c->secret_len = PREMASTER_LEN;
  if (!done) return (hsk_built){0, HSK_INTERNAL_ERROR};
  return hsk_client_key_exchange_rsa_build((hsk_bytes){encrypted, encrypted_len}, hsk_body(t),
                                           hsk_lower_room(t));
}

static hsk_built build_key_exchange(hsk_turn *t)
{
  hsk_bytes share = {t->c->keys.bytes + HSK_DH_MAX, t->c->share_len};
  switch (hsk_suite_find(t->c->suite)->key_exchange) {
  case HSK_KX_RSA:
    return build_rsa(t);
  case HSK_KX_DHE:
    return hsk_client_key_exchange_dhe_build(share, hsk_body(t), hsk_body_room(t));
  default:
    return hsk_client_key_exchange_ecdhe_build(share, hsk_body(t), hsk_body_room(t));
  }
}

hsk_result hsk_do_send_client_key_exchange(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_result r = hsk_send_built(t, HSK_MSG_CLIENT_KEY_EXCHANGE, build_key_exchange(t));
  if (r.error != HSK_OK) return r;
  hsk_keys12_master(c, (hsk_bytes){c->keys.bytes + c->secret_off, c->secret_len});
  hsk_wipe_bytes(c->keys.bytes, sizeof c->keys.bytes);
  c->secret_len = 0;
  hsk_wipe_bytes(&c->peer_key, sizeof c->peer_key);
  hsk_keys12_expand(c);
  if (t->cfg->keylog != NULL)
    t->cfg->keylog(t->cfg->keylog_arg, "CLIENT_RANDOM", c->client_random, c->master_secret,
                   sizeof c->master_secret);
  return hsk_ok();
}

hsk_result hsk_do_send_certificate_verify12(hsk_turn *t)
{
  uint8_t digest[HSK_HASH_MAX], *signature = hsk_upper(t);
  size_t len;
  if (signature == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_digest_to_sign(t->c, digest);
  hsk_result r = hsk_make_signature(t, digest, signature, &len);
  if (r.error != HSK_OK) return r;
  return hsk_send_built(t, HSK_MSG_CERTIFICATE_VERIFY,
                        hsk_certificate_verify_build(t->c->scheme, (hsk_bytes){signature, len}, hsk_body(t),
                                                     hsk_lower_room(t)));
}

hsk_result hsk_do_send_change_cipher_spec(hsk_turn *t)
{
  hsk_built b = hsk_change_cipher_spec_build(t->io->work, t->io->work_cap);
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  hsk_send_other(t, HSK_CHANGE_CIPHER_SPEC, b.need);
  t->c->ccs_sent = 1;
  return hsk_ok();
}

/* After the last Finished the master secret is for exporters alone (RFC 5705), which are worth nothing without extended master secret (RFC 7627 6.2). */
static void forget_master(hsk_conn *c)
{
  if (!c->ems) hsk_wipe_bytes(c->master_secret, sizeof c->master_secret);
}

/* The ChangeCipherSpec has left: what follows is protected (RFC 5246 7.1). */
hsk_result hsk_do_send_finished12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t verify_data[HSK_VERIFY_DATA_LEN];
  hsk_transcript_keep(&c->transcript, 1u << hsk_suite_find(c->suite)->hash);
  hsk_keys12_verify_data(c, c->is_server ? HSK_SERVER_SENDS : HSK_CLIENT_SENDS, verify_data);
  hsk_bytes all = {verify_data, sizeof verify_data};
  hsk_result r = hsk_send_built(t, HSK_MSG_FINISHED, hsk_finished_build(all, hsk_body(t), hsk_body_room(t)));
  if (r.error != HSK_OK) return r;
  c->write = c->next_write;
  hsk_wipe_bytes(&c->next_write, sizeof c->next_write);
  if (c->is_server != c->resumed) forget_master(c);
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

hsk_result hsk_do_finished12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t expected[HSK_VERIFY_DATA_LEN];
  hsk_result r = hsk_finished_parse(t->body, t->body_len, sizeof expected);
  if (r.error != HSK_OK) return r;
  hsk_keys12_verify_data(c, c->is_server ? HSK_CLIENT_SENDS : HSK_SERVER_SENDS, expected);
  if (!hsk_equal_secret(expected, t->body, sizeof expected)) return hsk_bad(HSK_PEER_BAD_FINISHED, 0);
  if (!c->is_server) {
    c->peer_certified = 1;
    hsk_give_session12(t);
  }
  if (c->is_server == c->resumed) forget_master(c);
  return hsk_ok();
}
