#include "msg_util.h"
#include "msg/client_key_exchange.h"
#include "msg/server_key_exchange.h"

#define SKE HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE
#define CKE HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE

static hsk_result parse_ske_dhe(const uint8_t *buf, size_t len, void *view)
{
  return hsk_server_key_exchange_dhe_parse(buf, len, view);
}
static hsk_result parse_ske_ecdhe(const uint8_t *buf, size_t len, void *view)
{
  return hsk_server_key_exchange_ecdhe_parse(buf, len, view);
}
static hsk_result parse_cke_rsa(const uint8_t *buf, size_t len, void *view)
{
  return hsk_client_key_exchange_rsa_parse(buf, len, view);
}
static hsk_result parse_cke_dhe(const uint8_t *buf, size_t len, void *view)
{
  return hsk_client_key_exchange_dhe_parse(buf, len, view);
}
static hsk_result parse_cke_ecdhe(const uint8_t *buf, size_t len, void *view)
{
  return hsk_client_key_exchange_ecdhe_parse(buf, len, view);
}

static const msg_row ske_dhe_rows[] = {
    {"the shortest", "0001 17 0001 02 0001 05 0401 0000", HSK_OK, 0},
    {"usual", "0002 1701 0001 02 0002 0503 0401 0003 aabbcc", HSK_OK, 0},
    {"the longest p", "ffff 17*65535 0001 02 0001 05 0401 0000", HSK_OK, 0},
    {"empty p", "0000 0001 02 0001 05 0401 0000", SKE, 0},
    {"empty g", "0001 17 0000 0001 05 0401 0000", SKE, 3},
    {"empty Ys", "0001 17 0001 02 0000 0401 0000", SKE, 6},
    {"empty", "", SKE, 0},
    {"p cut", "0002 17", SKE, 0},
    {"g missing", "0001 17", SKE, 3},
    {"Ys missing", "0001 17 0001 02", SKE, 6},
    {"signature missing", "0001 17 0001 02 0001 05", SKE, 9},
    {"algorithm cut", "0001 17 0001 02 0001 05 04", SKE, 9},
    {"signature length cut", "0001 17 0001 02 0001 05 0401 00", SKE, 11},
    {"signature cut", "0001 17 0001 02 0001 05 0401 0001", SKE, 11},
    {"a byte behind", "0001 17 0001 02 0001 05 0401 0000 00", SKE, 13},
};
static const msg_row ske_ecdhe_rows[] = {
    {"the shortest", "03 001d 01 04 0403 0000", HSK_OK, 0},
    {"point of 255", "03 001d ff 04*255 0403 0002 aabb", HSK_OK, 0},
    {"explicit prime", "01 001d 01 04 0403 0000", SKE, 0},
    {"explicit char2", "02 001d 01 04 0403 0000", SKE, 0},
    {"empty point", "03 001d 00 0403 0000", SKE, 3},
    {"empty", "", SKE, 0},
    {"curve cut", "03 00", SKE, 2},
    {"point missing", "03 001d", SKE, 3},
    {"point cut", "03 001d 02 04", SKE, 3},
    {"signature missing", "03 001d 01 04", SKE, 5},
    {"algorithm cut", "03 001d 01 04 04", SKE, 5},
    {"signature cut", "03 001d 01 04 0403 0001", SKE, 7},
    {"a byte behind", "03 001d 01 04 0403 0000 00", SKE, 9},
};
static const msg_row cke_rsa_rows[] = {
    {"usual", "0003 aabbcc", HSK_OK, 0},
    {"empty secret", "0000", HSK_OK, 0},
    {"longest", "ffff aa*65535", HSK_OK, 0},
    {"empty", "", CKE, 0},
    {"length cut", "00", CKE, 0},
    {"cut", "0002 aa", CKE, 0},
    {"a byte behind", "0001 aa 00", CKE, 3},
};
static const msg_row cke_dhe_rows[] = {
    {"usual", "0003 aabbcc", HSK_OK, 0},
    {"empty Yc", "0000", CKE, 0},
    {"longest", "ffff aa*65535", HSK_OK, 0},
    {"empty", "", CKE, 0},
    {"cut", "0002 aa", CKE, 0},
    {"a byte behind", "0001 aa 00", CKE, 3},
};
static const msg_row cke_ecdhe_rows[] = {
    {"usual", "03 aabbcc", HSK_OK, 0},
    {"empty point", "00", CKE, 0},
    {"longest", "ff aa*255", HSK_OK, 0},
    {"empty", "", CKE, 0},
    {"cut", "02 aa", CKE, 0},
    {"a byte behind", "01 aa 00", CKE, 2},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(ske_dhe_rows, parse_ske_dhe, sizeof(hsk_server_key_exchange));
  CHECK_ROWS(ske_ecdhe_rows, parse_ske_ecdhe, sizeof(hsk_server_key_exchange));
  CHECK_ROWS(cke_rsa_rows, parse_cke_rsa, sizeof(hsk_client_key_exchange));
  CHECK_ROWS(cke_dhe_rows, parse_cke_dhe, sizeof(hsk_client_key_exchange));
  CHECK_ROWS(cke_ecdhe_rows, parse_cke_ecdhe, sizeof(hsk_client_key_exchange));
}

