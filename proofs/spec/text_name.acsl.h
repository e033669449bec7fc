/* Names in ASCII: DNS names (RFC 1034 3.5, RFC 1123 2.1), mailboxes (RFC 5321 4.1.2), the scheme and host of a URI (RFC 3986 3.1, 3.2). */
#ifndef HSK_TEXT_NAME_ACSL_H
#define HSK_TEXT_NAME_ACSL_H
/*@ predicate Letter(integer c) = 'a' <= c <= 'z' || 'A' <= c <= 'Z';
    predicate Digit(integer c) = '0' <= c <= '9';
    predicate LetterDigitHyphen(integer c) = Letter(c) || Digit(c) || c == '-';
    logic integer Lower(integer c) = 'A' <= c <= 'Z' ? c + 32 : c;
    // p[i,e) is a label: all letters, digits and hyphens that stand there, 1 to 63 of them, without a hyphen at either end
    predicate Label(uint8_t *p, integer i, integer n, integer e) =
      i < e <= n && e - i <= 63 && (\forall integer k; i <= k < e ==> LetterDigitHyphen(p[k])) &&
      (e == n || !LetterDigitHyphen(p[e])) && p[i] != '-' && p[e-1] != '-';
    // p[i,n) is k labels, joined by dots
    predicate Labels(uint8_t *p, integer i, integer n, integer k) =
      \exists integer e; Label(p, i, n, e) && ((e == n && k == 1) || (e < n && p[e] == '.' && Labels(p, e + 1, n, k - 1)));
    // p[0,n) is a DNS name of k labels
    predicate DnsName(uint8_t *p, integer n, integer k) = n <= 253 && Labels(p, 0, n, k);
    predicate IsDnsName(uint8_t *p, integer n) = \exists integer k; DnsName(p, n, k);
    predicate Wildcard(uint8_t *p, integer n) = n > 2 && p[0] == '*' && p[1] == '.';
    predicate DnsPresented(uint8_t *p, integer n) =
      (Wildcard(p, n) && IsDnsName(p + 2, n - 2)) || (!Wildcard(p, n) && IsDnsName(p, n));
    // n bytes at p and at q are the same but for the case of letters
    predicate SameText(uint8_t *p, uint8_t *q, integer n) = \forall integer k; 0 <= k < n ==> Lower(p[k]) == Lower(q[k]);
    // the name p[0,n) is the domain q[0,m) or lies below it
    predicate DnsWithin(uint8_t *p, integer n, uint8_t *q, integer m) =
      m == 0 || (m <= n && (m == n || p[n-m-1] == '.') && SameText(p + (n - m), q, m));

    // RFC 5322 3.2.3: atext, and the dot
    predicate Special(integer c) =
      c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == ':' || c == ';' || c == '@' ||
      c == '\\' || c == ',' || c == '"';
    predicate AtomChar(integer c) = ' ' < c < 127 && !Special(c);
    // Dot-string: atoms joined by single dots
    predicate DotString(uint8_t *p, integer n) =
      0 < n && (\forall integer k; 0 <= k < n ==> AtomChar(p[k])) && p[0] != '.' && p[n-1] != '.' &&
      (\forall integer k; 0 < k < n ==> p[k] != '.' || p[k-1] != '.');
    predicate Printable(integer c) = ' ' <= c < 127;
    // the inside of a Quoted-string
    predicate Quoted(uint8_t *p, integer i, integer e) =
      i == e || (i < e && Printable(p[i]) && p[i] != '"' && p[i] != '\\' && Quoted(p, i + 1, e)) ||
      (i + 1 < e && p[i] == '\\' && Printable(p[i+1]) && Quoted(p, i + 2, e));
    predicate QuotedString(uint8_t *p, integer n) =
      2 <= n && p[0] == '"' && p[n-1] == '"' && Quoted(p, 1, n - 1);
    // local@domain, with the last @ at a
    predicate Mailbox(uint8_t *p, integer n, integer a) =
      0 < a < n && p[a] == '@' && (\forall integer k; a < k < n ==> p[k] != '@') && IsDnsName(p + (a + 1), n - a - 1) &&
      (DotString(p, a) || QuotedString(p, a));

    predicate SchemeChar(integer c) = Letter(c) || Digit(c) || c == '+' || c == '-' || c == '.';
    // p[0,e) is a scheme, and a colon follows
    predicate Scheme(uint8_t *p, integer n, integer e) =
      0 < e < n && Letter(p[0]) && (\forall integer k; 0 <= k < e ==> SchemeChar(p[k])) && p[e] == ':';
    predicate AuthorityEnd(integer c) = c == '/' || c == '?' || c == '#';
    // the authority of a URI is p[b,e)
    predicate Authority(uint8_t *p, integer n, integer b, integer e) =
      \exists integer s; Scheme(p, n, s) && b == s + 3 && b <= e <= n && p[s+1] == '/' && p[s+2] == '/' &&
      (\forall integer k; b <= k < e ==> !AuthorityEnd(p[k])) && (e == n || AuthorityEnd(p[e]));
    // p[f,t) is what stands in p[b,e) behind the last @ and before the first colon after it
    predicate HostPart(uint8_t *p, integer b, integer e, integer f, integer t) =
      b <= f <= t <= e && (f == b || p[f-1] == '@') && (\forall integer k; f <= k < e ==> p[k] != '@') &&
      (\forall integer k; f <= k < t ==> p[k] != ':') && (t == e || p[t] == ':');
    // the host of a URI is the DNS name p[f,t)
    predicate UriHost(uint8_t *p, integer n, integer f, integer t) =
      \exists integer b, e; Authority(p, n, b, e) && HostPart(p, b, e, f, t) && IsDnsName(p + f, t - f);
*/
#endif
