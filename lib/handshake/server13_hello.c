/* TLS 1.3 server: ClientHello, ServerHello (RFC 8446 4.1). */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/conn13.h"
#include "handshake/server13.h"
#include "msg/ext/key_share.h"
#include "msg/ext/pre_shared_key.h"
#include "msg/ext/psk_key_exchange_modes.h"
#include "msg/ext/supported_versions.h"
#include "msg/handshake.h"
#include "msg/server_hello13.h"

#define TICKETS    2u  /* where the configuration does not say */
#define FIELDS_MAX 64u /* the extensions of a ServerHello without the share itself */

/* 4.2.9: no tickets for a client that cannot use them */
static uint8_t tickets_for(const hsk_turn *t, const hsk_client_offer *o)
{
  uint32_t wanted = t->cfg->tickets != 0 ? t->cfg->tickets : TICKETS;
  if (!hsk_makes_tickets(t->cfg) || !hsk_u8_list_has(t->body, o->psk_modes, HSK_PSK_DHE_KE)) return 0;
  return (uint8_t)(wanted > 255 ? 255 : wanted);
}

HSK_NOINLINE void hsk_keep_hello13(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_conn *c = t->c;
  hsk_keep_choice(t, o);
  hsk_transcript_keep(&c->transcript, 1u << hsk_hash_of(c));
  /* D.4: a client without compatibility mode needs no ChangeCipherSpec */
  if (c->session_id_len == 0) c->ccs_sent = 1;
  c->early_left = o->early_data.off != 0 ? HSK_EARLY_DATA_MAX + 1 : 0;
}

/* The Early Secret, of the PSK or of none. */
static HSK_NOINLINE hsk_result start_schedule(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_conn *c = t->c;
  hsk_ticket k;
  c->psk = t->choice.psk;
  c->resumed = c->psk != 0;
  if (c->resumed && !hsk_open_psk(t, o, c->psk, &k)) return hsk_bad(HSK_INTERNAL_ERROR, 0);
  hsk_schedule13_start(&c->keys.v13.secrets.schedule, hsk_hash_of(c),
                       (hsk_bytes){k.secret, c->resumed ? k.secret_len : 0});
  c->started_time = c->resumed ? k.started_time : t->cfg->now_time;
  c->peer_certified = c->resumed && k.peer_certified != 0;
  if (c->resumed) c->asks_client = 0;
  hsk_wipe_bytes(&k, sizeof k);
  c->tickets_due = hsk_ticket_lifetime(t->cfg, c->started_time) != 0 ? tickets_for(t, o) : 0;
  return hsk_ok();
}

/* The client's share waits in keys.v13.front for the ServerHello. */
static void keep_share(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_conn *c = t->c;
  hsk_span share = hsk_key_share_find(t->body, o->shares.off, o->shares.off + o->shares.len, c->group);
  /* of another length than the group's it is not a share: one of no bytes is refused as such */
  c->share_len = share.len <= HSK_KEX_SHARE_MAX ? share.len : 0;
  hsk_put_bytes(c->keys.v13.front, 0, t->body + share.off, c->share_len);
}

hsk_result hsk_do_client_hello13(hsk_turn *t)
{
  hsk_client_offer o;
  if (t->choice.result.error != HSK_OK) return t->choice.result;
  hsk_result r = hsk_keys_may_change(t->c);
  if (r.error == HSK_OK) r = hsk_client_offer_read(t, &o);
  if (r.error != HSK_OK) return r;
  hsk_keep_hello13(t, &o);
  keep_share(t, &o);
  return start_schedule(t, &o);
}

/* Where the parts of a ServerHello stand in the upper half of work: our share, the shared secret, extensions. */
typedef struct {
  uint8_t *share, *secret, *extensions;
  size_t share_len, secret_len, room;
} parts;

static hsk_result place_parts(const hsk_turn *t, parts *p)
{
  uint8_t *upper = hsk_upper(t);
  p->share_len = hsk_kex_share_len(t->c->group);
  if (upper == NULL || hsk_upper_room(t) < 2 * p->share_len + HSK_KEX_SECRET_MAX + FIELDS_MAX)
    return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  p->share = upper;
  p->secret = p->share + p->share_len;
  p->extensions = p->secret + HSK_KEX_SECRET_MAX;
  p->room = hsk_upper_room(t) - p->share_len - HSK_KEX_SECRET_MAX;
  return hsk_ok();
}

static HSK_NOINLINE hsk_result agree(hsk_conn *c, parts *p)
{
  uint8_t priv[HSK_KEX_PRIV_MAX];
  size_t priv_len;
  hsk_bytes theirs = {c->keys.v13.front, c->share_len};
  if (!hsk_kex_generate(c->group, &c->rng, priv, &priv_len, p->share)) return hsk_bad(HSK_INTERNAL_ERROR, 0);
  int agreed = hsk_kex_agree(c->group, priv, priv_len, theirs, p->secret, &p->secret_len);
  hsk_wipe_bytes(priv, sizeof priv);
  if (agreed) return hsk_ok();
  return hsk_bad(hsk_ec_share_len(c->group) != 0 ? HSK_PEER_BAD_EC_POINT : HSK_PEER_BAD_DH_PUBLIC, 0);
}

static hsk_built build_hello(hsk_turn *t, const parts *p)
{
  hsk_conn *c = t->c;
  hsk_bytes share = {p->share, p->share_len};
  hsk_built key = hsk_key_share_response_build(c->group, share, p->extensions, p->room), version, psk = {0};
  if (key.error != HSK_OK) return key;
  version = hsk_selected_version_build(HSK_TLS13, p->extensions + key.need, p->room - key.need);
  if (version.error != HSK_OK) return version;
  size_t len = key.need + version.need;
  if (c->psk != 0) psk = hsk_pre_shared_key_response_build(c->psk - 1, p->extensions + len, p->room - len);
  if (psk.error != HSK_OK) return psk;
  hsk_rng_bytes(&c->rng, c->server_random, sizeof c->server_random);
  hsk_server_hello_fields fields = {
      .server_version = HSK_TLS12,
      .random = c->server_random,
      .session_id = {c->session_id, c->session_id_len},
      .cipher_suite = c->suite,
      .has_extensions = 1,
      .extensions = {p->extensions, len + psk.need},
  };
  return hsk_server_hello13_build(&fields, hsk_body(t), hsk_lower_room(t));
}

static hsk_result send_hello(hsk_turn *t, parts *p)
{
  hsk_conn *c = t->c;
  uint8_t digest[HSK_HASH_MAX];
  hsk_result r = agree(c, p);
  if (r.error == HSK_OK) r = hsk_send_built(t, HSK_MSG_SERVER_HELLO, build_hello(t, p));
  if (r.error != HSK_OK) return r;
  hsk_digest13(c, digest);
  hsk_secrets13_handshake(t, (hsk_bytes){p->secret, p->secret_len}, digest);
  return hsk_ok();
}

hsk_result hsk_do_send_server_hello13(hsk_turn *t)
{
  parts p = {0};
  hsk_result r = place_parts(t, &p);
  if (r.error != HSK_OK) return r;
  r = send_hello(t, &p);
  hsk_wipe_bytes(p.secret, HSK_KEX_SECRET_MAX);
  return r;
}
