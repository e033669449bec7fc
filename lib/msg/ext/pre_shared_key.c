#include "msg/ext/pre_shared_key.h"

/* psk_list: what a check of a list found. */
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

/* psk_lists: what a check of both lists found; error and at as in hsk_result. */
typedef struct {
  size_t at, count; /* count: of elements in each, if there was no error */
  uint32_t error;
} psk_lists;

/* lists_check: buf[off..b) is a sequence of PskIdentity, buf[b+2..end) one of as many PskBinderEntry. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= b && b + 2 <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures malformed: \result.error == HSK_PEER_MALFORMED_PRE_SHARED_KEY <==>
                       !(PskIdentities(buf, off, b) && PskBinders(buf, b + 2, end));
    ensures ok: \result.error == HSK_OK <==> PskIdentities(buf, off, b) && PskBinders(buf, b + 2, end) &&
                                             PskIdentityCount(buf, off, b) == PskBinderCount(buf, b + 2, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_PRE_SHARED_KEY ||
                    \result.error == HSK_PEER_PSK_BINDER_COUNT;
    ensures at: off <= \result.at <= end;
    ensures count: \result.error == HSK_OK ==> \result.count == PskIdentityCount(buf, off, b); */
static psk_lists lists_check(const uint8_t *buf, size_t off, size_t b, size_t end)
{
  psk_lists r = {off, 0, HSK_PEER_MALFORMED_PRE_SHARED_KEY};
  psk_list ids = identities_check(buf, off, b);
  r.at = ids.bad;
  if (ids.bad != b) return r;
  psk_list bs = binders_check(buf, b + 2, end);
  r.at = bs.bad;
  if (bs.bad != end) return r;
  r.at = b;
  r.count = ids.count;
  r.error = ids.count == bs.count ? HSK_OK : HSK_PEER_PSK_BINDER_COUNT;
  return r;
}

hsk_result hsk_pre_shared_key_parse(const uint8_t *buf, size_t off, size_t end, hsk_pre_shared_key *psk)
{
  hsk_span identities = hsk_vec16(buf, end, off, 7, 65535);
  //@ assert no_identities: identities.off == 0 ==> !Vec16(buf, off, end, 7, 65535, off + 2 + U16(buf, off));
  if (identities.off == 0) return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, off);
  size_t b = identities.off + identities.len;
  //@ assert b: b == off + 2 + U16(buf, off);
  hsk_span binders = hsk_vec16(buf, end, b, 33, 65535);
  //@ assert no_binders: binders.off == 0 ==> !Vec16(buf, b, end, 33, 65535, end);
  if (binders.off == 0) return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, b);
  if (binders.off + binders.len != end)
    return hsk_bad(HSK_PEER_MALFORMED_PRE_SHARED_KEY, binders.off + binders.len);
  psk_lists r = lists_check(buf, identities.off, b, end);
  //@ assert lists: r.error == HSK_OK <==> OfferedPsksEnds(buf, off, end, b);
  //@ assert offered: r.error == HSK_OK <==> OfferedPsks(buf, off, end);
  if (r.error != HSK_OK) return hsk_bad(r.error, r.at);
  psk->identities.off = identities.off;
  psk->identities.len = identities.len;
  psk->binders_at = b;
  psk->binders.off = binders.off;
  psk->binders.len = binders.len;
  psk->count = r.count;
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

/* both_put writes the extension from two lists, whatever they hold. */
/*@ requires ids.len + bs.len <= 65531 && \valid(out + (0 .. 7 + ids.len + bs.len));
    requires \valid_read(ids.data + (0 .. ids.len-1)) && \valid_read(bs.data + (0 .. bs.len-1));
    requires \separated(out + (0 .. 7 + ids.len + bs.len), ids.data + (0 .. ids.len-1));
    requires \separated(out + (0 .. 7 + ids.len + bs.len), bs.data + (0 .. bs.len-1));
    terminates \true; exits \false; assigns out[0 .. 7 + ids.len + bs.len];
    ensures type: U16(out, 0) == HSK_EXTENSION_PRE_SHARED_KEY;
    ensures len: U16(out, 2) == 4 + ids.len + bs.len;
    ensures ids_len: U16(out, 4) == ids.len;
    ensures identities: COPIED(out, 6, ids.data, ids.len);
    ensures bs_len: U16(out, 6 + ids.len) == bs.len;
    ensures binders: COPIED(out, 8 + ids.len, bs.data, bs.len); */
static void both_put(uint8_t *out, hsk_bytes ids, hsk_bytes bs)
{
  hsk_extension_header_put(out, HSK_EXTENSION_PRE_SHARED_KEY, 4 + ids.len + bs.len);
  hsk_put_vec16(out, 4, ids);
  hsk_put_vec16(out, 6 + ids.len, bs);
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
  both_put(out, ids, bs);
  //@ assert ids_same: \forall integer q; 0 <= q < ids.len ==> ids.data[q] == \at(ids.data[q], Pre);
  //@ assert bs_same: \forall integer q; 0 <= q < bs.len ==> bs.data[q] == \at(bs.data[q], Pre);
  //@ assert ids_moved: \forall integer q; 6 <= q < 6 + ids.len ==> out[q] == \at(ids.data[q - 6], Pre);
  /*@ assert bs_moved: \forall integer q; 8 + ids.len <= q < 8 + ids.len + bs.len ==>
                       out[q] == \at(bs.data[q - (8 + ids.len)], Pre); */
  /* What were lists have become lists, of as many. */
  /*@ ghost size_t o = 6; GHOST_WALK_COPIED_IDENTITIES(out, o, ids.data, ids.len) */
  /*@ ghost size_t a = 8 + ids.len; GHOST_WALK_COPIED_BINDERS(out, a, bs.data, bs.len) */
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
