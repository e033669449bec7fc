/* Host names and addresses against subjectAltName (RFC 9525 6). The certificate is a made-up one: its GeneralNames are all that counts. */
#include "msg_util.h"
#include "chain/address.h"
#include "chain/chain.h"

/* Puts GeneralNames at der[1..): `|` between names such as dns:www.example.com, ip:c0000201 (hex), mail:a@b; \0 is a NUL. */
static hsk_cert cert_with(const char *list, uint8_t *der)
{
  static uint8_t body[BUF_MAX];
  hsk_cert cert;
  size_t at = 1;
  memset(&cert, 0, sizeof cert);
  while (*list != 0) {
    char text[400] = {0};
    size_t n = strcspn(list, "|"), start = strcspn(list, ":") + 1, len = 0;
    memcpy(text, list + start, n - start);
    if (list[0] == 'i') {
      len = bytes_of(text, body);
    } else {
      for (const char *c = text; *c != 0; c++) {
        int nul = c[0] == '\\' && c[1] == '0';
        body[len++] = nul ? 0 : (uint8_t)*c;
        c += nul;
      }
    }
    der[at++] = list[0] == 'd' ? 0x82 : list[0] == 'i' ? 0x87 : 0x81;
    if (len >= 128) der[at++] = 0x81;
    der[at++] = (uint8_t)len;
    memcpy(der + at, body, len);
    at += len;
    list += n + (list[n] == '|');
  }
  cert.subject_alt_name = (hsk_span){1, at - 1};
  return cert;
}

#define L63  "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg"
#define N253 L63 "." L63 "." L63 ".aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg"

static const struct {
  const char *names, *host;
  int match;
} rows[] = {
    {"dns:www.example.com", "www.example.com", 1},
    {"dns:www.example.com", "WWW.Example.COM", 1},
    {"dns:WWW.EXAMPLE.COM", "www.example.com", 1},
    {"dns:www.example.com", "www.example.com.", 1},
    {"dns:www.example.com", "www.example.com..", 0},
    {"dns:www.example.com.", "www.example.com", 0},
    {"dns:www.example.com", "example.com", 0},
    {"dns:example.com", "www.example.com", 0},
    {"dns:www.example.com", "xwww.example.com", 0},
    {"dns:www.example.com", "www.example.co", 0},
    {"dns:a.example|dns:b.example|mail:c@d|dns:e.example", "e.example", 1},
    {"dns:localhost", "localhost", 1},
    {"dns:xn--bcher-kva.example", "XN--BCHER-KVA.example", 1},
    {"", "www.example.com", 0},
    {"mail:www.example.com", "www.example.com", 0},

    {"dns:*.example.com", "www.example.com", 1},
    {"dns:*.example.com", "WWW.EXAMPLE.com.", 1},
    {"dns:*.example.com", "a.b.example.com", 0},
    {"dns:*.example.com", "example.com", 0},
    {"dns:*.example.com", ".example.com", 0},
    {"dns:*.com", "example.com", 0},
    {"dns:*", "example", 0},
    {"dns:*.", "example.", 0},
    {"dns:*.example.com.", "www.example.com", 0},
    {"dns:www.*.com", "www.example.com", 0},
    {"dns:w*.example.com", "www.example.com", 0},
    {"dns:*w.example.com", "www.example.com", 0},
    {"dns:*.*.example.com", "a.b.example.com", 0},
    {"dns:**.example.com", "a.example.com", 0},
    {"dns:*.example.com", "*.example.com", 0},
    {"dns:*.0.2.1", "192.0.2.1", 0},

    {"dns:www.example.com\\0.evil.example", "www.example.com", 0},
    {"dns:www.example.com\\0", "www.example.com", 0},
    {"dns:a_b.example", "a_b.example", 0},
    {"dns:-a.example", "-a.example", 0},
    {"dns:a-.example", "a-.example", 0},
    {"dns:a--b.example", "a--b.example", 1},
    {"dns:a..example", "a..example", 0},
    {"dns:.example", ".example", 0},
    {"dns:a/b.example", "a/b.example", 0},
    {"dns:", "", 0},
    {"dns:.", ".", 0},
    {"dns:" L63 ".example", L63 ".example", 1},
    {"dns:" L63 "h.example", L63 "h.example", 0},
    {"dns:" N253, N253, 1},
    {"dns:" N253, N253 ".", 1},
    {"dns:" N253 "x", N253 "x", 0},

    {"ip:c0000201", "192.0.2.1", 1},
    {"ip:c0000201", "192.0.2.2", 0},
    {"ip:c0000201", "192.0.2.1.", 0},
    {"ip:c0000201", "192.0.2.01", 0},
    {"ip:c0000201", "192.0.513", 0},
    {"ip:c0000201", "0xc0.0.2.1", 0},
    {"ip:c0000201", "3221225985", 0},
    {"ip:c0000201ffffff00", "192.0.2.1", 0}, /* the form with a mask is for name constraints */
    {"dns:192.0.2.1", "192.0.2.1", 0},
    {"ip:00*4", "0.0.0.0", 1},
    {"ip:ff*4", "255.255.255.255", 1},
    {"ip:ff*4", "255.255.255.256", 0},
    {"ip:20010db8 00*11 01", "2001:db8::1", 1},
    {"ip:20010db8 00*11 01", "2001:DB8:0:0:0:0:0:1", 1},
    {"ip:20010db8 00*11 01", "2001:db8::2", 0},
    {"ip:20010db8 00*11 01", "[2001:db8::1]", 0},
    {"ip:20010db8 00*11 01", "2001:db8::1%eth0", 0},
    {"ip:00*10 ffff c0000201", "::ffff:192.0.2.1", 1},
    {"ip:00*10 ffff c0000201", "192.0.2.1", 0},
    {"ip:c0000201", "::ffff:192.0.2.1", 0},
};

