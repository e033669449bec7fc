/* ServerHello and HelloRetryRequest of TLS 1.3, with the legacy_version that is built: the parsers take others, too. */
#include "reencode.h"
#include "block.h"
#include "msg/server_hello13.h"

/* hello_build and retry_build call the builders, with the fields one by one: the provers then see where each of them stands. */
/*@ requires \valid_read(random + (0 .. 31)) && \valid_read(sid + (0 .. s-1)) && \valid_read(ex + (0 .. x-1));
    requires \valid(out + (0 .. n-1)) && n == 40 + s + x && s <= 32 && c <= 65535 && 6 <= x <= 65535;
    requires random: !RetryRandom(random, 0);
    requires block: ExtensionBlock(ex, 0, x);
    requires \separated(out + (0 .. n-1), random + (0 .. 31)) && \separated(out + (0 .. n-1), sid + (0 .. s-1));
    requires \separated(out + (0 .. n-1), ex + (0 .. x-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures all: \result == 1;
    ensures version: U16(out, 0) == 0x0303;
    ensures random: COPIED(out, 2, random, 32);
    ensures sid_len: out[34] == s;
    ensures sid: COPIED(out, 35, sid, s);
    ensures suite: U16(out, 35 + s) == c;
    ensures compression: out[37 + s] == 0;
    ensures ex_len: U16(out, 38 + s) == x;
    ensures ex: COPIED(out, 40 + s, ex, x); */
static int hello_build(const uint8_t *random, const uint8_t *sid, size_t s, uint32_t c, const uint8_t *ex,
                       size_t x, uint8_t *out, size_t n)
{
  hsk_server_hello_fields f;
  f.server_version = 0x0303;
  f.random = random;
  f.session_id.data = sid;
  f.session_id.len = s;
  f.cipher_suite = c;
  f.compression_method = 0;
  f.has_extensions = 1;
  f.extensions.data = ex;
  f.extensions.len = x;
  hsk_built b = hsk_server_hello13_build(&f, out, n);
  return b.error == HSK_OK;
}

/*@ requires \valid_read(sid + (0 .. s-1)) && \valid_read(ex + (0 .. x-1));
    requires \valid(out + (0 .. n-1)) && n == 40 + s + x && s <= 32 && c <= 65535 && 6 <= x <= 65535;
    requires block: ExtensionBlock(ex, 0, x);
    requires \separated(out + (0 .. n-1), sid + (0 .. s-1)) && \separated(out + (0 .. n-1), ex + (0 .. x-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures all: \result == 1;
    ensures version: U16(out, 0) == 0x0303;
    ensures random: RetryRandom(out, 2);
    ensures sid_len: out[34] == s;
    ensures sid: COPIED(out, 35, sid, s);
    ensures suite: U16(out, 35 + s) == c;
    ensures compression: out[37 + s] == 0;
    ensures ex_len: U16(out, 38 + s) == x;
    ensures ex: COPIED(out, 40 + s, ex, x); */
static int retry_build(const uint8_t *sid, size_t s, uint32_t c, const uint8_t *ex, size_t x, uint8_t *out,
                       size_t n)
{
  hsk_server_hello_fields f;
  f.server_version = 0x0303;
  f.random = sid;
  f.session_id.data = sid;
  f.session_id.len = s;
  f.cipher_suite = c;
  f.compression_method = 0;
  f.has_extensions = 1;
  f.extensions.data = ex;
  f.extensions.len = x;
  hsk_built b = hsk_hello_retry_request_build(&f, out, n);
  return b.error == HSK_OK;
}

/* Equal numbers have equal bytes. */
/*@ requires \valid_read(a + (i .. i + 3)) && \valid_read(b + (i .. i + 3)) && i <= 30 && U32(a, i) == U32(b, i);
    terminates \true; exits \false; assigns \nothing;
    ensures bytes: a[i] == b[i] && a[i + 1] == b[i + 1] && a[i + 2] == b[i + 2] && a[i + 3] == b[i + 3]; */
static void u32_same(const uint8_t *a, const uint8_t *b, size_t i)
{
  (void)a, (void)b, (void)i;
}

/* randoms_same: two special values are the same; random_moves: none at 2 in p is none at 0 in p + 2. */
/*@ requires \valid_read(a + (0 .. 33)) && \valid_read(b + (0 .. 33)) && RetryRandom(a, 2) && RetryRandom(b, 2);
    terminates \true; exits \false; assigns \nothing;
    ensures same: \forall integer k; 2 <= k < 34 ==> a[k] == b[k]; */
static void randoms_same(const uint8_t *a, const uint8_t *b)
{
  u32_same(a, b, 2);
  u32_same(a, b, 6);
  u32_same(a, b, 10);
  u32_same(a, b, 14);
  u32_same(a, b, 18);
  u32_same(a, b, 22);
  u32_same(a, b, 26);
  u32_same(a, b, 30);
}
/*@ requires \valid_read(p + (0 .. 33)) && !RetryRandom(p, 2);
    terminates \true; exits \false; assigns \nothing;
    ensures none: !RetryRandom(p + 2, 0); */
