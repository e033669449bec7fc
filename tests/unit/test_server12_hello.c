/* What the TLS 1.2 server makes of ClientHellos that are built by hand: what it chooses, and what it refuses with which alert. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "msg/client_hello.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/handshake.h"
#include "msg/server_hello.h"
#include "pair12.h"

enum { SUITES_MAX = 8, GROUPS_MAX = 4, BLOCK_MAX = 512 };

/* hello: what is told of a ClientHello; the rest is as usual. A list ends with 0. */
typedef struct {
  const char *name;
  uint16_t suites[SUITES_MAX];
  uint16_t groups[GROUPS_MAX];  /* none: no supported_groups */
  uint16_t schemes[GROUPS_MAX]; /* none: no signature_algorithms */
  const char *more;             /* further extensions, whole, in hexadecimal */
  uint8_t compression;
  uint16_t client_version; /* 0: TLS 1.2 */
  uint32_t ems, max_version;
  uint32_t error, alert; /* HSK_OK: it is taken, and then */
  uint16_t suite, group; /* are chosen */
  uint16_t scheme;
} hello;

#define EMS    "00170000"
#define POINTS "000b00020100"
static const hello hellos[] = {
    {.name = "ours is the preference",
     .suites = {0x009C, 0xC02F, 0xC02B},
     .groups = {0x17, 0x1d},
     .schemes = {0x0401, 0x0403},
     .suite = 0xC02B,
     .group = 0x1d,
     .scheme = 0x0403},
    {.name = "RSA signs where no ECDSA is offered",
     .suites = {0xC02B, 0xC02F},
     .groups = {0x17},
     .schemes = {0x0501},
     .suite = 0xC02F,
     .group = 0x17,
     .scheme = 0x0501},
    {.name = "PSS in TLS 1.2",
     .suites = {0xC02F},
     .groups = {0x17},
     .schemes = {0x0804},
     .suite = 0xC02F,
     .group = 0x17,
     .scheme = 0x0804},
    {.name = "no group for ECDHE, none named for DHE",
     .suites = {0xC02F, 0x009E},
     .groups = {0x1e},
     .schemes = {0x0401},
     .suite = 0x009E,
     .group = 0x0100,
     .scheme = 0x0401},
    {.name = "a finite-field group that is named",
     .suites = {0x009E},
     .groups = {0x0104, 0x0101},
     .schemes = {0x0401},
     .suite = 0x009E,
     .group = 0x0101,
     .scheme = 0x0401},
    {.name = "no finite-field group of ours is named: another suite",
     .suites = {0x009E, 0x009C},
     .groups = {0x0104},
     .schemes = {0x0401},
     .suite = 0x009C},
    {.name = "no supported_groups at all",
     .suites = {0xC02F},
     .schemes = {0x0401},
     .suite = 0xC02F,
     .group = 0x1d,
     .scheme = 0x0401},
    {.name = "a curve of the key that the client lacks: another key",
     .suites = {0xC02B, 0xC02F},
     .groups = {0x1d},
     .schemes = {0x0403, 0x0401},
     .suite = 0xC02F,
     .group = 0x1d,
     .scheme = 0x0401},
    {.name = "no signature_algorithms: RSA key exchange",
     .suites = {0xC02F, 0x009C},
     .groups = {0x1d},
     .suite = 0x009C},
    {.name = "no extensions at all", .suites = {0x009D}, .suite = 0x009D},
    {.name = "the signalling suite", .suites = {0x009D, 0x00ff}, .suite = 0x009D},
    {.name = "the fallback signal means nothing to who has no more",
     .suites = {0x009D, 0x5600},
     .suite = 0x009D},
    {.name = "a version to come", .suites = {0x009D}, .client_version = 0x0304, .suite = 0x009D},
    {.name = "compression is offered besides", .suites = {0x009D}, .compression = 2, .suite = 0x009D},
    {.name = "unknown extensions",
     .suites = {0x009D},
     .more = "0a0a0000"
             "fafa000100",
     .suite = 0x009D},

    {.name = "no suite", .suites = {0x002F, 0x1301}, .error = HSK_PEER_NO_COMMON_SUITE, .alert = 40},
    {.name = "no group",
     .suites = {0xC02F},
     .groups = {0x1e},
     .schemes = {0x0401},
     .error = HSK_PEER_NO_COMMON_GROUP,
     .alert = 40},
    {.name = "no finite-field group",
     .suites = {0x009E},
     .groups = {0x1d, 0x0104},
     .schemes = {0x0401},
     .error = HSK_PEER_NO_COMMON_GROUP,
     .alert = 40},
    {.name = "no scheme",
     .suites = {0xC02F},
     .groups = {0x1d},
     .schemes = {0x0201},
     .error = HSK_PEER_NO_COMMON_SIGNATURE,
     .alert = 40},
    {.name = "SHA-1 by default",
     .suites = {0xC02F},
     .groups = {0x1d},
     .error = HSK_PEER_NO_COMMON_SIGNATURE,
     .alert = 40},
    {.name = "no null compression",
     .suites = {0x009D},
     .compression = 1,
     .error = HSK_PEER_NO_NULL_COMPRESSION,
     .alert = 47},
    {.name = "compressed points alone",
     .suites = {0x009D},
     .more = "000b00020101",
     .error = HSK_PEER_NO_UNCOMPRESSED_POINTS,
     .alert = 47},
    {.name = "a renegotiation",
     .suites = {0x009D},
     .more = "ff01000403aabbcc",
     .error = HSK_PEER_BAD_RENEGOTIATION_INFO,
     .alert = 40},
    {.name = "a fallback",
     .suites = {0x009D, 0x5600},
     .max_version = HSK_TLS13,
     .error = HSK_PEER_INAPPROPRIATE_FALLBACK,
     .alert = 86},
    {.name = "no extended master secret",
     .suites = {0x009D},
     .ems = HSK_EMS_REQUIRE,
     .error = HSK_PEER_NO_EXTENDED_MASTER_SECRET,
     .alert = 40},
    {.name = "a version that is gone",
     .suites = {0x009D},
     .client_version = 0x0302,
     .error = HSK_PEER_VERSION_UNSUPPORTED,
     .alert = 70},
    {.name = "a malformed extension",
     .suites = {0x009D},
     .more = "0017000100",
     .error = HSK_PEER_MALFORMED_EXTENDED_MASTER_SECRET,
     .alert = 50},
    {.name = "an extension twice",
     .suites = {0x009D},
     .more = EMS EMS,
     .error = HSK_PEER_DUPLICATE_EXTENSION,
     .alert = 50},
};

