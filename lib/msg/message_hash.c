#include "msg/message_hash.h"

hsk_result hsk_message_hash_parse(const uint8_t *buf, size_t len, hsk_span *hash)
{
  if (len < HSK_HANDSHAKE_HEADER_LEN) return hsk_bad(HSK_PEER_MALFORMED_MESSAGE_HASH, len);
  if (hsk_u8(buf, 0) != HSK_MSG_MESSAGE_HASH) return hsk_bad(HSK_PEER_MALFORMED_MESSAGE_HASH, 0);
  uint32_t n = hsk_be24(buf, 1);
  if ((n != 32 && n != 48) || len - HSK_HANDSHAKE_HEADER_LEN != n)
    return hsk_bad(HSK_PEER_MALFORMED_MESSAGE_HASH, 1);
  hash->off = HSK_HANDSHAKE_HEADER_LEN;
  hash->len = n;
  return hsk_ok();
}

hsk_built hsk_message_hash_build(hsk_bytes hash, uint8_t *out, size_t cap)
{
  if (hash.len != 32 && hash.len != 48) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(HSK_HANDSHAKE_HEADER_LEN + hash.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_handshake_header_put(out, HSK_MSG_MESSAGE_HASH, hash.len);
  hsk_put_bytes(out, HSK_HANDSHAKE_HEADER_LEN, hash.data, hash.len);
  return b;
}
