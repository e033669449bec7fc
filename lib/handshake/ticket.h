/* A server's tickets (RFC 5077, RFC 8446 4.6.1): the state of a session, sealed under cfg->ticket_key, so that the server itself keeps nothing. */
#ifndef HSK_HANDSHAKE_TICKET_H
#define HSK_HANDSHAKE_TICKET_H
#include "handshake/connection.h"
#include "msg/new_session_ticket13.h" /* HSK_TICKET_LIFETIME_MAX, of one ticket and of a session with all of its tickets */

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_ticket: what a ticket holds. */
typedef struct {
  uint32_t version; /* HSK_TLS12, HSK_TLS13: a session is resumed in its own version alone */
  uint32_t suite;
  uint32_t ems;            /* TLS 1.2: extended master secret was in use */
  uint32_t peer_certified; /* the client had proved a certificate that we accept */
  uint32_t age_add;        /* TLS 1.3: ticket_age_add */
  uint32_t lifetime;       /* seconds from issued_time on */
  int64_t issued_time;     /* of this ticket */
  int64_t started_time;    /* of the full handshake that it goes back to */
  uint8_t name_hash[32];   /* hsk_ticket_name_hash of the client's server_name */
  size_t secret_len;
  uint8_t secret[HSK_SESSION_SECRET_MAX]; /* TLS 1.2: the master secret; TLS 1.3: the PSK */
} hsk_ticket;

#define HSK_TICKET_KEY_LEN  32
#define HSK_TICKET_LEN      160   /* of each ticket of ours */
#define HSK_TICKET_LIFETIME 7200u /* seconds, if the configuration does not say */

/* hsk_ticket_seal writes the ticket, HSK_TICKET_LEN bytes. Each ticket has a key of its own, derived from ticket_key (HSK_TICKET_KEY_LEN bytes) and random
   bytes. hsk_ticket_open: 1, and *k, if this is a ticket of ours, unchanged; the caller wipes *k. 0: *k holds no secret. */
void hsk_ticket_seal(hsk_bytes ticket_key, const hsk_ticket *k, hsk_rng *rng, uint8_t out[HSK_TICKET_LEN]);
HSK_NODISCARD int hsk_ticket_open(hsk_bytes ticket_key, hsk_bytes ticket, hsk_ticket *k);

/* hsk_ticket_name_hash: SHA-256 of the host name, zeros for none (RFC 6066 3: a session is resumed for the name that it was made for alone). */
void hsk_ticket_name_hash(hsk_bytes name, uint8_t hash[32]);

/* hsk_ticket_fits: 1 if a session of this version may go on now, for this name, as far as both versions ask: it is neither expired nor from the future, and a client that must
   have a certificate has had one. Suite and extended master secret are for the caller. */
int hsk_ticket_fits(const hsk_ticket *k, const hsk_config *cfg, uint32_t version, hsk_bytes name);

/* hsk_makes_tickets: 1 if cfg has a key for tickets. hsk_ticket_lifetime: seconds, of the next ticket of a session that started at started_time; 0: none is due. */
int hsk_makes_tickets(const hsk_config *cfg);
uint32_t hsk_ticket_lifetime(const hsk_config *cfg, int64_t started_time);

/* hsk_time_put, hsk_time_get: a time in the 8 bytes at out + at. */
void hsk_time_put(uint8_t *out, size_t at, int64_t time);
int64_t hsk_time_get(const uint8_t *in, size_t at);

#ifdef __cplusplus
}
#endif
#endif
