/* TLS 1.2 client: the hello messages. */
#include "handshake/negotiate.h"
#include "handshake/turn.h"
#include "msg/client_hello.h"
#include "msg/handshake.h"
#include "msg/server_hello.h"

#define SUITES_MAX 128u

hsk_result hsk_do_send_client_hello(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t suites[SUITES_MAX];
  /* the extensions are built in the upper half of work and copied to their place in the lower */
  size_t half = t->io->work_cap / 2;
  if (half < HSK_HANDSHAKE_HEADER_LEN) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  uint8_t *upper = t->io->work + half;
  hsk_built extensions = hsk_offer_extensions(c, t->cfg, upper, t->io->work_cap - half);
  hsk_built offered = hsk_offer_suites(t->cfg, suites, sizeof suites);
  if (extensions.error != HSK_OK) return hsk_bad(extensions.error, 0);
  if (offered.error != HSK_OK) return hsk_bad(offered.error, 0);
  hsk_rng_bytes(&c->rng, c->client_random, sizeof c->client_random);
  static const uint8_t null_compression[1] = {0};
  hsk_client_hello_fields fields = {
      .client_version = HSK_TLS12,
      .random = c->client_random,
      .session_id = {NULL, 0},
      .cipher_suites = {suites, offered.need},
      .compression_methods = {null_compression, 1},
      .has_extensions = 1,
      .extensions = {upper, extensions.need},
  };
  hsk_built b = hsk_client_hello_build(&fields, t->io->work + HSK_HANDSHAKE_HEADER_LEN,
                                       half - HSK_HANDSHAKE_HEADER_LEN);
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  hsk_transcript_init(&c->transcript);
  hsk_send(t, HSK_MSG_CLIENT_HELLO, b.need);
  return hsk_ok();
}

hsk_result hsk_do_server_hello12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_server_hello sh;
  hsk_choice choice;
  hsk_result r = hsk_server_hello_parse(t->body, t->body_len, &sh);
  if (r.error != HSK_OK) return r;
  r = hsk_check_server_hello(c, t->cfg, t->body, &sh, &choice);
  if (r.error != HSK_OK) return r;
  const hsk_suite *suite = hsk_suite_find(sh.cipher_suite);
  hsk_put_bytes(c->server_random, 0, t->body + sh.random.off, sizeof c->server_random);
  c->version = HSK_TLS12;
  c->suite = suite->number;
  c->ems = choice.ems;
  c->alpn_chosen = choice.alpn_index < t->cfg->alpn_len;
  c->alpn_index = choice.alpn_index;
  /* from here only the PRF's hash is needed, and the others if we may have to sign (RFC 5246 7.4.8) */
  if (t->cfg->credentials_len == 0) hsk_transcript_keep(&c->transcript, 1u << suite->hash);
  return hsk_ok();
}
