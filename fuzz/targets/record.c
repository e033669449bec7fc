/* The record layer: header, protection, limits. The first byte picks cipher, version and limit, the next the kind of damage. */
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

/* suite: enum hsk_aead or 0, plus 8 for TLS 1.3 */
static hsk_direction_keys keys(uint32_t suite, uint64_t seq)
{
  hsk_direction_keys k = {.seq = seq, .aead = suite % 8, .tls13 = suite > 7};
  if (k.aead == 0) return k;
  null_stream(99 + suite, k.key, hsk_aead_key_len(k.aead));
  null_stream(199 + suite, k.iv, k.tls13 ? HSK_AEAD_IV_LEN : hsk_fixed_iv_len(k.aead));
  return k;
}

/* What hsk_record_open is to say of a sealed content: in TLS 1.3 the cleartext has rules of its own. */
static uint32_t verdict(uint32_t suite, uint32_t type, size_t len)
{
  if (suite <= 8 || type == HSK_APPLICATION_DATA) return HSK_OK;
  if (type == HSK_CHANGE_CIPHER_SPEC) return HSK_PEER_MALFORMED_INNER_PLAINTEXT;
  return len == 0 ? HSK_PEER_EMPTY_HANDSHAKE_RECORD : HSK_OK;
}

/* Random bytes as a protected record: nobody made them, so nobody may read them. */
static void forged(uint32_t suite, hsk_bytes in)
{
  static uint8_t record[1 << 17];
  if (in.len < HSK_RECORD_HEADER_LEN || in.len > sizeof record) return;
  hsk_record_header h = {0, 0, 0};
  hsk_result r = hsk_record_header_parse(in.data, 0, 0, in.len - HSK_RECORD_HEADER_LEN, &h);
  if (r.error != HSK_OK) return;
  hsk_inner_plaintext got = {{0, 0}, 0};
  hsk_direction_keys k = keys(suite, 5);
  memcpy(record, in.data, in.len);
  r = hsk_record_open(&k, &h, record, &got);
  if (suite % 8 == 0) {
    int fits = h.fragment_len <= HSK_PLAINTEXT_MAX;
    FUZZ_CHECK(r.error == (fits ? HSK_OK : HSK_PEER_RECORD_OVERFLOW), "I8: plaintext");
    FUZZ_CHECK(!fits || (got.content.len == h.fragment_len && k.seq == 6), "I8: plaintext");
    return;
  }
  FUZZ_CHECK(r.error == HSK_PEER_BAD_RECORD_MAC || r.error == HSK_PEER_RECORD_OVERFLOW ||
                 (suite > 8 && r.error == HSK_PEER_BAD_RECORD_HEADER),
             "I4: a forged record opens");
  FUZZ_CHECK(got.content.off == 0 && got.content.len == 0 && k.seq == 5, "I14: a refusal shows something");
}

/* seal, then open, whole or with one bit flipped or at another sequence number */
static void sealed(uint32_t suite, uint32_t damage, uint32_t at, hsk_bytes in)
{
  static uint8_t record[HSK_RECORD_HEADER_LEN + HSK_PLAINTEXT_MAX + 64], canary[32];
  if (in.len > HSK_PLAINTEXT_MAX) return;
  hsk_direction_keys w = keys(suite, damage == 3 ? UINT64_MAX : 7), rd = keys(suite, damage == 2 ? 8 : 7);
  size_t front = HSK_RECORD_HEADER_LEN + hsk_record_front(&w);
  size_t whole = HSK_RECORD_HEADER_LEN + in.len + hsk_record_overhead(&w);
  memset(record + whole, 0xa5, sizeof canary);
  memset(canary, 0xa5, sizeof canary);
  if (in.len != 0) memcpy(record + front, in.data, in.len);
  uint32_t type = HSK_CHANGE_CIPHER_SPEC + at % 4;
  hsk_result r = hsk_record_seal(&w, type, record, in.len);
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
  if (damage == 4) h.content_type ^= 1;
  hsk_inner_plaintext got = {{0, 0}, 0};
  r = hsk_record_open(&rd, &h, record, &got);
  if (suite % 8 != 0 && damage != 0) {
    uint32_t error = damage == 4 && suite > 8 ? HSK_PEER_BAD_RECORD_HEADER : HSK_PEER_BAD_RECORD_MAC;
    FUZZ_CHECK(r.error == error && got.content.off == 0, "I4: a damaged record opens");
    return;
  }
  FUZZ_CHECK(r.error == verdict(suite, type, in.len), "I8: what the record holds is misjudged");
  if (r.error != HSK_OK) return;
  FUZZ_CHECK(got.content_type == h.content_type || (suite > 8 && got.content_type == type),
             "I8: the type is lost");
  FUZZ_CHECK(got.content.off == front && got.content.len == in.len, "I8: open(seal(x)) is refused");
  FUZZ_CHECK(damage == 1 || in.len == 0 || memcmp(record + front, in.data, in.len) == 0,
             "I8: open(seal(x)) is not x");
}

