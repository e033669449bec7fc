/* The chain validator as an X.509 engine of BearSSL (br_x509_class): a program that uses BearSSL's TLS engine swaps one line,

     br_ssl_engine_set_x509(&client.eng, hsk_br_x509_class_of(&x));

   and has its peer's certificates judged by hsk_chain_check. An object of its own: whoever does not call it does not link it. This is the one
   header of the library that knows BearSSL's types. */
#ifndef HSK_ADAPTOR_BEARSSL_X509_H
#define HSK_ADAPTOR_BEARSSL_X509_H
#include <bearssl.h>
#include "chain/chain.h"
#include "handshake/connection.h"

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_BR_X509_NODES 64u

/* hsk_br_x509: the engine; it lives as long as the connection does. About 9 kB. It is used anew for each connection, after which the fields of
   request may be changed (now_time). It holds pointers to itself once started, so it stays where it is. */
typedef struct {
  const br_x509_class *vtable; /* first, as BearSSL wants it */
  hsk_chain_request request;   /* as in hsk_chain_check; base, certs, certs_len and name are filled in here */
  hsk_chain_work work; /* crls and crls_len are the caller's to set where request.revocation asks for CRLs */
  hsk_chain_verdict verdict;
  hsk_failure failure; /* error, cert_index, at; see hsk_br_x509_failure */
  uint8_t *buf;
  size_t buf_len, used; /* certificates, one behind the other from offset 1 */
  size_t count, left;   /* certificates begun; bytes that the last one lacks */
  uint32_t refused;     /* enum hsk_error: why nothing more is kept */
  hsk_span certs[HSK_CHAIN_MAX_CERTS];
  hsk_chain_slot slots[HSK_CHAIN_MAX_CERTS];
  hsk_policy_node nodes[HSK_BR_X509_NODES];
  br_x509_pkey pkey; /* key_type 0: none */
  unsigned usages;
} hsk_br_x509;

/* hsk_br_x509_init: request as for hsk_chain_check (anchors, now_time, purpose at least); what it points to, and the buf_len bytes at buf, are lent until
   the connection ends. buf holds what the peer sends: 8 kB are ample for usual chains. The name to match is the one that
   BearSSL is given (br_ssl_client_reset): a DNS name or an address as text; empty or NULL: any. */
HSK_API void hsk_br_x509_init(hsk_br_x509 *x, const hsk_chain_request *request, uint8_t *buf, size_t buf_len);

/* hsk_br_x509_class_of: what br_ssl_engine_set_x509 takes. */
static inline const br_x509_class **hsk_br_x509_class_of(hsk_br_x509 *x)
{
  return &x->vtable;
}

/* hsk_br_x509_failure: why the last chain was refused, NULL: it was not. BearSSL's own answer (br_ssl_engine_last_error) is
   hsk_br_x509_error of that error: one of BR_ERR_X509_..., which are fewer. HSK_BUFFER_TOO_SMALL: buf is too short for the chain. */
HSK_API const hsk_failure *hsk_br_x509_failure(const hsk_br_x509 *x);
HSK_API unsigned hsk_br_x509_error(uint32_t error);

#ifdef __cplusplus
}
#endif
#endif
