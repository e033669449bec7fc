#include "handshake/conn13.h"
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/credential.h"
#include "handshake/negotiate.h"
#include "msg/certificate_verify.h"
#include "msg/finished.h"
#include "msg/handshake.h"

uint32_t hsk_hash_of(const hsk_conn *c)
{
  return hsk_suite_find(c->suite)->hash;
}

void hsk_digest13(const hsk_conn *c, uint8_t digest[HSK_HASH_MAX])
{
  hsk_transcript_digest(&c->transcript, hsk_hash_of(c), digest);
}

HSK_NOINLINE void hsk_digest13_with(const hsk_turn *t, uint8_t digest[HSK_HASH_MAX])
{
  hsk_transcript_digest_with(&t->c->transcript, hsk_hash_of(t->c), t->message, digest);
}

hsk_result hsk_keys_may_change(const hsk_conn *c)
{
  return c->message_have == 0 && c->record_left == 0 ? hsk_ok() : hsk_bad(HSK_PEER_EXCESS_HANDSHAKE_DATA, 0);
}

static void log_secret(const hsk_turn *t, const char *label, const uint8_t *secret)
{
  if (t->cfg->keylog != NULL)
    t->cfg->keylog(t->cfg->keylog_arg, label, t->c->client_random, secret, hsk_hash_len(hsk_hash_of(t->c)));
}

static void read_under(hsk_conn *c, const uint8_t *secret)
{
  hsk_traffic_keys13(hsk_hash_of(c), secret, hsk_suite_find(c->suite)->aead, &c->read);
}

/* What waits to be sent was made before the change. */
static void write_under(hsk_conn *c, const uint8_t *secret)
{
  c->write_due = c->pending_len != c->pending_sent;
  c->next_write.size_limit = c->write.size_limit;
  hsk_traffic_keys13(hsk_hash_of(c), secret, hsk_suite_find(c->suite)->aead,
                     c->write_due ? &c->next_write : &c->write);
}

/* One secret for each direction, by its sender. */
static void derive_both(hsk_turn *t, const char *by_client, const char *by_server, const uint8_t *digest,
                        uint8_t *read, uint8_t *write)
{
  const hsk_schedule13 *s = &t->c->keys.v13.secrets.schedule;
  hsk_schedule13_derive(s, by_client, digest, t->c->is_server ? read : write);
  hsk_schedule13_derive(s, by_server, digest, t->c->is_server ? write : read);
}

void hsk_secrets13_handshake(hsk_turn *t, hsk_bytes shared, const uint8_t *digest)
{
  hsk_secrets13 *s = &t->c->keys.v13.secrets;
  hsk_schedule13_next(&s->schedule, shared);
  derive_both(t, "c hs traffic", "s hs traffic", digest, s->read, s->write);
  log_secret(t, "CLIENT_HANDSHAKE_TRAFFIC_SECRET", t->c->is_server ? s->read : s->write);
  log_secret(t, "SERVER_HANDSHAKE_TRAFFIC_SECRET", t->c->is_server ? s->write : s->read);
  read_under(t->c, s->read);
  write_under(t->c, s->write);
}

void hsk_secrets13_application(hsk_turn *t, const uint8_t *digest)
{
  hsk_secrets13 *s = &t->c->keys.v13.secrets;
  hsk_schedule13_next(&s->schedule, (hsk_bytes){NULL, 0});
  derive_both(t, "c ap traffic", "s ap traffic", digest, s->next_read, s->next_write);
  hsk_schedule13_derive(&s->schedule, "exp master", digest, s->exporter);
  log_secret(t, "CLIENT_TRAFFIC_SECRET_0", t->c->is_server ? s->next_read : s->next_write);
  log_secret(t, "SERVER_TRAFFIC_SECRET_0", t->c->is_server ? s->next_write : s->next_read);
  log_secret(t, "EXPORTER_SECRET", s->exporter);
}

static void take_over(uint8_t *secret, uint8_t *next)
{
  hsk_put_bytes(secret, 0, next, HSK_SECRET13_MAX);
  hsk_wipe_bytes(next, HSK_SECRET13_MAX);
}

void hsk_read_application13(hsk_conn *c)
{
  take_over(c->keys.v13.secrets.read, c->keys.v13.secrets.next_read);
  read_under(c, c->keys.v13.secrets.read);
}

void hsk_write_application13(hsk_conn *c)
{
  take_over(c->keys.v13.secrets.write, c->keys.v13.secrets.next_write);
  write_under(c, c->keys.v13.secrets.write);
}

void hsk_read_update13(hsk_conn *c)
{
  hsk_traffic_update13(hsk_hash_of(c), c->keys.v13.secrets.read);
  read_under(c, c->keys.v13.secrets.read);
}

