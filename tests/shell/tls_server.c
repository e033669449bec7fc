/* A server for the shell tests: answers connections one after another, echoes what it gets, prints a line for each.
   usage: tls_server OPTION... (see main); prints its port first */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include "files.h"
#include "hardshake.h"

enum { LIST_MAX = 16 };

static struct {
  hsk_config cfg;
  hsk_credential credentials[LIST_MAX];
  cert_list chains[LIST_MAX];
  hsk_private_key keys[LIST_MAX];
  hsk_bytes ders[LIST_MAX], staple;
  anchor_list anchors;
  uint16_t groups[LIST_MAX], suites[LIST_MAX];
  hsk_bytes alpn[LIST_MAX];
  size_t chunk, out_cap;
  const char *label; /* of keys to export */
  int count, elsewhere, update;
} s;

static void die(const char *why)
{
  fprintf(stderr, "tls_server: %s\n", why);
  exit(2);
}

static void write_keylog(void *arg, const char *label, const uint8_t client_random[32], const uint8_t *secret,
                         size_t len)
{
  FILE *f = arg;
  fprintf(f, "%s ", label);
  for (size_t i = 0; i < 32; i++)
    fprintf(f, "%02x", client_random[i]);
  fputc(' ', f);
  for (size_t i = 0; i < len; i++)
    fprintf(f, "%02x", secret[i]);
  fputc('\n', f);
  fflush(f);
}

static size_t numbers(char *text, uint16_t *out)
{
  size_t n = 0;
  for (char *p = strtok(text, ","); p != NULL && n < LIST_MAX; p = strtok(NULL, ","))
    out[n++] = (uint16_t)strtoul(p, NULL, 16);
  return n;
}

static size_t names(char *text, hsk_bytes *out)
{
  size_t n = 0;
  for (char *p = strtok(text, ","); p != NULL && n < LIST_MAX; p = strtok(NULL, ","))
    out[n++] = (hsk_bytes){(const uint8_t *)p, strlen(p)};
  return n;
}

static void add_credential(const char *name)
{
  char path[512];
  size_t i = s.cfg.credentials_len;
  hsk_credential *c = &s.credentials[i];
  if (i == LIST_MAX) die("too many certificates");
  snprintf(path, sizeof path, "%s.full", name);
  if (chain_read(path, &s.chains[i]) != 0) exit(2);
  snprintf(path, sizeof path, "%s.key", name);
  if (key_read(path, &s.ders[i], &s.keys[i]) != 0) exit(2);
  c->chain = s.chains[i].certs;
  c->chain_len = s.chains[i].len;
  c->key_der = s.ders[i];
  c->key = &s.keys[i];
  s.cfg.credentials_len++;
}

static void options(int argc, char **argv)
{
  static uint8_t ticket_key[32] = "a key that no other process has";
  for (int i = 1; i < argc; i++) {
    const char *o = argv[i];
    char *v = i + 1 < argc ? argv[++i] : NULL;
    if (v == NULL) die("an option lacks its value");
    if (!strcmp(o, "--cert"))
      add_credential(v);
    else if (!strcmp(o, "--ca")) {
      if (anchors_add(v, &s.anchors) != 0) exit(2);
    } else if (!strcmp(o, "--staple")) {
      if (file_read(v, &s.staple) != 0) exit(2);
    } else if (!strcmp(o, "--client-auth"))
      s.cfg.client_auth = (uint32_t)atoi(v);
    else if (!strcmp(o, "--groups"))
      s.cfg.groups_len = numbers(v, s.groups);
    else if (!strcmp(o, "--suites"))
      s.cfg.suites_len = numbers(v, s.suites);
    else if (!strcmp(o, "--alpn"))
      s.cfg.alpn_len = names(v, s.alpn);
    else if (!strcmp(o, "--tickets")) {
      s.cfg.tickets = (uint32_t)atoi(v);
      s.cfg.ticket_key = (hsk_bytes){ticket_key, sizeof ticket_key};
    } else if (!strcmp(o, "--limit"))
      s.cfg.record_size_limit = (uint32_t)atoi(v);
    else if (!strcmp(o, "--max"))
      s.cfg.max_version = (uint32_t)strtoul(v, NULL, 16);
    else if (!strcmp(o, "--min"))
      s.cfg.min_version = (uint32_t)strtoul(v, NULL, 16);
    else if (!strcmp(o, "--chunk"))
      s.chunk = (size_t)atoi(v);
    else if (!strcmp(o, "--out"))
      s.out_cap = (size_t)atoi(v);
    else if (!strcmp(o, "--count"))
      s.count = atoi(v);
    else if (!strcmp(o, "--elsewhere"))
      s.elsewhere = atoi(v);
    else if (!strcmp(o, "--stateless"))
      s.cfg.stateless_retry = (uint32_t)atoi(v);
    else if (!strcmp(o, "--export"))
      s.label = v;
    else if (!strcmp(o, "--keylog")) {
      if ((s.cfg.keylog_arg = fopen(v, "a")) == NULL) die(v);
      s.cfg.keylog = write_keylog;
    } else
      die(o);
  }
  for (size_t i = 0; i < s.cfg.credentials_len; i++) {
    s.credentials[i].ocsp_response = s.staple;
    if (s.elsewhere) s.credentials[i].key = NULL;
  }
  s.cfg.credentials = s.credentials;
  s.cfg.anchors = s.anchors.anchors;
  s.cfg.anchors_len = s.anchors.len;
  s.cfg.groups = s.groups;
  s.cfg.suites = s.suites;
  s.cfg.alpn = s.alpn;
}

