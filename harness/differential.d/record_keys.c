#include "record_keys.h"
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <string.h>

void expand_label(const uint8_t *secret, const char *label, uint8_t *out, size_t n)
{
  uint8_t info[64] = {0, (uint8_t)n, (uint8_t)(6 + strlen(label)), 't', 'l', 's', '1', '3', ' '}, block[32];
  size_t len = 9 + strlen(label);
  memcpy(info + 9, label, strlen(label));
  info[len++] = 0;
  info[len++] = 1; /* the counter of HKDF-Expand */
  unsigned size = sizeof block;
  if (HMAC(EVP_sha256(), secret, 32, info, len, block, &size) == NULL) die("HMAC failed");
  memcpy(out, block, n);
}

void keys_of(const uint8_t *secret, record_keys *keys)
{
  memset(keys, 0, sizeof *keys);
  expand_label(secret, "key", keys->key, sizeof keys->key);
  expand_label(secret, "iv", keys->iv, sizeof keys->iv);
}

void prf12(const uint8_t master[48], const char *label, const uint8_t *seed, size_t seed_len, uint8_t *out,
           size_t n)
{
  EVP_PKEY_CTX *prf = EVP_PKEY_CTX_new_id(EVP_PKEY_TLS1_PRF, NULL);
  if (prf == NULL || EVP_PKEY_derive_init(prf) <= 0 || EVP_PKEY_CTX_set_tls1_prf_md(prf, EVP_sha256()) <= 0 ||
      EVP_PKEY_CTX_set1_tls1_prf_secret(prf, master, 48) <= 0 ||
      EVP_PKEY_CTX_add1_tls1_prf_seed(prf, (const unsigned char *)label, (int)strlen(label)) <= 0 ||
      EVP_PKEY_CTX_add1_tls1_prf_seed(prf, seed, (int)seed_len) <= 0 || EVP_PKEY_derive(prf, out, &n) <= 0)
    die("the PRF failed");
  EVP_PKEY_CTX_free(prf);
}

void keys12_from(const uint8_t master[48], const uint8_t client[32], const uint8_t server[32], int is_server,
                 record_keys *keys)
{
  uint8_t seed[64], block[40]; /* two keys, two IVs */
  memcpy(seed, server, 32);
  memcpy(seed + 32, client, 32);
  prf12(master, "key expansion", seed, sizeof seed, block, sizeof block);
  memset(keys, 0, sizeof *keys);
  keys->is_tls12 = 1;
  memcpy(keys->key, block + (is_server ? 16 : 0), 16);
  memcpy(keys->iv, block + 32 + (is_server ? 4 : 0), 4);
}

void keys12_of(SSL *ssl, int is_server, record_keys *keys)
{
  uint8_t master[48], client[32], server[32];
  if (SSL_SESSION_get_master_key(SSL_get_session(ssl), master, sizeof master) != sizeof master)
    die("no master secret");
  SSL_get_client_random(ssl, client, sizeof client);
  SSL_get_server_random(ssl, server, sizeof server);
  keys12_from(master, client, server, is_server, keys);
}

static void sequence_put(uint8_t *out, uint64_t sequence)
{
  for (size_t i = 0; i < 8; i++)
    out[i] = (uint8_t)(sequence >> (8 * (7 - i)));
}

/* start: the cipher with key, nonce and additional data for the record that begins with this header, in TLS 1.2 with the explicit nonce
   behind it, and has `len` bytes of content. */
static EVP_CIPHER_CTX *start(record_keys *keys, int seal, const uint8_t *header, size_t len)
{
  static EVP_CIPHER_CTX *ctx;
  uint8_t nonce[12], sequence[8], more[13];
  int n;
  sequence_put(sequence, keys->sequence++);
  memcpy(nonce, keys->iv, sizeof nonce);
  for (size_t i = 0; i < 8; i++)
    nonce[4 + i] = keys->is_tls12 ? header[5 + i] : (uint8_t)(nonce[4 + i] ^ sequence[i]);
  memcpy(more, sequence, 8);
  memcpy(more + 8, header, 3);
  more[11] = (uint8_t)(len >> 8), more[12] = (uint8_t)len;
  if (ctx == NULL) ctx = EVP_CIPHER_CTX_new();
  if (!EVP_CipherInit_ex(ctx, EVP_aes_128_gcm(), NULL, keys->key, nonce, seal) ||
      !EVP_CipherUpdate(ctx, NULL, &n, keys->is_tls12 ? more : header, keys->is_tls12 ? 13 : 5))
    die("AES-GCM failed");
  return ctx;
}

int record_opens(record_keys *keys, const uint8_t *record, size_t len, uint8_t *type, bytes *out)
{
  size_t before = keys->is_tls12 ? 5 + 8 : 5;
  uint8_t tag[16];
  int n;
  if (len < before + 1 + 16) return 0;
  size_t size = len - before - 16;
  memcpy(tag, record + before + size, sizeof tag);
  bytes_free(out);
  bytes_add(out, record + before, size);
  EVP_CIPHER_CTX *ctx = start(keys, 0, record, size);
  if (!EVP_CipherUpdate(ctx, out->data, &n, record + before, (int)size) ||
      !EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, 16, tag) ||
      !EVP_CipherFinal_ex(ctx, out->data + n, &n))
    return 0;
  *type = record[0];
  if (keys->is_tls12) return 1;
  while (out->len > 0 && out->data[out->len - 1] == 0)
    out->len--;
  if (out->len == 0) return 0;
  *type = out->data[--out->len];
  return 1;
}

void record_open(record_keys *keys, const uint8_t *record, size_t len, uint8_t *type, bytes *out)
{
  if (!record_opens(keys, record, len, type, out)) die("a record of OpenSSL's does not open");
}

void record_seal(record_keys *keys, uint8_t type, const uint8_t *data, size_t len, bytes *out)
{
  size_t explicit_len = keys->is_tls12 ? 8 : 0, inner = keys->is_tls12 ? len : len + 1;
  size_t size = explicit_len + inner + 16, at = out->len + 5 + explicit_len;
  uint8_t header[5 + 8] = {keys->is_tls12 ? type : 23, 3, 3, (uint8_t)(size >> 8), (uint8_t)size},
                     no_tag[16] = {0};
  int n = 0, rest;
  if (keys->is_tls12) sequence_put(header + 5, keys->sequence);
  bytes_add(out, header, 5 + explicit_len);
  bytes_add(out, data, len);
  bytes_add(out, &type, inner - len);
  bytes_add(out, no_tag, sizeof no_tag);
  EVP_CIPHER_CTX *ctx = start(keys, 1, header, len);
  if ((inner != 0 && !EVP_CipherUpdate(ctx, out->data + at, &n, out->data + at, (int)inner)) ||
      !EVP_CipherFinal_ex(ctx, out->data + at + n, &rest) ||
      !EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_GET_TAG, 16, out->data + at + inner))
    die("AES-GCM failed");
}
