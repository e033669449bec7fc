/* What the runner expects of a connection. */
#include "shim.h"
#include <string.h>
#include "msg/alert.h"
#include "msg/certificate_request.h"
#include "msg/certificate_request13.h"
#include "msg/client_hello.h"
#include "msg/ext/alpn.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/handshake.h"

static void append(run *r, const char *direction, const char *what)
{
  size_t n = strlen(r->messages);
  snprintf(r->messages + n, sizeof r->messages - n, "%s %s\n", direction, what);
}

static void keep(uint8_t *to, size_t cap, size_t *len, hsk_bytes from)
{
  *len = from.len < cap ? from.len : cap;
  if (*len != 0) memcpy(to, from.data, *len);
}

static void observe_message(run *r, const hsk_event *e)
{
  if (r->peer_closed) return; /* what we answer to that is no part of what the runner expects */
  char text[32];
  const char *direction = e->direction == HSK_RECEIVED ? "read" : "write";
  if (e->content_type == HSK_CHANGE_CIPHER_SPEC) {
    append(r, direction, "ccs");
  } else if (e->content_type == HSK_ALERT) {
    snprintf(text, sizeof text, "alert %u %u", e->message.data[0], e->message.data[1]);
    append(r, direction, text);
    r->peer_closed = e->direction == HSK_RECEIVED && e->message.data[1] == HSK_ALERT_CLOSE_NOTIFY;
  } else {
    snprintf(text, sizeof text, "hs %u", e->message.data[0]);
    append(r, direction, text);
    if (e->message.data[0] == HSK_MSG_CLIENT_HELLO && r->hello_len == 0)
      keep(r->hello, sizeof r->hello, &r->hello_len, e->message);
    if (e->message.data[0] == HSK_MSG_CERTIFICATE_REQUEST)
      keep(r->request, sizeof r->request, &r->request_len, e->message);
  }
}

void observe(void *arg, const hsk_event *e)
{
  run *r = arg;
  if (e->kind == HSK_SAW_MESSAGE) observe_message(r, e);
  if (e->kind != HSK_SAW_CHAIN) return;
  r->chains_seen++;
  keep(r->certificate, sizeof r->certificate, &r->certificate_len, e->certificate_message);
  keep(r->staple, sizeof r->staple, &r->staple_len, e->staple);
}

static int no(const char *what, unsigned long got, unsigned long wanted)
{
  fprintf(stderr, "unexpected %s: got %lu (0x%lx), wanted %lu (0x%lx)\n", what, got, got, wanted, wanted);
  return 0;
}

static int same_text(const char *what, hsk_bytes got, const char *wanted)
{
  if (wanted == NULL) wanted = "";
  if (got.len == strlen(wanted) && memcmp(got.data, wanted, got.len) == 0) return 1;
  fprintf(stderr, "unexpected %s: got \"%.*s\", wanted \"%s\"\n", what, (int)got.len, (const char *)got.data,
          wanted);
  return 0;
}

/* The data of an extension of the first ClientHello; NULL: it is not there. */
static hsk_bytes offered(const run *r, uint32_t type)
{
  hsk_client_hello ch;
  const uint8_t *body = r->hello + HSK_HANDSHAKE_HEADER_LEN;
  if (r->hello_len < HSK_HANDSHAKE_HEADER_LEN ||
      hsk_client_hello_parse(body, r->hello_len - HSK_HANDSHAKE_HEADER_LEN, &ch).error != HSK_OK ||
      ch.extensions.off == 0)
    return (hsk_bytes){NULL, 0};
  hsk_span s = hsk_extensions_find(body, ch.extensions.off, ch.extensions.off + ch.extensions.len, type);
  return s.off == 0 ? (hsk_bytes){NULL, 0} : (hsk_bytes){body + s.off, s.len};
}

static int protocols_as_expected(const run *r, const hsk_conn *c)
{
  const flags *f = r->f;
  if (!same_text("protocol", hsk_alpn_of(c, &r->cfg), f->server ? f->select_alpn : f->expect_alpn)) return 0;
  if (f->expect_advertised_alpn == NULL) return 1;
  hsk_bytes e = offered(r, HSK_EXTENSION_ALPN);
  hsk_bytes list = e.len < 2 ? (hsk_bytes){NULL, 0} : (hsk_bytes){e.data + 2, e.len - 2};
  return same_text("protocols offered", list, f->expect_advertised_alpn);
}

static int names_as_expected(const run *r, const hsk_conn *c)
{
  const flags *f = r->f;
  if (f->expect_server_name != NULL &&
      !same_text("server name", hsk_server_name_of(c), f->expect_server_name))
    return 0;
  if (f->expect_no_server_name && offered(r, HSK_EXTENSION_SERVER_NAME).data != NULL)
    return no("server name", 1, 0);
  return 1;
}

/* A session that is resumed is still that of its first handshake, which alone had a signature and, in TLS 1.2, a group. */
static void remember(const hsk_conn *c, unsigned *scheme, unsigned *group)
{
  static unsigned first_scheme, first_group;
  if (!hsk_was_resumed(c)) first_scheme = hsk_peer_scheme_of(c);
  if (hsk_group_of(c) != 0 || !hsk_was_resumed(c)) first_group = hsk_group_of(c);
  *scheme = first_scheme;
  *group = first_group;
}

