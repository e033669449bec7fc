/* Connects to a real server with the real primitives and writes each handshake message to
   DIR/<target>/<label>-...: record PORT CA.pem CERT.full KEY LABEL SUITE DIR (CERT.full may be "-").
   fuzz/record_handshakes runs it. */
#define _POSIX_C_SOURCE 200809L
#include "blocking.h"
#include "seeds.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static void observe(void *arg, const hsk_event *e)
{
  (void)arg;
  if (e->kind == HSK_SAW_MESSAGE && e->content_type == 22) seeds_message(e->message.data, e->message.len);
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
  static char label[64];
  (void)snprintf(label, sizeof label, "real-%s", argv[5]);
  seeds_label = label;
  seeds_dir = argv[7];
  hsk_anchor anchor;
  hsk_private_key parsed;
  uint16_t suite = (uint16_t)strtoul(argv[6], NULL, 16);
  hsk_config cfg = {
      .anchors = &anchor, .anchors_len = 1, .suites = &suite, .suites_len = 1, .observe = observe};
  hsk_credential own = {0};
  cfg.max_version = HSK_TLS12;
  cfg.now_time = (int64_t)time(NULL);
  if (load_pem(argv[2], ca, ca_list) != 1 || hsk_anchor_from_cert(ca_list[0], &anchor).error != HSK_OK)
    return 2;
  if (strcmp(argv[3], "-") != 0) {
    own.chain_len = load_pem(argv[3], chain, chain_list);
    own.chain = chain_list;
    if (load_pem(argv[4], key, key_list) != 1) return 2;
    own.key_der = key_list[0];
    own.key = &parsed;
    cfg.credentials = &own;
    cfg.credentials_len = 1;
    if (hsk_private_key_parse(key_list[0].data, key_list[0].len, &parsed).error != HSK_OK) return 2;
  }
  int s = dial(argv[1]);
  if (s < 0) return 3;
  stream.receive = receive;
  stream.send = transmit;
  stream.arg = &s;
  hsk_result r = hsk_stream_connect(&stream, &cfg, "server.example");
  if (r.error != HSK_OK) fprintf(stderr, "%s: %s\n", seeds_label, hsk_error_name(r.error));
  if (r.error == HSK_OK) r = hsk_stream_close(&stream);
  close(s);
  return r.error != HSK_OK;
}
