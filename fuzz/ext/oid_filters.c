/* oid_filters (RFC 8446 4.2.5). */
#include "ext.h"
#include "msg/ext/oid_filters.h"

FUZZ_EXT_PARSER(oid_filters_parse)
FUZZ_BUILDER_BYTES(oid_filters_build)

static hsk_built build_filter(const void *fields, uint8_t *out, size_t cap)
{
  const hsk_bytes *f = fields;
  return hsk_oid_filter_build(f[0], f[1], out, cap);
}

void fuzz_ext_OID_FILTERS(fuzz_place p)
{
  hsk_oid_filters v;
  if (!fuzz_ext_accepts(p, REF_OID_FILTERS, oid_filters_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.filters, 2, 0);
  size_t i = v.filters.off;
  for (hsk_oid_filter x = hsk_oid_filter_next(p.data, i, p.end); x.certificate_extension_oid.off != 0;
       x = hsk_oid_filter_next(p.data, i, p.end)) {
    hsk_span oid = x.certificate_extension_oid, values = x.certificate_extension_values;
    FUZZ_CHECK(oid.off == i + 1 && oid.len > 0 && values.off == oid.off + oid.len + 2 &&
                   fuzz_inside(values, p.end),
               "grammar: RFC 8446 4.2.5");
    hsk_bytes f[2] = {fuzz_of(p.data, oid), fuzz_of(p.data, values)};
    size_t end = values.off + values.len;
    fuzz_rebuild(build_filter, f, p.data + i, end - i);
    i = end;
  }
  FUZZ_CHECK(i == p.end, "grammar: a filter was lost");
  hsk_bytes list = fuzz_of(p.data, v.filters);
  fuzz_ext_same(p, oid_filters_build, &list);
}
