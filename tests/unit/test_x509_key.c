/* Public and private keys: the forms that openssl writes, and hand-made DER at the edges. */
#include "x509_util.h"
#include "x509/key.h"
#include "x509/private_key.h"

/* Generated once for all variants of the tests. */
#define DIR "build/testdata/x509"

#define RSA_ALG           "30(06(2a864886f70d010101) 0500)"
#define PSS_OID           "06(2a864886f70d01010a)"
#define SHA(n)            "30(06(60864801650304020" #n "))"
#define PSS_BODY(n, salt) "30(a0(" SHA(n) ") a1(30(06(2a864886f70d010108) " SHA(n) ")) a2(0201" salt "))"
#define P256_ALG          "30(06(2a8648ce3d0201) 06(2a8648ce3d030107))"
#define P384_ALG          "30(06(2a8648ce3d0201) 06(2b81040022))"
#define P521_ALG          "30(06(2a8648ce3d0201) 06(2b81040023))"

/* 1024 bits: n = 0xc0..01, p and q 0xe0..01 of 64 bytes */
#define RSA_N    "02(00c0 00*126 01)"
#define RSA_P    "02(00e0 00*62 01)"
#define RSA_D    "02(30 00*126 01)"
#define RSA_DP   "02(30 00*62 01)"
#define RSA_BODY RSA_N "02(010001)" RSA_D RSA_P RSA_P RSA_DP RSA_DP RSA_DP

typedef struct {
  const char *text;
  uint32_t type, group, error;
} public_row;

#define RSA_SPKI(n, e) "30(" RSA_ALG "03(00 30(02(" n ") 02(" e "))))"

static void public_keys(void **state)
{
  (void)state;
  static const public_row rows[] = {
      {RSA_SPKI("0080 00*14 01", "010001"), HSK_KEY_RSA, 0, HSK_OK},
      {RSA_SPKI("0080 00*14 01", "03"), HSK_KEY_RSA, 0, HSK_OK},
      {RSA_SPKI("7f", "03"), HSK_KEY_RSA, 0, HSK_OK},
      {"30(" RSA_ALG "03(00 !30(02(0080 00*14 01) 02(01))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(0080 00*14 01) 02(01))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(0080 00*14 01) 02(04))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(0080 00*14 02) 02(03))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(80 00*14 01) 02(03))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(00) 02(03))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(7f) 02(010001))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(7f) 02(03) 00)))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(7f) 02(03)) 00))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(00 !30(02(7f))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "03(!01 30(02(7f) 02(02))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "!03())", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "!04(00 30(02(7f) 02(03))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" RSA_ALG "!03(00 30(02(7f) 02(03))) 00)", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a864886f70d010101)!) 03(00 30(02(7f) 02(03))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a864886f70d010101) !3000) 03(00 30(02(7f) 02(03))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(!30(06(2a864886f70d010101) 0500 0500) 03(00 30(02(7f) 02(03))))", 0, 0, HSK_CERT_BAD_ALGORITHM},
      {"30(30(" PSS_OID ") 03(00 30(02(7f) 02(03))))", HSK_KEY_RSA_PSS, 0, HSK_OK},
      {"30(30(" PSS_OID PSS_BODY(1, "20") ") 03(00 30(02(7f) 02(03))))", HSK_KEY_RSA_PSS, 0, HSK_OK},
      {"30(30(" PSS_OID PSS_BODY(1, "14") ") 03(00 30(02(7f) 02(03))))", HSK_KEY_UNSUPPORTED_TYPE, 0, HSK_OK},
      {"30(30(" PSS_OID "3000) 03(00 30(02(7f) 02(03))))", HSK_KEY_UNSUPPORTED_TYPE, 0, HSK_OK},
      {"30(30(" PSS_OID "0500) 03(00 30(02(7f) 02(03))))", HSK_KEY_UNSUPPORTED_TYPE, 0, HSK_OK},
      {"30(30(" PSS_OID "0500) 03(00 !30(02(7e) 02(03))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(" PSS_OID ") 03(!01 30(02(7f) 02(02))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(" PSS_OID ") 03(00 !04(02(7f) 02(03))))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(" P256_ALG "03(00 04 11*64))", HSK_KEY_EC, 0x17, HSK_OK},
      {"30(" P384_ALG "03(00 04 11*96))", HSK_KEY_EC, 0x18, HSK_OK},
      {"30(" P521_ALG "03(00 04 11*132))", HSK_KEY_EC, 0x19, HSK_OK},
      {"30(" P256_ALG "03(00 02 11*32))", HSK_KEY_UNSUPPORTED_TYPE, 0, HSK_OK},
      {"30(" P256_ALG "03(00 03 11*32))", HSK_KEY_UNSUPPORTED_TYPE, 0, HSK_OK},
      {"30(30(06(2a8648ce3d0201) !06(2a8648ce3d030107)) 03(00 04 11*63))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a8648ce3d0201) !06(2a8648ce3d030107)) 03(00 04 11*65))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a8648ce3d0201) !06(2a8648ce3d030107)) 03(00 06 11*64))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a8648ce3d0201) !06(2a8648ce3d030107)) 03(00 02 11*31))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a8648ce3d0201) !06(2a8648ce3d030107)) 03(00 00))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a8648ce3d0201) !06(2a8648ce3d030107)) 03(00))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a8648ce3d0201) !0500) 03(00 04 11*64))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a8648ce3d0201)!) 03(00 04 11*64))", 0, 0, HSK_CERT_BAD_KEY},
      {"30(30(06(2a8648ce3d0201) 06(2b8104000a)) 03(00 04 11*64))", HSK_KEY_UNSUPPORTED_TYPE, 0, HSK_OK},
      {"30(30(06(2b6570)) 03(00 11*32))", HSK_KEY_UNSUPPORTED_TYPE, 0, HSK_OK},
      {"30(30(06(2b6570)) 03(0580))", HSK_KEY_UNSUPPORTED_TYPE, 0, HSK_OK},
      {"30(30(06(2b6570)) !03(0588))", 0, 0, HSK_CERT_BAD_KEY},
      {"!30", 0, 0, HSK_CERT_BAD_KEY},
      {"!", 0, 0, HSK_CERT_BAD_KEY},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t len, mark, next = 0;
    uint8_t *p = exactly(rows[i].text, &len, &mark);
    hsk_public_key key, before;
    memset(&key, 0xa5, sizeof key);
    memcpy(&before, &key, sizeof key);
    hsk_result r = hsk_public_key_parse(p, len, 0, &key, &next);
    if (r.error != rows[i].error) fail_msg("%s: %s at %zu", rows[i].text, hsk_error_name(r.error), r.at);
    if (r.error != HSK_OK) {
      if (r.at != mark) fail_msg("%s: at %zu, want %zu", rows[i].text, r.at, mark);
      assert_memory_equal(&key, &before, sizeof key);
      assert_int_equal(next, 0);
    } else {
      assert_int_equal(key.type, rows[i].type);
      assert_int_equal(key.group, rows[i].group);
      assert_int_equal(next, len);
    }
    free(p);
  }
}

