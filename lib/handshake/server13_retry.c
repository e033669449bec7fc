/* TLS 1.3 server: HelloRetryRequest and the second ClientHello (RFC 8446 4.1.4, 4.1.2), also where it comes to another context with the cookie (4.2.2). */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/conn13.h"
#include "handshake/negotiate.h"
#include "handshake/server13.h"
#include "msg/ext/cookie.h"
#include "msg/ext/key_share.h"
#include "msg/ext/supported_versions.h"
#include "msg/handshake.h"
#include "msg/server_hello13.h"

#define MARK_LEN       32u
#define EXTENSIONS_MAX (6u + 6u + 6u + HSK_COOKIE_LEN) /* supported_versions, key_share, cookie */
#define RETRY_MAX      (HSK_HANDSHAKE_HEADER_LEN + 2u + 32u + 33u + 3u + 2u + EXTENSIONS_MAX)

/* keys.v13.front holds until the second ClientHello what that is compared with: the first one's mark and digest. */
static void remember(hsk_conn *c, const uint8_t mark[MARK_LEN], const uint8_t digest[HSK_HASH_MAX])
{
  hsk_put_bytes(c->keys.v13.front, 0, mark, MARK_LEN);
  hsk_put_bytes(c->keys.v13.front, MARK_LEN, digest, HSK_HASH_MAX);
  c->retried = 1;
}

hsk_result hsk_do_client_hello_retry(hsk_turn *t)
{
  hsk_client_offer o;
  uint8_t mark[MARK_LEN], digest[HSK_HASH_MAX] = {0};
  if (t->choice.result.error != HSK_OK) return t->choice.result;
  hsk_result r = hsk_keys_may_change(t->c);
  if (r.error == HSK_OK) r = hsk_client_offer_read(t, &o);
  if (r.error != HSK_OK) return r;
  hsk_keep_hello13(t, &o);
  hsk_hello_mark(t, &o, mark);
  hsk_digest13_with(t, digest);
  remember(t->c, mark, digest);
  return hsk_ok();
}

/* The body, of suite, group and session ID of c; a cookie of no bytes is left out. */
static HSK_NOINLINE hsk_built build_retry(const hsk_conn *c, hsk_bytes cookie, uint8_t *out, size_t cap)
{
  uint8_t extensions[EXTENSIONS_MAX];
  hsk_built part = hsk_selected_version_build(HSK_TLS13, extensions, sizeof extensions);
  size_t len = part.need;
  if (part.error == HSK_OK)
    part = hsk_key_share_retry_build(c->group, extensions + len, sizeof extensions - len);
  len += part.need;
  if (part.error == HSK_OK && cookie.len != 0) {
    part = hsk_cookie_build(cookie, extensions + len, sizeof extensions - len);
    len += part.need;
  }
  if (part.error != HSK_OK) return part;
  hsk_server_hello_fields fields = {
      .server_version = HSK_TLS12,
      .session_id = {c->session_id, c->session_id_len},
      .cipher_suite = c->suite,
      .has_extensions = 1,
      .extensions = {extensions, len},
  };
  return hsk_hello_retry_request_build(&fields, out, cap);
}

static void make_cookie(const hsk_turn *t, uint8_t cookie[HSK_COOKIE_LEN])
{
  const hsk_conn *c = t->c;
  hsk_retry_state s = {.made_time = t->cfg->now_time, .suite = c->suite, .group = c->group};
  hsk_put_bytes(s.mark, 0, c->keys.v13.front, sizeof s.mark);
  hsk_put_bytes(s.digest, 0, c->keys.v13.front + MARK_LEN, sizeof s.digest);
  hsk_cookie_seal(t->cfg->ticket_key, &s, cookie);
}

hsk_result hsk_do_send_hello_retry_request(hsk_turn *t)
{
  uint8_t cookie[HSK_COOKIE_LEN];
  hsk_bytes with = {cookie, t->cfg->ticket_key.len != 0 ? sizeof cookie : 0};
  if (with.len != 0) make_cookie(t, cookie);
  hsk_built b = build_retry(t->c, with, hsk_body(t), hsk_body_room(t));
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  hsk_transcript_retry(&t->c->transcript, hsk_hash_of(t->c));
  return hsk_send_built(t, HSK_MSG_SERVER_HELLO, b);
}

