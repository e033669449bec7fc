/* Inputs written as text: hexadecimal, with `(...)` for a length in DER, `[...]` for a length of two bytes, `<NN ...>` for NN (hexadecimal) times the
   same, and '...' for ASCII. */
#ifndef FUZZ_SEEDS_TEXT_H
#define FUZZ_SEEDS_TEXT_H
#include <stddef.h>
#include <stdint.h>

#define SEEDS_TEXT_MAX 8192

/* seeds_text writes what text says to out[0..SEEDS_TEXT_MAX) and answers its length. */
size_t seeds_text(const char *text, uint8_t *out);

#define NAME(cn)     "30(31(30(06(550403) 0c('" cn "'))))"
#define EXT(oid, v)  "30(06(" oid ") 04(" v "))"
#define CRIT(oid, v) "30(06(" oid ") 0101ff 04(" v "))"

#define URI(text)   "86('" text "')"
#define POINT(v)    "30(a0(a0(" v ")))"
#define NONE        "[]"
#define POLICY(p)   "30(06(" p "))"
#define P1          "2a0301"
#define P2          "2a0302"
#define ANY         "551d2000"
#define POLICIES(v) EXT("551d20", "30(" v ")")

/* of targets/path.c: modes, flags, policies asked for; extensions of the leaf and of the middle; objects */
#define CRL(issuer, signer, times, listed, entry, entries, exts)                                             \
  "00" issuer signer times listed "[" entry "][" entries "][" exts "]"
#define BOTH CRL("00", "00", "00", "00", "", "", "") CRL("01", "01", "00", "00", "", "", "")
#define RESPONSE(responder, signer, count, exts, singles, cert)                                              \
  "01" responder signer count "[" exts "]" singles cert
#define SINGLE(who, how, times) who how times NONE
#define INT_RESPONSE                                                                                         \
  "09"                                                                                                       \
  "00"                                                                                                       \
  "00"                                                                                                       \
  "01" NONE SINGLE("01", "00", "00") "00"

#endif
