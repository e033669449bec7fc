#include "show_message.h"
#include <string.h>
#include "handshake/suites.h"
#include "msg/alert.h"
#include "msg/certificate.h"
#include "msg/certificate_request.h"
#include "msg/certificate_verify.h"
#include "msg/client_key_exchange.h"
#include "msg/certificate13.h"
#include "msg/certificate_request13.h"
#include "msg/certificate_status.h"
#include "msg/end_of_early_data.h"
#include "msg/handshake.h"
#include "msg/hello_request.h"
#include "msg/server_hello_done.h"
#include "msg/server_key_exchange.h"
#include "names.h"
#include "show_cert.h"
#include "show_name.h"

void handshake_title(uint32_t msg_type, char *out, size_t cap)
{
  const char *name = hsk_handshake_type_name(msg_type);
  if (strcmp(name, "?") == 0)
    snprintf(out, cap, "handshake type %u", msg_type);
  else
    snprintf(out, cap, "%s", name);
}

void alert_text(const uint8_t *data, size_t len, char *out, size_t cap)
{
  hsk_alert alert;
  if (hsk_alert_parse(data, len, &alert).error != HSK_OK)
    snprintf(out, cap, "malformed");
  else
    snprintf(out, cap, "%s %s (%u)", hsk_alert_level_name(alert.level), hsk_alert_name(alert.description),
             alert.description);
}

/* The key exchange that was agreed, 0 if no ServerHello was seen. */
static uint32_t key_exchange_of(const message_context *ctx)
{
  const hsk_suite *suite = hsk_suite_find(ctx->suite);
  return suite == NULL ? 0 : suite->key_exchange;
}

static hsk_result show_certificates(show s, const message_context *ctx, const uint8_t *body, size_t len)
{
  hsk_certificate list;
  hsk_result r = hsk_certificate_parse(body, len, &list);
  if (r.error != HSK_OK) return r;
  if (list.count == 0) show_line(s, "certificate_list", "(empty)");
  size_t end = list.certificate_list.off + list.certificate_list.len, i = 0;
  for (hsk_span c = hsk_certificate_next(body, list.certificate_list.off, end); c.off != 0;
       c = hsk_certificate_next(body, c.off + c.len, end), i++) {
    char label[32];
    snprintf(label, sizeof label, "certificate %zu", i);
    if (!ctx->full) {
      show_line(s, label, "%zu bytes", c.len);
      continue;
    }
    show_line(s, label, "%zu bytes at byte %zu of the body", c.len, c.off);
    r = show_cert(show_deeper(s), body + c.off, c.len);
    if (r.error != HSK_OK) return hsk_bad(r.error, c.off + r.at);
  }
  return hsk_ok();
}

static hsk_result show_server_key_exchange(show s, const message_context *ctx, const uint8_t *body,
                                           size_t len)
{
  hsk_server_key_exchange ske;
  uint32_t kx = key_exchange_of(ctx);
  hsk_result r = kx == HSK_KX_DHE ? hsk_server_key_exchange_dhe_parse(body, len, &ske)
                                  : hsk_server_key_exchange_ecdhe_parse(body, len, &ske);
  /* Without a ServerHello the form is a guess: an ECDHE body starts with 3, a DHE body with p.s length */
  if (kx == 0 && r.error != HSK_OK && hsk_server_key_exchange_dhe_parse(body, len, &ske).error == HSK_OK)
    r = hsk_ok();
  if (r.error != HSK_OK) return r;
  if (ske.point.off != 0) {
    show_line(s, "named_curve", "%04X %s", ske.named_curve, name_of_group(ske.named_curve));
    show_hex(s, "public", body + ske.point.off, ske.point.len);
  } else {
    show_line(s, "dh_p", "%zu bytes", ske.dh_p.len);
    if (ctx->full) show_hex(s, "", body + ske.dh_p.off, ske.dh_p.len);
    show_hex(s, "dh_g", body + ske.dh_g.off, ske.dh_g.len);
    show_line(s, "dh_Ys", "%zu bytes", ske.dh_Ys.len);
    if (ctx->full) show_hex(s, "", body + ske.dh_Ys.off, ske.dh_Ys.len);
  }
  show_line(s, "algorithm", "%04X %s", ske.algorithm, name_of_scheme(ske.algorithm));
  show_line(s, "signature", "%zu bytes", ske.signature.len);
  if (ctx->full) show_hex(s, "", body + ske.signature.off, ske.signature.len);
  return hsk_ok();
}

static hsk_result show_certificate_request(show s, const uint8_t *body, size_t len)
{
  hsk_certificate_request cr;
  hsk_result r = hsk_certificate_request_parse(body, len, &cr);
  if (r.error != HSK_OK) return r;
  for (size_t i = 0; i < cr.certificate_types.len; i++) {
    uint32_t type = hsk_u8(body, cr.certificate_types.off + i);
    show_line(s, i == 0 ? "certificate_types" : "", "%u %s", type, name_of_certificate_type(type));
  }
  show_numbers(s, "signature_algorithms", body, cr.supported_signature_algorithms, name_of_scheme);
  if (cr.certificate_authorities.len == 0) show_line(s, "authorities", "(any)");
  size_t end = cr.certificate_authorities.off + cr.certificate_authorities.len;
  const char *label = "authorities";
  for (hsk_span n = hsk_distinguished_name_next(body, cr.certificate_authorities.off, end); n.off != 0;
       n = hsk_distinguished_name_next(body, n.off + n.len, end)) {
    char text[512];
    name_text(body, n, text, sizeof text);
    show_line(s, label, "%s", text);
    label = "";
  }
  return hsk_ok();
}

