/* certificatePolicies, policyMappings, policyConstraints, inhibitAnyPolicy, TLS feature: a byte says which, then an extnValue. */
#include "fuzz.h"
#include "x509/policies.h"
#include "x509/tls_feature.h"
#include <string.h>

static void policies(const uint8_t *buf, size_t end)
{
  hsk_span list = hsk_policies_parse(buf, 0, end);
  uint32_t n = 0;
  if (list.off == 0) return;
  FUZZ_CHECK(list.off + list.len == end, "grammar: RFC 5280 4.2.1.4, the end");
  for (size_t at = list.off; at != end; n++) {
    size_t before = at;
    hsk_span oid = hsk_policy_next(buf, end, &at);
    FUZZ_CHECK(oid.off > before && oid.off + oid.len <= at && at <= end,
               "grammar: RFC 5280 4.2.1.4, a policy");
    (void)hsk_is_any_policy(buf, oid);
    for (size_t other = list.off; other < before;) {
      hsk_span o = hsk_policy_next(buf, end, &other);
      FUZZ_CHECK(o.len != oid.len || memcmp(buf + o.off, buf + oid.off, o.len) != 0,
                 "grammar: a policy twice");
    }
  }
  FUZZ_CHECK(n >= 1 && n <= HSK_POLICIES_MAX, "grammar: how many policies");
}

static void mappings(const uint8_t *buf, size_t end)
{
  hsk_policy_mapping m;
  hsk_span list = hsk_policy_mappings_parse(buf, 0, end);
  uint32_t n = 0;
  if (list.off == 0) return;
  for (size_t at = list.off; at != end; at = m.next, n++) {
    FUZZ_CHECK(hsk_policy_mapping_parse(buf, end, at, &m), "grammar: a mapping that was accepted");
    FUZZ_CHECK(at < m.issuer.off && m.issuer.off + m.issuer.len < m.subject.off &&
                   m.subject.off + m.subject.len == m.next && m.next <= end,
               "grammar: RFC 5280 4.2.1.5");
    FUZZ_CHECK(!hsk_is_any_policy(buf, m.issuer) && !hsk_is_any_policy(buf, m.subject),
               "grammar: RFC 5280 6.1.4 (a)");
  }
  FUZZ_CHECK(n >= 1 && n <= HSK_POLICIES_MAX, "grammar: how many mappings");
}

static void numbers(const uint8_t *buf, size_t end)
{
  uint32_t a = 77, b = 78, c = 79, f = 80;
  if (hsk_policy_constraints_parse(buf, 0, end, &a, &b))
    FUZZ_CHECK(a != HSK_SKIP_NONE || b != HSK_SKIP_NONE, "grammar: RFC 5280 4.2.1.11");
  else
    FUZZ_CHECK(a == 77 && b == 78, "refusal: the output was changed");
  if (hsk_inhibit_any_policy_parse(buf, 0, end, &c))
    FUZZ_CHECK(c != HSK_SKIP_NONE, "grammar: RFC 5280 4.2.1.14");
  else
    FUZZ_CHECK(c == 79, "refusal: the output was changed");
  if (!hsk_tls_feature_parse(buf, 0, end, &f)) FUZZ_CHECK(f == 80, "refusal: the output was changed");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0) return 0;
  if (data[0] % 3 == 0)
    policies(data + 1, size - 1);
  else if (data[0] % 3 == 1)
    mappings(data + 1, size - 1);
  else
    numbers(data + 1, size - 1);
  return 0;
}
