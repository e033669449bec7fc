/* The TLS 1.2 server with our own client: each suite, group and way to authenticate the client; small buffers; keys elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>
#include "pair12.h"

static pair12 d;
#define p d.p

enum auth { AUTH_OFF, AUTH_NONE, AUTH_RSA, AUTH_EC, AUTHS };

static void ask(enum auth auth)
{
  p.server.cfg.client_auth = auth == AUTH_OFF    ? HSK_AUTH_OFF
                             : auth == AUTH_NONE ? HSK_AUTH_REQUEST
                                                 : HSK_AUTH_REQUIRE;
  if (auth == AUTH_RSA) pair12_client_has(&d, PAIR_RSA);
  if (auth == AUTH_EC) pair12_client_has(&d, PAIR_EC);
}

static void assert_shake(uint16_t suite, uint16_t group, enum auth auth)
{
  pair12_init(&d);
  p.server.cfg.suites = &suite;
  p.client.cfg.suites = &suite;
  p.server.cfg.suites_len = p.client.cfg.suites_len = 1;
  p.server.cfg.groups = &group;
  p.server.cfg.groups_len = group != 0;
  ask(auth);
  pair_start(&p);
  assert_true(pair12_shake(&d));
  assert_int_equal(hsk_suite_of(&p.server.c), suite);
  assert_int_equal(hsk_suite_of(&p.client.c), suite);
  assert_int_equal(hsk_group_of(&p.server.c), group);
  assert_int_equal(hsk_version_of(&p.server.c), HSK_TLS12);
  assert_int_equal(p.server.c.peer_certified, auth == AUTH_RSA || auth == AUTH_EC);
  assert_int_equal(p.client.c.peer_certified, 1);
  assert_true(pair12_echo(&d));
  assert_true(pair12_close(&d));
  assert_true(pair_holds_nothing(&p.client.c));
  assert_true(pair_holds_nothing(&p.server.c));
}

static void with_groups(const hsk_suite *suite, enum auth auth)
{
  static const uint16_t ec[] = {HSK_X25519, HSK_SECP256R1, HSK_SECP384R1, HSK_SECP521R1};
  static const uint16_t dh[] = {HSK_FFDHE2048, HSK_FFDHE3072};
  uint16_t number = (uint16_t)suite->number;
  for (size_t i = 0; i < 4 && suite->key_exchange == HSK_KX_ECDHE; i++)
    assert_shake(number, ec[i], auth);
  for (size_t i = 0; i < 2 && suite->key_exchange == HSK_KX_DHE; i++)
    assert_shake(number, dh[i], auth);
  if (suite->key_exchange == HSK_KX_RSA) assert_shake(number, 0, auth);
}

static void test_suites_groups_and_client_auth(void **state)
{
  (void)state;
  for (size_t i = 0; hsk_suite_at(i) != NULL; i++)
    for (enum auth auth = AUTH_OFF; auth < AUTHS; auth++)
      if (hsk_suite_at(i)->version == HSK_TLS12) with_groups(hsk_suite_at(i), auth);
}

static void test_largest_group(void **state)
{
  (void)state;
  static const uint16_t group = HSK_FFDHE4096;
  pair12_init(&d);
  p.client.cfg.groups = &group;
  p.client.cfg.groups_len = 1;
  assert_shake(0x009E, group, AUTH_RSA);
}

static void test_ems_modes(void **state)
{
  (void)state;
  for (uint32_t theirs = HSK_EMS_OFFER; theirs <= HSK_EMS_OFF; theirs++)
    for (uint32_t ours = HSK_EMS_OFFER; ours <= HSK_EMS_OFF; ours++) {
      int clash = (theirs == HSK_EMS_OFF && ours == HSK_EMS_REQUIRE) ||
                  (theirs == HSK_EMS_REQUIRE && ours == HSK_EMS_OFF);
      pair12_init(&d);
      p.client.cfg.ems = theirs;
      p.server.cfg.ems = ours;
      pair_start(&p);
      assert_int_equal(pair12_shake(&d), !clash);
      if (clash) continue;
      assert_int_equal(hsk_has_ems(&p.server.c), theirs != HSK_EMS_OFF && ours != HSK_EMS_OFF);
      assert_true(pair12_echo(&d));
    }
}

/* ---- buffers ----------------------------------------------------------------------------------------------- */

