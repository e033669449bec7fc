#include "msg/server_key_exchange.h"

/* ECCurveType, RFC 4492 5.4 */
enum { NAMED_CURVE = 3 };

hsk_result hsk_server_key_exchange_dhe_parse(const uint8_t *buf, size_t len, hsk_server_key_exchange *ske)
{
  hsk_span dh_p = hsk_vec16(buf, len, 0, 1, 65535);
  if (dh_p.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, 0);
  size_t p = dh_p.off + dh_p.len;
  hsk_span dh_g = hsk_vec16(buf, len, p, 1, 65535);
  if (dh_g.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, p);
  size_t g = dh_g.off + dh_g.len;
  hsk_span dh_Ys = hsk_vec16(buf, len, g, 1, 65535);
  if (dh_Ys.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, g);
  size_t y = dh_Ys.off + dh_Ys.len;
  if (len - y < 2) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, y);
  hsk_span signature = hsk_vec16(buf, len, y + 2, 0, 65535);
  if (signature.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, y + 2);
  size_t end = signature.off + signature.len;
  if (end != len) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, end);
  //@ assert witness: ServerKeyExchangeDheEnds(buf, len, dh_p.off + dh_p.len, dh_g.off + dh_g.len, y);
  ske->params_len = y;
  ske->dh_p.off = dh_p.off;
  ske->dh_p.len = dh_p.len;
  ske->dh_g.off = dh_g.off;
  ske->dh_g.len = dh_g.len;
  ske->dh_Ys.off = dh_Ys.off;
  ske->dh_Ys.len = dh_Ys.len;
  ske->named_curve = 0;
  ske->point.off = 0;
  ske->point.len = 0;
  ske->algorithm = hsk_be16(buf, y);
  ske->signature.off = signature.off;
  ske->signature.len = signature.len;
  return hsk_ok();
}

hsk_result hsk_server_key_exchange_ecdhe_parse(const uint8_t *buf, size_t len, hsk_server_key_exchange *ske)
{
  if (len < 3) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, len);
  if (hsk_u8(buf, 0) != NAMED_CURVE) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, 0);
  hsk_span point = hsk_vec8(buf, len, 3, 1, 255);
  if (point.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, 3);
  size_t y = point.off + point.len;
  if (len - y < 2) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, y);
  hsk_span signature = hsk_vec16(buf, len, y + 2, 0, 65535);
  if (signature.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, y + 2);
  size_t end = signature.off + signature.len;
  if (end != len) return hsk_bad(HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE, end);
  //@ assert witness: ServerKeyExchangeEcdheEnds(buf, len, point.off + point.len);
  ske->params_len = y;
  ske->dh_p.off = 0;
  ske->dh_p.len = 0;
  ske->dh_g.off = 0;
  ske->dh_g.len = 0;
  ske->dh_Ys.off = 0;
  ske->dh_Ys.len = 0;
  ske->named_curve = hsk_be16(buf, 1);
  ske->point.off = point.off;
  ske->point.len = point.len;
  ske->algorithm = hsk_be16(buf, y);
  ske->signature.off = signature.off;
  ske->signature.len = signature.len;
  return hsk_ok();
}

/* signed_put writes algorithm and signature, which end both forms, to out + y. */
/*@ requires \valid(out + (y .. y + 3 + signature.len)) && y + 4 + signature.len <= SIZE_MAX;
    requires algorithm <= 65535 && signature.len <= 65535 && \valid_read(signature.data + (0 .. signature.len-1));
    requires \separated(out + (y .. y + 3 + signature.len), signature.data + (0 .. signature.len-1));
    terminates \true; exits \false; assigns out[y .. y + 3 + signature.len];
    ensures algorithm: U16(out, y) == algorithm;
    ensures len: U16(out, y + 2) == signature.len;
    ensures signature: COPIED(out, y + 4, signature.data, signature.len); */
static void signed_put(uint8_t *out, size_t y, uint32_t algorithm, hsk_bytes signature)
{
  hsk_put16(out, y, algorithm);
  //@ assert algorithm: U16(out, y) == algorithm;
  hsk_put_vec16(out, y + 2, signature);
}

