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
#include "handshake/machine.h"
#include "handshake/suites.h"
#include "x509/private_key.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- configuration --------------------------------------------------------------------------------------- */

/* Extended master secret (RFC 7627): offered and required when the peer agrees (default), refuse servers without it, or not offered. */
enum hsk_ems { HSK_EMS_OFFER = 0, HSK_EMS_REQUIRE = 1, HSK_EMS_OFF = 2 };

enum hsk_direction { HSK_RECEIVED = 0, HSK_SENT = 1 };
enum hsk_event_kind {
  HSK_SAW_MESSAGE,    /* a whole handshake message, ChangeCipherSpec or alert */
  HSK_SAW_TRANSITION, /* a row of states.def was taken */
  HSK_SAW_CHAIN       /* the verdict on the peer's chain */
};

/* hsk_event: what hsk_config.observe is told. Pointers are valid during the call alone. */
typedef struct {
  uint32_t kind;                  /* enum hsk_event_kind */
  uint32_t direction;             /* message: enum hsk_direction */
  uint32_t content_type;          /* message: 20 ChangeCipherSpec, 21 alert, 22 handshake */
  hsk_bytes message;              /* message: with the 4-byte handshake header where there is one */
  uint32_t from, event, to;       /* transition: enum hsk_state, enum hsk_input */
  const char *rfc;                /* transition: the row's clause */
  const hsk_chain_verdict *chain; /* chain */
  hsk_bytes certificate_message;  /* chain: the body that the peer sent */
} hsk_event;

/* hsk_config: everything that a connection is told from outside, lent with each call and never changed by the library.
   It MUST be the same from hsk_client until the connection ends (now_time may move). Zero is the default of each field. */
typedef struct {
  const hsk_anchor *anchors; /* trust anchors (hsk_anchor_from_cert) */
  size_t anchors_len;
  const hsk_bytes *chain; /* our certificates in DER, our own first; len 0: none */
  size_t chain_len;
  hsk_bytes key_der; /* our private key in DER, and its view by hsk_private_key_parse */
  const hsk_private_key *key;
  const uint16_t *suites; /* cipher suites in order of preference; len 0: all of suites.def in its order */
  size_t suites_len;
  const uint16_t *groups; /* elliptic groups in order of preference; len 0: x25519, secp256r1, secp384r1 */
  size_t groups_len;
  const hsk_bytes *alpn; /* protocols in order of preference (RFC 7301), 1 to 255 bytes each */
  size_t alpn_len;
  uint32_t ems; /* enum hsk_ems */
  uint32_t max_message_len; /* longest handshake message accepted; 0: HSK_MAX_MESSAGE_LEN */
  uint32_t max_depth, budget_signatures, budget_steps, min_rsa_bits; /* of hsk_chain_request; 0: its defaults */
  int64_t now_time; /* for the validity of certificates */
  hsk_bytes seed; /* at least 32 bytes of entropy for this connection; len 0: the operating system's */
  void (*observe)(void *arg, const hsk_event *event); /* NULL: nobody watches */
  void *observe_arg;
  /* secrets for debugging in the NSS key log format: label is "CLIENT_RANDOM"; NULL: none */
  void (*keylog)(void *arg, const char *label, const uint8_t client_random[32], const uint8_t *secret, size_t len);
  void *keylog_arg;
} hsk_config;

/* ---- a connection ---------------------------------------------------------------------------------------- */

/* hsk_io: the buffers of one connection. The caller receives bytes into in[in_len..] and raises in_len; the library consumes from the
   front and raises in_used; the caller may drop in[0..in_used) whenever it likes by moving the rest to the front and lowering
   both. Records are decrypted in place. The library appends to out and raises out_len; the caller sends out[0..out_len) and sets it to 0
   (or moves what is left to the front). work holds a message that is being received or sent, and between calls it MUST keep its bytes.
   in SHOULD hold HSK_RECORD_MAX bytes, or the longest record that the peer is known to send. out takes any size from HSK_OUT_MIN.
   work takes the longest handshake message that is to be accepted plus sizeof(hsk_chain_work) + 16; HSK_WORK_LEN is comfortable. */
