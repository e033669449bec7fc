/* The cipher suites, one row of suites.def each. */
#ifndef HSK_HANDSHAKE_SUITES_H
#define HSK_HANDSHAKE_SUITES_H
#include "core/status.h"

#ifdef __cplusplus
extern "C" {
#endif

enum hsk_key_exchange { HSK_KX_ANY = 0, HSK_KX_RSA = 1, HSK_KX_DHE = 2, HSK_KX_ECDHE = 3 };

/* hsk_suite: a cipher suite of TLS 1.2, or of TLS 1.3, which leaves key exchange and authentication to extensions. */
#define HSK_FALLBACK_SCSV 0x5600u /* TLS_FALLBACK_SCSV, RFC 7507 2: no suite, but a sign among them */

typedef struct {
  uint32_t number;       /* CipherSuite */
  uint32_t version;      /* HSK_TLS12, HSK_TLS13 */
  uint32_t key_exchange; /* enum hsk_key_exchange */
  uint32_t auth; /* enum hsk_key_type: the type of key in the server's certificate; TLS 1.3: HSK_KEY_NONE */
  uint32_t aead; /* enum hsk_aead */
  uint32_t hash; /* enum hsk_hash: of the PRF or the key schedule, and of Finished */
  const char *name; /* IANA's name */
} hsk_suite;

/* hsk_suite_find: the suite with this number, NULL: not supported. hsk_suite_at: the suites in our order of preference, NULL past the end.
   The rows are constants. hsk_suite_by_default: 1 if it is offered to and accepted from a peer where the configuration names no suites; the others, those
   with AES-CCM, come last. hsk_suite_name: its name, "?" for another number. */
HSK_API const hsk_suite *hsk_suite_find(uint32_t number);
HSK_API const hsk_suite *hsk_suite_at(size_t i);
HSK_API int hsk_suite_by_default(const hsk_suite *suite);
HSK_API const char *hsk_suite_name(uint32_t number);

#ifdef __cplusplus
}
#endif
#endif
