/* The TLS 1.3 server against our own client: what is negotiated, sessions, clients that prove who they are. test_negotiate.c has what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "pair.h"

static pair p;

static void connect_pair(size_t most)
{
  pair_start(&p);
  if (!pair_shake(&p, most))
    print_error("client %s, server %s\n", hsk_error_name(p.client.last.error),
                hsk_error_name(p.server.last.error));
  assert_true(pair_connected(&p.client));
  assert_true(pair_connected(&p.server));
  assert_int_equal(hsk_version_of(&p.server.c), HSK_TLS13);
  assert_int_equal(hsk_suite_of(&p.server.c), hsk_suite_of(&p.client.c));
  assert_int_equal(hsk_group_of(&p.server.c), hsk_group_of(&p.client.c));
  assert_int_equal(hsk_was_resumed(&p.server.c), hsk_was_resumed(&p.client.c));
}

static void assert_talks(void)
{
  assert_true(pair_say(&p.client, &p.server, 40000));
  assert_true(pair_say(&p.server, &p.client, 40000));
}

/* ---- what is negotiated ----------------------------------------------------------------------------------- */

static void test_suites_and_groups(void **state)
{
  static const uint16_t suites[] = {0x1301, 0x1302, 0x1303, 0x1304, 0x1305};
  static const uint16_t groups[] = {HSK_X25519,    HSK_SECP256R1, HSK_SECP384R1,
                                    HSK_SECP521R1, HSK_FFDHE2048, HSK_FFDHE3072};
  (void)state;
  for (size_t s = 0; s < 5; s++)
    for (size_t g = 0; g < 6; g++) {
      if (s != 0 && g > 1) continue;
      pair_init(&p);
      p.client.cfg.suites = p.server.cfg.suites = &suites[s];
      p.client.cfg.suites_len = p.server.cfg.suites_len = 1;
      p.client.cfg.groups = p.server.cfg.groups = &groups[g];
      p.client.cfg.groups_len = p.server.cfg.groups_len = 1;
      connect_pair(SIZE_MAX);
      assert_int_equal(hsk_suite_of(&p.server.c), suites[s]);
      assert_int_equal(hsk_group_of(&p.server.c), groups[g]);
      assert_talks();
    }
}

/* Without a share for the server's group there is a HelloRetryRequest, with a cookie where there is a key for it. */
static void test_retry(void **state)
{
  static const uint16_t ours[] = {HSK_X25519, HSK_SECP384R1, HSK_FFDHE3072},
                        theirs[] = {HSK_FFDHE3072, HSK_SECP384R1};
  (void)state;
  for (int cookie = 0; cookie < 2; cookie++)
    for (size_t g = 0; g < 2; g++) {
      pair_init(&p);
      if (!cookie) p.server.cfg.ticket_key.len = 0;
      p.client.cfg.groups = ours;
      p.client.cfg.groups_len = 3;
      p.server.cfg.groups = &theirs[g];
      p.server.cfg.groups_len = 1;
      connect_pair(SIZE_MAX);
      assert_true(p.server.c.retried && p.client.c.retried);
      assert_int_equal(hsk_group_of(&p.server.c), theirs[g]);
      assert_talks();
      if (!cookie) continue;
      p.client.cfg.session = &p.sessions[0];
      connect_pair(1);
      assert_true(hsk_was_resumed(&p.server.c) && p.server.c.retried);
      assert_talks();
    }
}

/* A share at hand is worth more than a group that is preferred. */
static void test_share_before_preference(void **state)
{
  static const uint16_t theirs[] = {HSK_SECP384R1, HSK_X25519};
  (void)state;
  pair_init(&p);
  p.server.cfg.groups = theirs;
  p.server.cfg.groups_len = 2;
  connect_pair(SIZE_MAX);
  assert_int_equal(hsk_group_of(&p.server.c), HSK_X25519);
  assert_false(p.server.c.retried);
}

static void test_protocols(void **state)
{
  static const hsk_bytes ours[] = {{(const uint8_t *)"http/1.1", 8}, {(const uint8_t *)"h2", 2}},
                         theirs[] = {{(const uint8_t *)"h2", 2}, {(const uint8_t *)"http/1.1", 8}};
  (void)state;
  pair_init(&p);
  p.client.cfg.alpn = ours;
  p.client.cfg.alpn_len = 2;
  connect_pair(SIZE_MAX);
  assert_int_equal(hsk_alpn_of(&p.server.c, &p.server.cfg).len, 0);
  p.server.cfg.alpn = theirs;
  p.server.cfg.alpn_len = 2;
  connect_pair(SIZE_MAX);
  assert_int_equal(hsk_alpn_of(&p.server.c, &p.server.cfg).len, 2);
  assert_int_equal(hsk_alpn_of(&p.client.c, &p.client.cfg).len, 2);
  p.server.cfg.alpn_len = 0;
  p.client.cfg.alpn_len = 0;
  connect_pair(SIZE_MAX);
}

