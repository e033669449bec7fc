#include "rfc5246.h"
#include <stddef.h>

#define S(name) HSK_CLIENT12_##name
#define I(name) HSK_IN_##name

/* RFC 5246 7.3, figure 1, from top to bottom. What is starred there is optional and makes two ways. */
static const struct {
  uint32_t from, input, to;
} figure_1[] = {
    /* ClientHello --> */
    {HSK_CLIENT_START, I(START), HSK_CLIENT_WAIT_SERVER_HELLO},
    /* ServerHello, Certificate*, ServerKeyExchange*, CertificateRequest*, ServerHelloDone. All suites of ours
       authenticate the server, so a Certificate follows; RSA has no ServerKeyExchange (7.4.3), DHE and ECDHE
       always have one. */
    {HSK_CLIENT_WAIT_SERVER_HELLO, I(SERVER_HELLO_RSA), S(WAIT_CERT_RSA)},
    {HSK_CLIENT_WAIT_SERVER_HELLO, I(SERVER_HELLO_EPHEMERAL), S(WAIT_CERT)},
    {S(WAIT_CERT_RSA), I(CERTIFICATE), S(WAIT_CR_OR_DONE)},
    {S(WAIT_CERT), I(CERTIFICATE), S(WAIT_SKE)},
    {S(WAIT_SKE), I(SERVER_KEY_EXCHANGE), S(WAIT_CR_OR_DONE)},
    {S(WAIT_CR_OR_DONE), I(CERTIFICATE_REQUEST), S(WAIT_DONE)},
    {S(WAIT_CR_OR_DONE), I(SERVER_HELLO_DONE), S(SEND_CKE)},
    {S(WAIT_DONE), I(SERVER_HELLO_DONE), S(SEND_CERT)},
    /* Certificate* (if asked, 7.4.6), ClientKeyExchange, CertificateVerify* (if it can sign, 7.4.8),
       [ChangeCipherSpec], Finished --> */
    {S(SEND_CERT), I(SEND_CERTIFICATE), S(SEND_CKE_CV)},
    {S(SEND_CERT), I(SEND_NO_CERTIFICATE), S(SEND_CKE)},
    {S(SEND_CKE), I(SEND_CLIENT_KEY_EXCHANGE), S(SEND_CCS)},
    {S(SEND_CKE_CV), I(SEND_CLIENT_KEY_EXCHANGE), S(SEND_CV)},
    {S(SEND_CV), I(SEND_CERTIFICATE_VERIFY), S(SEND_CCS)},
    {S(SEND_CCS), I(SEND_CHANGE_CIPHER_SPEC), S(SEND_FINISHED)},
    {S(SEND_FINISHED), I(SEND_FINISHED), S(WAIT_CCS)},
    /* [ChangeCipherSpec], Finished <-- and nothing between the two (7.4.9) */
    {S(WAIT_CCS), I(CHANGE_CIPHER_SPEC), S(WAIT_FINISHED)},
    {S(WAIT_FINISHED), I(FINISHED), HSK_CLIENT12_CONNECTED},
    /* 7.2.1: either side closes, and the other answers */
    {HSK_CLIENT12_CONNECTED, I(CLOSE), HSK_CLOSING12},
    {HSK_CLIENT12_CONNECTED, I(CLOSE_NOTIFY), HSK_CLOSED_BY_PEER},
    {HSK_CLOSING12, I(CLOSE_NOTIFY), HSK_CLOSED_BY_PEER},
    /* Application Data <-> */
    {HSK_CLIENT12_CONNECTED, I(APPLICATION_DATA), HSK_CLIENT12_CONNECTED},
    {HSK_CLOSING12, I(APPLICATION_DATA), HSK_CLOSING12},
};

/* The states in which it is the server's turn and a HelloRequest may come, which changes nothing (7.4.1.1).
   Not between ChangeCipherSpec and Finished: the handshake protocol has nothing else to say there (7.4.9). */
static int servers_turn(uint32_t state)
{
  switch (state) {
  case HSK_CLIENT_WAIT_SERVER_HELLO:
  case S(WAIT_CERT_RSA):
  case S(WAIT_CERT):
  case S(WAIT_SKE):
  case S(WAIT_CR_OR_DONE):
  case S(WAIT_DONE):
  case S(WAIT_CCS):
  case HSK_CLIENT12_CONNECTED:
  case HSK_CLOSING12:
    return 1;
  default:
    return 0;
  }
}

int rfc5246_allows(uint32_t from, uint32_t input, uint32_t to)
{
  if (input == I(HELLO_REQUEST)) return from == to && servers_turn(from);
  /* 7.2: the alert protocol stands beside the handshake protocol, so a warning may come between
   * ChangeCipherSpec and Finished too */
  if (input == I(WARNING_ALERT)) return from == to && (servers_turn(from) || from == S(WAIT_FINISHED));
  for (size_t i = 0; i < sizeof figure_1 / sizeof figure_1[0]; i++)
    if (figure_1[i].from == from && figure_1[i].input == input) return figure_1[i].to == to;
  return 0;
}
