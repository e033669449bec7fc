/* TLS 1.3, both roles: new keys under way (RFC 8446 4.6.3), and the ChangeCipherSpec that has left already. */
#include "handshake/build.h"
#include "handshake/conn13.h"
#include "msg/handshake.h"
#include "msg/key_update.h"

hsk_result hsk_do_skip_change_cipher_spec(hsk_turn *t)
{
  (void)t;
  return hsk_ok();
}

/* The peer's keys change with this message; that we are asked for ours is answered once, however often it asks before we come to it. Bounded by hsk_do_ignore:
   a peer that sends nothing else makes no progress. */
hsk_result hsk_do_key_update(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint32_t request;
  hsk_result r = hsk_key_update_parse(t->body, t->body_len, &request);
  if (r.error == HSK_OK) r = hsk_keys_may_change(c);
  if (r.error == HSK_OK) r = hsk_do_ignore(t);
  if (r.error != HSK_OK) return r;
  hsk_read_update13(c);
  if (request == HSK_UPDATE_REQUESTED && c->update_due == 0) c->update_due = 1;
  return hsk_ok();
}

/* The KeyUpdate itself leaves under the old keys. */
hsk_result hsk_do_send_key_update(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint32_t request = c->update_due == 2 ? HSK_UPDATE_REQUESTED : HSK_UPDATE_NOT_REQUESTED;
  hsk_result r =
      hsk_send_built(t, HSK_MSG_KEY_UPDATE, hsk_key_update_build(request, hsk_body(t), hsk_body_room(t)));
  if (r.error != HSK_OK) return r;
  c->update_due = 0;
  hsk_write_update13(c);
  return hsk_ok();
}
