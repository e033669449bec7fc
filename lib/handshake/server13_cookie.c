/* TLS 1.3 server: what holds a first and a second ClientHello together (RFC 8446 4.1.2, 4.2.2): see server13.h. */
#include "core/wipe.h"
#include "handshake/server13.h"
#include "msg/ext/places.h"

#define MARK_LEN 32u
#define MAC_LEN  32u

/* Where the fields stand in a cookie. */
enum cookie_at {
  AT_MADE = 0,
  AT_SUITE = 8,
  AT_GROUP = 10,
  AT_MARK = 12,
  AT_DIGEST = AT_MARK + MARK_LEN,
  AT_MAC = HSK_COOKIE_LEN - MAC_LEN
};

/* 4.1.2: what the second ClientHello may change. Extensions that we do not know may have rules of their own. */
static int may_change(uint32_t type)
{
  return type == HSK_EXTENSION_KEY_SHARE || type == HSK_EXTENSION_EARLY_DATA ||
         type == HSK_EXTENSION_COOKIE || type == HSK_EXTENSION_PRE_SHARED_KEY ||
         type == HSK_EXTENSION_PADDING || !hsk_extension_known(type);
}

static void add(const hsk_turn *t, size_t from, size_t to, uint8_t mark[MARK_LEN])
{
  uint8_t digest[MARK_LEN];
  hsk_hash_once(HSK_SHA256, t->body + from, to - from, digest);
  for (size_t i = 0; i < MARK_LEN; i++)
    hsk_put8(mark, i, hsk_u8(mark, i) ^ hsk_u8(digest, i));
}

/* The sum of the parts' hashes: the order of extensions says nothing, and some clients shuffle them anew. */
void hsk_hello_mark(const hsk_turn *t, const hsk_client_offer *o, uint8_t mark[MARK_LEN])
{
  hsk_span methods = o->hello.compression_methods;
  size_t at = o->hello.extensions.off, end = at + o->hello.extensions.len;
  hsk_hash_once(HSK_SHA256, t->body, methods.off + methods.len, mark);
  for (;;) {
    hsk_extension e = hsk_extensions_next(t->body, at, end);
    if (e.extension_data.off == 0) return;
    size_t next = e.extension_data.off + e.extension_data.len;
    if (!may_change(e.extension_type)) add(t, at, next, mark);
    at = next;
  }
}

/* The key is not the one of tickets. */
static void authenticate(hsk_bytes ticket_key, const uint8_t *content, uint8_t mac[MAC_LEN])
{
  static const uint8_t label[] = {'h', 's', 'k', ' ', 'c', 'o', 'o', 'k', 'i', 'e'};
  uint8_t key[MAC_LEN];
  hsk_hmac(HSK_SHA256, ticket_key, (hsk_bytes){label, sizeof label}, key);
  hsk_hmac(HSK_SHA256, (hsk_bytes){key, sizeof key}, (hsk_bytes){content, AT_MAC}, mac);
  hsk_wipe_bytes(key, sizeof key);
}

void hsk_cookie_seal(hsk_bytes ticket_key, const hsk_retry_state *s, uint8_t out[HSK_COOKIE_LEN])
{
  hsk_time_put(out, AT_MADE, s->made_time);
  hsk_put16(out, AT_SUITE, s->suite);
  hsk_put16(out, AT_GROUP, s->group);
  hsk_put_bytes(out, AT_MARK, s->mark, MARK_LEN);
  hsk_put_bytes(out, AT_DIGEST, s->digest, HSK_HASH_MAX);
  authenticate(ticket_key, out, out + AT_MAC);
}

int hsk_cookie_open(hsk_bytes ticket_key, hsk_bytes cookie, hsk_retry_state *s)
{
  uint8_t mac[MAC_LEN];
  if (cookie.len != HSK_COOKIE_LEN) return 0;
  authenticate(ticket_key, cookie.data, mac);
  if (!hsk_equal_secret(mac, cookie.data + AT_MAC, MAC_LEN)) return 0;
  s->made_time = hsk_time_get(cookie.data, AT_MADE);
  s->suite = hsk_be16(cookie.data, AT_SUITE);
  s->group = hsk_be16(cookie.data, AT_GROUP);
  hsk_put_bytes(s->mark, 0, cookie.data + AT_MARK, MARK_LEN);
  hsk_put_bytes(s->digest, 0, cookie.data + AT_DIGEST, HSK_HASH_MAX);
  return 1;
}
