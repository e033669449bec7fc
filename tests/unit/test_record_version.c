/* The version in front of records of TLS 1.3: what we write there, and that it says nothing in front of what is not protected (RFC 8446 5.1, 5.2). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "pair.h"

static pair p;
static unsigned plain_seen, sealed_seen;

/* What the records that wait at a side show instead: the first that it gets ever, other plaintext, ciphertext. */
static struct {
  uint32_t first, plain, sealed;
  unsigned records[2]; /* that each side has got */
} show;

static void change(pair_end *to)
{
  hsk_io *io = &to->io;
  for (size_t at = io->in_used; at + 5 <= io->in_len; at += 5 + (size_t)hsk_be16(io->in, at + 3)) {
    uint32_t type = hsk_u8(io->in, at);
    unsigned before = show.records[to == &p.server]++;
    /* an initial ClientHello alone may show TLS 1.0 */
    assert_int_equal(hsk_be16(io->in, at + 1), to == &p.server && before == 0 ? 0x0301 : HSK_TLS12);
    if (type == HSK_APPLICATION_DATA)
      sealed_seen++;
    else
      plain_seen++;
    hsk_put16(io->in, at + 1,
              type == HSK_APPLICATION_DATA ? show.sealed
              : before == 0                ? show.first
                                           : show.plain);
  }
}

/* Each side takes all that waits before more comes. */
static int shake(void)
{
  show.records[0] = show.records[1] = plain_seen = sealed_seen = 0;
  pair_start(&p);
  for (int i = 0; i < 8; i++) {
    if (pair_step(&p.client).error != HSK_OK) return 0;
    (void)pair_pass(&p.client, &p.server, SIZE_MAX);
    change(&p.server);
    if (pair_step(&p.server).error != HSK_OK) return 0;
    (void)pair_pass(&p.server, &p.client, SIZE_MAX);
    change(&p.client);
  }
  return pair_connected(&p.client) && pair_connected(&p.server);
}

static void prepare(int retried)
{
  static const uint16_t p384[] = {HSK_SECP384R1};
  pair_init(&p);
  p.server.cfg.credentials_len = 1;
  if (!retried) return;
  p.server.cfg.groups = p384;
  p.server.cfg.groups_len = 1;
}

static void test_ignored(void **state)
{
  static const uint32_t firsts[] = {0x0300, 0x0301, 0x0303, 0x03ff}, plains[] = {0, 0x0301, 0x0304, 0xffff};
  (void)state;
  for (int retried = 0; retried < 2; retried++)
    for (size_t i = 0; i < 4; i++) {
      prepare(retried);
      show.first = firsts[i];
      show.plain = plains[i];
      show.sealed = HSK_TLS12;
      assert_true(shake());
      assert_int_equal(hsk_was_retried(&p.server.c), retried);
      /* ClientHello, ServerHello and two ChangeCipherSpec; or two of each hello */
      assert_int_equal(plain_seen, retried ? 6 : 4);
      assert_true(sealed_seen > 4);
    }
}

/* Where it is not known yet that this is TLS 1.3, what is no TLS is refused. */
static void test_no_tls(void **state)
{
  static const uint32_t firsts[] = {0x0002, 0x0200, 0x0403};
  (void)state;
  for (size_t i = 0; i < 3; i++) {
    prepare(0);
    show.first = firsts[i];
    assert_false(shake());
    assert_int_equal(p.server.last.error, HSK_PEER_BAD_RECORD_VERSION);
    assert_int_equal(hsk_failed(&p.server.c)->alert_sent, 70);
  }
}

static void test_ciphertext(void **state)
{
  static const uint32_t sealed[] = {0x0301, 0x0304, 0};
  (void)state;
  for (size_t i = 0; i < 3; i++) {
    prepare(0);
    show.first = show.plain = HSK_TLS12;
    show.sealed = sealed[i];
    assert_false(shake());
    assert_int_equal(p.client.last.error, HSK_PEER_BAD_RECORD_VERSION);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_ignored), cmocka_unit_test(test_no_tls),
                                     cmocka_unit_test(test_ciphertext)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
