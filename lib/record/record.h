/* Record headers: TLSPlaintext and TLSCiphertext (RFC 5246 6.2.1 and 6.2.3, RFC 8446 5.1 and 5.2). */
#ifndef HSK_RECORD_H
#define HSK_RECORD_H
#include "hardshake_config.h"
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ContentType, RFC 5246 6.2.1, RFC 8446 5.1. */
enum hsk_content_type {
  HSK_CHANGE_CIPHER_SPEC = 20,
  HSK_ALERT = 21,
  HSK_HANDSHAKE = 22,
  HSK_APPLICATION_DATA = 23
};

#define HSK_RECORD_HEADER_LEN 5u
#define HSK_TLS12             0x0303u
#define HSK_TLS13             0x0304u

/* The longest fragments; HSK_PLAINTEXT_MAX, 2^14, is the longest content of both versions. Extensions may lower them. */
#define HSK_CIPHERTEXT_MAX      (HSK_PLAINTEXT_MAX + 2048u) /* TLS 1.2: RFC 5246 6.2.3 */
#define HSK_CIPHERTEXT13_MAX    (HSK_PLAINTEXT_MAX + 256u)  /* TLS 1.3: RFC 8446 5.2 */
#define HSK_INNER_PLAINTEXT_MAX (HSK_PLAINTEXT_MAX + 1u)    /* TLS 1.3: RFC 8446 5.4 */

/* As the version that hsk_record_header_parse is to find: do not look (RFC 8446 5.1: it MUST be ignored for all purposes). */
#define HSK_RECORD_VERSION_IGNORED 0x10000u

/* hsk_record_header: the three fields in front of a fragment. */
typedef struct {
  uint32_t content_type; /* enum hsk_content_type */
  uint32_t version;      /* ProtocolVersion */
  size_t fragment_len;
} hsk_record_header;

#ifdef __FRAMAC__
#include "record.acsl.h"
#endif

/* Which lengths a fragment may have depends on its type: a record of type handshake or alert MUST NOT be empty, one of application data may be
   (RFC 5246 6.2.1, RFC 8446 5.1), and an alert or a ChangeCipherSpec fills its record. Whether it is empty shows only after protection
   is taken off, so the headers here are not judged for that: in TLS 1.3 hsk_inner_plaintext_parse is, and the parsers of alert and
   ChangeCipherSpec take no empty input. */

/* hsk_record_header_parse reads the HSK_RECORD_HEADER_LEN bytes at buf[off]: a TLSPlaintext, or a TLSCiphertext of TLS 1.2. version is what must stand
   there, or 0 for any whose major number is 3 (before a version is agreed, RFC 5246 E.1), or HSK_RECORD_VERSION_IGNORED; max_len is
   the longest fragment allowed, HSK_PLAINTEXT_MAX or HSK_CIPHERTEXT_MAX.
   HSK_PEER_BAD_RECORD_HEADER: unknown content type; HSK_PEER_BAD_RECORD_VERSION; HSK_PEER_RECORD_OVERFLOW. */
/*@ requires \valid_read(buf + (off .. off+4)) && off + 4 <= SIZE_MAX && \valid(h) && version <= HSK_RECORD_VERSION_IGNORED;
    requires \separated(h, buf + (off .. off+4));
    terminates \true; exits \false; assigns *h;
    ensures iff: \result.error == HSK_OK <==> RecordHeader(buf, off, version, max_len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_BAD_RECORD_HEADER ||
                    \result.error == HSK_PEER_BAD_RECORD_VERSION || \result.error == HSK_PEER_RECORD_OVERFLOW;
    ensures type: \result.error == HSK_OK ==> h->content_type == buf[off];
    ensures vers: \result.error == HSK_OK ==> h->version == U16(buf, off + 1);
    ensures size: \result.error == HSK_OK ==> h->fragment_len == U16(buf, off + 3) && h->fragment_len <= max_len;
    ensures keep: \result.error != HSK_OK ==> *h == \old(*h);
    ensures at:   \result.error == HSK_OK || off <= \result.at < off + 5; */
