#include "handshake/classify.h"
#include "msg/handshake.h"
#include "msg/server_hello.h"

static uint32_t classify_server_hello(hsk_bytes body)
{
  hsk_server_hello sh;
  if (hsk_server_hello_parse(body.data, body.len, &sh).error != HSK_OK) return HSK_IN_SERVER_HELLO_RSA;
  const hsk_suite *suite = hsk_suite_find(sh.cipher_suite);
  if (suite == NULL || suite->key_exchange == HSK_KX_RSA) return HSK_IN_SERVER_HELLO_RSA;
  return HSK_IN_SERVER_HELLO_EPHEMERAL;
}

uint32_t hsk_classify(uint32_t msg_type, hsk_bytes body)
{
  switch (msg_type) {
  case HSK_MSG_HELLO_REQUEST:
    return HSK_IN_HELLO_REQUEST;
  case HSK_MSG_SERVER_HELLO:
    return classify_server_hello(body);
  case HSK_MSG_CERTIFICATE:
    return HSK_IN_CERTIFICATE;
  case HSK_MSG_SERVER_KEY_EXCHANGE:
    return HSK_IN_SERVER_KEY_EXCHANGE;
  case HSK_MSG_CERTIFICATE_REQUEST:
    return HSK_IN_CERTIFICATE_REQUEST;
  case HSK_MSG_SERVER_HELLO_DONE:
    return HSK_IN_SERVER_HELLO_DONE;
  case HSK_MSG_FINISHED:
    return HSK_IN_FINISHED;
  default:
    return HSK_IN_OTHER;
  }
}

uint32_t hsk_own_input(const hsk_conn *c)
{
  switch (c->state) {
  case HSK_CLIENT12_START:
    return HSK_IN_START;
  case HSK_CLIENT12_SEND_CERT:
    return c->scheme != 0 ? HSK_IN_SEND_CERTIFICATE : HSK_IN_SEND_NO_CERTIFICATE;
  case HSK_CLIENT12_SEND_CKE:
  case HSK_CLIENT12_SEND_CKE_CV:
    return HSK_IN_SEND_CLIENT_KEY_EXCHANGE;
  case HSK_CLIENT12_SEND_CV:
    return HSK_IN_SEND_CERTIFICATE_VERIFY;
  case HSK_CLIENT12_SEND_CCS:
    return HSK_IN_SEND_CHANGE_CIPHER_SPEC;
  case HSK_CLIENT12_SEND_FINISHED:
    return HSK_IN_SEND_FINISHED;
  case HSK_CONNECTED:
    return c->want_close ? HSK_IN_CLOSE : HSK_IN_OTHER;
  default:
    return HSK_IN_OTHER;
  }
}
