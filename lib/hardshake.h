/* hardshake: TLS handshakes that a stranger can check.

   Conventions of every header. Lengths are size_t, in bytes, and end in _len; times are int64_t seconds since 1970
   and end in _time. A pointer may be NULL only where its length is 0 or the text says so. Buffers are lent per call: no
   structure keeps a pointer to one. Views (hsk_span) are offsets. Structures are the caller's memory; nothing is allocated,
   and nothing is shared, so different connections may run in different threads. A function whose answer is hsk_result fails with
   exactly one error of core/errors.def. "MUST" is what the caller owes; whoever breaks it gets undefined behaviour.

   The common path, with buffers of the caller:

     hsk_client(&c, &cfg, "example.net");
     do { hsk_step(&c, &cfg, &io); send io.out, receive into io.in; } while (!(hsk_wants(&c) & HSK_CAN_WRITE));
     hsk_write(&c, &io, data, len, &taken); hsk_read(&c, &io, buf, cap, &got);
     hsk_close(&c);

   blocking.h does the middle line over two callbacks. */
#ifndef HARDSHAKE_H
#define HARDSHAKE_H
#include "hardshake_config.h"
#include "core/bytes.h"
#include "core/status.h"
#include "core/wipe.h"
#include "chain/chain.h"
#include "crypto/crypto.h"
#include "handshake/connection.h"
#include "handshake/machine.h"
#include "handshake/suites.h"
#include "x509/private_key.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- a connection; its types are in handshake/connection.h ------------------------------------------------ */

/* hsk_client starts a client connection to the server that name (DNS name or IP address as text, at most HSK_NAME_MAX bytes,
   NUL-terminated) must prove to be. NULL: any name is accepted as long as the chain is trusted. Nothing is sent yet.
   HSK_NO_ENTROPY, HSK_BAD_CONFIG. */
HSK_API HSK_NODISCARD hsk_result hsk_client(hsk_conn *c, const hsk_config *cfg, const char *name);

/* hsk_server starts a server connection, which waits for a ClientHello. HSK_NO_ENTROPY, HSK_BAD_CONFIG (a server needs a credential). */
HSK_API HSK_NODISCARD hsk_result hsk_server(hsk_conn *c, const hsk_config *cfg);

/* hsk_step does what can be done with the bytes of io: consumes records, answers them, and stops when it needs bytes, when
   output is full, or when application data waits. It never blocks. HSK_OK: see hsk_wants for what comes next. Otherwise the
   connection has failed: every later call answers the same; the alert for the peer is in io->out if there was room (call again after
   making room, until hsk_wants has no HSK_HAVE_OUT). */
HSK_API HSK_NODISCARD hsk_result hsk_step(hsk_conn *c, const hsk_config *cfg, hsk_io *io);

/* hsk_wants: what the connection waits for or offers, as flags of enum hsk_want (handshake/connection.h). */
HSK_API uint32_t hsk_wants(const hsk_conn *c);
HSK_API size_t hsk_need_in(const hsk_conn *c); /* bytes missing for the next record (a lower bound) */
HSK_API size_t
hsk_need_out(const hsk_conn *c); /* room that the next output needs at least, 0: none is waiting */
/* hsk_is_idle: 1 if nothing is half done: until its next call the connection needs no byte of work, so that all buffers may be lent to another
   one meanwhile, if io->in has none left either (in_used == in_len) and what io->out held was sent. */
HSK_API int hsk_is_idle(const hsk_conn *c);

/* hsk_read moves up to cap bytes of application data to buf; *got says how many (0: none waits, call hsk_step). */
HSK_API HSK_NODISCARD hsk_result hsk_read(hsk_conn *c, hsk_io *io, uint8_t *buf, size_t cap, size_t *got);
/* hsk_write protects up to len bytes into io->out; *taken says how many (0: no room, or hsk_step has something to send first).
   HSK_BAD_CALL outside CONNECTED. The peer's close_notify ends both directions, in either version (RFC 5246 7.2.1 demands it, RFC 8446 6.1 leaves it to us): whoever still has something to say
   calls hsk_step when it is said. */
HSK_API HSK_NODISCARD hsk_result hsk_write(hsk_conn *c, hsk_io *io, const uint8_t *data, size_t len,
                                           size_t *taken);
/* hsk_close sends close_notify with the next hsk_step; application data can still be read until the peer's close_notify. No alert follows it. */
HSK_API HSK_NODISCARD hsk_result hsk_close(hsk_conn *c);
/* hsk_eof tells that the transport ended. HSK_OK after the peer's close_notify, else HSK_ALERT_TRUNCATED (RFC 5246 7.2.1). */
HSK_API HSK_NODISCARD hsk_result hsk_eof(hsk_conn *c);
/* hsk_wipe ends a connection: all of its secrets become zero; only hsk_client and hsk_server may use it again. */
HSK_API void hsk_wipe(hsk_conn *c);

/* hsk_export writes len bytes of keying material that only both ends of this connection can make (RFC 5705, RFC 8446 7.5); context.data NULL: none, which in
   TLS 1.2 differs from an empty one. label is one that IANA has registered for this use, or begins with "EXPERIMENTAL". HSK_BAD_CALL: the handshake is not done, or a
   label of more than 249 characters, or len above 255 times the hash's length. HSK_EXPORT_UNSAFE. */
