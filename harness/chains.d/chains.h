/* Certificate chains made and broken from a fixed seed, through four validators. Everything is deterministic: keys come from a seeded
   generator, ECDSA takes its nonces from key and message (RFC 6979), and the clock stands still at NOW. */
#ifndef CHAINS_H
#define CHAINS_H
#include <stddef.h>
#include <stdint.h>
#include "x509/private_key.h"

#define NOW  1767225600 /* 2026-01-01 */
#define HOST "www.example.com"

enum { ROOT = 0, INT = 1, SUB = 2, LEAF = 3, STRANGER = 4, KEYS = 5, CHAIN_MAX = 4, TEXT = 160 };

/* ---- DER, written and taken apart (der.c) ---- */

typedef struct {
  uint8_t data[4096];
  size_t len;
} buf;

void put(buf *b, const void *data, size_t len);
void put_tlv(buf *b, unsigned tag, const void *data, size_t len);
void put_hex(buf *b, const char *hex);

/* ---- certificates (certificate.c) ---- */

typedef struct {
  unsigned id;       /* 2.5.29.id; from 200 on 1.2.3.id, which nobody knows */
  unsigned critical; /* 0, 1; 2: FALSE, which is the default and must not be written */
  buf value;
} extension;

typedef struct {
  buf version, serial, algorithm, issuer, not_before, not_after, subject, spki,
      outer; /* TLVs; len 0: absent */
  extension extensions[16];
  size_t extensions_len;
  unsigned signer; /* number of a key */
} spec;

void keys_init(void);
/* spec_default: the certificate of role, with what RFC 5280 4 demands; its issuer signs it. */
void spec_default(spec *s, unsigned role, unsigned issuer);
void spec_name(buf *name, unsigned string_tag, const char *common_name);
void spec_text(spec *s, unsigned id, unsigned outer, unsigned tag, const void *text, size_t len);
void spec_extension(spec *s, unsigned id, unsigned critical, const char *hex);
void spec_without(spec *s, unsigned id);
void spec_tbs(const spec *s, buf *tbs);
/* certificate: tbs, the algorithm, and the signature of that key over tbs */
void certificate(buf *der, const buf *tbs, const buf *algorithm, unsigned key);

/* tweak: one change that means something to a validator (tweaks.def). */
typedef struct {
  const char *name;
  void (*apply)(spec *s);
} tweak;
extern const tweak tweaks[];
extern const size_t tweaks_len;

/* ---- mutations of encodings (mutate.c) ---- */

uint32_t next_random(uint64_t *state);
/* mutate changes one element of a DER string, keeps the lengths around it true unless they are what it changes, and writes what it did.
   0: there was nothing to change. */
int mutate(const buf *from, int is_whole, buf *to, uint64_t *random, char what[TEXT]);

/* ---- verdicts ---- */

typedef struct {
  buf der[CHAIN_MAX]; /* the target first */
  size_t len;
  buf root;
  char what[TEXT * 3];
} chain_case;

uint32_t ours_check(const chain_case *c, uint32_t profile); /* enum hsk_error */
/* 1: accepted, 0: refused; why: in their words */
int openssl_check(const chain_case *c, char why[TEXT]);
int gnutls_check(const chain_case *c, char why[TEXT]);
int mbedtls_check(const chain_case *c, char why[TEXT]);
void openssl_start(void);
void gnutls_start(void);
#endif
