/* Traces of any length: proved, never run. */
#include "steps.h"

/* hsk_run_client: the state after n inputs. */
/*@ requires \valid_read(input + (0 .. n - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures finished: \result != HSK_FAILED && IsDone(\result) ==> ServerFinished(input, n);
    ensures own: \result != HSK_FAILED && IsDone(\result) ==> OwnFinished(input, n);
    ensures data: \result != HSK_FAILED ==> DataAfterServerFinished(input, n); */
uint32_t hsk_run_client(const uint32_t *input, size_t n)
{
  uint32_t s = HSK_CLIENT_START;
  /*@ loop invariant 0 <= i <= n;
      loop invariant role: s == HSK_FAILED || IsClient(s) || IsClosing(s);
      loop invariant rsa: s == HSK_CLIENT12_WAIT_CERT_RSA ==> Seen(input, i, HSK_IN_SERVER_HELLO_RSA);
      loop invariant certified: IsCertified(s) ==> Seen(input, i, HSK_IN_CERTIFICATE);
      loop invariant proved: IsServerProved(s) ==> ServerProved(input, i);
      loop invariant protected: IsProtected(s) ==> Protected(input, i);
      loop invariant finished: IsFinished(s) ==> ServerFinished(input, i);
      loop invariant own: IsOwnFinished(s) ==> OwnFinished(input, i);
      loop invariant data: s != HSK_FAILED ==> DataAfterServerFinished(input, i);
      loop assigns i, s;
      loop variant n - i; */
  for (size_t i = 0; i < n; i++) {
    uint32_t to = hsk_next(s, input[i]);
    if (to != HSK_FAILED) hsk_step_keeps_claims(s, input[i], to);
    s = to;
  }
  return s;
}

/* hsk_run_server: likewise, of a server. */
/*@ requires \valid_read(input + (0 .. n - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures finished: \result != HSK_FAILED && IsDone(\result) ==> ClientFinished(input, n);
    ensures own: \result != HSK_FAILED && IsDone(\result) ==> OwnFinished(input, n);
    ensures data: \result != HSK_FAILED ==> DataAfterClientFinished(input, n); */
uint32_t hsk_run_server(const uint32_t *input, size_t n)
{
  uint32_t s = HSK_SERVER_WAIT_CLIENT_HELLO;
  /*@ loop invariant 0 <= i <= n;
      loop invariant role: s == HSK_FAILED || IsServer(s) || IsClosing(s);
      loop invariant certified: IsCertified(s) ==> Seen(input, i, HSK_IN_CERTIFICATE);
      loop invariant answered: s != HSK_FAILED && !IsAsked(s) ==> ClientProved(input, i);
      loop invariant protected: IsProtected(s) ==> Protected(input, i);
      loop invariant finished: IsFinished(s) ==> ClientFinished(input, i);
      loop invariant own: IsOwnFinished(s) ==> OwnFinished(input, i);
      loop invariant data: s != HSK_FAILED ==> DataAfterClientFinished(input, i);
      loop assigns i, s;
      loop variant n - i; */
  for (size_t i = 0; i < n; i++) {
    uint32_t to = hsk_next(s, input[i]);
    if (to != HSK_FAILED) hsk_step_keeps_claims(s, input[i], to);
    s = to;
  }
  return s;
}

/* hsk_run_failed: a connection that failed stays so, whatever comes. */
/*@ requires \valid_read(input + (0 .. n - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures stays: \result == HSK_FAILED; */
uint32_t hsk_run_failed(const uint32_t *input, size_t n)
{
  uint32_t s = HSK_FAILED;
  /*@ loop invariant 0 <= i <= n;
      loop invariant failed: s == HSK_FAILED;
      loop assigns i, s;
      loop variant n - i; */
  for (size_t i = 0; i < n; i++) {
    s = hsk_next(s, input[i]);
  }
  return s;
}
