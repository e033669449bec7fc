/* What a connection is made of: configuration, lent buffers, state. Part of the public API through hardshake.h. */
#ifndef HSK_HANDSHAKE_CONNECTION_H
#define HSK_HANDSHAKE_CONNECTION_H
#include "hardshake_config.h"
#include "core/bytes.h"
#include "core/status.h"
#include "chain/chain.h"
#include "crypto/crypto.h"
#include "handshake/keys13.h"
#include "handshake/machine.h"
#include "handshake/suites.h"
#include "handshake/transcript.h"
#include "record/protect.h"
#include "x509/private_key.h"

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_SECRET13_MAX       48 /* the longest hash of a TLS 1.3 suite is SHA-384 */
#define HSK_SESSION_SECRET_MAX 48
#define HSK_OFFERED_SHARES_MAX 2 /* key shares in one ClientHello */

/* ---- configuration --------------------------------------------------------------------------------------- */

/* Extended master secret (RFC 7627): offered and required when the peer agrees (default), refuse servers without it, or not offered. */
enum hsk_ems { HSK_EMS_OFFER = 0, HSK_EMS_REQUIRE = 1, HSK_EMS_OFF = 2 };

/* hsk_client_auth: what a server asks of its client. REQUEST: a client without a certificate is served, too. */
enum hsk_client_auth { HSK_AUTH_OFF = 0, HSK_AUTH_REQUEST = 1, HSK_AUTH_REQUIRE = 2 };

/* hsk_credential: a certificate chain of ours and its private key. */
typedef struct {
  const hsk_bytes *chain; /* in DER, our own certificate first */
  size_t chain_len;
  hsk_bytes key_der;          /* our private key in DER, and its view by hsk_private_key_parse */
  const hsk_private_key *key; /* NULL: the key is elsewhere: HSK_WANT_SIGN, HSK_WANT_DECRYPT */
  const uint16_t
      *schemes; /* SignatureSchemes to sign with, in order of preference; len 0: all that fit the key */
  size_t schemes_len;
  uint32_t must_match_issuer; /* 1: only for a peer that names, as an authority, an issuer in chain */
  hsk_bytes ocsp_response;    /* to be stapled (RFC 6960); len 0: none */
} hsk_credential;

/* hsk_session: what it takes to resume a session. Whoever keeps one keeps a secret. */
typedef struct {
  uint32_t version; /* HSK_TLS12, HSK_TLS13 */
  uint32_t suite;
  uint32_t ems;      /* TLS 1.2: extended master secret was in use */
  uint32_t lifetime; /* of the ticket, in seconds (a hint in TLS 1.2; 0: unspecified there) */
  uint32_t age_add;  /* TLS 1.3: ticket_age_add */
  int64_t issued_time;
  size_t secret_len;
  uint8_t secret[HSK_SESSION_SECRET_MAX]; /* TLS 1.2: the master secret; TLS 1.3: the PSK */
  hsk_bytes ticket;
} hsk_session;

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
  hsk_bytes staple;               /* chain: the OCSP response that came with it, len 0: none */
} hsk_event;

/* hsk_config: everything that a connection is told from outside, lent with each call and never changed by the library.
   It MUST be the same from hsk_client until the connection ends (now_time may move). Zero is the default of each field. */
