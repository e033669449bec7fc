#include "trace.h"
#include "msg/certificate.h"
#include "msg/certificate13.h"
#include "msg/handshake.h"
#include "names.h"
#include "show_cert.h"
#include "show_name.h"

static void trace_message(tracer *t, const hsk_event *e)
{
  show s = {stderr, 0}, in = {stderr, 6};
  const char *arrow = e->direction == HSK_SENT ? "-->" : "<--";
  hsk_bytes m = e->message;
  char title[64];
  hsk_result r = hsk_ok();
  if (e->content_type == 22 && m.len >= HSK_HANDSHAKE_HEADER_LEN) {
    handshake_title(hsk_u8(m.data, 0), title, sizeof title);
    show_head(s, "%s %-24s %zu bytes", arrow, title, m.len);
    r = show_handshake(in, &t->messages, m.data, m.len);
  } else if (e->content_type == 21) {
    alert_text(m.data, m.len, title, sizeof title);
    show_head(s, "%s %-24s %zu bytes: %s", arrow, "alert", m.len, title);
  } else {
    show_head(s, "%s %-24s %zu byte%s", arrow, name_of_content_type(e->content_type), m.len,
              m.len == 1 ? "" : "s");
  }
  if (r.error != HSK_OK) show_refused(in, m.data, m.len, 0, r);
}

static void trace_transition(const hsk_event *e)
{
  fprintf(stderr, "    %-27s + %-25s => %-27s %s\n", name_of_state(e->from), name_of_input(e->event),
          name_of_state(e->to), e->rfc);
}

static void trace_verdict(show s, const hsk_chain_verdict *v, uint32_t i, const tracer *t)
{
  if (v->result.error != HSK_OK) {
    uint32_t error = i == v->index && !v->anchor_blamed ? v->result.error
                     : i < HSK_CHAIN_MAX_CERTS          ? v->slots[i].error
                                                        : HSK_OK;
    if (error == HSK_OK)
      show_line(s, "verdict", "not at fault");
    else
      show_line(s, "verdict", "REFUSED: %s: %s (%s)", hsk_error_name(error), hsk_error_sentence(error),
                hsk_error_rfc(error));
    return;
  }
  for (uint32_t k = 0; k < v->path_len; k++) {
    if (v->path[k] != i) continue;
    if (k + 1 < v->path_len)
      show_line(s, "verdict", "valid, issued by certificate %u", v->path[k + 1]);
    else
      show_line(s, "verdict", "valid, issued by trust anchor %u", v->anchor);
    if (k + 1 == v->path_len && v->anchor < t->cfg->anchors_len) {
      const hsk_anchor *a = &t->cfg->anchors[v->anchor];
      char name[512];
      name_text(a->der.data, a->cert.subject, name, sizeof name);
      show_line(s, "trust anchor", "%s", name);
    }
    return;
  }
  show_line(s, "verdict", "not on the path");
}

/* The Certificate message has a form in each version. */
static int certificate_list(const tracer *t, const uint8_t *body, size_t len, size_t *at, size_t *end)
{
  hsk_certificate m12;
  hsk_certificate13 m13;
  int tls13 = t->messages.version == SHOW_TLS13;
  hsk_result r = tls13 ? hsk_certificate13_parse(body, len, &m13) : hsk_certificate_parse(body, len, &m12);
  if (r.error != HSK_OK) return 0;
  *at = tls13 ? m13.certificate_list.off : m12.certificate_list.off;
  *end = *at + (tls13 ? m13.certificate_list.len : m12.certificate_list.len);
  return 1;
}

static hsk_span next_certificate(const tracer *t, const uint8_t *body, size_t *at, size_t end)
{
  if (t->messages.version != SHOW_TLS13) {
    hsk_span cert = hsk_certificate_next(body, *at, end);
    *at = cert.off + cert.len;
    return cert;
  }
  hsk_certificate_entry entry = hsk_certificate_entry_next(body, *at, end);
  *at = entry.extensions.off + entry.extensions.len;
  return entry.cert_data;
}

static void trace_chain(const tracer *t, const hsk_event *e)
{
  show s = {stderr, 4};
  const hsk_chain_verdict *v = e->chain;
  const uint8_t *body = e->certificate_message.data;
  size_t at, end;
  uint32_t i = 0;
  if (!certificate_list(t, body, e->certificate_message.len, &at, &end)) return;
  for (hsk_span c = next_certificate(t, body, &at, end); c.off != 0;
       c = next_certificate(t, body, &at, end), i++) {
    show_head(s, "chain: certificate %u", i);
    hsk_result r = show_cert_brief(show_deeper(s), body + c.off, c.len);
    if (r.error != HSK_OK) show_refused(show_deeper(s), body + c.off, c.len, 0, r);
    trace_verdict(show_deeper(s), v, i, t);
  }
  if (v->result.error == HSK_OK)
    show_head(s, "chain: valid; %u signatures, %u steps", v->signatures, v->steps);
  else
    show_head(s, "chain: REFUSED for certificate %u: %s; %u signatures, %u steps", v->index,
              hsk_error_name(v->result.error), v->signatures, v->steps);
}

void trace_event(void *arg, const hsk_event *event)
{
  tracer *t = arg;
  if (event->kind == HSK_SAW_MESSAGE) trace_message(t, event);
  if (event->kind == HSK_SAW_TRANSITION) trace_transition(event);
  if (event->kind == HSK_SAW_CHAIN) trace_chain(t, event);
}

void trace_agreed(const hsk_conn *c, const hsk_config *cfg)
{
  show s = {stderr, 4};
  uint32_t group = hsk_group_of(c);
  hsk_bytes alpn = hsk_alpn_of(c, cfg);
  char text[1100];
  show_head(s, "agreed");
  s = show_deeper(s);
  show_line(s, "version", "%s%s", name_of_version(hsk_version_of(c)), hsk_was_resumed(c) ? ", resumed" : "");
  show_line(s, "cipher suite", "%04X %s", hsk_suite_of(c), hsk_suite_name(hsk_suite_of(c)));
  if (group != 0) show_line(s, "group", "%04X %s", group, name_of_group(group));
  show_line(s, "ext. master secret", "%s", hsk_has_ems(c) ? "yes" : "no");
  text_escape(alpn.data, alpn.len, text, sizeof text);
  show_line(s, "alpn", "%s", alpn.len > 0 ? text : "(none)");
}
