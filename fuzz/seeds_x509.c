/* Seeds for the targets of extensions, revocation lists and OCSP responses, and of paths that they judge. */
#include "seeds.h"
#include "seeds_text.h"

static const struct {
  const char *target, *text;
} rows[] = {
    {"name_constraints", "[30(a0(30(82('example.com'))))] [" NAME("a") "] 82('www.example.com')"},
    {"name_constraints", "[30(a1(30(82('example.com'))))] [" NAME("a") "] 82('www.example.org')"},
    {"name_constraints",
     "[30(a0(30(81('example.com'))) a1(30(81('a@example.com'))))] [" NAME("a") "] 81('b@example.com')"},
    {"name_constraints", "[30(a0(30(81('.example.com'))))] [3000] 81('b@x.example.com')"},
    {"name_constraints", "[30(a0(30(87(0a000000ff000000))))] [3000] 87(0a010203)"},
    {"name_constraints",
     "[30(a1(30(87(20010db800000000000000000000000000 ffffffff00000000000000000000000000))))] [3000] "
     "87(20010db8000000000000000000000001)"},
    {"name_constraints", "[30(a0(30(86('.example.com'))))] [3000] " URI("http://a.example.com/")},
    {"name_constraints", "[30(a0(30(86('example.com'))))] [3000] " URI("ldap://u@example.com:389/")},
    {"name_constraints", "[30(a0(30(a4(" NAME("a") "))))] [" NAME("a") "] a4(" NAME("A") ")"},
    {"name_constraints",
     "[30(a0(30(81('example.com'))))] [30(31(30(06(2a864886f70d010901) 16('a@example.com'))))]"},
    {"name_constraints", "[30(a1(30(88(2a03))))] [3000] 88(2a03)"},
    {"name_constraints", "[30(a1(30(a0(06(2a03) a0(0500)))))] [3000] a0(06(2a03) a0(0500))"},
    {"policies",
     "00 30(" POLICY(P1) POLICY(ANY) "30(06(" P2 ") 30(30(06(2b06010505070201) 16('http://x')))))"},
    {"policies", "01 30(30(06(" P1 ") 06(" P2 ")) 30(06(" P2 ") 06(" P1 ")))"},
    {"policies", "02 30(800100 810105)"},
    {"policies", "02 30(810105)"},
    {"policies", "02 020103"},
    {"policies", "02 30(020105 020111 020300ffff)"},
    {"distribution_points",
     "00 30(" POINT(URI("http://x/1")) "30(a0(a0(" URI("http://x/2") ")) 81(0560) a2(a4(" NAME("c") "))))"},
    {"distribution_points", "00 30(30(a0(a1(30(06(550403) 0c('c'))))))"},
    {"distribution_points", "01 30(a0(a0(" URI("http://x/1") ")) 8101ff 83(0560) 8401ff)"},
    {"distribution_points", "01 30(8201ff)"},
    {"distribution_points", "01 30(8501ff)"},
    {"pss", "00 30(a0(30(06(608648016503040201) 0500)) a1(30(06(2a864886f70d010108) "
            "30(06(608648016503040201) 0500))) a2(020120))"},
    {"pss", "00 30(a0(30(06(608648016503040202))) a1(30(06(2a864886f70d010108) 30(06(608648016503040202)))) "
            "a2(020130))"},
    {"pss", "00 3000"},
    {"pss",
     "01 30(06(2a864886f70d01010a) 30(a0(30(06(608648016503040203) 0500)) a1(30(06(2a864886f70d010108) "
     "30(06(608648016503040203) 0500))) a2(020140)))"},
    {"pss", "01 30(06(2a864886f70d01010c) 0500)"},
    {"pss", "01 30(06(2a8648ce3d040303))"},
    {"crl", "30(30(020101 30(06(2a8648ce3d040302))" NAME(
                "c") "17('250101000000Z') 18('20260101000000Z') 30(30(020105 "
                     "17('250101000000Z') 30(" EXT("551d15", "0a0101")
                         CRIT("551d1d", "30(a4(" NAME("d") "))") "))) a0(30(" EXT("551d14", "020105")
                             CRIT("551d1b", "020104") CRIT("551d1c", "30(a0(a0(" URI("http://x") ")) 8101ff)")
                                 EXT("551d23", "30(80(0102))") "))) 30(06(2a8648ce3d040302)) 03(00 01))"},
    {"ocsp", "30(0a0103)"},
    {"ocsp", "30(0a0100 a0(30(06(2b0601050507300101) 04(30(30(a1(" NAME(
                 "r") ") 18('20250101000000Z') 30(30(30(30(06(2b0e03021a) 0500) "
                      "04(1111111111111111111111111111111111111111) "
                      "04(2222222222222222222222222222222222222222) 020105) a1(18('20250101000000Z') "
                      "a0(0a0101)) 18('20250101000000Z') a0(18('20250201000000Z')) a1(30(" EXT(
                          "2b0601050507300103",
                          "3000") ")))) a1(30(" EXT("2b0601050507300102",
                                                    "04(010203)") "))) 30(06(2a8648ce3d040302)) 03(00 01) "
                                                                  "a0(30(3000)))))))"},
    {"ocsp", "30(0a0100 a0(30(06(2b0601050507300101) "
             "04(30(30(a2(04(1111111111111111111111111111111111111111)) 18('20250101000000Z') "
             "30(30(30(30(06(608648016503040201)) "
             "04(1111111111111111111111111111111111111111111111111111111111111111) "
             "04(2222222222222222222222222222222222222222222222222222222222222222) 020105) 8000 "
             "18('20250101000000Z')))) "
             "30(06(2a8648ce3d040302)) 03(00 01))))))"},

    {"path", "02 00 00" NONE NONE BOTH},
    {"path", "01 00 00" NONE NONE CRL("01", "01", "00", "04", "", "", "")},
    {"path",
     "02 00 00" NONE NONE CRL("00", "00", "00", "02", "", "", "") CRL("01", "01", "00", "00", "", "", "")},
    {"path", "02 00 00 [" EXT("551d1f", "30(" POINT(URI("http://x/1")) ")") "]" NONE CRL("00", "00", "00",
                                                                                         "00", "", "", "")
                 CRL("01", "01", "00", "10", "", "", CRIT("551d1c", "30(a0(a0(" URI("http://x/1") ")))"))},
    {"path", "02 00 00 [" EXT("551d1f", "30(30(a0(a1(30(06(550403) 0c('p'))))))") "]" NONE CRL(
                 "00", "00", "00", "00", "", "", "")
                 CRL("01", "01", "00", "00", "", "", CRIT("551d1c", "30(a0(a1(30(06(550403) 0c('p')))))"))},
    {"path", "02 00 00 [" EXT("551d1f", "30(30(a0(a1(30(06(550403) 0c('p'))))))") "]" NONE CRL(
                 "00", "00", "00", "00", "", "", "")
                 CRL("01", "01", "00", "00", "", "",
                     CRIT("551d1c",
                          "30(a0(a0(a4(30(31(30(06(550403) 0c('middle'))) 31(30(06(550403) 0c('p'))))))))"))},
    {"path", "02 00 00 [" EXT("551d1f", "30(30(a0(a0(" URI("http://x") ")) a2(a4(" NAME(
                                            "signer") "))))") "]" NONE CRL("00", "00", "00", "00", "", "", "")
                 CRL("03", "03", "00", "04", CRIT("551d1d", "30(a4(" NAME("middle") "))"), "",
                     CRIT("551d1c", "30(a0(a0(" URI("http://x") ")) 8401ff)")) "0c 07 01" NONE},
    {"path", "02 00 00" NONE NONE CRL("00", "00", "00", "00", "", "", "")
                 CRL("01", "01", "00", "00", "", "", CRIT("551d1c", "30(8101ff)"))},
    {"path", "02 00 00" NONE NONE CRL("00", "00", "00", "00", "", "", CRIT("551d1c", "30(8201ff)"))
                 CRL("01", "01", "00", "00", "", "", CRIT("551d1c", "30(83(0560))"))
                     CRL("01", "01", "00", "00", "", "", CRIT("551d1c", "30(83(041e))"))},
    {"path", "02 00 00" NONE NONE CRL("00", "00", "00", "00", "", "", "")
                 CRL("01", "01", "00", "04", "", "", EXT("551d14", "020105"))
                     CRL("01", "01", "00", "04", EXT("551d15", "0a0108"), "",
                         EXT("551d14", "020106") CRIT("551d1b", "020105"))},
    {"path", "02 00 00" NONE NONE CRL("00", "00", "00", "00", "", "", "") CRL("01", "01", "00", "00", "", "",
                                                                              EXT("551d14", "020105"))
                 CRL("01", "01", "00", "04", "", "", EXT("551d14", "020107") CRIT("551d1b", "020105"))
                     CRL("01", "01", "00", "08", "", "", EXT("551d14", "020106") CRIT("551d1b", "020105"))},
    /* a signer for CRLs beside the path, with the name of the middle and a key of its own */
    {"path", "42 00 00" NONE NONE CRL("00", "00", "00", "00", "", "", "")
                 CRL("03", "03", "00", "00", "", "", "") "0c 07 01" NONE},
    {"path", "02 00 00" NONE NONE "02 [30(30(020101 30(06(2a8648ce3d040302))" NAME(
                 "c") "17('250101000000Z')) 30(06(2a8648ce3d040302)) 03(00 01))]"},

    {"path", "09 00 00" NONE NONE RESPONSE("01", "01", "01", "", SINGLE("06", "00", "00"), "00")},
    {"path", "09 00 00" NONE NONE RESPONSE("01", "01", "01", "", SINGLE("06", "01", "00"), "00")},
    {"path", "09 00 00" NONE NONE RESPONSE("01", "01", "01", "", SINGLE("06", "02", "10"), "00")},
    {"path", "09 00 00" NONE NONE RESPONSE("01", "01", "02", "",
                                           SINGLE("06", "04", "00") SINGLE("06", "00", "00"), "00")},
    {"path", "09 00 00" NONE NONE RESPONSE("01", "01", "01", "", SINGLE("06", "08", "00"), "00")},
    {"path", "09 00 00" NONE NONE RESPONSE("01", "01", "01", "", SINGLE("06", "00", "01"), "00")},
    {"path", "09 00 00" NONE NONE RESPONSE("01", "01", "01", "", SINGLE("05", "00", "00"), "00")},
    {"path", "09 00 00" NONE NONE RESPONSE("01", "00", "01", "", SINGLE("06", "00", "00"), "00")},
    {"path",
     "09 00 00" NONE NONE RESPONSE("01", "01", "01", CRIT("2a03", "0500"), SINGLE("06", "00", "00"), "00")},
    {"path",
     "09 00 00" NONE NONE INT_RESPONSE RESPONSE("01", "01", "01", "", SINGLE("06", "00", "00"), "00")},
    /* a responder that the middle has authorised, with and without id-pkix-ocsp-nocheck */
    {"path", "09 00 00" NONE NONE RESPONSE("03", "03", "01", "", SINGLE("06", "00", "00"),
                                           "01 07 01 89 [" EXT("2b0601050507300105", "0500") "]")},
    {"path",
     "0b 00 00" NONE NONE BOTH RESPONSE("03", "03", "01", "", SINGLE("06", "00", "00"), "01 07 01 89" NONE)},
    {"path",
     "0b 00 00" NONE NONE CRL("00", "00", "00", "00", "", "", "") CRL("01", "01", "00", "08", "", "", "")
         RESPONSE("03", "03", "01", "", SINGLE("06", "00", "00"), "01 07 01 89" NONE)},
    {"path",
     "09 00 00" NONE NONE RESPONSE("03", "03", "01", "", SINGLE("06", "00", "00"), "01 07 11 89" NONE)},
    {"path",
     "09 00 00" NONE NONE RESPONSE("03", "03", "01", "", SINGLE("06", "00", "00"), "01 07 01 81" NONE)},
    {"path",
     "09 00 00" NONE NONE RESPONSE("03", "02", "01", "", SINGLE("06", "00", "00"), "01 07 01 89" NONE)},
    {"path", "04 00 00 [" EXT("2b06010505070118", "30(020105)") "]" NONE},
    {"path", "09 00 00" NONE NONE "03 [30(0a0103)]"},
    {"path", "09 00 00" NONE NONE "03 [3000]"},

    {"path", "00 01 00 [" POLICIES(POLICY(P1)) "] [" POLICIES(POLICY(P1)) "]"},
    {"path", "00 01 01 [" POLICIES(POLICY(P1)) "] [" POLICIES(POLICY(P1)) "]"},
    {"path", "00 01 05 [" POLICIES(POLICY(P1)) "] [" POLICIES(POLICY(P1)) "]"},
    {"path", "00 01 09 [" POLICIES(POLICY(P1)) "] [" POLICIES(POLICY(P1)) "]"},
    {"path", "00 01 01 [" POLICIES(POLICY(P1)) "] [" POLICIES(POLICY(ANY)) "]"},
    {"path", "00 01 01 [" POLICIES(POLICY(ANY)) "] [" POLICIES(POLICY(P1) POLICY(P2)) "]"},
    {"path", "00 05 01 [" POLICIES(POLICY(P1)) "] [" POLICIES(POLICY(ANY)) "]"},
    {"path", "00 01 01 [" POLICIES(POLICY(P2)) "] [" POLICIES(POLICY(P1))
                 CRIT("551d21", "30(30(06(" P1 ") 06(" P2 ")))") "]"},
    {"path", "00 01 01 [" POLICIES(POLICY(P2)) "] [" POLICIES(POLICY(ANY))
                 CRIT("551d21", "30(30(06(" P1 ") 06(" P2 ")))") "]"},
    {"path", "00 03 01 [" POLICIES(POLICY(P2)) "] [" POLICIES(POLICY(P1))
                 CRIT("551d21", "30(30(06(" P1 ") 06(" P2 ")))") "]"},
    {"path", "00 00 00" NONE "[" POLICIES(POLICY(P1)) CRIT("551d24", "30(800100)") "]"},
    {"path", "00 00 00 [" POLICIES(POLICY(P1)) "] [" POLICIES(POLICY(P1)) CRIT("551d24", "30(800100 810100)")
                 CRIT("551d36", "020100") "]"},
    {"path", "00 01 02 [" POLICIES(POLICY(P2)) "] [" POLICIES(POLICY(P1) POLICY(P2))
                 CRIT("551d21", "30(30(06(" P1 ") 06(" P2 ")) 30(06(" P1 ") 06(" P1 ")))") "]"},
    {"path", "00 00 00 [" EXT("551d12", "30(81('a@b'))")
                 EXT("2b06010505070101", "30(30(06(2b06010505073001) " URI("http://o") "))") "]" NONE},
    {"path", "00 00 00" NONE "[" CRIT("551d1e", "30(a0(30(82('example'))))") "]"},
};

void seeds_x509(void)
{
  static uint8_t out[SEEDS_TEXT_MAX];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t n = seeds_text(rows[i].text, out);
    seeds_put(rows[i].target, out, n);
  }
}
