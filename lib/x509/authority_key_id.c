#include "x509/authority_key_id.h"

/* issuer_and_serial: 1 if buf[off..end) is [1] authorityCertIssuer followed by [2] authorityCertSerialNumber. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> IssuerAndSerial(buf, off, end); */
static int issuer_and_serial(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span issuer = hsk_der_tlv(buf, end, off, HSK_DER_CONSTRUCTED(1));
  if (issuer.off == 0) return 0;
  size_t at = issuer.off + issuer.len;
  if (!hsk_general_names_check(buf, issuer.off, at)) return 0;
  hsk_span serial = hsk_der_tlv(buf, end, at, HSK_DER_CONTEXT(2));
  return serial.off != 0 && serial.off + serial.len == end && hsk_der_is_int(buf, serial.off, end);
}

int hsk_authority_key_id_parse(const uint8_t *buf, size_t off, size_t end, hsk_span *key_id)
{
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return 0;
  size_t at = seq.off;
  hsk_span id = hsk_der_tlv(buf, end, at, HSK_DER_CONTEXT(0));
  if (id.off != 0) at = id.off + id.len;
  if (at != end && !issuer_and_serial(buf, at, end)) return 0;
  //@ assert fields: AuthorityKeyFields(buf, seq.off, end, id.off, at);
  //@ assert whole: AuthorityKeyId(buf, off, end, id.off, at);
  key_id->off = id.off;
  key_id->len = id.len;
  return 1;
}
