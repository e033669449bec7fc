/* The synthetic message of RFC 8446 4.4.1: message_hash || 00 00 Hash.length || Hash(ClientHello1); Hash is SHA-256 or SHA-384. */
/*@ predicate MessageHash(uint8_t *p, integer n) =
      4 <= n && p[0] == 254 && Vec24(p, 1, n, 32, 48, n) && (U24(p, 1) == 32 || U24(p, 1) == 48);
*/
