/* CertificateStatus (RFC 6066 8): a message of TLS 1.2; in TLS 1.3 the extension_data of status_request in a CertificateEntry
   (RFC 8446 4.4.2.1). */
#ifndef HSK_MSG_CERTIFICATE_STATUS_H
#define HSK_MSG_CERTIFICATE_STATUS_H
#include "msg/built.h"
#ifdef __FRAMAC__
#include "certificate_status.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* CertificateStatusType: no other one has a defined syntax. */
enum hsk_certificate_status_type { HSK_STATUS_OCSP = 1 };

typedef struct {
  hsk_span ocsp_response; /* 1..2^24-1 bytes; the DER is not looked at */
} hsk_certificate_status;

/* hsk_certificate_status_parse reads a CertificateStatus that fills buf[off..end); off is 0 for the body of the message. On failure
   *cs is unchanged. Error: HSK_PEER_MALFORMED_CERTIFICATE_STATUS, also for a status_type other than ocsp. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(cs) && \separated(cs, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *cs;
    ensures iff: \result.error == HSK_OK <==> CertificateStatus(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CERTIFICATE_STATUS;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> cs->ocsp_response.off == off + 4 && cs->ocsp_response.off + cs->ocsp_response.len == end;
    ensures keep: \result.error != HSK_OK ==> *cs == \old(*cs); */
HSK_API HSK_NODISCARD hsk_result hsk_certificate_status_parse(const uint8_t *buf, size_t off, size_t end,
                                                              hsk_certificate_status *cs);

/* hsk_certificate_status_build writes the body of the message with an OCSP response of 1 to 2^24-5 bytes, so that the message's own
   length of 3 bytes holds it; for the answer see hsk_built. The extension: hsk_status_request_entry_build. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(ocsp_response.data + (0 .. ocsp_response.len-1));
    requires \separated(out + (0 .. cap-1), ocsp_response.data + (0 .. ocsp_response.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= ocsp_response.len <= 16777211));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= ocsp_response.len <= 16777211), 4 + ocsp_response.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= ocsp_response.len <= 16777211), 4 + ocsp_response.len, cap);
    ensures need: BUILT_NEED(\result, 4 + ocsp_response.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> CertificateStatus(out, 0, \result.need);
    ensures response: \result.error == HSK_OK ==> COPIED(out, 4, ocsp_response.data, ocsp_response.len); */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_status_build(hsk_bytes ocsp_response, uint8_t *out,
                                                             size_t cap);

#ifdef __cplusplus
}
#endif
#endif
