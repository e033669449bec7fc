#include "record/protect.h"

#define EXPLICIT_LEN 8u
#define AAD12_LEN    13u

/* AES with a counter: GCM and CCM have the same nonces in TLS 1.2 (RFC 5288 3, RFC 6655 3) */
static int is_aes(uint32_t aead)
{
  return aead != 0 && aead != HSK_CHACHA20_POLY1305;
}

static int is_tls13(const hsk_direction_keys *k)
{
  return k->aead != 0 && k->tls13 != 0;
}

size_t hsk_fixed_iv_len(uint32_t aead)
{
  if (aead == 0) return 0;
  return is_aes(aead) ? HSK_AEAD_IV_LEN - EXPLICIT_LEN : HSK_AEAD_IV_LEN;
}

size_t hsk_record_front(const hsk_direction_keys *k)
{
  return k->tls13 == 0 && is_aes(k->aead) ? EXPLICIT_LEN : 0;
}

size_t hsk_record_overhead(const hsk_direction_keys *k)
{
  if (k->aead == 0) return 0;
  return hsk_record_front(k) + hsk_aead_tag_len(k->aead) + (k->tls13 != 0 ? 1 : 0);
}

/* inner_max: the longest cleartext: a content, in TLS 1.3 with type and padding. record_size_limit is not about plaintext (RFC 8449 4),
   max_fragment_length is (RFC 6066 4). */
static size_t inner_max(const hsk_direction_keys *k)
{
  size_t max = is_tls13(k) ? HSK_INNER_PLAINTEXT_MAX : HSK_PLAINTEXT_MAX;
  int limited = k->size_limit != 0 && (k->aead != 0 || k->limits_plaintext != 0);
  return limited && k->size_limit < max ? k->size_limit : max;
}

size_t hsk_record_content_max(const hsk_direction_keys *k)
{
  return inner_max(k) - (is_tls13(k) ? 1 : 0);
}

size_t hsk_record_fragment_max(const hsk_direction_keys *k)
{
  if (k->aead == 0) return HSK_PLAINTEXT_MAX;
  return k->tls13 != 0 ? HSK_CIPHERTEXT13_MAX : HSK_CIPHERTEXT_MAX;
}

static void put64(uint8_t *out, size_t off, uint64_t v)
{
  for (size_t i = 0; i < 8; i++)
    hsk_put8(out, off + i, (size_t)(v >> (56 - 8 * i) & 0xff));
}

/* seq_num + type + version + length (RFC 5246 6.2.3.3) */
static void additional_data12(uint8_t aad[AAD12_LEN], uint64_t seq, uint32_t content_type, size_t len)
{
  put64(aad, 0, seq);
  hsk_put8(aad, 8, content_type);
  hsk_put16(aad, 9, HSK_TLS12);
  hsk_put16(aad, 11, len);
}

/* Salt, then the explicit part (RFC 5288 3); or iv XOR the padded sequence number (RFC 8446 5.3, RFC 7905 2). */
static void make_nonce(const hsk_direction_keys *k, const uint8_t *explicit_part,
                       uint8_t nonce[HSK_AEAD_IV_LEN])
{
  hsk_put_bytes(nonce, 0, k->iv, HSK_AEAD_IV_LEN);
  if (hsk_record_front(k) != 0) {
    hsk_put_bytes(nonce, 4, explicit_part, EXPLICIT_LEN);
    return;
  }
  uint8_t seq[8];
  put64(seq, 0, k->seq);
  for (size_t i = 0; i < 8; i++)
    hsk_put8(nonce, 4 + i, hsk_u8(nonce, 4 + i) ^ hsk_u8(seq, i));
}

static void seal12(const hsk_direction_keys *k, uint32_t content_type, uint8_t *record, size_t len)
{
  size_t front = hsk_record_front(k);
  uint8_t aad[AAD12_LEN], nonce[HSK_AEAD_IV_LEN];
  uint8_t *content = record + HSK_RECORD_HEADER_LEN + front;
  hsk_record_header_put(record, 0, content_type, len + hsk_record_overhead(k));
  /* the sequence number as explicit nonce never repeats under a key (RFC 5288 3) */
  if (front != 0) put64(record, HSK_RECORD_HEADER_LEN, k->seq);
  additional_data12(aad, k->seq, content_type, len);
  make_nonce(k, record + HSK_RECORD_HEADER_LEN, nonce);
  hsk_aead_seal(k->aead, k->key, nonce, (hsk_bytes){aad, AAD12_LEN}, content, len, content + len);
}

