/* message_hash (RFC 8446 4.4.1): the synthetic message that stands for the first ClientHello in the transcript after a HelloRetryRequest.
   It is never sent: a message of this type from a peer is an unexpected one. */
#ifndef HSK_MSG_MESSAGE_HASH_H
#define HSK_MSG_MESSAGE_HASH_H
#include "msg/handshake.h"
#ifdef __FRAMAC__
#include "message_hash.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_message_hash_parse reads a whole message, header and body, that fills buf[0..len): a transcript that a server without state
   keeps in its cookie (RFC 8446 4.2.2) starts with it. HSK_PEER_MALFORMED_MESSAGE_HASH: another type, length bytes that do not fit,
   or a hash of other than 32 or 48 bytes. On failure *hash is unchanged. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(hash) && \separated(hash, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *hash;
    ensures iff: \result.error == HSK_OK <==> MessageHash(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_MESSAGE_HASH;
    ensures at: \result.at <= len;
    ensures hash_off: \result.error == HSK_OK ==> hash->off == HSK_HANDSHAKE_HEADER_LEN;
    ensures hash_len: \result.error == HSK_OK ==> hash->len == buf[3] && hash->off + hash->len == len;
    ensures keep: \result.error != HSK_OK ==> *hash == \old(*hash); */
HSK_API HSK_NODISCARD hsk_result hsk_message_hash_parse(const uint8_t *buf, size_t len, hsk_span *hash);

/* hsk_message_hash_build writes the whole message; for the answer see hsk_built. A hash of other than 32 or 48 bytes is HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(hash.data + (0 .. hash.len-1));
    requires \separated(out + (0 .. cap-1), hash.data + (0 .. hash.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, hash.len == 32 || hash.len == 48);
    ensures too_small: BUILT_TOO_SMALL(\result, (hash.len == 32 || hash.len == 48), 4 + hash.len, cap);
    ensures ok: BUILT_OK(\result, (hash.len == 32 || hash.len == 48), 4 + hash.len, cap);
    ensures need: BUILT_NEED(\result, 4 + hash.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> MessageHash(out, \result.need);
    ensures length: \result.error == HSK_OK ==> U24(out, 1) == hash.len;
    ensures hash: \result.error == HSK_OK ==> COPIED(out, 4, hash.data, hash.len); */
HSK_API HSK_NODISCARD hsk_built hsk_message_hash_build(hsk_bytes hash, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
