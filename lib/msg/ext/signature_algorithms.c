#include "msg/ext/signature_algorithms.h"

hsk_result hsk_signature_algorithms_parse(const uint8_t *buf, size_t off, size_t end,
                                          hsk_signature_algorithms *sa)
{
  hsk_span list = hsk_vec16(buf, end, off, 2, 65534);
  if (list.off == 0 || list.len % 2 != 0) return hsk_bad(HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS, off);
  if (list.off + list.len != end)
    return hsk_bad(HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS, list.off + list.len);
  sa->supported_signature_algorithms.off = list.off;
  sa->supported_signature_algorithms.len = list.len;
  return hsk_ok();
}

hsk_built hsk_signature_algorithms_build(const uint16_t *algorithms, size_t count, uint8_t *out, size_t cap)
{
  if (count < 1 || count > 32766) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + 2 * count, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_SIGNATURE_ALGORITHMS, 2 + 2 * count);
  hsk_put16(out, 4, 2 * count);
  hsk_u16_list_put(out, 6, algorithms, count);
  return b;
}
