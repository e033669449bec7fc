#define OPENSSL_SUPPRESS_DEPRECATED /* RAND_METHOD is the short way to a fixed seed */
#include "peers.h"
#include <openssl/err.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "peer_certs.h"

#define OF(array) array, (long)sizeof array

static SSL_CTX *context[2];
static SSL_SESSION *session;
static peer_options now;

/* --- random numbers --- */

static uint64_t random_states[3];
static int random_turn;

static int fixed_bytes(unsigned char *out, int n)
{
  uint64_t *state = &random_states[random_turn];
  for (int i = 0; i < n; i++) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    out[i] = (unsigned char)(*state >> 56);
  }
  return 1;
}
static int fixed_status(void)
{
  return 1;
}
static void fix_random(void)
{
  static const RAND_METHOD method = {NULL, fixed_bytes, NULL, NULL, fixed_bytes, fixed_status};
  for (unsigned i = 0; i < 3; i++)
    random_states[i] = 42 + i;
  random_turn = 0;
  if (RAND_get_rand_method() != &method) RAND_set_rand_method(&method);
}

/* --- secrets --- */

static struct {
  char label[48];
  uint8_t secret[48];
  size_t len;
  int side, turn;
} secrets[16];
static int secrets_logged;

static void key_logged(const SSL *ssl, const char *line)
{
  int side = SSL_is_server(ssl) ? SERVER : CLIENT;
  char label[48], hex[200];
  if (sscanf(line, "%47s %*s %199s", label, hex) != 2 || strlen(hex) > 96) return;
  for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
    if (secrets[i].label[0] != '\0' && (secrets[i].side != side || strcmp(secrets[i].label, label) != 0))
      continue;
    snprintf(secrets[i].label, sizeof secrets[i].label, "%s", label);
    secrets[i].side = side;
    secrets[i].turn = ++secrets_logged;
    unsigned v;
    size_t n = 0;
    for (; n < 48 && sscanf(hex + 2 * n, "%2x", &v) == 1; n++)
      secrets[i].secret[n] = (uint8_t)v;
    secrets[i].len = n;
    return;
  }
}

const uint8_t *secret_of(const char *label)
{
  const uint8_t *found = NULL;
  int turn = 0;
  for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
    if (strcmp(secrets[i].label, label) != 0 || secrets[i].turn < turn) continue;
    found = secrets[i].secret;
    turn = secrets[i].turn;
  }
  return found;
}

const uint8_t *secret_by(int side, const char *label, size_t *len)
{
  for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
    if (secrets[i].side != side || strcmp(secrets[i].label, label) != 0) continue;
    *len = secrets[i].len;
    return secrets[i].secret;
  }
  return NULL;
}

/* --- contexts --- */

