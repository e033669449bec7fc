/* What a TLS 1.3 server chooses of a ClientHello: see server_negotiate.h. */
#include "core/wipe.h"
#include "handshake/negotiate.h"
#include "handshake/server13.h"
#include "msg/ext/key_share.h"
#include "msg/ext/psk_key_exchange_modes.h"
#include "msg/handshake.h"

static hsk_result missing(const hsk_client_offer *o)
{
  return hsk_bad(HSK_PEER_MISSING_EXTENSION, o->hello.extensions.off);
}

/* RFC 8446 9.2, 4.2.9: which extensions come together */
static hsk_result check_extensions(const hsk_client_offer *o)
{
  if ((o->groups.off == 0) != (o->shares.off == 0)) return missing(o);
  if (o->pre_shared_key.off == 0) return o->groups.off == 0 || o->schemes.off == 0 ? missing(o) : hsk_ok();
  return o->psk_modes.off == 0 ? missing(o) : hsk_ok();
}

/* RFC 8446 4.2.8: a share is for a group that the client says to support */
static hsk_result check_shares(const hsk_turn *t, const hsk_client_offer *o)
{
  size_t at = o->shares.off, end = at + o->shares.len;
  for (;;) {
    hsk_key_share_entry share = hsk_key_share_next(t->body, at, end);
    if (share.key_exchange.off == 0) return hsk_ok();
    if (!hsk_u16_list_has(t->body, o->groups, share.group)) return hsk_bad(HSK_PEER_SHARE_NOT_OFFERED, at);
    at = share.key_exchange.off + share.key_exchange.len;
  }
}

/* RFC 8446 4.1.2: exactly one method, null */
static hsk_result check_hello(const hsk_turn *t, const hsk_client_offer *o)
{
  hsk_span methods = o->hello.compression_methods;
  if (methods.len != 1 || hsk_u8(t->body, methods.off) != 0)
    return hsk_bad(HSK_PEER_COMPRESSION_OFFERED, methods.off);
  hsk_result r = check_extensions(o);
  return r.error == HSK_OK && o->shares.off != 0 ? check_shares(t, o) : r;
}

static uint32_t choose_suite(const hsk_turn *t, const hsk_client_offer *o)
{
  for (size_t i = 0; hsk_own_suite_at(t->cfg, i) != NULL; i++) {
    const hsk_suite *suite = hsk_own_suite_at(t->cfg, i);
    if (suite->version == HSK_TLS13 && hsk_u16_list_has(t->body, o->hello.cipher_suites, suite->number))
      return suite->number;
  }
  return 0;
}

static int has_share(const hsk_turn *t, const hsk_client_offer *o, uint32_t group)
{
  return hsk_key_share_find(t->body, o->shares.off, o->shares.off + o->shares.len, group).off != 0;
}

/* The first group of ours that the client has a share for, or else supports (a round trip costs more than a better group gives); 0: none. */
static uint32_t choose_group(const hsk_turn *t, const hsk_client_offer *o)
{
  uint32_t supported = 0;
  for (size_t i = 0; o->groups.off != 0 && hsk_group_at(t->cfg, i) != 0; i++) {
    uint32_t group = hsk_group_at(t->cfg, i);
    if (!hsk_u16_list_has(t->body, o->groups, group)) continue;
    if (has_share(t, o, group)) return group;
    if (supported == 0) supported = group;
  }
  return supported;
}

static HSK_NOINLINE hsk_result choose_psk(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_ticket k;
  hsk_result r = hsk_find_psk(t, o, &t->choice.psk, &k);
  hsk_wipe_bytes(&k, sizeof k);
  return r;
}

/* Who resumes has shown its certificate before. */
static hsk_result choose_authentication(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_server_choice *choice = &t->choice;
  hsk_result r = choose_psk(t, o);
  if (r.error != HSK_OK || choice->psk != 0) return r;
  if (o->schemes.off == 0) return missing(o);
  choice->credential = hsk_choose_credential(t, o, HSK_KEY_NONE, 1, &choice->scheme, &choice->named);
  return choice->credential != 0 ? hsk_ok() : hsk_bad(HSK_PEER_NO_COMMON_SIGNATURE, o->schemes.off);
}

/* Only a server that seals cookies can make something of one that comes with a first ClientHello. */
static int brings_cookie(const hsk_turn *t, const hsk_client_offer *o)
{
  return !t->c->retried && o->cookie.off != 0 && t->cfg->ticket_key.len != 0;
}

hsk_result hsk_server_choose13(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_server_choice *choice = &t->choice;
  choice->input = HSK_IN_CLIENT_HELLO_13;
  hsk_result r = check_hello(t, o);
  if (r.error == HSK_OK && brings_cookie(t, o)) r = hsk_retry_restore(t, o);
  if (r.error == HSK_OK && t->c->retried) r = hsk_retry_check(t, o);
  if (r.error != HSK_OK) return r;
  choice->suite = t->c->retried ? t->c->suite : choose_suite(t, o);
  if (choice->suite == 0) return hsk_bad(HSK_PEER_NO_COMMON_SUITE, o->hello.cipher_suites.off);
  choice->group = choose_group(t, o);
  if (choice->group == 0) return hsk_bad(HSK_PEER_NO_COMMON_GROUP, o->groups.off);
  /* a cookie of a server that prefers other groups: there is no second HelloRetryRequest */
  if (t->c->retried && choice->group != t->c->group) return hsk_bad(HSK_PEER_BAD_COOKIE, o->cookie.off);
  r = choose_authentication(t, o);
  if (r.error != HSK_OK) return r;
  if (!has_share(t, o, choice->group))
    choice->input = HSK_IN_CLIENT_HELLO_13_RETRY;
  else if (choice->psk != 0)
    choice->input = HSK_IN_CLIENT_HELLO_13_PSK;
  return hsk_ok();
}
