#include "handshake/keys13.h"
#include "core/wipe.h"

#define LABEL_MAX 255u
/* HkdfLabel (RFC 8446 7.1): length, label with its prefix, context */
#define INFO_MAX (2u + 1u + LABEL_MAX + 1u + 255u)

static size_t length_of(const char *text)
{
  size_t n = 0;
  while (text[n] != 0)
    n++;
  return n;
}

/* HKDF-Extract, RFC 5869 2.2; an empty salt or input stands for zeros of the hash's length */
static void extract(uint32_t hash, hsk_bytes salt, hsk_bytes input, uint8_t *out)
{
  static const uint8_t zeros[HSK_HASH_MAX] = {0};
  const hsk_bytes none = {zeros, hsk_hash_len(hash)};
  hsk_hmac(hash, salt.len == 0 ? none : salt, input.len == 0 ? none : input, out);
}

/* HKDF-Expand, RFC 5869 2.3. block holds room for T(i-1), info follows, and the counter. */
static void expand(uint32_t hash, const uint8_t *secret, const uint8_t *info, size_t info_len, uint8_t *out,
                   size_t out_len)
{
  const size_t n = hsk_hash_len(hash);
  uint8_t block[HSK_HASH_MAX + INFO_MAX + 1], t[HSK_HASH_MAX];
  size_t before = 0; /* T(0) is empty */
  uint32_t counter = 1;
  for (size_t at = 0; at < out_len; at += n) {
    hsk_put_bytes(block, before, info, info_len);
    hsk_put8(block, before + info_len, counter++);
    hsk_hmac(hash, (hsk_bytes){secret, n}, (hsk_bytes){block, before + info_len + 1}, t);
    hsk_put_bytes(out, at, t, out_len - at < n ? out_len - at : n);
    hsk_put_bytes(block, 0, t, n);
    before = n;
  }
  hsk_wipe_bytes(block, sizeof block);
  hsk_wipe_bytes(t, sizeof t);
}

void hsk_expand_label(uint32_t hash, const uint8_t *secret, const char *label, hsk_bytes context,
                      uint8_t *out, size_t out_len)
{
  static const uint8_t prefix[] = {'t', 'l', 's', '1', '3', ' '};
  uint8_t info[INFO_MAX];
  size_t label_len = length_of(label), at = 3 + sizeof prefix + label_len;
  hsk_put16(info, 0, out_len);
  hsk_put8(info, 2, sizeof prefix + label_len);
  hsk_put_bytes(info, 3, prefix, sizeof prefix);
  hsk_put_bytes(info, 3 + sizeof prefix, (const uint8_t *)label, label_len);
  hsk_put_vec8(info, at, context);
  expand(hash, secret, info, at + 1 + context.len, out, out_len);
}

void hsk_schedule13_start(hsk_schedule13 *s, uint32_t hash, hsk_bytes psk)
{
  s->hash = hash;
  extract(hash, (hsk_bytes){NULL, 0}, psk, s->secret);
}

void hsk_schedule13_next(hsk_schedule13 *s, hsk_bytes input)
{
  const size_t n = hsk_hash_len(s->hash);
  uint8_t none[HSK_HASH_MAX], salt[HSK_HASH_MAX];
  hsk_hash_once(s->hash, NULL, 0, none);
  hsk_schedule13_derive(s, "derived", none, salt);
  extract(s->hash, (hsk_bytes){salt, n}, input, s->secret);
  hsk_wipe_bytes(salt, sizeof salt);
}

void hsk_schedule13_derive(const hsk_schedule13 *s, const char *label, const uint8_t *transcript_hash,
                           uint8_t *out)
{
  const size_t n = hsk_hash_len(s->hash);
  hsk_expand_label(s->hash, s->secret, label, (hsk_bytes){transcript_hash, n}, out, n);
}

void hsk_traffic_keys13(uint32_t hash, const uint8_t *traffic_secret, uint32_t aead, hsk_direction_keys *k)
{
  const hsk_bytes none = {NULL, 0};
  k->seq = 0;
  k->aead = aead;
  k->tls13 = 1;
  hsk_expand_label(hash, traffic_secret, "key", none, k->key, hsk_aead_key_len(aead));
  hsk_expand_label(hash, traffic_secret, "iv", none, k->iv, HSK_AEAD_IV_LEN);
}

void hsk_traffic_update13(uint32_t hash, uint8_t *traffic_secret)
{
  const size_t n = hsk_hash_len(hash);
  uint8_t next[HSK_HASH_MAX];
  hsk_expand_label(hash, traffic_secret, "traffic upd", (hsk_bytes){NULL, 0}, next, n);
  hsk_put_bytes(traffic_secret, 0, next, n);
  hsk_wipe_bytes(next, sizeof next);
}

void hsk_verify_data13(uint32_t hash, const uint8_t *base_key, const uint8_t *transcript_hash, uint8_t *out)
{
  const size_t n = hsk_hash_len(hash);
  uint8_t finished_key[HSK_HASH_MAX];
  hsk_expand_label(hash, base_key, "finished", (hsk_bytes){NULL, 0}, finished_key, n);
  hsk_hmac(hash, (hsk_bytes){finished_key, n}, (hsk_bytes){transcript_hash, n}, out);
  hsk_wipe_bytes(finished_key, sizeof finished_key);
}

void hsk_binder13(uint32_t hash, hsk_bytes psk, const uint8_t *transcript_hash, uint8_t *out)
{
  hsk_schedule13 early;
  uint8_t none[HSK_HASH_MAX], binder_key[HSK_HASH_MAX];
  hsk_schedule13_start(&early, hash, psk);
  hsk_hash_once(hash, NULL, 0, none);
  hsk_schedule13_derive(&early, "res binder", none, binder_key);
  hsk_verify_data13(hash, binder_key, transcript_hash, out);
  hsk_wipe_bytes(&early, sizeof early);
  hsk_wipe_bytes(binder_key, sizeof binder_key);
}

void hsk_resumption_psk13(uint32_t hash, const uint8_t *resumption_master_secret, hsk_bytes ticket_nonce,
                          uint8_t *out)
{
  hsk_expand_label(hash, resumption_master_secret, "resumption", ticket_nonce, out, hsk_hash_len(hash));
}

void hsk_exporter13(uint32_t hash, const uint8_t *exporter_master_secret, const char *label,
                    hsk_bytes context, uint8_t *out, size_t out_len)
{
  const size_t n = hsk_hash_len(hash);
  uint8_t digest[HSK_HASH_MAX], secret[HSK_HASH_MAX];
  hsk_hash_once(hash, NULL, 0, digest);
  hsk_expand_label(hash, exporter_master_secret, label, (hsk_bytes){digest, n}, secret, n);
  hsk_hash_once(hash, context.data, context.len, digest);
  hsk_expand_label(hash, secret, "exporter", (hsk_bytes){digest, n}, out, out_len);
  hsk_wipe_bytes(secret, sizeof secret);
}
