/* What the client refuses, a row each: one message of a good server (fuzz/peer12.c, over toy crypto) is changed, and the client has to
   name it, send the right alert, forget its secrets and stay failed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "msg/certificate.h"
#include "msg/handshake.h"
#include "msg/server_key_exchange.h"
#include "peer12.h"

/* How a row changes the message: bytes at an offset, the whole body, the extensions of a ServerHello, bytes at an offset and a new
   signature over them, raw records in its place, a bit behind its protection, certificates by number. */
enum edit { PATCH, BODY, EXTENSIONS, RESIGN, RECORD, TIMES_33, LAST_BIT, CHAIN, MANY_CERTS };

typedef struct {
  const char *name;
  size_t variant;
  uint32_t content_type, msg_type; /* the message to change */
  enum edit edit;
  size_t at, len;
  const char *bytes;
  uint32_t error;
} row;

#define HS(type)    HSK_HANDSHAKE, HSK_MSG_##type
#define CCS         HSK_CHANGE_CIPHER_SPEC, 0
#define TEXT(bytes) sizeof bytes - 1, bytes
#define RI          "\xff\x01\0\1\0"
#define SH          HS(SERVER_HELLO)

/* Variants: 0 ECDHE_ECDSA x25519 with server_name, 1 P-256, 2 DHE that requires EMS, 3 RSA with ALPN, 4 RSA without EMS. */
static const row rows[] = {
#include "refusals.def"
};

/* world: one client and one server. */
static struct {
  hsk_conn c;
  hsk_config cfg;
  hsk_private_key key;
  hsk_credential credential;
  peer12 server;
  size_t given; /* server messages that the client has got */
  uint8_t in[65536], out[4096], work[65536];
  hsk_io io;
} w;

static void start(size_t variant)
{
  memset(&w, 0, sizeof w);
  null_work.nonces = 0;
  peer12_config(variant, &w.cfg);
  peer12_init(&w.server, variant);
  w.io =
      (hsk_io){.in = w.in, .out = w.out, .out_cap = sizeof w.out, .work = w.work, .work_cap = sizeof w.work};
  assert_int_equal(hsk_client(&w.c, &w.cfg, PEER12_NAME).error, HSK_OK);
}

/* Steps the client, hands its output to the server; the step's answer. */
static hsk_result step(void)
{
  hsk_result r = hsk_step(&w.c, &w.cfg, &w.io);
  if (r.error == HSK_OK) {
    peer12_receive(&w.server, w.out, w.io.out_len);
    w.io.out_len = 0;
  }
  return r;
}

static void feed(const void *bytes, size_t len)
{
  assert_true(len <= sizeof w.in - w.io.in_len);
  memcpy(w.in + w.io.in_len, bytes, len);
  w.io.in_len += len;
}

static void feed_message(const peer12_message *m, const uint8_t *data, size_t len)
{
  static uint8_t record[HSK_RECORD_MAX];
  feed(record, peer12_wrap(m->sealed ? &w.server.write : NULL, m->content_type, data, len, record));
}

static size_t with_header(uint8_t *message, uint32_t type, size_t body_len)
{
  hsk_handshake_header_put(message, type, body_len);
  return 4 + body_len;
}

/* The ServerHello with other extensions: its session_id has 32 bytes, so they begin at body byte 70. */
static size_t replace_extensions(uint8_t *message, const row *r)
{
  hsk_put16(message, 4 + 70, r->len);
  memcpy(message + 4 + 72, r->bytes, r->len);
  return with_header(message, HSK_MSG_SERVER_HELLO, r->len == 0 ? 70 : 72 + r->len);
}

