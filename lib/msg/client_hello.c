#include "msg/client_hello.h"

hsk_result hsk_client_hello_parse(const uint8_t *buf, size_t len, hsk_client_hello *ch)
{
  if (len < 34) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, len);
  hsk_span sid = hsk_vec8(buf, len, 34, 0, 32);
  if (sid.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, 34);
  size_t s = sid.off + sid.len;
  hsk_span cs = hsk_vec16(buf, len, s, 2, 65534);
  if (cs.off == 0 || cs.len % 2 != 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, s);
  size_t c = cs.off + cs.len;
  hsk_span cm = hsk_vec8(buf, len, c, 1, 255);
  if (cm.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, c);
  size_t m = cm.off + cm.len;
  hsk_span ex = {0, 0};
  if (m != len) {
    ex = hsk_vec16(buf, len, m, 0, 65535);
    if (ex.off == 0 || ex.off + ex.len != len) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, m);
    hsk_result r = hsk_extensions_check(buf, ex.off, len);
    if (r.error != HSK_OK) return r;
  }
  //@ assert witness: ClientHelloEnds(buf, len, sid.off + sid.len, cs.off + cs.len, cm.off + cm.len);
  //@ assert suites: cs.off == s + 2 && cs.len == U16(buf, s) && c == s + 2 + cs.len;
  //@ assert compression: cm.off == c + 1 && cm.len == buf[c] && m == c + 1 + cm.len;
  ch->client_version = hsk_be16(buf, 0);
  ch->random.off = 2;
  ch->random.len = 32;
  ch->session_id.off = sid.off;
  ch->session_id.len = sid.len;
  ch->cipher_suites.off = cs.off;
  ch->cipher_suites.len = cs.len;
  ch->compression_methods.off = cm.off;
  ch->compression_methods.len = cm.len;
  ch->extensions.off = ex.off;
  ch->extensions.len = ex.len;
  return hsk_ok();
}

/* fixed_put writes what stands before the extensions. */
/*@ requires \valid(out + (0 .. 37 + sid.len + cs.len + cm.len)) && \valid_read(random + (0 .. 31));
    requires \valid_read(sid.data + (0 .. sid.len-1)) && \valid_read(cs.data + (0 .. cs.len-1));
    requires \valid_read(cm.data + (0 .. cm.len-1));
    requires version <= 65535 && sid.len <= 32 && 2 <= cs.len <= 65534 && cs.len % 2 == 0 && 1 <= cm.len <= 255;
    requires \separated(out + (0 .. 37 + sid.len + cs.len + cm.len), random + (0 .. 31));
    requires \separated(out + (0 .. 37 + sid.len + cs.len + cm.len), sid.data + (0 .. sid.len-1));
    requires \separated(out + (0 .. 37 + sid.len + cs.len + cm.len), cs.data + (0 .. cs.len-1));
    requires \separated(out + (0 .. 37 + sid.len + cs.len + cm.len), cm.data + (0 .. cm.len-1));
    terminates \true; exits \false; assigns out[0 .. 37 + sid.len + cs.len + cm.len];
    ensures version: U16(out, 0) == version;
    ensures random: COPIED(out, 2, random, 32);
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suites_len: U16(out, 35 + sid.len) == cs.len;
    ensures suites: COPIED(out, 37 + sid.len, cs.data, cs.len);
    ensures compression_len: out[37 + sid.len + cs.len] == cm.len;
    ensures compression: COPIED(out, 38 + sid.len + cs.len, cm.data, cm.len);
    ensures grammar: ClientHelloEnds(out, 38 + sid.len + cs.len + cm.len, 35 + sid.len, 37 + sid.len + cs.len,
                                     38 + sid.len + cs.len + cm.len); */
static void fixed_put(uint8_t *out, uint32_t version, const uint8_t *random, hsk_bytes sid, hsk_bytes cs,
                      hsk_bytes cm)
{
  hsk_put16(out, 0, version);
  hsk_put_bytes(out, 2, random, 32);
  hsk_put_vec8(out, 34, sid);
  hsk_put_vec16(out, 35 + sid.len, cs);
  //@ assert half_random: COPIED(out, 2, random, 32);
  //@ assert half_sid: COPIED(out, 35, sid.data, sid.len);
  hsk_put_vec8(out, 37 + sid.len + cs.len, cm);
}

/* all_put writes a ClientHello with the block of extensions ex. */
/*@ requires \valid(out + (0 .. 39 + sid.len + cs.len + cm.len + ex.len)) && \valid_read(random + (0 .. 31));
    requires \valid_read(sid.data + (0 .. sid.len-1)) && \valid_read(cs.data + (0 .. cs.len-1));
    requires \valid_read(cm.data + (0 .. cm.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires version <= 65535 && sid.len <= 32 && 2 <= cs.len <= 65534 && cs.len % 2 == 0 && 1 <= cm.len <= 255;
    requires ex.len <= 65535 && ExtensionBlock(ex.data, 0, ex.len);
    requires \separated(out + (0 .. 39 + sid.len + cs.len + cm.len + ex.len), random + (0 .. 31));
    requires \separated(out + (0 .. 39 + sid.len + cs.len + cm.len + ex.len), sid.data + (0 .. sid.len-1));
    requires \separated(out + (0 .. 39 + sid.len + cs.len + cm.len + ex.len), cs.data + (0 .. cs.len-1));
    requires \separated(out + (0 .. 39 + sid.len + cs.len + cm.len + ex.len), cm.data + (0 .. cm.len-1));
    requires \separated(out + (0 .. 39 + sid.len + cs.len + cm.len + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. 39 + sid.len + cs.len + cm.len + ex.len];
    ensures version: U16(out, 0) == version;
    ensures random: COPIED(out, 2, random, 32);
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suites_len: U16(out, 35 + sid.len) == cs.len;
    ensures suites: COPIED(out, 37 + sid.len, cs.data, cs.len);
    ensures compression_len: out[37 + sid.len + cs.len] == cm.len;
    ensures compression: COPIED(out, 38 + sid.len + cs.len, cm.data, cm.len);
    ensures ex_len: U16(out, 38 + sid.len + cs.len + cm.len) == ex.len;
    ensures ex: COPIED(out, 40 + sid.len + cs.len + cm.len, ex.data, ex.len);
    ensures block: ExtensionBlock(out, 40 + sid.len + cs.len + cm.len, 40 + sid.len + cs.len + cm.len + ex.len);
    ensures grammar: ClientHelloEnds(out, 40 + sid.len + cs.len + cm.len + ex.len, 35 + sid.len, 37 + sid.len + cs.len,
                                     38 + sid.len + cs.len + cm.len); */
