#include "msg/ext/signature_algorithms.h"
#include "msg/ext/shapes.h"

hsk_result hsk_signature_algorithms_parse(const uint8_t *buf, size_t off, size_t end,
                                          hsk_signature_algorithms *sa)
{
  hsk_result r = hsk_u16_list_parse(buf, off, end, 65534, HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS);
  if (r.error != HSK_OK) return r;
  sa->supported_signature_algorithms.off = off + 2;
  sa->supported_signature_algorithms.len = end - off - 2;
  return hsk_ok();
}

hsk_built hsk_signature_algorithms_build(const uint16_t *algorithms, size_t count, uint8_t *out, size_t cap)
{
  return hsk_u16_list_build(HSK_EXTENSION_SIGNATURE_ALGORITHMS, algorithms, count, out, cap);
}
