/* CertificateAuthoritiesExtension, RFC 8446 4.2.4: DistinguishedName authorities<3..2^16-1>. */
/*@ predicate CertificateAuthorities(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 3, 65535, e) && Items16(p, i + 2, e);
*/
#define CERTIFICATE_AUTHORITIES_FITS(l) (3 <= (l).len <= 65533 && Items16{Pre}((l).data, 0, (l).len))