HSK_API HSK_NODISCARD hsk_result hsk_export(const hsk_conn *c, const char *label, hsk_bytes context,
                                            uint8_t *out, size_t len);
/* hsk_update_keys replaces the keys that we send under, with the next hsk_step; ask_peer: and asks the peer to do the same (RFC 8446 4.6.3). What the limits on the use of
   a key demand happens by itself. HSK_BAD_CALL unless TLS 1.3 is connected. */
HSK_API HSK_NODISCARD hsk_result hsk_update_keys(hsk_conn *c, int ask_peer);

/* Answers to what the connection awaits of its caller, before the next hsk_step; HSK_BAD_CALL where it awaits another or nothing. With HSK_WANT_SIGN: hsk_to_sign tells what is to be signed with
   cfg->credentials[*credential] (digest: hsk_hash_len(hsk_scheme_hash(*scheme)) bytes), and hsk_signed takes the signature, in the
   form that hsk_sign makes. */
HSK_API HSK_NODISCARD hsk_result hsk_to_sign(const hsk_conn *c, uint32_t *scheme, size_t *credential,
                                             uint8_t digest[HSK_HASH_MAX]);
HSK_API HSK_NODISCARD hsk_result hsk_signed(hsk_conn *c, const hsk_config *cfg, hsk_io *io,
                                            hsk_bytes signature);
/* With HSK_WANT_DECRYPT, of a TLS 1.2 server whose key exchange is RSA: hsk_to_decrypt tells what cfg->credentials[*credential] is to decrypt, and what version the premaster secret begins with;
   ciphertext is lent until hsk_decrypted takes the 48 bytes of the premaster secret, as hsk_rsa_decrypt_premaster makes them. Where its device says that a ciphertext is wrong, the caller MUST NOT
   let anybody know: it answers with any other number of bytes, at the same time as ever, and the handshake fails later (RFC 5246 7.4.7.1). The version is checked here. */
HSK_API HSK_NODISCARD hsk_result hsk_to_decrypt(const hsk_conn *c, const hsk_io *io, uint32_t *version,
                                                size_t *credential, hsk_bytes *ciphertext);
HSK_API HSK_NODISCARD hsk_result hsk_decrypted(hsk_conn *c, const hsk_config *cfg, hsk_io *io,
                                               hsk_bytes premaster);
/* With HSK_WANT_CHAIN: verdict is HSK_OK if the caller accepts the certificates that the observer was shown (HSK_SAW_CHAIN), or the error to fail with. */
HSK_API HSK_NODISCARD hsk_result hsk_judged(hsk_conn *c, const hsk_config *cfg, hsk_io *io, uint32_t verdict);

/* hsk_deliver hands over one whole message without records: content_type as in hsk_event, data as it stands in the record
   (handshake: one message with its header; application data: plaintext, which is only checked against the state). For fuzzing, proofs
   and transports that have their own record layer. Output appears through hsk_step as ever. */
HSK_API HSK_NODISCARD hsk_result hsk_deliver(hsk_conn *c, const hsk_config *cfg, hsk_io *io,
                                             uint32_t content_type, hsk_bytes data);

/* ---- what was agreed ------------------------------------------------------------------------------------- */

HSK_API uint32_t hsk_state_of(const hsk_conn *c);         /* enum hsk_state; names: hsk_state_name */
HSK_API const hsk_failure *hsk_failed(const hsk_conn *c); /* NULL: it has not failed */
HSK_API uint32_t
hsk_suite_of(const hsk_conn *c); /* cipher suite, 0 before the ServerHello; names: hsk_suite_name */
HSK_API uint32_t hsk_version_of(const hsk_conn *c); /* HSK_TLS12, HSK_TLS13; 0 before the hello */
HSK_API int hsk_was_resumed(const hsk_conn *c);
HSK_API int hsk_was_retried(const hsk_conn *c); /* a HelloRetryRequest was sent or received */
/* hsk_credential_of: the index in cfg->credentials of what we presented, SIZE_MAX: nothing (yet). hsk_peer_scheme_of: the SignatureScheme that the peer proved itself
   with in this handshake, 0: it did not sign. hsk_server_name_of: the name that a client asks for: what hsk_client was given, or what a server received by SNI; len 0: none. */
HSK_API size_t hsk_credential_of(const hsk_conn *c);
HSK_API uint32_t hsk_peer_scheme_of(const hsk_conn *c);
HSK_API hsk_bytes hsk_server_name_of(const hsk_conn *c);
HSK_API uint32_t hsk_group_of(const hsk_conn *c); /* NamedGroup, 0: none */
HSK_API int hsk_has_ems(const hsk_conn *c);       /* extended master secret in use */
/* hsk_alpn_of: the protocol that the server chose, an element of cfg->alpn; len 0: none. */
HSK_API hsk_bytes hsk_alpn_of(const hsk_conn *c, const hsk_config *cfg);

#ifdef __cplusplus
}
#endif
#endif
