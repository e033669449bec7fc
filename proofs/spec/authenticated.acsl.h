/* What must have happened to a connection before it is in a state: written by hand. The first part speaks of the past, the first i inputs of t, and
   walks it from its end; the second of states, where it claims that the past was so. proofs/machine/traces.c proves the claims for traces of
   any length. The predicates that call themselves do so with a smaller i, until it is 0. */
/*@ predicate Seen(uint32_t *t, integer i, integer m) = 0 < i && (t[i - 1] == m || Seen(t, i - 1, m));
    predicate SeenAfter(uint32_t *t, integer i, integer m, integer before) =
      0 < i && ((t[i - 1] == m && Seen(t, i - 1, before)) || SeenAfter(t, i - 1, m, before));

    // The server has proved to be who its certificate names, or one who knows the secret of a session in which it did: a ServerKeyExchange signed by the
    // certificate's key (RFC 5246 7.4.3); RSA key exchange with the certificate's key, which its Finished proves (7.4.7.1, 7.4.9);
    // a CertificateVerify (RFC 8446 4.4.3); an earlier session (RFC 5077), a PSK (RFC 8446 4.2.11).
    predicate ServerProved(uint32_t *t, integer i) =
      SeenAfter(t, i, HSK_IN_SERVER_KEY_EXCHANGE, HSK_IN_CERTIFICATE) ||
      SeenAfter(t, i, HSK_IN_CERTIFICATE, HSK_IN_SERVER_HELLO_RSA) ||
      SeenAfter(t, i, HSK_IN_CERTIFICATE_VERIFY, HSK_IN_CERTIFICATE) || Seen(t, i, HSK_IN_SERVER_HELLO_RESUMED) ||
      Seen(t, i, HSK_IN_SERVER_HELLO_RESUMED_TICKET) || Seen(t, i, HSK_IN_SERVER_HELLO_13_PSK);
    // The client has proved what it was asked for: nothing; or it has no certificate, which the action of CERTIFICATE_EMPTY refuses where one is required;
    // or a CertificateVerify behind its Certificate (RFC 5246 7.4.8, RFC 8446 4.4.3).
    predicate ClientProved(uint32_t *t, integer i) =
      !Seen(t, i, HSK_IN_SEND_CERTIFICATE_REQUEST) || Seen(t, i, HSK_IN_CERTIFICATE_EMPTY) ||
      SeenAfter(t, i, HSK_IN_CERTIFICATE_VERIFY, HSK_IN_CERTIFICATE);
    // What the peer sends is protected: its ChangeCipherSpec came, or this is TLS 1.3 behind EncryptedExtensions.
    predicate Protected(uint32_t *t, integer i) =
      Seen(t, i, HSK_IN_CHANGE_CIPHER_SPEC) || Seen(t, i, HSK_IN_ENCRYPTED_EXTENSIONS) ||
      Seen(t, i, HSK_IN_SEND_ENCRYPTED_EXTENSIONS);
    // The peer's Finished was verified, protected, after the peer's proof.
    predicate ServerFinished(uint32_t *t, integer i) =
      0 < i && ((t[i - 1] == HSK_IN_FINISHED && ServerProved(t, i - 1) && Protected(t, i - 1)) || ServerFinished(t, i - 1));
    predicate ClientFinished(uint32_t *t, integer i) =
      0 < i && ((t[i - 1] == HSK_IN_FINISHED && ClientProved(t, i - 1) && Protected(t, i - 1)) || ClientFinished(t, i - 1));
    predicate OwnFinished(uint32_t *t, integer i) =
      Seen(t, i, HSK_IN_SEND_FINISHED) || Seen(t, i, HSK_IN_SEND_FINISHED_TICKET_FOLLOWS);
    // Data came only behind that.
    predicate DataAfterServerFinished(uint32_t *t, integer i) =
      i <= 0 || ((t[i - 1] == HSK_IN_APPLICATION_DATA ==> ServerFinished(t, i - 1)) && DataAfterServerFinished(t, i - 1));
    predicate DataAfterClientFinished(uint32_t *t, integer i) =
      i <= 0 || ((t[i - 1] == HSK_IN_APPLICATION_DATA ==> ClientFinished(t, i - 1)) && DataAfterClientFinished(t, i - 1));

    // ---- states ----
    predicate IsClient(integer s) = HSK_CLIENT_START <= s <= HSK_CLIENT13_CONNECTED;
    predicate IsServer(integer s) = HSK_SERVER_WAIT_CLIENT_HELLO <= s <= HSK_SERVER13_CONNECTED;
    predicate IsClosing(integer s) = s == HSK_CLOSING12 || s == HSK_CLOSING13 || s == HSK_CLOSED_BY_PEER;
    predicate IsDone(integer s) =
      IsClosing(s) || s == HSK_CLIENT12_CONNECTED || s == HSK_CLIENT13_CONNECTED || s == HSK_SERVER12_CONNECTED ||
      s == HSK_SERVER13_CONNECTED;
    // the peer's Certificate, and nothing yet that shows it has the key
    predicate IsCertified(integer s) =
      s == HSK_CLIENT12_WAIT_SKE || s == HSK_CLIENT13_WAIT_CV || s == HSK_CLIENT13_WAIT_CV_AUTH || s == HSK_SERVER12_WAIT_CKE_CV ||
      s == HSK_SERVER12_MAKE_KEYS_CV || s == HSK_SERVER12_WAIT_CV || s == HSK_SERVER13_WAIT_CV;
    predicate IsServerProved(integer s) =
      s == HSK_CLIENT12_WAIT_CR_OR_DONE || s == HSK_CLIENT12_WAIT_DONE || s == HSK_CLIENT12_SEND_CERT || s == HSK_CLIENT12_SEND_CKE ||
      s == HSK_CLIENT12_SEND_CKE_CV || s == HSK_CLIENT12_SEND_CV || s == HSK_CLIENT12_SEND_CCS || s == HSK_CLIENT12_SEND_FINISHED ||
      s == HSK_CLIENT12_WAIT_TICKET || s == HSK_CLIENT12_WAIT_CCS || s == HSK_CLIENT12_WAIT_FINISHED ||
      s == HSK_CLIENT12_RESUMED_WAIT_TICKET || s == HSK_CLIENT12_RESUMED_WAIT_CCS || s == HSK_CLIENT12_RESUMED_WAIT_FINISHED ||
      s == HSK_CLIENT13_WAIT_EE_PSK || s == HSK_CLIENT13_WAIT_FINISHED || s == HSK_CLIENT13_WAIT_FINISHED_AUTH;
    // a CertificateRequest was sent and not answered yet
    predicate IsAsked(integer s) =
      s == HSK_SERVER12_SEND_DONE || s == HSK_SERVER12_WAIT_CERT || s == HSK_SERVER12_WAIT_CKE_CV ||
      s == HSK_SERVER12_MAKE_KEYS_CV || s == HSK_SERVER12_WAIT_CV || s == HSK_SERVER13_SEND_CERT_AUTH ||
      s == HSK_SERVER13_SEND_CV_AUTH || s == HSK_SERVER13_SEND_FINISHED_AUTH || s == HSK_SERVER13_WAIT_CERT ||
      s == HSK_SERVER13_WAIT_CV;
    predicate IsProtected(integer s) =
      s == HSK_CLIENT12_WAIT_FINISHED || s == HSK_CLIENT12_RESUMED_WAIT_FINISHED || s == HSK_SERVER12_WAIT_FINISHED ||
      s == HSK_SERVER12_RESUMED_WAIT_FINISHED || s == HSK_CLIENT13_WAIT_CERT_OR_CR || s == HSK_CLIENT13_WAIT_CERT ||
      s == HSK_CLIENT13_WAIT_CV || s == HSK_CLIENT13_WAIT_CV_AUTH || s == HSK_CLIENT13_WAIT_FINISHED ||
      s == HSK_CLIENT13_WAIT_FINISHED_AUTH || s == HSK_SERVER13_SEND_CR_OR_CERT || s == HSK_SERVER13_SEND_CERT_AUTH ||
      s == HSK_SERVER13_SEND_CV || s == HSK_SERVER13_SEND_CV_AUTH || s == HSK_SERVER13_SEND_FINISHED ||
      s == HSK_SERVER13_SEND_FINISHED_AUTH || s == HSK_SERVER13_WAIT_CERT || s == HSK_SERVER13_WAIT_CV ||
      s == HSK_SERVER13_WAIT_FINISHED;
    predicate IsFinished(integer s) =
      IsDone(s) || s == HSK_CLIENT12_RESUMED_SEND_CCS || s == HSK_CLIENT12_RESUMED_SEND_FINISHED || s == HSK_CLIENT13_SEND_CCS ||
      s == HSK_CLIENT13_SEND_CCS_AUTH || s == HSK_CLIENT13_SEND_CERT || s == HSK_CLIENT13_SEND_CV ||
      s == HSK_CLIENT13_SEND_FINISHED || s == HSK_SERVER12_SEND_TICKET_OR_CCS || s == HSK_SERVER12_SEND_CCS ||
      s == HSK_SERVER12_SEND_FINISHED;
    predicate IsOwnFinished(integer s) =
      IsDone(s) || s == HSK_CLIENT12_WAIT_TICKET || s == HSK_CLIENT12_WAIT_CCS || s == HSK_CLIENT12_WAIT_FINISHED ||
      s == HSK_SERVER12_RESUMED_WAIT_CCS || s == HSK_SERVER12_RESUMED_WAIT_FINISHED || s == HSK_SERVER13_WAIT_CERT ||
      s == HSK_SERVER13_WAIT_CV || s == HSK_SERVER13_WAIT_FINISHED; */
