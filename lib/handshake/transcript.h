/* The handshake transcript: running hashes over all handshake messages (RFC 5246 7.4.8, 7.4.9; RFC 8446 4.4.1). */
#ifndef HSK_HANDSHAKE_TRANSCRIPT_H
#define HSK_HANDSHAKE_TRANSCRIPT_H
#include "crypto/crypto.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_transcript: a hash runs for each bit (1 << enum hsk_hash) of live. Until the ServerHello nobody knows which hash the PRF will use,
   and until the CertificateRequest nobody knows which one we sign with. */
typedef struct {
  hsk_hash_state hash[3];
  uint32_t live;
} hsk_transcript;

/* hsk_transcript_init starts all hashes; hsk_transcript_keep stops all whose bit is not in keep; hsk_transcript_add adds
   a message with its header; hsk_transcript_digest writes the digest of a live hash. */
void hsk_transcript_init(hsk_transcript *t);
void hsk_transcript_keep(hsk_transcript *t, uint32_t keep);
void hsk_transcript_add(hsk_transcript *t, hsk_bytes message);
void hsk_transcript_digest(const hsk_transcript *t, uint32_t hash, uint8_t *digest);

/* hsk_transcript_digest_with writes the digest as it would be with one more message, and adds nothing. */
void hsk_transcript_digest_with(const hsk_transcript *t, uint32_t hash, hsk_bytes message, uint8_t *digest);

/* hsk_transcript_retry puts the synthetic message_hash in the place of the first ClientHello, which is all that was added, and stops the other hashes: a
   HelloRetryRequest has chosen the suite (RFC 8446 4.4.1). */
void hsk_transcript_retry(hsk_transcript *t, uint32_t hash);

/* hsk_transcript_restart does that where the first ClientHello itself is not known, only its digest with this hash. */
void hsk_transcript_restart(hsk_transcript *t, uint32_t hash, const uint8_t *first_digest);

#ifdef __cplusplus
}
#endif
#endif
