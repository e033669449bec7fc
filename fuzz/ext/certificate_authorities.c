/* certificate_authorities (RFC 8446 4.2.4). */
#include "ext.h"
#include "msg/ext/certificate_authorities.h"

FUZZ_EXT_PARSER(certificate_authorities_parse)
FUZZ_BUILDER_BYTES(certificate_authorities_build)

void fuzz_ext_CERTIFICATE_AUTHORITIES(fuzz_place p)
{
  hsk_certificate_authorities v;
  if (!fuzz_ext_accepts(p, REF_CERTIFICATE_AUTHORITIES, certificate_authorities_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.authorities, 2, 3);
  fuzz_items16(p.data, v.authorities);
  hsk_bytes list = fuzz_of(p.data, v.authorities);
  fuzz_ext_same(p, certificate_authorities_build, &list);
}
