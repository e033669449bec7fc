#include "items16.h"
#include "reencode.h"
#include "msg/ext/signed_certificate_timestamp.h"

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 4;
    ensures same: SAME(\result, in, len, out); */
int hsk_signed_certificate_timestamp_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_signed_certificate_timestamp_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_signed_certificate_timestamp_build(out, len);
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> SctList{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_signed_certificate_timestamp_response_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_signed_certificate_timestamp_response sct;
  hsk_result r = hsk_signed_certificate_timestamp_response_parse(in, 4, len, &sct);
  if (r.error != HSK_OK) return 0;
  size_t n = sct.sct_list.len;
  hsk_items16_move(in, 6, n);
  hsk_bytes list = {in + 6, n};
  hsk_built b = hsk_signed_certificate_timestamp_response_build(list, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert len: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  //@ assert list: b.error == HSK_OK ==> \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
