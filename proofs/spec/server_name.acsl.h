/* server_name, RFC 6066 3: a ServerNameList of one ServerName of type host_name(0). */
/*@ predicate ServerName(uint8_t *p, integer i, integer e) =
      Vec16(p, i, e, 1, 65535, e) && p[i + 2] == 0 && Vec16(p, i + 3, e, 1, 65535, e);
*/
