/* Certificates for a person to read. */
#ifndef TOOL_SHOW_CERT_H
#define TOOL_SHOW_CERT_H
#include "show.h"
#include "x509/cert.h"

/* show_cert prints every field of a DER certificate, unknown extensions in hexadecimal. show_cert_brief prints
   what a chain is judged by: subject, issuer, validity, key, names. Both answer what hsk_cert_parse said. */
hsk_result show_cert(show s, const uint8_t *der, size_t len);
hsk_result show_cert_brief(show s, const uint8_t *der, size_t len);

/* name_text: a DER Name as one line, `O=hardshake, CN=ca`. time_text: `2025-01-01 00:00:00 UTC`. */
void name_text(const uint8_t *name, size_t len, char *out, size_t cap);
void time_text(int64_t time, char *out, size_t cap);

#endif