/* dh_params_put writes ServerDHParams. */
/*@ requires \valid(out + (0 .. 5 + dh_p.len + dh_g.len + dh_Ys.len)) && \valid_read(dh_p.data + (0 .. dh_p.len-1));
    requires \valid_read(dh_g.data + (0 .. dh_g.len-1)) && \valid_read(dh_Ys.data + (0 .. dh_Ys.len-1));
    requires 1 <= dh_p.len <= 65535 && 1 <= dh_g.len <= 65535 && 1 <= dh_Ys.len <= 65535;
    requires \separated(out + (0 .. 5 + dh_p.len + dh_g.len + dh_Ys.len), dh_p.data + (0 .. dh_p.len-1));
    requires \separated(out + (0 .. 5 + dh_p.len + dh_g.len + dh_Ys.len), dh_g.data + (0 .. dh_g.len-1));
    requires \separated(out + (0 .. 5 + dh_p.len + dh_g.len + dh_Ys.len), dh_Ys.data + (0 .. dh_Ys.len-1));
    terminates \true; exits \false; assigns out[0 .. 5 + dh_p.len + dh_g.len + dh_Ys.len];
    ensures p_len: U16(out, 0) == dh_p.len;
    ensures p: COPIED(out, 2, dh_p.data, dh_p.len);
    ensures g_len: U16(out, 2 + dh_p.len) == dh_g.len;
    ensures g: COPIED(out, 4 + dh_p.len, dh_g.data, dh_g.len);
    ensures Ys_len: U16(out, 4 + dh_p.len + dh_g.len) == dh_Ys.len;
    ensures Ys: COPIED(out, 6 + dh_p.len + dh_g.len, dh_Ys.data, dh_Ys.len); */
static void dh_params_put(uint8_t *out, hsk_bytes dh_p, hsk_bytes dh_g, hsk_bytes dh_Ys)
{
  hsk_put_vec16(out, 0, dh_p);
  hsk_put_vec16(out, 2 + dh_p.len, dh_g);
  //@ assert half: U16(out, 0) == dh_p.len && U16(out, 2 + dh_p.len) == dh_g.len;
  //@ assert half_p: COPIED(out, 2, dh_p.data, dh_p.len);
  hsk_put_vec16(out, 4 + dh_p.len + dh_g.len, dh_Ys);
}

/* dhe_put writes the whole DHE form, ecdhe_put the ECDHE form, of n bytes. */
/*@ requires n == 10 + dh_p.len + dh_g.len + dh_Ys.len + signature.len && \valid(out + (0 .. n-1));
    requires \valid_read(dh_p.data + (0 .. dh_p.len-1)) && \valid_read(dh_g.data + (0 .. dh_g.len-1));
    requires \valid_read(dh_Ys.data + (0 .. dh_Ys.len-1)) && \valid_read(signature.data + (0 .. signature.len-1));
    requires ServerKeyExchangeDheFits(dh_p.len, dh_g.len, dh_Ys.len, algorithm, signature.len);
    requires \separated(out + (0 .. n-1), dh_p.data + (0 .. dh_p.len-1));
    requires \separated(out + (0 .. n-1), dh_g.data + (0 .. dh_g.len-1));
    requires \separated(out + (0 .. n-1), dh_Ys.data + (0 .. dh_Ys.len-1));
    requires \separated(out + (0 .. n-1), signature.data + (0 .. signature.len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures grammar: ServerKeyExchangeDheEnds(out, n, 2 + dh_p.len, 4 + dh_p.len + dh_g.len,
                                              6 + dh_p.len + dh_g.len + dh_Ys.len);
    ensures p: COPIED(out, 2, dh_p.data, dh_p.len);
    ensures g: COPIED(out, 4 + dh_p.len, dh_g.data, dh_g.len);
    ensures Ys: COPIED(out, 6 + dh_p.len + dh_g.len, dh_Ys.data, dh_Ys.len);
    ensures algorithm: U16(out, 6 + dh_p.len + dh_g.len + dh_Ys.len) == algorithm;
    ensures signature: COPIED(out, 10 + dh_p.len + dh_g.len + dh_Ys.len, signature.data, signature.len); */
