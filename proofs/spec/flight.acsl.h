/* The machine of the RFCs: the flights of both versions, and what stands beside them: alerts, HelloRequest, middleboxes' ChangeCipherSpec,
   data, closing. Written by hand from the RFCs; proofs/machine/refines.c proves that states.def is exactly this. */
#include "flight12.acsl.h"
#include "flight13.acsl.h"
/*@ // It is the peer's turn in the handshake: client, server, of each version. A client learns the version by the ServerHello.
    predicate Client12Waits(integer s) =
      s == HSK_CLIENT12_WAIT_CERT_RSA || s == HSK_CLIENT12_WAIT_CERT || s == HSK_CLIENT12_WAIT_SKE ||
      s == HSK_CLIENT12_WAIT_CR_OR_DONE || s == HSK_CLIENT12_WAIT_DONE || s == HSK_CLIENT12_WAIT_TICKET ||
      s == HSK_CLIENT12_WAIT_CCS || s == HSK_CLIENT12_RESUMED_WAIT_TICKET || s == HSK_CLIENT12_RESUMED_WAIT_CCS;
    predicate Client12WaitsFinished(integer s) = s == HSK_CLIENT12_WAIT_FINISHED || s == HSK_CLIENT12_RESUMED_WAIT_FINISHED;
    predicate Server12Waits(integer s) =
      s == HSK_SERVER12_WAIT_CERT || s == HSK_SERVER12_WAIT_CKE || s == HSK_SERVER12_WAIT_CKE_CV || s == HSK_SERVER12_WAIT_CV ||
      s == HSK_SERVER12_WAIT_CCS || s == HSK_SERVER12_WAIT_FINISHED || s == HSK_SERVER12_RESUMED_WAIT_CCS ||
      s == HSK_SERVER12_RESUMED_WAIT_FINISHED;
    predicate Client13Waits(integer s) =
      s == HSK_CLIENT13_WAIT_SERVER_HELLO || s == HSK_CLIENT13_WAIT_EE || s == HSK_CLIENT13_WAIT_EE_PSK ||
      s == HSK_CLIENT13_WAIT_CERT_OR_CR || s == HSK_CLIENT13_WAIT_CERT || s == HSK_CLIENT13_WAIT_CV ||
      s == HSK_CLIENT13_WAIT_CV_AUTH || s == HSK_CLIENT13_WAIT_FINISHED || s == HSK_CLIENT13_WAIT_FINISHED_AUTH;
    predicate Server13Waits(integer s) =
      s == HSK_SERVER13_WAIT_SECOND_HELLO || s == HSK_SERVER13_WAIT_CERT || s == HSK_SERVER13_WAIT_CV ||
      s == HSK_SERVER13_WAIT_FINISHED;
    predicate Connected(integer s) =
      s == HSK_CLIENT12_CONNECTED || s == HSK_SERVER12_CONNECTED || s == HSK_CLIENT13_CONNECTED || s == HSK_SERVER13_CONNECTED;
    predicate Closing(integer s) = s == HSK_CLOSING12 || s == HSK_CLOSING13;

    // RFC 5246 7.4.1.1: a client ignores a HelloRequest while it negotiates, and answers no_renegotiation later. Not between ChangeCipherSpec and
    // Finished, which belong together (7.4.9). RFC 5246 7.2.2: a server may answer no_renegotiation to a ClientHello.
    // Behind our close_notify nothing can be answered (7.2.1), and what the peer began before it saw that is ignored.
    predicate Renegotiation(integer s, integer m) =
      (m == HSK_IN_HELLO_REQUEST &&
       (s == HSK_CLIENT_WAIT_SERVER_HELLO || Client12Waits(s) || s == HSK_CLIENT12_CONNECTED || s == HSK_CLOSING12)) ||
      (m == HSK_IN_CLIENT_HELLO_AGAIN && (s == HSK_SERVER12_CONNECTED || s == HSK_CLOSING12));
    // RFC 5246 7.2, RFC 8446 6: alerts stand beside the handshake; one that is no error changes nothing.
    predicate Warning(integer s, integer m) =
      m == HSK_IN_WARNING_ALERT &&
      (s == HSK_CLIENT_WAIT_SERVER_HELLO || Client12Waits(s) || Client12WaitsFinished(s) || Server12Waits(s) || Client13Waits(s) ||
       Server13Waits(s) || Connected(s) || Closing(s));
    // RFC 8446 5: from the first ClientHello until the peer's Finished a ChangeCipherSpec is dropped; by a stateless server also where the first ClientHello was
    // another context's business (4.2.2), which classify tells from one that is out of order.
    predicate Dropped(integer s, integer m) =
      m == HSK_IN_COMPATIBILITY_CCS &&
      (s == HSK_CLIENT_WAIT_SERVER_HELLO || s == HSK_SERVER_WAIT_CLIENT_HELLO || Client13Waits(s) || Server13Waits(s));
    // RFC 5246 7.3, RFC 8446 2: data once the handshake is done; the peer may still send some after our close_notify (RFC 8446 6.1), and other
    // messages of RFC 8446 4.6.
    predicate Data(integer s, integer m) =
      (m == HSK_IN_APPLICATION_DATA && (Connected(s) || Closing(s))) ||
      ((m == HSK_IN_KEY_UPDATE || m == HSK_IN_NEW_SESSION_TICKET) && s == HSK_CLOSING13);
    // RFC 5246 7.2.1, RFC 8446 6.1: either side closes.
    predicate Close(integer s, integer m, integer n) =
      (m == HSK_IN_CLOSE &&
       (((s == HSK_CLIENT12_CONNECTED || s == HSK_SERVER12_CONNECTED) && n == HSK_CLOSING12) ||
        ((s == HSK_CLIENT13_CONNECTED || s == HSK_SERVER13_CONNECTED) && n == HSK_CLOSING13))) ||
      (m == HSK_IN_CLOSE_NOTIFY && (Connected(s) || Closing(s)) && n == HSK_CLOSED_BY_PEER);

    // All that may happen. Nothing leaves HSK_FAILED or HSK_CLOSED_BY_PEER, and nothing leads to HSK_FAILED but what is not here.
    predicate Flight(integer s, integer m, integer n) =
      (s == HSK_CLIENT_START && m == HSK_IN_START && n == HSK_CLIENT_WAIT_SERVER_HELLO) ||
      Client12(s, m, n) || Server12(s, m, n) || Client13(s, m, n) || Server13(s, m, n) || Close(s, m, n) ||
      (n == s && (Renegotiation(s, m) || Warning(s, m) || Dropped(s, m) || Data(s, m))); */
