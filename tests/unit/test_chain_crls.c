/* Revocation: paths of certificates and CRLs that tests/gen/chains_crls makes with the openssl tool; and the grammar of CRLs. */
#define SCRIPT "tests/gen/chains_crls"
#include "chain_util.h"
#include "x509_util.h"
#include "x509/crl.h"

#define PREFERRED HSK_REVOCATION_PREFERRED
#define REQUIRED  HSK_REVOCATION_REQUIRED

static const row good[] = {
    {"off", "leaf int", "root", .error = HSK_OK, .crls = "root_revoked revoked"},
    {"covered", "leaf int", "root", .error = HSK_OK, .revocation = REQUIRED, .crls = "root_crl good"},
    {"covered, strangers first", "leaf int", "root", .error = HSK_OK, .revocation = REQUIRED,
     .crls = "junk old future unknown by_forger good root_crl"},
    {"nothing is known", "leaf int", "root", .error = HSK_OK, .revocation = PREFERRED},
    {"for users alone", "leaf int", "root", .error = HSK_OK, .revocation = REQUIRED,
     .crls = "root_crl good_user"},
    {"the distribution point", "leaf_point int", "root", .error = HSK_OK, .revocation = REQUIRED,
     .crls = "root_crl good_point"},
    {"a signer for CRLs beside the path", "leaf int crl_signer", "root", .error = HSK_OK,
     .revocation = REQUIRED, .crls = "root_crl by_signer good"},
    {"revoked, says a forger", "leaf int crl_forger", "root", .error = HSK_OK, .revocation = PREFERRED,
     .crls = "by_forger"},
};

static const row bad[] = {
    {"revoked", "leaf int", "root", .error = HSK_CERT_REVOKED, .blamed = "leaf", .revocation = REQUIRED,
     .crls = "root_crl revoked"},
    {"revoked, and that is all that is known", "leaf int", "root", .error = HSK_CERT_REVOKED,
     .blamed = "leaf", .revocation = PREFERRED, .crls = "revoked"},
    {"revoked for some reason", "leaf int", "root", .error = HSK_CERT_REVOKED, .blamed = "leaf",
     .revocation = PREFERRED, .crls = "revoked_some"},
    {"the intermediate is revoked", "leaf int", "root", .error = HSK_CERT_REVOKED, .blamed = "int",
     .revocation = REQUIRED, .crls = "root_revoked good"},
    {"revoked by a delta", "leaf int", "root", .error = HSK_CERT_REVOKED, .blamed = "leaf",
     .revocation = REQUIRED, .crls = "root_crl good delta"},

    {"no CRL", "leaf int", "root", .error = HSK_CERT_REVOCATION_UNKNOWN, .blamed = "int",
     .revocation = REQUIRED},
    {"no CRL for the leaf", "leaf int", "root", .error = HSK_CERT_REVOCATION_UNKNOWN, .blamed = "leaf",
     .revocation = REQUIRED, .crls = "root_crl"},
    {"a CRL that has expired", "leaf int", "root", .error = HSK_CERT_REVOCATION_UNKNOWN, .blamed = "leaf",
     .revocation = REQUIRED, .crls = "root_crl old"},
    {"a CRL of tomorrow", "leaf int", "root", .error = HSK_CERT_REVOCATION_UNKNOWN, .blamed = "leaf",
     .revocation = REQUIRED, .crls = "root_crl future"},
    {"an unknown critical extension", "leaf int", "root", .error = HSK_CERT_REVOCATION_UNKNOWN,
     .blamed = "leaf", .revocation = REQUIRED, .crls = "root_crl unknown"},
    {"some reasons", "leaf int", "root", .error = HSK_CERT_REVOCATION_UNKNOWN, .blamed = "leaf",
     .revocation = REQUIRED, .crls = "root_crl good_some"},
    {"another distribution point", "leaf_elsewhere int", "root", .error = HSK_CERT_REVOCATION_UNKNOWN,
     .blamed = "leaf_elsewhere", .revocation = REQUIRED, .crls = "root_crl good_point"},
    {"a delta without its base", "leaf int", "root", .error = HSK_CERT_REVOCATION_UNKNOWN, .blamed = "leaf",
     .revocation = REQUIRED, .crls = "root_crl delta"},
    {"the issuer may not sign CRLs", "leaf int_without_crl", "root", .error = HSK_CERT_REVOCATION_UNKNOWN,
     .blamed = "leaf", .revocation = REQUIRED, .crls = "root_crl good"},
    {"a forger", "leaf int crl_forger", "root", .error = HSK_CERT_REVOCATION_UNKNOWN, .blamed = "leaf",
     .revocation = REQUIRED, .crls = "root_crl by_forger"},
    {"nothing is known of who signs the CRL", "leaf int crl_signer", "root",
     .error = HSK_CERT_REVOCATION_UNKNOWN, .blamed = "crl_signer", .revocation = REQUIRED,
     .crls = "root_crl by_signer"},
    {"no signature is left", "leaf int", "root", .error = HSK_CERT_BUDGET, .revocation = REQUIRED,
     .crls = "root_crl good", .signatures = 3},
};

static void test_good(void **state)
{
  (void)state;
  RUN(good);
}

static void test_bad(void **state)
{
  (void)state;
  RUN(bad);
}

static void test_make_junk(void **state)
{
  static uint8_t der[2000];
  (void)state;
  size_t n = load("good", der, sizeof der);
  der[0] = 0x31;
  save("junk", der, n);
}

