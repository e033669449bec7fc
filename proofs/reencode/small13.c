/* The small messages of TLS 1.3. Finished is in small.c. */
#include "reencode.h"
#include "block.h"
#include "msg/encrypted_extensions.h"
#include "msg/end_of_early_data.h"
#include "msg/key_update.h"
#include "msg/message_hash.h"

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> EncryptedExtensions{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_encrypted_extensions_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_encrypted_extensions ee;
  hsk_result r = hsk_encrypted_extensions_parse(in, len, &ee);
  if (r.error != HSK_OK) return 0;
  size_t n = ee.extensions.len;
  hsk_block_moves(in, 2, n);
  hsk_bytes extensions = {in + 2, n};
  hsk_built b = hsk_encrypted_extensions_build(extensions, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert len: out[0] == in[0] && out[1] == in[1];
  //@ assert extensions: \forall integer k; 2 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> KeyUpdate{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_key_update_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  uint32_t request_update = 0;
  hsk_result r = hsk_key_update_parse(in, len, &request_update);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_key_update_build(request_update, out, len);
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 0;
    ensures same: SAME(\result, in, len, out); */
int hsk_end_of_early_data_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_end_of_early_data_parse(in, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_end_of_early_data_build(out, len);
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> MessageHash{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_message_hash_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_span span;
  hsk_result r = hsk_message_hash_parse(in, len, &span);
  if (r.error != HSK_OK) return 0;
  hsk_bytes hash = {in + 4, span.len};
  hsk_built b = hsk_message_hash_build(hash, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert type: out[0] == in[0];
  //@ assert len: out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert hash: \forall integer k; 4 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
