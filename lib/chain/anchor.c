/* Trust anchors, made of certificates or of names and keys. */
#include "chain/chain.h"
#include "x509/name.h"
#include "x509/values.h"

hsk_result hsk_anchor_from_cert(hsk_bytes der, hsk_anchor *anchor)
{
  hsk_cert cert;
  hsk_cert_values v;
  hsk_result r = hsk_cert_parse(der.data, der.len, &cert);
  if (r.error != HSK_OK) return r;
  if (cert.present & HSK_EXT_UNKNOWN_CRITICAL)
    return hsk_bad(HSK_CERT_UNKNOWN_CRITICAL, cert.unknown_critical.off);
  if (cert.key.type == HSK_KEY_UNSUPPORTED_TYPE) return hsk_bad(HSK_CERT_UNSUPPORTED_KEY, cert.spki.off);
  r = hsk_cert_values_parse(der.data, &cert, &v);
  if (r.error != HSK_OK) return r;
  anchor->der = der;
  anchor->cert = cert;
  return hsk_ok();
}

hsk_result hsk_anchor_bare(hsk_bytes der, hsk_anchor *anchor)
{
  const hsk_cert nothing = {0};
  size_t end = 0;
  hsk_public_key key;
  hsk_span name = hsk_name_parse(der.data, der.len, 0);
  if (name.off == 0 || name.len == 0) return hsk_bad(HSK_CERT_BAD_NAME, 0);
  size_t at = name.off + name.len;
  hsk_result r = hsk_public_key_parse(der.data, der.len, at, &key, &end);
  if (r.error != HSK_OK) return r;
  if (end != der.len) return hsk_bad(HSK_CERT_TRAILING_BYTES, end);
  if (key.type == HSK_KEY_UNSUPPORTED_TYPE) return hsk_bad(HSK_CERT_UNSUPPORTED_KEY, at);
  anchor->der = der;
  anchor->cert = nothing;
  anchor->cert.subject.off = 0;
  anchor->cert.subject.len = at;
  anchor->cert.spki.off = at;
  anchor->cert.spki.len = end - at;
  anchor->cert.key = key;
  anchor->cert.path_len = HSK_NO_PATH_LEN;
  anchor->cert.key_usage = UINT32_MAX;
  return hsk_ok();
}
