/* Which of its credentials a server presents: see server_negotiate.h. */
#include "handshake/credential.h"
#include "handshake/server_negotiate.h"
#include "msg/handshake.h"
#include "x509/cert.h"

/* How well a credential suits, the sum of what applies. */
enum merit { BY_SIGNATURE = 1, BY_AUTHORITY = 2, BY_NAME = 4 };

/* RFC 8422 5.1: a key's curve is one that the client supports; TLS 1.3 binds the curve to the scheme. */
static int curve_fits(const hsk_turn *t, const hsk_client_offer *o, uint32_t type, uint32_t group)
{
  if (type != HSK_KEY_EC || t->choice.version == HSK_TLS13 || o->groups.off == 0) return 1;
  return hsk_u16_list_has(t->body, o->groups, group);
}

/* RFC 5246 7.4.2, RFC 8446 4.4.2.2: keyUsage, where our certificate has one, allows what the key is to do; what we cannot read is left to the client. */
static HSK_NOINLINE int usage_allows(const hsk_credential *own, uint32_t use)
{
  hsk_cert cert;
  if (hsk_cert_parse(own->chain[0].data, own->chain[0].len, &cert).error != HSK_OK) return 1;
  return (cert.key_usage & use) != 0;
}

static int can(const hsk_turn *t, const hsk_client_offer *o, const hsk_credential *own, uint32_t key_type,
               int signs, uint32_t *scheme)
{
  hsk_key_kind key = hsk_credential_key(own);
  if (key_type != HSK_KEY_NONE && key.type != key_type) return 0;
  *scheme = hsk_pick_scheme(own, t->choice.version, t->body, o->schemes);
  return (!signs || *scheme != 0) && curve_fits(t, o, key.type, key.group) &&
         usage_allows(own, signs ? HSK_KU_DIGITAL_SIGNATURE : HSK_KU_KEY_ENCIPHERMENT);
}

static int below_authority(const hsk_turn *t, const hsk_client_offer *o, const hsk_credential *own)
{
  return o->authorities.off != 0 && hsk_below_authority(own, t->body, o->authorities);
}

static HSK_NOINLINE uint32_t merit_of(const hsk_turn *t, const hsk_client_offer *o, const hsk_credential *own)
{
  hsk_cert cert;
  uint32_t merit = below_authority(t, o, own) ? BY_AUTHORITY : 0;
  hsk_span known = o->schemes_cert.off != 0 ? o->schemes_cert : o->schemes;
  hsk_bytes name = {t->body + o->host_name.off, o->host_name.len};
  if (hsk_cert_parse(own->chain[0].data, own->chain[0].len, &cert).error != HSK_OK) return merit;
  if (name.len != 0 && hsk_name_match(own->chain[0].data, &cert, name)) merit += BY_NAME;
  if (hsk_u16_list_has(t->body, known, cert.signature_scheme)) merit += BY_SIGNATURE;
  return merit;
}

uint32_t hsk_choose_credential(const hsk_turn *t, const hsk_client_offer *o, uint32_t key_type, int signs,
                               uint32_t *scheme, uint32_t *named)
{
  const hsk_config *cfg = t->cfg;
  uint32_t best = 0, most = 0, candidate;
  *scheme = *named = 0;
  for (size_t i = 0; i < cfg->credentials_len; i++) {
    const hsk_credential *own = &cfg->credentials[i];
    if (!can(t, o, own, key_type, signs, &candidate)) continue;
    if (own->must_match_issuer && !below_authority(t, o, own)) continue;
    /* who has but one need not ask how good it is */
    uint32_t merit = cfg->credentials_len == 1 ? 0 : merit_of(t, o, own);
    if (best != 0 && merit <= most) continue;
    best = (uint32_t)i + 1;
    most = merit;
    *scheme = candidate;
  }
  *named = most >= BY_NAME;
  return best;
}
