/* CertificateRequest, RFC 5246 7.4.4. */
/*@ // [i,e) is a sequence of DistinguishedName<1..2^16-1>
    predicate DistinguishedNames(uint8_t *p, integer i, integer e) =
      i == e || (i + 2 <= e && 1 <= U16(p,i) && i + 2 + U16(p,i) <= e && DistinguishedNames(p, i + 2 + U16(p,i), e));
    // t, a: where certificate_types and supported_signature_algorithms end
    predicate CertificateRequestEnds(uint8_t *p, integer n, integer t, integer a) =
      Vec8(p, 0, n, 1, 255, t) && Vec16(p, t, n, 2, 65534, a) && U16(p, t) % 2 == 0 &&
      Vec16(p, a, n, 0, 65535, n) && DistinguishedNames(p, a + 2, n);
    predicate CertificateRequest(uint8_t *p, integer n) = \exists integer t, a; CertificateRequestEnds(p, n, t, a);
*/
