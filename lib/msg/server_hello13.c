#include "msg/server_hello13.h"

#define TLS12 0x0303u
#define SSL3  0x0300u

/* RFC 8446 4.1.3: SHA-256 of "HelloRetryRequest" */
int hsk_random_is_retry(const uint8_t *buf, size_t off)
{
  return hsk_be32(buf, off) == 0xCF21AD74u && hsk_be32(buf, off + 4) == 0xE59A6111u &&
         hsk_be32(buf, off + 8) == 0xBE1D8C02u && hsk_be32(buf, off + 12) == 0x1E65B891u &&
         hsk_be32(buf, off + 16) == 0xC2A21116u && hsk_be32(buf, off + 20) == 0x7ABB8C5Eu &&
         hsk_be32(buf, off + 24) == 0x079E09E2u && hsk_be32(buf, off + 28) == 0xC8A8339Cu;
}

/*@ requires \valid(out + (off .. off+3)) && off + 3 <= SIZE_MAX;
    terminates \true; exits \false; assigns out[off .. off+3];
    ensures U32(out, off) == v; */
static void put32(uint8_t *out, size_t off, uint32_t v)
{
  hsk_put16(out, off, v / 65536u);
  hsk_put16(out, off + 2, v % 65536u);
}

/* four_put writes four numbers of 4 bytes at out + off. */
/*@ requires \valid(out + (off .. off+15)) && off + 15 <= SIZE_MAX;
    terminates \true; exits \false; assigns out[off .. off+15];
    ensures a: U32(out, off) == a;
    ensures b: U32(out, off + 4) == b;
    ensures c: U32(out, off + 8) == c;
    ensures d: U32(out, off + 12) == d; */
static void four_put(uint8_t *out, size_t off, uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
  put32(out, off, a);
  put32(out, off + 4, b);
  //@ assert half: U32(out, off) == a;
  put32(out, off + 8, c);
  put32(out, off + 12, d);
}

/* random_put writes the special value to out[2..34). */
/*@ requires \valid(out + (2 .. 33));
    terminates \true; exits \false; assigns out[2 .. 33];
    ensures RetryRandom(out, 2); */
static void random_put(uint8_t *out)
{
  four_put(out, 2, 0xCF21AD74u, 0xE59A6111u, 0xBE1D8C02u, 0x1E65B891u);
  four_put(out, 18, 0xC2A21116u, 0x7ABB8C5Eu, 0x079E09E2u, 0xC8A8339Cu);
  //@ assert a: U32(out, 2) == 0xCF21AD74;
  //@ assert b: U32(out, 6) == 0xE59A6111;
  //@ assert c: U32(out, 10) == 0xBE1D8C02;
  //@ assert d: U32(out, 14) == 0x1E65B891;
}

uint32_t hsk_random_downgrade(const uint8_t *buf, size_t off)
{
  if (hsk_be32(buf, off + 24) != 0x444F574Eu) return 0;
  uint32_t last = hsk_be32(buf, off + 28);
  return last == 0x47524401u ? TLS12 : last == 0x47524400u ? 0x0302u : 0;
}

/* hello13_parse: the two parsers; retry: which of the two is wanted. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(sh) && \separated(sh, buf + (0 .. len-1));
    requires retry == 0 || retry == 1;
    terminates \true; exits \false; assigns *sh;
    ensures iff: \result.error == HSK_OK <==>
      \exists integer s; Hello13Ends(buf, len, s) && (retry == 1 <==> RetryRandom(buf, 2));
    ensures errors: HELLO13_ERRORS(\result);
    ensures bad_version: \result.error == HSK_PEER_VERSION_NOT_OFFERED ==> U16(buf, 0) == 0x0300;
    ensures other: \result.error == HSK_PEER_UNEXPECTED_MESSAGE <==>
      \exists integer s; Hello13Ends(buf, len, s) && (retry == 0 <==> RetryRandom(buf, 2));
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==> Hello13Ends(buf, len, sh->session_id.off + sh->session_id.len);
    ensures version: \result.error == HSK_OK ==> sh->server_version == U16(buf, 0);
    ensures random: \result.error == HSK_OK ==> sh->random.off == 2 && sh->random.len == 32;
    ensures sid: \result.error == HSK_OK ==> sh->session_id.off == 35 && sh->session_id.len == buf[34];
    ensures suite: \result.error == HSK_OK ==> sh->cipher_suite == U16(buf, 35 + sh->session_id.len);
    ensures compression: \result.error == HSK_OK ==> sh->compression_method == 0;
    ensures extensions_off: \result.error == HSK_OK ==> sh->extensions.off == 40 + sh->session_id.len;
    ensures extensions_end: \result.error == HSK_OK ==> sh->extensions.off + sh->extensions.len == len;
    ensures extensions: \result.error == HSK_OK ==> ExtensionBlock(buf, sh->extensions.off, len);
    ensures keep: \result.error != HSK_OK ==> *sh == \old(*sh); */
