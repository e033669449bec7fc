/* IPv4 addresses as text: four decimal numbers (RFC 3986 3.2.2). */
#ifndef HSK_ADDRESS_ACSL_H
#define HSK_ADDRESS_ACSL_H
#include "text_name.acsl.h"
/*@ predicate NoColon(uint8_t *q, integer m) = \forall integer k; 0 <= k < m ==> q[k] != ':';
    // the value of one to three decimal digits q[i,e)
    logic integer Decimal(uint8_t *q, integer i, integer e) =
      e == i + 1 ? q[i] - '0' : e == i + 2 ? (q[i] - '0') * 10 + (q[i+1] - '0') :
      ((q[i] - '0') * 10 + (q[i+1] - '0')) * 10 + (q[i+2] - '0');
    // q[i,e) is a number 0..255 without leading zeros, all digits that stand there
    predicate Octet(uint8_t *q, integer i, integer n, integer e) =
      i < e <= n && e - i <= 3 && (\forall integer k; i <= k < e ==> Digit(q[k])) && (e == n || !Digit(q[e])) &&
      (e - i > 1 ==> q[i] != '0') && Decimal(q, i, e) <= 255;
    // four of them, joined by dots at a, b and c, fill q[i,n)
    predicate AddressV4Ends(uint8_t *q, integer i, integer n, integer a, integer b, integer c) =
      Octet(q, i, n, a) && a < n && q[a] == '.' && Octet(q, a + 1, n, b) && b < n && q[b] == '.' &&
      Octet(q, b + 1, n, c) && c < n && q[c] == '.' && Octet(q, c + 1, n, n);
    predicate AddressV4(uint8_t *q, integer i, integer n) = \exists integer a, b, c; AddressV4Ends(q, i, n, a, b, c);
*/
#endif
