/* CertificateRequest, RFC 5246 7.4.4; each DistinguishedName<1..2^16-1> is an item of items16.acsl.h. */
/*@ // t, a: where certificate_types and supported_signature_algorithms end
    predicate CertificateRequestEnds(uint8_t *p, integer n, integer t, integer a) =
      Vec8(p, 0, n, 1, 255, t) && Vec16(p, t, n, 2, 65534, a) && U16(p, t) % 2 == 0 &&
      Vec16(p, a, n, 0, 65535, n) && Items16(p, a + 2, n);
    predicate CertificateRequest(uint8_t *p, integer n) = \exists integer t, a; CertificateRequestEnds(p, n, t, a);
*/
/* What hsk_certificate_request_build takes: lengths of certificate_types and supported_signature_algorithms, and the list x[0..n). */
/*@ predicate CertificateRequestFits(integer types, integer algorithms, uint8_t *x, integer n) =
      1 <= types <= 255 && 2 <= algorithms <= 65534 && algorithms % 2 == 0 && n <= 65535 && Items16(x, 0, n);
*/
#define CERTIFICATE_REQUEST_FITS(f) CertificateRequestFits{Pre}((f)->certificate_types.len, \
  (f)->supported_signature_algorithms.len, (f)->certificate_authorities.data, (f)->certificate_authorities.len)
#define CERTIFICATE_REQUEST_SIZE(f) (5 + (f)->certificate_types.len + (f)->supported_signature_algorithms.len + \
  (f)->certificate_authorities.len)
