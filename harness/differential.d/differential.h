/* The differential test of the codec: the same messages, whole and mutated, through hardshake's parsers and through OpenSSL.
   fields.c takes a message apart, mutate.c makes cases of it, ours.c and theirs_*.c judge them, compare.c looks up what differs. */
#ifndef DIFFERENTIAL_H
#define DIFFERENTIAL_H
#include <stddef.h>
#include <stdint.h>
#include "core/status.h"

/* Where a message stands. It decides which parser is right and which extensions may be there. */
enum kind_id {
#define KIND(id, name, type, format) KIND_##id,
#include "kinds.def"
#undef KIND
  KIND_COUNT
};

#define NO_HANDSHAKE_TYPE (-1) /* an alert or a ChangeCipherSpec: no header, no handshake record */

typedef struct {
  const char *name;
  int type; /* HandshakeType */
  const char *format;
} kind_info;
extern const kind_info kinds[KIND_COUNT];

/* bytes: a growing byte string on the heap; a message with its handshake header, if it has one. */
typedef struct {
  uint8_t *data;
  size_t len, cap;
} bytes;
void bytes_add(bytes *b, const void *data, size_t len);
/* bytes_splice replaces `del` bytes at off by ins[0..n). */
void bytes_splice(bytes *b, size_t off, size_t del, const void *ins, size_t n);
void bytes_free(bytes *b);

/* die says what is wrong with the test itself, and ends it. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* --- fields.c: the fields of a message --- */

typedef struct {
  char path[96];     /* "extensions/key_share/client_shares" */
  int parent;        /* the field around it, -1 for the message */
  int is_extension;  /* an Extension as a whole */
  uint32_t type;     /* its ExtensionType */
  size_t width;      /* bytes of the length that stands at off; 0: none */
  size_t off, body;  /* where it starts, where its contents start */
  size_t len;        /* of the contents */
  int is_last_known; /* contents without a structure that we know */
} field;

#define FIELDS_MAX 1024
typedef struct {
  field at[FIELDS_MAX];
  int count;
} field_list;

/* fields_of takes a well-formed message apart; the first field is the message as a whole. It dies if the message is not well-formed. */
void fields_of(enum kind_id kind, const bytes *message, field_list *fields);
/* extension_format: the format of the contents of an extension in that message, NULL if we know none. */
const char *extension_format(enum kind_id kind, uint32_t extension_type);

/* --- verdicts --- */

enum outcome { ACCEPTED, REFUSED, INCOMPLETE };

/* verdict: what one of the two thinks of a message. why: the name of the error (ours) or the reason (OpenSSL's), "-" for none. */
typedef struct {
  enum outcome outcome;
  uint32_t alert; /* HSK_NO_ALERT: none */
  char why[64];
} verdict;

/* our_verdict: what hardshake's parsers say about a message of this kind; the rest behind its end is another message. */
verdict our_verdict(enum kind_id kind, const bytes *message);

/* --- cases --- */

typedef struct {
  enum kind_id kind;
  char scenario[32]; /* who the peer is */
  char mutation[128];
  bytes message;
  verdict ours, theirs;
} test_case;

typedef struct {
  test_case *at;
  size_t count, cap;
  unsigned share, which; /* one in `share` cases is kept, 1: all; which of them */
  const char *only;      /* a pattern of messages; NULL: all */
} case_list;

/* mutate adds the base message and what mutate.c makes of it. at_least: more random ones, until there are so many. */
void mutate(case_list *cases, enum kind_id kind, const char *scenario, const bytes *base, size_t at_least);
test_case *case_add(case_list *cases, enum kind_id kind, const char *scenario, const char *mutation,
                    const bytes *message);

/* case_wanted: 0 if only other messages are. */
int case_wanted(const case_list *cases, enum kind_id kind);

/* --- OpenSSL's verdicts --- */

/* memory_cases adds the cases of all messages but ClientHello, judged by libssl over memory. */
void memory_cases(case_list *cases);
/* server_cases adds those of ClientHello, judged by `openssl s_server` processes. out: a folder with what harness/certs made in certs, and for logs. */
void server_cases(case_list *cases, const char *out);

/* --- compare.c --- */

/* compare prints a table and every difference that differences.tsv and meanings.tsv in dir do not explain, then the line of counts.
   whole: rows that explain nothing are failures. 1: no failure. */
int compare(case_list *cases, const char *dir, int whole, int verbose);

#endif
