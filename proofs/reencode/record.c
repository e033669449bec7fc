#include "reencode.h"
#include "record/record.h"

/* version and max_len: as for hsk_record_header_parse. A header has 5 bytes whatever follows. */
/*@ requires APART(in, 5, out) && version <= HSK_RECORD_VERSION_IGNORED && max_len <= HSK_CIPHERTEXT_MAX;
    terminates \true; exits \false; assigns out[0 .. 4];
    ensures iff: \result == 1 <==> RecordHeader{Pre}(in, 0, version, max_len);
    ensures same: SAME(\result, in, 5, out); */
int hsk_record_header_reencode(const uint8_t *in, uint32_t version, size_t max_len, uint8_t *out)
{
  hsk_record_header h;
  hsk_result r = hsk_record_header_parse(in, 0, version, max_len, &h);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_record_header_build(&h, out, 5);
  //@ assert version: b.error == HSK_OK ==> out[1] == in[1] && out[2] == in[2];
  //@ assert size: b.error == HSK_OK ==> out[3] == in[3] && out[4] == in[4];
  return b.error == HSK_OK;
}
