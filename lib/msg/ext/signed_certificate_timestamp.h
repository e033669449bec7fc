/* signed_certificate_timestamp (RFC 6962 3.3, RFC 8446 4.4.2.1): empty in a ClientHello and in the CertificateRequest of TLS 1.3; the list
   in the ServerHello of TLS 1.2 and in a CertificateEntry of TLS 1.3. */
#ifndef HSK_MSG_SIGNED_CERTIFICATE_TIMESTAMP_H
#define HSK_MSG_SIGNED_CERTIFICATE_TIMESTAMP_H
#include "msg/ext/extensions.h"
#include "msg/items16.h"
#ifdef __FRAMAC__
#include "signed_certificate_timestamp.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_signed_certificate_timestamp_parse reads the form of who asks, which is empty. Error: HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> off == end;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_signed_certificate_timestamp_parse(const uint8_t *buf, size_t off,
                                                                        size_t end);

/* hsk_signed_certificate_timestamp_response: a view of the answer. */
typedef struct {
  hsk_span sct_list; /* SerializedSCT<1..2^16-1> one behind the other, at least one (hsk_items16_next) */
} hsk_signed_certificate_timestamp_response;

/* hsk_signed_certificate_timestamp_response_parse: on failure *sct is unchanged. Error: HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(sct) && \separated(sct, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *sct;
    ensures iff: \result.error == HSK_OK <==> SctList(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> sct->sct_list.off == off + 2 && sct->sct_list.off + sct->sct_list.len == end;
    ensures keep: \result.error != HSK_OK ==> *sct == \old(*sct); */
HSK_API HSK_NODISCARD hsk_result hsk_signed_certificate_timestamp_response_parse(
    const uint8_t *buf, size_t off, size_t end, hsk_signed_certificate_timestamp_response *sct);

/* hsk_signed_certificate_timestamp_build writes the form of who asks, hsk_signed_certificate_timestamp_response_build the answer; for what
   they answer see hsk_built. sct_list is the list in wire form, 1 to 65533 bytes: hsk_items16_build makes it. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 4, cap);
    ensures ok: BUILT_OK(\result, \true, 4, cap);
    ensures need: BUILT_NEED(\result, 4);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4; */
HSK_API HSK_NODISCARD hsk_built hsk_signed_certificate_timestamp_build(uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(sct_list.data + (0 .. sct_list.len-1));
    requires \separated(out + (0 .. cap-1), sct_list.data + (0 .. sct_list.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, SCT_LIST_FITS(sct_list));
    ensures too_small: BUILT_TOO_SMALL(\result, SCT_LIST_FITS(sct_list), 6 + sct_list.len, cap);
    ensures ok: BUILT_OK(\result, SCT_LIST_FITS(sct_list), 6 + sct_list.len, cap);
    ensures need: BUILT_NEED(\result, 6 + sct_list.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> SctList(out, 4, \result.need);
    ensures list: \result.error == HSK_OK ==> COPIED(out, 6, sct_list.data, sct_list.len); */
HSK_API HSK_NODISCARD hsk_built hsk_signed_certificate_timestamp_response_build(hsk_bytes sct_list,
                                                                                uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
