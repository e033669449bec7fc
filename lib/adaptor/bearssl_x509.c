/* The conventions are BearSSL's (bearssl_x509.h): a method is given the address of the first field, end_chain answers 0 or an error. */
#include "adaptor/bearssl_x509.h"
#include <string.h>

static hsk_br_x509 *engine(const br_x509_class **ctx)
{
  return (hsk_br_x509 *)(void *)ctx;
}

unsigned hsk_br_x509_error(uint32_t error)
{
  switch (error) {
  case HSK_OK:
    return 0;
  case HSK_PEER_NO_CERTIFICATE:
    return BR_ERR_X509_EMPTY_CHAIN;
  case HSK_CERT_BAD_DER:
  case HSK_CERT_BAD_VERSION:
    return BR_ERR_X509_UNEXPECTED;
  case HSK_CERT_TRAILING_BYTES:
    return BR_ERR_X509_EXTRA_ELEMENT;
  case HSK_CERT_BAD_NAME:
    return BR_ERR_X509_BAD_DN;
  case HSK_CERT_BAD_TIME:
    return BR_ERR_X509_BAD_TIME;
  case HSK_CERT_UNSUPPORTED_KEY:
  case HSK_CERT_UNSUPPORTED_SIGNATURE:
    return BR_ERR_X509_UNSUPPORTED;
  case HSK_CERT_UNKNOWN_CRITICAL:
    return BR_ERR_X509_CRITICAL_EXTENSION;
  case HSK_CERT_NOT_YET_VALID:
  case HSK_CERT_EXPIRED:
    return BR_ERR_X509_EXPIRED;
  case HSK_CERT_BAD_SIGNATURE:
    return BR_ERR_X509_BAD_SIGNATURE;
  case HSK_CERT_NOT_A_CA:
  case HSK_CERT_PATH_TOO_LONG:
    return BR_ERR_X509_NOT_CA;
  case HSK_CERT_BAD_KEY_USAGE:
  case HSK_CERT_BAD_EXT_KEY_USAGE:
    return BR_ERR_X509_FORBIDDEN_KEY_USAGE;
  case HSK_CERT_NAME_MISMATCH:
    return BR_ERR_X509_BAD_SERVER_NAME;
  case HSK_CERT_WEAK_KEY:
    return BR_ERR_X509_WEAK_PUBLIC_KEY;
  case HSK_CERT_BUDGET:
  case HSK_CERT_TOO_MANY:
  case HSK_BUFFER_TOO_SMALL:
    return BR_ERR_X509_LIMIT_EXCEEDED;
  case HSK_CERT_BAD_SERIAL:
  case HSK_CERT_BAD_ALGORITHM:
  case HSK_CERT_BAD_KEY:
  case HSK_CERT_BAD_EXTENSION:
  case HSK_CERT_DUPLICATE_EXTENSION:
    return BR_ERR_X509_INVALID_VALUE;
  default: /* no path, or one that a rule of RFC 5280, a profile or a CRL rules out */
    return BR_ERR_X509_NOT_TRUSTED;
  }
}

static void start_chain(const br_x509_class **ctx, const char *server_name)
{
  hsk_br_x509 *x = engine(ctx);
  x->used = 1;
  x->count = x->left = 0;
  x->refused = HSK_OK;
  x->pkey.key_type = 0;
  x->usages = 0;
  x->failure.error = HSK_OK;
  /* BearSSL keeps the name until the chain has ended. */
  x->request.name.data = (const uint8_t *)server_name;
  x->request.name.len = server_name == NULL ? 0 : strlen(server_name);
}

static void start_cert(const br_x509_class **ctx, uint32_t length)
{
  hsk_br_x509 *x = engine(ctx);
  if (x->refused == HSK_OK && x->count == HSK_CHAIN_MAX_CERTS) x->refused = HSK_CERT_TOO_MANY;
  if (x->refused == HSK_OK && (x->buf_len < x->used || length > x->buf_len - x->used))
    x->refused = HSK_BUFFER_TOO_SMALL;
  if (x->refused != HSK_OK) return;
  x->certs[x->count].off = x->used;
  x->certs[x->count].len = 0;
  x->left = length;
  x->count++;
}

static void append(const br_x509_class **ctx, const unsigned char *buf, size_t len)
{
  hsk_br_x509 *x = engine(ctx);
  /* not more than was announced, whoever calls */
  if (x->refused != HSK_OK || len > x->left) return;
  hsk_put_bytes(x->buf, x->used, buf, len);
  x->used += len;
  x->left -= len;
  x->certs[x->count - 1].len += len;
}

