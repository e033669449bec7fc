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

hsk_built hsk_certificate_request13_build(hsk_bytes context, hsk_bytes extensions, uint8_t *out, size_t cap)
{
  if (context.len > 255 || extensions.len < 2 || extensions.len > 65535 ||
      hsk_extensions_check(extensions.data, 0, extensions.len).error != HSK_OK ||
      hsk_extensions_find(extensions.data, 0, extensions.len, HSK_EXTENSION_SIGNATURE_ALGORITHMS).off == 0)
    return hsk_built_bad_call();
  hsk_built b = hsk_built_of(3 + context.len + extensions.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put_vec8(out, 0, context);
  hsk_put_vec16(out, 1 + context.len, extensions);
  return b;
}
