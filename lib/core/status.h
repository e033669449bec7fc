/* Results and errors. Every error of the library is one row of errors.def. */
#ifndef HSK_CORE_STATUS_H
#define HSK_CORE_STATUS_H
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) && !defined(__FRAMAC__)
#define HSK_API       __attribute__((visibility("default")))
#define HSK_NODISCARD __attribute__((warn_unused_result))
#define HSK_NOINLINE  __attribute__((noinline)) /* its frame is not to be live in deep calls */
#else
#define HSK_API
#define HSK_NODISCARD
#define HSK_NOINLINE
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_error: HSK_OK, or the one reason why something was refused. */
enum hsk_error {
#define HSK_E(name, class_, alert, rfc, sentence) name,
#include "core/errors.def"
#undef HSK_E
  HSK_ERROR_COUNT
};

/* hsk_error_class: who is to blame, so that a caller can react without listing errors. */
enum hsk_error_class {
  HSK_CLASS_NONE,  /* HSK_OK */
  HSK_CLASS_PEER,  /* the peer broke the protocol or chose what we do not accept */
  HSK_CLASS_CERT,  /* a certificate or the chain was refused */
  HSK_CLASS_ALERT, /* the peer sent a fatal alert, or closed early */
  HSK_CLASS_LOCAL  /* our caller or our configuration: nothing that the peer did */
};

/* hsk_result: what a fallible function answers. On success error is HSK_OK and at is 0; else at is
   the offset, in bytes, of the field that was refused, in the buffer that the function was given. */
typedef struct {
  size_t at;
  uint32_t error; /* enum hsk_error */
} hsk_result;

/* hsk_ok, hsk_bad: the two ways to make an hsk_result. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result.error == HSK_OK && \result.at == 0; */
static inline hsk_result hsk_ok(void)
{
  hsk_result r = {0, HSK_OK};
  return r;
}
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result.error == error && \result.at == at; */
static inline hsk_result hsk_bad(uint32_t error, size_t at)
{
  hsk_result r = {0, 0};
  r.at = at;
  r.error = error;
  return r;
}

/* hsk_error_*: the columns of errors.def. Any number that is not an error answers as
   HSK_INTERNAL_ERROR does. The strings are constants, ASCII, and never NULL. */
HSK_API const char *hsk_error_name(uint32_t error);     /* "HSK_CERT_EXPIRED" */
HSK_API const char *hsk_error_sentence(uint32_t error); /* "the certificate's notAfter has passed" */
HSK_API const char *hsk_error_rfc(uint32_t error);      /* "RFC 5280 4.1.2.5" */
HSK_API uint32_t
hsk_error_alert(uint32_t error); /* AlertDescription (RFC 5246 7.2), HSK_NO_ALERT if none is sent */
HSK_API uint32_t hsk_error_class_of(uint32_t error); /* enum hsk_error_class */

#define HSK_NO_ALERT 256u

#ifdef __cplusplus
}
#endif
#endif
