/* Certificate, RFC 5246 7.4.2. */
/*@ // [i,e) is a sequence of ASN.1Cert<1..2^24-1>
    predicate CertificateList(uint8_t *p, integer i, integer e) =
      i == e || (i + 3 <= e && 1 <= U24(p,i) && i + 3 + U24(p,i) <= e && CertificateList(p, i + 3 + U24(p,i), e));
    logic integer CertificateCount(uint8_t *p, integer i, integer e) =
      i >= e || U24(p,i) < 0 ? 0 : 1 + CertificateCount(p, i + 3 + U24(p,i), e);
    predicate Certificate(uint8_t *p, integer n) = Vec24(p, 0, n, 0, 16777215, n) && CertificateList(p, 3, n);
*/
/* What hsk_certificate_build takes: n certificates c[0..n) of 1..2^24-1 bytes, CertificatesSize bytes with their lengths. */
/*@ logic integer CertificatesSize(hsk_bytes *c, integer n) = n <= 0 ? 0 : CertificatesSize(c, n - 1) + 3 + c[n - 1].len;
    predicate CertificatesFit(hsk_bytes *c, integer n) =
      (\forall integer j; 0 <= j < n ==> 1 <= c[j].len) && CertificatesSize(c, n) <= 16777215;
*/
/* The certificate *c, its bytes as they were at M, stands behind its length at i in p as p is at L. */
/*@ predicate CertificateStands{L,M}(uint8_t *p, integer i, hsk_bytes *c) =
      \let n = \at(c->len, M);
      U24{L}(p, i) == n &&
      (\forall integer k; i + 3 <= k < i + 3 + n ==> \at(p[k], L) == \at(c->data[k - (i + 3)], M));
*/
