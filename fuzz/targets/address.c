/* IP addresses as text, beside the system's reading of them. */
#define _POSIX_C_SOURCE 200809L
#include "chain/address.h"
#include "fuzz.h"
#include <arpa/inet.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char text[128];
  uint8_t got[16] = {0}, want[16] = {0};
  if (size >= sizeof text || memchr(data, 0, size) != NULL) return 0;
  if (size != 0) memcpy(text, data, size);
  text[size] = 0;
  size_t len = hsk_address_parse((hsk_bytes){data, size}, got);
  size_t expected = inet_pton(AF_INET, text, want) == 1 ? 4 : inet_pton(AF_INET6, text, want) == 1 ? 16 : 0;
  FUZZ_CHECK(len == expected, "grammar: RFC 4291 2.2, whether it is an address");
  FUZZ_CHECK(memcmp(got, want, len) == 0, "grammar: RFC 4291 2.2, which address");
  return 0;
}
