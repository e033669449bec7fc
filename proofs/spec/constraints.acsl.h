/* How a name stands to a subtree of name constraints, RFC 5280 4.2.1.10. A result of 2 is "within": every name that it may stand for lies in the
   subtree; 1 "some of them may"; 0 "outside". */
#ifndef HSK_CONSTRAINTS_ACSL_H
#define HSK_CONSTRAINTS_ACSL_H
#include "text_name.acsl.h"
/*@ // the DNS name p[0,n), which may begin with `*.`, lies in the subtree q[0,m)
    predicate DnsInside(uint8_t *p, integer n, uint8_t *q, integer m) =
      (p[0] != '*' && DnsWithin(p, n, q, m)) || (p[0] == '*' && DnsWithin(p + 2, n - 2, q, m));
    // q[0,m) is a label, a dot and p[0,n); a base without a label at its start, which the parser of constraints refuses, counts as one byte more
    predicate OneLabelBelow(uint8_t *p, integer n, uint8_t *q, integer m) =
      \exists integer e; 0 <= e < m && (Label(q, 0, m, e) || (e == 0 && \forall integer a; !Label(q, 0, m, a))) &&
                         m - e - 1 == n && SameText(q + (e + 1), p, n);
    // `*.x` stands for names of one more label than x, of which a subtree `y.x` holds one
    predicate DnsTouches(uint8_t *p, integer n, uint8_t *q, integer m) = p[0] == '*' && OneLabelBelow(p + 2, n - 2, q, m);
    // a base that begins with a dot is every host below that domain, and not the domain; any other is that host
    predicate HostInside(uint8_t *p, integer n, uint8_t *q, integer m) =
      m == 0 || (q[0] != '.' && n == m && SameText(p, q, n)) || (q[0] == '.' && n > m - 1 && DnsWithin(p, n, q + 1, m - 1));
    // the mailbox p[0,n), whose @ is at a, in the subtree q[0,m): a mailbox, a host, or a domain's hosts
    predicate MailboxInside(uint8_t *p, integer n, integer a, uint8_t *q, integer m) =
      (Mailbox(q, m, a) && n == m && (\forall integer k; 0 <= k < a ==> p[k] == q[k]) && SameText(p + (a + 1), q + (a + 1), n - a - 1)) ||
      ((\forall integer b; !Mailbox(q, m, b)) && HostInside(p + (a + 1), n - a - 1, q, m));
    predicate UriInside(uint8_t *p, integer n, uint8_t *q, integer m) =
      \exists integer f, t; UriHost(p, n, f, t) && HostInside(p + f, t - f, q, m);
    // an address in address and mask, both of its length
    predicate AddressInside(uint8_t *p, integer n, uint8_t *q, integer m) =
      m == 2 * n && \forall integer k; 0 <= k < n ==> (((unsigned int)p[k] ^ (unsigned int)q[k]) & (unsigned int)q[n + k]) == 0;
*/
#endif
