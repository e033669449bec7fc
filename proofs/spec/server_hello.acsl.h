/* ServerHello, RFC 5246 7.4.1.3. */
/*@ // s: where session_id ends
    predicate ServerHelloEnds(uint8_t *p, integer n, integer s) =
      34 <= n && Vec8(p, 34, n, 0, 32, s) && s + 3 <= n &&
      (s + 3 == n || (Vec16(p, s + 3, n, 0, 65535, n) && ExtensionBlock(p, s + 5, n)));
    predicate ServerHello(uint8_t *p, integer n) = \exists integer s; ServerHelloEnds(p, n, s);
*/
/* What hsk_server_hello_build takes: the length of session_id, and the block ex[0..x). */
/*@ predicate ServerHelloFits(integer version, integer s, integer suite, integer method, integer has, uint8_t *ex, integer x) =
      version <= 65535 && s <= 32 && suite <= 65535 && method <= 255 &&
      (has == 0 || (x <= 65535 && ExtensionBlock(ex, 0, x)));
    logic integer ServerHelloSize(integer s, integer has, integer x) = 38 + s + (has != 0 ? 2 + x : 0);
*/
#define SERVER_HELLO_FITS(f) ServerHelloFits{Pre}((f)->server_version, (f)->session_id.len, (f)->cipher_suite, \
  (f)->compression_method, (f)->has_extensions, (f)->extensions.data, (f)->extensions.len)
#define SERVER_HELLO_SIZE(f) ServerHelloSize((f)->session_id.len, (f)->has_extensions, (f)->extensions.len)
