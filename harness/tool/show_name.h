/* Names, object identifiers and times of certificates as text. */
#ifndef TOOL_SHOW_NAME_H
#define TOOL_SHOW_NAME_H
#include "show.h"
#include "x509/cert.h"
#include "x509/general_name.h"

/* oid_text: the contents of an OBJECT IDENTIFIER as `2.5.29.19`. name_text: a DER Name with tag and length as one line,
   `O=hardshake, CN=ca`. time_text: `2025-01-01 00:00:00 UTC`. What does not fit in cap is cut. */
void oid_text(const uint8_t *buf, hsk_span oid, char *out, size_t cap);
void name_text(const uint8_t *buf, hsk_span name, char *out, size_t cap);
void time_text(int64_t time, char *out, size_t cap);

/* show_general_names prints the contents of GeneralNames, one a line; show_general_name prints one. */
void show_general_names(show s, const char *label, const uint8_t *der, hsk_span names);
void show_general_name(show s, const char *label, const uint8_t *der, const hsk_general_name *name);

#endif
