/* OpenSSL as a parser. */
#include "bench.h"
#include <malloc.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <string.h>

static SSL_CTX *ctx;
static uint8_t record[65536];
static size_t record_len;
static const unsigned char *cert_at;
static long cert_size;

/* Stops the server where the message and its extensions have been taken apart. */
static int stop(SSL *ssl, int *alert, void *arg)
{
  (void)ssl, (void)alert, (void)arg;
  return SSL_CLIENT_HELLO_RETRY;
}

static int prepare(const uint8_t *hello, size_t hello_len, const uint8_t *cert, size_t cert_len)
{
  const uint8_t header[] = {22, 3, 1, (uint8_t)(hello_len >> 8), (uint8_t)hello_len};
  memcpy(record, header, sizeof header);
  memcpy(record + sizeof header, hello, hello_len);
  record_len = sizeof header + hello_len;
  cert_at = cert;
  cert_size = (long)cert_len;
  mallopt(M_TRIM_THRESHOLD,
          1 << 26); /* else each SSL_free gives memory back to the system, which is what gets timed */
  ctx = SSL_CTX_new(TLS_server_method());
  SSL_CTX_set_client_hello_cb(ctx, stop, NULL);
  return ctx != NULL;
}

static int accept_bytes(size_t len, int wanted)
{
  SSL *ssl = SSL_new(ctx);
  BIO *in = BIO_new_mem_buf(record, (int)len), *out = BIO_new(BIO_s_mem());
  BIO_set_mem_eof_return(in, -1);
  SSL_set_bio(ssl, in, out);
  int r = SSL_accept(ssl);
  int ok = SSL_get_error(ssl, r) == wanted;
  SSL_free(ssl);
  return ok;
}

static int hello(void)
{
  return accept_bytes(record_len, SSL_ERROR_WANT_CLIENT_HELLO_CB);
}

static int frame(void)
{
  return accept_bytes(record_len - 1, SSL_ERROR_WANT_READ);
}

/* d2i_X509 leaves the extensions for later; X509_check_purpose(-1) reads them. */
static int cert(void)
{
  const unsigned char *p = cert_at;
  X509 *x = d2i_X509(NULL, &p, cert_size);
  int ok = x != NULL && X509_check_purpose(x, -1, 0) == 1;
  X509_free(x);
  return ok;
}

const subject openssl_subject = {
    "OpenSSL",
    prepare,
    hello,
    frame,
    cert,
    "SSL_accept up to the ClientHello callback, less SSL_new and an SSL_accept that lacks the last byte",
    "d2i_X509 and X509_check_purpose(-1), which reads the extensions"};
