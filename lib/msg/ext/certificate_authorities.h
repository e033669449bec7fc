/* certificate_authorities (RFC 8446 4.2.4): ClientHello and CertificateRequest. */
#ifndef HSK_MSG_CERTIFICATE_AUTHORITIES_H
#define HSK_MSG_CERTIFICATE_AUTHORITIES_H
#include "msg/ext/extensions.h"
#include "msg/items16.h"
#ifdef __FRAMAC__
#include "certificate_authorities.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  hsk_span
      authorities; /* DistinguishedName<1..2^16-1> one behind the other, at least one (hsk_items16_next); the DER is not looked at */
} hsk_certificate_authorities;

/* hsk_certificate_authorities_parse: on failure *ca is unchanged. Error: HSK_PEER_MALFORMED_CERTIFICATE_AUTHORITIES. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(ca) && \separated(ca, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *ca;
    ensures iff: \result.error == HSK_OK <==> CertificateAuthorities(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CERTIFICATE_AUTHORITIES;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> ca->authorities.off == off + 2 && ca->authorities.off + ca->authorities.len == end;
    ensures keep: \result.error != HSK_OK ==> *ca == \old(*ca); */
HSK_API HSK_NODISCARD hsk_result hsk_certificate_authorities_parse(const uint8_t *buf, size_t off, size_t end,
                                                                   hsk_certificate_authorities *ca);

/* hsk_certificate_authorities_build writes the extension; for the answer see hsk_built. authorities is the list in wire form, 3 to 65533
   bytes: hsk_items16_build makes it. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(authorities.data + (0 .. authorities.len-1));
    requires \separated(out + (0 .. cap-1), authorities.data + (0 .. authorities.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, CERTIFICATE_AUTHORITIES_FITS(authorities));
    ensures too_small: BUILT_TOO_SMALL(\result, CERTIFICATE_AUTHORITIES_FITS(authorities), 6 + authorities.len, cap);
    ensures ok: BUILT_OK(\result, CERTIFICATE_AUTHORITIES_FITS(authorities), 6 + authorities.len, cap);
    ensures need: BUILT_NEED(\result, 6 + authorities.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_CERTIFICATE_AUTHORITIES;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> CertificateAuthorities(out, 4, \result.need);
    ensures list: \result.error == HSK_OK ==> COPIED(out, 6, authorities.data, authorities.len); */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_authorities_build(hsk_bytes authorities, uint8_t *out,
                                                                  size_t cap);

#ifdef __cplusplus
}
#endif
#endif
