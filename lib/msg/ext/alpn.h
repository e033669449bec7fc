/* application_layer_protocol_negotiation (RFC 7301 3.1). */
#ifndef HSK_MSG_ALPN_H
#define HSK_MSG_ALPN_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_alpn: a view of the client's form. */
typedef struct {
  hsk_span protocol_name_list; /* ProtocolName<1..2^8-1> one behind the other, at least one (hsk_alpn_next) */
} hsk_alpn;

/* hsk_alpn_parse: on failure *alpn is unchanged. Error: HSK_PEER_MALFORMED_ALPN. */
HSK_API HSK_NODISCARD hsk_result hsk_alpn_parse(const uint8_t *buf, size_t off, size_t end, hsk_alpn *alpn);

/* hsk_alpn_next: the name whose length field starts at off, in an accepted list that ends at end; off == 0: there is none (off is end).
   The first is at protocol_name_list.off, the next behind the one that was found. */
HSK_API hsk_span hsk_alpn_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_alpn_response: a view of the server's form, the one protocol that it chose. */
typedef struct {
  hsk_span protocol_name; /* 1..255 bytes */
} hsk_alpn_response;

/* hsk_alpn_response_parse: on failure *alpn is unchanged. HSK_PEER_MALFORMED_ALPN: also for two names. */
HSK_API HSK_NODISCARD hsk_result hsk_alpn_response_parse(const uint8_t *buf, size_t off, size_t end,
                                                         hsk_alpn_response *alpn);

/* hsk_alpn_build writes the extension with count protocols in order of preference, 1 to 255 bytes each; hsk_alpn_response_build the
   server's form. For the answer see hsk_built. */
HSK_API HSK_NODISCARD hsk_built hsk_alpn_build(const hsk_bytes *protocols, size_t count, uint8_t *out,
                                               size_t cap);
HSK_API HSK_NODISCARD hsk_built hsk_alpn_response_build(hsk_bytes protocol, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
