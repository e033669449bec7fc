#include "msg/ext/key_share.h"

/* entries_check: end if buf[off..end) is a sequence of at most HSK_KEY_SHARES_MAX KeyShareEntry, else the offset of the first that is
   malformed or too many. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result == end <==> KeyShareEntries(buf, off, end) && AtMostShares(buf, off, end, HSK_KEY_SHARES_MAX);
    ensures at: off <= \result <= end; */
static size_t entries_check(const uint8_t *buf, size_t off, size_t end)
{
  size_t i = off, left = HSK_KEY_SHARES_MAX;
  /*@ loop invariant off <= i <= end && left <= HSK_KEY_SHARES_MAX;
      loop invariant rest: (KeyShareEntries(buf, off, end) && AtMostShares(buf, off, end, HSK_KEY_SHARES_MAX)) <==>
                           (KeyShareEntries(buf, i, end) && AtMostShares(buf, i, end, left));
      loop assigns i, left; loop variant left; */
  while (i != end) {
    if (left == 0 || end - i < 4) return i;
    size_t l = hsk_be16(buf, i + 2);
    if (l < 1 || end - i - 4 < l) return i;
    i += 4 + l;
    left--;
  }
  return i;
}

hsk_key_share_entry hsk_key_share_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_key_share_entry r = {0, {0, 0}};
  if (off == end) return r;
  r.group = hsk_be16(buf, off);
  r.key_exchange.off = off + 4;
  r.key_exchange.len = hsk_be16(buf, off + 2);
  return r;
}

hsk_span hsk_key_share_find(const uint8_t *buf, size_t off, size_t end, uint32_t group)
{
  hsk_span r = {0, 0};
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant wf: KeyShareEntries(buf, i, end);
      loop invariant rest: HasShare(buf, off, end, group) <==> HasShare(buf, i, end, group);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    size_t l = hsk_be16(buf, i + 2);
    if (hsk_be16(buf, i) == group) {
      r.off = i + 4;
      r.len = l;
      return r;
    }
    i += 4 + l;
  }
  return r;
}

