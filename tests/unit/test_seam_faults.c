/* Each call of the crypto seam that may say no says so once, in each kind of handshake (tests/toy/ways.h): the side that asked ends with the
   error of the table below and its alert, the other side is told, and both hold no secret. The linker puts the functions here between the
   library and the toy crypto (--wrap). hsk_ffdhe_params is not among them: it looks up constants, and cannot fail for a group that is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <valgrind/memcheck.h>
#include <cmocka.h>
#include "pair.h"
#include "crypto_null.h"
#include "../toy/ways.h"

enum call {
  VERIFY,
  SIGN,
  RSA_ENCRYPT,
  RSA_DECRYPT_PREMASTER,
  AEAD_OPEN,
  EC_GENERATE,
  EC_AGREE,
  DH_CHECK,
  DH_AGREE,
  KEX_GENERATE,
  KEX_AGREE,
  DH_FINISH,
  RNG_INIT,
  CALLS
};
static const char *const call_names[CALLS] = {
    "verify",   "sign",     "rsa_encrypt", "rsa_decrypt_premaster", "aead_open", "ec_generate",
    "ec_agree", "dh_check", "dh_agree",    "kex_generate",          "kex_agree", "dh_finish",
    "rng_init"};

/* row: this call says no in this state: the error that follows; HSK_OK: the handshake goes on without what the call was for. */
typedef struct {
  enum call call;
  uint32_t state, error;
} row;
static const row rows[] = {
#include "seam_faults.def"
};
enum { ROWS = sizeof rows / sizeof rows[0] };
static size_t hits[ROWS];

/* ---- the seam ------------------------------------------------------------------------------------------------ */

static pair p;
static const pair_end *now; /* the side that is stepped; NULL: both start */
static struct {
  enum call call;
  size_t left; /* so many calls until the one that says no */
  int done;
  uint32_t state; /* where that was */
} fault;

static int says_no(enum call call)
{
  if (call != fault.call || fault.done || fault.left-- > 0) return 0;
  fault.done = 1;
  fault.state = now != NULL ? now->c.state : HSK_FAILED;
  return 1;
}

#define SEAM(call, name, parameters, arguments)                                                              \
  int __real_hsk_##name parameters;                                                                          \
  int __wrap_hsk_##name parameters;                                                                          \
  int __wrap_hsk_##name parameters                                                                           \
  {                                                                                                          \
    return says_no(call) ? 0 : __real_hsk_##name arguments;                                                  \
  }

SEAM(VERIFY, verify,
     (uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest, hsk_bytes sig),
     (scheme, base, key, digest, sig))
SEAM(SIGN, sign,
     (uint32_t scheme, const uint8_t *base, const hsk_private_key *key, hsk_rng *rng, const uint8_t *digest,
      uint8_t *sig, size_t *sig_len),
     (scheme, base, key, rng, digest, sig, sig_len))
SEAM(RSA_ENCRYPT, rsa_encrypt,
     (const uint8_t *base, const hsk_public_key *key, hsk_rng *rng, hsk_bytes msg, uint8_t *out, size_t *len),
     (base, key, rng, msg, out, len))
SEAM(RSA_DECRYPT_PREMASTER, rsa_decrypt_premaster,
     (const uint8_t *base, const hsk_private_key *key, hsk_rng *rng, uint32_t version, hsk_bytes ciphertext,
      uint8_t *premaster),
     (base, key, rng, version, ciphertext, premaster))
SEAM(EC_GENERATE, ec_generate,
     (uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share),
     (group, rng, priv, priv_len, share))
SEAM(EC_AGREE, ec_agree,
     (uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret, size_t *len),
     (group, priv, priv_len, share, secret, len))
SEAM(DH_CHECK, dh_check, (hsk_bytes prime, hsk_bytes g), (prime, g))
SEAM(DH_AGREE, dh_agree,
     (hsk_bytes prime, hsk_bytes g, hsk_bytes y, hsk_rng *rng, uint8_t *share, uint8_t *secret, size_t *len),
     (prime, g, y, rng, share, secret, len))
SEAM(KEX_GENERATE, kex_generate,
     (uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share),
     (group, rng, priv, priv_len, share))
SEAM(KEX_AGREE, kex_agree,
     (uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret, size_t *len),
     (group, priv, priv_len, share, secret, len))
SEAM(DH_FINISH, dh_finish,
     (uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes y, uint8_t *secret, size_t *len),
     (group, priv, priv_len, y, secret, len))
SEAM(RNG_INIT, rng_init, (hsk_rng * rng, hsk_bytes seed), (rng, seed))

/* The one whose no has a content: zeros. */
int __real_hsk_aead_open(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                         uint8_t *data, size_t len, const uint8_t *tag);
int __wrap_hsk_aead_open(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                         uint8_t *data, size_t len, const uint8_t *tag);
int __wrap_hsk_aead_open(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                         uint8_t *data, size_t len, const uint8_t *tag)
{
  if (!says_no(AEAD_OPEN)) return __real_hsk_aead_open(aead, key, nonce, aad, data, len, tag);
  memset(data, 0, len);
  return 0;
}

