#include "msg/end_of_early_data.h"

hsk_result hsk_end_of_early_data_parse(const uint8_t *buf, size_t len)
{
  (void)buf;
  return len == 0 ? hsk_ok() : hsk_bad(HSK_PEER_MALFORMED_END_OF_EARLY_DATA, 0);
}

hsk_built hsk_end_of_early_data_build(uint8_t *out, size_t cap)
{
  (void)out;
  return hsk_built_of(0, cap);
}
