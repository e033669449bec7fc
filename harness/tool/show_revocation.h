/* Revocation lists and OCSP responses for a person to read. */
#ifndef TOOL_SHOW_REVOCATION_H
#define TOOL_SHOW_REVOCATION_H
#include "show.h"

/* show_crl and show_ocsp print every field of a CRL or an OCSP response in DER, and answer what the parser said. */
hsk_result show_crl(show s, const uint8_t *der, size_t len);
hsk_result show_ocsp(show s, const uint8_t *der, size_t len);

#endif
