/* Profiles, name constraints, policies and RSASSA-PSS in paths of certificates that tests/gen/chains_rules makes with the openssl tool. */
#define SCRIPT "tests/gen/chains_rules"
#include "chain_util.h"

static const row good[] = {
    {"strict", "leaf int", "root", .error = HSK_OK, .profile = STRICT, .host = "www.example.com"},
    {"web PKI", "leaf_named int", "root", .error = HSK_OK, .profile = WEBPKI, .host = "www.example.com"},
    {"the domain of a wildcard as common name", "leaf_wildcard int", "root", .error = HSK_OK,
     .profile = WEBPKI, .host = "mail.example.com"},
    {"no path length is left for a CA, and none is needed", "leaf int", "root_pathlen0 root",
     .error = HSK_OK},
    {"permitted", "leaf int_nc", "root", .error = HSK_OK, .profile = STRICT},
    {"another way round the constraints", "leaf int_nc_other int", "root", .error = HSK_OK,
     .profile = STRICT},
    {"a policy that nobody asks for", "leaf_policy int_policy", "root", .error = HSK_OK, .profile = STRICT},
    {"a policy", "leaf_policy int_policy", "root", .error = HSK_OK, .policy_flags = HSK_POLICY_EXPLICIT},
    {"the policy that is asked for", "leaf_policy int_policy", "root", .error = HSK_OK,
     .policy_flags = HSK_POLICY_EXPLICIT, .policy = "\x2a\x03\x04"},
    {"below anyPolicy", "leaf_policy int_any", "root", .error = HSK_OK, .policy_flags = HSK_POLICY_EXPLICIT,
     .policy = "\x2a\x03\x04"},
    {"a mapped policy", "leaf_mapped int_mapping", "root", .error = HSK_OK,
     .policy_flags = HSK_POLICY_EXPLICIT, .policy = "\x2a\x03\x04"},
    {"RSASSA-PSS", "leaf_pss int_pss", "root", .error = HSK_OK, .profile = STRICT},
    {"a key for RSASSA-PSS", "leaf_pss_only int_pss_only", "root", .error = HSK_OK, .profile = STRICT},
    {"a key for RSASSA-PSS with SHA-256", "leaf_pss_sha256 int_pss_sha256", "root", .error = HSK_OK,
     .profile = STRICT},
    {"a mailbox", "leaf_mail int", "root", .error = HSK_OK, .host = "joe@example.com",
     .kind = HSK_NAME_MAILBOX},
    {"a URI", "leaf_mail int", "root", .error = HSK_OK, .host = "https://example.com/joe",
     .kind = HSK_NAME_URI},
};

