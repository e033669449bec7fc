/* PEM (RFC 7468) through BearSSL's decoder, which skips text before an object and takes either line end. */
#include "crypto/crypto_bearssl.h"

#define LABEL_MAX  31u
#define DASHES     "-----"
#define DASHES_LEN 5u

/* sink: where decoded bytes go */
typedef struct {
  uint8_t *out;
  size_t cap, len;
  int full;
} sink;

static void take(void *to, const void *src, size_t len)
{
  sink *s = (sink *)to;
  if (s->full || len > s->cap - s->len) {
    s->full = 1;
    return;
  }
  hsk_put_bytes(s->out, s->len, (const uint8_t *)src, len);
  s->len += len;
}

/* next_event feeds the decoder until something happens; 0: the text has ended. The last line may lack its line end, which BearSSL
   wants to see: it gets one. */
static int next_event(br_pem_decoder_context *d, hsk_bytes text, size_t *at)
{
  if (*at < text.len) *at += br_pem_decoder_push(d, text.data + *at, text.len - *at);
  int event = br_pem_decoder_event(d);
  if (event != 0 || *at < text.len) return event;
  br_pem_decoder_push(d, "\n", 1);
  return br_pem_decoder_event(d);
}

/* BearSSL takes a boundary without its closing dashes, and keeps them in the label where white space follows. RFC 7468 3 wants them. */
static int closed(hsk_bytes text, size_t at)
{
  while (at > 0 && hsk_u8(text.data, at - 1) <= 0x20)
    at--;
  return at >= DASHES_LEN && hsk_equal(text.data + at - DASHES_LEN, (const uint8_t *)DASHES, DASHES_LEN);
}

static int copy_label(const char *name, char label[LABEL_MAX + 1])
{
  const char *end = strstr(name, DASHES);
  size_t n = end == NULL ? strlen(name) : (size_t)(end - name);
  if (n > LABEL_MAX) return 0;
  hsk_put_bytes((uint8_t *)label, 0, (const uint8_t *)name, n);
  return 1;
}

static hsk_result decode(br_pem_decoder_context *d, hsk_bytes text, size_t *at, char label[LABEL_MAX + 1],
                         sink *s)
{
  int event = next_event(d, text, at);
  if (event == 0) return hsk_bad(HSK_PEM_NOT_FOUND, text.len);
  size_t begin = *at;
  if (event != BR_PEM_BEGIN_OBJ || !closed(text, begin) || !copy_label(br_pem_decoder_name(d), label))
    return hsk_bad(HSK_PEM_BAD, begin);
  br_pem_decoder_setdest(d, take, s);
  if (next_event(d, text, at) != BR_PEM_END_OBJ || !closed(text, *at)) return hsk_bad(HSK_PEM_BAD, *at);
  return s->full ? hsk_bad(HSK_BUFFER_TOO_SMALL, begin) : hsk_ok();
}

hsk_result hsk_pem_decode(hsk_bytes text, size_t *pos, char label[32], uint8_t *out, size_t cap, size_t *len)
{
  br_pem_decoder_context d;
  sink s = {out, cap, 0, 0};
  char name[LABEL_MAX + 1] = {0};
  size_t at = *pos;
  br_pem_decoder_init(&d);
  hsk_result r = decode(&d, text, &at, name, &s);
  hsk_wipe_bytes(&d, sizeof d); /* it may hold a private key */
  if (r.error != HSK_OK) return r;
  hsk_put_bytes((uint8_t *)label, 0, (const uint8_t *)name, sizeof name);
  *len = s.len;
  *pos = at;
  return r;
}
