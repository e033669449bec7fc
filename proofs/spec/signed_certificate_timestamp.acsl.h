/* SignedCertificateTimestampList, RFC 6962 3.3: SerializedSCT sct_list<1..2^16-1>. */
/*@ predicate SctList(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 1, 65535, e) && Items16(p, i + 2, e);
*/
#define SCT_LIST_FITS(l) (1 <= (l).len <= 65533 && Items16{Pre}((l).data, 0, (l).len))
