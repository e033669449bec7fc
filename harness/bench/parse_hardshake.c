/* hardshake as a parser: the message alone, and with every extension that it knows. */
#include "bench.h"
#include "hardshake.h"
#include "msg/client_hello.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/server_name.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/supported_groups.h"
#include "msg/handshake.h"
#include "x509/cert.h"

static const uint8_t *hello_at, *cert_at;
static size_t hello_size, cert_size;

static int prepare(const uint8_t *hello, size_t hello_len, const uint8_t *cert, size_t cert_len)
{
  hello_at = hello + HSK_HANDSHAKE_HEADER_LEN;
  hello_size = hello_len - HSK_HANDSHAKE_HEADER_LEN;
  cert_at = cert;
  cert_size = cert_len;
  return 1;
}

static int parse_hello(void)
{
  hsk_client_hello ch;
  return hsk_client_hello_parse(hello_at, hello_size, &ch).error == HSK_OK;
}

static int parse_cert(void)
{
  hsk_cert cert;
  return hsk_cert_parse(cert_at, cert_size, &cert).error == HSK_OK;
}

const subject hardshake_subject = {"hardshake",
                                   prepare,
                                   parse_hello,
                                   NULL,
                                   parse_cert,
                                   "hsk_client_hello_parse",
                                   "hsk_cert_parse, extensions included"};

/* One extension that is there must parse; the block was already accepted. */
#define READ(type, view, parse)                                                                              \
  do {                                                                                                       \
    hsk_span s = hsk_extensions_find(hello_at, ch.extensions.off, hello_size, type);                         \
    view v;                                                                                                  \
    if (s.off != 0 && parse(hello_at, s.off, s.off + s.len, &v).error != HSK_OK) return 0;                   \
  } while (0)

static int parse_hello_and_extensions(void)
{
  hsk_client_hello ch;
  if (hsk_client_hello_parse(hello_at, hello_size, &ch).error != HSK_OK) return 0;
  READ(HSK_EXTENSION_SERVER_NAME, hsk_server_name, hsk_server_name_parse);
  READ(HSK_EXTENSION_SUPPORTED_GROUPS, hsk_supported_groups, hsk_supported_groups_parse);
  READ(HSK_EXTENSION_EC_POINT_FORMATS, hsk_ec_point_formats, hsk_ec_point_formats_parse);
  READ(HSK_EXTENSION_SIGNATURE_ALGORITHMS, hsk_signature_algorithms, hsk_signature_algorithms_parse);
  READ(HSK_EXTENSION_ALPN, hsk_alpn, hsk_alpn_parse);
  return 1;
}

const subject hardshake_all_subject = {"hardshake-all",
                                       prepare,
                                       parse_hello_and_extensions,
                                       NULL,
                                       NULL,
                                       "the same and the five extensions that it reads",
                                       ""};
