/* Name, RFC 5280 4.1.2.4; the order of a SET OF, X.690 11.6. */
/*@ // AttributeTypeAndValue at i, which ends at e: SEQUENCE { OBJECT IDENTIFIER, one element }
    predicate AttributeIn(uint8_t *p, integer b, integer e) =
      \exists integer o, v, w; OidTLV(p, b, e, o, v) && DerAny(p, v, e, w, e);
    predicate Attribute(uint8_t *p, integer i, integer n, integer e) =
      \exists integer b; DerTLV(p, i, n, 0x30, b, e) && AttributeIn(p, b, e);
    // the encoding [i,j) stands before or equals [j,k) in the order of a SET OF, where the shorter one is padded with zeros
    predicate Prefix(uint8_t *p, integer i, integer j, integer n) =
      \forall integer x; i <= x < i + n ==> p[x] == p[x + (j - i)];
    predicate Before(uint8_t *p, integer i, integer j, integer k) =
      (k - j >= j - i && Prefix(p, i, j, j - i)) ||
      \exists integer n; 0 <= n < j - i && n < k - j && Prefix(p, i, j, n) && p[i+n] < p[i+n+(j-i)];
    // [i,e) is the rest of a RelativeDistinguishedName, of no more than c attributes; the one before it started at h
    predicate SetRest(uint8_t *p, integer h, integer i, integer e, integer c) =
      i == e || (c > 0 && \exists integer j; Attribute(p, i, e, j) && Before(p, h, i, j) && SetRest(p, i, j, e, c - 1));
    predicate SetContents(uint8_t *p, integer b, integer e) =
      \exists integer j; Attribute(p, b, e, j) && SetRest(p, b, j, e, HSK_NAME_SET_MAX - 1);
    predicate Rdn(uint8_t *p, integer i, integer n, integer e) =
      \exists integer b; DerTLV(p, i, n, 0x31, b, e) && SetContents(p, b, e);
    predicate RdnSequence(uint8_t *p, integer i, integer e) =
      i == e || \exists integer j; Rdn(p, i, e, j) && RdnSequence(p, j, e);
    predicate Name(uint8_t *p, integer i, integer n, integer b, integer e) =
      DerTLV(p, i, n, 0x30, b, e) && RdnSequence(p, b, e);
*/
