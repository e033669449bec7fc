/* The extensions of our ClientHello: see negotiate.h. */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/negotiate.h"
#include "msg/ext/alpn.h"
#include "msg/ext/cookie.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/key_share.h"
#include "msg/ext/pre_shared_key.h"
#include "msg/ext/psk_key_exchange_modes.h"
#include "msg/ext/record_size_limit.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/session_ticket.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/status_request.h"
#include "msg/ext/supported_groups.h"
#include "msg/ext/supported_versions.h"
#include "msg/new_session_ticket13.h"

#define ENTRY_HEADER_LEN 4u

/* block: extensions one behind the other; the first error stays. */
typedef struct {
  hsk_turn *t;
  uint8_t *out; /* where the next one goes */
  size_t room, len;
  uint32_t error;
} block;

static void add(block *b, hsk_built built)
{
  if (b->error == HSK_OK) b->error = built.error;
  if (b->error != HSK_OK) return;
  b->out += built.need;
  b->room -= built.need;
  b->len += built.need;
}

static int session_fits(const hsk_config *cfg, uint32_t version)
{
  const hsk_session *s = cfg->session;
  if (s == NULL || s->version != version || s->ticket.len == 0 || !hsk_offers_suite(cfg, s->suite)) return 0;
  /* RFC 7627 5.3: a session without the extended master secret is not resumed by those who want it, nor the other way round */
  if (version == HSK_TLS12) return s->secret_len == 48 && (s->ems != 0) == (cfg->ems != HSK_EMS_OFF);
  return s->secret_len == hsk_hash_len(hsk_suite_find(s->suite)->hash);
}

/* RFC 8446 4.2.11.1: not beyond the ticket's life; RFC 5077 3.3: a hint, where it is given */
static int session_lives(const hsk_config *cfg)
{
  const hsk_session *s = cfg->session;
  int64_t age = cfg->now_time - s->issued_time;
  int64_t most = s->lifetime < HSK_TICKET_LIFETIME_MAX ? s->lifetime : HSK_TICKET_LIFETIME_MAX;
  if (s->version == HSK_TLS12 && s->lifetime == 0) most = HSK_TICKET_LIFETIME_MAX;
  return age >= 0 && age < most;
}

int hsk_offers_session(const hsk_conn *c, const hsk_config *cfg, uint32_t version)
{
  if (!session_fits(cfg, version) || !session_lives(cfg)) return 0;
  /* RFC 8446 4.1.4: a HelloRetryRequest has chosen the hash */
  return !c->retried || hsk_suite_find(c->suite)->hash == hsk_suite_find(cfg->session->suite)->hash;
}

uint32_t hsk_share_group_at(const hsk_conn *c, const hsk_config *cfg, size_t i)
{
  if (c->retried && c->group != 0) return i == 0 ? c->group : 0;
  if (cfg->key_shares_len != 0) return i < cfg->key_shares_len ? cfg->key_shares[i] : 0;
  return i == 0 ? hsk_group_at(cfg, 0) : 0;
}

/* The private keys come of a seed, so that a second ClientHello can show the same shares (RFC 8446 4.1.2), and of a new one for a group that a
   HelloRetryRequest asks for. */
static int start_share_rng(hsk_conn *c, hsk_rng *rng)
{
  if (!c->retried || c->group != 0) hsk_rng_bytes(&c->rng, c->keys.v13.front, HSK_SEED_MIN);
  return hsk_rng_init(rng, (hsk_bytes){c->keys.v13.front, HSK_SEED_MIN});
}

/* Writes a KeyShareEntry for each share to list[0..*len). HSK_BUFFER_TOO_SMALL: no room; HSK_INTERNAL_ERROR: there is no key for a group that we offer. */
static HSK_NOINLINE uint32_t make_shares(hsk_turn *t, uint8_t *list, size_t room, size_t *len)
{
  hsk_conn *c = t->c;
  hsk_rng rng;
  uint32_t group, error = start_share_rng(c, &rng) ? HSK_OK : HSK_INTERNAL_ERROR;
  *len = 0;
  for (size_t i = 0; error == HSK_OK && i < HSK_OFFERED_SHARES_MAX; i++) {
    group = hsk_share_group_at(c, t->cfg, i);
    if (group == 0) break;
    size_t share_len = hsk_kex_share_len(group), priv_len = 0;
    if (room - *len < ENTRY_HEADER_LEN + share_len) {
      error = HSK_BUFFER_TOO_SMALL;
      break;
    }
    uint8_t *entry = list + *len;
    hsk_put16(entry, 0, group);
    hsk_put16(entry, 2, share_len);
    if (!hsk_kex_generate(group, &rng, c->keys.v13.share_keys[i], &priv_len, entry + ENTRY_HEADER_LEN))
      error = HSK_INTERNAL_ERROR;
    c->keys.v13.share_key_len[i] = (uint8_t)priv_len;
    *len += ENTRY_HEADER_LEN + share_len;
  }
  hsk_wipe_bytes(&rng, sizeof rng);
  return error;
}

static hsk_built build_key_share(block *b)
{
  uint8_t *list = hsk_body(b->t);
  size_t len;
  uint32_t error = make_shares(b->t, list, hsk_lower_room(b->t), &len);
  if (error != HSK_OK) return (hsk_built){0, error};
  return hsk_key_share_build((hsk_bytes){list, len}, b->out, b->room);
}

