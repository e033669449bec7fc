/* psk_key_exchange_modes (RFC 8446 4.2.9). */
#include "ext.h"
#include "msg/ext/psk_key_exchange_modes.h"

FUZZ_EXT_PARSER(psk_key_exchange_modes_parse)
FUZZ_BUILDER_BYTES(psk_key_exchange_modes_build)

void fuzz_ext_PSK_KEY_EXCHANGE_MODES(fuzz_place p)
{
  hsk_psk_key_exchange_modes v;
  if (!fuzz_ext_accepts(p, REF_PSK_KEY_EXCHANGE_MODES, psk_key_exchange_modes_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.ke_modes, 1, 1);
  hsk_bytes b = fuzz_of(p.data, v.ke_modes);
  fuzz_ext_same(p, psk_key_exchange_modes_build, &b);
}
