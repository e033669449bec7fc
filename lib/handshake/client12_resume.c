/* TLS 1.2 client: resuming a session, and the ticket for the next one (RFC 5077). */
#include "core/wipe.h"
#include "handshake/keys12.h"
#include "handshake/negotiate.h"
#include "handshake/turn.h"
#include "msg/new_session_ticket.h"
#include "msg/server_hello.h"

/* RFC 5246 7.4.1.3: a session goes on with its own cipher suite; RFC 7627 5.3: and with its own kind of master secret. */
static hsk_result check_session(const hsk_session *session, const hsk_server_hello *sh,
                                const hsk_choice *choice)
{
  if (sh->cipher_suite != session->suite)
    return hsk_bad(HSK_PEER_RESUMED_OTHERWISE, sh->session_id.off + sh->session_id.len);
  if ((choice->ems != 0) != (session->ems != 0))
    return hsk_bad(HSK_PEER_RESUMED_WITHOUT_EMS, sh->extensions.off);
  return hsk_ok();
}

static void go_on(hsk_turn *t, const hsk_choice *choice)
{
  hsk_conn *c = t->c;
  const hsk_session *session = t->cfg->session;
  c->version = HSK_TLS12;
  c->suite = session->suite;
  c->ems = session->ems != 0;
  c->resumed = 1;
  c->ticket_follows = choice->ticket != 0;
  c->secret_len = 0;
  hsk_keep_answer(t, choice);
  hsk_wipe_bytes(&c->keys, sizeof c->keys);
  hsk_put_bytes(c->master_secret, 0, session->secret, sizeof c->master_secret);
  hsk_transcript_keep(&c->transcript, 1u << hsk_suite_find(c->suite)->hash);
  hsk_keys12_expand(c);
}

hsk_result hsk_do_server_hello_resumed12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_server_hello sh;
  hsk_choice choice;
  hsk_result r = hsk_server_hello_parse(t->body, t->body_len, &sh);
  if (r.error != HSK_OK) return r;
  r = hsk_check_server_hello(c, t->cfg, t->body, &sh, &choice);
  if (r.error == HSK_OK) r = check_session(t->cfg->session, &sh, &choice);
  if (r.error != HSK_OK) return r;
  hsk_put_bytes(c->server_random, 0, t->body + sh.random.off, sizeof c->server_random);
  go_on(t, &choice);
  if (t->cfg->keylog != NULL)
    t->cfg->keylog(t->cfg->keylog_arg, "CLIENT_RANDOM", c->client_random, c->master_secret,
                   sizeof c->master_secret);
  return hsk_ok();
}

/* Until the server's Finished is verified the ticket is worth nothing (RFC 5077 3.3): it waits in keys, whose space is free, behind its lifetime. One that is
   too long for that is dropped, and an empty one is none. */
hsk_result hsk_do_new_session_ticket12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_new_session_ticket nst;
  hsk_result r = hsk_new_session_ticket_parse(t->body, t->body_len, &nst);
  if (r.error != HSK_OK) return r;
  c->secret_off = 4;
  c->secret_len = nst.ticket.len <= sizeof c->keys.bytes - c->secret_off ? nst.ticket.len : 0;
  hsk_put32(c->keys.bytes, 0, nst.ticket_lifetime_hint);
  hsk_put_bytes(c->keys.bytes, c->secret_off, t->body + nst.ticket.off, c->secret_len);
  return hsk_ok();
}

HSK_NOINLINE void hsk_give_session12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  if (c->secret_len == 0 || t->cfg->new_session == NULL) return;
  hsk_session s = {.version = HSK_TLS12,
                   .suite = c->suite,
                   .ems = c->ems,
                   .lifetime = hsk_be32(c->keys.bytes, 0),
                   .issued_time = t->cfg->now_time,
                   .secret_len = sizeof c->master_secret,
                   .ticket = {c->keys.bytes + c->secret_off, c->secret_len}};
  hsk_put_bytes(s.secret, 0, c->master_secret, sizeof c->master_secret);
  t->cfg->new_session(t->cfg->new_session_arg, &s);
  hsk_wipe_bytes(&s, sizeof s);
  hsk_wipe_bytes(&c->keys, sizeof c->keys);
  c->secret_len = 0;
}
