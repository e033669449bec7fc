/* Extensions that hold lists of keys: key_share, pre_shared_key. */
#include "msg_util.h"
#include "msg/ext/key_share.h"
#include "msg/ext/pre_shared_key.h"

/* Parsers of extensions take offsets: the rows start behind one byte, at 1. */
#define WITH_VIEW(fn)                                                                                        \
  static hsk_result p_##fn(const uint8_t *buf, size_t len, void *view)                                       \
  {                                                                                                          \
    return hsk_##fn##_parse(buf, 1, len, view);                                                              \
  }
WITH_VIEW(key_share)
WITH_VIEW(key_share_retry)
WITH_VIEW(key_share_response)
WITH_VIEW(pre_shared_key)
WITH_VIEW(pre_shared_key_response)

#define KS HSK_PEER_MALFORMED_KEY_SHARE
static const msg_row key_share_rows[] = {
    {"none", "ee 0000", HSK_OK, 0},
    {"one", "ee 0005 001d 0001 aa", HSK_OK, 0},
    {"two", "ee 000b 001d 0001 aa 0017 0002 bbbb", HSK_OK, 0},
    {"longest", "ee ffff 001d fffb aa*65531", HSK_OK, 0},
    {"an empty share", "ee 0004 001d 0000", KS, 3},
    {"an empty second share", "ee 0009 001d 0001 aa 0017 0000", KS, 8},
    {"share cut", "ee 0005 001d 0002 aa", KS, 3},
    {"header cut", "ee 0003 001d 00", KS, 3},
    {"second header cut", "ee 0006 001d 0001 aa 00", KS, 8},
    {"empty", "ee", KS, 1},
    {"length cut", "ee 00", KS, 1},
    {"list cut", "ee 0006 001d 0001 aa", KS, 1},
    {"a byte behind", "ee 0005 001d 0001 aa 00", KS, 8},
    {"a byte behind none", "ee 0000 00", KS, 3},
    {"a group twice", "ee 000a 001d 0001 aa 001d 0001 aa", HSK_PEER_DUPLICATE_KEY_SHARE, 3},
    {"a group twice, apart", "ee 0014 0018 0001 aa 001d 0001 aa 0017 0001 aa 001d 0001 bb",
     HSK_PEER_DUPLICATE_KEY_SHARE, 8},
    {"malformed goes before twice", "ee 000b 001d 0001 aa 001d 0001 aa 00", KS, 13},
};
static const msg_row key_share_retry_rows[] = {
    {"x25519", "ee 001d", HSK_OK, 0},
    {"any group", "ee ffff", HSK_OK, 0},
    {"empty", "ee", KS, 1},
    {"cut", "ee 00", KS, 1},
    {"a byte behind", "ee 001d 00", KS, 3},
    {"a share", "ee 001d 0001 aa", KS, 3},
};
static const msg_row key_share_response_rows[] = {
    {"one byte", "ee 001d 0001 aa", HSK_OK, 0},
    {"longest", "ee 001d ffff aa*65535", HSK_OK, 0},
    {"an empty share", "ee 001d 0000", KS, 3},
    {"empty", "ee", KS, 1},
    {"group cut", "ee 00", KS, 1},
    {"group alone", "ee 001d", KS, 3},
    {"share cut", "ee 001d 0002 aa", KS, 3},
    {"a byte behind", "ee 001d 0001 aa 00", KS, 6},
    {"two", "ee 001d 0001 aa 0017 0001 aa", KS, 6},
};

