/* What a client may do wrong behind its ClientHello: a change to one of its messages, and the error and alert of the TLS 1.2 server. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "msg/handshake.h"
#include "pair12.h"

static pair12 d;

static void set_up(uint16_t *suite, uint32_t auth, enum pair_who who)
{
  pair12_init(&d);
  d.p.server.cfg.suites = suite;
  d.p.server.cfg.suites_len = 1;
  d.p.server.cfg.client_auth = auth;
  if (auth != HSK_AUTH_OFF) pair12_client_has(&d, who);
  pair_start(&d.p);
}

/* The client's second flight waits in its out. */
static void run_to_second_flight(void)
{
  for (int i = 0; i < 2; i++) {
    assert_int_equal(pair_step(&d.p.client).error, HSK_OK);
    if (i == 1) break;
    pair_pass(&d.p.client, &d.p.server, SIZE_MAX);
    assert_int_equal(pair_step(&d.p.server).error, HSK_OK);
    pair_pass(&d.p.server, &d.p.client, SIZE_MAX);
  }
  assert_true(d.p.client.io.out_len != 0);
}

/* Where the body of the message of this type starts in the client's flight, whose records hold one message each. */
static size_t body_of(uint32_t msg_type, size_t *len)
{
  const uint8_t *out = d.p.client.io.out;
  for (size_t at = 0; at < d.p.client.io.out_len; at += 5 + hsk_be16(out, at + 3))
    if (hsk_u8(out, at) == 22 && hsk_u8(out, at + 5) == msg_type) {
      *len = hsk_be24(out, at + 6);
      return at + 9;
    }
  fail_msg("the message is not there");
  return 0;
}

/* Puts a body of another length in the place of the one at `at`. */
static void replace(size_t at, size_t len, const uint8_t *body, size_t body_len)
{
  uint8_t *out = d.p.client.io.out;
  size_t behind = at + len;
  memmove(out + at + body_len, out + behind, d.p.client.io.out_len - behind);
  d.p.client.io.out_len += body_len - len;
  memcpy(out + at, body, body_len);
  hsk_put24(out, at - 3, body_len);
  hsk_put16(out, at - 6, body_len + 4);
}

static void assert_refused(uint32_t error, uint32_t alert)
{
  assert_false(pair12_shake(&d));
  if (pair12_error(&d.p.server) != error) print_message("%s\n", hsk_error_name(pair12_error(&d.p.server)));
  assert_int_equal(pair12_error(&d.p.server), error);
  assert_int_equal(hsk_failed(&d.p.server.c)->alert_sent, alert);
  assert_int_equal(pair12_error(&d.p.client), HSK_ALERT_RECEIVED);
  assert_int_equal(hsk_failed(&d.p.client.c)->alert_received, alert);
  assert_true(pair_holds_nothing(&d.p.server.c));
  assert_true(pair_holds_nothing(&d.p.client.c));
}

/* ---- ClientKeyExchange --------------------------------------------------------------------------------------- */

static void key_exchange_refused(uint16_t suite, uint16_t group, const uint8_t *body, size_t len,
                                 uint32_t error, uint32_t alert)
{
  size_t was;
  set_up(&suite, HSK_AUTH_OFF, PAIR_RSA);
  d.p.server.cfg.groups = &group;
  d.p.server.cfg.groups_len = group != 0;
  run_to_second_flight();
  size_t at = body_of(HSK_MSG_CLIENT_KEY_EXCHANGE, &was);
  replace(at, was, body, len);
  assert_refused(error, alert);
}

static void test_dh_values(void **state)
{
  (void)state;
  hsk_bytes prime, generator;
  uint8_t body[2 + 256];
  assert_true(hsk_ffdhe_params(HSK_FFDHE2048, &prime, &generator));
  static const uint8_t zero[3] = {0, 1, 0}, one[3] = {0, 1, 1}, longer[5] = {0, 3, 0, 0, 1}, none[2] = {0, 0};
  key_exchange_refused(0x009E, HSK_FFDHE2048, zero, 3, HSK_PEER_BAD_DH_PUBLIC, 47);
  key_exchange_refused(0x009E, HSK_FFDHE2048, one, 3, HSK_PEER_BAD_DH_PUBLIC, 47);
  key_exchange_refused(0x009E, HSK_FFDHE2048, longer, 5, HSK_PEER_BAD_DH_PUBLIC, 47);
  key_exchange_refused(0x009E, HSK_FFDHE2048, none, 2, HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, 50);
  hsk_put_vec16(body, 0, prime);
  key_exchange_refused(0x009E, HSK_FFDHE2048, body, sizeof body, HSK_PEER_BAD_DH_PUBLIC, 47);
  body[257]--; /* p - 1 */
  key_exchange_refused(0x009E, HSK_FFDHE2048, body, sizeof body, HSK_PEER_BAD_DH_PUBLIC, 47);
}

