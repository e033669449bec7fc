#include "record/protect.h"

#define GCM_FRONT 8u
#define AAD_LEN   13u

size_t hsk_fixed_iv_len(uint32_t aead)
{
  if (aead == HSK_CHACHA20_POLY1305) return 12;
  return aead == 0 ? 0 : 4;
}

size_t hsk_record_front(uint32_t aead)
{
  return aead == HSK_AES_128_GCM || aead == HSK_AES_256_GCM ? GCM_FRONT : 0;
}

size_t hsk_record_overhead(uint32_t aead)
{
  return aead == 0 ? 0 : hsk_record_front(aead) + HSK_AEAD_TAG_LEN;
}

static void put64(uint8_t *out, size_t off, uint64_t v)
{
  for (size_t i = 0; i < 8; i++)
    hsk_put8(out, off + i, (size_t)(v >> (56 - 8 * i) & 0xff));
}

/* seq_num + type + version + length (RFC 5246 6.2.3.3) */
static void additional_data(uint8_t aad[AAD_LEN], uint64_t seq, uint32_t content_type, size_t len)
{
  put64(aad, 0, seq);
  hsk_put8(aad, 8, content_type);
  hsk_put16(aad, 9, HSK_TLS12);
  hsk_put16(aad, 11, len);
}

/* GCM: salt, then the explicit part (RFC 5288 3); ChaCha20-Poly1305: iv XOR the padded sequence number (RFC 7905 2). */
static void make_nonce(const hsk_direction_keys *k, const uint8_t *explicit_part,
                       uint8_t nonce[HSK_AEAD_IV_LEN])
{
  size_t fixed = hsk_fixed_iv_len(k->aead);
  hsk_put_bytes(nonce, 0, k->iv, fixed);
  if (fixed == 4) {
    hsk_put_bytes(nonce, 4, explicit_part, GCM_FRONT);
    return;
  }
  uint8_t seq[8];
  put64(seq, 0, k->seq);
  for (size_t i = 0; i < 8; i++)
    hsk_put8(nonce, 4 + i, hsk_u8(nonce, 4 + i) ^ hsk_u8(seq, i));
}

hsk_result hsk_record_seal(hsk_direction_keys *k, uint32_t content_type, uint8_t *record, size_t len)
{
  /* RFC 5246 6.1: sequence numbers MUST NOT wrap */
  if (k->seq == UINT64_MAX) return hsk_bad(HSK_SEQUENCE_EXHAUSTED, 0);
  hsk_record_header_put(record, 0, content_type, len + hsk_record_overhead(k->aead));
  if (k->aead != 0) {
    size_t front = hsk_record_front(k->aead);
    uint8_t aad[AAD_LEN], nonce[HSK_AEAD_IV_LEN];
    uint8_t *content = record + HSK_RECORD_HEADER_LEN + front;
    /* the sequence number as explicit nonce never repeats under a key (RFC 5288 3) */
    if (front != 0) put64(record, HSK_RECORD_HEADER_LEN, k->seq);
    additional_data(aad, k->seq, content_type, len);
    make_nonce(k, record + HSK_RECORD_HEADER_LEN, nonce);
    hsk_aead_seal(k->aead, k->key, nonce, (hsk_bytes){aad, AAD_LEN}, content, len, content + len);
  }
  k->seq++;
  return hsk_ok();
}

static hsk_result open_protected(const hsk_direction_keys *k, const hsk_record_header *h, uint8_t *record,
                                 hsk_span *content)
{
  size_t front = hsk_record_front(k->aead), overhead = hsk_record_overhead(k->aead);
  if (h->fragment_len < overhead) return hsk_bad(HSK_PEER_BAD_RECORD_MAC, 0);
  size_t len = h->fragment_len - overhead;
  if (len > HSK_PLAINTEXT_MAX) return hsk_bad(HSK_PEER_RECORD_OVERFLOW, 3);
  uint8_t aad[AAD_LEN], nonce[HSK_AEAD_IV_LEN];
  uint8_t *data = record + HSK_RECORD_HEADER_LEN + front;
  additional_data(aad, k->seq, h->content_type, len);
  make_nonce(k, record + HSK_RECORD_HEADER_LEN, nonce);
  if (!hsk_aead_open(k->aead, k->key, nonce, (hsk_bytes){aad, AAD_LEN}, data, len, data + len))
    return hsk_bad(HSK_PEER_BAD_RECORD_MAC, 0);
  content->off = HSK_RECORD_HEADER_LEN + front;
  content->len = len;
  return hsk_ok();
}

hsk_result hsk_record_open(hsk_direction_keys *k, const hsk_record_header *h, uint8_t *record,
                           hsk_span *content)
{
  if (k->seq == UINT64_MAX) return hsk_bad(HSK_SEQUENCE_EXHAUSTED, 0);
  if (k->aead != 0) {
    hsk_result r = open_protected(k, h, record, content);
    if (r.error != HSK_OK) return r;
  } else {
    content->off = HSK_RECORD_HEADER_LEN;
    content->len = h->fragment_len;
  }
  k->seq++;
  return hsk_ok();
}
