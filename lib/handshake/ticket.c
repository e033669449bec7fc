/* See ticket.h. A ticket is: format (1 byte), salt (16), the state encrypted (127), tag (16). */
#include "handshake/ticket.h"
#include "core/wipe.h"

#define FORMAT    1u
#define SALT_LEN  16u
#define TAG_LEN   16u
#define SEALED_AT (1u + SALT_LEN)
#define STATE_LEN (HSK_TICKET_LEN - SEALED_AT - TAG_LEN)

/* Where the fields stand in the state. */
enum state_at {
  AT_VERSION = 0,
  AT_SUITE = 2,
  AT_EMS = 4,
  AT_CERTIFIED = 5,
  AT_AGE_ADD = 6,
  AT_LIFETIME = 10,
  AT_ISSUED = 14,
  AT_STARTED = 22,
  AT_NAME = 30,
  AT_SECRET_LEN = 62,
  AT_SECRET = 63
};

void hsk_time_put(uint8_t *out, size_t at, int64_t time)
{
  uint64_t v = (uint64_t)time;
  hsk_put32(out, at, (uint32_t)(v >> 32));
  hsk_put32(out, at + 4, (uint32_t)(v & 0xffffffffu));
}

/* Two's complement without a conversion that the language leaves open. */
int64_t hsk_time_get(const uint8_t *in, size_t at)
{
  uint64_t v = (uint64_t)hsk_be32(in, at) << 32 | hsk_be32(in, at + 4);
  return v <= INT64_MAX ? (int64_t)v : -1 - (int64_t)(UINT64_MAX - v);
}

static void put_state(const hsk_ticket *k, uint8_t state[STATE_LEN])
{
  hsk_wipe_bytes(state, STATE_LEN);
  hsk_put16(state, AT_VERSION, k->version);
  hsk_put16(state, AT_SUITE, k->suite);
  hsk_put8(state, AT_EMS, k->ems);
  hsk_put8(state, AT_CERTIFIED, k->peer_certified);
  hsk_put32(state, AT_AGE_ADD, k->age_add);
  hsk_put32(state, AT_LIFETIME, k->lifetime);
  hsk_time_put(state, AT_ISSUED, k->issued_time);
  hsk_time_put(state, AT_STARTED, k->started_time);
  hsk_put_bytes(state, AT_NAME, k->name_hash, sizeof k->name_hash);
  hsk_put8(state, AT_SECRET_LEN, k->secret_len);
  hsk_put_bytes(state, AT_SECRET, k->secret, k->secret_len);
}

static int get_state(const uint8_t state[STATE_LEN], hsk_ticket *k)
{
  static const hsk_ticket none;
  size_t secret_len = hsk_u8(state, AT_SECRET_LEN);
  *k = none;
  if (secret_len > sizeof k->secret) return 0;
  k->version = hsk_be16(state, AT_VERSION);
  k->suite = hsk_be16(state, AT_SUITE);
  k->ems = hsk_u8(state, AT_EMS);
  k->peer_certified = hsk_u8(state, AT_CERTIFIED);
  k->age_add = hsk_be32(state, AT_AGE_ADD);
  k->lifetime = hsk_be32(state, AT_LIFETIME);
  k->issued_time = hsk_time_get(state, AT_ISSUED);
  k->started_time = hsk_time_get(state, AT_STARTED);
  hsk_put_bytes(k->name_hash, 0, state + AT_NAME, sizeof k->name_hash);
  k->secret_len = secret_len;
  hsk_put_bytes(k->secret, 0, state + AT_SECRET, secret_len);
  return 1;
}

/* The key of one ticket is used once, so that its nonce may be zero and no number of tickets wears ticket_key out. */
static void ticket_key_of(hsk_bytes ticket_key, const uint8_t *salt, uint8_t key[HSK_HASH_MAX])
{
  static const char label[] = "hardshake ticket";
  uint8_t input[sizeof label - 1 + SALT_LEN];
  for (size_t i = 0; i < sizeof label - 1; i++)
    hsk_put8(input, i, (uint8_t)label[i]);
  hsk_put_bytes(input, sizeof label - 1, salt, SALT_LEN);
  hsk_hmac(HSK_SHA256, ticket_key, (hsk_bytes){input, sizeof input}, key);
}

