/* What the TLS 1.3 server refuses behind its flight, each with its error and alert; early data, ChangeCipherSpec and plaintext in the wrong place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "handshake/conn13.h"
#include "hello.h"
#include "msg/certificate13.h"
#include "msg/certificate_verify.h"
#include "msg/handshake.h"
#include "pair.h"

static pair p;
static hello h;
static uint8_t message[HELLO_MAX + 4096];

#define TEXT(bytes) ((hsk_bytes){(const uint8_t *)(bytes), sizeof(bytes) - 1})
#define S           (&p.server)

static hsk_result deliver(uint32_t type, hsk_bytes data)
{
  return hsk_deliver(&S->c, &S->cfg, &S->io, type, data);
}

static hsk_result deliver_hello(void)
{
  size_t len = hello_build(&h, message);
  return deliver(HSK_HANDSHAKE, (hsk_bytes){message, len});
}

static hsk_result deliver_body(uint32_t msg_type, size_t len)
{
  hsk_handshake_header_put(message, msg_type, len);
  return deliver(HSK_HANDSHAKE, (hsk_bytes){message, HSK_HANDSHAKE_HEADER_LEN + len});
}

static void failed(const char *what, hsk_result r, uint32_t error, uint32_t alert)
{
  if (r.error != error) print_error("%s: %s\n", what, hsk_error_name(r.error));
  assert_int_equal(r.error, error);
  assert_int_equal(hsk_failed(&S->c)->error, error);
  assert_int_equal(hsk_failed(&S->c)->alert_sent, alert);
  assert_int_equal(pair_step(S).error, error);
}

/* The server has sent its flight and waits for Finished, or for a certificate. */
static void flight_sent(uint32_t client_auth)
{
  pair_init(&p);
  S->cfg.client_auth = client_auth;
  pair_start(&p);
  hello13(&h);
  assert_int_equal(deliver_hello().error, HSK_OK);
  assert_int_equal(pair_step(S).error, HSK_OK);
  S->io.out_len = 0;
  assert_int_equal(hsk_state_of(&S->c), client_auth ? HSK_SERVER13_WAIT_CERT : HSK_SERVER13_WAIT_FINISHED);
}

static void connect_pair(void)
{
  pair_init(&p);
  pair_start(&p);
  assert_true(pair_shake(&p, SIZE_MAX));
}

/* ---- certificates ----------------------------------------------------------------------------------------- */

static size_t build_certificate(const hsk_bytes *chain, size_t count, hsk_bytes context, hsk_bytes extensions)
{
  hsk_certificate_entry_fields entries[20];
  for (size_t i = 0; i < count; i++)
    entries[i] = (hsk_certificate_entry_fields){.cert_data = chain[i % 2], .extensions = extensions};
  hsk_built b = hsk_certificate13_build(context, entries, count, message + HSK_HANDSHAKE_HEADER_LEN,
                                        sizeof message - HSK_HANDSHAKE_HEADER_LEN);
  assert_int_equal(b.error, HSK_OK);
  return b.need;
}

static void certificate_refused(const char *what, const hsk_credential *own, size_t count, hsk_bytes context,
                                hsk_bytes extensions, uint32_t error, uint32_t alert)
{
  flight_sent(HSK_AUTH_REQUIRE);
  size_t len = build_certificate(own->chain, count, context, extensions);
  failed(what, deliver_body(HSK_MSG_CERTIFICATE, len), error, alert);
}

static void test_certificates(void **state)
{
  static const hsk_bytes none = {NULL, 0};
  const hsk_credential *client = pair_client_credential(PAIR_EC), *other = pair_server_credential(PAIR_EC);
  (void)state;
  certificate_refused("a context", client, 2, TEXT("x"), none, HSK_PEER_BAD_REQUEST_CONTEXT, 47);
  certificate_refused("SCTs that nobody asked for", client, 2, none, TEXT("\0\x12\0\5\0\3\0\1x"),
                      HSK_PEER_EXTENSION_NOT_OFFERED, 110);
  certificate_refused("key_share", client, 2, none, TEXT("\0\x33\0\0"), HSK_PEER_EXTENSION_NOT_ALLOWED, 47);
  certificate_refused("too many", client, 13, none, none, HSK_CERT_TOO_MANY, 42);
  certificate_refused("no intermediate", client, 1, none, none, HSK_CERT_UNKNOWN_CA, 48);
  certificate_refused("a server's", other, 2, none, none, HSK_CERT_BAD_EXT_KEY_USAGE, 43);
  flight_sent(HSK_AUTH_REQUIRE);
  memset(message, 0, 64);
  failed("cut", deliver_body(HSK_MSG_CERTIFICATE, 2), HSK_PEER_MALFORMED_CERTIFICATE, 50);
  flight_sent(HSK_AUTH_REQUIRE);
  memset(message, 0, 64);
  failed("empty", deliver_body(HSK_MSG_CERTIFICATE, 4), HSK_PEER_CERTIFICATE_REQUIRED, 116);
  flight_sent(HSK_AUTH_REQUIRE);
  failed("left out", deliver_body(HSK_MSG_FINISHED, 32), HSK_PEER_UNEXPECTED_MESSAGE, 10);
  flight_sent(HSK_AUTH_OFF);
  size_t len = build_certificate(client->chain, 2, none, none);
  failed("not asked for", deliver_body(HSK_MSG_CERTIFICATE, len), HSK_PEER_UNEXPECTED_MESSAGE, 10);
}

