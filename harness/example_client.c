#include <netdb.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
#include "blocking.h"
static int from_peer(void *fd, uint8_t *buf, size_t len)
{
  return (int)read(*(int *)fd, buf, len);
}
static int to_peer(void *fd, const uint8_t *buf, size_t len)
{
  return (int)write(*(int *)fd, buf, len);
}
int main(int argc, char **argv) /* HOST PORT CA.der */
{
  static uint8_t ca[4096], page[4096];
  static hsk_stream tls = {.receive = from_peer, .send = to_peer};
  struct addrinfo *to;
  hsk_anchor anchor;
  FILE *f = argc == 4 ? fopen(argv[3], "rb") : NULL;
  if (f == NULL || getaddrinfo(argv[1], argv[2], NULL, &to) != 0) return 2;
  int fd = socket(to->ai_family, SOCK_STREAM, 0);
  if (connect(fd, to->ai_addr, to->ai_addrlen) != 0) return 2;
  hsk_config cfg = {.anchors = &anchor, .anchors_len = 1, .now_time = time(NULL)};
  tls.arg = &fd;
  hsk_result r = hsk_anchor_from_cert((hsk_bytes){ca, fread(ca, 1, sizeof ca, f)}, &anchor);
  if (r.error == HSK_OK) r = hsk_stream_connect(&tls, &cfg, argv[1]);
  if (r.error == HSK_OK) r = hsk_stream_write(&tls, (const uint8_t *)"GET / HTTP/1.0\r\n\r\n", 18);
  for (size_t got = 1; r.error == HSK_OK && got > 0; fwrite(page, 1, got, stdout))
    r = hsk_stream_read(&tls, page, sizeof page, &got);
  if (r.error == HSK_OK) r = hsk_stream_close(&tls);
  fprintf(stderr, "%s: %s\n", hsk_error_name(r.error), hsk_error_sentence(r.error));
  return r.error != HSK_OK;
}