static void test_credential_by_signature(void **state)
{
  static const uint16_t pss[] = {HSK_RSA_PSS_SHA256, HSK_RSA_PKCS1_SHA256, HSK_ECDSA_SHA384};
  (void)state;
  pair_init(&p);
  connect_pair(SIZE_MAX);
  assert_int_equal(p.server.c.credential, 1);
  assert_int_equal(p.server.c.scheme, HSK_ECDSA_SHA256);
  p.client.cfg.schemes = pss;
  p.client.cfg.schemes_len = 3;
  connect_pair(SIZE_MAX);
  assert_int_equal(p.server.c.credential, 2);
  assert_int_equal(p.server.c.scheme, HSK_RSA_PSS_SHA256);
}

/* ---- clients that prove who they are ---------------------------------------------------------------------- */

static void test_client_certificates(void **state)
{
  (void)state;
  for (int who = PAIR_RSA; who <= PAIR_EC; who++)
    for (uint32_t auth = HSK_AUTH_OFF; auth <= HSK_AUTH_REQUIRE; auth++) {
      pair_init(&p);
      p.client.cfg.credentials = pair_client_credential((enum pair_who)who);
      p.client.cfg.credentials_len = 1;
      p.server.cfg.client_auth = auth;
      connect_pair(who == PAIR_RSA ? SIZE_MAX : 1);
      assert_int_equal(p.server.c.peer_certified, auth != HSK_AUTH_OFF);
      assert_talks();
      /* who resumes is still known, and nobody asks again */
      assert_true(p.sessions_len != 0);
      p.client.cfg.session = &p.sessions[p.sessions_len - 1];
      p.client.cfg.credentials_len = 0;
      connect_pair(SIZE_MAX);
      assert_true(hsk_was_resumed(&p.server.c));
      assert_int_equal(p.server.c.peer_certified, auth != HSK_AUTH_OFF);
    }
}

static void test_no_client_certificate(void **state)
{
  (void)state;
  pair_init(&p);
  p.server.cfg.client_auth = HSK_AUTH_REQUEST;
  connect_pair(SIZE_MAX);
  assert_int_equal(p.server.c.peer_certified, 0);
  /* a session of somebody unknown is not enough where a certificate is required */
  p.server.cfg.client_auth = HSK_AUTH_REQUIRE;
  p.client.cfg.session = &p.sessions[0];
  p.client.cfg.credentials = pair_client_credential(PAIR_EC);
  p.client.cfg.credentials_len = 1;
  connect_pair(SIZE_MAX);
  assert_false(hsk_was_resumed(&p.server.c));
  assert_true(p.server.c.peer_certified);
  p.client.cfg.credentials_len = 0;
  pair_start(&p);
  assert_false(pair_shake(&p, SIZE_MAX));
  assert_int_equal(p.server.last.error, HSK_PEER_CERTIFICATE_REQUIRED);
  assert_int_equal(hsk_failed(&p.server.c)->alert_sent, 116);
  assert_int_equal(hsk_failed(&p.client.c)->alert_received, 116);
}

/* The caller judges: the certificate's key still has to prove itself. */
static void test_judge_elsewhere(void **state)
{
  (void)state;
  for (uint32_t verdict = HSK_OK; verdict <= HSK_CERT_REVOKED; verdict += HSK_CERT_REVOKED) {
    pair_init(&p);
    p.server.cfg.client_auth = HSK_AUTH_REQUIRE;
    p.server.cfg.judge_elsewhere = 1;
    p.server.cfg.anchors_len = 0;
    p.client.cfg.credentials = pair_client_credential(PAIR_EC);
    p.client.cfg.credentials_len = 1;
    pair_start(&p);
    assert_false(pair_shake(&p, SIZE_MAX));
    assert_int_equal(hsk_wants(&p.server.c), HSK_WANT_CHAIN);
    assert_int_equal(hsk_judged(&p.server.c, &p.server.cfg, &p.server.io, verdict).error, verdict);
    assert_int_equal(pair_shake(&p, SIZE_MAX), verdict == HSK_OK);
    assert_int_equal(p.server.c.peer_certified, verdict == HSK_OK);
  }
}

static void test_key_elsewhere(void **state)
{
  (void)state;
  for (int who = PAIR_RSA; who <= PAIR_EC; who++) {
    hsk_credential own = *pair_server_credential((enum pair_who)who);
    const hsk_private_key *key = own.key;
    uint8_t digest[HSK_HASH_MAX], signature[HSK_SIGNATURE_MAX];
    uint32_t scheme;
    size_t which, len;
    hsk_rng rng;
    own.key = NULL;
    pair_init(&p);
    p.server.cfg.credentials = &own;
    p.server.cfg.credentials_len = 1;
    pair_start(&p);
    assert_false(pair_shake(&p, SIZE_MAX));
    assert_true(hsk_wants(&p.server.c) & HSK_WANT_SIGN);
    assert_int_equal(hsk_to_sign(&p.server.c, &scheme, &which, digest).error, HSK_OK);
    assert_true(hsk_rng_init(&rng, p.server.cfg.seed));
    assert_true(hsk_sign(scheme, own.key_der.data, key, &rng, digest, signature, &len));
    assert_int_equal(hsk_signed(&p.server.c, &p.server.cfg, &p.server.io, (hsk_bytes){signature, len}).error,
                     HSK_OK);
    assert_true(pair_shake(&p, SIZE_MAX));
    assert_talks();
  }
}

