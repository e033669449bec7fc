/* Record protection with AEAD ciphers (RFC 5246 6.2.3.3, RFC 5288 3, RFC 7905 2). */
#ifndef HSK_RECORD_PROTECT_H
#define HSK_RECORD_PROTECT_H
#include "crypto/crypto.h"
#include "record/record.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_direction_keys: protection of one direction; aead 0: records are plaintext. */
typedef struct {
  uint64_t seq;  /* of the next record */
  uint32_t aead; /* enum hsk_aead */
  uint8_t key[HSK_AEAD_KEY_MAX];
  uint8_t iv[HSK_AEAD_IV_LEN]; /* GCM: the 4 bytes of salt; ChaCha20-Poly1305: all 12 */
} hsk_direction_keys;

/* hsk_fixed_iv_len: bytes of iv that the key block gives: 4 or 12, 0 for no cipher. */
size_t hsk_fixed_iv_len(uint32_t aead);
/* hsk_record_front: bytes in front of the ciphertext (GCM's explicit nonce). hsk_record_overhead: bytes that
   protection adds to a fragment. Both are 0 for plaintext. */
size_t hsk_record_front(uint32_t aead);
size_t hsk_record_overhead(uint32_t aead);

/* hsk_record_seal turns the content of len bytes at record + HSK_RECORD_HEADER_LEN + hsk_record_front(k->aead) into a whole record that starts
   at record, in place, and counts it. Room: HSK_RECORD_HEADER_LEN + len + hsk_record_overhead. len <= 2^14.
   HSK_SEQUENCE_EXHAUSTED: nothing was written. */
HSK_NODISCARD hsk_result hsk_record_seal(hsk_direction_keys *k, uint32_t content_type, uint8_t *record,
                                         size_t len);

/* hsk_record_open checks and decrypts in place the fragment of h behind its header at record, and counts it. The content
   is *content, a span from record. HSK_PEER_BAD_RECORD_MAC: tag or length is wrong (one error for all, so that nobody learns which);
   HSK_PEER_RECORD_OVERFLOW: content above 2^14 bytes; HSK_SEQUENCE_EXHAUSTED. */
HSK_NODISCARD hsk_result hsk_record_open(hsk_direction_keys *k, const hsk_record_header *h, uint8_t *record,
                                         hsk_span *content);

#ifdef __cplusplus
}
#endif
#endif
