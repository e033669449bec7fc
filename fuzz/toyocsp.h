/* OCSP responses for the certificates of crypto_null.c's small world. */
#ifndef FUZZ_TOYOCSP_H
#define FUZZ_TOYOCSP_H
#include "toycert.h"

#define TOY_OCSP_MAX 1024

/* toy_ocsp_good writes the response that cert, which issuer's key has signed, is good around TOY_NOW, to out[0..TOY_OCSP_MAX), and answers its length. */
size_t toy_ocsp_good(hsk_bytes cert, hsk_bytes issuer, const toy_key *key, uint32_t scheme, uint8_t *out);

#endif
