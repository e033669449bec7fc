#include "msg/finished.h"

hsk_result hsk_finished_parse(const uint8_t *buf, size_t len)
{
  (void)buf;
  if (len < HSK_VERIFY_DATA_LEN) return hsk_bad(HSK_PEER_MALFORMED_FINISHED, len);
  if (len > HSK_VERIFY_DATA_LEN) return hsk_bad(HSK_PEER_MALFORMED_FINISHED, HSK_VERIFY_DATA_LEN);
  return hsk_ok();
}

hsk_built hsk_finished_build(const uint8_t *verify_data, uint8_t *out, size_t cap)
{
  hsk_built b = hsk_built_of(HSK_VERIFY_DATA_LEN, cap);
  if (b.error == HSK_OK) hsk_put_bytes(out, 0, verify_data, HSK_VERIFY_DATA_LEN);
  return b;
}
