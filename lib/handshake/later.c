/* Actions that are still to be written; each goes to the file of its role and version. */
#include "handshake/server_negotiate.h"
#define LATER(name)                                                                                          \
  hsk_result hsk_do_##name(hsk_turn *t)                                                                      \
  {                                                                                                          \
    (void)t;                                                                                                 \
    return hsk_bad(HSK_INTERNAL_ERROR, 0);                                                                   \
  }
LATER(certificate_request13)
LATER(encrypted_extensions)
LATER(hello_retry_request)
LATER(new_session_ticket12)
LATER(new_session_ticket13)
LATER(send_client_certificate13)
LATER(send_client_certificate_verify13)
LATER(send_client_finished13)
LATER(send_no_certificate13)
LATER(server_certificate13)
LATER(server_certificate_verify13)
LATER(server_finished13)
LATER(server_hello13)
LATER(server_hello_resumed12)
