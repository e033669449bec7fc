/* ServerHello and HelloRetryRequest of TLS 1.3, RFC 8446 4.1.3 and 4.1.4: the struct of ServerHelloEnds with
   legacy_compression_method 0 and extensions<6..2^16-1>; the random tells the two apart. legacy_version "MUST be set to 0x0303" (4.1.3), but a
   client that sees supported_versions "MUST ignore" it (4.2.1), save that 0x0300 "MUST abort the handshake" (D.5). */
/*@ // the special value, SHA-256 of "HelloRetryRequest", at i
    predicate RetryRandom(uint8_t *p, integer i) =
      U32(p, i)      == 0xCF21AD74 && U32(p, i + 4)  == 0xE59A6111 && U32(p, i + 8)  == 0xBE1D8C02 && U32(p, i + 12) == 0x1E65B891 &&
      U32(p, i + 16) == 0xC2A21116 && U32(p, i + 20) == 0x7ABB8C5E && U32(p, i + 24) == 0x079E09E2 && U32(p, i + 28) == 0xC8A8339C;
    // the last 8 bytes of the random at i: "DOWNGRD", then v
    predicate DowngradeRandom(uint8_t *p, integer i, integer v) =
      U32(p, i + 24) == 0x444F574E && U32(p, i + 28) == 0x47524400 + v;
    // s: where legacy_session_id_echo ends
    predicate Hello13Ends(uint8_t *p, integer n, integer s) =
      ServerHelloEnds(p, n, s) && s + 11 <= n && U16(p, 0) != 0x0300 && p[s + 2] == 0;
    predicate ServerHello13(uint8_t *p, integer n) = \exists integer s; Hello13Ends(p, n, s) && !RetryRandom(p, 2);
    predicate HelloRetryRequest(uint8_t *p, integer n) = \exists integer s; Hello13Ends(p, n, s) && RetryRandom(p, 2);
*/
/* What the two builders take: as SERVER_HELLO_FITS, and */
/*@ predicate Hello13Fits(integer version, integer method, integer has, integer x) =
      version == 0x0303 && method == 0 && has != 0 && x >= 6;
*/
#define HELLO13_FITS(f) (SERVER_HELLO_FITS(f) && \
  Hello13Fits((f)->server_version, (f)->compression_method, (f)->has_extensions, (f)->extensions.len))
#define SERVER_HELLO13_FITS(f) (HELLO13_FITS(f) && !RetryRandom{Pre}((f)->random, 0))
#define HELLO13_SIZE(f) (40 + (f)->session_id.len + (f)->extensions.len)
/* What the two parsers may answer. */
#define HELLO13_ERRORS(r) ((r).error == HSK_OK || (r).error == HSK_PEER_MALFORMED_SERVER_HELLO || \
  (r).error == HSK_PEER_MALFORMED_EXTENSIONS || (r).error == HSK_PEER_DUPLICATE_EXTENSION || \
  (r).error == HSK_PEER_VERSION_NOT_OFFERED || (r).error == HSK_PEER_COMPRESSION_NOT_OFFERED || \
  (r).error == HSK_PEER_UNEXPECTED_MESSAGE)
