/* status_request (RFC 6066 8, RFC 8446 4.4.2.1): a CertificateStatusRequest in a ClientHello; empty in the ServerHello of TLS 1.2 and in the
   CertificateRequest of TLS 1.3; a CertificateStatus (hsk_certificate_status_parse) in a CertificateEntry of TLS 1.3. */
#ifndef HSK_MSG_STATUS_REQUEST_H
#define HSK_MSG_STATUS_REQUEST_H
#include "msg/certificate_status.h"
#include "msg/ext/extensions.h"
#include "msg/items16.h"
#ifdef __FRAMAC__
#include "status_request.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_status_request: a view of the client's form, status_type ocsp. */
typedef struct {
  hsk_span
      responder_id_list; /* ResponderID<1..2^16-1> one behind the other, may be empty (hsk_items16_next) */
  hsk_span request_extensions; /* DER of OCSP's Extensions, may be empty; not looked at */
} hsk_status_request;

/* hsk_status_request_parse: on failure *sr is unchanged. Error: HSK_PEER_MALFORMED_STATUS_REQUEST, also for a status_type other than ocsp:
   the RFC gives no syntax for it. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(sr) && \separated(sr, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *sr;
    ensures iff: \result.error == HSK_OK <==> StatusRequest(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_STATUS_REQUEST;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures ends: \result.error == HSK_OK ==>
      StatusRequestEnds(buf, off, end, sr->responder_id_list.off + sr->responder_id_list.len);
    ensures ids: \result.error == HSK_OK ==> sr->responder_id_list.off == off + 3 && sr->responder_id_list.len == U16(buf, off + 1);
    ensures extensions_off: \result.error == HSK_OK ==>
      sr->request_extensions.off == sr->responder_id_list.off + sr->responder_id_list.len + 2;
    ensures extensions_end: \result.error == HSK_OK ==> sr->request_extensions.off + sr->request_extensions.len == end;
    ensures keep: \result.error != HSK_OK ==> *sr == \old(*sr); */
HSK_API HSK_NODISCARD hsk_result hsk_status_request_parse(const uint8_t *buf, size_t off, size_t end,
                                                          hsk_status_request *sr);

/* hsk_status_request_response_parse reads the empty form. Error: HSK_PEER_MALFORMED_STATUS_REQUEST. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> off == end;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_STATUS_REQUEST;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_status_request_response_parse(const uint8_t *buf, size_t off,
                                                                   size_t end);

/* hsk_status_request_build writes the client's form: responder_id_list in wire form (hsk_items16_build makes it), request_extensions in DER, both
   may be empty and have 65530 bytes together. hsk_status_request_response_build writes the empty form, hsk_status_request_entry_build that of a
   CertificateEntry with an OCSP response of 1 to 65531 bytes. For the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(responder_id_list.data + (0 .. responder_id_list.len-1));
    requires \valid_read(request_extensions.data + (0 .. request_extensions.len-1));
    requires \separated(out + (0 .. cap-1), responder_id_list.data + (0 .. responder_id_list.len-1));
    requires \separated(out + (0 .. cap-1), request_extensions.data + (0 .. request_extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, STATUS_REQUEST_FITS(responder_id_list, request_extensions));
    ensures too_small: BUILT_TOO_SMALL(\result, STATUS_REQUEST_FITS(responder_id_list, request_extensions),
                                       9 + responder_id_list.len + request_extensions.len, cap);
    ensures ok: BUILT_OK(\result, STATUS_REQUEST_FITS(responder_id_list, request_extensions),
                         9 + responder_id_list.len + request_extensions.len, cap);
    ensures need: BUILT_NEED(\result, 9 + responder_id_list.len + request_extensions.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_STATUS_REQUEST;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> StatusRequestEnds(out, 4, \result.need, 7 + responder_id_list.len);
    ensures ids: \result.error == HSK_OK ==> COPIED(out, 7, responder_id_list.data, responder_id_list.len);
    ensures extensions: \result.error == HSK_OK ==>
      COPIED(out, 9 + responder_id_list.len, request_extensions.data, request_extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_status_request_build(hsk_bytes responder_id_list,
                                                         hsk_bytes request_extensions, uint8_t *out,
                                                         size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 4, cap);
    ensures ok: BUILT_OK(\result, \true, 4, cap);
    ensures need: BUILT_NEED(\result, 4);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_STATUS_REQUEST;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4; */
HSK_API HSK_NODISCARD hsk_built hsk_status_request_response_build(uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(ocsp_response.data + (0 .. ocsp_response.len-1));
    requires \separated(out + (0 .. cap-1), ocsp_response.data + (0 .. ocsp_response.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= ocsp_response.len <= 65531));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= ocsp_response.len <= 65531), 8 + ocsp_response.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= ocsp_response.len <= 65531), 8 + ocsp_response.len, cap);
    ensures need: BUILT_NEED(\result, 8 + ocsp_response.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_STATUS_REQUEST;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> CertificateStatus(out, 4, \result.need);
    ensures response: \result.error == HSK_OK ==> COPIED(out, 8, ocsp_response.data, ocsp_response.len); */
HSK_API HSK_NODISCARD hsk_built hsk_status_request_entry_build(hsk_bytes ocsp_response, uint8_t *out,
                                                               size_t cap);

#ifdef __cplusplus
}
#endif
#endif
