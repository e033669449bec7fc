/* Certificate of TLS 1.3, RFC 8446 4.4.2, with X.509 certificates. */
/*@ // where the CertificateEntry that starts at i ends
    logic integer EntryEnd(uint8_t *p, integer i) = i + 5 + U24(p,i) + U16(p, i + 3 + U24(p,i));
    // a CertificateEntry { opaque cert_data<1..2^24-1>; Extension extensions<0..2^16-1> } starts at i and ends within e
    predicate CertificateEntry(uint8_t *p, integer i, integer e) =
      i + 3 <= e && 1 <= U24(p,i) && i + 5 + U24(p,i) <= e && EntryEnd(p,i) <= e &&
      ExtensionBlock(p, i + 5 + U24(p,i), EntryEnd(p,i));
    // [i,e) is a sequence of them
    predicate CertificateEntries(uint8_t *p, integer i, integer e) =
      i == e || (CertificateEntry(p, i, e) && CertificateEntries(p, EntryEnd(p,i), e));
    logic integer CertificateEntriesCount(uint8_t *p, integer i, integer e) =
      i >= e || EntryEnd(p,i) <= i ? 0 : 1 + CertificateEntriesCount(p, EntryEnd(p,i), e);
    // c: where certificate_request_context ends
    predicate Certificate13Ends(uint8_t *p, integer n, integer c) =
      Vec8(p, 0, n, 0, 255, c) && Vec24(p, c, n, 0, 16777215, n) && CertificateEntries(p, c + 3, n);
    predicate Certificate13(uint8_t *p, integer n) = 1 <= n && Certificate13Ends(p, n, 1 + p[0]);
*/
/* What hsk_certificate13_build takes: n entries f[0..n), CertificateEntriesSize bytes with their lengths. */
/*@ logic integer CertificateEntriesSize(hsk_certificate_entry_fields *f, integer n) =
      n <= 0 ? 0 : CertificateEntriesSize(f, n - 1) + 5 + f[n - 1].cert_data.len + f[n - 1].extensions.len;
    predicate CertificateEntryFits(hsk_certificate_entry_fields *f) =
      1 <= f->cert_data.len && f->extensions.len <= 65535 && ExtensionBlock(f->extensions.data, 0, f->extensions.len);
    predicate CertificateEntriesFit(hsk_certificate_entry_fields *f, integer n) =
      (\forall integer j; 0 <= j < n ==> CertificateEntryFits(f + j)) && CertificateEntriesSize(f, n) <= 16777215;
*/
#define CERTIFICATE13_FITS(c, f, n) ((c).len <= 255 && CertificateEntriesFit{Pre}(f, n))
#define CERTIFICATE13_SIZE(c, f, n) (4 + (c).len + CertificateEntriesSize(f, n))
/* What GHOST_WALK_COPIED_BLOCK wants to know, of a source that is named where the code stands: q[0..n) at M is p[o..o+n) at L. */
/*@ predicate CopiedFrom{L,M}(uint8_t *p, integer o, uint8_t *q, integer n) =
      \forall integer k; o <= k < o + n ==> \at(p[k], L) == \at(q[k - o], M);
*/
/* The entry *e, its bytes as they were at M, stands at i in p as p is at L. */
/*@ predicate EntryStands{L,M}(uint8_t *p, integer i, hsk_certificate_entry_fields *e) =
      \let c = \at(e->cert_data.len, M); \let x = \at(e->extensions.len, M);
      U24{L}(p, i) == c && U16{L}(p, i + 3 + c) == x &&
      (\forall integer k; i + 3 <= k < i + 3 + c ==> \at(p[k], L) == \at(e->cert_data.data[k - (i + 3)], M)) &&
      (\forall integer k; i + 5 + c <= k < i + 5 + c + x ==>
         \at(p[k], L) == \at(e->extensions.data[k - (i + 5 + c)], M));
*/
