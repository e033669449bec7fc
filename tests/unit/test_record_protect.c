/* Record protection of both versions: the records of RFC 8448 3, every limit from both sides, and that nothing damaged opens. */
#include "msg_util.h"
#include "record/protect.h"

#define ROOM (HSK_RECORD_HEADER_LEN + HSK_PLAINTEXT_MAX + 300u)
static uint8_t record[ROOM], text[BUF_MAX];

static hsk_direction_keys keys(uint32_t aead, uint32_t tls13)
{
  hsk_direction_keys k = {.seq = 7, .aead = aead, .tls13 = tls13 != 0};
  for (size_t i = 0; i < sizeof k.key; i++)
    k.key[i] = (uint8_t)(3 * i + aead);
  for (size_t i = 0; i < sizeof k.iv; i++)
    k.iv[i] = (uint8_t)(200 - i);
  return k;
}

static hsk_record_header header(void)
{
  return (hsk_record_header){record[0], hsk_be16(record, 1), hsk_be16(record, 3)};
}

static uint32_t open_as(hsk_direction_keys *k, hsk_record_header h, hsk_inner_plaintext *p)
{
  return hsk_record_open(k, &h, record, p).error;
}

/* ---- RFC 8448 3: the traffic keys of both sides, and records by their sequence number */

#define CLIENT_KEY "17422dda596ed5d9acd890e3c63f5051"
#define CLIENT_IV  "5b78923dee08579033e523d9"
#define SERVER_KEY "9f02283b6c9c07efc26bb9f2ac92e356"
#define SERVER_IV  "cf782b88dd83549aadf1e984"
#define DATA                                                                                                 \
  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031"
static const struct {
  const char *key, *iv;
  uint64_t seq;
  uint32_t type;
  const char *content, *record;
} examples[] = {
    {CLIENT_KEY, CLIENT_IV, 0, HSK_APPLICATION_DATA, DATA,
     "1703030043a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b9819a8a5b46b395bd54a9a20441e2b62974e1"
     "f5a"
     "6292a2977014bd1e3deae63aeebb21694915e4"},
    {CLIENT_KEY, CLIENT_IV, 1, HSK_ALERT, "0100", "1703030013c9872760655666b74d7ff1153efd6db6d0b0e3"},
    {SERVER_KEY, SERVER_IV, 1, HSK_APPLICATION_DATA, DATA,
     "17030300432e937e11ef4ac740e538ad36005fc4a46932fc3225d05f82aa1b36e30efaf97d90e6dffc602dcb501a59a8fcc49c4"
     "bf2"
     "e5f0a21c0047c2abf332540dd032e167c2955d"},
    {SERVER_KEY, SERVER_IV, 2, HSK_ALERT, "0100", "1703030013b58fd67166ebf599d24720cfbe7efa7a8864a9"},
};

static void rfc8448(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
    hsk_direction_keys k = {.seq = examples[i].seq, .aead = HSK_AES_128_GCM, .tls13 = 1}, again;
    hsk_inner_plaintext p;
    bytes_of(examples[i].key, k.key);
    bytes_of(examples[i].iv, k.iv);
    again = k;
    size_t len = bytes_of(examples[i].content, record + HSK_RECORD_HEADER_LEN);
    assert_int_equal(hsk_record_seal(&k, examples[i].type, record, len).error, HSK_OK);
    size_t whole = bytes_of(examples[i].record, text);
    assert_int_equal(whole, HSK_RECORD_HEADER_LEN + len + hsk_record_overhead(&k));
    assert_memory_equal(record, text, whole);
    assert_int_equal(k.seq, examples[i].seq + 1);
    assert_int_equal(open_as(&again, header(), &p), HSK_OK);
    assert_int_equal(p.content_type, examples[i].type);
    assert_int_equal(p.content.off, HSK_RECORD_HEADER_LEN);
    assert_int_equal(p.content.len, len);
    bytes_of(examples[i].content, text);
    assert_memory_equal(record + p.content.off, text, len);
    assert_int_equal(again.seq, examples[i].seq + 1);
  }
}

