#include "reencode.h"
#include "msg/ext/oid_filters.h"

/* filters_move: what is a list of OIDFilter at p + o is one at o in p. */
/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX && OidFilterList(p, o, o + n);
    terminates \true; exits \false; assigns \nothing;
    ensures list: OidFilterList(p + o, 0, n); */
static void filters_move(const uint8_t *p, size_t o, size_t n)
{
  const uint8_t *q = p + o;
  size_t i = 0;
  /*@ loop invariant 0 <= i <= n;
      loop invariant list_in: OidFilterList(p, o + i, o + n);
      loop invariant list: OidFilterList(q, i, n) ==> OidFilterList(q, 0, n);
      loop assigns i; loop variant n - i; */
  while (i != n) {
    size_t l = hsk_u8(q, i), v = i + 1 + l;
    //@ assert oid: l == p[o + i] && q[i] == p[o + i];
    //@ assert values: U16(q, i + 1 + l) == U16(p, o + i + 1 + l);
    i = v + 2 + hsk_be16(q, v);
  }
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_OID_FILTERS);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> OidFilters{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_oid_filters_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_oid_filters of;
  hsk_result r = hsk_oid_filters_parse(in, 4, len, &of);
  if (r.error != HSK_OK) return 0;
  size_t n = of.filters.len;
  filters_move(in, 6, n);
  hsk_bytes list = {in + 6, n};
  hsk_built b = hsk_oid_filters_build(list, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert len: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  //@ assert list: b.error == HSK_OK ==> \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
