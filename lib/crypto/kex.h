/* Key agreement: elliptic curves and finite-field Diffie-Hellman. Part of the seam: the conventions stand at the top of crypto.h, which
   includes this file. */
#ifndef HSK_CRYPTO_KEX_H
#define HSK_CRYPTO_KEX_H
#include "crypto/rng.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The numbers are NamedGroup's, RFC 8446 4.2.7. */
enum hsk_group {
  HSK_SECP256R1 = 0x0017,
  HSK_SECP384R1 = 0x0018,
  HSK_SECP521R1 = 0x0019,
  HSK_X25519 = 0x001d,
  HSK_FFDHE2048 = 0x0100,
  HSK_FFDHE3072 = 0x0101,
  HSK_FFDHE4096 = 0x0102
};
#define HSK_EC_POINT_MAX  133 /* uncompressed secp521r1 */
#define HSK_EC_SECRET_MAX 66
#define HSK_DH_MAX        512 /* 4096 bits */

/* hsk_ec_share_len: the length of a public share of an elliptic group (65, 97, 133, 32), 0 for any other number. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == EcShareLen(group); */
size_t hsk_ec_share_len(uint32_t group);

/* hsk_ec_generate makes a key pair: *priv_len <= HSK_EC_SECRET_MAX bytes, and a share of hsk_ec_share_len(group) bytes.
   0: the group is not supported. priv is big-endian for the NIST curves, RFC 7748's string for X25519. */
/*@ requires \valid(rng) && \valid(priv_len) && \valid(priv + (0 .. HSK_EC_SECRET_MAX-1));
    requires EcShareLen(group) != 0 ==> \valid(share + (0 .. EcShareLen(group)-1));
    requires \separated(rng, priv_len, priv + (0 .. HSK_EC_SECRET_MAX-1), share + (0 .. EcShareLen(group)-1));
    terminates \true; exits \false;
    assigns *rng, *priv_len, priv[0 .. HSK_EC_SECRET_MAX-1], share[0 .. EcShareLen(group)-1];
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> EcFieldLen(group) != 0 && *priv_len == EcFieldLen(group);
    ensures \result == 0 ==> *priv_len == \old(*priv_len); */
HSK_NODISCARD int hsk_ec_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len,
                                  uint8_t *share);

/* hsk_ec_agree writes the shared secret: the x coordinate at the field's full length (RFC 8422 5.10), or the output of
   X25519: at most HSK_EC_SECRET_MAX bytes. 0: the peer's share has the wrong length or form, is not on the curve, or gives the
   all-zero output. */
/*@ requires (priv_len == 0 || \valid_read(priv + (0 .. priv_len-1))) && ReadableBytes(share);
    requires \valid(secret + (0 .. HSK_EC_SECRET_MAX-1)) && \valid(secret_len);
    requires \separated(secret + (0 .. HSK_EC_SECRET_MAX-1), secret_len);
    terminates \true; exits \false; assigns secret[0 .. HSK_EC_SECRET_MAX-1], *secret_len;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> EcFieldLen(group) != 0 && *secret_len == EcFieldLen(group) &&
                             priv_len == EcFieldLen(group) && share.len == EcShareLen(group);
    ensures \result == 0 ==> *secret_len == \old(*secret_len); */
HSK_NODISCARD int hsk_ec_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share,
                               uint8_t *secret, size_t *secret_len);

/* hsk_dh_check: 1 if p is odd, has 2048 to 4096 bits and 1 < g < p-1, as the groups of RFC 7919 up to ffdhe4096 do. Leading zero
   bytes are allowed in p and g. Whether p is prime is not checked: the server's signature vouches for it. */
/*@ requires ReadableBytes(p) && ReadableBytes(g);
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> p.len >= 256 && g.len >= 1; */
HSK_NODISCARD int hsk_dh_check(hsk_bytes p, hsk_bytes g);
/* hsk_dh_agree draws a secret exponent and writes our public value and the shared secret, both left-padded to p's length without
   its leading zeros, *len <= HSK_DH_MAX. 0: hsk_dh_check refuses (p, g), the peer's value y is not in
   1 < y < p-1 (RFC 7919 5.1), or the shared secret is 1 or p-1. */
/*@ requires ReadableBytes(p) && ReadableBytes(g) && ReadableBytes(y) && \valid(rng) && \valid(len);
    requires \valid(share + (0 .. HSK_DH_MAX-1)) && \valid(secret + (0 .. HSK_DH_MAX-1));
    requires \separated(rng, len, share + (0 .. HSK_DH_MAX-1), secret + (0 .. HSK_DH_MAX-1));
    terminates \true; exits \false;
    assigns *rng, *len, share[0 .. HSK_DH_MAX-1], secret[0 .. HSK_DH_MAX-1];
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> 256 <= *len <= HSK_DH_MAX && *len <= p.len;
    ensures \result == 0 ==> *len == \old(*len); */
HSK_NODISCARD int hsk_dh_agree(hsk_bytes p, hsk_bytes g, hsk_bytes y, hsk_rng *rng, uint8_t *share,
                               uint8_t *secret, size_t *len);