/* Which hash a key for RSASSA-PSS names, public and private; 0: none. */
static void pss_fields(void **state)
{
  (void)state;
  static const struct {
    const char *params;
    uint32_t hash, private_error;
  } rows[] = {{"", 0, HSK_OK},
              {PSS_BODY(1, "20"), 4, HSK_OK},
              {PSS_BODY(2, "30"), 5, HSK_OK},
              {PSS_BODY(3, "40"), 6, HSK_OK},
              {PSS_BODY(3, "20"), 0, HSK_KEY_UNSUPPORTED},
              {"3000", 0, HSK_KEY_UNSUPPORTED},
              {"0500", 0, HSK_KEY_BAD_DER}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char text[1000];
    size_t len, mark, next;
    hsk_public_key key;
    hsk_private_key priv;
    snprintf(text, sizeof text, "30(30(" PSS_OID "%s) 03(00 30(02(00 80 00*14 01) 02(010001))))",
             rows[i].params);
    uint8_t *p = exactly(text, &len, &mark);
    assert_int_equal(hsk_public_key_parse(p, len, 0, &key, &next).error, HSK_OK);
    assert_int_equal(key.type, rows[i].private_error == HSK_OK ? HSK_KEY_RSA_PSS : HSK_KEY_UNSUPPORTED_TYPE);
    assert_int_equal(key.pss_hash, rows[i].hash);
    assert_int_equal(key.modulus.len, rows[i].private_error == HSK_OK ? 16 : 0);
    free(p);
    snprintf(text, sizeof text, "30(020100 30(" PSS_OID "%s) 04(30(020100 " RSA_BODY ")))", rows[i].params);
    p = exactly(text, &len, &mark);
    assert_int_equal(hsk_private_key_parse(p, len, &priv).error, rows[i].private_error);
    if (rows[i].private_error == HSK_OK) {
      assert_int_equal(priv.type, HSK_KEY_RSA_PSS);
      assert_int_equal(priv.pss_hash, rows[i].hash);
      assert_int_equal(priv.modulus.len, 128);
    }
    free(p);
  }
}

