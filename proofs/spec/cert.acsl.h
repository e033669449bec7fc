/* Certificate and TBSCertificate, RFC 5280 4.1. */
/*@ // version at i, which is v1 where it is absent, then CertificateSerialNumber with the contents [s,e)
    predicate Version(uint8_t *p, integer i, integer n, integer v, integer e) =
      (v == 1 && e == i) ||
      ((v == 2 || v == 3) && \exists integer b; DerTLV(p, i, n, 0xa0, b, e) && e == b + 3 &&
                                                 p[b] == 2 && p[b+1] == 1 && p[b+2] == v - 1);
    predicate Serial(uint8_t *p, integer i, integer n, integer s, integer e) =
      DerTLV(p, i, n, 0x02, s, e) && DerInt(p, s, e) && e - s <= 20;
    predicate VersionSerial(uint8_t *p, integer i, integer n, integer v, integer s, integer e) =
      \exists integer m; Version(p, i, n, v, m) && Serial(p, m, n, s, e);
    // signature at i, the same bytes as signatureAlgorithm, which is the l bytes at a
    predicate Signature(uint8_t *p, integer i, integer n, integer a, integer l, integer e) =
      i <= e <= n && e - i == l && SameBytes(p, i, a, l) && \exists integer b, o, q; AlgorithmIdentifier(p, i, n, b, e, o, q);
    // validity: its contents [b,e), notBefore with the contents [x,j), notAfter with [y,e)
    predicate ValidityIn(uint8_t *p, integer b, integer e, integer x, integer j, integer y) =
      Time(p, b, e, x, j) && Time(p, j, e, y, e);
    predicate Validity(uint8_t *p, integer i, integer n, integer e) =
      \exists integer b, x, j, y; DerTLV(p, i, n, 0x30, b, e) && ValidityIn(p, b, e, x, j, y);
    // a Name that is not empty
    predicate IssuerName(uint8_t *p, integer i, integer n, integer b, integer e) = Name(p, i, n, b, e) && b != e;
    // version to subject: version v, serial [s,e0), signature to e1, issuer [ib,e2), validity to e3, subject [sb,e4)
    predicate TbsHead(uint8_t *p, integer i, integer n, integer a, integer l, integer v, integer s, integer e0, integer e1,
                      integer ib, integer e2, integer e3, integer sb, integer e4) =
      VersionSerial(p, i, n, v, s, e0) && Signature(p, e0, n, a, l, e1) && IssuerName(p, e1, n, ib, e2) &&
      Validity(p, e2, n, e3) && Name(p, e3, n, sb, e4);
    // an optional unique identifier, in version 2 and 3
    predicate UniqueId(uint8_t *p, integer i, integer n, integer tag, integer v, integer e) =
      (e == i && \forall integer b, j; !DerTLV(p, i, n, tag, b, j)) ||
      (v >= 2 && \exists integer b; DerTLV(p, i, n, tag, b, e) && DerBits(p, b, e));
    // optional extensions, in version 3, the list being [s,n); s == 0: none
    predicate OptionalExtensions(uint8_t *p, integer i, integer n, integer v, integer s) =
      (i == n && s == 0) ||
      (v == 3 && \exists integer b; DerTLV(p, i, n, 0xa3, b, n) && DerTLV(p, b, n, 0x30, s, n) && CertExtensions(p, s, n));
    // subjectPublicKeyInfo to extensions
    predicate TbsTail(uint8_t *p, integer i, integer n, integer v, integer k, integer u, integer w, integer s) =
      PublicKey(p, i, n, k) && UniqueId(p, k, n, 0x81, v, u) && UniqueId(p, u, n, 0x82, v, w) &&
      OptionalExtensions(p, w, n, v, s);
    // 4.1.2.6: an empty subject [sb,e4) only beside a critical subjectAltName, and not in a CA
    predicate SubjectGood(uint8_t *p, integer sb, integer e4, integer s, integer n) =
      sb == e4 ==> s != 0 && NamesSubject(p, s, n) && !AssertsCa(p, s, n);
    predicate Tbs(uint8_t *p, integer i, integer n, integer a, integer l) =
      \exists integer v, x, e0, e1, ib, e2, e3, sb, e4, k, u, w, s;
        TbsHead(p, i, n, a, l, v, x, e0, e1, ib, e2, e3, sb, e4) && TbsTail(p, e4, n, v, k, u, w, s) &&
        SubjectGood(p, sb, e4, s, n);
    // the three parts: TBSCertificate with the contents [t,a), signatureAlgorithm to e, signatureValue [b,n)
    predicate OuterFields(uint8_t *p, integer f, integer n, integer t, integer a, integer e, integer b, integer o, integer q) =
      \exists integer c; DerTLV(p, f, n, 0x30, t, a) && AlgorithmIdentifier(p, a, n, c, e, o, q) && OctetBits(p, e, n, b, n);
    predicate Outer(uint8_t *p, integer n, integer t, integer a, integer e, integer b, integer o, integer q) =
      \exists integer f; DerTLV(p, 0, n, 0x30, f, n) && OuterFields(p, f, n, t, a, e, b, o, q);
    predicate Certificate(uint8_t *p, integer n) =
      \exists integer t, a, e, b, o, q; Outer(p, n, t, a, e, b, o, q) &&
        SignatureScheme(p, o, q - o, q, e - q) != 4294967295 && Tbs(p, t, a, a, e - a);
*/
