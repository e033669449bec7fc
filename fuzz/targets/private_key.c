/* Private keys in their three forms. */
#include "fuzz.h"
#include "x509/private_key.h"
#include <string.h>

static void rsa(const uint8_t *der, size_t len, const hsk_private_key *k)
{
  const hsk_span all[] = {k->modulus, k->exponent, k->p, k->q, k->dp, k->dq, k->qinv};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
    FUZZ_CHECK(all[i].off != 0 && fuzz_inside(all[i], len) && all[i].len != 0, "grammar: RFC 8017 A.1.2");
    FUZZ_CHECK(der[all[i].off] != 0, "grammar: a leading zero");
  }
  FUZZ_CHECK(k->modulus.len >= 128 && k->modulus.len <= 512, "grammar: the modulus' length");
  FUZZ_CHECK((der[k->modulus.off + k->modulus.len - 1] & 1) != 0, "grammar: an even modulus");
}

static void ec(size_t len, const hsk_private_key *k)
{
  static const size_t lens[] = {32, 48, 66};
  FUZZ_CHECK(k->group >= 0x17 && k->group <= 0x19, "grammar: RFC 5915, the curve");
  FUZZ_CHECK(k->scalar.len != 0 && k->scalar.len <= lens[k->group - 0x17] && fuzz_inside(k->scalar, len),
             "grammar: RFC 5915, the scalar");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_private_key k, before;
  memset(&k, 0x5a, sizeof k);
  before = k;
  hsk_result r = hsk_private_key_parse(data, size, &k);
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, &k, &before, sizeof k);
    FUZZ_CHECK(r.error == HSK_KEY_BAD_DER || r.error == HSK_KEY_UNSUPPORTED, "refusal: another error");
    return 0;
  }
  int is_rsa = k.type == HSK_KEY_RSA || k.type == HSK_KEY_RSA_PSS;
  FUZZ_CHECK(is_rsa || k.type == HSK_KEY_EC, "grammar: the type");
  FUZZ_CHECK(k.pss_hash == 0 || (k.type == HSK_KEY_RSA_PSS && k.pss_hash >= 4 && k.pss_hash <= 6),
             "grammar: RFC 4055 1.2");
  if (is_rsa)
    rsa(data, size, &k);
  else
    ec(size, &k);
  return 0;
}
