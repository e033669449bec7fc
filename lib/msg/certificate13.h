/* Certificate of TLS 1.3 (RFC 8446 4.4.2): X.509 certificates in DER, the sender's own first, each with its extensions. Raw public keys
   (RFC 7250) are never negotiated, so cert_data is always a certificate. A client that has none sends an empty list; a server's is
   never empty, which is for the state that knows who sent it to check. */
#ifndef HSK_MSG_CERTIFICATE13_H
#define HSK_MSG_CERTIFICATE13_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_certificate13: a view of the body buf[0..len). */
typedef struct {
  hsk_span certificate_request_context; /* 0..255 bytes: empty, or what a CertificateRequest held */
  hsk_span
      certificate_list; /* CertificateEntry one behind the other, may be empty (hsk_certificate_entry_next) */
  size_t count;         /* how many; the caller sets the limit */
} hsk_certificate13;

/* hsk_certificate_entry: a view of one entry. */
typedef struct {
  hsk_span cert_data;  /* a certificate, at least one byte; off == 0: there is no entry */
  hsk_span extensions; /* of this certificate, may be empty; each type at most once (hsk_extensions_find) */
} hsk_certificate_entry;

/* hsk_certificate_entry_fields: what an entry is built from. */
typedef struct {
  hsk_bytes cert_data;
  hsk_bytes extensions; /* what the builders of msg/ext wrote, one behind the other */
} hsk_certificate_entry_fields;

#ifdef __FRAMAC__
#include "certificate13.acsl.h"
#endif

/* hsk_certificate13_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. The contents of extensions
   are not looked at. On failure *c is unchanged. HSK_PEER_MALFORMED_CERTIFICATE: the lengths do not fit each other, or a certificate
   is empty; and the errors of hsk_extensions_check. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(c) && \separated(c, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *c;
    ensures iff: \result.error == HSK_OK <==> Certificate13(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CERTIFICATE ||
                    \result.error == HSK_PEER_MALFORMED_EXTENSIONS || \result.error == HSK_PEER_DUPLICATE_EXTENSION;
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==>
      Certificate13Ends(buf, len, c->certificate_request_context.off + c->certificate_request_context.len);
    ensures context: \result.error == HSK_OK ==>
      c->certificate_request_context.off == 1 && c->certificate_request_context.len == buf[0];
    ensures list_off: \result.error == HSK_OK ==>
      c->certificate_list.off == c->certificate_request_context.off + c->certificate_request_context.len + 3;
    ensures list_end: \result.error == HSK_OK ==> c->certificate_list.off + c->certificate_list.len == len;
    ensures list: \result.error == HSK_OK ==> CertificateEntries(buf, c->certificate_list.off, len);
    ensures count: \result.error == HSK_OK ==> c->count == CertificateEntriesCount(buf, c->certificate_list.off, len);
    ensures keep: \result.error != HSK_OK ==> *c == \old(*c); */
HSK_API HSK_NODISCARD hsk_result hsk_certificate13_parse(const uint8_t *buf, size_t len,
                                                         hsk_certificate13 *c);

/* hsk_certificate_entry_next: the entry that starts at off, in a list that hsk_certificate13_parse accepted and that ends at end;
   cert_data.off == 0: there is none (off is end). The first is at certificate_list.off, the next behind the extensions of the one
   that was found. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && CertificateEntries(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.cert_data.off == 0 <==> off == end;
    ensures cert: off != end ==> \result.cert_data.off == off + 3 && \result.cert_data.len == U24(buf, off) &&
                  \result.cert_data.len >= 1;
    ensures extensions_off: off != end ==> \result.extensions.off == \result.cert_data.off + \result.cert_data.len + 2;
    ensures extensions_len: off != end ==>
      \result.extensions.len == U16(buf, \result.cert_data.off + \result.cert_data.len);
    ensures extensions: off != end ==>
      ExtensionBlock(buf, \result.extensions.off, \result.extensions.off + \result.extensions.len);
    ensures rest: off != end ==> \result.extensions.off + \result.extensions.len <= end &&
                  CertificateEntries(buf, \result.extensions.off + \result.extensions.len, end); */
HSK_API hsk_certificate_entry hsk_certificate_entry_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_certificate13_build writes the body that lists count entries; for the answer see hsk_built. A context of more than 255 bytes, an
   empty certificate, more than 2^24-1 bytes in all, and extensions that hsk_extensions_check refuses are HSK_BAD_CALL, so that
   whatever is built parses. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(entries + (0 .. count-1));
    requires \valid_read(certificate_request_context.data + (0 .. certificate_request_context.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].cert_data.data + (0 .. entries[j].cert_data.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    requires \separated(out + (0 .. cap-1), entries + (0 .. count-1));
    requires \separated(out + (0 .. cap-1),
                        certificate_request_context.data + (0 .. certificate_request_context.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. cap-1), entries[j].cert_data.data + (0 .. entries[j].cert_data.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. cap-1), entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, CERTIFICATE13_FITS(certificate_request_context, entries, count));
    ensures too_small: BUILT_TOO_SMALL(\result, CERTIFICATE13_FITS(certificate_request_context, entries, count),
                                       CERTIFICATE13_SIZE(certificate_request_context, entries, count), cap);
    ensures ok: BUILT_OK(\result, CERTIFICATE13_FITS(certificate_request_context, entries, count),
                         CERTIFICATE13_SIZE(certificate_request_context, entries, count), cap);
    ensures need: BUILT_NEED(\result, CERTIFICATE13_SIZE(certificate_request_context, entries, count));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==>
      Certificate13Ends(out, \result.need, 1 + certificate_request_context.len);
    ensures context: \result.error == HSK_OK ==>
      COPIED(out, 1, certificate_request_context.data, certificate_request_context.len);
    ensures cert_len: \result.error == HSK_OK ==> \forall integer j; 0 <= j < count ==>
      U24(out, 4 + certificate_request_context.len + CertificateEntriesSize(entries, j)) == entries[j].cert_data.len;
    ensures cert: \result.error == HSK_OK ==> \forall integer j; 0 <= j < count ==>
      COPIED(out, 7 + certificate_request_context.len + CertificateEntriesSize(entries, j), entries[j].cert_data.data,
             entries[j].cert_data.len);
    ensures ex_len: \result.error == HSK_OK ==> \forall integer j; 0 <= j < count ==>
      U16(out, 7 + certificate_request_context.len + CertificateEntriesSize(entries, j) + entries[j].cert_data.len) ==
      entries[j].extensions.len;
    ensures ex: \result.error == HSK_OK ==> \forall integer j; 0 <= j < count ==>
      COPIED(out, 9 + certificate_request_context.len + CertificateEntriesSize(entries, j) + entries[j].cert_data.len,
             entries[j].extensions.data, entries[j].extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_certificate13_build(hsk_bytes certificate_request_context,
                                                        const hsk_certificate_entry_fields *entries,
                                                        size_t count, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