typedef struct {
  const hsk_anchor *anchors; /* trust anchors (hsk_anchor_from_cert) */
  size_t anchors_len;
  uint32_t min_version, max_version; /* HSK_TLS12, HSK_TLS13; 0: TLS 1.2 to 1.3 */
  const hsk_credential *credentials; /* what we can prove to be, the preferred first; len 0: nothing */
  size_t credentials_len;
  const uint16_t *suites; /* cipher suites in order of preference; len 0: those of hsk_suite_by_default */
  size_t suites_len;
  const uint16_t
      *groups; /* NamedGroups in order of preference; len 0: x25519, secp256r1, secp384r1, secp521r1,
                             ffdhe2048, ffdhe3072 */
  size_t groups_len;
  const uint16_t *
      key_shares; /* client, TLS 1.3: the groups that a share is sent for, at most HSK_OFFERED_SHARES_MAX and all of
                                 them in groups; len 0: the first of groups */
  size_t key_shares_len;
  const uint16_t
      *schemes; /* SignatureSchemes that the peer may sign with, in order of preference; len 0: all */
  size_t schemes_len;
  const hsk_bytes *alpn; /* protocols in order of preference (RFC 7301), 1 to 255 bytes each */
  size_t alpn_len;
  uint32_t ems; /* enum hsk_ems */
  uint32_t
      fallback; /* client: 1: an earlier attempt with a later version failed: TLS_FALLBACK_SCSV (RFC 7507) */
  uint32_t client_auth;     /* server: enum hsk_client_auth */
  uint32_t judge_elsewhere; /* 1: the caller judges the peer's chain: HSK_WANT_CHAIN, hsk_judged */
  uint32_t
      record_size_limit; /* RFC 8449: the longest record that we want to receive; 0: no limit of our own */
  hsk_bytes
      ticket_key; /* server: 32 secret bytes that tickets and cookies are sealed with; len 0: no tickets. A session that is resumed counts as
                     authenticated as before: servers that trust different clients MUST NOT share it */
  uint32_t
      stateless_retry; /* server: 1: a HelloRetryRequest may have been sent by another context with the same ticket_key, which kept nothing: a ChangeCipherSpec in
                               front of the ClientHello is dropped (RFC 8446 4.2.2), and so is early data (4.2.10). The ClientHello's cookie, of the last minute by now_time, is enough with any ticket_key */
  uint32_t ticket_lifetime;   /* server: seconds; 0: 7200; at most 604800 (RFC 8446 4.6.1) */
  uint32_t tickets;           /* server, TLS 1.3: tickets for each connection; 0: 2 */
  const hsk_session *session; /* client: a session to resume; NULL: none */
  /* client: a session that can be resumed later; what it points to is valid during the call alone; NULL: none is wanted. A TLS 1.2 server's ticket of more than 1,020 bytes gives
     none: it has to wait for Finished in hsk_conn */
  void (*new_session)(void *arg, const hsk_session *session);
  void *new_session_arg;
  uint32_t revocation;   /* enum hsk_revocation: whether the peer's certificates are looked up in crls */
  const hsk_bytes *crls; /* revocation lists in DER; each takes sizeof(hsk_chain_crl) more of hsk_io.work */
  size_t crls_len;
  uint32_t ocsp; /* enum hsk_revocation: whether the peer's certificate needs a stapled OCSP response */
  uint32_t max_message_len; /* longest handshake message accepted; 0: HSK_MAX_MESSAGE_LEN */
  uint32_t profile, max_depth, budget_signatures, budget_steps,
      min_rsa_bits; /* of hsk_chain_request; 0: its defaults */
  int64_t now_time; /* for the validity of certificates */
  hsk_bytes seed;   /* at least 32 bytes of entropy for this connection; len 0: the operating system's */
  void (*observe)(void *arg, const hsk_event *event); /* NULL: nobody watches */
  void *observe_arg;
  /* secrets for debugging in the NSS key log format, with its labels ("CLIENT_RANDOM", "CLIENT_TRAFFIC_SECRET_0" ...); NULL: none */
  void (*keylog)(void *arg, const char *label, const uint8_t client_random[32], const uint8_t *secret,
                 size_t len);
  void *keylog_arg;
} hsk_config;

/* ---- a connection ---------------------------------------------------------------------------------------- */

/* hsk_want: what a connection waits for or offers: flags. */
enum hsk_want {
  HSK_WANT_IN = 1,  /* needs hsk_need_in more bytes in io.in before it can go on */
  HSK_HAVE_OUT = 2, /* has bytes to send: drain io.out and call hsk_step again */
  HSK_HAVE_APP = 4, /* application data waits for hsk_read */
  HSK_CAN_WRITE =
      8,           /* hsk_write is allowed: the handshake is done, the peer is authenticated as configured */
  HSK_CLOSED = 16, /* the peer's close_notify arrived: there is nothing more to read */
  HSK_WANT_SIGN = 32,    /* the private key is elsewhere: hsk_to_sign, hsk_signed */
  HSK_WANT_DECRYPT = 64, /* likewise: hsk_to_decrypt, hsk_decrypted */
  HSK_WANT_CHAIN = 128   /* the caller judges the peer's chain: hsk_judged */
};

/* hsk_io: the buffers of one connection. The caller receives bytes into in[in_len..] and raises in_len; the library consumes from the
   front and raises in_used; the caller may drop in[0..in_used) whenever it likes by moving the rest to the front and lowering
   both. Records are decrypted in place. The library appends to out and raises out_len; the caller sends out[0..out_len) and sets it to 0
   (or moves what is left to the front). work holds a message that is being received or sent, and between calls it MUST keep its bytes, unless hsk_is_idle.
   in SHOULD hold HSK_RECORD_MAX bytes, or the longest record that the peer is known to send. out takes any size from HSK_OUT_MIN.
   work takes the longest handshake message that is to be accepted plus sizeof(hsk_chain_scratch) + 16, and sizeof(hsk_chain_crl) for each
   revocation list; HSK_WORK_LEN is comfortable. */
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
  hsk_bytes staple; /* the OCSP response that came with the peer's certificate, len 0: none */
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

/* hsk_secrets13: what TLS 1.3 keeps of its key schedule (RFC 8446 7.1). */
typedef struct {
  hsk_schedule13 schedule;
  uint8_t read[HSK_SECRET13_MAX], write[HSK_SECRET13_MAX]; /* traffic secrets of the keys in use */
  uint8_t next_read[HSK_SECRET13_MAX],
      next_write[HSK_SECRET13_MAX]; /* application_traffic_secret_0, until it is used */
  uint8_t exporter[HSK_SECRET13_MAX], resumption[HSK_SECRET13_MAX];
} hsk_secrets13;

/* hsk_key_space: key material while the handshake needs it. TLS 1.2 uses bytes: the peer's key until its last use, then
   our key share and the premaster secret. TLS 1.3: front holds the peer's key from Certificate to CertificateVerify, shared secrets before that. */
