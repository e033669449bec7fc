#include "msg/encrypted_extensions.h"

hsk_result hsk_encrypted_extensions_parse(const uint8_t *buf, size_t len, hsk_encrypted_extensions *ee)
{
  hsk_span ex = hsk_vec16(buf, len, 0, 0, 65535);
  if (ex.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ENCRYPTED_EXTENSIONS, 0);
  if (ex.off + ex.len != len) return hsk_bad(HSK_PEER_MALFORMED_ENCRYPTED_EXTENSIONS, ex.off + ex.len);
  hsk_result r = hsk_extensions_check(buf, 2, len);
  if (r.error != HSK_OK) return r;
  ee->extensions.off = ex.off;
  ee->extensions.len = ex.len;
  return hsk_ok();
}

/* block_put writes the body. */
/*@ requires \valid(out + (0 .. 1 + ex.len)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires ex.len <= 65535 && ExtensionBlock(ex.data, 0, ex.len);
    requires \separated(out + (0 .. 1 + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. 1 + ex.len];
    ensures ex_len: U16(out, 0) == ex.len;
    ensures ex: COPIED(out, 2, ex.data, ex.len);
    ensures block: ExtensionBlock(out, 2, 2 + ex.len); */
static void block_put(uint8_t *out, hsk_bytes ex)
{
  hsk_put_vec16(out, 0, ex);
  //@ assert same: \forall integer q; 0 <= q < ex.len ==> ex.data[q] == \at(ex.data[q], Pre);
  //@ assert moved: \forall integer q; 2 <= q < 2 + ex.len ==> out[q] == \at(ex.data[q - 2], Pre);
  /*@ ghost size_t o = 2; GHOST_WALK_COPIED_BLOCK(out, o, ex.data, ex.len) */
}

hsk_built hsk_encrypted_extensions_build(hsk_bytes extensions, uint8_t *out, size_t cap)
{
  if (extensions.len > 65535) return hsk_built_bad_call();
  if (hsk_extensions_check(extensions.data, 0, extensions.len).error != HSK_OK) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(2 + extensions.len, cap);
  if (b.error == HSK_OK) block_put(out, extensions);
  return b;
}
