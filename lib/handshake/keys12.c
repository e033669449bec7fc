#include "handshake/keys12.h"
#include "core/wipe.h"

#define MASTER_LEN      48u
#define VERIFY_DATA_LEN 12u
#define KEY_BLOCK_MAX   (2u * (HSK_AEAD_KEY_MAX + HSK_AEAD_IV_LEN))

static hsk_bytes master_of(const hsk_conn *c)
{
  return (hsk_bytes){c->master_secret, MASTER_LEN};
}

void hsk_keys12_master(hsk_conn *c, hsk_bytes premaster)
{
  uint32_t hash = hsk_suite_find(c->suite)->hash;
  if (c->ems) {
    uint8_t session_hash[HSK_HASH_MAX];
    hsk_transcript_digest(&c->transcript, hash, session_hash);
    hsk_prf(hash, premaster, "extended master secret", (hsk_bytes){session_hash, hsk_hash_len(hash)},
            (hsk_bytes){NULL, 0}, c->master_secret, MASTER_LEN);
    return;
  }
  hsk_prf(hash, premaster, "master secret", (hsk_bytes){c->client_random, sizeof c->client_random},
          (hsk_bytes){c->server_random, sizeof c->server_random}, c->master_secret, MASTER_LEN);
}

static void set_keys(hsk_direction_keys *k, uint32_t aead, const uint8_t *key, size_t key_len,
                     const uint8_t *iv)
{
  k->seq = 0;
  k->aead = aead;
  k->tls13 = 0;
  hsk_put_bytes(k->key, 0, key, key_len);
  hsk_put_bytes(k->iv, 0, iv, hsk_fixed_iv_len(aead));
}

/* RFC 5246 6.3: AEAD ciphers take no MAC keys: client key, server key, client iv, server iv */
void hsk_keys12_expand(hsk_conn *c)
{
  const hsk_suite *suite = hsk_suite_find(c->suite);
  size_t key = hsk_aead_key_len(suite->aead), iv = hsk_fixed_iv_len(suite->aead);
  uint8_t block[KEY_BLOCK_MAX];
  hsk_prf(suite->hash, master_of(c), "key expansion", (hsk_bytes){c->server_random, sizeof c->server_random},
          (hsk_bytes){c->client_random, sizeof c->client_random}, block, 2 * (key + iv));
  hsk_direction_keys *client = c->is_server ? &c->next_read : &c->next_write;
  hsk_direction_keys *server = c->is_server ? &c->next_write : &c->next_read;
  set_keys(client, suite->aead, block, key, block + 2 * key);
  set_keys(server, suite->aead, block + key, key, block + 2 * key + iv);
  hsk_wipe_bytes(block, sizeof block);
}

void hsk_keys12_verify_data(const hsk_conn *c, uint32_t sender, uint8_t verify_data[12])
{
  uint32_t hash = hsk_suite_find(c->suite)->hash;
  uint8_t digest[HSK_HASH_MAX];
  hsk_transcript_digest(&c->transcript, hash, digest);
  hsk_prf(hash, master_of(c), sender == HSK_CLIENT_SENDS ? "client finished" : "server finished",
          (hsk_bytes){digest, hsk_hash_len(hash)}, (hsk_bytes){NULL, 0}, verify_data, VERIFY_DATA_LEN);
}
