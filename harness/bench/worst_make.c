/* See worst.h. */
#include "worst.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "crypto/crypto.h"
#include "x509/private_key.h"

static uint8_t scratch[POOL];
size_t front;

void put(const void *data, size_t len)
{
  if (len > front) {
    fprintf(stderr, "worst: too little room\n");
    exit(2);
  }
  front -= len;
  memcpy(scratch + front, data, len);
}

void wrap(uint8_t tag, size_t end)
{
  size_t len = end - front, n = 0;
  uint8_t head[5];
  for (size_t rest = len; rest != 0 && len > 127; rest >>= 8)
    head[4 - n++] = (uint8_t)rest;
  head[4 - n] = (uint8_t)(n == 0 ? len : 0x80 + n);
  put(head + 4 - n, n + 1);
  put(&tag, 1);
}

void put_tlv(uint8_t tag, const void *data, size_t len)
{
  size_t end = front;
  put(data, len);
  wrap(tag, end);
}

void put_text(uint8_t tag, const char *text)
{
  put_tlv(tag, text, strlen(text));
}

void put_algorithm(void)
{
  put_tlv(0x30, "\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02", 10);
}

void put_name(const char *cn)
{
  size_t end = front;
  put_text(0x0c, cn);
  put_tlv(0x06, "\x55\x04\x03", 3);
  wrap(0x30, end);
  wrap(0x31, end);
  wrap(0x30, end);
}

/* one key for everybody; a key of a test is no secret */
static const uint8_t key_der[] = {
    0x30, 0x77, 0x02, 0x01, 0x01, 0x04, 0x20, 0xdd, 0xd6, 0x98, 0xc7, 0x3f, 0x2c, 0x3a, 0xaf, 0xce,
    0xc8, 0x79, 0x34, 0x7d, 0x32, 0x20, 0x4b, 0xe4, 0x91, 0x18, 0xff, 0x75, 0x0e, 0x01, 0x6a, 0x5d,
    0x42, 0x9f, 0x86, 0x30, 0x1c, 0xb2, 0xda, 0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d,
    0x03, 0x01, 0x07, 0xa1, 0x44, 0x03, 0x42, 0x00, 0x04, 0x55, 0x11, 0x10, 0x84, 0xa2, 0x0a, 0xb0,
    0x52, 0x44, 0xf4, 0x7c, 0x37, 0x96, 0xfa, 0x83, 0x4c, 0xb9, 0x78, 0x88, 0xb2, 0x2a, 0x99, 0x09,
    0x35, 0xa5, 0xce, 0xf3, 0x6d, 0xe8, 0x18, 0x29, 0xb9, 0x5b, 0x00, 0x86, 0x7d, 0x76, 0xf5, 0x9d,
    0xec, 0x61, 0x36, 0x22, 0x57, 0x4a, 0x4b, 0x44, 0x91, 0x72, 0xf6, 0x5d, 0x18, 0x37, 0x25, 0x32,
    0xf2, 0xb3, 0x13, 0x3d, 0xeb, 0xe8, 0x59, 0x83, 0x6c};
const uint8_t *const point = key_der + sizeof key_der - 65;

static void put_spki(void)
{
  size_t end = front;
  put(point, 65);
  put("", 1);
  wrap(0x03, end);
  put_tlv(0x30, "\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07", 19);
  wrap(0x30, end);
}

/* the extnValue was written since end */
void wrap_extension(uint8_t arc, int critical, size_t end)
{
  const uint8_t oid[3] = {0x55, 0x1d, arc};
  wrap(0x04, end);
  if (critical) put_tlv(0x01, "\xff", 1);
  put_tlv(0x06, oid, sizeof oid);
  wrap(0x30, end);
}

/* Signs scratch[front..end of tbs) and wraps it: SEQUENCE { tbs, algorithm, signature }; into to, whose length is answered. */
size_t sign_into(uint8_t *to, int spoiled)
{
  static uint8_t tbs[POOL];
  uint8_t digest[HSK_HASH_MAX], sig[HSK_SIGNATURE_MAX];
  hsk_private_key key;
  hsk_rng rng = {0};
  size_t len = POOL - front, sig_len = 0;
  memcpy(tbs, scratch + front, len);
  hsk_hash_once(HSK_SHA256, tbs, len, digest);
  if (spoiled) digest[0] ^= 1;
  if (hsk_private_key_parse(key_der, sizeof key_der, &key).error != HSK_OK ||
      !hsk_sign(HSK_ECDSA_SHA256, key_der, &key, &rng, digest, sig, &sig_len))
    exit(2);
  front = POOL;
  put(sig, sig_len);
  put("", 1);
  wrap(0x03, POOL);
  put_algorithm();
  put(tbs, len);
  wrap(0x30, POOL);
  memcpy(to, scratch + front, POOL - front);
  return POOL - front;
}

/* ---- certificates ---- */

void put_serial(uint32_t serial)
{
  const uint8_t bytes[4] = {1, (uint8_t)(serial >> 16), (uint8_t)(serial >> 8), (uint8_t)serial};
  put_tlv(0x02, bytes, sizeof bytes);
}

size_t make_cert(const certificate *c, uint8_t *to)
{
  front = POOL;
  if (c->more != NULL) c->more();
  size_t end = front;
  put_tlv(0x03, c->is_ca ? "\1\6" : "\7\x80", 2);
  wrap_extension(15, 1, end);
  end = front;
  if (c->is_ca) {
    put_tlv(0x30, "\1\1\xff", 3);
    wrap_extension(19, 1, end);
  }
  wrap(0x30, POOL);
  wrap(0xa3, POOL);
  put_spki();
  put_name(c->subject);
  end = front;
  put_text(0x17, "400101000000Z");
  put_text(0x17, "200101000000Z");
  wrap(0x30, end);
  put_name(c->issuer);
  put_algorithm();
  put_serial(c->serial);
  put_tlv(0xa0, "\2\1\2", 3);
  wrap(0x30, POOL);
  return sign_into(to, c->spoiled);
}

const uint8_t *written(void)
{
  return scratch + front;
}
