/* ServerKeyExchange (RFC 5246 7.4.3, RFC 4492 5.4), signed. The key exchange that was agreed says which of the two forms it has. */
#ifndef HSK_MSG_SERVER_KEY_EXCHANGE_H
#define HSK_MSG_SERVER_KEY_EXCHANGE_H
#include "msg/built.h"
#ifdef __FRAMAC__
#include "server_key_exchange.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_server_key_exchange: a view of the body buf[0..len). Fields of the other form are 0. */
typedef struct {
  size_t
      params_len; /* buf[0..params_len) is ServerDHParams or ServerECDHParams: what is signed behind both randoms */
  hsk_span dh_p, dh_g, dh_Ys; /* ServerDHParams, 1..2^16-1 bytes each */
  uint32_t named_curve;       /* ServerECDHParams, NamedCurve */
  hsk_span point;             /* ServerECDHParams, ECPoint, 1..255 bytes */
  uint32_t algorithm;         /* SignatureAndHashAlgorithm: hash * 256 + signature */
  hsk_span signature;         /* 0..2^16-1 bytes */
} hsk_server_key_exchange;

/* hsk_server_key_exchange_dhe_parse, hsk_server_key_exchange_ecdhe_parse read a body that fills buf[0..len); the view is true as long
   as these bytes are. On failure *ske is unchanged. HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE: the lengths do not fit, or, for ECDHE,
   the curve is not a named one. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(ske) && \separated(ske, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *ske;
    ensures iff: \result.error == HSK_OK <==> ServerKeyExchangeDhe(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE;
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==> ServerKeyExchangeDheEnds(buf, len, ske->dh_p.off + ske->dh_p.len,
      ske->dh_g.off + ske->dh_g.len, ske->dh_Ys.off + ske->dh_Ys.len);
    ensures p: \result.error == HSK_OK ==> ske->dh_p.off == 2 && ske->dh_p.len == U16(buf, 0);
    ensures g_off: \result.error == HSK_OK ==> ske->dh_g.off == ske->dh_p.off + ske->dh_p.len + 2;
    ensures g_len: \result.error == HSK_OK ==> ske->dh_g.len == U16(buf, ske->dh_p.off + ske->dh_p.len);
    ensures y_off: \result.error == HSK_OK ==> ske->dh_Ys.off == ske->dh_g.off + ske->dh_g.len + 2;
    ensures y_len: \result.error == HSK_OK ==> ske->dh_Ys.len == U16(buf, ske->dh_g.off + ske->dh_g.len);
    ensures params: \result.error == HSK_OK ==> ske->params_len == ske->dh_Ys.off + ske->dh_Ys.len;
    ensures algorithm: \result.error == HSK_OK ==> ske->algorithm == U16(buf, ske->params_len);
    ensures signature_off: \result.error == HSK_OK ==> ske->signature.off == ske->params_len + 4;
    ensures signature_end: \result.error == HSK_OK ==> ske->signature.off + ske->signature.len == len;
    ensures other: \result.error == HSK_OK ==> ske->named_curve == 0 && ske->point.off == 0 && ske->point.len == 0;
    ensures keep: \result.error != HSK_OK ==> *ske == \old(*ske); */
