/* RFC 5246 6.2.1: struct { ContentType type; ProtocolVersion version; uint16 length; }. version 0 stands for "any 3.x". */
/*@ predicate RecordHeader(uint8_t *p, integer i, integer version, integer max_len) =
      20 <= p[i] <= 23 &&
      (version == 0 ? p[i+1] == 3 : U16(p, i + 1) == version) &&
      U16(p, i + 3) <= max_len; */
