/* Path building and validation over certificates that tests/gen/chains makes with the openssl tool. A row names its certificates, and the
   one that is blamed; each row is run with the pool in both orders. */
#define SCRIPT "tests/gen/chains"
#include "chain_util.h"

static const row good[] = {
    {"two levels", "leaf int", "root", .error = HSK_OK, .path_len = 2},
    {"by name", "leaf int", "root", .error = HSK_OK, .host = "www.example.com"},
    {"by address", "leaf int", "root", .error = HSK_OK, .host = "192.0.2.1"},
    {"one level", "leaf_by_root", "root", .error = HSK_OK, .path_len = 1},
    {"three levels", "leaf_by_sub sub int", "root", .error = HSK_OK, .path_len = 3},
    {"the anchor is sent, too", "leaf int root", "root", .error = HSK_OK, .path_len = 2},
    {"strangers in the pool", "leaf decoy root2 sub int leaf_expired root", "root", .error = HSK_OK,
     .path_len = 2},
    {"an anchor in the middle", "leaf_by_sub sub", "int", .error = HSK_OK, .path_len = 2},
    {"several anchors", "leaf int", "root2 root_rsa2048 root", .error = HSK_OK},
    {"a namesake among the anchors", "leaf int", "root_fake root", .error = HSK_OK},
    {"a namesake without identifiers", "leaf int", "root_fake_without_ids root", .error = HSK_OK},
    {"no identifiers anywhere", "leaf_without_ids int_without_ids", "root", .error = HSK_OK},
    {"a namesake in the pool", "leaf_without_ids decoy_without_ids int_without_ids", "root", .error = HSK_OK},
    {"cross-signed: the other root", "leaf int int_by_root2", "root2", .error = HSK_OK, .path_len = 2},
    {"cross-signed: above the root", "leaf int root_by_root2", "root2", .error = HSK_OK, .path_len = 3},
    {"roots that sign each other", "leaf int root_by_root2 root2_by_root", "root2", .error = HSK_OK},
    {"expired twin", "leaf int_expired int", "root", .error = HSK_OK},
    {"future twin", "leaf int_future int", "root", .error = HSK_OK},
    {"twin that is no CA", "leaf int_not_ca int", "root", .error = HSK_OK},
    {"anyExtendedKeyUsage above", "leaf int_any_purpose", "root", .error = HSK_OK},
    {"no extensions in the leaf", "leaf_plain int", "root", .error = HSK_OK},
    {"self-issued does not count", "leaf_by_new int_self_issued int_pathlen0", "root", .error = HSK_OK,
     .path_len = 3},
    {"pathLen 0 over a leaf", "leaf int_pathlen0", "root", .error = HSK_OK},
    {"the client's purpose", "leaf_client int", "root", .error = HSK_OK, .purpose = HSK_PURPOSE_CLIENT_AUTH},
    {"SHA-384", "leaf_sha384 int", "root", .error = HSK_OK},
    {"RSA, SHA-512", "leaf_by_rsa_root", "root_rsa2048", .error = HSK_OK},
    {"RSA 1024 where it is allowed", "leaf_by_rsa1024 int_rsa1024", "root", .error = HSK_OK, .min_rsa = 1024},
    {"a target that is an anchor", "self", "root self", .error = HSK_OK, .host = "www.example.com",
     .path_len = 1},
    {"self-issued does not count for the depth", "leaf_by_new int_self_issued int_pathlen0", "root",
     .error = HSK_OK, .max_depth = 1},
    {"depth of 1", "leaf int", "root", .error = HSK_OK, .max_depth = 1},
    {"first second", "leaf int", "root", .error = HSK_OK, .now = 1735689600},
    {"last second", "leaf int", "root", .error = HSK_OK, .now = 2082758399},
    {"malformed certificates in the pool", "leaf junk int junk", "root", .error = HSK_OK},
    {"10 namesakes",
     "leaf_without_ids same1 same2 same3 same4 same5 same6 same7 same8 same9 same10 int_without_ids", "root",
     .error = HSK_OK},
    {"31 namesakes among the anchors", "leaf_by_root", "root_fake_without_ids*31 root", .error = HSK_OK},
};

