/* What a TLS 1.2 server chooses of a ClientHello: see server_negotiate.h. */
#include "core/wipe.h"
#include "handshake/negotiate.h"
#include "handshake/server_negotiate.h"
#include "handshake/ticket.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/handshake.h"

#define FFDHE_FIRST 0x0100u /* RFC 7919 4: the numbers of finite-field groups, known and unknown ones */
#define FFDHE_LAST  0x01ffu

static int is_ffdhe(uint32_t group)
{
  return group >= FFDHE_FIRST && group <= FFDHE_LAST;
}

/* RFC 4492 4, RFC 7919 4: a client that lists no group of a kind leaves the choice to us. */
static int client_lists(const hsk_turn *t, const hsk_client_offer *o, int ffdhe)
{
  for (size_t i = 0; o->groups.off != 0 && i < o->groups.len; i += 2)
    if (is_ffdhe(hsk_be16(t->body, o->groups.off + i)) == ffdhe) return 1;
  return 0;
}

/* The first group of ours of the kind that the client takes, 0: none. */
static uint32_t choose_group(const hsk_turn *t, const hsk_client_offer *o, int ffdhe)
{
  int listed = client_lists(t, o, ffdhe) || (!ffdhe && o->groups.off != 0);
  for (size_t i = 0; hsk_group_at(t->cfg, i) != 0; i++) {
    uint32_t group = hsk_group_at(t->cfg, i);
    if (is_ffdhe(group) == ffdhe && (!listed || hsk_u16_list_has(t->body, o->groups, group))) return group;
  }
  return 0;
}

/* Group and credential for a suite: HSK_OK, or what the client lacks for it. */
static uint32_t try_suite(hsk_turn *t, const hsk_client_offer *o, const hsk_suite *suite)
{
  hsk_server_choice *choice = &t->choice;
  int signs = suite->key_exchange != HSK_KX_RSA;
  choice->group = signs ? choose_group(t, o, suite->key_exchange == HSK_KX_DHE) : 0;
  if (signs && choice->group == 0) return HSK_PEER_NO_COMMON_GROUP;
  choice->credential = hsk_choose_credential(t, o, suite->auth, signs, &choice->scheme, &choice->named);
  if (choice->credential == 0) return signs ? HSK_PEER_NO_COMMON_SIGNATURE : HSK_PEER_NO_COMMON_SUITE;
  if (!signs) choice->scheme = 0;
  choice->suite = suite->number;
  choice->input = signs ? HSK_IN_CLIENT_HELLO_EPHEMERAL : HSK_IN_CLIENT_HELLO_RSA;
  return HSK_OK;
}

/* The first suite of ours that works out. If none does, the reason is that of the suite which came closest: the first that the client offers. */
static hsk_result choose_suite(hsk_turn *t, const hsk_client_offer *o)
{
  uint32_t why = HSK_PEER_NO_COMMON_SUITE;
  for (size_t i = 0; hsk_own_suite_at(t->cfg, i) != NULL; i++) {
    const hsk_suite *suite = hsk_own_suite_at(t->cfg, i);
    if (suite->version != HSK_TLS12 || !hsk_u16_list_has(t->body, o->hello.cipher_suites, suite->number))
      continue;
    uint32_t error = try_suite(t, o, suite);
    if (error == HSK_OK) return hsk_ok();
    if (why == HSK_PEER_NO_COMMON_SUITE) why = error;
  }
  return hsk_bad(why, o->hello.cipher_suites.off);
}

/* RFC 7627 5.3: a session with extended master secret is resumed with it or refused. The client's ticket stays with the client if it does not fit: a full handshake
   follows. */
static HSK_NOINLINE hsk_result choose_session(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_ticket k;
  hsk_bytes ticket = {t->body + o->session_ticket.off, o->session_ticket.len};
  hsk_bytes name = {t->body + o->host_name.off, o->host_name.len};
  if (!hsk_makes_tickets(t->cfg) || !hsk_ticket_open(t->cfg->ticket_key, ticket, &k)) return hsk_ok();
  uint32_t suite = k.suite;
  int fits = hsk_ticket_fits(&k, t->cfg, HSK_TLS12, name);
  hsk_wipe_bytes(&k, sizeof k);
  if (!fits || !hsk_offers_suite(t->cfg, suite) || !hsk_u16_list_has(t->body, o->hello.cipher_suites, suite))
    return hsk_ok();
  if (o->ems.off == 0) return hsk_bad(HSK_PEER_RESUMED_WITHOUT_EMS, o->session_ticket.off);
  t->choice.input = HSK_IN_CLIENT_HELLO_RESUMED;
  t->choice.suite = suite;
  return hsk_ok();
}

/* What has nothing to do with the suite. */
static hsk_result check_hello(const hsk_turn *t, const hsk_client_offer *o)
{
  if (!hsk_u8_list_has(t->body, o->hello.compression_methods, 0))
    return hsk_bad(HSK_PEER_NO_NULL_COMPRESSION, o->hello.compression_methods.off);
  /* RFC 5746 3.6: empty (a length of 0) in a first handshake */
  if (o->renegotiation.off != 0 && o->renegotiation.len != 1)
    return hsk_bad(HSK_PEER_BAD_RENEGOTIATION_INFO, o->renegotiation.off);
  if (o->point_formats.off != 0 && !hsk_u8_list_has(t->body, o->point_formats, HSK_EC_POINT_UNCOMPRESSED))
    return hsk_bad(HSK_PEER_NO_UNCOMPRESSED_POINTS, o->point_formats.off);
  if (o->ems.off == 0 && t->cfg->ems == HSK_EMS_REQUIRE)
    return hsk_bad(HSK_PEER_NO_EXTENDED_MASTER_SECRET, 0);
  return hsk_ok();
}

hsk_result hsk_server_choose12(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_result r = check_hello(t, o);
  if (r.error != HSK_OK) return r;
  t->choice.ems = o->ems.off != 0 && t->cfg->ems != HSK_EMS_OFF;
  r = choose_session(t, o);
  if (r.error != HSK_OK || t->choice.input == HSK_IN_CLIENT_HELLO_RESUMED) return r;
  return choose_suite(t, o);
}
