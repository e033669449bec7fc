#include "record/inner_plaintext.h"

/* RFC 8446 5: a protected change_cipher_spec MUST be refused; 5.4: no alert and no handshake record without content */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> 21 <= type <= 23; */
static int type_fits(uint32_t type)
{
  return type == HSK_ALERT || type == HSK_HANDSHAKE || type == HSK_APPLICATION_DATA;
}

hsk_result hsk_inner_plaintext_parse(const uint8_t *buf, size_t off, size_t end, size_t max_len,
                                     hsk_inner_plaintext *p)
{
  if (end - off > max_len) return hsk_bad(HSK_PEER_RECORD_OVERFLOW, off);
  size_t t = end;
  /*@ loop invariant off <= t <= end;
      loop invariant zeros: \forall integer k; t <= k < end ==> buf[k] == 0;
      loop assigns t; loop variant t - off; */
  while (t != off && hsk_u8(buf, t - 1) == 0)
    t--;
  //@ assert none: t == off ==> \forall integer k; !InnerType(buf, off, end, k);
  if (t == off) return hsk_bad(HSK_PEER_MALFORMED_INNER_PLAINTEXT, off);
  uint32_t type = hsk_u8(buf, t - 1);
  //@ assert found: InnerType(buf, off, end, t - 1);
  //@ assert alone: \forall integer k; InnerType(buf, off, end, k) ==> k == t - 1;
  if (!type_fits(type)) return hsk_bad(HSK_PEER_MALFORMED_INNER_PLAINTEXT, t - 1);
  if (t - 1 == off && type != HSK_APPLICATION_DATA) return hsk_bad(HSK_PEER_EMPTY_HANDSHAKE_RECORD, off);
  //@ assert witness: InnerPlaintextAt(buf, off, end, max_len, t - 1);
  p->content.off = off;
  p->content.len = t - 1 - off;
  p->content_type = type;
  return hsk_ok();
}

hsk_built hsk_inner_plaintext_build(uint32_t content_type, size_t content_len, size_t padding_len,
                                    uint8_t *out, size_t cap)
{
  if (!type_fits(content_type) || (content_len == 0 && content_type != HSK_APPLICATION_DATA))
    return hsk_built_bad_call();
  if (content_len > HSK_PLAINTEXT_MAX || padding_len > HSK_PLAINTEXT_MAX - content_len)
    return hsk_built_bad_call();
  size_t need = content_len + 1 + padding_len;
  hsk_built b = hsk_built_of(need, cap);
  if (b.error != HSK_OK) return b;
  hsk_put8(out, content_len, content_type);
  size_t i = content_len + 1;
  /*@ loop invariant content_len < i <= need;
      loop invariant type: out[content_len] == content_type;
      loop invariant zeros: \forall integer k; content_len < k < i ==> out[k] == 0;
      loop assigns i, out[content_len + 1 .. need - 1]; loop variant need - i; */
  while (i != need) {
    hsk_put8(out, i, 0);
    i++;
  }
  return b;
}
