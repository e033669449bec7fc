/* Extensions (RFC 5246 7.4.1.4): the block at the end of the hellos. The extensions that we know have a file each.
   A parser of this folder reads the extension_data buf[off..end) where hsk_extensions_find found it, and its spans are offsets into the
   same buf. A builder of this folder writes a whole Extension: type, length and extension_data. */
#ifndef HSK_MSG_EXTENSIONS_H
#define HSK_MSG_EXTENSIONS_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ExtensionType */
enum hsk_extension_type {
  HSK_EXTENSION_SERVER_NAME = 0,
  HSK_EXTENSION_SUPPORTED_GROUPS = 10,
  HSK_EXTENSION_EC_POINT_FORMATS = 11,
  HSK_EXTENSION_SIGNATURE_ALGORITHMS = 13,
  HSK_EXTENSION_ALPN = 16,
  HSK_EXTENSION_EXTENDED_MASTER_SECRET = 23,
  HSK_EXTENSION_RENEGOTIATION_INFO = 0xff01
};

/* More extensions than this are refused: each is compared with all others. */
#define HSK_EXTENSIONS_MAX 128

/* hsk_extension: a view of one extension. */
typedef struct {
  uint32_t extension_type; /* enum hsk_extension_type, or any other number */
  hsk_span extension_data; /* off == 0: there is no extension */
} hsk_extension;

/* hsk_extensions_check: buf[off..end) is a sequence of at most HSK_EXTENSIONS_MAX extensions, none of which occurs twice. Errors:
   HSK_PEER_MALFORMED_EXTENSIONS, HSK_PEER_DUPLICATE_EXTENSION. */
HSK_API HSK_NODISCARD hsk_result hsk_extensions_check(const uint8_t *buf, size_t off, size_t end);

/* hsk_extensions_find: the extension_data of this type in a sequence that was accepted; off == 0: there is none. */
HSK_API hsk_span hsk_extensions_find(const uint8_t *buf, size_t off, size_t end, uint32_t extension_type);

/* hsk_extensions_next: the extension that starts at off in an accepted sequence that ends at end; extension_data.off == 0: there is none
   (off is end). The next one starts behind its extension_data. */
HSK_API hsk_extension hsk_extensions_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_extension_name: "server_name", the RFC's word; "?" for another number. */
HSK_API const char *hsk_extension_name(uint32_t extension_type);

#ifdef __cplusplus
}
#endif
#endif
