/* What a CertificateVerify of TLS 1.3 signs, RFC 8446 4.4.3. */
/*@ // "TLS 1.3, " at o
    predicate VerifyTls13(uint8_t *p, integer o) =
      p[o] == 'T' && p[o+1] == 'L' && p[o+2] == 'S' && p[o+3] == ' ' && p[o+4] == '1' && p[o+5] == '.' && p[o+6] == '3' &&
      p[o+7] == ',' && p[o+8] == ' ';
    predicate VerifyServer(uint8_t *p, integer o) =
      p[o] == 's' && p[o+1] == 'e' && p[o+2] == 'r' && p[o+3] == 'v' && p[o+4] == 'e' && p[o+5] == 'r';
    predicate VerifyClient(uint8_t *p, integer o) =
      p[o] == 'c' && p[o+1] == 'l' && p[o+2] == 'i' && p[o+3] == 'e' && p[o+4] == 'n' && p[o+5] == 't';
    // " CertificateVerify"
    predicate VerifyName(uint8_t *p, integer o) =
      p[o] == ' ' && p[o+1] == 'C' && p[o+2] == 'e' && p[o+3] == 'r' && p[o+4] == 't' && p[o+5] == 'i' && p[o+6] == 'f' &&
      p[o+7] == 'i' && p[o+8] == 'c' && p[o+9] == 'a' && p[o+10] == 't' && p[o+11] == 'e' && p[o+12] == 'V' &&
      p[o+13] == 'e' && p[o+14] == 'r' && p[o+15] == 'i' && p[o+16] == 'f' && p[o+17] == 'y';
    // the context string
    predicate VerifyContext(uint8_t *p, integer o, integer is_server) =
      VerifyTls13(p, o) && (is_server != 0 ? VerifyServer(p, o + 9) : VerifyClient(p, o + 9)) && VerifyName(p, o + 15);
*/
