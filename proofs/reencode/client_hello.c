#include "block.h"
#include "reencode.h"
#include "msg/client_hello.h"

/* all_build calls the builder, with the fields one by one, no struct among them: the provers then see where each of them stands. */
/*@ requires \valid_read(random + (0 .. 31)) && \valid_read(sid + (0 .. sid_len-1));
    requires \valid_read(cs + (0 .. cs_len-1)) && \valid_read(cm + (0 .. cm_len-1));
    requires \valid_read(ex + (0 .. ex_len-1)) && \valid(out + (0 .. n-1));
    requires ClientHelloFits(version, sid_len, cs_len, cm_len, has, ex, ex_len);
    requires n == ClientHelloSize(sid_len, cs_len, cm_len, has, ex_len);
    requires \separated(out + (0 .. n-1), random + (0 .. 31)) && \separated(out + (0 .. n-1), sid + (0 .. sid_len-1));
    requires \separated(out + (0 .. n-1), cs + (0 .. cs_len-1)) && \separated(out + (0 .. n-1), cm + (0 .. cm_len-1));
    requires \separated(out + (0 .. n-1), ex + (0 .. ex_len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures all: \result == 1;
    ensures version: U16(out, 0) == version;
    ensures random: COPIED(out, 2, random, 32);
    ensures sid_l: out[34] == sid_len;
    ensures sid: COPIED(out, 35, sid, sid_len);
    ensures suites_len: U16(out, 35 + sid_len) == cs_len;
    ensures suites: COPIED(out, 37 + sid_len, cs, cs_len);
    ensures compression_len: out[37 + sid_len + cs_len] == cm_len;
    ensures compression: COPIED(out, 38 + sid_len + cs_len, cm, cm_len);
    ensures ex_len: has != 0 ==> U16(out, 38 + sid_len + cs_len + cm_len) == ex_len;
    ensures ex: has != 0 ==> COPIED(out, 40 + sid_len + cs_len + cm_len, ex, ex_len); */
static int all_build(uint32_t version, const uint8_t *random, const uint8_t *sid, size_t sid_len,
                     const uint8_t *cs, size_t cs_len, const uint8_t *cm, size_t cm_len, uint32_t has,
                     const uint8_t *ex, size_t ex_len, uint8_t *out, size_t n)
{
  hsk_client_hello_fields f = {version,      random, {sid, sid_len}, {cs, cs_len},
                               {cm, cm_len}, has,    {ex, ex_len}};
  hsk_built b = hsk_client_hello_build(&f, out, n);
  return b.error == HSK_OK;
}

/* bare_reencode and block_reencode build from the numbers of the view, without the parser's facts: without extensions, and with. */
/*@ requires APART(in, len, out) && v <= 65535 && s <= 32 && 2 <= c <= 65534 && c % 2 == 0 && 1 <= m <= 255;
    requires len == 38 + s + c + m;
    requires version: U16(in, 0) == v;
    requires sid: in[34] == s;
    requires suites: U16(in, 35 + s) == c;
    requires compression: in[37 + s + c] == m;
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int bare_reencode(const uint8_t *in, size_t len, uint32_t v, size_t s, size_t c, size_t m,
                         uint8_t *out)
{
  int r = all_build(v, in + 2, in + 35, s, in + 37 + s, c, in + 38 + s + c, m, 0, in, 0, out, len);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert version: out[0] == in[0] && out[1] == in[1];
  //@ assert sid_len: out[34] == in[34];
  //@ assert suites_len: out[35 + s] == in[35 + s] && out[36 + s] == in[36 + s];
  //@ assert compression_len: out[37 + s + c] == in[37 + s + c];
  return r;
}
/*@ requires APART(in, len, out) && v <= 65535 && s <= 32 && 2 <= c <= 65534 && c % 2 == 0 && 1 <= m <= 255 && x <= 65535;
    requires len == 40 + s + c + m + x;
    requires version: U16(in, 0) == v;
    requires sid: in[34] == s;
    requires suites: U16(in, 35 + s) == c;
    requires compression: in[37 + s + c] == m;
    requires extensions: U16(in, 38 + s + c + m) == x && ExtensionBlock(in + 40 + s + c + m, 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int block_reencode(const uint8_t *in, size_t len, uint32_t v, size_t s, size_t c, size_t m, size_t x,
                          uint8_t *out)
{
  int r = all_build(v, in + 2, in + 35, s, in + 37 + s, c, in + 38 + s + c, m, 1, in + 40 + s + c + m, x, out,
                    len);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert version: out[0] == in[0] && out[1] == in[1];
  //@ assert sid_len: out[34] == in[34];
  //@ assert suites_len: out[35 + s] == in[35 + s] && out[36 + s] == in[36 + s];
  //@ assert compression_len: out[37 + s + c] == in[37 + s + c];
  //@ assert ex_len: out[38 + s + c + m] == in[38 + s + c + m] && out[39 + s + c + m] == in[39 + s + c + m];
  return r;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> ClientHello{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_client_hello_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_client_hello ch;
  hsk_result r = hsk_client_hello_parse(in, len, &ch);
  if (r.error != HSK_OK) return 0;
  size_t s = ch.session_id.len, c = ch.cipher_suites.len, m = ch.compression_methods.len,
         x = ch.extensions.len;
  if (ch.extensions.off == 0) return bare_reencode(in, len, ch.client_version, s, c, m, out);
  hsk_block_moves(in, 40 + s + c + m, x);
  return block_reencode(in, len, ch.client_version, s, c, m, x, out);
}
