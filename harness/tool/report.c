#include "report.h"
#include <stdio.h>
#include "msg/alert.h"
#include "names.h"

enum outcome outcome_of(uint32_t error)
{
  switch (hsk_error_class_of(error)) {
  case HSK_CLASS_NONE:
    return OUTCOME_FINE;
  case HSK_CLASS_PEER:
    return OUTCOME_PROTOCOL;
  case HSK_CLASS_CERT:
    return OUTCOME_CERTIFICATE;
  case HSK_CLASS_ALERT:
    return error == HSK_ALERT_RECEIVED ? OUTCOME_ALERT : OUTCOME_TRUNCATED;
  default:
    return OUTCOME_LOCAL;
  }
}

static void alert_part(const char *verb, uint32_t alert)
{
  if (alert != HSK_NO_ALERT) fprintf(stderr, "; %s alert %s (%u)", verb, hsk_alert_name(alert), alert);
}

enum outcome report_failure(const hsk_conn *c)
{
  const hsk_failure *f = hsk_failed(c);
  const char *rfc = hsk_error_rfc(f->error);
  fprintf(stderr, "hardshake: %s: %s", hsk_error_name(f->error), hsk_error_sentence(f->error));
  if (*rfc != 0) fprintf(stderr, " (%s)", rfc);
  if (f->cert_index != UINT32_MAX) fprintf(stderr, "; certificate %u", f->cert_index);
  if (f->at != 0) fprintf(stderr, "; at byte %zu", f->at);
  fprintf(stderr, "; in state %s", name_of_state(f->state));
  alert_part("sent", f->alert_sent);
  alert_part("received", f->alert_received);
  fputc('\n', stderr);
  return outcome_of(f->error);
}
