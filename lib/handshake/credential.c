#include "handshake/credential.h"
#include "handshake/negotiate.h"
#include "msg/ext/certificate_authorities.h"
#include "msg/ext/signature_algorithms.h"
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

hsk_key_kind hsk_credential_key(const hsk_credential *own)
{
  hsk_key_kind kind = {HSK_KEY_NONE, 0, 0};
  if (own->chain_len == 0) return kind;
  if (own->key != NULL) {
    kind.type = own->key->type;
    kind.group = kind.type == HSK_KEY_EC ? own->key->group : 0;
    kind.modulus_len = own->key->modulus.len;
    return kind;
  }
  hsk_cert cert;
  if (hsk_cert_parse(own->chain[0].data, own->chain[0].len, &cert).error != HSK_OK) return kind;
  kind.type = cert.key.type;
  kind.group = kind.type == HSK_KEY_EC ? cert.key.group : 0;
  kind.modulus_len = cert.key.modulus.len;
  return kind;
}

/* RFC 8017 9.1.1: a salt and a hash, both as long as the digest, and two bytes more have to go into one bit less than the modulus has */
static int long_enough(const hsk_key_kind *key, uint32_t scheme)
{
  return !is_pss(scheme) || key->modulus_len > 2 * hsk_hash_len(hsk_scheme_hash(scheme)) + 2;
}

static uint32_t own_scheme_at(const hsk_credential *own, size_t i)
{
  if (own->schemes_len == 0) return hsk_scheme_at(i);
  return i < own->schemes_len ? own->schemes[i] : 0;
}

uint32_t hsk_pick_scheme(const hsk_credential *own, uint32_t version, const uint8_t *base,
                         hsk_span peer_schemes)
{
  hsk_key_kind key = hsk_credential_key(own);
  for (size_t i = 0; own_scheme_at(own, i) != 0; i++) {
    uint32_t scheme = own_scheme_at(own, i);
    if (hsk_scheme_fits(version, scheme, key.type, key.group) && long_enough(&key, scheme) &&
        hsk_u16_list_has(base, peer_schemes, scheme))
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
    uint32_t wanted =
        hsk_credential_key(own).type == HSK_KEY_RSA ? HSK_CERT_TYPE_RSA_SIGN : HSK_CERT_TYPE_ECDSA_SIGN;
    if (!hsk_u8_list_has(t->body, cr->certificate_types, wanted)) continue;
    if (own->must_match_issuer && !hsk_below_authority(own, t->body, cr->certificate_authorities)) continue;
    c->scheme = hsk_pick_scheme(own, HSK_TLS12, t->body, cr->supported_signature_algorithms);
    if (c->scheme != 0) c->credential = (uint32_t)i + 1;
  }
}

static int names_it(const uint8_t *base, hsk_span authorities, const uint8_t *der, hsk_span issuer)
{
  size_t at = authorities.off, end = at + authorities.len;
  for (;;) {
    hsk_span name = hsk_items16_next(base, at, end);
    if (name.off == 0) return 0;
    if (name.len == issuer.len && hsk_equal(base + name.off, der + issuer.off, name.len)) return 1;
    at = name.off + name.len;
  }
}

HSK_NOINLINE int hsk_below_authority(const hsk_credential *own, const uint8_t *base, hsk_span authorities)
{
  hsk_cert cert;
  for (size_t i = 0; i < own->chain_len; i++)
    if (hsk_cert_parse(own->chain[i].data, own->chain[i].len, &cert).error == HSK_OK &&
        names_it(base, authorities, own->chain[i].data, cert.issuer))
      return 1;
  return 0;
}

/* The first that can sign, but one below an authority of theirs goes before the others (RFC 8446 4.2.4). */
static void pick13(hsk_turn *t, hsk_span schemes, hsk_span authorities)
{
  hsk_conn *c = t->c;
  c->credential = c->scheme = 0;
  for (size_t i = 0; i < t->cfg->credentials_len; i++) {
    const hsk_credential *own = &t->cfg->credentials[i];
    uint32_t scheme = hsk_pick_scheme(own, HSK_TLS13, t->body, schemes);
    int below = authorities.off != 0 && hsk_below_authority(own, t->body, authorities);
    if (scheme == 0 || (!below && (c->scheme != 0 || own->must_match_issuer))) continue;
    c->scheme = scheme;
    c->credential = (uint32_t)i + 1;
    if (below) return;
  }
}

hsk_result hsk_pick_credential13(hsk_turn *t, hsk_span extensions)
{
  size_t at = extensions.off, end = at + extensions.len;
  hsk_signature_algorithms sa;
  hsk_certificate_authorities ca = {{0, 0}};
  hsk_span found = hsk_extensions_find(t->body, at, end, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
  hsk_result r = hsk_signature_algorithms_parse(t->body, found.off, found.off + found.len, &sa);
  if (r.error != HSK_OK) return r;
  found = hsk_extensions_find(t->body, at, end, HSK_EXTENSION_CERTIFICATE_AUTHORITIES);
  if (found.off != 0) r = hsk_certificate_authorities_parse(t->body, found.off, found.off + found.len, &ca);
  if (r.error != HSK_OK) return r;
  pick13(t, sa.supported_signature_algorithms, ca.authorities);
  return hsk_ok();
}
