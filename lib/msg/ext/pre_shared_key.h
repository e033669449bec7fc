/* pre_shared_key (RFC 8446 4.2.11): OfferedPsks in a ClientHello, where it is the last extension; the index of the chosen one in a
   ServerHello. */
#ifndef HSK_MSG_PRE_SHARED_KEY_H
#define HSK_MSG_PRE_SHARED_KEY_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "pre_shared_key.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_pre_shared_key: a view of the client's form. The partial ClientHello that the binders sign (RFC 8446 4.2.11.2) ends at
   binders_at. */
typedef struct {
  hsk_span identities; /* PskIdentity one behind the other, at least one (hsk_psk_identity_next) */
  size_t binders_at;   /* where identities ends and the list of binders begins, with its length */
  hsk_span
      binders; /* PskBinderEntry<32..255> one behind the other, one for each identity (hsk_psk_binder_next) */
  size_t count; /* of identities, and of binders */
} hsk_pre_shared_key;

/* hsk_pre_shared_key_parse reads OfferedPsks. On failure *psk is unchanged. Errors: HSK_PEER_MALFORMED_PRE_SHARED_KEY;
   HSK_PEER_PSK_BINDER_COUNT where there are not as many binders as identities (at: the list of binders). */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(psk) && \separated(psk, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *psk;
    ensures iff: \result.error == HSK_OK <==> OfferedPsks(buf, off, end);
    ensures malformed: \result.error == HSK_PEER_MALFORMED_PRE_SHARED_KEY <==> OfferedPsksMalformed(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_PRE_SHARED_KEY ||
                    \result.error == HSK_PEER_PSK_BINDER_COUNT;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures ends: \result.error == HSK_OK ==> OfferedPsksEnds(buf, off, end, psk->binders_at);
    ensures identities: \result.error == HSK_OK ==> psk->identities.off == off + 2 && psk->identities.len == U16(buf, off);
    ensures binders_at: \result.error == HSK_OK ==> psk->binders_at == psk->identities.off + psk->identities.len;
    ensures binders: \result.error == HSK_OK ==> psk->binders.off == psk->binders_at + 2 && psk->binders.off + psk->binders.len == end;
    ensures count: \result.error == HSK_OK ==> psk->count == PskIdentityCount(buf, off + 2, psk->binders_at);
    ensures keep: \result.error != HSK_OK ==> *psk == \old(*psk); */
HSK_API HSK_NODISCARD hsk_result hsk_pre_shared_key_parse(const uint8_t *buf, size_t off, size_t end,
                                                          hsk_pre_shared_key *psk);

/* hsk_psk_identity: a view of one PskIdentity. */
typedef struct {
  hsk_span identity; /* 1..2^16-1 bytes; off == 0: there is none */
  uint32_t obfuscated_ticket_age;
} hsk_psk_identity;

/* hsk_psk_identity_next: the PskIdentity that starts at off in an accepted list that ends at end; identity.off == 0: there is none (off is
   end). The first is at identities.off, the next 4 bytes behind identity. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && PskIdentities(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.identity.off == 0 <==> off == end;
    ensures identity: off != end ==> \result.identity.off == off + 2 && \result.identity.len == U16(buf, off) &&
                      \result.identity.len >= 1;
    ensures inside: off != end ==> \result.identity.off + \result.identity.len + 4 <= end;
    ensures age: off != end ==>
      \result.obfuscated_ticket_age == U32(buf, \result.identity.off + \result.identity.len);
    ensures rest: off != end ==> PskIdentities(buf, \result.identity.off + \result.identity.len + 4, end); */
HSK_API hsk_psk_identity hsk_psk_identity_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_psk_binder_next: the binder whose length field starts at off in an accepted list that ends at end; off == 0: there is none (off is
   end). The first is at binders.off, the next behind the one that was found. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && PskBinders(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.off == 0 <==> off == end;
    ensures binder: off != end ==> \result.off == off + 1 && \result.len == buf[off] && \result.len >= 32;
    ensures rest: off != end ==> \result.off + \result.len <= end && PskBinders(buf, \result.off + \result.len, end); */
HSK_API hsk_span hsk_psk_binder_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_pre_shared_key_response: a view of the server's form. */
typedef struct {
  uint32_t selected_identity; /* an index, not yet compared with what was offered */
} hsk_pre_shared_key_response;

/* hsk_pre_shared_key_response_parse: on failure *psk is unchanged. Error: HSK_PEER_MALFORMED_PRE_SHARED_KEY. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(psk) && \separated(psk, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *psk;
    ensures iff: \result.error == HSK_OK <==> end == off + 2;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_PRE_SHARED_KEY;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> psk->selected_identity == U16(buf, off);
    ensures keep: \result.error != HSK_OK ==> *psk == \old(*psk); */
HSK_API HSK_NODISCARD hsk_result hsk_pre_shared_key_response_parse(const uint8_t *buf, size_t off, size_t end,
                                                                   hsk_pre_shared_key_response *psk);

/* hsk_psk_identity_build writes one PskIdentity with an identity of 1 to 65535 bytes, hsk_psk_binder_build one PskBinderEntry of binder_len zeros, 32
   to 255, to be overwritten: elements of the lists that hsk_pre_shared_key_build takes. For the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(identity.data + (0 .. identity.len-1));
    requires \separated(out + (0 .. cap-1), identity.data + (0 .. identity.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= identity.len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= identity.len <= 65535), 6 + identity.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= identity.len <= 65535), 6 + identity.len, cap);
    ensures need: BUILT_NEED(\result, 6 + identity.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures len: \result.error == HSK_OK ==> U16(out, 0) == identity.len;
    ensures identity: \result.error == HSK_OK ==> COPIED(out, 2, identity.data, identity.len);
    ensures age: \result.error == HSK_OK ==> U32(out, 2 + identity.len) == obfuscated_ticket_age; */
HSK_API HSK_NODISCARD hsk_built hsk_psk_identity_build(hsk_bytes identity, uint32_t obfuscated_ticket_age,
                                                       uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (32 <= binder_len <= 255));
    ensures too_small: BUILT_TOO_SMALL(\result, (32 <= binder_len <= 255), 1 + binder_len, cap);
    ensures ok: BUILT_OK(\result, (32 <= binder_len <= 255), 1 + binder_len, cap);
    ensures need: BUILT_NEED(\result, 1 + binder_len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures len: \result.error == HSK_OK ==> out[0] == binder_len;
    ensures zeros: \result.error == HSK_OK ==> \forall integer k; 1 <= k < 1 + binder_len ==> out[k] == 0; */
HSK_API HSK_NODISCARD hsk_built hsk_psk_binder_build(size_t binder_len, uint8_t *out, size_t cap);

/* hsk_pre_shared_key_build writes the client's extension from the two lists in wire form, at most 65531 bytes together; lists that
   hsk_pre_shared_key_parse would refuse are HSK_BAD_CALL. The list of binders, with its length, is the last 2 + binders.len bytes: who offers
   ends the extension, and the ClientHello, with binders of zeros, hashes what stands before them and overwrites them.
   hsk_pre_shared_key_response_build writes the server's extension. For the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(identities.data + (0 .. identities.len-1)) && \valid_read(binders.data + (0 .. binders.len-1));
    requires \separated(out + (0 .. cap-1), identities.data + (0 .. identities.len-1));
    requires \separated(out + (0 .. cap-1), binders.data + (0 .. binders.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, OFFERED_PSKS_FITS(identities, binders));
    ensures too_small: BUILT_TOO_SMALL(\result, OFFERED_PSKS_FITS(identities, binders), 8 + identities.len + binders.len, cap);
    ensures ok: BUILT_OK(\result, OFFERED_PSKS_FITS(identities, binders), 8 + identities.len + binders.len, cap);
    ensures need: BUILT_NEED(\result, 8 + identities.len + binders.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_PRE_SHARED_KEY;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> OfferedPsksEnds(out, 4, \result.need, 6 + identities.len);
    ensures identities: \result.error == HSK_OK ==> COPIED(out, 6, identities.data, identities.len);
    ensures binders: \result.error == HSK_OK ==> COPIED(out, 8 + identities.len, binders.data, binders.len); */
HSK_API HSK_NODISCARD hsk_built hsk_pre_shared_key_build(hsk_bytes identities, hsk_bytes binders,
                                                         uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (selected_identity <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (selected_identity <= 65535), 6, cap);
    ensures ok: BUILT_OK(\result, (selected_identity <= 65535), 6, cap);
    ensures need: BUILT_NEED(\result, 6);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_PRE_SHARED_KEY;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures field: \result.error == HSK_OK ==> U16(out, 4) == selected_identity; */
HSK_API HSK_NODISCARD hsk_built hsk_pre_shared_key_response_build(uint32_t selected_identity, uint8_t *out,
                                                                  size_t cap);

#ifdef __cplusplus
}
#endif
#endif