static void test_chunks_and_small_outputs(void **state)
{
  (void)state;
  for (size_t chunk = 1; chunk < 70; chunk += 17)
    for (enum auth auth = AUTH_OFF; auth < AUTHS; auth++) {
      pair12_init(&d);
      pair12_tickets(&d);
      ask(auth);
      pair_start(&p);
      p.server.io.out_cap = p.client.io.out_cap = HSK_OUT_MIN;
      assert_true(pair_shake(&p, chunk));
      p.server.io.out_cap = p.client.io.out_cap = sizeof p.server.out;
      assert_true(pair12_echo(&d));
    }
}

/* The server lives at another address after each byte. */
static void test_relocation(void **state)
{
  (void)state;
  static pair_end spare;
  pair12_init(&d);
  ask(AUTH_EC);
  pair_start(&p);
  for (int i = 0; i < 100000 && !(hsk_wants(&p.server.c) & HSK_CAN_WRITE); i++) {
    pair_end_move(&spare, &p.server);
    memset(&p.server, 0xA5, sizeof p.server);
    pair_end_move(&p.server, &spare);
    assert_int_equal(hsk_step(&p.client.c, &p.client.cfg, &p.client.io).error, HSK_OK);
    assert_int_equal(hsk_step(&p.server.c, &p.server.cfg, &p.server.io).error, HSK_OK);
    pair_pass(&p.client, &p.server, 1);
    pair_pass(&p.server, &p.client, SIZE_MAX);
  }
  assert_true(pair12_shake(&d));
  assert_true(pair12_echo(&d));
}

static void test_full_output(void **state)
{
  (void)state;
  pair12_init(&d);
  pair_start(&p);
  assert_int_equal(hsk_step(&p.client.c, &p.client.cfg, &p.client.io).error, HSK_OK);
  pair_pass(&p.client, &p.server, SIZE_MAX);
  p.server.io.out_len = p.server.io.out_cap;
  for (int i = 0; i < 5; i++) {
    assert_int_equal(hsk_step(&p.server.c, &p.server.cfg, &p.server.io).error, HSK_OK);
    assert_true(hsk_wants(&p.server.c) & HSK_HAVE_OUT);
    assert_true(hsk_need_out(&p.server.c) != 0 && hsk_need_out(&p.server.c) <= HSK_OUT_MIN);
  }
  p.server.io.out_len = 0;
  assert_true(pair12_shake(&d));
}

/* From the smallest work that does on, each size does; below it the server says that a buffer is too small, and nothing else. */
static void test_small_work(void **state)
{
  (void)state;
  int worked = 0;
  for (size_t cap = 0; cap <= HSK_WORK_LEN; cap += cap < 1200 ? 61 : 977) {
    pair12_init(&d);
    ask(AUTH_RSA);
    pair12_tickets(&d);
    pair_start(&p);
    p.server.io.work_cap = cap;
    int works = pair12_shake(&d);
    assert_true(works || !worked);
    worked = works;
    if (!works) {
      assert_int_equal(pair12_error(&p.server), HSK_BUFFER_TOO_SMALL);
      assert_true(pair_holds_nothing(&p.server.c));
    }
  }
  assert_true(worked);
}

/* ---- keys elsewhere ------------------------------------------------------------------------------------------ */

static hsk_rng rng;

static void sign_for(pair_end *end, const hsk_credential *credentials, const hsk_private_key *const *keys)
{
  uint32_t scheme;
  size_t which, len;
  uint8_t digest[HSK_HASH_MAX], signature[HSK_SIGNATURE_MAX];
  assert_int_equal(hsk_to_sign(&end->c, &scheme, &which, digest).error, HSK_OK);
  assert_true(hsk_sign(scheme, credentials[which].key_der.data, keys[which], &rng, digest, signature, &len));
  assert_int_equal(hsk_signed(&end->c, &end->cfg, &end->io, (hsk_bytes){signature, len}).error, HSK_OK);
}

