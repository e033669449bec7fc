/* AES-GCM (the GCM specification's test cases) and ChaCha20-Poly1305 (RFC 8439 2.8.2): vectors, and that no changed bit is accepted. */
#include "msg_util.h"
#include "crypto/crypto.h"

typedef struct {
  const char *name;
  uint32_t aead;
  const char *key, *nonce, *aad, *plain, *cipher, *tag;
} row;

#define GCM_PLAIN                                                                                            \
  "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aed"   \
  "f5aa0de657ba637b39"
static const row rows[] = {
    {"GCM 1", HSK_AES_128_GCM, "00*16", "00*12", "", "", "", "58e2fccefa7e3061367f1d57a4e7455a"},
    {"GCM 2", HSK_AES_128_GCM, "00*16", "00*12", "", "00*16", "0388dace60b6a392f328c2b971b2fe78",
     "ab6e47d42cec13bdf53a67b21257bddf"},
    {"GCM 4", HSK_AES_128_GCM, "feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
     "feedfacedeadbeeffeedfacedeadbeefabaddad2", GCM_PLAIN,
     "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b3"
     "9"
     "6a0aac973d58e091",
     "5bc94fbc3221a5db94fae95ae7121a47"},
    {"GCM 16", HSK_AES_256_GCM, "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
     "cafebabefacedbaddecaf888", "feedfacedeadbeeffeedfacedeadbeefabaddad2", GCM_PLAIN,
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6"
     "3"
     "93ba7a0abcc9f662",
     "76fc6ece0f4e1768cddf8853bb2d551b"},
    {"RFC 8439 2.8.2", HSK_CHACHA20_POLY1305,
     "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f", "070000004041424344454647",
     "50515253c0c1c2c3c4c5c6c7",
     "4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66202739393a204966204920636f756c6"
     "4"
     "206f6666657220796f75206f6e6c79206f6e652074697020666f7220746865206675747572652c2073756e73637265656e20776"
     "f"
     "756c642062652069742e",
     "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71de0"
     "a"
     "9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9"
     "d"
     "e576d26586cec64b6116",
     "1ae10b594f09e26a7e902ecbd0600691"},
};

typedef struct {
  uint8_t key[32], nonce[12], aad[64], data[200], tag[16];
  size_t aad_len, len;
} sealed;

static sealed load(const row *r)
{
  static uint8_t b[BUF_MAX];
  sealed s = {{0}, {0}, {0}, {0}, {0}, 0, 0};
  size_t n = bytes_of(r->key, b);
  assert_int_equal(n, hsk_aead_key_len(r->aead));
  memcpy(s.key, b, n);
  assert_int_equal(bytes_of(r->nonce, b), HSK_AEAD_IV_LEN);
  memcpy(s.nonce, b, HSK_AEAD_IV_LEN);
  s.aad_len = bytes_of(r->aad, b);
  memcpy(s.aad, b, s.aad_len);
  s.len = bytes_of(r->cipher, b);
  memcpy(s.data, b, s.len);
  assert_int_equal(bytes_of(r->tag, b), HSK_AEAD_TAG_MAX);
  memcpy(s.tag, b, HSK_AEAD_TAG_MAX);
  return s;
}

static int open_it(const row *r, sealed s, uint8_t *plain)
{
  int ok = hsk_aead_open(r->aead, s.key, s.nonce, (hsk_bytes){s.aad, s.aad_len}, s.data, s.len, s.tag);
  memcpy(plain, s.data, s.len);
  return ok;
}

static void test_vectors(void **state)
{
  (void)state;
  static uint8_t plain[BUF_MAX];
  uint8_t got[200], tag[16];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    sealed s = load(&rows[i]);
    assert_int_equal(bytes_of(rows[i].plain, plain), s.len);
    assert_int_equal(open_it(&rows[i], s, got), 1);
    if (memcmp(got, plain, s.len) != 0) fail_msg("%s", rows[i].name);
    hsk_aead_seal(rows[i].aead, s.key, s.nonce, (hsk_bytes){s.aad, s.aad_len}, got, s.len, tag);
    if (memcmp(got, s.data, s.len) != 0 || memcmp(tag, s.tag, 16) != 0) fail_msg("seal %s", rows[i].name);
  }
}

static void test_each_changed_bit(void **state)
{
  (void)state;
  uint8_t got[200], zero[200] = {0};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    sealed good = load(&rows[i]);
    size_t total = 12 + 16 + good.len + good.aad_len;
    for (size_t bit = 0; bit < 8 * total; bit++) {
      sealed s = good;
      size_t at = bit / 8;
      uint8_t flip = (uint8_t)(1u << bit % 8);
      if (at < 12)
        s.nonce[at] ^= flip;
      else if (at < 28)
        s.tag[at - 12] ^= flip;
      else if (at < 28 + s.len)
        s.data[at - 28] ^= flip;
      else
        s.aad[at - 28 - s.len] ^= flip;
      if (open_it(&rows[i], s, got)) fail_msg("%s, bit %zu", rows[i].name, bit);
      assert_memory_equal(got, zero, s.len); /* nothing unauthenticated comes out */
    }
  }
}

static void test_every_length(void **state)
{
  (void)state;
  static const uint32_t all[] = {HSK_AES_128_GCM, HSK_AES_256_GCM, HSK_CHACHA20_POLY1305};
  uint8_t key[32] = {1}, nonce[12] = {2}, aad[13] = {3}, tag[16];
  for (size_t k = 0; k < 3; k++)
    for (size_t len = 0; len < 300; len++) {
      uint8_t *data = malloc(len + 1), *want = malloc(len + 1);
      assert_true(data != NULL && want != NULL);
      memset(data, 0x42, len + 1);
      memcpy(want, data, len + 1);
      hsk_aead_seal(all[k], key, nonce, (hsk_bytes){aad, 13}, data, len, tag);
      assert_int_equal(hsk_aead_open(all[k], key, nonce, (hsk_bytes){aad, 13}, data, len, tag), 1);
      assert_memory_equal(data, want, len + 1);
      hsk_aead_seal(all[k], key, nonce, (hsk_bytes){aad, 13}, data, len, tag);
      if (len > 0)
        assert_int_equal(hsk_aead_open(all[k], key, nonce, (hsk_bytes){aad, 13}, data, len - 1, tag), 0);
      free(data);
      free(want);
    }
}

static void test_key_len(void **state)
{
  (void)state;
  for (uint32_t a = 0; a < 10; a++)
    assert_int_equal(hsk_aead_key_len(a), a == HSK_AES_128_GCM                                 ? 16
                                          : a == HSK_AES_256_GCM || a == HSK_CHACHA20_POLY1305 ? 32
                                                                                               : 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_vectors),
      cmocka_unit_test(test_each_changed_bit),
      cmocka_unit_test(test_every_length),
      cmocka_unit_test(test_key_len),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
