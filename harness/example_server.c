#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "blocking.h"
static int from_peer(void *fd, uint8_t *buf, size_t len)
{
  return (int)read(*(int *)fd, buf, len);
}
static int to_peer(void *fd, const uint8_t *buf, size_t len)
{
  return (int)send(*(int *)fd, buf, len, MSG_NOSIGNAL);
}
int main(int argc, char **argv) /* PORT CERTIFICATE.der KEY.der */
{
  static uint8_t der[2][4096], request[4096], page[] = "HTTP/1.0 200 OK\r\n\r\nhello\n";
  static hsk_stream tls = {.receive = from_peer, .send = to_peer};
  FILE *f[2] = {argc == 4 ? fopen(argv[2], "rb") : NULL, argc == 4 ? fopen(argv[3], "rb") : NULL};
  if (f[0] == NULL || f[1] == NULL) return 2;
  hsk_bytes chain = {der[0], fread(der[0], 1, 4096, f[0])}, key_der = {der[1], fread(der[1], 1, 4096, f[1])};
  hsk_private_key key;
  if (hsk_private_key_parse(key_der.data, key_der.len, &key).error != HSK_OK) return 2;
  hsk_credential own = {.chain = &chain, .chain_len = 1, .key_der = key_der, .key = &key};
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1]))};
  int peer, fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, (struct sockaddr *)&at, sizeof at) != 0 || listen(fd, 8) != 0) return 2;
  for (tls.arg = &peer; (peer = accept(fd, NULL, NULL)) >= 0; close(peer)) {
    hsk_config cfg = {.credentials = &own, .credentials_len = 1, .now_time = time(NULL)};
    size_t got;
    hsk_result r = hsk_stream_accept(&tls, &cfg);
    if (r.error == HSK_OK) r = hsk_stream_read(&tls, request, sizeof request, &got);
    if (r.error == HSK_OK) r = hsk_stream_write(&tls, page, sizeof page - 1);
    if (r.error == HSK_OK) r = hsk_stream_close(&tls);
    fprintf(stderr, "%s: %s\n", hsk_error_name(r.error), hsk_error_sentence(r.error));
  }
  return 1;
}
