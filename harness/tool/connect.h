/* What hardshake connect was asked to do. */
#ifndef TOOL_CONNECT_H
#define TOOL_CONNECT_H
#include <getopt.h>
#include "files.h"
#include "options.h"
#include "session.h"
#include "sessions.h"

typedef struct {
  const char *target, *name, *cert, *key, *keylog;
  anchor_list anchors;
  cert_list chain;
  hsk_private_key private_key;
  hsk_credential credential;
  uint16_t suites[LIST_MAX], groups[LIST_MAX], shares[LIST_MAX];
  hsk_bytes alpn[LIST_MAX];
  session_file resume;
  hsk_config cfg;
  session_options session;
} settings;

enum {
  O_CA = 1,
  O_NAME,
  O_TIME,
  O_CERT,
  O_KEY,
  O_TLS12,
  O_TLS13,
  O_SUITES,
  O_GROUPS,
  O_KEY_SHARES,
  O_ALPN,
  O_RECORD_SIZE_LIMIT,
  O_OCSP,
  O_NO_EMS,
  O_REQUIRE_EMS,
  O_SESSION,
  O_KEY_UPDATE,
  O_EXPORT,
  O_TRACE,
  O_KEYLOG,
  O_TIMEOUT,
  O_CHUNK,
  O_OUT,
  O_HELP
};
extern const struct option connect_options[];

/* connect_option takes one option with its optarg. 0, or the exit status. connect_usage prints what is wrong and answers OUTCOME_USAGE. */
int connect_option(settings *set, int option);
int connect_usage(const char *what, const char *value);

#endif
