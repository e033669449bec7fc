/* ClientKeyExchange (RFC 5246 7.4.7, RFC 4492 5.7). The key exchange that was agreed says which of the three forms it has. */
#ifndef HSK_MSG_CLIENT_KEY_EXCHANGE_H
#define HSK_MSG_CLIENT_KEY_EXCHANGE_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_client_key_exchange: a view of the body buf[0..len). */
typedef struct {
  hsk_span
      exchange_keys; /* rsa: EncryptedPreMasterSecret, 0..2^16-1 bytes; dhe: dh_Yc, 1..2^16-1; ecdhe: ecdh_Yc, 1..255 */
} hsk_client_key_exchange;

/* hsk_client_key_exchange_rsa_parse, _dhe_parse, _ecdhe_parse read a body that fills buf[0..len); the view is true as long as these bytes
   are. On failure *cke is unchanged. HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE: the length is out of range or does not fit. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(cke) && \separated(cke, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *cke;
    ensures iff: \result.error == HSK_OK <==> Vec16(buf, 0, len, 0, 65535, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE;
    ensures at: \result.at <= len;
    ensures keys: \result.error == HSK_OK ==> cke->exchange_keys.off == 2 && cke->exchange_keys.len == len - 2;
    ensures keep: \result.error != HSK_OK ==> *cke == \old(*cke); */
HSK_API HSK_NODISCARD hsk_result hsk_client_key_exchange_rsa_parse(const uint8_t *buf, size_t len,
                                                                   hsk_client_key_exchange *cke);
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(cke) && \separated(cke, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *cke;
    ensures iff: \result.error == HSK_OK <==> Vec16(buf, 0, len, 1, 65535, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE;
    ensures at: \result.at <= len;
    ensures keys: \result.error == HSK_OK ==> cke->exchange_keys.off == 2 && cke->exchange_keys.len == len - 2;
    ensures keep: \result.error != HSK_OK ==> *cke == \old(*cke); */
HSK_API HSK_NODISCARD hsk_result hsk_client_key_exchange_dhe_parse(const uint8_t *buf, size_t len,
                                                                   hsk_client_key_exchange *cke);
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(cke) && \separated(cke, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *cke;
    ensures iff: \result.error == HSK_OK <==> Vec8(buf, 0, len, 1, 255, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CLIENT_KEY_EXCHANGE;
    ensures at: \result.at <= len;
    ensures keys: \result.error == HSK_OK ==> cke->exchange_keys.off == 1 && cke->exchange_keys.len == len - 1;
    ensures keep: \result.error != HSK_OK ==> *cke == \old(*cke); */
HSK_API HSK_NODISCARD hsk_result hsk_client_key_exchange_ecdhe_parse(const uint8_t *buf, size_t len,
                                                                     hsk_client_key_exchange *cke);

/* hsk_client_key_exchange_rsa_build, _dhe_build, _ecdhe_build write the body; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(encrypted_pre_master_secret.data + (0 .. encrypted_pre_master_secret.len-1));
    requires \separated(out + (0 .. cap-1), encrypted_pre_master_secret.data + (0 .. encrypted_pre_master_secret.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (0 <= encrypted_pre_master_secret.len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (0 <= encrypted_pre_master_secret.len <= 65535), 2 + encrypted_pre_master_secret.len, cap);
    ensures ok: BUILT_OK(\result, (0 <= encrypted_pre_master_secret.len <= 65535), 2 + encrypted_pre_master_secret.len, cap);
    ensures need: BUILT_NEED(\result, 2 + encrypted_pre_master_secret.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> Vec16(out, 0, \result.need, 0, 65535, \result.need);
    ensures keys: \result.error == HSK_OK ==> COPIED(out, 2, encrypted_pre_master_secret.data, encrypted_pre_master_secret.len); */
HSK_API HSK_NODISCARD hsk_built hsk_client_key_exchange_rsa_build(hsk_bytes encrypted_pre_master_secret,
                                                                  uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(dh_Yc.data + (0 .. dh_Yc.len-1));
    requires \separated(out + (0 .. cap-1), dh_Yc.data + (0 .. dh_Yc.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= dh_Yc.len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= dh_Yc.len <= 65535), 2 + dh_Yc.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= dh_Yc.len <= 65535), 2 + dh_Yc.len, cap);
    ensures need: BUILT_NEED(\result, 2 + dh_Yc.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> Vec16(out, 0, \result.need, 1, 65535, \result.need);
    ensures keys: \result.error == HSK_OK ==> COPIED(out, 2, dh_Yc.data, dh_Yc.len); */
HSK_API HSK_NODISCARD hsk_built hsk_client_key_exchange_dhe_build(hsk_bytes dh_Yc, uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(ecdh_Yc.data + (0 .. ecdh_Yc.len-1));
    requires \separated(out + (0 .. cap-1), ecdh_Yc.data + (0 .. ecdh_Yc.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= ecdh_Yc.len <= 255));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= ecdh_Yc.len <= 255), 1 + ecdh_Yc.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= ecdh_Yc.len <= 255), 1 + ecdh_Yc.len, cap);
    ensures need: BUILT_NEED(\result, 1 + ecdh_Yc.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> Vec8(out, 0, \result.need, 1, 255, \result.need);
    ensures keys: \result.error == HSK_OK ==> COPIED(out, 1, ecdh_Yc.data, ecdh_Yc.len); */
HSK_API HSK_NODISCARD hsk_built hsk_client_key_exchange_ecdhe_build(hsk_bytes ecdh_Yc, uint8_t *out,
                                                                    size_t cap);

#ifdef __cplusplus
}
#endif
#endif