void hsk_write_update13(hsk_conn *c)
{
  hsk_traffic_update13(hsk_hash_of(c), c->keys.v13.secrets.write);
  write_under(c, c->keys.v13.secrets.write);
}

void hsk_secrets13_resumption(hsk_conn *c, const uint8_t *digest)
{
  hsk_secrets13 *s = &c->keys.v13.secrets;
  hsk_schedule13_derive(&s->schedule, "res master", digest, s->resumption);
  hsk_wipe_bytes(s->schedule.secret, sizeof s->schedule.secret);
  hsk_wipe_bytes(c->keys.v13.front, sizeof c->keys.v13.front);
  hsk_wipe_bytes(c->keys.v13.share_keys, sizeof c->keys.v13.share_keys);
  hsk_wipe_bytes(&c->peer_key, sizeof c->peer_key);
}

void hsk_finished13(const hsk_conn *c, const uint8_t *secret, uint8_t *verify_data)
{
  uint8_t digest[HSK_HASH_MAX];
  hsk_digest13(c, digest);
  hsk_verify_data13(hsk_hash_of(c), secret, digest, verify_data);
}

hsk_result hsk_check_finished13(const hsk_turn *t)
{
  const size_t len = hsk_hash_len(hsk_hash_of(t->c));
  uint8_t expected[HSK_HASH_MAX];
  hsk_result r = hsk_finished_parse(t->body, t->body_len, len);
  if (r.error != HSK_OK) return r;
  hsk_finished13(t->c, t->c->keys.v13.secrets.read, expected);
  return hsk_equal_secret(expected, t->body, len) ? hsk_ok() : hsk_bad(HSK_PEER_BAD_FINISHED, 0);
}

hsk_result hsk_send_finished13(hsk_turn *t)
{
  uint8_t verify_data[HSK_HASH_MAX];
  hsk_finished13(t->c, t->c->keys.v13.secrets.write, verify_data);
  hsk_bytes all = {verify_data, hsk_hash_len(hsk_hash_of(t->c))};
  return hsk_send_built(t, HSK_MSG_FINISHED, hsk_finished_build(all, hsk_body(t), hsk_body_room(t)));
}

void hsk_certificate_verify_digest13(const hsk_conn *c, uint32_t by_server, uint32_t scheme,
                                     uint8_t digest[HSK_HASH_MAX])
{
  uint8_t content[HSK_CERTIFICATE_VERIFY_CONTENT_MAX];
  hsk_digest13(c, digest);
  hsk_bytes transcript_hash = {digest, hsk_hash_len(hsk_hash_of(c))};
  hsk_built b = hsk_certificate_verify_content_build(by_server, transcript_hash, content, sizeof content);
  hsk_hash_once(hsk_scheme_hash(scheme), content, b.need, digest);
}

/* RFC 8446 4.4.3: an algorithm that was offered, that TLS 1.3 signs with, and that fits the key */
static int scheme_allowed(const hsk_turn *t, uint32_t scheme)
{
  const hsk_public_key *key = &t->c->peer_key;
  return hsk_offers_scheme(t->cfg, scheme) && hsk_scheme_fits(HSK_TLS13, scheme, key->type, key->group);
}

hsk_result hsk_check_certificate_verify13(const hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_certificate_verify cv;
  uint8_t digest[HSK_HASH_MAX];
  hsk_result r = hsk_certificate_verify_parse(t->body, t->body_len, &cv);
  if (r.error != HSK_OK) return r;
  if (!scheme_allowed(t, cv.algorithm)) return hsk_bad(HSK_PEER_SIGNATURE_ALGORITHM_NOT_OFFERED, 0);
  hsk_certificate_verify_digest13(c, !c->is_server, cv.algorithm, digest);
  hsk_bytes signature = {t->body + cv.signature.off, cv.signature.len};
  if (!hsk_verify(cv.algorithm, c->keys.bytes, &c->peer_key, digest, signature))
    return hsk_bad(HSK_PEER_BAD_CERTIFICATE_VERIFY, cv.signature.off);
  c->peer_scheme = (uint16_t)cv.algorithm;
  return hsk_ok();
}

hsk_result hsk_send_certificate_verify13(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t digest[HSK_HASH_MAX], *signature = hsk_upper(t);
  size_t len;
  if (signature == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_certificate_verify_digest13(c, c->is_server, c->scheme, digest);
  hsk_result r = hsk_make_signature(t, digest, signature, &len);
  if (r.error != HSK_OK) return r;
  return hsk_send_built(
      t, HSK_MSG_CERTIFICATE_VERIFY,
      hsk_certificate_verify_build(c->scheme, (hsk_bytes){signature, len}, hsk_body(t), hsk_lower_room(t)));
}
