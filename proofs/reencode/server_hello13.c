/* ServerHello and HelloRetryRequest of TLS 1.3, with the legacy_version that is built: the parsers take others, too. */
#include "reencode.h"
#include "block.h"
#include "msg/server_hello13.h"

/* hello_reencode, retry_reencode build from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && s <= 32 && c <= 65535 && 6 <= x <= 65535 && len == 40 + s + x;
    requires version: U16(in, 0) == 0x0303;
    requires random: !RetryRandom(in + 2, 0);
    requires sid: in[34] == s;
    requires suite: U16(in, 35 + s) == c;
    requires compression: in[37 + s] == 0;
    requires extensions: U16(in, 38 + s) == x && ExtensionBlock(in + (len - x), 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int hello_reencode(const uint8_t *in, size_t len, size_t s, uint32_t c, size_t x, uint8_t *out)
{
  hsk_server_hello_fields f = {0x0303, in + 2, {in + 35, s}, c, 0, 1, {in + (len - x), x}};
  hsk_built b = hsk_server_hello13_build(&f, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert random: \forall integer k; 2 <= k < 34 ==> out[k] == in[k];
  //@ assert sid: \forall integer k; 35 <= k < 35 + s ==> out[k] == in[k];
  //@ assert extensions: \forall integer k; 40 + s <= k < len ==> out[k] == in[k];
  //@ assert version: out[0] == in[0] && out[1] == in[1];
  //@ assert sid_len: out[34] == in[34];
  //@ assert suite: out[35 + s] == in[35 + s] && out[36 + s] == in[36 + s];
  //@ assert compression: out[37 + s] == in[37 + s];
  //@ assert extensions_len: out[38 + s] == in[38 + s] && out[39 + s] == in[39 + s];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> ServerHello13{Pre}(in, len) && U16{Pre}(in, 0) == 0x0303;
    ensures same: SAME(\result, in, len, out); */
int hsk_server_hello13_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_server_hello sh;
  hsk_result r = hsk_server_hello13_parse(in, len, &sh);
  if (r.error != HSK_OK) return 0;
  size_t s = sh.session_id.len, x = sh.extensions.len;
  //@ assert len: U16(in, 38 + s) == x;
  //@ assert random: !RetryRandom(in + 2, 0);
  hsk_block_moves(in, 40 + s, x);
  return hello_reencode(in, len, s, sh.cipher_suite, x, out);
}

/*@ requires APART(in, len, out) && s <= 32 && c <= 65535 && 6 <= x <= 65535 && len == 40 + s + x;
    requires version: U16(in, 0) == 0x0303;
    requires random: RetryRandom(in, 2);
    requires sid: in[34] == s;
    requires suite: U16(in, 35 + s) == c;
    requires compression: in[37 + s] == 0;
    requires extensions: U16(in, 38 + s) == x && ExtensionBlock(in + (len - x), 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int retry_reencode(const uint8_t *in, size_t len, size_t s, uint32_t c, size_t x, uint8_t *out)
{
  hsk_server_hello_fields f = {0x0303, in, {in + 35, s}, c, 0, 1, {in + (len - x), x}};
  hsk_built b = hsk_hello_retry_request_build(&f, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert words: \forall integer k; 0 <= k < 8 ==> U32(out, 2 + 4 * k) == U32(in, 2 + 4 * k);
  //@ assert random: \forall integer k; 2 <= k < 34 ==> out[k] == in[k];
  //@ assert sid: \forall integer k; 35 <= k < 35 + s ==> out[k] == in[k];
  //@ assert extensions: \forall integer k; 40 + s <= k < len ==> out[k] == in[k];
  //@ assert version: out[0] == in[0] && out[1] == in[1];
  //@ assert sid_len: out[34] == in[34];
  //@ assert suite: out[35 + s] == in[35 + s] && out[36 + s] == in[36 + s];
  //@ assert compression: out[37 + s] == in[37 + s];
  //@ assert extensions_len: out[38 + s] == in[38 + s] && out[39 + s] == in[39 + s];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> HelloRetryRequest{Pre}(in, len) && U16{Pre}(in, 0) == 0x0303;
    ensures same: SAME(\result, in, len, out); */
int hsk_hello_retry_request_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_server_hello hrr;
  hsk_result r = hsk_hello_retry_request_parse(in, len, &hrr);
  if (r.error != HSK_OK) return 0;
  size_t s = hrr.session_id.len, x = hrr.extensions.len;
  //@ assert len: U16(in, 38 + s) == x;
  hsk_block_moves(in, 40 + s, x);
  return retry_reencode(in, len, s, hrr.cipher_suite, x, out);
}