static void dhe_put(uint8_t *out, size_t n, hsk_bytes dh_p, hsk_bytes dh_g, hsk_bytes dh_Ys,
                    uint32_t algorithm, hsk_bytes signature)
{
  (void)n;
  dh_params_put(out, dh_p, dh_g, dh_Ys);
  signed_put(out, 6 + dh_p.len + dh_g.len + dh_Ys.len, algorithm, signature);
  //@ assert lens: U16(out, 0) == dh_p.len && U16(out, 2 + dh_p.len) == dh_g.len;
  //@ assert Ys_len: U16(out, 4 + dh_p.len + dh_g.len) == dh_Ys.len;
}

/*@ requires n == 8 + point.len + signature.len && \valid(out + (0 .. n-1));
    requires \valid_read(point.data + (0 .. point.len-1)) && \valid_read(signature.data + (0 .. signature.len-1));
    requires ServerKeyExchangeEcdheFits(named_curve, point.len, algorithm, signature.len);
    requires \separated(out + (0 .. n-1), point.data + (0 .. point.len-1));
    requires \separated(out + (0 .. n-1), signature.data + (0 .. signature.len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures grammar: ServerKeyExchangeEcdheEnds(out, n, 4 + point.len);
    ensures curve: U16(out, 1) == named_curve;
    ensures point: COPIED(out, 4, point.data, point.len);
    ensures algorithm: U16(out, 4 + point.len) == algorithm;
    ensures signature: COPIED(out, 8 + point.len, signature.data, signature.len); */
static void ecdhe_put(uint8_t *out, size_t n, uint32_t named_curve, hsk_bytes point, uint32_t algorithm,
                      hsk_bytes signature)
{
  (void)n;
  hsk_put8(out, 0, NAMED_CURVE);
  hsk_put16(out, 1, named_curve);
  hsk_put_vec8(out, 3, point);
  //@ assert params: out[0] == 3 && U16(out, 1) == named_curve && out[3] == point.len;
  signed_put(out, 4 + point.len, algorithm, signature);
  //@ assert fixed: out[0] == 3 && U16(out, 1) == named_curve && out[3] == point.len;
}

hsk_built hsk_server_key_exchange_dhe_build(const hsk_server_key_exchange_fields *fields, uint8_t *out,
                                            size_t cap)
{
  /* Field by field: the provers need to see each load. */
  const hsk_bytes dh_p = {fields->dh_p.data, fields->dh_p.len};
  const hsk_bytes dh_g = {fields->dh_g.data, fields->dh_g.len};
  const hsk_bytes dh_Ys = {fields->dh_Ys.data, fields->dh_Ys.len};
  const hsk_bytes signature = {fields->signature.data, fields->signature.len};
  const uint32_t algorithm = fields->algorithm;
  if (dh_p.len < 1 || dh_p.len > 65535 || dh_g.len < 1 || dh_g.len > 65535 || dh_Ys.len < 1 ||
      dh_Ys.len > 65535 || algorithm > 65535 || signature.len > 65535)
    return hsk_built_bad_call();
  size_t n = 10 + dh_p.len + dh_g.len + dh_Ys.len + signature.len;
  hsk_built b = hsk_built_of(n, cap);
  if (b.error != HSK_OK) return b;
  dhe_put(out, n, dh_p, dh_g, dh_Ys, algorithm, signature);
  //@ assert g: COPIED(out, 4 + dh_p.len, dh_g.data, dh_g.len);
  //@ assert Ys: COPIED(out, 6 + dh_p.len + dh_g.len, dh_Ys.data, dh_Ys.len);
  return b;
}

hsk_built hsk_server_key_exchange_ecdhe_build(const hsk_server_key_exchange_fields *fields, uint8_t *out,
                                              size_t cap)
{
  const hsk_bytes point = {fields->point.data, fields->point.len};
  const hsk_bytes signature = {fields->signature.data, fields->signature.len};
  const uint32_t named_curve = fields->named_curve, algorithm = fields->algorithm;
  if (named_curve > 65535 || point.len < 1 || point.len > 255 || algorithm > 65535 || signature.len > 65535)
    return hsk_built_bad_call();
  size_t n = 8 + point.len + signature.len;
  hsk_built b = hsk_built_of(n, cap);
  if (b.error == HSK_OK) ecdhe_put(out, n, named_curve, point, algorithm, signature);
  return b;
}
