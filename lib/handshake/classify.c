#include "handshake/classify.h"
#include "handshake/negotiate.h"
#include "handshake/server_negotiate.h"
#include "msg/certificate.h"
#include "msg/handshake.h"
#include "msg/server_hello13.h"

static int has_extension(hsk_bytes body, hsk_span extensions, uint32_t type)
{
  if (extensions.off == 0) return 0;
  return hsk_extensions_find(body.data, extensions.off, extensions.off + extensions.len, type).off != 0;
}

/* RFC 5077 3.4: a server that resumes by our ticket echoes the session ID that we sent with it */
static int resumes12(const hsk_conn *c, const hsk_config *cfg, hsk_bytes body, const hsk_server_hello *sh)
{
  return hsk_offers_session(c, cfg, HSK_TLS12) && sh->session_id.len == c->session_id_len &&
         sh->session_id.len != 0 &&
         hsk_equal(c->session_id, body.data + sh->session_id.off, sh->session_id.len);
}

static uint32_t classify_server_hello12(const hsk_turn *t, hsk_bytes body, const hsk_server_hello *sh)
{
  if (resumes12(t->c, t->cfg, body, sh))
    return has_extension(body, sh->extensions, HSK_EXTENSION_SESSION_TICKET)
               ? HSK_IN_SERVER_HELLO_RESUMED_TICKET
               : HSK_IN_SERVER_HELLO_RESUMED;
  const hsk_suite *suite = hsk_suite_find(sh->cipher_suite);
  if (suite == NULL || suite->key_exchange == HSK_KX_RSA) return HSK_IN_SERVER_HELLO_RSA;
  return HSK_IN_SERVER_HELLO_EPHEMERAL;
}

static uint32_t classify_server_hello(const hsk_turn *t)
{
  hsk_bytes body = {t->body, t->body_len};
  hsk_server_hello sh;
  if (hsk_server_hello_parse(body.data, body.len, &sh).error != HSK_OK)
    return t->c->retried ? HSK_IN_SERVER_HELLO_13 : HSK_IN_SERVER_HELLO_RSA;
  if (hsk_random_is_retry(body.data, sh.random.off)) return HSK_IN_HELLO_RETRY_REQUEST;
  if (!has_extension(body, sh.extensions, HSK_EXTENSION_SUPPORTED_VERSIONS) && !t->c->retried)
    return classify_server_hello12(t, body, &sh);
  return has_extension(body, sh.extensions, HSK_EXTENSION_PRE_SHARED_KEY) ? HSK_IN_SERVER_HELLO_13_PSK
                                                                          : HSK_IN_SERVER_HELLO_13;
}

static uint32_t classify_client_hello(hsk_turn *t)
{
  uint32_t state = t->c->state;
  if (state != HSK_SERVER_WAIT_CLIENT_HELLO && state != HSK_SERVER13_WAIT_SECOND_HELLO)
    return HSK_IN_CLIENT_HELLO_AGAIN;
  hsk_server_negotiate(t);
  return t->choice.input;
}

/* A client that has no certificate says so by an empty list; TLS 1.3 has certificate_request_context in front of it, which is empty. */
static uint32_t classify_certificate(const hsk_turn *t)
{
  size_t front = t->c->version == HSK_TLS13 ? 1 : 0;
  if (t->c->is_server && t->body_len == front + 3 && hsk_be24(t->body, front) == 0)
    return HSK_IN_CERTIFICATE_EMPTY;
  return HSK_IN_CERTIFICATE;
}

uint32_t hsk_classify(hsk_turn *t, uint32_t msg_type)
{
  switch (msg_type) {
  case HSK_MSG_HELLO_REQUEST:
    return t->c->is_server ? HSK_IN_OTHER : HSK_IN_HELLO_REQUEST; /* RFC 5246 7.4.1.1: sent by the server */
  case HSK_MSG_CLIENT_HELLO:
    return t->c->is_server ? classify_client_hello(t) : HSK_IN_OTHER;
  case HSK_MSG_SERVER_HELLO:
    return classify_server_hello(t);
  case HSK_MSG_NEW_SESSION_TICKET:
    return t->c->is_server ? HSK_IN_OTHER : HSK_IN_NEW_SESSION_TICKET; /* RFC 8446 4.6.1: likewise */
  case HSK_MSG_ENCRYPTED_EXTENSIONS:
    return HSK_IN_ENCRYPTED_EXTENSIONS;
  case HSK_MSG_CERTIFICATE:
    return classify_certificate(t);
  case HSK_MSG_SERVER_KEY_EXCHANGE:
    return HSK_IN_SERVER_KEY_EXCHANGE;
  case HSK_MSG_CERTIFICATE_REQUEST:
    return HSK_IN_CERTIFICATE_REQUEST;
  case HSK_MSG_SERVER_HELLO_DONE:
    return HSK_IN_SERVER_HELLO_DONE;
  case HSK_MSG_CLIENT_KEY_EXCHANGE:
    return HSK_IN_CLIENT_KEY_EXCHANGE;
  case HSK_MSG_CERTIFICATE_VERIFY:
    return HSK_IN_CERTIFICATE_VERIFY;
  case HSK_MSG_FINISHED:
    return HSK_IN_FINISHED;
  case HSK_MSG_KEY_UPDATE:
    return HSK_IN_KEY_UPDATE;
  default:
    return HSK_IN_OTHER;
  }
}