HSK_API HSK_NODISCARD hsk_result hsk_record_header_parse(const uint8_t *buf, size_t off, uint32_t version,
                                                         size_t max_len, hsk_record_header *h);

/* hsk_ciphertext13_header_parse reads the HSK_RECORD_HEADER_LEN bytes at buf[off] as the header of a TLSCiphertext of TLS 1.3: type application_data
   and version 0x0303, whatever it holds. max_len is the longest fragment allowed, HSK_CIPHERTEXT13_MAX. The caller has looked at the type and taken
   a ChangeCipherSpec out of the way, which is dropped, protected or not (RFC 8446 5). Errors as above. */
/*@ requires \valid_read(buf + (off .. off+4)) && off + 4 <= SIZE_MAX && \valid(h);
    requires \separated(h, buf + (off .. off+4));
    terminates \true; exits \false; assigns *h;
    ensures iff: \result.error == HSK_OK <==> Ciphertext13Header(buf, off, max_len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_BAD_RECORD_HEADER ||
                    \result.error == HSK_PEER_BAD_RECORD_VERSION || \result.error == HSK_PEER_RECORD_OVERFLOW;
    ensures type: \result.error == HSK_OK ==> h->content_type == HSK_APPLICATION_DATA;
    ensures vers: \result.error == HSK_OK ==> h->version == 0x0303;
    ensures size: \result.error == HSK_OK ==> h->fragment_len == U16(buf, off + 3) && h->fragment_len <= max_len;
    ensures keep: \result.error != HSK_OK ==> *h == \old(*h);
    ensures at:   \result.error == HSK_OK || off <= \result.at < off + 5; */
HSK_API HSK_NODISCARD hsk_result hsk_ciphertext13_header_parse(const uint8_t *buf, size_t off, size_t max_len,
                                                               hsk_record_header *h);

/* hsk_record_header_build writes a header to out[0..5); for the answer see hsk_built. HSK_BAD_CALL: a type that enum hsk_content_type has not,
   a version above 65535, a fragment_len above HSK_CIPHERTEXT_MAX. The version is 0x0303 save in front of a first ClientHello, where it
   should be 0x0301 (RFC 8446 5.1). */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(h) && \separated(out + (0 .. cap-1), h);
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, RecordHeaderFits(h->content_type, h->version, h->fragment_len));
    ensures too_small: BUILT_TOO_SMALL(\result, RecordHeaderFits(h->content_type, h->version, h->fragment_len), HSK_RECORD_HEADER_LEN, cap);
    ensures ok: BUILT_OK(\result, RecordHeaderFits(h->content_type, h->version, h->fragment_len), HSK_RECORD_HEADER_LEN, cap);
    ensures need: BUILT_NEED(\result, HSK_RECORD_HEADER_LEN);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> RecordHeader(out, 0, HSK_RECORD_VERSION_IGNORED, HSK_CIPHERTEXT_MAX);
    ensures type: \result.error == HSK_OK ==> out[0] == h->content_type;
    ensures vers: \result.error == HSK_OK ==> U16(out, 1) == h->version;
    ensures size: \result.error == HSK_OK ==> U16(out, 3) == h->fragment_len; */
HSK_API HSK_NODISCARD hsk_built hsk_record_header_build(const hsk_record_header *h, uint8_t *out, size_t cap);

/* hsk_record_header_put writes a header with the version 0x0303 at out + off: that of TLS 1.2, and of TLS 1.3 but for a first ClientHello. */
/*@ requires \valid(out + (off .. off+4)) && off + 4 <= SIZE_MAX && content_type <= 255 && fragment_len <= 65535;
    terminates \true; exits \false; assigns out[off .. off+4];
    ensures out[off] == content_type && out[off+1] == 3 && out[off+2] == 3;
    ensures out[off+3] == fragment_len / 256 && out[off+4] == fragment_len % 256; */
HSK_API void hsk_record_header_put(uint8_t *out, size_t off, uint32_t content_type, size_t fragment_len);

#ifdef __cplusplus
}
#endif
#endif
