#include "handshake/build.h"
#include "msg/handshake.h"

uint8_t *hsk_body(const hsk_turn *t)
{
  return t->io->work + HSK_HANDSHAKE_HEADER_LEN;
}

size_t hsk_body_room(const hsk_turn *t)
{
  size_t cap = t->io->work_cap;
  return cap < HSK_HANDSHAKE_HEADER_LEN ? 0 : cap - HSK_HANDSHAKE_HEADER_LEN;
}

uint8_t *hsk_upper(const hsk_turn *t)
{
  size_t half = t->io->work_cap / 2;
  return half < HSK_HANDSHAKE_HEADER_LEN + HSK_SIGNATURE_MAX ? NULL : t->io->work + half;
}

size_t hsk_upper_room(const hsk_turn *t)
{
  return t->io->work_cap - t->io->work_cap / 2;
}

size_t hsk_lower_room(const hsk_turn *t)
{
  return t->io->work_cap / 2 - HSK_HANDSHAKE_HEADER_LEN;
}

hsk_result hsk_send_built(hsk_turn *t, uint32_t msg_type, hsk_built b)
{
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  hsk_send(t, msg_type, b.need);
  return hsk_ok();
}

const hsk_credential *hsk_own_credential(const hsk_conn *c, const hsk_config *cfg)
{
  return c->credential == 0 ? NULL : &cfg->credentials[c->credential - 1];
}

hsk_result hsk_make_signature(hsk_turn *t, const uint8_t *digest, uint8_t *out, size_t *len)
{
  const hsk_credential *own = hsk_own_credential(t->c, t->cfg);
  if (own->key != NULL)
    return hsk_sign(t->c->scheme, own->key_der.data, own->key, &t->c->rng, digest, out, len)
               ? hsk_ok()
               : hsk_bad(HSK_SIGNING_FAILED, 0);
  if (t->answer.len == 0 || t->answer.len > HSK_SIGNATURE_MAX) return hsk_bad(HSK_SIGNING_FAILED, 0);
  hsk_put_bytes(out, 0, t->answer.data, t->answer.len);
  *len = t->answer.len;
  return hsk_ok();
}
