/* The verbs of hardshake.h that answer what a connection awaits of its caller. */
#include "hardshake.h"
#include "handshake/build.h"
#include "handshake/classify.h"
#include "handshake/end.h"
#include "handshake/sign.h"

hsk_result hsk_to_sign(const hsk_conn *c, uint32_t *scheme, size_t *credential, uint8_t digest[HSK_HASH_MAX])
{
  if (c->awaits != HSK_WANT_SIGN) return hsk_bad(HSK_BAD_CALL, 0);
  *scheme = c->scheme;
  *credential = c->credential - 1;
  hsk_digest_to_sign(c, digest);
  return hsk_ok();
}

/* The step that waited for the answer is taken with it. */
static hsk_result go_on(hsk_conn *c, const hsk_config *cfg, hsk_io *io, hsk_bytes answer, uint32_t awaited)
{
  hsk_turn t = {.c = c, .cfg = cfg, .io = io, .answer = answer};
  if (c->awaits != awaited || answer.len == 0) return hsk_bad(HSK_BAD_CALL, 0);
  c->awaits = 0;
  hsk_result r = hsk_take(&t, hsk_own_input(c));
  return r.error == HSK_OK ? r : hsk_end_in_failure(&t, r);
}

hsk_result hsk_signed(hsk_conn *c, const hsk_config *cfg, hsk_io *io, hsk_bytes signature)
{
  return go_on(c, cfg, io, signature, HSK_WANT_SIGN);
}

hsk_result hsk_to_decrypt(const hsk_conn *c, const hsk_io *io, uint32_t *version, size_t *credential,
                          hsk_bytes *ciphertext)
{
  if (c->awaits != HSK_WANT_DECRYPT) return hsk_bad(HSK_BAD_CALL, 0);
  *version = c->client_version;
  *credential = c->credential - 1;
  *ciphertext = (hsk_bytes){io->work + io->work_cap / 2, c->share_len};
  return hsk_ok();
}

hsk_result hsk_decrypted(hsk_conn *c, const hsk_config *cfg, hsk_io *io, hsk_bytes premaster)
{
  return go_on(c, cfg, io, premaster, HSK_WANT_DECRYPT);
}

hsk_result hsk_judged(hsk_conn *c, const hsk_config *cfg, hsk_io *io, uint32_t verdict)
{
  hsk_turn t = {.c = c, .cfg = cfg, .io = io};
  if (c->awaits != HSK_WANT_CHAIN) return hsk_bad(HSK_BAD_CALL, 0);
  c->awaits = 0;
  return verdict == HSK_OK ? hsk_ok() : hsk_end_in_failure(&t, hsk_bad(verdict, 0));
}
