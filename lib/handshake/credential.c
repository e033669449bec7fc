#include "handshake/credential.h"
#include "handshake/negotiate.h"
#include "msg/handshake.h"
#include "x509/cert.h"

static uint32_t curve_of(uint32_t scheme)
{
  switch (scheme) {
  case HSK_ECDSA_SHA256:
    return HSK_SECP256R1;
  case HSK_ECDSA_SHA384:
    return HSK_SECP384R1;
  case HSK_ECDSA_SHA512:
    return HSK_SECP521R1;
  default:
    return 0;
  }
}

static int is_pkcs1(uint32_t scheme)
{
  return scheme == HSK_RSA_PKCS1_SHA256 || scheme == HSK_RSA_PKCS1_SHA384 || scheme == HSK_RSA_PKCS1_SHA512;
}

static int is_pss(uint32_t scheme)
{
  return scheme == HSK_RSA_PSS_SHA256 || scheme == HSK_RSA_PSS_SHA384 || scheme == HSK_RSA_PSS_SHA512;
}

int hsk_scheme_fits(uint32_t version, uint32_t scheme, uint32_t key_type, uint32_t group)
{
  if (key_type == HSK_KEY_RSA) return is_pss(scheme) || (version != HSK_TLS13 && is_pkcs1(scheme));
  if (key_type != HSK_KEY_EC || curve_of(scheme) == 0) return 0;
  return version != HSK_TLS13 || curve_of(scheme) == group;
}

uint32_t hsk_credential_key(const hsk_credential *own, uint32_t *group)
{
  *group = 0;
  if (own->chain_len == 0) return HSK_KEY_NONE;
  if (own->key != NULL) {
    *group = own->key->type == HSK_KEY_EC ? own->key->group : 0;
    return own->key->type;
  }
  hsk_cert cert;
  if (hsk_cert_parse(own->chain[0].data, own->chain[0].len, &cert).error != HSK_OK) return HSK_KEY_NONE;
  *group = cert.key.type == HSK_KEY_EC ? cert.key.group : 0;
  return cert.key.type;
}

static uint32_t own_scheme_at(const hsk_credential *own, size_t i)
{
  if (own->schemes_len == 0) return hsk_scheme_at(i);
  return i < own->schemes_len ? own->schemes[i] : 0;
}

uint32_t hsk_pick_scheme(const hsk_credential *own, uint32_t version, const uint8_t *base,
                         hsk_span peer_schemes)
{
  uint32_t group, type = hsk_credential_key(own, &group);
  for (size_t i = 0; own_scheme_at(own, i) != 0; i++) {
    uint32_t scheme = own_scheme_at(own, i);
    if (hsk_scheme_fits(version, scheme, type, group) && hsk_u16_list_has(base, peer_schemes, scheme))
      return scheme;
  }
  return 0;
}

void hsk_pick_credential12(hsk_turn *t, const hsk_certificate_request *cr)
{
  hsk_conn *c = t->c;
  c->credential = c->scheme = 0;
  for (size_t i = 0; i < t->cfg->credentials_len && c->scheme == 0; i++) {
    const hsk_credential *own = &t->cfg->credentials[i];
    uint32_t group, type = hsk_credential_key(own, &group);
    uint32_t wanted = type == HSK_KEY_RSA ? HSK_CERT_TYPE_RSA_SIGN : HSK_CERT_TYPE_ECDSA_SIGN;
    if (!hsk_u8_list_has(t->body, cr->certificate_types, wanted)) continue;
    c->scheme = hsk_pick_scheme(own, HSK_TLS12, t->body, cr->supported_signature_algorithms);
    if (c->scheme != 0) c->credential = (uint32_t)i + 1;
  }
}
