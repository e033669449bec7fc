#include "handshake/transcript.h"

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
