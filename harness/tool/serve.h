/* hardshake serve: what it was asked to do, and one connection of it. */
#ifndef TOOL_SERVE_H
#define TOOL_SERVE_H
#include <getopt.h>
#include "files.h"
#include "hardshake.h"
#include "options.h"
#include "trace.h"

enum { CREDENTIALS_MAX = 16, SERVED_MAX = 64, REQUEST_MAX = 4096, ANSWER_MAX = 4096 };

typedef struct {
  const char *target;
  hsk_credential credentials[CREDENTIALS_MAX];
  cert_list chains[CREDENTIALS_MAX];
  hsk_private_key keys[CREDENTIALS_MAX];
  size_t chains_len, keys_len;
  anchor_list anchors;
  uint16_t suites[LIST_MAX], groups[LIST_MAX];
  hsk_bytes alpn[LIST_MAX];
  uint8_t ticket_key[32];
  hsk_config cfg;
  int root;    /* directory that is served, -1: echo */
  int timeout; /* seconds of silence that end a connection, 0: none do */
  int trace, resume;
  unsigned long connections; /* so many are served, 0: no limit */
} serve_settings;

extern const struct option serve_options[];
enum { SERVE_HELP = 1000 };
/* serve_option takes one option with its optarg. 0, or the exit status. serve_usage prints what is wrong and answers OUTCOME_USAGE. */
int serve_option(serve_settings *set, int option);
int serve_usage(const char *what, const char *value);

/* served: one connection, and all the memory that it ever takes */
typedef struct {
  int socket;           /* -1: the place is free */
  unsigned long number; /* counted from 1 */
  int64_t active_time;  /* when bytes moved last */
  int connected, closing, drained, ended, cannot_send;
  int answered, file; /* of a request: it was read whole; what is sent behind the head, -1: nothing (more) */
  size_t request_len, answer_len, answer_sent;
  hsk_config cfg; /* its observer is told of this connection alone */
  tracer tracer;
  hsk_conn conn;
  hsk_io io;
  uint8_t in[HSK_RECORD_MAX], out[HSK_RECORD_MAX], work[HSK_WORK_LEN];
  uint8_t request[REQUEST_MAX], answer[ANSWER_MAX];
} served;

/* serve_request adds what has come to the request; where that is whole, or hopeless, the answer is made: its head in answer, its body in file. */
void serve_request(served *s, int root, const uint8_t *data, size_t len);
/* serve_more fills an empty answer from file. */
void serve_more(served *s);

/* serve_run serves on a listening socket until the connections wanted are served, or a signal asks to end. The exit status. */
int serve_run(serve_settings *set, int listener);

#endif