/* ---- sessions --------------------------------------------------------------------------------------------- */

static int resumes(const hsk_session *session)
{
  p.client.cfg.session = session;
  connect_pair(SIZE_MAX);
  assert_talks();
  return hsk_was_resumed(&p.server.c);
}

static void test_tickets(void **state)
{
  (void)state;
  for (uint32_t n = 0; n < 5; n++) {
    pair_init(&p);
    p.server.cfg.tickets = n;
    connect_pair(SIZE_MAX);
    assert_talks();
    assert_int_equal(p.sessions_len, n == 0 ? 2 : n);
    for (size_t i = 0; i < p.sessions_len && i < 2; i++)
      assert_true(resumes(&p.sessions[i]));
    if (n > 1) assert_memory_not_equal(p.sessions[0].secret, p.sessions[1].secret, 32);
  }
  pair_init(&p);
  p.server.cfg.ticket_key.len = 0;
  connect_pair(SIZE_MAX);
  assert_talks();
  assert_int_equal(p.sessions_len, 0);
}

/* What no longer fits is not resumed, and a full handshake follows. */
static void test_tickets_refused(void **state)
{
  static const uint8_t other_key[32] = "another key";
  static const uint16_t sha384[] = {0x1302}, both[] = {0x1302, 0x1301};
  (void)state;
  pair_init(&p);
  connect_pair(SIZE_MAX);
  assert_talks();
  hsk_config cfg = p.server.cfg;
  p.server.cfg.now_time += 7199;
  assert_true(resumes(&p.sessions[0]));
  p.server.cfg.now_time += 1;
  assert_false(resumes(&p.sessions[0]));
  p.server.cfg = cfg;
  p.server.cfg.ticket_key.data = other_key;
  assert_false(resumes(&p.sessions[0]));
  p.server.cfg = cfg;
  p.server.cfg.suites = sha384;
  p.server.cfg.suites_len = 1;
  assert_false(resumes(&p.sessions[0]));
  p.server.cfg = cfg;
  p.server.cfg.suites = both;
  p.server.cfg.suites_len = 2;
  assert_false(resumes(&p.sessions[0]));
  p.server.cfg = cfg;
  hsk_session changed = p.sessions[1];
  uint8_t *ticket = p.tickets[1];
  for (size_t i = 0; i < changed.ticket.len; i += 13) {
    ticket[i] ^= 1;
    assert_false(resumes(&changed));
    ticket[i] ^= 1;
  }
  changed.ticket.len--;
  assert_false(resumes(&changed));
  changed.ticket.len++;
  assert_true(resumes(&changed));
}

/* A ticket that is ours with a secret that is not: the binder says so (RFC 8446 4.2.11). */
static void test_wrong_binder(void **state)
{
  (void)state;
  pair_init(&p);
  connect_pair(SIZE_MAX);
  hsk_session changed = p.sessions[0];
  changed.secret[5] ^= 1;
  p.client.cfg.session = &changed;
  pair_start(&p);
  assert_false(pair_shake(&p, SIZE_MAX));
  assert_int_equal(p.server.last.error, HSK_PEER_BAD_PSK_BINDER);
  assert_int_equal(hsk_failed(&p.server.c)->alert_sent, 51);
}

/* ---- records ---------------------------------------------------------------------------------------------- */

static void test_record_size_limit(void **state)
{
  static const uint32_t limits[][2] = {{64, 0}, {0, 64}, {100, 1000}, {16385, 512}};
  (void)state;
  for (size_t i = 0; i < 4; i++) {
    pair_init(&p);
    p.client.cfg.record_size_limit = limits[i][0];
    p.server.cfg.record_size_limit = limits[i][1];
    connect_pair(SIZE_MAX);
    assert_int_equal(p.server.c.write.size_limit, limits[i][0]);
    assert_talks();
  }
}

static void test_key_update(void **state)
{
  (void)state;
  pair_init(&p);
  connect_pair(SIZE_MAX);
  for (int i = 0; i < 40; i++) {
    pair_end *one = i % 2 ? &p.client : &p.server;
    one->c.update_due = (uint8_t)(i % 3 == 0 ? 2 : 1);
    assert_true(pair_say(&p.client, &p.server, 1000));
    assert_true(pair_say(&p.server, &p.client, 1000));
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_suites_and_groups),       cmocka_unit_test(test_retry),
      cmocka_unit_test(test_share_before_preference), cmocka_unit_test(test_protocols),
      cmocka_unit_test(test_credential_by_signature), cmocka_unit_test(test_client_certificates),
      cmocka_unit_test(test_no_client_certificate),   cmocka_unit_test(test_judge_elsewhere),
      cmocka_unit_test(test_key_elsewhere),           cmocka_unit_test(test_tickets),
      cmocka_unit_test(test_tickets_refused),         cmocka_unit_test(test_wrong_binder),
      cmocka_unit_test(test_record_size_limit),       cmocka_unit_test(test_key_update),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
