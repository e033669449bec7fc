/* signed_certificate_timestamp (RFC 6962 3.3): empty from who asks, a list in the answer. */
#include "ext.h"
#include "msg/ext/signed_certificate_timestamp.h"

FUZZ_EXT_PARSER(signed_certificate_timestamp_response_parse)
FUZZ_BUILDER_EMPTY(signed_certificate_timestamp_build)
FUZZ_BUILDER_BYTES(signed_certificate_timestamp_response_build)

void fuzz_ext_SIGNED_CERTIFICATE_TIMESTAMP(fuzz_place p)
{
  hsk_signed_certificate_timestamp_response v;
  fuzz_ext_empty(p, REF_SIGNED_CERTIFICATE_TIMESTAMP,
                 hsk_signed_certificate_timestamp_parse(p.data, p.off, p.end),
                 signed_certificate_timestamp_build);
  if (!fuzz_ext_accepts(p, REF_SIGNED_CERTIFICATE_TIMESTAMP_RESPONSE,
                        signed_certificate_timestamp_response_parse, &v, sizeof v))
    return;
  fuzz_ext_fills(p, v.sct_list, 2, 3);
  fuzz_items16(p.data, v.sct_list);
  hsk_bytes list = fuzz_of(p.data, v.sct_list);
  fuzz_ext_same(p, signed_certificate_timestamp_response_build, &list);
}
