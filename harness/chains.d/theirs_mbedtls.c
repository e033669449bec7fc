#include <mbedtls/oid.h>
#include <mbedtls/x509_crt.h>
#include <stdio.h>
#include "chains.h"

/* As its TLS client does: the chain, the name, and the uses of the target */
static int verify(mbedtls_x509_crt *chain, mbedtls_x509_crt *root, char why[TEXT])
{
  uint32_t flags = 0;
  int r = mbedtls_x509_crt_verify_with_profile(chain, root, NULL, &mbedtls_x509_crt_profile_default, HOST,
                                               &flags, NULL, NULL);
  snprintf(why, TEXT, "%d, %x", r, (unsigned)flags);
  if (r != 0 || flags != 0) return 0;
  if (mbedtls_x509_crt_check_extended_key_usage(chain, MBEDTLS_OID_SERVER_AUTH,
                                                MBEDTLS_OID_SIZE(MBEDTLS_OID_SERVER_AUTH)) != 0)
    return 0;
  return mbedtls_x509_crt_check_key_usage(chain, MBEDTLS_X509_KU_DIGITAL_SIGNATURE) == 0;
}

int mbedtls_check(const chain_case *c, char why[TEXT])
{
  mbedtls_x509_crt chain, root;
  int ok = 1;
  mbedtls_x509_crt_init(&chain);
  mbedtls_x509_crt_init(&root);
  snprintf(why, TEXT, "%s", "it does not parse");
  for (size_t i = 0; i < c->len && ok; i++)
    ok = mbedtls_x509_crt_parse_der(&chain, c->der[i].data, c->der[i].len) == 0;
  ok = ok && mbedtls_x509_crt_parse_der(&root, c->root.data, c->root.len) == 0;
  ok = ok && verify(&chain, &root, why);
  mbedtls_x509_crt_free(&chain);
  mbedtls_x509_crt_free(&root);
  return ok;
}