/* ---- a handshake --------------------------------------------------------------------------------------------- */

static size_t turn(pair_end *e, pair_end *peer)
{
  now = e;
  (void)pair_step(e);
  return pair_pass(e, peer, SIZE_MAX);
}

static void shake(void)
{
  for (size_t still = 0; still < 3; still++)
    if (turn(&p.client, &p.server) + turn(&p.server, &p.client) != 0) still = 0;
}

/* 1: a few bytes arrive, and as they were. */
static int say(pair_end *from, pair_end *to)
{
  uint8_t back[8];
  size_t taken = 0, got = 0;
  if (hsk_write(&from->c, &from->io, (const uint8_t *)"a word", 6, &taken).error != HSK_OK) return 0;
  (void)pair_pass(from, to, SIZE_MAX);
  (void)turn(to, from);
  return hsk_read(&to->c, &to->io, back, sizeof back, &got).error == HSK_OK && got == 6 && taken == 6 &&
         memcmp(back, "a word", 6) == 0;
}

static int talk(void)
{
  now = NULL;
  way_again(&p);
  shake();
  if (!pair_connected(&p.client) || !pair_connected(&p.server)) return 0;
  int said = say(&p.client, &p.server) && say(&p.server, &p.client);
  shake();
  return said;
}

/* ---- what follows -------------------------------------------------------------------------------------------- */

static void assert_over(const pair_end *e, uint32_t error)
{
  hsk_io io = e->io;
  hsk_conn c = e->c;
  assert_true(pair_holds_nothing(&e->c));
  assert_int_equal(hsk_wants(&e->c), 0);
  assert_int_equal(hsk_step(&c, &e->cfg, &io).error, error);
  /* a copied struct brings its padding along, which nobody writes */
  (void)VALGRIND_MAKE_MEM_DEFINED(&c, sizeof c);
  (void)VALGRIND_MAKE_MEM_DEFINED(&e->c, sizeof e->c);
  assert_memory_equal(&c, &e->c, sizeof c);
  assert_int_equal(io.out_len, e->io.out_len);
}

static void assert_row(const way *w, size_t nth)
{
  const hsk_failure *client = hsk_failed(&p.client.c), *server = hsk_failed(&p.server.c);
  int by_client = client != NULL && client->error != HSK_ALERT_RECEIVED;
  const pair_end *ours = by_client ? &p.client : &p.server, *theirs = by_client ? &p.server : &p.client;
  const hsk_failure *f = by_client ? client : server, *other = by_client ? server : client;
  uint32_t error = f == NULL ? HSK_OK : f->error, state = fault.state;
  if (state == HSK_FAILED && f != NULL) state = f->state;
  size_t i = 0;
  while (i < ROWS && !(rows[i].call == fault.call && rows[i].state == state && rows[i].error == error))
    i++;
  if (i == ROWS)
    print_error("%s: %s, call %zu, in %s: %s; the other: %s\n", w->name, call_names[fault.call], nth,
                hsk_state_name(state), hsk_error_name(error),
                other == NULL ? "-" : hsk_error_name(other->error));
  assert_true(i < ROWS);
  hits[i]++;
  if (error == HSK_OK) return;
  assert_int_equal(f->alert_sent, fault.state == HSK_FAILED ? HSK_NO_ALERT : hsk_error_alert(error));
  assert_over(ours, error);
  if (other == NULL) return;
  assert_int_equal(other->error, HSK_ALERT_RECEIVED);
  assert_int_equal(other->alert_received, hsk_error_alert(error));
  assert_over(theirs, HSK_ALERT_RECEIVED);
}

static void each_call_once(const way *w, enum call call)
{
  for (size_t nth = 0;; nth++) {
    fault.done = 1;
    way_start(&p, w);
    fault.call = call;
    fault.left = nth;
    fault.done = 0;
    int done = talk();
    if (!fault.done) {
      assert_true(done && way_done(&p, w));
      return;
    }
    assert_row(w, nth);
  }
}

static void test_each_call_once(void **state)
{
  (void)state;
  for (const way *w = ways; w < ways + WAYS; w++)
    for (int call = 0; call < CALLS; call++)
      each_call_once(w, (enum call)call);
}

static void test_each_row_was_met(void **state)
{
  (void)state;
  for (size_t i = 0; i < ROWS; i++) {
    if (hits[i] == 0) print_error("%s in %s\n", call_names[rows[i].call], hsk_state_name(rows[i].state));
    assert_true(hits[i] != 0);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_call_once),
      cmocka_unit_test(test_each_row_was_met),
  };
  return cmocka_run_group_tests_name("seam_faults", tests, NULL, NULL);
}
