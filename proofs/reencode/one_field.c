#include "reencode.h"
#include "msg/ext/early_data.h"
#include "msg/ext/encrypt_then_mac.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/max_fragment_length.h"
#include "msg/ext/padding.h"
#include "msg/ext/post_handshake_auth.h"
#include "msg/ext/record_size_limit.h"
#include "msg/ext/session_ticket.h"
#include "msg/ext/supported_versions.h"
/* The extensions that are empty, or hold one number or bytes without a length. */

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_ENCRYPT_THEN_MAC);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 4;
    ensures same: SAME(\result, in, len, out); */
int hsk_encrypt_then_mac_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_encrypt_then_mac_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_encrypt_then_mac_build(out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_EXTENDED_MASTER_SECRET);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 4;
    ensures same: SAME(\result, in, len, out); */
int hsk_extended_master_secret_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_extended_master_secret_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_extended_master_secret_build(out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_POST_HANDSHAKE_AUTH);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 4;
    ensures same: SAME(\result, in, len, out); */
int hsk_post_handshake_auth_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_post_handshake_auth_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_post_handshake_auth_build(out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_EARLY_DATA);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 4;
    ensures same: SAME(\result, in, len, out); */
int hsk_early_data_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_early_data_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_early_data_build(out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SESSION_TICKET);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 4;
    ensures same: SAME(\result, in, len, out); */
int hsk_session_ticket_response_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_session_ticket_response_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_session_ticket_response_build(out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_EARLY_DATA);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> EarlyDataTicket(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_early_data_ticket_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_early_data_ticket v;
  hsk_result r = hsk_early_data_ticket_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_early_data_ticket_build(v.max_early_data_size, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert number: b.error == HSK_OK ==> U32(out, 4) == U32(in, 4);
  //@ assert bytes: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5] && out[6] == in[6] && out[7] == in[7];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_MAX_FRAGMENT_LENGTH);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> MaxFragmentLength{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_max_fragment_length_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_max_fragment_length v;
  hsk_result r = hsk_max_fragment_length_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_max_fragment_length_build(v.max_fragment_length, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_RECORD_SIZE_LIMIT);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> RecordSizeLimit{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_record_size_limit_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_record_size_limit v;
  hsk_result r = hsk_record_size_limit_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_record_size_limit_build(v.record_size_limit, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert number: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SUPPORTED_VERSIONS);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> SelectedVersion(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_selected_version_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_selected_version v;
  hsk_result r = hsk_selected_version_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_selected_version_build(v.selected_version, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert number: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_PADDING);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> Padding{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_padding_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_padding_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_padding_build(len - 4, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert zeros: b.error == HSK_OK ==> \forall integer k; 4 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SESSION_TICKET);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> \true;
    ensures same: SAME(\result, in, len, out); */
int hsk_session_ticket_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_session_ticket v;
  hsk_result r = hsk_session_ticket_parse(in, 4, len, &v);
  /* any bytes are a ticket */
  (void)r;
  hsk_bytes ticket = {in + v.ticket.off, v.ticket.len};
  hsk_built b = hsk_session_ticket_build(ticket, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert ticket: b.error == HSK_OK ==> \forall integer k; 4 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
