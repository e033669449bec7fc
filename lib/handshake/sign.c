#include "handshake/sign.h"
#include "handshake/conn13.h"

void hsk_digest_to_sign(const hsk_conn *c, uint8_t digest[HSK_HASH_MAX])
{
  if (c->version == HSK_TLS13)
    hsk_certificate_verify_digest13(c, c->is_server, c->scheme, digest);
  else
    hsk_transcript_digest(&c->transcript, hsk_scheme_hash(c->scheme), digest);
}
