/* The steps that are ours to take: see classify.h. */
#include "handshake/classify.h"

static uint32_t own_client12(const hsk_conn *c)
{
  switch (c->state) {
  case HSK_CLIENT12_SEND_CERT:
    return c->credential != 0 ? HSK_IN_SEND_CERTIFICATE : HSK_IN_SEND_NO_CERTIFICATE;
  case HSK_CLIENT12_SEND_CKE:
  case HSK_CLIENT12_SEND_CKE_CV:
    return HSK_IN_SEND_CLIENT_KEY_EXCHANGE;
  case HSK_CLIENT12_SEND_CV:
    return HSK_IN_SEND_CERTIFICATE_VERIFY;
  case HSK_CLIENT12_SEND_CCS:
  case HSK_CLIENT12_RESUMED_SEND_CCS:
    return HSK_IN_SEND_CHANGE_CIPHER_SPEC;
  case HSK_CLIENT12_SEND_FINISHED:
    return c->ticket_follows ? HSK_IN_SEND_FINISHED_TICKET_FOLLOWS : HSK_IN_SEND_FINISHED;
  case HSK_CLIENT12_RESUMED_SEND_FINISHED:
    return HSK_IN_SEND_FINISHED;
  default:
    return HSK_IN_OTHER;
  }
}

static uint32_t own_client13(const hsk_conn *c)
{
  switch (c->state) {
  case HSK_CLIENT13_SEND_RETRY_CCS:
    return HSK_IN_SEND_CHANGE_CIPHER_SPEC;
  case HSK_CLIENT13_SEND_SECOND_HELLO:
    return HSK_IN_SEND_CLIENT_HELLO;
  case HSK_CLIENT13_SEND_CCS:
  case HSK_CLIENT13_SEND_CCS_AUTH:
    return c->ccs_sent ? HSK_IN_SKIP_CHANGE_CIPHER_SPEC : HSK_IN_SEND_CHANGE_CIPHER_SPEC;
  case HSK_CLIENT13_SEND_CERT:
    return c->credential != 0 ? HSK_IN_SEND_CERTIFICATE : HSK_IN_SEND_NO_CERTIFICATE;
  case HSK_CLIENT13_SEND_CV:
    return HSK_IN_SEND_CERTIFICATE_VERIFY;
  case HSK_CLIENT13_SEND_FINISHED:
    return HSK_IN_SEND_FINISHED;
  default:
    return HSK_IN_OTHER;
  }
}

static uint32_t request_or_done(const hsk_conn *c)
{
  return c->asks_client ? HSK_IN_SEND_CERTIFICATE_REQUEST : HSK_IN_SEND_SERVER_HELLO_DONE;
}

static uint32_t own_server12(const hsk_conn *c)
{
  switch (c->state) {
  case HSK_SERVER12_SEND_HELLO_RSA:
  case HSK_SERVER12_SEND_HELLO:
  case HSK_SERVER12_SEND_HELLO_RESUMED:
    return HSK_IN_SEND_SERVER_HELLO;
  case HSK_SERVER12_SEND_CERT_RSA:
  case HSK_SERVER12_SEND_CERT:
    return HSK_IN_SEND_CERTIFICATE;
  case HSK_SERVER12_SEND_STATUS_RSA:
    return c->status_due ? HSK_IN_SEND_CERTIFICATE_STATUS : request_or_done(c);
  case HSK_SERVER12_SEND_STATUS:
    return c->status_due ? HSK_IN_SEND_CERTIFICATE_STATUS : HSK_IN_SEND_SERVER_KEY_EXCHANGE;
  case HSK_SERVER12_SEND_SKE:
    return HSK_IN_SEND_SERVER_KEY_EXCHANGE;
  case HSK_SERVER12_SEND_CR_OR_DONE:
    return request_or_done(c);
  case HSK_SERVER12_SEND_DONE:
    return HSK_IN_SEND_SERVER_HELLO_DONE;
  case HSK_SERVER12_MAKE_KEYS:
  case HSK_SERVER12_MAKE_KEYS_CV:
    return HSK_IN_MAKE_KEYS;
  case HSK_SERVER12_SEND_TICKET_OR_CCS:
  case HSK_SERVER12_RESUMED_SEND_TICKET_OR_CCS:
    return c->ticket_follows ? HSK_IN_SEND_NEW_SESSION_TICKET : HSK_IN_SEND_CHANGE_CIPHER_SPEC;
  case HSK_SERVER12_SEND_CCS:
  case HSK_SERVER12_RESUMED_SEND_CCS:
    return HSK_IN_SEND_CHANGE_CIPHER_SPEC;
  case HSK_SERVER12_SEND_FINISHED:
  case HSK_SERVER12_RESUMED_SEND_FINISHED:
    return HSK_IN_SEND_FINISHED;
  default:
    return HSK_IN_OTHER;
  }
}

static uint32_t own_server13(const hsk_conn *c)
{
  switch (c->state) {
  case HSK_SERVER13_SEND_RETRY:
    return HSK_IN_SEND_HELLO_RETRY_REQUEST;
  case HSK_SERVER13_SEND_HELLO:
  case HSK_SERVER13_SEND_HELLO_PSK:
    return HSK_IN_SEND_SERVER_HELLO;
  case HSK_SERVER13_SEND_RETRY_CCS:
  case HSK_SERVER13_SEND_CCS:
  case HSK_SERVER13_SEND_CCS_PSK:
    return c->ccs_sent ? HSK_IN_SKIP_CHANGE_CIPHER_SPEC : HSK_IN_SEND_CHANGE_CIPHER_SPEC;
  case HSK_SERVER13_SEND_EE:
  case HSK_SERVER13_SEND_EE_PSK:
    return HSK_IN_SEND_ENCRYPTED_EXTENSIONS;
  case HSK_SERVER13_SEND_CR_OR_CERT:
    return c->asks_client ? HSK_IN_SEND_CERTIFICATE_REQUEST : HSK_IN_SEND_CERTIFICATE;
  case HSK_SERVER13_SEND_CERT_AUTH:
    return HSK_IN_SEND_CERTIFICATE;
  case HSK_SERVER13_SEND_CV:
  case HSK_SERVER13_SEND_CV_AUTH:
    return HSK_IN_SEND_CERTIFICATE_VERIFY;
  case HSK_SERVER13_SEND_FINISHED:
  case HSK_SERVER13_SEND_FINISHED_AUTH:
    return HSK_IN_SEND_FINISHED;
  default:
    return HSK_IN_OTHER;
  }
}

static uint32_t own_connected(const hsk_conn *c)
{
  if (c->version == HSK_TLS13 && (c->update_due || hsk_record_update_due(&c->write)))
    return HSK_IN_SEND_KEY_UPDATE;
  if (c->version == HSK_TLS13 && c->tickets_due != 0) return HSK_IN_SEND_NEW_SESSION_TICKET;
  return c->want_close ? HSK_IN_CLOSE : HSK_IN_OTHER;
}

uint32_t hsk_own_input(const hsk_conn *c)
{
  if (c->state == HSK_CLIENT_START) return HSK_IN_START;
  if (hsk_is_connected(c->state)) return own_connected(c);
  uint32_t own = c->is_server ? own_server12(c) : own_client12(c);
  if (own != HSK_IN_OTHER) return own;
  return c->is_server ? own_server13(c) : own_client13(c);
}

int hsk_needs_signature(uint32_t input)
{
  return input == HSK_IN_SEND_CERTIFICATE_VERIFY || input == HSK_IN_SEND_SERVER_KEY_EXCHANGE;
}
