#include "names.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "handshake/machine.h"
#include "handshake/suites.h"
#include "msg/ext/renegotiation_info.h"

typedef struct {
  uint32_t number;
  const char *name;
} named;

static const named groups[] = {{0x0017, "secp256r1"}, {0x0018, "secp384r1"}, {0x0019, "secp521r1"},
                               {0x001d, "x25519"},    {0x001e, "x448"},      {0x0100, "ffdhe2048"},
                               {0x0101, "ffdhe3072"}, {0x0102, "ffdhe4096"}, {0x0103, "ffdhe6144"},
                               {0x0104, "ffdhe8192"}};
static const named schemes[] = {{0x0201, "rsa_pkcs1_sha1"},
                                {0x0202, "dsa_sha1"},
                                {0x0203, "ecdsa_sha1"},
                                {0x0301, "rsa_pkcs1_sha224"},
                                {0x0303, "ecdsa_sha224"},
                                {0x0401, "rsa_pkcs1_sha256"},
                                {0x0403, "ecdsa_secp256r1_sha256"},
                                {0x0501, "rsa_pkcs1_sha384"},
                                {0x0503, "ecdsa_secp384r1_sha384"},
                                {0x0601, "rsa_pkcs1_sha512"},
                                {0x0302, "dsa_sha224"},
                                {0x0402, "dsa_sha256"},
                                {0x0502, "dsa_sha384"},
                                {0x0602, "dsa_sha512"},
                                {0x0603, "ecdsa_secp521r1_sha512"},
                                {0x0804, "rsa_pss_rsae_sha256"},
                                {0x0805, "rsa_pss_rsae_sha384"},
                                {0x0806, "rsa_pss_rsae_sha512"},
                                {0x0807, "ed25519"},
                                {0x0808, "ed448"},
                                {0x0809, "rsa_pss_pss_sha256"},
                                {0x080a, "rsa_pss_pss_sha384"},
                                {0x080b, "rsa_pss_pss_sha512"}};
static const named versions[] = {
    {0x0300, "SSL 3.0"}, {0x0301, "TLS 1.0"}, {0x0302, "TLS 1.1"}, {0x0303, "TLS 1.2"}, {0x0304, "TLS 1.3"}};
static const named suites13[] = {{0x1301, "TLS_AES_128_GCM_SHA256"},
                                 {0x1302, "TLS_AES_256_GCM_SHA384"},
                                 {0x1303, "TLS_CHACHA20_POLY1305_SHA256"},
                                 {0x1304, "TLS_AES_128_CCM_SHA256"},
                                 {0x1305, "TLS_AES_128_CCM_8_SHA256"}};
static const named certificate_types[] = {
    {1, "rsa_sign"}, {2, "dss_sign"}, {3, "rsa_fixed_dh"}, {4, "dss_fixed_dh"}, {64, "ecdsa_sign"}};
static const named content_types[] = {
    {20, "change_cipher_spec"}, {21, "alert"}, {22, "handshake"}, {23, "application_data"}};

static const char *find(const named *table, size_t count, uint32_t number)
{
  for (size_t i = 0; i < count; i++)
    if (table[i].number == number) return table[i].name;
  return "unknown";
}
#define FIND(table, number) find(table, sizeof table / sizeof table[0], number)

const char *name_of_version(uint32_t version)
{
  return FIND(versions, version);
}
const char *name_of_group(uint32_t group)
{
  return FIND(groups, group);
}
const char *name_of_scheme(uint32_t scheme)
{
  return FIND(schemes, scheme);
}
const char *name_of_certificate_type(uint32_t type)
{
  return FIND(certificate_types, type);
}
const char *name_of_content_type(uint32_t type)
{
  return FIND(content_types, type);
}

const char *name_of_suite(uint32_t suite)
{
  const hsk_suite *s = hsk_suite_find(suite);
  if (suite == HSK_EMPTY_RENEGOTIATION_INFO_SCSV) return "TLS_EMPTY_RENEGOTIATION_INFO_SCSV";
  if (suite == 0x5600) return "TLS_FALLBACK_SCSV";
  return s == NULL ? FIND(suites13, suite) : s->name;
}

static const char *without(const char *prefix, const char *name)
{
  size_t n = strlen(prefix);
  return strncmp(name, prefix, n) == 0 ? name + n : name;
}
const char *name_of_state(uint32_t state)
{
  return without("HSK_", hsk_state_name(state));
}
const char *name_of_input(uint32_t input)
{
  return without("HSK_IN_", hsk_input_name(input));
}

static int same(const char *a, const char *name, size_t len)
{
  return strlen(a) == len && strncasecmp(a, name, len) == 0;
}

/* A number in hexadecimal, with or without 0x, of exactly 4 digits; 0: it is none. */
static uint32_t hexadecimal(const char *name, size_t len)
{
  if (len == 6 && strncasecmp(name, "0x", 2) == 0) return hexadecimal(name + 2, 4);
  if (len != 4) return 0;
  for (size_t i = 0; i < 4; i++)
    if (!isxdigit((unsigned char)name[i])) return 0;
  char digits[5];
  memcpy(digits, name, 4);
  digits[4] = 0;
  return (uint32_t)strtoul(digits, NULL, 16);
}

uint32_t suite_by_name(const char *name, size_t len)
{
  for (size_t i = 0; hsk_suite_at(i) != NULL; i++)
    if (same(hsk_suite_at(i)->name, name, len)) return hsk_suite_at(i)->number;
  return hexadecimal(name, len);
}

uint32_t group_by_name(const char *name, size_t len)
{
  for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
    if (same(groups[i].name, name, len)) return groups[i].number;
  if (same("P-256", name, len)) return 0x0017;
  if (same("P-384", name, len)) return 0x0018;
  if (same("P-521", name, len)) return 0x0019;
  return hexadecimal(name, len);
}
