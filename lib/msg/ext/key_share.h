/* key_share (RFC 8446 4.2.8): the shares of a ClientHello, the group that a HelloRetryRequest asks for, the share of a ServerHello. */
#ifndef HSK_MSG_KEY_SHARE_H
#define HSK_MSG_KEY_SHARE_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* More shares than this are refused: each is compared with all others. It is more than there are groups. */
#define HSK_KEY_SHARES_MAX 64

#ifdef __FRAMAC__
#include "key_share.acsl.h"
#endif

/* hsk_key_share: a view of the ClientHello's form. */
typedef struct {
  hsk_span
      client_shares; /* KeyShareEntry one behind the other, may be empty (hsk_key_share_next, hsk_key_share_find) */
} hsk_key_share;

/* hsk_key_share_entry: a view of one KeyShareEntry. */
typedef struct {
  uint32_t group;        /* NamedGroup, any number */
  hsk_span key_exchange; /* 1..2^16-1 bytes; off == 0: there is no entry */
} hsk_key_share_entry;

/* hsk_key_share_parse reads KeyShareClientHello. On failure *ks is unchanged. Errors: HSK_PEER_MALFORMED_KEY_SHARE, also for more than
   HSK_KEY_SHARES_MAX entries; HSK_PEER_DUPLICATE_KEY_SHARE for two of the same group (at: the first of them). */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(ks) && \separated(ks, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *ks;
    ensures iff: \result.error == HSK_OK <==> KeyShare(buf, off, end);
    ensures malformed: \result.error == HSK_PEER_MALFORMED_KEY_SHARE <==> KeyShareMalformed(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_KEY_SHARE ||
                    \result.error == HSK_PEER_DUPLICATE_KEY_SHARE;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> ks->client_shares.off == off + 2 && ks->client_shares.off + ks->client_shares.len == end;
    ensures keep: \result.error != HSK_OK ==> *ks == \old(*ks); */
HSK_API HSK_NODISCARD hsk_result hsk_key_share_parse(const uint8_t *buf, size_t off, size_t end,
                                                     hsk_key_share *ks);

/* hsk_key_share_next: the entry that starts at off in an accepted list that ends at end; key_exchange.off == 0: there is none (off is
   end). The first is at client_shares.off, the next behind key_exchange. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && KeyShareEntries(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.key_exchange.off == 0 <==> off == end;
    ensures group: off != end ==> \result.group == U16(buf, off);
    ensures key: off != end ==> \result.key_exchange.off == off + 4 && \result.key_exchange.len == U16(buf, off + 2) &&
                 \result.key_exchange.len >= 1;
    ensures rest: off != end ==> \result.key_exchange.off + \result.key_exchange.len <= end &&
                  KeyShareEntries(buf, \result.key_exchange.off + \result.key_exchange.len, end); */
HSK_API hsk_key_share_entry hsk_key_share_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_key_share_find: the key_exchange of the first entry for group in an accepted list [off,end); off == 0: there is none. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && KeyShareEntries(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures has: \result.off != 0 <==> HasShare(buf, off, end, group);
    ensures at: \result.off != 0 ==> off + 4 <= \result.off <= end && U16(buf, \result.off - 4) == group &&
                \result.len == U16(buf, \result.off - 2) && \result.len >= 1 && \result.off + \result.len <= end; */
HSK_API hsk_span hsk_key_share_find(const uint8_t *buf, size_t off, size_t end, uint32_t group);

/* hsk_key_share_retry: a view of the HelloRetryRequest's form. */
typedef struct {
  uint32_t selected_group; /* NamedGroup, any number */
} hsk_key_share_retry;

/* hsk_key_share_retry_parse reads KeyShareHelloRetryRequest. On failure *ks is unchanged. Error: HSK_PEER_MALFORMED_KEY_SHARE. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(ks) && \separated(ks, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *ks;
    ensures iff: \result.error == HSK_OK <==> end == off + 2;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_KEY_SHARE;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> ks->selected_group == U16(buf, off);
    ensures keep: \result.error != HSK_OK ==> *ks == \old(*ks); */
HSK_API HSK_NODISCARD hsk_result hsk_key_share_retry_parse(const uint8_t *buf, size_t off, size_t end,
                                                           hsk_key_share_retry *ks);

/* hsk_key_share_response_parse reads KeyShareServerHello, which is one KeyShareEntry. On failure *ks is unchanged.
   Error: HSK_PEER_MALFORMED_KEY_SHARE. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(ks) && \separated(ks, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *ks;
    ensures iff: \result.error == HSK_OK <==> KeyShareEntry(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_KEY_SHARE;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures group: \result.error == HSK_OK ==> ks->group == U16(buf, off);
    ensures key: \result.error == HSK_OK ==> ks->key_exchange.off == off + 4 && ks->key_exchange.off + ks->key_exchange.len == end;
    ensures keep: \result.error != HSK_OK ==> *ks == \old(*ks); */
HSK_API HSK_NODISCARD hsk_result hsk_key_share_response_parse(const uint8_t *buf, size_t off, size_t end,
                                                              hsk_key_share_entry *ks);

/* hsk_key_share_entry_build writes one KeyShareEntry with a key_exchange of 1 to 65535 bytes: an element of the list that
   hsk_key_share_build takes, in wire form and of at most 65533 bytes, to write the ClientHello's extension. A list that
   hsk_key_share_parse would refuse is HSK_BAD_CALL. For the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(key_exchange.data + (0 .. key_exchange.len-1));
    requires \separated(out + (0 .. cap-1), key_exchange.data + (0 .. key_exchange.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (group <= 65535 && 1 <= key_exchange.len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (group <= 65535 && 1 <= key_exchange.len <= 65535), 4 + key_exchange.len, cap);
    ensures ok: BUILT_OK(\result, (group <= 65535 && 1 <= key_exchange.len <= 65535), 4 + key_exchange.len, cap);
    ensures need: BUILT_NEED(\result, 4 + key_exchange.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> KeyShareEntry(out, 0, \result.need);
    ensures group: \result.error == HSK_OK ==> U16(out, 0) == group;
    ensures key: \result.error == HSK_OK ==> COPIED(out, 4, key_exchange.data, key_exchange.len); */
HSK_API HSK_NODISCARD hsk_built hsk_key_share_entry_build(uint32_t group, hsk_bytes key_exchange,
                                                          uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(client_shares.data + (0 .. client_shares.len-1));
    requires \separated(out + (0 .. cap-1), client_shares.data + (0 .. client_shares.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, KEY_SHARE_FITS(client_shares));
    ensures too_small: BUILT_TOO_SMALL(\result, KEY_SHARE_FITS(client_shares), 6 + client_shares.len, cap);
    ensures ok: BUILT_OK(\result, KEY_SHARE_FITS(client_shares), 6 + client_shares.len, cap);
    ensures need: BUILT_NEED(\result, 6 + client_shares.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_KEY_SHARE;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> KeyShare(out, 4, \result.need);
    ensures list: \result.error == HSK_OK ==> COPIED(out, 6, client_shares.data, client_shares.len); */
HSK_API HSK_NODISCARD hsk_built hsk_key_share_build(hsk_bytes client_shares, uint8_t *out, size_t cap);

/* hsk_key_share_retry_build writes the HelloRetryRequest's extension, hsk_key_share_response_build the ServerHello's with a key_exchange
   of 1 to 65531 bytes; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (selected_group <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (selected_group <= 65535), 6, cap);
    ensures ok: BUILT_OK(\result, (selected_group <= 65535), 6, cap);
    ensures need: BUILT_NEED(\result, 6);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_KEY_SHARE;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures group: \result.error == HSK_OK ==> U16(out, 4) == selected_group; */
HSK_API HSK_NODISCARD hsk_built hsk_key_share_retry_build(uint32_t selected_group, uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(key_exchange.data + (0 .. key_exchange.len-1));
    requires \separated(out + (0 .. cap-1), key_exchange.data + (0 .. key_exchange.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (group <= 65535 && 1 <= key_exchange.len <= 65531));
    ensures too_small: BUILT_TOO_SMALL(\result, (group <= 65535 && 1 <= key_exchange.len <= 65531), 8 + key_exchange.len, cap);
    ensures ok: BUILT_OK(\result, (group <= 65535 && 1 <= key_exchange.len <= 65531), 8 + key_exchange.len, cap);
    ensures need: BUILT_NEED(\result, 8 + key_exchange.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_KEY_SHARE;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> KeyShareEntry(out, 4, \result.need);
    ensures group: \result.error == HSK_OK ==> U16(out, 4) == group;
    ensures key: \result.error == HSK_OK ==> COPIED(out, 8, key_exchange.data, key_exchange.len); */
HSK_API HSK_NODISCARD hsk_built hsk_key_share_response_build(uint32_t group, hsk_bytes key_exchange,
                                                             uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
