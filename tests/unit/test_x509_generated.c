/* Certificates that openssl wrote, and the trust store of the system. */
#include "x509_util.h"
#include "x509/cert.h"
#include "x509/general_name.h"
#include "x509/name.h"
#include <dirent.h>

#define DIR_GENERATED "build/testdata/x509"

static uint8_t *generated(const char *name, size_t *len, hsk_cert *c)
{
  char path[300];
  snprintf(path, sizeof path, DIR_GENERATED "/%s.crt", name);
  uint8_t *p = file_bytes(path, len);
  if (p == NULL) fail_msg("%s is missing", path);
  hsk_result r = hsk_cert_parse(p, *len, c);
  if (r.error != HSK_OK) fail_msg("%s: %s at %zu", path, hsk_error_name(r.error), r.at);
  /* a certificate that is cut short is refused wherever it is cut */
  hsk_cert other;
  for (size_t n = 0; n < *len; n++)
    if (hsk_cert_parse(p, n, &other).error == HSK_OK) fail_msg("%s: accepted after %zu bytes", path, n);
  return p;
}

static void generated_keys(void **state)
{
  (void)state;
  static const struct {
    const char *key;
    uint32_t type, group;
    size_t len; /* modulus or point */
  } rows[] = {
      {"rsa2048", HSK_KEY_RSA, 0, 256},
      {"rsa4096", HSK_KEY_RSA, 0, 512},
      {"prime256v1", HSK_KEY_EC, 0x17, 65},
      {"secp384r1", HSK_KEY_EC, 0x18, 97},
      {"secp521r1", HSK_KEY_EC, 0x19, 133},
      {"ed25519", HSK_KEY_UNSUPPORTED_TYPE, 0, 0},
      {"secp256k1", HSK_KEY_UNSUPPORTED_TYPE, 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char name[100];
    size_t len;
    hsk_cert c;
    snprintf(name, sizeof name, "ca-%s", rows[i].key);
    uint8_t *p = generated(name, &len, &c);
    assert_int_equal(c.version, 3);
    assert_int_equal(c.key.type, rows[i].type);
    assert_int_equal(c.key.group, rows[i].group);
    assert_int_equal(c.key.type == HSK_KEY_RSA ? c.key.modulus.len : c.key.point.len, rows[i].len);
    assert_int_equal(c.is_ca, 1);
    assert_int_equal(c.path_len, 3);
    assert_int_equal(c.key_usage, HSK_KU_KEY_CERT_SIGN | HSK_KU_CRL_SIGN);
    assert_int_equal(c.critical, HSK_EXT_BASIC_CONSTRAINTS | HSK_EXT_KEY_USAGE);
    assert_int_equal(c.subject_key_id.len, 20);
    assert_int_equal(c.authority_key_id.len, 20);
    assert_int_equal(hsk_name_equal(p, c.subject, p, c.issuer), 1);
    assert_true(c.not_after_time - c.not_before_time == 400 * 86400);
    free(p);
    snprintf(name, sizeof name, "leaf-%s", rows[i].key);
    free(generated(name, &len, &c));
    assert_int_equal(c.key_usage, HSK_KU_DIGITAL_SIGNATURE | HSK_KU_KEY_AGREEMENT | HSK_KU_DECIPHER_ONLY);
    assert_int_equal(c.ext_key_usage, HSK_EKU_SERVER_AUTH | HSK_EKU_CLIENT_AUTH | HSK_EKU_CODE_SIGNING |
                                          HSK_EKU_EMAIL_PROTECTION | HSK_EKU_TIME_STAMPING |
                                          HSK_EKU_OCSP_SIGNING | HSK_EKU_ANY | HSK_EKU_OTHER);
  }
}

static void generated_schemes(void **state)
{
  (void)state;
  static const struct {
    const char *name;
    uint32_t scheme;
  } rows[] = {{"sha1-rsa", 0},
              {"sha256-rsa", 0x0401},
              {"sha384-rsa", 0x0501},
              {"sha512-rsa", 0x0601},
              {"pss", 0},
              {"sha1-ecdsa", 0},
              {"sha256-ecdsa", 0x0403},
              {"sha384-ecdsa", 0x0503},
              {"sha512-ecdsa", 0x0603},
              {"ca-ed25519", 0}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t len;
    hsk_cert c;
    free(generated(rows[i].name, &len, &c));
    if (c.signature_scheme != rows[i].scheme) fail_msg("%s: %x", rows[i].name, c.signature_scheme);
  }
}

static void generated_names(void **state)
{
  (void)state;
  static const uint32_t kinds[] = {HSK_DNS_NAME,      HSK_DNS_NAME,       HSK_IP_ADDRESS,
                                   HSK_IP_ADDRESS,    HSK_RFC822_NAME,    HSK_URI,
                                   HSK_REGISTERED_ID, HSK_DIRECTORY_NAME, HSK_OTHER_NAME};
  size_t len, n = 0;
  hsk_cert c;
  uint8_t *p = generated("leaf-prime256v1", &len, &c);
  hsk_general_name g;
  for (size_t i = c.subject_alt_name.off; i != c.subject_alt_name.off + c.subject_alt_name.len;
       i = g.next, n++) {
    assert_int_equal(hsk_general_name_parse(p, c.subject_alt_name.off + c.subject_alt_name.len, i, &g), 1);
    assert_true(n < sizeof kinds / sizeof kinds[0]);
    assert_int_equal(g.kind, kinds[n]);
    if (n == 0) assert_memory_equal(p + g.value.off, "example.org", 11);
  }
  assert_int_equal(n, sizeof kinds / sizeof kinds[0]);
  free(p);
  free(generated("nameless", &len, &c));
  assert_int_equal(c.subject.len, 2);
  assert_int_equal(c.serial.len, 20);
  free(generated("v1", &len, &c));
  assert_int_equal(c.version, 1);
  assert_int_equal(c.extensions.off, 0);
  free(generated("far", &len, &c));
  assert_true(c.not_after_time > 2524608000);
  p = generated("unknown", &len, &c);
  assert_int_equal(c.unknown_critical.len, 3);
  assert_memory_equal(p + c.unknown_critical.off, "\x2a\x03\x04", 3);
  free(p);
}

/* Whatever bit is flipped, parsing ends in a verdict. */
static void every_byte_changed(void **state)
{
  (void)state;
  size_t len;
  hsk_cert c;
  uint8_t *p = generated("leaf-prime256v1", &len, &c);
  for (size_t i = 0; i < len; i++)
    for (unsigned bit = 0; bit < 8; bit++) {
      p[i] = (uint8_t)(p[i] ^ (1u << bit));
      hsk_result r = hsk_cert_parse(p, len, &c);
      assert_true(r.error < HSK_ERROR_COUNT && r.at <= len);
      p[i] = (uint8_t)(p[i] ^ (1u << bit));
    }
  free(p);
}

/* The trust store of the system, where there is one: each root parses. DER copies are made by the generator. */
static void system_roots(void **state)
{
  (void)state;
  DIR *d = opendir(DIR_GENERATED "/roots");
  size_t seen = 0;
  if (d != NULL) {
    for (struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
      char path[600];
      size_t len = 0;
      hsk_cert c;
      if (e->d_name[0] == '.') continue;
      snprintf(path, sizeof path, DIR_GENERATED "/roots/%s", e->d_name);
      uint8_t *p = file_bytes(path, &len);
      assert_non_null(p);
      hsk_result r = hsk_cert_parse(p, len, &c);
      if (r.error != HSK_OK) fail_msg("%s: %s at %zu", path, hsk_error_name(r.error), r.at);
      assert_int_equal(c.version == 1 || c.is_ca, 1);
      free(p);
      seen++;
    }
    closedir(d);
  }
  if (seen == 0) skip();
}

static int generate(void **state)
{
  (void)state;
  return system("bash tests/unit/make_x509_certs " DIR_GENERATED);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(generated_keys),  cmocka_unit_test(generated_schemes),
      cmocka_unit_test(generated_names), cmocka_unit_test(every_byte_changed),
      cmocka_unit_test(system_roots),
  };
  return cmocka_run_group_tests_name("x509 generated", tests, generate, NULL);
}
