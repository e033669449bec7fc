/* Record protection of TLS 1.3 with TLS_AES_128_GCM_SHA256, to open what one side of a connection sealed and to seal something else
   in its name. The secrets are those that OpenSSL logs. */
#ifndef TLS13_KEYS_H
#define TLS13_KEYS_H
#include "differential.h"

typedef struct {
  uint8_t key[16], iv[12];
  uint64_t sequence;
} record_keys;

/* keys_of derives key and IV from a traffic secret of 32 bytes (RFC 8446 7.3). */
void keys_of(const uint8_t *secret, record_keys *keys);
/* record_open decrypts a whole record; *type becomes the inner content type and out its content. It dies if the tag is wrong. */
void record_open(record_keys *keys, const uint8_t *record, size_t len, uint8_t *type, bytes *out);
/* record_seal appends a protected record to out. */
void record_seal(record_keys *keys, uint8_t type, const uint8_t *data, size_t len, bytes *out);

#endif
