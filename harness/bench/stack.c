/* bench-stack: sizes of contexts, and the stack that a client handshake uses. Each call of the client runs in a thread of its own whose
   stack was painted before; the deepest byte that lost its paint, less that of an empty thread, is the call's depth. The primitives
   are measured in the same way, each alone. It is linked with -z now, for the dynamic linker's stack is not ours. Prints lines: what,
   bytes. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench.h"
#include "peer.h"
#include "seam.h"

enum { STACK = 256 * 1024, PAINT = 0xA5 };
static uint8_t *stack;
static uintptr_t entry; /* where the stack stood when the work began */

typedef struct {
  void (*work)(void);
} job;

static void *begin(void *arg)
{
  uint8_t here;
  entry = (uintptr_t)&here;
  ((job *)arg)->work();
  return NULL;
}

/* The deepest byte that work touched, counted from the top of the stack. */
static size_t depth_of(void (*work)(void))
{
  pthread_attr_t attr;
  pthread_t thread;
  job j = {work};
  memset(stack, PAINT, STACK);
  pthread_attr_init(&attr);
  if (pthread_attr_setstack(&attr, stack, STACK) != 0 || pthread_create(&thread, &attr, begin, &j) != 0)
    exit(1);
  pthread_join(thread, NULL);
  pthread_attr_destroy(&attr);
  size_t free_bytes = 0;
  while (free_bytes < STACK && stack[free_bytes] == PAINT)
    free_bytes++;
  return STACK - free_bytes;
}

static void nothing(void) {}

/* ---- the handshake ---------------------------------------------------------------------------------------- */

static peer_server server;
static peer_client client;
static hsk_result last;
static size_t own_depth; /* from begin to the deepest call of a primitive */

static void open_client(void)
{
  last = hsk_client(&client.c, &client.cfg, PEER_NAME);
}

static void step_client(void)
{
  last = hsk_step(&client.c, &client.cfg, &client.io);
}

static size_t deepest(size_t a, size_t b)
{
  return a > b ? a : b;
}

static size_t client_depth(void (*work)(void))
{
  seam_reset();
  size_t depth = depth_of(work);
  if (seam.lowest < entry) own_depth = deepest(own_depth, entry - seam.lowest);
  return depth;
}

static size_t handshake_depth(enum peer_kind kind, int mutual)
{
  static uint8_t wire[20000];
  peer_start(&server, kind, peer_default_suite(kind), mutual);
  if (!peer_client_start(&client, kind, mutual)) exit(1);
  size_t depth = client_depth(open_client);
  for (int i = 0; i < 20; i++) {
    depth = deepest(depth, client_depth(step_client));
    if (last.error != HSK_OK) exit(1);
    if (hsk_wants(&client.c) & HSK_CAN_WRITE) return depth;
    peer_give(&server, client.io.out, client.io.out_len);
    client.io.out_len = 0;
    peer_client_feed(&client, wire, peer_take(&server, wire, sizeof wire));
  }
  exit(1);
}

/* ---- the primitives, each alone --------------------------------------------------------------------------- */

static hsk_cert cert;
static hsk_bytes der;
static hsk_rng rng;
static uint8_t secret[HSK_DH_MAX], share[HSK_DH_MAX], digest[HSK_HASH_MAX];
static size_t secret_len, share_len;
static volatile int answer; /* what a primitive said does not matter here */

