/* AuthorityKeyIdentifier (RFC 5280 4.2.1.1). */
#ifndef HSK_X509_AUTHORITY_KEY_ID_H
#define HSK_X509_AUTHORITY_KEY_ID_H
#include "x509/general_name.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_authority_key_id_parse reads the extnValue buf[off..end), 0: malformed. *key_id: the contents of keyIdentifier, off == 0 where it
   is absent. authorityCertIssuer and authorityCertSerialNumber are both present or both absent. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(key_id) && \separated(key_id, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *key_id;
    ensures ok: \result != 0 ==> \exists integer a; AuthorityKeyId(buf, off, end, key_id->off, a);
    ensures ko: \result == 0 ==> \forall integer k, a; !AuthorityKeyId(buf, off, end, k, a);
    ensures in: \result != 0 && key_id->off != 0 ==> off < key_id->off && key_id->off + key_id->len <= end;
    ensures same: \result == 0 ==> *key_id == \old(*key_id); */
HSK_NODISCARD int hsk_authority_key_id_parse(const uint8_t *buf, size_t off, size_t end, hsk_span *key_id);

#ifdef __cplusplus
}
#endif
#endif