static const row bad[] = {
    {"no authorityKeyIdentifier", "leaf_without_aki int", "root", .error = HSK_CERT_MISSING_EXTENSION,
     .profile = STRICT, .blamed = "leaf_without_aki"},
    {"a CA without subjectKeyIdentifier", "leaf int_without_ski", "root", .error = HSK_CERT_MISSING_EXTENSION,
     .profile = STRICT, .blamed = "int_without_ski"},
    {"basicConstraints that are not critical", "leaf int_uncritical", "root",
     .error = HSK_CERT_BAD_CRITICALITY, .profile = STRICT, .blamed = "int_uncritical"},
    {"name constraints in a leaf", "leaf_nc int", "root", .error = HSK_CERT_MISPLACED_EXTENSION,
     .profile = STRICT, .blamed = "leaf_nc"},
    {"name constraints that are not critical", "leaf int_nc_uncritical", "root",
     .error = HSK_CERT_BAD_CRITICALITY, .profile = STRICT, .blamed = "int_nc_uncritical"},
    {"a malformed constraint", "leaf int_nc_bad", "root", .error = HSK_CERT_BAD_EXTENSION,
     .blamed = "int_nc_bad"},
    {"a name that is no DNS name", "leaf_underscore int", "root", .error = HSK_CERT_BAD_ALT_NAME,
     .profile = STRICT, .blamed = "leaf_underscore"},
    {"not permitted", "leaf int_nc_other", "root", .error = HSK_CERT_NAME_NOT_PERMITTED, .blamed = "leaf"},
    {"excluded", "leaf int_nc_excluded", "root", .error = HSK_CERT_NAME_NOT_PERMITTED, .blamed = "leaf"},
    {"a wildcard that covers what is excluded", "leaf_wildcard int_nc_excluded", "root",
     .error = HSK_CERT_NAME_NOT_PERMITTED, .blamed = "leaf_wildcard"},
    {"not permitted by the anchor", "leaf int", "root_nc", .error = HSK_CERT_NAME_NOT_PERMITTED,
     .blamed = "leaf"},

    {"the anchor has expired", "leaf int", "root_expired", .error = HSK_CERT_EXPIRED, .anchor_blamed = 1},
    {"the anchor is no CA", "leaf int", "root_without_ca", .error = HSK_CERT_NOT_A_CA, .anchor_blamed = 1},
    {"the anchor has no subjectKeyIdentifier", "leaf int", "root_without_ski",
     .error = HSK_CERT_MISSING_EXTENSION, .profile = STRICT, .anchor_blamed = 1},
    {"the anchor's path length", "leaf int", "root_pathlen0", .error = HSK_CERT_PATH_TOO_LONG,
     .anchor_blamed = 1},
    {"the anchor asks for a policy", "leaf int", "root_policy", .error = HSK_CERT_NO_POLICY},

    {"no policy", "leaf int", "root", .error = HSK_CERT_NO_POLICY, .policy_flags = HSK_POLICY_EXPLICIT},
    {"no policy in the leaf", "leaf int_explicit", "root", .error = HSK_CERT_NO_POLICY, .blamed = "leaf"},
    {"another policy", "leaf_policy int_policy", "root", .error = HSK_CERT_NO_POLICY,
     .policy_flags = HSK_POLICY_EXPLICIT, .policy = "\x2a\x03\x05"},
    {"the policy above is another one", "leaf_mapped int_policy", "root", .error = HSK_CERT_NO_POLICY,
     .policy_flags = HSK_POLICY_EXPLICIT},
    {"mapping is inhibited", "leaf_mapped int_mapping", "root", .error = HSK_CERT_NO_POLICY,
     .policy_flags = HSK_POLICY_EXPLICIT | HSK_POLICY_INHIBIT_MAPPING},
    {"anyPolicy is inhibited", "leaf_policy int_any", "root", .error = HSK_CERT_NO_POLICY,
     .policy_flags = HSK_POLICY_EXPLICIT | HSK_POLICY_INHIBIT_ANY},
    {"the mapped policy is not the user's", "leaf_mapped int_mapping", "root", .error = HSK_CERT_NO_POLICY,
     .policy_flags = HSK_POLICY_EXPLICIT, .policy = "\x2a\x03\x05"},
    {"too few comparisons", "leaf int_nc", "root", .error = HSK_CERT_BUDGET, .comparisons = 1},

    {"a salt of another length", "leaf_pss_salt int_pss", "root", .error = HSK_CERT_UNSUPPORTED_SIGNATURE,
     .blamed = "leaf_pss_salt"},
    {"a PSS signature by another key for PSS", "leaf_pss int_pss_only", "root",
     .error = HSK_CERT_BAD_SIGNATURE, .blamed = "leaf_pss"},
    {"a key for RSASSA-PSS, CA/B 7.1.3.1.1", "leaf_named_pss int_pss_sha256", "root",
     .error = HSK_CERT_UNSUPPORTED_KEY, .profile = WEBPKI, .blamed = "int_pss_sha256"},
    {"too short a key for RSASSA-PSS", "leaf_pss_only int_pss_only", "root", .error = HSK_CERT_WEAK_KEY,
     .min_rsa = 2049, .blamed = "int_pss_only"},
    {"a PSS signature by another key", "leaf_pss int", "root", .error = HSK_CERT_BAD_SIGNATURE,
     .blamed = "leaf_pss"},

    {"a common name of its own", "leaf int", "root", .error = HSK_CERT_BAD_COMMON_NAME, .profile = WEBPKI,
     .blamed = "leaf"},
    {"authorityCertIssuer", "leaf_aki_issuer int", "root", .error = HSK_CERT_BAD_KEY_ID, .profile = WEBPKI,
     .blamed = "leaf_aki_issuer"},
    {"no extKeyUsage", "leaf_without_purpose int", "root", .error = HSK_CERT_MISSING_EXTENSION,
     .profile = WEBPKI, .blamed = "leaf_without_purpose"},
    {"anyExtendedKeyUsage", "leaf_any_purpose int", "root", .error = HSK_CERT_BAD_EXT_KEY_USAGE,
     .profile = WEBPKI, .blamed = "leaf_any_purpose"},
    {"a CA as a server", "int", "root", .error = HSK_CERT_IS_A_CA, .profile = WEBPKI, .blamed = "int"},
    {"a wildcard for a public suffix", "leaf_wildcard int", "root", .error = HSK_CERT_PUBLIC_SUFFIX,
     .profile = WEBPKI, .blamed = "leaf_wildcard", .suffix = "example.com"},
    {"another mailbox", "leaf_mail int", "root", .error = HSK_CERT_NAME_MISMATCH, .host = "Joe@example.com",
     .kind = HSK_NAME_MAILBOX},
    {"another URI", "leaf_mail int", "root", .error = HSK_CERT_NAME_MISMATCH,
     .host = "https://example.com/Joe", .kind = HSK_NAME_URI},
};

