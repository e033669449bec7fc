/* The grammar of OCSP responses (RFC 6960 4.2.1) and of the TLS feature extension (RFC 7633 4.1). */
#include "x509_util.h"
#include "core/status.h"
#include "x509/ocsp.h"
#include "x509/tls_feature.h"

#define ALG              "30(06(2a8648ce3d040302))"
#define NAME             "30(31(30(06(550403) 0c('ca'))))"
#define TIME             "18('20250101000000Z')"
#define SIG              "03(00 01)"
#define SHA1             "30(06(2b0e03021a) 05())"
#define SHA256           "30(06(608648016503040201))"
#define ID_OF(...)       "30(" __VA_ARGS__ ")"
#define ID               ID_OF(SHA1 "04(aa*20) 04(bb*20) 020105")
#define SINGLE(...)      "30(" ID __VA_ARGS__ ")"
#define GOOD             SINGLE("80()" TIME)
#define EXTS(...)        "a1(30(" __VA_ARGS__ "))"
#define BY_NAME          "a1(" NAME ")"
#define BY_KEY           "a2(04(cc*20))"
#define BYTES(type, ...) "30(0a0100 a0(30(06(" type ") 04(" __VA_ARGS__ "))))"
#define BASIC(...)       BYTES("2b0601050507300101", "30(" __VA_ARGS__ ")")
#define RESPONSE(...)    BASIC("30(" __VA_ARGS__ ")" ALG SIG)
#define LIST(...)        RESPONSE(BY_KEY TIME "30(" __VA_ARGS__ ")")
#define NONCE(value)     "30(06(2b0601050507300102) 04(" value "))"
#define OTHER            "30(06(2a0304) 04(0500))"
#define CRITICAL         "30(06(2a0304) 0101ff 04(0500))"

