#include "msg/ext/supported_versions.h"

hsk_result hsk_supported_versions_parse(const uint8_t *buf, size_t off, size_t end,
                                        hsk_supported_versions *sv)
{
  hsk_span v = hsk_vec8(buf, end, off, 2, 254);
  if (v.off == 0 || v.len % 2 != 0) return hsk_bad(HSK_PEER_MALFORMED_SUPPORTED_VERSIONS, off);
  if (v.off + v.len != end) return hsk_bad(HSK_PEER_MALFORMED_SUPPORTED_VERSIONS, v.off + v.len);
  sv->versions.off = v.off;
  sv->versions.len = v.len;
  return hsk_ok();
}

hsk_result hsk_selected_version_parse(const uint8_t *buf, size_t off, size_t end, hsk_selected_version *sv)
{
  if (end - off != 2) return hsk_bad(HSK_PEER_MALFORMED_SUPPORTED_VERSIONS, off);
  sv->selected_version = hsk_be16(buf, off);
  return hsk_ok();
}

hsk_built hsk_supported_versions_build(const uint16_t *versions, size_t count, uint8_t *out, size_t cap)
{
  if (count < 1 || count > 127) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(5 + 2 * count, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_SUPPORTED_VERSIONS, 1 + 2 * count);
  hsk_put8(out, 4, 2 * count);
  hsk_u16_list_put(out, 5, versions, count);
  return b;
}

hsk_built hsk_selected_version_build(uint32_t selected_version, uint8_t *out, size_t cap)
{
  if (selected_version > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_SUPPORTED_VERSIONS, 2);
  hsk_put16(out, 4, selected_version);
  return b;
}
