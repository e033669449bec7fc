/* A connection and the key schedule of TLS 1.3 (RFC 8446 7): which secrets exist when, which keys are in use, and what both roles do alike. */
#ifndef HSK_HANDSHAKE_CONN13_H
#define HSK_HANDSHAKE_CONN13_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_hash_of: enum hsk_hash of the agreed suite. hsk_digest13 writes the transcript's digest with it; hsk_digest13_with the digest as it will be
   with the received message t->message, which joins the transcript only after its action. */
uint32_t hsk_hash_of(const hsk_conn *c);
void hsk_digest13(const hsk_conn *c, uint8_t digest[HSK_HASH_MAX]);
void hsk_digest13_with(const hsk_turn *t, uint8_t digest[HSK_HASH_MAX]);

/* hsk_keys_may_change: HSK_PEER_EXCESS_HANDSHAKE_DATA if bytes of a further message came under the keys that the message at hand puts out of use
   (RFC 8446 5.1). An action asks before it changes anything. */
HSK_NODISCARD hsk_result hsk_keys_may_change(const hsk_conn *c);

/* hsk_secrets13_handshake makes the handshake traffic secrets, of the Early Secret that c->keys.v13.secrets.schedule holds (hsk_schedule13_start), the (EC)DHE
   shared secret, and digest, that of ClientHello...ServerHello. Records are read and written under them from now on; a message that waits to be sent
   still leaves under the old keys. */
void hsk_secrets13_handshake(hsk_turn *t, hsk_bytes shared, const uint8_t *digest);

/* hsk_secrets13_application makes application_traffic_secret_0 of both directions and exporter_master_secret; digest is that of ClientHello...server Finished.
   They are used only with hsk_read_application13, and hsk_write_application13 once what waits to be sent has left. */
void hsk_secrets13_application(hsk_turn *t, const uint8_t *digest);
void hsk_read_application13(hsk_conn *c);
void hsk_write_application13(hsk_conn *c);

/* hsk_read_update13, hsk_write_update13 go on to the next generation of traffic secrets (7.2). */
void hsk_read_update13(hsk_conn *c);
void hsk_write_update13(hsk_conn *c);

/* hsk_secrets13_resumption makes resumption_master_secret; digest is that of ClientHello...client Finished. What the handshake alone needed is wiped. */
void hsk_secrets13_resumption(hsk_conn *c, const uint8_t *digest);

/* hsk_finished13 writes verify_data, hsk_hash_len(hsk_hash_of(c)) bytes, over the transcript so far: under the secret that we read with (the peer's Finished) or
   that we write with (ours). hsk_check_finished13 compares the Finished at t->body with it: HSK_PEER_MALFORMED_FINISHED, HSK_PEER_BAD_FINISHED. hsk_send_finished13 sends
   ours. */
void hsk_finished13(const hsk_conn *c, const uint8_t *secret, uint8_t *verify_data);
HSK_NODISCARD hsk_result hsk_check_finished13(const hsk_turn *t);
HSK_NODISCARD hsk_result hsk_send_finished13(hsk_turn *t);

/* hsk_certificate_verify_digest13 writes the digest that a CertificateVerify with this scheme signs: of the content of RFC 8446 4.4.3 over the transcript so far.
   by_server: who signs. hsk_check_certificate_verify13 judges the one at t->body by c->peer_key: HSK_PEER_MALFORMED_CERTIFICATE_VERIFY,
   HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, HSK_PEER_BAD_CERTIFICATE_VERIFY. hsk_send_certificate_verify13 sends ours. */
void hsk_certificate_verify_digest13(const hsk_conn *c, uint32_t by_server, uint32_t scheme,
                                     uint8_t digest[HSK_HASH_MAX]);
HSK_NODISCARD hsk_result hsk_check_certificate_verify13(const hsk_turn *t);
HSK_NODISCARD hsk_result hsk_send_certificate_verify13(hsk_turn *t);

#ifdef __cplusplus
}
#endif
#endif
