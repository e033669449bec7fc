/* What the parts of an OCSP response share: see x509/ocsp.h. */
#ifndef HSK_X509_OCSP_SINGLE_H
#define HSK_X509_OCSP_SINGLE_H
#include "x509/ocsp.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_ocsp_time: where the GeneralizedTime at at ends (RFC 5280 4.1.2.5.2), 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && at <= end && \valid(time) && \separated(time, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *time;
    ensures \result == 0 || at < \result <= end; */
size_t hsk_ocsp_time(const uint8_t *buf, size_t end, size_t at, int64_t *time);

/* hsk_ocsp_extensions: the contents of [1] EXPLICIT Extensions that fills buf[off..end): at least one; off == 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures \result.off != 0 ==> off < \result.off && \result.off + \result.len == end; */
hsk_span hsk_ocsp_extensions(const uint8_t *buf, size_t end, size_t off);

#ifdef __cplusplus
}
#endif
#endif
