/* Certificates out of their fields, signed with keys that are the same in each run. */
#include "chains.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "crypto/crypto.h"

static uint8_t scalars[KEYS][1 + HSK_EC_SECRET_MAX]; /* a byte in front: no span is at 0 */
static uint8_t points[KEYS][HSK_EC_POINT_MAX];
static hsk_rng rng;

void put(buf *b, const void *data, size_t len)
{
  if (len > sizeof b->data - b->len) abort();
  if (len != 0) memcpy(b->data + b->len, data, len);
  b->len += len;
}

void put_tlv(buf *b, unsigned tag, const void *data, size_t len)
{
  uint8_t head[4] = {(uint8_t)tag, (uint8_t)len};
  size_t n = 2;
  if (len >= 256) {
    head[1] = 0x82;
    head[2] = (uint8_t)(len >> 8);
    head[3] = (uint8_t)len;
    n = 4;
  } else if (len >= 128) {
    head[1] = 0x81;
    head[2] = (uint8_t)len;
    n = 3;
  }
  put(b, head, n);
  put(b, data, len);
}

void put_hex(buf *b, const char *hex)
{
  for (; *hex != 0; hex += 2) {
    char two[3] = {hex[0], hex[1], 0};
    uint8_t byte = (uint8_t)strtoul(two, NULL, 16);
    put(b, &byte, 1);
  }
}

void keys_init(void)
{
  uint8_t seed[HSK_SEED_MIN];
  size_t n;
  memset(seed, 7, sizeof seed);
  if (!hsk_rng_init(&rng, (hsk_bytes){seed, sizeof seed})) abort();
  for (unsigned k = 0; k < KEYS; k++)
    if (!hsk_ec_generate(HSK_SECP256R1, &rng, scalars[k] + 1, &n, points[k])) abort();
}

static void key_id(unsigned key, uint8_t id[HSK_HASH_MAX])
{
  hsk_hash_once(HSK_SHA256, points[key], 65, id);
}

void spec_name(buf *name, unsigned string_tag, const char *common_name)
{
  buf type = {.len = 0}, pair = {.len = 0}, set = {.len = 0};
  put_hex(&type, "0603550403");
  put_tlv(&type, string_tag, common_name, strlen(common_name));
  put_tlv(&pair, 0x30, type.data, type.len);
  put_tlv(&set, 0x31, pair.data, pair.len);
  name->len = 0;
  put_tlv(name, 0x30, set.data, set.len);
}

void spec_without(spec *s, unsigned id)
{
  size_t n = 0;
  for (size_t i = 0; i < s->extensions_len; i++)
    if (s->extensions[i].id != id) s->extensions[n++] = s->extensions[i];
  s->extensions_len = n;
}

/* In the place of the one that was there, or behind the others */
static extension *place(spec *s, unsigned id)
{
  size_t i = 0;
  while (i < s->extensions_len && s->extensions[i].id != id)
    i++;
  if (i == s->extensions_len) {
    if (++s->extensions_len > sizeof s->extensions / sizeof *s->extensions) abort();
    s->extensions[i].id = id;
    s->extensions[i].critical = 0;
  }
  s->extensions[i].value.len = 0;
  return &s->extensions[i];
}

void spec_extension(spec *s, unsigned id, unsigned critical, const char *hex)
{
  extension *e = place(s, id);
  e->critical = critical;
  put_hex(&e->value, hex);
}

/* SEQUENCE { [outer { SEQUENCE {] tag text [}}] }: subjectAltName with outer 0, nameConstraints with 0xa0 or 0xa1 */
void spec_text(spec *s, unsigned id, unsigned outer, unsigned tag, const void *text, size_t len)
{
  buf inner = {.len = 0}, subtree = {.len = 0}, list = {.len = 0};
  extension *e = place(s, id);
  put_tlv(&inner, tag, text, len);
  if (outer == 0) {
    put_tlv(&e->value, 0x30, inner.data, inner.len);
    return;
  }
  e->critical = 1;
  put_tlv(&subtree, 0x30, inner.data, inner.len);
  put_tlv(&list, outer, subtree.data, subtree.len);
  put_tlv(&e->value, 0x30, list.data, list.len);
}

