/* Extensions (RFC 5246 7.4.1.4): the block at the end of the hellos. The extensions that we know have a file
   each. A parser of this folder reads the extension_data buf[off..end) where hsk_extensions_find found it, and its
   spans are offsets into the same buf. A builder of this folder writes a whole Extension: type, length and
   extension_data. */
#ifndef HSK_MSG_EXTENSIONS_H
#define HSK_MSG_EXTENSIONS_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ExtensionType: HSK_EXTENSION_SERVER_NAME and so on, one for each row of types.def. */
enum hsk_extension_type {
#define HSK_X(name, number, wire_name, rfc) HSK_EXTENSION_##name = number,
#include "msg/ext/types.def"
#undef HSK_X
};

/* More extensions than this are refused: each is compared with all others. */
#define HSK_EXTENSIONS_MAX 128

#ifdef __FRAMAC__
#include "extensions.acsl.h"
#endif

/* hsk_extension: a view of one extension. */
typedef struct {
  uint32_t extension_type; /* enum hsk_extension_type, or any other number */
  hsk_span extension_data; /* off == 0: there is no extension */
} hsk_extension;

/* hsk_extensions_check: buf[off..end) is a sequence of at most HSK_EXTENSIONS_MAX extensions, none of which occurs
   twice. Errors: HSK_PEER_MALFORMED_EXTENSIONS, HSK_PEER_DUPLICATE_EXTENSION (at: the first of the two). */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ExtensionBlock(buf, off, end);
    ensures malformed: \result.error == HSK_PEER_MALFORMED_EXTENSIONS <==>
                       !(Extensions(buf, off, end) && AtMostExtensions(buf, off, end, HSK_EXTENSIONS_MAX));
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_EXTENSIONS ||
                    \result.error == HSK_PEER_DUPLICATE_EXTENSION;
    ensures at: \result.at <= end; */
HSK_API HSK_NODISCARD hsk_result hsk_extensions_check(const uint8_t *buf, size_t off, size_t end);

/* hsk_extensions_find: the extension_data of this type in a sequence that was accepted; off == 0: there is none. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && Extensions(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures has: \result.off != 0 <==> HasExtension(buf, off, end, extension_type);
    ensures at:  \result.off != 0 ==> FirstExtension(buf, off, end, extension_type, \result.off) &&
                 off + 4 <= \result.off <= end && U16(buf, \result.off - 4) == extension_type &&
                 \result.len == U16(buf, \result.off - 2) && \result.off + \result.len <= end; */
HSK_API hsk_span hsk_extensions_find(const uint8_t *buf, size_t off, size_t end, uint32_t extension_type);

/* hsk_extensions_next: the extension that starts at off in an accepted sequence that ends at end;
   extension_data.off == 0: there is none (off is end). The next one starts behind its extension_data. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    requires Extensions(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: off == end <==> \result.extension_data.off == 0;
    ensures type: off != end ==> \result.extension_type == U16(buf, off);
    ensures data: off != end ==> \result.extension_data.off == off + 4 &&
                  \result.extension_data.len == U16(buf, off + 2);
    ensures rest: off != end ==> \result.extension_data.off + \result.extension_data.len <= end &&
                  Extensions(buf, \result.extension_data.off + \result.extension_data.len, end); */
HSK_API hsk_extension hsk_extensions_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_extension_header_put writes type and length of an extension to out[0..4). */
/*@ requires \valid(out + (0 .. 3)) && extension_type <= 65535 && data_len <= 65535;
    terminates \true; exits \false; assigns out[0 .. 3];
    ensures type: out[0] == extension_type / 256 && out[1] == extension_type % 256;
    ensures len: out[2] == data_len / 256 && out[3] == data_len % 256; */
void hsk_extension_header_put(uint8_t *out, uint32_t extension_type, size_t data_len);

/* hsk_extension_name: "server_name", the RFC's word; "?" for another number. */
HSK_API const char *hsk_extension_name(uint32_t extension_type);

#ifdef __cplusplus
}
#endif
#endif
