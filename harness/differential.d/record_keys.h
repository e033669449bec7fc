/* Record protection with AES-128-GCM, to open what one side of a connection sealed and to seal something else in its name: TLS 1.3
   (TLS_AES_128_GCM_SHA256) with the secrets that OpenSSL logs, TLS 1.2 (a suite with AES128-GCM-SHA256) with the master secret. */
#ifndef RECORD_KEYS_H
#define RECORD_KEYS_H
#include "differential.h"
#include <openssl/ssl.h>

typedef struct {
  int is_tls12;
  uint8_t key[16], iv[12]; /* TLS 1.2: 4 bytes of iv */
  uint64_t sequence;
} record_keys;

/* keys_of derives key and IV from a traffic secret of 32 bytes (RFC 8446 7.3). */
void keys_of(const uint8_t *secret, record_keys *keys);
/* keys12_of: those with which a client or a server writes (RFC 5246 6.3), once ssl has its master secret. */
void keys12_of(SSL *ssl, int is_server, record_keys *keys);
/* record_open decrypts a whole record; *type becomes the content type (of TLS 1.3 the inner one) and out its content. It dies if the tag is
   wrong. */
void record_open(record_keys *keys, const uint8_t *record, size_t len, uint8_t *type, bytes *out);
/* record_seal appends a protected record to out. */
void record_seal(record_keys *keys, uint8_t type, const uint8_t *data, size_t len, bytes *out);

#endif
