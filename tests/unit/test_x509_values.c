/* The values of extensions that a path is judged by: name constraints, policies, distribution points; and names in text. Bounds on both
   sides. */
#include "x509_util.h"
#include "x509/distribution_points.h"
#include "x509/key_usage.h"
#include "x509/name_constraints.h"
#include "x509/policies.h"
#include "x509/pss.h"
#include "x509/text_name.h"

typedef struct {
  const char *der;
  uint32_t good;
} form;

typedef int (*reader)(const uint8_t *buf, size_t end);

/* Each row as it is, and a good one without its last byte and with one more */
static void each(const form *rows, size_t n, reader read)
{
  for (size_t i = 0; i < n; i++) {
    size_t len, mark;
    uint8_t *der = exactly(rows[i].der, &len, &mark);
    if ((read(der, len) != 0) != (rows[i].good != 0)) fail_msg("%s", rows[i].der);
    if (rows[i].good) assert_int_equal(read(der, len - 1), 0);
    free(der);
    if (!rows[i].good) continue;
    char longer[2000];
    snprintf(longer, sizeof longer, "%s 00", rows[i].der);
    der = exactly(longer, &len, &mark);
    assert_int_equal(read(der, len), 0);
    free(der);
  }
}
#define EACH(rows, read) each(rows, sizeof rows / sizeof *rows, read)

static int constraints(const uint8_t *buf, size_t end)
{
  hsk_name_constraints nc, before;
  memset(&nc, 0xa5, sizeof nc);
  before = nc;
  int good = hsk_name_constraints_parse(buf, 0, end, &nc);
  if (!good) assert_memory_equal(&nc, &before, sizeof nc);
  return good;
}

#define DNS(text) "30(82('" text "'))"
static const form constraint_rows[] = {
    {"30(a0(" DNS("example.com") "))", 1},
    {"30(a1(" DNS("example.com") "))", 1},
    {"30(a0(" DNS("a.example") DNS("b.example") ") a1(30(87(0a000000 ff000000))))", 1},
    {"30(a0(30(82())))", 1}, /* every DNS name */
    {"3000", 0},             /* neither list */
    {"30(a0())", 0},         /* SIZE (1..MAX) */
    {"30(a0(" DNS("example.com") ") a1())", 0},
    {"30(a1(" DNS("example.com") ") a0(" DNS("example.com") "))", 0}, /* order */
    {"30(a0(" DNS(".example.com") "))", 0},
    {"30(a0(" DNS("*.example.com") "))", 0},
    {"30(a0(30(82('example.com') 8001 00)))", 0}, /* minimum, its default */
    {"30(a0(30(82('example.com') 810101)))", 0},  /* maximum */
    {"30(a0(30(81('joe@example.com'))))", 1},
    {"30(a0(30(81('.example.com'))))", 1},
    {"30(a0(30(81('*.example.com'))))", 0},
    {"30(a0(30(81('joe@'))))", 0},
    {"30(a0(30(86('.example.com'))))", 1},
    {"30(a0(30(86('https://example.com'))))", 0}, /* a host, not a URI */
    {"30(a0(30(87(0a000000 ff0000))))", 0},       /* 7 bytes */
    {"30(a0(30(87(0a000000 ff000000))))", 1},
    {"30(a0(30(87(0a000000 ff00ff00))))", 0}, /* a mask with a hole */
    {"30(a0(30(87(0a000000 00000000))))", 1},
    {"30(a0(30(87(0a000000 ffffffff))))", 1},
    {"30(a0(30(87(0a*16 ff*8 00*8))))", 1},
    {"30(a0(30(87(0a*16 ff*8 00*7))))", 0},
    {"30(a0(30(87(0a000000))))", 0}, /* an address is no subtree */
    {"30(a0(30(a4(30(31(30(06(550403) 0c('ca'))))))))", 1},
    {"30(a0(30(a4(3000))))", 1},
};

static void test_constraints(void **state)
{
  (void)state;
  EACH(constraint_rows, constraints);
}

