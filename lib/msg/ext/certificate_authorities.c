#include "msg/ext/certificate_authorities.h"

hsk_result hsk_certificate_authorities_parse(const uint8_t *buf, size_t off, size_t end,
                                             hsk_certificate_authorities *ca)
{
  hsk_span list = hsk_vec16(buf, end, off, 3, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_AUTHORITIES, off);
  if (list.off + list.len != end)
    return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_AUTHORITIES, list.off + list.len);
  size_t bad = hsk_items16_check(buf, list.off, end);
  if (bad != end) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_AUTHORITIES, bad);
  ca->authorities.off = list.off;
  ca->authorities.len = list.len;
  return hsk_ok();
}

hsk_built hsk_certificate_authorities_build(hsk_bytes authorities, uint8_t *out, size_t cap)
{
  if (authorities.len < 3 || authorities.len > 65533 ||
      hsk_items16_check(authorities.data, 0, authorities.len) != authorities.len)
    return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + authorities.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_items16_extension_put(out, HSK_EXTENSION_CERTIFICATE_AUTHORITIES, authorities);
  return b;
}
