/* SubjectKeyIdentifier (RFC 5280 4.2.1.2). */
#ifndef HSK_X509_SUBJECT_KEY_ID_H
#define HSK_X509_SUBJECT_KEY_ID_H
#include "x509/der.h"
#ifdef __FRAMAC__
#include "extension_values.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_subject_key_id_parse reads the extnValue buf[off..end): the contents of the OCTET STRING; off == 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len == end &&
                SubjectKeyId(buf, off, end, \result.off);
    ensures uniq: \forall integer k; SubjectKeyId(buf, off, end, k) ==> \result.off == k; */
HSK_NODISCARD hsk_span hsk_subject_key_id_parse(const uint8_t *buf, size_t off, size_t end);

#ifdef __cplusplus
}
#endif
#endif