static hsk_result bad_cookie(const hsk_client_offer *o)
{
  return hsk_bad(HSK_PEER_BAD_COOKIE, o->cookie.off != 0 ? o->cookie.off : o->hello.extensions.off);
}

static hsk_bytes cookie_of(const hsk_turn *t, const hsk_client_offer *o)
{
  return (hsk_bytes){t->body + o->cookie.off, o->cookie.len};
}

/* Whether it is ours, of about now, and for a suite that we would choose. */
static int may_restore(const hsk_turn *t, hsk_bytes cookie, hsk_retry_state *s)
{
  const int64_t now = t->cfg->now_time;
  if (!hsk_cookie_open(t->cfg->ticket_key, cookie, s)) return 0;
  if (now < 0 || s->made_time < 0) return 0;
  int64_t age = now - s->made_time;
  const hsk_suite *suite = hsk_suite_find(s->suite);
  return age > -HSK_COOKIE_LIFETIME && age < HSK_COOKIE_LIFETIME && suite != NULL &&
         suite->version == HSK_TLS13 && hsk_offers_suite(t->cfg, s->suite);
}

/* What was sent before this ClientHello: the HelloRetryRequest, made once more. */
static HSK_NOINLINE hsk_result restore_transcript(hsk_conn *c, const hsk_retry_state *s, hsk_bytes cookie)
{
  uint8_t message[RETRY_MAX];
  hsk_built b =
      build_retry(c, cookie, message + HSK_HANDSHAKE_HEADER_LEN, sizeof message - HSK_HANDSHAKE_HEADER_LEN);
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  hsk_handshake_header_put(message, HSK_MSG_SERVER_HELLO, b.need);
  hsk_transcript_restart(&c->transcript, hsk_hash_of(c), s->digest);
  hsk_transcript_add(&c->transcript, (hsk_bytes){message, HSK_HANDSHAKE_HEADER_LEN + b.need});
  return hsk_ok();
}

HSK_NOINLINE hsk_result hsk_retry_restore(const hsk_turn *t, const hsk_client_offer *o)
{
  hsk_conn *c = t->c;
  hsk_retry_state s;
  if (!may_restore(t, cookie_of(t, o), &s)) return bad_cookie(o);
  c->suite = s.suite;
  c->group = s.group;
  c->session_id_len = (uint8_t)o->hello.session_id.len;
  hsk_put_bytes(c->session_id, 0, t->body + o->hello.session_id.off, o->hello.session_id.len);
  remember(c, s.mark, s.digest);
  c->ccs_sent = 1; /* D.4: it followed the HelloRetryRequest */
  return restore_transcript(c, &s, cookie_of(t, o));
}

/* The cookie is the one that this connection's HelloRetryRequest had, and came if there was one. */
static int cookie_is_right(const hsk_turn *t, const hsk_client_offer *o)
{
  const hsk_conn *c = t->c;
  hsk_retry_state s;
  if (t->cfg->ticket_key.len == 0) return o->cookie.off == 0;
  return hsk_cookie_open(t->cfg->ticket_key, cookie_of(t, o), &s) && s.suite == c->suite &&
         s.group == c->group && hsk_equal(s.mark, c->keys.v13.front, sizeof s.mark) &&
         hsk_equal(s.digest, c->keys.v13.front + MARK_LEN, sizeof s.digest);
}

HSK_NOINLINE hsk_result hsk_retry_check(const hsk_turn *t, const hsk_client_offer *o)
{
  const hsk_conn *c = t->c;
  uint8_t mark[MARK_LEN];
  hsk_hello_mark(t, o, mark);
  if (!hsk_equal(mark, c->keys.v13.front, sizeof mark))
    return hsk_bad(HSK_PEER_SECOND_HELLO_DIFFERS, o->hello.extensions.off);
  if (!cookie_is_right(t, o)) return bad_cookie(o);
  if (o->early_data.off != 0) return hsk_bad(HSK_PEER_SECOND_HELLO_DIFFERS, o->early_data.off);
  hsk_key_share_entry only = hsk_key_share_next(t->body, o->shares.off, o->shares.off + o->shares.len);
  if (o->shares.off == 0 || only.key_exchange.off == 0 || only.group != c->group ||
      only.key_exchange.off + only.key_exchange.len != o->shares.off + o->shares.len)
    return hsk_bad(HSK_PEER_SECOND_HELLO_DIFFERS, o->shares.off);
  return hsk_ok();
}
