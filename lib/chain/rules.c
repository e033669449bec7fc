#include "chain/rules.h"

#define MIN_RSA_BITS 2048u

size_t hsk_key_bits(const uint8_t *base, const hsk_public_key *key)
{
  size_t bits = 8 * key->modulus.len;
  for (uint32_t top = hsk_u8(base, key->modulus.off); top < 128; top *= 2)
    bits--;
  return bits;
}

int hsk_key_strong(const uint8_t *base, const hsk_public_key *key, uint32_t min_bits)
{
  if (key->type != HSK_KEY_RSA && key->type != HSK_KEY_RSA_PSS) return 1;
  return hsk_key_bits(base, key) >= (min_bits == 0 ? MIN_RSA_BITS : min_bits);
}

/* What holds for every certificate of a path. */
static hsk_result check_common(const hsk_chain_request *req, const uint8_t *der, const hsk_cert *cert,
                               uint32_t role, hsk_cert_values *v)
{
  hsk_result r = hsk_may_stand(req, cert);
  if (r.error != HSK_OK) return r;
  if (!hsk_key_strong(der, &cert->key, req->min_rsa_bits)) return hsk_bad(HSK_CERT_WEAK_KEY, cert->spki.off);
  r = hsk_cert_values_parse(der, cert, v);
  if (r.error == HSK_OK && req->profile != HSK_PROFILE_PATH) r = hsk_form_rules(der, cert, role);
  if (r.error == HSK_OK && req->profile == HSK_PROFILE_WEBPKI) r = hsk_webpki_rules(req, der, cert, role, v);
  return r;
}

hsk_result hsk_rules_target(const hsk_chain_request *req, const uint8_t *der, const hsk_cert *cert,
                            uint32_t role, hsk_cert_values *v)
{
  hsk_result r = check_common(req, der, cert, role, v);
  return r.error != HSK_OK ? r : hsk_may_be_target(req, cert);
}

hsk_result hsk_rules_issuer(const hsk_chain_request *req, const uint8_t *der, const hsk_cert *cert,
                            uint32_t role, uint32_t below, hsk_cert_values *v)
{
  hsk_result r = check_common(req, der, cert, role, v);
  return r.error != HSK_OK ? r : hsk_may_issue(cert, role, below);
}