/* The signature of the ServerKeyExchange anew, of the same length, by the server's key. */
static void resign(uint8_t *message, size_t len)
{
  const toy_key *key;
  hsk_server_key_exchange ske;
  uint8_t digest[HSK_HASH_MAX], sig[HSK_SIGNATURE_MAX];
  size_t sig_len;
  hsk_hash_state h;
  int dhe = w.server.suite->key_exchange == HSK_KX_DHE;
  hsk_result r = dhe ? hsk_server_key_exchange_dhe_parse(message + 4, len - 4, &ske)
                     : hsk_server_key_exchange_ecdhe_parse(message + 4, len - 4, &ske);
  assert_int_equal(r.error, HSK_OK);
  (void)peer12_certificate(w.server.suite->auth == HSK_KEY_RSA ? 2 : 3, &key);
  hsk_hash_init(&h, hsk_scheme_hash(ske.algorithm));
  hsk_hash_update(&h, w.server.client_random, 32);
  hsk_hash_update(&h, w.server.server_random, 32);
  hsk_hash_update(&h, message + 4, ske.params_len);
  hsk_hash_digest(&h, digest);
  assert_int_equal(null_sign_as(ske.algorithm, key->bytes, &key->pub, digest, sig, &sig_len), 1);
  assert_int_equal(sig_len, ske.signature.len);
  memcpy(message + 4 + ske.signature.off, sig, sig_len);
}

static size_t certificates(uint8_t *message, size_t first, size_t count)
{
  const toy_key *key;
  hsk_bytes list[HSK_CHAIN_MAX_CERTS + 1];
  for (size_t i = 0; i < count; i++)
    list[i] = peer12_certificate(i == 0 ? first : 1, &key);
  hsk_built b = hsk_certificate_build(list, count, message + 4, 16000);
  assert_int_equal(b.error, HSK_OK);
  return with_header(message, HSK_MSG_CERTIFICATE, b.need);
}

/* Feeds the changed message. */
static void feed_edited(const row *r, const peer12_message *m)
{
  static uint8_t message[16384];
  size_t len = m->len;
  memcpy(message, w.server.bytes + m->off, len);
  switch (r->edit) {
  case PATCH:
  case RESIGN:
    memcpy(message + r->at, r->bytes, r->len);
    if (r->edit == RESIGN) resign(message, len);
    break;
  case BODY:
    memcpy(message + 4, r->bytes, r->len);
    len = with_header(message, r->msg_type, r->len);
    break;
  case EXTENSIONS:
    len = replace_extensions(message, r);
    break;
  case CHAIN:
    len = certificates(message, r->at, 2);
    break;
  case MANY_CERTS:
    len = certificates(message, 3, HSK_CHAIN_MAX_CERTS + 1);
    break;
  case RECORD:
    feed(r->bytes, r->len);
    return;
  case TIMES_33:
    for (int i = 0; i < 33; i++) {
      if (r->len != 0)
        feed(r->bytes, r->len);
      else
        feed_message(m, message, 0);
    }
    return;
  case LAST_BIT:
    break;
  }
  feed_message(m, message, len);
  if (r->edit == LAST_BIT) w.in[w.io.in_len - 1] ^= 1;
}

static int is_target(const row *r, const peer12_message *m)
{
  if (m->content_type != r->content_type) return 0;
  return m->content_type != HSK_HANDSHAKE || w.server.bytes[m->off] == r->msg_type;
}

static void assert_zero(const void *p, size_t n)
{
  for (size_t i = 0; i < n; i++)
    assert_int_equal(((const uint8_t *)p)[i], 0);
}

/* One error, the alert of its row, no secrets left, and no way back. */
static void assert_refused(uint32_t error)
{
  const hsk_failure *f = hsk_failed(&w.c);
  uint32_t alert = hsk_error_alert(error);
  assert_non_null(f);
  assert_string_equal(hsk_error_name(f->error), hsk_error_name(error));
  assert_int_equal(f->alert_sent, alert);
  if (alert == HSK_NO_ALERT) {
    assert_int_equal(w.io.out_len, 0);
  } else if (w.c.failure.state < HSK_CLIENT12_SEND_FINISHED) {
    const uint8_t expected[7] = {21, 3, 3, 0, 2, 2, (uint8_t)alert};
    assert_true(w.io.out_len >= sizeof expected);
    assert_memory_equal(w.out + w.io.out_len - sizeof expected, expected, sizeof expected);
  } else {
    assert_true(w.io.out_len > 7 && w.out[0] == 21);
  }
  assert_zero(&w.c.read, sizeof w.c.read);
  assert_zero(&w.c.write, sizeof w.c.write);
  assert_zero(w.c.master_secret, sizeof w.c.master_secret);
  assert_zero(w.c.keys.bytes, sizeof w.c.keys.bytes);
  assert_zero(&w.c.rng, sizeof w.c.rng);
  assert_int_equal(hsk_step(&w.c, &w.cfg, &w.io).error, error);
  assert_int_equal(hsk_wants(&w.c), 0);
}