static void test_good(void **state)
{
  (void)state;
  RUN(good);
}

static const row bad[] = {
    {"no anchor", "leaf int", "", .error = HSK_CERT_UNKNOWN_CA, .blamed = "int"},
    {"another anchor", "leaf int", "root2", .error = HSK_CERT_UNKNOWN_CA, .blamed = "int"},
    {"no intermediate", "leaf", "root", .error = HSK_CERT_UNKNOWN_CA, .blamed = "leaf"},
    {"no intermediate, but strangers", "leaf sub root2 decoy_not_ca", "root", .error = HSK_CERT_NOT_A_CA,
     .blamed = "decoy_not_ca"},
    {"the missing one is farther up", "leaf_by_sub sub", "root", .error = HSK_CERT_UNKNOWN_CA,
     .blamed = "sub"},
    {"roots that sign each other", "leaf int root_by_root2 root2_by_root", "", .error = HSK_CERT_UNKNOWN_CA},
    {"self-signed", "self", "root", .error = HSK_CERT_UNKNOWN_CA, .blamed = "self"},
    {"self-signed, twice", "self self", "root", .error = HSK_CERT_UNKNOWN_CA, .blamed = "self"},
    {"an unknown root is sent", "leaf int root", "root2", .error = HSK_CERT_UNKNOWN_CA, .blamed = "root"},
    {"a namesake is no reason", "leaf int decoy_without_ids", "root2", .error = HSK_CERT_UNKNOWN_CA,
     .blamed = "int"},
    {"a namesake that is no CA is no reason", "leaf int decoy_not_ca", "root2", .error = HSK_CERT_UNKNOWN_CA,
     .blamed = "int"},

    {"forged anchor", "leaf int", "root_fake", .error = HSK_CERT_BAD_SIGNATURE, .blamed = "int"},
    {"forged intermediate", "leaf decoy", "root", .error = HSK_CERT_BAD_SIGNATURE, .blamed = "leaf"},
    {"forged leaf", "leaf_tampered int", "root", .error = HSK_CERT_BAD_SIGNATURE, .blamed = "leaf_tampered"},
    {"forged leaf, namesakes", "leaf_tampered decoy int decoy_without_ids", "root",
     .error = HSK_CERT_BAD_SIGNATURE, .blamed = "leaf_tampered"},
    {"forged upper one", "leaf int_tampered", "root", .error = HSK_CERT_BAD_SIGNATURE,
     .blamed = "int_tampered"},

    {"leaf expired", "leaf_expired int", "root", .error = HSK_CERT_EXPIRED, .blamed = "leaf_expired"},
    {"leaf not yet valid", "leaf_future int", "root", .error = HSK_CERT_NOT_YET_VALID,
     .blamed = "leaf_future"},
    {"a second early", "leaf int", "root", .error = HSK_CERT_NOT_YET_VALID, .blamed = "leaf",
     .now = 1735689599},
    {"a second late", "leaf int", "root", .error = HSK_CERT_EXPIRED, .blamed = "leaf", .now = 2082758400},
    {"upper one expired", "leaf int_expired", "root", .error = HSK_CERT_EXPIRED, .blamed = "int_expired"},
    {"upper one not yet valid", "leaf int_future", "root", .error = HSK_CERT_NOT_YET_VALID,
     .blamed = "int_future"},
    {"expired before unknown CA", "leaf int_expired int", "root2", .error = HSK_CERT_EXPIRED,
     .blamed = "int_expired"},
    {"target is an anchor, but expired", "self_expired", "self_expired", .error = HSK_CERT_EXPIRED,
     .blamed = "self_expired"},

    {"not a CA", "leaf int_not_ca", "root", .error = HSK_CERT_NOT_A_CA, .blamed = "int_not_ca"},
    {"no basicConstraints", "leaf int_without_constraints", "root", .error = HSK_CERT_NOT_A_CA,
     .blamed = "int_without_constraints"},
    {"may not sign certificates", "leaf int_crl_only", "root", .error = HSK_CERT_BAD_KEY_USAGE,
     .blamed = "int_crl_only"},
    {"CA for another purpose", "leaf int_client_only", "root", .error = HSK_CERT_BAD_EXT_KEY_USAGE,
     .blamed = "int_client_only"},
    {"unknown critical above", "leaf int_critical", "root", .error = HSK_CERT_UNKNOWN_CRITICAL,
     .blamed = "int_critical"},
    {"pathLen 0 over a CA", "leaf_by_sub sub int_pathlen0", "root", .error = HSK_CERT_PATH_TOO_LONG,
     .blamed = "int_pathlen0"},
    {"deeper than allowed", "leaf_by_sub sub int", "root", .error = HSK_CERT_PATH_TOO_LONG, .blamed = "int",
     .max_depth = 1},

    {"leaf for another use", "leaf_cert_sign int", "root", .error = HSK_CERT_BAD_KEY_USAGE,
     .blamed = "leaf_cert_sign"},
    {"signs certificates without cA", "leaf_cert_sign_too int", "root", .error = HSK_CERT_BAD_KEY_USAGE},
    {"critical authorityKeyIdentifier", "leaf_critical_id int", "root", .error = HSK_CERT_BAD_CRITICALITY,
     .profile = STRICT, .blamed = "leaf_critical_id"},
    {"critical subjectKeyIdentifier", "leaf int_critical_id", "root", .error = HSK_CERT_BAD_CRITICALITY,
     .profile = STRICT, .blamed = "int_critical_id"},
    {"leaf for clients", "leaf_client int", "root", .error = HSK_CERT_BAD_EXT_KEY_USAGE,
     .blamed = "leaf_client"},
    {"leaf for servers", "leaf int", "root", .error = HSK_CERT_BAD_EXT_KEY_USAGE, .blamed = "leaf",
     .purpose = HSK_PURPOSE_CLIENT_AUTH},
    {"unknown critical", "leaf_critical int", "root", .error = HSK_CERT_UNKNOWN_CRITICAL,
     .blamed = "leaf_critical"},
    {"SHA-1", "leaf_sha1 int", "root", .error = HSK_CERT_UNSUPPORTED_SIGNATURE, .blamed = "leaf_sha1"},
    {"Ed25519", "leaf_ed25519 int", "root", .error = HSK_CERT_UNSUPPORTED_KEY, .blamed = "leaf_ed25519"},
    {"RSA 1024 in the leaf", "leaf_rsa1024 int", "root", .error = HSK_CERT_WEAK_KEY,
     .blamed = "leaf_rsa1024"},
    {"RSA 1024 above", "leaf_by_rsa1024 int_rsa1024", "root", .error = HSK_CERT_WEAK_KEY,
     .blamed = "int_rsa1024"},
    {"RSA 1024 in the anchor", "leaf_by_rsa1024_root", "root_rsa1024", .error = HSK_CERT_WEAK_KEY,
     .blamed = "leaf_by_rsa1024_root", .anchor_blamed = 1},
    {"RSA 2048 where 3072 is asked for", "leaf_by_rsa_root", "root_rsa2048", .error = HSK_CERT_WEAK_KEY,
     .min_rsa = 3072, .anchor_blamed = 1},

    {"another name", "leaf int", "root", .error = HSK_CERT_NAME_MISMATCH, .blamed = "leaf",
     .host = "example.com", .path_len = 2},
    {"another address", "leaf int", "root", .error = HSK_CERT_NAME_MISMATCH, .blamed = "leaf",
     .host = "192.0.2.2"},
    {"no subjectAltName", "leaf_plain int", "root", .error = HSK_CERT_NAME_MISMATCH, .blamed = "leaf_plain",
     .host = "Leaf"},
    {"untrusted before misnamed", "leaf int", "root2", .error = HSK_CERT_UNKNOWN_CA, .blamed = "int",
     .host = "example.com"},
    {"target is an anchor, but misnamed", "self", "self", .error = HSK_CERT_NAME_MISMATCH, .blamed = "self",
     .host = "a.example"},

    {"malformed target", "junk int", "root", .error = HSK_CERT_BAD_DER, .blamed = "junk"},
    {"bytes behind the target", "leaf_trailing int", "root", .error = HSK_CERT_TRAILING_BYTES,
     .blamed = "leaf_trailing"},
    {"more certificates than the limit", "leaf int int int int int int int int int int int int", "root",
     .error = HSK_CERT_TOO_MANY},
    {"just the limit", "leaf_tampered int int int int int int int int int int int", "root",
     .error = HSK_CERT_BAD_SIGNATURE},

    {"signatures are used up",
     "leaf_without_ids same1 same2 same3 same4 same5 same6 same7 same8 same9 same10", "root",
     .error = HSK_CERT_BUDGET, .signatures = 5},
    {"100 namesakes: signatures", "leaf_by_root", "root_fake_without_ids*100", .error = HSK_CERT_BUDGET},
    {"100 namesakes: steps", "leaf_by_root", "root_fake_without_ids*100", .error = HSK_CERT_BUDGET,
     .signatures = 1000, .steps = 50},
    {"100 namesakes: none signed it", "leaf_by_root", "root_fake_without_ids*100",
     .error = HSK_CERT_BAD_SIGNATURE, .signatures = 100, .steps = 100},
    {"one signature too few", "leaf int", "root", .error = HSK_CERT_BUDGET, .signatures = 1},
};

