#include "flights.h"
#include <stddef.h>

typedef struct {
  uint32_t from, input, to;
} arrow;
#define I(name)      HSK_IN_##name
#define C(name)      HSK_CLIENT12_##name
#define S(name)      HSK_SERVER12_##name
#define C13(name)    HSK_CLIENT13_##name
#define S13(name)    HSK_SERVER13_##name
#define CLIENT_START HSK_CLIENT_START
#define CLIENT_WAITS HSK_CLIENT_WAIT_SERVER_HELLO
#define SERVER_START HSK_SERVER_WAIT_CLIENT_HELLO

/* RFC 5246 7.3, figure 1, a client's side from top to bottom. What is starred there is optional and makes two ways. */
static const arrow client12[] = {
    /* ClientHello --> */
    {CLIENT_START, I(START), CLIENT_WAITS},
    /* ServerHello, Certificate*, ServerKeyExchange*, CertificateRequest*, ServerHelloDone. All suites of ours
       authenticate the server, so a Certificate follows; RSA has no ServerKeyExchange (7.4.3), DHE and ECDHE
       always have one. */
    {CLIENT_WAITS, I(SERVER_HELLO_RSA), C(WAIT_CERT_RSA)},
    {CLIENT_WAITS, I(SERVER_HELLO_EPHEMERAL), C(WAIT_CERT)},
    {C(WAIT_CERT_RSA), I(CERTIFICATE), C(WAIT_CR_OR_DONE)},
    {C(WAIT_CERT), I(CERTIFICATE), C(WAIT_SKE)},
    {C(WAIT_SKE), I(SERVER_KEY_EXCHANGE), C(WAIT_CR_OR_DONE)},
    {C(WAIT_CR_OR_DONE), I(CERTIFICATE_REQUEST), C(WAIT_DONE)},
    {C(WAIT_CR_OR_DONE), I(SERVER_HELLO_DONE), C(SEND_CKE)},
    {C(WAIT_DONE), I(SERVER_HELLO_DONE), C(SEND_CERT)},
    /* Certificate* (if asked, 7.4.6), ClientKeyExchange, CertificateVerify* (if it can sign, 7.4.8),
       [ChangeCipherSpec], Finished --> */
    {C(SEND_CERT), I(SEND_CERTIFICATE), C(SEND_CKE_CV)},
    {C(SEND_CERT), I(SEND_NO_CERTIFICATE), C(SEND_CKE)},
    {C(SEND_CKE), I(SEND_CLIENT_KEY_EXCHANGE), C(SEND_CCS)},
    {C(SEND_CKE_CV), I(SEND_CLIENT_KEY_EXCHANGE), C(SEND_CV)},
    {C(SEND_CV), I(SEND_CERTIFICATE_VERIFY), C(SEND_CCS)},
    {C(SEND_CCS), I(SEND_CHANGE_CIPHER_SPEC), C(SEND_FINISHED)},
    {C(SEND_FINISHED), I(SEND_FINISHED), C(WAIT_CCS)},
    /* NewSessionTicket where the ServerHello promised it (RFC 5077 3.3) */
    {C(SEND_FINISHED), I(SEND_FINISHED_TICKET_FOLLOWS), C(WAIT_TICKET)},
    {C(WAIT_TICKET), I(NEW_SESSION_TICKET), C(WAIT_CCS)},
    /* [ChangeCipherSpec], Finished <-- and nothing between the two (7.4.9) */
    {C(WAIT_CCS), I(CHANGE_CIPHER_SPEC), C(WAIT_FINISHED)},
    {C(WAIT_FINISHED), I(FINISHED), C(CONNECTED)},
    /* figure 2, with RFC 5077's ticket: the server finishes first */
    {CLIENT_WAITS, I(SERVER_HELLO_RESUMED), C(RESUMED_WAIT_CCS)},
    {CLIENT_WAITS, I(SERVER_HELLO_RESUMED_TICKET), C(RESUMED_WAIT_TICKET)},
    {C(RESUMED_WAIT_TICKET), I(NEW_SESSION_TICKET), C(RESUMED_WAIT_CCS)},
    {C(RESUMED_WAIT_CCS), I(CHANGE_CIPHER_SPEC), C(RESUMED_WAIT_FINISHED)},
    {C(RESUMED_WAIT_FINISHED), I(FINISHED), C(RESUMED_SEND_CCS)},
    {C(RESUMED_SEND_CCS), I(SEND_CHANGE_CIPHER_SPEC), C(RESUMED_SEND_FINISHED)},
    {C(RESUMED_SEND_FINISHED), I(SEND_FINISHED), C(CONNECTED)},
};