/* What a key that is elsewhere does. */
static hsk_result sign_elsewhere(hsk_conn *c, hsk_io *io)
{
  uint32_t scheme;
  size_t which, len;
  uint8_t digest[HSK_HASH_MAX], signature[HSK_SIGNATURE_MAX];
  hsk_rng rng;
  hsk_result r = hsk_to_sign(c, &scheme, &which, digest);
  if (r.error != HSK_OK) return r;
  if (!hsk_rng_init(&rng, (hsk_bytes){NULL, 0}) ||
      !hsk_sign(scheme, s.ders[which].data, &s.keys[which], &rng, digest, signature, &len))
    die("cannot sign");
  return hsk_signed(c, &s.cfg, io, (hsk_bytes){signature, len});
}

static hsk_result decrypt_elsewhere(hsk_conn *c, hsk_io *io)
{
  uint32_t version;
  size_t which;
  hsk_bytes ciphertext;
  uint8_t premaster[HSK_PREMASTER_LEN];
  hsk_rng rng;
  hsk_result r = hsk_to_decrypt(c, io, &version, &which, &ciphertext);
  if (r.error != HSK_OK) return r;
  if (!hsk_rng_init(&rng, (hsk_bytes){NULL, 0}) ||
      !hsk_rsa_decrypt_premaster(s.ders[which].data, &s.keys[which], &rng, version, ciphertext, premaster))
    die("cannot decrypt");
  return hsk_decrypted(c, &s.cfg, io, (hsk_bytes){premaster, sizeof premaster});
}

static int send_all(int fd, hsk_io *io)
{
  for (size_t at = 0; at < io->out_len;) {
    ssize_t n = send(fd, io->out + at, io->out_len - at, MSG_NOSIGNAL);
    if (n <= 0) return 0;
    at += (size_t)n;
  }
  io->out_len = 0;
  return 1;
}

static void report(const hsk_conn *c, const char *word)
{
  const hsk_failure *f = hsk_failed(c);
  hsk_bytes alpn = hsk_alpn_of(c, &s.cfg);
  printf("%s version=%04x suite=%s group=%04x resumed=%d retried=%d certified=%d credential=%u alpn=%.*s",
         word, hsk_version_of(c), hsk_suite_name(hsk_suite_of(c)), hsk_group_of(c), hsk_was_resumed(c),
         c->retried, c->peer_certified, (unsigned)c->credential, (int)alpn.len,
         alpn.len ? (const char *)alpn.data : "");
  uint8_t out[20];
  if (s.label != NULL && hsk_export(c, s.label, (hsk_bytes){NULL, 0}, out, sizeof out).error == HSK_OK) {
    printf(" exported=");
    for (size_t i = 0; i < sizeof out; i++)
      printf("%02x", out[i]);
  }
  if (f != NULL)
    printf(" error=%s at=%zu alert=%u received=%u state=%s", hsk_error_name(f->error), f->at, f->alert_sent,
           f->alert_received, hsk_state_name(f->state));
  printf("\n");
  fflush(stdout);
}

