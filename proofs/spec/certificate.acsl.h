/* Certificate, RFC 5246 7.4.2. */
/*@ // [i,e) is a sequence of ASN.1Cert<1..2^24-1>
    predicate CertificateList(uint8_t *p, integer i, integer e) =
      i == e || (i + 3 <= e && 1 <= U24(p,i) && i + 3 + U24(p,i) <= e && CertificateList(p, i + 3 + U24(p,i), e));
    logic integer CertificateCount(uint8_t *p, integer i, integer e) =
      i >= e ? 0 : 1 + CertificateCount(p, i + 3 + U24(p,i), e);
    predicate Certificate(uint8_t *p, integer n) = Vec24(p, 0, n, 0, 16777215, n) && CertificateList(p, 3, n);
*/
