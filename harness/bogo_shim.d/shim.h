/* The shim for BoringSSL's TLS conformance runner. flags.c reads what the runner asks for, setup.c makes a configuration of it, exchange.c plays
   one connection, checks.c holds it to what the runner expects. */
#ifndef BOGO_SHIM_H
#define BOGO_SHIM_H
#include "hardshake.h"
#include "files.h"

enum { EXIT_UNIMPLEMENTED = 89, LIST_MAX = 64, CREDENTIALS_MAX = 16, TEXT_MAX = 4096 };

typedef struct {
  uint16_t at[LIST_MAX];
  size_t len;
  int given;
} number_list;

/* credential_flags: the flags of one credential, which those behind -new-x509-credential belong to. */
typedef struct {
  const char *cert_file, *key_file, *ocsp_response;
  number_list signing_prefs;
  int must_match_issuer;
} credential_flags;

/* flags: what the runner asked for one connection; each field is the flag of its name. */
typedef struct {
  int port, shim_id, ipv6, server, resume_count, async, implicit_handshake;
  int min_version, max_version, no_tls13, no_tls12, no_tls11, no_tls1, expect_version;
  int require_any_client_certificate, verify_peer, verify_fail, expect_verify_result,
      use_custom_verify_callback;
  int no_ticket, use_ticket_callback, expect_session_miss, expect_no_session, expect_no_session_id,
      use_old_client_cert_callback;
  int use_early_callback, expect_hrr, expect_no_hrr, expect_extended_master_secret,
      expect_secure_renegotiation;
  int expect_peer_signature_algorithm, expect_curve_id, expect_cipher, expect_selected_credential;
  int shim_writes_first, shim_shuts_down, check_close_notify, handshake_never_done,
      write_different_record_sizes;
  int export_keying_material, use_export_context, key_update, key_update_before_read, read_size,
      fallback_scsv;
  int decline_alpn, reject_alpn, expect_no_server_name, enable_ocsp_stapling, expect_no_peer_cert,
      server_preference;
  int no_op_extra_handshake, expect_ticket_renewal, expect_no_offer_early_data;
  number_list curves, key_shares, verify_prefs, expect_peer_verify_pref;
  const char *trust_cert, *host_name, *expect_server_name, *advertise_alpn, *select_alpn, *expect_alpn;
  const char *expect_advertised_alpn, *cipher, *export_label, *export_context, *ticket_key,
      *expect_msg_callback;
  const char *expect_ocsp_response, *expect_peer_cert_file, *use_client_ca_list;
  credential_flags plain, credentials[CREDENTIALS_MAX]; /* plain: outside of any -new-x509-credential */
  size_t credentials_len;
} flags;

/* flags_read reads the command line for the first connection and for those that resume. A flag that is not known ends the program with
   EXIT_UNIMPLEMENTED, as does one whose value this library has nothing for. */
void flags_read(int argc, char **argv, flags *first, flags *resumed);
void unimplemented(const char *what);
/* base64 of a flag; out has room for cap bytes. Answers how many there are. */
size_t base64_read(const char *text, uint8_t *out, size_t cap);

/* run: what one connection is made with, and what was seen of it. */
typedef struct {
  const flags *f;
  int is_resume;
  hsk_config cfg;
  hsk_credential credentials[CREDENTIALS_MAX + 1];
  hsk_private_key keys[CREDENTIALS_MAX + 1];
  hsk_bytes key_der[CREDENTIALS_MAX + 1];
  cert_list chains[CREDENTIALS_MAX + 1];
  uint8_t ocsp[CREDENTIALS_MAX + 1][2048];
  uint16_t suites[LIST_MAX];
  hsk_bytes alpn[LIST_MAX];
  uint8_t ticket_key[64];
  /* what the observer saw */
  char messages[TEXT_MAX];
  uint8_t hello[65536], request[65536], staple[65536], certificate[65536];
  size_t hello_len, request_len, staple_len, certificate_len;
  int chains_seen, connected, peer_closed;
} run;

void setup(run *r);
void observe(void *arg, const hsk_event *event);

/* session_keep is the hsk_config.new_session; the_session is the last one that a client was given. */
void session_keep(void *arg, const hsk_session *session);
extern hsk_session the_session;
extern int have_session;

/* exchange plays the connection over socket. 0, or 1 with a reason on stderr. */
int exchange(run *r, int socket);

/* 1, or 0 with a reason on stderr. messages: those up to our own close_notify; end: what is known only after the connection has closed. */
int handshake_as_expected(const run *r, const hsk_conn *c);
int messages_as_expected(const run *r);
int end_as_expected(const run *r, const hsk_conn *c);
#endif
