/* The message flows of TLS 1.2 as each side takes part in them: written by hand from the RFCs, not from states.def, which must be exactly this
   together with flight13.acsl.h and flight.acsl.h.
     RFC 5246 7.3 figure 1 (full handshake), figure 2 (resumption); RFC 5077 3.1 (tickets); RFC 6066 8 (CertificateStatus).
   s: where the connection is, m: what happens, n: where it is then. A WAIT state is named after the message that may come next, a SEND state
   after the one that is due. Our suites all authenticate the server by a certificate, so figure 1's Certificate* is always there. */
#define C12(from, what, to) (s == HSK_CLIENT12_##from && m == HSK_IN_##what && n == HSK_CLIENT12_##to)
#define S12(from, what, to) (s == HSK_SERVER12_##from && m == HSK_IN_##what && n == HSK_SERVER12_##to)
/*@ // The ServerHello tells the key exchange (7.4.1.3) and whether the session is an earlier one (7.3; RFC 5077 3.4); the
    // SessionTicket extension in it promises a NewSessionTicket (RFC 5077 3.2).
    predicate Client12Hello(integer s, integer m, integer n) =
      s == HSK_CLIENT_WAIT_SERVER_HELLO &&
      ((m == HSK_IN_SERVER_HELLO_RSA && n == HSK_CLIENT12_WAIT_CERT_RSA) ||
       (m == HSK_IN_SERVER_HELLO_EPHEMERAL && n == HSK_CLIENT12_WAIT_CERT) ||
       (m == HSK_IN_SERVER_HELLO_RESUMED && n == HSK_CLIENT12_RESUMED_WAIT_CCS) ||
       (m == HSK_IN_SERVER_HELLO_RESUMED_TICKET && n == HSK_CLIENT12_RESUMED_WAIT_TICKET));
    // Figure 1, the server's flight: Certificate, ServerKeyExchange exactly where the key exchange is ephemeral (7.4.3),
    // CertificateRequest* (7.4.4), ServerHelloDone (7.4.5). What was asked decides what we answer (7.4.6).
    predicate Client12ServerFlight(integer s, integer m, integer n) =
      C12(WAIT_CERT_RSA, CERTIFICATE, WAIT_CR_OR_DONE) || C12(WAIT_CERT, CERTIFICATE, WAIT_SKE) ||
      C12(WAIT_SKE, SERVER_KEY_EXCHANGE, WAIT_CR_OR_DONE) ||
      C12(WAIT_CR_OR_DONE, CERTIFICATE_REQUEST, WAIT_DONE) || C12(WAIT_CR_OR_DONE, SERVER_HELLO_DONE, SEND_CKE) ||
      C12(WAIT_DONE, SERVER_HELLO_DONE, SEND_CERT);
    // Figure 1, our answer: Certificate exactly if asked, empty if we have none (7.4.6); ClientKeyExchange; CertificateVerify
    // exactly with a certificate (7.4.8); ChangeCipherSpec and Finished.
    predicate Client12Answer(integer s, integer m, integer n) =
      C12(SEND_CERT, SEND_CERTIFICATE, SEND_CKE_CV) || C12(SEND_CERT, SEND_NO_CERTIFICATE, SEND_CKE) ||
      C12(SEND_CKE, SEND_CLIENT_KEY_EXCHANGE, SEND_CCS) || C12(SEND_CKE_CV, SEND_CLIENT_KEY_EXCHANGE, SEND_CV) ||
      C12(SEND_CV, SEND_CERTIFICATE_VERIFY, SEND_CCS) || C12(SEND_CCS, SEND_CHANGE_CIPHER_SPEC, SEND_FINISHED) ||
      C12(SEND_FINISHED, SEND_FINISHED, WAIT_CCS) || C12(SEND_FINISHED, SEND_FINISHED_TICKET_FOLLOWS, WAIT_TICKET);
    // Figure 1, the end: NewSessionTicket exactly if promised, and before ChangeCipherSpec (RFC 5077 3.3); Finished right behind
    // ChangeCipherSpec (7.4.9).
    predicate Client12End(integer s, integer m, integer n) =
      C12(WAIT_TICKET, NEW_SESSION_TICKET, WAIT_CCS) || C12(WAIT_CCS, CHANGE_CIPHER_SPEC, WAIT_FINISHED) ||
      C12(WAIT_FINISHED, FINISHED, CONNECTED);
    // Figure 2 (and RFC 5077 figure 2): the server's ChangeCipherSpec and Finished come first.
    predicate Client12Resumed(integer s, integer m, integer n) =
      C12(RESUMED_WAIT_TICKET, NEW_SESSION_TICKET, RESUMED_WAIT_CCS) ||
      C12(RESUMED_WAIT_CCS, CHANGE_CIPHER_SPEC, RESUMED_WAIT_FINISHED) ||
      C12(RESUMED_WAIT_FINISHED, FINISHED, RESUMED_SEND_CCS) ||
      C12(RESUMED_SEND_CCS, SEND_CHANGE_CIPHER_SPEC, RESUMED_SEND_FINISHED) ||
      C12(RESUMED_SEND_FINISHED, SEND_FINISHED, CONNECTED);
    predicate Client12(integer s, integer m, integer n) =
      Client12Hello(s, m, n) || Client12ServerFlight(s, m, n) || Client12Answer(s, m, n) || Client12End(s, m, n) ||
      Client12Resumed(s, m, n);

    // The server reads a ClientHello and chooses: key exchange, or an earlier session.
    predicate Server12Hello(integer s, integer m, integer n) =
      s == HSK_SERVER_WAIT_CLIENT_HELLO &&
      ((m == HSK_IN_CLIENT_HELLO_RSA && n == HSK_SERVER12_SEND_HELLO_RSA) ||
       (m == HSK_IN_CLIENT_HELLO_EPHEMERAL && n == HSK_SERVER12_SEND_HELLO) ||
       (m == HSK_IN_CLIENT_HELLO_RESUMED && n == HSK_SERVER12_SEND_HELLO_RESUMED));
    // Figure 1, our flight with RSA: ServerHello, Certificate, CertificateStatus* right behind it (RFC 6066 8), CertificateRequest*,
    // ServerHelloDone; no ServerKeyExchange (7.4.3).
    predicate Server12FlightRsa(integer s, integer m, integer n) =
      S12(SEND_HELLO_RSA, SEND_SERVER_HELLO, SEND_CERT_RSA) || S12(SEND_CERT_RSA, SEND_CERTIFICATE, SEND_STATUS_RSA) ||
      S12(SEND_STATUS_RSA, SEND_CERTIFICATE_STATUS, SEND_CR_OR_DONE) ||
      S12(SEND_STATUS_RSA, SEND_CERTIFICATE_REQUEST, SEND_DONE) ||
      S12(SEND_STATUS_RSA, SEND_SERVER_HELLO_DONE, WAIT_CKE);
    // The same with an ephemeral key exchange, so with a ServerKeyExchange.
    predicate Server12FlightEphemeral(integer s, integer m, integer n) =
      S12(SEND_HELLO, SEND_SERVER_HELLO, SEND_CERT) || S12(SEND_CERT, SEND_CERTIFICATE, SEND_STATUS) ||
      S12(SEND_STATUS, SEND_CERTIFICATE_STATUS, SEND_SKE) ||
      S12(SEND_STATUS, SEND_SERVER_KEY_EXCHANGE, SEND_CR_OR_DONE) ||
      S12(SEND_SKE, SEND_SERVER_KEY_EXCHANGE, SEND_CR_OR_DONE);
    // The end of our flight: whoever asks for a certificate (7.4.4) waits for one.
    predicate Server12FlightEnd(integer s, integer m, integer n) =
      S12(SEND_CR_OR_DONE, SEND_CERTIFICATE_REQUEST, SEND_DONE) || S12(SEND_CR_OR_DONE, SEND_SERVER_HELLO_DONE, WAIT_CKE) ||
      S12(SEND_DONE, SEND_SERVER_HELLO_DONE, WAIT_CERT);
    // Figure 1, the client's answer: a certificate brings a CertificateVerify, an empty list does not (7.4.6, 7.4.8). The keys are made
    // between the ClientKeyExchange and what follows (8.1).
    predicate Server12Answer(integer s, integer m, integer n) =
      S12(WAIT_CERT, CERTIFICATE, WAIT_CKE_CV) || S12(WAIT_CERT, CERTIFICATE_EMPTY, WAIT_CKE) ||
      S12(WAIT_CKE, CLIENT_KEY_EXCHANGE, MAKE_KEYS) || S12(WAIT_CKE_CV, CLIENT_KEY_EXCHANGE, MAKE_KEYS_CV) ||
      S12(MAKE_KEYS, MAKE_KEYS, WAIT_CCS) || S12(MAKE_KEYS_CV, MAKE_KEYS, WAIT_CV) ||
      S12(WAIT_CV, CERTIFICATE_VERIFY, WAIT_CCS) || S12(WAIT_CCS, CHANGE_CIPHER_SPEC, WAIT_FINISHED) ||
      S12(WAIT_FINISHED, FINISHED, SEND_TICKET_OR_CCS);
    // Figure 1, the end: NewSessionTicket* (RFC 5077 3.3), ChangeCipherSpec, Finished.
    predicate Server12End(integer s, integer m, integer n) =
      S12(SEND_TICKET_OR_CCS, SEND_NEW_SESSION_TICKET, SEND_CCS) ||
      S12(SEND_TICKET_OR_CCS, SEND_CHANGE_CIPHER_SPEC, SEND_FINISHED) ||
      S12(SEND_CCS, SEND_CHANGE_CIPHER_SPEC, SEND_FINISHED) || S12(SEND_FINISHED, SEND_FINISHED, CONNECTED);
    // Figure 2: ServerHello, NewSessionTicket*, ChangeCipherSpec, Finished, and then the client's.
    predicate Server12Resumed(integer s, integer m, integer n) =
      S12(SEND_HELLO_RESUMED, SEND_SERVER_HELLO, RESUMED_SEND_TICKET_OR_CCS) ||
      S12(RESUMED_SEND_TICKET_OR_CCS, SEND_NEW_SESSION_TICKET, RESUMED_SEND_CCS) ||
      S12(RESUMED_SEND_TICKET_OR_CCS, SEND_CHANGE_CIPHER_SPEC, RESUMED_SEND_FINISHED) ||
      S12(RESUMED_SEND_CCS, SEND_CHANGE_CIPHER_SPEC, RESUMED_SEND_FINISHED) ||
      S12(RESUMED_SEND_FINISHED, SEND_FINISHED, RESUMED_WAIT_CCS) ||
      S12(RESUMED_WAIT_CCS, CHANGE_CIPHER_SPEC, RESUMED_WAIT_FINISHED) || S12(RESUMED_WAIT_FINISHED, FINISHED, CONNECTED);
    predicate Server12(integer s, integer m, integer n) =
      Server12Hello(s, m, n) || Server12FlightRsa(s, m, n) || Server12FlightEphemeral(s, m, n) || Server12FlightEnd(s, m, n) ||
      Server12Answer(s, m, n) || Server12End(s, m, n) || Server12Resumed(s, m, n); */
#undef C12
#undef S12