static void test_ec_points(void **state)
{
  (void)state;
  uint8_t point[1 + HSK_EC_POINT_MAX] = {65, 4}, zero[33] = {32}, rest[3] = {1, 4, 4};
  key_exchange_refused(0xC02B, HSK_SECP256R1, point, 66, HSK_PEER_BAD_EC_POINT, 47);
  point[0] = 64;
  key_exchange_refused(0xC02B, HSK_SECP256R1, point, 65, HSK_PEER_BAD_EC_POINT, 47);
  point[0] = 1;
  point[1] = 0;
  key_exchange_refused(0xC02B, HSK_SECP384R1, point, 2, HSK_PEER_BAD_EC_POINT, 47);
  key_exchange_refused(0xC02B, HSK_X25519, zero, sizeof zero, HSK_PEER_BAD_EC_POINT, 47);
  key_exchange_refused(0xC02B, HSK_X25519, rest, sizeof rest, HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, 50);
}

/* RFC 5246 7.4.7.1: whatever is wrong with it, the server only finds that it cannot read what follows. */
static void test_rsa_ciphertexts(void **state)
{
  (void)state;
  static uint8_t body[2 + 700];
  static const size_t lens[] = {0, 1, 255, 256, 257, 512, 513, 700};
  for (size_t i = 0; i < sizeof lens / sizeof lens[0]; i++) {
    memset(body, 0x11, sizeof body);
    hsk_put16(body, 0, lens[i]);
    key_exchange_refused(0x009C, 0, body, 2 + lens[i], HSK_PEER_BAD_RECORD_MAC, 20);
  }
  key_exchange_refused(0x009C, 0, body, 100, HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, 50);
}

/* ---- authentication of the client ---------------------------------------------------------------------------- */

static void test_certificate_verify(void **state)
{
  (void)state;
  static uint16_t suite = 0xC02B;
  static const struct {
    size_t at; /* in the body */
    uint16_t value;
    uint32_t error, alert;
  } rows[] = {{0, 0x0201, HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, 47},
              {0, 0x0401, HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, 47}, /* the key is another */
              {0, 0x0503, HSK_PEER_BAD_CERTIFICATE_VERIFY, 51},
              {2, 0x0001, HSK_PEER_MALFORMED_CERTIFICATE_VERIFY, 50},
              {12, 0xffff, HSK_PEER_BAD_CERTIFICATE_VERIFY, 51}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t len;
    set_up(&suite, HSK_AUTH_REQUIRE, PAIR_EC);
    run_to_second_flight();
    size_t at = body_of(HSK_MSG_CERTIFICATE_VERIFY, &len);
    hsk_put16(d.p.client.io.out, at + rows[i].at, rows[i].value);
    assert_refused(rows[i].error, rows[i].alert);
  }
}

static void test_no_certificate(void **state)
{
  (void)state;
  static const uint8_t empty[3];
  uint16_t suite = 0xC02B;
  for (int has = 0; has < 2; has++) {
    set_up(&suite, HSK_AUTH_REQUIRE, PAIR_RSA);
    if (!has) {
      d.p.client.cfg.credentials_len = 0;
      pair_start(&d.p);
    }
    run_to_second_flight();
    size_t len, at = body_of(HSK_MSG_CERTIFICATE, &len);
    if (has) replace(at, len, empty, sizeof empty);
    assert_refused(HSK_PEER_NO_CLIENT_CERTIFICATE, 40);
  }
  /* who only asks goes on, and a CertificateVerify without a certificate is out of place */
  set_up(&suite, HSK_AUTH_REQUEST, PAIR_RSA);
  run_to_second_flight();
  size_t len, at = body_of(HSK_MSG_CERTIFICATE, &len);
  replace(at, len, empty, sizeof empty);
  assert_refused(HSK_PEER_UNEXPECTED_MESSAGE, 10);
}

static void test_certificates(void **state)
{
  (void)state;
  uint16_t suite = 0xC02B;
  uint8_t malformed[6] = {0, 0, 3, 0, 0, 0};
  for (int kind = 0; kind < 4; kind++) {
    set_up(&suite, HSK_AUTH_REQUEST, PAIR_EC);
    /* the server's own certificate is not one for clients; one chain ends nowhere */
    if (kind == 0) d.client[PAIR_EC] = *pair_server_credential(PAIR_EC);
    if (kind == 1) d.p.server.cfg.anchors_len = 1;
    if (kind == 2) d.p.server.cfg.now_time = 1;
    pair_start(&d.p);
    run_to_second_flight();
    size_t len, at = body_of(HSK_MSG_CERTIFICATE, &len);
    if (kind == 3) replace(at, len, malformed, sizeof malformed);
    static const uint32_t errors[] = {HSK_CERT_BAD_EXT_KEY_USAGE, HSK_CERT_UNKNOWN_CA, HSK_CERT_NOT_YET_VALID,
                                      HSK_PEER_MALFORMED_CERTIFICATE};
    assert_refused(errors[kind], hsk_error_alert(errors[kind]));
  }
}

/* ---- Finished ------------------------------------------------------------------------------------------------ */