static hsk_result hello13_parse(const uint8_t *buf, size_t len, int retry, hsk_server_hello *sh)
{
  hsk_server_hello v;
  hsk_result r = hsk_server_hello_parse(buf, len, &v);
  //@ assert none: r.error != HSK_OK ==> \forall integer k; !ServerHelloEnds(buf, len, k);
  if (r.error != HSK_OK) return r;
  size_t s = 35 + v.session_id.len;
  //@ assert ends: ServerHelloEnds(buf, len, s);
  //@ assert only: \forall integer k; ServerHelloEnds(buf, len, k) ==> k == s;
  if (len - s < 11) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, s + 3);
  /* RFC 8446 4.2.1 has the client ignore legacy_version; D.5 has it refuse this one. */
  if (v.server_version == SSL3) return hsk_bad(HSK_PEER_VERSION_NOT_OFFERED, 0);
  if (v.compression_method != 0) return hsk_bad(HSK_PEER_COMPRESSION_NOT_OFFERED, s + 2);
  //@ assert witness: Hello13Ends(buf, len, s);
  if (hsk_random_is_retry(buf, 2) != retry) return hsk_bad(HSK_PEER_UNEXPECTED_MESSAGE, 2);
  sh->server_version = v.server_version;
  sh->random.off = 2;
  sh->random.len = 32;
  sh->session_id.off = 35;
  sh->session_id.len = s - 35;
  sh->cipher_suite = v.cipher_suite;
  sh->compression_method = 0;
  sh->extensions.off = s + 5;
  sh->extensions.len = len - (s + 5);
  return hsk_ok();
}

hsk_result hsk_server_hello13_parse(const uint8_t *buf, size_t len, hsk_server_hello *sh)
{
  return hello13_parse(buf, len, 0, sh);
}

hsk_result hsk_hello_retry_request_parse(const uint8_t *buf, size_t len, hsk_server_hello *hrr)
{
  return hello13_parse(buf, len, 1, hrr);
}

/* fits: what both messages ask of the fields beyond server_hello.h. */
/*@ requires \valid_read(fields); terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> Hello13Fits(fields->server_version, fields->compression_method,
                                               fields->has_extensions, fields->extensions.len); */
static int fits(const hsk_server_hello_fields *fields)
{
  return fields->server_version == TLS12 && fields->compression_method == 0 && fields->has_extensions != 0 &&
         fields->extensions.len >= 6;
}

hsk_built hsk_server_hello13_build(const hsk_server_hello_fields *fields, uint8_t *out, size_t cap)
{
  if (!fits(fields) || hsk_random_is_retry(fields->random, 0)) return hsk_built_bad_call();
  hsk_built b = hsk_server_hello_build(fields, out, cap);
  //@ assert copy: b.error == HSK_OK ==> \forall integer k; 2 <= k < 34 ==> out[k] == \at(fields->random[k - 2], Pre);
  //@ assert a: b.error == HSK_OK ==> U32(out, 2) == U32{Pre}(fields->random, 0);
  //@ assert b: b.error == HSK_OK ==> U32(out, 6) == U32{Pre}(fields->random, 4);
  //@ assert c: b.error == HSK_OK ==> U32(out, 10) == U32{Pre}(fields->random, 8);
  //@ assert d: b.error == HSK_OK ==> U32(out, 14) == U32{Pre}(fields->random, 12);
  //@ assert e: b.error == HSK_OK ==> U32(out, 18) == U32{Pre}(fields->random, 16);
  //@ assert f: b.error == HSK_OK ==> U32(out, 22) == U32{Pre}(fields->random, 20);
  //@ assert g: b.error == HSK_OK ==> U32(out, 26) == U32{Pre}(fields->random, 24);
  //@ assert h: b.error == HSK_OK ==> U32(out, 30) == U32{Pre}(fields->random, 28);
  return b;
}

/* start_put writes version and random; sid_put what stands between them and the extensions; rest_put all from there. Few facts at
   a time prove. */
/*@ requires \valid(out + (0 .. 33));
    terminates \true; exits \false; assigns out[0 .. 33];
    ensures version: U16(out, 0) == 0x0303;
    ensures random: RetryRandom(out, 2); */
static void start_put(uint8_t *out)
{
  hsk_put16(out, 0, TLS12);
  random_put(out);
}

/*@ requires \valid(out + (34 .. 37 + sid.len)) && \valid_read(sid.data + (0 .. sid.len-1));
    requires sid.len <= 32 && cipher_suite <= 65535;
    requires \separated(out + (34 .. 37 + sid.len), sid.data + (0 .. sid.len-1));
    terminates \true; exits \false; assigns out[34 .. 37 + sid.len];
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suite: U16(out, 35 + sid.len) == cipher_suite;
    ensures compression: out[37 + sid.len] == 0; */
