/* A client on BearSSL's own TLS engine, with hardshake's chain validator in place of BearSSL's: the line that is swapped is marked. */
#include <netdb.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
#include "adaptor/bearssl_x509.h"
static int from_peer(void *fd, unsigned char *buf, size_t len)
{
  ssize_t n = read(*(int *)fd, buf, len);
  return n > 0 ? (int)n : -1;
}
static int to_peer(void *fd, const unsigned char *buf, size_t len)
{
  ssize_t n = write(*(int *)fd, buf, len);
  return n > 0 ? (int)n : -1;
}
int main(int argc, char **argv) /* HOST PORT CA.der */
{
  static unsigned char ca[4096], records[BR_SSL_BUFSIZE_BIDI], certificates[8192], page[4096];
  static br_ssl_client_context client;
  static br_x509_minimal_context unused;
  static hsk_br_x509 x;
  br_sslio_context io;
  struct addrinfo *to;
  hsk_anchor anchor;
  FILE *f = argc == 4 ? fopen(argv[3], "rb") : NULL;
  if (f == NULL || getaddrinfo(argv[1], argv[2], NULL, &to) != 0) return 2;
  int fd = socket(to->ai_family, SOCK_STREAM, 0), n;
  if (connect(fd, to->ai_addr, to->ai_addrlen) != 0) return 2;
  if (hsk_anchor_from_cert((hsk_bytes){ca, fread(ca, 1, sizeof ca, f)}, &anchor).error != HSK_OK) return 2;
  hsk_chain_request want = {
      .anchors = &anchor, .anchors_len = 1, .now_time = time(NULL), .purpose = HSK_PURPOSE_SERVER_AUTH};
  br_ssl_client_init_full(&client, &unused, NULL, 0);
  hsk_br_x509_init(&x, &want, certificates, sizeof certificates);
  br_ssl_engine_set_x509(&client.eng, hsk_br_x509_class_of(&x)); /* this one */
  br_ssl_engine_set_buffer(&client.eng, records, sizeof records, 1);
  br_ssl_client_reset(&client, argv[1], 0);
  br_sslio_init(&io, &client.eng, from_peer, &fd, to_peer, &fd);
  br_sslio_write_all(&io, "GET / HTTP/1.0\r\n\r\n", 18);
  br_sslio_flush(&io);
  while ((n = br_sslio_read(&io, page, sizeof page)) > 0)
    fwrite(page, 1, (size_t)n, stdout);
  const hsk_failure *why = hsk_br_x509_failure(&x);
  int error = br_ssl_engine_last_error(&client.eng);
  fprintf(stderr, "%d: %s: %s\n", error, hsk_error_name(why ? why->error : HSK_OK),
          hsk_error_sentence(why ? why->error : HSK_OK));
  return error != BR_ERR_OK;
}
