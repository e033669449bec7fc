#include "msg/ext/pre_shared_key.h"

/* count_or_bad: what a check of a list found. */
typedef struct {
  size_t count; /* of elements */
  size_t bad;   /* the end of the list, or the offset of the first element that is malformed */
} psk_list;

/* identities_check: buf[off..end) is a sequence of PskIdentity. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.bad == end <==> PskIdentities(buf, off, end);
    ensures at: off <= \result.bad <= end;
    ensures count: \result.bad == end ==> \result.count == PskIdentityCount(buf, off, end); */
static psk_list identities_check(const uint8_t *buf, size_t off, size_t end)
{
  psk_list r = {0, 0};
  size_t i = off, count = 0;
  /*@ loop invariant off <= i <= end && count <= i;
      loop invariant rest: PskIdentities(buf, off, end) <==> PskIdentities(buf, i, end);
      loop invariant count: PskIdentityCount(buf, off, end) == count + PskIdentityCount(buf, i, end);
      loop assigns i, count; loop variant end - i; */
  while (i != end) {
    hsk_span identity = hsk_vec16(buf, end, i, 1, 65535);
    //@ assert here: identity.off == 0 ==> !Vec16(buf, i, end, 1, 65535, i + 2 + U16(buf, i));
    if (identity.off == 0 || end - identity.off - identity.len < 4) break;
    i = identity.off + identity.len + 4;
    count++;
  }
  r.bad = i;
  r.count = count;
  return r;
}

/* binders_check: buf[off..end) is a sequence of PskBinderEntry. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.bad == end <==> PskBinders(buf, off, end);
    ensures at: off <= \result.bad <= end;
    ensures count: \result.bad == end ==> \result.count == PskBinderCount(buf, off, end); */
static psk_list binders_check(const uint8_t *buf, size_t off, size_t end)
{
  psk_list r = {0, 0};
  size_t i = off, count = 0;
  /*@ loop invariant off <= i <= end && count <= i;
      loop invariant rest: PskBinders(buf, off, end) <==> PskBinders(buf, i, end);
      loop invariant count: PskBinderCount(buf, off, end) == count + PskBinderCount(buf, i, end);
      loop assigns i, count; loop variant end - i; */
  while (i != end) {
    hsk_span binder = hsk_vec8(buf, end, i, 32, 255);
    //@ assert here: binder.off == 0 ==> !Vec8(buf, i, end, 32, 255, i + 1 + buf[i]);
    if (binder.off == 0) break;
    i = binder.off + binder.len;
    count++;
  }
  r.bad = i;
  r.count = count;
  return r;
}

hsk_result hsk_pre_shared_key_parse(const uint8_t *buf, size_t off, size_t end, hsk_pre_shared_key *psk)
{
  hsk_span identities = hsk_vec16(buf, end, off, 7, 65535);
  if (identities.off == 0) return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, off);
  size_t b = identities.off + identities.len;
  hsk_span binders = hsk_vec16(buf, end, b, 33, 65535);
  if (binders.off == 0) return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, b);
  if (binders.off + binders.len != end)
    return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, binders.off + binders.len);
  psk_list ids = identities_check(buf, identities.off, b);
  if (ids.bad != b) return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, ids.bad);
  psk_list bs = binders_check(buf, binders.off, end);
  if (bs.bad != end) return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, bs.bad);
  //@ assert lists: OfferedPsksLists(buf, off, end, b);
  if (ids.count != bs.count) return hsk_bad(HSK_PEER_PSK_BINDER_COUNT, b);
  //@ assert witness: OfferedPsksEnds(buf, off, end, b);
  psk->identities.off = identities.off;
  psk->identities.len = identities.len;
  psk->binders_at = b;
  psk->binders.off = binders.off;
  psk->binders.len = binders.len;
  psk->count = ids.count;
  return hsk_ok();
}

hsk_psk_identity hsk_psk_identity_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_psk_identity r = {{0, 0}, 0};
  if (off == end) return r;
  size_t l = hsk_be16(buf, off);
  r.identity.off = off + 2;
  r.identity.len = l;
  r.obfuscated_ticket_age = hsk_be32(buf, off + 2 + l);
  return r;
}

hsk_span hsk_psk_binder_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span r = {0, 0};
  if (off == end) return r;
  r.off = off + 1;
  r.len = hsk_u8(buf, off);
  return r;
}

hsk_result hsk_pre_shared_key_response_parse(const uint8_t *buf, size_t off, size_t end,
                                             hsk_pre_shared_key_response *psk)
{
  if (end - off < 2) return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, off);
  if (end - off > 2) return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, off + 2);
  psk->selected_identity = hsk_be16(buf, off);
  return hsk_ok();
}

