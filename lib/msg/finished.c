#include "msg/finished.h"

hsk_result hsk_finished_parse(const uint8_t *buf, size_t len, size_t verify_data_len)
{
  (void)buf;
  if (len < verify_data_len) return hsk_bad(HSK_PEER_MALFORMED_FINISHED, len);
  if (len > verify_data_len) return hsk_bad(HSK_PEER_MALFORMED_FINISHED, verify_data_len);
  return hsk_ok();
}

hsk_built hsk_finished_build(hsk_bytes verify_data, uint8_t *out, size_t cap)
{
  if (verify_data.len != 12 && verify_data.len != 32 && verify_data.len != 48) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(verify_data.len, cap);
  if (b.error == HSK_OK) hsk_put_bytes(out, 0, verify_data.data, verify_data.len);
  return b;
}