/* The user-constrained-policy-set (RFC 5280 6.1.6) of a row that is good: n policies, the first of them 1.2.3.4 */
static void has_policies(const char *name, unsigned n, unsigned any)
{
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    if (strcmp(good[i].name, name) != 0) continue;
    run(&good[i], 0);
    assert_int_equal(work.policies, n);
    assert_int_equal(work.any_policy, any);
    if (n == 0) return;
    assert_int_equal(nodes[0].oid_len, 3);
    assert_memory_equal(pool + spans[nodes[0].cert].off + nodes[0].oid_at, "\x2a\x03\x04", 3);
    return;
  }
  fail_msg("%s: no such row", name);
}

static void test_policy_set(void **state)
{
  (void)state;
  has_policies("a policy that nobody asks for", 0, 0);
  has_policies("a policy", 1, 0);
  has_policies("the policy that is asked for", 1, 0);
  has_policies("below anyPolicy", 1, 0);
  has_policies("a mapped policy", 1, 0);
}

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

/* The name and the key of a certificate as a bare anchor: what the certificate restricts is gone. */
static void test_bare(void **state)
{
  static uint8_t der[2000];
  hsk_cert cert;
  hsk_anchor a;
  const row r = {"bare", "leaf int", "root_nc", .error = HSK_OK};
  (void)state;
  fill_pool(r.certs, 0);
  size_t n = load("root_nc", der, sizeof der);
  assert_int_equal(hsk_cert_parse(der, n, &cert).error, HSK_OK);
  hsk_bytes bare = {der + cert.subject.off, cert.subject.len + cert.spki.len};
  assert_int_equal(hsk_anchor_bare((hsk_bytes){bare.data, bare.len - 1}, &a).error, HSK_CERT_BAD_KEY);
  assert_int_equal(hsk_anchor_bare((hsk_bytes){bare.data, bare.len + 1}, &a).error, HSK_CERT_TRAILING_BYTES);
  assert_int_equal(hsk_anchor_bare((hsk_bytes){bare.data + 1, bare.len}, &a).error, HSK_CERT_BAD_NAME);
  assert_int_equal(hsk_anchor_bare(bare, &a).error, HSK_OK);
  anchors[0] = a;
  anchors_len = 1;
  hsk_chain_request req = request_of(&r);
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_OK);
}

/* Too few nodes for the policy graph, and calls that cannot be meant */
static void test_limits(void **state)
{
  const row r = {"limits", "leaf_policy int_policy", "root", .policy_flags = HSK_POLICY_EXPLICIT};
  (void)state;
  fill_pool(r.certs, 0);
  fill_anchors(r.anchors);
  hsk_chain_request req = request_of(&r);
  work.nodes_len = 1;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_CERT_BUDGET);
  work.nodes_len = 64;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_OK);
  work.slots_len = 1;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_CERT_TOO_MANY);
  work.slots_len = HSK_CHAIN_MAX_CERTS;
  req.purpose = 0;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_BAD_CALL);
  req.purpose = HSK_PURPOSE_ANY;
  req.profile = HSK_PROFILE_PATH + 1;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_BAD_CALL);
  req.profile = HSK_PROFILE_PATH;
  req.max_depth = HSK_CHAIN_NO_DEPTH;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_CERT_PATH_TOO_LONG);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_good), cmocka_unit_test(test_policy_set), cmocka_unit_test(test_bad),
      cmocka_unit_test(test_bare), cmocka_unit_test(test_limits),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
