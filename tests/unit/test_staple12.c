/* OCSP responses that a TLS 1.2 server staples: CertificateStatus comes behind the Certificate, and the client judges both together. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>
#include "crypto/crypto.h"
#include "msg/handshake.h"
#include "pair12.h"

#define NAME "www.example.com"

static pair12 d;
static char dir[] = "/tmp/hsk-staple-XXXXXX";

/* ---- what tests/gen/chains_ocsp makes -------------------------------------------------------------------------- */

enum { FILE_MAX = 4096 };
typedef struct {
  uint8_t bytes[FILE_MAX];
  hsk_bytes b;
} file;
static file root, leaf, middle, key, revoked_leaf, good, revoked;
static hsk_private_key private_key;
static hsk_anchor anchor;
static int64_t now_time;

static void load(const char *name, file *f)
{
  char path[100];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  FILE *in = fopen(path, "rb");
  if (in == NULL) fail_msg("%s is missing", path);
  f->b = (hsk_bytes){f->bytes, fread(f->bytes, 1, sizeof f->bytes, in)};
  fclose(in);
}

static void load_key(const char *name, file *f, hsk_private_key *to)
{
  static file pem;
  char label[32];
  size_t pos = 0, len;
  load(name, &pem);
  do
    assert_int_equal(hsk_pem_decode(pem.b, &pos, label, f->bytes, sizeof f->bytes, &len).error, HSK_OK);
  while (hsk_private_key_parse(f->bytes, len, to).error != HSK_OK);
  f->b = (hsk_bytes){f->bytes, len};
}

static int make_files(void **state)
{
  char command[100];
  (void)state;
  if (mkdtemp(dir) == NULL) return -1;
  snprintf(command, sizeof command, "tests/gen/chains_ocsp %s", dir);
  if (system(command) != 0) return -1;
  now_time = (int64_t)time(NULL);
  load("root.der", &root);
  load("int.der", &middle);
  load("leaf.der", &leaf);
  load("leaf_revoked.der", &revoked_leaf);
  load("good.der", &good);
  load("revoked.der", &revoked);
  load_key("leaf.key", &key, &private_key);
  return hsk_anchor_from_cert(root.b, &anchor).error == HSK_OK ? 0 : -1;
}

static int remove_files(void **state)
{
  char command[100];
  (void)state;
  snprintf(command, sizeof command, "rm -rf %s", dir);
  return system(command);
}

/* ---- set-up ---------------------------------------------------------------------------------------------------- */

static hsk_bytes seen; /* the staple that the observer was shown */
static size_t verdicts;

static void watch(void *arg, const hsk_event *e)
{
  (void)arg;
  if (e->kind != HSK_SAW_CHAIN) return;
  verdicts++;
  seen = e->staple;
}

/* A server with the leaf of chains_ocsp, and a client that trusts its root and has this mode. */
static void set_up(hsk_bytes staple, uint32_t mode)
{
  static hsk_bytes chain[2];
  pair12_init(&d);
  chain[0] = leaf.b;
  chain[1] = middle.b;
  d.server[0] = (hsk_credential){
      .chain = chain, .chain_len = 2, .key_der = key.b, .key = &private_key, .ocsp_response = staple};
  d.p.server.cfg.credentials_len = 1;
  d.p.client.cfg.anchors = &anchor;
  d.p.client.cfg.anchors_len = 1;
  d.p.client.cfg.now_time = d.p.server.cfg.now_time = now_time;
  d.p.client.cfg.ocsp = mode;
  d.p.client.cfg.observe = watch;
  verdicts = 0;
}

static void start(void)
{
  pair_start(&d.p);
  assert_int_equal(hsk_client(&d.p.client.c, &d.p.client.cfg, NAME).error, HSK_OK);
}

static void assert_refused(uint32_t error, uint32_t alert)
{
  assert_false(pair12_shake(&d));
  if (pair12_error(&d.p.client) != error) print_message("%s\n", hsk_error_name(pair12_error(&d.p.client)));
  assert_int_equal(pair12_error(&d.p.client), error);
  assert_int_equal(hsk_failed(&d.p.server.c)->alert_received, alert);
  assert_true(pair_holds_nothing(&d.p.client.c));
}

/* ---- what is taken and what is not ------------------------------------------------------------------------------ */

