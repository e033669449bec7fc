/* TLS 1.2 client: the hello messages. */
#include "core/wipe.h"
#include "handshake/negotiate.h"
#include "handshake/turn.h"
#include "msg/handshake.h"
#include "msg/server_hello.h"

/* A session ID that is random for the sake of middleboxes names no session that a server could resume (RFC 8446 D.4). */
static hsk_result check_not_resumed(const hsk_conn *c, const uint8_t *body, const hsk_server_hello *sh)
{
  if (c->session_id_len != 0 && sh->session_id.len == c->session_id_len &&
      hsk_equal(c->session_id, body + sh->session_id.off, sh->session_id.len))
    return hsk_bad(HSK_PEER_SESSION_ID_ECHOED, sh->session_id.off);
  return hsk_ok();
}

hsk_result hsk_do_server_hello12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_server_hello sh;
  hsk_choice choice;
  hsk_result r = hsk_server_hello_parse(t->body, t->body_len, &sh);
  if (r.error != HSK_OK) return r;
  r = check_not_resumed(c, t->body, &sh);
  if (r.error != HSK_OK) return r;
  r = hsk_check_server_hello(c, t->cfg, t->body, &sh, &choice);
  if (r.error != HSK_OK) return r;
  const hsk_suite *suite = hsk_suite_find(sh.cipher_suite);
  hsk_put_bytes(c->server_random, 0, t->body + sh.random.off, sizeof c->server_random);
  c->version = HSK_TLS12;
  c->suite = suite->number;
  c->ems = choice.ems;
  c->ticket_follows = choice.ticket != 0;
  c->status_due = choice.status != 0;
  hsk_keep_answer(t, &choice);
  hsk_wipe_bytes(&c->keys, sizeof c->keys); /* those that TLS 1.3 would have needed */
  /* from here only the PRF's hash is needed, and the others if we may have to sign (RFC 5246 7.4.8) */
  if (t->cfg->credentials_len == 0) hsk_transcript_keep(&c->transcript, 1u << suite->hash);
  return hsk_ok();
}
