/* Lengths and validity that the contracts of crypto/crypto.h speak of. */
#ifndef HSK_CRYPTO_ACSL_H
#define HSK_CRYPTO_ACSL_H
/*@ logic integer HashLen(integer hash) = hash == 4 ? 32 : hash == 5 ? 48 : hash == 6 ? 64 : 0;
    // enum hsk_hash of a signature scheme, 0: not one of ours
    logic integer SchemeHash(integer s) =
      s == 0x0401 || s == 0x0403 || s == 0x0804 || s == 0x0809 ? 4 : s == 0x0501 || s == 0x0503 || s == 0x0805 || s == 0x080a ? 5 :
      s == 0x0601 || s == 0x0603 || s == 0x0806 || s == 0x080b ? 6 : 0;
    // enum hsk_key_type that a scheme of ours is for
    logic integer SchemeKey(integer s) =
      0x0809 <= s <= 0x080b ? 4 : s == 0x0403 || s == 0x0503 || s == 0x0603 ? 2 : 1;
    predicate KeyFits(integer s, integer type) = SchemeHash(s) != 0 && type == SchemeKey(s);
    logic integer EcFieldLen(integer g) = g == 0x17 || g == 0x1d ? 32 : g == 0x18 ? 48 : g == 0x19 ? 66 : 0;
    logic integer EcShareLen(integer g) = g == 0x17 ? 65 : g == 0x18 ? 97 : g == 0x19 ? 133 : g == 0x1d ? 32 : 0;
    predicate IsFfdhe(integer g) = 0x100 <= g <= 0x102;
    // any group: a share, a private key and a secret of it
    logic integer KexShareLen(integer g) = 0x100 <= g <= 0x102 ? 256 + 128 * (g - 0x100) : EcShareLen(g);
    logic integer KexPrivLen(integer g) = 0x100 <= g <= 0x102 ? 32 + 8 * (g - 0x100) : EcFieldLen(g);
    logic integer KexSecretLen(integer g) = 0x100 <= g <= 0x102 ? KexShareLen(g) : EcFieldLen(g);
    logic integer AeadKeyLen(integer a) = a == 1 || a == 4 || a == 6 ? 16 : 2 <= a <= 7 ? 32 : 0;
    logic integer AeadTagLen(integer a) = 1 <= a <= 5 ? 16 : a == 6 || a == 7 ? 8 : 0;
    logic integer AeadMax(integer a) = a >= 4 ? 16777215 : 68719476704;
    predicate ReadableBytes(hsk_bytes b) = b.len == 0 || \valid_read(b.data + (0 .. b.len - 1));
    predicate ReadableSpan(uint8_t *p, hsk_span s) = s.len == 0 || \valid_read(p + (s.off .. s.off + s.len - 1));
    // the bytes of a public key, as x509/key.h describes them
    predicate ReadableKey(uint8_t *p, hsk_public_key *k) =
      (k->type == 1 || k->type == 4 ==> ReadableSpan(p, k->modulus) && ReadableSpan(p, k->exponent)) &&
      (k->type == 2 ==> ReadableSpan(p, k->point));
    predicate ReadablePrivateKey(uint8_t *p, hsk_private_key *k) =
      (k->type == 1 || k->type == 4 ==>
         ReadableSpan(p, k->modulus) && ReadableSpan(p, k->exponent) && ReadableSpan(p, k->p) && ReadableSpan(p, k->q) &&
         ReadableSpan(p, k->dp) && ReadableSpan(p, k->dq) && ReadableSpan(p, k->qinv)) &&
      (k->type == 2 ==> ReadableSpan(p, k->scalar));
*/
#endif