static void test_stapled(void **state)
{
  (void)state;
  static const size_t chunks[] = {SIZE_MAX, 1, 7};
  for (size_t i = 0; i < 3; i++)
    for (uint32_t auth = HSK_AUTH_OFF; auth <= HSK_AUTH_REQUEST; auth++) {
      set_up(good.b, HSK_REVOCATION_REQUIRED);
      d.p.server.cfg.client_auth = auth;
      start();
      assert_true(pair_shake(&d.p, chunks[i]));
      assert_int_equal(verdicts, 1);
      assert_int_equal(seen.len, good.b.len);
      assert_true(pair12_echo(&d));
    }
}

static void test_not_stapled(void **state)
{
  (void)state;
  hsk_bytes none = {NULL, 0};
  for (uint32_t mode = HSK_REVOCATION_OFF; mode <= HSK_REVOCATION_PREFERRED; mode++) {
    set_up(none, mode);
    start();
    assert_true(pair12_shake(&d));
  }
  set_up(none, HSK_REVOCATION_REQUIRED);
  start();
  assert_refused(HSK_CERT_OCSP_MISSING, 113);
  /* a server has one and the client does not ask */
  set_up(good.b, HSK_REVOCATION_OFF);
  start();
  assert_true(pair12_shake(&d));
  assert_int_equal(seen.len, 0);
}

static void test_bad_staples(void **state)
{
  (void)state;
  static const uint8_t junk[9] = {0x30, 7};
  for (uint32_t mode = HSK_REVOCATION_PREFERRED; mode <= HSK_REVOCATION_REQUIRED; mode++) {
    set_up((hsk_bytes){junk, sizeof junk}, mode);
    start();
    assert_refused(HSK_CERT_BAD_OCSP, 113);
    set_up(revoked.b, mode);
    start();
    assert_refused(HSK_CERT_OCSP_OTHER_CERT, 113);
  }
}

static void test_revoked(void **state)
{
  (void)state;
  set_up(revoked.b, HSK_REVOCATION_PREFERRED);
  hsk_bytes chain[2] = {revoked_leaf.b, middle.b};
  d.server[0].chain = chain;
  start();
  assert_refused(HSK_CERT_REVOKED, 44);
}

static void test_judged_elsewhere(void **state)
{
  (void)state;
  set_up(good.b, HSK_REVOCATION_REQUIRED);
  d.p.client.cfg.judge_elsewhere = 1;
  start();
  assert_false(pair12_shake(&d));
  assert_true(hsk_wants(&d.p.client.c) & HSK_WANT_CHAIN);
  assert_int_equal(seen.len, good.b.len);
  assert_int_equal(hsk_judged(&d.p.client.c, &d.p.client.cfg, &d.p.client.io, HSK_OK).error, HSK_OK);
  assert_true(pair12_shake(&d));
}

/* ---- messages one by one ----------------------------------------------------------------------------------------- */

enum { MESSAGES_MAX = 8 };
static hsk_bytes messages[MESSAGES_MAX]; /* of the server's first flight, which stays in its out */
static size_t messages_len;

static void server_flight(void)
{
  pair_end *s = &d.p.server;
  assert_int_equal(pair_step(&d.p.client).error, HSK_OK);
  pair_pass(&d.p.client, s, SIZE_MAX);
  assert_int_equal(pair_step(s).error, HSK_OK);
  messages_len = 0;
  for (size_t at = 0; at < s->io.out_len && messages_len < MESSAGES_MAX;
       at += 5 + hsk_be16(s->io.out, at + 3))
    messages[messages_len++] = (hsk_bytes){s->io.out + at + 5, hsk_be16(s->io.out, at + 3)};
}

static uint32_t deliver(hsk_bytes message)
{
  pair_end *k = &d.p.client;
  return hsk_deliver(&k->c, &k->cfg, &k->io, 22, message).error;
}

static size_t place_of(uint32_t msg_type)
{
  for (size_t i = 0; i < messages_len; i++)
    if (hsk_u8(messages[i].data, 0) == msg_type) return i;
  fail_msg("message %u is not there", (unsigned)msg_type);
  return 0;
}

static void deliver_to(size_t end)
{
  for (size_t i = 0; i < end; i++)
    assert_int_equal(deliver(messages[i]), HSK_OK);
}

