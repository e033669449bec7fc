/* Extensions of a certificate, RFC 5280 4.1.2.9 and 4.2. */
/*@ // Extension at i: extnID [o,q), critical c, extnValue [v,e); a critical of FALSE is not encoded (X.690 11.5)
    predicate ExtensionFields(uint8_t *p, integer b, integer e, integer o, integer q, integer c, integer v) =
      OidTLV(p, b, e, o, q) && ((c == 0 && DerTLV(p, q, e, 0x04, v, e)) ||
                                (c == 1 && DerTrue(p, q, e) && DerTLV(p, q + 3, e, 0x04, v, e)));
    predicate Extension(uint8_t *p, integer i, integer n, integer o, integer q, integer c, integer v, integer e) =
      \exists integer b; DerTLV(p, i, n, 0x30, b, e) && ExtensionFields(p, b, e, o, q, c, v);
    // one of the extensions in [i,e) has the OID whose contents are the l bytes at o
    predicate SameBytes(uint8_t *p, integer i, integer j, integer l) = \forall integer x; 0 <= x < l ==> p[i+x] == p[j+x];
    predicate HasOid(uint8_t *p, integer i, integer e, integer o, integer l) =
      i < e && \exists integer b, j, c, d; DerTLV(p, i, e, 0x30, b, j) && DerTLV(p, b, j, 0x06, c, d) &&
                 ((d - c == l && SameBytes(p, c, o, l)) || HasOid(p, j, e, o, l));
    // the extnValue [v,e) of the known extension id is what RFC 5280 says; any other is fine
    predicate ValueGood(uint8_t *p, integer id, integer v, integer e) =
      (id == HSK_OID_BASIC_CONSTRAINTS ==> BasicConstraints(p, v, e)) &&
      (id == HSK_OID_KEY_USAGE ==> KeyUsage(p, v, e)) &&
      (id == HSK_OID_EXT_KEY_USAGE ==> ExtKeyUsage(p, v, e)) &&
      (id == HSK_OID_SUBJECT_ALT_NAME ==> \exists integer b; SubjectAltName(p, v, e, b)) &&
      (id == HSK_OID_AUTHORITY_KEY_ID ==> \exists integer k, a; AuthorityKeyId(p, v, e, k, a)) &&
      (id == HSK_OID_SUBJECT_KEY_ID ==> \exists integer k; SubjectKeyId(p, v, e, k));
    // an extension at i with an OID that none of those in [s,i) has
    predicate NewExtension(uint8_t *p, integer s, integer i, integer n, integer o, integer q, integer c, integer v, integer e) =
      Extension(p, i, n, o, q, c, v, e) && !HasOid(p, s, i, o, q - o) && ValueGood(p, OidExtension(p, o, q - o), v, e);
    // [i,n) is the rest, k extensions at most, of a list that starts at s
    predicate ExtensionsRest(uint8_t *p, integer s, integer i, integer n, integer k) =
      i == n || (k > 0 && \exists integer o, q, c, v, e; NewExtension(p, s, i, n, o, q, c, v, e) &&
                                                         ExtensionsRest(p, s, e, n, k - 1));
    predicate CertExtensions(uint8_t *p, integer b, integer e) =
      b != e && ExtensionsRest(p, b, b, e, HSK_CERT_EXTENSIONS_MAX);
    // some extension in [i,n) is a critical subjectAltName; asserts cA
    predicate NamesSubject(uint8_t *p, integer i, integer n) =
      i < n && \exists integer o, q, c, v, e; Extension(p, i, n, o, q, c, v, e) &&
        ((OidExtension(p, o, q - o) == HSK_OID_SUBJECT_ALT_NAME && c == 1) || NamesSubject(p, e, n));
    predicate AssertsCa(uint8_t *p, integer i, integer n) =
      i < n && \exists integer o, q, c, v, e; Extension(p, i, n, o, q, c, v, e) &&
        ((OidExtension(p, o, q - o) == HSK_OID_BASIC_CONSTRAINTS && IsCa(p, v, e)) || AssertsCa(p, e, n));
*/