/* The same two figures, a server's side. */
static const arrow server12[] = {
    {SERVER_START, I(CLIENT_HELLO_RSA), S(SEND_HELLO_RSA)},
    {SERVER_START, I(CLIENT_HELLO_EPHEMERAL), S(SEND_HELLO)},
    {S(SEND_HELLO_RSA), I(SEND_SERVER_HELLO), S(SEND_CERT_RSA)},
    {S(SEND_HELLO), I(SEND_SERVER_HELLO), S(SEND_CERT)},
    /* Certificate, with CertificateStatus* right behind it (RFC 6066 8) */
    {S(SEND_CERT_RSA), I(SEND_CERTIFICATE), S(SEND_STATUS_RSA)},
    {S(SEND_CERT), I(SEND_CERTIFICATE), S(SEND_STATUS)},
    {S(SEND_STATUS_RSA), I(SEND_CERTIFICATE_STATUS), S(SEND_CR_OR_DONE)},
    {S(SEND_STATUS), I(SEND_CERTIFICATE_STATUS), S(SEND_SKE)},
    {S(SEND_STATUS), I(SEND_SERVER_KEY_EXCHANGE), S(SEND_CR_OR_DONE)},
    {S(SEND_SKE), I(SEND_SERVER_KEY_EXCHANGE), S(SEND_CR_OR_DONE)},
    /* CertificateRequest*, ServerHelloDone, after either of the two above */
    {S(SEND_STATUS_RSA), I(SEND_CERTIFICATE_REQUEST), S(SEND_DONE)},
    {S(SEND_STATUS_RSA), I(SEND_SERVER_HELLO_DONE), S(WAIT_CKE)},
    {S(SEND_CR_OR_DONE), I(SEND_CERTIFICATE_REQUEST), S(SEND_DONE)},
    {S(SEND_CR_OR_DONE), I(SEND_SERVER_HELLO_DONE), S(WAIT_CKE)},
    {S(SEND_DONE), I(SEND_SERVER_HELLO_DONE), S(WAIT_CERT)},
    /* the client's answer: a certificate is proved (7.4.8), none is not */
    {S(WAIT_CERT), I(CERTIFICATE), S(WAIT_CKE_CV)},
    {S(WAIT_CERT), I(CERTIFICATE_EMPTY), S(WAIT_CKE)},
    {S(WAIT_CKE), I(CLIENT_KEY_EXCHANGE), S(MAKE_KEYS)},
    {S(WAIT_CKE_CV), I(CLIENT_KEY_EXCHANGE), S(MAKE_KEYS_CV)},
    {S(MAKE_KEYS), I(MAKE_KEYS), S(WAIT_CCS)},
    {S(MAKE_KEYS_CV), I(MAKE_KEYS), S(WAIT_CV)},
    {S(WAIT_CV), I(CERTIFICATE_VERIFY), S(WAIT_CCS)},
    {S(WAIT_CCS), I(CHANGE_CIPHER_SPEC), S(WAIT_FINISHED)},
    {S(WAIT_FINISHED), I(FINISHED), S(SEND_TICKET_OR_CCS)},
    {S(SEND_TICKET_OR_CCS), I(SEND_NEW_SESSION_TICKET), S(SEND_CCS)},
    {S(SEND_TICKET_OR_CCS), I(SEND_CHANGE_CIPHER_SPEC), S(SEND_FINISHED)},
    {S(SEND_CCS), I(SEND_CHANGE_CIPHER_SPEC), S(SEND_FINISHED)},
    {S(SEND_FINISHED), I(SEND_FINISHED), S(CONNECTED)},
    /* figure 2 */
    {SERVER_START, I(CLIENT_HELLO_RESUMED), S(SEND_HELLO_RESUMED)},
    {S(SEND_HELLO_RESUMED), I(SEND_SERVER_HELLO), S(RESUMED_SEND_TICKET_OR_CCS)},
    {S(RESUMED_SEND_TICKET_OR_CCS), I(SEND_NEW_SESSION_TICKET), S(RESUMED_SEND_CCS)},
    {S(RESUMED_SEND_TICKET_OR_CCS), I(SEND_CHANGE_CIPHER_SPEC), S(RESUMED_SEND_FINISHED)},
    {S(RESUMED_SEND_CCS), I(SEND_CHANGE_CIPHER_SPEC), S(RESUMED_SEND_FINISHED)},
    {S(RESUMED_SEND_FINISHED), I(SEND_FINISHED), S(RESUMED_WAIT_CCS)},
    {S(RESUMED_WAIT_CCS), I(CHANGE_CIPHER_SPEC), S(RESUMED_WAIT_FINISHED)},
    {S(RESUMED_WAIT_FINISHED), I(FINISHED), S(CONNECTED)},
};

