/* What libssl says about the messages of a handshake. Two peers talk over memory; the messages of one of them pass through here,
   each in a record of its own, until the one in question comes: it is replaced, delivered, and the other peer has its say. */
#include "peers.h"
#include "record_keys.h"
#include <openssl/err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALERT = 21, HANDSHAKE = 22, APPLICATION_DATA = 23, CHANGE_CIPHER_SPEC = 20 };
enum when { SENT, INSERTED_FIRST, INSERTED_LAST };

typedef struct {
  const char *name;
  enum kind_id kind;
  int sender;
  peer_options options;
  enum when
      when; /* SENT: the sender sends one; else it is put before its first message or behind the handshake */
  const char *insert; /* the message to put there */
  size_t insert_len;
} scenario;

#define DHE   "DHE-RSA-AES128-GCM-SHA256"
#define KXRSA "AES128-GCM-SHA256"
#define V12   TLS1_2_VERSION
#define V13   TLS1_3_VERSION
static const scenario scenarios[] = {
    {"openssl-12",
     KIND_SERVER_HELLO,
     SERVER,
     {V12, NULL, WITH_TICKET | WITH_OFFERS | WITH_STATUS},
     SENT,
     NULL,
     0},
    {"openssl-both", KIND_SERVER_HELLO, SERVER, {V12, NULL, WITH_BOTH}, SENT, NULL, 0},
    {"openssl-12", KIND_CERTIFICATE, SERVER, {V12, NULL, 0}, SENT, NULL, 0},
    {"openssl-12", KIND_CERTIFICATE_STATUS, SERVER, {V12, NULL, WITH_STATUS}, SENT, NULL, 0},
    {"openssl-12", KIND_SKE_DHE, SERVER, {V12, DHE, WITH_RSA}, SENT, NULL, 0},
    {"openssl-12", KIND_SKE_ECDHE, SERVER, {V12, NULL, 0}, SENT, NULL, 0},
    {"openssl-12", KIND_CERTIFICATE_REQUEST, SERVER, {V12, NULL, WITH_MUTUAL}, SENT, NULL, 0},
    {"openssl-12", KIND_SERVER_HELLO_DONE, SERVER, {V12, NULL, 0}, SENT, NULL, 0},
    {"openssl-12", KIND_CLIENT_CERTIFICATE, CLIENT, {V12, NULL, WITH_MUTUAL}, SENT, NULL, 0},
    {"openssl-12", KIND_CKE_RSA, CLIENT, {V12, KXRSA, WITH_RSA}, SENT, NULL, 0},
    {"openssl-12", KIND_CKE_DHE, CLIENT, {V12, DHE, WITH_RSA}, SENT, NULL, 0},
    {"openssl-12", KIND_CKE_ECDHE, CLIENT, {V12, NULL, 0}, SENT, NULL, 0},
    {"openssl-12", KIND_CERTIFICATE_VERIFY, CLIENT, {V12, NULL, WITH_MUTUAL}, SENT, NULL, 0},
    {"openssl-12", KIND_FINISHED, SERVER, {V12, NULL, 0}, SENT, NULL, 0},
    {"openssl-12-server", KIND_FINISHED, CLIENT, {V12, NULL, 0}, SENT, NULL, 0},
    {"openssl-12", KIND_NEW_SESSION_TICKET, SERVER, {V12, NULL, WITH_TICKET}, SENT, NULL, 0},
    {"openssl-12", KIND_HELLO_REQUEST, SERVER, {V12, NULL, 0}, INSERTED_FIRST, "\0\0\0\0", 4},
    {"openssl-12", KIND_ALERT, SERVER, {V12, NULL, 0}, INSERTED_FIRST, "\2\50", 2},
    {"openssl-12", KIND_CCS, SERVER, {V12, NULL, 0}, SENT, NULL, 0},
    {"openssl-13", KIND_SERVER_HELLO_13, SERVER, {V13, NULL, 0}, SENT, NULL, 0},
    {"openssl-13-psk", KIND_SERVER_HELLO_13, SERVER, {V13, NULL, WITH_EARLY}, SENT, NULL, 0},
    {"openssl-both", KIND_SERVER_HELLO_13, SERVER, {V13, NULL, WITH_BOTH}, SENT, NULL, 0},
    {"openssl-13", KIND_HELLO_RETRY_REQUEST, SERVER, {V13, NULL, WITH_RETRY}, SENT, NULL, 0},
    {"openssl-13", KIND_CCS_13, SERVER, {V13, NULL, 0}, SENT, NULL, 0},
    {"openssl-13", KIND_ENCRYPTED_EXTENSIONS, SERVER, {V13, NULL, WITH_OFFERS}, SENT, NULL, 0},
    {"openssl-13-psk", KIND_ENCRYPTED_EXTENSIONS, SERVER, {V13, NULL, WITH_EARLY}, SENT, NULL, 0},
    {"openssl-13", KIND_CERTIFICATE_REQUEST_13, SERVER, {V13, NULL, WITH_MUTUAL}, SENT, NULL, 0},
    {"openssl-13", KIND_CERTIFICATE_13, SERVER, {V13, NULL, WITH_STATUS}, SENT, NULL, 0},
    {"openssl-13", KIND_CERTIFICATE_VERIFY_13, SERVER, {V13, NULL, 0}, SENT, NULL, 0},
    {"openssl-13-rsa", KIND_CERTIFICATE_VERIFY_13, SERVER, {V13, NULL, WITH_RSA}, SENT, NULL, 0},
    {"openssl-13", KIND_FINISHED_13, SERVER, {V13, NULL, 0}, SENT, NULL, 0},
    {"openssl-13", KIND_NEW_SESSION_TICKET_13, SERVER, {V13, NULL, WITH_TICKET}, SENT, NULL, 0},
    {"openssl-13", KIND_KEY_UPDATE, SERVER, {V13, NULL, 0}, INSERTED_LAST, "\30\0\0\1\0", 5},
    {"openssl-13-server", KIND_KEY_UPDATE, CLIENT, {V13, NULL, 0}, INSERTED_LAST, "\30\0\0\1\1", 5},
    {"openssl-13", KIND_CLIENT_CERTIFICATE_13, CLIENT, {V13, NULL, WITH_MUTUAL}, SENT, NULL, 0},
    {"openssl-13-server", KIND_CERTIFICATE_VERIFY_13, CLIENT, {V13, NULL, WITH_MUTUAL}, SENT, NULL, 0},
    {"openssl-13-server", KIND_FINISHED_13, CLIENT, {V13, NULL, 0}, SENT, NULL, 0},
    {"openssl-13", KIND_END_OF_EARLY_DATA, CLIENT, {V13, NULL, WITH_EARLY}, SENT, NULL, 0},
};

