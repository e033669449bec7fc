#include "msg/server_hello.h"

hsk_result hsk_server_hello_parse(const uint8_t *buf, size_t len, hsk_server_hello *sh)
{
  if (len < 34) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, len);
  hsk_span sid = hsk_vec8(buf, len, 34, 0, 32);
  if (sid.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, 34);
  size_t s = sid.off + sid.len;
  if (len - s < 3) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, s);
  hsk_span ex = {0, 0};
  if (s + 3 != len) {
    ex = hsk_vec16(buf, len, s + 3, 0, 65535);
    if (ex.off == 0 || ex.off + ex.len != len) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, s + 3);
    hsk_result r = hsk_extensions_check(buf, ex.off, len);
    if (r.error != HSK_OK) return r;
  }
  //@ assert witness: ServerHelloEnds(buf, len, sid.off + sid.len);
  sh->server_version = hsk_be16(buf, 0);
  sh->random.off = 2;
  sh->random.len = 32;
  sh->session_id.off = sid.off;
  sh->session_id.len = sid.len;
  sh->cipher_suite = hsk_be16(buf, s);
  sh->compression_method = hsk_u8(buf, s + 2);
  sh->extensions.off = ex.off;
  sh->extensions.len = ex.len;
  return hsk_ok();
}

/* fixed_put writes what stands before the extensions. */
/*@ requires \valid(out + (0 .. 37 + sid.len)) && \valid_read(random + (0 .. 31));
    requires \valid_read(sid.data + (0 .. sid.len-1)) && 38 + sid.len <= SIZE_MAX;
    requires version <= 65535 && sid.len <= 32 && cipher_suite <= 65535 && compression_method <= 255;
    requires \separated(out + (0 .. 37 + sid.len), random + (0 .. 31));
    requires \separated(out + (0 .. 37 + sid.len), sid.data + (0 .. sid.len-1));
    terminates \true; exits \false; assigns out[0 .. 37 + sid.len];
    ensures version: U16(out, 0) == version;
    ensures random: COPIED(out, 2, random, 32);
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suite: U16(out, 35 + sid.len) == cipher_suite;
    ensures compression: out[37 + sid.len] == compression_method;
    ensures grammar: ServerHelloEnds(out, 38 + sid.len, 35 + sid.len); */
static void fixed_put(uint8_t *out, uint32_t version, const uint8_t *random, hsk_bytes sid,
                      uint32_t cipher_suite, uint32_t compression_method)
{
  hsk_put16(out, 0, version);
  hsk_put_bytes(out, 2, random, 32);
  hsk_put_vec8(out, 34, sid);
  //@ assert half: COPIED(out, 2, random, 32);
  hsk_put16(out, 35 + sid.len, cipher_suite);
  hsk_put8(out, 37 + sid.len, compression_method);
}

/* all_put writes a ServerHello with the block of extensions ex. */
/*@ requires \valid(out + (0 .. 39 + sid.len + ex.len)) && \valid_read(random + (0 .. 31));
    requires \valid_read(sid.data + (0 .. sid.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires version <= 65535 && sid.len <= 32 && cipher_suite <= 65535 && compression_method <= 255;
    requires ex.len <= 65535 && ExtensionBlock(ex.data, 0, ex.len);
    requires \separated(out + (0 .. 39 + sid.len + ex.len), random + (0 .. 31));
    requires \separated(out + (0 .. 39 + sid.len + ex.len), sid.data + (0 .. sid.len-1));
    requires \separated(out + (0 .. 39 + sid.len + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. 39 + sid.len + ex.len];
    ensures version: U16(out, 0) == version;
    ensures random: COPIED(out, 2, random, 32);
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suite: U16(out, 35 + sid.len) == cipher_suite;
    ensures compression: out[37 + sid.len] == compression_method;
    ensures ex_len: U16(out, 38 + sid.len) == ex.len;
    ensures ex: COPIED(out, 40 + sid.len, ex.data, ex.len);
    ensures block: ExtensionBlock(out, 40 + sid.len, 40 + sid.len + ex.len);
    ensures grammar: ServerHelloEnds(out, 40 + sid.len + ex.len, 35 + sid.len); */
static void all_put(uint8_t *out, uint32_t version, const uint8_t *random, hsk_bytes sid,
                    uint32_t cipher_suite, uint32_t compression_method, hsk_bytes ex)
{
  fixed_put(out, version, random, sid, cipher_suite, compression_method);
  hsk_put_vec16(out, 38 + sid.len, ex);
  //@ assert same: \forall integer q; 0 <= q < ex.len ==> ex.data[q] == \at(ex.data[q], Pre);
  /*@ assert moved: \forall integer q; 40 + sid.len <= q < 40 + sid.len + ex.len ==>
                    out[q] == \at(ex.data[q - (40 + sid.len)], Pre); */
  /*@ ghost size_t o = 40 + sid.len; GHOST_WALK_COPIED_BLOCK(out, o, ex.data, ex.len) */
}

hsk_built hsk_server_hello_build(const hsk_server_hello_fields *fields, uint8_t *out, size_t cap)
{
  /* Field by field: the provers need to see each load. */
  const hsk_bytes sid = {fields->session_id.data, fields->session_id.len};
  const hsk_bytes ex = {fields->extensions.data, fields->extensions.len};
  const uint32_t version = fields->server_version, suite = fields->cipher_suite,
                 method = fields->compression_method;
  if (version > 65535 || sid.len > 32 || suite > 65535 || method > 255) return hsk_built_bad_call();
  if (fields->has_extensions == 0) {
    hsk_built b = hsk_built_of(38 + sid.len, cap);
    if (b.error == HSK_OK) fixed_put(out, version, fields->random, sid, suite, method);
    return b;
  }
  if (ex.len > 65535 || hsk_extensions_check(ex.data, 0, ex.len).error != HSK_OK) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(40 + sid.len + ex.len, cap);
  if (b.error == HSK_OK) all_put(out, version, fields->random, sid, suite, method, ex);
  return b;
}
