/* What a server makes of ClientHellos made to order: which version, suite, group and credential it picks, what it refuses, and with which alert. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "hello.h"
#include "msg/ext/extensions.h"
#include "pair.h"

static pair p;
static hello h;

#define TEXT(bytes) ((hsk_bytes){(const uint8_t *)(bytes), sizeof(bytes) - 1})
#define S           (&p.server)

static hsk_result deliver(void)
{
  static uint8_t message[HELLO_MAX];
  size_t len = hello_build(&h, message);
  return hsk_deliver(&S->c, &S->cfg, &S->io, HSK_HANDSHAKE, (hsk_bytes){message, len});
}

static void fresh(void)
{
  pair_init(&p);
  pair_start(&p);
}

static void assert_refused(const char *what, hsk_result r, uint32_t error, uint32_t alert)
{
  if (r.error != error) print_error("%s: %s\n", what, hsk_error_name(r.error));
  assert_int_equal(r.error, error);
  assert_int_equal(hsk_failed(&S->c)->error, error);
  assert_int_equal(hsk_failed(&S->c)->alert_sent, alert);
  assert_int_equal(pair_step(S).error, error);
}

static void refused(const char *what, uint32_t error, uint32_t alert)
{
  pair_start(&p);
  assert_refused(what, deliver(), error, alert);
}

static void taken(const char *what, uint32_t state)
{
  pair_start(&p);
  hsk_result r = deliver();
  if (r.error != HSK_OK) print_error("%s: %s at %zu\n", what, hsk_error_name(r.error), r.at);
  assert_int_equal(r.error, HSK_OK);
  assert_int_equal(hsk_state_of(&S->c), state);
}

/* ---- versions --------------------------------------------------------------------------------------------- */

static void test_versions(void **state)
{
  (void)state;
  fresh();
  hello13(&h);
  taken("as it should be", HSK_SERVER13_SEND_HELLO);
  h.versions = (hello_list){3, {0x7f1c, HSK_TLS12, HSK_TLS13}};
  taken("unknown versions, any order", HSK_SERVER13_SEND_HELLO);
  h.legacy_version = 0x0301;
  taken("legacy_version is not looked at", HSK_SERVER13_SEND_HELLO);
  h.legacy_version = 0x0300;
  refused("SSL 3 in legacy_version", HSK_PEER_VERSION_UNSUPPORTED, 70);
  hello13(&h);
  h.versions = (hello_list){2, {0x0302, 0x0301}};
  refused("old versions alone", HSK_PEER_VERSION_UNSUPPORTED, 70);
  hello12(&h);
  taken("TLS 1.2", HSK_SERVER12_SEND_HELLO);
  h.legacy_version = 0x0304;
  taken("a higher legacy_version", HSK_SERVER12_SEND_HELLO);
  h.legacy_version = 0x0302;
  refused("TLS 1.1", HSK_PEER_VERSION_UNSUPPORTED, 70);
  h.legacy_version = HSK_TLS12;
  S->cfg.min_version = HSK_TLS13;
  refused("TLS 1.2 where we want more", HSK_PEER_VERSION_UNSUPPORTED, 70);
  hello13(&h);
  S->cfg.min_version = 0;
  S->cfg.max_version = HSK_TLS12;
  refused("TLS 1.3 where we have less", HSK_PEER_VERSION_UNSUPPORTED, 70);
}

static void test_fallback(void **state)
{
  (void)state;
  fresh();
  hello12(&h);
  h.suites = (hello_list){2, {0xC02B, 0x5600}};
  refused("fallback", HSK_PEER_INAPPROPRIATE_FALLBACK, 86);
  h.versions = (hello_list){1, {HSK_TLS12}};
  refused("fallback with supported_versions", HSK_PEER_INAPPROPRIATE_FALLBACK, 86);
  S->cfg.max_version = HSK_TLS12;
  taken("no fallback: we have no more", HSK_SERVER12_SEND_HELLO);
  h.versions.len = 0;
  h.legacy_version = 0x0302;
  refused("the version counts first", HSK_PEER_VERSION_UNSUPPORTED, 70);
  hello13(&h);
  h.suites = (hello_list){2, {0x5600, 0x1301}};
  S->cfg.max_version = HSK_TLS13;
  taken("no fallback", HSK_SERVER13_SEND_HELLO);
}