static void end_cert(const br_x509_class **ctx)
{
  engine(ctx)->left = 0;
}

/* RFC 5280 4.2.1.3, as BearSSL names it; keyUsage without the extension allows everything */
static unsigned usages_of(const hsk_cert *cert)
{
  uint32_t exchange = cert->key.type == HSK_KEY_RSA ? HSK_KU_KEY_ENCIPHERMENT | HSK_KU_DATA_ENCIPHERMENT
                                                    : HSK_KU_KEY_AGREEMENT;
  unsigned usages = (cert->key_usage & exchange) != 0 ? BR_KEYTYPE_KEYX : 0u;
  return (cert->key_usage & HSK_KU_DIGITAL_SIGNATURE) != 0 ? usages | BR_KEYTYPE_SIGN : usages;
}

/* BearSSL's public keys are not const, though it does not change them. 0: it has no such key (RSASSA-PSS). */
static int take_key(hsk_br_x509 *x, const hsk_cert *cert)
{
  uint8_t *der = x->buf + x->certs[0].off;
  const hsk_public_key *key = &cert->key;
  if (key->type == HSK_KEY_RSA) {
    x->pkey.key.rsa = (br_rsa_public_key){der + key->modulus.off, key->modulus.len, der + key->exponent.off,
                                          key->exponent.len};
    x->pkey.key_type = BR_KEYTYPE_RSA;
  } else if (key->type == HSK_KEY_EC) {
    x->pkey.key.ec = (br_ec_public_key){(int)key->group, der + key->point.off, key->point.len};
    x->pkey.key_type = BR_KEYTYPE_EC;
  } else {
    return 0;
  }
  x->usages = usages_of(cert);
  return 1;
}

static hsk_result judge(hsk_br_x509 *x)
{
  if (x->refused != HSK_OK) return hsk_bad(x->refused, 0);
  if (x->count == 0) return hsk_bad(HSK_PEER_NO_CERTIFICATE, 0);
  x->request.base = x->buf;
  x->request.certs = x->certs;
  x->request.certs_len = x->count;
  x->work.slots = x->slots;
  x->work.slots_len = HSK_CHAIN_MAX_CERTS;
  x->work.nodes = x->nodes;
  x->work.nodes_len = HSK_BR_X509_NODES;
  hsk_result r = hsk_chain_check(&x->request, &x->work, &x->verdict);
  if (r.error == HSK_OK && !take_key(x, &x->slots[0].cert))
    r = hsk_bad(HSK_CERT_UNSUPPORTED_KEY, x->slots[0].cert.spki.off);
  return r;
}

static unsigned end_chain(const br_x509_class **ctx)
{
  hsk_br_x509 *x = engine(ctx);
  x->verdict.index = 0;
  hsk_result r = judge(x);
  x->failure.error = r.error;
  x->failure.at = r.at;
  x->failure.cert_index = x->count == 0 ? UINT32_MAX : x->verdict.index;
  return hsk_br_x509_error(r.error);
}

static const br_x509_pkey *get_pkey(const br_x509_class *const *ctx, unsigned *usages)
{
  const hsk_br_x509 *x = (const hsk_br_x509 *)(const void *)ctx;
  if (x->pkey.key_type == 0) return NULL;
  if (usages != NULL) *usages = x->usages;
  return &x->pkey;
}

void hsk_br_x509_init(hsk_br_x509 *x, const hsk_chain_request *request, uint8_t *buf, size_t buf_len)
{
  static const br_x509_class methods = {sizeof(hsk_br_x509), start_chain, start_cert, append, end_cert,
                                        end_chain,           get_pkey};
  static const hsk_failure none = {HSK_OK, HSK_NO_ALERT, HSK_NO_ALERT, UINT32_MAX, 0, 0};
  x->vtable = &methods;
  x->request = *request;
  x->work.crls = NULL;
  x->work.crls_len = 0;
  x->failure = none;
  x->buf = buf;
  x->buf_len = buf_len;
  x->refused = HSK_OK;
  start_chain(&x->vtable, NULL);
}

const hsk_failure *hsk_br_x509_failure(const hsk_br_x509 *x)
{
  return x->failure.error == HSK_OK ? NULL : &x->failure;
}
