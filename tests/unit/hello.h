/* ClientHellos made to order. */
#ifndef HSK_TEST_HELLO_H
#define HSK_TEST_HELLO_H
#include "hardshake.h"
#include "msg/client_hello.h"

enum { HELLO_LIST_MAX = 8, HELLO_MAX = 4096 };

typedef struct {
  size_t len;
  uint16_t at[HELLO_LIST_MAX];
} hello_list;

/* hello: len 0, or NULL, leaves an extension out. extra goes in front of the other extensions, last behind them, both in wire form. */
typedef struct {
  uint32_t legacy_version;
  size_t session_id_len;
  hello_list suites, versions, groups, schemes, shares;
  hsk_bytes compression, extra, last;
  hsk_bytes share; /* what each share holds; NULL: a good one for its group */
  int no_shares;   /* 1: key_share is left out; 0 with shares.len 0: it is there and empty */
  const char *name;
  hsk_bytes cookie;
  int ems, renegotiation;
} hello;

/* hello13, hello12: one that a server takes, for each version. */
void hello13(hello *h);
void hello12(hello *h);
/* hello_build writes the message with its header and answers its length. */
size_t hello_build(const hello *h, uint8_t out[HELLO_MAX]);

#endif
