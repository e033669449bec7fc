/* What worst.c is made of: DER that is written from the end of a buffer to its front, and certificates, all of one key. */
#ifndef HSK_BENCH_WORST_H
#define HSK_BENCH_WORST_H
#include <stddef.h>
#include <stdint.h>

enum { POOL = 4u << 20 };

/* front: what is written stands in written()[0 .. POOL - front). Whoever starts anew sets it to POOL. */
extern size_t front;
const uint8_t *written(void);

/* wrap puts tag and length before what was written since front was end; wrap_extension the rest of an Extension before its extnValue. */
void put(const void *data, size_t len);
void wrap(uint8_t tag, size_t end);
void wrap_extension(uint8_t arc, int critical, size_t end);
void put_tlv(uint8_t tag, const void *data, size_t len);
void put_text(uint8_t tag, const char *text);
void put_algorithm(void);
void put_name(const char *cn);
void put_serial(uint32_t serial);

/* point: the public key of everybody, 65 bytes. sign_into wraps what is written, a signed structure's first part, to the whole, writes that to `to` and
   answers its length; spoiled: with a signature that is wrong. */
extern const uint8_t *const point;
size_t sign_into(uint8_t *to, int spoiled);

typedef struct {
  const char *subject, *issuer;
  uint32_t serial;
  int is_ca, spoiled;
  void (*more)(void); /* writes further extensions; NULL: none */
} certificate;
size_t make_cert(const certificate *c, uint8_t *to);

#endif
