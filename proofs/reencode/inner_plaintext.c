#include "reencode.h"
#include "record/inner_plaintext.h"

/* Content stays where it is: the one byte and the zeros behind it are what is written. max_len: as for hsk_inner_plaintext_parse. */
/*@ requires APART(in, len, out) && max_len <= HSK_INNER_PLAINTEXT_MAX;
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> InnerPlaintext{Pre}(in, 0, len, max_len);
    ensures same: SAME(\result, in, len, out); */
int hsk_inner_plaintext_reencode(const uint8_t *in, size_t len, size_t max_len, uint8_t *out)
{
  hsk_inner_plaintext p;
  hsk_result r = hsk_inner_plaintext_parse(in, 0, len, max_len, &p);
  if (r.error != HSK_OK) return 0;
  size_t n = p.content.len;
  hsk_put_bytes(out, 0, in, n);
  hsk_built b = hsk_inner_plaintext_build(p.content_type, n, len - n - 1, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert content: \forall integer k; 0 <= k < n ==> out[k] == in[k];
  //@ assert type: out[n] == in[n];
  //@ assert zeros: \forall integer k; n < k < len ==> out[k] == 0 && in[k] == 0;
  return b.error == HSK_OK;
}
