/* Which extension may stand in which message, and in what form, beside the reference. */
#include "reference_util.h"
#include "msg/ext/contents.h"

static int content(uint32_t type, uint32_t place, const uint8_t *data, size_t len)
{
  uint8_t *buf = malloc(REF_LEAD + len);
  assert_non_null(buf);
  memset(buf, 0, REF_LEAD);
  if (len > 0) memcpy(buf + REF_LEAD, data, len);
  int ok = hsk_extension_check(buf, REF_LEAD, REF_LEAD + len, type, place).error == HSK_OK;
  free(buf);
  return ok;
}

/* Forms of every extension, and some that are none's: each as the content of each type in each place. */
static void each_form_in_each_place(void **state)
{
  (void)state;
  static const char *const forms[] = {"",
                                      "00",
                                      "01",
                                      "04",
                                      "05",
                                      "0000",
                                      "0040",
                                      "003f",
                                      "0303",
                                      "0100",
                                      "0200",
                                      "0102",
                                      "020303",
                                      "020304",
                                      "00020017",
                                      "00021301",
                                      "000301 0268",
                                      "0003 02 6832",
                                      "0002 01 68",
                                      "000401680169",
                                      "00000000",
                                      "0100000000",
                                      "01000001 aa",
                                      "01000003000161 0000",
                                      "0006 00 0003 616263",
                                      "0003 0001 aa",
                                      "0000 0001",
                                      "0005 001d 0001 aa",
                                      "001d",
                                      "001d 0001 aa",
                                      "0007 0001 aa 00000000 0021 20 00*32",
                                      "0004 01 aa 0000",
                                      "ff",
                                      "0000000000",
                                      "000a 001d 0001 aa 001d 0001 bb"};
  static uint8_t data[BUF_MAX];
  unsigned long accepted = 0;
  for (size_t f = 0; f < sizeof forms / sizeof forms[0]; f++) {
    size_t len = bytes_of(forms[f], data);
    for (uint32_t type = 0; type < 65536; type = type == 80 ? 65270 : type + 1)
      for (uint32_t place = 0; place < HSK_PLACE_COUNT; place++) {
        int lib = content(type, place, data, len),
            ref = ref_extension_accepts(type, (enum ref_place)place, data, len);
        if (lib != ref) fail_msg("type %u in place %u: %s: the library says %d", type, place, forms[f], lib);
        accepted += lib != 0;
      }
  }
  printf("  %lu accepted\n", accepted);
  assert_true(accepted > 0);
}

/* Each type may stand where the table says, whatever it holds. */
static void each_type_in_each_place(void **state)
{
  (void)state;
  for (uint32_t type = 0; type < 65536; type++)
    for (uint32_t place = 0; place < HSK_PLACE_COUNT; place++) {
      uint8_t block[4] = {(uint8_t)(type / 256), (uint8_t)type, 0, 0};
      int lib = hsk_extensions_place_check(block, 0, 4, place).error == HSK_OK;
      assert_int_equal(lib, hsk_extension_may_stand(type, place));
      assert_int_equal(lib, ref_may_stand(type, (enum ref_place)place));
    }
}

static int block_in(uint32_t place, const uint8_t *buf, size_t off, size_t end)
{
  return hsk_extensions_check(buf, off, end).error == HSK_OK &&
         hsk_extensions_place_check(buf, off, end, place).error == HSK_OK &&
         hsk_extensions_contents_check(buf, off, end, place).error == HSK_OK;
}

/* All sequences of up to five of these extensions, in each place. */
static void blocks(uint8_t *block, size_t len, size_t depth, unsigned long *accepted)
{
  static const char *const extensions[] = {"0000 0000",
                                           "002b 0003 020304",
                                           "002b 0002 0304",
                                           "002a 0000",
                                           "0a0a 0001 00",
                                           "0029 002b 0007 0001 aa 00000000 0021 20 00*32",
                                           "0010 0005 0003 02 6832"};
  for (uint32_t place = 0; place < HSK_PLACE_COUNT; place++) {
    int lib = block_in(place, block, 0, len);
    assert_int_equal(lib, ref_place_accepts((enum ref_place)place, block, len));
    *accepted += lib != 0;
  }
  for (size_t e = 0; depth > 0 && e < sizeof extensions / sizeof extensions[0]; e++)
    blocks(block, len + bytes_of(extensions[e], block + len), depth - 1, accepted);
}
static void each_block_in_each_place(void **state)
{
  (void)state;
  static uint8_t block[BUF_MAX];
  unsigned long accepted = 0;
  blocks(block, 0, 5, &accepted);
  printf("  %lu accepted\n", accepted);
  assert_true(accepted > 8);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_form_in_each_place),
      cmocka_unit_test(each_type_in_each_place),
      cmocka_unit_test(each_block_in_each_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
