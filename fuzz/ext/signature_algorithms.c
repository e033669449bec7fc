/* signature_algorithms (RFC 5246 7.4.1.4.1). */
#include "ext.h"
#include "msg/ext/signature_algorithms.h"

FUZZ_EXT_PARSER(signature_algorithms_parse)
FUZZ_BUILDER_NUMBERS(signature_algorithms_build)

void fuzz_ext_SIGNATURE_ALGORITHMS(fuzz_place p)
{
  hsk_signature_algorithms v;
  if (!fuzz_ext_accepts(p, REF_SIGNATURE_ALGORITHMS, signature_algorithms_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.supported_signature_algorithms, 2, 2);
  const fuzz_numbers *n = fuzz_numbers_of(p.data, v.supported_signature_algorithms);
  if (n != NULL) fuzz_ext_same(p, signature_algorithms_build, n);
}
