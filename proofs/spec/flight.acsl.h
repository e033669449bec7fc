/* The flight of RFC 5246 7.3, figure 1, as a client takes part in it: written by hand from the RFC, not from states.def, which must stay within it.
   In words: the messages in their order and none left out; a ServerKeyExchange exactly with an ephemeral key exchange (7.4.3); our Certificate
   and CertificateVerify exactly when asked for, the latter exactly with a certificate (7.4.6, 7.4.8); protected data only after the
   server's Finished; and what 7.2 and 7.4.1.1 tell a client to look away from. */
/*@ // s waits for a message of the server
    predicate Waits(integer s) =
      s == HSK_CLIENT_WAIT_SERVER_HELLO || s == HSK_CLIENT12_WAIT_CERT_RSA || s == HSK_CLIENT12_WAIT_CERT ||
      s == HSK_CLIENT12_WAIT_SKE || s == HSK_CLIENT12_WAIT_CR_OR_DONE || s == HSK_CLIENT12_WAIT_DONE ||
      s == HSK_CLIENT12_WAIT_CCS || s == HSK_CLIENT12_CONNECTED || s == HSK_CLOSING12;
    // m may come in s and changes nothing
    predicate Stays(integer s, integer m) =
      (m == HSK_IN_HELLO_REQUEST && Waits(s)) ||
      (m == HSK_IN_WARNING_ALERT && (Waits(s) || s == HSK_CLIENT12_WAIT_FINISHED)) ||
      (m == HSK_IN_APPLICATION_DATA && (s == HSK_CLIENT12_CONNECTED || s == HSK_CLOSING12));
    // the server's first flight
    predicate ServerFlight(integer s, integer m, integer n) =
      (s == HSK_CLIENT_START ==> m == HSK_IN_START && n == HSK_CLIENT_WAIT_SERVER_HELLO) &&
      (s == HSK_CLIENT_WAIT_SERVER_HELLO ==>
        (m == HSK_IN_SERVER_HELLO_RSA && n == HSK_CLIENT12_WAIT_CERT_RSA) ||
        (m == HSK_IN_SERVER_HELLO_EPHEMERAL && n == HSK_CLIENT12_WAIT_CERT)) &&
      (s == HSK_CLIENT12_WAIT_CERT_RSA ==> m == HSK_IN_CERTIFICATE && n == HSK_CLIENT12_WAIT_CR_OR_DONE) &&
      (s == HSK_CLIENT12_WAIT_CERT ==> m == HSK_IN_CERTIFICATE && n == HSK_CLIENT12_WAIT_SKE) &&
      (s == HSK_CLIENT12_WAIT_SKE ==> m == HSK_IN_SERVER_KEY_EXCHANGE && n == HSK_CLIENT12_WAIT_CR_OR_DONE) &&
      (s == HSK_CLIENT12_WAIT_CR_OR_DONE ==>
        (m == HSK_IN_CERTIFICATE_REQUEST && n == HSK_CLIENT12_WAIT_DONE) ||
        (m == HSK_IN_SERVER_HELLO_DONE && n == HSK_CLIENT12_SEND_CKE)) &&
      (s == HSK_CLIENT12_WAIT_DONE ==> m == HSK_IN_SERVER_HELLO_DONE && n == HSK_CLIENT12_SEND_CERT);
    // our answer
    predicate ClientFlight(integer s, integer m, integer n) =
      (s == HSK_CLIENT12_SEND_CERT ==>
        (m == HSK_IN_SEND_CERTIFICATE && n == HSK_CLIENT12_SEND_CKE_CV) ||
        (m == HSK_IN_SEND_NO_CERTIFICATE && n == HSK_CLIENT12_SEND_CKE)) &&
      (s == HSK_CLIENT12_SEND_CKE ==> m == HSK_IN_SEND_CLIENT_KEY_EXCHANGE && n == HSK_CLIENT12_SEND_CCS) &&
      (s == HSK_CLIENT12_SEND_CKE_CV ==> m == HSK_IN_SEND_CLIENT_KEY_EXCHANGE && n == HSK_CLIENT12_SEND_CV) &&
      (s == HSK_CLIENT12_SEND_CV ==> m == HSK_IN_SEND_CERTIFICATE_VERIFY && n == HSK_CLIENT12_SEND_CCS) &&
      (s == HSK_CLIENT12_SEND_CCS ==> m == HSK_IN_SEND_CHANGE_CIPHER_SPEC && n == HSK_CLIENT12_SEND_FINISHED) &&
      (s == HSK_CLIENT12_SEND_FINISHED ==> m == HSK_IN_SEND_FINISHED && n == HSK_CLIENT12_WAIT_CCS);
    // the end of the handshake, and of the connection
    predicate LastFlight(integer s, integer m, integer n) =
      (s == HSK_CLIENT12_WAIT_CCS ==> m == HSK_IN_CHANGE_CIPHER_SPEC && n == HSK_CLIENT12_WAIT_FINISHED) &&
      (s == HSK_CLIENT12_WAIT_FINISHED ==> m == HSK_IN_FINISHED && n == HSK_CLIENT12_CONNECTED) &&
      (s == HSK_CLIENT12_CONNECTED ==>
        (m == HSK_IN_CLOSE && n == HSK_CLOSING12) || (m == HSK_IN_CLOSE_NOTIFY && n == HSK_CLOSED_BY_PEER)) &&
      (s == HSK_CLOSING12 ==> m == HSK_IN_CLOSE_NOTIFY && n == HSK_CLOSED_BY_PEER) &&
      s != HSK_CLOSED_BY_PEER && s != HSK_FAILED;
    predicate Flight(integer s, integer m, integer n) =
      (Stays(s, m) && n == s) ||
      (ServerFlight(s, m, n) && ClientFlight(s, m, n) && LastFlight(s, m, n)); */
