/* What `openssl s_server` says about ClientHellos: a connection for each, which ends behind the one record that holds it. */
#include "peers.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  const char *name, *version; /* version: an option of s_server */
} server;
static const server servers[] = {
    {"s_server-12", "-tls1_2"}, {"s_server-13", "-tls1_3"}, {"s_server-both", "-no_comp"}};

/* base: a client, and the servers that are asked about its ClientHello */
typedef struct {
  const char *name;
  peer_options options;
  unsigned servers; /* bit i: servers[i] */
} base;
static const base bases[] = {
    {"12", {TLS1_2_VERSION, "ECDHE+AESGCM:DHE+AESGCM", WITH_TICKET | WITH_OFFERS | WITH_STATUS}, 1 | 4},
    {"13", {TLS1_3_VERSION, NULL, WITH_OFFERS | WITH_STATUS}, 2 | 4},
    {"psk", {TLS1_3_VERSION, NULL, WITH_EARLY}, 2},
    {"both", {TLS1_3_VERSION, NULL, WITH_BOTH | WITH_OFFERS}, 1 | 4},
};

static pid_t running;

static void stop(void)
{
  if (running > 0) {
    kill(running, SIGKILL);
    waitpid(running, NULL, 0);
  }
  running = 0;
}

static char *whole_file(const char *path)
{
  FILE *f = fopen(path, "rb");
  bytes b = {0};
  char part[65536];
  size_t n;
  if (f == NULL) die("no %s", path);
  while ((n = fread(part, 1, sizeof part, f)) > 0)
    bytes_add(&b, part, n);
  fclose(f);
  for (size_t i = 0; i < b.len; i++)
    if (b.data[i] == 0) b.data[i] = '?'; /* what clients sent may be in a log */
  bytes_add(&b, "", 1);
  return (char *)b.data;
}

static void nap(void)
{
  nanosleep(&(struct timespec){0, 5000000}, NULL);
}

/* start runs s_server with its output in the file log; the answer is its port. */
static uint16_t start(const server *s, const char *certs, const char *log)
{
  char cert[256], key[256], chain[256];
  snprintf(cert, sizeof cert, "%s/server-p256.pem", certs);
  snprintf(key, sizeof key, "%s/server-p256.key", certs);
  snprintf(chain, sizeof chain, "%s/server-p256.chain", certs);
  unlink(log);
  running = fork();
  if (running < 0) die("no process");
  if (running == 0) {
    int out = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0644), in = open("/dev/null", O_RDONLY);
    dup2(in, 0), dup2(out, 1), dup2(out, 2);
    alarm(300); /* it never outlives the test by more, whatever happens to us */
    execlp("stdbuf", "stdbuf", "-oL", "openssl", "s_server", "-accept", "127.0.0.1:0", "-rev", "-cert", cert,
           "-key", key, "-cert_chain", chain, "-alpn", "h2,http/1.1", s->version, (char *)NULL);
    _exit(127);
  }
  atexit(stop);
  for (int i = 0; i < 2000; i++, nap()) {
    if (access(log, R_OK) != 0) continue;
    char *text = whole_file(log), *at = strstr(text, "\nACCEPT 127.0.0.1:");
    unsigned port = 0;
    int found = at != NULL && strchr(at + 1, '\n') != NULL && sscanf(at, "\nACCEPT 127.0.0.1:%u", &port) == 1;
    free(text);
    if (found) return (uint16_t)port;
    if (waitpid(running, NULL, WNOHANG) != 0) break;
  }
  die("s_server does not start: see %s", log);
}

/* ask sends one record and reads the whole answer; the alert, or ACCEPTED if a handshake message came first. */
static void ask(uint16_t port, const bytes *message, verdict *v)
{
  struct sockaddr_in to = {
      .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  bytes record = {0};
  uint8_t answer[16384], more[4096];
  size_t got = 0;
  ssize_t n;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  if (s < 0 || connect(s, (struct sockaddr *)&to, sizeof to) != 0) die("s_server does not listen");
  setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){10, 0}, sizeof(struct timeval));
  const uint8_t header[5] = {22, 3, 1, (uint8_t)(message->len >> 8), (uint8_t)message->len};
  bytes_add(&record, header, sizeof header);
  bytes_add(&record, message->data, message->len);
  if (send(s, record.data, record.len, MSG_NOSIGNAL) != (ssize_t)record.len) die("s_server does not read");
  shutdown(s, SHUT_WR);
  while (got < sizeof answer && (n = recv(s, answer + got, sizeof answer - got, 0)) > 0)
    got += (size_t)n;
  while (recv(s, more, sizeof more, 0) > 0) {
  }
  close(s);
  bytes_free(&record);
  v->outcome = INCOMPLETE;
  v->alert = HSK_NO_ALERT;
  snprintf(v->why, sizeof v->why, "-");
  if (got >= 7 && answer[0] == 21) v->outcome = REFUSED, v->alert = answer[6];
  if (got >= 6 && answer[0] == 22) v->outcome = ACCEPTED;
}

