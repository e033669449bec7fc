/* What hardshake's codec says about a message. */
#include "differential.h"
#include <stdio.h>
#include <string.h>
#include "msg/alert.h"
#include "msg/certificate.h"
#include "msg/certificate13.h"
#include "msg/certificate_request.h"
#include "msg/certificate_request13.h"
#include "msg/certificate_status.h"
#include "msg/certificate_verify.h"
#include "msg/change_cipher_spec.h"
#include "msg/client_hello.h"
#include "msg/client_key_exchange.h"
#include "msg/encrypted_extensions.h"
#include "msg/end_of_early_data.h"
#include "msg/ext/contents.h"
#include "msg/finished.h"
#include "msg/handshake.h"
#include "msg/hello_request.h"
#include "msg/key_update.h"
#include "msg/new_session_ticket.h"
#include "msg/new_session_ticket13.h"
#include "msg/server_hello.h"
#include "msg/server_hello13.h"
#include "msg/server_hello_done.h"
#include "msg/server_key_exchange.h"

/* extensions: which of them may stand in this message, and what is in them. */
static hsk_result extensions(const uint8_t *buf, hsk_span block, uint32_t place)
{
  if (block.off == 0) return hsk_ok();
  hsk_result r = hsk_extensions_place_check(buf, block.off, block.off + block.len, place);
  return r.error != HSK_OK ? r : hsk_extensions_contents_check(buf, block.off, block.off + block.len, place);
}

static hsk_result client_hello(const uint8_t *buf, size_t len)
{
  hsk_client_hello ch;
  hsk_result r = hsk_client_hello_parse(buf, len, &ch);
  return r.error != HSK_OK ? r : extensions(buf, ch.extensions, HSK_PLACE_CLIENT_HELLO);
}

static hsk_result server_hello12(const uint8_t *buf, size_t len)
{
  hsk_server_hello sh;
  hsk_result r = hsk_server_hello_parse(buf, len, &sh);
  return r.error != HSK_OK ? r : extensions(buf, sh.extensions, HSK_PLACE_SERVER_HELLO12);
}

/* server_hello: as a client reads it that offered both versions. */
static hsk_result server_hello(const uint8_t *buf, size_t len)
{
  hsk_server_hello sh;
  hsk_result r = hsk_server_hello_parse(buf, len, &sh);
  if (r.error != HSK_OK) return r;
  if (hsk_random_is_retry(buf, sh.random.off)) {
    r = hsk_hello_retry_request_parse(buf, len, &sh);
    return r.error != HSK_OK ? r : extensions(buf, sh.extensions, HSK_PLACE_HELLO_RETRY_REQUEST);
  }
  if (sh.extensions.off == 0 ||
      hsk_extensions_find(buf, sh.extensions.off, len, HSK_EXTENSION_SUPPORTED_VERSIONS).off == 0)
    return extensions(buf, sh.extensions, HSK_PLACE_SERVER_HELLO12);
  r = hsk_server_hello13_parse(buf, len, &sh);
  return r.error != HSK_OK ? r : extensions(buf, sh.extensions, HSK_PLACE_SERVER_HELLO13);
}

static hsk_result encrypted_extensions(const uint8_t *buf, size_t len)
{
  hsk_encrypted_extensions ee;
  hsk_result r = hsk_encrypted_extensions_parse(buf, len, &ee);
  return r.error != HSK_OK ? r : extensions(buf, ee.extensions, HSK_PLACE_ENCRYPTED_EXTENSIONS);
}

static hsk_result certificate_request13(const uint8_t *buf, size_t len)
{
  hsk_certificate_request13 cr;
  hsk_result r = hsk_certificate_request13_parse(buf, len, &cr);
  return r.error != HSK_OK ? r : extensions(buf, cr.extensions, HSK_PLACE_CERTIFICATE_REQUEST);
}

static hsk_result certificate13(const uint8_t *buf, size_t len)
{
  hsk_certificate13 c;
  hsk_result r = hsk_certificate13_parse(buf, len, &c);
  if (r.error != HSK_OK) return r;
  size_t off = c.certificate_list.off, end = off + c.certificate_list.len;
  for (;;) {
    hsk_certificate_entry e = hsk_certificate_entry_next(buf, off, end);
    if (e.cert_data.off == 0) return hsk_ok();
    r = extensions(buf, e.extensions, HSK_PLACE_CERTIFICATE);
    if (r.error != HSK_OK) return r;
    off = e.extensions.off + e.extensions.len;
  }
}

