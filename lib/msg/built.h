/* What every builder answers. */
#ifndef HSK_MSG_BUILT_H
#define HSK_MSG_BUILT_H
#include "core/bytes.h"
#ifdef __FRAMAC__
#include "built.acsl.h"
#endif

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

/* hsk_built_of, hsk_built_bad_call: the answers of builders, made. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures need: \result.need == need;
    ensures error: \result.error == (need <= cap ? HSK_OK : HSK_BUFFER_TOO_SMALL); */
static inline hsk_built hsk_built_of(size_t need, size_t cap)
{
  hsk_built b = {0, HSK_OK};
  b.need = need;
  if (need > cap) b.error = HSK_BUFFER_TOO_SMALL;
  return b;
}
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result.need == 0 && \result.error == HSK_BAD_CALL; */
static inline hsk_built hsk_built_bad_call(void)
{
  hsk_built b = {0, HSK_BAD_CALL};
  return b;
}

#ifdef __cplusplus
}
#endif
#endif
