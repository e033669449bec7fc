/* The TLS 1.3 client: what its ClientHellos say, and the sessions it keeps. test_client13_keys.c has its keys, test_server13.c has the handshakes of both ends,
   test_client13_refusals.c what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "msg/client_hello.h"
#include "msg/ext/contents.h"
#include "msg/handshake.h"
#include "script13.h"

static pair p;
static script s;

#define TEXT(bytes) ((hsk_bytes){(const uint8_t *)(bytes), sizeof(bytes) - 1})

/* ---- ClientHello ------------------------------------------------------------------------------------------ */

/* What the client sent, by its observer. */
static struct {
  size_t count, len[4];
  uint8_t body[4][2048];
  hsk_client_hello view[4];
} hellos;

static void keep_hello(void *arg, const hsk_event *e)
{
  (void)arg;
  if (e->kind != HSK_SAW_MESSAGE || e->direction != HSK_SENT || e->content_type != HSK_HANDSHAKE ||
      hsk_u8(e->message.data, 0) != HSK_MSG_CLIENT_HELLO)
    return;
  size_t i = hellos.count++;
  assert_true(i < 4 && e->message.len - 4 <= sizeof hellos.body[0]);
  hellos.len[i] = e->message.len - 4;
  memcpy(hellos.body[i], e->message.data + 4, hellos.len[i]);
  assert_int_equal(hsk_client_hello_parse(hellos.body[i], hellos.len[i], &hellos.view[i]).error, HSK_OK);
}

static void watch(hsk_config *cfg)
{
  memset(&hellos, 0, sizeof hellos);
  cfg->observe = keep_hello;
}

/* The extension_data of hello i, off 0: it has none. */
static hsk_span ext(size_t i, uint32_t type)
{
  hsk_span all = hellos.view[i].extensions;
  return hsk_extensions_find(hellos.body[i], all.off, all.off + all.len, type);
}

static void open_client(void)
{
  pair_start(&p);
  assert_int_equal(p.client.last.error, HSK_OK);
  assert_int_equal(pair_step(&p.client).error, HSK_OK);
  assert_int_equal(hellos.count, 1);
  hsk_span all = hellos.view[0].extensions;
  assert_int_equal(
      hsk_extensions_place_check(hellos.body[0], all.off, all.off + all.len, HSK_PLACE_CLIENT_HELLO).error,
      HSK_OK);
  assert_int_equal(
      hsk_extensions_contents_check(hellos.body[0], all.off, all.off + all.len, HSK_PLACE_CLIENT_HELLO).error,
      HSK_OK);
}

static const uint32_t of_tls12[] = {HSK_EXTENSION_RENEGOTIATION_INFO, HSK_EXTENSION_EXTENDED_MASTER_SECRET,
                                    HSK_EXTENSION_EC_POINT_FORMATS, HSK_EXTENSION_SESSION_TICKET},
                      of_tls13[] = {HSK_EXTENSION_SUPPORTED_VERSIONS, HSK_EXTENSION_KEY_SHARE,
                                    HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES};

/* Extensions and suites only of the versions that are offered, and a session ID only where TLS 1.3 is. */
static void test_versions(void **state)
{
  (void)state;
  for (int v12 = 0; v12 < 2; v12++)
    for (int v13 = !v12; v13 < 2; v13++) {
      pair_init(&p);
      watch(&p.client.cfg);
      p.client.cfg.max_version = v13 ? (v12 ? 0 : HSK_TLS13) : HSK_TLS12;
      p.client.cfg.min_version = v12 ? 0 : HSK_TLS13;
      open_client();
      for (size_t i = 0; i < 4; i++)
        assert_int_equal(ext(0, of_tls12[i]).off != 0, v12);
      for (size_t i = 0; i < 3; i++)
        assert_int_equal(ext(0, of_tls13[i]).off != 0, v13);
      assert_int_equal(hellos.view[0].session_id.len, v13 ? 32 : 0);
      assert_int_equal(hellos.view[0].client_version, HSK_TLS12);
      assert_int_equal(hsk_u16_list_has(hellos.body[0], hellos.view[0].cipher_suites, 0x1301), v13);
      assert_int_equal(hsk_u16_list_has(hellos.body[0], hellos.view[0].cipher_suites, 0xC02B), v12);
      assert_int_equal(ext(0, HSK_EXTENSION_PRE_SHARED_KEY).off, 0);
    }
}

