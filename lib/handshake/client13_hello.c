/* TLS 1.3 client: ServerHello and HelloRetryRequest (RFC 8446 4.1.3, 4.1.4). */
#include "core/wipe.h"
#include "handshake/conn13.h"
#include "handshake/negotiate.h"
#include "msg/ext/contents.h"
#include "msg/handshake.h"
#include "msg/server_hello13.h"

static hsk_span extension(const hsk_turn *t, const hsk_server_hello *sh, uint32_t type)
{
  return hsk_extensions_find(t->body, sh->extensions.off, sh->extensions.off + sh->extensions.len, type);
}

/* RFC 8446 4.2.1: a version that was not offered, or a lower one, may not stand here */
static hsk_result check_version(const hsk_turn *t, const hsk_server_hello *sh)
{
  hsk_span at = extension(t, sh, HSK_EXTENSION_SUPPORTED_VERSIONS);
  hsk_selected_version sv;
  if (at.off == 0) return hsk_bad(HSK_PEER_BAD_SELECTED_VERSION, 0);
  if (!hsk_offers_tls13(t->cfg)) return hsk_bad(HSK_PEER_EXTENSION_NOT_OFFERED, at.off - 4);
  hsk_result r = hsk_selected_version_parse(t->body, at.off, at.off + at.len, &sv);
  if (r.error != HSK_OK) return r;
  return sv.selected_version == HSK_TLS13 ? hsk_ok() : hsk_bad(HSK_PEER_BAD_SELECTED_VERSION, at.off);
}

/* RFC 8446 4.2: what is known may stand in this message; what is unknown was not offered */
static hsk_result check_extensions(const hsk_turn *t, const hsk_server_hello *sh, uint32_t place)
{
  size_t at = sh->extensions.off, end = sh->extensions.off + sh->extensions.len;
  hsk_result r = hsk_extensions_place_check(t->body, at, end, place);
  if (r.error != HSK_OK) return r;
  for (;;) {
    hsk_extension e = hsk_extensions_next(t->body, at, end);
    if (e.extension_data.off == 0) break;
    if (!hsk_extension_known(e.extension_type)) return hsk_bad(HSK_PEER_EXTENSION_NOT_OFFERED, at);
    at = e.extension_data.off + e.extension_data.len;
  }
  return hsk_extensions_contents_check(t->body, sh->extensions.off, end, place);
}

/* What holds for both messages. */
static hsk_result check_common(const hsk_turn *t, const hsk_server_hello *sh, uint32_t place)
{
  const hsk_conn *c = t->c;
  size_t suite_at = sh->session_id.off + sh->session_id.len;
  hsk_result r = check_version(t, sh);
  if (r.error != HSK_OK) return r;
  if (sh->session_id.len != c->session_id_len ||
      !hsk_equal(t->body + sh->session_id.off, c->session_id, c->session_id_len))
    return hsk_bad(HSK_PEER_SESSION_ID_NOT_ECHOED, sh->session_id.off);
  const hsk_suite *suite = hsk_suite_find(sh->cipher_suite);
  if (suite == NULL || suite->version != HSK_TLS13 || !hsk_offers_suite(t->cfg, sh->cipher_suite))
    return hsk_bad(HSK_PEER_SUITE_NOT_OFFERED, suite_at);
  if (c->retried && c->suite != sh->cipher_suite) return hsk_bad(HSK_PEER_RETRY_CONTRADICTED, suite_at);
  return check_extensions(t, sh, place);
}

/* RFC 8446 4.1.4: of a group that we support, and that we sent no share for */
static hsk_result check_retry_group(const hsk_turn *t, hsk_span at, uint32_t *group)
{
  hsk_key_share_retry ks;
  hsk_result r = hsk_key_share_retry_parse(t->body, at.off, at.off + at.len, &ks);
  if (r.error != HSK_OK) return r;
  if (!hsk_offers_group(t->cfg, ks.selected_group)) return hsk_bad(HSK_PEER_BAD_RETRY_GROUP, at.off);
  for (size_t i = 0; i < HSK_OFFERED_SHARES_MAX; i++)
    if (hsk_share_group_at(t->c, t->cfg, i) == ks.selected_group)
      return hsk_bad(HSK_PEER_BAD_RETRY_GROUP, at.off);
  *group = ks.selected_group;
  return hsk_ok();
}

static hsk_result keep_cookie(hsk_turn *t, hsk_span at)
{
  hsk_cookie ck = {{0, 0}};
  if (at.off != 0) {
    hsk_result r = hsk_cookie_parse(t->body, at.off, at.off + at.len, &ck);
    if (r.error != HSK_OK) return r;
  }
  return hsk_keep_cookie(t, ck.cookie);
}

static HSK_NOINLINE hsk_result take_retry(hsk_turn *t, const hsk_server_hello *hrr)
{
  hsk_conn *c = t->c;
  hsk_span share = extension(t, hrr, HSK_EXTENSION_KEY_SHARE);
  hsk_span cookie = extension(t, hrr, HSK_EXTENSION_COOKIE);
  uint32_t group = 0;
  hsk_result r = hsk_ok();
  if (share.off != 0) r = check_retry_group(t, share, &group);
  if (r.error != HSK_OK) return r;
  /* RFC 8446 4.1.4: a HelloRetryRequest that would change nothing */
  if (share.off == 0 && cookie.off == 0) return hsk_bad(HSK_PEER_RETRY_CHANGES_NOTHING, hrr->extensions.off);
  c->version = HSK_TLS13;
  c->suite = hrr->cipher_suite;
  c->group = group;
  c->retried = 1;
  hsk_transcript_retry(&c->transcript, hsk_hash_of(c));
  return keep_cookie(t, cookie);
}

