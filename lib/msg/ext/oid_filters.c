#include "msg/ext/oid_filters.h"

/* filters_check: end if buf[off..end) is a sequence of OIDFilter, else the offset of the first field that is malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result == end <==> OidFilterList(buf, off, end);
    ensures at: off <= \result <= end; */
static size_t filters_check(const uint8_t *buf, size_t off, size_t end)
{
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant rest: OidFilterList(buf, off, end) <==> OidFilterList(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    hsk_span oid = hsk_vec8(buf, end, i, 1, 255);
    //@ assert oid: oid.off == 0 ==> !Vec8(buf, i, end, 1, 255, i + 1 + buf[i]);
    //@ assert no_oid: oid.off == 0 ==> !OidFilterList(buf, i, end);
    if (oid.off == 0) return i;
    size_t v = oid.off + oid.len;
    //@ assert v: v == i + 1 + buf[i] && 1 <= buf[i];
    //@ assert no_length: end - v < 2 ==> !OidFilterList(buf, i, end);
    if (end - v < 2) return i;
    size_t l = hsk_be16(buf, v);
    //@ assert end: OidFilterEnd(buf, i) == v + 2 + l;
    //@ assert no_values: end - v - 2 < l ==> !OidFilterList(buf, i, end);
    if (end - v - 2 < l) return i;
    i = v + 2 + l;
  }
  return i;
}

hsk_result hsk_oid_filters_parse(const uint8_t *buf, size_t off, size_t end, hsk_oid_filters *of)
{
  hsk_span list = hsk_vec16(buf, end, off, 0, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_OID_FILTERS, off);
  if (list.off + list.len != end) return hsk_bad(HSK_PEER_MALFORMED_OID_FILTERS, list.off + list.len);
  size_t bad = filters_check(buf, list.off, end);
  if (bad != end) return hsk_bad(HSK_PEER_MALFORMED_OID_FILTERS, bad);
  of->filters.off = list.off;
  of->filters.len = list.len;
  return hsk_ok();
}

hsk_oid_filter hsk_oid_filter_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_oid_filter r = {{0, 0}, {0, 0}};
  if (off == end) return r;
  //@ assert first: OidFilterEnd(buf, off) <= end && OidFilterList(buf, OidFilterEnd(buf, off), end);
  size_t l = hsk_u8(buf, off), v = off + 1 + l;
  //@ assert v: v == off + 1 + buf[off] && v + 2 <= end;
  //@ assert end: OidFilterEnd(buf, off) == v + 2 + U16(buf, v);
  r.certificate_extension_oid.off = off + 1;
  r.certificate_extension_oid.len = l;
  r.certificate_extension_values.off = v + 2;
  r.certificate_extension_values.len = hsk_be16(buf, v);
  return r;
}

hsk_built hsk_oid_filter_build(hsk_bytes oid, hsk_bytes values, uint8_t *out, size_t cap)
{
  if (oid.len < 1 || oid.len > 255 || values.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(3 + oid.len + values.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put_vec8(out, 0, oid);
  hsk_put_vec16(out, 1 + oid.len, values);
  return b;
}

/* list_put writes the extension from a list that fits. */
/*@ requires \valid(out + (0 .. 5 + list.len)) && \valid_read(list.data + (0 .. list.len-1));
    requires list.len <= 65533 && OidFilterList(list.data, 0, list.len);
    requires \separated(out + (0 .. 5 + list.len), list.data + (0 .. list.len-1));
    terminates \true; exits \false; assigns out[0 .. 5 + list.len];
    ensures type: U16(out, 0) == HSK_EXTENSION_OID_FILTERS;
    ensures data_len: U16(out, 2) == 2 + list.len;
    ensures len: U16(out, 4) == list.len;
    ensures filters: OidFilterList(out, 6, 6 + list.len);
    ensures copied: COPIED(out, 6, list.data, list.len); */
static void list_put(uint8_t *out, hsk_bytes list)
{
  hsk_extension_header_put(out, HSK_EXTENSION_OID_FILTERS, 2 + list.len);
  hsk_put_vec16(out, 4, list);
  //@ assert same: \forall integer q; 0 <= q < list.len ==> list.data[q] == \at(list.data[q], Pre);
  //@ assert moved: \forall integer q; 6 <= q < 6 + list.len ==> out[q] == \at(list.data[q - 6], Pre);
  /* What was a list has become one. */
  /*@ ghost
      size_t w = 0;
      /@ loop invariant 0 <= w <= list.len;
         loop invariant old: OidFilterList{Pre}(list.data, w, list.len);
         loop invariant rest: OidFilterList(out, 6 + w, 6 + list.len) ==> OidFilterList(out, 6, 6 + list.len);
         loop assigns w; loop variant list.len - w; @/
      while (w != list.len) {
        /@ assert tail: OidFilterEnd{Pre}(list.data, w) <= list.len && OidFilterList{Pre}(list.data, OidFilterEnd{Pre}(list.data, w), list.len); @/
        size_t l = out[6 + w];
        /@ assert l: l == \at(list.data[\at(w, Here)], Pre); @/
        /@ assert oid: w + 4 <= list.len && 1 <= l && w + 3 + l <= list.len; @/
        size_t m = out[7 + w + l] * 256u + out[8 + w + l];
        /@ assert high: out[7 + w + l] == \at(list.data[\at(w + 1 + l, Here)], Pre); @/
        /@ assert low: out[8 + w + l] == \at(list.data[\at(w + 2 + l, Here)], Pre); @/
        /@ assert m: m == U16{Pre}(list.data, w + 1 + l); @/
        /@ assert m_out: m == U16(out, 6 + w + 1 + l); @/
        /@ assert end: OidFilterEnd{Pre}(list.data, w) == w + 3 + l + m; @/
        /@ assert unfold: w + 3 + l + m <= list.len && OidFilterList{Pre}(list.data, w + 3 + l + m, list.len); @/
        /@ assert moved_end: OidFilterEnd(out, 6 + w) == 6 + w + 3 + l + m; @/
        /@ assert fold: OidFilterList(out, OidFilterEnd(out, 6 + w), 6 + list.len) ==> OidFilterList(out, 6 + w, 6 + list.len); @/
        w = w + 3 + l + m;
      } */
}

hsk_built hsk_oid_filters_build(hsk_bytes filters, uint8_t *out, size_t cap)
{
  if (filters.len > 65533 || filters_check(filters.data, 0, filters.len) != filters.len)
    return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + filters.len, cap);
  if (b.error == HSK_OK) list_put(out, filters);
  return b;
}