static size_t list(const uint16_t *values, size_t most, uint8_t *out)
{
  size_t n = 0;
  while (n < most && values[n] != 0)
    n++;
  hsk_u16_list_put(out, 0, values, n);
  return 2 * n;
}

static size_t put_list_extension(uint32_t type, const uint16_t *values, uint8_t *out)
{
  uint8_t body[2 * GROUPS_MAX];
  size_t len = list(values, GROUPS_MAX, body);
  if (len == 0) return 0;
  hsk_extension_header_put(out, type, len + 2);
  hsk_put_vec16(out, 4, (hsk_bytes){body, len});
  return 6 + len;
}

static size_t put_hex(const char *hex, uint8_t *out)
{
  size_t n = 0;
  for (; hex != NULL && hex[2 * n] != 0; n++) {
    unsigned byte;
    assert_int_equal(sscanf(hex + 2 * n, "%2x", &byte), 1);
    out[n] = (uint8_t)byte;
  }
  return n;
}

static size_t build(const hello *h, uint8_t *out, size_t cap)
{
  static const uint8_t random[32] = {1, 2, 3};
  uint8_t suites[2 * SUITES_MAX], block[BLOCK_MAX], compressions[2] = {h->compression, 0};
  size_t at = put_list_extension(HSK_EXTENSION_SUPPORTED_GROUPS, h->groups, block);
  at += put_list_extension(HSK_EXTENSION_SIGNATURE_ALGORITHMS, h->schemes, block + at);
  at += put_hex(h->more, block + at);
  hsk_client_hello_fields fields = {
      .client_version = h->client_version != 0 ? h->client_version : HSK_TLS12,
      .random = random,
      .cipher_suites = {suites, list(h->suites, SUITES_MAX, suites)},
      .compression_methods = {compressions, h->compression > 1 ? 2 : 1},
      .has_extensions = at != 0,
      .extensions = {block, at},
  };
  hsk_built b =
      hsk_client_hello_build(&fields, out + HSK_HANDSHAKE_HEADER_LEN, cap - HSK_HANDSHAKE_HEADER_LEN);
  if (b.error != HSK_OK) { /* what no builder makes: without a block, and the block behind it */
    fields.has_extensions = 0;
    b = hsk_client_hello_build(&fields, out + HSK_HANDSHAKE_HEADER_LEN, cap - HSK_HANDSHAKE_HEADER_LEN);
    assert_int_equal(b.error, HSK_OK);
    hsk_put_vec16(out, HSK_HANDSHAKE_HEADER_LEN + b.need, (hsk_bytes){block, at});
    b.need += 2 + at;
  }
  hsk_handshake_header_put(out, HSK_MSG_CLIENT_HELLO, b.need);
  return HSK_HANDSHAKE_HEADER_LEN + b.need;
}