/* replay: one connection up to the message in question */
typedef struct {
  const scenario *sc;
  SSL *ssl[2], *sender, *receiver;
  bytes stream, pending, opened,
      record; /* from the sender: records; handshake bytes; a record opened, one to be delivered */
  int has_keys;
  const char *secret; /* the label of the secret that the sender's next protected record needs */
  record_keys open, seal;
  const bytes *mutant; /* NULL: the message itself is wanted */
  bytes *found;
  int done, early_done, failed, received; /* received: messages that the receiver took in whole */
  uint32_t alert;
  verdict v;
} replay;

static void on_info(const SSL *ssl, int where, int value)
{
  replay *r = SSL_get_app_data(ssl);
  if (where == SSL_CB_WRITE_ALERT && ssl == r->receiver) r->alert = (uint32_t)value & 255;
}
static void on_message(int is_write, int version, int content_type, const void *buf, size_t len, SSL *ssl,
                       void *arg)
{
  (void)version, (void)buf, (void)len;
  replay *r = arg;
  if (!is_write && ssl == r->receiver && content_type != SSL3_RT_HEADER &&
      content_type != SSL3_RT_INNER_CONTENT_TYPE)
    r->received++;
}

/* run lets a peer do what it can; 0: it failed. */
static int run(replay *r, SSL *ssl)
{
  uint8_t data[256];
  int early = (r->sc->options.with & WITH_EARLY) != 0, n = 1;
  size_t got;
  if (early && ssl == r->ssl[CLIENT] && !r->early_done) {
    r->early_done = 1;
    if (SSL_write_early_data(ssl, "early", 5, &got) != 1) die("no early data");
    return 1;
  }
  if (early && ssl == r->ssl[SERVER] && SSL_get_early_data_status(ssl) != SSL_EARLY_DATA_REJECTED &&
      !SSL_is_init_finished(ssl)) {
    int status;
    while ((status = SSL_read_early_data(ssl, data, sizeof data, &got)) == SSL_READ_EARLY_DATA_SUCCESS) {
    }
    if (status == SSL_READ_EARLY_DATA_ERROR) n = -1;
  }
  if (n > 0) n = SSL_do_handshake(ssl);
  while (n > 0)
    n = SSL_read(ssl, data, sizeof data);
  int why = SSL_get_error(ssl, n);
  return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_ZERO_RETURN;
}

