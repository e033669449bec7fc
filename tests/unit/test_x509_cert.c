/* Certificates: each field at its edges, in hand-made DER. */
#include "x509_util.h"
#include "x509/authority_key_id.h"
#include "x509/cert.h"
#include "x509/name.h"
#include "x509/subject_alt_name.h"

/* The fields of a certificate in the notation of der_of; a row replaces one. */
enum { VERSION, SERIAL, SIGNATURE, ISSUER, VALIDITY, SUBJECT, SPKI, TAIL, ALGORITHM, VALUE, FIELDS };

#define ECDSA                    "30(06(2a8648ce3d040302))"
#define CN(text)                 "30(31(30(06(550403) 0c('" text "'))))"
#define UTC(text)                "17('" text "')"
#define GEN(text)                "18('" text "')"
#define VALID                    "30(" UTC("200101000000Z") UTC("300101000000Z") ")"
#define P256_SPKI                "30(30(06(2a8648ce3d0201) 06(2a8648ce3d030107)) 03(00 04 11*64))"
#define V3                       "a0(020102)"
#define EXTS(list)               "a3(30(" list "))"
#define EXT(oid, value)          "30(06(551d" oid ") 04(" value "))"
#define CRITICAL_EXT(oid, value) "30(06(551d" oid ") 0101ff 04(" value "))"
#define CA                       CRITICAL_EXT("13", "30(0101ff)")

static const char *const good[FIELDS] = {
    V3, "020101", ECDSA, CN("issuer"), VALID, CN("subject"), P256_SPKI, "", ECDSA, "03(00 3006020101020101)"};

typedef struct {
  int field;
  const char *text; /* ! marks the offset that is blamed */
  uint32_t error;
} cert_row;

static uint8_t *certificate(const char *const *fields, size_t *len, size_t *mark)
{
  static char text[DER_MAX];
  int n = snprintf(text, sizeof text, "30(30(%s %s %s %s %s %s %s %s) %s %s)", fields[VERSION],
                   fields[SERIAL], fields[SIGNATURE], fields[ISSUER], fields[VALIDITY], fields[SUBJECT],
                   fields[SPKI], fields[TAIL], fields[ALGORITHM], fields[VALUE]);
  assert_true(n > 0 && (size_t)n < sizeof text);
  return exactly(text, len, mark);
}

static hsk_result parse_with(int field, const char *replacement, hsk_cert *cert, size_t *mark)
{
  const char *fields[FIELDS];
  size_t len;
  memcpy(fields, good, sizeof fields);
  fields[field] = replacement;
  uint8_t *p = certificate(fields, &len, mark);
  hsk_result r = hsk_cert_parse(p, len, cert);
  free(p);
  return r;
}

static void check_cert_rows(const cert_row *rows, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    size_t mark;
    hsk_cert cert, before;
    memset(&cert, 0xa5, sizeof cert);
    memcpy(&before, &cert, sizeof cert);
    hsk_result r = parse_with(rows[i].field, rows[i].text, &cert, &mark);
    if (r.error != rows[i].error)
      fail_msg("row %zu %s: %s at %zu", i, rows[i].text, hsk_error_name(r.error), r.at);
    if (r.error != HSK_OK && mark != SIZE_MAX && r.at != mark)
      fail_msg("row %zu %s: at %zu, want %zu", i, rows[i].text, r.at, mark);
    if (r.error != HSK_OK && memcmp(&cert, &before, sizeof cert) != 0)
      fail_msg("%s: the view changed", rows[i].text);
  }
}
#define CHECK_CERTS(rows) check_cert_rows(rows, sizeof rows / sizeof rows[0])

