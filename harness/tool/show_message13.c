/* Messages that TLS 1.3 has, or has another form for. */
#include "msg/certificate13.h"
#include "msg/certificate_request13.h"
#include "msg/finished.h"
#include "msg/key_update.h"
#include "msg/message_hash.h"
#include "msg/new_session_ticket.h"
#include "msg/new_session_ticket13.h"
#include "show_cert.h"
#include "show_extensions.h"
#include "show_message.h"

static void show_context(show s, const uint8_t *body, hsk_span context)
{
  show_hex(s, "certificate_request_context", body + context.off, context.len);
}

hsk_result show_certificates13(show s, const message_context *ctx, const uint8_t *body, size_t len)
{
  hsk_certificate13 list;
  hsk_result r = hsk_certificate13_parse(body, len, &list);
  if (r.error != HSK_OK) return r;
  show_context(s, body, list.certificate_request_context);
  if (list.count == 0) show_line(s, "certificate_list", "(empty)");
  size_t end = list.certificate_list.off + list.certificate_list.len, i = 0;
  for (hsk_certificate_entry e = hsk_certificate_entry_next(body, list.certificate_list.off, end);
       e.cert_data.off != 0; e = hsk_certificate_entry_next(body, e.extensions.off + e.extensions.len, end)) {
    char label[32];
    snprintf(label, sizeof label, "certificate %zu", i++);
    show_line(s, label, "%zu bytes at byte %zu of the body", e.cert_data.len, e.cert_data.off);
    if (ctx->full) r = show_cert(show_deeper(s), body + e.cert_data.off, e.cert_data.len);
    if (r.error != HSK_OK) return hsk_bad(r.error, e.cert_data.off + r.at);
    r = show_extensions(show_deeper(s), body, e.extensions, HSK_PLACE_CERTIFICATE);
    if (r.error != HSK_OK) return r;
  }
  return r;
}

hsk_result show_certificate_request13(show s, const uint8_t *body, size_t len)
{
  hsk_certificate_request13 cr;
  hsk_result r = hsk_certificate_request13_parse(body, len, &cr);
  if (r.error != HSK_OK) return r;
  show_context(s, body, cr.certificate_request_context);
  return show_extensions(s, body, cr.extensions, HSK_PLACE_CERTIFICATE_REQUEST);
}

static hsk_result show_ticket12(show s, const uint8_t *body, size_t len)
{
  hsk_new_session_ticket nst;
  hsk_result r = hsk_new_session_ticket_parse(body, len, &nst);
  if (r.error != HSK_OK) return r;
  show_line(s, "ticket_lifetime_hint", "%u s", nst.ticket_lifetime_hint);
  show_hex(s, "ticket", body + nst.ticket.off, nst.ticket.len);
  return r;
}

hsk_result show_new_session_ticket(show s, const message_context *ctx, const uint8_t *body, size_t len)
{
  hsk_new_session_ticket13 nst;
  hsk_new_session_ticket old;
  int is12 = ctx->version == 0 ? hsk_new_session_ticket_parse(body, len, &old).error == HSK_OK
                               : ctx->version != SHOW_TLS13;
  if (is12) return show_ticket12(s, body, len);
  hsk_result r = hsk_new_session_ticket13_parse(body, len, &nst);
  if (r.error != HSK_OK) return r;
  show_line(s, "ticket_lifetime", "%u s", nst.ticket_lifetime);
  show_line(s, "ticket_age_add", "%08x", nst.ticket_age_add);
  show_hex(s, "ticket_nonce", body + nst.ticket_nonce.off, nst.ticket_nonce.len);
  show_hex(s, "ticket", body + nst.ticket.off, nst.ticket.len);
  return show_extensions(s, body, nst.extensions, HSK_PLACE_NEW_SESSION_TICKET);
}

hsk_result show_key_update(show s, const uint8_t *body, size_t len)
{
  uint32_t request;
  hsk_result r = hsk_key_update_parse(body, len, &request);
  if (r.error == HSK_OK)
    show_line(s, "request_update", "%u %s", request,
              request == HSK_UPDATE_REQUESTED ? "update_requested" : "update_not_requested");
  return r;
}

/* The length of verify_data: 12 in TLS 1.2; in TLS 1.3, or if the version is not known, what comes nearest. */
hsk_result show_finished(show s, const message_context *ctx, const uint8_t *body, size_t len)
{
  size_t want = ctx->version != 0 && ctx->version != SHOW_TLS13   ? HSK_VERIFY_DATA_LEN
                : len == HSK_VERIFY_DATA_MAX_LEN                  ? HSK_VERIFY_DATA_MAX_LEN
                : ctx->version == 0 && len == HSK_VERIFY_DATA_LEN ? HSK_VERIFY_DATA_LEN
                                                                  : 32;
  hsk_result r = hsk_finished_parse(body, len, want);
  if (r.error == HSK_OK) show_hex(s, "verify_data", body, len);
  return r;
}

hsk_result show_message_hash(show s, const uint8_t *msg, size_t len)
{
  hsk_span hash;
  hsk_result r = hsk_message_hash_parse(msg, len, &hash);
  if (r.error == HSK_OK) show_hex(s, "hash", msg + hash.off, hash.len);
  return r;
}
