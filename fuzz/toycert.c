#include "toycert.h"
#include "toyder.h"
#include "x509/cert.h"
#include <string.h>

static void put_unsigned(der *d, const uint8_t *bytes, size_t len)
{
  size_t end = d->at;
  put(d, bytes, len);
  if (bytes[0] >= 0x80) put_byte(d, 0);
  wrap(d, 0x02, end);
}

static void put_small(der *d, uint8_t v)
{
  put_unsigned(d, &v, 1);
}

/* ---- keys ---- */

static const uint8_t oid_rsa[] = {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01};
static const uint8_t oid_ec[] = {0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01};
static const uint8_t oid_p256[] = {0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07};
static const uint8_t oid_p384[] = {0x2b, 0x81, 0x04, 0x00, 0x22};
static const uint8_t oid_p521[] = {0x2b, 0x81, 0x04, 0x00, 0x23};

static void put_curve(der *d, uint32_t group)
{
  if (group == HSK_SECP256R1)
    put_tlv(d, 0x06, oid_p256, sizeof oid_p256);
  else if (group == HSK_SECP384R1)
    put_tlv(d, 0x06, oid_p384, sizeof oid_p384);
  else
    put_tlv(d, 0x06, oid_p521, sizeof oid_p521);
}

static void finish_der(toy_key *k, der *d)
{
  wrap(d, 0x30, sizeof k->der);
  k->der_len = sizeof k->der - d->at;
  memmove(k->der, k->der + d->at, k->der_len);
}

static void odd_number(uint8_t *out, size_t len, uint64_t seed)
{
  null_stream(seed, out, len);
  out[0] |= 0x80;
  out[len - 1] |= 1;
}

static void make_rsa(toy_key *k, size_t len, uint64_t seed)
{
  static const uint8_t e[] = {1, 0, 1};
  k->pub.type = HSK_KEY_RSA;
  k->pub.modulus = (hsk_span){1, len};
  k->pub.exponent = (hsk_span){1 + len, sizeof e};
  odd_number(k->bytes + 1, len, seed);
  memcpy(k->bytes + 1 + len, e, sizeof e);
  der d = {k->der, sizeof k->der};
  uint8_t number[512];
  for (uint64_t i = 5; i > 0; i--) { /* qInv, dQ, dP, q, p */
    odd_number(number, len / 2, seed + i);
    put_unsigned(&d, number, len / 2);
  }
  odd_number(number, len, seed + 6);
  put_unsigned(&d, number, len);
  put_unsigned(&d, e, sizeof e);
  put_unsigned(&d, k->bytes + 1, len);
  put_small(&d, 0);
  finish_der(k, &d);
}

static void make_ec(toy_key *k, uint32_t group, uint64_t seed)
{
  uint8_t scalar[HSK_EC_SECRET_MAX] = {0};
  size_t point_len = hsk_ec_share_len(group), len = (point_len - 1) / 2;
  null_stream(seed, scalar + 2, len - 2);
  scalar[2] |= 1;
  k->pub.type = HSK_KEY_EC;
  k->pub.group = group;
  k->pub.point = (hsk_span){1, point_len};
  null_ec_public(group, scalar, len, k->bytes + 1);
  der d = {k->der, sizeof k->der};
  put_curve(&d, group);
  wrap(&d, 0xa0, sizeof k->der);
  put_tlv(&d, 0x04, scalar, len);
  put_small(&d, 1);
  finish_der(k, &d);
}

void toy_key_make(toy_key *k, uint32_t type, uint32_t size, uint64_t seed)
{
  memset(k, 0, sizeof *k);
  if (type == HSK_KEY_RSA)
    make_rsa(k, size, seed);
  else
    make_ec(k, size, seed);
}

/* ---- certificates ---- */

static void put_algorithm(der *d, uint32_t scheme)
{
  static const uint8_t rsa[] = {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b};
  static const uint8_t ecdsa[] = {0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02};
  uint8_t oid[9];
  size_t end = d->at, sha2 = scheme / 256 - 4; /* 256, 384, 512 stand in this order in both arcs */
  if (scheme % 256 == 1) {
    memcpy(oid, rsa, 9);
    oid[8] = (uint8_t)(oid[8] + sha2);
    put_tlv(d, 0x05, "", 0);
    put_tlv(d, 0x06, oid, 9);
  } else {
    memcpy(oid, ecdsa, 8);
    oid[7] = (uint8_t)(oid[7] + sha2);
    put_tlv(d, 0x06, oid, 8);
  }
  wrap(d, 0x30, end);
}

static void put_name(der *d, const char *cn)
{
  static const uint8_t oid_cn[] = {0x55, 0x04, 0x03};
  size_t end = d->at;
  put_tlv(d, 0x0c, cn, strlen(cn));
  put_tlv(d, 0x06, oid_cn, sizeof oid_cn);
  wrap(d, 0x30, end);
  wrap(d, 0x31, end);
  wrap(d, 0x30, end);
}

static void put_spki(der *d, const toy_key *k)
{
  size_t end = d->at;
  if (k->pub.type == HSK_KEY_RSA) {
    put_unsigned(d, k->bytes + k->pub.exponent.off, k->pub.exponent.len);
    put_unsigned(d, k->bytes + k->pub.modulus.off, k->pub.modulus.len);
    wrap(d, 0x30, end);
  } else {
    put(d, k->bytes + k->pub.point.off, k->pub.point.len);
  }
  put_byte(d, 0);
  wrap(d, 0x03, end);
  size_t algorithm = d->at;
  if (k->pub.type == HSK_KEY_RSA) {
    put_tlv(d, 0x05, "", 0);
    put_tlv(d, 0x06, oid_rsa, sizeof oid_rsa);
  } else {
    put_curve(d, k->pub.group);
    put_tlv(d, 0x06, oid_ec, sizeof oid_ec);
  }
  wrap(d, 0x30, algorithm);
  wrap(d, 0x30, end);
}

