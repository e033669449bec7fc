#include "msg/certificate_request13.h"

hsk_result hsk_certificate_request13_parse(const uint8_t *buf, size_t len, hsk_certificate_request13 *cr)
{
  hsk_span context = hsk_vec8(buf, len, 0, 0, 255);
  if (context.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_REQUEST, 0);
  size_t c = context.off + context.len;
  hsk_span extensions = hsk_vec16(buf, len, c, 2, 65535);
  if (extensions.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_REQUEST, c);
  size_t end = extensions.off + extensions.len;
  if (end != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_REQUEST, end);
  hsk_result r = hsk_extensions_check(buf, extensions.off, len);
  if (r.error != HSK_OK) return r;
  //@ assert witness: CertificateRequest13Ends(buf, len, context.off + context.len);
  /* RFC 8446 4.3.2: "signature_algorithms" MUST be specified; 6.2 names the alert. */
  if (hsk_extensions_find(buf, extensions.off, len, HSK_EXTENSION_SIGNATURE_ALGORITHMS).off == 0)
    return hsk_bad(HSK_PEER_NO_SIGNATURE_ALGORITHMS, c);
  cr->certificate_request_context.off = context.off;
  cr->certificate_request_context.len = context.len;
  cr->extensions.off = extensions.off;
  cr->extensions.len = extensions.len;
  return hsk_ok();
}

/* request_put writes a CertificateRequest of n bytes. */
/*@ requires n == 3 + context.len + ex.len && \valid(out + (0 .. n-1));
    requires \valid_read(context.data + (0 .. context.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires fits: CertificateRequest13Fits(context.len, ex.data, ex.len);
    requires \separated(out + (0 .. n-1), context.data + (0 .. context.len-1));
    requires \separated(out + (0 .. n-1), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures context: COPIED(out, 1, context.data, context.len);
    ensures ex: COPIED(out, 3 + context.len, ex.data, ex.len);
    ensures grammar: CertificateRequest13Ends(out, n, 1 + context.len);
    ensures algorithms: HasExtension(out, 3 + context.len, n, HSK_EXTENSION_SIGNATURE_ALGORITHMS); */
static void request_put(uint8_t *out, size_t n, hsk_bytes context, hsk_bytes ex)
{
  (void)n;
  hsk_put_vec8(out, 0, context);
  hsk_put_vec16(out, 1 + context.len, ex);
  //@ assert lens: out[0] == context.len && U16(out, 1 + context.len) == ex.len;
  //@ assert same: \forall integer q; 0 <= q < ex.len ==> ex.data[q] == \at(ex.data[q], Pre);
  /*@ assert moved: \forall integer q; 3 + context.len <= q < 3 + context.len + ex.len ==>
                    out[q] == \at(ex.data[q - (3 + context.len)], Pre); */
  /*@ ghost size_t o = 3 + context.len; GHOST_WALK_COPIED_BLOCK(out, o, ex.data, ex.len) */
  /*@ ghost GHOST_WALK_COPIED_TYPE(out, o, ex.data, ex.len, HSK_EXTENSION_SIGNATURE_ALGORITHMS) */
}

hsk_built hsk_certificate_request13_build(hsk_bytes context, hsk_bytes extensions, uint8_t *out, size_t cap)
{
  if (context.len > 255 || extensions.len < 2 || extensions.len > 65535 ||
      hsk_extensions_check(extensions.data, 0, extensions.len).error != HSK_OK ||
      hsk_extensions_find(extensions.data, 0, extensions.len, HSK_EXTENSION_SIGNATURE_ALGORITHMS).off == 0)
    return hsk_built_bad_call();
  size_t n = 3 + context.len + extensions.len;
  hsk_built b = hsk_built_of(n, cap);
  if (b.error == HSK_OK) request_put(out, n, context, extensions);
  return b;
}
