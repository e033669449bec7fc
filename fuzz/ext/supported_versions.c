/* supported_versions (RFC 8446 4.2.1): the client's list, and the one that the server selects. */
#include "ext.h"
#include "msg/ext/supported_versions.h"

FUZZ_EXT_PARSER(supported_versions_parse)
FUZZ_EXT_PARSER(selected_version_parse)
FUZZ_BUILDER_NUMBERS(supported_versions_build)
FUZZ_BUILDER_NUMBER(selected_version_build)

void fuzz_ext_SUPPORTED_VERSIONS(fuzz_place p)
{
  hsk_supported_versions v;
  hsk_selected_version one;
  int selected = fuzz_ext_accepts(p, REF_SELECTED_VERSION, selected_version_parse, &one, sizeof one);
  FUZZ_CHECK(selected == (p.end - p.off == 2), "grammar: RFC 8446 4.2.1");
  if (selected) fuzz_ext_same(p, selected_version_build, &one.selected_version);
  if (!fuzz_ext_accepts(p, REF_SUPPORTED_VERSIONS, supported_versions_parse, &v, sizeof v)) return;
  FUZZ_CHECK(!selected, "grammar: both forms at once");
  fuzz_ext_fills(p, v.versions, 1, 2);
  fuzz_ext_same(p, supported_versions_build, fuzz_numbers_of(p.data, v.versions));
}