static const struct {
  const char *name, *der;
  uint32_t good;
} grammar[] = {
    {"a response", LIST(GOOD), 1},
    {"no state", LIST(), 1},
    {"two states", LIST(GOOD GOOD), 1},
    {"by name", RESPONSE(BY_NAME TIME "30(" GOOD ")"), 1},
    {"by a name that is none", RESPONSE("a1(3100)" TIME "30(" GOOD ")"), 0},
    {"by a name with something behind it", RESPONSE("a1(" NAME "0500)" TIME "30(" GOOD ")"), 0},
    {"by a key hash of 19 bytes", RESPONSE("a2(04(cc*19))" TIME "30(" GOOD ")"), 0},
    {"by a key hash of 21 bytes", RESPONSE("a2(04(cc*21))" TIME "30(" GOOD ")"), 0},
    {"by a key hash with something behind it", RESPONSE("a2(04(cc*20) 0500)" TIME "30(" GOOD ")"), 0},
    {"by nobody", RESPONSE(TIME "30(" GOOD ")"), 0},
    {"version 1 in full", RESPONSE("a0(020100)" BY_KEY TIME "30(" GOOD ")"), 0},
    {"version 2", RESPONSE("a0(020101)" BY_KEY TIME "30(" GOOD ")"), 0},
    {"producedAt as UTCTime", RESPONSE(BY_KEY "17('250101000000Z') 30(" GOOD ")"), 0},
    {"producedAt with fractions", RESPONSE(BY_KEY "18('20250101000000.5Z') 30(" GOOD ")"), 0},
    {"producedAt is absent", RESPONSE(BY_KEY "30(" GOOD ")"), 0},
    {"no list of states", RESPONSE(BY_KEY TIME), 0},
    {"something behind", RESPONSE(BY_KEY TIME "30(" GOOD ") 0500"), 0},
    {"bytes behind", LIST(GOOD) "00", 0},

    {"try later", "30(0a0103)", 1},
    {"unauthorized", "30(0a0106)", 1},
    {"status 4", "30(0a0104)", 0},
    {"status 7", "30(0a0107)", 0},
    {"status of two bytes", "30(0a020006)", 0},
    {"successful without a response", "30(0a0100)", 0},
    {"try later with a response", "30(0a0103 a0(30(06(2b0601050507300101) 0400)))", 0},
    {"another type", BYTES("2b0601050507300102", "30(30(" BY_KEY TIME "30())" ALG SIG ")"), 0},
    {"a response that is none", BYTES("2b0601050507300101", "3100"), 0},
    {"something behind the response",
     "30(0a0100 a0(30(06(2b0601050507300101) 04(30(30(" BY_KEY TIME "30())" ALG SIG ")) 0500)))", 0},
    {"no algorithm", BASIC("30(" BY_KEY TIME "30())" SIG), 0},
    {"ECDSA with parameters", BASIC("30(" BY_KEY TIME "30()) 30(06(2a8648ce3d040302) 05()) " SIG), 0},
    {"an algorithm that nobody knows", BASIC("30(" BY_KEY TIME "30()) 30(06(2a0304)) " SIG), 1},
    {"unused bits", BASIC("30(" BY_KEY TIME "30())" ALG "03(01 02)"), 0},
    {"no signature", BASIC("30(" BY_KEY TIME "30())" ALG), 0},
    {"certificates", BASIC("30(" BY_KEY TIME "30())" ALG SIG "a0(30(3000 3000))"), 1},
    {"an empty list of certificates", BASIC("30(" BY_KEY TIME "30())" ALG SIG "a0(3000)"), 1},
    {"certificates that are none", BASIC("30(" BY_KEY TIME "30())" ALG SIG "a0(30(3100))"), 0},
    {"certificates, and more", BASIC("30(" BY_KEY TIME "30())" ALG SIG "a0(30(3000) 0500)"), 0},
    {"behind the certificates", BASIC("30(" BY_KEY TIME "30())" ALG SIG "a0(30(3000)) 0500"), 0},

    {"a nonce", RESPONSE(BY_KEY TIME "30()" EXTS(NONCE("04(11)"))), 1},
    {"a nonce of 128 bytes", RESPONSE(BY_KEY TIME "30()" EXTS(NONCE("04(11*128)"))), 1},
    {"a nonce of 129 bytes", RESPONSE(BY_KEY TIME "30()" EXTS(NONCE("04(11*129)"))), 0},
    {"an empty nonce", RESPONSE(BY_KEY TIME "30()" EXTS(NONCE("0400"))), 0},
    {"a nonce that is none", RESPONSE(BY_KEY TIME "30()" EXTS(NONCE("11*16"))), 0},
    {"a nonce with something behind it", RESPONSE(BY_KEY TIME "30()" EXTS(NONCE("04(11) 00"))), 0},
    {"a nonce twice", RESPONSE(BY_KEY TIME "30()" EXTS(NONCE("04(11)") NONCE("04(11)"))), 0},
    {"extended revoke", RESPONSE(BY_KEY TIME "30()" EXTS("30(06(2b0601050507300109) 0101ff 04(0500))")), 1},
    {"another extension", RESPONSE(BY_KEY TIME "30()" EXTS(OTHER)), 1},
    {"an empty list of extensions", RESPONSE(BY_KEY TIME "30() a1(3000)"), 0},
    {"extensions, and more", RESPONSE(BY_KEY TIME "30() a1(30(" OTHER ") 0500)"), 0},

    {"revoked", LIST(SINGLE("a1(" TIME ")" TIME)), 1},
    {"revoked for a reason", LIST(SINGLE("a1(" TIME "a0(0a0101))" TIME)), 1},
    {"revoked for reason 7", LIST(SINGLE("a1(" TIME "a0(0a0107))" TIME)), 0},
    {"revoked for reason 11", LIST(SINGLE("a1(" TIME "a0(0a010b))" TIME)), 0},
    {"revoked for two reasons", LIST(SINGLE("a1(" TIME "a0(0a0101 0a0101))" TIME)), 0},
    {"revoked, and more", LIST(SINGLE("a1(" TIME "a0(0a0101) 0500)" TIME)), 0},
    {"revoked at no time", LIST(SINGLE("a1()" TIME)), 0},
    {"unknown", LIST(SINGLE("82()" TIME)), 1},
    {"good, with contents", LIST(SINGLE("80(00)" TIME)), 0},
    {"unknown, with contents", LIST(SINGLE("82(00)" TIME)), 0},
    {"state 3", LIST(SINGLE("83()" TIME)), 0},
    {"no state in it", LIST(SINGLE(TIME)), 0},
    {"no thisUpdate", LIST(SINGLE("80()")), 0},
    {"nextUpdate", LIST(SINGLE("80()" TIME "a0(" TIME ")")), 1},
    {"nextUpdate as UTCTime", LIST(SINGLE("80()" TIME "a0(17('250101000000Z'))")), 0},
    {"nextUpdate, and more", LIST(SINGLE("80()" TIME "a0(" TIME "0500)")), 0},
    {"an extension of the state", LIST(SINGLE("80()" TIME EXTS(OTHER))), 1},
    {"nextUpdate and an extension", LIST(SINGLE("80()" TIME "a0(" TIME ")" EXTS(OTHER))), 1},
    {"an extension of the state twice", LIST(SINGLE("80()" TIME EXTS(OTHER OTHER))), 0},
    {"no extension of the state", LIST(SINGLE("80()" TIME "a1(3000)")), 0},
    {"the end of a state", LIST(SINGLE("80()" TIME "0500")), 0},

    {"SHA-256", LIST("30(" ID_OF(SHA256 "04(aa*32) 04(bb*32) 020105") "80()" TIME ")"), 1},
    {"SHA-256 of 20 bytes", LIST("30(" ID_OF(SHA256 "04(aa*20) 04(bb*20) 020105") "80()" TIME ")"), 0},
    {"SHA-1 of 20 and 19 bytes", LIST("30(" ID_OF(SHA1 "04(aa*20) 04(bb*19) 020105") "80()" TIME ")"), 0},
    {"another hash", LIST("30(" ID_OF("30(06(2a0304)) 04(aa) 04(bb) 020105") "80()" TIME ")"), 1},
    {"SHA-1 with odd parameters",
     LIST("30(" ID_OF("30(06(2b0e03021a) 020101) 04(aa*20) 04(bb*20) 020105") "80()" TIME ")"), 0},
    {"no serial number", LIST("30(" ID_OF(SHA1 "04(aa*20) 04(bb*20)") "80()" TIME ")"), 0},
    {"a serial number that is not minimal",
     LIST("30(" ID_OF(SHA1 "04(aa*20) 04(bb*20) 02020005") "80()" TIME ")"), 0},
    {"a serial number, and more", LIST("30(" ID_OF(SHA1 "04(aa*20) 04(bb*20) 020105 0500") "80()" TIME ")"),
     0},
};