typedef struct {
  uint8_t *in;
  size_t in_len, in_used;
  uint8_t *out;
  size_t out_cap, out_len;
  uint8_t *work;
  size_t work_cap;
} hsk_io;

/* hsk_failure: why a connection failed; the first cause stays. */
typedef struct {
  uint32_t error;          /* enum hsk_error */
  uint32_t alert_sent;     /* AlertDescription, HSK_NO_ALERT: none */
  uint32_t alert_received; /* AlertDescription, HSK_NO_ALERT: none */
  uint32_t cert_index;     /* the certificate that is blamed, UINT32_MAX: none */
  size_t at;               /* byte offset within the message body, the record or, with cert_index, the certificate */
  uint32_t state;          /* enum hsk_state: where it happened */
} hsk_failure;

/* hsk_direction_keys: protection of one direction; aead 0: none yet. */
typedef struct {
  uint64_t seq;
  uint32_t aead;
  uint8_t key[HSK_AEAD_KEY_MAX];
  uint8_t iv[HSK_AEAD_IV_LEN];
} hsk_direction_keys;

/* hsk_transcript: running hashes over the handshake messages, those whose bit (1 << hash) is set in live. */
typedef struct {
  hsk_hash_state hash[3];
  uint32_t live;
} hsk_transcript;

/* hsk_conn: a connection. Its fields are the library's: use the functions. It holds no pointer to itself nor to a lent buffer,
   so a copy of it plus the bytes of hsk_io is a snapshot. */
typedef struct {
  uint32_t state; /* enum hsk_state */
  uint32_t suite; /* agreed cipher suite, 0: none yet */
  uint32_t scheme; /* our CertificateVerify: the scheme that we picked, 0: none fits */
  uint32_t group; /* agreed elliptic group */
  uint32_t alert_out; /* alert to be sent: level * 256 + description, 0: none */
  uint32_t ems; /* 1: extended master secret agreed */
  uint32_t ignored; /* messages, records and alerts in a row that made no progress */
  uint32_t peer_closed, eof;
  hsk_failure failure;
  size_t message_have;       /* bytes of a received message in work */
  size_t record_left;        /* handshake bytes at in[in_used..] of a record that is already decrypted */
  size_t record_tail;        /* bytes of that record behind its contents (the tag) */
  size_t app_left;           /* the same for application data */
  size_t pending_len, pending_sent; /* a message in work that is being sent */
  uint32_t pending_type;     /* its content type */
  size_t need_in, need_out;
  hsk_rng rng;
  hsk_transcript transcript;
  hsk_direction_keys read, write, next_read, next_write;
  uint8_t client_random[32], server_random[32], master_secret[48];
  size_t name_len, alpn_at, secret_len, share_len;
  uint32_t alpn_len;
  uint8_t name[HSK_NAME_MAX];
  hsk_public_key peer_key; /* spans into peer_key_bytes */
  /* the peer's key until its last use, then our key share and the premaster secret */
  uint8_t key_bytes[2 * HSK_DH_MAX];
} hsk_conn;

/* hsk_client starts a client connection to the server that name (DNS name or IP address as text, at most HSK_NAME_MAX bytes,
   NUL-terminated) must prove to be. NULL: any name is accepted as long as the chain is trusted. Nothing is sent yet.
   HSK_NO_ENTROPY, HSK_BAD_CONFIG. */
HSK_API HSK_NODISCARD hsk_result hsk_client(hsk_conn *c, const hsk_config *cfg, const char *name);

