#include "x509/key_usage.h"

/* mirrored: the byte v with its bits in reverse order, so that the first bit of a BIT STRING becomes 1 << 0. */
/*@ requires v <= 255;
    terminates \true; exits \false; assigns \nothing;
    ensures zero: \result == 0 <==> v == 0;
    ensures range: \result <= 255; */
static uint32_t mirrored(uint32_t v)
{
  return v / 128 % 2 + v / 64 % 2 * 2 + v / 32 % 2 * 4 + v / 16 % 2 * 8 + v / 8 % 2 * 16 + v / 4 % 2 * 32 +
         v / 2 % 2 * 64 + v % 2 * 128;
}

uint32_t hsk_key_usage_parse(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span bits = hsk_der_tlv(buf, end, off, HSK_DER_BIT_STRING);
  if (bits.off == 0 || bits.off + bits.len != end || bits.len < 2 || bits.len > 3) return 0;
  if (!hsk_der_is_bits(buf, bits.off, end)) return 0;
  //@ assert bits: DerTLV(buf, off, end, 0x03, bits.off, end);
  uint32_t usage = mirrored(hsk_u8(buf, bits.off + 1));
  if (bits.len == 3) {
    uint32_t second = hsk_u8(buf, bits.off + 2);
    if (second % 128 != 0) return 0;
    if (second != 0) usage += HSK_KU_DECIPHER_ONLY;
  }
  return usage;
}
