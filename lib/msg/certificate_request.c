#include "msg/certificate_request.h"

hsk_result hsk_certificate_request_parse(const uint8_t *buf, size_t len, hsk_certificate_request *cr)
{
  hsk_span types = hsk_vec8(buf, len, 0, 1, 255);
  if (types.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_REQUEST, 0);
  size_t t = types.off + types.len;
  hsk_span algorithms = hsk_vec16(buf, len, t, 2, 65534);
  if (algorithms.off == 0 || algorithms.len % 2 != 0)
    return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_REQUEST, t);
  size_t a = algorithms.off + algorithms.len;
  hsk_span authorities = hsk_vec16(buf, len, a, 0, 65535);
  if (authorities.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_REQUEST, a);
  size_t end = authorities.off + authorities.len;
  if (end != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_REQUEST, end);
  size_t bad = hsk_items16_check(buf, authorities.off, len);
  if (bad != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_REQUEST, bad);
  //@ assert witness: CertificateRequestEnds(buf, len, types.off + types.len, algorithms.off + algorithms.len);
  cr->certificate_types.off = types.off;
  cr->certificate_types.len = types.len;
  cr->supported_signature_algorithms.off = algorithms.off;
  cr->supported_signature_algorithms.len = algorithms.len;
  cr->certificate_authorities.off = authorities.off;
  cr->certificate_authorities.len = authorities.len;
  return hsk_ok();
}

hsk_span hsk_distinguished_name_next(const uint8_t *buf, size_t off, size_t end)
{
  return hsk_items16_next(buf, off, end);
}

/* request_put writes a CertificateRequest of n bytes. */
/*@ requires n == 5 + types.len + algorithms.len + authorities.len && \valid(out + (0 .. n-1));
    requires \valid_read(types.data + (0 .. types.len-1)) && \valid_read(algorithms.data + (0 .. algorithms.len-1));
    requires \valid_read(authorities.data + (0 .. authorities.len-1));
    requires CertificateRequestFits(types.len, algorithms.len, authorities.data, authorities.len);
    requires \separated(out + (0 .. n-1), types.data + (0 .. types.len-1));
    requires \separated(out + (0 .. n-1), algorithms.data + (0 .. algorithms.len-1));
    requires \separated(out + (0 .. n-1), authorities.data + (0 .. authorities.len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures types: COPIED(out, 1, types.data, types.len);
    ensures algorithms: COPIED(out, 3 + types.len, algorithms.data, algorithms.len);
    ensures authorities: COPIED(out, 5 + types.len + algorithms.len, authorities.data, authorities.len);
    ensures grammar: CertificateRequestEnds(out, n, 1 + types.len, 3 + types.len + algorithms.len); */
static void request_put(uint8_t *out, size_t n, hsk_bytes types, hsk_bytes algorithms, hsk_bytes authorities)
{
  (void)n;
  hsk_put_vec8(out, 0, types);
  hsk_put_vec16(out, 1 + types.len, algorithms);
  //@ assert half: out[0] == types.len && U16(out, 1 + types.len) == algorithms.len;
  //@ assert half_types: COPIED(out, 1, types.data, types.len);
  hsk_put_vec16(out, 3 + types.len + algorithms.len, authorities);
  //@ assert lens: out[0] == types.len && U16(out, 1 + types.len) == algorithms.len;
  //@ assert same: \forall integer q; 0 <= q < authorities.len ==> authorities.data[q] == \at(authorities.data[q], Pre);
  /*@ assert moved: \forall integer q; 5 + types.len + algorithms.len <= q < 5 + types.len + algorithms.len + authorities.len ==>
                    out[q] == \at(authorities.data[q - (5 + types.len + algorithms.len)], Pre); */
  /*@ ghost size_t o = 5 + types.len + algorithms.len; GHOST_WALK_COPIED_ITEMS16(out, o, authorities.data, authorities.len) */
}

hsk_built hsk_certificate_request_build(const hsk_certificate_request_fields *fields, uint8_t *out,
                                        size_t cap)
{
  /* Field by field: the provers need to see each load. */
  const hsk_bytes types = {fields->certificate_types.data, fields->certificate_types.len};
  const hsk_bytes algorithms = {fields->supported_signature_algorithms.data,
                                fields->supported_signature_algorithms.len};
  const hsk_bytes authorities = {fields->certificate_authorities.data, fields->certificate_authorities.len};
  if (types.len < 1 || types.len > 255 || algorithms.len < 2 || algorithms.len > 65534 ||
      algorithms.len % 2 != 0 || authorities.len > 65535 ||
      hsk_items16_check(authorities.data, 0, authorities.len) != authorities.len)
    return hsk_built_bad_call();
  size_t n = 5 + types.len + algorithms.len + authorities.len;
  hsk_built b = hsk_built_of(n, cap);
  if (b.error == HSK_OK) request_put(out, n, types, algorithms, authorities);
  return b;
}
