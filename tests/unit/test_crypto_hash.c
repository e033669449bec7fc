/* Hashes (FIPS 180-4), HMAC (RFC 4231), the TLS 1.2 PRF and HMAC_DRBG (CAVP), against published vectors. */
#include "msg_util.h"
#include "crypto/crypto.h"

typedef struct {
  const char *name;
  uint32_t hash;
  const char *key, *data, *out;
} row;

/* buffers of exactly the input's length, so that a sanitizer sees a read past the end */
static hsk_bytes exact(const char *text)
{
  static uint8_t bytes[BUF_MAX];
  size_t n = bytes_of(text, bytes);
  uint8_t *p = malloc(n + (n == 0));
  assert_non_null(p);
  memcpy(p, bytes, n);
  return (hsk_bytes){p, n};
}

static void drop(hsk_bytes b)
{
  free((void *)(uintptr_t)b.data);
}

static void check(const char *name, const uint8_t *got, const char *want)
{
  hsk_bytes w = exact(want);
  if (memcmp(got, w.data, w.len) != 0) fail_msg("%s", name);
  drop(w);
}

static const row hashes[] = {
    {"sha256 abc", HSK_SHA256, "", "616263",
     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"sha256 empty", HSK_SHA256, "", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"sha384 abc", HSK_SHA384, "", "616263",
     "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"},
    {"sha512 abc", HSK_SHA512, "", "616263",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d442"
     "3"
     "643ce80e2a9ac94fa54ca49f"},
};

static void test_hash(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) {
    const row *r = &hashes[i];
    uint8_t digest[HSK_HASH_MAX];
    hsk_bytes data = exact(r->data);
    hsk_hash_once(r->hash, data.data, data.len, digest);
    check(r->name, digest, r->out);
    drop(data);
  }
}

/* FIPS 180-4: the examples of "abc" and of nothing */
static void test_sha1(void **state)
{
  static const uint8_t abc[] =
      "\xa9\x99\x3e\x36\x47\x06\x81\x6a\xba\x3e\x25\x71\x78\x50\xc2\x6c\x9c\xd0\xd8\x9d",
                       none[] =
                           "\xda\x39\xa3\xee\x5e\x6b\x4b\x0d\x32\x55\xbf\xef\x95\x60\x18\x90\xaf\xd8\x07\x09";
  uint8_t digest[HSK_SHA1_LEN];
  (void)state;
  hsk_sha1((const uint8_t *)"abc", 3, digest);
  assert_memory_equal(digest, abc, sizeof digest);
  hsk_sha1(NULL, 0, digest);
  assert_memory_equal(digest, none, sizeof digest);
}

static void test_hash_running(void **state)
{
  (void)state;
  static const uint32_t all[] = {HSK_SHA256, HSK_SHA384, HSK_SHA512};
  uint8_t data[1000], once[HSK_HASH_MAX], got[HSK_HASH_MAX];
  for (size_t i = 0; i < sizeof data; i++)
    data[i] = (uint8_t)(i * 7);
  for (size_t k = 0; k < 3; k++)
    for (size_t cut = 0; cut <= sizeof data; cut += 37) {
      hsk_hash_state a, moved;
      hsk_hash_init(&a, all[k]);
      hsk_hash_update(&a, data, cut);
      hsk_hash_digest(&a, got); /* changes nothing */
      moved = a;                /* a state may be copied and moved */
      memset(&a, 0xff, sizeof a);
      hsk_hash_update(&moved, data + cut, sizeof data - cut);
      hsk_hash_digest(&moved, got);
      hsk_hash_once(all[k], data, sizeof data, once);
      assert_memory_equal(got, once, hsk_hash_len(all[k]));
      hsk_hash_once(all[k], data, cut, once);
    }
}

static void test_lengths(void **state)
{
  (void)state;
  for (uint32_t h = 0; h < 300; h++)
    assert_int_equal(hsk_hash_len(h), h == HSK_SHA256 ? 32 : h == HSK_SHA384 ? 48 : h == HSK_SHA512 ? 64 : 0);
  for (uint32_t s = 0; s < 0x10000; s++) {
    uint32_t hash = s >> 8, alg = s & 255;
    int known = hash >= HSK_SHA256 && hash <= HSK_SHA512 && (alg == 1 || alg == 3);
    if (hash == 8 &&
        ((alg >= 4 && alg <= 6) || (alg >= 9 && alg <= 11))) { /* rsa_pss_rsae_..., rsa_pss_pss_... */
      known = 1;
      hash = alg < 9 ? alg : alg - 5;
    }
    assert_int_equal(hsk_scheme_hash(s), known ? hash : 0);
  }
  assert_int_equal(hsk_scheme_hash(0x10401), 0);
}