static void fields_at_their_places(void **state)
{
  (void)state;
  size_t len, mark;
  hsk_cert c;
  uint8_t *p = certificate(good, &len, &mark);
  assert_int_equal(hsk_cert_parse(p, len, &c).error, HSK_OK);
  assert_int_equal(c.version, 3);
  assert_int_equal(c.signature_scheme, 0x0403);
  assert_int_equal(c.not_before_time, 1577836800);
  assert_int_equal(c.not_after_time, 1893456000);
  assert_int_equal(c.present, 0);
  assert_int_equal(c.key_usage, UINT32_MAX);
  assert_int_equal(c.path_len, HSK_NO_PATH_LEN);
  assert_int_equal(c.extensions.off, 0);
  assert_int_equal(p[c.tbs.off], 0x30);
  assert_int_equal(c.serial.len, 1);
  assert_int_equal(p[c.serial.off], 1);
  assert_int_equal(hsk_name_parse(p, c.issuer.off + c.issuer.len, c.issuer.off).len, c.issuer.len - 2);
  assert_memory_equal(p + c.issuer.off + c.issuer.len - 6, "issuer", 6);
  assert_memory_equal(p + c.subject.off + c.subject.len - 7, "subject", 7);
  assert_int_equal(p[c.spki.off], 0x30);
  assert_int_equal(c.spki.off + c.spki.len, c.tbs.off + c.tbs.len);
  assert_int_equal(c.key.type, HSK_KEY_EC);
  assert_int_equal(c.key.point.len, 65);
  assert_int_equal(c.signature.len, 8);
  assert_int_equal(c.signature.off + c.signature.len, len);
  assert_int_equal(c.signature_oid.len, 8);
  for (size_t n = 0; n < len; n++)
    assert_int_not_equal(hsk_cert_parse(p, n, &c).error, HSK_OK);
  uint8_t *longer = malloc(len + 1);
  assert_non_null(longer);
  memcpy(longer, p, len);
  longer[len] = 0;
  hsk_result r = hsk_cert_parse(longer, len + 1, &c);
  assert_true(r.error == HSK_CERT_TRAILING_BYTES && r.at == len);
  free(longer);
  free(p);
}

static void basic_fields(void **state)
{
  (void)state;
  static const cert_row rows[] = {
      {VERSION, "", HSK_OK},
      {VERSION, "a0(020101)", HSK_OK},
      {VERSION, "!a0(020100)", HSK_CERT_BAD_VERSION},
      {VERSION, "!a0(020103)", HSK_CERT_BAD_VERSION},
      {VERSION, "!a0(02020002)", HSK_CERT_BAD_VERSION},
      {VERSION, "!a0(020102 00)", HSK_CERT_BAD_VERSION},
      {VERSION, "!a0()", HSK_CERT_BAD_VERSION},
      {SERIAL, "!0200", HSK_CERT_BAD_SERIAL},
      {SERIAL, "!02020001", HSK_CERT_BAD_SERIAL},
      {SERIAL, "020100", HSK_OK},
      {SERIAL, "0201ff", HSK_OK},
      {SERIAL, "02(7f ff*19)", HSK_OK},
      {SERIAL, "!02(7f ff*20)", HSK_CERT_BAD_SERIAL},
      {SERIAL, "!040101", HSK_CERT_BAD_SERIAL},
      {SIGNATURE, "!30(06(2a8648ce3d040303))", HSK_CERT_BAD_ALGORITHM},
      {SIGNATURE, "!30(06(2a8648ce3d040302) 0500)", HSK_CERT_BAD_ALGORITHM},
      {SIGNATURE, "!3000", HSK_CERT_BAD_ALGORITHM},
      {SIGNATURE, "", HSK_CERT_BAD_ALGORITHM},
      {ALGORITHM, "30(06(2a8648ce3d040302) !0500)", HSK_CERT_BAD_ALGORITHM},
      {ALGORITHM, "!30(06(2a8648ce3d040382))", HSK_CERT_BAD_ALGORITHM},
      {ISSUER, "!3000", HSK_CERT_BAD_NAME},
      {ISSUER, "!30(3100)", HSK_CERT_BAD_NAME},
      {ISSUER, "!3100", HSK_CERT_BAD_NAME},
      {SUBJECT, "!3000", HSK_CERT_BAD_NAME},
      {SUBJECT, "!30(3000)", HSK_CERT_BAD_NAME},
      {VALIDITY, "30(" GEN("20000101000000Z") GEN("20500101000000Z") ")", HSK_OK},
      {VALIDITY, "30(" UTC("490101000000Z") GEN("20500101000000Z") ")", HSK_OK},
      {VALIDITY, "30(!" UTC("4901010000Z") GEN("20500101000000Z") ")", HSK_CERT_BAD_TIME},
      {VALIDITY, "30(" UTC("490101000000Z") "!" UTC("490132000000Z") ")", HSK_CERT_BAD_TIME},
      {VALIDITY, "30(" UTC("490101000000Z") "!)", HSK_CERT_BAD_TIME},
      {VALIDITY, "30(" UTC("490101000000Z") UTC("490101000000Z") "!0500)", HSK_CERT_BAD_TIME},
      {VALIDITY, "!31()", HSK_CERT_BAD_TIME},
      {SPKI, "!3100", HSK_CERT_BAD_KEY},
      {SPKI, "30(30(06(2b6570)) 03(00 11*32))", HSK_OK},
      {SPKI, "30(30(06(2b6570)) !03(01 11*32))", HSK_CERT_BAD_KEY},
      {TAIL, "8100", HSK_CERT_BAD_DER},
      {TAIL, "8101 00", HSK_OK},
      {TAIL, "8101 00 8202 0780", HSK_OK},
      {TAIL, "8101 00 !8202 0781", HSK_CERT_BAD_DER},
      {TAIL, "820100 !810100", HSK_CERT_BAD_DER},
      {TAIL, "!a10100", HSK_CERT_BAD_DER},
      {TAIL, "!0500", HSK_CERT_BAD_DER},
      {TAIL, EXTS(CA) "!00", HSK_CERT_BAD_DER},
      {TAIL, "a3(!30(" CA ")00)", HSK_CERT_BAD_EXTENSION},
      {TAIL, "a3(!)", HSK_CERT_BAD_EXTENSION},
      {TAIL, "a3(30(!))", HSK_CERT_BAD_EXTENSION},
      {VALUE, "!03()", HSK_CERT_BAD_DER},
      {VALUE, "!03(01 02)", HSK_CERT_BAD_DER},
      {VALUE, "!03(0000) 00", HSK_CERT_BAD_DER},
      {VALUE, "!040100", HSK_CERT_BAD_DER},
      {VALUE, "!", HSK_CERT_BAD_DER},
  };
  CHECK_CERTS(rows);
}

