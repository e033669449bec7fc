/* The columns of errors.def. The strings stand in one constant struct and are found by offset: a table of
   pointers would need relocation in the shared library, and so a writable page. */
#include "core/status.h"

struct text {
#define HSK_E(name, class_, alert, rfc, sentence)                                                            \
  char name##_name[sizeof #name];                                                                            \
  char name##_rfc[sizeof rfc];                                                                               \
  char name##_sentence[sizeof sentence];
#include "core/errors.def"
#undef HSK_E
};

static const struct text text = {
#define HSK_E(name, class_, alert, rfc, sentence) #name, rfc, sentence,
#include "core/errors.def"
#undef HSK_E
};

static const struct row {
  uint16_t name, rfc, sentence, alert, class_;
} rows[] = {
#define HSK_E(name, class_, alert, rfc, sentence)                                                            \
  {offsetof(struct text, name##_name), offsetof(struct text, name##_rfc),                                    \
   offsetof(struct text, name##_sentence), alert, class_},
#include "core/errors.def"
#undef HSK_E
};

_Static_assert(sizeof text <= UINT16_MAX, "an offset into text must fit its column");

static uint32_t known(uint32_t error)
{
  return error < HSK_ERROR_COUNT ? error : HSK_INTERNAL_ERROR;
}

const char *hsk_error_name(uint32_t error)
{
  return (const char *)&text + rows[known(error)].name;
}

const char *hsk_error_sentence(uint32_t error)
{
  return (const char *)&text + rows[known(error)].sentence;
}

const char *hsk_error_rfc(uint32_t error)
{
  return (const char *)&text + rows[known(error)].rfc;
}

uint32_t hsk_error_alert(uint32_t error)
{
  return rows[known(error)].alert;
}

uint32_t hsk_error_class_of(uint32_t error)
{
  return rows[known(error)].class_;
}
