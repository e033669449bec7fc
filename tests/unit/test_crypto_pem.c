/* PEM (RFC 7468): what is read, what is refused, and where reading goes on. */
#include "msg_util.h"
#include "crypto/crypto.h"

static hsk_bytes text_of(const char *s)
{
  return (hsk_bytes){(const uint8_t *)s, strlen(s)};
}

static hsk_result next(const char *s, size_t *pos, char label[32], uint8_t *out, size_t cap, size_t *len)
{
  return hsk_pem_decode(text_of(s), pos, label, out, cap, len);
}

#define ONE "-----BEGIN CERTIFICATE-----\nAQID\nBAU=\n-----END CERTIFICATE-----\n"
#define KEY "-----BEGIN RSA PRIVATE KEY-----\r\nCQ==\r\n-----END RSA PRIVATE KEY-----\r\n"

static void test_two_objects(void **state)
{
  (void)state;
  static const char *const texts[] = {ONE KEY,
                                      "some text\nmore - text --\n" ONE "\n\nbetween\n" KEY "behind\n",
                                      "\r\n" ONE KEY "-----BEGINNING\n"};
  for (size_t i = 0; i < 3; i++) {
    size_t pos = 0, len = 0;
    char label[32];
    uint8_t out[10];
    assert_int_equal(next(texts[i], &pos, label, out, sizeof out, &len).error, HSK_OK);
    assert_string_equal(label, "CERTIFICATE");
    assert_int_equal(len, 5);
    assert_memory_equal(out, "\1\2\3\4\5", 5);
    assert_int_equal(next(texts[i], &pos, label, out, sizeof out, &len).error, HSK_OK);
    assert_string_equal(label, "RSA PRIVATE KEY");
    assert_int_equal(len, 1);
    assert_int_equal(out[0], 9);
    size_t before = pos;
    hsk_result r = next(texts[i], &pos, label, out, sizeof out, &len);
    assert_int_equal(r.error, HSK_PEM_NOT_FOUND);
    assert_int_equal(r.at, strlen(texts[i]));
    assert_int_equal(pos, before);
    assert_int_equal(len, 1);
  }
}

static void test_last_line_without_end(void **state)
{
  (void)state;
  char text[] = ONE;
  text[strlen(text) - 1] = 0;
  size_t pos = 0, len = 0;
  char label[32];
  uint8_t out[5];
  assert_int_equal(next(text, &pos, label, out, sizeof out, &len).error, HSK_OK);
  assert_int_equal(len, 5);
  assert_int_equal(next(text, &pos, label, out, sizeof out, &len).error, HSK_PEM_NOT_FOUND);
}

static void test_refused(void **state)
{
  (void)state;
  static const struct {
    const char *name, *text;
    uint32_t error;
  } rows[] = {
      {"empty", "", HSK_PEM_NOT_FOUND},
      {"text", "hello\n", HSK_PEM_NOT_FOUND},
      {"no END", "-----BEGIN X-----\nAQID\n", HSK_PEM_BAD},
      {"BEGIN alone", "-----BEGIN X-----", HSK_PEM_BAD},
      {"not base64", "-----BEGIN X-----\nAQ!D\n-----END X-----\n", HSK_PEM_BAD},
      {"cut quantum", "-----BEGIN X-----\nAQI\n-----END X-----\n", HSK_PEM_BAD},
      {"bytes behind padding", "-----BEGIN X-----\nAQ==AQID\n-----END X-----\n", HSK_PEM_BAD},
      {"bits in padding", "-----BEGIN X-----\nAR==\n-----END X-----\n", HSK_PEM_BAD},
      {"label of 32", "-----BEGIN AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDD-----\nAQID\n-----END X-----\n",
       HSK_PEM_BAD},
      {"BEGIN without its end", "-----BEGIN X\nAQID\n-----END X-----\n", HSK_PEM_BAD},
      {"END without its end", "-----BEGIN X-----\nAQID\n-----END X\n", HSK_PEM_BAD},
      {"headers", "-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\n\nAQID\n-----END X-----\n", HSK_PEM_BAD},
      {"out is too small", ONE, HSK_BUFFER_TOO_SMALL},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t pos = 0, len = 77;
    char label[32] = "before";
    uint8_t out[4];
    hsk_result r = next(rows[i].text, &pos, label, out, sizeof out, &len);
    if (r.error != rows[i].error) fail_msg("%s: %s", rows[i].name, hsk_error_name(r.error));
    assert_true(r.at <= strlen(rows[i].text));
    assert_int_equal(pos, 0);
    assert_int_equal(len, 77);
    assert_string_equal(label, "before");
  }
}

static void test_label_of_31(void **state)
{
  (void)state;
  const char *text = "-----BEGIN AAAAAAAABBBBBBBBCCCCCCCCDDDDDDD-----\nAQID\n-----END X-----\n";
  size_t pos = 0, len = 0;
  char label[32];
  uint8_t out[4];
  assert_int_equal(next(text, &pos, label, out, sizeof out, &len).error, HSK_OK);
  assert_string_equal(label, "AAAAAAAABBBBBBBBCCCCCCCCDDDDDDD");
}

static void test_long_object(void **state)
{
  (void)state;
  static char text[30000];
  static uint8_t out[16000];
  size_t n = (size_t)sprintf(text, "-----BEGIN X-----\n"), pos = 0, len = 0;
  for (size_t i = 0; i < 300; i++)
    n += (size_t)sprintf(text + n, "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB\n");
  sprintf(text + n, "-----END X-----\n");
  char label[32];
  assert_int_equal(next(text, &pos, label, out, sizeof out, &len).error, HSK_OK);
  assert_int_equal(len, 300 * 48);
  for (size_t i = 0; i < len; i++)
    assert_int_equal(out[i], 'A');
  pos = 0;
  assert_int_equal(next(text, &pos, label, out, 300 * 48 - 1, &len).error, HSK_BUFFER_TOO_SMALL);
  assert_int_equal(next(text, &pos, label, out, 300 * 48, &len).error, HSK_OK);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_two_objects), cmocka_unit_test(test_last_line_without_end),
      cmocka_unit_test(test_refused),     cmocka_unit_test(test_label_of_31),
      cmocka_unit_test(test_long_object),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
