/* An in-process TLS 1.2 server, BearSSL's own, and a hardshake client that talks to it over memory. */
#ifndef HSK_TEST_PEER_H
#define HSK_TEST_PEER_H
#include <bearssl.h>
#include "hardshake.h"

/* peer_kind: what the server's certificate is and how keys are agreed. */
enum peer_kind { PEER_RSA, PEER_ECDHE_RSA, PEER_ECDHE_ECDSA, PEER_KINDS };

/* peer_server: the server; holds pointers to itself, so a copy may only be put back in the same place. */
typedef struct {
  br_ssl_server_context sc;
  br_x509_minimal_context xc;
  br_x509_certificate chain[2];
  br_x509_trust_anchor anchor;
  br_skey_decoder_context key;
  br_x509_decoder_context root;
  unsigned char root_name[256];
  size_t root_name_len;
  unsigned char buffers[BR_SSL_BUFSIZE_BIDI];
} peer_server;

#define PEER_NOW  INT64_C(1790000000) /* within the validity of peer_certs.h */
#define PEER_NAME "server.example"

/* peer_start: a server for one connection with one cipher suite; mutual: it demands a client certificate. */
void peer_start(peer_server *p, enum peer_kind kind, uint16_t suite, int mutual);
/* peer_give hands bytes to the server and answers how many it took; peer_take moves what it wants to send, up to cap bytes. */
size_t peer_give(peer_server *p, const uint8_t *data, size_t len);
size_t peer_take(peer_server *p, uint8_t *out, size_t cap);
/* peer_echo sends back the application data that arrived, and answers how many bytes. peer_failed: its error, 0: none. */
size_t peer_echo(peer_server *p);
int peer_failed(const peer_server *p);
int peer_ready(const peer_server *p); /* 1: its handshake is done */

/* peer_client: a hardshake client with its buffers and configuration. It may be copied: peer_client_move
   puts a copy to another address. */
typedef struct {
  hsk_conn c;
  hsk_config cfg;
  hsk_io io;
  size_t in_cap;
  uint8_t in[HSK_RECORD_MAX], out[HSK_RECORD_MAX], work[HSK_WORK_LEN];
} peer_client;

/* peer_client_start: a client that trusts the server's root; mutual: it has a certificate of kind's key type. The random
   seed is fixed. 0: it could not be set up. */
int peer_client_start(peer_client *k, enum peer_kind kind, int mutual);
void peer_client_move(peer_client *to, const peer_client *from);
/* peer_client_feed appends bytes to io.in, as many as there is room for, after dropping the used ones. */
size_t peer_client_feed(peer_client *k, const uint8_t *data, size_t len);

/* peer_chain: the certificates behind kind, DER: 0 the server, 1 the intermediate, 2 the root. */
hsk_bytes peer_chain(enum peer_kind kind, size_t i);
/* peer_default_suite: an AES-128-GCM suite that fits kind. */
uint16_t peer_default_suite(enum peer_kind kind);
/* peer_shake runs client and server until the client is connected or failed, both over whole buffers. The last error of the client. */
hsk_result peer_shake(peer_client *k, peer_server *p);

#endif