/* RFC 8446 A.1, with D.4's ChangeCipherSpec. */
static const arrow client13[] = {
    {CLIENT_WAITS, I(SERVER_HELLO_13), C13(WAIT_EE)},
    {CLIENT_WAITS, I(SERVER_HELLO_13_PSK), C13(WAIT_EE_PSK)},
    /* one HelloRetryRequest and no more (4.1.4) */
    {CLIENT_WAITS, I(HELLO_RETRY_REQUEST), C13(SEND_RETRY_CCS)},
    {C13(SEND_RETRY_CCS), I(SEND_CHANGE_CIPHER_SPEC), C13(SEND_SECOND_HELLO)},
    {C13(SEND_SECOND_HELLO), I(SEND_CLIENT_HELLO), C13(WAIT_SERVER_HELLO)},
    {C13(WAIT_SERVER_HELLO), I(SERVER_HELLO_13), C13(WAIT_EE)},
    {C13(WAIT_SERVER_HELLO), I(SERVER_HELLO_13_PSK), C13(WAIT_EE_PSK)},
    {C13(WAIT_EE), I(ENCRYPTED_EXTENSIONS), C13(WAIT_CERT_OR_CR)},
    {C13(WAIT_EE_PSK), I(ENCRYPTED_EXTENSIONS), C13(WAIT_FINISHED)},
    {C13(WAIT_CERT_OR_CR), I(CERTIFICATE), C13(WAIT_CV)},
    {C13(WAIT_CERT_OR_CR), I(CERTIFICATE_REQUEST), C13(WAIT_CERT)},
    {C13(WAIT_CERT), I(CERTIFICATE), C13(WAIT_CV_AUTH)},
    {C13(WAIT_CV), I(CERTIFICATE_VERIFY), C13(WAIT_FINISHED)},
    {C13(WAIT_CV_AUTH), I(CERTIFICATE_VERIFY), C13(WAIT_FINISHED_AUTH)},
    {C13(WAIT_FINISHED), I(FINISHED), C13(SEND_CCS)},
    {C13(WAIT_FINISHED_AUTH), I(FINISHED), C13(SEND_CCS_AUTH)},
    {C13(SEND_CCS), I(SEND_CHANGE_CIPHER_SPEC), C13(SEND_FINISHED)},
    {C13(SEND_CCS), I(SKIP_CHANGE_CIPHER_SPEC), C13(SEND_FINISHED)},
    {C13(SEND_CCS_AUTH), I(SEND_CHANGE_CIPHER_SPEC), C13(SEND_CERT)},
    {C13(SEND_CCS_AUTH), I(SKIP_CHANGE_CIPHER_SPEC), C13(SEND_CERT)},
    {C13(SEND_CERT), I(SEND_CERTIFICATE), C13(SEND_CV)},
    {C13(SEND_CERT), I(SEND_NO_CERTIFICATE), C13(SEND_FINISHED)},
    {C13(SEND_CV), I(SEND_CERTIFICATE_VERIFY), C13(SEND_FINISHED)},
    {C13(SEND_FINISHED), I(SEND_FINISHED), C13(CONNECTED)},
    {C13(CONNECTED), I(NEW_SESSION_TICKET), C13(CONNECTED)},
};

