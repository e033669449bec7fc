/* IP addresses as text (RFC 4291 2.2; RFC 9525 6.2 leaves them their usual forms). */
#ifndef HSK_CHAIN_ADDRESS_H
#define HSK_CHAIN_ADDRESS_H
#include "core/bytes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_address_parse writes the 4 or 16 bytes of the address that fills text and answers how many; 0: it is none. An IPv4
   address is four decimal numbers without leading zeros. */
size_t hsk_address_parse(hsk_bytes text, uint8_t address[16]);

/* hsk_address_text writes an address of 4 or 16 bytes as RFC 3986 3.2.2 and RFC 5952 4 have it, into out of HSK_ADDRESS_TEXT_MAX bytes, and
   answers the length. */
#define HSK_ADDRESS_TEXT_MAX 40
size_t hsk_address_text(const uint8_t *address, size_t len, uint8_t *out);

#ifdef __cplusplus
}
#endif
#endif
