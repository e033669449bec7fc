/* Handshake, RFC 5246 7.4 and RFC 8446 4: struct { HandshakeType msg_type; uint24 length; body[length]; }. */
/*@ // a whole message starts at i, and what has arrived ends at n; its body ends at e
    predicate HandshakeAt(uint8_t *p, integer i, integer n, integer e) = i + 1 <= n && Vec24(p, i + 1, n, 0, 16777215, e);
    // the header is there, and says that the body is longer than max
    predicate HandshakeTooLong(uint8_t *p, integer i, integer n, integer max) = i + 4 <= n && U24(p, i + 1) > max;
    // how many bytes of the message are there to see: 4 of its header, then those that the header says
    logic integer HandshakeSize(uint8_t *p, integer i, integer n) = i + 4 <= n ? 4 + U24(p, i + 1) : 4;
*/
