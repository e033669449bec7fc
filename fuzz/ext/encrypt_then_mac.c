/* encrypt_then_mac (RFC 7366 2). */
#include "ext.h"
#include "msg/ext/encrypt_then_mac.h"

FUZZ_BUILDER_EMPTY(encrypt_then_mac_build)

void fuzz_ext_ENCRYPT_THEN_MAC(fuzz_place p)
{
  fuzz_ext_empty(p, REF_ENCRYPT_THEN_MAC, hsk_encrypt_then_mac_parse(p.data, p.off, p.end),
                 encrypt_then_mac_build);
}
