/* IP addresses as text (RFC 4291 2.2; RFC 9525 6.2 leaves them their usual forms). */
#ifndef HSK_CHAIN_ADDRESS_H
#define HSK_CHAIN_ADDRESS_H
#include "core/bytes.h"
#ifdef __FRAMAC__
#include "address.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_address_parse writes the 4 or 16 bytes of the address that fills text and answers how many; 0: it is none. An IPv4
   address is four decimal numbers without leading zeros. */
/*@ requires \valid_read(text.data + (0 .. text.len-1)) && \valid(address + (0 .. 15));
    terminates \true; exits \false; assigns address[0 .. 15];
    ensures lengths: \result == 0 || \result == 4 || \result == 16;
    ensures v4: \result == 4 ==> \old(NoColon(text.data, text.len)) && \old(AddressV4(text.data, 0, text.len));
    ensures v6: \result == 16 ==> !\old(NoColon(text.data, text.len));
    ensures none: \result == 0 ==> \old(NoColon(text.data, text.len)) ==> !\old(AddressV4(text.data, 0, text.len));
    ensures value: \result == 4 ==> \forall integer a, b, c; \old(AddressV4Ends(text.data, 0, text.len, a, b, c)) ==>
      address[0] == \old(Decimal(text.data, 0, a)) && address[1] == \old(Decimal(text.data, a + 1, b)) &&
      address[2] == \old(Decimal(text.data, b + 1, c)) && address[3] == \old(Decimal(text.data, c + 1, text.len)); */
size_t hsk_address_parse(hsk_bytes text, uint8_t address[16]);

/* hsk_address_text writes an address of 4 or 16 bytes as RFC 3986 3.2.2 and RFC 5952 4 have it, into out of HSK_ADDRESS_TEXT_MAX bytes, and
   answers the length. */
#define HSK_ADDRESS_TEXT_MAX 40
size_t hsk_address_text(const uint8_t *address, size_t len, uint8_t *out);

#ifdef __cplusplus
}
#endif
#endif
