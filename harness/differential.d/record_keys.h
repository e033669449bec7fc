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
/* keys12_from: those with which a client or a server writes (RFC 5246 6.3). */
void keys12_from(const uint8_t master[48], const uint8_t client[32], const uint8_t server[32], int is_server,
                 record_keys *keys);
/* keys12_of: those with which a client or a server writes (RFC 5246 6.3), once ssl has its master secret. */
void keys12_of(SSL *ssl, int is_server, record_keys *keys);
/* record_opens decrypts a whole record; *type becomes the content type (of TLS 1.3 the inner one) and out its content. 0: it does not open; record_open dies then. */
int record_opens(record_keys *keys, const uint8_t *record, size_t len, uint8_t *type, bytes *out);
void record_open(record_keys *keys, const uint8_t *record, size_t len, uint8_t *type, bytes *out);
/* expand_label: HKDF-Expand-Label with SHA-256 and an empty context (RFC 8446 7.1), for at most 32 bytes. prf12: the PRF of TLS 1.2 with
   SHA-256. */
void expand_label(const uint8_t *secret, const char *label, uint8_t *out, size_t n);
void prf12(const uint8_t master[48], const char *label, const uint8_t *seed, size_t seed_len, uint8_t *out,
           size_t n);
/* record_seal appends a protected record to out. */
void record_seal(record_keys *keys, uint8_t type, const uint8_t *data, size_t len, bytes *out);

#endif