static int any_chain(X509_STORE_CTX *store, void *arg)
{
  (void)arg;
  X509_STORE_CTX_set_error(store, X509_V_OK);
  return 1;
}
static int any_name(SSL *ssl, int *alert, void *arg)
{
  (void)ssl, (void)alert, (void)arg;
  return SSL_TLSEXT_ERR_OK;
}
static int choose_h2(SSL *ssl, const unsigned char **out, unsigned char *len, const unsigned char *in,
                     unsigned int in_len, void *arg)
{
  (void)ssl, (void)arg;
  *out = (const unsigned char *)"h2";
  *len = 2;
  unsigned char *chosen;
  if (!(now.with & WITH_CHECKS) || SSL_select_next_proto(&chosen, len, (const unsigned char *)"\x02h2", 3, in,
                                                         in_len) == OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_OK;
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}
static int staple(SSL *ssl, void *arg)
{
  (void)arg;
  static const unsigned char response[] = {0x30, 0x03, 0x0a, 0x01, 0x06};
  unsigned char *copy = OPENSSL_memdup(response, sizeof response);
  SSL_set_tlsext_status_ocsp_resp(ssl, copy, sizeof response);
  return SSL_TLSEXT_ERR_OK;
}

static int use(SSL_CTX *ctx, int rsa, const unsigned char *cert, long cert_len, const unsigned char *key,
               long key_len, const unsigned char *mid, long mid_len)
{
  X509 *x = d2i_X509(NULL, &mid, mid_len);
  int ok = x != NULL && SSL_CTX_use_certificate_ASN1(ctx, (int)cert_len, cert) == 1 &&
           SSL_CTX_use_PrivateKey_ASN1(rsa ? EVP_PKEY_RSA : EVP_PKEY_EC, ctx, key, key_len) == 1 &&
           SSL_CTX_add1_chain_cert(ctx, x) == 1;
  X509_free(x);
  return ok;
}

static void setup_server(SSL_CTX *ctx)
{
  int rsa = (now.with & WITH_RSA) != 0;
  int ok = rsa ? use(ctx, 1, OF(rsa_server_der), OF(rsa_server_key), OF(rsa_mid_der))
               : use(ctx, 0, OF(ec_server_der), OF(ec_server_key), OF(ec_mid_der));
  if (!ok) die("the server's certificate does not load");
  SSL_CTX_set_dh_auto(ctx, 1);
  if (now.with & WITH_MUTUAL) {
    const unsigned char *root = ec_root_der;
    X509 *x = d2i_X509(NULL, &root, sizeof ec_root_der);
    SSL_CTX_add_client_CA(ctx, x);
    X509_free(x);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    if (!(now.with & WITH_CHECKS)) SSL_CTX_set_cert_verify_callback(ctx, any_chain, NULL);
    SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"d", 1);
  }
  if (now.with & WITH_STATUS) SSL_CTX_set_tlsext_status_cb(ctx, staple);
  if (now.with & WITH_OFFERS) {
    SSL_CTX_set_tlsext_servername_callback(ctx, any_name);
    SSL_CTX_set_alpn_select_cb(ctx, choose_h2, NULL);
  }
  if (now.version == TLS1_3_VERSION && (now.with & (WITH_EARLY | WITH_TICKET))) {
    SSL_CTX_set_max_early_data(ctx, 16384);
    SSL_CTX_set_options(ctx, SSL_OP_NO_ANTI_REPLAY);
  }
  if (now.with & WITH_RETRY) SSL_CTX_set1_groups_list(ctx, "P-384");
}

static void setup_client(SSL_CTX *ctx)
{
  if (now.with & WITH_MUTUAL) {
    int ok = (now.with & WITH_RSA) ? use(ctx, 1, OF(rsa_client_der), OF(rsa_client_key), OF(rsa_mid_der))
                                   : use(ctx, 0, OF(ec_client_der), OF(ec_client_key), OF(ec_mid_der));
    if (!ok) die("the client's certificate does not load");
  }
  if (now.with & WITH_STATUS) SSL_CTX_set_tlsext_status_type(ctx, TLSEXT_STATUSTYPE_ocsp);
  if (now.with & WITH_STATUS) SSL_CTX_enable_ct(ctx, SSL_CT_VALIDATION_PERMISSIVE);
  if (now.with & WITH_OFFERS) {
    SSL_CTX_set_alpn_protos(ctx, (const unsigned char *)"\x02h2\x08http/1.1", 12);
    if (!(now.with & WITH_CHECKS)) /* which hardshake as a client does not offer */
      SSL_CTX_set_tlsext_max_fragment_length(ctx, TLSEXT_max_fragment_length_4096);
  }
  SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
}

/* check: with the roots as trust anchors, at a fixed time */
static void check(SSL_CTX *ctx, int side)
{
  const unsigned char *der[2] = {ec_root_der, rsa_root_der};
  const long len[2] = {sizeof ec_root_der, sizeof rsa_root_der};
  for (int i = 0; i < 2; i++) {
    X509 *root = d2i_X509(NULL, &der[i], len[i]);
    if (root == NULL || !X509_STORE_add_cert(SSL_CTX_get_cert_store(ctx), root)) die("no root");
    X509_free(root);
  }
  X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(ctx), PEERS_NOW);
  SSL_CTX_set_num_tickets(ctx, 1);
  if (side == SERVER) SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
  if (side == CLIENT) SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
  if (side == SERVER && (now.with & WITH_MUTUAL))
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
}