static void test_match(void **state)
{
  (void)state;
  static uint8_t der[2000];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    hsk_cert cert = cert_with(rows[i].names, der);
    size_t n = strlen(rows[i].host);
    uint8_t *host = malloc(n + 1); /* exactly as long as the name: a read behind it is seen */
    assert_non_null(host);
    memcpy(host, rows[i].host, n);
    if (hsk_name_match(der, &cert, (hsk_bytes){host, n}) != rows[i].match)
      fail_msg("%s, %s", rows[i].names, rows[i].host);
    free(host);
  }
}

static void test_nul_in_host(void **state)
{
  (void)state;
  uint8_t der[100];
  hsk_cert cert = cert_with("dns:a.example", der);
  static const uint8_t host[] = "a.example\0b";
  assert_int_equal(hsk_name_match(der, &cert, (hsk_bytes){host, 9}), 1);
  assert_int_equal(hsk_name_match(der, &cert, (hsk_bytes){host, 10}), 0);
  assert_int_equal(hsk_name_match(der, &cert, (hsk_bytes){host, 11}), 0);
}

static const struct {
  const char *text, *bytes;
} addresses[] = {
    {"1.2.3.4", "01020304"},
    {"255.0.0.10", "ff00000a"},
    {"::", "00*16"},
    {"::1", "00*15 01"},
    {"1::", "0001 00*14"},
    {"1:2:3:4:5:6:7:8", "00010002000300040005000600070008"},
    {"1:2:3:4:5:6:7::", "0001000200030004000500060007 0000"},
    {"::2:3:4:5:6:7:8", "0000 0002000300040005000600070008"},
    {"1:2::7:8", "00010002 00*8 00070008"},
    {"abcd:EF01::", "abcdef01 00*12"},
    {"::1.2.3.4", "00*12 01020304"},
    {"1:2:3:4:5:6:1.2.3.4", "000100020003000400050006 01020304"},
    {"64:ff9b::192.0.2.33", "0064ff9b 00*8 c0000221"},
    {"", ""},
    {"1.2.3", ""},
    {"1.2.3.", ""},
    {"1.2.3.4.5", ""},
    {"1.2.3.4 ", ""},
    {" 1.2.3.4", ""},
    {"1..3.4", ""},
    {"1.2.3.a", ""},
    {"01.2.3.4", ""},
    {"00.2.3.4", ""},
    {"1.2.3.256", ""},
    {"1.2.3.1000", ""},
    {"+1.2.3.4", ""},
    {":", ""},
    {":::", ""},
    {":1", ""},
    {"1:", ""},
    {"1:2", ""},
    {"1::2::3", ""},
    {"1:::2", ""},
    {"1:2:3:4:5:6:7:8:9", ""},
    {"1:2:3:4:5:6:7:8::", ""},
    {"1:2:3:4::5:6:7:8", ""}, /* :: stands for one group at least (RFC 4291 2.2) */
    {"12345::", ""},
    {"g::", ""},
    {"1:2:3:4:5:6:7:1.2.3.4", ""},
    {"::1.2.3", ""},
    {"::1.2.3.4:5", ""},
    {"1.2.3.4::", ""},
};

static void test_addresses(void **state)
{
  (void)state;
  static uint8_t want[BUF_MAX];
  for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
    uint8_t got[16];
    size_t n = bytes_of(addresses[i].bytes, want), len = strlen(addresses[i].text);
    uint8_t *text = malloc(len + 1);
    assert_non_null(text);
    memcpy(text, addresses[i].text, len);
    size_t have = hsk_address_parse((hsk_bytes){text, len}, got);
    if (have != n || memcmp(got, want, n) != 0) fail_msg("%s: %zu", addresses[i].text, have);
    assert_int_equal(hsk_name_is_address((hsk_bytes){text, len}), n != 0);
    free(text);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_match),
      cmocka_unit_test(test_nul_in_host),
      cmocka_unit_test(test_addresses),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
