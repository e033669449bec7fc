/* Pairs of libssl objects for one connection over memory, the same bytes each time: random numbers come from a fixed seed. */
#ifndef PEERS_H
#define PEERS_H
#include "differential.h"
#include <openssl/ssl.h>

enum { CLIENT, SERVER };
#define PEERS_NOW 1767225600 /* the time for WITH_CHECKS */

/* what a scenario wants of the two peers */
enum {
  WITH_RSA = 1,    /* the certificates have RSA keys, else P-256 */
  WITH_MUTUAL = 2, /* the server asks for a certificate, the client has one */
  WITH_STATUS = 4, /* an OCSP response is asked for and stapled */
  WITH_TICKET = 8, /* session tickets (always in TLS 1.3) */
  WITH_EARLY = 16, /* a second connection, with early data */
  WITH_RETRY = 32, /* the server wants a group for which the client sends no share */
  WITH_OFFERS =
      64, /* the client offers server_name, ALPN, max_fragment_length, and the server takes them up */
  WITH_BOTH = 128,  /* the client speaks both versions, whatever the server speaks */
  WITH_CHECKS = 256 /* both check the other's chain and name, and no session is remembered but in a ticket */
};

typedef struct {
  int version; /* TLS1_2_VERSION, TLS1_3_VERSION: what the server speaks, and the client unless WITH_BOTH */
  const char *suites; /* of TLS 1.2 */
  unsigned with;
} peer_options;

/* peers_setup makes the two contexts; those of before are gone. */
void peers_setup(const peer_options *options);
/* peers_new: both sides of a new connection. Whoever calls frees them. */
void peers_new(SSL *ssl[2]);
/* peers_keep: the session of this client is what later connections offer. */
void peers_keep(SSL *client);
/* peers_resume: a full connection, whose session the next peers_new offers. */
void peers_resume(void);

/* peer_new: one side of a new connection, with the session that peers_resume made if `resumes`. peers_fresh: what comes is a new connection: random
   numbers and secrets begin anew. */
SSL *peer_new(int side, int resumes);
void peers_fresh(void);
/* peers_turn: from now on random numbers are those of this side, or of a third party (2), whatever the others draw. */
void peers_turn(int who);

/* secret_of: the 32 bytes that OpenSSL logged last under this label, such as "SERVER_HANDSHAKE_TRAFFIC_SECRET", NULL if none. */
const uint8_t *secret_of(const char *label);
/* secret_by: what one side logged under this label; *len: its length. */
const uint8_t *secret_by(int side, const char *label, size_t *len);

/* drained moves what the peer wants to send to out. */
void drained(SSL *ssl, bytes *out);
/* peer_give hands bytes to the peer, who has not yet looked at them. */
void peer_give(SSL *ssl, const uint8_t *data, size_t len);

#endif