hsk_built hsk_psk_identity_build(hsk_bytes identity, uint32_t obfuscated_ticket_age, uint8_t *out, size_t cap)
{
  if (identity.len < 1 || identity.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + identity.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put_vec16(out, 0, identity);
  hsk_put32(out, 2 + identity.len, obfuscated_ticket_age);
  return b;
}

hsk_built hsk_psk_binder_build(size_t binder_len, uint8_t *out, size_t cap)
{
  if (binder_len < 32 || binder_len > 255) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(1 + binder_len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put8(out, 0, binder_len);
  size_t i = 1;
  /*@ loop invariant 1 <= i <= 1 + binder_len;
      loop invariant zeros: \forall integer k; 1 <= k < i ==> out[k] == 0;
      loop assigns i, out[1 .. binder_len]; loop variant 1 + binder_len - i; */
  while (i < 1 + binder_len) {
    hsk_put8(out, i, 0);
    i++;
  }
  return b;
}

/* identities_put writes the length of the list and the list at out + 4. */
/*@ requires \valid(out + (4 .. 5 + list.len)) && \valid_read(list.data + (0 .. list.len-1));
    requires list.len <= 65535 && PskIdentities(list.data, 0, list.len);
    requires \separated(out + (4 .. 5 + list.len), list.data + (0 .. list.len-1));
    terminates \true; exits \false; assigns out[4 .. 5 + list.len];
    ensures len: U16(out, 4) == list.len;
    ensures identities: PskIdentities(out, 6, 6 + list.len);
    ensures count: PskIdentityCount(out, 6, 6 + list.len) == PskIdentityCount{Pre}(list.data, 0, list.len);
    ensures copied: COPIED(out, 6, list.data, list.len); */
static void identities_put(uint8_t *out, hsk_bytes list)
{
  hsk_put_vec16(out, 4, list);
  //@ assert same: \forall integer q; 0 <= q < list.len ==> list.data[q] == \at(list.data[q], Pre);
  //@ assert moved: \forall integer q; 6 <= q < 6 + list.len ==> out[q] == \at(list.data[q - 6], Pre);
  /* What was a list has become one, of as many. */
  /*@ ghost
      size_t w = 0, n = 0;
      /@ loop invariant 0 <= w <= list.len && n <= w;
         loop invariant old: PskIdentities{Pre}(list.data, w, list.len);
         loop invariant rest: PskIdentities(out, 6 + w, 6 + list.len) ==> PskIdentities(out, 6, 6 + list.len);
         loop invariant were: PskIdentityCount{Pre}(list.data, 0, list.len) ==
                              n + PskIdentityCount{Pre}(list.data, w, list.len);
         loop invariant are: PskIdentityCount(out, 6, 6 + list.len) ==
                             n + PskIdentityCount(out, 6 + w, 6 + list.len);
         loop assigns w, n; loop variant list.len - w; @/
      while (w != list.len) {
        /@ assert unfold: w + 2 <= list.len && 1 <= U16{Pre}(list.data, w) && w + 6 + U16{Pre}(list.data, w) <= list.len &&
                          PskIdentities{Pre}(list.data, w + 6 + U16{Pre}(list.data, w), list.len); @/
        /@ assert same: U16(out, 6 + w) == U16{Pre}(list.data, w); @/
        size_t next = w + 6 + out[6 + w] * 256u + out[7 + w];
        /@ assert next: next == w + 6 + U16{Pre}(list.data, w) && 6 + next == 6 + w + 6 + U16(out, 6 + w); @/
        /@ assert fold: PskIdentities(out, 6 + next, 6 + list.len) ==> PskIdentities(out, 6 + w, 6 + list.len); @/
        /@ assert was: PskIdentityCount{Pre}(list.data, w, list.len) == 1 + PskIdentityCount{Pre}(list.data, next, list.len); @/
        /@ assert is: PskIdentityCount(out, 6 + w, 6 + list.len) == 1 + PskIdentityCount(out, 6 + next, 6 + list.len); @/
        w = next;
        n = n + 1;
      } */
}

/* binders_put writes the length of the list and the list at out + at. */
/*@ requires at <= 65541 && \valid(out + (at .. at + 1 + list.len)) && \valid_read(list.data + (0 .. list.len-1));
    requires list.len <= 65535 && PskBinders(list.data, 0, list.len);
    requires \separated(out + (at .. at + 1 + list.len), list.data + (0 .. list.len-1));
    terminates \true; exits \false; assigns out[at .. at + 1 + list.len];
    ensures len: U16(out, at) == list.len;
    ensures binders: PskBinders(out, at + 2, at + 2 + list.len);
    ensures count: PskBinderCount(out, at + 2, at + 2 + list.len) == PskBinderCount{Pre}(list.data, 0, list.len);
    ensures copied: COPIED(out, at + 2, list.data, list.len); */
static void binders_put(uint8_t *out, size_t at, hsk_bytes list)
{
  hsk_put_vec16(out, at, list);
  //@ assert same: \forall integer q; 0 <= q < list.len ==> list.data[q] == \at(list.data[q], Pre);
  /*@ assert moved: \forall integer q; at + 2 <= q < at + 2 + list.len ==>
                    out[q] == \at(list.data[q - (at + 2)], Pre); */
  /*@ ghost
      size_t o = at + 2, w = 0, n = 0;
      /@ loop invariant 0 <= w <= list.len && n <= w;
         loop invariant old: PskBinders{Pre}(list.data, w, list.len);
         loop invariant rest: PskBinders(out, o + w, o + list.len) ==> PskBinders(out, o, o + list.len);
         loop invariant were: PskBinderCount{Pre}(list.data, 0, list.len) ==
                              n + PskBinderCount{Pre}(list.data, w, list.len);
         loop invariant are: PskBinderCount(out, o, o + list.len) == n + PskBinderCount(out, o + w, o + list.len);
         loop assigns w, n; loop variant list.len - w; @/
      while (w != list.len) {
        size_t l = out[o + w];
        /@ assert l: l == \at(list.data[\at(w, Here)], Pre); @/
        /@ assert unfold: 32 <= l && w + 1 + l <= list.len && PskBinders{Pre}(list.data, w + 1 + l, list.len); @/
        size_t next = w + 1 + l;
        /@ assert next: o + next == o + w + 1 + out[o + w]; @/
        /@ assert fold: PskBinders(out, o + next, o + list.len) ==> PskBinders(out, o + w, o + list.len); @/
        /@ assert was: PskBinderCount{Pre}(list.data, w, list.len) == 1 + PskBinderCount{Pre}(list.data, next, list.len); @/
        /@ assert is: PskBinderCount(out, o + w, o + list.len) == 1 + PskBinderCount(out, o + next, o + list.len); @/
        w = next;
        n = n + 1;
      } */
}

/* psks_fit: 1 if a builder may take these lists, else 0. */
/*@ requires \valid_read(identities.data + (0 .. identities.len-1)) && \valid_read(binders.data + (0 .. binders.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> OfferedPsksFit(identities.data, identities.len, binders.data, binders.len); */
static int psks_fit(hsk_bytes identities, hsk_bytes binders)
{
  if (identities.len < 7 || identities.len > 65531 || binders.len < 33 ||
      binders.len > 65531 - identities.len)
    return 0;
  psk_list ids = identities_check(identities.data, 0, identities.len);
  psk_list bs = binders_check(binders.data, 0, binders.len);
  return ids.bad == identities.len && bs.bad == binders.len && ids.count == bs.count ? 1 : 0;
}

/* lists_put writes the extension from lists that fit. */
/*@ requires OfferedPsksFit(ids.data, ids.len, bs.data, bs.len) && \valid(out + (0 .. 7 + ids.len + bs.len));
    requires \valid_read(ids.data + (0 .. ids.len-1)) && \valid_read(bs.data + (0 .. bs.len-1));
    requires \separated(out + (0 .. 7 + ids.len + bs.len), ids.data + (0 .. ids.len-1));
    requires \separated(out + (0 .. 7 + ids.len + bs.len), bs.data + (0 .. bs.len-1));
    terminates \true; exits \false; assigns out[0 .. 7 + ids.len + bs.len];
    ensures type: U16(out, 0) == HSK_EXTENSION_PRE_SHARED_KEY;
    ensures len: U16(out, 2) == 4 + ids.len + bs.len;
    ensures grammar: OfferedPsksEnds(out, 4, 8 + ids.len + bs.len, 6 + ids.len);
    ensures identities: COPIED(out, 6, ids.data, ids.len);
    ensures binders: COPIED(out, 8 + ids.len, bs.data, bs.len); */
static void lists_put(uint8_t *out, hsk_bytes ids, hsk_bytes bs)
{
  hsk_extension_header_put(out, HSK_EXTENSION_PRE_SHARED_KEY, 4 + ids.len + bs.len);
  identities_put(out, ids);
  binders_put(out, 6 + ids.len, bs);
}

hsk_built hsk_pre_shared_key_build(hsk_bytes identities, hsk_bytes binders, uint8_t *out, size_t cap)
{
  if (psks_fit(identities, binders) == 0) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(8 + identities.len + binders.len, cap);
  if (b.error == HSK_OK) lists_put(out, identities, binders);
  return b;
}

hsk_built hsk_pre_shared_key_response_build(uint32_t selected_identity, uint8_t *out, size_t cap)
{
  if (selected_identity > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_PRE_SHARED_KEY, 2);
  hsk_put16(out, 4, selected_identity);
  return b;
}
