#include "tls13_keys.h"
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

/* HKDF-Expand-Label with an empty context (RFC 8446 7.1), for at most 32 bytes */
static void expand_label(const uint8_t *secret, const char *label, uint8_t *out, size_t n)
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
  expand_label(secret, "key", keys->key, sizeof keys->key);
  expand_label(secret, "iv", keys->iv, sizeof keys->iv);
  keys->sequence = 0;
}

static EVP_CIPHER_CTX *start(record_keys *keys, int seal, const uint8_t *header)
{
  static EVP_CIPHER_CTX *ctx;
  uint8_t nonce[12];
  int n;
  memcpy(nonce, keys->iv, sizeof nonce);
  for (size_t i = 0; i < 8; i++)
    nonce[4 + i] ^= (uint8_t)(keys->sequence >> (8 * (7 - i)));
  keys->sequence++;
  if (ctx == NULL) ctx = EVP_CIPHER_CTX_new();
  if (!EVP_CipherInit_ex(ctx, EVP_aes_128_gcm(), NULL, keys->key, nonce, seal) ||
      !EVP_CipherUpdate(ctx, NULL, &n, header, 5))
    die("AES-GCM failed");
  return ctx;
}

void record_open(record_keys *keys, const uint8_t *record, size_t len, uint8_t *type, bytes *out)
{
  uint8_t tag[16];
  int n;
  if (len < 5 + 1 + 16) die("a protected record is too short");
  size_t size = len - 5 - 16;
  memcpy(tag, record + 5 + size, sizeof tag);
  bytes_free(out);
  bytes_add(out, record + 5, size);
  EVP_CIPHER_CTX *ctx = start(keys, 0, record);
  if (!EVP_CipherUpdate(ctx, out->data, &n, record + 5, (int)size) ||
      !EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, 16, tag) ||
      !EVP_CipherFinal_ex(ctx, out->data + n, &n))
    die("a record of OpenSSL's does not open");
  while (out->len > 0 && out->data[out->len - 1] == 0)
    out->len--;
  if (out->len == 0) die("a record of OpenSSL's has no content type");
  *type = out->data[--out->len];
}

void record_seal(record_keys *keys, uint8_t type, const uint8_t *data, size_t len, bytes *out)
{
  size_t size = len + 1 + 16, at = out->len + 5;
  const uint8_t header[5] = {23, 3, 3, (uint8_t)(size >> 8), (uint8_t)size}, no_tag[16] = {0};
  int n;
  bytes_add(out, header, sizeof header);
  if (len != 0) bytes_add(out, data, len);
  bytes_add(out, &type, 1);
  bytes_add(out, no_tag, sizeof no_tag);
  EVP_CIPHER_CTX *ctx = start(keys, 1, header);
  if (!EVP_CipherUpdate(ctx, out->data + at, &n, out->data + at, (int)len + 1) ||
      !EVP_CipherFinal_ex(ctx, out->data + at + n, &n) ||
      !EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_GET_TAG, 16, out->data + at + len + 1))
    die("AES-GCM failed");
}
