#include "msg/ext/psk_key_exchange_modes.h"

hsk_result hsk_psk_key_exchange_modes_parse(const uint8_t *buf, size_t off, size_t end,
                                            hsk_psk_key_exchange_modes *pm)
{
  hsk_span v = hsk_vec8(buf, end, off, 1, 255);
  if (v.off == 0) return hsk_bad(HSK_PEER_MALFORMED_PSK_KEY_EXCHANGE_MODES, off);
  if (v.off + v.len != end) return hsk_bad(HSK_PEER_MALFORMED_PSK_KEY_EXCHANGE_MODES, v.off + v.len);
  pm->ke_modes.off = v.off;
  pm->ke_modes.len = v.len;
  return hsk_ok();
}

hsk_built hsk_psk_key_exchange_modes_build(hsk_bytes ke_modes, uint8_t *out, size_t cap)
{
  if (ke_modes.len < 1 || ke_modes.len > 255) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(5 + ke_modes.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES, 1 + ke_modes.len);
  hsk_put_vec8(out, 4, ke_modes);
  return b;
}
