/* The message flow of TLS 1.3 as each side takes part in it: written by hand from RFC 8446 appendix A.1 (client) and A.2 (server), not from
   states.def; see flight12.acsl.h. Of appendix A there is no 0-RTT here, so neither early data nor EndOfEarlyData; what it draws as one arrow
   with several messages is a state for each of them; and D.4 adds the ChangeCipherSpec that middleboxes want to see, sent or left out
   (SKIP) where its time has come. */
#define C13(from, what, to) (s == HSK_CLIENT13_##from && m == HSK_IN_##what && n == HSK_CLIENT13_##to)
#define S13(from, what, to) (s == HSK_SERVER13_##from && m == HSK_IN_##what && n == HSK_SERVER13_##to)
/*@ // A.1, WAIT_SH: ServerHello, by PSK or not. HelloRetryRequest leads back to START once: a second one is an error (4.1.4), so the second wait
    // for a ServerHello knows none, and only TLS 1.3 (4.1.4).
    predicate Client13Hello(integer s, integer m, integer n) =
      (s == HSK_CLIENT_WAIT_SERVER_HELLO &&
       ((m == HSK_IN_SERVER_HELLO_13 && n == HSK_CLIENT13_WAIT_EE) ||
        (m == HSK_IN_SERVER_HELLO_13_PSK && n == HSK_CLIENT13_WAIT_EE_PSK) ||
        (m == HSK_IN_HELLO_RETRY_REQUEST && n == HSK_CLIENT13_SEND_RETRY_CCS))) ||
      C13(SEND_RETRY_CCS, SEND_CHANGE_CIPHER_SPEC, SEND_SECOND_HELLO) ||
      C13(SEND_SECOND_HELLO, SEND_CLIENT_HELLO, WAIT_SERVER_HELLO) ||
      C13(WAIT_SERVER_HELLO, SERVER_HELLO_13, WAIT_EE) || C13(WAIT_SERVER_HELLO, SERVER_HELLO_13_PSK, WAIT_EE_PSK);
    // A.1, WAIT_EE to WAIT_FINISHED. With a PSK there is no certificate and no request for one (4.3.2).
    predicate Client13ServerFlight(integer s, integer m, integer n) =
      C13(WAIT_EE, ENCRYPTED_EXTENSIONS, WAIT_CERT_OR_CR) || C13(WAIT_EE_PSK, ENCRYPTED_EXTENSIONS, WAIT_FINISHED) ||
      C13(WAIT_CERT_OR_CR, CERTIFICATE, WAIT_CV) || C13(WAIT_CERT_OR_CR, CERTIFICATE_REQUEST, WAIT_CERT) ||
      C13(WAIT_CERT, CERTIFICATE, WAIT_CV_AUTH) ||
      C13(WAIT_CV, CERTIFICATE_VERIFY, WAIT_FINISHED) || C13(WAIT_CV_AUTH, CERTIFICATE_VERIFY, WAIT_FINISHED_AUTH);
    // A.1, from WAIT_FINISHED to CONNECTED: [Certificate [+ CertificateVerify]] exactly if asked (4.4.2, 4.4.3), Finished.
    predicate Client13Answer(integer s, integer m, integer n) =
      C13(WAIT_FINISHED, FINISHED, SEND_CCS) || C13(WAIT_FINISHED_AUTH, FINISHED, SEND_CCS_AUTH) ||
      C13(SEND_CCS, SEND_CHANGE_CIPHER_SPEC, SEND_FINISHED) || C13(SEND_CCS, SKIP_CHANGE_CIPHER_SPEC, SEND_FINISHED) ||
      C13(SEND_CCS_AUTH, SEND_CHANGE_CIPHER_SPEC, SEND_CERT) || C13(SEND_CCS_AUTH, SKIP_CHANGE_CIPHER_SPEC, SEND_CERT) ||
      C13(SEND_CERT, SEND_CERTIFICATE, SEND_CV) || C13(SEND_CERT, SEND_NO_CERTIFICATE, SEND_FINISHED) ||
      C13(SEND_CV, SEND_CERTIFICATE_VERIFY, SEND_FINISHED) || C13(SEND_FINISHED, SEND_FINISHED, CONNECTED);
    // 4.6: tickets come from the server, key updates (4.6.3) from either.
    predicate Client13After(integer s, integer m, integer n) =
      C13(CONNECTED, NEW_SESSION_TICKET, CONNECTED) || C13(CONNECTED, KEY_UPDATE, CONNECTED) ||
      C13(CONNECTED, SEND_KEY_UPDATE, CONNECTED);
    predicate Client13(integer s, integer m, integer n) =
      Client13Hello(s, m, n) || Client13ServerFlight(s, m, n) || Client13Answer(s, m, n) || Client13After(s, m, n);

    // A.2, START and RECVD_CH: HelloRetryRequest at most once (4.1.4).
    predicate Server13Hello(integer s, integer m, integer n) =
      (s == HSK_SERVER_WAIT_CLIENT_HELLO &&
       ((m == HSK_IN_CLIENT_HELLO_13 && n == HSK_SERVER13_SEND_HELLO) ||
        (m == HSK_IN_CLIENT_HELLO_13_PSK && n == HSK_SERVER13_SEND_HELLO_PSK) ||
        (m == HSK_IN_CLIENT_HELLO_13_RETRY && n == HSK_SERVER13_SEND_RETRY))) ||
      S13(SEND_RETRY, SEND_HELLO_RETRY_REQUEST, SEND_RETRY_CCS) ||
      S13(SEND_RETRY_CCS, SEND_CHANGE_CIPHER_SPEC, WAIT_SECOND_HELLO) ||
      S13(SEND_RETRY_CCS, SKIP_CHANGE_CIPHER_SPEC, WAIT_SECOND_HELLO) ||
      S13(WAIT_SECOND_HELLO, CLIENT_HELLO_13, SEND_HELLO) || S13(WAIT_SECOND_HELLO, CLIENT_HELLO_13_PSK, SEND_HELLO_PSK);
    // A.2, NEGOTIATED to WAIT_FLIGHT2 with a certificate: CertificateRequest* before it (4.3.2).
    predicate Server13Flight(integer s, integer m, integer n) =
      S13(SEND_HELLO, SEND_SERVER_HELLO, SEND_CCS) ||
      S13(SEND_CCS, SEND_CHANGE_CIPHER_SPEC, SEND_EE) || S13(SEND_CCS, SKIP_CHANGE_CIPHER_SPEC, SEND_EE) ||
      S13(SEND_EE, SEND_ENCRYPTED_EXTENSIONS, SEND_CR_OR_CERT) ||
      S13(SEND_CR_OR_CERT, SEND_CERTIFICATE_REQUEST, SEND_CERT_AUTH) || S13(SEND_CR_OR_CERT, SEND_CERTIFICATE, SEND_CV) ||
      S13(SEND_CERT_AUTH, SEND_CERTIFICATE, SEND_CV_AUTH) ||
      S13(SEND_CV, SEND_CERTIFICATE_VERIFY, SEND_FINISHED) || S13(SEND_CV_AUTH, SEND_CERTIFICATE_VERIFY, SEND_FINISHED_AUTH) ||
      S13(SEND_FINISHED, SEND_FINISHED, WAIT_FINISHED) || S13(SEND_FINISHED_AUTH, SEND_FINISHED, WAIT_CERT);
    // The same with a PSK: neither certificate nor request (4.3.2).
    predicate Server13FlightPsk(integer s, integer m, integer n) =
      S13(SEND_HELLO_PSK, SEND_SERVER_HELLO, SEND_CCS_PSK) ||
      S13(SEND_CCS_PSK, SEND_CHANGE_CIPHER_SPEC, SEND_EE_PSK) || S13(SEND_CCS_PSK, SKIP_CHANGE_CIPHER_SPEC, SEND_EE_PSK) ||
      S13(SEND_EE_PSK, SEND_ENCRYPTED_EXTENSIONS, SEND_FINISHED);
    // A.2, WAIT_FLIGHT2 to CONNECTED: a certificate and its CertificateVerify, or an empty list (4.4.2), where it was asked for.
    predicate Server13Answer(integer s, integer m, integer n) =
      S13(WAIT_CERT, CERTIFICATE, WAIT_CV) || S13(WAIT_CERT, CERTIFICATE_EMPTY, WAIT_FINISHED) ||
      S13(WAIT_CV, CERTIFICATE_VERIFY, WAIT_FINISHED) || S13(WAIT_FINISHED, FINISHED, CONNECTED);
    predicate Server13After(integer s, integer m, integer n) =
      S13(CONNECTED, SEND_NEW_SESSION_TICKET, CONNECTED) || S13(CONNECTED, KEY_UPDATE, CONNECTED) ||
      S13(CONNECTED, SEND_KEY_UPDATE, CONNECTED);
    predicate Server13(integer s, integer m, integer n) =
      Server13Hello(s, m, n) || Server13Flight(s, m, n) || Server13FlightPsk(s, m, n) || Server13Answer(s, m, n) ||
      Server13After(s, m, n); */
#undef C13
#undef S13
