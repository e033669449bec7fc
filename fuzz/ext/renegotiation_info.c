/* renegotiation_info (RFC 5746 3.2). */
#include "ext.h"
#include "msg/ext/renegotiation_info.h"

FUZZ_EXT_PARSER(renegotiation_info_parse)
FUZZ_BUILDER_BYTES(renegotiation_info_build)

void fuzz_ext_RENEGOTIATION_INFO(fuzz_place p)
{
  hsk_renegotiation_info v;
  if (!fuzz_ext_accepts(p, REF_RENEGOTIATION_INFO, renegotiation_info_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.renegotiated_connection, 1, 0);
  hsk_bytes b = fuzz_of(p.data, v.renegotiated_connection);
  fuzz_ext_same(p, renegotiation_info_build, &b);
}