#define PSK HSK_PEER_MALFORMED_PRE_SHARED_KEY
static const msg_row pre_shared_key_rows[] = {
    {"one", "ee 0007 0001 61 01020304 0021 20 bb*32", HSK_OK, 0},
    {"longest binder", "ee 0007 0001 61 01020304 0100 ff bb*255", HSK_OK, 0},
    {"two", "ee 000f 0001 61 01020304 0002 6162 00000000 0052 20 bb*32 30 bb*48", HSK_OK, 0},
    {"longest identity", "ee ffff fff9 61*65529 00000000 0021 20 bb*32", HSK_OK, 0},
    {"no identity", "ee 0000 0021 20 bb*32", PSK, 1},
    {"an empty identity", "ee 0007 0000 00000000 00 0021 20 bb*32", PSK, 3},
    {"a list of 6", "ee 0006 0000 00000000 0021 20 bb*32", PSK, 1},
    {"an empty second identity", "ee 000d 0001 61 00000000 0000 00000000 0042 20 bb*32 20 bb*32", PSK, 10},
    {"age cut", "ee 0007 0002 6162 000000 0021 20 bb*32", PSK, 3},
    {"identity cut", "ee 0007 0008 61*5 0021 20 bb*32", PSK, 3},
    {"second identity's length cut", "ee 0008 0001 61 00000000 00 0021 20 bb*32", PSK, 10},
    {"no binder", "ee 0007 0001 61 01020304 0000", PSK, 10},
    {"no list of binders", "ee 0007 0001 61 01020304", PSK, 10},
    {"a binder of 31", "ee 0007 0001 61 01020304 0020 1f bb*31", PSK, 10},
    {"a binder of 31, and a byte", "ee 0007 0001 61 01020304 0021 1f bb*32", PSK, 12},
    {"a second binder of 31", "ee 000e 0001 61*1 01020304 0001 61 01020304 0041 20 bb*32 1f bb*31", PSK, 52},
    {"binder cut", "ee 0007 0001 61 01020304 0021 21 bb*32", PSK, 12},
    {"binders cut", "ee 0007 0001 61 01020304 0022 20 bb*32", PSK, 10},
    {"a byte behind", "ee 0007 0001 61 01020304 0021 20 bb*32 00", PSK, 45},
    {"empty", "ee", PSK, 1},
    {"identities cut", "ee 0007 0001 61 010203", PSK, 1},
    {"a binder too many", "ee 0007 0001 61 01020304 0042 20 bb*32 20 bb*32", HSK_PEER_PSK_BINDER_COUNT, 10},
    {"a binder too few", "ee 000e 0001 61 01020304 0001 62 01020304 0021 20 bb*32", HSK_PEER_PSK_BINDER_COUNT,
     17},
    {"malformed goes before the count", "ee 0007 0001 61 01020304 0043 20 bb*32 20 bb*32 00", PSK, 78},
};
static const msg_row pre_shared_key_response_rows[] = {
    {"the first", "ee 0000", HSK_OK, 0},
    {"the last", "ee ffff", HSK_OK, 0},
    {"empty", "ee", PSK, 1},
    {"cut", "ee 00", PSK, 1},
    {"a byte behind", "ee 0000 00", PSK, 3},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(key_share_rows, p_key_share, sizeof(hsk_key_share));
  CHECK_ROWS(key_share_retry_rows, p_key_share_retry, sizeof(hsk_key_share_retry));
  CHECK_ROWS(key_share_response_rows, p_key_share_response, sizeof(hsk_key_share_entry));
  CHECK_ROWS(pre_shared_key_rows, p_pre_shared_key, sizeof(hsk_pre_shared_key));
  CHECK_ROWS(pre_shared_key_response_rows, p_pre_shared_key_response, sizeof(hsk_pre_shared_key_response));
}

/* shares writes n shares of one byte, for the groups 0 to n-1, without the length of the list. */
static size_t shares(size_t n, uint8_t *out)
{
  const uint8_t key[1] = {0xaa};
  hsk_bytes k = {key, 1};
  size_t len = 0;
  for (size_t i = 0; i < n; i++) {
    hsk_built r = hsk_key_share_entry_build((uint32_t)i, k, out + len, 5);
    assert_int_equal(r.error, HSK_OK);
    len += r.need;
  }
  return len;
}

static void count_limit(void **state)
{
  (void)state;
  static uint8_t list[5 * (HSK_KEY_SHARES_MAX + 1)], ext[6 + sizeof list];
  hsk_key_share ks;
  hsk_bytes l = {list, shares(HSK_KEY_SHARES_MAX, list)};
  hsk_built r = hsk_key_share_build(l, ext, sizeof ext);
  assert_int_equal(r.error, HSK_OK);
  assert_int_equal(hsk_key_share_parse(ext, 4, r.need, &ks).error, HSK_OK);
  l.len = shares(HSK_KEY_SHARES_MAX + 1, list);
  assert_int_equal(hsk_key_share_build(l, ext, sizeof ext).error, HSK_BAD_CALL);
  hsk_put16(ext, 4, l.len);
  hsk_put_bytes(ext, 6, list, l.len);
  hsk_result bad = hsk_key_share_parse(ext, 4, 6 + l.len, &ks);
  assert_int_equal(bad.error, KS);
  assert_int_equal(bad.at, 6 + 5 * HSK_KEY_SHARES_MAX);
}

