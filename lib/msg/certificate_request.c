#include "msg/certificate_request.h"

/* names_end: off of the first name in [off,end) that is malformed, end if there is none. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result == end <==> DistinguishedNames(buf, off, end);
    ensures at: off <= \result <= end; */
static size_t names_end(const uint8_t *buf, size_t off, size_t end)
{
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant rest: DistinguishedNames(buf, off, end) <==> DistinguishedNames(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    hsk_span name = hsk_vec16(buf, end, i, 1, 65535);
    //@ assert here: name.off == 0 ==> !Vec16(buf, i, end, 1, 65535, i + 2 + U16(buf, i));
    if (name.off == 0) return i;
    i = name.off + name.len;
  }
  return i;
}

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
  size_t bad = names_end(buf, authorities.off, len);
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
  hsk_span r = {0, 0};
  if (off == end) return r;
  r.off = off + 2;
  r.len = hsk_be16(buf, off);
  return r;
}

hsk_built hsk_certificate_request_build(const hsk_certificate_request_fields *fields, uint8_t *out,
                                        size_t cap)
{
  const hsk_bytes types = fields->certificate_types, algorithms = fields->supported_signature_algorithms;
  const hsk_bytes authorities = fields->certificate_authorities;
  if (types.len < 1 || types.len > 255 || algorithms.len < 2 || algorithms.len > 65534 ||
      algorithms.len % 2 != 0 || authorities.len > 65535 ||
      names_end(authorities.data, 0, authorities.len) != authorities.len)
    return hsk_built_bad_call();
  size_t t = 1 + types.len, a = t + 2 + algorithms.len;
  hsk_built b = hsk_built_of(a + 2 + authorities.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put_vec8(out, 0, types);
  hsk_put_vec16(out, t, algorithms);
  hsk_put_vec16(out, a, authorities);
  return b;
}