static void refusal(void **state)
{
  const row *r = *state;
  start(r->variant);
  assert_int_equal(step().error, HSK_OK);
  while (w.given < w.server.made) {
    const peer12_message *m = &w.server.messages[w.given++];
    if (!is_target(r, m)) {
      feed_message(m, w.server.bytes + m->off, m->len);
      assert_int_equal(step().error, HSK_OK);
      continue;
    }
    feed_edited(r, m);
    assert_string_equal(hsk_error_name(step().error), hsk_error_name(r->error));
    assert_refused(r->error);
    return;
  }
  fail_msg("the server sends no such message");
}

/* The whole of a good handshake: data, and close_notify both ways. */
static void good(void **state)
{
  (void)state;
  for (size_t v = 0; v < PEER12_VARIANTS; v++) {
    uint8_t data[64];
    size_t got = 0, all = 0;
    start(v);
    assert_int_equal(step().error, HSK_OK);
    while (w.given < w.server.made) {
      const peer12_message *m = &w.server.messages[w.given++];
      feed_message(m, w.server.bytes + m->off, m->len);
      assert_int_equal(step().error, HSK_OK);
      assert_int_equal(hsk_read(&w.c, &w.io, data + all, sizeof data - all, &got).error, HSK_OK);
      all += got;
    }
    assert_int_equal(step().error, HSK_OK);
    assert_memory_equal(data, "hello, client", 13);
    assert_int_equal(hsk_wants(&w.c), HSK_CLOSED);
    assert_int_equal(hsk_eof(&w.c).error, HSK_OK);
  }
}

static void bad_configurations(void **state)
{
  (void)state;
  const uint16_t suites[] = {0x1234}, groups[] = {1};
  char name[HSK_NAME_MAX + 2];
  hsk_config cfg;
  hsk_conn c;
  memset(name, 'a', sizeof name);
  name[HSK_NAME_MAX] = 0;
  peer12_config(0, &cfg);
  assert_int_equal(hsk_client(&c, &cfg, name).error, HSK_OK);
  name[HSK_NAME_MAX] = 'a';
  name[HSK_NAME_MAX + 1] = 0;
  assert_int_equal(hsk_client(&c, &cfg, name).error, HSK_BAD_CONFIG);
  cfg.suites = suites;
  assert_int_equal(hsk_client(&c, &cfg, NULL).error, HSK_BAD_CONFIG);
  peer12_config(0, &cfg);
  cfg.groups = groups;
  cfg.groups_len = 1;
  assert_int_equal(hsk_client(&c, &cfg, NULL).error, HSK_BAD_CONFIG);
  peer12_config(1, &cfg);
  const hsk_credential none = {0};
  cfg.credentials = &none;
  assert_int_equal(hsk_client(&c, &cfg, NULL).error, HSK_BAD_CONFIG);
  peer12_config(0, &cfg);
  cfg.ems = 3;
  assert_int_equal(hsk_client(&c, &cfg, NULL).error, HSK_BAD_CONFIG);
}

/* Feeds good messages until the client fails. */
static void play_until_failure(uint32_t error)
{
  hsk_result r = step();
  while (r.error == HSK_OK && w.given < w.server.made) {
    const peer12_message *m = &w.server.messages[w.given++];
    feed_message(m, w.server.bytes + m->off, m->len);
    r = step();
  }
  assert_string_equal(hsk_error_name(r.error), hsk_error_name(error));
}

