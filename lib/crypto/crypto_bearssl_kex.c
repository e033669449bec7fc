/* Key agreement by NamedGroup: elliptic or finite field. */
#include "crypto/crypto_bearssl.h"

size_t hsk_kex_share_len(uint32_t group)
{
  hsk_bytes p, g;
  return hsk_ffdhe_params(group, &p, &g) ? p.len : hsk_ec_share_len(group);
}

int hsk_kex_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share)
{
  if (hsk_ec_share_len(group) != 0) return hsk_ec_generate(group, rng, priv, priv_len, share);
  return hsk_br_dh_generate(group, rng, priv, priv_len, share);
}

int hsk_kex_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret,
                  size_t *secret_len)
{
  size_t len = hsk_kex_share_len(group);
  /* RFC 8446 4.2.8.1: a share is padded to the length of p */
  if (len == 0 || share.len != len) return 0;
  if (hsk_ec_share_len(group) != 0) return hsk_ec_agree(group, priv, priv_len, share, secret, secret_len);
  return hsk_dh_finish(group, priv, priv_len, share, secret, secret_len);
}
