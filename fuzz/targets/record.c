/* The record layer: header, protection. The first byte picks the cipher, the next the kind of damage. */
#include "crypto_null.h"
#include "fuzz.h"
#include "hardshake_config.h"
#include "record/protect.h"
#include <string.h>

static void headers(const uint8_t *data, size_t size)
{
  for (uint32_t version = 0; size >= HSK_RECORD_HEADER_LEN && version <= HSK_TLS12; version += HSK_TLS12) {
    hsk_record_header h = {1, 2, 3}, before = h;
    hsk_result r = hsk_record_header_parse(data, 0, version, HSK_PLAINTEXT_MAX, &h);
    if (r.error != HSK_OK) {
      fuzz_refused(r, 4, &h, &before, sizeof h);
      continue;
    }
    FUZZ_CHECK(data[0] >= 20 && data[0] <= 23 && data[1] == 3, "grammar: RFC 5246 6.2.1");
    FUZZ_CHECK(version == 0 || data[2] == 3, "grammar: RFC 5246 6.2.1, the agreed version");
    FUZZ_CHECK(h.fragment_len == (size_t)data[3] * 256 + data[4] && h.fragment_len <= HSK_PLAINTEXT_MAX,
               "grammar: RFC 5246 6.2.1, the length");
    uint8_t out[HSK_RECORD_HEADER_LEN];
    hsk_record_header_put(out, 0, h.content_type, h.fragment_len);
    FUZZ_CHECK(data[2] != 3 || memcmp(out, data, sizeof out) == 0, "I8: build(parse(b)) is not b");
  }
}

static hsk_direction_keys keys(uint32_t aead, uint64_t seq)
{
  hsk_direction_keys k = {.seq = seq, .aead = aead};
  if (aead == 0) return k;
  null_stream(99 + aead, k.key, hsk_aead_key_len(aead));
  null_stream(199 + aead, k.iv, hsk_fixed_iv_len(aead));
  return k;
}

/* Random bytes as a protected record: nobody made them, so nobody may read them. */
static void forged(uint32_t aead, hsk_bytes in)
{
  static uint8_t record[1 << 17];
  if (in.len < HSK_RECORD_HEADER_LEN || in.len > sizeof record) return;
  hsk_record_header h = {0, 0, 0};
  hsk_result r = hsk_record_header_parse(in.data, 0, 0, in.len - HSK_RECORD_HEADER_LEN, &h);
  if (r.error != HSK_OK) return;
  hsk_span content = {0, 0};
  hsk_direction_keys k = keys(aead, 5);
  memcpy(record, in.data, in.len);
  r = hsk_record_open(&k, &h, record, &content);
  if (aead == 0) {
    FUZZ_CHECK(r.error == HSK_OK && content.len == h.fragment_len && k.seq == 6, "I8: plaintext");
    return;
  }
  FUZZ_CHECK(r.error == HSK_PEER_BAD_RECORD_MAC || r.error == HSK_PEER_RECORD_OVERFLOW,
             "I4: a forged record opens");
  FUZZ_CHECK(content.off == 0 && content.len == 0 && k.seq == 5, "I14: a refusal shows something");
}

/* seal, then open, whole or with one bit flipped or at another sequence number */
static void sealed(uint32_t aead, uint32_t damage, uint32_t at, hsk_bytes in)
{
  static uint8_t record[HSK_RECORD_HEADER_LEN + HSK_PLAINTEXT_MAX + 64], canary[32];
  if (in.len > HSK_PLAINTEXT_MAX) return;
  hsk_direction_keys w = keys(aead, damage == 3 ? UINT64_MAX : 7), rd = keys(aead, damage == 2 ? 8 : 7);
  size_t front = HSK_RECORD_HEADER_LEN + hsk_record_front(aead);
  size_t whole = HSK_RECORD_HEADER_LEN + in.len + hsk_record_overhead(aead);
  memset(record + whole, 0xa5, sizeof canary);
  memset(canary, 0xa5, sizeof canary);
  if (in.len != 0) memcpy(record + front, in.data, in.len);
  hsk_result r = hsk_record_seal(&w, HSK_APPLICATION_DATA, record, in.len);
  FUZZ_CHECK(memcmp(record + whole, canary, sizeof canary) == 0, "I9: seal wrote behind the record");
  if (damage == 3) {
    FUZZ_CHECK(r.error == HSK_SEQUENCE_EXHAUSTED && w.seq == UINT64_MAX, "I13: the sequence number wraps");
    return;
  }
  FUZZ_CHECK(r.error == HSK_OK && w.seq == 8, "I8: a record does not seal");
  hsk_record_header h = {0, 0, 0};
  r = hsk_record_header_parse(record, 0, HSK_TLS12, HSK_PLAINTEXT_MAX + 2048, &h);
  FUZZ_CHECK(r.error == HSK_OK && h.fragment_len == whole - HSK_RECORD_HEADER_LEN,
             "I8: its header does not parse");
  size_t victim = HSK_RECORD_HEADER_LEN + at % (h.fragment_len == 0 ? 1 : h.fragment_len);
  if (damage == 1 && h.fragment_len != 0) record[victim] ^= (uint8_t)(1u << (at % 8));
  if (damage == 4) h.content_type = HSK_HANDSHAKE;
  hsk_span content = {0, 0};
  r = hsk_record_open(&rd, &h, record, &content);
  if (aead != 0 && damage != 0) {
    FUZZ_CHECK(r.error == HSK_PEER_BAD_RECORD_MAC && content.off == 0, "I4: a damaged record opens");
    return;
  }
  FUZZ_CHECK(r.error == HSK_OK && content.off == front && content.len == in.len,
             "I8: open(seal(x)) is refused");
  FUZZ_CHECK(damage == 1 || in.len == 0 || memcmp(record + front, in.data, in.len) == 0,
             "I8: open(seal(x)) is not x");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = {data, size};
  uint32_t aead = fuzz_u8(&in) % 4, damage = fuzz_u8(&in) % 5, at = fuzz_u16(&in);
  null_work.nonces = 0;
  headers(in.data, in.len);
  forged(aead, (hsk_bytes){in.data, in.len});
  sealed(aead, damage, at, (hsk_bytes){in.data, in.len});
  return 0;
}