/* One identity, the ticket, and room for its binder (RFC 8446 4.2.11). */
static hsk_built build_pre_shared_key(block *b)
{
  const hsk_session *s = b->t->cfg->session;
  uint8_t *list = hsk_body(b->t);
  size_t room = hsk_lower_room(b->t);
  uint32_t age = (uint32_t)((uint64_t)(b->t->cfg->now_time - s->issued_time) * 1000u) + s->age_add;
  hsk_built identity = hsk_psk_identity_build(s->ticket, age, list, room);
  if (identity.error != HSK_OK) return identity;
  hsk_built binder = hsk_psk_binder_build(s->secret_len, list + identity.need, room - identity.need);
  if (binder.error != HSK_OK) return binder;
  return hsk_pre_shared_key_build((hsk_bytes){list, identity.need},
                                  (hsk_bytes){list + identity.need, binder.need}, b->out, b->room);
}

static hsk_built build_versions(const block *b)
{
  static const uint16_t versions[2] = {HSK_TLS13, HSK_TLS12};
  return hsk_supported_versions_build(versions, hsk_offers_tls12(b->t->cfg) ? 2 : 1, b->out, b->room);
}

static hsk_built build_ticket(const block *b)
{
  hsk_bytes none = {NULL, 0};
  int resumes = hsk_offers_session(b->t->c, b->t->cfg, HSK_TLS12);
  return hsk_session_ticket_build(resumes ? b->t->cfg->session->ticket : none, b->out, b->room);
}

/* What TLS 1.3 does in other ways or not at all */
static HSK_NOINLINE void add_tls12(block *b)
{
  const hsk_config *cfg = b->t->cfg;
  add(b, hsk_renegotiation_info_build((hsk_bytes){NULL, 0}, b->out, b->room));
  if (cfg->ems != HSK_EMS_OFF) add(b, hsk_extended_master_secret_build(b->out, b->room));
  if (hsk_offers_ecdhe(cfg)) add(b, hsk_ec_point_formats_build(b->out, b->room));
  if (hsk_offers_tickets12(b->t->c, cfg)) add(b, build_ticket(b));
}

static HSK_NOINLINE void add_groups(block *b)
{
  size_t n;
  const uint16_t *groups = hsk_groups_of(b->t->cfg, &n);
  add(b, hsk_supported_groups_build(groups, n, b->out, b->room));
}

static HSK_NOINLINE void add_schemes(block *b)
{
  size_t n;
  const uint16_t *schemes = hsk_schemes_of(b->t->cfg, &n);
  add(b, hsk_signature_algorithms_build(schemes, n, b->out, b->room));
}

static HSK_NOINLINE void add_common(block *b)
{
  const hsk_config *cfg = b->t->cfg;
  const hsk_bytes none = {NULL, 0};
  if (hsk_offers_tls13(cfg) || hsk_offers_ecdhe(cfg)) add_groups(b);
  add_schemes(b);
  if (cfg->alpn_len != 0) add(b, hsk_alpn_build(cfg->alpn, cfg->alpn_len, b->out, b->room));
  if (hsk_offers_status(cfg)) add(b, hsk_status_request_build(none, none, b->out, b->room));
  if (cfg->record_size_limit != 0)
    add(b, hsk_record_size_limit_build(hsk_record_limit(cfg), b->out, b->room));
}

/* The cookie that a HelloRetryRequest brought stands in work, where the lists that follow are made: it goes first. */
static HSK_NOINLINE void add_tls13(block *b)
{
  static const uint8_t mode[1] = {HSK_PSK_DHE_KE};
  const hsk_bytes cookie = hsk_kept_cookie(b->t);
  int resumes = hsk_offers_session(b->t->c, b->t->cfg, HSK_TLS13);
  add(b, build_versions(b));
  if (cookie.len != 0) add(b, hsk_cookie_build(cookie, b->out, b->room));
  if (hsk_offers_psk(b->t->c, b->t->cfg))
    add(b, hsk_psk_key_exchange_modes_build((hsk_bytes){mode, 1}, b->out, b->room));
  add(b, build_key_share(b));
  if (resumes) add(b, build_pre_shared_key(b));
}

hsk_built hsk_offer_extensions(hsk_turn *t, uint8_t *out, size_t cap)
{
  block b = {t, out, cap, 0, HSK_OK};
  hsk_bytes name = {t->c->name, t->c->name_len};
  /* RFC 6066 3: literal addresses are not permitted in server_name */
  if (name.len != 0 && !hsk_name_is_address(name)) add(&b, hsk_server_name_build(name, b.out, b.room));
  if (hsk_offers_tls12(t->cfg)) add_tls12(&b);
  add_common(&b);
  if (hsk_offers_tls13(t->cfg)) add_tls13(&b);
  return (hsk_built){b.len, b.error};
}

/* A message that was received stands in work, and stays there but for its first byte, which the ChangeCipherSpec in between takes. One that was
   delivered stands elsewhere. */
#define COOKIE_AT 16u

hsk_result hsk_keep_cookie(hsk_turn *t, hsk_span cookie)
{
  hsk_conn *c = t->c;
  int in_work = t->scratch_at != 0;
  c->secret_off = in_work ? HSK_HANDSHAKE_HEADER_LEN + cookie.off : COOKIE_AT;
  c->secret_len = cookie.len;
  if (c->secret_off + cookie.len > t->io->work_cap / 2) return hsk_bad(HSK_BUFFER_TOO_SMALL, cookie.off);
  if (!in_work) hsk_put_bytes(t->io->work, COOKIE_AT, t->body + cookie.off, cookie.len);
  return hsk_ok();
}

hsk_bytes hsk_kept_cookie(const hsk_turn *t)
{
  if (!t->c->retried) return (hsk_bytes){NULL, 0};
  return (hsk_bytes){t->io->work + t->c->secret_off, t->c->secret_len};
}