static int policies(const uint8_t *buf, size_t end)
{
  return hsk_policies_parse(buf, 0, end).off != 0;
}

static int mappings(const uint8_t *buf, size_t end)
{
  return hsk_policy_mappings_parse(buf, 0, end).off != 0;
}

#define P(oid) "30(06(" oid "))"
static const form policy_rows[] = {
    {"30(" P("2a03") ")", 1},
    {"30(" P("2a03") P("2a04") P("551d2000") ")", 1},
    {"3000", 0},
    {"30(" P("2a03") P("2a03") ")", 0},            /* twice */
    {"30(30(06(2a03) 30(30(06(2a05) 0500))))", 1}, /* a qualifier */
    {"30(30(06(2a03) 3000))", 0},                  /* no qualifier in the list of them */
    {"30(30(06(2a03) 30(30(06(2a05)))))", 0},      /* a qualifier without value */
    {"30(30())", 0},
    {"30(0500)", 0},
};

static const form mapping_rows[] = {
    {"30(30(06(2a03) 06(2a04)))", 1},
    {"30(30(06(2a03) 06(2a04)) 30(06(2a03) 06(2a05)))", 1},
    {"3000", 0},
    {"30(30(06(2a03)))", 0},
    {"30(30(06(2a03) 06(2a04) 0500))", 0},
    {"30(30(06(551d2000) 06(2a04)))", 0}, /* anyPolicy is not mapped */
    {"30(30(06(2a03) 06(551d2000)))", 0},
};

/* HSK_POLICIES_MAX policies are read, one more is not. */
static void test_policies(void **state)
{
  (void)state;
  EACH(policy_rows, policies);
  EACH(mapping_rows, mappings);
  for (unsigned n = HSK_POLICIES_MAX; n <= HSK_POLICIES_MAX + 1; n++) {
    char text[4000] = "30(";
    for (unsigned i = 0; i < n; i++)
      snprintf(text + strlen(text), sizeof text - strlen(text), "30(06(2a%02x))", i);
    strcat(text, ")");
    size_t len, mark;
    uint8_t *der = exactly(text, &len, &mark);
    assert_int_equal(policies(der, len), n == HSK_POLICIES_MAX);
    free(der);
  }
}

static const struct {
  const char *der;
  uint32_t good, explicit_skip, mapping_skip;
} limit_rows[] = {
    {"30(800100)", 1, 0, HSK_SKIP_NONE},
    {"30(810105)", 1, HSK_SKIP_NONE, 5},
    {"30(800101 810102)", 1, 1, 2},
    {"30(80020080)", 1, 128, HSK_SKIP_NONE},
    {"30(800301ffff)", 1, 0x1ffff, HSK_SKIP_NONE},
    {"30(8005 00ffffffff)", 1, 0x80000000u, HSK_SKIP_NONE},
    {"30(8006 010000000000)", 1, 0x80000000u, HSK_SKIP_NONE},
    {"3000", 0, 0, 0},
    {"30(810100 800100)", 0, 0, 0},
    {"30(8001ff)", 0, 0, 0},
    {"30(80020001)", 0, 0, 0},
    {"30(8000)", 0, 0, 0},
};

static void test_limits(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof limit_rows / sizeof *limit_rows; i++) {
    size_t len, mark;
    uint32_t a = 77, b = 77;
    uint8_t *der = exactly(limit_rows[i].der, &len, &mark);
    int good = hsk_policy_constraints_parse(der, 0, len, &a, &b);
    if ((good != 0) != (limit_rows[i].good != 0)) fail_msg("%s", limit_rows[i].der);
    assert_int_equal(a, good ? limit_rows[i].explicit_skip : 77);
    assert_int_equal(b, good ? limit_rows[i].mapping_skip : 77);
    free(der);
  }
  static const uint8_t two[] = {2, 1, 2}, minus[] = {2, 1, 0xff};
  uint32_t skip = 77;
  assert_true(hsk_inhibit_any_policy_parse(two, 0, 3, &skip));
  assert_int_equal(skip, 2);
  assert_false(hsk_inhibit_any_policy_parse(minus, 0, 3, &skip));
  assert_false(hsk_inhibit_any_policy_parse(two, 0, 2, &skip));
  assert_int_equal(skip, 2);
}