static void serve(int fd)
{
  static hsk_conn c;
  static uint8_t in[HSK_RECORD_MAX], out[HSK_RECORD_MAX], work[HSK_WORK_LEN];
  static uint8_t data[16384];
  size_t have = 0, sent = 0;
  int told = 0, forgot = 0;
  hsk_io io = {.in = in,
               .out = out,
               .out_cap = s.out_cap ? s.out_cap : sizeof out,
               .work = work,
               .work_cap = sizeof work};
  s.cfg.now_time = (int64_t)time(NULL);
  hsk_result r = hsk_server(&c, &s.cfg);
  if (r.error != HSK_OK) die(hsk_error_name(r.error));
  for (;;) {
    r = hsk_step(&c, &s.cfg, &io);
    if (r.error == HSK_OK && (hsk_wants(&c) & (HSK_WANT_SIGN | HSK_WANT_DECRYPT))) {
      if (!send_all(fd, &io)) break;
      r = hsk_wants(&c) & HSK_WANT_SIGN ? sign_elsewhere(&c, &io) : decrypt_elsewhere(&c, &io);
      if (r.error == HSK_OK) continue;
    }
    if (!send_all(fd, &io)) break;
    if (r.error != HSK_OK && !(hsk_wants(&c) & HSK_HAVE_OUT)) break;
    if (s.cfg.stateless_retry && !forgot && hsk_was_retried(&c) && (hsk_wants(&c) & HSK_WANT_IN)) {
      /* the HelloRetryRequest has left: a context that knows nothing of it goes on */
      hsk_wipe(&c);
      memset(work, 0, sizeof work);
      if ((r = hsk_server(&c, &s.cfg)).error != HSK_OK) break;
      forgot = 1;
    }
    uint32_t wants = hsk_wants(&c);
    if ((wants & HSK_CAN_WRITE) && !told) {
      report(&c, "connected");
      told = 1;
    }
    if (wants & (HSK_HAVE_APP | HSK_CAN_WRITE)) {
      size_t got;
      if (have == 0 && hsk_read(&c, &io, data, sizeof data, &got).error == HSK_OK) have = got;
      while (have != sent) {
        size_t taken;
        if (hsk_write(&c, &io, data + sent, have - sent, &taken).error != HSK_OK) break;
        sent += taken;
        if (!send_all(fd, &io)) break;
      }
      if (have != 0) {
        have = sent = 0;
        continue;
      }
    }
    if (wants & HSK_CLOSED) break;
    if (!(wants & HSK_WANT_IN)) continue;
    if (io.in_used != 0) {
      memmove(in, in + io.in_used, io.in_len - io.in_used);
      io.in_len -= io.in_used;
      io.in_used = 0;
    }
    size_t room = sizeof in - io.in_len;
    if (s.chunk != 0 && room > s.chunk) room = s.chunk;
    ssize_t n = recv(fd, in + io.in_len, room, 0);
    if (n <= 0) {
      r = hsk_eof(&c);
      break;
    }
    io.in_len += (size_t)n;
  }
  report(&c, hsk_failed(&c) ? "failed" : "closed");
  hsk_wipe(&c);
  /* what the client still sends must not reset what we sent */
  shutdown(fd, SHUT_WR);
  for (struct timeval wait = {1, 0}; setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait) == 0;)
    if (recv(fd, in, sizeof in, 0) <= 0) break;
  close(fd);
}

int main(int argc, char **argv)
{
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t len = sizeof a;
  int on = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  s.count = 1;
  s.cfg.max_version = HSK_TLS13;
  options(argc, argv);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof a) != 0 || listen(fd, 8) != 0 ||
      getsockname(fd, (struct sockaddr *)&a, &len) != 0)
    die("no port");
  printf("%u\n", (unsigned)ntohs(a.sin_port));
  fflush(stdout);
  for (int i = 0; i < s.count; i++) {
    int peer = accept(fd, NULL, NULL);
    if (peer < 0) die("accept");
    serve(peer);
  }
  return 0;
}
