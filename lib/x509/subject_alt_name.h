/* SubjectAltName ::= GeneralNames (RFC 5280 4.2.1.6). */
#ifndef HSK_X509_SUBJECT_ALT_NAME_H
#define HSK_X509_SUBJECT_ALT_NAME_H
#include "x509/general_name.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_subject_alt_name_parse reads the extnValue buf[off..end): the contents of GeneralNames, which hsk_general_name_parse walks;
   off == 0: malformed or empty. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len == end && SubjectAltName(buf, off, end, \result.off);
    ensures uniq: \forall integer b; SubjectAltName(buf, off, end, b) ==> \result.off != 0 && b == \result.off; */
HSK_NODISCARD hsk_span hsk_subject_alt_name_parse(const uint8_t *buf, size_t off, size_t end);

#ifdef __cplusplus
}
#endif
#endif
