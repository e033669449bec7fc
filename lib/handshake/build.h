/* Where an action builds its message: the body stands at io->work + 4. */
#ifndef HSK_HANDSHAKE_BUILD_H
#define HSK_HANDSHAKE_BUILD_H
#include "handshake/turn.h"
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_body, hsk_body_room: where a body is built, and how long it may be. */
uint8_t *hsk_body(const hsk_turn *t);
size_t hsk_body_room(const hsk_turn *t);

/* A part that is made first (extensions, a signature, a ciphertext) stands in the upper half of work and is copied to its place in the lower.
   hsk_upper: the upper half, NULL: work is too small for HSK_SIGNATURE_MAX bytes there. hsk_upper_room: its length. hsk_lower_room: how long the body may
   then be. */
uint8_t *hsk_upper(const hsk_turn *t);
size_t hsk_upper_room(const hsk_turn *t);
size_t hsk_lower_room(const hsk_turn *t);

/* hsk_send_built queues the body that was built, or answers why it was not. */
HSK_NODISCARD hsk_result hsk_send_built(hsk_turn *t, uint32_t msg_type, hsk_built b);

/* hsk_own_credential: what we present, NULL: nothing. */
const hsk_credential *hsk_own_credential(const hsk_conn *c, const hsk_config *cfg);

/* hsk_make_signature writes the signature over digest with c->scheme to out, HSK_SIGNATURE_MAX bytes: the caller's answer if the key is elsewhere.
   HSK_SIGNING_FAILED. */
HSK_NODISCARD hsk_result hsk_make_signature(hsk_turn *t, const uint8_t *digest, uint8_t *out, size_t *len);

#ifdef __cplusplus
}
#endif
#endif
