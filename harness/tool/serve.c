/* hardshake serve: its help and its files; the options are serve_options.c, the connections serve_loop.c. */
#include <string.h>
#include "commands.h"
#include "net.h"
#include "report.h"
#include "serve.h"

static const char help[] =
    "usage: hardshake serve [HOST:]PORT --cert FILE --key FILE [options]\n"
    "\n"
    "Serves TLS connections, at most 64 at once, each in memory of a fixed size. Without --root, what comes "
    "is sent\n"
    "back. HOST is 127.0.0.1 if it is not given. PORT 0 is any free one: `listening on PORT` says which.\n"
    "\n"
    "who we are\n"
    "  --cert FILE        our certificate and its intermediates, PEM, our own first (repeatable, up to 16)\n"
    "  --key FILE         its private key, PEM, not encrypted (one for each --cert, in the same order)\n"
    "  --ocsp FILE        an OCSP response in DER, to be stapled to the --cert before it\n"
    "who is served\n"
    "  --request-client-cert  ask for a certificate, and serve clients without one, too\n"
    "  --require-client-cert  serve only clients with a certificate\n"
    "  --client-ca FILE   trust the certificates of this PEM file for clients (repeatable)\n"
    "what is served\n"
    "  --root DIR         answer GET requests with the files below DIR. Links are not followed, and names "
    "that\n"
    "                     begin with a dot are not found\n"
    "what is agreed\n"
    "  --tls1.2, --tls1.3 this version alone (both)\n"
    "  --suites LIST      cipher suites in order of preference, IANA names or hexadecimal numbers\n"
    "  --groups LIST      groups in order of preference, such as x25519,secp256r1\n"
    "  --alpn LIST        application protocols in order of preference, such as h2,http/1.1\n"
    "  --resume           give session tickets, under a key that this process alone has\n"
    "what is shown\n"
    "  --trace            print messages, state transitions, chains and what was agreed on stderr\n"
    "limits\n"
    "  --connections N    end when N connections were served\n"
    "  --timeout SECONDS  longest handshake, request or silence (30; 0: no limit)\n"
    "\n"
    "A connection that fails is told on stderr, and the others go on. SIGTERM and SIGINT close all.\n"
    "exit status: 0 fine; 1 usage; 2 a local error (file, network, configuration)\n";

static int prepare(serve_settings *set)
{
  hsk_config *cfg = &set->cfg;
  hsk_rng rng;
  static hsk_conn trial;
  cfg->credentials = set->credentials;
  cfg->credentials_len = set->chains_len;
  cfg->anchors = set->anchors.anchors;
  cfg->anchors_len = set->anchors.len;
  if (set->resume) {
    if (!hsk_rng_init(&rng, (hsk_bytes){NULL, 0})) {
      fputs("hardshake: no entropy for the ticket key\n", stderr);
      return OUTCOME_LOCAL;
    }
    hsk_rng_bytes(&rng, set->ticket_key, sizeof set->ticket_key);
    hsk_wipe_bytes(&rng, sizeof rng);
    cfg->ticket_key = (hsk_bytes){set->ticket_key, sizeof set->ticket_key};
  }
  /* what is wrong with the configuration is said now, not to the first client */
  hsk_result r = hsk_server(&trial, cfg);
  hsk_wipe(&trial);
  if (r.error == HSK_OK) return 0;
  fprintf(stderr, "hardshake: %s: %s\n", hsk_error_name(r.error), hsk_error_sentence(r.error));
  return OUTCOME_LOCAL;
}

static int run(serve_settings *set)
{
  char host[256] = "127.0.0.1", port[32];
  if (strchr(set->target, ':') == NULL && strlen(set->target) < sizeof port)
    memcpy(port, set->target, strlen(set->target) + 1);
  else if (net_split(set->target, host, sizeof host, port, sizeof port) != 0)
    return serve_usage("not PORT, HOST:PORT or [ADDRESS]:PORT", set->target);
  int status = prepare(set);
  if (status != 0) return status;
  unsigned bound;
  int listener = net_listen(host, port, &bound);
  if (listener < 0) return OUTCOME_LOCAL;
  printf("listening on %u\n", bound);
  fflush(stdout);
  return serve_run(set, listener);
}

int command_serve(int argc, char **argv)
{
  static serve_settings set;
  int option;
  set.root = -1;
  set.timeout = 30;
  while ((option = getopt_long(argc, argv, "", serve_options, NULL)) != -1) {
    if (option == SERVE_HELP) {
      fputs(help, stdout);
      return 0;
    }
    int status = serve_option(&set, option);
    if (status != 0) return status;
  }
  if (optind + 1 != argc) return serve_usage("one PORT is wanted", NULL);
  set.target = argv[optind];
  if (set.chains_len == 0) return serve_usage("--cert and --key are wanted", NULL);
  if (set.chains_len != set.keys_len) return serve_usage("each --cert wants its --key", NULL);
  if (set.cfg.client_auth != HSK_AUTH_OFF && set.anchors.len == 0)
    return serve_usage("--client-ca is wanted: no client is trusted without it", NULL);
  int status = run(&set);
  for (size_t i = 0; i < set.keys_len; i++)
    file_drop(&set.credentials[i].key_der);
  hsk_wipe_bytes(set.ticket_key, sizeof set.ticket_key);
  return status;
}
