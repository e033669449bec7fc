/* TLS 1.3 server: resumption by a PSK that came as a ticket (RFC 8446 4.2.11): see server13.h. */
#include "core/wipe.h"
#include "handshake/server13.h"
#include "msg/ext/pre_shared_key.h"
#include "msg/ext/psk_key_exchange_modes.h"
#include "msg/handshake.h"

/* Tickets that are tried in one ClientHello: each costs a decryption. */
#define IDENTITIES_MAX 4u

/* The digest over the ClientHello up to its binders, whose lengths count as if they were there (4.2.11.2). */
static void digest_truncated(const hsk_turn *t, uint32_t hash, size_t binders_at,
                             uint8_t digest[HSK_HASH_MAX])
{
  hsk_bytes truncated = {t->message.data, HSK_HANDSHAKE_HEADER_LEN + binders_at};
  hsk_transcript_digest_with(&t->c->transcript, hash, truncated, digest);
}

static HSK_NOINLINE void make_binder(uint32_t hash, hsk_bytes psk, const uint8_t *digest,
                                     uint8_t binder[HSK_HASH_MAX])
{
  hsk_schedule13 early;
  uint8_t none[HSK_HASH_MAX], binder_key[HSK_HASH_MAX];
  hsk_schedule13_start(&early, hash, psk);
  hsk_hash_once(hash, NULL, 0, none);
  hsk_schedule13_derive(&early, "res binder", none, binder_key);
  hsk_verify_data13(hash, binder_key, digest, binder);
  hsk_wipe_bytes(&early, sizeof early);
  hsk_wipe_bytes(binder_key, sizeof binder_key);
}

static HSK_NOINLINE int binder_is_right(const hsk_turn *t, uint32_t hash, const hsk_pre_shared_key *psk,
                                        const hsk_ticket *k, hsk_span binder)
{
  uint8_t digest[HSK_HASH_MAX], expected[HSK_HASH_MAX];
  digest_truncated(t, hash, psk->binders_at, digest);
  make_binder(hash, (hsk_bytes){k->secret, k->secret_len}, digest, expected);
  return binder.len == hsk_hash_len(hash) && hsk_equal_secret(expected, t->body + binder.off, binder.len);
}

/* RFC 8446 4.2.11: a PSK goes with the hash that it was made with */
static int usable(const hsk_turn *t, const hsk_client_offer *o, hsk_bytes identity, hsk_ticket *k)
{
  hsk_bytes name = {t->body + o->host_name.off, o->host_name.len};
  if (!hsk_ticket_open(t->cfg->ticket_key, identity, k)) return 0;
  const hsk_suite *suite = hsk_suite_find(k->suite);
  return hsk_ticket_fits(k, t->cfg, HSK_TLS13, name) && suite != NULL &&
         suite->hash == hsk_suite_find(t->choice.suite)->hash && k->secret_len == hsk_hash_len(suite->hash);
}

/* The offered PSKs, if the client wants them and we make tickets. */
static int offered(const hsk_turn *t, const hsk_client_offer *o, hsk_pre_shared_key *psk)
{
  /* 4.2.9: without psk_dhe_ke the client wants none of our PSKs */
  if (o->pre_shared_key.off == 0 || !hsk_makes_tickets(t->cfg) ||
      !hsk_u8_list_has(t->body, o->psk_modes, HSK_PSK_DHE_KE))
    return 0;
  size_t end = o->pre_shared_key.off + o->pre_shared_key.len;
  return hsk_pre_shared_key_parse(t->body, o->pre_shared_key.off, end, psk).error == HSK_OK;
}

static hsk_result find(const hsk_turn *t, const hsk_client_offer *o, const hsk_pre_shared_key *psk,
                       uint32_t *index, hsk_ticket *k)
{
  size_t at = psk->identities.off, end = at + psk->identities.len;
  size_t binder_at = psk->binders.off, binder_end = binder_at + psk->binders.len;
  for (uint32_t i = 1; i <= IDENTITIES_MAX; i++) {
    hsk_psk_identity id = hsk_psk_identity_next(t->body, at, end);
    hsk_span binder = hsk_psk_binder_next(t->body, binder_at, binder_end);
    if (id.identity.off == 0 || binder.off == 0) break;
    if (usable(t, o, (hsk_bytes){t->body + id.identity.off, id.identity.len}, k)) {
      *index = i;
      return binder_is_right(t, hsk_suite_find(t->choice.suite)->hash, psk, k, binder)
                 ? hsk_ok()
                 : hsk_bad(HSK_PEER_BAD_PSK_BINDER, binder.off);
    }
    at = id.identity.off + id.identity.len + 4;
    binder_at = binder.off + binder.len;
  }
  return hsk_ok();
}

hsk_result hsk_find_psk(const hsk_turn *t, const hsk_client_offer *o, uint32_t *index, hsk_ticket *k)
{
  hsk_pre_shared_key psk;
  *index = 0;
  return offered(t, o, &psk) ? find(t, o, &psk, index, k) : hsk_ok();
}

int hsk_open_psk(const hsk_turn *t, const hsk_client_offer *o, uint32_t index, hsk_ticket *k)
{
  hsk_pre_shared_key psk;
  if (index == 0 || !offered(t, o, &psk)) return 0;
  size_t at = psk.identities.off, end = at + psk.identities.len;
  hsk_psk_identity id = hsk_psk_identity_next(t->body, at, end);
  for (uint32_t i = 1; i < index && id.identity.off != 0; i++)
    id = hsk_psk_identity_next(t->body, id.identity.off + id.identity.len + 4, end);
  return id.identity.off != 0 &&
         hsk_ticket_open(t->cfg->ticket_key, (hsk_bytes){t->body + id.identity.off, id.identity.len}, k);
}
