/* See hello.h. */
#include "hello.h"
#include <stdlib.h>
#include <string.h>
#include "msg/ext/contents.h"
#include "msg/handshake.h"

static const uint8_t null_method[1] = {0};

void hello13(hello *h)
{
  memset(h, 0, sizeof *h);
  h->legacy_version = HSK_TLS12;
  h->session_id_len = 32;
  h->suites = (hello_list){2, {0x1301, 0x1302}};
  h->versions = (hello_list){1, {HSK_TLS13}};
  h->groups = (hello_list){2, {HSK_X25519, HSK_SECP256R1}};
  h->schemes = (hello_list){2, {HSK_ECDSA_SHA256, HSK_RSA_PSS_SHA256}};
  h->shares = (hello_list){1, {HSK_X25519}};
  h->compression = (hsk_bytes){null_method, 1};
}

void hello12(hello *h)
{
  hello13(h);
  h->session_id_len = 0;
  h->suites = (hello_list){2, {0xC02B, 0xC02F}};
  h->schemes = (hello_list){2, {HSK_ECDSA_SHA256, HSK_RSA_PKCS1_SHA256}};
  h->versions.len = h->shares.len = 0;
  h->no_shares = h->ems = h->renegotiation = 1;
}

typedef struct {
  uint8_t *out;
  size_t len;
} block;

static void add(block *b, hsk_built built)
{
  if (built.error != HSK_OK) abort();
  b->len += built.need;
}

static size_t room(const block *b)
{
  return HELLO_MAX - b->len;
}

static void add_bytes(block *b, hsk_bytes bytes)
{
  if (bytes.len != 0) memcpy(b->out + b->len, bytes.data, bytes.len);
  b->len += bytes.len;
}

static void add_shares(block *b, const hello *h)
{
  static uint8_t list[HELLO_MAX], priv[HSK_KEX_PRIV_MAX], share[HSK_KEX_SHARE_MAX];
  static const uint8_t seed[32] = "a seed for the shares of a hello";
  block s = {list, 0};
  hsk_rng rng;
  size_t priv_len;
  if (!hsk_rng_init(&rng, (hsk_bytes){seed, sizeof seed})) abort();
  for (size_t i = 0; i < h->shares.len; i++) {
    hsk_bytes one = h->share;
    if (one.data == NULL) {
      one = (hsk_bytes){share, hsk_kex_share_len(h->shares.at[i])};
      if (!hsk_kex_generate(h->shares.at[i], &rng, priv, &priv_len, share)) one.len = 32;
    }
    add(&s, hsk_key_share_entry_build(h->shares.at[i], one, s.out + s.len, room(&s)));
  }
  add(b, hsk_key_share_build((hsk_bytes){list, s.len}, b->out + b->len, room(b)));
}

static size_t add_extensions(const hello *h, uint8_t *out)
{
  block b = {out, 0};
  add_bytes(&b, h->extra);
  if (h->name != NULL)
    add(&b, hsk_server_name_build((hsk_bytes){(const uint8_t *)h->name, strlen(h->name)}, b.out + b.len,
                                  room(&b)));
  if (h->versions.len != 0)
    add(&b, hsk_supported_versions_build(h->versions.at, h->versions.len, b.out + b.len, room(&b)));
  if (h->groups.len != 0)
    add(&b, hsk_supported_groups_build(h->groups.at, h->groups.len, b.out + b.len, room(&b)));
  if (h->schemes.len != 0)
    add(&b, hsk_signature_algorithms_build(h->schemes.at, h->schemes.len, b.out + b.len, room(&b)));
  if (!h->no_shares) add_shares(&b, h);
  if (h->cookie.len != 0) add(&b, hsk_cookie_build(h->cookie, b.out + b.len, room(&b)));
  if (h->ems) add(&b, hsk_extended_master_secret_build(b.out + b.len, room(&b)));
  if (h->renegotiation) add(&b, hsk_renegotiation_info_build((hsk_bytes){NULL, 0}, b.out + b.len, room(&b)));
  add_bytes(&b, h->last);
  return b.len;
}

size_t hello_build(const hello *h, uint8_t out[HELLO_MAX])
{
  static uint8_t extensions[2 * HELLO_MAX];
  uint8_t suites[2 * HELLO_LIST_MAX], random[32], session_id[32];
  memset(random, 0x52, sizeof random);
  memset(session_id, 0x53, sizeof session_id);
  hsk_u16_list_put(suites, 0, h->suites.at, h->suites.len);
  size_t extensions_len = add_extensions(h, extensions);
  hsk_client_hello_fields fields = {
      .client_version = h->legacy_version,
      .random = random,
      .session_id = {session_id, h->session_id_len},
      .cipher_suites = {suites, 2 * h->suites.len},
      .compression_methods = h->compression,
      .has_extensions = extensions_len != 0,
      .extensions = {extensions, extensions_len},
  };
  hsk_built b =
      hsk_client_hello_build(&fields, out + HSK_HANDSHAKE_HEADER_LEN, HELLO_MAX - HSK_HANDSHAKE_HEADER_LEN);
  if (b.error != HSK_OK) abort();
  hsk_handshake_header_put(out, HSK_MSG_CLIENT_HELLO, b.need);
  return HSK_HANDSHAKE_HEADER_LEN + b.need;
}