static void random_moves(const uint8_t *p)
{
  (void)p;
  //@ assert U32(p + 2, 0) == U32(p, 2);
  //@ assert U32(p + 2, 4) == U32(p, 6);
  //@ assert U32(p + 2, 8) == U32(p, 10);
  //@ assert U32(p + 2, 12) == U32(p, 14);
  //@ assert U32(p + 2, 16) == U32(p, 18);
  //@ assert U32(p + 2, 20) == U32(p, 22);
  //@ assert U32(p + 2, 24) == U32(p, 26);
  //@ assert U32(p + 2, 28) == U32(p, 30);
}

/* hello_reencode, retry_reencode build from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && s <= 32 && c <= 65535 && 6 <= x <= 65535 && len == 40 + s + x;
    requires version: U16(in, 0) == 0x0303;
    requires random: !RetryRandom(in + 2, 0);
    requires sid: in[34] == s;
    requires suite: U16(in, 35 + s) == c;
    requires compression: in[37 + s] == 0;
    requires extensions: U16(in, 38 + s) == x && ExtensionBlock(in + 40 + s, 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int hello_reencode(const uint8_t *in, size_t len, size_t s, uint32_t c, size_t x, uint8_t *out)
{
  int r = hello_build(in + 2, in + 35, s, c, in + 40 + s, x, out, len);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert version: out[0] == in[0] && out[1] == in[1];
  //@ assert sid_len: out[34] == in[34];
  //@ assert suite: out[35 + s] == in[35 + s] && out[36 + s] == in[36 + s];
  //@ assert compression: out[37 + s] == in[37 + s];
  //@ assert ex_len: out[38 + s] == in[38 + s] && out[39 + s] == in[39 + s];
  //@ assert random: \forall integer k; 2 <= k < 34 ==> out[k] == in[k];
  //@ assert first: \forall integer k; 0 <= k < 35 ==> out[k] == in[k];
  //@ assert sid: \forall integer k; 35 <= k < 35 + s ==> out[k] == in[k];
  //@ assert second: \forall integer k; 0 <= k < 40 + s ==> out[k] == in[k];
  //@ assert ex: \forall integer k; 40 + s <= k < len ==> out[k] == in[k];
  return r;
}

/*@ requires APART(in, len, out) && s <= 32 && c <= 65535 && 6 <= x <= 65535 && len == 40 + s + x;
    requires version: U16(in, 0) == 0x0303;
    requires random: RetryRandom(in, 2);
    requires sid: in[34] == s;
    requires suite: U16(in, 35 + s) == c;
    requires compression: in[37 + s] == 0;
    requires extensions: U16(in, 38 + s) == x && ExtensionBlock(in + 40 + s, 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int retry_reencode(const uint8_t *in, size_t len, size_t s, uint32_t c, size_t x, uint8_t *out)
{
  int r = retry_build(in + 35, s, c, in + 40 + s, x, out, len);
  randoms_same(out, in);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert version: out[0] == in[0] && out[1] == in[1];
  //@ assert sid_len: out[34] == in[34];
  //@ assert suite: out[35 + s] == in[35 + s] && out[36 + s] == in[36 + s];
  //@ assert compression: out[37 + s] == in[37 + s];
  //@ assert ex_len: out[38 + s] == in[38 + s] && out[39 + s] == in[39 + s];
  //@ assert random: \forall integer k; 2 <= k < 34 ==> out[k] == in[k];
  //@ assert first: \forall integer k; 0 <= k < 35 ==> out[k] == in[k];
  //@ assert sid: \forall integer k; 35 <= k < 35 + s ==> out[k] == in[k];
  //@ assert second: \forall integer k; 0 <= k < 40 + s ==> out[k] == in[k];
  //@ assert ex: \forall integer k; 40 + s <= k < len ==> out[k] == in[k];
  return r;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> ServerHello13{Pre}(in, len) && U16{Pre}(in, 0) == 0x0303;
    ensures same: SAME(\result, in, len, out); */
int hsk_server_hello13_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_server_hello sh;
  hsk_result r = hsk_server_hello13_parse(in, len, &sh);
  if (r.error != HSK_OK || sh.server_version != 0x0303) return 0;
  size_t s = sh.session_id.len, x = sh.extensions.len;
  //@ assert len: U16(in, 38 + s) == x;
  random_moves(in);
  hsk_block_moves(in, 40 + s, x);
  return hello_reencode(in, len, s, sh.cipher_suite, x, out);
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> HelloRetryRequest{Pre}(in, len) && U16{Pre}(in, 0) == 0x0303;
    ensures same: SAME(\result, in, len, out); */
int hsk_hello_retry_request_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_server_hello hrr;
  hsk_result r = hsk_hello_retry_request_parse(in, len, &hrr);
  if (r.error != HSK_OK || hrr.server_version != 0x0303) return 0;
  size_t s = hrr.session_id.len, x = hrr.extensions.len;
  //@ assert len: U16(in, 38 + s) == x;
  hsk_block_moves(in, 40 + s, x);
  return retry_reencode(in, len, s, hrr.cipher_suite, x, out);
}
