/* Connects to a real server with the real primitives and writes each handshake message to
   DIR/<target>/<label>-...: record PORT CA.pem CERT.full KEY LABEL SUITE DIR (CERT.full may be "-").
   fuzz/record_handshakes runs it. */
#define _POSIX_C_SOURCE 200809L
#include "blocking.h"
#include "msg/handshake.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *label, *dir;

static void put(const char *target, const uint8_t *data, size_t len)
{
  static unsigned number;
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/%s", dir, target);
  (void)mkdir(path, 0777);
  (void)snprintf(path, sizeof path, "%s/%s/real-%s-%u", dir, target, label, number++);
  FILE *f = fopen(path, "wb");
  if (f == NULL || fwrite(data, 1, len, f) != len || fclose(f) != 0) perror(path);
}

static void observe(void *arg, const hsk_event *e)
{
  static const struct {
    uint32_t type;
    const char *target;
  } targets[] = {{HSK_MSG_CLIENT_HELLO, "client_hello"},
                 {HSK_MSG_SERVER_HELLO, "server_hello"},
                 {HSK_MSG_CERTIFICATE, "certificate"},
                 {HSK_MSG_SERVER_KEY_EXCHANGE, "server_key_exchange"},
                 {HSK_MSG_CERTIFICATE_REQUEST, "certificate_request"},
                 {HSK_MSG_CERTIFICATE_VERIFY, "certificate_verify"},
                 {HSK_MSG_CLIENT_KEY_EXCHANGE, "client_key_exchange"},
                 {HSK_MSG_FINISHED, "finished"}};
  (void)arg;
  if (e->kind != HSK_SAW_MESSAGE || e->content_type != 22) return;
  put("handshake_header", e->message.data, e->message.len < 200 ? e->message.len : 200);
  for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++)
    if (e->message.data[0] == targets[i].type)
      put(targets[i].target, e->message.data + 4, e->message.len - 4);
}

static int receive(void *arg, uint8_t *buf, size_t len)
{
  return (int)read(*(const int *)arg, buf, len);
}

static int transmit(void *arg, const uint8_t *buf, size_t len)
{
  return (int)write(*(const int *)arg, buf, len);
}

static size_t load(const char *path, uint8_t *out, size_t cap)
{
  FILE *f = fopen(path, "rb");
  if (f == NULL) return 0;
  size_t n = fread(out, 1, cap, f);
  fclose(f);
  return n;
}

/* The PEM objects of a file: up to 4, in ders. */
static size_t load_pem(const char *path, uint8_t ders[4][4096], hsk_bytes *list)
{
  static uint8_t pem[32768];
  char kind[32];
  hsk_bytes text = {pem, load(path, pem, sizeof pem)};
  size_t n = 0, pos = 0, len = 0;
  while (n < 4 && hsk_pem_decode(text, &pos, kind, ders[n], 4096, &len).error == HSK_OK) {
    list[n] = (hsk_bytes){ders[n], len};
    n++;
  }
  return n;
}

static int dial(const char *port)
{
  struct sockaddr_in a;
  memset(&a, 0, sizeof a);
  a.sin_family = AF_INET;
  a.sin_port = htons((uint16_t)strtoul(port, NULL, 10));
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  return s >= 0 && connect(s, (struct sockaddr *)&a, sizeof a) == 0 ? s : -1;
}

int main(int argc, char **argv)
{
  static hsk_stream stream;
  static uint8_t ca[4][4096], chain[4][4096], key[4][4096];
  static hsk_bytes ca_list[4], chain_list[4], key_list[4];
  if (argc != 8) return 2;
  label = argv[5];
  dir = argv[7];
  hsk_anchor anchor;
  hsk_private_key parsed;
  uint16_t suite = (uint16_t)strtoul(argv[6], NULL, 16);
  hsk_config cfg = {
      .anchors = &anchor, .anchors_len = 1, .suites = &suite, .suites_len = 1, .observe = observe};
  cfg.now_time = (int64_t)time(NULL);
  if (load_pem(argv[2], ca, ca_list) != 1 || hsk_anchor_from_cert(ca_list[0], &anchor).error != HSK_OK)
    return 2;
  if (strcmp(argv[3], "-") != 0) {
    cfg.chain_len = load_pem(argv[3], chain, chain_list);
    cfg.chain = chain_list;
    if (load_pem(argv[4], key, key_list) != 1) return 2;
    cfg.key_der = key_list[0];
    cfg.key = &parsed;
    if (hsk_private_key_parse(key_list[0].data, key_list[0].len, &parsed).error != HSK_OK) return 2;
  }
  int s = dial(argv[1]);
  if (s < 0) return 3;
  stream.receive = receive;
  stream.send = transmit;
  stream.arg = &s;
  hsk_result r = hsk_stream_connect(&stream, &cfg, "server.example");
  if (r.error != HSK_OK) fprintf(stderr, "%s: %s\n", label, hsk_error_name(r.error));
  if (r.error == HSK_OK) r = hsk_stream_close(&stream);
  close(s);
  return r.error != HSK_OK;
}
