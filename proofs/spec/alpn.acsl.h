/* ALPN, RFC 7301 3.1. */
/*@ // [i,e) is a sequence of ProtocolName<1..2^8-1>
    predicate ProtocolNames(uint8_t *p, integer i, integer e) =
      i == e || (i + 1 <= e && 1 <= p[i] && i + 1 + p[i] <= e && ProtocolNames(p, i + 1 + p[i], e));
    predicate Alpn(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 2, 65535, e) && ProtocolNames(p, i + 2, e);
    // the server's form: exactly one
    predicate AlpnResponse(uint8_t *p, integer i, integer e) =
      Vec16(p, i, e, 2, 65535, e) && Vec8(p, i + 2, e, 1, 255, e);
*/
