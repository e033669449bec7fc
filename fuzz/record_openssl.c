/* Records the messages of handshakes between two ends of OpenSSL's libssl in this process, after protection is taken off: record_openssl
 * CERTS DIR, where CERTS is a folder made by harness/certs. fuzz/make_corpus runs it. */
#define _POSIX_C_SOURCE 200809L
#include "seeds.h"
#include <openssl/ssl.h>
#include <stdio.h>
#include <string.h>

static const char *certs;

/* What a handshake is made with. */
typedef struct {
  const char *label;
  int version;
  const char *client_groups, *server_groups; /* NULL: the defaults */
  const char *server_cert, *client_cert;     /* client_cert NULL: none is asked for */
  const char *ciphers;                       /* of TLS 1.2; NULL: the defaults */
  unsigned flags;
} scenario;

enum {
  RESUME = 1,        /* a second handshake with the ticket of the first */
  EARLY = 2,         /* early data in the second one */
  LATER = 4,         /* the client's certificate is asked for after the handshake */
  UPDATE = 8,        /* key updates */
  COOKIE = 16,       /* the server keeps no state until a cookie has come back */
  STAPLE = 32,       /* an OCSP response */
  FRAGMENT = 64,     /* max_fragment_length */
  AUTHORITIES = 128, /* certificate_authorities in the ClientHello */
  TIMESTAMPS = 256   /* signed_certificate_timestamp */
};

static const scenario scenarios[] = {
    {"13", TLS1_3_VERSION, NULL, NULL, "server-p256", NULL, NULL, STAPLE | UPDATE},
    {"13-rsa", TLS1_3_VERSION, "P-256", "P-256", "server-rsa", NULL, NULL, AUTHORITIES | TIMESTAMPS},
    {"13-retry", TLS1_3_VERSION, "X25519:P-384", "P-384", "server-p384", NULL, NULL, FRAGMENT},
    {"13-cookie", TLS1_3_VERSION, NULL, NULL, "server-p256", NULL, NULL, COOKIE},
    {"13-client", TLS1_3_VERSION, NULL, NULL, "server-p256", "client-rsa", NULL, STAPLE},
    {"13-later", TLS1_3_VERSION, NULL, NULL, "server-p256", "client-p256", NULL, LATER},
    {"13-resume", TLS1_3_VERSION, NULL, NULL, "server-p256", NULL, NULL, RESUME},
    {"13-early", TLS1_3_VERSION, NULL, NULL, "server-p256", NULL, NULL, RESUME | EARLY},
    {"12", TLS1_2_VERSION, NULL, NULL, "server-p256", NULL, NULL, STAPLE | FRAGMENT | RESUME},
    {"12-client", TLS1_2_VERSION, NULL, NULL, "server-rsa", "client-p384", NULL, 0},
    {"12-rsa", TLS1_2_VERSION, NULL, NULL, "server-rsa", "client-rsa", "AES128-GCM-SHA256", 0},
    {"12-cbc", TLS1_2_VERSION, NULL, NULL, "server-rsa", NULL, "ECDHE-RSA-AES128-SHA256", TIMESTAMPS}};

static void see(int write_p, int version, int content_type, const void *buf, size_t len, SSL *ssl, void *arg)
{
  uint8_t header[9] = {3, 3, 0x41, 0};
  (void)version;
  (void)ssl;
  (void)arg;
  if (!write_p) return;
  if (content_type == SSL3_RT_HANDSHAKE) seeds_message(buf, len);
  if (content_type == SSL3_RT_ALERT) seeds_put("alert", buf, len);
  if (content_type != SSL3_RT_HEADER || len != 5) return;
  memcpy(header + 4, buf, 5);
  seeds_put("record_header", header, sizeof header);
}

static const char *path_of(const char *name, const char *suffix)
{
  static char path[4096];
  (void)snprintf(path, sizeof path, "%s/%s%s", certs, name, suffix);
  return path;
}

static int use(SSL_CTX *ctx, const char *name)
{
  return SSL_CTX_use_certificate_chain_file(ctx, path_of(name, ".full")) == 1 &&
         SSL_CTX_use_PrivateKey_file(ctx, path_of(name, ".key"), SSL_FILETYPE_PEM) == 1;
}