static int numbers_as_expected(const run *r, const hsk_conn *c)
{
  unsigned had_scheme, had_group;
  const flags *f = r->f;
  unsigned scheme = (unsigned)f->expect_peer_signature_algorithm, group = (unsigned)f->expect_curve_id;
  remember(c, &had_scheme, &had_group);
  int credential = hsk_credential_of(c) == f->credentials_len ? -1 : (int)hsk_credential_of(c);
  if (scheme != 0 && had_scheme != scheme) return no("signature algorithm", had_scheme, scheme);
  if (group != 0 && had_group != group) return no("group", had_group, group);
  if (f->expect_cipher != 0 && hsk_suite_of(c) != (unsigned)f->expect_cipher)
    return no("cipher suite", hsk_suite_of(c), (unsigned)f->expect_cipher);
  if (f->expect_version != 0 && hsk_version_of(c) != (unsigned)f->expect_version)
    return no("version", hsk_version_of(c), (unsigned)f->expect_version);
  if (f->expect_selected_credential != -2 && credential != f->expect_selected_credential)
    return no("credential", (unsigned long)credential, (unsigned long)f->expect_selected_credential);
  return 1;
}

/* The SignatureSchemes that the peer verifies: a client says them in its hello, a server in its CertificateRequest. */
static hsk_bytes peer_schemes(const run *r, uint32_t version)
{
  hsk_certificate_request cr;
  hsk_certificate_request13 cr13;
  hsk_bytes all = {NULL, 0}, e;
  if (r->f->server) {
    e = offered(r, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
    return e.len < 2 ? all : (hsk_bytes){e.data + 2, e.len - 2};
  }
  if (r->request_len < HSK_HANDSHAKE_HEADER_LEN) return all;
  const uint8_t *body = r->request + HSK_HANDSHAKE_HEADER_LEN;
  size_t len = r->request_len - HSK_HANDSHAKE_HEADER_LEN;
  if (version == HSK_TLS12 && hsk_certificate_request_parse(body, len, &cr).error == HSK_OK)
    return (hsk_bytes){body + cr.supported_signature_algorithms.off, cr.supported_signature_algorithms.len};
  if (version == HSK_TLS12 || hsk_certificate_request13_parse(body, len, &cr13).error != HSK_OK) return all;
  hsk_span found_at = hsk_extensions_find(body, cr13.extensions.off, len, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
  return (hsk_bytes){body + found_at.off + 2, found_at.len - 2};
}

static int schemes_as_expected(const run *r, const hsk_conn *c)
{
  const number_list *wanted = &r->f->expect_peer_verify_pref;
  if (!wanted->given) return 1;
  hsk_bytes got = peer_schemes(r, hsk_version_of(c));
  if (got.len != 2 * wanted->len)
    return no("number of the peer's signature algorithms", got.len / 2, wanted->len);
  for (size_t i = 0; i < wanted->len; i++)
    if (hsk_be16(got.data, 2 * i) != wanted->at[i])
      return no("signature algorithm of the peer", hsk_be16(got.data, 2 * i), wanted->at[i]);
  return 1;
}

int handshake_as_expected(const run *r, const hsk_conn *c)
{
  const flags *f = r->f;
  int resumes = r->is_resume && !f->expect_session_miss;
  if (hsk_was_resumed(c) != resumes)
    return no("resumption", (unsigned long)hsk_was_resumed(c), (unsigned long)resumes);
  if (f->expect_extended_master_secret && hsk_version_of(c) == HSK_TLS12 && !hsk_has_ems(c))
    return no("lack of extended master secret", 0, 1);
  if ((f->expect_hrr && !hsk_was_retried(c)) || (f->expect_no_hrr && hsk_was_retried(c)))
    return no("HelloRetryRequest", (unsigned long)hsk_was_retried(c), (unsigned long)f->expect_hrr);
  if (f->expect_no_peer_cert && r->chains_seen != 0) return no("certificate of the peer", 1, 0);
  if ((f->require_any_client_certificate || !f->server) && !f->expect_no_peer_cert && !resumes &&
      r->chains_seen == 0)
    return no("lack of a certificate of the peer", 0, 1);
  return names_as_expected(r, c) && protocols_as_expected(r, c) && numbers_as_expected(r, c) &&
         schemes_as_expected(r, c);
}

static int staple_as_expected(const run *r)
{
  static uint8_t wanted[65536];
  if (r->f->expect_ocsp_response == NULL || r->is_resume) return 1;
  size_t len = base64_read(r->f->expect_ocsp_response, wanted, sizeof wanted);
  if (len == r->staple_len && memcmp(wanted, r->staple, len) == 0) return 1;
  return no("OCSP response: its length", r->staple_len, len);
}

static int found(const uint8_t *in, size_t len, hsk_bytes what)
{
  for (size_t i = 0; i + what.len <= len; i++)
    if (memcmp(in + i, what.data, what.len) == 0) return 1;
  return 0;
}

static int certificates_as_expected(const run *r)
{
  if (r->f->expect_peer_cert_file == NULL || r->chains_seen == 0) return 1;
  cert_list wanted = {0};
  if (chain_read(r->f->expect_peer_cert_file, &wanted) != 0) return 0;
  for (size_t i = 0; i < wanted.len; i++)
    if (!found(r->certificate, r->certificate_len, wanted.certs[i]))
      return no("certificate of the peer: not number", 0, i);
  return 1;
}

int messages_as_expected(const run *r)
{
  if (r->f->expect_msg_callback == NULL || strcmp(r->messages, r->f->expect_msg_callback) == 0) return 1;
  fprintf(stderr, "unexpected messages: got\n%swanted\n%s", r->messages, r->f->expect_msg_callback);
  return 0;
}

int end_as_expected(const run *r, const hsk_conn *c)
{
  (void)c;
  if (r->f->expect_no_session && have_session) return no("session", 1, 0);
  return staple_as_expected(r) && certificates_as_expected(r);
}
