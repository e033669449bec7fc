/* ClientHello, RFC 5246 7.4.1.2. */
/*@ // s, c, m: where session_id, cipher_suites, compression_methods end
    predicate ClientHelloEnds(uint8_t *p, integer n, integer s, integer c, integer m) =
      34 <= n && Vec8(p, 34, n, 0, 32, s) &&
      Vec16(p, s, n, 2, 65534, c) && U16(p, s) % 2 == 0 &&
      Vec8(p, c, n, 1, 255, m) &&
      (m == n || (Vec16(p, m, n, 0, 65535, n) && ExtensionBlock(p, m + 2, n)));
    predicate ClientHello(uint8_t *p, integer n) = \exists integer s, c, m; ClientHelloEnds(p, n, s, c, m);
*/
/* What hsk_client_hello_build takes: lengths of session_id, cipher_suites, compression_methods, and the block ex[0..x). */
/*@ predicate ClientHelloFits(integer version, integer s, integer c, integer m, integer has, uint8_t *ex, integer x) =
      version <= 65535 && s <= 32 && 2 <= c <= 65534 && c % 2 == 0 && 1 <= m <= 255 &&
      (has == 0 || (x <= 65535 && ExtensionBlock(ex, 0, x)));
    logic integer ClientHelloSize(integer s, integer c, integer m, integer has, integer x) =
      38 + s + c + m + (has != 0 ? 2 + x : 0);
*/
#define CLIENT_HELLO_FITS(f) ClientHelloFits{Pre}((f)->client_version, (f)->session_id.len, (f)->cipher_suites.len, \
  (f)->compression_methods.len, (f)->has_extensions, (f)->extensions.data, (f)->extensions.len)
#define CLIENT_HELLO_SIZE(f) ClientHelloSize((f)->session_id.len, (f)->cipher_suites.len, \
  (f)->compression_methods.len, (f)->has_extensions, (f)->extensions.len)
