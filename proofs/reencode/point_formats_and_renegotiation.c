#include "reencode.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/renegotiation_info.h"

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_RENEGOTIATION_INFO);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> Vec8{Pre}(in, 4, len, 0, 255, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_renegotiation_info_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_renegotiation_info ri;
  hsk_result r = hsk_renegotiation_info_parse(in, 4, len, &ri);
  if (r.error != HSK_OK) return 0;
  hsk_bytes connection = {in + 5, ri.renegotiated_connection.len};
  hsk_built b = hsk_renegotiation_info_build(connection, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert type: out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert len: out[4] == in[4];
  //@ assert connection: \forall integer k; 5 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/* The builder knows one list, `uncompressed` alone, so this is about that one; the parser takes others, which are for
   reading only. */
/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_EC_POINT_FORMATS);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==>
      Vec8{Pre}(in, 4, len, 1, 255, len) && \at(in[4], Pre) == 1 && \at(in[5], Pre) == HSK_EC_POINT_UNCOMPRESSED;
    ensures same: SAME(\result, in, len, out); */
int hsk_ec_point_formats_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_ec_point_formats pf;
  hsk_result r = hsk_ec_point_formats_parse(in, 4, len, &pf);
  if (r.error != HSK_OK) return 0;
  if (pf.ec_point_format_list.len != 1 || hsk_u8(in, 5) != HSK_EC_POINT_UNCOMPRESSED) return 0;
  hsk_built b = hsk_ec_point_formats_build(out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert type: out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}
