/* TLS 1.2 server: the hello messages. */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/keys12.h"
#include "handshake/negotiate.h"
#include "handshake/server_negotiate.h"
#include "handshake/ticket.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/max_fragment_length.h"
#include "msg/ext/record_size_limit.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/session_ticket.h"
#include "msg/ext/status_request.h"
#include "msg/handshake.h"
#include "msg/server_hello.h"

/* The session goes on with what its ticket says; a new ticket is due when half of its lifetime has passed. */
static HSK_NOINLINE hsk_result resume(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_conn *c = t->c;
  hsk_ticket k;
  hsk_bytes ticket = {t->body + o->session_ticket.off, o->session_ticket.len};
  if (!hsk_ticket_open(t->cfg->ticket_key, ticket, &k)) return hsk_bad(HSK_INTERNAL_ERROR, 0);
  c->resumed = 1;
  c->peer_certified = k.peer_certified != 0;
  c->started_time = k.started_time;
  c->asks_client = c->status_due = c->name_used = 0;
  hsk_put_bytes(c->master_secret, 0, k.secret, sizeof c->master_secret);
  c->ticket_follows = t->cfg->now_time - k.issued_time >= (int64_t)(k.lifetime / 2) &&
                      hsk_ticket_lifetime(t->cfg, k.started_time) != 0;
  hsk_wipe_bytes(&k, sizeof k);
  return hsk_ok();
}

/* Our key pair: the private key behind the place of the peer's key, the share in front until it has left. */
static HSK_NOINLINE hsk_result make_share(hsk_conn *c)
{
  c->secret_off = sizeof c->keys.v13.front;
  if (!hsk_kex_generate(c->group, &c->rng, c->keys.bytes + c->secret_off, &c->secret_len, c->keys.bytes))
    return hsk_bad(HSK_INTERNAL_ERROR, 0);
  c->share_len = hsk_kex_share_len(c->group);
  return hsk_ok();
}

static hsk_result start_session(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_conn *c = t->c;
  c->started_time = t->cfg->now_time;
  /* RFC 7627 5.3 advises against resuming without extended master secret, and so nothing is given to resume */
  c->ticket_follows = o->session_ticket.off != 0 && hsk_makes_tickets(t->cfg) && c->ems &&
                      hsk_ticket_lifetime(t->cfg, c->started_time) != 0;
  return hsk_ok();
}

/* RFC 8446 4.1.3: a server that could do more says so where a ServerKeyExchange signs it. */
static void make_random(hsk_turn *t)
{
  static const uint8_t downgrade[8] = {0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44, 0x01};
  hsk_conn *c = t->c;
  hsk_rng_bytes(&c->rng, c->server_random, sizeof c->server_random);
  if (hsk_offers_tls13(t->cfg)) hsk_put_bytes(c->server_random, 24, downgrade, sizeof downgrade);
}

static HSK_NOINLINE hsk_result take_hello(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_client_offer o;
  hsk_result r = hsk_client_offer_read(t, &o);
  if (r.error != HSK_OK) return r;
  hsk_keep_choice(t, &o);
  c->client_version = o.hello.client_version;
  /* RFC 5746 3.6: the signalling suite asks for the extension, too */
  if (o.renegotiation.off != 0 ||
      hsk_u16_list_has(t->body, o.hello.cipher_suites, HSK_EMPTY_RENEGOTIATION_INFO_SCSV))
    c->answers = HSK_ANSWER_RENEGOTIATION_INFO;
  /* RFC 8422 5.2: where an elliptic curve was agreed */
  if (o.point_formats.off != 0 && hsk_ec_share_len(c->group) != 0) c->answers |= HSK_ANSWER_EC_POINT_FORMATS;
  make_random(t);
  return t->choice.input == HSK_IN_CLIENT_HELLO_RESUMED ? resume(t, &o) : start_session(t, &o);
}

hsk_result hsk_do_client_hello12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  if (t->choice.result.error != HSK_OK) return t->choice.result;
  hsk_result r = take_hello(t);
  if (r.error != HSK_OK) return r;
  /* from here only the PRF's hash is needed, and the others if the client is to sign (RFC 5246 7.4.8) */
  if (!c->asks_client) hsk_transcript_keep(&c->transcript, 1u << hsk_suite_find(c->suite)->hash);
  if (c->resumed) hsk_keys12_expand(c);
  return c->group == 0 ? hsk_ok() : make_share(c);
}

/* hsk_block: extensions one behind the other; the first error stays. */
typedef struct {
  uint8_t *out;
  size_t cap, len;
  uint32_t error;
} block;

static uint8_t *next(const block *b)
{
  return b->out + b->len;
}

static size_t room(const block *b)
{
  return b->cap - b->len;
}

static void add(block *b, hsk_built built)
{
  if (b->error != HSK_OK) return;
  if (built.error != HSK_OK)
    b->error = built.error;
  else
    b->len += built.need;
}

static hsk_built build_limit(const hsk_turn *t, uint8_t *out, size_t cap)
{
  uint32_t mine = t->cfg->record_size_limit;
  uint32_t theirs = t->c->write.size_limit, length = 1;
  if (t->c->limit_due == 1)
    return hsk_record_size_limit_build(mine != 0 ? mine : HSK_PLAINTEXT_MAX, out, cap);
  while (256u << length < theirs)
    length++;
  return hsk_max_fragment_length_build(length, out, cap);
}

static HSK_NOINLINE hsk_built build_extensions(const hsk_turn *t, uint8_t *out, size_t cap)
{
  const hsk_conn *c = t->c;
  block b = {out, cap, 0, HSK_OK};
  if (c->name_used) add(&b, hsk_server_name_response_build(next(&b), room(&b)));
  if (c->answers & HSK_ANSWER_RENEGOTIATION_INFO)
    add(&b, hsk_renegotiation_info_build((hsk_bytes){NULL, 0}, next(&b), room(&b)));
  if (c->ems) add(&b, hsk_extended_master_secret_build(next(&b), room(&b)));
  if (c->answers & HSK_ANSWER_EC_POINT_FORMATS) add(&b, hsk_ec_point_formats_build(next(&b), room(&b)));
  if (c->ticket_follows) add(&b, hsk_session_ticket_response_build(next(&b), room(&b)));
  if (c->status_due) add(&b, hsk_status_request_response_build(next(&b), room(&b)));
  if (c->alpn_chosen) add(&b, hsk_alpn_response_build(t->cfg->alpn[c->alpn_index], next(&b), room(&b)));
  if (c->limit_due) add(&b, build_limit(t, next(&b), room(&b)));
  return (hsk_built){b.len, b.error};
}

hsk_result hsk_do_send_server_hello12(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t *upper = hsk_upper(t);
  if (upper == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_built extensions = build_extensions(t, upper, hsk_upper_room(t));
  if (extensions.error != HSK_OK) return hsk_bad(extensions.error, 0);
  /* RFC 5077 3.4: a resumed session answers with the client's session ID, a new one that may give a ticket with none */
  size_t session_id_len = c->resumed ? c->session_id_len : 0;
  hsk_server_hello_fields fields = {.server_version = HSK_TLS12,
                                    .random = c->server_random,
                                    .session_id = {c->session_id, session_id_len},
                                    .cipher_suite = c->suite,
                                    .has_extensions = extensions.need != 0,
                                    .extensions = {upper, extensions.need}};
  return hsk_send_built(t, HSK_MSG_SERVER_HELLO,
                        hsk_server_hello_build(&fields, hsk_body(t), hsk_lower_room(t)));
}
