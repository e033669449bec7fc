#include "msg/client_key_exchange.h"

hsk_result hsk_client_key_exchange_rsa_parse(const uint8_t *buf, size_t len, hsk_client_key_exchange *cke)
{
  hsk_span v = hsk_vec16(buf, len, 0, 0, 65535);
  if (v.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, 0);
  if (v.off + v.len != len) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, v.off + v.len);
  cke->exchange_keys.off = v.off;
  cke->exchange_keys.len = v.len;
  return hsk_ok();
}

hsk_result hsk_client_key_exchange_dhe_parse(const uint8_t *buf, size_t len, hsk_client_key_exchange *cke)
{
  hsk_span v = hsk_vec16(buf, len, 0, 1, 65535);
  if (v.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, 0);
  if (v.off + v.len != len) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, v.off + v.len);
  cke->exchange_keys.off = v.off;
  cke->exchange_keys.len = v.len;
  return hsk_ok();
}

hsk_result hsk_client_key_exchange_ecdhe_parse(const uint8_t *buf, size_t len, hsk_client_key_exchange *cke)
{
  hsk_span v = hsk_vec8(buf, len, 0, 1, 255);
  if (v.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, 0);
  if (v.off + v.len != len) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE, v.off + v.len);
  cke->exchange_keys.off = v.off;
  cke->exchange_keys.len = v.len;
  return hsk_ok();
}

hsk_built hsk_client_key_exchange_rsa_build(hsk_bytes encrypted_pre_master_secret, uint8_t *out, size_t cap)
{
  if (encrypted_pre_master_secret.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(2 + encrypted_pre_master_secret.len, cap);
  if (b.error == HSK_OK) hsk_put_vec16(out, 0, encrypted_pre_master_secret);
  return b;
}

hsk_built hsk_client_key_exchange_dhe_build(hsk_bytes dh_Yc, uint8_t *out, size_t cap)
{
  if (dh_Yc.len < 1 || dh_Yc.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(2 + dh_Yc.len, cap);
  if (b.error == HSK_OK) hsk_put_vec16(out, 0, dh_Yc);
  return b;
}

hsk_built hsk_client_key_exchange_ecdhe_build(hsk_bytes ecdh_Yc, uint8_t *out, size_t cap)
{
  if (ecdh_Yc.len < 1 || ecdh_Yc.len > 255) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(1 + ecdh_Yc.len, cap);
  if (b.error == HSK_OK) hsk_put_vec8(out, 0, ecdh_Yc);
  return b;
}