static void verify(void)
{
  hsk_bytes signature = {der.data + cert.signature.off, cert.signature.len};
  answer = hsk_verify(cert.signature_scheme, der.data, &cert.key, digest, signature);
}
static void sign(void)
{
  answer = hsk_sign(client.cfg.credentials->key->type == HSK_KEY_EC ? HSK_ECDSA_SHA256 : HSK_RSA_PKCS1_SHA256,
                    client.cfg.credentials->key_der.data, client.cfg.credentials->key, &rng, digest, share,
                    &share_len);
}
static void encrypt(void)
{
  answer = hsk_rsa_encrypt(der.data, &cert.key, &rng, (hsk_bytes){secret, 48}, share, &share_len);
}
static void generate_p256(void)
{
  answer = hsk_ec_generate(HSK_SECP256R1, &rng, secret, &secret_len, share);
}
static void generate_x25519(void)
{
  answer = hsk_ec_generate(HSK_X25519, &rng, secret, &secret_len, share);
}
static void agree_p256(void)
{
  uint8_t out[HSK_EC_SECRET_MAX];
  size_t len;
  answer = hsk_ec_agree(HSK_SECP256R1, secret, secret_len, (hsk_bytes){share, 65}, out, &len);
}
static void agree_x25519(void)
{
  uint8_t out[HSK_EC_SECRET_MAX];
  size_t len;
  answer = hsk_ec_agree(HSK_X25519, secret, secret_len, (hsk_bytes){share, 32}, out, &len);
}
static void prf(void)
{
  hsk_prf(HSK_SHA256, (hsk_bytes){secret, 48}, "master secret", (hsk_bytes){secret, 32},
          (hsk_bytes){secret, 32}, share, 48);
}
static void seed_rng(void)
{
  answer = hsk_rng_init(&rng, (hsk_bytes){secret, 32});
}
static void seal(void)
{
  hsk_aead_seal(HSK_AES_128_GCM, secret, secret, (hsk_bytes){secret, 13}, share, 16, share + 16);
}
static void unseal(void)
{
  answer = hsk_aead_open(HSK_AES_128_GCM, secret, secret, (hsk_bytes){secret, 13}, share, 16, share + 16);
}

static size_t primitives_depth(enum peer_kind kind, const char **name)
{
  static const struct {
    const char *name;
    void (*work)(void);
  } rows[] = {{"hsk_rng_init", seed_rng},
              {"hsk_verify", verify},
              {"hsk_sign", sign},
              {"hsk_rsa_encrypt", encrypt},
              {"hsk_ec_generate (P-256)", generate_p256},
              {"hsk_ec_agree (P-256)", agree_p256},
              {"hsk_ec_generate (X25519)", generate_x25519},
              {"hsk_ec_agree (X25519)", agree_x25519},
              {"hsk_prf", prf},
              {"hsk_aead_seal", seal},
              {"hsk_aead_open", unseal}};
  size_t most = 0;
  memset(digest, 0x5A, sizeof digest); /* an all-zero one is refused early */
  der = peer_chain(kind, 2);           /* the root: its key fits its own signature */
  if (hsk_cert_parse(der.data, der.len, &cert).error != HSK_OK) exit(1);
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t depth = depth_of(rows[i].work);
    if (depth <= most) continue;
    most = depth;
    *name = rows[i].name;
  }
  return most;
}

int main(void)
{
  static const char *const kinds[] = {"RSA", "ECDHE-RSA", "ECDHE-ECDSA"};
  stack = aligned_alloc(4096, STACK);
  if (stack == NULL) return 1;
  printf("sizeof(hsk_conn)|%zu\n", sizeof(hsk_conn));
  printf("sizeof(hsk_chain_scratch)|%zu\n", sizeof(hsk_chain_scratch));
  printf("context and verifier|%zu\n", sizeof(hsk_conn) + sizeof(hsk_chain_scratch));
  printf("BearSSL's client context and verifier|%zu\n",
         sizeof(br_ssl_client_context) + sizeof(br_x509_minimal_context));
  size_t empty = depth_of(nothing);
  for (enum peer_kind kind = PEER_RSA; kind < PEER_KINDS; kind++) {
    const char *name = "";
    own_depth = 0;
    size_t whole = handshake_depth(kind, 1) - empty, primitive = primitives_depth(kind, &name) - empty;
    printf("stack of a mutual handshake, %s|%zu\n", kinds[kind], whole);
    printf("deepest primitive alone, %s: %s|%zu\n", kinds[kind], name, primitive);
    printf("own stack above it, %s|%zu\n", kinds[kind], whole > primitive ? whole - primitive : 0);
    printf("own stack where a primitive is called, %s|%zu\n", kinds[kind], own_depth);
  }
  return 0;
}
