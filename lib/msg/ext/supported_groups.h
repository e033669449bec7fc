/* supported_groups, once named elliptic_curves (RFC 8446 4.2.7, RFC 4492 5.1.1). */
#ifndef HSK_MSG_SUPPORTED_GROUPS_H
#define HSK_MSG_SUPPORTED_GROUPS_H
#include "msg/ext/extensions.h"
#include "msg/handshake.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  hsk_span named_group_list; /* 2 bytes each, at least one (hsk_u16_list_has) */
} hsk_supported_groups;

/* hsk_supported_groups_parse: on failure *sg is unchanged. Error: HSK_PEER_MALFORMED_SUPPORTED_GROUPS. */
HSK_API HSK_NODISCARD hsk_result hsk_supported_groups_parse(const uint8_t *buf, size_t off, size_t end,
                                                            hsk_supported_groups *sg);

/* hsk_supported_groups_build writes the extension for 1 to 32766 groups; for the answer see hsk_built. */
HSK_API HSK_NODISCARD hsk_built hsk_supported_groups_build(const uint16_t *named_groups, size_t count,
                                                           uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
