/* RSASSA-PSS-params, RFC 4055 3.1, with what RFC 8446 4.2.3 lets a signature scheme have. */
/*@ // [i,e) is the AlgorithmIdentifier of the hash h, 1, 2, 3: SHA-256, SHA-384, SHA-512 (2.16.840.1.101.3.4.2.h); NULL or no parameters
    predicate HashOid(uint8_t *p, integer o, integer q, integer h) =
      q - o == 9 && U32(p, o) == 0x60864801 && U32(p, o + 4) == 0x65030402 && p[o+8] == h;
    predicate PssHash(uint8_t *p, integer i, integer e, integer h) =
      \exists integer b, o, q; AlgorithmIdentifier(p, i, e, b, e, o, q) && (q == e || NullAt(p, q, e)) && HashOid(p, o, q, h);
    // MaskGenAlgorithm: id-mgf1 (1.2.840.113549.1.1.8) with the hash h
    predicate MaskOid(uint8_t *p, integer o, integer q) =
      q - o == 9 && U32(p, o) == 0x2a864886 && U32(p, o + 4) == 0xf70d0101 && p[o+8] == 8;
    predicate PssMask(uint8_t *p, integer i, integer e, integer h) =
      \exists integer b, o, q; AlgorithmIdentifier(p, i, e, b, e, o, q) && MaskOid(p, o, q) && PssHash(p, q, e, h);
    predicate PssSalt(uint8_t *p, integer i, integer e, integer s) =
      \exists integer m; DerUint(p, i, e, m, e) && e == m + 1 && p[m] == s;
    // hashAlgorithm [c,d), maskGenAlgorithm [f,g), saltLength [k,e), as long as the hash; trailerField is its default
    predicate PssFields(uint8_t *p, integer c, integer d, integer f, integer g, integer k, integer e, integer h) =
      PssHash(p, c, d, h) && PssMask(p, f, g, h) && PssSalt(p, k, e, 16 * (h + 1));
    predicate PssFrame(uint8_t *p, integer i, integer e, integer c, integer d, integer f, integer g, integer k) =
      \exists integer b; DerTLV(p, i, e, 0x30, b, e) && DerTLV(p, b, e, 0xa0, c, d) && DerTLV(p, d, e, 0xa1, f, g) &&
                         DerTLV(p, g, e, 0xa2, k, e);
    predicate PssParams(uint8_t *p, integer i, integer e, integer h) =
      \exists integer c, d, f, g, k; PssFrame(p, i, e, c, d, f, g, k) && PssFields(p, c, d, f, g, k, e, h);
*/
