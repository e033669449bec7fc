/* CertificateStatus, RFC 6066 8: status_type ocsp(1), then opaque OCSPResponse<1..2^24-1>. */
/*@ predicate CertificateStatus(uint8_t *p, integer i, integer e) =
      i + 1 <= e && p[i] == 1 && Vec24(p, i + 1, e, 1, 16777215, e);
*/
