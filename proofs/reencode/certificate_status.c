#include "reencode.h"
#include "msg/certificate_status.h"

/*@ requires APART(in, len, out) && len <= 16777215;
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> CertificateStatus{Pre}(in, 0, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_certificate_status_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_certificate_status cs;
  hsk_result r = hsk_certificate_status_parse(in, 0, len, &cs);
  if (r.error != HSK_OK) return 0;
  hsk_bytes response = {in + 4, cs.ocsp_response.len};
  hsk_built b = hsk_certificate_status_build(response, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0];
  //@ assert len: b.error == HSK_OK ==> out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert response: b.error == HSK_OK ==> \forall integer k; 4 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
