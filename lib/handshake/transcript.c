#include "handshake/transcript.h"
#include "msg/message_hash.h"

void hsk_transcript_init(hsk_transcript *t)
{
  t->live = 0;
  for (uint32_t hash = HSK_SHA256; hash <= HSK_SHA512; hash++) {
    hsk_hash_init(&t->hash[hash - HSK_SHA256], hash);
    t->live |= 1u << hash;
  }
}

void hsk_transcript_keep(hsk_transcript *t, uint32_t keep)
{
  t->live &= keep;
}

void hsk_transcript_add(hsk_transcript *t, hsk_bytes message)
{
  for (uint32_t hash = HSK_SHA256; hash <= HSK_SHA512; hash++)
    if (t->live >> hash & 1u) hsk_hash_update(&t->hash[hash - HSK_SHA256], message.data, message.len);
}

void hsk_transcript_digest(const hsk_transcript *t, uint32_t hash, uint8_t *digest)
{
  hsk_hash_digest(&t->hash[hash - HSK_SHA256], digest);
}

HSK_NOINLINE void hsk_transcript_digest_with(const hsk_transcript *t, uint32_t hash, hsk_bytes message,
                                             uint8_t *digest)
{
  hsk_hash_state h = t->hash[hash - HSK_SHA256];
  hsk_hash_update(&h, message.data, message.len);
  hsk_hash_digest(&h, digest);
}

void hsk_transcript_restart(hsk_transcript *t, uint32_t hash, const uint8_t *first_digest)
{
  uint8_t message[HSK_HANDSHAKE_HEADER_LEN + HSK_HASH_MAX];
  hsk_built b =
      hsk_message_hash_build((hsk_bytes){first_digest, hsk_hash_len(hash)}, message, sizeof message);
  hsk_hash_init(&t->hash[hash - HSK_SHA256], hash);
  hsk_transcript_keep(t, 1u << hash);
  hsk_transcript_add(t, (hsk_bytes){message, b.need});
}

void hsk_transcript_retry(hsk_transcript *t, uint32_t hash)
{
  uint8_t digest[HSK_HASH_MAX];
  hsk_transcript_digest(t, hash, digest);
  hsk_transcript_restart(t, hash, digest);
}
