/* RSASSA-PSS-params, and the AlgorithmIdentifier of a signature: a byte says which. */
#include "fuzz.h"
#include "x509/pss.h"

static int is_scheme(uint32_t s)
{
  uint32_t hash = s >> 8, algorithm = s & 255;
  return s == 0 || s == HSK_SCHEME_BAD_PARAMETERS ||
         (s >= HSK_X509_RSA_PSS_SHA256 && s <= HSK_X509_RSA_PSS_SHA512) ||
         (hash >= 4 && hash <= 6 && (algorithm == 1 || algorithm == 3));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0) return 0;
  if (data[0] % 2 == 0) {
    uint32_t s = hsk_pss_scheme(data + 1, 0, size - 1);
    FUZZ_CHECK(is_scheme(s) && (s >> 8 == 8 || s == 0 || s == HSK_SCHEME_BAD_PARAMETERS),
               "grammar: RFC 4055 3.1");
    /* the one form that is supported has one length */
    FUZZ_CHECK(s >> 8 != 8 || size == 1 + 54 || size == 1 + 52 || size == 1 + 50,
               "grammar: RFC 4055 3.1, the length");
    return 0;
  }
  uint32_t s = hsk_signature_scheme(data + 1, size - 1, 0);
  hsk_algorithm a;
  FUZZ_CHECK(is_scheme(s), "grammar: a scheme that nobody knows");
  FUZZ_CHECK((hsk_algorithm_parse(data + 1, size - 1, 0, &a).off != 0) || s == HSK_SCHEME_BAD_PARAMETERS,
             "grammar: RFC 5280 4.1.1.2");
  return 0;
}
