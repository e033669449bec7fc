/* ec_point_formats (RFC 4492 5.1.2). */
#include "ext.h"
#include "msg/ext/ec_point_formats.h"

FUZZ_EXT_PARSER(ec_point_formats_parse)
FUZZ_BUILDER_EMPTY(ec_point_formats_build)

void fuzz_ext_EC_POINT_FORMATS(fuzz_place p)
{
  hsk_ec_point_formats v;
  if (!fuzz_ext_accepts(p, REF_EC_POINT_FORMATS, ec_point_formats_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.ec_point_format_list, 1, 1);
  /* the builder lists `uncompressed` alone */
  if (v.ec_point_format_list.len == 1 && p.data[v.ec_point_format_list.off] == HSK_EC_POINT_UNCOMPRESSED)
    fuzz_ext_same(p, ec_point_formats_build, NULL);
}
