#include "reencode.h"
#include "msg/ext/alpn.h"

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_ALPN);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> AlpnResponse{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_alpn_response_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_alpn_response alpn;
  hsk_result r = hsk_alpn_response_parse(in, 4, len, &alpn);
  if (r.error != HSK_OK) return 0;
  hsk_bytes name = {in + 7, alpn.protocol_name.len};
  hsk_built b = hsk_alpn_response_build(name, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert type: out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert list: out[4] == in[4] && out[5] == in[5];
  //@ assert len: out[6] == in[6];
  //@ assert name: \forall integer k; 7 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK && b.need == len;
}