/* judge: what the receiver makes of the message that was just delivered. */
static void judge(replay *r)
{
  r->received = kinds[r->sc->kind].type == NO_HANDSHAKE_TYPE; /* libssl does not tell of a ChangeCipherSpec */
  r->alert = HSK_NO_ALERT;
  ERR_clear_error();
  int ok = run(r, r->receiver);
  r->v.outcome = ok ? r->received > 0 ? ACCEPTED : INCOMPLETE : REFUSED;
  r->v.alert = HSK_NO_ALERT;
  snprintf(r->v.why, sizeof r->v.why, "-");
  if (!ok) {
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    int is_alert = r->sc->kind == KIND_ALERT && ERR_GET_REASON(ERR_peek_last_error()) >= SSL_AD_REASON_OFFSET;
    if (is_alert) r->v.outcome = ACCEPTED; /* it was understood: the connection ends as the alert says */
    if (!is_alert) snprintf(r->v.why, sizeof r->v.why, "%s", reason != NULL ? reason : "no reason");
    r->v.alert = r->alert;
  }
  r->done = 1;
}

static void deliver(replay *r, uint8_t type, const uint8_t *data, size_t len)
{
  bytes_free(&r->record);
  if (r->has_keys) {
    record_seal(&r->seal, type, data, len, &r->record);
  } else {
    const uint8_t header[5] = {type, 3, 3, (uint8_t)(len >> 8), (uint8_t)len};
    bytes_add(&r->record, header, sizeof header);
    if (len != 0) bytes_add(&r->record, data, len);
  }
  if (len > 16384) die("a mutant does not fit a record");
  peer_give(r->receiver, r->record.data, r->record.len);
}

/* in_question: 1 if this was the message, and what there was to do has been done */
static int in_question(replay *r, uint8_t content_type, const uint8_t *message, size_t len)
{
  if (r->mutant == NULL) {
    bytes_add(r->found, message, len);
    r->done = 1;
    return 1;
  }
  deliver(r, content_type, r->mutant->data, r->mutant->len);
  judge(r);
  return 1;
}

static const char *secret_behind(const replay *r, const uint8_t *message)
{
  int server = r->sender == r->ssl[SERVER];
  switch (message[0]) {
  case SSL3_MT_CLIENT_HELLO:
    return r->sc->options.with & WITH_EARLY ? "CLIENT_EARLY_TRAFFIC_SECRET"
                                            : "CLIENT_HANDSHAKE_TRAFFIC_SECRET";
  case SSL3_MT_SERVER_HELLO:
    return "SERVER_HANDSHAKE_TRAFFIC_SECRET";
  case SSL3_MT_END_OF_EARLY_DATA:
    return "CLIENT_HANDSHAKE_TRAFFIC_SECRET";
  case SSL3_MT_FINISHED:
    return server ? "SERVER_TRAFFIC_SECRET_0" : "CLIENT_TRAFFIC_SECRET_0";
  default:
    return NULL;
  }
}

static void need_keys(replay *r)
{
  if (r->secret == NULL) return;
  const uint8_t *secret = secret_of(r->secret);
  if (secret == NULL) die("%s was not logged", r->secret);
  keys_of(secret, &r->open);
  r->seal = r->open;
  r->has_keys = 1;
  r->secret = NULL;
}

static void on_handshake(replay *r, const uint8_t *data, size_t len)
{
  bytes_add(&r->pending, data, len);
  while (!r->done && r->pending.len >= 4) {
    const uint8_t *m = r->pending.data;
    size_t size = 4 + ((size_t)m[1] << 16 | (size_t)m[2] << 8 | m[3]);
    if (r->pending.len < size) return;
    if (r->sc->when == SENT && m[0] == kinds[r->sc->kind].type && in_question(r, HANDSHAKE, m, size)) return;
    deliver(r, HANDSHAKE, m, size);
    if (!run(r, r->receiver))
      die("%s: a message of OpenSSL's is refused: %s", r->sc->name,
          ERR_reason_error_string(ERR_peek_last_error()));
    const char *secret = r->sc->options.version == V13 ? secret_behind(r, m) : NULL;
    if (secret != NULL) r->secret = secret;
    bytes_splice(&r->pending, 0, size, NULL, 0);
  }
}