/* RFC 5280 4.1: unique identifiers need version 2 or 3, extensions version 3. */
static void versions_and_what_they_allow(void **state)
{
  (void)state;
  static const struct {
    const char *version, *tail;
    uint32_t error;
  } rows[] = {{"", "", HSK_OK},
              {"", "810100", HSK_CERT_BAD_VERSION},
              {"", "820100", HSK_CERT_BAD_VERSION},
              {"", EXTS(CA), HSK_CERT_BAD_VERSION},
              {"a0(020101)", "810100", HSK_OK},
              {"a0(020101)", EXTS(CA), HSK_CERT_BAD_VERSION},
              {V3, "810100" EXTS(CA), HSK_OK}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const char *fields[FIELDS];
    size_t len, mark;
    hsk_cert c;
    memcpy(fields, good, sizeof fields);
    fields[VERSION] = rows[i].version;
    fields[TAIL] = rows[i].tail;
    uint8_t *p = certificate(fields, &len, &mark);
    assert_int_equal(hsk_cert_parse(p, len, &c).error, rows[i].error);
    free(p);
  }
}

static void extension_forms(void **state)
{
  (void)state;
  static const cert_row rows[] = {
      {TAIL, EXTS("!30(06(551d13) 010100 04(3000))"), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS("!30(06(551d13) 010101 04(3000))"), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS("!30(06(551d13) 0102ffff 04(3000))"), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS("!30(06(551d13))"), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS("!30(04(3000))"), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS("!30(06(551d13) 04(3000) 00)"), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS("!31(06(551d13) 04(3000))"), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(CA "!00"), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(CA "!" CA), HSK_CERT_DUPLICATE_EXTENSION},
      {TAIL, EXTS("30(06(2a03) 04()) " CA "!30(06(2a03) 04())"), HSK_CERT_DUPLICATE_EXTENSION},
      {TAIL, EXTS("30(06(2a03) 04()) 30(06(2a04) 04()) 30(06(2a0304) 04())"), HSK_OK},
      /* basicConstraints */
      {TAIL, EXTS(EXT("13", "3000")), HSK_OK},
      {TAIL, EXTS(EXT("13", "!30(010100)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("13", "!30(0101fe)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("13", "!30(0102ffff)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("13", "!30(020100)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("13", "!30(0101ff 0201ff)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("13", "!30(0101ff 020100 00)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("13", "!30(0101ff) 00")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("13", "!")), HSK_CERT_BAD_EXTENSION},
      /* keyUsage */
      {TAIL, EXTS(EXT("0f", "!03(00)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0f", "!03(0000)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0f", "03(0001)")), HSK_OK},
      {TAIL, EXTS(EXT("0f", "!03(0101)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0f", "!03(0880)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0f", "!03(070000)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0f", "!03(060040)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0f", "!03(07008000)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0f", "!03(0780) 00")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0f", "!040180")), HSK_CERT_BAD_EXTENSION},
      /* extKeyUsage */
      {TAIL, EXTS(EXT("25", "!3000")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("25", "!30(0600)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("25", "!30(06(2a03) 0500)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("25", "!30(06(2a03)) 00")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("25", "!06(2a03)")), HSK_CERT_BAD_EXTENSION},
      /* subjectAltName */
      {TAIL, EXTS(EXT("11", "!3000")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("11", "!30(8201ff)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("11", "!30(8203 6161)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("11", "!30(820161) 00")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("11", "30(820161 87(01020304))")), HSK_OK},
      /* the key identifiers */
      {TAIL, EXTS(EXT("0e", "04(0102)")), HSK_OK},
      {TAIL, EXTS(EXT("0e", "!03(0102)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("0e", "!04(0102)00")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("23", "3000")), HSK_OK},
      {TAIL, EXTS(EXT("23", "30(80020102)")), HSK_OK},
      {TAIL, EXTS(EXT("23", "30(80020102 a1(820161) 820101)")), HSK_OK},
      {TAIL, EXTS(EXT("23", "30(a1(820161) 820101)")), HSK_OK},
      {TAIL, EXTS(EXT("23", "!30(a1(820161))")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("23", "!30(820101)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("23", "!30(a1() 820101)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("23", "!30(a1(820161) 8200)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("23", "!30(a1(820161) 820101 00)")), HSK_CERT_BAD_EXTENSION},
      {TAIL, EXTS(EXT("23", "!30(80020102) 00")), HSK_CERT_BAD_EXTENSION},
  };
  CHECK_CERTS(rows);
}

static void extension_values(void **state)
{
  (void)state;
  static const struct {
    const char *extension;
    uint32_t is_ca, path_len, key_usage, ext_key_usage;
  } rows[] = {
      {EXT("13", "3000"), 0, HSK_NO_PATH_LEN, UINT32_MAX, 0},
      {CA, 1, HSK_NO_PATH_LEN, UINT32_MAX, 0},
      {EXT("13", "30(0101ff 020100)"), 1, 0, UINT32_MAX, 0},
      {EXT("13", "30(0101ff 02020080)"), 1, 128, UINT32_MAX, 0},
      {EXT("13", "30(0101ff 02020100)"), 1, 256, UINT32_MAX, 0},
      {EXT("13", "30(0101ff 0203010000)"), 1, 65536, UINT32_MAX, 0},
      {EXT("13", "30(0101ff 02047fffffff)"), 1, 0x7fffffff, UINT32_MAX, 0},
      {EXT("13", "30(0101ff 020500ffffffff)"), 1, 0x80000000u, UINT32_MAX, 0},
      {EXT("13", "30(0101ff 02050100000000)"), 1, 0x80000000u, UINT32_MAX, 0},
      {EXT("0f", "03(0780)"), 0, HSK_NO_PATH_LEN, HSK_KU_DIGITAL_SIGNATURE, 0},
      {EXT("0f", "03(0106)"), 0, HSK_NO_PATH_LEN, HSK_KU_KEY_CERT_SIGN | HSK_KU_CRL_SIGN, 0},
      {EXT("0f", "03(0560)"), 0, HSK_NO_PATH_LEN, HSK_KU_NON_REPUDIATION | HSK_KU_KEY_ENCIPHERMENT, 0},
      {EXT("0f", "03(0018)"), 0, HSK_NO_PATH_LEN, HSK_KU_DATA_ENCIPHERMENT | HSK_KU_KEY_AGREEMENT, 0},
      {EXT("0f", "03(070180)"), 0, HSK_NO_PATH_LEN, HSK_KU_ENCIPHER_ONLY | HSK_KU_DECIPHER_ONLY, 0},
      {EXT("0f", "03(070080)"), 0, HSK_NO_PATH_LEN, HSK_KU_DECIPHER_ONLY, 0},
      {EXT("0f", "03(070600)"), 0, HSK_NO_PATH_LEN, HSK_KU_KEY_CERT_SIGN | HSK_KU_CRL_SIGN, 0},
      {EXT("25", "30(06(2b06010505070301))"), 0, HSK_NO_PATH_LEN, UINT32_MAX, HSK_EKU_SERVER_AUTH},
      {EXT("25", "30(06(2b06010505070302) 06(551d2500))"), 0, HSK_NO_PATH_LEN, UINT32_MAX,
       HSK_EKU_CLIENT_AUTH | HSK_EKU_ANY},
      {EXT("25", "30(06(2b06010505070303) 06(2b06010505070304) 06(2b06010505070308) 06(2b06010505070309))"),
       0, HSK_NO_PATH_LEN, UINT32_MAX,
       HSK_EKU_CODE_SIGNING | HSK_EKU_EMAIL_PROTECTION | HSK_EKU_TIME_STAMPING | HSK_EKU_OCSP_SIGNING},
      {EXT("25", "30(06(2b0601050507030a))"), 0, HSK_NO_PATH_LEN, UINT32_MAX, HSK_EKU_OTHER},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char tail[500];
    size_t mark;
    hsk_cert c;
    snprintf(tail, sizeof tail, "a3(30(%s))", rows[i].extension);
    uint32_t error = parse_with(TAIL, tail, &c, &mark).error;
    if (error != HSK_OK || c.is_ca != rows[i].is_ca || c.path_len != rows[i].path_len ||
        c.key_usage != rows[i].key_usage || c.ext_key_usage != rows[i].ext_key_usage)
      fail_msg("%s: %s %u %x %x %x", rows[i].extension, hsk_error_name(error), c.is_ca, c.path_len,
               c.key_usage, c.ext_key_usage);
  }
}

static void criticality(void **state)
{
  (void)state;
  size_t mark;
  hsk_cert c;
  assert_int_equal(parse_with(TAIL, EXTS(CA EXT("0f", "03(0106)")), &c, &mark).error, HSK_OK);
  assert_int_equal(c.present, HSK_EXT_BASIC_CONSTRAINTS | HSK_EXT_KEY_USAGE);
  assert_int_equal(c.critical, HSK_EXT_BASIC_CONSTRAINTS);
  assert_int_equal(c.unknown_critical.off, 0);
  /* an unknown extension that is critical; those that the chain applies are known, critical or not */
  assert_int_equal(parse_with(TAIL,
                              EXTS("30(06(2a03) 0101ff 04())" EXT("1e", "3000") CRITICAL_EXT("24", "3000")
                                       CRITICAL_EXT("63", "3000")),
                              &c, &mark)
                       .error,
                   HSK_OK);
  assert_int_equal(c.present,
                   HSK_EXT_UNKNOWN_CRITICAL | HSK_EXT_NAME_CONSTRAINTS | HSK_EXT_POLICY_CONSTRAINTS);
  assert_int_equal(c.critical, HSK_EXT_UNKNOWN_CRITICAL | HSK_EXT_POLICY_CONSTRAINTS);
  assert_int_equal(c.unknown_critical.len, 2);
  assert_int_equal(parse_with(TAIL, EXTS(EXT("1e", "3000")), &c, &mark).error, HSK_OK);
  assert_int_equal(c.present, HSK_EXT_NAME_CONSTRAINTS);
  assert_int_equal(c.critical, 0);
  assert_int_equal(c.unknown_critical.off, 0);
}

/* RFC 5280 4.1.2.6 */
static void empty_subjects(void **state)
{
  (void)state;
  static const struct {
    const char *tail;
    uint32_t error;
  } rows[] = {{EXTS(CRITICAL_EXT("11", "30(820161)")), HSK_OK},
              {EXTS(EXT("11", "30(820161)")), HSK_CERT_BAD_NAME},
              {EXTS(CA), HSK_CERT_BAD_NAME},
              {EXTS(CA CRITICAL_EXT("11", "30(820161)")), HSK_CERT_BAD_NAME},
              {"", HSK_CERT_BAD_NAME}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const char *fields[FIELDS];
    size_t len, mark;
    hsk_cert c;
    memcpy(fields, good, sizeof fields);
    fields[SUBJECT] = "!3000";
    fields[TAIL] = rows[i].tail;
    uint8_t *p = certificate(fields, &len, &mark);
    hsk_result r = hsk_cert_parse(p, len, &c);
    assert_int_equal(r.error, rows[i].error);
    if (r.error != HSK_OK) assert_int_equal(r.at, mark);
    free(p);
  }
}

static void extensions_have_a_limit(void **state)
{
  (void)state;
  static char tail[8000];
  for (unsigned count = HSK_CERT_EXTENSIONS_MAX - 1; count <= HSK_CERT_EXTENSIONS_MAX + 1; count++) {
    size_t mark;
    hsk_cert c;
    strcpy(tail, "a3(30(");
    for (unsigned i = 0; i < count; i++)
      sprintf(tail + strlen(tail), "30(06(2a%02x)04())", i);
    strcat(tail, "))");
    assert_int_equal(parse_with(TAIL, tail, &c, &mark).error,
                     count <= HSK_CERT_EXTENSIONS_MAX ? HSK_OK : HSK_CERT_BAD_EXTENSION);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fields_at_their_places),
      cmocka_unit_test(basic_fields),
      cmocka_unit_test(versions_and_what_they_allow),
      cmocka_unit_test(extension_forms),
      cmocka_unit_test(extension_values),
      cmocka_unit_test(criticality),
      cmocka_unit_test(empty_subjects),
      cmocka_unit_test(extensions_have_a_limit),
  };
  return cmocka_run_group_tests_name("x509 cert", tests, NULL, NULL);
}