/* The synthetic message takes the place of our first ClientHello; the HelloRetryRequest follows it (RFC 8446 4.4.1). */
hsk_result hsk_do_hello_retry_request(hsk_turn *t)
{
  hsk_server_hello hrr;
  hsk_result r = hsk_keys_may_change(t->c);
  if (r.error == HSK_OK) r = hsk_hello_retry_request_parse(t->body, t->body_len, &hrr);
  if (r.error == HSK_OK) r = check_common(t, &hrr, HSK_PLACE_HELLO_RETRY_REQUEST);
  if (r.error != HSK_OK) return r;
  return take_retry(t, &hrr);
}

/* The (EC)DHE shared secret, in keys.v13.front (RFC 8446 7.4). */
static HSK_NOINLINE hsk_result agree(hsk_turn *t, const hsk_key_share_entry *ks, size_t *secret_len)
{
  hsk_conn *c = t->c;
  hsk_bytes share = {t->body + ks->key_exchange.off, ks->key_exchange.len};
  for (size_t i = 0; i < HSK_OFFERED_SHARES_MAX; i++) {
    if (hsk_share_group_at(c, t->cfg, i) != ks->group) continue;
    int done = hsk_kex_agree(ks->group, c->keys.v13.share_keys[i], c->keys.v13.share_key_len[i], share,
                             c->keys.v13.front, secret_len);
    hsk_wipe_bytes(c->keys.v13.share_keys, sizeof c->keys.v13.share_keys);
    if (done) return hsk_ok();
    return hsk_bad(hsk_ec_share_len(ks->group) != 0 ? HSK_PEER_BAD_EC_POINT : HSK_PEER_BAD_DH_PUBLIC,
                   ks->key_exchange.off);
  }
  return hsk_bad(HSK_PEER_GROUP_NOT_OFFERED, ks->key_exchange.off - 4);
}

/* RFC 8446 4.2.11: the index of an identity that was offered, with a suite of its hash. *psk is empty where no PSK was chosen. */
static hsk_result check_psk(const hsk_turn *t, const hsk_server_hello *sh, hsk_bytes *psk)
{
  hsk_span at = extension(t, sh, HSK_EXTENSION_PRE_SHARED_KEY);
  const hsk_session *session = t->cfg->session;
  hsk_pre_shared_key_response chosen;
  *psk = (hsk_bytes){NULL, 0};
  if (at.off == 0) return hsk_ok();
  if (!hsk_offers_session(t->c, t->cfg, HSK_TLS13))
    return hsk_bad(HSK_PEER_EXTENSION_NOT_OFFERED, at.off - 4);
  hsk_result r = hsk_pre_shared_key_response_parse(t->body, at.off, at.off + at.len, &chosen);
  if (r.error != HSK_OK) return r;
  if (chosen.selected_identity != 0) return hsk_bad(HSK_PEER_PSK_NOT_OFFERED, at.off);
  if (hsk_suite_find(session->suite)->hash != hsk_suite_find(sh->cipher_suite)->hash)
    return hsk_bad(HSK_PEER_PSK_WRONG_HASH, at.off);
  *psk = (hsk_bytes){session->secret, session->secret_len};
  return hsk_ok();
}

/* RFC 8446 4.2.8: psk_dhe_ke is all that we offer besides certificates, so there is a share in any case */
static hsk_result check_share(const hsk_turn *t, const hsk_server_hello *sh, hsk_key_share_entry *ks)
{
  hsk_span at = extension(t, sh, HSK_EXTENSION_KEY_SHARE);
  if (at.off == 0) return hsk_bad(HSK_PEER_NO_KEY_SHARE, sh->extensions.off);
  return hsk_key_share_response_parse(t->body, at.off, at.off + at.len, ks);
}

static HSK_NOINLINE void start_keys(hsk_turn *t, hsk_bytes psk, size_t secret_len)
{
  hsk_conn *c = t->c;
  uint8_t digest[HSK_HASH_MAX];
  hsk_transcript_keep(&c->transcript, 1u << hsk_hash_of(c));
  hsk_digest13_with(t, digest);
  hsk_schedule13_start(&c->keys.v13.secrets.schedule, hsk_hash_of(c), psk);
  hsk_secrets13_handshake(t, (hsk_bytes){c->keys.v13.front, secret_len}, digest);
  hsk_wipe_bytes(c->keys.v13.front, sizeof c->keys.v13.front);
}

hsk_result hsk_do_server_hello13(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_server_hello sh;
  hsk_key_share_entry ks;
  hsk_bytes psk;
  size_t secret_len = 0;
  hsk_result r = hsk_keys_may_change(c);
  if (r.error == HSK_OK) r = hsk_server_hello13_parse(t->body, t->body_len, &sh);
  if (r.error == HSK_OK) r = check_common(t, &sh, HSK_PLACE_SERVER_HELLO13);
  if (r.error == HSK_OK) r = check_psk(t, &sh, &psk);
  if (r.error == HSK_OK) r = check_share(t, &sh, &ks);
  if (r.error == HSK_OK) r = agree(t, &ks, &secret_len);
  if (r.error != HSK_OK) return r;
  hsk_put_bytes(c->server_random, 0, t->body + sh.random.off, sizeof c->server_random);
  c->version = HSK_TLS13;
  c->suite = sh.cipher_suite;
  c->group = ks.group;
  c->resumed = psk.len != 0;
  start_keys(t, psk, secret_len);
  return hsk_ok();
}
