/* DER, ITU-T X.690 8 and 10: the subset that X.509 uses. */
/*@ // definite, minimal length octets at [i,b) giving the value l (up to 3 length bytes)
    predicate DerLen(uint8_t *p, integer i, integer n, integer l, integer b) =
      (i + 1 <= n && p[i] < 128 && l == p[i] && b == i + 1) ||
      (i + 2 <= n && p[i] == 129 && l == p[i+1] && l >= 128 && b == i + 2) ||
      (i + 3 <= n && p[i] == 130 && l == U16(p,i+1) && l >= 256 && b == i + 3) ||
      (i + 4 <= n && p[i] == 131 && l == U24(p,i+1) && l >= 65536 && b == i + 4);
    // an element with the one-byte tag at i, contents [b,e)
    predicate DerTLV(uint8_t *p, integer i, integer n, integer tag, integer b, integer e) =
      i + 1 <= n && p[i] == tag && DerLen(p, i + 1, n, e - b, b) && b <= e <= n;
    // an element with any one-byte tag
    predicate DerAny(uint8_t *p, integer i, integer n, integer b, integer e) =
      i + 1 <= n && p[i] % 32 != 31 && DerTLV(p, i, n, p[i], b, e);
    // contents of an INTEGER (X.690 8.3), of one that is not negative, and of one that is positive
    predicate DerInt(uint8_t *p, integer b, integer e) =
      b < e && (e - b >= 2 ==> !(p[b] == 0 && p[b+1] < 128) && !(p[b] == 255 && p[b+1] >= 128));
    predicate DerNat(uint8_t *p, integer b, integer e) = DerInt(p, b, e) && p[b] < 128;
    predicate DerPos(uint8_t *p, integer b, integer e) = DerNat(p, b, e) && !(e == b + 1 && p[b] == 0);
    // an INTEGER element that is not negative: its magnitude is [m,e), a sign byte before it where the top bit is set
    predicate DerUint(uint8_t *p, integer i, integer n, integer m, integer e) =
      (DerTLV(p, i, n, 0x02, m, e) && m < e && p[m] < 128 && (p[m] == 0 ==> e == m + 1)) ||
      (DerTLV(p, i, n, 0x02, m - 1, e) && m < e && p[m-1] == 0 && p[m] >= 128);
    // contents of a BOOLEAN (X.690 11.1)
    predicate DerBool(uint8_t *p, integer b, integer e) = e == b + 1 && (p[b] == 0 || p[b] == 255);
    // a BOOLEAN element that is TRUE; it has 3 bytes
    predicate DerTrue(uint8_t *p, integer i, integer n) = i + 3 <= n && p[i] == 1 && p[i+1] == 1 && p[i+2] == 255;
    // contents of an OBJECT IDENTIFIER (X.690 8.19): minimal sub-identifiers, the last one complete
    predicate DerOid(uint8_t *p, integer b, integer e) =
      b < e && p[b] != 128 && p[e-1] < 128 &&
      \forall integer k; b < k < e && p[k] == 128 ==> p[k-1] >= 128;
    logic integer Pow2(integer u) = u == 0 ? 1 : u == 1 ? 2 : u == 2 ? 4 : u == 3 ? 8 :
                                    u == 4 ? 16 : u == 5 ? 32 : u == 6 ? 64 : 128;
    // contents of a BIT STRING (X.690 8.6, 11.2): unused bits are zero
    predicate DerBits(uint8_t *p, integer b, integer e) =
      b < e && p[b] <= 7 && (e == b + 1 ==> p[b] == 0) && (e > b + 1 ==> p[e-1] % Pow2(p[b]) == 0);
    // an element that holds an OBJECT IDENTIFIER
    predicate OidTLV(uint8_t *p, integer i, integer n, integer b, integer e) =
      DerTLV(p, i, n, 0x06, b, e) && DerOid(p, b, e);
    // a BIT STRING of whole bytes, which are [b,e)
    predicate OctetBits(uint8_t *p, integer i, integer n, integer b, integer e) =
      DerTLV(p, i, n, 0x03, b - 1, e) && b <= e && p[b-1] == 0;
*/
