/* BearSSL as a parser. */
#include "bench.h"
#include <bearssl.h>
#include <string.h>

static br_ssl_server_context sc;
static unsigned char buffers[BR_SSL_BUFSIZE_BIDI];
static uint8_t record[65536];
static size_t record_len;
static const uint8_t *cert_at;
static size_t cert_size;

/* Stops the server where it has read the ClientHello and would choose. */
static int choose_nothing(const br_ssl_server_policy_class **pctx, const br_ssl_server_context *cc,
                          br_ssl_server_choices *choices)
{
  (void)pctx, (void)cc, (void)choices;
  return 0;
}
static const br_ssl_server_policy_class nothing = {sizeof(void *), choose_nothing, NULL, NULL};
static const br_ssl_server_policy_class *policy = &nothing;

static int prepare(const uint8_t *hello, size_t hello_len, const uint8_t *cert, size_t cert_len)
{
  const uint8_t header[] = {22, 3, 1, (uint8_t)(hello_len >> 8), (uint8_t)hello_len};
  memcpy(record, header, sizeof header);
  memcpy(record + sizeof header, hello, hello_len);
  record_len = sizeof header + hello_len;
  cert_at = cert;
  cert_size = cert_len;
  br_ssl_server_init_full_rsa(&sc, NULL, 0, NULL);
  br_ssl_server_set_policy(&sc, &policy);
  br_ssl_engine_set_buffer(&sc.eng, buffers, sizeof buffers, 1);
  br_ssl_engine_inject_entropy(&sc.eng, "fixed", 5);
  return 1;
}

static int frame(void)
{
  return br_ssl_server_reset(&sc);
}

static int hello(void)
{
  if (!br_ssl_server_reset(&sc)) return 0;
  for (size_t at = 0; at < record_len;) {
    size_t room;
    unsigned char *to = br_ssl_engine_recvrec_buf(&sc.eng, &room);
    if (to == NULL) return 0;
    if (room > record_len - at) room = record_len - at;
    memcpy(to, record + at, room);
    br_ssl_engine_recvrec_ack(&sc.eng, room);
    at += room;
  }
  return br_ssl_engine_last_error(&sc.eng) != BR_ERR_BAD_PARAM;
}

static int cert(void)
{
  br_x509_decoder_context dc;
  br_x509_decoder_init(&dc, NULL, NULL);
  br_x509_decoder_push(&dc, cert_at, cert_size);
  return br_x509_decoder_get_pkey(&dc) != NULL;
}

const subject bearssl_subject = {"BearSSL",
                                 prepare,
                                 hello,
                                 frame,
                                 cert,
                                 "the server engine up to its policy's choice, less br_ssl_server_reset",
                                 "br_x509_decoder (reads the key and few of the extensions)"};