static void all_put(uint8_t *out, uint32_t version, const uint8_t *random, hsk_bytes sid, hsk_bytes cs,
                    hsk_bytes cm, hsk_bytes ex)
{
  fixed_put(out, version, random, sid, cs, cm);
  size_t m = 38 + sid.len + cs.len + cm.len;
  hsk_put_vec16(out, m, ex);
  //@ assert same: \forall integer q; 0 <= q < ex.len ==> ex.data[q] == \at(ex.data[q], Pre);
  /*@ assert moved: \forall integer q; 40 + sid.len + cs.len + cm.len <= q < 40 + sid.len + cs.len + cm.len + ex.len ==>
                    out[q] == \at(ex.data[q - (40 + sid.len + cs.len + cm.len)], Pre); */
  /*@ ghost size_t o = m + 2; GHOST_WALK_COPIED_BLOCK(out, o, ex.data, ex.len) */
}

/* hello_put writes a ClientHello of n bytes, with the block of extensions ex if has_ex is not 0. */
/*@ requires \valid_read(random + (0 .. 31)) && has_ex <= UINT32_MAX;
    requires \valid_read(sid.data + (0 .. sid.len-1)) && \valid_read(cs.data + (0 .. cs.len-1));
    requires \valid_read(cm.data + (0 .. cm.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires version <= 65535 && sid.len <= 32 && 2 <= cs.len <= 65534 && cs.len % 2 == 0 && 1 <= cm.len <= 255;
    requires has_ex != 0 ==> ex.len <= 65535 && ExtensionBlock(ex.data, 0, ex.len);
    requires n == 38 + sid.len + cs.len + cm.len + (has_ex != 0 ? 2 + ex.len : 0);
    requires \valid(out + (0 .. n-1));
    requires \separated(out + (0 .. n-1), random + (0 .. 31));
    requires \separated(out + (0 .. n-1), sid.data + (0 .. sid.len-1));
    requires \separated(out + (0 .. n-1), cs.data + (0 .. cs.len-1));
    requires \separated(out + (0 .. n-1), cm.data + (0 .. cm.len-1));
    requires \separated(out + (0 .. n-1), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures version: U16(out, 0) == version;
    ensures random: COPIED(out, 2, random, 32);
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suites_len: U16(out, 35 + sid.len) == cs.len;
    ensures suites: COPIED(out, 37 + sid.len, cs.data, cs.len);
    ensures compression_len: out[37 + sid.len + cs.len] == cm.len;
    ensures compression: COPIED(out, 38 + sid.len + cs.len, cm.data, cm.len);
    ensures ex_len: has_ex != 0 ==> U16(out, 38 + sid.len + cs.len + cm.len) == ex.len;
    ensures ex: has_ex != 0 ==> COPIED(out, 40 + sid.len + cs.len + cm.len, ex.data, ex.len);
    ensures grammar: ClientHelloEnds(out, n, 35 + sid.len, 37 + sid.len + cs.len, 38 + sid.len + cs.len + cm.len); */
static void hello_put(uint8_t *out, size_t n, uint32_t version, const uint8_t *random, hsk_bytes sid,
                      hsk_bytes cs, hsk_bytes cm, uint32_t has_ex, hsk_bytes ex)
{
  (void)n;
  if (has_ex == 0)
    fixed_put(out, version, random, sid, cs, cm);
  else
    all_put(out, version, random, sid, cs, cm, ex);
}

hsk_built hsk_client_hello_build(const hsk_client_hello_fields *fields, uint8_t *out, size_t cap)
{
  /* Field by field: the provers need to see each load. */
  const hsk_bytes sid = {fields->session_id.data, fields->session_id.len};
  const hsk_bytes cs = {fields->cipher_suites.data, fields->cipher_suites.len};
  const hsk_bytes cm = {fields->compression_methods.data, fields->compression_methods.len};
  const hsk_bytes ex = {fields->extensions.data, fields->extensions.len};
  const uint32_t version = fields->client_version, has_ex = fields->has_extensions;
  if (version > 65535 || sid.len > 32 || cs.len < 2 || cs.len > 65534 || cs.len % 2 != 0 || cm.len < 1 ||
      cm.len > 255)
    return hsk_built_bad_call();
  size_t n = 38 + sid.len + cs.len + cm.len;
  if (has_ex != 0) {
    if (ex.len > 65535 || hsk_extensions_check(ex.data, 0, ex.len).error != HSK_OK)
      return hsk_built_bad_call();
    n += 2 + ex.len;
  }
  hsk_built b = hsk_built_of(n, cap);
  if (b.error == HSK_OK) hello_put(out, n, version, fields->random, sid, cs, cm, has_ex, ex);
  return b;
}
