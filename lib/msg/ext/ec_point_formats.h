/* ec_point_formats (RFC 4492 5.1.2 and 5.2): the same form both ways. */
#ifndef HSK_MSG_EC_POINT_FORMATS_H
#define HSK_MSG_EC_POINT_FORMATS_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_EC_POINT_UNCOMPRESSED 0

typedef struct {
  hsk_span ec_point_format_list; /* a byte each, at least one (hsk_u8_list_has) */
} hsk_ec_point_formats;

/* hsk_ec_point_formats_parse: on failure *pf is unchanged. Error: HSK_PEER_MALFORMED_EC_POINT_FORMATS. */
HSK_API HSK_NODISCARD hsk_result hsk_ec_point_formats_parse(const uint8_t *buf, size_t off, size_t end,
                                                            hsk_ec_point_formats *pf);

/* hsk_ec_point_formats_build writes the extension that lists `uncompressed` alone, which is all that we take; for the
   answer see hsk_built. */
HSK_API HSK_NODISCARD hsk_built hsk_ec_point_formats_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
