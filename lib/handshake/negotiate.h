/* What we offer, and whether the peer's choice is among it. */
#ifndef HSK_HANDSHAKE_NEGOTIATE_H
#define HSK_HANDSHAKE_NEGOTIATE_H
#include "handshake/turn.h"
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
/* hsk_verify_scheme_at: the schemes that the peer may sign with, in order of preference; 0 past the end. */
uint32_t hsk_verify_scheme_at(const hsk_config *cfg, size_t i);
/* hsk_scheme_at: the schemes that we verify and sign with, in order of preference; 0 past the end. */
uint32_t hsk_scheme_at(size_t i);

/* hsk_own_suite_at, hsk_group_at: our cipher suites (of either version) and groups in order of preference; NULL, 0 past the end. */
const hsk_suite *hsk_own_suite_at(const hsk_config *cfg, size_t i);
uint32_t hsk_group_at(const hsk_config *cfg, size_t i);
/* hsk_groups_of, hsk_schemes_of: the whole lists of groups and of schemes that the peer may sign with. */
const uint16_t *hsk_groups_of(const hsk_config *cfg, size_t *count);
const uint16_t *hsk_schemes_of(const hsk_config *cfg, size_t *count);

/* What else our ClientHello offers. hsk_offers_ecdhe: a suite of TLS 1.2 with it. hsk_offers_session: to resume cfg->session in this version; in TLS 1.3 it comes as
   the one PSK. hsk_offers_tickets12: the session_ticket extension; hsk_offers_psk: psk_key_exchange_modes; hsk_offers_status: status_request.
   hsk_record_limit: the record_size_limit that we send where cfg has one. hsk_share_group_at: the group of our key share i, 0: there is none. */
int hsk_offers_ecdhe(const hsk_config *cfg);
int hsk_offers_session(const hsk_conn *c, const hsk_config *cfg, uint32_t version);
int hsk_offers_tickets12(const hsk_conn *c, const hsk_config *cfg);
int hsk_offers_psk(const hsk_conn *c, const hsk_config *cfg);
int hsk_offers_status(const hsk_config *cfg);
uint32_t hsk_record_limit(const hsk_config *cfg);
uint32_t hsk_share_group_at(const hsk_conn *c, const hsk_config *cfg, size_t i);

/* hsk_keep_cookie sees to it that the cookie of a HelloRetryRequest, a span of t->body, len 0: none, stays in work until the second ClientHello is made;
   hsk_kept_cookie: it, or none. */
HSK_NODISCARD hsk_result hsk_keep_cookie(hsk_turn *t, hsk_span cookie);
hsk_bytes hsk_kept_cookie(const hsk_turn *t);

/* hsk_offer_suites writes the cipher suites in wire form. hsk_offer_extensions writes our ClientHello's extensions and
   keeps the private keys of its shares; it uses the lower half of work. */
hsk_built hsk_offer_suites(const hsk_config *cfg, uint8_t *out, size_t cap);
hsk_built hsk_offer_extensions(hsk_turn *t, uint8_t *out, size_t cap);

/* hsk_choice: what extensions of a ServerHello of TLS 1.2, or EncryptedExtensions, chose. */
typedef struct {
  uint32_t ems;
  uint32_t ticket;            /* 1: a NewSessionTicket of TLS 1.2 follows */
  uint32_t status;            /* 1: a CertificateStatus of TLS 1.2 may follow */
  uint32_t record_size_limit; /* 0: none */
  size_t alpn_index;          /* into cfg->alpn, cfg->alpn_len: none */
} hsk_choice;

/* hsk_check_server_hello: HSK_OK if every field and extension of the ServerHello answers our offer. body is the message body. */
HSK_NODISCARD hsk_result hsk_check_server_hello(const hsk_conn *c, const hsk_config *cfg, const uint8_t *body,
                                                const hsk_server_hello *sh, hsk_choice *choice);

/* hsk_check_encrypted_extensions: the same for the extensions, a span of body, of EncryptedExtensions. */
HSK_NODISCARD hsk_result hsk_check_encrypted_extensions(const hsk_conn *c, const hsk_config *cfg,
                                                        const uint8_t *body, hsk_span extensions,
                                                        hsk_choice *choice);
/* hsk_keep_answer keeps what both versions choose: the protocol, and the limits of records that are protected from now on (RFC 8449 4). */
void hsk_keep_answer(hsk_turn *t, const hsk_choice *choice);

#ifdef __cplusplus
}
#endif
#endif