/* RFC 8446 A.2. */
static const arrow server13[] = {
    {SERVER_START, I(CLIENT_HELLO_13), S13(SEND_HELLO)},
    {SERVER_START, I(CLIENT_HELLO_13_PSK), S13(SEND_HELLO_PSK)},
    {SERVER_START, I(CLIENT_HELLO_13_RETRY), S13(SEND_RETRY)},
    {S13(SEND_RETRY), I(SEND_HELLO_RETRY_REQUEST), S13(SEND_RETRY_CCS)},
    {S13(SEND_RETRY_CCS), I(SEND_CHANGE_CIPHER_SPEC), S13(WAIT_SECOND_HELLO)},
    {S13(SEND_RETRY_CCS), I(SKIP_CHANGE_CIPHER_SPEC), S13(WAIT_SECOND_HELLO)},
    {S13(WAIT_SECOND_HELLO), I(CLIENT_HELLO_13), S13(SEND_HELLO)},
    {S13(WAIT_SECOND_HELLO), I(CLIENT_HELLO_13_PSK), S13(SEND_HELLO_PSK)},
    {S13(SEND_HELLO), I(SEND_SERVER_HELLO), S13(SEND_CCS)},
    {S13(SEND_HELLO_PSK), I(SEND_SERVER_HELLO), S13(SEND_CCS_PSK)},
    {S13(SEND_CCS), I(SEND_CHANGE_CIPHER_SPEC), S13(SEND_EE)},
    {S13(SEND_CCS), I(SKIP_CHANGE_CIPHER_SPEC), S13(SEND_EE)},
    {S13(SEND_CCS_PSK), I(SEND_CHANGE_CIPHER_SPEC), S13(SEND_EE_PSK)},
    {S13(SEND_CCS_PSK), I(SKIP_CHANGE_CIPHER_SPEC), S13(SEND_EE_PSK)},
    {S13(SEND_EE), I(SEND_ENCRYPTED_EXTENSIONS), S13(SEND_CR_OR_CERT)},
    {S13(SEND_EE_PSK), I(SEND_ENCRYPTED_EXTENSIONS), S13(SEND_FINISHED)},
    {S13(SEND_CR_OR_CERT), I(SEND_CERTIFICATE_REQUEST), S13(SEND_CERT_AUTH)},
    {S13(SEND_CR_OR_CERT), I(SEND_CERTIFICATE), S13(SEND_CV)},
    {S13(SEND_CERT_AUTH), I(SEND_CERTIFICATE), S13(SEND_CV_AUTH)},
    {S13(SEND_CV), I(SEND_CERTIFICATE_VERIFY), S13(SEND_FINISHED)},
    {S13(SEND_CV_AUTH), I(SEND_CERTIFICATE_VERIFY), S13(SEND_FINISHED_AUTH)},
    {S13(SEND_FINISHED), I(SEND_FINISHED), S13(WAIT_FINISHED)},
    {S13(SEND_FINISHED_AUTH), I(SEND_FINISHED), S13(WAIT_CERT)},
    {S13(WAIT_CERT), I(CERTIFICATE), S13(WAIT_CV)},
    {S13(WAIT_CERT), I(CERTIFICATE_EMPTY), S13(WAIT_FINISHED)},
    {S13(WAIT_CV), I(CERTIFICATE_VERIFY), S13(WAIT_FINISHED)},
    {S13(WAIT_FINISHED), I(FINISHED), S13(CONNECTED)},
    {S13(CONNECTED), I(SEND_NEW_SESSION_TICKET), S13(CONNECTED)},
};

/* What a state is, for all that is not of the flights. */
#define HANDSHAKE_12 1u  /* the peer's turn in a handshake of TLS 1.2 */
#define HANDSHAKE_13 2u  /* likewise of TLS 1.3 */
#define BEHIND_CCS   4u  /* between the peer's ChangeCipherSpec and its Finished */
#define CLIENT       8u  /* a client's */
#define DONE_12      16u /* connected by TLS 1.2 */
#define DONE_13      32u
#define CLOSING_12   64u /* our close_notify is out, the peer's not yet in */
#define CLOSING_13   128u
#define DONE         (DONE_12 | DONE_13)
#define CLOSING      (CLOSING_12 | CLOSING_13)

