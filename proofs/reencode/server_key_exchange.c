#include "reencode.h"
#include "msg/server_key_exchange.h"

/* dhe_build and ecdhe_build call the builders, with the fields one by one: the provers then see where each of them stands. */
/*@ requires \valid_read(p + (0 .. pn-1)) && \valid_read(g + (0 .. gn-1)) && \valid_read(y + (0 .. yn-1));
    requires \valid_read(s + (0 .. sn-1)) && \valid(out + (0 .. n-1)) && n == 10 + pn + gn + yn + sn;
    requires ServerKeyExchangeDheFits(pn, gn, yn, algorithm, sn);
    requires \separated(out + (0 .. n-1), p + (0 .. pn-1)) && \separated(out + (0 .. n-1), g + (0 .. gn-1));
    requires \separated(out + (0 .. n-1), y + (0 .. yn-1)) && \separated(out + (0 .. n-1), s + (0 .. sn-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures all: \result == 1;
    ensures p_len: U16(out, 0) == pn;
    ensures p: COPIED(out, 2, p, pn);
    ensures g_len: U16(out, 2 + pn) == gn;
    ensures g: COPIED(out, 4 + pn, g, gn);
    ensures y_len: U16(out, 4 + pn + gn) == yn;
    ensures y: COPIED(out, 6 + pn + gn, y, yn);
    ensures algorithm: U16(out, 6 + pn + gn + yn) == algorithm;
    ensures s_len: U16(out, 8 + pn + gn + yn) == sn;
    ensures s: COPIED(out, 10 + pn + gn + yn, s, sn); */
static int dhe_build(const uint8_t *p, size_t pn, const uint8_t *g, size_t gn, const uint8_t *y, size_t yn,
                     uint32_t algorithm, const uint8_t *s, size_t sn, uint8_t *out, size_t n)
{
  hsk_server_key_exchange_fields f;
  f.dh_p.data = p;
  f.dh_p.len = pn;
  f.dh_g.data = g;
  f.dh_g.len = gn;
  f.dh_Ys.data = y;
  f.dh_Ys.len = yn;
  f.algorithm = algorithm;
  f.signature.data = s;
  f.signature.len = sn;
  hsk_built b = hsk_server_key_exchange_dhe_build(&f, out, n);
  //@ assert ends: ServerKeyExchangeDheEnds(out, n, 2 + pn, 4 + pn + gn, 6 + pn + gn + yn);
  return b.error == HSK_OK;
}

/*@ requires \valid_read(y + (0 .. yn-1)) && \valid_read(s + (0 .. sn-1));
    requires \valid(out + (0 .. n-1)) && n == 8 + yn + sn;
    requires ServerKeyExchangeEcdheFits(curve, yn, algorithm, sn);
    requires \separated(out + (0 .. n-1), y + (0 .. yn-1)) && \separated(out + (0 .. n-1), s + (0 .. sn-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures all: \result == 1;
    ensures curve: out[0] == 3 && U16(out, 1) == curve;
    ensures y_len: out[3] == yn;
    ensures y: COPIED(out, 4, y, yn);
    ensures algorithm: U16(out, 4 + yn) == algorithm;
    ensures s_len: U16(out, 6 + yn) == sn;
    ensures s: COPIED(out, 8 + yn, s, sn); */
static int ecdhe_build(uint32_t curve, const uint8_t *y, size_t yn, uint32_t algorithm, const uint8_t *s, size_t sn,
                       uint8_t *out, size_t n)
{
  hsk_server_key_exchange_fields f;
  f.named_curve = curve;
  f.point.data = y;
  f.point.len = yn;
  f.algorithm = algorithm;
  f.signature.data = s;
  f.signature.len = sn;
  hsk_built b = hsk_server_key_exchange_ecdhe_build(&f, out, n);
  //@ assert ends: ServerKeyExchangeEcdheEnds(out, n, 4 + yn);
  return b.error == HSK_OK;
}

/* dhe_reencode, ecdhe_reencode build from the numbers of the view: the proof of the copy does not carry the parser's facts. */
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
  int r = dhe_build(in + 2, p, in + 4 + p, g, in + 6 + p + g, y, algorithm, in + 10 + p + g + y, s, out, len);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert p_len: out[0] == in[0] && out[1] == in[1];
  //@ assert g_len: out[2 + p] == in[2 + p] && out[3 + p] == in[3 + p];
  //@ assert Ys_len: out[4 + p + g] == in[4 + p + g] && out[5 + p + g] == in[5 + p + g];
  //@ assert algorithm: out[6 + p + g + y] == in[6 + p + g + y] && out[7 + p + g + y] == in[7 + p + g + y];
  //@ assert signature_len: out[8 + p + g + y] == in[8 + p + g + y] && out[9 + p + g + y] == in[9 + p + g + y];
  return r;
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
  //@ assert s: U16(in, 8 + p + g + y) == s;
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
  int r = ecdhe_build(curve, in + 4, n, algorithm, in + 8 + n, s, out, len);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert curve: out[0] == in[0] && out[1] == in[1] && out[2] == in[2];
  //@ assert point_len: out[3] == in[3];
  //@ assert algorithm: out[4 + n] == in[4 + n] && out[5 + n] == in[5 + n];
  //@ assert signature_len: out[6 + n] == in[6 + n] && out[7 + n] == in[7 + n];
  return r;
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
  //@ assert s: U16(in, 6 + n) == s;
  return ecdhe_reencode(in, len, ske.named_curve, n, ske.algorithm, s, out);
}
