/* AES-GCM (the GCM specification's test cases), ChaCha20-Poly1305 (RFC 8439 2.8.2), AES-CCM (SP 800-38C, example 3, whose nonce has 12 bytes, and what
   OpenSSL 3 makes of chosen input): vectors, and that no changed bit is accepted. */
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
    {"SP 800-38C 3", HSK_AES_128_CCM_8, "404142434445464748494a4b4c4d4e4f", "101112131415161718191a1b",
     "000102030405060708090a0b0c0d0e0f10111213", "202122232425262728292a2b2c2d2e2f3031323334353637",
     "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5", "484392fbc1b09951"},
    {"128 CCM", HSK_AES_128_CCM, "21282f363d444b525960676e757c838a", "63686d72777c81868b90959a",
     "212c37424d58636e79848f9aa5",
     "212c3b0615606f7a4954a3aebd8897e2f1fccbd625303f0a1964737e4d58a7b2818c9be6f5",
     "dc2d900330c220758a83440a154427fc1b3c7e36cf2a0d4c36bba3985a5bcb5376c94f483d",
     "2356bc74a07ca255c925b266e7f0aba6"},
    {"256 CCM", HSK_AES_256_CCM, "525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b",
     "f6fb00050a0f14191e23282d", "525d68737e",
     "525f487566131c093a27d0ddcefbe491828fb8a556434c796a17000d3e2bd4c1f2",
     "dc56b04a9b35d9b4e00e9ea82f06b3a4577e832a27427380301631136e61e3f20f",
     "c6d02fc136bbcc6df9659c8b2ed57c08"},
    {"128 CCM_8", HSK_AES_128_CCM_8, "838a91989fa6adb4bbc2c9d0d7dee5ec", "898e93989da2a7acb1b6bbc0",
     "838e99a4af", "838e99a4b7c2cdd8ebf6010c1f2a3540535e6974", "57b7ca43a0756911dc7c9f846c2ad279d7a4004e",
     "e9fe667b2b753ff9"},
    {"256 CCM_8", HSK_AES_256_CCM_8, "b4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d",
     "1c21262b30353a3f44494e53", "b4bfcad5e0ebf6010c17222d38",
     "b4b9ae9380f5faefdcc1363b281d027764695e43b0a5aa9f8cf1e6ebd8cd322714190e7360555a4fbca1969b88fde2d7",
     "840dc5abf03c247c9b62f552ba365732f2baddbb4247778417088dfcad7569eb27c11bde16a8c67d5b12fec5eabe0ec1",
     "26b00b770cd5ad1d"},
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
  n = bytes_of(r->tag, b);
  assert_int_equal(n, hsk_aead_tag_len(r->aead));
  memcpy(s.tag, b, n);
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
    if (memcmp(got, s.data, s.len) != 0 || memcmp(tag, s.tag, hsk_aead_tag_len(rows[i].aead)) != 0)
      fail_msg("seal %s", rows[i].name);
  }
}

static void test_each_changed_bit(void **state)
{
  (void)state;
  uint8_t got[200], zero[200] = {0};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    sealed good = load(&rows[i]);
    size_t tag = hsk_aead_tag_len(rows[i].aead), total = 12 + tag + good.len + good.aad_len;
    for (size_t bit = 0; bit < 8 * total; bit++) {
      sealed s = good;
      size_t at = bit / 8;
      uint8_t flip = (uint8_t)(1u << bit % 8);
      if (at < 12)
        s.nonce[at] ^= flip;
      else if (at < 12 + tag)
        s.tag[at - 12] ^= flip;
      else if (at < 12 + tag + s.len)
        s.data[at - 12 - tag] ^= flip;
      else
        s.aad[at - 12 - tag - s.len] ^= flip;
      if (open_it(&rows[i], s, got)) fail_msg("%s, bit %zu", rows[i].name, bit);
      assert_memory_equal(got, zero, s.len); /* nothing unauthenticated comes out */
    }
  }
}

static void test_every_length(void **state)
{
  (void)state;
  uint8_t key[32] = {1}, nonce[12] = {2}, aad[13] = {3}, tag[HSK_AEAD_TAG_MAX];
  for (uint32_t aead = HSK_AES_128_GCM; aead <= HSK_AES_256_CCM_8; aead++)
    for (size_t len = 0; len < 300; len++) {
      uint8_t *data = malloc(len + 1), *want = malloc(len + 1);
      assert_true(data != NULL && want != NULL);
      memset(data, 0x42, len + 1);
      memcpy(want, data, len + 1);
      hsk_aead_seal(aead, key, nonce, (hsk_bytes){aad, 13}, data, len, tag);
      assert_int_equal(hsk_aead_open(aead, key, nonce, (hsk_bytes){aad, 13}, data, len, tag), 1);
      assert_memory_equal(data, want, len + 1);
      hsk_aead_seal(aead, key, nonce, (hsk_bytes){aad, 13}, data, len, tag);
      if (len > 0)
        assert_int_equal(hsk_aead_open(aead, key, nonce, (hsk_bytes){aad, 13}, data, len - 1, tag), 0);
      free(data);
      free(want);
    }
}

static void test_lengths(void **state)
{
  (void)state;
  static const struct {
    size_t key, tag;
  } want[10] = {{0, 0}, {16, 16}, {32, 16}, {32, 16}, {16, 16}, {32, 16}, {16, 8}, {32, 8}, {0, 0}, {0, 0}};
  for (uint32_t a = 0; a < 10; a++) {
    assert_int_equal(hsk_aead_key_len(a), want[a].key);
    assert_int_equal(hsk_aead_tag_len(a), want[a].tag);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_vectors),
      cmocka_unit_test(test_each_changed_bit),
      cmocka_unit_test(test_every_length),
      cmocka_unit_test(test_lengths),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
