/* record_size_limit (RFC 8449 4). */
#include "ext.h"
#include "msg/ext/record_size_limit.h"

FUZZ_EXT_PARSER(record_size_limit_parse)
FUZZ_BUILDER_NUMBER(record_size_limit_build)

void fuzz_ext_RECORD_SIZE_LIMIT(fuzz_place p)
{
  hsk_record_size_limit v;
  if (!fuzz_ext_accepts(p, REF_RECORD_SIZE_LIMIT, record_size_limit_parse, &v, sizeof v)) return;
  FUZZ_CHECK(v.record_size_limit >= 64, "grammar: RFC 8449 4");
  fuzz_ext_same(p, record_size_limit_build, &v.record_size_limit);
}
