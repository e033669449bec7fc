/* The runner's flags. */
#include "shim.h"
#include <openssl/evp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum kind { BOOL, NUMBER, NUMBERS, TEXT, IGNORED };

typedef struct {
  const char *name;
  enum kind kind;
  size_t at;
} flag;
#define B(name, field)                                                                                       \
  {                                                                                                          \
    name, BOOL, offsetof(flags, field)                                                                       \
  }
#define N(name, field)                                                                                       \
  {                                                                                                          \
    name, NUMBER, offsetof(flags, field)                                                                     \
  }
#define L(name, field)                                                                                       \
  {                                                                                                          \
    name, NUMBERS, offsetof(flags, field)                                                                    \
  }
#define T(name, field)                                                                                       \
  {                                                                                                          \
    name, TEXT, offsetof(flags, field)                                                                       \
  }

static const flag known[] = {
    N("port", port),
    N("shim-id", shim_id),
    B("ipv6", ipv6),
    B("server", server),
    N("resume-count", resume_count),
    B("async", async),
    B("implicit-handshake", implicit_handshake),
    N("min-version", min_version),
    N("max-version", max_version),
    B("no-tls13", no_tls13),
    B("no-tls12", no_tls12),
    B("no-tls11", no_tls11),
    B("no-tls1", no_tls1),
    N("expect-version", expect_version),
    B("require-any-client-certificate", require_any_client_certificate),
    B("verify-peer", verify_peer),
    B("verify-fail", verify_fail),
    B("expect-verify-result", expect_verify_result),
    B("use-custom-verify-callback", use_custom_verify_callback),
    B("no-ticket", no_ticket),
    B("use-ticket-callback", use_ticket_callback),
    B("expect-session-miss", expect_session_miss),
    B("expect-no-session", expect_no_session),
    B("expect-no-session-id", expect_no_session_id),
    B("use-old-client-cert-callback", use_old_client_cert_callback),
    B("use-early-callback", use_early_callback),
    B("expect-hrr", expect_hrr),
    B("expect-no-hrr", expect_no_hrr),
    B("expect-extended-master-secret", expect_extended_master_secret),
    B("expect-secure-renegotiation", expect_secure_renegotiation),
    N("expect-peer-signature-algorithm", expect_peer_signature_algorithm),
    N("expect-curve-id", expect_curve_id),
    N("expect-cipher", expect_cipher),
    N("expect-selected-credential", expect_selected_credential),
    B("shim-writes-first", shim_writes_first),
    B("shim-shuts-down", shim_shuts_down),
    B("check-close-notify", check_close_notify),
    B("handshake-never-done", handshake_never_done),
    B("write-different-record-sizes", write_different_record_sizes),
    N("export-keying-material", export_keying_material),
    B("use-export-context", use_export_context),
    B("key-update", key_update),
    B("key-update-before-read", key_update_before_read),
    N("read-size", read_size),
    B("fallback-scsv", fallback_scsv),
    B("decline-alpn", decline_alpn),
    B("reject-alpn", reject_alpn),
    B("expect-no-server-name", expect_no_server_name),
    B("enable-ocsp-stapling", enable_ocsp_stapling),
    B("expect-no-peer-cert", expect_no_peer_cert),
    B("server-preference", server_preference),
    B("no-op-extra-handshake", no_op_extra_handshake),
    B("expect-ticket-renewal", expect_ticket_renewal),
    B("expect-no-offer-early-data", expect_no_offer_early_data),
    L("curves", curves),
    L("key-shares", key_shares),
    L("verify-prefs", verify_prefs),
    L("expect-peer-verify-pref", expect_peer_verify_pref),
    T("trust-cert", trust_cert),
    T("host-name", host_name),
    T("expect-server-name", expect_server_name),
    T("advertise-alpn", advertise_alpn),
    T("select-alpn", select_alpn),
    T("expect-alpn", expect_alpn),
    T("expect-advertised-alpn", expect_advertised_alpn),
    T("cipher", cipher),
    T("export-label", export_label),
    T("export-context", export_context),
    T("ticket-key", ticket_key),
    T("expect-msg-callback", expect_msg_callback),
    T("expect-ocsp-response", expect_ocsp_response),
    T("expect-peer-cert-file", expect_peer_cert_file),
    T("use-client-ca-list", use_client_ca_list),
};