static void test_grammar(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++) {
    size_t len, mark;
    uint8_t *der = exactly(grammar[i].der, &len, &mark);
    hsk_ocsp o;
    memset(&o, 0xa5, sizeof o);
    hsk_result r = hsk_ocsp_parse(der, len, &o);
    if (r.error != (grammar[i].good ? HSK_OK : HSK_CERT_BAD_OCSP) || r.at > len)
      fail_msg("%s: %s at %zu", grammar[i].name, hsk_error_name(r.error), r.at);
    if (r.error != HSK_OK) assert_int_equal(o.response_status, 0xa5a5a5a5);
    for (size_t n = 0; grammar[i].good && n < len; n++)
      assert_int_equal(hsk_ocsp_parse(der, n, &o).error, HSK_CERT_BAD_OCSP);
    free(der);
  }
}

/* parse reads what must be good; *der is the caller's to free. */
static hsk_ocsp parse(const char *text, uint8_t **der)
{
  size_t len, mark;
  hsk_ocsp o;
  *der = exactly(text, &len, &mark);
  assert_int_equal(hsk_ocsp_parse(*der, len, &o).error, HSK_OK);
  return o;
}

static hsk_ocsp_single first(const uint8_t *der, const hsk_ocsp *o)
{
  hsk_ocsp_single x;
  assert_true(hsk_ocsp_single_parse(der, o->responses.off + o->responses.len, o->responses.off, &x));
  return x;
}

static void test_fields(void **state)
{
  uint8_t *der;
  (void)state;
  hsk_ocsp o = parse(LIST(SINGLE("a1(" TIME "a0(0a0104))" TIME "a0(18('20250102000000Z'))")), &der);
  assert_int_equal(o.response_status, HSK_OCSP_SUCCESSFUL);
  assert_int_equal(o.produced_at_time, 1735689600);
  assert_int_equal(o.by_name.off, 0);
  assert_int_equal(o.by_key.len, HSK_OCSP_KEY_HASH_LEN);
  assert_int_equal(der[o.by_key.off], 0xcc);
  assert_int_equal(o.signature.len, 1);
  assert_int_equal(o.certs.len, 0);
  assert_int_equal(der[o.tbs.off], 0x30);
  hsk_ocsp_single x = first(der, &o);
  assert_int_equal(x.hash, HSK_OCSP_SHA1);
  assert_int_equal(der[x.name_hash.off], 0xaa);
  assert_int_equal(der[x.key_hash.off], 0xbb);
  assert_int_equal(x.serial.len, 1);
  assert_int_equal(der[x.serial.off], 5);
  assert_int_equal(x.status, HSK_OCSP_REVOKED);
  assert_int_equal(x.reason, 4);
  assert_int_equal(x.revocation_time, 1735689600);
  assert_true(x.has_next_update);
  assert_int_equal(x.next_update_time - x.this_update_time, 86400);
  assert_int_equal(x.next, o.responses.off + o.responses.len);
  free(der);
  o = parse(BASIC("30(" BY_NAME TIME "30(" SINGLE("82()" TIME) ")" EXTS(
                NONCE("04(0102)")) ")" ALG SIG "a0(30(30(0500) 30(0101ff)))"),
            &der);
  assert_int_equal(der[o.by_name.off], 0x30);
  assert_int_equal(o.by_key.off, 0);
  assert_int_equal(o.nonce.len, 2);
  x = first(der, &o);
  assert_int_equal(x.status, HSK_OCSP_UNKNOWN);
  assert_false(x.has_next_update);
  size_t at = o.certs.off, end = at + o.certs.len;
  hsk_span c = hsk_ocsp_cert_next(der, end, &at);
  assert_int_equal(c.off, o.certs.off);
  assert_int_equal(c.len, 4);
  c = hsk_ocsp_cert_next(der, end, &at);
  assert_int_equal(c.len, 5);
  assert_int_equal(at, end);
  assert_int_equal(hsk_ocsp_cert_next(der, end, &at).off, 0);
  free(der);
  o = parse("30(0a0105)", &der);
  assert_int_equal(o.response_status, HSK_OCSP_SIG_REQUIRED);
  assert_int_equal(o.tbs.len, 0);
  free(der);
}

