/* supported_groups (RFC 8446 4.2.7). */
#include "ext.h"
#include "msg/ext/supported_groups.h"

FUZZ_EXT_PARSER(supported_groups_parse)
FUZZ_BUILDER_NUMBERS(supported_groups_build)

void fuzz_ext_SUPPORTED_GROUPS(fuzz_place p)
{
  hsk_supported_groups v;
  if (!fuzz_ext_accepts(p, REF_SUPPORTED_GROUPS, supported_groups_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.named_group_list, 2, 2);
  const fuzz_numbers *n = fuzz_numbers_of(p.data, v.named_group_list);
  if (n != NULL) fuzz_ext_same(p, supported_groups_build, n);
}
