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
/* What the builders take: lengths of dh_p, dh_g, dh_Ys or of the point, and of the signature. */
/*@ predicate ServerKeyExchangeDheFits(integer p, integer g, integer y, integer algorithm, integer s) =
      1 <= p <= 65535 && 1 <= g <= 65535 && 1 <= y <= 65535 && algorithm <= 65535 && s <= 65535;
    predicate ServerKeyExchangeEcdheFits(integer curve, integer point, integer algorithm, integer s) =
      curve <= 65535 && 1 <= point <= 255 && algorithm <= 65535 && s <= 65535;
*/
#define SKE_DHE_FITS(f) ServerKeyExchangeDheFits((f)->dh_p.len, (f)->dh_g.len, (f)->dh_Ys.len, (f)->algorithm, \
  (f)->signature.len)
#define SKE_ECDHE_FITS(f) ServerKeyExchangeEcdheFits((f)->named_curve, (f)->point.len, (f)->algorithm, \
  (f)->signature.len)
#define SKE_DHE_PARAMS(f)  (6 + (f)->dh_p.len + (f)->dh_g.len + (f)->dh_Ys.len)
#define SKE_DHE_SIZE(f)    (10 + (f)->dh_p.len + (f)->dh_g.len + (f)->dh_Ys.len + (f)->signature.len)
#define SKE_ECDHE_SIZE(f)  (8 + (f)->point.len + (f)->signature.len)