static void key_share_fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("ee 000b 001d 0001 61 0017 0002 6263", buf);
  hsk_key_share ks;
  assert_int_equal(hsk_key_share_parse(buf, 1, n, &ks).error, HSK_OK);
  size_t i = ks.client_shares.off;
  hsk_key_share_entry e = hsk_key_share_next(buf, i, n);
  assert_int_equal(e.group, 0x1d);
  assert_true(span_is(buf, e.key_exchange, "a", 1));
  e = hsk_key_share_next(buf, e.key_exchange.off + e.key_exchange.len, n);
  assert_int_equal(e.group, 0x17);
  assert_true(span_is(buf, e.key_exchange, "bc", 2));
  assert_int_equal(hsk_key_share_next(buf, e.key_exchange.off + e.key_exchange.len, n).key_exchange.off, 0);
  assert_true(span_is(buf, hsk_key_share_find(buf, i, n, 0x17), "bc", 2));
  assert_true(span_is(buf, hsk_key_share_find(buf, i, n, 0x1d), "a", 1));
  assert_int_equal(hsk_key_share_find(buf, i, n, 0x18).off, 0);
  hsk_key_share_retry retry;
  n = bytes_of("ee 0017", buf);
  assert_int_equal(hsk_key_share_retry_parse(buf, 1, n, &retry).error, HSK_OK);
  assert_int_equal(retry.selected_group, 0x17);
  n = bytes_of("ee 0017 0002 6263", buf);
  assert_int_equal(hsk_key_share_response_parse(buf, 1, n, &e).error, HSK_OK);
  assert_int_equal(e.group, 0x17);
  assert_true(span_is(buf, e.key_exchange, "bc", 2));
}

static void pre_shared_key_fields(void **state)
{
  (void)state;
  uint8_t buf[128];
  size_t n = bytes_of("ee 000f 0001 61 01020304 0002 6263 fffefdfc 0042 20 11*32 20 22*32", buf);
  hsk_pre_shared_key psk;
  assert_int_equal(hsk_pre_shared_key_parse(buf, 1, n, &psk).error, HSK_OK);
  assert_int_equal(psk.count, 2);
  assert_int_equal(psk.binders_at, 18);
  hsk_psk_identity id = hsk_psk_identity_next(buf, psk.identities.off, psk.binders_at);
  assert_true(span_is(buf, id.identity, "a", 1));
  assert_int_equal(id.obfuscated_ticket_age, 0x01020304);
  id = hsk_psk_identity_next(buf, id.identity.off + id.identity.len + 4, psk.binders_at);
  assert_true(span_is(buf, id.identity, "bc", 2));
  assert_int_equal(id.obfuscated_ticket_age, 0xfffefdfc);
  assert_int_equal(hsk_psk_identity_next(buf, psk.binders_at, psk.binders_at).identity.off, 0);
  hsk_span bi = hsk_psk_binder_next(buf, psk.binders.off, n);
  assert_int_equal(bi.off, psk.binders_at + 3);
  assert_int_equal(bi.len, 32);
  assert_int_equal(buf[bi.off], 0x11);
  bi = hsk_psk_binder_next(buf, bi.off + bi.len, n);
  assert_int_equal(bi.len, 32);
  assert_int_equal(buf[bi.off], 0x22);
  assert_int_equal(hsk_psk_binder_next(buf, bi.off + bi.len, n).off, 0);
  hsk_pre_shared_key_response chosen;
  n = bytes_of("ee 0102", buf);
  assert_int_equal(hsk_pre_shared_key_response_parse(buf, 1, n, &chosen).error, HSK_OK);
  assert_int_equal(chosen.selected_identity, 0x102);
}

static hsk_bytes b[2];
static uint32_t number;
static size_t length;
#define B_ENTRY(out, cap)        hsk_key_share_entry_build(number, b[0], out, cap)
#define B_SHARES(out, cap)       hsk_key_share_build(b[0], out, cap)
#define B_RETRY(out, cap)        hsk_key_share_retry_build(number, out, cap)
#define B_RESPONSE(out, cap)     hsk_key_share_response_build(number, b[0], out, cap)
#define B_IDENTITY(out, cap)     hsk_psk_identity_build(b[0], number, out, cap)
#define B_BINDER(out, cap)       hsk_psk_binder_build(length, out, cap)
#define B_PSK(out, cap)          hsk_pre_shared_key_build(b[0], b[1], out, cap)
#define B_PSK_RESPONSE(out, cap) hsk_pre_shared_key_response_build(number, out, cap)
static uint8_t one[70000], two[70000];

