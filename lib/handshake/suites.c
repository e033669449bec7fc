#include "handshake/suites.h"
#include "crypto/crypto.h"
#include "record/record.h"

static const hsk_suite suites[] = {
#define HSK_SUITE(number, version, kx, auth, aead, hash, name) {number, version, kx, auth, aead, hash, name},
#include "handshake/suites.def"
#undef HSK_SUITE
};

const hsk_suite *hsk_suite_at(size_t i)
{
  return i < sizeof suites / sizeof suites[0] ? &suites[i] : NULL;
}

const hsk_suite *hsk_suite_find(uint32_t number)
{
  for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++)
    if (suites[i].number == number) return &suites[i];
  return NULL;
}

/* CCM makes two passes of AES and its suites are for small devices that ask for them; CCM_8 has a short tag besides (RFC 6655 6.1). */
int hsk_suite_by_default(const hsk_suite *suite)
{
  return suite->aead <= HSK_CHACHA20_POLY1305;
}

const char *hsk_suite_name(uint32_t number)
{
  const hsk_suite *s = hsk_suite_find(number);
  return s == NULL ? "?" : s->name;
}