static int points(const uint8_t *buf, size_t end)
{
  return hsk_distribution_points_parse(buf, 0, end).off != 0;
}

static const form point_rows[] = {
    {"30(30(a0(a0(86('http://a')))))", 1},
    {"30(30(a0(a0(86('http://a') 86('http://b')))) 30(a2(82('a'))))", 1},
    {"30(30(a0(a1(30(06(550403) 0c('ca'))))))", 1},
    {"30(30(a0(a0(86('http://a'))) 81020560 a2(82('a'))))", 1},
    {"3000", 0},
    {"30(3000)", 0},
    {"30(30(81020560))", 0}, /* reasons alone */
    {"30(30(a0(a0())))", 0}, /* no name */
    {"30(30(a0()))", 0},
    {"30(30(a0(a1())))", 0},
    {"30(30(a0(a0(86('http://a')) a1(30(06(550403) 0c('ca'))))))", 0}, /* both choices */
    {"30(30(a2(82('a')) a0(a0(86('http://a')))))", 0},                 /* order */
    {"30(30(a0(a0(86('http://a'))) 81020780))", 0},                    /* bit 0 is not used */
};

static void test_points(void **state)
{
  (void)state;
  EACH(point_rows, points);
}

static const struct {
  const char *text;
  uint32_t dns, presented, mailbox, host_len;
} text_rows[] = {
    {"example.com", 2, 1, 0, 0},
    {"localhost", 1, 1, 0, 0},
    {"*.example.com", 0, 1, 0, 0},
    {"*.com", 0, 1, 0, 0},
    {"*", 0, 0, 0, 0},
    {"*.", 0, 0, 0, 0},
    {"a*.example.com", 0, 0, 0, 0},
    {"", 0, 0, 0, 0},
    {".", 0, 0, 0, 0},
    {"example.com.", 0, 0, 0, 0},
    {"example..com", 0, 0, 0, 0},
    {"-a.com", 0, 0, 0, 0},
    {"a-.com", 0, 0, 0, 0},
    {"xn--a-b.com", 2, 1, 0, 0},
    {"foo_bar.com", 0, 0, 0, 0},
    {"0123456789012345678901234567890123456789012345678901234567890ab.com", 2, 1, 0, 0},
    {"0123456789012345678901234567890123456789012345678901234567890abc.com", 0, 0, 0, 0},
    {"joe@example.com", 0, 0, 3, 0},
    {"a.b@example.com", 0, 0, 3, 0},
    {"a..b@example.com", 0, 0, 0, 0},
    {".a@example.com", 0, 0, 0, 0},
    {"a.@example.com", 0, 0, 0, 0},
    {"@example.com", 0, 0, 0, 0},
    {"joe@", 0, 0, 0, 0},
    {"joe", 1, 1, 0, 0},
    {"a b@example.com", 0, 0, 0, 0},
    {"\"a b\"@example.com", 0, 0, 5, 0},
    {"\"a@b\"@example.com", 0, 0, 5, 0},
    {"\"a\"b\"@example.com", 0, 0, 0, 0},
    {"\"a\\\"@example.com", 0, 0, 0, 0},
    {"*@example.com", 0, 0, 1, 0},
    {"http://example.com/a", 0, 0, 0, 11},
    {"http://example.com", 0, 0, 0, 11},
    {"http://joe:b@example.com:80?q", 0, 0, 0, 11},
    {"http://[::1]/", 0, 0, 0, 0},
    {"http:example.com", 0, 0, 0, 0},
    {"//example.com", 0, 0, 0, 0},
    {"urn:a", 0, 0, 0, 0},
};

