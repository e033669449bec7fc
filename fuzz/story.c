#include "story.h"
#include "crypto_null.h"
#include "peer12.h"
#include <string.h>

void story_add(story *s, uint32_t content_type, hsk_bytes data)
{
  FUZZ_CHECK(s->made < STORY_MESSAGES && data.len <= sizeof s->bytes - s->bytes_len,
             "set-up: too many messages");
  s->messages[s->made++] = (story_message){content_type, s->bytes_len, data.len};
  memcpy(s->bytes + s->bytes_len, data.data, data.len);
  s->bytes_len += data.len;
}

static int export_key(const hsk_conn *c, uint8_t *out)
{
  static const uint8_t context[4] = {1, 2, 3, 4};
  return hsk_export(c, "EXPERIMENTAL fuzz", (hsk_bytes){context, sizeof context}, out, STORY_EXPORT).error ==
         HSK_OK;
}

void story_agreed(story *s, const hsk_conn *peer, const hsk_config *cfg)
{
  s->suite = hsk_suite_of(peer);
  s->version = hsk_version_of(peer);
  s->group = hsk_group_of(peer);
  s->ems = (uint32_t)hsk_has_ems(peer);
  s->alpn = hsk_alpn_of(peer, cfg);
  s->exports = (uint32_t)export_key(peer, s->exported);
}

void story_check(const story *s, const hsk_conn *c, const hsk_config *cfg)
{
  uint8_t exported[STORY_EXPORT];
  hsk_bytes alpn = hsk_alpn_of(c, cfg);
  FUZZ_CHECK(hsk_suite_of(c) == s->suite && hsk_version_of(c) == s->version, "I3: another suite or version");
  FUZZ_CHECK(hsk_suite_name(hsk_suite_of(c))[0] == 'T', "I3: a suite without a name");
  /* in TLS 1.2 a finite field comes as numbers, and only the server knows its name */
  FUZZ_CHECK(hsk_group_of(c) == s->group || hsk_suite_find(s->suite)->key_exchange == HSK_KX_DHE,
             "I3: another group");
  FUZZ_CHECK((uint32_t)hsk_has_ems(c) == s->ems, "I3: another master secret");
  FUZZ_CHECK(hsk_was_resumed(c) == s->way->resumed, "I3: resumed for one side alone");
  FUZZ_CHECK(alpn.len == s->alpn.len && (alpn.len == 0 || memcmp(alpn.data, s->alpn.data, alpn.len) == 0),
             "I3: another protocol");
  FUZZ_CHECK((uint32_t)export_key(c, exported) == s->exports, "I3: an exporter of one side alone");
  FUZZ_CHECK(!s->exports || memcmp(exported, s->exported, sizeof exported) == 0, "I3: another exporter");
}

size_t story_wrap(hsk_direction_keys *keys, uint32_t content_type, hsk_bytes data, uint8_t *out)
{
  hsk_direction_keys plain = {.seq = 0, .aead = 0};
  /* RFC 8446 5: a ChangeCipherSpec for middleboxes is never protected */
  if (content_type == HSK_CHANGE_CIPHER_SPEC && keys->tls13) keys = &plain;
  return peer12_wrap(keys, content_type, data.data, data.len, out);
}