/* shares_check: buf[off..end) is what client_shares may hold. Answers as hsk_key_share_parse. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ClientShares(buf, off, end);
    ensures malformed: \result.error == HSK_PEER_MALFORMED_KEY_SHARE <==>
                       !(KeyShareEntries(buf, off, end) && AtMostShares(buf, off, end, HSK_KEY_SHARES_MAX));
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_KEY_SHARE ||
                    \result.error == HSK_PEER_DUPLICATE_KEY_SHARE;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result shares_check(const uint8_t *buf, size_t off, size_t end)
{
  size_t bad = entries_check(buf, off, end);
  if (bad != end) return hsk_bad(HSK_PEER_MALFORMED_KEY_SHARE, bad);
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant wf: KeyShareEntries(buf, i, end);
      loop invariant rest: NoDuplicateShare(buf, off, end) <==> NoDuplicateShare(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    size_t next = i + 4 + hsk_be16(buf, i + 2);
    if (hsk_key_share_find(buf, next, end, hsk_be16(buf, i)).off != 0)
      return hsk_bad(HSK_PEER_DUPLICATE_KEY_SHARE, i);
    i = next;
  }
  return hsk_ok();
}

hsk_result hsk_key_share_parse(const uint8_t *buf, size_t off, size_t end, hsk_key_share *ks)
{
  hsk_span list = hsk_vec16(buf, end, off, 0, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_KEY_SHARE, off);
  if (list.off + list.len != end) return hsk_bad(HSK_PEER_MALFORMED_KEY_SHARE, list.off + list.len);
  hsk_result r = shares_check(buf, list.off, end);
  if (r.error != HSK_OK) return r;
  ks->client_shares.off = list.off;
  ks->client_shares.len = list.len;
  return hsk_ok();
}

hsk_result hsk_key_share_retry_parse(const uint8_t *buf, size_t off, size_t end, hsk_key_share_retry *ks)
{
  if (end - off < 2) return hsk_bad(HSK_PEER_MALFORMED_KEY_SHARE, off);
  if (end - off > 2) return hsk_bad(HSK_PEER_MALFORMED_KEY_SHARE, off + 2);
  ks->selected_group = hsk_be16(buf, off);
  return hsk_ok();
}

hsk_result hsk_key_share_response_parse(const uint8_t *buf, size_t off, size_t end, hsk_key_share_entry *ks)
{
  if (end - off < 2) return hsk_bad(HSK_PEER_MALFORMED_KEY_SHARE, off);
  hsk_span key = hsk_vec16(buf, end, off + 2, 1, 65535);
  if (key.off == 0) return hsk_bad(HSK_PEER_MALFORMED_KEY_SHARE, off + 2);
  if (key.off + key.len != end) return hsk_bad(HSK_PEER_MALFORMED_KEY_SHARE, key.off + key.len);
  ks->group = hsk_be16(buf, off);
  ks->key_exchange.off = key.off;
  ks->key_exchange.len = key.len;
  return hsk_ok();
}

hsk_built hsk_key_share_entry_build(uint32_t group, hsk_bytes key_exchange, uint8_t *out, size_t cap)
{
  if (group > 65535 || key_exchange.len < 1 || key_exchange.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(4 + key_exchange.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put16(out, 0, group);
  hsk_put_vec16(out, 2, key_exchange);
  return b;
}

/* list_put writes the extension from a list that fits. */
/*@ requires \valid(out + (0 .. 5 + list.len)) && \valid_read(list.data + (0 .. list.len-1));
    requires list.len <= 65533 && ClientShares(list.data, 0, list.len);
    requires \separated(out + (0 .. 5 + list.len), list.data + (0 .. list.len-1));
    terminates \true; exits \false; assigns out[0 .. 5 + list.len];
    ensures type: U16(out, 0) == HSK_EXTENSION_KEY_SHARE;
    ensures data_len: U16(out, 2) == 2 + list.len;
    ensures len: U16(out, 4) == list.len;
    ensures shares: ClientShares(out, 6, 6 + list.len);
    ensures copied: COPIED(out, 6, list.data, list.len); */
static void list_put(uint8_t *out, hsk_bytes list)
{
  hsk_extension_header_put(out, HSK_EXTENSION_KEY_SHARE, 2 + list.len);
  hsk_put_vec16(out, 4, list);
  //@ assert same: \forall integer q; 0 <= q < list.len ==> list.data[q] == \at(list.data[q], Pre);
  //@ assert moved: \forall integer q; 6 <= q < 6 + list.len ==> out[q] == \at(list.data[q - 6], Pre);
  /*@ ghost size_t o = 6; GHOST_WALK_COPIED_SHARES(out, o, list.data, list.len) */
}

hsk_built hsk_key_share_build(hsk_bytes client_shares, uint8_t *out, size_t cap)
{
  if (client_shares.len > 65533 || shares_check(client_shares.data, 0, client_shares.len).error != HSK_OK)
    return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + client_shares.len, cap);
  if (b.error == HSK_OK) list_put(out, client_shares);
  return b;
}

hsk_built hsk_key_share_retry_build(uint32_t selected_group, uint8_t *out, size_t cap)
{
  if (selected_group > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_KEY_SHARE, 2);
  hsk_put16(out, 4, selected_group);
  return b;
}

hsk_built hsk_key_share_response_build(uint32_t group, hsk_bytes key_exchange, uint8_t *out, size_t cap)
{
  if (group > 65535 || key_exchange.len < 1 || key_exchange.len > 65531) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(8 + key_exchange.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_KEY_SHARE, 4 + key_exchange.len);
  hsk_put16(out, 4, group);
  hsk_put_vec16(out, 6, key_exchange);
  return b;
}