/* ---- any group: what TLS 1.3 and a server of TLS 1.2 use ---- */

#define HSK_KEX_PRIV_MAX   66
#define HSK_KEX_SHARE_MAX  HSK_DH_MAX
#define HSK_KEX_SECRET_MAX HSK_DH_MAX

/* hsk_kex_share_len: the length of a public share of any group of the enum: as hsk_ec_share_len, and the length of p for ffdhe2048 to
   ffdhe4096 (256, 384, 512). 0 for any other number. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == KexShareLen(group); */
size_t hsk_kex_share_len(uint32_t group);

/* hsk_kex_generate makes a key pair: *priv_len <= HSK_KEX_PRIV_MAX bytes, and a share of hsk_kex_share_len(group) bytes; that of a finite-field
   group is padded to the length of p (RFC 8446 4.2.8.1), and its private exponent is a short one (RFC 7919 5.2). 0: the group is not
   supported. */
/*@ requires \valid(rng) && \valid(priv_len) && \valid(priv + (0 .. HSK_KEX_PRIV_MAX-1));
    requires KexShareLen(group) != 0 ==> \valid(share + (0 .. KexShareLen(group)-1));
    requires \separated(rng, priv_len, priv + (0 .. HSK_KEX_PRIV_MAX-1), share + (0 .. KexShareLen(group)-1));
    terminates \true; exits \false;
    assigns *rng, *priv_len, priv[0 .. HSK_KEX_PRIV_MAX-1], share[0 .. KexShareLen(group)-1];
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> KexShareLen(group) != 0 && *priv_len == KexPrivLen(group);
    ensures \result == 0 ==> *priv_len == \old(*priv_len); */
HSK_NODISCARD int hsk_kex_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len,
                                   uint8_t *share);

/* hsk_kex_agree writes the shared secret as RFC 8446 7.4 wants it: for an elliptic group that of hsk_ec_agree, for a finite-field group
   left-padded to the length of p. Room for HSK_KEX_SECRET_MAX bytes. 0: the peer's share has not exactly the length of the group's, is not
   on the curve or not in 1 < y < p-1 (RFC 7919 5.1), or gives a secret that an attacker chose: all zeros, 1 or p-1. */
/*@ requires (priv_len == 0 || \valid_read(priv + (0 .. priv_len-1))) && ReadableBytes(share);
    requires \valid(secret + (0 .. HSK_KEX_SECRET_MAX-1)) && \valid(secret_len);
    requires \separated(secret + (0 .. HSK_KEX_SECRET_MAX-1), secret_len);
    terminates \true; exits \false; assigns secret[0 .. HSK_KEX_SECRET_MAX-1], *secret_len;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> KexShareLen(group) != 0 && *secret_len == KexSecretLen(group) &&
                             priv_len == KexPrivLen(group) && share.len == KexShareLen(group);
    ensures \result == 0 ==> *secret_len == \old(*secret_len); */
HSK_NODISCARD int hsk_kex_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share,
                                uint8_t *secret, size_t *secret_len);

/* hsk_ffdhe_params: p and g of a finite-field group, big-endian without leading zeros, for a ServerKeyExchange; they are constants. 0: the group
   is not one. hsk_ffdhe_group: the group whose p and g these are (leading zeros are allowed), 0: none. */
/*@ requires \valid(p) && \valid(g) && \separated(p, g);
    terminates \true; exits \false; assigns *p, *g;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 <==> IsFfdhe(group);
    ensures \result == 1 ==> p->len == KexShareLen(group) && g->len == 1 && ReadableBytes(*p) && ReadableBytes(*g);
    ensures \result == 0 ==> *p == \old(*p) && *g == \old(*g); */
HSK_NODISCARD int hsk_ffdhe_params(uint32_t group, hsk_bytes *p, hsk_bytes *g);
/*@ requires ReadableBytes(p) && ReadableBytes(g);
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || IsFfdhe(\result); */
uint32_t hsk_ffdhe_group(hsk_bytes p, hsk_bytes g);

/* hsk_dh_finish is hsk_kex_agree for a ClientKeyExchange of TLS 1.2, whose value y may be shorter than p or have leading zeros. The secret has
   p's length: the premaster secret is that without its leading zeros (RFC 5246 8.1.2). */
/*@ requires (priv_len == 0 || \valid_read(priv + (0 .. priv_len-1))) && ReadableBytes(y);
    requires \valid(secret + (0 .. HSK_KEX_SECRET_MAX-1)) && \valid(secret_len);
    requires \separated(secret + (0 .. HSK_KEX_SECRET_MAX-1), secret_len);
    terminates \true; exits \false; assigns secret[0 .. HSK_KEX_SECRET_MAX-1], *secret_len;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> IsFfdhe(group) && *secret_len == KexShareLen(group) && priv_len == KexPrivLen(group);
    ensures \result == 0 ==> *secret_len == \old(*secret_len); */
HSK_NODISCARD int hsk_dh_finish(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes y,
                                uint8_t *secret, size_t *secret_len);

#ifdef __cplusplus
}
#endif
#endif