static void test_offers(void **state)
{
  static const uint16_t groups[] = {HSK_X25519, HSK_SECP384R1, HSK_FFDHE2048},
                        shares[] = {HSK_SECP384R1, HSK_FFDHE2048}, schemes[] = {HSK_RSA_PSS_SHA384};
  hsk_key_share ks;
  hsk_signature_algorithms sa;
  (void)state;
  pair_init(&p);
  watch(&p.client.cfg);
  p.client.cfg.groups = groups;
  p.client.cfg.groups_len = 3;
  p.client.cfg.key_shares = shares;
  p.client.cfg.key_shares_len = 2;
  p.client.cfg.schemes = schemes;
  p.client.cfg.schemes_len = 1;
  p.client.cfg.record_size_limit = 20000;
  p.client.cfg.ocsp = HSK_REVOCATION_PREFERRED;
  p.client.cfg.new_session = NULL;
  open_client();
  hsk_span at = ext(0, HSK_EXTENSION_KEY_SHARE);
  assert_int_equal(hsk_key_share_parse(hellos.body[0], at.off, at.off + at.len, &ks).error, HSK_OK);
  hsk_key_share_entry e = hsk_key_share_next(hellos.body[0], ks.client_shares.off, at.off + at.len);
  assert_int_equal(e.group, HSK_SECP384R1);
  assert_int_equal(e.key_exchange.len, 97);
  e = hsk_key_share_next(hellos.body[0], e.key_exchange.off + e.key_exchange.len, at.off + at.len);
  assert_int_equal(e.group, HSK_FFDHE2048);
  assert_int_equal(e.key_exchange.len, 256);
  at = ext(0, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
  assert_int_equal(hsk_signature_algorithms_parse(hellos.body[0], at.off, at.off + at.len, &sa).error,
                   HSK_OK);
  assert_int_equal(sa.supported_signature_algorithms.len, 2);
  at = ext(0, HSK_EXTENSION_RECORD_SIZE_LIMIT);
  assert_int_equal(hsk_be16(hellos.body[0], at.off), HSK_INNER_PLAINTEXT_MAX);
  assert_int_not_equal(ext(0, HSK_EXTENSION_STATUS_REQUEST).off, 0);
  assert_int_equal(ext(0, HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES).off, 0);
  assert_int_equal(ext(0, HSK_EXTENSION_SESSION_TICKET).off, 0);
}

/* RFC 8446 4.1.2: the second ClientHello is the first but for key_share, cookie and pre_shared_key. */
static void same_but_for_retry(void)
{
  const uint8_t *a = hellos.body[0], *b = hellos.body[1];
  hsk_span x = hellos.view[0].extensions, y = hellos.view[1].extensions;
  assert_int_equal(hellos.count, 2);
  assert_int_equal(x.off, y.off);
  assert_memory_equal(a, b, x.off - 2);
  size_t i = x.off, k = y.off;
  for (;;) {
    hsk_extension e = hsk_extensions_next(a, i, x.off + x.len), f = hsk_extensions_next(b, k, y.off + y.len);
    if (f.extension_type == HSK_EXTENSION_COOKIE && e.extension_type != HSK_EXTENSION_COOKIE) {
      k = f.extension_data.off + f.extension_data.len;
      f = hsk_extensions_next(b, k, y.off + y.len);
    }
    assert_int_equal(e.extension_data.off == 0, f.extension_data.off == 0);
    if (e.extension_data.off == 0) return;
    assert_int_equal(e.extension_type, f.extension_type);
    i = e.extension_data.off + e.extension_data.len;
    k = f.extension_data.off + f.extension_data.len;
    if (e.extension_type == HSK_EXTENSION_KEY_SHARE || e.extension_type == HSK_EXTENSION_PRE_SHARED_KEY)
      continue;
    assert_int_equal(e.extension_data.len, f.extension_data.len);
    assert_memory_equal(a + e.extension_data.off, b + f.extension_data.off, e.extension_data.len);
  }
}

static void test_retry(void **state)
{
  (void)state;
  script_record(&s, SCENE_RETRY);
  watch(&s.p.client.cfg);
  script_up_to(&s, 1);
  same_but_for_retry();
  hsk_span share = ext(1, HSK_EXTENSION_KEY_SHARE);
  assert_int_equal(hsk_be16(hellos.body[1], share.off + 2), HSK_SECP384R1);
  assert_int_equal(hsk_be16(hellos.body[1], share.off), 4 + 97);
}

static void test_retry_for_nothing(void **state)
{
  (void)state;
  script_record(&s, SCENE_RETRY);
  script_extension(&s, 0, HSK_EXTENSION_KEY_SHARE, (hsk_bytes){NULL, 0});
  script_extension(&s, 0, HSK_EXTENSION_COOKIE, (hsk_bytes){NULL, 0});
  script_restart(&s);
  assert_int_equal(script_deliver(&s, s.message[0], s.len[0]).error, HSK_PEER_RETRY_CHANGES_NOTHING);
  assert_int_equal(hsk_failed(&s.p.client.c)->alert_sent, 47);
}

/* D.4: an alert that stands for the second flight follows a ChangeCipherSpec as the flight would; it waits for room for both. */
static void test_alert_behind_ccs(void **state)
{
  static const uint8_t ccs[] = {20, 3, 3, 0, 1, 1};
  (void)state;
  pair_init(&p);
  p.client.cfg.judge_elsewhere = 1;
  pair_start(&p);
  assert_false(pair_shake(&p, SIZE_MAX));
  assert_int_equal(hsk_wants(&p.client.c), HSK_WANT_CHAIN);
  p.client.io.out_cap = sizeof ccs + 5 + 2 + 17 - 1;
  hsk_result r = hsk_judged(&p.client.c, &p.client.cfg, &p.client.io, HSK_CERT_REVOKED);
  assert_int_equal(r.error, HSK_CERT_REVOKED);
  assert_int_equal(pair_step(&p.client).error, HSK_CERT_REVOKED);
  assert_int_equal(p.client.io.out_len, 0);
  p.client.io.out_cap = sizeof p.client.out;
  assert_int_equal(pair_step(&p.client).error, HSK_CERT_REVOKED);
  assert_int_equal(p.client.io.out_len, sizeof ccs + 5 + 2 + 17);
  assert_memory_equal(p.client.out, ccs, sizeof ccs);
  pair_shake(&p, SIZE_MAX);
  assert_int_equal(hsk_failed(&p.server.c)->alert_received, 44);
}

/* A HelloRetryRequest that only brings a cookie, of up to what work can hold, is answered with it and the same shares. */
static void test_cookie_alone(void **state)
{
  static uint8_t cookie[3002];
  (void)state;
  for (size_t len = 1; len <= 3000; len = len * 3 + 1) {
    script_record(&s, SCENE_RETRY);
    watch(&s.p.client.cfg);
    memset(cookie, 0xc0, sizeof cookie);
    hsk_put16(cookie, 0, len);
    script_extension(&s, 0, HSK_EXTENSION_KEY_SHARE, (hsk_bytes){NULL, 0});
    script_extension(&s, 0, HSK_EXTENSION_COOKIE, (hsk_bytes){cookie, len + 2});
    hellos.count = 0;
    script_up_to(&s, 1);
    same_but_for_retry();
    hsk_span at = ext(1, HSK_EXTENSION_COOKIE), x = ext(0, HSK_EXTENSION_KEY_SHARE),
             y = ext(1, HSK_EXTENSION_KEY_SHARE);
    assert_int_equal(at.len, len + 2);
    assert_memory_equal(hellos.body[1] + at.off, cookie, len + 2 < 1500 ? len + 2 : 1500);
    assert_int_equal(x.len, y.len);
    assert_memory_equal(hellos.body[0] + x.off, hellos.body[1] + y.off, x.len);
    if (len > 1000) break;
  }
}

static void assert_bad_config(const char *what)
{
  hsk_result r = hsk_client(&p.client.c, &p.client.cfg, PAIR_NAME);
  if (r.error != HSK_BAD_CONFIG) print_error("%s\n", what);
  assert_int_equal(r.error, HSK_BAD_CONFIG);
}

static void test_config(void **state)
{
  static const uint16_t twice[] = {HSK_X25519, HSK_X25519},
                        three[] = {HSK_X25519, HSK_SECP256R1, HSK_SECP384R1}, strange[] = {0x001e},
                        suite12[] = {0xC02B};
  (void)state;
  pair_init(&p);
  hsk_config good = p.client.cfg, *cfg = &p.client.cfg;
  cfg->key_shares = twice;
  cfg->key_shares_len = 2;
  assert_bad_config("a share twice");
  cfg->key_shares = three;
  cfg->key_shares_len = 3;
  assert_bad_config("three shares");
  cfg->key_shares = strange;
  cfg->key_shares_len = 1;
  assert_bad_config("a share of a group that is not offered");
  *cfg = good;
  cfg->min_version = HSK_TLS13;
  cfg->max_version = HSK_TLS12;
  assert_bad_config("no version");
  *cfg = good;
  cfg->min_version = HSK_TLS13;
  cfg->suites = suite12;
  cfg->suites_len = 1;
  assert_bad_config("no suite of the version");
  *cfg = good;
  cfg->max_version = 0x0305;
  assert_bad_config("a version to come");
  *cfg = good;
  cfg->record_size_limit = 63;
  assert_bad_config("a limit below 64");
}

/* ---- sessions --------------------------------------------------------------------------------------------- */

static int offers_psk(const hsk_session *session, int64_t later)
{
  pair_start(&p);
  watch(&p.client.cfg);
  p.client.cfg.session = session;
  p.client.cfg.now_time = PAIR_NOW + later;
  open_client();
  hsk_span at = ext(0, HSK_EXTENSION_PRE_SHARED_KEY);
  hsk_pre_shared_key psk;
  if (at.off == 0) return 0;
  assert_int_equal(hsk_pre_shared_key_parse(hellos.body[0], at.off, at.off + at.len, &psk).error, HSK_OK);
  hsk_psk_identity id = hsk_psk_identity_next(hellos.body[0], psk.identities.off, psk.binders_at);
  assert_int_equal(id.obfuscated_ticket_age, (uint32_t)((uint64_t)later * 1000) + session->age_add);
  assert_memory_equal(hellos.body[0] + id.identity.off, session->ticket.data, id.identity.len);
  return 1;
}

static void test_sessions(void **state)
{
  static const uint16_t sha384[] = {0x1302, 0xC030};
  (void)state;
  pair_init(&p);
  pair_start(&p);
  assert_true(pair_shake(&p, SIZE_MAX));
  assert_int_equal(p.sessions_len, 2);
  hsk_session given = p.sessions[0], x = given;
  assert_int_equal(given.version, HSK_TLS13);
  assert_int_equal(given.lifetime, 7200);
  assert_int_equal(given.issued_time, PAIR_NOW);
  assert_int_equal(given.secret_len, 32);
  assert_memory_not_equal(given.secret, p.sessions[1].secret, 32);
  assert_true(offers_psk(&x, 0));
  assert_true(offers_psk(&x, 7199));
  assert_false(offers_psk(&x, 7200));
  assert_false(offers_psk(&x, -1));
  x.lifetime = UINT32_MAX; /* RFC 8446 4.6.1: 7 days, whatever the server says */
  assert_true(offers_psk(&x, 604799));
  assert_false(offers_psk(&x, 604800));
  x = given;
  x.secret_len = 31;
  assert_false(offers_psk(&x, 0));
  x = given;
  x.ticket.len = 0;
  assert_false(offers_psk(&x, 0));
  x = given;
  x.version = HSK_TLS12;
  assert_false(offers_psk(&x, 0));
  p.client.cfg.suites = sha384;
  p.client.cfg.suites_len = 2;
  assert_false(offers_psk(&given, 0));
}

/* RFC 8446 4.6.1: a lifetime of 0 is not kept, and none is longer than 7 days. */
static void test_lifetimes(void **state)
{
  (void)state;
  script_record(&s, SCENE_PLAIN);
  size_t i = script_find(&s, HSK_MSG_NEW_SESSION_TICKET, 0), before = s.p.sessions_len;
  script_bytes(&s, i, 0, TEXT("\0\0\0\0"));
  script_up_to(&s, i + 1);
  assert_int_equal(s.p.sessions_len, before);
  script_bytes(&s, i, 0, TEXT("\xff\xff\xff\xff"));
  script_up_to(&s, i + 1);
  assert_int_equal(s.p.sessions_len, before + 1);
  assert_int_equal(s.p.sessions[before].lifetime, 604800);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_versions),
      cmocka_unit_test(test_offers),
      cmocka_unit_test(test_retry),
      cmocka_unit_test(test_retry_for_nothing),
      cmocka_unit_test(test_alert_behind_ccs),
      cmocka_unit_test(test_cookie_alone),
      cmocka_unit_test(test_config),
      cmocka_unit_test(test_sessions),
      cmocka_unit_test(test_lifetimes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