/* ---- what a ClientHello of TLS 1.3 has to be --------------------------------------------------------------- */

static void test_form13(void **state)
{
  (void)state;
  fresh();
  hello13(&h);
  h.compression = TEXT("\1");
  refused("another compression", HSK_PEER_COMPRESSION_OFFERED, 47);
  h.compression = TEXT("\0\1");
  refused("two methods", HSK_PEER_COMPRESSION_OFFERED, 47);
  hello13(&h);
  h.groups.len = 0;
  refused("shares without groups", HSK_PEER_MISSING_EXTENSION, 109);
  hello13(&h);
  h.no_shares = 1;
  refused("groups without shares", HSK_PEER_MISSING_EXTENSION, 109);
  h.groups.len = 0;
  refused("neither", HSK_PEER_MISSING_EXTENSION, 109);
  hello13(&h);
  h.schemes.len = 0;
  refused("no signature_algorithms", HSK_PEER_MISSING_EXTENSION, 109);
  hello13(&h);
  h.shares = (hello_list){2, {HSK_X25519, HSK_SECP384R1}};
  refused("a share for a group that is not listed", HSK_PEER_SHARE_NOT_OFFERED, 47);
  hello13(&h);
  h.extra = TEXT("\0\x29\0\3\0\1\2");
  refused("pre_shared_key in front", HSK_PEER_PRE_SHARED_KEY_NOT_LAST, 47);
  hello13(&h);
  h.last = TEXT("\0\x29\0\x2c\0\7\0\1x\0\0\0\0\0\x21\x20"
                "0123456789abcdef0123456789abcdef");
  refused("pre_shared_key without its modes", HSK_PEER_MISSING_EXTENSION, 109);
  h.extra = TEXT("\0\x2d\0\2\1\1");
  taken("an identity that is no ticket of ours", HSK_SERVER13_SEND_HELLO);
  h.extra = TEXT("\0\x2d\0\2\1\0");
  taken("psk_ke alone", HSK_SERVER13_SEND_HELLO);
  h.schemes.len = 0;
  refused("no PSK that we take, no signature_algorithms", HSK_PEER_MISSING_EXTENSION, 109);
}

static void test_extensions(void **state)
{
  (void)state;
  fresh();
  hello13(&h);
  h.extra = TEXT("\x0a\x0a\0\0\xff\xaa\0\3abc");
  taken("unknown types", HSK_SERVER13_SEND_HELLO);
  h.extra = TEXT("\0\x30\0\2\0\0");
  refused("oid_filters", HSK_PEER_EXTENSION_NOT_ALLOWED, 47);
  h.extra = TEXT("\0\x15\0\1\1");
  refused("padding that is not zero", HSK_PEER_MALFORMED_PADDING, 50);
  h.extra = TEXT("\0\5\0\1\2");
  taken("a status_type that nobody knows", HSK_SERVER13_SEND_HELLO);
  h.extra = TEXT("\0\5\0\1\1");
  refused("a status_request that is cut", HSK_PEER_MALFORMED_STATUS_REQUEST, 50);
  h.extra = TEXT("\0\x1c\0\2\0\x3f");
  refused("a limit of 63", HSK_PEER_BAD_RECORD_SIZE_LIMIT, 47);
  h.extra = TEXT("\0\1\0\1\5");
  refused("a fragment length of 5", HSK_PEER_BAD_MAX_FRAGMENT_LENGTH, 47);
}

/* ---- what is picked --------------------------------------------------------------------------------------- */

static void test_suites(void **state)
{
  static const uint16_t ours[] = {0x1303, 0x1301};
  (void)state;
  fresh();
  hello13(&h);
  h.suites = (hello_list){3, {0x1302, 0x1303, 0x1301}};
  taken("the first of ours", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.suite, 0x1301);
  S->cfg.suites = ours;
  S->cfg.suites_len = 2;
  taken("the first of ours as configured", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.suite, 0x1303);
  h.suites = (hello_list){2, {0x1302, 0xC02B}};
  refused("none of ours", HSK_PEER_NO_COMMON_SUITE, 40);
}

