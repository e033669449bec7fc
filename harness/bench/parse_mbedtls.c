/* mbedTLS as a parser. */
#include "bench.h"
#include <mbedtls/certs.h>
#include <mbedtls/ssl.h>
#include <mbedtls/x509_crt.h>
#include <string.h>

static mbedtls_ssl_config conf;
static mbedtls_ssl_context ssl;
static mbedtls_x509_crt own;
static mbedtls_pk_context key;
static uint8_t record[65536];
static size_t record_len, record_at;
static const unsigned char *cert_at;
static size_t cert_size;

static int random_bytes(void *arg, unsigned char *out, size_t len)
{
  (void)arg;
  memset(out, 7, len);
  return 0;
}

static int receive(void *arg, unsigned char *buf, size_t len)
{
  (void)arg;
  if (record_at == record_len) return MBEDTLS_ERR_SSL_WANT_READ;
  if (len > record_len - record_at) len = record_len - record_at;
  memcpy(buf, record + record_at, len);
  record_at += len;
  return (int)len;
}

static int send_nothing(void *arg, const unsigned char *buf, size_t len)
{
  (void)arg, (void)buf;
  return (int)len;
}

static int prepare(const uint8_t *hello, size_t hello_len, const uint8_t *cert, size_t cert_len)
{
  const uint8_t header[] = {22, 3, 1, (uint8_t)(hello_len >> 8), (uint8_t)hello_len};
  memcpy(record, header, sizeof header);
  memcpy(record + sizeof header, hello, hello_len);
  record_len = sizeof header + hello_len;
  cert_at = cert;
  cert_size = cert_len;
  mbedtls_ssl_config_init(&conf);
  mbedtls_ssl_init(&ssl);
  mbedtls_x509_crt_init(&own);
  mbedtls_pk_init(&key);
  mbedtls_ssl_config_defaults(&conf, MBEDTLS_SSL_IS_SERVER, MBEDTLS_SSL_TRANSPORT_STREAM,
                              MBEDTLS_SSL_PRESET_DEFAULT);
  mbedtls_ssl_conf_rng(&conf, random_bytes, NULL);
  if (mbedtls_x509_crt_parse(&own, (const unsigned char *)mbedtls_test_srv_crt, mbedtls_test_srv_crt_len) !=
          0 ||
      mbedtls_pk_parse_key(&key, (const unsigned char *)mbedtls_test_srv_key, mbedtls_test_srv_key_len, NULL,
                           0) != 0 ||
      mbedtls_ssl_conf_own_cert(&conf, &own, &key) != 0 || mbedtls_ssl_setup(&ssl, &conf) != 0)
    return 0;
  mbedtls_ssl_set_bio(&ssl, NULL, send_nothing, receive, NULL);
  return 1;
}

/* Steps until the ClientHello has been taken apart. */
static int hello(void)
{
  record_at = 0;
  mbedtls_ssl_session_reset(&ssl);
  for (int i = 0; i < 4 && ssl.state < MBEDTLS_SSL_SERVER_HELLO; i++)
    if (mbedtls_ssl_handshake_step(&ssl) != 0) return 0;
  return ssl.state == MBEDTLS_SSL_SERVER_HELLO;
}

static int frame(void)
{
  record_at = record_len;
  mbedtls_ssl_session_reset(&ssl);
  for (int i = 0; i < 4; i++)
    if (mbedtls_ssl_handshake_step(&ssl) != 0) return 1;
  return 0;
}

static int cert(void)
{
  mbedtls_x509_crt x;
  mbedtls_x509_crt_init(&x);
  int ok = mbedtls_x509_crt_parse_der_nocopy(&x, cert_at, cert_size) == 0;
  mbedtls_x509_crt_free(&x);
  return ok;
}

const subject mbedtls_subject = {"mbedTLS",
                                 prepare,
                                 hello,
                                 frame,
                                 cert,
                                 "mbedtls_ssl_handshake_step through CLIENT_HELLO (with its choice of a "
                                 "suite), less reset and an empty step",
                                 "mbedtls_x509_crt_parse_der_nocopy"};
