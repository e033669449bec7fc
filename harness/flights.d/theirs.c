/* The subject that is libssl. */
#include "flights.h"
#include <openssl/err.h>
#include <stdio.h>
#include <string.h>

static SSL *ssl;
static int side, failed, done; /* done: the handshake has been, once */
static uint32_t alert;
static char why[64];

static void on_info(const SSL *s, int where, int value)
{
  (void)s;
  if (where == SSL_CB_HANDSHAKE_DONE) done = 1;
  if (where == SSL_CB_WRITE_ALERT) alert = (uint32_t)value & 255;
}

static void run(void)
{
  uint8_t data[256];
  ERR_clear_error();
  int n = SSL_do_handshake(ssl);
  while (n > 0)
    n = SSL_read(ssl, data, sizeof data);
  int error = SSL_get_error(ssl, n);
  failed = error != SSL_ERROR_WANT_READ && (error != SSL_ERROR_ZERO_RETURN || !done);
  if (!failed) return;
  const char *reason = ERR_reason_error_string(ERR_peek_last_error());
  snprintf(why, sizeof why, "%s", reason != NULL ? reason : "end of data");
}

static void setup(const scenario *sc)
{
  peers_setup(&sc->options);
}

static void start(const scenario *sc, int resumes)
{
  side = sc->subject;
  failed = done = 0;
  alert = HSK_NO_ALERT;
  ssl = peer_new(side, resumes);
  SSL_set_info_callback(ssl, on_info);
  if (side == CLIENT) run();
}

static void give(const uint8_t *data, size_t len)
{
  peer_give(ssl, data, len);
  if (!failed) run();
}

static void take(bytes *out)
{
  drained(ssl, out);
}

static const uint8_t *secret(const char *label, size_t *len)
{
  static uint8_t master[48];
  if (strcmp(label, "CLIENT_RANDOM") != 0) return secret_by(side, label, len); /* logged too late */
  const SSL_SESSION *session = SSL_get_session(ssl);
  *len = session == NULL ? 0 : SSL_SESSION_get_master_key(session, master, sizeof master);
  return *len == sizeof master ? master : NULL;
}

static verdict judge(void)
{
  verdict v = {failed ? REFUSED : done ? ACCEPTED : INCOMPLETE, HSK_NO_ALERT, "-"};
  if (failed) snprintf(v.why, sizeof v.why, "%s", why);
  if (failed) v.alert = alert;
  return v;
}

static void keep(void)
{
  if (side == CLIENT) peers_keep(ssl);
  SSL_set_shutdown(ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN); /* else it is not resumed */
}

static void end(void)
{
  SSL_free(ssl);
}

const subject theirs = {"theirs", setup, start, give, take, secret, judge, keep, end};
