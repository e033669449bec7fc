#include "handshake/sign.h"

void hsk_digest_to_sign(const hsk_conn *c, uint8_t digest[HSK_HASH_MAX])
{
  hsk_transcript_digest(&c->transcript, hsk_scheme_hash(c->scheme), digest);
}
