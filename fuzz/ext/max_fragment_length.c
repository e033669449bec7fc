/* max_fragment_length (RFC 6066 4). */
#include "ext.h"
#include "msg/ext/max_fragment_length.h"

FUZZ_EXT_PARSER(max_fragment_length_parse)
FUZZ_BUILDER_NUMBER(max_fragment_length_build)

void fuzz_ext_MAX_FRAGMENT_LENGTH(fuzz_place p)
{
  hsk_max_fragment_length v;
  if (!fuzz_ext_accepts(p, REF_MAX_FRAGMENT_LENGTH, max_fragment_length_parse, &v, sizeof v)) return;
  FUZZ_CHECK(v.max_fragment_length >= 1 && v.max_fragment_length <= 4, "grammar: RFC 6066 4");
  fuzz_ext_same(p, max_fragment_length_build, &v.max_fragment_length);
}
