#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <stdio.h>
#include <time.h>
#include "chains.h"

static time_t fixed_time(time_t *t)
{
  if (t != NULL) *t = NOW;
  return NOW;
}

void gnutls_start(void)
{
  gnutls_global_init();
  gnutls_global_set_time_function(fixed_time);
}

static int import(gnutls_x509_crt_t *x, const buf *der)
{
  gnutls_datum_t d = {(unsigned char *)(uintptr_t)der->data, (unsigned)der->len};
  if (gnutls_x509_crt_init(x) < 0) return 0;
  if (gnutls_x509_crt_import(*x, &d, GNUTLS_X509_FMT_DER) >= 0) return 1;
  gnutls_x509_crt_deinit(*x);
  return 0;
}

static int verify(gnutls_x509_trust_list_t list, gnutls_x509_crt_t *chain, unsigned n, char why[TEXT])
{
  gnutls_typed_vdata_st data[2] = {
      {.type = GNUTLS_DT_DNS_HOSTNAME, .data = (unsigned char *)(uintptr_t)HOST, .size = sizeof HOST - 1},
      {.type = GNUTLS_DT_KEY_PURPOSE_OID,
       .data = (unsigned char *)(uintptr_t)GNUTLS_KP_TLS_WWW_SERVER,
       .size = 0}};
  unsigned status = 0;
  int r = gnutls_x509_trust_list_verify_crt2(list, chain, n, data, 2, 0, &status, NULL);
  snprintf(why, TEXT, "%d, %x", r, status);
  return r >= 0 && status == 0;
}

int gnutls_check(const chain_case *c, char why[TEXT])
{
  gnutls_x509_trust_list_t list;
  gnutls_x509_crt_t root, chain[CHAIN_MAX];
  unsigned n = 0;
  int ok = 1;
  snprintf(why, TEXT, "%s", "it does not parse");
  if (gnutls_x509_trust_list_init(&list, 0) < 0) return 0;
  if (import(&root, &c->root)) {
    /* the list owns it from here on */
    ok = gnutls_x509_trust_list_add_cas(list, &root, 1, 0) == 1;
  } else {
    ok = 0;
  }
  for (size_t i = 0; i < c->len && ok; i++)
    if ((ok = import(&chain[n], &c->der[i])) != 0) n++;
  ok = ok && verify(list, chain, n, why);
  for (unsigned i = 0; i < n; i++)
    gnutls_x509_crt_deinit(chain[i]);
  gnutls_x509_trust_list_deinit(list, 1);
  return ok;
}
