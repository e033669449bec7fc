/* Names: form, walk, comparison; GeneralNames. */
#include "x509_util.h"
#include "x509/general_name.h"
#include "x509/name.h"

#define CN(tag, text)     "30(06(550403)" tag "('" text "'))"
#define O(tag, text)      "30(06(55040a)" tag "('" text "'))"
#define CN_SET(tag, text) "31(" CN(tag, text) ")"
#define DC_SET(text)      "31(30(06(0992268993f22c640119) 16('" text "')))"

typedef struct {
  const char *text;
  int ok;
} form_row;

static void form(void **state)
{
  (void)state;
  static const form_row rows[] = {
      {"30()", 1},
      {"30(" CN_SET("13", "a") ")", 1},
      {"30(" DC_SET("net") DC_SET("example") CN_SET("0c", "x") ")", 1},
      {"31()", 0},
      {"", 0},
      {"30(3100)", 0},
      {"30(" CN("13", "a") ")", 0},
      {"30(31(3000))", 0},
      {"30(31(30(06(550403))))", 0},
      {"30(31(30(06(550480) 1300)))", 0},
      {"30(31(30(13() 06(550403))))", 0},
      {"30(31(30(06(550403) 1300 1300)))", 0},
      {"30(31(30(06(550403) 1302 61)))", 0},
      {"30(31(30(06(550403) 1300)))", 1},
      {"30(" CN_SET("13", "a") "00)", 0},
      /* several attributes in one set stand in the order of their encodings */
      {"30(31(" CN("13", "a") O("13", "a") "))", 1},
      {"30(31(" O("13", "a") CN("13", "a") "))", 0},
      {"30(31(" CN("13", "a") CN("13", "a") "))", 1},
      {"30(31(" CN("13", "b") CN("13", "a") "))", 0},
      {"30(31(" CN("13", "ab") CN("13", "c") "))", 0},
      {"30(31(" CN("13", "c") CN("13", "ab") "))", 1},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t len, mark;
    uint8_t *p = exactly(rows[i].text, &len, &mark);
    hsk_span s = hsk_name_parse(p, len, 0);
    if ((s.off != 0) != rows[i].ok) fail_msg("%s", rows[i].text);
    if (rows[i].ok) assert_true(s.off + s.len == len);
    free(p);
  }
}

static void sets_have_a_limit(void **state)
{
  (void)state;
  for (unsigned count = HSK_NAME_SET_MAX - 1; count <= HSK_NAME_SET_MAX + 1; count++) {
    char text[2000] = "30(31(";
    size_t len, mark;
    for (unsigned i = 0; i < count; i++)
      sprintf(text + strlen(text), "30(06(550403)13('%c'))", 'a' + (int)i);
    strcat(text, "))");
    uint8_t *p = exactly(text, &len, &mark);
    assert_int_equal(hsk_name_parse(p, len, 0).off != 0, count <= HSK_NAME_SET_MAX);
    free(p);
  }
}

static void walk(void **state)
{
  (void)state;
  size_t len, mark;
  uint8_t *p = exactly("30(" DC_SET("net") "31(" CN("13", "a") O("0c", "bc") ") 31(30(06(550406) 13('DE'))))",
                       &len, &mark);
  static const struct {
    uint32_t tag, joined;
    size_t oid_len;
    const char *value;
  } want[] = {{HSK_DER_IA5, 0, 10, "net"},
              {HSK_DER_PRINTABLE, 0, 3, "a"},
              {HSK_DER_UTF8, 1, 3, "bc"},
              {HSK_DER_PRINTABLE, 0, 3, "DE"}};
  hsk_name_walk w = hsk_name_first(hsk_name_parse(p, len, 0));
  hsk_attribute a;
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(hsk_name_next(p, &w, &a), 1);
    assert_int_equal(a.tag, want[i].tag);
    assert_int_equal(a.joined, want[i].joined);
    assert_int_equal(a.oid.len, want[i].oid_len);
    assert_int_equal(a.value.len, strlen(want[i].value));
    assert_memory_equal(p + a.value.off, want[i].value, a.value.len);
  }
  assert_int_equal(hsk_name_next(p, &w, &a), 0);
  assert_int_equal(hsk_name_next(p, &w, &a), 0);
  free(p);
  p = exactly("30()", &len, &mark);
  w = hsk_name_first(hsk_name_parse(p, len, 0));
  assert_int_equal(hsk_name_next(p, &w, &a), 0);
  free(p);
}

