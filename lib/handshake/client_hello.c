/* Our ClientHello, which is one for both versions (RFC 8446 4.1.2, RFC 5246 7.4.1.2); client_offer.c has its extensions. */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/conn13.h"
#include "handshake/negotiate.h"
#include "msg/client_hello.h"
#include "msg/handshake.h"

#define SUITES_MAX 128u

/* The binder is the message's end and covers all before it, the list's length bytes left out (RFC 8446 4.2.11.2). */
static HSK_NOINLINE void put_binder(hsk_turn *t, size_t body_len)
{
  const hsk_session *session = t->cfg->session;
  uint32_t hash = hsk_suite_find(session->suite)->hash;
  uint8_t digest[HSK_HASH_MAX];
  size_t len = hsk_hash_len(hash), end = HSK_HANDSHAKE_HEADER_LEN + body_len;
  hsk_handshake_header_put(t->io->work, HSK_MSG_CLIENT_HELLO, body_len);
  hsk_transcript_digest_with(&t->c->transcript, hash, (hsk_bytes){t->io->work, end - len - 3}, digest);
  hsk_binder13(hash, (hsk_bytes){session->secret, session->secret_len}, digest, t->io->work + end - len);
}

static HSK_NOINLINE hsk_built build_hello(hsk_turn *t, hsk_bytes extensions)
{
  static const uint8_t null_compression[1] = {0};
  hsk_conn *c = t->c;
  uint8_t suites[SUITES_MAX];
  hsk_built offered = hsk_offer_suites(t->cfg, suites, sizeof suites);
  if (offered.error != HSK_OK) return offered;
  hsk_client_hello_fields fields = {
      .client_version = HSK_TLS12,
      .random = c->client_random,
      .session_id = {c->session_id, c->session_id_len},
      .cipher_suites = {suites, offered.need},
      .compression_methods = {null_compression, 1},
      .has_extensions = 1,
      .extensions = extensions,
  };
  return hsk_client_hello_build(&fields, hsk_body(t), hsk_lower_room(t));
}

/* The extensions are built in the upper half of work and copied to their place in the lower. */
static hsk_result send_hello(hsk_turn *t)
{
  uint8_t *upper = hsk_upper(t);
  if (upper == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_built extensions = hsk_offer_extensions(t, upper, hsk_upper_room(t));
  if (extensions.error != HSK_OK) return hsk_bad(extensions.error, 0);
  hsk_built b = build_hello(t, (hsk_bytes){upper, extensions.need});
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  if (hsk_offers_session(t->c, t->cfg, HSK_TLS13)) put_binder(t, b.need);
  hsk_send(t, HSK_MSG_CLIENT_HELLO, b.need);
  return hsk_ok();
}

/* legacy_session_id is random where a middlebox is to see a session resumed (RFC 8446 D.4), or a server of TLS 1.2 is to echo it when it takes our ticket
   (RFC 5077 3.4). */
hsk_result hsk_do_send_client_hello(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_rng_bytes(&c->rng, c->client_random, sizeof c->client_random);
  if (hsk_offers_tls13(t->cfg) || hsk_offers_session(c, t->cfg, HSK_TLS12)) {
    c->session_id_len = sizeof c->session_id;
    hsk_rng_bytes(&c->rng, c->session_id, sizeof c->session_id);
  }
  hsk_transcript_init(&c->transcript);
  return send_hello(t);
}

hsk_result hsk_do_send_second_client_hello(hsk_turn *t)
{
  return send_hello(t);
}
