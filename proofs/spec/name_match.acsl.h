/* Names asked for against names presented in subjectAltName, RFC 9525 6.3, 6.4 and RFC 5280 7.5. */
#ifndef HSK_NAME_MATCH_ACSL_H
#define HSK_NAME_MATCH_ACSL_H
#include "address.acsl.h"
/*@ // the DNS name q[0,m) is the presented name p[0,n); `*` is the whole left-most label, and two labels at least follow it
    predicate DnsMatches(uint8_t *p, integer n, uint8_t *q, integer m) =
      DnsPresented(p, n) &&
      ((p[0] != '*' && n == m && SameText(p, q, n)) ||
       (p[0] == '*' && (\exists integer k; k >= 2 && DnsName(p + 2, n - 2, k)) &&
        (\exists integer e; Label(q, 0, m, e) && e < m && m - e == n - 1 && SameText(p + 1, q + e, n - 1))));
    predicate SameBytes(uint8_t *p, uint8_t *q, integer n) = \forall integer k; 0 <= k < n ==> p[k] == q[k];
    // the local part as it is, the domain without regard to case
    predicate MailboxMatches(uint8_t *p, integer n, uint8_t *q, integer m) =
      \exists integer a; Mailbox(p, n, a) && Mailbox(q, m, a) && n == m && SameBytes(p, q, a) &&
                         SameText(p + a, q + a, n - a);
    // by the kind of GeneralName: 2 dNSName, 1 rfc822Name; the others byte for byte
    predicate NameMatches(integer kind, uint8_t *p, integer n, uint8_t *q, integer m) =
      (kind == 2 && DnsMatches(p, n, q, m)) || (kind == 1 && MailboxMatches(p, n, q, m)) ||
      (kind != 1 && kind != 2 && n == m && SameBytes(p, q, m));
    // one of the GeneralNames p[i,e) is of the kind and matches q[0,m)
    predicate NamesHave(uint8_t *p, integer i, integer e, integer kind, uint8_t *q, integer m) =
      i < e && \exists integer k, b, j; GeneralName(p, i, e, k, b, j) &&
        ((k == kind && NameMatches(kind, p + b, j - b, q, m)) || NamesHave(p, j, e, kind, q, m));
    predicate AltNamesHave(uint8_t *der, hsk_cert *cert, integer kind, uint8_t *q, integer m) =
      NamesHave(der, cert->subject_alt_name.off, cert->subject_alt_name.off + cert->subject_alt_name.len, kind, q, m);
    predicate ReadableAltNames(uint8_t *der, hsk_cert *cert) =
      cert->subject_alt_name.off + cert->subject_alt_name.len <= SIZE_MAX &&
      \valid_read(der + (0 .. cert->subject_alt_name.off + cert->subject_alt_name.len - 1));
    // RFC 1034 3.1: one dot at the end makes the same name absolute
    logic integer Relative(uint8_t *q, integer m) = m > 1 && q[m-1] == '.' ? m - 1 : m;
*/
#endif