static hsk_bytes decrypt_for(pair_end *end, const hsk_private_key *key, uint8_t *premaster)
{
  uint32_t version;
  size_t which;
  hsk_bytes ciphertext;
  assert_int_equal(hsk_to_decrypt(&end->c, &end->io, &version, &which, &ciphertext).error, HSK_OK);
  assert_int_equal(version, HSK_TLS12);
  assert_int_equal(ciphertext.len, 256);
  assert_true(
      hsk_rsa_decrypt_premaster(d.server[which].key_der.data, key, &rng, version, ciphertext, premaster));
  return (hsk_bytes){premaster, HSK_PREMASTER_LEN};
}

/* Both ends with keys that they do not have, and with chains that the test judges. */
static void away(uint16_t *suite, const hsk_private_key **server_keys, const hsk_private_key **client_key)
{
  pair12_init(&d);
  p.server.cfg.client_auth = HSK_AUTH_REQUIRE;
  p.server.cfg.suites = suite;
  p.server.cfg.suites_len = 1;
  p.server.cfg.judge_elsewhere = p.client.cfg.judge_elsewhere = 1;
  pair12_client_has(&d, PAIR_EC);
  for (size_t i = 0; i < 2; i++) {
    server_keys[i] = d.server[i].key;
    d.server[i].key = NULL;
  }
  *client_key = d.client[PAIR_EC].key;
  d.client[PAIR_EC].key = NULL;
  pair_start(&p);
  assert_true(hsk_rng_init(&rng, (hsk_bytes){(const uint8_t *)"thirty-two bytes for the device!", 32}));
}

/* The wants of either end, answered; each that was seen is added to *seen. */
static void answer(const hsk_private_key *const *server_keys, const hsk_private_key *client_key,
                   uint32_t *seen)
{
  uint8_t premaster[HSK_PREMASTER_LEN];
  *seen |= hsk_wants(&p.server.c) | hsk_wants(&p.client.c);
  if (hsk_wants(&p.server.c) & HSK_WANT_SIGN) sign_for(&p.server, d.server, server_keys);
  if (hsk_wants(&p.client.c) & HSK_WANT_SIGN) sign_for(&p.client, &d.client[PAIR_EC], &client_key);
  if (hsk_wants(&p.server.c) & HSK_WANT_DECRYPT) {
    hsk_bytes made = decrypt_for(&p.server, server_keys[PAIR_RSA], premaster);
    assert_int_equal(hsk_decrypted(&p.server.c, &p.server.cfg, &p.server.io, made).error, HSK_OK);
  }
  pair_end *ends[2] = {&p.client, &p.server};
  for (size_t i = 0; i < 2; i++)
    if (hsk_wants(&ends[i]->c) & HSK_WANT_CHAIN)
      assert_int_equal(hsk_judged(&ends[i]->c, &ends[i]->cfg, &ends[i]->io, HSK_OK).error, HSK_OK);
}

static void test_keys_elsewhere(void **state)
{
  (void)state;
  static uint16_t suites[] = {0x009C, 0xC02F, 0xC02B, 0x009E};
  for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++) {
    const hsk_private_key *server_keys[2], *client_key;
    uint32_t seen = 0;
    away(&suites[i], server_keys, &client_key);
    for (int k = 0; k < 20 && !pair12_shake(&d); k++)
      answer(server_keys, client_key, &seen);
    assert_true(pair12_shake(&d));
    assert_true(pair12_echo(&d));
    assert_true(seen & HSK_WANT_SIGN);
    assert_true(seen & HSK_WANT_CHAIN);
    assert_int_equal((seen & HSK_WANT_DECRYPT) != 0, i == 0);
  }
}

