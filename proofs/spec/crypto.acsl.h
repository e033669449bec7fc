/* Lengths and validity that the contracts of crypto/crypto.h speak of. */
/*@ logic integer HashLen(integer hash) = hash == 4 ? 32 : hash == 5 ? 48 : hash == 6 ? 64 : 0;
    // enum hsk_hash of a signature scheme, 0: not one of ours
    logic integer SchemeHash(integer s) =
      s == 0x0401 || s == 0x0403 || s == 0x0804 ? 4 : s == 0x0501 || s == 0x0503 || s == 0x0805 ? 5 :
      s == 0x0601 || s == 0x0603 || s == 0x0806 ? 6 : 0;
    logic integer EcFieldLen(integer g) = g == 0x17 || g == 0x1d ? 32 : g == 0x18 ? 48 : g == 0x19 ? 66 : 0;
    logic integer EcShareLen(integer g) = g == 0x17 ? 65 : g == 0x18 ? 97 : g == 0x19 ? 133 : g == 0x1d ? 32 : 0;
    logic integer AeadKeyLen(integer a) = a == 1 ? 16 : a == 2 || a == 3 ? 32 : 0;
    predicate ReadableBytes(hsk_bytes b) = b.len == 0 || \valid_read(b.data + (0 .. b.len - 1));
    predicate ReadableSpan(uint8_t *p, hsk_span s) = s.len == 0 || \valid_read(p + (s.off .. s.off + s.len - 1));
    // the bytes of a public key, as x509/key.h describes them
    predicate ReadableKey(uint8_t *p, hsk_public_key *k) =
      (k->type == 1 ==> ReadableSpan(p, k->modulus) && ReadableSpan(p, k->exponent)) &&
      (k->type == 2 ==> ReadableSpan(p, k->point));
    predicate ReadablePrivateKey(uint8_t *p, hsk_private_key *k) =
      (k->type == 1 ==> ReadableSpan(p, k->modulus) && ReadableSpan(p, k->exponent) && ReadableSpan(p, k->p) &&
                        ReadableSpan(p, k->q) && ReadableSpan(p, k->dp) && ReadableSpan(p, k->dq) &&
                        ReadableSpan(p, k->qinv)) &&
      (k->type == 2 ==> ReadableSpan(p, k->scalar));
*/
