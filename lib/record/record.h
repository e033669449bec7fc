/* The record header (RFC 5246 6.2.1). */
#ifndef HSK_RECORD_H
#define HSK_RECORD_H
#include "core/bytes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ContentType, RFC 5246 6.2.1. */
enum hsk_content_type {
  HSK_CHANGE_CIPHER_SPEC = 20,
  HSK_ALERT = 21,
  HSK_HANDSHAKE = 22,
  HSK_APPLICATION_DATA = 23
};

#define HSK_RECORD_HEADER_LEN 5u
#define HSK_TLS12             0x0303u

/* hsk_record_header: the three fields in front of a fragment. */
typedef struct {
  uint32_t content_type; /* enum hsk_content_type */
  uint32_t version;      /* ProtocolVersion */
  size_t fragment_len;
} hsk_record_header;

#ifdef __FRAMAC__
#include "record.acsl.h"
#endif

/* hsk_record_header_parse reads the HSK_RECORD_HEADER_LEN bytes at buf[off]. version is what must stand there, or 0 for any whose major
   number is 3 (before a version is agreed, RFC 5246 E.1); max_len is the longest fragment allowed.
   HSK_PEER_BAD_RECORD_HEADER: unknown content type; HSK_PEER_BAD_RECORD_VERSION; HSK_PEER_RECORD_OVERFLOW. */
/*@ requires \valid_read(buf + (off .. off+4)) && off + 4 <= SIZE_MAX && \valid(h) && version <= 65535;
    requires \separated(h, buf + (off .. off+4));
    terminates \true; exits \false; assigns *h;
    ensures iff: \result.error == HSK_OK <==> RecordHeader(buf, off, version, max_len);
    ensures type: \result.error == HSK_OK ==> h->content_type == buf[off];
    ensures vers: \result.error == HSK_OK ==> h->version == U16(buf, off + 1);
    ensures size: \result.error == HSK_OK ==> h->fragment_len == U16(buf, off + 3) && h->fragment_len <= max_len;
    ensures keep: \result.error != HSK_OK ==> *h == \old(*h);
    ensures at:   \result.error == HSK_OK || off <= \result.at < off + 5; */
HSK_API HSK_NODISCARD hsk_result hsk_record_header_parse(const uint8_t *buf, size_t off, uint32_t version,
                                                         size_t max_len, hsk_record_header *h);

/* hsk_record_header_put writes a header for TLS 1.2 at out + off. */
/*@ requires \valid(out + (off .. off+4)) && off + 4 <= SIZE_MAX && content_type <= 255 && fragment_len <= 65535;
    terminates \true; exits \false; assigns out[off .. off+4];
    ensures out[off] == content_type && out[off+1] == 3 && out[off+2] == 3;
    ensures out[off+3] == fragment_len / 256 && out[off+4] == fragment_len % 256; */
HSK_API void hsk_record_header_put(uint8_t *out, size_t off, uint32_t content_type, size_t fragment_len);

#ifdef __cplusplus
}
#endif
#endif