static hsk_result show_client_key_exchange(show s, const message_context *ctx, const uint8_t *body,
                                           size_t len)
{
  static const char *const labels[] = {"exchange_keys", "encrypted premaster", "dh_Yc", "ecdh_Yc"};
  hsk_client_key_exchange cke = {{0, 0}};
  hsk_result r = hsk_ok();
  uint32_t kx = key_exchange_of(ctx);
  switch (kx) {
  case HSK_KX_RSA:
    r = hsk_client_key_exchange_rsa_parse(body, len, &cke);
    break;
  case HSK_KX_DHE:
    r = hsk_client_key_exchange_dhe_parse(body, len, &cke);
    break;
  case HSK_KX_ECDHE:
    r = hsk_client_key_exchange_ecdhe_parse(body, len, &cke);
    break;
  default: /* its form is not known without a ServerHello */
    cke.exchange_keys.len = len;
  }
  if (r.error != HSK_OK) return r;
  show_line(s, labels[kx], "%zu bytes", cke.exchange_keys.len);
  if (ctx->full || cke.exchange_keys.len <= 97)
    show_hex(s, "", body + cke.exchange_keys.off, cke.exchange_keys.len);
  return hsk_ok();
}

static hsk_result show_certificate_verify(show s, const message_context *ctx, const uint8_t *body, size_t len)
{
  hsk_certificate_verify cv;
  hsk_result r = hsk_certificate_verify_parse(body, len, &cv);
  if (r.error != HSK_OK) return r;
  show_line(s, "algorithm", "%04X %s", cv.algorithm, name_of_scheme(cv.algorithm));
  show_line(s, "signature", "%zu bytes", cv.signature.len);
  if (ctx->full) show_hex(s, "", body + cv.signature.off, cv.signature.len);
  return r;
}

static hsk_result show_certificate_status(show s, const message_context *ctx, const uint8_t *body, size_t len)
{
  hsk_certificate_status cs;
  hsk_result r = hsk_certificate_status_parse(body, 0, len, &cs);
  if (r.error != HSK_OK) return r;
  show_line(s, "ocsp_response", "%zu bytes", cs.ocsp_response.len);
  if (ctx->full) show_hex(s, "", body + cs.ocsp_response.off, cs.ocsp_response.len);
  return r;
}

/* Without a ServerHello the form is a guess: that of TLS 1.3 where the one of TLS 1.2 does not fit. */
static int is_tls13(const message_context *ctx, uint32_t msg_type, const uint8_t *body, size_t len)
{
  hsk_certificate c;
  hsk_certificate13 c13;
  hsk_certificate_request cr;
  hsk_certificate_request13 cr13;
  if (ctx->version != 0) return ctx->version == SHOW_TLS13;
  if (msg_type == HSK_MSG_CERTIFICATE)
    return hsk_certificate_parse(body, len, &c).error != HSK_OK &&
           hsk_certificate13_parse(body, len, &c13).error == HSK_OK;
  return hsk_certificate_request_parse(body, len, &cr).error != HSK_OK &&
         hsk_certificate_request13_parse(body, len, &cr13).error == HSK_OK;
}

static hsk_result show_body(show s, message_context *ctx, uint32_t msg_type, const uint8_t *body, size_t len)
{
  switch (msg_type) {
  case HSK_MSG_HELLO_REQUEST:
    return hsk_hello_request_parse(body, len);
  case HSK_MSG_CLIENT_HELLO:
    return show_client_hello(s, body, len);
  case HSK_MSG_SERVER_HELLO:
    return show_server_hello(s, ctx, body, len);
  case HSK_MSG_CERTIFICATE:
    return is_tls13(ctx, msg_type, body, len) ? show_certificates13(s, ctx, body, len)
                                              : show_certificates(s, ctx, body, len);
  case HSK_MSG_SERVER_KEY_EXCHANGE:
    return show_server_key_exchange(s, ctx, body, len);
  case HSK_MSG_CERTIFICATE_REQUEST:
    return is_tls13(ctx, msg_type, body, len) ? show_certificate_request13(s, body, len)
                                              : show_certificate_request(s, body, len);
  case HSK_MSG_SERVER_HELLO_DONE:
    return hsk_server_hello_done_parse(body, len);
  case HSK_MSG_CERTIFICATE_VERIFY:
    return show_certificate_verify(s, ctx, body, len);
  case HSK_MSG_CLIENT_KEY_EXCHANGE:
    return show_client_key_exchange(s, ctx, body, len);
  case HSK_MSG_FINISHED:
    return show_finished(s, ctx, body, len);
  case HSK_MSG_NEW_SESSION_TICKET:
    return show_new_session_ticket(s, ctx, body, len);
  case HSK_MSG_END_OF_EARLY_DATA:
    return hsk_end_of_early_data_parse(body, len);
  case HSK_MSG_ENCRYPTED_EXTENSIONS:
    return show_encrypted_extensions(s, ctx, body, len);
  case HSK_MSG_CERTIFICATE_STATUS:
    return show_certificate_status(s, ctx, body, len);
  case HSK_MSG_KEY_UPDATE:
    return show_key_update(s, body, len);
  default:
    show_hex(s, "body", body, len);
    return hsk_ok();
  }
}

hsk_result show_handshake(show s, message_context *ctx, const uint8_t *msg, size_t len)
{
  hsk_handshake header = hsk_handshake_header_get(msg);
  if (header.msg_type == HSK_MSG_MESSAGE_HASH) return show_message_hash(s, msg, len);
  hsk_result r =
      show_body(s, ctx, header.msg_type, msg + HSK_HANDSHAKE_HEADER_LEN, len - HSK_HANDSHAKE_HEADER_LEN);
  if (r.error != HSK_OK) r.at += HSK_HANDSHAKE_HEADER_LEN;
  return r;
}