static void build_key_share(void **state)
{
  (void)state;
  b[0].data = one, b[0].len = 0;
  CHECK_BUILT("0033 0002 0000", B_SHARES);
  b[0] = field_of("6162", one), number = 0x11ec;
  CHECK_BUILT("11ec 0002 6162", B_ENTRY);
  CHECK_BUILT("0033 0002 11ec", B_RETRY);
  CHECK_BUILT("0033 0006 11ec 0002 6162", B_RESPONSE);
  b[0] = field_of("61*65535", one), number = 65535;
  CHECK_BUILT("ffff ffff 61*65535", B_ENTRY);
  b[0].len = 65531;
  CHECK_BUILT("0033 ffff ffff fffb 61*65531", B_RESPONSE);
  b[0] = field_of("001d 0001 61 0017 0002 6263", one);
  CHECK_BUILT("0033 000d 000b 001d 0001 61 0017 0002 6263", B_SHARES);
  b[0] = field_of("001d fff9 61*65529", one);
  CHECK_BUILT("0033 ffff fffd 001d fff9 61*65529", B_SHARES);
}

static void build_pre_shared_key(void **state)
{
  (void)state;
  b[0] = field_of("6162", one), number = 0x01020304;
  CHECK_BUILT("0002 6162 01020304", B_IDENTITY);
  b[0] = field_of("61*65535", one), number = 0xffffffff;
  CHECK_BUILT("ffff 61*65535 ffffffff", B_IDENTITY);
  length = 32;
  CHECK_BUILT("20 00*32", B_BINDER);
  length = 255;
  CHECK_BUILT("ff 00*255", B_BINDER);
  b[0] = field_of("0001 61 01020304 0002 6263 fffefdfc", one), b[1] = field_of("20 11*32 30 22*48", two);
  CHECK_BUILT("0029 0065 000f 0001 61 01020304 0002 6263 fffefdfc 0052 20 11*32 30 22*48", B_PSK);
  b[0] = field_of("ffd4 61*65492 00000000", one), b[1] = field_of("20 11*32", two);
  CHECK_BUILT("0029 ffff ffda ffd4 61*65492 00000000 0021 20 11*32", B_PSK);
  number = 65535;
  CHECK_BUILT("0029 0002 ffff", B_PSK_RESPONSE);
}

static void build_refuses(void **state)
{
  (void)state;
  b[0].data = one, b[0].len = 0, number = 1, b[1] = field_of("20 11*32", two);
  CHECK_REFUSED(B_ENTRY);
  CHECK_REFUSED(B_RESPONSE);
  CHECK_REFUSED(B_IDENTITY);
  CHECK_REFUSED(B_PSK);
  b[0].len = 65536;
  CHECK_REFUSED(B_ENTRY);
  CHECK_REFUSED(B_IDENTITY);
  CHECK_REFUSED(B_PSK);
  b[0].len = 65532;
  CHECK_REFUSED(B_RESPONSE);
  b[0].len = 1, number = 65536;
  CHECK_REFUSED(B_ENTRY);
  CHECK_REFUSED(B_RESPONSE);
  CHECK_REFUSED(B_RETRY);
  CHECK_REFUSED(B_PSK_RESPONSE);
  b[0] = field_of("001d 0001 61 001d 0001 62", one);
  CHECK_REFUSED(B_SHARES);
  b[0] = field_of("001d 0000", one);
  CHECK_REFUSED(B_SHARES);
  b[0] = field_of("001d fffa 61*65530", one);
  CHECK_REFUSED(B_SHARES);
  length = 31;
  CHECK_REFUSED(B_BINDER);
  length = 256;
  CHECK_REFUSED(B_BINDER);
  b[0] = field_of("0001 61 00000000", one), b[1] = field_of("20 11*32 20 11*32", two);
  CHECK_REFUSED(B_PSK);
  b[1].len = 33;
  assert_int_equal(hsk_pre_shared_key_build(b[0], b[1], NULL, 0).need, 48);
  b[0].len = 6;
  CHECK_REFUSED(B_PSK);
  b[0].len = 7, b[1].len = 32;
  CHECK_REFUSED(B_PSK);
  b[1] = field_of("1f 11*31", two);
  CHECK_REFUSED(B_PSK);
  b[0] = field_of("0000 00000000 00", one), b[1] = field_of("20 11*32", two);
  CHECK_REFUSED(B_PSK);
  b[0] = field_of("ffd5 61*65493 00000000", one);
  CHECK_REFUSED(B_PSK);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar),
                                     cmocka_unit_test(count_limit),
                                     cmocka_unit_test(key_share_fields),
                                     cmocka_unit_test(build_key_share),
                                     cmocka_unit_test(build_pre_shared_key),
                                     cmocka_unit_test(pre_shared_key_fields),
                                     cmocka_unit_test(build_refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
