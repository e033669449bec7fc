/* The peer's signatures and Finished, made anew: over the transcript that the subject knows, with the secrets that it logs. What is right
   already stays right, so that every message behind a change is one that only the change can make wrong. */
#include "flights.h"
#include <openssl/hmac.h>
#include <openssl/rsa.h>
#include <string.h>

enum { EC_SIGNATURE_LEN = 71 }; /* of P-256, most often; the same each time, so that plans fit */

static void hash_of(const course *c, uint8_t out[32])
{
  unsigned n = 32;
  if (!EVP_Digest(c->transcript.data, c->transcript.len, out, &n, EVP_sha256(), NULL)) die("SHA-256 failed");
}

/* --- signatures --- */

static size_t sign_once(EVP_PKEY *key, uint32_t scheme, const bytes *text, uint8_t out[512])
{
  size_t len = 512;
  EVP_MD_CTX *ctx = EVP_MD_CTX_new();
  EVP_PKEY_CTX *how;
  const EVP_MD *md = scheme == 0x0804 || scheme >> 8 == 4   ? EVP_sha256()
                     : scheme == 0x0805 || scheme >> 8 == 5 ? EVP_sha384()
                                                            : EVP_sha512();
  int ok = ctx != NULL && EVP_DigestSignInit(ctx, &how, md, NULL, key) == 1;
  if (ok && scheme >> 8 == 8)
    ok = EVP_PKEY_CTX_set_rsa_padding(how, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(how, RSA_PSS_SALTLEN_DIGEST) == 1;
  if (!ok || EVP_DigestSign(ctx, out, &len, text->data, text->len) != 1) die("signing failed");
  EVP_MD_CTX_free(ctx);
  return len;
}

/* sign_at puts a signature over text behind the algorithm at off, and the lengths around it right. */
static void sign_at(course *c, bytes *message, size_t off, const bytes *text)
{
  uint8_t signature[512];
  EVP_PKEY *key = SSL_get_privatekey(c->peer);
  if (key == NULL || message->len < off + 4) die("%s: nothing to sign with", c->sc->name);
  uint32_t scheme = (uint32_t)message->data[off] << 8 | message->data[off + 1];
  size_t len;
  peers_turn(2);
  do
    len = sign_once(key, scheme, text, signature);
  while (EVP_PKEY_base_id(key) == EVP_PKEY_EC && len != EC_SIGNATURE_LEN);
  bytes_splice(message, off + 4, message->len - off - 4, signature, len);
  message->data[off + 2] = (uint8_t)(len >> 8), message->data[off + 3] = (uint8_t)len;
  size_t body = message->len - HEADER_LEN;
  message->data[1] = 0, message->data[2] = (uint8_t)(body >> 8), message->data[3] = (uint8_t)body;
}

/* RFC 8446 4.4.3, RFC 5246 7.4.8 */
static void certificate_verify(course *c, bytes *message)
{
  bytes text = {0};
  uint8_t hash[32];
  if (c->sc->options.version == TLS1_2_VERSION) {
    bytes_add(&text, c->transcript.data, c->transcript.len);
  } else {
    for (int i = 0; i < 64; i++)
      bytes_add(&text, " ", 1);
    bytes_add(&text, c->peer_side == SERVER ? "TLS 1.3, server" : "TLS 1.3, client", 15);
    bytes_add(&text, " CertificateVerify", 19);
    hash_of(c, hash);
    bytes_add(&text, hash, sizeof hash);
  }
  sign_at(c, message, HEADER_LEN, &text);
  bytes_free(&text);
}

/* The first two messages of the transcript are the hellos. RFC 5246 7.4.3 */
static void server_key_exchange(course *c, bytes *message)
{
  const bytes *t = &c->transcript;
  if (t->len < RANDOM_AT + RANDOM_LEN) return;
  size_t second = HEADER_LEN + ((size_t)t->data[1] << 16 | (size_t)t->data[2] << 8 | t->data[3]), len = 0;
  if (t->len < second + RANDOM_AT + RANDOM_LEN) return;
  const uint8_t *m = message->data + HEADER_LEN;
  if (strncmp(c->sc->options.suites != NULL ? c->sc->options.suites : "", "DHE", 3) != 0)
    len = 4 + (size_t)m[3];
  else
    for (int i = 0; i < 3; i++)
      len += 2 + ((size_t)m[len] << 8 | m[len + 1]);
  bytes text = {0};
  bytes_add(&text, t->data + RANDOM_AT, RANDOM_LEN);
  bytes_add(&text, t->data + second + RANDOM_AT, RANDOM_LEN);
  bytes_add(&text, m, len);
  sign_at(c, message, HEADER_LEN + len, &text);
  bytes_free(&text);
}

/* --- Finished: RFC 8446 4.4.4, RFC 5246 7.4.9 --- */

static void finished(course *c, bytes *message)
{
  uint8_t hash[32], key[32];
  unsigned n = 32;
  size_t len;
  int server = c->peer_side == SERVER;
  hash_of(c, hash);
  if (c->sc->options.version == TLS1_2_VERSION) {
    const uint8_t *master = course_secret(c, "CLIENT_RANDOM", &len);
    if (master == NULL) return;
    prf12(master, server ? "server finished" : "client finished", hash, sizeof hash,
          message->data + HEADER_LEN, 12);
    return;
  }
  const uint8_t *secret =
      course_secret(c, server ? "SERVER_HANDSHAKE_TRAFFIC_SECRET" : "CLIENT_HANDSHAKE_TRAFFIC_SECRET", &len);
  if (secret == NULL) return;
  expand_label(secret, "finished", key, sizeof key);
  if (HMAC(EVP_sha256(), key, sizeof key, hash, sizeof hash, message->data + HEADER_LEN, &n) == NULL)
    die("HMAC failed");
}

void heal(course *c, unit *u)
{
  if (u->type != HANDSHAKE || u->epoch == 2) return;
  if (u->data.data[0] == CERTIFICATE_VERIFY) certificate_verify(c, &u->data);
  if (u->data.data[0] == SERVER_KEY_EXCHANGE) server_key_exchange(c, &u->data);
  if (u->data.data[0] == FINISHED) finished(c, &u->data);
}
