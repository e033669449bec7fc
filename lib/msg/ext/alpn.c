#include "msg/ext/alpn.h"

hsk_result hsk_alpn_parse(const uint8_t *buf, size_t off, size_t end, hsk_alpn *alpn)
{
  hsk_span list = hsk_vec16(buf, end, off, 2, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ALPN, off);
  if (list.off + list.len != end) return hsk_bad(HSK_PEER_MALFORMED_ALPN, list.off + list.len);
  size_t i = list.off;
  /*@ loop invariant list.off <= i <= end;
      loop invariant rest: ProtocolNames(buf, list.off, end) <==> ProtocolNames(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    hsk_span name = hsk_vec8(buf, end, i, 1, 255);
    //@ assert here: name.off == 0 ==> !Vec8(buf, i, end, 1, 255, i + 1 + buf[i]);
    if (name.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ALPN, i);
    i = name.off + name.len;
  }
  alpn->protocol_name_list.off = list.off;
  alpn->protocol_name_list.len = list.len;
  return hsk_ok();
}

hsk_span hsk_alpn_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span r = {0, 0};
  if (off == end) return r;
  r.off = off + 1;
  r.len = hsk_u8(buf, off);
  return r;
}

hsk_result hsk_alpn_response_parse(const uint8_t *buf, size_t off, size_t end, hsk_alpn_response *alpn)
{
  hsk_span list = hsk_vec16(buf, end, off, 2, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ALPN, off);
  if (list.off + list.len != end) return hsk_bad(HSK_PEER_MALFORMED_ALPN, list.off + list.len);
  hsk_span name = hsk_vec8(buf, end, list.off, 1, 255);
  if (name.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ALPN, list.off);
  if (name.off + name.len != end) return hsk_bad(HSK_PEER_MALFORMED_ALPN, name.off + name.len);
  alpn->protocol_name.off = name.off;
  alpn->protocol_name.len = name.len;
  return hsk_ok();
}

/* names_len: the length of a list of these names, SIZE_MAX if they do not fit the extension. */
/*@ requires \valid_read(protocols + (0 .. count-1));
    terminates \true; exits \false; assigns \nothing;
    ensures no: \result == SIZE_MAX <==> !ProtocolNamesFit(protocols, count);
    ensures len: \result != SIZE_MAX ==> \result == ProtocolNamesSize(protocols, count) && 2 <= \result <= 65533;
    ensures parts: \result != SIZE_MAX ==>
      \forall integer j; 0 <= j <= count ==> 0 <= ProtocolNamesSize(protocols, j) <= \result; */
static size_t names_len(const hsk_bytes *protocols, size_t count)
{
  size_t total = 0, i = 0;
  /*@ loop invariant 0 <= i <= count && total <= 65533 && 2 * i <= total;
      loop invariant fit: \forall integer j; 0 <= j < i ==> 1 <= protocols[j].len <= 255;
      loop invariant sum: total == ProtocolNamesSize(protocols, i);
      loop invariant parts: \forall integer j; 0 <= j <= i ==> 0 <= ProtocolNamesSize(protocols, j) <= total;
      loop assigns i, total; loop variant count - i; */
  while (i < count) {
    size_t len = protocols[i].len;
    if (len < 1 || len > 255) return SIZE_MAX;
    if (total > 65532 - len) {
      /* What is too long already stays so. */
      /*@ ghost
          size_t j = i + 1;
          /@ loop invariant i + 1 <= j <= count && ProtocolNamesSize(protocols, j) > 65533;
             loop assigns j; loop variant count - j; @/
          while (j < count) j = j + 1; */
      return SIZE_MAX;
    }
    total += 1 + len;
    i++;
  }
  return count == 0 ? SIZE_MAX : total;
}

/* names_put writes the names, total bytes with their lengths, one behind the other, to out + 6. */
/*@ requires \valid_read(protocols + (0 .. count-1)) && \valid(out + (6 .. 5 + total)) && total <= 65533;
    requires fit: \forall integer j; 0 <= j < count ==> 1 <= protocols[j].len <= 255;
    requires total: total == ProtocolNamesSize(protocols, count);
    requires parts: \forall integer j; 0 <= j <= count ==> 0 <= ProtocolNamesSize(protocols, j) <= total;
    requires \forall integer j; 0 <= j < count ==> \valid_read(protocols[j].data + (0 .. protocols[j].len-1));
    requires \separated(out + (6 .. 5 + total), protocols + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (6 .. 5 + total), protocols[j].data + (0 .. protocols[j].len-1));
    terminates \true; exits \false; assigns out[6 .. 5 + total];
    ensures lens: \forall integer j; 0 <= j < count ==> out[6 + ProtocolNamesSize(protocols, j)] == protocols[j].len;
    ensures names: \forall integer j; 0 <= j < count ==>
      COPIED(out, 7 + ProtocolNamesSize(protocols, j), protocols[j].data, protocols[j].len);
    ensures list: ProtocolNames(out, 6, 6 + total); */
static void names_put(uint8_t *out, const hsk_bytes *protocols, size_t count, size_t total)
{
  size_t at = 6, i = 0;
  (void)total;
  /*@ loop invariant 0 <= i <= count && at == 6 + ProtocolNamesSize(protocols, i);
      loop invariant ends: \forall integer j; 0 <= j < i ==> 7 + ProtocolNamesSize(protocols, j) + protocols[j].len <= at;
      loop invariant lens: \forall integer j; 0 <= j < i ==>
        out[6 + ProtocolNamesSize(protocols, j)] == protocols[j].len;
      loop invariant names: \forall integer j; 0 <= j < i ==>
        COPIED(out, 7 + ProtocolNamesSize(protocols, j), protocols[j].data, protocols[j].len);
      loop assigns i, at, out[6 .. 5 + total]; loop variant count - i; */
  while (i < count) {
    const hsk_bytes name = {protocols[i].data, protocols[i].len};
    //@ assert room: 0 <= ProtocolNamesSize(protocols, i + 1) == ProtocolNamesSize(protocols, i) + 1 + name.len <= total;
    hsk_put_vec8(out, at, name);
    at += 1 + name.len;
    i++;
  }
  //@ assert done: i == count && at == 6 + total;
  /* From the last name to the first: what stands behind a name is a list, and so is what begins with it. */
  /*@ ghost
      size_t c = count, f = at;
      /@ loop invariant 0 <= c <= count && f == 6 + ProtocolNamesSize(protocols, c);
         loop invariant list: ProtocolNames(out, f, 6 + total);
         loop assigns c, f; loop variant c; @/
      while (c > 0) {
        c = c - 1;
        /@ assert before: ProtocolNamesSize(protocols, c + 1) ==
                          ProtocolNamesSize(protocols, c) + 1 + protocols[c].len; @/
        f = f - 1 - protocols[c].len;
        /@ assert name: out[f] == protocols[c].len; @/
        /@ assert rest: ProtocolNames(out, f + 1 + out[f], 6 + total); @/
      } */
}

hsk_built hsk_alpn_build(const hsk_bytes *protocols, size_t count, uint8_t *out, size_t cap)
{
  size_t total = names_len(protocols, count);
  if (total == SIZE_MAX) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + total, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_ALPN, 2 + total);
  hsk_put16(out, 4, total);
  //@ assert head: U16(out, 0) == HSK_EXTENSION_ALPN && U16(out, 2) == 2 + total && U16(out, 4) == total;
  names_put(out, protocols, count, total);
  return b;
}

hsk_built hsk_alpn_response_build(hsk_bytes protocol, uint8_t *out, size_t cap)
{
  if (protocol.len < 1 || protocol.len > 255) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(7 + protocol.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_ALPN, 3 + protocol.len);
  hsk_put16(out, 4, 1 + protocol.len);
  hsk_put_vec8(out, 6, protocol);
  return b;
}
