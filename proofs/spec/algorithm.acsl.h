/* AlgorithmIdentifier, RFC 5280 4.1.1.2; parameters of signature algorithms, RFC 4055 5 and RFC 5758 3.2. */
/*@ // SEQUENCE at i with contents [b,e): OBJECT IDENTIFIER [o,q), then nothing (q == e) or one element [q,e)
    predicate Parameters(uint8_t *p, integer q, integer e) = q == e || \exists integer c; DerAny(p, q, e, c, e);
    predicate AlgorithmIdentifier(uint8_t *p, integer i, integer n, integer b, integer e, integer o, integer q) =
      DerTLV(p, i, n, 0x30, b, e) && OidTLV(p, b, e, o, q) && Parameters(p, q, e);
    predicate NullAt(uint8_t *p, integer q, integer e) = e == q + 2 && p[q] == 5 && p[q+1] == 0;
    // what the parameters [q,q+r) make of the scheme s
    logic integer IfNullOrAbsent(uint8_t *p, integer q, integer r, integer s) =
      (r == 0 || (r == 2 && p[q] == 5 && p[q+1] == 0)) ? s : 4294967295;
    logic integer IfAbsent(integer r, integer s) = r == 0 ? s : 4294967295;
    logic integer SchemeOf(uint8_t *p, integer id, integer q, integer r) =
      id == HSK_OID_SHA256_WITH_RSA ? IfNullOrAbsent(p, q, r, 0x0401) :
      id == HSK_OID_SHA384_WITH_RSA ? IfNullOrAbsent(p, q, r, 0x0501) :
      id == HSK_OID_SHA512_WITH_RSA ? IfNullOrAbsent(p, q, r, 0x0601) :
      id == HSK_OID_ECDSA_WITH_SHA256 ? IfAbsent(r, 0x0403) :
      id == HSK_OID_ECDSA_WITH_SHA384 ? IfAbsent(r, 0x0503) :
      id == HSK_OID_ECDSA_WITH_SHA512 ? IfAbsent(r, 0x0603) : 0;
    logic integer SignatureScheme(uint8_t *p, integer o, integer l, integer q, integer r) =
      SchemeOf(p, OidSignature(p, o, l), q, r);
    logic integer GroupOf(integer id) =
      id == HSK_OID_SECP256R1 ? 0x17 : id == HSK_OID_SECP384R1 ? 0x18 : id == HSK_OID_SECP521R1 ? 0x19 : 0;
    logic integer CurveGroup(uint8_t *p, integer o, integer l) = GroupOf(OidCurve(p, o, l));
    logic integer FieldLen(integer group) = group == 0x17 ? 32 : group == 0x18 ? 48 : group == 0x19 ? 66 : 0;
*/
