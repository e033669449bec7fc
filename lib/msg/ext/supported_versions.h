/* supported_versions (RFC 8446 4.2.1): a list from the client, one version from the server. */
#ifndef HSK_MSG_SUPPORTED_VERSIONS_H
#define HSK_MSG_SUPPORTED_VERSIONS_H
#include "msg/ext/extensions.h"
#include "msg/handshake.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_supported_versions: a view of the client's form. */
typedef struct {
  hsk_span versions; /* 2 bytes each, 1 to 127 of them (hsk_u16_list_has) */
} hsk_supported_versions;

/* hsk_supported_versions_parse: on failure *sv is unchanged. Error: HSK_PEER_MALFORMED_SUPPORTED_VERSIONS. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(sv) && \separated(sv, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *sv;
    ensures iff: \result.error == HSK_OK <==> SupportedVersions(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SUPPORTED_VERSIONS;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> sv->versions.off == off + 1 && sv->versions.off + sv->versions.len == end;
    ensures keep: \result.error != HSK_OK ==> *sv == \old(*sv); */
HSK_API HSK_NODISCARD hsk_result hsk_supported_versions_parse(const uint8_t *buf, size_t off, size_t end,
                                                              hsk_supported_versions *sv);

/* hsk_selected_version: the form of a ServerHello and of a HelloRetryRequest. */
typedef struct {
  uint32_t selected_version;
} hsk_selected_version;

/* hsk_selected_version_parse: on failure *sv is unchanged. Error: HSK_PEER_MALFORMED_SUPPORTED_VERSIONS. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(sv) && \separated(sv, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *sv;
    ensures iff: \result.error == HSK_OK <==> SelectedVersion(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SUPPORTED_VERSIONS;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> sv->selected_version == U16(buf, off);
    ensures keep: \result.error != HSK_OK ==> *sv == \old(*sv); */
HSK_API HSK_NODISCARD hsk_result hsk_selected_version_parse(const uint8_t *buf, size_t off, size_t end,
                                                            hsk_selected_version *sv);

/* hsk_supported_versions_build writes the client's form with 1 to 127 versions; hsk_selected_version_build the server's.
   For the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(versions + (0 .. count-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= count <= 127));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= count <= 127), 5 + 2 * count, cap);
    ensures ok: BUILT_OK(\result, (1 <= count <= 127), 5 + 2 * count, cap);
    ensures need: BUILT_NEED(\result, 5 + 2 * count);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SUPPORTED_VERSIONS;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> SupportedVersions(out, 4, \result.need);
    ensures list: \result.error == HSK_OK ==> U16S(out, 5, versions, count); */
HSK_API HSK_NODISCARD hsk_built hsk_supported_versions_build(const uint16_t *versions, size_t count,
                                                             uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (selected_version <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (selected_version <= 65535), 6, cap);
    ensures ok: BUILT_OK(\result, (selected_version <= 65535), 6, cap);
    ensures need: BUILT_NEED(\result, 6);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SUPPORTED_VERSIONS;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> SelectedVersion(out, 4, \result.need);
    ensures field: \result.error == HSK_OK ==> U16(out, 4) == selected_version; */
HSK_API HSK_NODISCARD hsk_built hsk_selected_version_build(uint32_t selected_version, uint8_t *out,
                                                           size_t cap);

#ifdef __cplusplus
}
#endif
#endif