static pair12 d;

static const hsk_bytes
    *own_chain;           /* the server has one certificate alone, this one; NULL: what it has in pair12.h */
static int own_elsewhere; /* and its key is elsewhere */

static hsk_result deliver(const hello *h)
{
  uint8_t message[1024];
  pair12_init(&d);
  if (h->max_version != 0) d.p.server.cfg.max_version = h->max_version;
  d.p.server.cfg.ems = h->ems;
  if (own_chain != NULL) {
    d.server[0].chain = own_chain;
    d.server[0].chain_len = d.p.server.cfg.credentials_len = 1;
    if (own_elsewhere) d.server[0].key = NULL;
  }
  pair_start(&d.p);
  pair_end *s = &d.p.server;
  return hsk_deliver(&s->c, &s->cfg, &s->io, 22, (hsk_bytes){message, build(h, message, sizeof message)});
}

static void test_hellos(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof hellos / sizeof hellos[0]; i++) {
    const hello *h = &hellos[i];
    hsk_result r = deliver(h);
    const hsk_conn *c = &d.p.server.c;
    if (r.error != h->error) print_message("%s: %s\n", h->name, hsk_error_name(r.error));
    assert_int_equal(r.error, h->error);
    if (h->error != HSK_OK) {
      assert_int_equal(hsk_failed(c)->alert_sent, h->alert);
      assert_true(pair_holds_nothing(&d.p.server.c));
      continue;
    }
    if (c->suite != h->suite || c->group != h->group || c->scheme != h->scheme)
      print_message("%s: %04x %04x %04x\n", h->name, c->suite, c->group, c->scheme);
    assert_int_equal(c->suite, h->suite);
    assert_int_equal(c->group, h->group);
    assert_int_equal(c->scheme, h->scheme);
  }
}

/* ---- what the ServerHello answers ---------------------------------------------------------------------------- */

/* The extension of this type in the ServerHello that is on its way, off == 0: none. */
static hsk_span answered(uint32_t type, hsk_server_hello *sh)
{
  pair_end *s = &d.p.server;
  assert_int_equal(pair_step(s).error, HSK_OK);
  assert_true(s->io.out_len > 9);
  size_t len = hsk_be24(s->io.out, 6);
  assert_int_equal(hsk_server_hello_parse(s->io.out + 9, len, sh).error, HSK_OK);
  if (sh->extensions.off == 0) return sh->extensions;
  return hsk_extensions_find(s->io.out + 9, sh->extensions.off, sh->extensions.off + sh->extensions.len,
                             type);
}

static int answers(const char *more, uint32_t type)
{
  hello h = {.suites = {0xC02F}, .groups = {0x1d}, .schemes = {0x0401}, .more = more};
  hsk_server_hello sh;
  assert_int_equal(deliver(&h).error, HSK_OK);
  return answered(type, &sh).off != 0;
}

static void test_answers(void **state)
{
  (void)state;
  assert_true(answers("ff01000100", HSK_EXTENSION_RENEGOTIATION_INFO));
  assert_false(answers("", HSK_EXTENSION_RENEGOTIATION_INFO));
  assert_true(answers(EMS, HSK_EXTENSION_EXTENDED_MASTER_SECRET));
  assert_false(answers("", HSK_EXTENSION_EXTENDED_MASTER_SECRET));
  assert_true(answers(POINTS, HSK_EXTENSION_EC_POINT_FORMATS));
  assert_false(answers("", HSK_EXTENSION_EC_POINT_FORMATS));
  assert_true(answers("001c00020200", HSK_EXTENSION_RECORD_SIZE_LIMIT));
  assert_true(answers("0001000101", HSK_EXTENSION_MAX_FRAGMENT_LENGTH));
  /* nothing is there to answer with */
  assert_false(answers("0005000501"
                       "00000000",
                       HSK_EXTENSION_STATUS_REQUEST));
  assert_false(answers(EMS "00230000", HSK_EXTENSION_SESSION_TICKET));
}

