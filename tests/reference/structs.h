/* The TLS presentation language (RFC 5246 4, RFC 8446 3) as data: a struct is a row of fields, one for each line of the RFC's
   struct, ended by END. */
#ifndef HSK_TESTS_STRUCTS_H
#define HSK_TESTS_STRUCTS_H
#include "reference.h"

enum ref_op {
  REF_END,
  REF_BYTES,    /* T line[n]: n bytes, whatever they are */
  REF_NUMBER,   /* a number of n bytes, from min to max */
  REF_VECTOR,   /* opaque line<min..max> */
  REF_LIST,     /* T line<min..max>, where T is the struct `of` */
  REF_OPTIONAL, /* the struct `of`, or the end of everything */
  REF_REST      /* everything up to the end */
};
typedef struct ref_field {
  const char *line; /* as in the RFC */
  enum ref_op op;
  size_t n, min, max;
  const struct ref_field *of;
  int (*also)(const uint8_t *p,
              size_t len); /* what the RFC's text demands of a vector, list or rest besides */
} ref_field;

/* RFC 5246 4.3: the length field has as many bytes as the longest vector needs. */
#define BYTES(line, n)                                                                                       \
  {                                                                                                          \
    line, REF_BYTES, n, 0, 0, NULL, NULL                                                                     \
  }
#define NUMBER(line, n, min, max)                                                                            \
  {                                                                                                          \
    line, REF_NUMBER, n, min, max, NULL, NULL                                                                \
  }
#define EXACTLY(line, n, v)                                                                                  \
  {                                                                                                          \
    line, REF_NUMBER, n, v, v, NULL, NULL                                                                    \
  }
#define VECTOR(line, min, max)                                                                               \
  {                                                                                                          \
    line, REF_VECTOR, 0, min, max, NULL, NULL                                                                \
  }
#define LIST(line, of, min, max)                                                                             \
  {                                                                                                          \
    line, REF_LIST, 0, min, max, of, NULL                                                                    \
  }
#define LIST_ALSO(line, of, min, max, also)                                                                  \
  {                                                                                                          \
    line, REF_LIST, 0, min, max, of, also                                                                    \
  }
#define OPTIONAL(line, of)                                                                                   \
  {                                                                                                          \
    line, REF_OPTIONAL, 0, 0, 0, of, NULL                                                                    \
  }
#define REST(line)                                                                                           \
  {                                                                                                          \
    line, REF_REST, 0, 0, 0, NULL, NULL                                                                      \
  }
#define REST_ALSO(line, also)                                                                                \
  {                                                                                                          \
    line, REF_REST, 0, 0, 0, NULL, also                                                                      \
  }
#define END                                                                                                  \
  {                                                                                                          \
    NULL, REF_END, 0, 0, 0, NULL, NULL                                                                       \
  }

/* ref_is: p[0..len) is one such struct and nothing else. */
int ref_is(const ref_field *f, const uint8_t *p, size_t len);
/* ref_number: the n bytes at p as a number. */
size_t ref_number(const uint8_t *p, size_t n);

/* Extension (RFC 8446 4.2), and what holds of each list of them. */
extern const ref_field ref_extension[];
int ref_extensions_also(const uint8_t *p, size_t len);

/* The tables, one file each: NULL for another kind. */
const ref_field *ref_message(enum ref_kind kind);
const ref_field *ref_extension_data(enum ref_kind kind);
/* ref_x509: 1 or 0; -1 for another kind */
int ref_x509(enum ref_kind kind, const uint8_t *p, size_t len);

#endif
