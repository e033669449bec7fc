#include "block.h"
#include "reencode.h"
#include "msg/server_hello.h"

/* fields_reencode builds from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && v <= 65535 && s <= 32 && suite <= 65535 && method <= 255 && x <= 65535;
    requires len == 38 + s + (has != 0 ? 2 + x : 0) && (has == 0 ==> x == 0);
    requires version: U16(in, 0) == v;
    requires sid: in[34] == s;
    requires suite: U16(in, 35 + s) == suite;
    requires compression: in[37 + s] == method;
    requires extensions: has != 0 ==> U16(in, 38 + s) == x && ExtensionBlock(in + (len - x), 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int fields_reencode(const uint8_t *in, size_t len, uint32_t v, size_t s, uint32_t suite,
                           uint32_t method, uint32_t has, size_t x, uint8_t *out)
{
  hsk_server_hello_fields f = {v, in + 2, {in + 35, s}, suite, method, has, {in + (len - x), x}};
  //@ assert fits: ServerHelloFits(v, s, suite, method, has, in + (len - x), x);
  //@ assert at_random: \forall integer k; f.random + (k - 2) == in + k;
  //@ assert at_sid: \forall integer k; f.session_id.data + (k - 35) == in + k;
  //@ assert at_extensions: has != 0 ==> \forall integer k; f.extensions.data + (k - (40 + s)) == in + k;
  hsk_built b = hsk_server_hello_build(&f, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert random: \forall integer k; 2 <= k < 34 ==> out[k] == in[k];
  //@ assert sid: \forall integer k; 35 <= k < 35 + s ==> out[k] == in[k];
  //@ assert extensions: has != 0 ==> \forall integer k; 40 + s <= k < len ==> out[k] == in[k];
  //@ assert version: out[0] == in[0] && out[1] == in[1];
  //@ assert sid_len: out[34] == in[34];
  //@ assert suite: out[35 + s] == in[35 + s] && out[36 + s] == in[36 + s];
  //@ assert compression: out[37 + s] == in[37 + s];
  //@ assert extensions_len: has != 0 ==> out[38 + s] == in[38 + s] && out[39 + s] == in[39 + s];
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert front: \forall integer k; 0 <= k < 38 + s ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> ServerHello{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_server_hello_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_server_hello sh;
  hsk_result r = hsk_server_hello_parse(in, len, &sh);
  if (r.error != HSK_OK) return 0;
  size_t s = sh.session_id.len, x = sh.extensions.len;
  if (sh.extensions.off != 0) hsk_block_moves(in, len - x, x);
  return fields_reencode(in, len, sh.server_version, s, sh.cipher_suite, sh.compression_method,
                         sh.extensions.off != 0, x, out);
}
