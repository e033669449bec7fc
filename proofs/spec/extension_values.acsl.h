#ifndef HSK_EXTENSION_VALUES_ACSL_H
#define HSK_EXTENSION_VALUES_ACSL_H
/* The extnValue contents of the extensions that hardshake understands, RFC 5280 4.2.1; each fills [b,e). */
/*@ // BasicConstraints (4.2.1.9): cA is TRUE or absent (X.690 11.5); a pathLenConstraint only beside cA
    predicate BasicConstraintsIn(uint8_t *p, integer s, integer e) =
      s == e || (DerTrue(p, s, e) && (s + 3 == e || \exists integer m; DerUint(p, s + 3, e, m, e)));
    predicate BasicConstraints(uint8_t *p, integer b, integer e) =
      \exists integer s; DerTLV(p, b, e, 0x30, s, e) && BasicConstraintsIn(p, s, e);
    predicate IsCa(uint8_t *p, integer b, integer e) =
      \exists integer s; DerTLV(p, b, e, 0x30, s, e) && DerTrue(p, s, e);
    predicate PathLenAt(uint8_t *p, integer b, integer e, integer m) =
      \exists integer s; DerTLV(p, b, e, 0x30, s, e) && DerTrue(p, s, e) && DerUint(p, s + 3, e, m, e);
    // the number, where it fits in 31 bits
    logic integer Saturated(integer v) = v >= 2147483648 ? 2147483648 : v;
    logic integer PathLenOf(uint8_t *p, integer m, integer e) =
      e - m == 1 ? p[m] : e - m == 2 ? U16(p, m) : e - m == 3 ? U24(p, m) :
      e - m == 4 ? Saturated(U32(p, m)) : 2147483648;
    // KeyUsage (4.2.1.3): up to 9 bits, at least one of them set. Trailing zero bits, which X.690 11.2.2 forbids, occur in roots.
    predicate KeyUsageIn(uint8_t *p, integer s, integer e) =
      DerBits(p, s, e) && ((e == s + 2 && p[s+1] != 0) || (e == s + 3 && p[s+2] % 128 == 0 && p[s+1] + p[s+2] != 0));
    predicate KeyUsage(uint8_t *p, integer b, integer e) = \exists integer s; DerTLV(p, b, e, 0x03, s, e) && KeyUsageIn(p, s, e);
    // ExtKeyUsageSyntax (4.2.1.12): one or more OBJECT IDENTIFIERs
    predicate PurposeList(uint8_t *p, integer i, integer e) =
      i == e || \exists integer o, j; OidTLV(p, i, e, o, j) && PurposeList(p, j, e);
    predicate ExtKeyUsage(uint8_t *p, integer b, integer e) =
      \exists integer s; DerTLV(p, b, e, 0x30, s, e) && s != e && PurposeList(p, s, e);
    // SubjectKeyIdentifier (4.2.1.2)
    predicate SubjectKeyId(uint8_t *p, integer b, integer e, integer k) = DerTLV(p, b, e, 0x04, k, e);
*/
#endif
