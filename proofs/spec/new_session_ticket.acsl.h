/* NewSessionTicket, RFC 5077 3.3. */
/*@ predicate NewSessionTicket(uint8_t *p, integer n) = 4 <= n && Vec16(p, 4, n, 0, 65535, n);
*/