static void test_text(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof text_rows / sizeof *text_rows; i++) {
    size_t n = strlen(text_rows[i].text);
    uint8_t *copy = malloc(n + (n == 0));
    assert_non_null(copy);
    memcpy(copy, text_rows[i].text, n);
    hsk_bytes text = {copy, n};
    if (hsk_dns_labels(text) != text_rows[i].dns ||
        (uint32_t)hsk_dns_presented(text) != text_rows[i].presented ||
        hsk_mailbox_at(text) != text_rows[i].mailbox || hsk_uri_host(text).len != text_rows[i].host_len)
      fail_msg("%s", text_rows[i].text);
    free(copy);
  }
}

#define SHA(n) "30(06(60864801650304020" #n "))"
#define MGF(n) "30(06(2a864886f70d010108) " SHA(n) ")"
static const struct {
  const char *der;
  uint32_t scheme;
} pss_rows[] = {
    {"30(a0(" SHA(1) ") a1(" MGF(1) ") a2(020120))", 0x0804},
    {"30(a0(" SHA(2) ") a1(" MGF(2) ") a2(020130))", 0x0805},
    {"30(a0(" SHA(3) ") a1(" MGF(3) ") a2(020140))", 0x0806},
    {"30(a0(" SHA(1) ") a1(" MGF(2) ") a2(020120))", 0},
    {"30(a0(" SHA(1) ") a1(" MGF(1) ") a2(020114))", 0},
    {"30(a0(" SHA(4) ") a1(" MGF(4) ") a2(02011c))", 0},
    {"3000", 0},
    {"30(a0(" SHA(1) "))", 0},
    {"30(a0(" SHA(1) ") a1(" MGF(1) "))", 0},
    {"30(a0(" SHA(1) ") a1(" MGF(1) ") a2(020120) a3(020101))", HSK_SCHEME_BAD_PARAMETERS},
    {"30(a0(3000) a1(" MGF(1) ") a2(020120))", HSK_SCHEME_BAD_PARAMETERS},
    {"30(a0(" SHA(1) ") a1(" MGF(1) ") a2(0500))", HSK_SCHEME_BAD_PARAMETERS},
    {"0500", HSK_SCHEME_BAD_PARAMETERS},
};

static void test_pss(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof pss_rows / sizeof *pss_rows; i++) {
    size_t len, mark;
    uint8_t *der = exactly(pss_rows[i].der, &len, &mark);
    uint32_t scheme = hsk_pss_scheme(der, 0, len);
    if (scheme != pss_rows[i].scheme) fail_msg("%s: %x", pss_rows[i].der, scheme);
    free(der);
  }
}

/* usage: what the bits mean, 0: refused. */
static const struct {
  const char *der;
  uint32_t usage;
} usage_rows[] = {
    {"03020780", HSK_KU_DIGITAL_SIGNATURE},
    {"03020106", HSK_KU_KEY_CERT_SIGN | HSK_KU_CRL_SIGN},
    {"03020001", HSK_KU_ENCIPHER_ONLY},
    {"0303070080", HSK_KU_DECIPHER_ONLY}, /* the ninth bit begins a second byte */
    {"0303070880", HSK_KU_KEY_AGREEMENT | HSK_KU_DECIPHER_ONLY},
    {"0303068040", 0}, /* there is no tenth */
    {"030407808080", 0},
    {"03010000", 0},
    {"030100", 0},
};

static void test_key_usage(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof usage_rows / sizeof *usage_rows; i++) {
    size_t len, mark;
    uint8_t *der = exactly(usage_rows[i].der, &len, &mark);
    uint32_t usage = hsk_key_usage_parse(der, 0, len);
    if (usage != usage_rows[i].usage) fail_msg("%s: %x", usage_rows[i].der, usage);
    free(der);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_constraints), cmocka_unit_test(test_policies), cmocka_unit_test(test_limits),
      cmocka_unit_test(test_points),      cmocka_unit_test(test_text),     cmocka_unit_test(test_pss),
      cmocka_unit_test(test_key_usage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
