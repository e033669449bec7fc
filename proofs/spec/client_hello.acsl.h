/* ClientHello, RFC 5246 7.4.1.2. */
/*@ // s, c, m: where session_id, cipher_suites, compression_methods end
    predicate ClientHelloEnds(uint8_t *p, integer n, integer s, integer c, integer m) =
      34 <= n && Vec8(p, 34, n, 0, 32, s) &&
      Vec16(p, s, n, 2, 65534, c) && U16(p, s) % 2 == 0 &&
      Vec8(p, c, n, 1, 255, m) &&
      (m == n || (Vec16(p, m, n, 0, 65535, n) && ExtensionBlock(p, m + 2, n)));
    predicate ClientHello(uint8_t *p, integer n) = \exists integer s, c, m; ClientHelloEnds(p, n, s, c, m);
*/
