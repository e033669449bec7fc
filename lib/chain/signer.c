#include "chain/signer.h"
#include "crypto/crypto.h"
#include "x509/pss.h"

hsk_signer hsk_signer_of(const hsk_path_search *s, uint32_t i)
{
  hsk_signer k = {s->req->base + s->req->certs[i].off, &s->work->slots[i].cert, i};
  return k;
}

hsk_signer hsk_signer_above(const hsk_path_search *s, uint32_t n)
{
  if (n + 1 < s->verdict->path_len) return hsk_signer_of(s, s->verdict->path[n + 1]);
  const hsk_anchor *a = &s->req->anchors[s->verdict->anchor];
  hsk_signer k = {a->der.data, &a->cert, (uint32_t)s->req->certs_len + s->verdict->anchor};
  return k;
}

hsk_answer hsk_signature_check(hsk_path_search *s, uint32_t scheme, hsk_bytes signed_bytes,
                               hsk_bytes signature, const uint8_t *base, const hsk_public_key *key)
{
  uint8_t digest[HSK_HASH_MAX];
  uint32_t hash = hsk_scheme_hash(scheme);
  if (hash == 0) return HSK_ANSWER_NO;
  if (s->verdict->signatures == s->max_signatures) return HSK_ANSWER_SPENT;
  s->verdict->signatures++;
  hsk_hash_once(hash, signed_bytes.data, signed_bytes.len, digest);
  scheme = hsk_scheme_under(scheme, key->type);
  return hsk_verify(scheme, base, key, digest, signature) ? HSK_ANSWER_YES : HSK_ANSWER_NO;
}

hsk_answer hsk_issued_by(hsk_path_search *s, const uint8_t *der, const hsk_cert *cert, const uint8_t *base,
                         const hsk_public_key *key)
{
  uint32_t scheme = cert->signature_scheme;
  if (scheme == 0) scheme = hsk_signature_scheme(der, cert->signature.off, cert->tbs.off + cert->tbs.len);
  hsk_bytes tbs = {der + cert->tbs.off, cert->tbs.len},
            signature = {der + cert->signature.off, cert->signature.len};
  return hsk_signature_check(s, scheme, tbs, signature, base, key);
}

int hsk_path_spend(hsk_path_search *s, size_t n)
{
  if (s->left < n) {
    s->left = 0;
    return 0;
  }
  s->left -= (uint32_t)n;
  return 1;
}