static void on_record(replay *r, const uint8_t *record, size_t len)
{
  uint8_t type = record[0];
  int is_ccs = type == CHANGE_CIPHER_SPEC;
  if (is_ccs && kinds[r->sc->kind].type == NO_HANDSHAKE_TYPE && r->sc->when == SENT) {
    in_question(r, type, record + 5, len - 5);
  } else if (is_ccs) {
    peer_give(r->receiver, record, len);
    if (r->sc->options.version == V12) {
      keys12_of(r->sender, r->sender == r->ssl[SERVER], &r->open);
      r->seal = r->open;
      r->has_keys = 1;
    }
  } else if (type == APPLICATION_DATA || r->open.is_tls12) {
    need_keys(r);
    record_open(&r->open, record, len, &type, &r->opened);
    if (type == HANDSHAKE)
      on_handshake(r, r->opened.data, r->opened.len);
    else
      deliver(r, type, r->opened.data, r->opened.len);
  } else if (type == HANDSHAKE) {
    on_handshake(r, record + 5, len - 5);
  } else {
    die("%s: the sender sends an alert, %u", r->sc->name, record[len - 1]);
  }
}

static void forward(replay *r)
{
  drained(r->sender, &r->stream);
  while (!r->done && r->stream.len >= 5) {
    size_t len = 5 + ((size_t)r->stream.data[3] << 8 | r->stream.data[4]);
    if (r->stream.len < len) return;
    on_record(r, r->stream.data, len);
    bytes_splice(&r->stream, 0, len, NULL, 0);
  }
}

static void inserted(replay *r)
{
  bytes b = {0};
  if (r->sc->when == INSERTED_LAST) need_keys(r);
  bytes_add(&b, r->sc->insert, r->sc->insert_len);
  in_question(r, r->sc->kind == KIND_ALERT ? ALERT : HANDSHAKE, b.data, b.len);
  bytes_free(&b);
}

static void end(replay *r)
{
  for (int i = 0; i < 2; i++)
    SSL_free(r->ssl[i]);
  bytes_free(&r->stream), bytes_free(&r->pending), bytes_free(&r->opened), bytes_free(&r->record);
}

/* relay lets the receiver's answers reach the sender, who then goes on. */
static void relay(replay *r)
{
  bytes b = {0};
  drained(r->receiver, &b);
  peer_give(r->sender, b.data, b.len);
  bytes_free(&b);
  run(r, r->sender);
}

/* play runs a connection; mutant NULL: *found becomes the message in question. */
static verdict play(const scenario *sc, const bytes *mutant, bytes *found)
{
  replay r = {.sc = sc, .mutant = mutant, .found = found};
  peers_new(r.ssl);
  r.sender = r.ssl[sc->sender], r.receiver = r.ssl[1 - sc->sender];
  for (int i = 0; i < 2; i++)
    SSL_set_app_data(r.ssl[i], &r);
  SSL_set_info_callback(r.receiver, on_info);
  SSL_set_msg_callback(r.receiver, on_message);
  SSL_set_msg_callback_arg(r.receiver, &r);
  run(&r, r.ssl[CLIENT]);
  for (int turn = 0; !r.done; turn++) {
    if (turn == 12) die("%s: no %s came", sc->name, kinds[sc->kind].name);
    relay(&r);
    int now = sc->when == INSERTED_FIRST || (sc->when == INSERTED_LAST && turn == 8);
    if (now)
      inserted(&r);
    else
      forward(&r);
    if (!r.done) run(&r, r.receiver);
  }
  end(&r);
  return r.v;
}

void memory_cases(case_list *cases)
{
  for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
    const scenario *sc = &scenarios[i];
    if (!case_wanted(cases, sc->kind)) continue;
    peers_setup(&sc->options);
    if (sc->options.with & WITH_EARLY) peers_resume();
    bytes base = {0};
    play(sc, NULL, &base);
    size_t first = cases->count;
    mutate(cases, sc->kind, sc->name, &base, 320);
    for (size_t j = first; j < cases->count; j++)
      cases->at[j].theirs = play(sc, &cases->at[j].message, NULL);
    bytes_free(&base);
  }
}