static const uint8_t nonce[HSK_AEAD_IV_LEN];

HSK_NOINLINE void hsk_ticket_seal(hsk_bytes ticket_key, const hsk_ticket *k, hsk_rng *rng,
                                  uint8_t out[HSK_TICKET_LEN])
{
  uint8_t key[HSK_HASH_MAX];
  hsk_put8(out, 0, FORMAT);
  hsk_rng_bytes(rng, out + 1, SALT_LEN);
  ticket_key_of(ticket_key, out + 1, key);
  put_state(k, out + SEALED_AT);
  hsk_aead_seal(HSK_CHACHA20_POLY1305, key, nonce, (hsk_bytes){out, SEALED_AT}, out + SEALED_AT, STATE_LEN,
                out + SEALED_AT + STATE_LEN);
  hsk_wipe_bytes(key, sizeof key);
}

HSK_NOINLINE int hsk_ticket_open(hsk_bytes ticket_key, hsk_bytes ticket, hsk_ticket *k)
{
  uint8_t key[HSK_HASH_MAX], state[STATE_LEN];
  if (ticket.len != HSK_TICKET_LEN || hsk_u8(ticket.data, 0) != FORMAT) return 0;
  ticket_key_of(ticket_key, ticket.data + 1, key);
  hsk_put_bytes(state, 0, ticket.data + SEALED_AT, STATE_LEN);
  int opened = hsk_aead_open(HSK_CHACHA20_POLY1305, key, nonce, (hsk_bytes){ticket.data, SEALED_AT}, state,
                             STATE_LEN, ticket.data + SEALED_AT + STATE_LEN);
  hsk_wipe_bytes(key, sizeof key);
  opened = opened && get_state(state, k);
  hsk_wipe_bytes(state, sizeof state);
  return opened;
}

void hsk_ticket_name_hash(hsk_bytes name, uint8_t hash[32])
{
  hsk_wipe_bytes(hash, 32);
  if (name.len != 0) hsk_hash_once(HSK_SHA256, name.data, name.len, hash);
}

/* Whether now is in [from, from + seconds); from is at most now, so that nothing overflows. */
static int within(int64_t now, int64_t from, uint32_t seconds)
{
  return from >= 0 && from <= now && now - from < (int64_t)seconds;
}

int hsk_ticket_fits(const hsk_ticket *k, const hsk_config *cfg, uint32_t version, hsk_bytes name)
{
  uint8_t name_hash[32];
  hsk_ticket_name_hash(name, name_hash);
  return k->version == version && hsk_equal(k->name_hash, name_hash, sizeof name_hash) &&
         within(cfg->now_time, k->issued_time, k->lifetime) &&
         within(cfg->now_time, k->started_time, HSK_TICKET_LIFETIME_MAX) &&
         (cfg->client_auth != HSK_AUTH_REQUIRE || k->peer_certified != 0);
}

int hsk_makes_tickets(const hsk_config *cfg)
{
  return cfg->ticket_key.len == HSK_TICKET_KEY_LEN;
}

uint32_t hsk_ticket_lifetime(const hsk_config *cfg, int64_t started_time)
{
  uint32_t lifetime = cfg->ticket_lifetime != 0 ? cfg->ticket_lifetime : HSK_TICKET_LIFETIME;
  if (lifetime > HSK_TICKET_LIFETIME_MAX) lifetime = HSK_TICKET_LIFETIME_MAX;
  if (!within(cfg->now_time, started_time, HSK_TICKET_LIFETIME_MAX)) return 0;
  uint32_t left = HSK_TICKET_LIFETIME_MAX - (uint32_t)(cfg->now_time - started_time);
  return lifetime < left ? lifetime : left;
}
