/* hardshake connect: files; the options are connect_options.c, the connection itself is session.c. */
#include <errno.h>
#include <string.h>
#include <time.h>
#include "commands.h"
#include "connect.h"
#include "net.h"
#include "trace.h"

static const char help[] =
    "usage: hardshake connect HOST:PORT --ca FILE [options]\n"
    "\n"
    "Opens a TLS connection, checks the server's certificate, sends standard input and prints what comes "
    "back.\n"
    "HOST is a name or an address; an IPv6 address stands in brackets: [::1]:443. At the end of standard "
    "input\n"
    "close_notify is sent, and what still arrives is printed until the server closes.\n"
    "\n"
    "who is trusted, who we are\n"
    "  --ca FILE          trust the certificates of this PEM file (repeatable; at least one)\n"
    "  --name NAME        DNS name or IP address that the server's certificate must be for (HOST)\n"
    "  --time SECONDS     judge certificates at this time, in seconds since 1970 (now)\n"
    "  --cert FILE        our certificate and its intermediates, PEM, our own first\n"
    "  --key FILE         our private key, PEM: PKCS#8, PKCS#1 or SEC 1, not encrypted\n"
    "what is offered\n"
    "  --tls1.2, --tls1.3 this version alone (both)\n"
    "  --suites LIST      cipher suites in order of preference, IANA names or hexadecimal numbers (all that "
    "we have)\n"
    "  --groups LIST      groups in order of preference, such as x25519,secp256r1,ffdhe2048\n"
    "  --key-shares LIST  TLS 1.3: one or two groups that a key share is sent for (the first of --groups)\n"
    "  --alpn LIST        application protocols in order of preference, such as h2,http/1.1\n"
    "  --record-size-limit N  longest record that we want to receive, 64 to 16385 bytes (RFC 8449)\n"
    "  --ocsp MODE        stapled OCSP responses: off, preferred or required (off)\n"
    "  --no-ems           do not offer the extended master secret (RFC 7627)\n"
    "  --require-ems      refuse a server without it\n"
    "  --session FILE     resume the session in FILE if there is one, and keep the newest there (a secret)\n"
    "what else is done\n"
    "  --key-update       TLS 1.3: new keys in both directions as soon as the connection stands\n"
    "  --export LABEL:CONTEXT:LENGTH  print exported keying material (RFC 5705, RFC 8446 7.5) on stderr; "
    "CONTEXT is\n"
    "                     hexadecimal, or empty for none\n"
    "what is shown\n"
    "  --trace            print messages, state transitions, the chain and what was agreed on stderr\n"
    "  --keylog FILE      append the secrets to FILE in the NSS key log format (for debugging: whoever "
    "reads\n"
    "                     the file can read the connection)\n"
    "limits\n"
    "  --timeout SECONDS  longest silence in the handshake and at the close (30; 0: no limit)\n"
    "  --chunk N          receive and send at most N bytes at a time (a debugging aid)\n"
    "  --out N            use an output buffer of N bytes, at least 64 (a debugging aid)\n"
    "\n"
    "exit status: 0 fine; 1 usage; 2 a local error (file, network, configuration); 3 the server broke the "
    "protocol\n"
    "or chose what we do not accept; 4 its certificate was refused; 5 it sent a fatal alert; 6 the "
    "connection ended\n"
    "without close_notify or fell silent\n";

static void write_keylog(void *arg, const char *label, const uint8_t client_random[32], const uint8_t *secret,
                         size_t len)
{
  FILE *f = arg;
  fprintf(f, "%s ", label);
  for (size_t i = 0; i < 32; i++)
    fprintf(f, "%02x", hsk_u8(client_random, i));
  fputc(' ', f);
  for (size_t i = 0; i < len; i++)
    fprintf(f, "%02x", hsk_u8(secret, i));
  fputc('\n', f);
  fflush(f);
}

static int load_files(settings *set)
{
  hsk_config *cfg = &set->cfg;
  if (set->cert != NULL) {
    if (chain_read(set->cert, &set->chain) != 0) return OUTCOME_LOCAL;
    if (key_read(set->key, &set->credential.key_der, &set->private_key) != 0) return OUTCOME_LOCAL;
    set->credential.chain = set->chain.certs;
    set->credential.chain_len = set->chain.len;
    set->credential.key = &set->private_key;
    cfg->credentials = &set->credential;
    cfg->credentials_len = 1;
  }
  if (set->resume.path != NULL) {
    int found = sessions_load(&set->resume);
    if (found < 0) return OUTCOME_LOCAL;
    if (found) cfg->session = &set->resume.session;
    cfg->new_session = sessions_save;
    cfg->new_session_arg = &set->resume;
  }
  if (set->keylog != NULL) {
    FILE *f = fopen(set->keylog, "a");
    if (f == NULL) {
      fprintf(stderr, "hardshake: %s: %s\n", set->keylog, strerror(errno));
      return OUTCOME_LOCAL;
    }
    cfg->keylog = write_keylog;
    cfg->keylog_arg = f;
  }
  return 0;
}

static int run(settings *set)
{
  static tracer t;
  char host[256], port[32];
  hsk_config *cfg = &set->cfg;
  if (net_split(set->target, host, sizeof host, port, sizeof port) != 0)
    return connect_usage("not HOST:PORT or [ADDRESS]:PORT", set->target);
  int status = load_files(set);
  if (status != 0) return status;
  cfg->anchors = set->anchors.anchors;
  cfg->anchors_len = set->anchors.len;
  if (set->session.trace) {
    t.cfg = cfg;
    cfg->observe = trace_event;
    cfg->observe_arg = &t;
  }
  set->session.cfg = cfg;
  set->session.name = set->name != NULL ? set->name : host;
  set->session.socket = net_dial(host, port, set->session.timeout);
  if (set->session.socket < 0) return OUTCOME_LOCAL;
  return (int)session_run(&set->session);
}

int command_connect(int argc, char **argv)
{
  static settings set;
  int option;
  set.cfg.now_time = (int64_t)time(NULL);
  set.session.timeout = 30;
  while ((option = getopt_long(argc, argv, "", connect_options, NULL)) != -1) {
    if (option == O_HELP) {
      fputs(help, stdout);
      return 0;
    }
    int status = connect_option(&set, option);
    if (status != 0) return status;
  }
  if (optind + 1 != argc) return connect_usage("one HOST:PORT is wanted", NULL);
  set.target = argv[optind];
  if (set.anchors.len == 0) return connect_usage("--ca is wanted: nobody is trusted without it", NULL);
  if ((set.cert == NULL) != (set.key == NULL)) return connect_usage("--cert and --key belong together", NULL);
  int status = run(&set);
  file_drop(&set.credential.key_der);
  return status;
}