static void key_ids(spec *s, unsigned role, unsigned issuer)
{
  uint8_t id[HSK_HASH_MAX];
  key_id(role, id);
  put_tlv(&place(s, 14)->value, 4, id, 20);
  key_id(issuer, id);
  spec_text(s, 35, 0, 0x80, id, 20);
}

void spec_default(spec *s, unsigned role, unsigned issuer)
{
  static const char *const names[KEYS] = {"Root", "Intermediate", "Sub", "Leaf", "Stranger"};
  memset(s, 0, sizeof *s);
  s->signer = issuer;
  put_hex(&s->version, "a003020102");
  put_hex(&s->serial, "02021234");
  put_hex(&s->algorithm, "300a06082a8648ce3d040302");
  s->outer = s->algorithm;
  spec_name(&s->issuer, 0x0c, names[issuer]);
  spec_name(&s->subject, 0x0c, names[role]);
  put_tlv(&s->not_before, 0x17, "250101000000Z", 13);
  put_tlv(&s->not_after, 0x17, "351231235959Z", 13);
  put_hex(&s->spki, "3059301306072a8648ce3d020106082a8648ce3d030107034200");
  put(&s->spki, points[role], 65);
  key_ids(s, role, issuer);
  if (role == LEAF) {
    spec_extension(s, 15, 1, "03020780");
    spec_extension(s, 37, 0, "300a06082b06010505070301");
    spec_text(s, 17, 0, 0x82, HOST, strlen(HOST));
  } else {
    spec_extension(s, 19, 1, "30030101ff");
    spec_extension(s, 15, 1, "03020106");
  }
}

static void put_extension(buf *list, const extension *e)
{
  buf one = {.len = 0};
  uint8_t oid[] = {6, 3, 0x55, 0x1d, (uint8_t)e->id}, unknown[] = {6, 3, 0x2a, 3, (uint8_t)(e->id - 200)};
  put(&one, e->id < 200 ? oid : unknown, 5);
  if (e->critical != 0) put_hex(&one, e->critical == 1 ? "0101ff" : "010100");
  put_tlv(&one, 4, e->value.data, e->value.len);
  put_tlv(list, 0x30, one.data, one.len);
}

void spec_tbs(const spec *s, buf *tbs)
{
  buf body = {.len = 0}, validity = {.len = 0}, list = {.len = 0}, sequence = {.len = 0};
  const buf *front[] = {&s->version, &s->serial, &s->algorithm, &s->issuer};
  for (size_t i = 0; i < 4; i++)
    put(&body, front[i]->data, front[i]->len);
  put(&validity, s->not_before.data, s->not_before.len);
  put(&validity, s->not_after.data, s->not_after.len);
  put_tlv(&body, 0x30, validity.data, validity.len);
  put(&body, s->subject.data, s->subject.len);
  put(&body, s->spki.data, s->spki.len);
  for (size_t i = 0; i < s->extensions_len; i++)
    put_extension(&list, &s->extensions[i]);
  if (list.len != 0) {
    put_tlv(&sequence, 0x30, list.data, list.len);
    put_tlv(&body, 0xa3, sequence.data, sequence.len);
  }
  tbs->len = 0;
  put_tlv(tbs, 0x30, body.data, body.len);
}

void certificate(buf *der, const buf *tbs, const buf *algorithm, unsigned key)
{
  uint8_t digest[HSK_HASH_MAX], sig[1 + HSK_SIGNATURE_MAX] = {0};
  size_t sig_len;
  buf body = {.len = 0};
  hsk_private_key k = {.type = HSK_KEY_EC, .group = HSK_SECP256R1, .scalar = {1, 32}};
  hsk_hash_once(HSK_SHA256, tbs->data, tbs->len, digest);
  if (!hsk_sign(HSK_ECDSA_SHA256, scalars[key], &k, &rng, digest, sig + 1, &sig_len)) abort();
  put(&body, tbs->data, tbs->len);
  put(&body, algorithm->data, algorithm->len);
  put_tlv(&body, 3, sig, 1 + sig_len);
  der->len = 0;
  put_tlv(der, 0x30, body.data, body.len);
}