/* The additional data is the record's header (RFC 8446 5.2). */
static void seal13(const hsk_direction_keys *k, uint32_t content_type, uint8_t *record, size_t len)
{
  uint8_t nonce[HSK_AEAD_IV_LEN], *content = record + HSK_RECORD_HEADER_LEN;
  hsk_record_header_put(record, 0, HSK_APPLICATION_DATA, len + hsk_record_overhead(k));
  hsk_put8(content, len, content_type);
  make_nonce(k, content, nonce);
  hsk_aead_seal(k->aead, k->key, nonce, (hsk_bytes){record, HSK_RECORD_HEADER_LEN}, content, len + 1,
                content + len + 1);
}

hsk_result hsk_record_seal(hsk_direction_keys *k, uint32_t content_type, uint8_t *record, size_t len)
{
  /* RFC 5246 6.1, RFC 8446 5.3: sequence numbers MUST NOT wrap */
  if (k->seq == UINT64_MAX) return hsk_bad(HSK_SEQUENCE_EXHAUSTED, 0);
  if (k->aead == 0)
    hsk_record_header_put(record, 0, content_type, len);
  else if (k->tls13 != 0)
    seal13(k, content_type, record, len);
  else
    seal12(k, content_type, record, len);
  k->seq++;
  return hsk_ok();
}

static hsk_result open12(const hsk_direction_keys *k, const hsk_record_header *h, uint8_t *record,
                         hsk_inner_plaintext *content)
{
  size_t front = hsk_record_front(k), overhead = hsk_record_overhead(k);
  if (h->fragment_len < overhead) return hsk_bad(HSK_PEER_BAD_RECORD_MAC, 0);
  size_t len = h->fragment_len - overhead;
  if (len > inner_max(k)) return hsk_bad(HSK_PEER_RECORD_OVERFLOW, 3);
  uint8_t aad[AAD12_LEN], nonce[HSK_AEAD_IV_LEN];
  uint8_t *data = record + HSK_RECORD_HEADER_LEN + front;
  additional_data12(aad, k->seq, h->content_type, len);
  make_nonce(k, record + HSK_RECORD_HEADER_LEN, nonce);
  if (!hsk_aead_open(k->aead, k->key, nonce, (hsk_bytes){aad, AAD12_LEN}, data, len, data + len))
    return hsk_bad(HSK_PEER_BAD_RECORD_MAC, 0);
  content->content = (hsk_span){HSK_RECORD_HEADER_LEN + front, len};
  content->content_type = h->content_type;
  return hsk_ok();
}

static hsk_result open13(const hsk_direction_keys *k, const hsk_record_header *h, uint8_t *record,
                         hsk_inner_plaintext *content)
{
  size_t tag = hsk_aead_tag_len(k->aead);
  if (h->content_type != HSK_APPLICATION_DATA) return hsk_bad(HSK_PEER_BAD_RECORD_HEADER, 0);
  if (h->fragment_len < tag) return hsk_bad(HSK_PEER_BAD_RECORD_MAC, 0);
  size_t len = h->fragment_len - tag;
  /* RFC 8446 5.4: with its type and padding it MUST NOT exceed 2^14 + 1 bytes */
  if (len > inner_max(k)) return hsk_bad(HSK_PEER_RECORD_OVERFLOW, 3);
  uint8_t nonce[HSK_AEAD_IV_LEN], *data = record + HSK_RECORD_HEADER_LEN;
  make_nonce(k, data, nonce);
  if (!hsk_aead_open(k->aead, k->key, nonce, (hsk_bytes){record, HSK_RECORD_HEADER_LEN}, data, len,
                     data + len))
    return hsk_bad(HSK_PEER_BAD_RECORD_MAC, 0);
  return hsk_inner_plaintext_parse(record, HSK_RECORD_HEADER_LEN, HSK_RECORD_HEADER_LEN + len, inner_max(k),
                                   content);
}

hsk_result hsk_record_open(hsk_direction_keys *k, const hsk_record_header *h, uint8_t *record,
                           hsk_inner_plaintext *content)
{
  hsk_result r = hsk_ok();
  if (k->seq == UINT64_MAX) return hsk_bad(HSK_SEQUENCE_EXHAUSTED, 0);
  if (k->aead == 0) {
    if (h->fragment_len > inner_max(k)) return hsk_bad(HSK_PEER_RECORD_OVERFLOW, 3);
    content->content = (hsk_span){HSK_RECORD_HEADER_LEN, h->fragment_len};
    content->content_type = h->content_type;
  } else {
    r = k->tls13 != 0 ? open13(k, h, record, content) : open12(k, h, record, content);
  }
  if (r.error == HSK_OK) k->seq++;
  return r;
}

int hsk_record_update_due(const hsk_direction_keys *k)
{
  if (!is_tls13(k) || k->aead == HSK_CHACHA20_POLY1305) return 0;
  int gcm = k->aead == HSK_AES_128_GCM || k->aead == HSK_AES_256_GCM;
  return k->seq >= (gcm ? 1u << 24 : 1u << 22);
}
