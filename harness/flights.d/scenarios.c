/* The handshakes: role of the subject, version, key exchange, what else is in them. */
#include "flights.h"

#define V12 TLS1_2_VERSION
#define V13 TLS1_3_VERSION
#define DHE "DHE-RSA-AES128-GCM-SHA256"
#define CR  WITH_CHECKS | WITH_RSA
const scenario scenarios[] = {
    {"server-12-ecdsa", SERVER, {V12, NULL, WITH_CHECKS | WITH_OFFERS}, 0},
    {"server-12-rsa", SERVER, {V12, "AES128-GCM-SHA256", CR}, 0},
    {"server-12-dhe-auth", SERVER, {V12, DHE, CR | WITH_MUTUAL}, 0},
    {"server-12-auth-ticket", SERVER, {V12, NULL, WITH_CHECKS | WITH_MUTUAL | WITH_TICKET}, 0},
    {"server-12-both", SERVER, {V12, "ECDHE-RSA-AES128-GCM-SHA256", CR | WITH_BOTH}, 0},
    {"server-12-resumed", SERVER, {V12, NULL, WITH_CHECKS | WITH_TICKET}, 1},
    {"server-13-ecdsa", SERVER, {V13, NULL, WITH_CHECKS | WITH_OFFERS}, 0},
    {"server-13-rsa-auth", SERVER, {V13, NULL, CR | WITH_MUTUAL}, 0},
    {"server-13-auth", SERVER, {V13, NULL, WITH_CHECKS | WITH_MUTUAL}, 0},
    {"server-13-both", SERVER, {V13, NULL, WITH_CHECKS | WITH_BOTH}, 0},
    {"server-13-retry", SERVER, {V13, NULL, WITH_CHECKS | WITH_RETRY}, 0},
    {"server-13-resumed", SERVER, {V13, NULL, WITH_CHECKS | WITH_TICKET}, 1},
    {"client-12-ecdsa", CLIENT, {V12, NULL, WITH_CHECKS | WITH_OFFERS}, 0},
    {"client-12-rsa", CLIENT, {V12, "AES128-GCM-SHA256", CR}, 0},
    {"client-12-dhe", CLIENT, {V12, DHE, CR}, 0},
    {"client-12-auth-ticket", CLIENT, {V12, NULL, WITH_CHECKS | WITH_MUTUAL | WITH_TICKET}, 0},
    {"client-12-both", CLIENT, {V12, "ECDHE-RSA-AES128-GCM-SHA256", CR | WITH_BOTH}, 0},
    {"client-12-resumed", CLIENT, {V12, NULL, WITH_CHECKS | WITH_TICKET}, 1},
    {"client-13-ecdsa", CLIENT, {V13, NULL, WITH_CHECKS | WITH_OFFERS}, 0},
    {"client-13-rsa", CLIENT, {V13, NULL, CR}, 0},
    {"client-13-auth", CLIENT, {V13, NULL, WITH_CHECKS | WITH_MUTUAL}, 0},
    {"client-13-both", CLIENT, {V13, NULL, WITH_CHECKS | WITH_BOTH}, 0},
    {"client-13-retry", CLIENT, {V13, NULL, WITH_CHECKS | WITH_RETRY}, 0},
    {"client-13-resumed", CLIENT, {V13, NULL, WITH_CHECKS | WITH_TICKET}, 1},
};
const size_t scenarios_len = sizeof scenarios / sizeof *scenarios;
