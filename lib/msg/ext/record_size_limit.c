#include "msg/ext/record_size_limit.h"

hsk_result hsk_record_size_limit_parse(const uint8_t *buf, size_t off, size_t end, hsk_record_size_limit *rsl)
{
  if (end - off != 2) return hsk_bad(HSK_PEER_MALFORMED_RECORD_SIZE_LIMIT, off);
  uint32_t v = hsk_be16(buf, off);
  if (v < HSK_RECORD_SIZE_LIMIT_MIN) return hsk_bad(HSK_PEER_BAD_RECORD_SIZE_LIMIT, off);
  rsl->record_size_limit = v;
  return hsk_ok();
}

hsk_built hsk_record_size_limit_build(uint32_t record_size_limit, uint8_t *out, size_t cap)
{
  if (record_size_limit < HSK_RECORD_SIZE_LIMIT_MIN || record_size_limit > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_RECORD_SIZE_LIMIT, 2);
  hsk_put16(out, 4, record_size_limit);
  return b;
}
