#include "items16.h"
#include "reencode.h"
#include "msg/ext/certificate_authorities.h"

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_CERTIFICATE_AUTHORITIES);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> CertificateAuthorities{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_certificate_authorities_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_certificate_authorities ca;
  hsk_result r = hsk_certificate_authorities_parse(in, 4, len, &ca);
  if (r.error != HSK_OK) return 0;
  size_t n = ca.authorities.len;
  hsk_items16_move(in, 6, n);
  hsk_bytes list = {in + 6, n};
  hsk_built b = hsk_certificate_authorities_build(list, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert len: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  //@ assert list: b.error == HSK_OK ==> \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
