#include "reencode.h"
#include "msg/ext/pre_shared_key.h"

/* identities_move, binders_move: what is a list at p + o is one at o in p, of as many. */
/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX && PskIdentities(p, o, o + n);
    terminates \true; exits \false; assigns \nothing;
    ensures list: PskIdentities(p + o, 0, n);
    ensures count: PskIdentityCount(p + o, 0, n) == PskIdentityCount(p, o, o + n); */
static void identities_move(const uint8_t *p, size_t o, size_t n)
{
  const uint8_t *q = p + o;
  size_t i = 0, c = 0;
  /*@ loop invariant 0 <= i <= n && c <= i;
      loop invariant list_in: PskIdentities(p, o + i, o + n);
      loop invariant list: PskIdentities(q, i, n) ==> PskIdentities(q, 0, n);
      loop invariant were: PskIdentityCount(p, o, o + n) == c + PskIdentityCount(p, o + i, o + n);
      loop invariant are: PskIdentityCount(q, 0, n) == c + PskIdentityCount(q, i, n);
      loop assigns i, c; loop variant n - i; */
  while (i != n) {
    //@ assert len: U16(q, i) == U16(p, o + i);
    i += 6 + hsk_be16(q, i);
    c = c + 1;
  }
}
/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX && PskBinders(p, o, o + n);
    terminates \true; exits \false; assigns \nothing;
    ensures list: PskBinders(p + o, 0, n);
    ensures count: PskBinderCount(p + o, 0, n) == PskBinderCount(p, o, o + n); */
static void binders_move(const uint8_t *p, size_t o, size_t n)
{
  const uint8_t *q = p + o;
  size_t i = 0, c = 0;
  /*@ loop invariant 0 <= i <= n && c <= i;
      loop invariant list_in: PskBinders(p, o + i, o + n);
      loop invariant list: PskBinders(q, i, n) ==> PskBinders(q, 0, n);
      loop invariant were: PskBinderCount(p, o, o + n) == c + PskBinderCount(p, o + i, o + n);
      loop invariant are: PskBinderCount(q, 0, n) == c + PskBinderCount(q, i, n);
      loop assigns i, c; loop variant n - i; */
  while (i != n) {
    //@ assert len: q[i] == p[o + i];
    i += 1 + hsk_u8(q, i);
    c = c + 1;
  }
}

/* lists_reencode builds from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_PRE_SHARED_KEY) && len <= 65539;
    requires ends: OfferedPsksEnds(in, 4, len, 6 + n) && 8 + n + m == len;
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int lists_reencode(const uint8_t *in, size_t len, size_t n, size_t m, uint8_t *out)
{
  identities_move(in, 6, n);
  binders_move(in, 8 + n, m);
  hsk_bytes identities = {in + 6, n}, binders = {in + 8 + n, m};
  hsk_built b = hsk_pre_shared_key_build(identities, binders, out, len);
  //@ assert ok: b.error == HSK_OK;
  //@ assert head: out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert identities_len: out[4] == in[4] && out[5] == in[5];
  //@ assert identities: \forall integer k; 6 <= k < 6 + n ==> out[k] == in[k];
  //@ assert binders_len: out[6 + n] == in[6 + n] && out[7 + n] == in[7 + n];
  //@ assert binders: \forall integer k; 8 + n <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_PRE_SHARED_KEY);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> OfferedPsks{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_pre_shared_key_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_pre_shared_key psk;
  hsk_result r = hsk_pre_shared_key_parse(in, 4, len, &psk);
  if (r.error != HSK_OK) return 0;
  return lists_reencode(in, len, psk.identities.len, psk.binders.len, out);
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_PRE_SHARED_KEY);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 6;
    ensures same: SAME(\result, in, len, out); */
int hsk_pre_shared_key_response_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_pre_shared_key_response psk;
  hsk_result r = hsk_pre_shared_key_response_parse(in, 4, len, &psk);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_pre_shared_key_response_build(psk.selected_identity, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}