static void test_critical(void **state)
{
  static const struct {
    const char *der;
    uint32_t of_response, of_single;
  } rows[] = {
      {RESPONSE(BY_KEY TIME "30(" GOOD ")" EXTS(OTHER)), 0, 0},
      {RESPONSE(BY_KEY TIME "30(" GOOD ")" EXTS(CRITICAL)), 1, 0},
      {LIST(SINGLE("80()" TIME EXTS(OTHER))), 0, 0},
      {LIST(SINGLE("80()" TIME EXTS(CRITICAL))), 0, 1},
      {LIST(SINGLE("80()" TIME EXTS("30(06(2b0601050507300103) 0101ff 04(3000))"))), 0, 0},
      {LIST(SINGLE("80()" TIME EXTS("30(06(551d1d) 0101ff 04(3000))"))), 0, 1},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    uint8_t *der;
    hsk_ocsp o = parse(rows[i].der, &der);
    assert_int_equal(o.unknown_critical, rows[i].of_response);
    assert_int_equal(first(der, &o).unknown_critical, rows[i].of_single);
    free(der);
  }
}

/* HSK_OCSP_EXTENSIONS_MAX extensions are read, and not one more. */
static void test_many_extensions(void **state)
{
  (void)state;
  for (unsigned n = HSK_OCSP_EXTENSIONS_MAX; n <= HSK_OCSP_EXTENSIONS_MAX + 1; n++) {
    char list[2000] = "", one[40], text[9000];
    for (unsigned i = 0; i < n; i++) {
      snprintf(one, sizeof one, "30(06(2a03%02x) 0400)", i);
      strcat(list, one);
    }
    for (int where = 0; where < 2; where++) {
      size_t len, mark;
      hsk_ocsp o;
      if (where == 0)
        snprintf(text, sizeof text, RESPONSE(BY_KEY TIME "30()" EXTS("%s")), list);
      else
        snprintf(text, sizeof text, LIST(SINGLE("80()" TIME EXTS("%s"))), list);
      uint8_t *der = exactly(text, &len, &mark);
      assert_int_equal(hsk_ocsp_parse(der, len, &o).error,
                       n == HSK_OCSP_EXTENSIONS_MAX ? HSK_OK : HSK_CERT_BAD_OCSP);
      free(der);
    }
  }
}

static void test_feature(void **state)
{
  static const struct {
    const char *der;
    uint32_t good, features;
  } rows[] = {
      {"30(020105)", 1, HSK_FEATURE_STATUS_REQUEST},
      {"30(020111)", 1, HSK_FEATURE_STATUS_REQUEST_V2},
      {"30(020105 020111 02020100)", 1,
       HSK_FEATURE_STATUS_REQUEST | HSK_FEATURE_STATUS_REQUEST_V2 | HSK_FEATURE_OTHER},
      {"3000", 1, 0},
      {"30(020300ffff)", 1, HSK_FEATURE_OTHER},
      {"30(0203010000)", 0, 0},
      {"30(0201ff)", 0, 0},
      {"30(02020005)", 0, 0},
      {"30(0500)", 0, 0},
      {"31(020105)", 0, 0},
      {"30(020105) 00", 0, 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t len, mark;
    uint32_t features = 77;
    uint8_t *der = exactly(rows[i].der, &len, &mark);
    assert_int_equal(hsk_tls_feature_parse(der, 0, len, &features), rows[i].good);
    assert_int_equal(features, rows[i].good ? rows[i].features : 77);
    free(der);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_grammar),         cmocka_unit_test(test_fields),  cmocka_unit_test(test_critical),
      cmocka_unit_test(test_many_extensions), cmocka_unit_test(test_feature),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