typedef struct {
  const char *a, *b;
  int equal;
} equal_row;

static void comparison(void **state)
{
  (void)state;
  static const equal_row rows[] = {
      {"30()", "30()", 1},
      {"30(" CN_SET("13", "a") ")", "30()", 0},
      {"30(" CN_SET("13", "Root CA") ")", "30(" CN_SET("13", "Root CA") ")", 1},
      {"30(" CN_SET("13", "Root CA") ")", "30(" CN_SET("0c", "Root CA") ")", 1},
      {"30(" CN_SET("13", "Root CA") ")", "30(" CN_SET("13", "rOOT ca") ")", 1},
      {"30(" CN_SET("13", "Root CA") ")", "30(" CN_SET("13", "  Root   CA ") ")", 1},
      {"30(" CN_SET("13", "Root CA") ")", "30(" CN_SET("13", "RootCA") ")", 0},
      {"30(" CN_SET("13", "Root CA") ")", "30(" CN_SET("13", "Root CA2") ")", 0},
      {"30(" CN_SET("13", "Root CA") ")", "30(" CN_SET("13", "Root C") ")", 0},
      {"30(" CN_SET("13", "Root") ")", "30(" CN_SET("13", "Root x") ")", 0},
      {"30(" CN_SET("13", "") ")", "30(" CN_SET("13", "  ") ")", 1},
      {"30(" CN_SET("13", "[") ")", "30(" CN_SET("13", "{") ")", 0},
      {"30(" CN_SET("13", "@") ")", "30(" CN_SET("13", "`") ")", 0},
      {"30(" CN_SET("1e", "a") ")", "30(" CN_SET("1e", "a") ")", 1},
      {"30(" CN_SET("1e", "a") ")", "30(" CN_SET("1e", "A") ")", 0},
      {"30(" CN_SET("1e", "a") ")", "30(" CN_SET("13", "a") ")", 0},
      {"30(" CN_SET("13", "a") ")", "30(31(" O("13", "a") "))", 0},
      {"30(" CN_SET("13", "a") CN_SET("13", "b") ")", "30(" CN_SET("13", "b") CN_SET("13", "a") ")", 0},
      {"30(" CN_SET("13", "a") CN_SET("13", "b") ")", "30(" CN_SET("13", "A") CN_SET("13", "B") ")", 1},
      {"30(" CN_SET("13", "a") CN_SET("13", "b") ")", "30(" CN_SET("13", "A") ")", 0},
      {"30(" CN_SET("13", "a") CN_SET("13", "b") ")", "30(31(" CN("13", "a") CN("13", "b") "))", 0},
      {"30(31(" CN("13", "A") CN("13", "b") "))", "30(31(" CN("13", "B") CN("13", "a") "))", 1},
      {"30(31(" CN("13", "a") CN("13", "b") "))", "30(31(" CN("13", "a") CN("13", "c") "))", 0},
      {"30(31(" CN("13", "a") CN("13", "b") "))", "30(31(" CN("13", "a") "))", 0},
      /* RFC 5280 7.1: the same number of attributes */
      {"30(31(" CN("13", "a") CN("13", "a") "))", "30(31(" CN("13", "a") "))", 0},
      {"30(31(" CN("13", "a") CN("13", "a") "))", "30(31(" CN("13", "A") CN("13", "a") "))", 1},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t a_len, b_len, mark;
    uint8_t *a = exactly(rows[i].a, &a_len, &mark), *b = exactly(rows[i].b, &b_len, &mark);
    hsk_span x = {0, a_len}, y = {0, b_len};
    assert_true(hsk_name_parse(a, a_len, 0).off != 0 && hsk_name_parse(b, b_len, 0).off != 0);
    if (hsk_name_equal(a, x, b, y) != rows[i].equal) fail_msg("%s and %s", rows[i].a, rows[i].b);
    if (hsk_name_equal(b, y, a, x) != rows[i].equal) fail_msg("%s and %s", rows[i].b, rows[i].a);
    assert_int_equal(hsk_name_equal(a, x, a, x), 1);
    free(a);
    free(b);
  }
}