/* A limit on what is received: what keeps to it opens, what does not is refused (RFC 8449 4, RFC 6066 4). */
static void limited(uint32_t suite, size_t limit, uint32_t of_plaintext, hsk_bytes in)
{
  static uint8_t record[HSK_RECORD_HEADER_LEN + HSK_PLAINTEXT_MAX + 64];
  if (in.len > HSK_PLAINTEXT_MAX) return;
  hsk_direction_keys w = keys(suite, 9), rd = w;
  rd.size_limit = (uint32_t)limit;
  rd.limits_plaintext = (uint8_t)of_plaintext;
  size_t front = HSK_RECORD_HEADER_LEN + hsk_record_front(&w), most = hsk_record_content_max(&rd);
  FUZZ_CHECK(most <= HSK_PLAINTEXT_MAX && (suite % 8 == 0 || limit == 0 || most <= limit), "I9: the limit");
  if (in.len != 0) memcpy(record + front, in.data, in.len);
  FUZZ_CHECK(hsk_record_seal(&w, HSK_APPLICATION_DATA, record, in.len).error == HSK_OK,
             "I8: a record does not seal");
  hsk_record_header h = {0, 0, 0};
  hsk_result r = hsk_record_header_parse(record, 0, HSK_TLS12, hsk_record_fragment_max(&rd), &h);
  FUZZ_CHECK(r.error == HSK_OK, "I8: its header does not parse");
  hsk_inner_plaintext got = {{0, 0}, 0};
  hsk_direction_keys spent = rd;
  spent.seq = UINT64_MAX;
  FUZZ_CHECK(hsk_record_open(&spent, &h, record, &got).error == HSK_SEQUENCE_EXHAUSTED, "I13: it wraps");
  r = hsk_record_open(&rd, &h, record, &got);
  FUZZ_CHECK(r.error == (in.len <= most ? HSK_OK : HSK_PEER_RECORD_OVERFLOW), "I9: the limit is not kept");
}

/* RFC 8446 5.5: a key for AES-GCM is replaced before 2^24.5 records; others follow it, save ChaCha20-Poly1305, which lasts. */
static void update(uint32_t suite, uint64_t seq)
{
  hsk_direction_keys k = keys(suite, seq);
  int due = hsk_record_update_due(&k);
  FUZZ_CHECK(seq < 23726566 || suite <= 8 || suite == 8 + HSK_CHACHA20_POLY1305 || due,
             "I13: a key lasts too long");
  FUZZ_CHECK(!due || (suite > 8 && seq >= 1u << 20), "I13: a key is replaced too early");
  FUZZ_CHECK((k.aead == 0) == (hsk_fixed_iv_len(k.aead) == 0), "I13: an IV");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = {data, size};
  uint32_t first = fuzz_u8(&in), suite = first % 16, damage = fuzz_u8(&in) % 5, at = fuzz_u16(&in);
  null_work.nonces = 0;
  headers(in.data, in.len);
  forged(suite, (hsk_bytes){in.data, in.len});
  sealed(suite, damage, at, (hsk_bytes){in.data, in.len});
  null_work.nonces = 0;
  limited(suite, first & 64 ? 64 + at % HSK_PLAINTEXT_MAX : 0, first >> 7, (hsk_bytes){in.data, in.len});
  update(suite, ((uint64_t)1 << (at % 32)) + first / 16);
  return 0;
}
