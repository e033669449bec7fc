#include "reencode.h"
#include "msg/ext/server_name.h"

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SERVER_NAME);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> ServerName{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_server_name_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_server_name sn;
  hsk_result r = hsk_server_name_parse(in, 4, len, &sn);
  if (r.error != HSK_OK) return 0;
  hsk_bytes host_name = {in + sn.host_name.off, sn.host_name.len};
  hsk_built b = hsk_server_name_build(host_name, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert list: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5] && out[6] == in[6];
  //@ assert len: b.error == HSK_OK ==> out[7] == in[7] && out[8] == in[8];
  //@ assert name: b.error == HSK_OK ==> \forall integer k; 9 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SERVER_NAME);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 4;
    ensures same: SAME(\result, in, len, out); */
int hsk_server_name_response_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_server_name_response_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_server_name_response_build(out, len);
  return b.error == HSK_OK;
}