static void test_groups(void **state)
{
  (void)state;
  fresh();
  hello13(&h);
  h.groups = (hello_list){2, {0x11ec, HSK_SECP256R1}};
  h.shares = (hello_list){2, {0x11ec, HSK_SECP256R1}};
  h.share.data = NULL;
  taken("an unknown group beside one of ours", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.group, HSK_SECP256R1);
  h.shares = (hello_list){1, {0x11ec}};
  taken("no share for ours", HSK_SERVER13_SEND_RETRY);
  h.shares.len = 0;
  taken("no share at all", HSK_SERVER13_SEND_RETRY);
  h.groups = h.shares = (hello_list){1, {0x11ec}};
  refused("no group of ours", HSK_PEER_NO_COMMON_GROUP, 40);
}

static void test_bad_shares(void **state)
{
  static const uint8_t zeros[384], long_one[600];
  static const struct {
    uint16_t group;
    size_t len;
    uint32_t error;
  } rows[] = {{HSK_X25519, 32, HSK_PEER_BAD_EC_POINT},      {HSK_X25519, 31, HSK_PEER_BAD_EC_POINT},
              {HSK_SECP256R1, 65, HSK_PEER_BAD_EC_POINT},   {HSK_SECP384R1, 1, HSK_PEER_BAD_EC_POINT},
              {HSK_FFDHE2048, 256, HSK_PEER_BAD_DH_PUBLIC}, {HSK_FFDHE2048, 255, HSK_PEER_BAD_DH_PUBLIC}};
  (void)state;
  fresh();
  for (size_t i = 0; i <= sizeof rows / sizeof rows[0]; i++) {
    int too_long = i == sizeof rows / sizeof rows[0];
    uint16_t group = too_long ? HSK_X25519 : rows[i].group;
    hello13(&h);
    h.groups = h.shares = (hello_list){1, {group}};
    h.share = too_long ? (hsk_bytes){long_one, sizeof long_one} : (hsk_bytes){zeros, rows[i].len};
    taken("it is not looked at yet", HSK_SERVER13_SEND_HELLO);
    assert_int_equal(pair_step(S).error, too_long ? HSK_PEER_BAD_EC_POINT : rows[i].error);
    assert_int_equal(hsk_failed(&S->c)->alert_sent, 47);
  }
}

static void test_credentials(void **state)
{
  (void)state;
  fresh();
  hello13(&h);
  taken("the first that can sign", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.credential, 1);
  h.schemes = (hello_list){2, {HSK_RSA_PSS_SHA256, HSK_ECDSA_SHA384}};
  taken("the curve does not fit the scheme", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.credential, 2);
  h.schemes = (hello_list){3, {HSK_RSA_PKCS1_SHA256, HSK_ECDSA_SHA384, 0x0807}};
  refused("nothing that signs in TLS 1.3", HSK_PEER_NO_COMMON_SIGNATURE, 40);
  h.schemes = (hello_list){2, {HSK_ECDSA_SHA256, HSK_RSA_PSS_SHA256}};
  h.name = PAIR_NAME;
  taken("both have the name", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.credential, 1);
  assert_true(S->c.name_used);
  h.name = "elsewhere.example";
  taken("none has the name", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.credential, 1);
  assert_false(S->c.name_used);
}