/* RFC 6066 8: a server that said it would may send none after all. Whatever comes then, the Certificate is judged before it. */
static void test_promised_and_not_sent(void **state)
{
  (void)state;
  static const uint16_t suites[] = {0xC02F, 0x009E, 0x009C};
  static const uint8_t junk[5] = {0x30, 3};
  for (size_t i = 0; i < 3; i++)
    for (uint32_t auth = HSK_AUTH_OFF; auth <= HSK_AUTH_REQUEST; auth++)
      for (uint32_t mode = HSK_REVOCATION_PREFERRED; mode <= HSK_REVOCATION_REQUIRED; mode++) {
        pair12_init(&d);
        d.server[0].ocsp_response = (hsk_bytes){junk, sizeof junk};
        d.p.server.cfg.suites = &suites[i];
        d.p.server.cfg.suites_len = 1;
        d.p.server.cfg.client_auth = auth;
        d.p.client.cfg.ocsp = mode;
        pair_start(&d.p);
        server_flight();
        size_t status = place_of(HSK_MSG_CERTIFICATE_STATUS);
        deliver_to(status);
        if (mode == HSK_REVOCATION_REQUIRED) {
          assert_int_equal(deliver(messages[status + 1]), HSK_CERT_OCSP_MISSING);
          continue;
        }
        for (size_t k = status + 1; k < messages_len; k++)
          assert_int_equal(deliver(messages[k]), HSK_OK);
        assert_int_equal(pair_step(&d.p.client).error, HSK_OK);
        assert_true(d.p.client.io.out_len != 0);
      }
}

static void test_order(void **state)
{
  (void)state;
  static const uint8_t hello_request[4] = {0, 0, 0, 0}, malformed[9] = {22, 0, 0, 5, 2, 0, 0, 1, 0};
  hsk_bytes request = {hello_request, sizeof hello_request};
  for (int kind = 0; kind < 4; kind++) {
    set_up(good.b, HSK_REVOCATION_REQUIRED);
    if (kind == 3) d.p.client.cfg.ocsp = HSK_REVOCATION_OFF;
    start();
    server_flight();
    size_t status = kind == 3 ? 2 : place_of(HSK_MSG_CERTIFICATE_STATUS);
    deliver_to(status);
    if (kind == 0) { /* a HelloRequest says nothing in between, and two statuses are one too many */
      assert_int_equal(deliver(request), HSK_OK);
      assert_int_equal(deliver(messages[status]), HSK_OK);
      assert_int_equal(deliver(messages[status]), HSK_PEER_UNEXPECTED_MESSAGE);
    }
    if (kind == 1) /* two Certificates */
      assert_int_equal(deliver(messages[status - 1]), HSK_CERT_OCSP_MISSING);
    if (kind == 2)
      assert_int_equal(deliver((hsk_bytes){malformed, sizeof malformed}),
                       HSK_PEER_MALFORMED_CERTIFICATE_STATUS);
    if (kind == 3) /* nobody asked */
      assert_int_equal(deliver((hsk_bytes){malformed, sizeof malformed}), HSK_PEER_UNEXPECTED_MESSAGE);
  }
}

/* Where Certificate and status do not fit into work side by side, that is what the client says. */
static void test_small_work(void **state)
{
  (void)state;
  int worked = 0;
  for (size_t cap = 256; cap <= HSK_WORK_LEN; cap += 101) {
    set_up(good.b, HSK_REVOCATION_REQUIRED);
    start();
    d.p.client.io.work_cap = cap;
    int works = pair12_shake(&d);
    assert_true(works || !worked);
    worked = works;
    if (!works) assert_int_equal(pair12_error(&d.p.client), HSK_BUFFER_TOO_SMALL);
  }
  assert_true(worked);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_stapled),
      cmocka_unit_test(test_not_stapled),
      cmocka_unit_test(test_bad_staples),
      cmocka_unit_test(test_revoked),
      cmocka_unit_test(test_judged_elsewhere),
      cmocka_unit_test(test_promised_and_not_sent),
      cmocka_unit_test(test_order),
      cmocka_unit_test(test_small_work),
  };
  return cmocka_run_group_tests(tests, make_files, remove_files);
}