/* An answer to another question, or to none, changes nothing; a bad one ends the handshake where every bad one does. */
static void test_answers_to_nothing(void **state)
{
  (void)state;
  static const uint8_t bytes[HSK_PREMASTER_LEN] = {3, 3};
  uint32_t version;
  size_t which;
  hsk_bytes ciphertext, b = {bytes, sizeof bytes};
  pair12_init(&d);
  pair_start(&p);
  hsk_conn before = p.server.c;
  assert_int_equal(hsk_to_decrypt(&p.server.c, &p.server.io, &version, &which, &ciphertext).error,
                   HSK_BAD_CALL);
  assert_int_equal(hsk_decrypted(&p.server.c, &p.server.cfg, &p.server.io, b).error, HSK_BAD_CALL);
  assert_int_equal(hsk_signed(&p.server.c, &p.server.cfg, &p.server.io, b).error, HSK_BAD_CALL);
  assert_int_equal(hsk_judged(&p.server.c, &p.server.cfg, &p.server.io, HSK_OK).error, HSK_BAD_CALL);
  assert_memory_equal(&before, &p.server.c, sizeof before);
}

/* RFC 5246 7.4.7.1: a wrong length, a wrong version and a wrong premaster secret all look alike: the client's Finished cannot be read. */
static void test_bad_decryptions(void **state)
{
  (void)state;
  static uint16_t suite = 0x009C;
  for (int kind = 0; kind < 3; kind++) {
    const hsk_private_key *server_keys[2], *client_key;
    uint8_t premaster[HSK_PREMASTER_LEN];
    uint32_t seen = 0;
    away(&suite, server_keys, &client_key);
    while (!pair12_shake(&d) && !(hsk_wants(&p.server.c) & HSK_WANT_DECRYPT))
      answer(server_keys, client_key, &seen);
    hsk_bytes made = decrypt_for(&p.server, server_keys[PAIR_RSA], premaster);
    if (kind == 0) made.len--;
    if (kind == 1) premaster[1] ^= 1;
    if (kind == 2) premaster[47] ^= 1;
    assert_int_equal(hsk_decrypted(&p.server.c, &p.server.cfg, &p.server.io, made).error, HSK_OK);
    for (int k = 0; k < 5; k++) {
      pair12_shake(&d);
      answer(server_keys, client_key, &seen);
    }
    assert_int_equal(pair12_error(&p.server), HSK_PEER_BAD_RECORD_MAC);
    assert_int_equal(pair12_error(&p.client), HSK_ALERT_RECEIVED);
    assert_true(pair_holds_nothing(&p.server.c));
  }
}

static void test_bad_answers(void **state)
{
  (void)state;
  static uint16_t suite = 0xC02B;
  static const uint8_t junk[600];
  const hsk_private_key *server_keys[2], *client_key;
  away(&suite, server_keys, &client_key);
  while (!pair12_shake(&d) && !(hsk_wants(&p.server.c) & HSK_WANT_SIGN)) {
  }
  hsk_result r = hsk_signed(&p.server.c, &p.server.cfg, &p.server.io, (hsk_bytes){junk, sizeof junk});
  assert_int_equal(r.error, HSK_SIGNING_FAILED);
  assert_true(pair_holds_nothing(&p.server.c));
  away(&suite, server_keys, &client_key);
  uint32_t seen = 0;
  while (!pair12_shake(&d) && !(hsk_wants(&p.client.c) & HSK_WANT_CHAIN))
    answer(server_keys, client_key, &seen);
  r = hsk_judged(&p.client.c, &p.client.cfg, &p.client.io, HSK_CERT_REVOKED);
  assert_int_equal(r.error, HSK_CERT_REVOKED);
  /* the server may be about to sign, and reads the alert behind that */
  for (int k = 0; k < 3; k++) {
    pair12_shake(&d);
    answer(server_keys, client_key, &seen);
  }
  assert_int_equal(pair12_error(&p.server), HSK_ALERT_RECEIVED);
  assert_int_equal(hsk_failed(&p.server.c)->alert_received, 44);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_suites_groups_and_client_auth),
      cmocka_unit_test(test_largest_group),
      cmocka_unit_test(test_ems_modes),
      cmocka_unit_test(test_chunks_and_small_outputs),
      cmocka_unit_test(test_relocation),
      cmocka_unit_test(test_full_output),
      cmocka_unit_test(test_small_work),
      cmocka_unit_test(test_keys_elsewhere),
      cmocka_unit_test(test_answers_to_nothing),
      cmocka_unit_test(test_bad_decryptions),
      cmocka_unit_test(test_bad_answers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