static hsk_result new_session_ticket13(const uint8_t *buf, size_t len)
{
  hsk_new_session_ticket13 nst;
  hsk_result r = hsk_new_session_ticket13_parse(buf, len, &nst);
  return r.error != HSK_OK ? r : extensions(buf, nst.extensions, HSK_PLACE_NEW_SESSION_TICKET);
}

/* body: the parser of each kind; the views are of no interest here. */
static hsk_result body(enum kind_id kind, const uint8_t *buf, size_t len)
{
  union {
    hsk_certificate certificate;
    hsk_certificate_status status;
    hsk_server_key_exchange ske;
    hsk_certificate_request request;
    hsk_client_key_exchange cke;
    hsk_certificate_verify verify;
    hsk_new_session_ticket ticket;
    hsk_alert alert;
    uint32_t number;
  } v;
  switch (kind) {
  case KIND_CLIENT_HELLO:
    return client_hello(buf, len);
  case KIND_SERVER_HELLO:
    return server_hello12(buf, len);
  case KIND_SERVER_HELLO_13:
  case KIND_HELLO_RETRY_REQUEST:
    return server_hello(buf, len);
  case KIND_CERTIFICATE:
  case KIND_CLIENT_CERTIFICATE:
    return hsk_certificate_parse(buf, len, &v.certificate);
  case KIND_CERTIFICATE_STATUS:
    return hsk_certificate_status_parse(buf, 0, len, &v.status);
  case KIND_SKE_DHE:
    return hsk_server_key_exchange_dhe_parse(buf, len, &v.ske);
  case KIND_SKE_ECDHE:
    return hsk_server_key_exchange_ecdhe_parse(buf, len, &v.ske);
  case KIND_CERTIFICATE_REQUEST:
    return hsk_certificate_request_parse(buf, len, &v.request);
  case KIND_SERVER_HELLO_DONE:
    return hsk_server_hello_done_parse(buf, len);
  case KIND_CKE_RSA:
    return hsk_client_key_exchange_rsa_parse(buf, len, &v.cke);
  case KIND_CKE_DHE:
    return hsk_client_key_exchange_dhe_parse(buf, len, &v.cke);
  case KIND_CKE_ECDHE:
    return hsk_client_key_exchange_ecdhe_parse(buf, len, &v.cke);
  case KIND_CERTIFICATE_VERIFY:
  case KIND_CERTIFICATE_VERIFY_13:
    return hsk_certificate_verify_parse(buf, len, &v.verify);
  case KIND_NEW_SESSION_TICKET:
    return hsk_new_session_ticket_parse(buf, len, &v.ticket);
  case KIND_HELLO_REQUEST:
    return hsk_hello_request_parse(buf, len);
  case KIND_ALERT:
    return hsk_alert_parse(buf, len, &v.alert);
  case KIND_CCS:
  case KIND_CCS_13:
    return hsk_change_cipher_spec_parse(buf, len);
  case KIND_ENCRYPTED_EXTENSIONS:
    return encrypted_extensions(buf, len);
  case KIND_CERTIFICATE_REQUEST_13:
    return certificate_request13(buf, len);
  case KIND_CERTIFICATE_13:
  case KIND_CLIENT_CERTIFICATE_13:
    return certificate13(buf, len);
  case KIND_FINISHED:
    return hsk_finished_parse(buf, len, HSK_VERIFY_DATA_LEN);
  case KIND_FINISHED_13:
    return hsk_finished_parse(buf, len, 32);
  case KIND_END_OF_EARLY_DATA:
    return hsk_end_of_early_data_parse(buf, len);
  case KIND_NEW_SESSION_TICKET_13:
    return new_session_ticket13(buf, len);
  case KIND_KEY_UPDATE:
    return hsk_key_update_parse(buf, len, &v.number);
  case KIND_COUNT:
    break;
  }
  die("no parser for this kind");
}

verdict our_verdict(enum kind_id kind, const bytes *message)
{
  verdict v = {INCOMPLETE, HSK_NO_ALERT, "-"};
  const uint8_t *buf = message->data;
  size_t len = message->len;
  if (kinds[kind].type != NO_HANDSHAKE_TYPE) {
    if (len < HSK_HANDSHAKE_HEADER_LEN) return v;
    hsk_handshake h = hsk_handshake_header_get(buf);
    buf += HSK_HANDSHAKE_HEADER_LEN;
    if (h.length > len - HSK_HANDSHAKE_HEADER_LEN) return v;
    len = h.length;
  }
  hsk_result r = body(kind, buf, len);
  v.outcome = r.error == HSK_OK ? ACCEPTED : REFUSED;
  if (r.error == HSK_OK) return v;
  v.alert = hsk_error_alert(r.error);
  snprintf(v.why, sizeof v.why, "%s", hsk_error_name(r.error));
  return v;
}
