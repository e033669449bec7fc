#include "items16.h"
#include "reencode.h"
#include "msg/ext/status_request.h"

/* lists_reencode builds from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_STATUS_REQUEST) && len <= 65539;
    requires type: in[4] == 1;
    requires ids: 7 + n <= len && U16(in, 5) == n && Items16(in, 7, 7 + n);
    requires extensions: 9 + n + x == len && U16(in, 7 + n) == x;
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int lists_reencode(const uint8_t *in, size_t len, size_t n, size_t x, uint8_t *out)
{
  hsk_items16_move(in, 7, n);
  hsk_bytes ids = {in + 7, n}, extensions = {in + 9 + n, x};
  //@ assert where: \forall integer k; ids.data + (k - 7) == in + k;
  //@ assert where_extensions: \forall integer k; extensions.data + (k - (9 + n)) == in + k;
  hsk_built b = hsk_status_request_build(ids, extensions, out, len);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert type: out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: out[2] == in[2] && out[3] == in[3];
  //@ assert status_type: out[4] == in[4];
  //@ assert ids_len: out[5] == in[5] && out[6] == in[6];
  //@ assert ids: \forall integer k; 7 <= k < 7 + n ==> out[k] == in[k];
  //@ assert extensions_len: out[7 + n] == in[7 + n] && out[8 + n] == in[8 + n];
  //@ assert extensions: \forall integer k; 9 + n <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_STATUS_REQUEST);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> StatusRequest{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_status_request_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_status_request sr;
  hsk_result r = hsk_status_request_parse(in, 4, len, &sr);
  if (r.error != HSK_OK) return 0;
  return lists_reencode(in, len, sr.responder_id_list.len, sr.request_extensions.len, out);
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_STATUS_REQUEST);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> len == 4;
    ensures same: SAME(\result, in, len, out); */
int hsk_status_request_response_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_result r = hsk_status_request_response_parse(in, 4, len);
  if (r.error != HSK_OK) return 0;
  hsk_built b = hsk_status_request_response_build(out, len);
  return b.error == HSK_OK;
}

/* Equal numbers have equal bytes. */
/*@ requires \valid_read(a + (0 .. 2)) && \valid_read(b + (0 .. 2)) && U24(a, 0) == U24(b, 0);
    terminates \true; exits \false; assigns \nothing;
    ensures bytes: a[0] == b[0] && a[1] == b[1] && a[2] == b[2]; */
static void u24_same(const uint8_t *a, const uint8_t *b)
{
  (void)a, (void)b;
}

/* The form of a CertificateEntry. */
/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_STATUS_REQUEST);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> CertificateStatus{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_status_request_entry_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_certificate_status cs;
  hsk_result r = hsk_certificate_status_parse(in, 4, len, &cs);
  if (r.error != HSK_OK) return 0;
  hsk_bytes response = {in + 8, cs.ocsp_response.len};
  //@ assert where: \forall integer k; response.data + (k - 8) == in + k;
  hsk_built b = hsk_status_request_entry_build(response, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert numbers: U16(in, 0) == HSK_EXTENSION_STATUS_REQUEST && U16(in, 2) == len - 4 && in[4] == 1 && U24(in, 5) == len - 8;
  //@ assert type: out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: out[2] == in[2] && out[3] == in[3];
  //@ assert status_type: out[4] == in[4];
  //@ assert number: U24(out, 5) == len - 8;
  u24_same(out + 5, in + 5);
  //@ assert len: out[5] == in[5] && out[6] == in[6] && out[7] == in[7];
  //@ assert response: \forall integer k; 8 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
