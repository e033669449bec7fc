/* Certificate (RFC 5246 7.4.2 and 7.4.6): a list of certificates in DER, the sender's own first; a client that has none sends an empty list. */
#ifndef HSK_MSG_CERTIFICATE_H
#define HSK_MSG_CERTIFICATE_H
#include "msg/built.h"
#ifdef __FRAMAC__
#include "certificate.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_certificate: a view of the body buf[0..len). */
typedef struct {
  hsk_span certificate_list; /* ASN.1Cert<1..2^24-1> one behind the other (hsk_certificate_next) */
  size_t count;              /* how many; the caller sets the limit */
} hsk_certificate;

/* hsk_certificate_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. On failure *c is unchanged.
   HSK_PEER_MALFORMED_CERTIFICATE: the lengths do not fit each other, or a certificate is empty. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(c) && \separated(c, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *c;
    ensures iff: \result.error == HSK_OK <==> Certificate(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CERTIFICATE;
    ensures at: \result.at <= len;
    ensures list: \result.error == HSK_OK ==> c->certificate_list.off == 3 && c->certificate_list.len == len - 3;
    ensures count: \result.error == HSK_OK ==> c->count == CertificateCount(buf, 3, len);
    ensures keep: \result.error != HSK_OK ==> *c == \old(*c); */
HSK_API HSK_NODISCARD hsk_result hsk_certificate_parse(const uint8_t *buf, size_t len, hsk_certificate *c);

/* hsk_certificate_next: the certificate whose length field starts at off, in a list that hsk_certificate_parse accepted and that ends
   at end; off == 0: there is none (off is end). The first is at certificate_list.off, the next behind the one that was found. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && CertificateList(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.off == 0 <==> off == end;
    ensures cert: off != end ==> \result.off == off + 3 && \result.len == U24(buf, off) && \result.len >= 1;
    ensures rest: off != end ==> \result.off + \result.len <= end &&
                  CertificateList(buf, \result.off + \result.len, end); */
HSK_API hsk_span hsk_certificate_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_certificate_build writes the body that lists count certificates; for the answer see hsk_built. An empty certificate, or more than
   2^24-1 bytes in all, is HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(certificate_list + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(certificate_list[j].data + (0 .. certificate_list[j].len-1));
    requires \separated(out + (0 .. cap-1), certificate_list + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. cap-1), certificate_list[j].data + (0 .. certificate_list[j].len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, CertificatesFit(certificate_list, count));
    ensures too_small: BUILT_TOO_SMALL(\result, CertificatesFit(certificate_list, count),
                                       3 + CertificatesSize(certificate_list, count), cap);
    ensures ok: BUILT_OK(\result, CertificatesFit(certificate_list, count),
                         3 + CertificatesSize(certificate_list, count), cap);
    ensures need: BUILT_NEED(\result, 3 + CertificatesSize(certificate_list, count));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> Certificate(out, \result.need);
    ensures lens: \result.error == HSK_OK ==> \forall integer j; 0 <= j < count ==>
      U24(out, 3 + CertificatesSize(certificate_list, j)) == certificate_list[j].len;
    ensures certificates: \result.error == HSK_OK ==> \forall integer j; 0 <= j < count ==>
      COPIED(out, 6 + CertificatesSize(certificate_list, j), certificate_list[j].data, certificate_list[j].len); */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_build(const hsk_bytes *certificate_list, size_t count,
                                                      uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
