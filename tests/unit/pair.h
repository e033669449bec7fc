/* A client and a server of ours that talk over memory. */
#ifndef HSK_TEST_PAIR_H
#define HSK_TEST_PAIR_H
#include "hardshake.h"

#define PAIR_NOW  INT64_C(1790000000) /* within the validity of peer_certs.h */
#define PAIR_NAME "server.example"

enum { PAIR_SESSIONS = 8, PAIR_TICKET_MAX = 512 };

/* pair_end: one side with its buffers. It holds pointers to itself in io alone: pair_end_move puts a copy to another address. */
typedef struct {
  hsk_conn c;
  hsk_config cfg;
  hsk_io io;
  hsk_result last; /* of its last hsk_step */
  size_t in_cap;
  uint8_t in[HSK_RECORD_MAX], out[HSK_RECORD_MAX], work[HSK_WORK_LEN];
} pair_end;

/* pair: sessions are those that the client was given, the newest last. */
typedef struct {
  pair_end client, server;
  size_t sessions_len;
  hsk_session sessions[PAIR_SESSIONS];
  uint8_t tickets[PAIR_SESSIONS][PAIR_TICKET_MAX];
} pair;

/* pair_credential: which of the certificates in peer_certs.h. */
enum pair_who { PAIR_RSA = 0, PAIR_EC = 1 };
const hsk_credential *pair_server_credential(enum pair_who who);
const hsk_credential *pair_client_credential(enum pair_who who);

/* pair_init: both configurations as most tests want them: anchors, time, fixed seeds, versions up to TLS 1.3; the server has an EC certificate and an RSA one and makes tickets. The
   caller changes what it likes, then calls pair_start, which keeps the sessions. */
void pair_init(pair *p);
void pair_start(pair *p);

/* pair_pass moves up to most bytes of what from has written to to, and answers how many. pair_step: hsk_step of one side, its answer kept in last. */
size_t pair_pass(pair_end *from, pair_end *to, size_t most);
hsk_result pair_step(pair_end *e);
/* pair_shake lets both sides go on, most bytes at a time, until nothing moves any more. 1: both are connected. */
int pair_shake(pair *p, size_t most);
int pair_connected(const pair_end *e);
/* pair_end_move puts a side to another address. */
void pair_end_move(pair_end *to, const pair_end *from);
/* pair_holds_nothing: 1 if a connection that has failed or was closed holds no secret. */
int pair_holds_nothing(const hsk_conn *c);
/* pair_say: len bytes go from one side to the other and are what they were: 1. */
int pair_say(pair_end *from, pair_end *to, size_t len);

#endif