/* RFC 8446 4.1.3: a server that speaks TLS 1.3 says so in the last bytes of random, another does not. */
static void test_downgrade_sentinel(void **state)
{
  (void)state;
  for (uint32_t max = HSK_TLS12; max <= HSK_TLS13; max++) {
    hello h = {.suites = {0xC02F}, .groups = {0x1d}, .schemes = {0x0401}, .max_version = max};
    hsk_server_hello sh;
    assert_int_equal(deliver(&h).error, HSK_OK);
    answered(0, &sh);
    int equal = memcmp(d.p.server.io.out + 9 + sh.random.off + 24, "DOWNGRD\x01", 8) == 0;
    assert_int_equal(equal, max == HSK_TLS13);
  }
}

/* RFC 5077 3.4, RFC 8446 D.4: a session ID that no session stands behind is not answered. */
static void test_no_session_id(void **state)
{
  (void)state;
  hello h = {.suites = {0x009C}};
  hsk_server_hello sh;
  assert_int_equal(deliver(&h).error, HSK_OK);
  d.p.server.c.session_id_len = 32;
  answered(0, &sh);
  assert_int_equal(sh.session_id.len, 0);
}

/* A certificate is not presented for what its keyUsage does not allow (RFC 5246 7.4.2, RFC 8446 4.4.2.2): RSA key exchange needs keyEncipherment, all else
   digitalSignature. */
static void test_key_usage(void **state)
{
  static const struct {
    uint8_t usage;             /* as it stands in the certificate */
    uint32_t rsa, ecdhe, both; /* errors, and the suite of a client that offers both */
  } rows[] = {{0xa0, HSK_OK, HSK_OK, 0xC02F},
              {0x80, HSK_PEER_NO_COMMON_SUITE, HSK_OK, 0xC02F},
              {0x20, HSK_OK, HSK_PEER_NO_COMMON_SIGNATURE, 0x009C}};
  static uint8_t der[4096];
  static hsk_bytes chain[1];
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    for (int elsewhere = 0; elsewhere < 2; elsewhere++) {
      hello rsa = {.suites = {0x009C}}, ecdhe = {.suites = {0xC02F}, .groups = {0x1d}, .schemes = {0x0401}};
      hello both = {.suites = {0x009C, 0xC02F}, .groups = {0x1d}, .schemes = {0x0401}};
      hsk_bytes real = pair_server_credential(PAIR_RSA)->chain[0];
      memcpy(der, real.data, real.len);
      hsk_cert cert;
      assert_int_equal(hsk_cert_parse(der, real.len, &cert).error, HSK_OK);
      for (size_t k = 0; k + 7 < real.len;
           k++) /* id-ce-keyUsage, critical, in its OCTET STRING the BIT STRING */
        if (memcmp(der + k, "\x06\x03\x55\x1d\x0f\x01\x01\xff\x04\x04\x03\x02\x05", 13) == 0)
          der[k + 13] = rows[i].usage;
      assert_int_equal(hsk_cert_parse(der, real.len, &cert).error, HSK_OK);
      assert_int_equal(cert.key_usage, (rows[i].usage & 0x80 ? HSK_KU_DIGITAL_SIGNATURE : 0) |
                                           (rows[i].usage & 0x20 ? HSK_KU_KEY_ENCIPHERMENT : 0));
      chain[0] = (hsk_bytes){der, real.len};
      own_chain = chain;
      own_elsewhere = elsewhere;
      assert_int_equal(deliver(&rsa).error, rows[i].rsa);
      assert_int_equal(deliver(&ecdhe).error, rows[i].ecdhe);
      assert_int_equal(deliver(&both).error, HSK_OK);
      assert_int_equal(hsk_suite_of(&d.p.server.c), rows[i].both);
      own_chain = NULL;
      own_elsewhere = 0;
    }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_hellos),
      cmocka_unit_test(test_answers),
      cmocka_unit_test(test_downgrade_sentinel),
      cmocka_unit_test(test_no_session_id),
      cmocka_unit_test(test_key_usage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