static void fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  hsk_server_key_exchange ske;
  size_t n = bytes_of("0002 1701 0001 02 0003 050304 0401 0003 aabbcc", buf);
  assert_int_equal(hsk_server_key_exchange_dhe_parse(buf, n, &ske).error, HSK_OK);
  assert_int_equal(ske.params_len, 12);
  assert_true(span_is(buf, ske.dh_p, "\x17\x01", 2));
  assert_true(span_is(buf, ske.dh_g, "\x02", 1));
  assert_true(span_is(buf, ske.dh_Ys, "\x05\x03\x04", 3));
  assert_int_equal(ske.point.off, 0);
  assert_int_equal(ske.algorithm, 0x0401);
  assert_true(span_is(buf, ske.signature, "\xaa\xbb\xcc", 3));
  n = bytes_of("03 001d 02 0405 0403 0002 aabb", buf);
  assert_int_equal(hsk_server_key_exchange_ecdhe_parse(buf, n, &ske).error, HSK_OK);
  assert_int_equal(ske.params_len, 6);
  assert_int_equal(ske.named_curve, 0x001d);
  assert_true(span_is(buf, ske.point, "\x04\x05", 2));
  assert_int_equal(ske.dh_p.off, 0);
  assert_int_equal(ske.algorithm, 0x0403);
  assert_true(span_is(buf, ske.signature, "\xaa\xbb", 2));
  hsk_client_key_exchange cke;
  n = bytes_of("03 010203", buf);
  assert_int_equal(hsk_client_key_exchange_ecdhe_parse(buf, n, &cke).error, HSK_OK);
  assert_true(span_is(buf, cke.exchange_keys, "\x01\x02\x03", 3));
}

static hsk_server_key_exchange_fields f;
static hsk_bytes key;
#define BUILD_DHE(out, cap)       hsk_server_key_exchange_dhe_build(&f, out, cap)
#define BUILD_ECDHE(out, cap)     hsk_server_key_exchange_ecdhe_build(&f, out, cap)
#define BUILD_CKE_RSA(out, cap)   hsk_client_key_exchange_rsa_build(key, out, cap)
#define BUILD_CKE_DHE(out, cap)   hsk_client_key_exchange_dhe_build(key, out, cap)
#define BUILD_CKE_ECDHE(out, cap) hsk_client_key_exchange_ecdhe_build(key, out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t p[70000], g[8], y[8], point[300], sig[8], k[70000];
  f.dh_p = field_of("1701", p);
  f.dh_g = field_of("02", g);
  f.dh_Ys = field_of("050304", y);
  f.algorithm = 0x0401;
  f.signature = field_of("aabbcc", sig);
  f.named_curve = 0x001d;
  f.point = field_of("0405", point);
  CHECK_BUILT("0002 1701 0001 02 0003 050304 0401 0003 aabbcc", BUILD_DHE);
  CHECK_BUILT("03 001d 02 0405 0401 0003 aabbcc", BUILD_ECDHE);
  f.point = field_of("04*255", point);
  f.dh_p = field_of("17*65535", p);
  f.signature.len = 0;
  CHECK_BUILT("ffff 17*65535 0001 02 0003 050304 0401 0000", BUILD_DHE);
  CHECK_BUILT("03 001d ff 04*255 0401 0000", BUILD_ECDHE);
  key = field_of("aa*65535", k);
  CHECK_BUILT("ffff aa*65535", BUILD_CKE_RSA);
  CHECK_BUILT("ffff aa*65535", BUILD_CKE_DHE);
  key.len = 255;
  CHECK_BUILT("ff aa*255", BUILD_CKE_ECDHE);
  key.len = 0;
  CHECK_BUILT("0000", BUILD_CKE_RSA);
}

static void build_refuses(void **state)
{
  (void)state;
  static uint8_t bytes[70000];
  const hsk_server_key_exchange_fields good = {{bytes, 1}, {bytes, 1}, {bytes, 1}, 29,
                                               {bytes, 1}, 0x0401,     {bytes, 1}};
  f = good, f.dh_p.len = 0;
  CHECK_REFUSED(BUILD_DHE);
  f = good, f.dh_g.len = 65536;
  CHECK_REFUSED(BUILD_DHE);
  f = good, f.dh_Ys.len = 0;
  CHECK_REFUSED(BUILD_DHE);
  f = good, f.algorithm = 65536;
  CHECK_REFUSED(BUILD_DHE);
  CHECK_REFUSED(BUILD_ECDHE);
  f = good, f.signature.len = 65536;
  CHECK_REFUSED(BUILD_DHE);
  CHECK_REFUSED(BUILD_ECDHE);
  f = good, f.point.len = 0;
  CHECK_REFUSED(BUILD_ECDHE);
  f = good, f.point.len = 256;
  CHECK_REFUSED(BUILD_ECDHE);
  f = good, f.named_curve = 65536;
  CHECK_REFUSED(BUILD_ECDHE);
  key.data = bytes, key.len = 65536;
  CHECK_REFUSED(BUILD_CKE_RSA);
  CHECK_REFUSED(BUILD_CKE_DHE);
  key.len = 256;
  CHECK_REFUSED(BUILD_CKE_ECDHE);
  key.len = 0;
  CHECK_REFUSED(BUILD_CKE_DHE);
  CHECK_REFUSED(BUILD_CKE_ECDHE);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(fields),
                                     cmocka_unit_test(build), cmocka_unit_test(build_refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