static void rsa_fields(void **state)
{
  (void)state;
  size_t len, mark, next;
  hsk_public_key key;
  uint8_t *p = exactly("ffff 30(" RSA_ALG "03(00 30(02(00 80 00*14 01) 02(010001)))) ff", &len, &mark);
  assert_int_equal(hsk_public_key_parse(p, len, 2, &key, &next).error, HSK_OK);
  assert_int_equal(next, len - 1);
  assert_int_equal(key.modulus.len, 16);
  assert_int_equal(p[key.modulus.off], 0x80);
  assert_int_equal(key.exponent.len, 3);
  assert_int_equal(p[key.exponent.off], 1);
  assert_int_equal(key.point.off, 0);
  free(p);
}

typedef struct {
  const char *file;
  uint32_t error, type, group;
  size_t len; /* of the modulus, or of the scalar */
} file_row;

/* The files that openssl wrote: PKCS#1, SEC 1 with and without the public key, PKCS#8. */
static void private_key_files(void **state)
{
  (void)state;
  static const file_row rows[] = {
      {"rsa512.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"rsa1016.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"rsa1016.p8.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"rsa1024.key", HSK_OK, HSK_KEY_RSA, 0, 128},
      {"rsa1024.p8.key", HSK_OK, HSK_KEY_RSA, 0, 128},
      {"rsa2048.key", HSK_OK, HSK_KEY_RSA, 0, 256},
      {"rsa2048.p8.key", HSK_OK, HSK_KEY_RSA, 0, 256},
      {"rsa3072.key", HSK_OK, HSK_KEY_RSA, 0, 384},
      {"rsa4096.key", HSK_OK, HSK_KEY_RSA, 0, 512},
      {"rsa4096.p8.key", HSK_OK, HSK_KEY_RSA, 0, 512},
      {"rsa4104.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"rsa4104.p8.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"multi.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"prime256v1.key", HSK_OK, HSK_KEY_EC, 0x17, 32},
      {"prime256v1.bare.key", HSK_OK, HSK_KEY_EC, 0x17, 32},
      {"prime256v1.compressed.key", HSK_OK, HSK_KEY_EC, 0x17, 32},
      {"prime256v1.p8.key", HSK_OK, HSK_KEY_EC, 0x17, 32},
      {"secp384r1.key", HSK_OK, HSK_KEY_EC, 0x18, 48},
      {"secp384r1.p8.key", HSK_OK, HSK_KEY_EC, 0x18, 48},
      {"secp521r1.key", HSK_OK, HSK_KEY_EC, 0x19, 66},
      {"secp521r1.p8.key", HSK_OK, HSK_KEY_EC, 0x19, 66},
      {"secp256k1.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"secp256k1.p8.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"explicit.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
      {"ed25519.p8.key", HSK_KEY_UNSUPPORTED, 0, 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char path[200];
    size_t len = 0;
    snprintf(path, sizeof path, DIR "/%s", rows[i].file);
    uint8_t *p = file_bytes(path, &len);
    if (p == NULL) fail_msg("%s is missing", path);
    hsk_private_key key;
    hsk_result r = hsk_private_key_parse(p, len, &key);
    if (r.error != rows[i].error) fail_msg("%s: %s at %zu", path, hsk_error_name(r.error), r.at);
    if (r.error == HSK_OK) {
      assert_int_equal(key.type, rows[i].type);
      assert_int_equal(key.group, rows[i].group);
      assert_int_equal(key.type == HSK_KEY_RSA ? key.modulus.len : key.scalar.len, rows[i].len);
      /* every shorter string is refused, and so is a longer one */
      for (size_t n = 0; n < len; n++)
        assert_int_not_equal(hsk_private_key_parse(p, n, &key).error, HSK_OK);
      uint8_t *longer = malloc(len + 1);
      assert_non_null(longer);
      memcpy(longer, p, len);
      longer[len] = 0;
      r = hsk_private_key_parse(longer, len + 1, &key);
      assert_true(r.error == HSK_KEY_BAD_DER && r.at == len);
      free(longer);
    }
    free(p);
  }
}

typedef struct {
  const char *text;
  uint32_t error;
} private_row;

#define ONES32 "11*32"
#define PUB256 "a1(03(00 04 22*64))"
#define P256   "06(2a8648ce3d030107)"
static void private_keys(void **state)
{
  (void)state;
  static const private_row rows[] = {
      {"30(020101 04(" ONES32 ") a0(" P256 ") " PUB256 ")", HSK_OK},
      {"30(020101 04(" ONES32 ") a0(" P256 "))", HSK_OK},
      {"30(!020100 04(" ONES32 ") a0(" P256 "))", HSK_KEY_BAD_DER},
      {"30(!020102 04(" ONES32 ") a0(" P256 "))", HSK_KEY_BAD_DER},
      {"30(020101 04(11*31) a0(" P256 "))", HSK_OK}, /* a leading zero was stripped */
      {"30(020101 04(!) a0(" P256 "))", HSK_KEY_BAD_DER},
      {"30(020101 04(!11*33) a0(" P256 "))", HSK_KEY_BAD_DER},
      {"30(020101 04(!00*32) a0(" P256 "))", HSK_KEY_BAD_DER},
      {"30(020101 04(00*31 01) a0(" P256 "))", HSK_OK},
      {"!30(020101 04(" ONES32 "))", HSK_KEY_UNSUPPORTED},
      {"!30(020101 04(" ONES32 ") a0(06(2b8104000a)))", HSK_KEY_UNSUPPORTED},
      {"30(020101 04(" ONES32 ") a0(!))", HSK_KEY_BAD_DER},
      {"30(020101 04(" ONES32 ") a0(!" P256 "00))", HSK_KEY_BAD_DER},
      {"30(020101 04(" ONES32 ") a0(" P256 ") a1(!03(00 04 22*63)))", HSK_KEY_BAD_DER},
      {"30(020101 04(" ONES32 ") a0(" P256 ") a1(!03(00 05 22*64)))", HSK_KEY_BAD_DER},
      {"30(020101 04(" ONES32 ") a0(" P256 ") a1(03(00 03 22*32)))", HSK_OK},
      {"30(020101 04(" ONES32 ") a0(" P256 ") !" PUB256 "00)", HSK_KEY_BAD_DER},
      {"30(020101 04(" ONES32 ") " PUB256 "a0(" P256 "))", HSK_KEY_BAD_DER},
      {"30(020101 05(" ONES32 ") a0(" P256 "))", HSK_KEY_BAD_DER},
      {"30(020100 " P256_ALG "04(30(020101 04(" ONES32 "))))", HSK_OK},
      {"30(020100 " P256_ALG "04(30(020101 04(" ONES32 ") a0(" P256 "))))", HSK_OK},
      {"30(020100 " P256_ALG "04(30(020101 04(" ONES32 ") a0(!06(2b81040022)))))", HSK_KEY_BAD_DER},
      {"30(020100 " P256_ALG "04(30(020101 04(!11*48))))", HSK_KEY_BAD_DER},
      {"30(020100 " P384_ALG "04(30(020101 04(11*48))))", HSK_OK},
      {"30(020100 " P521_ALG "04(30(020101 04(01*66))))", HSK_OK},
      {"30(020100 30(06(2a8648ce3d0201) !06(2b8104000a)) 04(30(020101 04(" ONES32 "))))",
       HSK_KEY_UNSUPPORTED},
      {"30(020100 30(06(2a8648ce3d0201) !3000) 04(30(020101 04(" ONES32 "))))", HSK_KEY_UNSUPPORTED},
      {"30(020100 30(06(2a8648ce3d0201)!) 04(30(020101 04(" ONES32 "))))", HSK_KEY_BAD_DER},
      {"30(!020102 " P256_ALG "04(30(020101 04(" ONES32 "))))", HSK_KEY_BAD_DER},
      {"30(020100 " P256_ALG "04(30(020101 04(" ONES32 "))) a0(3000))", HSK_OK},
      {"30(020101 " P256_ALG "04(30(020101 04(" ONES32 "))) a0() 81(00 04 22*64))", HSK_OK},
      {"30(020101 " P256_ALG "04(30(020101 04(" ONES32 "))) 81(00 04 22*64))", HSK_OK},
      {"30(020100 " P256_ALG "!04(30(020101 04(" ONES32 "))) 81(00 04 22*64))", HSK_KEY_BAD_DER},
      {"30(020101 " P256_ALG "!04(30(020101 04(" ONES32 "))) 0500)", HSK_KEY_BAD_DER},
      {"30(020100 " P256_ALG "04(30(020101 04(" ONES32 ")!00)))", HSK_KEY_BAD_DER},
      {"30(020100 " P256_ALG "04(!30(020101 04(" ONES32 "))00))", HSK_KEY_BAD_DER},
      {"30(020100 30(06(!2b6570)) 04(0420 11*32))", HSK_KEY_UNSUPPORTED},
      {"30(020100 " RSA_BODY ")", HSK_OK},
      {"30(!020101 " RSA_BODY ")", HSK_KEY_UNSUPPORTED},
      {"30(!020102 " RSA_BODY ")", HSK_KEY_BAD_DER},
      {"30(020100 " RSA_BODY "!00)", HSK_KEY_BAD_DER},
      {"30(020100 " RSA_BODY "!0500)", HSK_KEY_BAD_DER},
      {"30(020100 02(00!c0 00*126 02) 02(010001)" RSA_D RSA_P RSA_P RSA_DP RSA_DP RSA_DP ")",
       HSK_KEY_BAD_DER},
      {"30(020100 02(00!c0 00*126 01) 02(01)" RSA_D RSA_P RSA_P RSA_DP RSA_DP RSA_DP ")", HSK_KEY_BAD_DER},
      {"30(020100 02(00!c0 00*126 01) 02(03)" RSA_D "02(00e0 00*62 02)" RSA_P RSA_DP RSA_DP RSA_DP ")",
       HSK_KEY_BAD_DER},
      {"30(020100 02(00!c0 00*126 01) 02(03)" RSA_D RSA_P RSA_P "02(30 00*62 02)" RSA_DP RSA_DP ")",
       HSK_KEY_BAD_DER},
      {"30(020100 02(00!c0 00*126 01) 02(03)" RSA_D RSA_P RSA_P "02(01 00*63 01)" RSA_DP RSA_DP ")",
       HSK_KEY_BAD_DER},
      {"30(020100 02(00!c0 00*126 01) 02(03)" RSA_D RSA_P RSA_P RSA_DP RSA_DP "02(01 00*63 01)"
       ")",
       HSK_KEY_BAD_DER},
      {"30(020100 02(00!c0 00*126 01) 02(03)" RSA_D RSA_P "02(00e0 00*61 01)" RSA_DP RSA_DP RSA_DP ")",
       HSK_KEY_BAD_DER},
      {"30(020100 " RSA_N "!02(00)" RSA_D RSA_P RSA_P RSA_DP RSA_DP RSA_DP ")", HSK_KEY_BAD_DER},
      {"30(020100 " RSA_N "02(03)" RSA_D RSA_P RSA_P RSA_DP RSA_DP "!)", HSK_KEY_BAD_DER},
      {"30(020100 02(!7f 00*126 01) 02(03)" RSA_D RSA_P RSA_P RSA_DP RSA_DP RSA_DP ")", HSK_KEY_UNSUPPORTED},
      {"30(020100 " RSA_ALG "04(30(020100 " RSA_BODY ")))", HSK_OK},
      {"30(020100 30(06(2a864886f70d010101)!) 04(30(020100 " RSA_BODY ")))", HSK_KEY_BAD_DER},
      {"30(020100 30(" PSS_OID ") 04(30(020100 " RSA_BODY ")))", HSK_OK},
      {"30(020100 30(" PSS_OID "!3000) 04(30(020100 " RSA_BODY ")))", HSK_KEY_UNSUPPORTED},
      {"30(020100 30(" PSS_OID "!0500) 04(30(020100 " RSA_BODY ")))", HSK_KEY_BAD_DER},
      {"!", HSK_KEY_BAD_DER},
      {"!31(020100)", HSK_KEY_BAD_DER},
      {"30(020100!)", HSK_KEY_BAD_DER},
      {"30(020100 !0500)", HSK_KEY_BAD_DER},
      {"30(!0500)", HSK_KEY_BAD_DER},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t len, mark;
    uint8_t *p = exactly(rows[i].text, &len, &mark);
    hsk_private_key key, before;
    memset(&key, 0xa5, sizeof key);
    memcpy(&before, &key, sizeof key);
    hsk_result r = hsk_private_key_parse(p, len, &key);
    if (r.error != rows[i].error)
      fail_msg("row %zu %s: %s at %zu", i, rows[i].text, hsk_error_name(r.error), r.at);
    if (r.error != HSK_OK && mark != SIZE_MAX && r.at != mark)
      fail_msg("%s: at %zu, want %zu", rows[i].text, r.at, mark);
    if (r.error != HSK_OK) assert_memory_equal(&key, &before, sizeof key);
    free(p);
  }
}

static int generate(void **state)
{
  (void)state;
  return system("bash tests/unit/make_x509_certs " DIR);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(public_keys),  cmocka_unit_test(rsa_fields),        cmocka_unit_test(pss_fields),
      cmocka_unit_test(private_keys), cmocka_unit_test(private_key_files),
  };
  return cmocka_run_group_tests_name("x509 key", tests, generate, NULL);
}
