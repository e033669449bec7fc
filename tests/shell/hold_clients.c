/* Clients of OpenSSL that hold connections: hold_clients PORT COUNT CA.pem. It prints "held COUNT" when all stand, in both versions by turns; a line on standard
   input makes each say a word of its own and wait for the echo, then "echoed COUNT"; the end of standard input closes them. */
#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static void die(const char *why, int i)
{
  fprintf(stderr, "hold_clients: %s, connection %d\n", why, i);
  ERR_print_errors_fp(stderr);
  exit(1);
}

static SSL *hold(SSL_CTX *ctx, int port, int i)
{
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  int version = i % 2 == 0 ? TLS1_3_VERSION : TLS1_2_VERSION, fd = socket(AF_INET, SOCK_STREAM, 0);
  SSL *ssl = SSL_new(ctx);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) != 0) die("cannot connect", i);
  if (ssl == NULL || SSL_set_fd(ssl, fd) != 1 || SSL_set1_host(ssl, "server.example") != 1 ||
      SSL_set_min_proto_version(ssl, version) != 1 || SSL_set_max_proto_version(ssl, version) != 1)
    die("cannot be set up", i);
  if (SSL_connect(ssl) != 1) die("no handshake", i);
  return ssl;
}

static void echo(SSL *ssl, int i)
{
  char word[32], back[32];
  int len = snprintf(word, sizeof word, "word %d", i);
  if (SSL_write(ssl, word, len) != len || SSL_read(ssl, back, sizeof back) != len ||
      memcmp(word, back, (size_t)len) != 0)
    die("no echo", i);
}

int main(int argc, char **argv)
{
  int count = argc == 4 ? atoi(argv[2]) : 0;
  SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
  SSL **all = calloc((size_t)count + 1, sizeof *all);
  if (count <= 0 || ctx == NULL || all == NULL || SSL_CTX_load_verify_locations(ctx, argv[3], NULL) != 1)
    die("usage: hold_clients PORT COUNT CA.pem", 0);
  SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
  SSL_CTX_set_mode(ctx, SSL_MODE_RELEASE_BUFFERS);
  for (int i = 0; i < count; i++)
    all[i] = hold(ctx, atoi(argv[1]), i);
  printf("held %d\n", count);
  fflush(stdout);
  for (char line[16]; fgets(line, sizeof line, stdin) != NULL;) {
    for (int i = 0; i < count; i++)
      echo(all[i], i);
    printf("echoed %d\n", count);
    fflush(stdout);
  }
  for (int i = 0; i < count; i++)
    if (SSL_shutdown(all[i]) < 0 || SSL_shutdown(all[i]) != 1) die("no close_notify", i);
  printf("closed %d\n", count);
  return 0;
}