typedef union {
  uint8_t bytes[2 * HSK_DH_MAX];
  struct {
    /* a seed for key shares, then the shared secret, then the peer's key */
    uint8_t front[HSK_DH_MAX + 16];
    hsk_secrets13 secrets;
    /* private keys of the shares that we sent */
    uint8_t share_keys[HSK_OFFERED_SHARES_MAX][HSK_KEX_PRIV_MAX], share_key_len[HSK_OFFERED_SHARES_MAX];
  } v13;
} hsk_key_space;

/* hsk_answers12: extensions of a ClientHello that the ServerHello of TLS 1.2 answers for no other reason than that they were there. */
enum hsk_answers12 { HSK_ANSWER_RENEGOTIATION_INFO = 1, HSK_ANSWER_EC_POINT_FORMATS = 2 };

/* hsk_conn: a connection. Its fields are the library's: use the functions. It holds no pointer to itself nor to a lent buffer,
   so a copy of it plus the bytes of hsk_io is a snapshot. */
typedef struct {
  uint32_t state;       /* enum hsk_state */
  uint32_t version;     /* agreed: HSK_TLS12 or HSK_TLS13; 0: none yet */
  uint32_t suite;       /* agreed cipher suite, 0: none yet */
  uint32_t scheme;      /* what we sign with, 0: nothing fits */
  uint16_t peer_scheme; /* SignatureScheme that the peer proved itself with, 0: none */
  uint32_t credential;  /* what we present: 1 + its index in cfg->credentials, 0: nothing */
  uint32_t group;       /* agreed NamedGroup */
  uint32_t alert_out;   /* alert to be sent: level * 256 + description, 0: none */
  uint32_t ems;         /* 1: extended master secret agreed */
  uint32_t psk; /* server, TLS 1.3: 1 + place of the PSK that the client offered and we accept, 0: none */
  uint32_t
      early_left; /* server, TLS 1.3: 1 + bytes of refused early data that may yet come, 0: none was offered, or it has ended; a stateless one cannot know */
  uint32_t awaits; /* what the caller owes: HSK_WANT_SIGN, HSK_WANT_DECRYPT, HSK_WANT_CHAIN; 0: nothing */
  uint32_t client_version; /* server, TLS 1.2: of the ClientHello; an RSA premaster secret repeats it */
  uint8_t ignored;         /* messages in a row that made no progress */
  uint8_t warnings;        /* likewise alerts */
  uint8_t empty_records;   /* likewise records of application data without content */
  uint8_t is_server;
  uint8_t asks_client;    /* server: it asks for a certificate */
  uint8_t want_close;     /* hsk_close was called */
  uint8_t resumed;        /* the session is an earlier one */
  uint8_t retried;        /* a HelloRetryRequest was sent or received */
  uint8_t ccs_sent;       /* the ChangeCipherSpec of compatibility mode has left */
  uint8_t ticket_follows; /* TLS 1.2: the server said that it will send a ticket */
  uint8_t status_due;     /* TLS 1.2: a CertificateStatus is to be sent (server) or may come (client) */
  uint8_t tickets_due;    /* server, TLS 1.3: tickets still to be sent */
  uint8_t update_due;     /* 1: a KeyUpdate is to be sent; 2: it also asks the peer for one */
  uint8_t write_due;      /* next_write protects what is made after the message that waits to be sent */
  uint8_t
      peer_certified; /* the peer has proved a certificate that we accept, in this handshake or the one resumed */
  uint8_t name_used;      /* server: server_name chose the credential, which is to be acknowledged */
  uint8_t limit_due;      /* server: to be answered: 1: record_size_limit, 2: max_fragment_length */
  uint8_t answers;        /* server, TLS 1.2: what its ServerHello answers: flags of enum hsk_answers12 */
  uint8_t session_id_len; /* of session_id: what the ClientHello had */
  uint8_t session_id[32];
  int64_t started_time; /* server: of the full handshake that the session goes back to */
  hsk_failure failure;
  size_t held;         /* bytes of a message in front of work that waits for the next one */
  size_t message_have; /* bytes of a received message in work, behind those */
  size_t record_left;  /* handshake bytes at in[in_used..] of a record that is already decrypted */
  size_t record_tail;  /* bytes of that record behind its contents (the tag) */
  size_t app_left;     /* application data at in[in_used..], decrypted */
  size_t pending_len, pending_sent; /* a message in work that is being sent */
  uint32_t pending_type;            /* its content type */
  uint32_t alpn_chosen;             /* 1: the server chose cfg->alpn[alpn_index] */
  size_t need_in, need_out;
  hsk_rng rng;
  hsk_transcript transcript;
  hsk_direction_keys read, write, next_read, next_write;
  uint8_t client_random[32], server_random[32], master_secret[48];
  size_t alpn_index, name_len;
  size_t secret_off, secret_len, share_len; /* TLS 1.2: in keys.bytes. TLS 1.3 client: the cookie, in work */
  uint8_t name[HSK_NAME_MAX];
  hsk_public_key peer_key; /* spans into keys */
  hsk_key_space keys;
} hsk_conn;

#ifdef __cplusplus
}
#endif
#endif
