/* extended_master_secret (RFC 7627 5.1). */
#include "ext.h"
#include "msg/ext/extended_master_secret.h"

FUZZ_BUILDER_EMPTY(extended_master_secret_build)

void fuzz_ext_EXTENDED_MASTER_SECRET(fuzz_place p)
{
  fuzz_ext_empty(p, REF_EXTENDED_MASTER_SECRET, hsk_extended_master_secret_parse(p.data, p.off, p.end),
                 extended_master_secret_build);
}
