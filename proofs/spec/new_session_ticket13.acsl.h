/* NewSessionTicket of TLS 1.3, RFC 8446 4.6.1. */
/*@ // o, t: where ticket_nonce and ticket end
    predicate NewSessionTicket13Ends(uint8_t *p, integer n, integer o, integer t) =
      8 <= n && Vec8(p, 8, n, 0, 255, o) && Vec16(p, o, n, 1, 65535, t) &&
      Vec16(p, t, n, 0, 65534, n) && ExtensionBlock(p, t + 2, n);
    predicate NewSessionTicket13(uint8_t *p, integer n) = \exists integer o, t; NewSessionTicket13Ends(p, n, o, t);
*/
/* What hsk_new_session_ticket13_build takes: the lifetime, lengths of nonce and ticket, and the block x[0..n). */
/*@ predicate NewSessionTicket13Fits(integer lifetime, integer nonce, integer ticket, uint8_t *x, integer n) =
      lifetime <= 604800 && nonce <= 255 && 1 <= ticket <= 65535 && n <= 65534 && ExtensionBlock(x, 0, n);
*/
#define NEW_SESSION_TICKET13_FITS(f) NewSessionTicket13Fits{Pre}((f)->ticket_lifetime, (f)->ticket_nonce.len, \
  (f)->ticket.len, (f)->extensions.data, (f)->extensions.len)
#define NEW_SESSION_TICKET13_SIZE(f) (13 + (f)->ticket_nonce.len + (f)->ticket.len + (f)->extensions.len)
