/* application_layer_protocol_negotiation (RFC 7301 3.1). */
#ifndef HSK_MSG_ALPN_H
#define HSK_MSG_ALPN_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "alpn.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_alpn: a view of the client's form. */
typedef struct {
  hsk_span protocol_name_list; /* ProtocolName<1..2^8-1> one behind the other, at least one (hsk_alpn_next) */
} hsk_alpn;

/* hsk_alpn_parse: on failure *alpn is unchanged. Error: HSK_PEER_MALFORMED_ALPN. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(alpn) && \separated(alpn, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *alpn;
    ensures iff: \result.error == HSK_OK <==> Alpn(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_ALPN;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> alpn->protocol_name_list.off == off + 2 && alpn->protocol_name_list.off + alpn->protocol_name_list.len == end;
    ensures keep: \result.error != HSK_OK ==> *alpn == \old(*alpn); */
HSK_API HSK_NODISCARD hsk_result hsk_alpn_parse(const uint8_t *buf, size_t off, size_t end, hsk_alpn *alpn);

/* hsk_alpn_next: the name whose length field starts at off, in an accepted list that ends at end; off == 0: there is none (off is end).
   The first is at protocol_name_list.off, the next behind the one that was found. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && ProtocolNames(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.off == 0 <==> off == end;
    ensures name: off != end ==> \result.off == off + 1 && \result.len == buf[off] && \result.len >= 1;
    ensures rest: off != end ==> \result.off + \result.len <= end &&
                  ProtocolNames(buf, \result.off + \result.len, end); */
HSK_API hsk_span hsk_alpn_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_alpn_response: a view of the server's form, the one protocol that it chose. */
typedef struct {
  hsk_span protocol_name; /* 1..255 bytes */
} hsk_alpn_response;

/* hsk_alpn_response_parse: on failure *alpn is unchanged. HSK_PEER_MALFORMED_ALPN: also for two names. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(alpn) && \separated(alpn, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *alpn;
    ensures iff: \result.error == HSK_OK <==> AlpnResponse(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_ALPN;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> alpn->protocol_name.off == off + 3 && alpn->protocol_name.off + alpn->protocol_name.len == end;
    ensures keep: \result.error != HSK_OK ==> *alpn == \old(*alpn); */
HSK_API HSK_NODISCARD hsk_result hsk_alpn_response_parse(const uint8_t *buf, size_t off, size_t end,
                                                         hsk_alpn_response *alpn);

/* hsk_alpn_build writes the extension with count protocols in order of preference, 1 to 255 bytes each, at least one;
   hsk_alpn_response_build the server's form. For the answer see hsk_built. Names of another length, or of more than 65533 bytes in all
   with their lengths, are HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(protocols + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==> \valid_read(protocols[j].data + (0 .. protocols[j].len-1));
    requires \separated(out + (0 .. cap-1), protocols + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. cap-1), protocols[j].data + (0 .. protocols[j].len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, ProtocolNamesFit(protocols, count));
    ensures too_small: BUILT_TOO_SMALL(\result, ProtocolNamesFit(protocols, count),
                                       6 + ProtocolNamesSize(protocols, count), cap);
    ensures ok: BUILT_OK(\result, ProtocolNamesFit(protocols, count), 6 + ProtocolNamesSize(protocols, count), cap);
    ensures need: BUILT_NEED(\result, 6 + ProtocolNamesSize(protocols, count));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_ALPN;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> Alpn(out, 4, \result.need);
    ensures lens: \result.error == HSK_OK ==> \forall integer j; 0 <= j < count ==>
      out[6 + ProtocolNamesSize(protocols, j)] == protocols[j].len;
    ensures names: \result.error == HSK_OK ==> \forall integer j; 0 <= j < count ==>
      COPIED(out, 7 + ProtocolNamesSize(protocols, j), protocols[j].data, protocols[j].len); */
HSK_API HSK_NODISCARD hsk_built hsk_alpn_build(const hsk_bytes *protocols, size_t count, uint8_t *out,
                                               size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(protocol.data + (0 .. protocol.len-1));
    requires \separated(out + (0 .. cap-1), protocol.data + (0 .. protocol.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= protocol.len <= 255));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= protocol.len <= 255), 7 + protocol.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= protocol.len <= 255), 7 + protocol.len, cap);
    ensures need: BUILT_NEED(\result, 7 + protocol.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_ALPN;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> AlpnResponse(out, 4, \result.need);
    ensures name: \result.error == HSK_OK ==> COPIED(out, 7, protocol.data, protocol.len); */
HSK_API HSK_NODISCARD hsk_built hsk_alpn_response_build(hsk_bytes protocol, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