/* ---- the grammar ---- */

#define ALG        "30(06(2a8648ce3d040302))"
#define NAME       "30(31(30(06(550403) 0c('ca'))))"
#define TIME       "17('250101000000Z')"
#define SIG        "03(00 01)"
#define LIST(...)  "30(30(020101 " ALG NAME TIME TIME __VA_ARGS__ ")" ALG SIG ")"
#define EXTS(...)  "a0(30(" __VA_ARGS__ "))"
#define ENTRY(...) "30(020105 " TIME __VA_ARGS__ ")"

static const struct {
  const char *name, *der;
  uint32_t good;
} grammar[] = {
    {"nothing revoked", LIST(), 1},
    {"an empty list", LIST("3000"), 1},
    {"version 1", "30(30(" ALG NAME TIME ")" ALG SIG ")", 1},
    {"version 3", "30(30(020102 " ALG NAME TIME TIME ")" ALG SIG ")", 0},
    {"two algorithms", "30(30(020101 30(06(2a8648ce3d040303)) " NAME TIME TIME ")" ALG SIG ")", 0},
    {"no issuer", "30(30(020101 " ALG "3000" TIME TIME ")" ALG SIG ")", 0},
    {"a malformed time", "30(30(020101 " ALG NAME "17('251301000000Z'))" ALG SIG ")", 0},
    {"bytes behind", LIST() "00", 0},
    {"an entry", LIST("30(" ENTRY() ")"), 1},
    {"an entry without time", LIST("30(30(020105))"), 0},
    {"a reason", LIST("30(" ENTRY("30(30(06(551d15) 04(0a0101)))") ")"), 1},
    {"reason 7", LIST("30(" ENTRY("30(30(06(551d15) 04(0a0107)))") ")"), 0},
    {"a critical reason", LIST("30(" ENTRY("30(30(06(551d15) 0101ff 04(0a0101)))") ")"), 0},
    {"certificateIssuer", LIST("30(" ENTRY("30(30(06(551d1d) 0101ff 04(30(a4(" NAME ")))))") ")"), 1},
    {"certificateIssuer that is not critical",
     LIST("30(" ENTRY("30(30(06(551d1d) 04(30(a4(" NAME ")))))") ")"), 0},
    {"a reason twice", LIST("30(" ENTRY("30(30(06(551d15) 04(0a0101)) 30(06(551d15) 04(0a0101)))") ")"), 0},
    {"no extensions in the list of them", LIST("a0(3000)"), 0},
    {"cRLNumber", LIST(EXTS("30(06(551d14) 04(020101))")), 1},
    {"cRLNumber that is critical", LIST(EXTS("30(06(551d14) 0101ff 04(020101))")), 0},
    {"cRLNumber below zero", LIST(EXTS("30(06(551d14) 04(0201ff))")), 0},
    {"cRLNumber of 20 bytes", LIST(EXTS("30(06(551d14) 04(02(11*20)))")), 1},
    {"cRLNumber of 21 bytes", LIST(EXTS("30(06(551d14) 04(02(11*21)))")), 0},
    {"cRLNumber twice", LIST(EXTS("30(06(551d14) 04(020101)) 30(06(551d14) 04(020101))")), 0},
    {"a delta", LIST(EXTS("30(06(551d14) 04(020102)) 30(06(551d1b) 0101ff 04(020101))")), 1},
    {"a delta that is not critical", LIST(EXTS("30(06(551d14) 04(020102)) 30(06(551d1b) 04(020101))")), 0},
    {"a delta without number", LIST(EXTS("30(06(551d1b) 0101ff 04(020101))")), 0},
    {"an issuing point", LIST(EXTS("30(06(551d1c) 0101ff 04(30(8101ff)))")), 1},
    {"an issuing point that is not critical", LIST(EXTS("30(06(551d1c) 04(30(8101ff)))")), 0},
    {"an empty issuing point", LIST(EXTS("30(06(551d1c) 0101ff 04(3000))")), 0},
    {"users and CAs alone", LIST(EXTS("30(06(551d1c) 0101ff 04(30(8101ff 8201ff)))")), 0},
    {"a flag that is false", LIST(EXTS("30(06(551d1c) 0101ff 04(30(810100)))")), 0},
    {"extensions in version 1", "30(30(" ALG NAME TIME EXTS("30(06(551d14) 04(020101))") ")" ALG SIG ")", 0},
};

static void test_grammar(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++) {
    size_t len, mark;
    uint8_t *der = exactly(grammar[i].der, &len, &mark);
    hsk_crl c;
    memset(&c, 0xa5, sizeof c);
    hsk_result r = hsk_crl_parse(der, len, &c);
    if (r.error != (grammar[i].good ? HSK_OK : HSK_CERT_BAD_CRL))
      fail_msg("%s: %s at %zu", grammar[i].name, hsk_error_name(r.error), r.at);
    if (r.error != HSK_OK) assert_int_equal(c.version, 0xa5a5a5a5);
    for (size_t n = 0; grammar[i].good && n < len; n++)
      assert_int_equal(hsk_crl_parse(der, n, &c).error, HSK_CERT_BAD_CRL);
    free(der);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_make_junk),
      cmocka_unit_test(test_good),
      cmocka_unit_test(test_bad),
      cmocka_unit_test(test_grammar),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
