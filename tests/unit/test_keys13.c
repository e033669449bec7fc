/* The key schedule of TLS 1.3, with the values of RFC 8448 3 (simple 1-RTT handshake). */
#include "msg_util.h"
#include "handshake/keys13.h"

/* is compares n bytes with a text of hex digits. */
static void is(const uint8_t *got, const char *want)
{
  static uint8_t bytes[256];
  size_t n = bytes_of(want, bytes);
  assert_memory_equal(got, bytes, n);
}

static const char *const shared_secret = "8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d";
static const char *const hello_hash = "860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8";

static void handshake_stage(hsk_schedule13 *s)
{
  uint8_t shared[32];
  hsk_schedule13_start(s, HSK_SHA256, (hsk_bytes){NULL, 0});
  hsk_schedule13_next(s, field_of(shared_secret, shared));
}

static void stages(void **state)
{
  (void)state;
  hsk_schedule13 s;
  hsk_schedule13_start(&s, HSK_SHA256, (hsk_bytes){NULL, 0});
  is(s.secret, "33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a");
  handshake_stage(&s);
  is(s.secret, "1dc826e93606aa6fdc0aadc12f741b01046aa6b99f691ed221a9f0ca043fbeac");
  hsk_schedule13_next(&s, (hsk_bytes){NULL, 0});
  is(s.secret, "18df06843d13a08bf2a449844c5f8a478001bc4d4c627984d5a41da8d0402919");
}

static void traffic(void **state)
{
  (void)state;
  hsk_schedule13 s;
  uint8_t hash[32], client[32], server[32];
  bytes_of(hello_hash, hash);
  handshake_stage(&s);
  hsk_schedule13_derive(&s, "c hs traffic", hash, client);
  is(client, "b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21");
  hsk_schedule13_derive(&s, "s hs traffic", hash, server);
  is(server, "b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38");
  hsk_direction_keys k;
  hsk_traffic_keys13(HSK_SHA256, server, HSK_AES_128_GCM, &k);
  is(k.key, "3fce516009c21727d0f2e4e86ee403bc");
  is(k.iv, "5d313eb2671276ee13000b30");
  assert_int_equal(k.seq, 0);
}

static void application(void **state)
{
  (void)state;
  hsk_schedule13 s;
  uint8_t before_finished[32], finished[32], all[32], base[32], out[32], nonce[2] = {0, 0};
  bytes_of("edb7725fa7a3473b031ec8ef65a2485493900138a2b91291407d7951a06110ed", before_finished);
  bytes_of("9608102a0f1ccc6db6250b7b7e417b1a000eaada3daae4777a7686c9ff83df13", finished);
  bytes_of("209145a96ee8e2a122ff810047cc952684658d6049e86429426db87c54ad143d", all);
  bytes_of("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38", base);
  hsk_verify_data13(HSK_SHA256, base, before_finished, out);
  is(out, "9b9b141d906337fbd2cbdce71df4deda4ab42c309572cb7fffee5454b78f0718");
  handshake_stage(&s);
  hsk_schedule13_next(&s, (hsk_bytes){NULL, 0});
  hsk_schedule13_derive(&s, "c ap traffic", finished, out);
  is(out, "9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5");
  hsk_schedule13_derive(&s, "res master", all, base);
  hsk_resumption_psk13(HSK_SHA256, base, (hsk_bytes){nonce, sizeof nonce}, out);
  is(out, "4ecd0eb6ec3b4d87f5d6028f922ca4c5851a277fd41311c9e62d2c9492e1c4f3");
  hsk_schedule13_start(&s, HSK_SHA256, (hsk_bytes){out, 32});
  is(s.secret, "9b2188e9b2fc6d64d71dc329900e20bb41915000f678aa839cbb797cb7d8332c");
}

/* Each output is a prefix of a longer one but for the length in HkdfLabel, so lengths beyond one block are compared with HMAC by hand. */
static void expands_beyond_a_block(void **state)
{
  (void)state;
  uint8_t secret[32] = {7}, out[80], info[64], t[2][32];
  hsk_expand_label(HSK_SHA256, secret, "key", (hsk_bytes){NULL, 0}, out, sizeof out);
  size_t n = bytes_of("0050 09 746c733133206b6579 00 01", info);
  hsk_hmac(HSK_SHA256, (hsk_bytes){secret, 32}, (hsk_bytes){info, n}, t[0]);
  assert_memory_equal(out, t[0], 32);
  uint8_t block[96];
  memcpy(block, t[0], 32);
  memcpy(block + 32, info, n);
  block[32 + n - 1] = 2;
  hsk_hmac(HSK_SHA256, (hsk_bytes){secret, 32}, (hsk_bytes){block, 32 + n}, t[1]);
  assert_memory_equal(out + 32, t[1], 32);
}

/* What has no published value: that the inputs matter, and that nothing is written behind the end. */
static void derived(void **state)
{
  (void)state;
  uint8_t secret[48] = {1}, a[49], b[49], hash[48] = {2}, nonce[1] = {0};
  memset(a, 0x5a, sizeof a);
  memset(b, 0x5a, sizeof b);
  hsk_verify_data13(HSK_SHA384, secret, hash, a);
  hash[0] = 3;
  hsk_verify_data13(HSK_SHA384, secret, hash, b);
  assert_memory_not_equal(a, b, 48);
  assert_int_equal(a[48], 0x5a);
  hsk_resumption_psk13(HSK_SHA384, secret, (hsk_bytes){nonce, 1}, a);
  hsk_resumption_psk13(HSK_SHA384, secret, (hsk_bytes){nonce, 0}, b);
  assert_memory_not_equal(a, b, 48);
  hsk_exporter13(HSK_SHA384, secret, "EXPERIMENTAL", (hsk_bytes){nonce, 1}, a, 20);
  hsk_exporter13(HSK_SHA384, secret, "EXPERIMENTAL", (hsk_bytes){nonce, 0}, b, 20);
  assert_memory_not_equal(a, b, 20);
  memcpy(a, secret, 48);
  hsk_traffic_update13(HSK_SHA384, a);
  assert_memory_not_equal(a, secret, 48);
  assert_int_equal(a[48], 0x5a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(stages), cmocka_unit_test(traffic),
                                     cmocka_unit_test(application), cmocka_unit_test(expands_beyond_a_block),
                                     cmocka_unit_test(derived)};
  return cmocka_run_group_tests_name("keys13", tests, NULL, NULL);
}