typedef struct {
  const char *text;
  int kind; /* -1: refused */
} general_row;

static void general_names(void **state)
{
  (void)state;
  static const general_row rows[] = {
      {"a0(06(2a03) a0(0c('x')))", HSK_OTHER_NAME},
      {"a0(06(2a03) a0())", -1},
      {"a0(06(2a03) a0(0c('x') 0500))", -1},
      {"a0(06(2a03) 0c('x'))", -1},
      {"a0(06(2a03))", -1},
      {"a0(a0(0c('x')))", -1},
      {"80(06(2a03) a0(0c('x')))", -1},
      {"81('a@b')", HSK_RFC822_NAME},
      {"81('a@b' 80)", -1},
      {"82('example.org')", HSK_DNS_NAME},
      {"82(7f)", HSK_DNS_NAME},
      {"82(c3a9)", -1},
      {"a2('example.org')", -1},
      {"a3(30(6100))", HSK_X400_ADDRESS},
      {"a3()", -1},
      {"a3(30)", -1},
      {"83(30(6100))", -1},
      {"a4(30(" CN_SET("13", "a") "))", HSK_DIRECTORY_NAME},
      {"a4(30())", HSK_DIRECTORY_NAME},
      {"a4()", -1},
      {"a4(30() 30())", -1},
      {"a5(a1(0c('p')))", HSK_EDI_PARTY_NAME},
      {"a5(a0(13('n')) a1(0c('p')))", HSK_EDI_PARTY_NAME},
      {"a5(a0(13('n')))", -1},
      {"a5(a1(04('p')))", -1},
      {"a5(a0(04('n')) a1(0c('p')))", -1},
      {"a5(a1(0c('p')) a0(13('n')))", -1},
      {"a5(a1())", -1},
      {"a5(a1(0c()))", -1},
      {"a5(a0(13()) a1(0c('p')))", -1},
      {"86('urn:x')", HSK_URI},
      {"86(ff)", -1},
      {"87(7f000001)", HSK_IP_ADDRESS},
      {"87(00*16)", HSK_IP_ADDRESS},
      {"87(00*3)", -1},
      {"87(00*5)", -1},
      {"87(00*8)", -1},
      {"87(00*15)", -1},
      {"87(00*17)", -1},
      {"88(2a03)", HSK_REGISTERED_ID},
      {"88(2a80)", -1},
      {"88()", -1},
      {"8900", -1},
      {"0c('x')", -1},
      {"82", -1},
      {"", -1},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t len, mark;
    uint8_t *p = exactly(rows[i].text, &len, &mark);
    hsk_general_name g = {99, {0, 0}, 0};
    int ok = hsk_general_name_parse(p, len, 0, &g);
    if (ok != (rows[i].kind >= 0)) fail_msg("%s: %d", rows[i].text, ok);
    if (ok && (g.kind != (uint32_t)rows[i].kind || g.next != len || g.value.off + g.value.len != len))
      fail_msg("%s: kind %u", rows[i].text, g.kind);
    if (!ok) assert_int_equal(g.kind, 99);
    free(p);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(form),       cmocka_unit_test(sets_have_a_limit), cmocka_unit_test(walk),
      cmocka_unit_test(comparison), cmocka_unit_test(general_names),
  };
  return cmocka_run_group_tests_name("x509 name", tests, NULL, NULL);
}