static char *error_line(char *block, char *end)
{
  char *last = NULL;
  for (char *at = strstr(block, ":error:"); at != NULL && at < end; at = strstr(at + 1, ":error:"))
    last = at;
  return last;
}

/* reasons reads why from the log: a block for each connection, in their order. A server that refuses without an alert shows here. */
static void reasons(const char *log, test_case *cases, size_t count)
{
  static const char head[] = "CONNECTION FAILURE\n";
  char *text = NULL, *at = NULL;
  for (int i = 0; i < 1000; i++, nap()) { /* until the last connection is in the log, too */
    size_t n = 0;
    free(text);
    text = whole_file(log);
    for (at = text; (at = strstr(at, head)) != NULL && strstr(at, ":error:") != NULL; at++)
      n++;
    if (n >= count) break;
  }
  at = strstr(text, head);
  for (size_t i = 0; i < count; i++) {
    if (at == NULL) die("%s lacks connections", log);
    char *next = strstr(at + 1, head), *end = next != NULL ? next : at + strlen(at);
    char *line = error_line(at, end), reason[64] = "no reason";
    if (line != NULL) sscanf(line, ":error:%*[^:]:%*[^:]:%*[^:]:%63[^:]", reason);
    verdict *v = &cases[i].theirs;
    int eof = strcmp(reason, "unexpected eof while reading") == 0;
    if (eof && v->outcome == REFUSED)
      v->outcome = INCOMPLETE; /* that alert is for our end of the connection */
    if (!eof && v->outcome == INCOMPLETE) v->outcome = REFUSED;
    if (v->outcome == REFUSED) snprintf(v->why, sizeof v->why, "%s", reason);
    at = next;
  }
  free(text);
}

static void client_hello_of(const peer_options *options, bytes *message)
{
  SSL *ssl[2];
  bytes b = {0};
  peers_setup(options);
  if (options->with & WITH_EARLY) peers_resume();
  peers_new(ssl);
  size_t got;
  if (options->with & WITH_EARLY)
    SSL_write_early_data(ssl[CLIENT], "early", 5, &got);
  else
    SSL_do_handshake(ssl[CLIENT]);
  drained(ssl[CLIENT], &b);
  if (b.len < 5) die("no ClientHello");
  size_t len = (size_t)b.data[3] << 8 | b.data[4];
  bytes_add(message, b.data + 5, len);
  bytes_free(&b);
  SSL_free(ssl[CLIENT]);
  SSL_free(ssl[SERVER]);
}

void server_cases(case_list *cases, const char *out)
{
  char certs[200], log[256], scenario[64];
  if (!case_wanted(cases, KIND_CLIENT_HELLO)) return;
  snprintf(certs, sizeof certs, "%s/certs", out);
  for (size_t i = 0; i < sizeof servers / sizeof *servers; i++) {
    size_t first = cases->count;
    for (size_t j = 0; j < sizeof bases / sizeof *bases; j++) {
      if (!(bases[j].servers >> i & 1)) continue;
      bytes message = {0};
      client_hello_of(&bases[j].options, &message);
      snprintf(scenario, sizeof scenario, "%s/%s", servers[i].name, bases[j].name);
      mutate(cases, KIND_CLIENT_HELLO, scenario, &message, 800);
      bytes_free(&message);
    }
    snprintf(log, sizeof log, "%s/%s.log", out, servers[i].name);
    uint16_t port = start(&servers[i], certs, log);
    for (size_t j = first; j < cases->count; j++)
      ask(port, &cases->at[j].message, &cases->at[j].theirs);
    reasons(log, cases->at + first, cases->count - first);
    stop();
  }
}
