/* Names of numbers as the RFCs write them; "unknown" for numbers that we do not know. */
#ifndef TOOL_NAMES_H
#define TOOL_NAMES_H
#include "core/bytes.h"

const char *name_of_version(uint32_t version);
const char *name_of_suite(uint32_t suite); /* with the signalling suites */
const char *name_of_group(uint32_t group);
const char *name_of_scheme(uint32_t scheme);
const char *name_of_certificate_type(uint32_t type);
const char *name_of_content_type(uint32_t type);
const char *name_of_state(uint32_t state); /* without HSK_ */
const char *name_of_input(uint32_t input); /* without HSK_IN_ */

/* suite_by_name, group_by_name: the number for a name of len characters or for a hexadecimal number, 0: none. */
uint32_t suite_by_name(const char *name, size_t len);
uint32_t group_by_name(const char *name, size_t len);

#endif
