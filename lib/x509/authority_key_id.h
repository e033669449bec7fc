/* AuthorityKeyIdentifier (RFC 5280 4.2.1.1). */
#ifndef HSK_X509_AUTHORITY_KEY_ID_H
#define HSK_X509_AUTHORITY_KEY_ID_H
#include "x509/general_name.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_authority_key_id_parse reads the extnValue buf[off..end), 0: malformed. *key_id: the contents of keyIdentifier, off == 0 where it
   is absent. authorityCertIssuer and authorityCertSerialNumber are both present or both absent. */
HSK_NODISCARD int hsk_authority_key_id_parse(const uint8_t *buf, size_t off, size_t end, hsk_span *key_id);

#ifdef __cplusplus
}
#endif
#endif
