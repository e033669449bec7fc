/* ALPN, RFC 7301 3.1. */
/*@ // [i,e) is a sequence of ProtocolName<1..2^8-1>
    predicate ProtocolNames(uint8_t *p, integer i, integer e) =
      i == e || (i + 1 <= e && 1 <= p[i] && i + 1 + p[i] <= e && ProtocolNames(p, i + 1 + p[i], e));
    predicate Alpn(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 2, 65535, e) && ProtocolNames(p, i + 2, e);
    // the server's form: exactly one
    predicate AlpnResponse(uint8_t *p, integer i, integer e) =
      Vec16(p, i, e, 2, 65535, e) && Vec8(p, i + 2, e, 1, 255, e);
*/
/* What hsk_alpn_build takes: n names c[0..n) of 1..255 bytes, ProtocolNamesSize bytes with their lengths. */
/*@ logic integer ProtocolNamesSize(hsk_bytes *c, integer n) =
      n <= 0 ? 0 : ProtocolNamesSize(c, n - 1) + 1 + c[n - 1].len;
    predicate ProtocolNamesFit(hsk_bytes *c, integer n) =
      1 <= n && (\forall integer j; 0 <= j < n ==> 1 <= c[j].len <= 255) && ProtocolNamesSize(c, n) <= 65533;
*/
