#include "reencode.h"
#include "msg/ext/key_share.h"

/* group_moves: no share of p[o+from .. o+n) is for group g, so none of (p+o)[from .. n) is. */
/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX && from <= n;
    requires KeyShareEntries(p, o + from, o + n) && !HasShare(p, o + from, o + n, g);
    terminates \true; exits \false; assigns \nothing;
    ensures !HasShare(p + o, from, n, g); */
static void group_moves(const uint8_t *p, size_t o, size_t n, size_t from, uint32_t g)
{
  const uint8_t *q = p + o;
  size_t i = from;
  /*@ loop invariant from <= i <= n;
      loop invariant list: KeyShareEntries(p, o + i, o + n);
      loop invariant none: !HasShare(p, o + i, o + n, g);
      loop invariant rest: HasShare(q, from, n, g) ==> HasShare(q, i, n, g);
      loop assigns i; loop variant n - i; */
  while (i != n) {
    //@ assert group: U16(q, i) == U16(p, o + i);
    //@ assert len: U16(q, i + 2) == U16(p, o + i + 2);
    //@ assert other: U16(p, o + i) != g;
    i += 4 + hsk_be16(q, i + 2);
  }
}

/* shares_move: what is a list of shares at p + o is one at o in p. */
/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX && ClientShares(p, o, o + n);
    terminates \true; exits \false; assigns \nothing;
    ensures list: ClientShares(p + o, 0, n); */
static void shares_move(const uint8_t *p, size_t o, size_t n)
{
  const uint8_t *q = p + o;
  size_t i = 0, k = HSK_KEY_SHARES_MAX;
  /*@ loop invariant 0 <= i <= n && k <= HSK_KEY_SHARES_MAX;
      loop invariant list_in: KeyShareEntries(p, o + i, o + n);
      loop invariant most_in: AtMostShares(p, o + i, o + n, k);
      loop invariant once_in: NoDuplicateShare(p, o + i, o + n);
      loop invariant list: KeyShareEntries(q, i, n) ==> KeyShareEntries(q, 0, n);
      loop invariant most: AtMostShares(q, i, n, k) ==> AtMostShares(q, 0, n, HSK_KEY_SHARES_MAX);
      loop invariant once: NoDuplicateShare(q, i, n) ==> NoDuplicateShare(q, 0, n);
      loop assigns i, k; loop variant n - i; */
  while (i != n) {
    //@ assert group: U16(q, i) == U16(p, o + i);
    //@ assert len: U16(q, i + 2) == U16(p, o + i + 2);
    //@ assert unfold: k > 0 && AtMostShares(p, o + i + 4 + U16(p, o + i + 2), o + n, k - 1);
    size_t next = i + 4 + hsk_be16(q, i + 2);
    group_moves(p, o, n, next, hsk_be16(q, i));
    i = next;
    k = k - 1;
  }
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_KEY_SHARE);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> KeyShare{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_key_share_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_key_share ks;
  hsk_result r = hsk_key_share_parse(in, 4, len, &ks);
  if (r.error != HSK_OK) return 0;
  size_t n = ks.client_shares.len;
  shares_move(in, 6, n);
  hsk_bytes list = {in + 6, n};
  hsk_built b = hsk_key_share_build(list, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert len: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  //@ assert list: b.error == HSK_OK ==> \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_KEY_SHARE);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 6;
    ensures same: SAME(\result, in, len, out); */
int hsk_key_share_retry_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_key_share_retry ks;
  hsk_result r = hsk_key_share_retry_parse(in, 4, len, &ks);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_key_share_retry_build(ks.selected_group, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_KEY_SHARE);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> KeyShareEntry{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_key_share_response_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_key_share_entry ks;
  hsk_result r = hsk_key_share_response_parse(in, 4, len, &ks);
  if (r.error != HSK_OK) return 0;
  hsk_bytes key = {in + 8, ks.key_exchange.len};
  hsk_built b = hsk_key_share_response_build(ks.group, key, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert group: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  //@ assert len: b.error == HSK_OK ==> out[6] == in[6] && out[7] == in[7];
  //@ assert key: b.error == HSK_OK ==> \forall integer k; 8 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
