/* TLS feature (RFC 7633 4.1): which extensions of TLS the holder of a certificate promises to answer. */
#ifndef HSK_X509_TLS_FEATURE_H
#define HSK_X509_TLS_FEATURE_H
#include "x509/der.h"
#ifdef __FRAMAC__
#include "tls_feature.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Features as bits. */
#define HSK_FEATURE_STATUS_REQUEST    (1u << 0) /* 5: status_request, "must staple" */
#define HSK_FEATURE_STATUS_REQUEST_V2 (1u << 1) /* 17: status_request_v2 */
#define HSK_FEATURE_OTHER             (1u << 31)

/* hsk_tls_feature_parse reads the extnValue buf[off..end), SEQUENCE OF INTEGER, each the number of an extension of TLS (0 to 65535).
   0: malformed; on success *features holds the features as bits. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(features) && \separated(features, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *features;
    ensures iff: \result != 0 <==> TlsFeature(buf, off, end);
    ensures request: \result != 0 ==> \forall integer s; DerTLV(buf, off, end, 0x30, s, end) ==>
                     (*features % 2 == 1 <==> HasFeature(buf, s, end, 5));
    ensures request_v2: \result != 0 ==> \forall integer s; DerTLV(buf, off, end, 0x30, s, end) ==>
                     (*features / 2 % 2 == 1 <==> HasFeature(buf, s, end, 17));
    ensures one: \result == 0 || \result == 1;
    ensures same: \result == 0 ==> *features == \old(*features); */
HSK_NODISCARD int hsk_tls_feature_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *features);

#ifdef __cplusplus
}
#endif
#endif
