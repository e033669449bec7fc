/* The messages that are empty, or hold one number, one vector or the bytes alone. */
#include "reencode.h"
#include "msg/alert.h"
#include "msg/certificate_verify.h"
#include "msg/change_cipher_spec.h"
#include "msg/client_key_exchange.h"
#include "msg/finished.h"
#include "msg/handshake.h"
#include "msg/hello_request.h"
#include "msg/server_hello_done.h"

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 0;
    ensures same: SAME(\result, in, len, out); */
int hsk_hello_request_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_hello_request_parse(in, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_hello_request_build(out, len);
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 0;
    ensures same: SAME(\result, in, len, out); */
int hsk_server_hello_done_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_server_hello_done_parse(in, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_server_hello_done_build(out, len);
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 1 && \at(in[0], Pre) == 1;
    ensures same: SAME(\result, in, len, out); */
int hsk_change_cipher_spec_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_change_cipher_spec_parse(in, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_change_cipher_spec_build(out, len);
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==>
      len == 2 && (\at(in[0], Pre) == HSK_ALERT_WARNING || \at(in[0], Pre) == HSK_ALERT_FATAL);
    ensures same: SAME(\result, in, len, out); */
int hsk_alert_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_alert alert;
  hsk_result r = hsk_alert_parse(in, len, &alert);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_alert_build(&alert, out, len);
  return b.error == HSK_OK;
}

/* verify_data_len: what the caller of hsk_finished_parse knows, a length that hsk_finished_build takes. */
/*@ requires APART(in, len, out) && VerifyDataLength(verify_data_len);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == verify_data_len;
    ensures same: SAME(\result, in, len, out); */
int hsk_finished_reencode(const uint8_t *in, size_t len, size_t verify_data_len, uint8_t *out)
{
  hsk_result r = hsk_finished_parse(in, len, verify_data_len);
  if (r.error != HSK_OK) return 0;
  hsk_bytes verify_data = {in, len};
  hsk_built b = hsk_finished_build(verify_data, out, len);
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> 2 <= len && Vec16{Pre}(in, 2, len, 0, 65535, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_certificate_verify_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_certificate_verify cv;
  hsk_result r = hsk_certificate_verify_parse(in, len, &cv);
  if (r.error != HSK_OK) return 0;
  hsk_bytes signature = {in + 4, len - 4};
  hsk_built b = hsk_certificate_verify_build(cv.algorithm, signature, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert algorithm: out[0] == in[0] && out[1] == in[1];
  //@ assert len: out[2] == in[2] && out[3] == in[3];
  //@ assert signature: \forall integer k; 4 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> Vec16{Pre}(in, 0, len, 0, 65535, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_client_key_exchange_rsa_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_client_key_exchange cke;
  hsk_result r = hsk_client_key_exchange_rsa_parse(in, len, &cke);
  if (r.error != HSK_OK) return 0;
  hsk_bytes keys = {in + 2, len - 2};
  hsk_built b = hsk_client_key_exchange_rsa_build(keys, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert len: out[0] == in[0] && out[1] == in[1];
  //@ assert keys: \forall integer k; 2 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> Vec16{Pre}(in, 0, len, 1, 65535, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_client_key_exchange_dhe_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_client_key_exchange cke;
  hsk_result r = hsk_client_key_exchange_dhe_parse(in, len, &cke);
  if (r.error != HSK_OK) return 0;
  hsk_bytes keys = {in + 2, len - 2};
  hsk_built b = hsk_client_key_exchange_dhe_build(keys, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert len: out[0] == in[0] && out[1] == in[1];
  //@ assert keys: \forall integer k; 2 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> Vec8{Pre}(in, 0, len, 1, 255, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_client_key_exchange_ecdhe_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_client_key_exchange cke;
  hsk_result r = hsk_client_key_exchange_ecdhe_parse(in, len, &cke);
  if (r.error != HSK_OK) return 0;
  hsk_bytes keys = {in + 1, len - 1};
  hsk_built b = hsk_client_key_exchange_ecdhe_build(keys, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert len: out[0] == in[0];
  //@ assert keys: \forall integer k; 1 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/* Any 4 bytes are a header. */
/*@ requires APART(in, 4, out);
    terminates \true; exits \false; assigns out[0 .. 3];
    ensures same: SAME(1, in, 4, out); */
void hsk_handshake_header_reencode(const uint8_t *in, uint8_t *out)
{
  hsk_handshake h = hsk_handshake_header_get(in);
  hsk_handshake_header_put(out, h.msg_type, h.length);
  //@ assert length: out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
}
