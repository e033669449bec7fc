#include "reencode.h"
#include "msg/server_key_exchange.h"

/* dhe_reencode builds from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && len == 10 + p + g + y + s;
    requires ServerKeyExchangeDheFits(p, g, y, algorithm, s);
    requires p: U16(in, 0) == p;
    requires g: U16(in, 2 + p) == g;
    requires Ys: U16(in, 4 + p + g) == y;
    requires algorithm: U16(in, 6 + p + g + y) == algorithm;
    requires signature: U16(in, 8 + p + g + y) == s;
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int dhe_reencode(const uint8_t *in, size_t len, size_t p, size_t g, size_t y, uint32_t algorithm, size_t s,
                        uint8_t *out)
{
  hsk_server_key_exchange_fields f = {{in + 2, p}, {in + 4 + p, g}, {in + 6 + p + g, y}, 0, {in, 0}, algorithm,
                                      {in + 10 + p + g + y, s}};
  hsk_built b = hsk_server_key_exchange_dhe_build(&f, out, len);
  //@ assert p_len: out[0] == in[0] && out[1] == in[1];
  //@ assert p: \forall integer k; 2 <= k < 2 + p ==> out[k] == in[k];
  //@ assert g_len: out[2 + p] == in[2 + p] && out[3 + p] == in[3 + p];
  //@ assert g: \forall integer k; 4 + p <= k < 4 + p + g ==> out[k] == in[k];
  //@ assert Ys_len: out[4 + p + g] == in[4 + p + g] && out[5 + p + g] == in[5 + p + g];
  //@ assert Ys: \forall integer k; 6 + p + g <= k < 6 + p + g + y ==> out[k] == in[k];
  //@ assert algorithm: out[6 + p + g + y] == in[6 + p + g + y] && out[7 + p + g + y] == in[7 + p + g + y];
  //@ assert signature_len: out[8 + p + g + y] == in[8 + p + g + y] && out[9 + p + g + y] == in[9 + p + g + y];
  //@ assert signature: \forall integer k; 10 + p + g + y <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> ServerKeyExchangeDhe{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_server_key_exchange_dhe_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_server_key_exchange ske;
  hsk_result r = hsk_server_key_exchange_dhe_parse(in, len, &ske);
  if (r.error != HSK_OK) return 0;
  size_t p = ske.dh_p.len, g = ske.dh_g.len, y = ske.dh_Ys.len, s = ske.signature.len;
  return dhe_reencode(in, len, p, g, y, ske.algorithm, s, out);
}

/*@ requires APART(in, len, out) && len == 8 + n + s;
    requires ServerKeyExchangeEcdheFits(curve, n, algorithm, s);
    requires curve: in[0] == 3 && U16(in, 1) == curve;
    requires point: in[3] == n;
    requires algorithm: U16(in, 4 + n) == algorithm;
    requires signature: U16(in, 6 + n) == s;
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int ecdhe_reencode(const uint8_t *in, size_t len, uint32_t curve, size_t n, uint32_t algorithm, size_t s,
                          uint8_t *out)
{
  hsk_server_key_exchange_fields f = {{in, 0}, {in, 0}, {in, 0}, curve, {in + 4, n}, algorithm, {in + 8 + n, s}};
  hsk_built b = hsk_server_key_exchange_ecdhe_build(&f, out, len);
  //@ assert curve: out[0] == in[0] && out[1] == in[1] && out[2] == in[2];
  //@ assert point_len: out[3] == in[3];
  //@ assert point: \forall integer k; 4 <= k < 4 + n ==> out[k] == in[k];
  //@ assert algorithm: out[4 + n] == in[4 + n] && out[5 + n] == in[5 + n];
  //@ assert signature_len: out[6 + n] == in[6 + n] && out[7 + n] == in[7 + n];
  //@ assert signature: \forall integer k; 8 + n <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> ServerKeyExchangeEcdhe{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_server_key_exchange_ecdhe_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_server_key_exchange ske;
  hsk_result r = hsk_server_key_exchange_ecdhe_parse(in, len, &ske);
  if (r.error != HSK_OK) return 0;
  size_t n = ske.point.len, s = ske.signature.len;
  return ecdhe_reencode(in, len, ske.named_curve, n, ske.algorithm, s, out);
}
