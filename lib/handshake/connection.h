/* What a connection is made of: configuration, lent buffers, state. Part of the public API through hardshake.h. */
#ifndef HSK_HANDSHAKE_CONNECTION_H
#define HSK_HANDSHAKE_CONNECTION_H
#include "hardshake_config.h"
#include "core/bytes.h"
#include "core/status.h"
#include "chain/chain.h"
#include "crypto/crypto.h"
#include "handshake/machine.h"
#include "handshake/suites.h"
#include "handshake/transcript.h"
#include "record/protect.h"
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
  const uint16_t *suites; /* cipher suites in order of preference; len 0: those of hsk_suite_by_default */
  size_t suites_len;
  const uint16_t *groups; /* elliptic groups in order of preference; len 0: x25519, secp256r1, secp384r1,
                           secp521r1 */
  size_t groups_len;
  const hsk_bytes *alpn; /* protocols in order of preference (RFC 7301), 1 to 255 bytes each */
  size_t alpn_len;
  uint32_t ems;             /* enum hsk_ems */
  uint32_t max_message_len; /* longest handshake message accepted; 0: HSK_MAX_MESSAGE_LEN */
  uint32_t profile, max_depth, budget_signatures, budget_steps,
      min_rsa_bits; /* of hsk_chain_request; 0: its defaults */
  int64_t now_time; /* for the validity of certificates */
  hsk_bytes seed;   /* at least 32 bytes of entropy for this connection; len 0: the operating system's */
  void (*observe)(void *arg, const hsk_event *event); /* NULL: nobody watches */
  void *observe_arg;
  /* secrets for debugging in the NSS key log format: label is "CLIENT_RANDOM"; NULL: none */
  void (*keylog)(void *arg, const char *label, const uint8_t client_random[32], const uint8_t *secret,
                 size_t len);
  void *keylog_arg;
} hsk_config;

/* ---- a connection ---------------------------------------------------------------------------------------- */

/* hsk_io: the buffers of one connection. The caller receives bytes into in[in_len..] and raises in_len; the library consumes from the
   front and raises in_used; the caller may drop in[0..in_used) whenever it likes by moving the rest to the front and lowering
   both. Records are decrypted in place. The library appends to out and raises out_len; the caller sends out[0..out_len) and sets it to 0
   (or moves what is left to the front). work holds a message that is being received or sent, and between calls it MUST keep its bytes.
   in SHOULD hold HSK_RECORD_MAX bytes, or the longest record that the peer is known to send. out takes any size from HSK_OUT_MIN.
   work takes the longest handshake message that is to be accepted plus sizeof(hsk_chain_scratch) + 16; HSK_WORK_LEN is comfortable. */
typedef struct {
  uint8_t *in;
  size_t in_len, in_used;
  uint8_t *out;
  size_t out_cap, out_len;
  uint8_t *work;
  size_t work_cap;
} hsk_io;

/* hsk_chain_scratch: what checking the peer's chain needs, in the part of work that is free. */
typedef struct {
  hsk_chain_work work;
  hsk_chain_verdict verdict;
  hsk_span certs[HSK_CHAIN_MAX_CERTS];
  hsk_chain_slot slots[HSK_CHAIN_MAX_CERTS];
} hsk_chain_scratch;

/* hsk_failure: why a connection failed; the first cause stays. */
typedef struct {
  uint32_t error;          /* enum hsk_error */
  uint32_t alert_sent;     /* AlertDescription, HSK_NO_ALERT: none */
  uint32_t alert_received; /* AlertDescription, HSK_NO_ALERT: none */
  uint32_t cert_index;     /* the certificate that is blamed, UINT32_MAX: none */
  size_t at;      /* byte offset within the message body, the record or, with cert_index, the certificate */
  uint32_t state; /* enum hsk_state: where it happened */
} hsk_failure;

/* hsk_conn: a connection. Its fields are the library's: use the functions. It holds no pointer to itself nor to a lent buffer,
   so a copy of it plus the bytes of hsk_io is a snapshot. */
typedef struct {
  uint32_t state;      /* enum hsk_state */
  uint32_t suite;      /* agreed cipher suite, 0: none yet */
  uint32_t scheme;     /* our CertificateVerify: the scheme that we picked, 0: none fits */
  uint32_t group;      /* agreed elliptic group */
  uint32_t alert_out;  /* alert to be sent: level * 256 + description, 0: none */
  uint32_t ems;        /* 1: extended master secret agreed */
  uint32_t ignored;    /* messages, records and alerts in a row that made no progress */
  uint32_t want_close; /* hsk_close was called */
  hsk_failure failure;
  size_t message_have; /* bytes of a received message in work */
  size_t record_left;  /* handshake bytes at in[in_used..] of a record that is already decrypted */
  size_t record_tail;  /* bytes of that record behind its contents (the tag) */
  size_t app_left;     /* application data at in[in_used..], decrypted */
  size_t pending_len, pending_sent; /* a message in work that is being sent */
  uint32_t pending_type;            /* its content type */
  size_t need_in, need_out;
  hsk_rng rng;
  hsk_transcript transcript;
  hsk_direction_keys read, write, next_read, next_write;
  uint8_t client_random[32], server_random[32], master_secret[48];
  uint32_t alpn_chosen; /* 1: the server chose cfg->alpn[alpn_index] */
  size_t alpn_index, name_len;
  size_t secret_off, secret_len, share_len; /* in key_bytes */
  uint8_t name[HSK_NAME_MAX];
  hsk_public_key peer_key; /* spans into key_bytes */
  /* the peer's key until its last use, then our key share and the premaster secret */
  uint8_t key_bytes[2 * HSK_DH_MAX];
} hsk_conn;

#ifdef __cplusplus
}
#endif
#endif
