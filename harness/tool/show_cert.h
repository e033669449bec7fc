/* Certificates for a person to read. */
#ifndef TOOL_SHOW_CERT_H
#define TOOL_SHOW_CERT_H
#include "show.h"

/* show_cert prints every field of a DER certificate, unknown extensions in hexadecimal. show_cert_brief prints what
   a chain is judged by: subject, issuer, validity, key, names. Both answer what hsk_cert_parse said. */
hsk_result show_cert(show s, const uint8_t *der, size_t len);
hsk_result show_cert_brief(show s, const uint8_t *der, size_t len);

#endif