static void key_cannot_sign(void **state)
{
  (void)state;
  start(1);
  w.credential = *w.cfg.credentials;
  w.key = *w.credential.key;
  w.key.group = 0;
  w.credential.key = &w.key;
  w.cfg.credentials = &w.credential;
  play_until_failure(HSK_SIGNING_FAILED);
  assert_refused(HSK_SIGNING_FAILED);
}

static void small_work(void **state)
{
  (void)state;
  for (size_t cap = 0; cap < 2000; cap += 7) {
    start(0);
    w.io.work_cap = cap;
    play_until_failure(HSK_BUFFER_TOO_SMALL);
  }
}

static void sequence_numbers_end(void **state)
{
  (void)state;
  uint8_t byte = 0;
  size_t taken;
  start(0);
  assert_int_equal(step().error, HSK_OK);
  while (w.c.state != HSK_CLIENT12_CONNECTED) {
    const peer12_message *m = &w.server.messages[w.given++];
    feed_message(m, w.server.bytes + m->off, m->len);
    assert_int_equal(step().error, HSK_OK);
  }
  w.c.write.seq = UINT64_MAX;
  assert_int_equal(hsk_write(&w.c, &w.io, &byte, 1, &taken).error, HSK_SEQUENCE_EXHAUSTED);
  assert_int_equal(taken, 0);
  w.c.read.seq = UINT64_MAX;
  const peer12_message *m = &w.server.messages[w.given++];
  feed_message(m, w.server.bytes + m->off, m->len);
  assert_int_equal(hsk_step(&w.c, &w.cfg, &w.io).error, HSK_SEQUENCE_EXHAUSTED);
}

/* An address is no server_name (RFC 6066 3), so none may be answered. */
static void server_name_for_an_address(void **state)
{
  (void)state;
  start(0);
  assert_int_equal(hsk_client(&w.c, &w.cfg, "127.0.0.1").error, HSK_OK);
  assert_int_equal(step().error, HSK_OK);
  feed("\x16\3\3\0\x35\2\0\0\x31\3\3"
       "0123456789abcdef0123456789abcdef"
       "\0\xc0\x2b\0\0\x09" RI "\0\0\0\0",
       58);
  assert_string_equal(hsk_error_name(step().error), "HSK_PEER_EXTENSION_NOT_OFFERED");
}

/* HelloRequest and warnings before the end of the handshake are looked away from, and are no part of the transcript. */
static void ignored_messages(void **state)
{
  (void)state;
  start(0);
  assert_int_equal(step().error, HSK_OK);
  while (w.given < w.server.made) {
    const peer12_message *m = &w.server.messages[w.given++];
    if (!m->sealed) feed("\x16\3\3\0\4\0\0\0\0\x15\3\3\0\2\1\x5a", 16);
    feed_message(m, w.server.bytes + m->off, m->len);
    assert_int_equal(step().error, HSK_OK);
    if (w.c.state == HSK_CLIENT12_CONNECTED) return;
  }
  fail_msg("not connected");
}

int main(void)
{
  enum { ROWS = sizeof rows / sizeof rows[0] };
  static struct CMUnitTest tests[ROWS + 7];
  for (size_t i = 0; i < ROWS; i++)
    tests[i] = (struct CMUnitTest){
        .name = rows[i].name, .test_func = refusal, .initial_state = (void *)(uintptr_t)&rows[i]};
  const struct CMUnitTest others[7] = {
      cmocka_unit_test(server_name_for_an_address),
      cmocka_unit_test(good),
      cmocka_unit_test(bad_configurations),
      cmocka_unit_test(key_cannot_sign),
      cmocka_unit_test(small_work),
      cmocka_unit_test(sequence_numbers_end),
      cmocka_unit_test(ignored_messages),
  };
  memcpy(tests + ROWS, others, sizeof others);
  return cmocka_run_group_tests_name("refusals", tests, NULL, NULL);
}