/* ---- lengths */

static void lengths(void **state)
{
  (void)state;
  static const struct {
    uint32_t aead;
    size_t iv, front, overhead12, overhead13;
  } rows[] = {{0, 0, 0, 0, 0},
              {HSK_AES_128_GCM, 4, 8, 24, 17},
              {HSK_AES_256_GCM, 4, 8, 24, 17},
              {HSK_CHACHA20_POLY1305, 12, 0, 16, 17},
              {HSK_AES_128_CCM, 4, 8, 24, 17},
              {HSK_AES_256_CCM, 4, 8, 24, 17},
              {HSK_AES_128_CCM_8, 4, 8, 16, 9},
              {HSK_AES_256_CCM_8, 4, 8, 16, 9}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    for (uint32_t tls13 = 0; tls13 < 2; tls13++) {
      hsk_direction_keys k = keys(rows[i].aead, tls13);
      int inner = k.aead != 0 && tls13 != 0;
      assert_int_equal(hsk_fixed_iv_len(k.aead), rows[i].iv);
      assert_int_equal(hsk_record_front(&k), tls13 ? 0 : rows[i].front);
      assert_int_equal(hsk_record_overhead(&k), tls13 ? rows[i].overhead13 : rows[i].overhead12);
      assert_int_equal(hsk_record_content_max(&k), 16384);
      assert_int_equal(hsk_record_fragment_max(&k), k.aead == 0 ? 16384 : inner ? 16640 : 18432);
      k.size_limit = 64;
      assert_int_equal(hsk_record_content_max(&k), k.aead == 0 ? 16384 : inner ? 63 : 64);
      k.limits_plaintext = 1;
      assert_int_equal(hsk_record_content_max(&k), inner ? 63 : 64);
      k.size_limit = 16385; /* RFC 8449 4: what a client of TLS 1.3 says that has no limit */
      assert_int_equal(hsk_record_content_max(&k), 16384);
    }
}

/* ---- whole and damaged records */

static size_t seal(hsk_direction_keys k, uint32_t type, size_t len)
{
  memset(record, 0x42, HSK_RECORD_HEADER_LEN + hsk_record_front(&k) + len);
  memset(record + HSK_RECORD_HEADER_LEN + len + hsk_record_overhead(&k), 0xa5, 16);
  assert_int_equal(hsk_record_seal(&k, type, record, len).error, HSK_OK);
  assert_int_equal(k.seq, 8);
  for (size_t i = 0; i < 16; i++) /* nothing is written behind it */
    assert_int_equal(record[HSK_RECORD_HEADER_LEN + len + hsk_record_overhead(&k) + i], 0xa5);
  return HSK_RECORD_HEADER_LEN + len + hsk_record_overhead(&k);
}

#define EACH_CIPHER(k)                                                                                       \
  for (uint32_t aead_ = HSK_AES_128_GCM; aead_ <= HSK_AES_256_CCM_8; aead_++)                                \
    for (uint32_t tls13_ = 0; tls13_ < 2; tls13_++)                                                          \
      for (hsk_direction_keys k = keys(aead_, tls13_), *once_ = &k; once_ != NULL; once_ = NULL)

static void round_trips(void **state)
{
  (void)state;
  static const size_t lens[] = {0, 1, 15, 16, 17, 255, 16383, 16384};
  EACH_CIPHER(k)
  for (size_t i = 0; i < sizeof lens / sizeof *lens; i++)
    for (uint32_t type = HSK_CHANGE_CIPHER_SPEC; type <= HSK_APPLICATION_DATA; type++) {
      hsk_direction_keys reader = k;
      hsk_inner_plaintext p = {{0, 0}, 0};
      size_t whole = seal(k, type, lens[i]);
      assert_int_equal(record[0], k.tls13 ? HSK_APPLICATION_DATA : type);
      assert_int_equal(hsk_be16(record, 3), whole - HSK_RECORD_HEADER_LEN);
      uint32_t want = HSK_OK;
      if (k.tls13 && type == HSK_CHANGE_CIPHER_SPEC) want = HSK_PEER_MALFORMED_INNER_PLAINTEXT;
      if (k.tls13 && (type == HSK_ALERT || type == HSK_HANDSHAKE) && lens[i] == 0)
        want = HSK_PEER_EMPTY_HANDSHAKE_RECORD;
      assert_int_equal(open_as(&reader, header(), &p), want);
      assert_int_equal(reader.seq, want == HSK_OK ? 8 : 7);
      if (want != HSK_OK) continue;
      assert_int_equal(p.content_type, type);
      assert_int_equal(p.content.off, HSK_RECORD_HEADER_LEN + hsk_record_front(&k));
      assert_int_equal(p.content.len, lens[i]);
      for (size_t j = 0; j < lens[i]; j++)
        assert_int_equal(record[p.content.off + j], 0x42);
    }
}

/* Each bit of header, nonce, ciphertext and tag counts, and so does the place in the sequence. */
static void damaged(void **state)
{
  (void)state;
  EACH_CIPHER(k)
  {
    static const hsk_inner_plaintext none; /* its padding is zero, too */
    hsk_inner_plaintext p;
    size_t whole = seal(k, HSK_HANDSHAKE, 20);
    uint8_t good[200];
    memcpy(good, record, whole);
    for (size_t bit = 0; bit < 8 * whole; bit++) {
      hsk_direction_keys reader = k;
      memcpy(record, good, whole);
      record[bit / 8] ^= (uint8_t)(1u << bit % 8);
      hsk_record_header h = header();
      if (bit / 8 == 3 || bit / 8 == 4)
        h.fragment_len = whole - HSK_RECORD_HEADER_LEN; /* but not the bytes */
      p = none;
      uint32_t error = open_as(&reader, h, &p);
      /* TLS 1.2's additional data is made of what is agreed and known: version and length are not read from the header (RFC 5246 6.2.3.3) */
      int silent = !k.tls13 && bit / 8 >= 1 && bit / 8 <= 4;
      if (k.tls13 && bit / 8 == 0)
        assert_int_equal(error, HSK_PEER_BAD_RECORD_HEADER);
      else
        assert_int_equal(error, silent ? HSK_OK : HSK_PEER_BAD_RECORD_MAC);
      if (!silent) {
        assert_memory_equal(&p, &none, sizeof p);
        assert_int_equal(reader.seq, 7);
      }
    }
    for (int step = -1; step <= 1; step += 2) {
      hsk_direction_keys reader = k;
      reader.seq = step < 0 ? 6 : 8;
      memcpy(record, good, whole);
      assert_int_equal(open_as(&reader, header(), &p), HSK_PEER_BAD_RECORD_MAC);
    }
  }
}

/* A fragment that is too short for its tag, and one that is just as long */
static void short_records(void **state)
{
  (void)state;
  EACH_CIPHER(k)
  {
    size_t least = hsk_record_front(&k) + hsk_aead_tag_len(k.aead);
    hsk_inner_plaintext p;
    for (size_t len = 0; len <= least; len++) {
      hsk_direction_keys reader = k;
      memset(record, 0, sizeof record);
      hsk_record_header_put(record, 0, HSK_APPLICATION_DATA, len);
      assert_int_equal(open_as(&reader, header(), &p), HSK_PEER_BAD_RECORD_MAC);
    }
    if (!k.tls13) continue;
    /* a good tag over nothing at all: not even a type (RFC 8446 5.4) */
    hsk_record_header_put(record, 0, HSK_APPLICATION_DATA, least);
    uint8_t nonce[12];
    memcpy(nonce, k.iv, sizeof nonce);
    nonce[11] ^= 7;
    hsk_aead_seal(k.aead, k.key, nonce, (hsk_bytes){record, 5}, record + 5, 0, record + 5);
    assert_int_equal(open_as(&k, header(), &p), HSK_PEER_MALFORMED_INNER_PLAINTEXT);
  }
}

/* ---- limits */

/* seal_inner protects a TLSInnerPlaintext of len bytes that stands in record already: one that hsk_record_seal would not make. */
static void seal_inner(const hsk_direction_keys *k, size_t len)
{
  uint8_t nonce[HSK_AEAD_IV_LEN];
  memcpy(nonce, k->iv, sizeof nonce);
  nonce[11] = (uint8_t)(nonce[11] ^ k->seq);
  hsk_record_header_put(record, 0, HSK_APPLICATION_DATA, len + hsk_aead_tag_len(k->aead));
  hsk_aead_seal(k->aead, k->key, nonce, (hsk_bytes){record, HSK_RECORD_HEADER_LEN},
                record + HSK_RECORD_HEADER_LEN, len, record + HSK_RECORD_HEADER_LEN + len);
}

/* content bytes of 0x42, the type, zeros */
static uint32_t padded(hsk_direction_keys k, size_t content, uint32_t type, size_t zeros,
                       hsk_inner_plaintext *p)
{
  memset(record + HSK_RECORD_HEADER_LEN, 0x42, content);
  record[HSK_RECORD_HEADER_LEN + content] = (uint8_t)type;
  memset(record + HSK_RECORD_HEADER_LEN + content + 1, 0, zeros);
  seal_inner(&k, content + 1 + zeros);
  return open_as(&k, header(), p);
}

static void padding(void **state)
{
  (void)state;
  static const struct {
    size_t content, zeros;
    uint32_t type, limit, error;
  } rows[] = {{10, 0, HSK_HANDSHAKE, 0, HSK_OK},
              {10, 1, HSK_HANDSHAKE, 0, HSK_OK},
              {2, 200, HSK_ALERT, 0, HSK_OK},
              {0, 0, HSK_APPLICATION_DATA, 0, HSK_OK},
              {0, 16384, HSK_APPLICATION_DATA, 0, HSK_OK},
              {16384, 0, HSK_APPLICATION_DATA, 0, HSK_OK},
              {16383, 1, HSK_APPLICATION_DATA, 0, HSK_OK},
              {16385, 0, HSK_APPLICATION_DATA, 0, HSK_PEER_RECORD_OVERFLOW},
              {16384, 1, HSK_APPLICATION_DATA, 0, HSK_PEER_RECORD_OVERFLOW},
              {0, 16385, HSK_APPLICATION_DATA, 0, HSK_PEER_RECORD_OVERFLOW},
              {63, 0, HSK_APPLICATION_DATA, 64, HSK_OK},
              {0, 63, HSK_APPLICATION_DATA, 64, HSK_OK},
              {64, 0, HSK_APPLICATION_DATA, 64, HSK_PEER_RECORD_OVERFLOW},
              {0, 64, HSK_APPLICATION_DATA, 64, HSK_PEER_RECORD_OVERFLOW},
              {0, 0, HSK_HANDSHAKE, 0, HSK_PEER_EMPTY_HANDSHAKE_RECORD},
              {0, 9, HSK_ALERT, 0, HSK_PEER_EMPTY_HANDSHAKE_RECORD},
              {1, 0, HSK_CHANGE_CIPHER_SPEC, 0, HSK_PEER_MALFORMED_INNER_PLAINTEXT},
              {9, 0, 24, 0, HSK_PEER_MALFORMED_INNER_PLAINTEXT},
              {9, 0, 255, 0, HSK_PEER_MALFORMED_INNER_PLAINTEXT},
              {0, 30, 0, 0, HSK_PEER_MALFORMED_INNER_PLAINTEXT}}; /* all zeros */
  for (uint32_t aead = HSK_AES_128_GCM; aead <= HSK_AES_256_CCM_8; aead++)
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
      hsk_inner_plaintext p = {{0, 0}, 0};
      hsk_direction_keys k = keys(aead, 1);
      k.size_limit = rows[i].limit;
      assert_int_equal(padded(k, rows[i].content, rows[i].type, rows[i].zeros, &p), rows[i].error);
      assert_int_equal(p.content.len, rows[i].error == HSK_OK ? rows[i].content : 0);
      assert_int_equal(p.content_type, rows[i].error == HSK_OK ? rows[i].type : 0);
    }
}

