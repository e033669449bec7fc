#include "handshake/sign.h"
#include "handshake/conn13.h"

#define NAMED_CURVE 3u /* ECCurveType, RFC 4492 5.4 */

static void add_vec16(hsk_hash_state *h, hsk_bytes body)
{
  uint8_t len[2];
  hsk_put16(len, 0, body.len);
  hsk_hash_update(h, len, sizeof len);
  hsk_hash_update(h, body.data, body.len);
}

/* ServerECDHParams (RFC 4492 5.4) */
static void add_ec_params(hsk_hash_state *h, uint32_t group, hsk_bytes point)
{
  uint8_t front[4];
  hsk_put8(front, 0, NAMED_CURVE);
  hsk_put16(front, 1, group);
  hsk_put8(front, 3, point.len);
  hsk_hash_update(h, front, sizeof front);
  hsk_hash_update(h, point.data, point.len);
}

/* RFC 5246 7.4.3: both randoms and the params, with our share at the front of keys */
static HSK_NOINLINE void digest_key_exchange(const hsk_conn *c, uint8_t digest[HSK_HASH_MAX])
{
  hsk_hash_state h;
  hsk_bytes p, g, share = {c->keys.bytes, c->share_len};
  hsk_hash_init(&h, hsk_scheme_hash(c->scheme));
  hsk_hash_update(&h, c->client_random, sizeof c->client_random);
  hsk_hash_update(&h, c->server_random, sizeof c->server_random);
  if (hsk_ffdhe_params(c->group, &p, &g)) {
    add_vec16(&h, p);
    add_vec16(&h, g);
    add_vec16(&h, share);
  } else {
    add_ec_params(&h, c->group, share);
  }
  hsk_hash_digest(&h, digest);
}

void hsk_digest_to_sign(const hsk_conn *c, uint8_t digest[HSK_HASH_MAX])
{
  if (c->version == HSK_TLS13)
    hsk_certificate_verify_digest13(c, c->is_server, c->scheme, digest);
  else if (c->is_server)
    digest_key_exchange(c, digest);
  else
    hsk_transcript_digest(&c->transcript, hsk_scheme_hash(c->scheme), digest);
}