static void test_bad(void **state)
{
  (void)state;
  RUN(bad);
}

/* What the rows above call junk, tampered and trailing */
static void test_make_edited(void **state)
{
  (void)state;
  static uint8_t der[2000];
  size_t n = load("leaf", der, sizeof der);
  der[n] = 0;
  save("leaf_trailing", der, n + 1);
  der[n - 1] ^= 1;
  save("leaf_tampered", der, n);
  n = load("int", der, sizeof der);
  der[n - 1] ^= 1;
  save("int_tampered", der, n);
  der[0] = 0x31;
  save("junk", der, n);
}

static void test_no_certificate(void **state)
{
  (void)state;
  const hsk_chain_request req = {0};
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_BAD_CALL);
}

static void test_anchor(void **state)
{
  (void)state;
  static uint8_t der[2000];
  hsk_anchor a;
  memset(&a, 0xa5, sizeof a);
  size_t n = load("leaf_ed25519", der, sizeof der);
  assert_int_equal(hsk_anchor_from_cert((hsk_bytes){der, n}, &a).error, HSK_CERT_UNSUPPORTED_KEY);
  n = load("root_critical", der, sizeof der);
  assert_int_equal(hsk_anchor_from_cert((hsk_bytes){der, n}, &a).error, HSK_CERT_UNKNOWN_CRITICAL);
  n = load("junk", der, sizeof der);
  assert_int_equal(hsk_anchor_from_cert((hsk_bytes){der, n}, &a).error, HSK_CERT_BAD_DER);
  n = load("root", der, sizeof der);
  assert_int_equal(hsk_anchor_from_cert((hsk_bytes){der, n - 1}, &a).error, HSK_CERT_BAD_DER);
  assert_int_equal(a.cert.subject_key_id.off, (size_t)0xa5a5a5a5a5a5a5a5u);
  assert_int_equal(hsk_anchor_from_cert((hsk_bytes){der, n}, &a).error, HSK_OK);
  assert_int_equal(a.cert.key.type, HSK_KEY_EC);
  assert_int_equal(a.cert.subject_key_id.len, 20);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_make_edited), cmocka_unit_test(test_good),           cmocka_unit_test(test_bad),
      cmocka_unit_test(test_anchor),      cmocka_unit_test(test_no_certificate),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
