/* TLS 1.3 client: our flight after the server's Finished (RFC 8446 4.4), and what comes after the handshake (4.6.1). */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/conn13.h"
#include "msg/certificate13.h"
#include "msg/ext/contents.h"
#include "msg/handshake.h"
#include "msg/new_session_ticket13.h"

hsk_result hsk_do_send_client_certificate13(hsk_turn *t)
{
  const hsk_credential *own = hsk_own_credential(t->c, t->cfg);
  hsk_certificate_entry_fields entries[HSK_CHAIN_MAX_CERTS];
  for (size_t i = 0; i < own->chain_len; i++)
    entries[i] = (hsk_certificate_entry_fields){own->chain[i], {NULL, 0}};
  return hsk_send_built(
      t, HSK_MSG_CERTIFICATE,
      hsk_certificate13_build((hsk_bytes){NULL, 0}, entries, own->chain_len, hsk_body(t), hsk_body_room(t)));
}

/* RFC 8446 4.4.2: a client without a suitable certificate sends an empty list */
hsk_result hsk_do_send_no_certificate13(hsk_turn *t)
{
  return hsk_send_built(
      t, HSK_MSG_CERTIFICATE,
      hsk_certificate13_build((hsk_bytes){NULL, 0}, NULL, 0, hsk_body(t), hsk_body_room(t)));
}

hsk_result hsk_do_send_client_certificate_verify13(hsk_turn *t)
{
  return hsk_send_certificate_verify13(t);
}

hsk_result hsk_do_send_client_finished13(hsk_turn *t)
{
  uint8_t digest[HSK_HASH_MAX];
  hsk_result r = hsk_send_finished13(t);
  if (r.error != HSK_OK) return r;
  hsk_digest13(t->c, digest);
  hsk_write_application13(t->c);
  hsk_secrets13_resumption(t->c, digest);
  return hsk_ok();
}

/* The PSK of a ticket, handed to the caller (RFC 8446 4.6.1). */
static HSK_NOINLINE void give_session(hsk_turn *t, const hsk_new_session_ticket13 *nst)
{
  const hsk_conn *c = t->c;
  const uint32_t hash = hsk_hash_of(c), most = HSK_TICKET_LIFETIME_MAX;
  hsk_session s = {
      .version = HSK_TLS13,
      .suite = c->suite,
      .lifetime = nst->ticket_lifetime < most ? nst->ticket_lifetime : most,
      .age_add = nst->ticket_age_add,
      .issued_time = t->cfg->now_time,
      .secret_len = hsk_hash_len(hash),
      .ticket = {t->body + nst->ticket.off, nst->ticket.len},
  };
  hsk_resumption_psk13(hash, c->keys.v13.secrets.resumption,
                       (hsk_bytes){t->body + nst->ticket_nonce.off, nst->ticket_nonce.len}, s.secret);
  t->cfg->new_session(t->cfg->new_session_arg, &s);
  hsk_wipe_bytes(&s, sizeof s);
}

/* A lifetime of 0 says that the ticket is to be thrown away. A server that is closing shares its state with a client that is; no client sends tickets. */
hsk_result hsk_do_new_session_ticket13(hsk_turn *t)
{
  hsk_new_session_ticket13 nst;
  if (t->c->is_server) return hsk_bad(HSK_PEER_UNEXPECTED_MESSAGE, 0);
  hsk_result r = hsk_new_session_ticket13_parse(t->body, t->body_len, &nst);
  if (r.error != HSK_OK) return r;
  size_t at = nst.extensions.off, end = at + nst.extensions.len;
  r = hsk_extensions_place_check(t->body, at, end, HSK_PLACE_NEW_SESSION_TICKET);
  if (r.error == HSK_OK) r = hsk_extensions_contents_check(t->body, at, end, HSK_PLACE_NEW_SESSION_TICKET);
  if (r.error == HSK_OK) r = hsk_do_ignore(t);
  if (r.error != HSK_OK) return r;
  if (nst.ticket_lifetime != 0 && t->cfg->new_session != NULL) give_session(t, &nst);
  return hsk_ok();
}
