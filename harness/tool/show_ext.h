/* What the files that print extensions share. */
#ifndef TOOL_SHOW_EXT_H
#define TOOL_SHOW_EXT_H
#include "msg/ext/places.h"
#include "show.h"

/* One extension: where its contents stand, and the message that it is in. */
typedef struct {
  show s;
  const uint8_t *buf;
  size_t off, end;
  uint32_t place;
} ext;

static inline int asked(const ext *x)
{
  return x->place == HSK_PLACE_CLIENT_HELLO;
}

/* show_flag prints an extension without contents, if r is well: the sender offers something or has agreed to it. */
hsk_result show_flag(const ext *x, const char *label, hsk_result r);

/* The extensions that hold lists of items; see show_ext_lists.c. */
hsk_result show_status_request(const ext *x);
hsk_result show_timestamps(const ext *x);
hsk_result show_pre_shared_key(const ext *x);
hsk_result show_authorities(const ext *x);
hsk_result show_oid_filters(const ext *x);
hsk_result show_key_share(const ext *x);

#endif