HSK_API HSK_NODISCARD hsk_result hsk_server_key_exchange_dhe_parse(const uint8_t *buf, size_t len,
                                                                   hsk_server_key_exchange *ske);
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(ske) && \separated(ske, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *ske;
    ensures iff: \result.error == HSK_OK <==> ServerKeyExchangeEcdhe(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SERVER_KEY_EXCHANGE;
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==> ServerKeyExchangeEcdheEnds(buf, len, ske->point.off + ske->point.len);
    ensures curve: \result.error == HSK_OK ==> ske->named_curve == U16(buf, 1);
    ensures point: \result.error == HSK_OK ==> ske->point.off == 4 && ske->point.len == buf[3];
    ensures params: \result.error == HSK_OK ==> ske->params_len == ske->point.off + ske->point.len;
    ensures algorithm: \result.error == HSK_OK ==> ske->algorithm == U16(buf, ske->params_len);
    ensures signature_off: \result.error == HSK_OK ==> ske->signature.off == ske->params_len + 4;
    ensures signature_end: \result.error == HSK_OK ==> ske->signature.off + ske->signature.len == len;
    ensures other: \result.error == HSK_OK ==> ske->dh_p.off == 0 && ske->dh_p.len == 0 && ske->dh_g.off == 0 &&
      ske->dh_g.len == 0 && ske->dh_Ys.off == 0 && ske->dh_Ys.len == 0;
    ensures keep: \result.error != HSK_OK ==> *ske == \old(*ske); */
HSK_API HSK_NODISCARD hsk_result hsk_server_key_exchange_ecdhe_parse(const uint8_t *buf, size_t len,
                                                                     hsk_server_key_exchange *ske);

/* hsk_server_key_exchange_fields: what is built; fields of the other form are not looked at. A signer builds with an empty signature
   first: the params are then the bytes before the last 4. */
typedef struct {
  hsk_bytes dh_p, dh_g, dh_Ys;
  uint32_t named_curve;
  hsk_bytes point;
  uint32_t algorithm;
  hsk_bytes signature;
} hsk_server_key_exchange_fields;

/* hsk_server_key_exchange_dhe_build, hsk_server_key_exchange_ecdhe_build write the body; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(fields) && \separated(out + (0 .. cap-1), fields);
    requires \valid_read(fields->dh_p.data + (0 .. fields->dh_p.len-1));
    requires \separated(out + (0 .. cap-1), fields->dh_p.data + (0 .. fields->dh_p.len-1));
    requires \valid_read(fields->dh_g.data + (0 .. fields->dh_g.len-1));
    requires \separated(out + (0 .. cap-1), fields->dh_g.data + (0 .. fields->dh_g.len-1));
    requires \valid_read(fields->dh_Ys.data + (0 .. fields->dh_Ys.len-1));
    requires \separated(out + (0 .. cap-1), fields->dh_Ys.data + (0 .. fields->dh_Ys.len-1));
    requires \valid_read(fields->signature.data + (0 .. fields->signature.len-1));
    requires \separated(out + (0 .. cap-1), fields->signature.data + (0 .. fields->signature.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, SKE_DHE_FITS(fields));
    ensures too_small: BUILT_TOO_SMALL(\result, SKE_DHE_FITS(fields), SKE_DHE_SIZE(fields), cap);
    ensures ok: BUILT_OK(\result, SKE_DHE_FITS(fields), SKE_DHE_SIZE(fields), cap);
    ensures need: BUILT_NEED(\result, SKE_DHE_SIZE(fields));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> ServerKeyExchangeDheEnds(out, \result.need, 2 + fields->dh_p.len,
      4 + fields->dh_p.len + fields->dh_g.len, SKE_DHE_PARAMS(fields));
    ensures p: \result.error == HSK_OK ==> COPIED(out, 2, fields->dh_p.data, fields->dh_p.len);
    ensures g: \result.error == HSK_OK ==> COPIED(out, 4 + fields->dh_p.len, fields->dh_g.data, fields->dh_g.len);
    ensures Ys: \result.error == HSK_OK ==>
      COPIED(out, 6 + fields->dh_p.len + fields->dh_g.len, fields->dh_Ys.data, fields->dh_Ys.len);
    ensures algorithm: \result.error == HSK_OK ==> U16(out, SKE_DHE_PARAMS(fields)) == fields->algorithm;
    ensures signature: \result.error == HSK_OK ==>
      COPIED(out, 10 + fields->dh_p.len + fields->dh_g.len + fields->dh_Ys.len, fields->signature.data,
             fields->signature.len); */
HSK_API HSK_NODISCARD hsk_built
hsk_server_key_exchange_dhe_build(const hsk_server_key_exchange_fields *fields, uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(fields) && \separated(out + (0 .. cap-1), fields);
    requires \valid_read(fields->point.data + (0 .. fields->point.len-1));
    requires \separated(out + (0 .. cap-1), fields->point.data + (0 .. fields->point.len-1));
    requires \valid_read(fields->signature.data + (0 .. fields->signature.len-1));
    requires \separated(out + (0 .. cap-1), fields->signature.data + (0 .. fields->signature.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, SKE_ECDHE_FITS(fields));
    ensures too_small: BUILT_TOO_SMALL(\result, SKE_ECDHE_FITS(fields), SKE_ECDHE_SIZE(fields), cap);
    ensures ok: BUILT_OK(\result, SKE_ECDHE_FITS(fields), SKE_ECDHE_SIZE(fields), cap);
    ensures need: BUILT_NEED(\result, SKE_ECDHE_SIZE(fields));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> ServerKeyExchangeEcdheEnds(out, \result.need, 4 + fields->point.len);
    ensures curve: \result.error == HSK_OK ==> U16(out, 1) == fields->named_curve;
    ensures point: \result.error == HSK_OK ==> COPIED(out, 4, fields->point.data, fields->point.len);
    ensures algorithm: \result.error == HSK_OK ==> U16(out, 4 + fields->point.len) == fields->algorithm;
    ensures signature: \result.error == HSK_OK ==>
      COPIED(out, 8 + fields->point.len, fields->signature.data, fields->signature.len); */
HSK_API HSK_NODISCARD hsk_built
hsk_server_key_exchange_ecdhe_build(const hsk_server_key_exchange_fields *fields, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
