/* ServerKeyExchange, RFC 5246 7.4.3 and RFC 4492 5.4. */
/*@ // p, g, y: where dh_p, dh_g, dh_Ys end
    predicate ServerKeyExchangeDheEnds(uint8_t *b, integer n, integer p, integer g, integer y) =
      Vec16(b, 0, n, 1, 65535, p) && Vec16(b, p, n, 1, 65535, g) && Vec16(b, g, n, 1, 65535, y) &&
      y + 2 <= n && Vec16(b, y + 2, n, 0, 65535, n);
    predicate ServerKeyExchangeDhe(uint8_t *b, integer n) =
      \exists integer p, g, y; ServerKeyExchangeDheEnds(b, n, p, g, y);
    // y: where the ECPoint ends; 3 is named_curve
    predicate ServerKeyExchangeEcdheEnds(uint8_t *b, integer n, integer y) =
      3 <= n && b[0] == 3 && Vec8(b, 3, n, 1, 255, y) && y + 2 <= n && Vec16(b, y + 2, n, 0, 65535, n);
    predicate ServerKeyExchangeEcdhe(uint8_t *b, integer n) = \exists integer y; ServerKeyExchangeEcdheEnds(b, n, y);
*/