void peers_setup(const peer_options *options)
{
  now = *options;
  fix_random();
  SSL_SESSION_free(session);
  session = NULL;
  for (int side = CLIENT; side <= SERVER; side++) {
    SSL_CTX_free(context[side]);
    SSL_CTX *ctx = context[side] = SSL_CTX_new(side == CLIENT ? TLS_client_method() : TLS_server_method());
    if (ctx == NULL) die("no SSL_CTX");
    int both = side == CLIENT && (now.with & WITH_BOTH);
    SSL_CTX_set_min_proto_version(ctx, both ? TLS1_2_VERSION : now.version);
    SSL_CTX_set_max_proto_version(ctx, both ? TLS1_3_VERSION : now.version);
    SSL_CTX_set_cipher_list(ctx, now.suites != NULL ? now.suites : "ECDHE-ECDSA-AES128-GCM-SHA256");
    SSL_CTX_set_ciphersuites(ctx, "TLS_AES_128_GCM_SHA256");
    SSL_CTX_set_keylog_callback(ctx, key_logged);
    if (!(now.with & WITH_TICKET) && now.version == TLS1_2_VERSION)
      SSL_CTX_set_options(ctx, SSL_OP_NO_TICKET);
  }
  setup_client(context[CLIENT]);
  setup_server(context[SERVER]);
  for (int side = CLIENT; side <= SERVER && (now.with & WITH_CHECKS); side++)
    check(context[side], side);
}

void peers_turn(int who)
{
  random_turn = who;
}

void peers_fresh(void)
{
  fix_random();
  memset(secrets, 0, sizeof secrets);
  ERR_clear_error();
}

SSL *peer_new(int side, int resumes)
{
  SSL *ssl = SSL_new(context[side]);
  if (ssl == NULL) die("no SSL");
  SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  if (side == SERVER) {
    SSL_set_accept_state(ssl);
    return ssl;
  }
  SSL_set_connect_state(ssl);
  if (now.with & (WITH_OFFERS | WITH_CHECKS)) SSL_set_tlsext_host_name(ssl, "server.example");
  if (now.with & WITH_CHECKS) SSL_set1_host(ssl, "server.example");
  if (!resumes || session == NULL) return ssl;
  SSL_SESSION *copy = SSL_SESSION_dup(session); /* one that fails is not resumed again */
  SSL_set_session(ssl, copy);
  SSL_SESSION_free(copy);
  return ssl;
}

void peers_new(SSL *ssl[2])
{
  peers_fresh();
  for (int side = CLIENT; side <= SERVER; side++)
    ssl[side] = peer_new(side, 1);
}

void peers_keep(SSL *client)
{
  SSL_SESSION_free(session);
  session = SSL_get1_session(client);
  if (session == NULL || !SSL_SESSION_is_resumable(session)) die("no session to resume");
}

void peers_resume(void)
{
  SSL *ssl[2];
  bytes b = {0};
  uint8_t data[16];
  peers_new(ssl);
  for (int i = 0; i < 8; i++) {
    SSL *me = ssl[i % 2], *other = ssl[1 - i % 2];
    SSL_read(me, data, sizeof data);
    drained(me, &b);
    peer_give(other, b.data, b.len);
    bytes_free(&b);
  }
  peers_keep(ssl[CLIENT]);
  for (int i = 0; i < 2; i++) {
    SSL_set_shutdown(ssl[i], SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    SSL_free(ssl[i]);
  }
}

void drained(SSL *ssl, bytes *out)
{
  char *data;
  BIO *b = SSL_get_wbio(ssl);
  long n = BIO_get_mem_data(b, &data);
  if (n > 0) bytes_add(out, data, (size_t)n);
  (void)BIO_reset(b);
}

void peer_give(SSL *ssl, const uint8_t *data, size_t len)
{
  if (len != 0 && BIO_write(SSL_get_rbio(ssl), data, (int)len) != (int)len) die("a memory BIO is full");
}
