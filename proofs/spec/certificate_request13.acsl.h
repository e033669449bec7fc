/* CertificateRequest of TLS 1.3, RFC 8446 4.3.2. */
/*@ // c: where certificate_request_context ends
    predicate CertificateRequest13Ends(uint8_t *p, integer n, integer c) =
      Vec8(p, 0, n, 0, 255, c) && Vec16(p, c, n, 2, 65535, n) && ExtensionBlock(p, c + 2, n);
    predicate CertificateRequest13Struct(uint8_t *p, integer n) =
      \exists integer c; CertificateRequest13Ends(p, n, c);
    // and signature_algorithms, which MUST be specified
    predicate CertificateRequest13(uint8_t *p, integer n) =
      \exists integer c; CertificateRequest13Ends(p, n, c) &&
                         HasExtension(p, c + 2, n, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
*/
/* What hsk_certificate_request13_build takes: the context's length, and the block x[0..n). */
/*@ predicate CertificateRequest13Fits(integer c, uint8_t *x, integer n) =
      c <= 255 && 2 <= n <= 65535 && ExtensionBlock(x, 0, n) &&
      HasExtension(x, 0, n, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
*/
