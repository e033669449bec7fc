/* SubjectPublicKeyInfo, RFC 5280 4.1.2.7; RSA keys, RFC 3279 2.3.1 and RFC 8017 A.1.1; EC keys, RFC 5480 2. */
/*@ // [s,e) is the contents of an RSAPublicKey: modulus with the magnitude [m,f), publicExponent with [x,e); both odd, 3 <= e
    predicate RsaFields(uint8_t *p, integer s, integer e, integer m, integer f, integer x) =
      DerUint(p, s, e, m, f) && DerUint(p, f, e, x, e) &&
      p[f-1] % 2 == 1 && p[e-1] % 2 == 1 && (e == x + 1 ==> p[x] >= 3) && e - x <= f - m;
    predicate RsaKey(uint8_t *p, integer b, integer e, integer m, integer f, integer x) =
      \exists integer s; DerTLV(p, b, e, 0x30, s, e) && RsaFields(p, s, e, m, f, x);
    predicate RsaGood(uint8_t *p, integer b, integer e) = \exists integer m, f, x; RsaKey(p, b, e, m, f, x);
    // ECPoint [b,e) of a curve whose coordinates have l bytes
    predicate Uncompressed(uint8_t *p, integer b, integer e, integer l) = e - b == 2 * l + 1 && p[b] == 4;
    predicate Compressed(uint8_t *p, integer b, integer e, integer l) = e - b == l + 1 && (p[b] == 2 || p[b] == 3);
    predicate PointGood(uint8_t *p, integer g, integer b, integer e) =
      g == 0 || Uncompressed(p, b, e, FieldLen(g)) || Compressed(p, b, e, FieldLen(g));
    // parameters [q,a): a named curve; [b,e): the point
    predicate EcGood(uint8_t *p, integer q, integer a, integer b, integer e) =
      \exists integer o; OidTLV(p, q, a, o, a) && PointGood(p, CurveGroup(p, o, a - o), b, e);
    // AlgorithmIdentifier with OID [o,q) and parameters [q,a), then the BIT STRING [k,e)
    predicate SpkiFields(uint8_t *p, integer b, integer o, integer q, integer a, integer k, integer e) =
      \exists integer c; AlgorithmIdentifier(p, b, e, c, a, o, q) && DerTLV(p, a, e, 0x03, k, e) && DerBits(p, k, e);
    predicate SpkiFrame(uint8_t *p, integer i, integer n, integer o, integer q, integer a, integer k, integer e) =
      \exists integer b; DerTLV(p, i, n, 0x30, b, e) && SpkiFields(p, b, o, q, a, k, e);
    // what the known key types demand; any other is fine, and so are any parameters of RSASSA-PSS
    predicate KeyGood(uint8_t *p, integer id, integer q, integer a, integer k, integer e) =
      (id == HSK_OID_RSA_ENCRYPTION ==> NullAt(p, q, a) && p[k] == 0 && RsaGood(p, k + 1, e)) &&
      (id == HSK_OID_RSASSA_PSS ==> p[k] == 0 && RsaGood(p, k + 1, e)) &&
      (id == HSK_OID_EC_PUBLIC_KEY ==> p[k] == 0 && EcGood(p, q, a, k + 1, e));
    predicate PublicKey(uint8_t *p, integer i, integer n, integer e) =
      \exists integer o, q, a, k; SpkiFrame(p, i, n, o, q, a, k, e) && KeyGood(p, OidKey(p, o, q - o), q, a, k, e);
*/
