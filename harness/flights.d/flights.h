/* Whole flights of handshakes, mutated, to hardshake and to OpenSSL. An honest peer (libssl, with random numbers from a fixed seed) talks to
   the subject through course.c, which opens what it sends, changes one message or record by a plan, and seals it again under the keys that the
   subject logs. plans.c makes the plans from a run that nobody changed, acts.c carries them out, heal.c makes the messages behind right
   again for what the subject has seen, ours.c and theirs.c are the two subjects, report.c compares them. */
#ifndef FLIGHTS_H
#define FLIGHTS_H
#include "differential.h"
#include "peers.h"
#include "record_keys.h"

enum { ALERT = 21, HANDSHAKE = 22, APPLICATION_DATA = 23, CHANGE_CIPHER_SPEC = 20 };
enum { CLIENT_HELLO = 1, SERVER_HELLO = 2, SERVER_KEY_EXCHANGE = 12, CERTIFICATE_VERIFY = 15, FINISHED = 20 };
enum { HEADER_LEN = 4, RANDOM_AT = HEADER_LEN + 2, RANDOM_LEN = 32 };

/* scenario: what kind of handshake, and who is the subject */
typedef struct {
  const char *name;
  int subject; /* CLIENT, SERVER */
  peer_options options;
  int resumes; /* a second connection, which resumes the session of a first one */
} scenario;
extern const scenario scenarios[];
extern const size_t scenarios_len;

/* unit: one message of the peer, a whole handshake message or the content of a record of another type; epoch: 0 not protected, 1 under the
   keys of the handshake (TLS 1.2: behind ChangeCipherSpec), 2 under those of application data */
typedef struct {
  uint8_t type;
  int epoch, flight; /* units with the same number of flight are sent without waiting */
  bytes data;
} unit;

/* --- plans: what is done to which unit --- */

enum act {
  ACT_WHOLE,    /* nothing */
  ACT_EDIT,     /* del bytes at off are replaced by ins; as many: by what differs from ins in these bits */
  ACT_DROP,     /* it is not sent */
  ACT_TWICE,    /* it is sent twice */
  ACT_SWAP,     /* it is sent behind the next one */
  ACT_INSERT,   /* before it comes a record of type arg with ins */
  ACT_INSIDE,   /* that record comes between its two halves */
  ACT_BEHIND,   /* ins follows in the same record */
  ACT_JOIN,     /* the next one follows in the same record */
  ACT_SPLIT,    /* records of off bytes */
  ACT_RECORD,   /* del bytes at off of the sealed record are replaced by ins; off from the end if arg */
  ACT_FLIP,     /* the byte at off of the sealed record, from the end if arg, is another */
  ACT_TYPE,     /* the content type is arg, of TLS 1.3 the inner one */
  ACT_EPOCH,    /* sealed under the keys of epoch arg */
  ACT_SEQUENCE, /* sealed with a sequence number that is arg more */
  ACT_PADDED,   /* off zero bytes behind the inner content type */
  ACT_OVERSIZE, /* content of off bytes: itself and then zeros */
  ACT_NO_TYPE   /* TLS 1.3: nothing but zeros inside */
};

typedef struct {
  int unit; /* which of the peer's units */
  enum act act;
  size_t off, del;
  unsigned arg;
  bytes ins;
  uint8_t head[HEADER_LEN]; /* of an edit: the handshake header, if has_head */
  int has_head;
  int honest; /* 1: what comes behind is what the peer made, for the transcript that it knows */
} plan;

/* flight_case: case i of a case_list has plan i. */
typedef struct {
  case_list cases;
  plan *plans;
  size_t plans_cap;
} flight_list;
/* plans_add makes the plans of a scenario out of the units that were sent in it. at_most: edits of each message. */
void plans_add(flight_list *list, const scenario *sc, const unit *units, int count, size_t at_most);

/* --- subjects --- */

typedef struct {
  const char *name;
  void (*setup)(const scenario *sc); /* sessions of before are forgotten */
  void (*start)(const scenario *sc, int resumes);
  void (*give)(const uint8_t *data, size_t len);            /* some bytes come, and it does what it can */
  void (*take)(bytes *out);                                 /* adds what it wants to send */
  const uint8_t *(*secret)(const char *label, size_t *len); /* that it has logged, NULL: none */
  verdict (*judge)(void); /* ACCEPTED: its handshake is done; INCOMPLETE: it waits for more */
  void (*keep)(void);     /* the session of a connection that is done is to be resumed */
  void (*end)(void);
} subject;
extern const subject ours, theirs;

/* --- course.c: one connection --- */

enum { UNITS_MAX = 64 };
typedef struct {
  const scenario *sc;
  const subject *sub;
  const plan *plan;
  SSL *peer;
  int peer_side, turn, failed, made_up; /* failed: the peer has, and sends no more */
  bytes from_peer, from_subject, relay; /* bytes not yet looked at; what the peer has not got yet */
  bytes pending[2];                     /* the beginning of a handshake message of the peer, of the subject */
  int epoch[2];                         /* of what they send */
  record_keys open[2], seal;
  int seal_epoch;
  bytes transcript; /* as the subject knows it */
  int finished[2];  /* Finished has been sent */
  unit units[UNITS_MAX];
  int count, done; /* units that the peer has made; that were delivered */
  int changed;     /* the plan has been carried out */
  int cut;         /* the peer went no further: the subject could not either */
} course;

/* course_run plays a connection; the caller calls course_end, who may look at units before that. */
verdict course_run(course *c, const scenario *sc, const subject *sub, const plan *p, int resumes);
void course_end(course *c);
/* course_emit puts content into a record of its own under the keys of that epoch and delivers it; is_message: it counts in the transcript. */
void course_emit(course *c, int epoch, uint8_t type, const uint8_t *data, size_t len, int is_message);
/* course_record makes the record; course_give hands over bytes as they are. */
void course_record(course *c, int epoch, uint8_t type, const uint8_t *data, size_t len, bytes *out);
void course_give(course *c, const bytes *record);
void course_transcribe(course *c, const uint8_t *message, size_t len);
/* course_secret: that of the subject, else the peer's. */
const uint8_t *course_secret(const course *c, const char *label, size_t *len);

/* --- acts.c: act delivers unit i as the plan has it; it may deliver the next one, too: it answers how many were. --- */
int act(course *c, int i);
/* --- heal.c: heal makes a signature or verify_data of the peer right for the transcript that the subject knows. --- */
void heal(course *c, unit *u);

/* --- report.c: 1: all is well --- */
int report(const case_list *cases, const char *dir, int whole, int verbose);

#endif