static const row macs[] = {
    {"RFC 4231 case 1", HSK_SHA256, "0b*20", "4869205468657265",
     "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
    {"RFC 4231 case 1", HSK_SHA384, "0b*20", "4869205468657265",
     "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6"},
    {"RFC 4231 case 1", HSK_SHA512, "0b*20", "4869205468657265",
     "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914"
     "e"
     "eb61f1702e696c203a126854"},
    {"RFC 4231 case 2", HSK_SHA256, "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
    {"RFC 4231 case 6: key longer than a block", HSK_SHA256, "aa*131",
     "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b65792046697"
     "2"
     "7374",
     "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
};

static void test_hmac(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof macs / sizeof *macs; i++) {
    const row *r = &macs[i];
    uint8_t mac[HSK_HASH_MAX];
    hsk_bytes key = exact(r->key), data = exact(r->data);
    hsk_hmac(r->hash, key, data, mac);
    check(r->name, mac, r->out);
    drop(key);
    drop(data);
  }
}

/* The vectors of the TLS working group's list; secret, seed, output. */
static const row prfs[] = {
    {"PRF SHA-256", HSK_SHA256, "9bbe436ba940f017b17652849a71db35", "a0ba9f936cda311827a6f796ffd5198c",
     "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa022f"
     "7"
     "077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66"},
    {"PRF SHA-384", HSK_SHA384, "b80b733d6ceefcdc71566ea48e5567df", "cd665cf6a8447dd6ff8b27555edb7465",
     "7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cde9ca0faa60be9fe34f82b1233c9146a0e534cb4"
     "0"
     "0fed2700884f9dc236f80edd8bfa961144c9e8d792eca722a7b32fc3d416d473ebc2c5fd4abfdad05d9184259b5bf8cd4d90fa0"
     "d"
     "31e2dec479e4f1a26066f2eea9a69236a3e52655c9e9aee691c8f3a26854308d5eaa3be85e0990703d73e56f"},
};

static void test_prf(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof prfs / sizeof *prfs; i++) {
    const row *r = &prfs[i];
    uint8_t out[200];
    hsk_bytes secret = exact(r->key), seed = exact(r->data);
    for (size_t len = 0; len <= strlen(r->out) / 2; len++)
      for (size_t cut = 0; cut <= seed.len; cut += 5) { /* where the seed is cut does not matter */
        char want[500] = {0};
        memcpy(want, r->out, 2 * len);
        memset(out, 0x5a, sizeof out);
        hsk_prf(r->hash, secret, "test label", (hsk_bytes){seed.data, cut},
                (hsk_bytes){seed.data + cut, seed.len - cut}, out, len);
        check(r->name, out, want);
        assert_int_equal(out[len], 0x5a);
      }
    drop(secret);
    drop(seed);
  }
}

static void test_rng(void **state)
{
  (void)state;
  hsk_rng rng, copy;
  uint8_t a[128], b[128];
  /* CAVP HMAC_DRBG, SHA-256, no prediction resistance, no reseed, COUNT 0: entropy, nonce; the second answer counts */
  hsk_bytes seed = exact(
      "ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488 659ba96c601dc69fc902940805ec0ca8");
  assert_int_equal(hsk_rng_init(&rng, seed), 1);
  hsk_rng_bytes(&rng, a, sizeof a);
  copy = rng;
  hsk_rng_bytes(&rng, a, sizeof a);
  check("CAVP", a,
        "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89d54fbb978a15b5c443c9ec21036d2460b6f7"
        "3eba"
        "d0dc2aba6e624abf07745bc107694bb7547bb0995f70de25d6b29e2d3011bb19d27676c07162c8b5ccde0668961df8680348"
        "2cb3"
        "7ed6d5c0bb8d50cf1f50d476aa0458bdaba806f48be9dcb8");
  memset(&rng, 0, sizeof rng);
  hsk_rng_bytes(&copy, b, sizeof b);
  assert_memory_equal(a, b, sizeof a);
  assert_int_equal(hsk_rng_init(&rng, (hsk_bytes){seed.data, HSK_SEED_MIN - 1}), 0);
  assert_int_equal(hsk_rng_init(&rng, (hsk_bytes){seed.data, HSK_SEED_MIN}), 1);
  assert_int_equal(hsk_rng_init(&rng, (hsk_bytes){NULL, 0}), 1);
  hsk_rng_bytes(&rng, a, sizeof a);
  assert_int_equal(hsk_rng_init(&rng, (hsk_bytes){NULL, 0}), 1);
  hsk_rng_bytes(&rng, b, sizeof b);
  assert_memory_not_equal(a, b, sizeof a);
  drop(seed);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_hash),    cmocka_unit_test(test_hash_running), cmocka_unit_test(test_sha1),
      cmocka_unit_test(test_lengths), cmocka_unit_test(test_hmac),         cmocka_unit_test(test_prf),
      cmocka_unit_test(test_rng),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