/* The client has another idea of what was said: its transcript has a byte more. */
static void test_finished(void **state)
{
  (void)state;
  static const uint8_t byte[1] = {7};
  uint16_t suite = 0xC02B;
  set_up(&suite, HSK_AUTH_OFF, PAIR_EC);
  d.p.client.cfg.ems = HSK_EMS_OFF;
  pair_start(&d.p);
  assert_int_equal(pair_step(&d.p.client).error, HSK_OK);
  pair_pass(&d.p.client, &d.p.server, SIZE_MAX);
  assert_int_equal(pair_step(&d.p.server).error, HSK_OK);
  hsk_transcript_add(&d.p.client.c.transcript, (hsk_bytes){byte, 1});
  assert_refused(HSK_PEER_BAD_FINISHED, 51);
}

/* ---- after the handshake --------------------------------------------------------------------------------------- */

/* A connection with a server, which the client asks for a renegotiation. */
static pair_end *connected_server(void)
{
  uint16_t suite = 0xC02B;
  set_up(&suite, HSK_AUTH_OFF, PAIR_EC);
  assert_true(pair12_shake(&d));
  return &d.p.server;
}

static hsk_result hello_again(pair_end *s)
{
  static const uint8_t hello[4 + 40] = {1, 0, 0, 40};
  return hsk_deliver(&s->c, &s->cfg, &s->io, 22, (hsk_bytes){hello, sizeof hello});
}

/* RFC 5246 7.2.2: a renegotiation is declined by a warning, and not for ever. */
static void test_renegotiation(void **state)
{
  (void)state;
  pair_end *s = connected_server();
  for (uint32_t i = 0; i < HSK_IGNORED_MAX; i++) {
    assert_int_equal(hello_again(s).error, HSK_OK);
    assert_int_equal(pair_step(s).error, HSK_OK);
  }
  assert_true(s->io.out_len != 0);
  hsk_result r = hello_again(s);
  assert_int_equal(r.error, HSK_PEER_TOO_MANY_MESSAGES);
}

/* RFC 5246 7.2.1: behind our close_notify we say nothing any more; what the client began before it saw that does not spoil the end. */
static void test_renegotiation_while_closing(void **state)
{
  (void)state;
  pair_end *s = connected_server();
  assert_int_equal(hsk_close(&s->c).error, HSK_OK);
  assert_int_equal(pair_step(s).error, HSK_OK);
  assert_int_equal(hsk_state_of(&s->c), HSK_CLOSING12);
  size_t sent = s->io.out_len;
  for (uint32_t i = 0; i < HSK_IGNORED_MAX; i++)
    assert_int_equal(hello_again(s).error, HSK_OK);
  assert_int_equal(pair_step(s).error, HSK_OK);
  assert_int_equal(s->io.out_len, sent);
  assert_int_equal(hsk_state_of(&s->c), HSK_CLOSING12);
  (void)pair_pass(s, &d.p.client, SIZE_MAX);
  assert_int_equal(pair_step(&d.p.client).error, HSK_OK);
  (void)pair_pass(&d.p.client, s, SIZE_MAX);
  assert_int_equal(pair_step(s).error, HSK_OK);
  assert_true(hsk_wants(&s->c) & HSK_CLOSED);
}

/* The record of this message goes on behind it: the first bytes of another one. */
static void excess_behind(uint32_t msg_type)
{
  size_t len, at = body_of(msg_type, &len);
  uint8_t *out = d.p.client.io.out;
  memmove(out + at + len + 2, out + at + len, d.p.client.io.out_len - at - len);
  d.p.client.io.out_len += 2;
  hsk_put16(out, at + len, 0x1400);
  hsk_put16(out, at - 6, len + 4 + 2);
  assert_refused(HSK_PEER_EXCESS_HANDSHAKE_DATA, 10);
}

/* Bytes behind the Finished's place under the old keys. */
static void test_excess_before_keys_change(void **state)
{
  (void)state;
  uint16_t suite = 0xC02B;
  set_up(&suite, HSK_AUTH_OFF, PAIR_EC);
  run_to_second_flight();
  excess_behind(HSK_MSG_CLIENT_KEY_EXCHANGE);
}

/* RFC 5246 7.3: what follows a ClientHello answers the server's flight, which the client has not seen. */
static void test_excess_behind_client_hello(void **state)
{
  (void)state;
  uint16_t suite = 0xC02B;
  set_up(&suite, HSK_AUTH_OFF, PAIR_EC);
  assert_int_equal(pair_step(&d.p.client).error, HSK_OK);
  excess_behind(HSK_MSG_CLIENT_HELLO);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_dh_values),
      cmocka_unit_test(test_ec_points),
      cmocka_unit_test(test_rsa_ciphertexts),
      cmocka_unit_test(test_certificate_verify),
      cmocka_unit_test(test_no_certificate),
      cmocka_unit_test(test_certificates),
      cmocka_unit_test(test_finished),
      cmocka_unit_test(test_renegotiation),
      cmocka_unit_test(test_renegotiation_while_closing),
      cmocka_unit_test(test_excess_before_keys_change),
      cmocka_unit_test(test_excess_behind_client_hello),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