static void limits12(void **state)
{
  (void)state;
  for (uint32_t aead = 0; aead <= HSK_AES_256_CCM_8; aead++)
    for (size_t over = 0; over < 2; over++) {
      hsk_direction_keys k = keys(aead, 0), reader = k;
      hsk_inner_plaintext p;
      seal(k, HSK_APPLICATION_DATA, HSK_PLAINTEXT_MAX + over);
      assert_int_equal(open_as(&reader, header(), &p), over ? HSK_PEER_RECORD_OVERFLOW : HSK_OK);
      k.size_limit = 64;
      reader = k;
      seal(k, HSK_APPLICATION_DATA, 64 + over);
      /* record_size_limit is not about plaintext (RFC 8449 4), max_fragment_length is (RFC 6066 4) */
      assert_int_equal(open_as(&reader, header(), &p), over && aead != 0 ? HSK_PEER_RECORD_OVERFLOW : HSK_OK);
      reader = k;
      reader.limits_plaintext = 1;
      seal(k, HSK_APPLICATION_DATA, 64 + over);
      assert_int_equal(open_as(&reader, header(), &p), over ? HSK_PEER_RECORD_OVERFLOW : HSK_OK);
    }
}

static void sequence_ends(void **state)
{
  (void)state;
  for (uint32_t aead = 0; aead <= HSK_AES_256_CCM_8; aead++)
    for (uint32_t tls13 = 0; tls13 < 2; tls13++) {
      hsk_direction_keys k = keys(aead, tls13), reader;
      hsk_inner_plaintext p;
      k.seq = UINT64_MAX - 1;
      reader = k;
      memset(record, 0x42, 100);
      assert_int_equal(hsk_record_seal(&k, HSK_ALERT, record, 2).error, HSK_OK);
      assert_int_equal(open_as(&reader, header(), &p), HSK_OK);
      assert_true(k.seq == UINT64_MAX && reader.seq == UINT64_MAX);
      memset(record, 0x42, 100);
      assert_int_equal(hsk_record_seal(&k, HSK_ALERT, record, 2).error, HSK_SEQUENCE_EXHAUSTED);
      for (size_t i = 0; i < 100; i++)
        assert_int_equal(record[i], 0x42);
      assert_int_equal(open_as(&reader, header(), &p), HSK_SEQUENCE_EXHAUSTED);
      assert_true(k.seq == UINT64_MAX && reader.seq == UINT64_MAX);
    }
}

static void updates(void **state)
{
  (void)state;
  for (uint32_t aead = 0; aead <= HSK_AES_256_CCM_8; aead++)
    for (uint32_t tls13 = 0; tls13 < 2; tls13++) {
      hsk_direction_keys k = keys(aead, tls13);
      uint64_t most = aead == HSK_AES_128_GCM || aead == HSK_AES_256_GCM ? 1u << 24 : 1u << 22;
      int ever = tls13 && aead != 0 && aead != HSK_CHACHA20_POLY1305;
      assert_int_equal(hsk_record_update_due(&k), 0);
      k.seq = most - 1;
      assert_int_equal(hsk_record_update_due(&k), 0);
      k.seq = most;
      assert_int_equal(hsk_record_update_due(&k), ever);
      k.seq = UINT64_MAX;
      assert_int_equal(hsk_record_update_due(&k), ever);
    }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rfc8448),  cmocka_unit_test(lengths),       cmocka_unit_test(round_trips),
      cmocka_unit_test(damaged),  cmocka_unit_test(short_records), cmocka_unit_test(padding),
      cmocka_unit_test(limits12), cmocka_unit_test(sequence_ends), cmocka_unit_test(updates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
