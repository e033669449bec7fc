/* A pair (pair.h) that speaks TLS 1.2. */
#ifndef HSK_TEST_PAIR12_H
#define HSK_TEST_PAIR12_H
#include "pair.h"

/* pair12_init is pair_init for TLS 1.2 alone, without tickets; the pair's own copies of the server's credentials, RSA and EC in this order, may be changed. */
typedef struct {
  pair p;
  hsk_credential server[2], client[2];
} pair12;
void pair12_init(pair12 *d);
/* pair12_client_has gives the client a certificate. pair12_tickets: the server makes tickets and the client takes them. pair12_resume: the client offers the last it was given. */
void pair12_client_has(pair12 *d, enum pair_who who);
void pair12_tickets(pair12 *d);
void pair12_resume(pair12 *d);

/* pair12_shake: pair_shake with all bytes at once. pair12_echo: data goes both ways. pair12_close: both close, in order. */
int pair12_shake(pair12 *d);
int pair12_echo(pair12 *d);
int pair12_close(pair12 *d);
/* pair12_error: enum hsk_error, HSK_OK: it has not failed. */
uint32_t pair12_error(const pair_end *e);

#endif