static void sid_put(uint8_t *out, hsk_bytes sid, uint32_t cipher_suite)
{
  hsk_put_vec8(out, 34, sid);
  hsk_put16(out, 35 + sid.len, cipher_suite);
  hsk_put8(out, 37 + sid.len, 0);
}

/*@ requires \valid(out + (34 .. 39 + sid.len + ex.len));
    requires \valid_read(sid.data + (0 .. sid.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires sid.len <= 32 && cipher_suite <= 65535 && ex.len <= 65535;
    requires \separated(out + (34 .. 39 + sid.len + ex.len), sid.data + (0 .. sid.len-1));
    requires \separated(out + (34 .. 39 + sid.len + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[34 .. 39 + sid.len + ex.len];
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suite: U16(out, 35 + sid.len) == cipher_suite;
    ensures compression: out[37 + sid.len] == 0;
    ensures ex_len: U16(out, 38 + sid.len) == ex.len;
    ensures ex: COPIED(out, 40 + sid.len, ex.data, ex.len);
    ensures moved: \forall integer k; 40 + sid.len <= k < 40 + sid.len + ex.len ==>
                   out[k] == \old(ex.data[k - (40 + sid.len)]); */
static void rest_put(uint8_t *out, hsk_bytes sid, uint32_t cipher_suite, hsk_bytes ex)
{
  sid_put(out, sid, cipher_suite);
  hsk_put_vec16(out, 38 + sid.len, ex);
}

/* all_put writes a HelloRetryRequest; retry_put shows that it is one. */
/*@ requires \valid(out + (0 .. 39 + sid.len + ex.len));
    requires \valid_read(sid.data + (0 .. sid.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires sid.len <= 32 && cipher_suite <= 65535 && ex.len <= 65535;
    requires \separated(out + (0 .. 39 + sid.len + ex.len), sid.data + (0 .. sid.len-1));
    requires \separated(out + (0 .. 39 + sid.len + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. 39 + sid.len + ex.len];
    ensures version: U16(out, 0) == 0x0303;
    ensures random: RetryRandom(out, 2);
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suite: U16(out, 35 + sid.len) == cipher_suite;
    ensures compression: out[37 + sid.len] == 0;
    ensures ex_len: U16(out, 38 + sid.len) == ex.len;
    ensures ex: COPIED(out, 40 + sid.len, ex.data, ex.len);
    ensures moved: \forall integer k; 40 + sid.len <= k < 40 + sid.len + ex.len ==>
                   out[k] == \old(ex.data[k - (40 + sid.len)]); */
static void all_put(uint8_t *out, hsk_bytes sid, uint32_t cipher_suite, hsk_bytes ex)
{
  rest_put(out, sid, cipher_suite, ex);
  start_put(out);
}

/*@ requires \valid(out + (0 .. 39 + sid.len + ex.len));
    requires \valid_read(sid.data + (0 .. sid.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires sid.len <= 32 && cipher_suite <= 65535 && 6 <= ex.len <= 65535 && ExtensionBlock(ex.data, 0, ex.len);
    requires \separated(out + (0 .. 39 + sid.len + ex.len), sid.data + (0 .. sid.len-1));
    requires \separated(out + (0 .. 39 + sid.len + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. 39 + sid.len + ex.len];
    ensures version: U16(out, 0) == 0x0303;
    ensures random: RetryRandom(out, 2);
    ensures sid_len: out[34] == sid.len;
    ensures sid: COPIED(out, 35, sid.data, sid.len);
    ensures suite: U16(out, 35 + sid.len) == cipher_suite;
    ensures compression: out[37 + sid.len] == 0;
    ensures ex_len: U16(out, 38 + sid.len) == ex.len;
    ensures ex: COPIED(out, 40 + sid.len, ex.data, ex.len);
    ensures grammar: Hello13Ends(out, 40 + sid.len + ex.len, 35 + sid.len); */
static void retry_put(uint8_t *out, hsk_bytes sid, uint32_t cipher_suite, hsk_bytes ex)
{
  all_put(out, sid, cipher_suite, ex);
  /*@ ghost size_t o = 40 + sid.len; GHOST_WALK_COPIED_BLOCK(out, o, ex.data, ex.len) */
}

hsk_built hsk_hello_retry_request_build(const hsk_server_hello_fields *fields, uint8_t *out, size_t cap)
{
  /* Assigned, not initialized: the provers then see each load. */
  hsk_bytes sid, ex;
  sid.data = fields->session_id.data;
  sid.len = fields->session_id.len;
  ex.data = fields->extensions.data;
  ex.len = fields->extensions.len;
  const uint32_t suite = fields->cipher_suite;
  if (!fits(fields) || sid.len > 32 || suite > 65535 || ex.len > 65535) return hsk_built_bad_call();
  if (hsk_extensions_check(ex.data, 0, ex.len).error != HSK_OK) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(40 + sid.len + ex.len, cap);
  if (b.error == HSK_OK) retry_put(out, sid, suite, ex);
  return b;
}
