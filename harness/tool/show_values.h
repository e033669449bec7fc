/* Values of certificate extensions for a person to read. */
#ifndef TOOL_SHOW_VALUES_H
#define TOOL_SHOW_VALUES_H
#include "show.h"
#include "x509/distribution_points.h"

/* show_value prints the extnValue of the extension id (enum hsk_oid) that hsk_cert does not hold; 0: nothing was printed, since it is unknown or
   malformed. */
int show_value(show s, const uint8_t *der, uint32_t id, hsk_span value);

/* show_oid prints an OBJECT IDENTIFIER, given its contents: its number, and its name where it is known. */
void show_oid(show s, const char *label, const uint8_t *der, hsk_span oid);

/* show_point_name prints a DistributionPointName, show_reasons ReasonFlags, unless they are all set. */
void show_point_name(show s, const uint8_t *der, const hsk_point_name *name);
void show_reasons(show s, uint32_t reasons);

#endif