/* The client's certificate is accepted: now its proof. */
static void certificate_sent(const hsk_credential *own)
{
  flight_sent(HSK_AUTH_REQUIRE);
  size_t len = build_certificate(own->chain, 2, (hsk_bytes){NULL, 0}, (hsk_bytes){NULL, 0});
  assert_int_equal(deliver_body(HSK_MSG_CERTIFICATE, len).error, HSK_OK);
  assert_false(S->c.peer_certified);
}

/* A CertificateVerify with this scheme, of a server's kind if by_server. */
static hsk_result verify(const hsk_credential *own, uint32_t scheme, uint32_t says, uint32_t by_server,
                         int flip)
{
  uint8_t digest[HSK_HASH_MAX], signature[HSK_SIGNATURE_MAX];
  size_t len = 0;
  hsk_rng rng;
  assert_true(hsk_rng_init(&rng, S->cfg.seed));
  hsk_certificate_verify_digest13(&S->c, by_server, scheme, digest);
  assert_true(hsk_sign(scheme, own->key_der.data, own->key, &rng, digest, signature, &len));
  if (flip) signature[len - 1] ^= 1;
  hsk_built b =
      hsk_certificate_verify_build(says, (hsk_bytes){signature, len}, message + HSK_HANDSHAKE_HEADER_LEN,
                                   sizeof message - HSK_HANDSHAKE_HEADER_LEN);
  assert_int_equal(b.error, HSK_OK);
  return deliver_body(HSK_MSG_CERTIFICATE_VERIFY, b.need);
}

static void test_certificate_verify(void **state)
{
  const hsk_credential *ec = pair_client_credential(PAIR_EC), *rsa = pair_client_credential(PAIR_RSA);
  const uint32_t ecdsa = HSK_ECDSA_SHA256, pss = HSK_RSA_PSS_SHA256, pkcs1 = HSK_RSA_PKCS1_SHA256;
  (void)state;
  certificate_sent(ec);
  assert_int_equal(verify(ec, ecdsa, ecdsa, 0, 0).error, HSK_OK);
  assert_true(S->c.peer_certified);
  certificate_sent(rsa);
  assert_int_equal(verify(rsa, pss, pss, 0, 0).error, HSK_OK);
  certificate_sent(ec);
  failed("a bit", verify(ec, ecdsa, ecdsa, 0, 1), HSK_PEER_BAD_CERTIFICATE_VERIFY, 51);
  assert_false(S->c.peer_certified);
  certificate_sent(ec);
  failed("a server's", verify(ec, ecdsa, ecdsa, 1, 0), HSK_PEER_BAD_CERTIFICATE_VERIFY, 51);
  certificate_sent(ec);
  failed("another key", verify(pair_server_credential(PAIR_EC), ecdsa, ecdsa, 0, 0),
         HSK_PEER_BAD_CERTIFICATE_VERIFY, 51);
  certificate_sent(ec);
  failed("the curve does not fit", verify(ec, HSK_ECDSA_SHA384, HSK_ECDSA_SHA384, 0, 0),
         HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, 47);
  certificate_sent(rsa);
  failed("PKCS #1", verify(rsa, pkcs1, pkcs1, 0, 0), HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, 47);
  certificate_sent(rsa);
  failed("an algorithm for another key", verify(rsa, pss, ecdsa, 0, 0),
         HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, 47);
  certificate_sent(ec);
  failed("cut", deliver_body(HSK_MSG_CERTIFICATE_VERIFY, 3), HSK_PEER_MALFORMED_CERTIFICATE_VERIFY, 50);
  certificate_sent(ec);
  failed("left out", deliver_body(HSK_MSG_FINISHED, 32), HSK_PEER_UNEXPECTED_MESSAGE, 10);
}

/* ---- Finished and what comes in its place ------------------------------------------------------------------ */

