/* What every builder answers. */
#ifndef HSK_MSG_BUILT_H
#define HSK_MSG_BUILT_H
#include "core/bytes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_built: what a builder answers. A builder writes all of its `need` bytes to out[0..need), or nothing:
     HSK_OK                 out holds the message
     HSK_BUFFER_TOO_SMALL   cap is too small; need says how many bytes it takes
     HSK_BAD_CALL           the fields do not fit the format; need is 0
   The fields that a builder is given MUST NOT overlap out. */
typedef struct {
  size_t need;
  uint32_t error; /* enum hsk_error */
} hsk_built;

#ifdef __cplusplus
}
#endif
#endif
