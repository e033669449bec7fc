/* Record protection with AEAD ciphers, of TLS 1.2 (RFC 5246 6.2.3.3, RFC 5288 3, RFC 6655 3, RFC 7905 2) and TLS 1.3 (RFC 8446 5.2 to 5.5). */
#ifndef HSK_RECORD_PROTECT_H
#define HSK_RECORD_PROTECT_H
#include "crypto/crypto.h"
#include "record/inner_plaintext.h"
#include "record/record.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_direction_keys: protection of one direction; aead 0: records are plaintext. */
typedef struct {
  uint64_t seq;             /* of the next record */
  uint32_t aead;            /* enum hsk_aead */
  uint8_t tls13;            /* 1: records are protected as in TLS 1.3 */
  uint8_t limits_plaintext; /* 1: size_limit holds of plaintext, too (RFC 6066 4, unlike RFC 8449 4) */
  /* what the receiver agreed to take of one record, 0: nothing was agreed. TLS 1.2: of content (RFC 6066 4, RFC 8449 4);
     TLS 1.3: of content, type and padding (RFC 8449 4) */
  uint32_t size_limit;
  uint8_t key[HSK_AEAD_KEY_MAX];
  uint8_t iv[HSK_AEAD_IV_LEN]; /* TLS 1.2 with GCM or CCM: the 4 bytes of salt; else all 12 */
} hsk_direction_keys;

/* hsk_fixed_iv_len: bytes of iv that the key block of TLS 1.2 gives: 4 or 12, 0 for no cipher. In TLS 1.3 it is HSK_AEAD_IV_LEN. */
size_t hsk_fixed_iv_len(uint32_t aead);
/* hsk_record_front: bytes in front of the ciphertext (the explicit nonce of TLS 1.2's GCM and CCM). hsk_record_overhead: bytes that
   protection adds to a content: those, the tag, and in TLS 1.3 the content type. Both are 0 for plaintext. */
size_t hsk_record_front(const hsk_direction_keys *k);
size_t hsk_record_overhead(const hsk_direction_keys *k);
/* hsk_record_content_max: the longest content that one record may hold: 2^14 bytes, or less by size_limit. hsk_record_fragment_max: the longest
   fragment, for hsk_record_header_parse and hsk_ciphertext13_header_parse; size_limit does not lower it. */
size_t hsk_record_content_max(const hsk_direction_keys *k);
size_t hsk_record_fragment_max(const hsk_direction_keys *k);

/* hsk_record_seal turns the content of len bytes at record + HSK_RECORD_HEADER_LEN + hsk_record_front(k) into a whole record that starts
   at record, in place, and counts it. Room: HSK_RECORD_HEADER_LEN + len + hsk_record_overhead(k). len <= hsk_record_content_max(k). In TLS 1.3
   the record shows application_data for a type and holds content_type inside, without padding; len 0 is for application data alone.
   HSK_SEQUENCE_EXHAUSTED: nothing was written. */
HSK_NODISCARD hsk_result hsk_record_seal(hsk_direction_keys *k, uint32_t content_type, uint8_t *record,
                                         size_t len);

/* hsk_record_open checks and decrypts in place the fragment of h behind its header at record, and counts it. content: where its content is,
   as a span from record, and of which type. Behind it stand the tag and what TLS 1.3 has for padding. In TLS 1.3 a ChangeCipherSpec, or an alert that the
   peer sent before it had keys, is not for here while k protects.
   HSK_PEER_BAD_RECORD_MAC: tag or length is wrong (one error for all, so that nobody learns which); HSK_PEER_RECORD_OVERFLOW: content above
   2^14 bytes or size_limit; HSK_SEQUENCE_EXHAUSTED; of TLS 1.3 alone HSK_PEER_BAD_RECORD_HEADER: h is not application_data, and the errors of
   hsk_inner_plaintext_parse. */
HSK_NODISCARD hsk_result hsk_record_open(hsk_direction_keys *k, const hsk_record_header *h, uint8_t *record,
                                         hsk_inner_plaintext *content);

/* hsk_record_update_due: 1 if so many records were protected under these keys that new ones should be made by KeyUpdate (RFC 8446 5.5), in time
   to send it. AES-GCM: 2^24 records, where 5.5 ends at 2^24.5; AES-CCM: 2^22, a half of what RFC 9147 4.5.3 allows; ChaCha20-Poly1305: never, its
   sequence numbers end first. 0 for TLS 1.2, which has no KeyUpdate. */
int hsk_record_update_due(const hsk_direction_keys *k);

#ifdef __cplusplus
}
#endif
#endif
