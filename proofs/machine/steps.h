#ifndef PROOFS_MACHINE_STEPS_H
#define PROOFS_MACHINE_STEPS_H
#include "handshake/machine.h"
#ifdef __FRAMAC__
#include "authenticated.acsl.h"
#endif

/* hsk_step_keeps_claims: where a row leads to a state that claims something of the past, either the state before claimed it or the row's input
   makes it true. */
/*@ requires row: legal(s, m, n);
    terminates \true; exits \false; assigns \nothing;
    ensures ends: s != HSK_FAILED && s != HSK_CLOSED_BY_PEER && n != HSK_FAILED;
    ensures client: IsClient(n) ==> IsClient(s);
    ensures server: IsServer(n) ==> IsServer(s);
    ensures roles: IsClosing(n) ==> IsDone(s);
    ensures rsa: n == HSK_CLIENT12_WAIT_CERT_RSA ==> n == s || m == HSK_IN_SERVER_HELLO_RSA;
    ensures certified: IsCertified(n) ==> IsCertified(s) || m == HSK_IN_CERTIFICATE;
    ensures proved: IsServerProved(n) ==>
      IsServerProved(s) || (m == HSK_IN_SERVER_KEY_EXCHANGE && IsCertified(s)) || (m == HSK_IN_CERTIFICATE_VERIFY && IsCertified(s)) ||
      (m == HSK_IN_CERTIFICATE && s == HSK_CLIENT12_WAIT_CERT_RSA) || m == HSK_IN_SERVER_HELLO_RESUMED ||
      m == HSK_IN_SERVER_HELLO_RESUMED_TICKET || m == HSK_IN_SERVER_HELLO_13_PSK;
    ensures answered: !IsAsked(n) ==>
      (!IsAsked(s) && m != HSK_IN_SEND_CERTIFICATE_REQUEST) || m == HSK_IN_CERTIFICATE_EMPTY ||
      (m == HSK_IN_CERTIFICATE_VERIFY && IsCertified(s));
    ensures protected: IsProtected(n) ==>
      IsProtected(s) || m == HSK_IN_CHANGE_CIPHER_SPEC || m == HSK_IN_ENCRYPTED_EXTENSIONS || m == HSK_IN_SEND_ENCRYPTED_EXTENSIONS;
    ensures finished: IsFinished(n) ==>
      IsFinished(s) || (m == HSK_IN_FINISHED && IsProtected(s) && !IsAsked(s) && (IsClient(s) ==> IsServerProved(s)));
    ensures own: IsOwnFinished(n) ==> IsOwnFinished(s) || m == HSK_IN_SEND_FINISHED || m == HSK_IN_SEND_FINISHED_TICKET_FOLLOWS;
    ensures data: m == HSK_IN_APPLICATION_DATA ==> IsDone(s); */
void hsk_step_keeps_claims(uint32_t s, uint32_t m, uint32_t n);

#endif