static int staple(SSL *ssl, void *arg)
{
  static const uint8_t response[] = {0x30, 0x03, 0x0a, 0x01,
                                     0x06}; /* "unauthorized", which no signature covers */
  uint8_t *p = OPENSSL_malloc(sizeof response);
  (void)arg;
  if (p == NULL) return SSL_TLSEXT_ERR_NOACK;
  memcpy(p, response, sizeof response);
  SSL_set_tlsext_status_ocsp_resp(ssl, p, sizeof response);
  return SSL_TLSEXT_ERR_OK;
}

static int take(SSL *ssl, void *arg)
{
  (void)ssl;
  (void)arg;
  return 1;
}

static int choose(SSL *ssl, const unsigned char **out, unsigned char *out_len, const unsigned char *in,
                  unsigned int in_len, void *arg)
{
  (void)ssl;
  (void)arg;
  (void)in_len;
  *out = in + 1;
  *out_len = in[0];
  return SSL_TLSEXT_ERR_OK;
}

static int make_cookie(SSL *ssl, unsigned char *cookie, size_t *len)
{
  (void)ssl;
  memcpy(cookie, "a cookie", 8);
  *len = 8;
  return 1;
}

static int check_cookie(SSL *ssl, const unsigned char *cookie, size_t len)
{
  (void)ssl;
  return len == 8 && memcmp(cookie, "a cookie", 8) == 0;
}

static SSL_SESSION *session;

static int keep(SSL *ssl, SSL_SESSION *s)
{
  (void)ssl;
  SSL_SESSION_free(session);
  session = s;
  return 1;
}

static int limit(SSL_CTX *ctx, const scenario *s, const char *groups)
{
  SSL_CTX_set_msg_callback(ctx, see);
  /* the ChangeCipherSpec of compatibility would meet a server that has forgotten its first hello */
  if (s->flags & COOKIE) SSL_CTX_clear_options(ctx, SSL_OP_ENABLE_MIDDLEBOX_COMPAT);
  return SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_max_proto_version(ctx, s->version) == 1 &&
         (groups == NULL || SSL_CTX_set1_groups_list(ctx, groups) == 1) &&
         (s->ciphers == NULL || SSL_CTX_set_cipher_list(ctx, s->ciphers) == 1);
}

static int set_client(SSL_CTX *ctx, const scenario *s)
{
  if (!limit(ctx, s, s->client_groups)) return 0;
  if (s->client_cert != NULL && !use(ctx, s->client_cert)) return 0;
  SSL_CTX_set_post_handshake_auth(ctx, (s->flags & LATER) != 0);
  SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
  SSL_CTX_sess_set_new_cb(ctx, keep);
  if (s->flags & STAPLE) {
    SSL_CTX_set_tlsext_status_type(ctx, TLSEXT_STATUSTYPE_ocsp);
    SSL_CTX_set_tlsext_status_cb(ctx, take);
  }
  if (s->flags & FRAGMENT) SSL_CTX_set_tlsext_max_fragment_length(ctx, TLSEXT_max_fragment_length_1024);
  if (s->flags & AUTHORITIES) SSL_CTX_set0_CA_list(ctx, SSL_load_client_CA_file(path_of("ca", ".pem")));
  if (s->flags & TIMESTAMPS) SSL_CTX_enable_ct(ctx, SSL_CT_VALIDATION_PERMISSIVE);
  if (s->flags & TIMESTAMPS) SSL_CTX_set_options(ctx, SSL_OP_TLSEXT_PADDING);
  return SSL_CTX_set_alpn_protos(ctx, (const unsigned char *)"\2h2\10http/1.1", 12) == 0;
}

