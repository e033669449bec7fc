/* What we offer, and whether the peer's choice is among it. */
#ifndef HSK_HANDSHAKE_NEGOTIATE_H
#define HSK_HANDSHAKE_NEGOTIATE_H
#include "handshake/connection.h"
#include "msg/built.h"
#include "msg/server_hello.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_config_check: HSK_BAD_CONFIG if cfg asks for a suite or group that we do not have, or contradicts itself. */
HSK_NODISCARD hsk_result hsk_config_check(const hsk_config *cfg);

/* hsk_offers_tls13, hsk_offers_tls12: 1 if cfg allows the version. */
int hsk_offers_tls13(const hsk_config *cfg);
int hsk_offers_tls12(const hsk_config *cfg);

/* hsk_offers_suite, hsk_offers_group, hsk_offers_scheme: 1 if our ClientHello offers it. */
int hsk_offers_suite(const hsk_config *cfg, uint32_t suite);
int hsk_offers_group(const hsk_config *cfg, uint32_t group);
int hsk_offers_scheme(const hsk_config *cfg, uint32_t scheme);
/* hsk_scheme_at: the schemes that we verify and sign with, in order of preference; 0 past the end. */
uint32_t hsk_scheme_at(size_t i);

/* hsk_offer_suites writes the cipher suites in wire form. hsk_offer_extensions writes our ClientHello's extensions. */
hsk_built hsk_offer_suites(const hsk_config *cfg, uint8_t *out, size_t cap);
hsk_built hsk_offer_extensions(const hsk_conn *c, const hsk_config *cfg, uint8_t *out, size_t cap);

/* hsk_choice: what a ServerHello chose. */
typedef struct {
  uint32_t ems;
  size_t alpn_index; /* into cfg->alpn, cfg->alpn_len: none */
} hsk_choice;

/* hsk_check_server_hello: HSK_OK if every field and extension of the ServerHello answers our offer. body is the message body. */
HSK_NODISCARD hsk_result hsk_check_server_hello(const hsk_conn *c, const hsk_config *cfg, const uint8_t *body,
                                                const hsk_server_hello *sh, hsk_choice *choice);

#ifdef __cplusplus
}
#endif
#endif