static void test_finished(void **state)
{
  (void)state;
  flight_sent(HSK_AUTH_OFF);
  memset(message, 0, sizeof message);
  failed("zeros", deliver_body(HSK_MSG_FINISHED, 32), HSK_PEER_BAD_FINISHED, 51);
  flight_sent(HSK_AUTH_OFF);
  failed("too short", deliver_body(HSK_MSG_FINISHED, 12), HSK_PEER_MALFORMED_FINISHED, 50);
  static const uint32_t types[] = {HSK_MSG_CLIENT_HELLO,       HSK_MSG_SERVER_HELLO,
                                   HSK_MSG_NEW_SESSION_TICKET, HSK_MSG_END_OF_EARLY_DATA,
                                   HSK_MSG_CERTIFICATE_VERIFY, HSK_MSG_CLIENT_KEY_EXCHANGE,
                                   HSK_MSG_KEY_UPDATE,         HSK_MSG_MESSAGE_HASH};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    flight_sent(HSK_AUTH_OFF);
    memset(message, 0, sizeof message);
    failed("another message", deliver_body(types[i], 1), HSK_PEER_UNEXPECTED_MESSAGE, 10);
  }
  flight_sent(HSK_AUTH_OFF);
  failed("data", deliver(HSK_APPLICATION_DATA, TEXT("x")), HSK_PEER_UNEXPECTED_MESSAGE, 10);
  flight_sent(HSK_AUTH_OFF);
  failed("close_notify", deliver(HSK_ALERT, TEXT("\1\0")), HSK_ALERT_CLOSED_EARLY, HSK_NO_ALERT);
}

/* ---- once connected ---------------------------------------------------------------------------------------- */

static void test_connected(void **state)
{
  (void)state;
  connect_pair();
  hello13(&h);
  failed("another ClientHello", deliver_hello(), HSK_PEER_UNEXPECTED_MESSAGE, 10);
  connect_pair();
  failed("a ticket", deliver_body(HSK_MSG_NEW_SESSION_TICKET, 20), HSK_PEER_UNEXPECTED_MESSAGE, 10);
  connect_pair();
  message[4] = 2;
  failed("KeyUpdate 2", deliver_body(HSK_MSG_KEY_UPDATE, 1), HSK_PEER_BAD_KEY_UPDATE, 47);
  connect_pair();
  failed("a long KeyUpdate", deliver_body(HSK_MSG_KEY_UPDATE, 2), HSK_PEER_MALFORMED_KEY_UPDATE, 50);
  connect_pair();
  hsk_result r = hsk_ok();
  for (unsigned i = 0; i <= HSK_IGNORED_MAX && r.error == HSK_OK; i++) {
    message[4] = 0;
    r = deliver_body(HSK_MSG_KEY_UPDATE, 1);
  }
  failed("KeyUpdates without end", r, HSK_PEER_TOO_MANY_MESSAGES, 10);
  connect_pair();
  r = hsk_ok();
  for (unsigned i = 0; i <= HSK_IGNORED_MAX && r.error == HSK_OK; i++)
    r = deliver(HSK_APPLICATION_DATA, (hsk_bytes){message, 0});
  failed("empty records without end", r, HSK_PEER_EMPTY_RECORDS, 10);
  connect_pair();
  r = hsk_ok();
  for (unsigned i = 0; i <= HSK_WARNINGS_MAX && r.error == HSK_OK; i++) {
    assert_int_equal(S->c.warnings, i);
    r = deliver(HSK_ALERT, TEXT("\1\x5a"));
  }
  failed("user_canceled without end", r, HSK_PEER_TOO_MANY_MESSAGES, 10);
  connect_pair();
  failed("ChangeCipherSpec", deliver(HSK_CHANGE_CIPHER_SPEC, TEXT("\1")), HSK_PEER_UNEXPECTED_MESSAGE, 10);
}

/* ---- records ----------------------------------------------------------------------------------------------- */

static hsk_result feed(hsk_bytes bytes)
{
  assert_true(bytes.len <= S->in_cap - S->io.in_len);
  memcpy(S->io.in + S->io.in_len, bytes.data, bytes.len);
  S->io.in_len += bytes.len;
  return pair_step(S);
}

static void test_change_cipher_spec(void **state)
{
  (void)state;
  pair_init(&p);
  pair_start(&p);
  failed("the first record", feed(TEXT("\x14\3\3\0\1\1")), HSK_PEER_UNEXPECTED_MESSAGE, 10);
  flight_sent(HSK_AUTH_OFF);
  assert_int_equal(feed(TEXT("\x14\3\3\0\1\1")).error, HSK_OK);
  failed("another value", feed(TEXT("\x14\3\3\0\1\2")), HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC, 10);
  flight_sent(HSK_AUTH_OFF);
  failed("two bytes", feed(TEXT("\x14\3\3\0\2\1\1")), HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC, 10);
  flight_sent(HSK_AUTH_OFF);
  hsk_result r = hsk_ok();
  for (unsigned i = 0; i <= HSK_IGNORED_MAX && r.error == HSK_OK; i++)
    r = feed(TEXT("\x14\3\3\0\1\1"));
  failed("without end", r, HSK_PEER_TOO_MANY_MESSAGES, 10);
}

