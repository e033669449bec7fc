#include "msg/certificate_verify.h"

hsk_result hsk_certificate_verify_parse(const uint8_t *buf, size_t len, hsk_certificate_verify *cv)
{
  if (len < 2) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_VERIFY, len);
  hsk_span signature = hsk_vec16(buf, len, 2, 0, 65535);
  if (signature.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_VERIFY, 2);
  size_t end = signature.off + signature.len;
  if (end != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_VERIFY, end);
  cv->algorithm = hsk_be16(buf, 0);
  cv->signature.off = signature.off;
  cv->signature.len = signature.len;
  return hsk_ok();
}

hsk_built hsk_certificate_verify_build(uint32_t algorithm, hsk_bytes signature, uint8_t *out, size_t cap)
{
  if (algorithm > 65535 || signature.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(4 + signature.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put16(out, 0, algorithm);
  hsk_put_vec16(out, 2, signature);
  return b;
}

/* The context strings of RFC 8446 4.4.3, without an end. */
static const uint8_t server_context[33] = "TLS 1.3, server CertificateVerify";
static const uint8_t client_context[33] = "TLS 1.3, client CertificateVerify";

/* context_put writes one of them to out[64..97). */
/*@ requires \valid(out + (64 .. 96));
    terminates \true; exits \false; assigns out[64 .. 96];
    ensures context: VerifyContext(out, 64, is_server); */
static void context_put(uint8_t *out, uint32_t is_server)
{
  if (is_server != 0) {
    hsk_put_bytes(out, 64, server_context, 33);
    //@ assert server: VerifyTls13(out, 64) && VerifyServer(out, 73) && VerifyName(out, 79);
  } else {
    hsk_put_bytes(out, 64, client_context, 33);
    //@ assert client: VerifyTls13(out, 64) && VerifyClient(out, 73) && VerifyName(out, 79);
  }
}

/* front_put writes what stands before the separator. */
/*@ requires \valid(out + (0 .. 96));
    terminates \true; exits \false; assigns out[0 .. 96];
    ensures spaces: \forall integer k; 0 <= k < 64 ==> out[k] == 32;
    ensures context: VerifyContext(out, 64, is_server); */
static void front_put(uint8_t *out, uint32_t is_server)
{
  size_t i = 0;
  /*@ loop invariant 0 <= i <= 64;
      loop invariant spaces: \forall integer k; 0 <= k < i ==> out[k] == 32;
      loop assigns i, out[0 .. 63]; loop variant 64 - i; */
  while (i < 64)
    hsk_put8(out, i++, ' ');
  context_put(out, is_server);
}

/* tail_put writes the separator and the hash; content_put all, the front last, so that no later write has to be shown to leave it alone. */
/*@ requires \valid(out + (97 .. 97 + hash.len)) && \valid_read(hash.data + (0 .. hash.len-1)) && 32 <= hash.len <= 64;
    requires \separated(out + (97 .. 97 + hash.len), hash.data + (0 .. hash.len-1));
    terminates \true; exits \false; assigns out[97 .. 97 + hash.len];
    ensures separator: out[97] == 0;
    ensures hash: COPIED(out, 98, hash.data, hash.len); */
static void tail_put(uint8_t *out, hsk_bytes hash)
{
  hsk_put8(out, 97, 0);
  hsk_put_bytes(out, 98, hash.data, hash.len);
}

/*@ requires \valid(out + (0 .. 97 + hash.len)) && \valid_read(hash.data + (0 .. hash.len-1)) && 32 <= hash.len <= 64;
    requires \separated(out + (0 .. 97 + hash.len), hash.data + (0 .. hash.len-1));
    terminates \true; exits \false; assigns out[0 .. 97 + hash.len];
    ensures spaces: \forall integer k; 0 <= k < 64 ==> out[k] == 32;
    ensures context: VerifyContext(out, 64, is_server);
    ensures separator: out[97] == 0;
    ensures hash: COPIED(out, 98, hash.data, hash.len); */
static void content_put(uint8_t *out, uint32_t is_server, hsk_bytes hash)
{
  tail_put(out, hash);
  front_put(out, is_server);
}

hsk_built hsk_certificate_verify_content_build(uint32_t is_server, hsk_bytes transcript_hash, uint8_t *out,
                                               size_t cap)
{
  if (transcript_hash.len < 32 || transcript_hash.len > 64) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(98 + transcript_hash.len, cap);
  if (b.error == HSK_OK) content_put(out, is_server, transcript_hash);
  return b;
}
