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

#ifdef __cplusplus
}
#endif
#endif
