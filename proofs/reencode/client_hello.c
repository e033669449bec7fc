#include "reencode.h"
#include "block.h"
#include "msg/client_hello.h"

/* fields_reencode builds from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && v <= 65535 && s <= 32 && 2 <= c <= 65534 && c % 2 == 0 && 1 <= m <= 255 && x <= 65535;
    requires len == 38 + s + c + m + (has != 0 ? 2 + x : 0) && (has == 0 ==> x == 0);
    requires version: U16(in, 0) == v;
    requires sid: in[34] == s;
    requires suites: U16(in, 35 + s) == c;
    requires compression: in[37 + s + c] == m;
    requires extensions: has != 0 ==> U16(in, 38 + s + c + m) == x && ExtensionBlock(in + (len - x), 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int fields_reencode(const uint8_t *in, size_t len, uint32_t v, size_t s, size_t c, size_t m,
                           uint32_t has, size_t x, uint8_t *out)
{
  hsk_client_hello_fields f = {
      v, in + 2, {in + 35, s}, {in + 37 + s, c}, {in + 38 + s + c, m}, has, {in + (len - x), x}};
  //@ assert fits: ClientHelloFits(v, s, c, m, has, in + (len - x), x);
  hsk_built b = hsk_client_hello_build(&f, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert random: \forall integer k; 2 <= k < 34 ==> out[k] == in[k];
  //@ assert sid: \forall integer k; 35 <= k < 35 + s ==> out[k] == in[k];
  //@ assert suites: \forall integer k; 37 + s <= k < 37 + s + c ==> out[k] == in[k];
  //@ assert compression: \forall integer k; 38 + s + c <= k < 38 + s + c + m ==> out[k] == in[k];
  //@ assert extensions: has != 0 ==> \forall integer k; 40 + s + c + m <= k < len ==> out[k] == in[k];
  //@ assert version: out[0] == in[0] && out[1] == in[1];
  //@ assert sid_len: out[34] == in[34];
  //@ assert suites_len: out[35 + s] == in[35 + s] && out[36 + s] == in[36 + s];
  //@ assert compression_len: out[37 + s + c] == in[37 + s + c];
  //@ assert extensions_len: has != 0 ==> out[38 + s + c + m] == in[38 + s + c + m] && out[39 + s + c + m] == in[39 + s + c + m];
  return b.error == HSK_OK && b.need == len;
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
  if (ch.extensions.off != 0) hsk_block_moves(in, len - x, x);
  return fields_reencode(in, len, ch.client_version, s, c, m, ch.extensions.off != 0, x, out);
}
