/* What a server makes of a ClientHello. */
#ifndef HSK_HANDSHAKE_SERVER_NEGOTIATE_H
#define HSK_HANDSHAKE_SERVER_NEGOTIATE_H
#include "handshake/turn.h"
#include "msg/client_hello.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_client_offer: a view of a ClientHello whose extensions stand where they may and have the form that they should. A span with off == 0: the
   extension is absent. Lists are without their length. */
typedef struct {
  hsk_client_hello hello;
  hsk_span versions;          /* supported_versions, 2 bytes each */
  hsk_span groups;            /* supported_groups, 2 bytes each */
  hsk_span schemes;           /* signature_algorithms, 2 bytes each */
  hsk_span schemes_cert;      /* signature_algorithms_cert, 2 bytes each */
  hsk_span point_formats;     /* ec_point_formats, a byte each */
  hsk_span host_name;         /* server_name */
  hsk_span protocols;         /* application_layer_protocol_negotiation (hsk_alpn_next) */
  hsk_span authorities;       /* certificate_authorities (hsk_items16_next) */
  hsk_span status_request;    /* extension_data; present where it asks for OCSP */
  hsk_span renegotiation;     /* renegotiation_info: extension_data */
  hsk_span ems;               /* extended_master_secret: extension_data */
  hsk_span session_ticket;    /* extension_data: the ticket, or nothing */
  hsk_span shares;            /* key_share: KeyShareEntry one behind the other (hsk_key_share_find) */
  hsk_span psk_modes;         /* psk_key_exchange_modes, a byte each */
  hsk_span pre_shared_key;    /* extension_data */
  hsk_span cookie;            /* the cookie */
  hsk_span early_data;        /* extension_data */
  uint32_t record_size_limit; /* 0: absent */
  uint32_t max_fragment;      /* max_fragment_length, 1 to 4; 0: absent */
} hsk_client_offer;

/* hsk_client_offer_read reads the ClientHello at t->body. Errors: those of hsk_client_hello_parse, hsk_extensions_place_check and hsk_extension_check. */
HSK_NODISCARD hsk_result hsk_client_offer_read(const hsk_turn *t, hsk_client_offer *o);

/* hsk_server_negotiate reads the ClientHello at t->body and fills t->choice: version, suite, group, credential and scheme, resumption. Nothing else changes. A ClientHello
   that is refused says so in t->choice.result, with an input that its state has a row for. */
void hsk_server_negotiate(hsk_turn *t);

/* hsk_server_choose12, hsk_server_choose13 do that for one version, which t->choice has already, with alpn_index: they fill the rest and answer what t->choice.result is to be. */
HSK_NODISCARD hsk_result hsk_server_choose12(hsk_turn *t, const hsk_client_offer *o);
HSK_NODISCARD hsk_result hsk_server_choose13(hsk_turn *t, const hsk_client_offer *o);

/* hsk_choose_credential: which of our credentials answers the offer in t->choice.version: 1 + its index, 0: none. key_type: enum hsk_key_type, HSK_KEY_NONE: any. signs: 1 if its
   key is to sign, with *scheme then. Of those that can, one for the name that the client asks for goes first (*named: 1), then one below an authority that it names, then one whose
   signature it can verify, then the first (RFC 8446 4.4.2.2, RFC 6066 3). */
uint32_t hsk_choose_credential(const hsk_turn *t, const hsk_client_offer *o, uint32_t key_type, int signs,
                               uint32_t *scheme, uint32_t *named);

/* hsk_keep_choice puts what was chosen, and what else of the ClientHello matters later, into the connection, for the action of either version: version, suite, group, scheme,
   credential, ems, protocol, client_random, session_id, name, limits of records, whether a status is due. */
void hsk_keep_choice(hsk_turn *t, const hsk_client_offer *o);

#ifdef __cplusplus
}
#endif
#endif