static void test_plaintext(void **state)
{
  (void)state;
  flight_sent(HSK_AUTH_OFF);
  failed("a handshake record in the clear", feed(TEXT("\x16\3\3\0\4\x14\0\0\0")), HSK_PEER_BAD_RECORD_HEADER,
         10);
  flight_sent(HSK_AUTH_OFF);
  failed("an alert in the clear", feed(TEXT("\x15\3\3\0\2\2\x28")), HSK_ALERT_RECEIVED, HSK_NO_ALERT);
  flight_sent(HSK_AUTH_OFF);
  failed("noise",
         feed(TEXT("\x17\3\3\0\x14"
                   "01234567890123456789")),
         HSK_PEER_BAD_RECORD_MAC, 20);
  connect_pair();
  failed("an alert in the clear, late", feed(TEXT("\x15\3\3\0\2\2\x28")), HSK_PEER_BAD_RECORD_HEADER, 10);
}

/* Bytes behind the ClientHello in its record would be read under keys that they were not sent under (RFC 8446 5.1). */
static void test_excess(void **state)
{
  (void)state;
  for (int retry = 0; retry < 2; retry++) {
    uint8_t record[HELLO_MAX + 16];
    pair_init(&p);
    pair_start(&p);
    hello13(&h);
    if (retry) h.shares.len = 0;
    size_t len = hello_build(&h, message);
    hsk_record_header_put(record, 0, HSK_HANDSHAKE, len + 1);
    memcpy(record + 5, message, len);
    record[5 + len] = HSK_MSG_FINISHED;
    failed("one byte more", feed((hsk_bytes){record, len + 6}), HSK_PEER_EXCESS_HANDSHAKE_DATA, 10);
  }
}

static void test_long_message(void **state)
{
  (void)state;
  pair_init(&p);
  S->cfg.max_message_len = 512;
  pair_start(&p);
  failed("a hello of 513 bytes", feed(TEXT("\x16\3\1\0\4\1\0\2\1")), HSK_PEER_HANDSHAKE_TOO_LONG, 47);
}

/* ---- early data -------------------------------------------------------------------------------------------- */

/* As TEXT("\x17..."): a record of len bytes that no key of ours opens. */
static hsk_result feed_early(size_t len)
{
  static uint8_t record[HSK_RECORD_MAX];
  memset(record, 0x5a, sizeof record);
  hsk_record_header_put(record, 0, HSK_APPLICATION_DATA, len);
  return feed((hsk_bytes){record, 5 + len});
}

/* The client's end is ours: its hello gets the extension by hand, so that only the server is watched. */
static void early_offered(int retry)
{
  pair_init(&p);
  pair_start(&p);
  hello13(&h);
  if (retry) h.shares.len = 0;
  h.extra = TEXT("\0\x2a\0\0");
  assert_int_equal(deliver_hello().error, HSK_OK);
  assert_int_equal(pair_step(S).error, HSK_OK);
  S->io.out_len = 0;
}

static void test_early_data(void **state)
{
  (void)state;
  for (int retry = 0; retry < 2; retry++) {
    early_offered(retry);
    for (size_t i = 0; i < 4; i++)
      assert_int_equal(feed_early(4091).error, HSK_OK);
    failed("more than is skipped", feed_early(17), HSK_PEER_TOO_MUCH_EARLY_DATA, 10);
  }
  early_offered(1);
  assert_int_equal(feed_early(100).error, HSK_OK);
  h.extra.len = 0;
  h.shares = (hello_list){1, {HSK_X25519}};
  failed("the cookie is missing", deliver_hello(), HSK_PEER_BAD_COOKIE, 47);
  flight_sent(HSK_AUTH_OFF);
  failed("none was offered", feed_early(100), HSK_PEER_BAD_RECORD_MAC, 20);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_certificates),
      cmocka_unit_test(test_certificate_verify),
      cmocka_unit_test(test_finished),
      cmocka_unit_test(test_connected),
      cmocka_unit_test(test_change_cipher_spec),
      cmocka_unit_test(test_plaintext),
      cmocka_unit_test(test_excess),
      cmocka_unit_test(test_long_message),
      cmocka_unit_test(test_early_data),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