/* Those of a credential; offsets into credential_flags. */
static const flag of_credential[] = {
    {"cert-file", TEXT, offsetof(credential_flags, cert_file)},
    {"key-file", TEXT, offsetof(credential_flags, key_file)},
    {"ocsp-response", TEXT, offsetof(credential_flags, ocsp_response)},
    {"signing-prefs", NUMBERS, offsetof(credential_flags, signing_prefs)},
    {"must-match-issuer", BOOL, offsetof(credential_flags, must_match_issuer)},
};

void unimplemented(const char *what)
{
  fprintf(stderr, "not implemented: %s\n", what);
  exit(EXIT_UNIMPLEMENTED);
}

size_t base64_read(const char *text, uint8_t *out, size_t cap)
{
  size_t len = strlen(text), padding = 0;
  if (len % 4 != 0 || len / 4 * 3 > cap) unimplemented("base64 of this length");
  int n = EVP_DecodeBlock(out, (const unsigned char *)text, (int)len);
  if (n < 0) unimplemented("base64 that does not decode");
  while (padding < 2 && padding < len && text[len - 1 - padding] == '=')
    padding++;
  return (size_t)n - padding;
}

static const flag *find(const flag *list, size_t len, const char *name)
{
  for (size_t i = 0; i < len; i++)
    if (strcmp(list[i].name, name) == 0) return &list[i];
  return NULL;
}

static void set(void *base, const flag *f, const char *value)
{
  void *field = (char *)base + f->at;
  if (f->kind == BOOL)
    *(int *)field = 1;
  else if (f->kind == NUMBER)
    *(int *)field = (int)strtoul(value, NULL, 10);
  else if (f->kind == TEXT)
    *(const char **)field = value;
  else {
    number_list *l = field;
    if (l->len == LIST_MAX) unimplemented("so many numbers");
    l->at[l->len++] = (uint16_t)strtoul(value, NULL, 10);
    l->given = 1;
  }
}

/* One flag, to each connection that it is for. value: the argument behind it, or NULL. Answers how many arguments were used. */
static int take(const char *name, const char *value, flags *to[2])
{
  if (strcmp(name, "new-x509-credential") == 0) {
    for (int i = 0; i < 2; i++)
      if (to[i] != NULL && to[i]->credentials_len++ == CREDENTIALS_MAX) unimplemented("so many credentials");
    return 1;
  }
  const flag *f = find(known, sizeof known / sizeof known[0], name);
  const flag *c = find(of_credential, sizeof of_credential / sizeof of_credential[0], name);
  if (f == NULL && c == NULL) unimplemented(name);
  const flag *either = f != NULL ? f : c;
  if (either->kind != BOOL && value == NULL) unimplemented("a flag without its value");
  for (int i = 0; i < 2; i++) {
    if (to[i] == NULL) continue;
    size_t n = to[i]->credentials_len;
    if (f != NULL)
      set(to[i], f, value);
    else
      set(n == 0 ? &to[i]->plain : &to[i]->credentials[n - 1], c, value);
  }
  return either->kind == BOOL ? 1 : 2;
}

static const char *behind(const char *text, const char *prefix)
{
  size_t n = strlen(prefix);
  return strncmp(text, prefix, n) == 0 ? text + n : NULL;
}

void flags_read(int argc, char **argv, flags *first, flags *resumed)
{
  first->expect_selected_credential = resumed->expect_selected_credential = -2;
  for (int i = 1; i < argc;) {
    const char *name = argv[i];
    if (name[0] != '-') unimplemented(name);
    name += name[1] == '-' ? 2 : 1;
    const char *initial = behind(name, "on-initial-"), *resume = behind(name, "on-resume-");
    flags *to[2] = {resume == NULL ? first : NULL, initial == NULL ? resumed : NULL};
    if (behind(name, "on-retry-") != NULL) unimplemented(name); /* retries are those of 0-RTT */
    i += take(initial != NULL  ? initial
              : resume != NULL ? resume
                               : name,
              i + 1 < argc ? argv[i + 1] : NULL, to);
  }
}
