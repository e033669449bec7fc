/* ServerHello, RFC 5246 7.4.1.3. */
/*@ // s: where session_id ends
    predicate ServerHelloEnds(uint8_t *p, integer n, integer s) =
      34 <= n && Vec8(p, 34, n, 0, 32, s) && s + 3 <= n &&
      (s + 3 == n || (Vec16(p, s + 3, n, 0, 65535, n) && ExtensionBlock(p, s + 5, n)));
    predicate ServerHello(uint8_t *p, integer n) = \exists integer s; ServerHelloEnds(p, n, s);
*/
