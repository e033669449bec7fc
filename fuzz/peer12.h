/* A small TLS 1.2 server over the codec's builders and crypto_null.c: it drives the real client through whole
   handshakes, so that targets can start from a snapshot of any state. It also checks what the client sends.
 */
#ifndef FUZZ_PEER12_H
#define FUZZ_PEER12_H
#include "hardshake.h"
#include "toycert.h"

/* peer12_variant: what both sides are set to. */
typedef struct {
  uint16_t suite, group;
  uint32_t client_ems; /* enum hsk_ems */
  int server_ems;      /* answers extended_master_secret if it was offered */
  int asks;            /* sends a CertificateRequest */
  uint32_t client_key; /* enum hsk_key_type of the client's certificate, HSK_KEY_NONE: it has none */
  int alpn, name;      /* ALPN and server_name are offered and answered */
  int all_suites;      /* the client offers everything, not this suite alone */
} peer12_variant;
#define PEER12_VARIANTS 9u
extern const peer12_variant peer12_variants[PEER12_VARIANTS];

/* peer12_config sets up the client's configuration for a variant; what it refers to is constant after the
 * first call. */
void peer12_config(size_t variant, hsk_config *cfg);
#define PEER12_NAME "server.example"

/* peer12_certificate: the certificates of the small world: 0 root, 1 middle, 2 and 3 servers (RSA, EC), 4 and
   5 clients (RSA, EC), and their keys. peer12_anchor: the root as trust anchor. */
#define PEER12_CERTIFICATES 6u
hsk_bytes peer12_certificate(size_t i, const toy_key **key);
const hsk_anchor *peer12_anchor(void);

/* peer12_message: a message of the server's flights in bytes[off..off+len): handshake with its header,
 * ChangeCipherSpec, data, alert. */
typedef struct {
  uint32_t content_type;
  size_t off, len;
  int sealed; /* under the server's keys */
} peer12_message;

#define PEER12_MESSAGES 12u
/* peer12: a server. */
typedef struct {
  const peer12_variant *v;
  const hsk_suite *suite;
  uint8_t bytes[12288];
  size_t bytes_len, made; /* messages made so far */
  peer12_message messages[PEER12_MESSAGES];
  uint8_t transcript[16384];         /* all handshake messages of both sides */
  size_t transcript_len, signed_len; /* signed_len: what a CertificateVerify covers */
  uint8_t client_random[32], server_random[32], master[48], share_secret[HSK_EC_SECRET_MAX];
  size_t share_secret_len;
  uint8_t dh_share[HSK_DH_MAX];
  hsk_direction_keys read, write;
  toy_key client_pub;                            /* the key that the client has to prove */
  uint8_t record[HSK_RECORD_MAX], message[8192]; /* what the client is sending */
  size_t record_len, message_len;
  int ems, have_certificate, done; /* done: the client's Finished was right */
} peer12;

/* peer12_init starts a server; peer12_receive takes bytes that the client sent, in any pieces, and makes the
   messages that answer. Whatever the client does wrong aborts. */
void peer12_init(peer12 *p, size_t variant);
void peer12_receive(peer12 *p, const uint8_t *data, size_t len);

/* peer12_wrap writes a message as one record, sealed with keys if that is not NULL; room for len + 64 bytes.
 * Answers its length. */
size_t peer12_wrap(hsk_direction_keys *keys, uint32_t content_type, const uint8_t *data, size_t len,
                   uint8_t *out);

#endif
