/* CertificateRequest of TLS 1.3, RFC 8446 4.3.2. */
/*@ // c: where certificate_request_context ends
    predicate CertificateRequest13Ends(uint8_t *p, integer n, integer c) =
      Vec8(p, 0, n, 0, 255, c) && Vec16(p, c, n, 2, 65535, n) && ExtensionBlock(p, c + 2, n);
    predicate CertificateRequest13Struct(uint8_t *p, integer n) = 1 <= n && CertificateRequest13Ends(p, n, 1 + p[0]);
    // and signature_algorithms, which MUST be specified
    predicate CertificateRequest13(uint8_t *p, integer n) =
      CertificateRequest13Struct(p, n) && HasExtension(p, 3 + p[0], n, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
*/
/* What hsk_certificate_request13_build takes: the context's length, and the block x[0..n). */
/*@ predicate CertificateRequest13Fits(integer c, uint8_t *x, integer n) =
      c <= 255 && 2 <= n <= 65535 && ExtensionBlock(x, 0, n) &&
      HasExtension(x, 0, n, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
*/
/* Ghost code that walks over a block data[0..n) as it was at Pre and over its copy at out[o..o+n), up to the extension of type t
   that the block has: the copy has it. To be used as GHOST_WALK_COPIED_BLOCK. */
#define GHOST_WALK_COPIED_TYPE(out, o, data, n, t) \
  size_t w = 0; \
  /@ loop invariant 0 <= w <= n; \
     loop invariant list_in: Extensions{Pre}(data, w, n); \
     loop invariant has_in: HasExtension{Pre}(data, w, n, t); \
     loop invariant has: HasExtension(out, o + w, o + n, t) ==> HasExtension(out, o, o + n, t); \
     loop assigns w; loop variant n - w; @/ \
  while (out[o + w] * 256u + out[o + w + 1] != t) { \
    /@ assert type: U16{Pre}(data, w) == U16(out, o + w) && U16{Pre}(data, w) != t; @/ \
    /@ assert len: U16{Pre}(data, w + 2) == U16(out, o + w + 2); @/ \
    /@ assert unfold: w + 4 + U16{Pre}(data, w + 2) <= n && Extensions{Pre}(data, w + 4 + U16{Pre}(data, w + 2), n) && \
                      HasExtension{Pre}(data, w + 4 + U16{Pre}(data, w + 2), n, t); @/ \
    w = w + 4 + out[o + w + 2] * 256u + out[o + w + 3]; \
  }
