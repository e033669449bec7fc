/* CertificateRequest (RFC 5246 7.4.4). */
#ifndef HSK_MSG_CERTIFICATE_REQUEST_H
#define HSK_MSG_CERTIFICATE_REQUEST_H
#include "msg/items16.h"
#ifdef __FRAMAC__
#include "certificate_request.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ClientCertificateType: the ones that TLS 1.2 still uses. */
enum hsk_client_certificate_type { HSK_CERT_TYPE_RSA_SIGN = 1, HSK_CERT_TYPE_ECDSA_SIGN = 64 };

/* hsk_certificate_request: a view of the body buf[0..len). */
typedef struct {
  hsk_span certificate_types;              /* a byte each, at least one (hsk_u8_list_has) */
  hsk_span supported_signature_algorithms; /* 2 bytes each, at least one (hsk_u16_list_has) */
  hsk_span certificate_authorities; /* DistinguishedName<1..2^16-1> one behind the other, may be empty */
} hsk_certificate_request;

/* hsk_certificate_request_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. On failure *cr is
   unchanged. HSK_PEER_MALFORMED_CERTIFICATE_REQUEST: the lengths do not fit each other, or a list that may not be empty is. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(cr) && \separated(cr, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *cr;
    ensures iff: \result.error == HSK_OK <==> CertificateRequest(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CERTIFICATE_REQUEST;
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==>
      CertificateRequestEnds(buf, len, cr->certificate_types.off + cr->certificate_types.len,
        cr->supported_signature_algorithms.off + cr->supported_signature_algorithms.len);
    ensures types: \result.error == HSK_OK ==> cr->certificate_types.off == 1 && cr->certificate_types.len == buf[0];
    ensures algorithms_off: \result.error == HSK_OK ==>
      cr->supported_signature_algorithms.off == cr->certificate_types.off + cr->certificate_types.len + 2;
    ensures algorithms_len: \result.error == HSK_OK ==>
      cr->supported_signature_algorithms.len == U16(buf, cr->certificate_types.off + cr->certificate_types.len);
    ensures authorities_off: \result.error == HSK_OK ==> cr->certificate_authorities.off ==
      cr->supported_signature_algorithms.off + cr->supported_signature_algorithms.len + 2;
    ensures authorities_end: \result.error == HSK_OK ==>
      cr->certificate_authorities.off + cr->certificate_authorities.len == len;
    ensures authorities: \result.error == HSK_OK ==> Items16(buf, cr->certificate_authorities.off, len);
    ensures keep: \result.error != HSK_OK ==> *cr == \old(*cr); */
HSK_API HSK_NODISCARD hsk_result hsk_certificate_request_parse(const uint8_t *buf, size_t len,
                                                               hsk_certificate_request *cr);

/* hsk_distinguished_name_next: the DER Name whose length field starts at off, in an accepted list that ends at end; off == 0: there is none
   (off is end). The first is at certificate_authorities.off, the next behind the one that was found. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && Items16(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.off == 0 <==> off == end;
    ensures name: off != end ==> \result.off == off + 2 && \result.len == U16(buf, off) && \result.len >= 1;
    ensures rest: off != end ==> \result.off + \result.len <= end &&
                  Items16(buf, \result.off + \result.len, end); */
HSK_API hsk_span hsk_distinguished_name_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_certificate_request_fields: what is built. certificate_authorities is the list in wire form: each name behind its 2-byte length,
   as hsk_items16_build writes it. */
typedef struct {
  hsk_bytes certificate_types, supported_signature_algorithms, certificate_authorities;
} hsk_certificate_request_fields;

/* hsk_certificate_request_build writes the body; for the answer see hsk_built. Lengths that do not fit, an odd one of
   supported_signature_algorithms, and names that are no list of hsk_items16_check are HSK_BAD_CALL, so that whatever is built parses. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(fields) && \separated(out + (0 .. cap-1), fields);
    requires \valid_read(fields->certificate_types.data + (0 .. fields->certificate_types.len-1));
    requires \valid_read(fields->supported_signature_algorithms.data + (0 .. fields->supported_signature_algorithms.len-1));
    requires \valid_read(fields->certificate_authorities.data + (0 .. fields->certificate_authorities.len-1));
    requires \separated(out + (0 .. cap-1), fields->certificate_types.data + (0 .. fields->certificate_types.len-1));
    requires \separated(out + (0 .. cap-1), fields->supported_signature_algorithms.data +
                                            (0 .. fields->supported_signature_algorithms.len-1));
    requires \separated(out + (0 .. cap-1),
                        fields->certificate_authorities.data + (0 .. fields->certificate_authorities.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, CERTIFICATE_REQUEST_FITS(fields));
    ensures too_small: BUILT_TOO_SMALL(\result, CERTIFICATE_REQUEST_FITS(fields), CERTIFICATE_REQUEST_SIZE(fields), cap);
    ensures ok: BUILT_OK(\result, CERTIFICATE_REQUEST_FITS(fields), CERTIFICATE_REQUEST_SIZE(fields), cap);
    ensures need: BUILT_NEED(\result, CERTIFICATE_REQUEST_SIZE(fields));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==>
      CertificateRequestEnds(out, \result.need, 1 + fields->certificate_types.len,
                             3 + fields->certificate_types.len + fields->supported_signature_algorithms.len);
    ensures types: \result.error == HSK_OK ==>
      COPIED(out, 1, fields->certificate_types.data, fields->certificate_types.len);
    ensures algorithms: \result.error == HSK_OK ==>
      COPIED(out, 3 + fields->certificate_types.len, fields->supported_signature_algorithms.data,
             fields->supported_signature_algorithms.len);
    ensures authorities: \result.error == HSK_OK ==>
      COPIED(out, 5 + fields->certificate_types.len + fields->supported_signature_algorithms.len,
             fields->certificate_authorities.data, fields->certificate_authorities.len); */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_request_build(const hsk_certificate_request_fields *fields,
                                                              uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