static unsigned kind(uint32_t state)
{
  switch (state) {
  case CLIENT_WAITS: /* of which version is not known yet */
    return CLIENT | HANDSHAKE_12 | HANDSHAKE_13;
  case C(WAIT_CERT_RSA):
  case C(WAIT_CERT):
  case C(WAIT_SKE):
  case C(WAIT_CR_OR_DONE):
  case C(WAIT_DONE):
  case C(WAIT_TICKET):
  case C(WAIT_CCS):
  case C(RESUMED_WAIT_TICKET):
  case C(RESUMED_WAIT_CCS):
    return CLIENT | HANDSHAKE_12;
  case C(WAIT_FINISHED):
  case C(RESUMED_WAIT_FINISHED):
    return CLIENT | HANDSHAKE_12 | BEHIND_CCS;
  case S(WAIT_CERT):
  case S(WAIT_CKE):
  case S(WAIT_CKE_CV):
  case S(WAIT_CV):
  case S(WAIT_CCS):
  case S(RESUMED_WAIT_CCS):
    return HANDSHAKE_12;
  case S(WAIT_FINISHED):
  case S(RESUMED_WAIT_FINISHED):
    return HANDSHAKE_12 | BEHIND_CCS;
  case C13(WAIT_SERVER_HELLO):
  case C13(WAIT_EE):
  case C13(WAIT_EE_PSK):
  case C13(WAIT_CERT_OR_CR):
  case C13(WAIT_CERT):
  case C13(WAIT_CV):
  case C13(WAIT_CV_AUTH):
  case C13(WAIT_FINISHED):
  case C13(WAIT_FINISHED_AUTH):
    return CLIENT | HANDSHAKE_13;
  case S13(WAIT_SECOND_HELLO):
  case S13(WAIT_CERT):
  case S13(WAIT_CV):
  case S13(WAIT_FINISHED):
    return HANDSHAKE_13;
  case C(CONNECTED):
    return CLIENT | DONE_12;
  case S(CONNECTED):
    return DONE_12;
  case C13(CONNECTED):
    return CLIENT | DONE_13;
  case S13(CONNECTED):
    return DONE_13;
  case HSK_CLOSING12:
    return CLIENT | CLOSING_12;
  case HSK_CLOSING13:
    return CLIENT | CLOSING_13;
  default:
    return 0;
  }
}

/* Whether input may come where it changes nothing. */
static int may_pass(unsigned k, uint32_t state, uint32_t input)
{
  switch (input) {
  /* RFC 5246 7.4.1.1; nothing may stand behind ChangeCipherSpec but Finished (7.4.9) */
  case I(HELLO_REQUEST):
    return (k & CLIENT) != 0 && (k & (HANDSHAKE_12 | DONE_12 | CLOSING_12)) != 0 && (k & BEHIND_CCS) == 0;
  /* RFC 5246 7.2.2: refused without an end */
  case I(CLIENT_HELLO_AGAIN):
    return k == DONE_12 || (k & CLOSING_12) != 0;
  /* RFC 5246 7.2, RFC 8446 6: the alert protocol stands beside the handshake protocol */
  case I(WARNING_ALERT):
    return k != 0;
  /* RFC 8446 5, 4.2.2: a stateless server gets it first */
  case I(COMPATIBILITY_CCS):
    return (k & HANDSHAKE_13) != 0 || state == HSK_SERVER_WAIT_CLIENT_HELLO;
  case I(APPLICATION_DATA):
    return (k & (DONE | CLOSING)) != 0;
  /* RFC 8446 4.6.3 */
  case I(KEY_UPDATE):
    return (k & (DONE_13 | CLOSING_13)) != 0;
  case I(SEND_KEY_UPDATE):
    return (k & DONE_13) != 0;
  /* RFC 8446 4.6.1, where nothing is done with it any more */
  case I(NEW_SESSION_TICKET):
    return (k & CLOSING_13) != 0;
  default:
    return 0;
  }
}

static int drawn(const arrow *figure, size_t n, uint32_t from, uint32_t input, uint32_t to)
{
  for (size_t i = 0; i < n; i++)
    if (figure[i].from == from && figure[i].input == input && figure[i].to == to) return 1;
  return 0;
}
#define DRAWN(figure) drawn(figure, sizeof figure / sizeof figure[0], from, input, to)

int flights_allow(uint32_t from, uint32_t input, uint32_t to)
{
  unsigned k = kind(from);
  /* RFC 5246 7.2.1, RFC 8446 6.1: either side closes, and the other answers */
  if (input == I(CLOSE)) return (k & DONE) != 0 && to == ((k & DONE_12) != 0 ? HSK_CLOSING12 : HSK_CLOSING13);
  if (input == I(CLOSE_NOTIFY)) return (k & (DONE | CLOSING)) != 0 && to == HSK_CLOSED_BY_PEER;
  if (from == to && may_pass(k, from, input)) return 1;
  return DRAWN(client12) || DRAWN(server12) || DRAWN(client13) || DRAWN(server13);
}