/* RFC 8017 9.1.1: RSA of 1024 bits is too short for PSS with SHA-512, by its private key or, where that is elsewhere, by its certificate. */
static void test_short_modulus(void **state)
{
  hsk_credential one = *pair_server_credential(PAIR_RSA);
  hsk_private_key short_key = *one.key;
  (void)state;
  fresh();
  S->cfg.credentials = &one;
  S->cfg.credentials_len = 1;
  one.key = &short_key;
  hello13(&h);
  short_key.modulus.len = 128;
  h.schemes = (hello_list){2, {HSK_RSA_PSS_SHA512, HSK_RSA_PSS_SHA384}};
  taken("one that it can make", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.scheme, HSK_RSA_PSS_SHA384);
  h.schemes.len = 1;
  refused("too short for the only one", HSK_PEER_NO_COMMON_SIGNATURE, 40);
  short_key.modulus.len = 131;
  taken("just long enough", HSK_SERVER13_SEND_HELLO);
  one.key = NULL;
  taken("long enough by its certificate", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.scheme, HSK_RSA_PSS_SHA512);
}

/* Of two that could do, the one for the name; certificates of clients have none. */
static void test_names(void **state)
{
  hsk_credential two[2];
  (void)state;
  fresh();
  two[0] = *pair_client_credential(PAIR_EC);
  two[1] = *pair_server_credential(PAIR_EC);
  S->cfg.credentials = two;
  hello13(&h);
  taken("no name", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.credential, 1);
  h.name = PAIR_NAME;
  taken("its name", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.credential, 2);
  assert_true(S->c.name_used);
  hello12(&h);
  h.name = PAIR_NAME;
  taken("its name in TLS 1.2", HSK_SERVER12_SEND_HELLO);
  assert_int_equal(S->c.credential, 2);
}

/* certificate_authorities (RFC 8446 4.2.4): the issuer of one of the chain's certificates. */
static void test_authorities(void **state)
{
  static uint8_t extension[512];
  hsk_cert mid;
  (void)state;
  fresh();
  hsk_bytes der = pair_server_credential(PAIR_RSA)->chain[1];
  assert_int_equal(hsk_cert_parse(der.data, der.len, &mid).error, HSK_OK);
  hsk_extension_header_put(extension, HSK_EXTENSION_CERTIFICATE_AUTHORITIES, 4 + mid.issuer.len);
  hsk_put16(extension, 4, 2 + mid.issuer.len);
  hsk_put_vec16(extension, 6, (hsk_bytes){der.data + mid.issuer.off, mid.issuer.len});
  hello13(&h);
  h.extra = (hsk_bytes){extension, 8 + mid.issuer.len};
  taken("below the root of RSA", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.credential, 2);
  /* signature_algorithms_cert without that of the EC chain (ecdsa_secp256r1_sha256) */
  hello13(&h);
  h.extra = TEXT("\0\x32\0\4\0\2\4\1");
  taken("signed with RSA", HSK_SERVER13_SEND_HELLO);
  assert_int_equal(S->c.credential, 2);
}

static void test_protocols(void **state)
{
  static const hsk_bytes ours[] = {{(const uint8_t *)"h2", 2}, {(const uint8_t *)"a", 1}};
  (void)state;
  for (int version = 0; version < 2; version++) {
    fresh();
    S->cfg.alpn = ours;
    S->cfg.alpn_len = 2;
    if (version)
      hello13(&h);
    else
      hello12(&h);
    taken("none offered", version ? HSK_SERVER13_SEND_HELLO : HSK_SERVER12_SEND_HELLO);
    assert_false(S->c.alpn_chosen);
    h.extra = TEXT("\0\x10\0\7\0\5\1a\2h2");
    taken("ours is the preference", version ? HSK_SERVER13_SEND_HELLO : HSK_SERVER12_SEND_HELLO);
    assert_true(S->c.alpn_chosen && S->c.alpn_index == 0);
    h.extra = TEXT("\0\x10\0\7\0\5\1b\2h3");
    refused("none of ours", HSK_PEER_NO_COMMON_PROTOCOL, 120);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_versions),   cmocka_unit_test(test_fallback),
      cmocka_unit_test(test_form13),     cmocka_unit_test(test_extensions),
      cmocka_unit_test(test_suites),     cmocka_unit_test(test_groups),
      cmocka_unit_test(test_bad_shares), cmocka_unit_test(test_credentials),
      cmocka_unit_test(test_names),      cmocka_unit_test(test_authorities),
      cmocka_unit_test(test_protocols),  cmocka_unit_test(test_short_modulus),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
