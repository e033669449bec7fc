/* TLS feature, RFC 7633 4.1 and 6: SEQUENCE OF INTEGER, numbers of TLS extensions. */
/*@ // an INTEGER of 0 to 65535 at i, whose magnitude is [m,e)
    predicate Feature(uint8_t *p, integer i, integer n, integer m, integer e) = DerUint(p, i, n, m, e) && e - m <= 2;
    predicate FeatureList(uint8_t *p, integer i, integer e) =
      i == e || \exists integer m, j; Feature(p, i, e, m, j) && FeatureList(p, j, e);
    predicate TlsFeature(uint8_t *p, integer b, integer e) =
      \exists integer s; DerTLV(p, b, e, 0x30, s, e) && FeatureList(p, s, e);
    // one of the features in [i,e) is v, below 128: such a number has one byte
    predicate HasFeature(uint8_t *p, integer i, integer e, integer v) =
      i < e && \exists integer m, j; Feature(p, i, e, m, j) && ((j == m + 1 && p[m] == v) || HasFeature(p, j, e, v));
*/
