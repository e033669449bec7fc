/* EncryptedExtensions, RFC 8446 4.3.1: struct { Extension extensions<0..2^16-1>; }. */
/*@ predicate EncryptedExtensions(uint8_t *p, integer n) =
      Vec16(p, 0, n, 0, 65535, n) && ExtensionBlock(p, 2, n);
*/
