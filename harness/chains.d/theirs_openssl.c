#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include "chains.h"

void openssl_start(void)
{
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
}

/* NULL: it does not parse, or something follows it */
static X509 *parse(const buf *der)
{
  const unsigned char *at = der->data;
  X509 *x = d2i_X509(NULL, &at, (long)der->len);
  if (x != NULL && at == der->data + der->len) return x;
  X509_free(x);
  return NULL;
}

static int verify(X509_STORE_CTX *ctx, X509_STORE *store, STACK_OF(X509) * chain, char why[TEXT])
{
  if (X509_STORE_CTX_init(ctx, store, sk_X509_value(chain, 0), chain) != 1) return 0;
  X509_VERIFY_PARAM *param = X509_STORE_CTX_get0_param(ctx);
  X509_VERIFY_PARAM_set1_host(param, HOST, 0);
  X509_VERIFY_PARAM_set_time(param, NOW);
  X509_STORE_CTX_set_default(ctx, "ssl_server");
  int ok = X509_verify_cert(ctx) == 1;
  snprintf(why, TEXT, "%s", X509_verify_cert_error_string(X509_STORE_CTX_get_error(ctx)));
  return ok;
}

int openssl_check(const chain_case *c, char why[TEXT])
{
  STACK_OF(X509) *chain = sk_X509_new_null();
  X509_STORE *store = X509_STORE_new();
  X509_STORE_CTX *ctx = X509_STORE_CTX_new();
  X509 *root = parse(&c->root);
  int ok = root != NULL && X509_STORE_add_cert(store, root) == 1;
  snprintf(why, TEXT, "%s", "it does not parse");
  for (size_t i = 0; i < c->len; i++) {
    X509 *x = parse(&c->der[i]);
    if (x == NULL)
      ok = 0;
    else
      sk_X509_push(chain, x);
  }
  ok = ok && verify(ctx, store, chain, why);
  X509_free(root);
  X509_STORE_CTX_free(ctx);
  X509_STORE_free(store);
  sk_X509_pop_free(chain, X509_free);
  ERR_clear_error();
  return ok;
}