/* the contents of extnValue were written since end */
static void wrap_extension(der *d, uint8_t last_arc, int critical, size_t end)
{
  uint8_t oid[] = {0x55, 0x1d, last_arc};
  wrap(d, 0x04, end);
  if (critical) put_tlv(d, 0x01, "\xff", 1);
  put_tlv(d, 0x06, oid, sizeof oid);
  wrap(d, 0x30, end);
}

static void put_key_id(der *d, const toy_key *k, uint8_t arc)
{
  uint8_t id[20];
  size_t end = d->at;
  null_stream(null_fold(20, k->bytes, sizeof k->bytes), id, sizeof id);
  if (arc == 14) {
    put_tlv(d, 0x04, id, sizeof id);
  } else {
    put_tlv(d, 0x80, id, sizeof id);
    wrap(d, 0x30, end);
  }
  wrap_extension(d, arc, 0, end);
}

static void put_extensions(der *d, const toy_cert *c)
{
  size_t all = d->at, end = all;
  if (c->dns != NULL) {
    put_tlv(d, 0x82, c->dns, strlen(c->dns));
    wrap(d, 0x30, end);
    wrap_extension(d, 17, 0, end);
  }
  if (c->purpose != 0) {
    uint8_t oid[] = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, c->purpose};
    end = d->at;
    put_tlv(d, 0x06, oid, sizeof oid);
    wrap(d, 0x30, end);
    wrap_extension(d, 37, 0, end);
  }
  if (c->key_usage != 0) {
    uint8_t unused = 0;
    while ((c->key_usage >> unused & 1) == 0)
      unused++;
    uint8_t bits[] = {unused, c->key_usage};
    end = d->at;
    put_tlv(d, 0x03, bits, sizeof bits);
    wrap_extension(d, 15, 1, end);
  }
  end = d->at;
  if (c->is_ca) {
    if (c->path_len != 0) put_small(d, (uint8_t)(c->path_len - 1));
    put_tlv(d, 0x01, "\xff", 1);
    wrap(d, 0x30, end);
    wrap_extension(d, 19, 1, end);
  }
  put(d, c->more, c->more_len);
  put_key_id(d, c->signer, 35);
  put_key_id(d, c->key, 14);
  wrap(d, 0x30, all);
  wrap(d, 0xa3, all);
}

static void put_tbs(der *d, const toy_cert *c)
{
  const char *from = c->not_before != NULL ? c->not_before : "200101000000Z";
  const char *to = c->not_after != NULL ? c->not_after : "400101000000Z";
  size_t end = d->at;
  put_extensions(d, c);
  put_spki(d, c->key);
  put_name(d, c->subject);
  size_t validity = d->at;
  put_tlv(d, 0x17, to, strlen(to));
  put_tlv(d, 0x17, from, strlen(from));
  wrap(d, 0x30, validity);
  put_name(d, c->issuer);
  put_algorithm(d, c->scheme);
  put_small(d, (uint8_t)(c->serial + 1));
  size_t version = d->at;
  put_small(d, 2);
  wrap(d, 0xa0, version);
  wrap(d, 0x30, end);
}

size_t toy_sign_der(hsk_bytes tbs, uint32_t scheme, const toy_key *key, hsk_bytes rest, uint8_t *out,
                    size_t cap)
{
  uint8_t digest[HSK_HASH_MAX], signature[HSK_SIGNATURE_MAX];
  der d = {out, cap};
  size_t signature_len = 0;
  hsk_hash_once(hsk_scheme_hash(scheme), tbs.data, tbs.len, digest);
  FUZZ_CHECK(null_sign_as(scheme, key->bytes, &key->pub, digest, signature, &signature_len),
             "set-up: the signer's key does not fit");
  put(&d, rest.data, rest.len);
  size_t end = d.at;
  put(&d, signature, signature_len);
  put_byte(&d, 0);
  wrap(&d, 0x03, end);
  put_algorithm(&d, scheme);
  put(&d, tbs.data, tbs.len);
  wrap(&d, 0x30, cap);
  memmove(out, out + d.at, cap - d.at);
  return cap - d.at;
}

size_t toy_algorithm(uint32_t scheme, uint8_t *out)
{
  der d = {out, 16};
  put_algorithm(&d, scheme);
  memmove(out, out + d.at, 16 - d.at);
  return 16 - d.at;
}

size_t toy_cert_make(const toy_cert *c, uint8_t *out)
{
  uint8_t tbs[TOY_CERT_MAX];
  der t = {tbs, sizeof tbs};
  put_tbs(&t, c);
  return toy_sign_der((hsk_bytes){tbs + t.at, sizeof tbs - t.at}, c->scheme, c->signer, (hsk_bytes){NULL, 0},
                      out, TOY_CERT_MAX);
}

int toy_resign(uint8_t *cert_der, size_t len, const uint8_t *base, const hsk_public_key *key)
{
  hsk_cert cert;
  uint8_t digest[HSK_HASH_MAX], signature[HSK_SIGNATURE_MAX];
  size_t signature_len = 0;
  if (hsk_cert_parse(cert_der, len, &cert).error != HSK_OK) return 0;
  if (null_signature_len(cert.signature_scheme, key) != cert.signature.len || cert.signature.len == 0)
    return 0;
  hsk_hash_once(hsk_scheme_hash(cert.signature_scheme), cert_der + cert.tbs.off, cert.tbs.len, digest);
  if (!null_sign_as(cert.signature_scheme, base, key, digest, signature, &signature_len)) return 0;
  memcpy(cert_der + cert.signature.off, signature, signature_len);
  return 1;
}