/* hsk_step does what can be done with the bytes of io: consumes records, answers them, and stops when it needs bytes, when
   output is full, or when application data waits. It never blocks. HSK_OK: see hsk_wants for what comes next. Otherwise the
   connection has failed: every later call answers the same; the alert for the peer is in io->out if there was room (call again after
   making room, until hsk_wants has no HSK_HAVE_OUT). */
HSK_API HSK_NODISCARD hsk_result hsk_step(hsk_conn *c, const hsk_config *cfg, hsk_io *io);

/* hsk_wants: what the connection waits for or offers, as flags. */
enum hsk_want {
  HSK_WANT_IN = 1,    /* needs hsk_need_in more bytes in io.in before it can go on */
  HSK_HAVE_OUT = 2,   /* has bytes to send: drain io.out and call hsk_step again */
  HSK_HAVE_APP = 4,   /* application data waits for hsk_read */
  HSK_CAN_WRITE = 8,  /* hsk_write is allowed: the handshake is done, the peer is authenticated */
  HSK_CLOSED = 16     /* the peer's close_notify arrived: there is nothing more to read */
};
HSK_API uint32_t hsk_wants(const hsk_conn *c);
HSK_API size_t hsk_need_in(const hsk_conn *c);  /* bytes missing for the next record (a lower bound) */
HSK_API size_t hsk_need_out(const hsk_conn *c); /* room that the next output needs at least, 0: none is waiting */

/* hsk_read moves up to cap bytes of application data to buf; *got says how many (0: none waits, call hsk_step). */
HSK_API HSK_NODISCARD hsk_result hsk_read(hsk_conn *c, hsk_io *io, uint8_t *buf, size_t cap, size_t *got);
/* hsk_write protects up to len bytes into io->out; *taken says how many (0: no room). HSK_BAD_CALL outside CONNECTED. */
HSK_API HSK_NODISCARD hsk_result hsk_write(hsk_conn *c, hsk_io *io, const uint8_t *data, size_t len, size_t *taken);
/* hsk_close sends close_notify with the next hsk_step; application data can still be read until the peer's close_notify. */
HSK_API HSK_NODISCARD hsk_result hsk_close(hsk_conn *c);
/* hsk_eof tells that the transport ended. HSK_OK after the peer's close_notify, else HSK_ALERT_TRUNCATED (RFC 5246 7.2.1). */
HSK_API HSK_NODISCARD hsk_result hsk_eof(hsk_conn *c);
/* hsk_wipe ends a connection: all of its secrets become zero; only hsk_client may use it again. */
HSK_API void hsk_wipe(hsk_conn *c);

/* hsk_deliver hands over one whole message without records: content_type as in hsk_event, data as it stands in the record
   (handshake: one message with its header; application data: plaintext, which is only checked against the state). For fuzzing, proofs
   and transports that have their own record layer. Output appears through hsk_step as ever. */
HSK_API HSK_NODISCARD hsk_result hsk_deliver(hsk_conn *c, const hsk_config *cfg, hsk_io *io, uint32_t content_type,
                                             hsk_bytes data);

/* ---- what was agreed ------------------------------------------------------------------------------------- */

HSK_API uint32_t hsk_state_of(const hsk_conn *c);          /* enum hsk_state; names: hsk_state_name */
HSK_API const hsk_failure *hsk_failed(const hsk_conn *c);  /* NULL: it has not failed */
HSK_API uint32_t hsk_suite_of(const hsk_conn *c);          /* cipher suite, 0 before the ServerHello; names: hsk_suite_name */
HSK_API uint32_t hsk_group_of(const hsk_conn *c);          /* NamedGroup, 0: none */
HSK_API int hsk_has_ems(const hsk_conn *c);                /* extended master secret in use */
/* hsk_alpn_of: the protocol that the server chose, an element of cfg->alpn; len 0: none. */
HSK_API hsk_bytes hsk_alpn_of(const hsk_conn *c, const hsk_config *cfg);

#ifdef __cplusplus
}
#endif
#endif
