/* The extensions that hold lists of items. */
#include "show_ext.h"
#include "msg/certificate_status.h"
#include "msg/ext/certificate_authorities.h"
#include "msg/ext/key_share.h"
#include "msg/ext/oid_filters.h"
#include "msg/ext/pre_shared_key.h"
#include "msg/ext/signed_certificate_timestamp.h"
#include "msg/ext/status_request.h"
#include "msg/items16.h"
#include "names.h"
#include "show_name.h"
#include "x509/der.h"

/* show_items prints a list of items in hexadecimal. */
static void show_items(const ext *x, const char *label, hsk_span list)
{
  size_t end = list.off + list.len;
  for (hsk_span i = hsk_items16_next(x->buf, list.off, end); i.off != 0;
       i = hsk_items16_next(x->buf, i.off + i.len, end))
    show_hex(x->s, label, x->buf + i.off, i.len);
}

hsk_result show_status_request(const ext *x)
{
  hsk_status_request sr;
  hsk_certificate_status cs;
  hsk_result r;
  if (x->place == HSK_PLACE_CERTIFICATE) {
    r = hsk_certificate_status_parse(x->buf, x->off, x->end, &cs);
    if (r.error == HSK_OK)
      show_line(x->s, "status_request", "OCSP response, %zu bytes", cs.ocsp_response.len);
    return r;
  }
  if (!asked(x))
    return show_flag(x, "status_request", hsk_status_request_response_parse(x->buf, x->off, x->end));
  r = hsk_status_request_parse(x->buf, x->off, x->end, &sr);
  if (r.error != HSK_OK) return r;
  show_line(x->s, "status_request", "ocsp");
  show_items(x, "  responder_id", sr.responder_id_list);
  if (sr.request_extensions.len != 0)
    show_hex(x->s, "  request_extensions", x->buf + sr.request_extensions.off, sr.request_extensions.len);
  return r;
}

hsk_result show_timestamps(const ext *x)
{
  static const char *const label = "signed_certificate_timestamp";
  hsk_signed_certificate_timestamp_response sct;
  if (asked(x) || x->place == HSK_PLACE_CERTIFICATE_REQUEST)
    return show_flag(x, label, hsk_signed_certificate_timestamp_parse(x->buf, x->off, x->end));
  hsk_result r = hsk_signed_certificate_timestamp_response_parse(x->buf, x->off, x->end, &sct);
  if (r.error == HSK_OK) show_items(x, label, sct.sct_list);
  return r;
}

hsk_result show_pre_shared_key(const ext *x)
{
  hsk_pre_shared_key_response chosen;
  hsk_pre_shared_key psk;
  hsk_result r;
  if (!asked(x)) {
    r = hsk_pre_shared_key_response_parse(x->buf, x->off, x->end, &chosen);
    if (r.error == HSK_OK) show_line(x->s, "pre_shared_key", "identity %u", chosen.selected_identity);
    return r;
  }
  r = hsk_pre_shared_key_parse(x->buf, x->off, x->end, &psk);
  if (r.error != HSK_OK) return r;
  show_line(x->s, "pre_shared_key", "%zu offered", psk.count);
  size_t end = psk.identities.off + psk.identities.len;
  for (hsk_psk_identity i = hsk_psk_identity_next(x->buf, psk.identities.off, end); i.identity.off != 0;
       i = hsk_psk_identity_next(x->buf, i.identity.off + i.identity.len + 4, end)) {
    show_hex(x->s, "  identity", x->buf + i.identity.off, i.identity.len);
    show_line(x->s, "  obfuscated age", "%u", i.obfuscated_ticket_age);
  }
  end = psk.binders.off + psk.binders.len;
  for (hsk_span b = hsk_psk_binder_next(x->buf, psk.binders.off, end); b.off != 0;
       b = hsk_psk_binder_next(x->buf, b.off + b.len, end))
    show_hex(x->s, "  binder", x->buf + b.off, b.len);
  return r;
}

hsk_result show_authorities(const ext *x)
{
  hsk_certificate_authorities ca;
  hsk_result r = hsk_certificate_authorities_parse(x->buf, x->off, x->end, &ca);
  if (r.error != HSK_OK) return r;
  const char *label = "certificate_authorities";
  size_t end = ca.authorities.off + ca.authorities.len;
  for (hsk_span n = hsk_items16_next(x->buf, ca.authorities.off, end); n.off != 0;
       n = hsk_items16_next(x->buf, n.off + n.len, end)) {
    char text[512];
    name_text(x->buf, n, text, sizeof text);
    show_line(x->s, label, "%s", text);
    label = "";
  }
  return r;
}

hsk_result show_oid_filters(const ext *x)
{
  hsk_oid_filters filters;
  hsk_result r = hsk_oid_filters_parse(x->buf, x->off, x->end, &filters);
  if (r.error != HSK_OK) return r;
  if (filters.filters.len == 0) show_line(x->s, "oid_filters", "(empty)");
  size_t end = filters.filters.off + filters.filters.len;
  for (hsk_oid_filter f = hsk_oid_filter_next(x->buf, filters.filters.off, end);
       f.certificate_extension_oid.off != 0;
       f = hsk_oid_filter_next(
           x->buf, f.certificate_extension_values.off + f.certificate_extension_values.len, end)) {
    char text[256];
    size_t oid_end = f.certificate_extension_oid.off + f.certificate_extension_oid.len;
    hsk_span oid = hsk_der_tlv(x->buf, oid_end, f.certificate_extension_oid.off, 0x06);
    oid_text(x->buf, oid, text, sizeof text);
    show_line(x->s, "oid_filters", "%s", oid.off == 0 ? "(malformed)" : text);
    show_hex(x->s, "  values", x->buf + f.certificate_extension_values.off,
             f.certificate_extension_values.len);
  }
  return r;
}

static void show_share(const ext *x, const hsk_key_share_entry *e)
{
  show_line(x->s, "key_share", "%04X %s, %zu bytes", e->group, name_of_group(e->group), e->key_exchange.len);
  show_hex(x->s, "", x->buf + e->key_exchange.off, e->key_exchange.len);
}

hsk_result show_key_share(const ext *x)
{
  hsk_key_share shares;
  hsk_key_share_retry retry;
  hsk_key_share_entry e;
  hsk_result r;
  if (x->place == HSK_PLACE_HELLO_RETRY_REQUEST) {
    r = hsk_key_share_retry_parse(x->buf, x->off, x->end, &retry);
    if (r.error == HSK_OK)
      show_line(x->s, "key_share", "%04X %s", retry.selected_group, name_of_group(retry.selected_group));
    return r;
  }
  if (!asked(x)) {
    r = hsk_key_share_response_parse(x->buf, x->off, x->end, &e);
    if (r.error == HSK_OK) show_share(x, &e);
    return r;
  }
  r = hsk_key_share_parse(x->buf, x->off, x->end, &shares);
  if (r.error != HSK_OK) return r;
  if (shares.client_shares.len == 0) show_line(x->s, "key_share", "(empty)");
  size_t end = shares.client_shares.off + shares.client_shares.len;
  for (e = hsk_key_share_next(x->buf, shares.client_shares.off, end); e.key_exchange.off != 0;
       e = hsk_key_share_next(x->buf, e.key_exchange.off + e.key_exchange.len, end))
    show_share(x, &e);
  return r;
}