static int set_server(SSL_CTX *ctx, const scenario *s)
{
  if (!limit(ctx, s, s->server_groups) || !use(ctx, s->server_cert)) return 0;
  if (SSL_CTX_load_verify_locations(ctx, path_of("ca", ".pem"), NULL) != 1) return 0;
  if (s->client_cert != NULL) SSL_CTX_set_client_CA_list(ctx, SSL_load_client_CA_file(path_of("ca", ".pem")));
  if (s->client_cert != NULL && !(s->flags & LATER)) SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
  SSL_CTX_set_session_id_context(ctx, (const unsigned char *)"seed", 4);
  SSL_CTX_set_tlsext_status_cb(ctx, staple);
  SSL_CTX_set_alpn_select_cb(ctx, choose, NULL);
  SSL_CTX_set_stateless_cookie_generate_cb(ctx, make_cookie);
  SSL_CTX_set_stateless_cookie_verify_cb(ctx, check_cookie);
  if (s->flags & EARLY) SSL_CTX_set_max_early_data(ctx, 4096);
  return 1;
}

/* Both ends take turns until the handshake stands, then exchange some bytes, so that what is sent after it arrives, too. */
static int converse(const scenario *s, SSL *client, SSL *server)
{
  char buf[64];
  size_t n = 0;
  if (s->flags & EARLY && session != NULL && SSL_SESSION_get_max_early_data(session) != 0) {
    (void)SSL_write_early_data(client, "early", 5, &n);
    (void)SSL_read_early_data(server, buf, sizeof buf, &n);
  }
  if (s->flags & COOKIE) {
    (void)SSL_connect(client);
    (void)SSL_stateless(server);
    (void)SSL_connect(client);
    (void)SSL_stateless(server);
  }
  for (int i = 0; i < 20 && !(SSL_is_init_finished(client) && SSL_is_init_finished(server)); i++) {
    (void)SSL_connect(client);
    if (s->flags & EARLY) (void)SSL_read_early_data(server, buf, sizeof buf, &n);
    (void)SSL_accept(server);
  }
  int done = SSL_is_init_finished(client) && SSL_is_init_finished(server);
  if (done && s->flags & LATER) {
    SSL_set_verify(server, SSL_VERIFY_PEER, NULL);
    (void)SSL_verify_client_post_handshake(server);
    (void)SSL_do_handshake(server);
  }
  if (done && s->flags & UPDATE) {
    (void)SSL_key_update(client, SSL_KEY_UPDATE_REQUESTED);
    (void)SSL_key_update(server, SSL_KEY_UPDATE_NOT_REQUESTED);
  }
  for (int i = 0; i < 4 && done; i++) {
    (void)SSL_write(client, "ping", 4);
    (void)SSL_read(server, buf, sizeof buf);
    (void)SSL_write(server, "pong", 4);
    (void)SSL_read(client, buf, sizeof buf);
  }
  (void)SSL_shutdown(client);
  return done;
}

static int connect_once(const scenario *s, SSL_CTX *c, SSL_CTX *v)
{
  SSL *client = SSL_new(c), *server = SSL_new(v);
  BIO *a, *b;
  if (client == NULL || server == NULL || BIO_new_bio_pair(&a, 65536, &b, 65536) != 1) return 0;
  SSL_set_bio(client, a, a);
  SSL_set_bio(server, b, b);
  SSL_set_connect_state(client);
  SSL_set_accept_state(server);
  (void)SSL_set_tlsext_host_name(client, "server.example");
  if (session != NULL) (void)SSL_set_session(client, session);
  int done = converse(s, client, server);
  SSL_free(client);
  SSL_free(server);
  return done;
}

static int run(const scenario *s)
{
  SSL_CTX *c = SSL_CTX_new(TLS_client_method()), *v = SSL_CTX_new(TLS_server_method());
  int good = c != NULL && v != NULL && set_client(c, s) && set_server(v, s);
  seeds_label = s->label;
  good = good && connect_once(s, c, v);
  if (s->flags & RESUME) good = good && session != NULL && connect_once(s, c, v);
  SSL_SESSION_free(session);
  session = NULL;
  SSL_CTX_free(c);
  SSL_CTX_free(v);
  if (!good) fprintf(stderr, "record_openssl: %s fails\n", s->label);
  return good;
}

int main(int argc, char **argv)
{
  int good = 1;
  if (argc != 3) {
    fprintf(stderr, "usage: record_openssl CERTS DIR\n");
    return 2;
  }
  certs = argv[1];
  seeds_dir = argv[2];
  for (size_t i = 0; i < sizeof scenarios / sizeof scenarios[0]; i++)
    good &= run(&scenarios[i]);
  return !good;
}
