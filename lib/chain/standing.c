#include "chain/standing.h"

/*@ requires \valid_read(req); terminates \true; exits \false; assigns \nothing;
    ensures server: req->purpose == HSK_PURPOSE_SERVER_AUTH ==> \result == (HSK_EKU_ANY | HSK_EKU_SERVER_AUTH);
    ensures client: req->purpose != HSK_PURPOSE_SERVER_AUTH ==> \result == (HSK_EKU_ANY | HSK_EKU_CLIENT_AUTH); */
static uint32_t wanted_eku(const hsk_chain_request *req)
{
  return HSK_EKU_ANY | (req->purpose == HSK_PURPOSE_SERVER_AUTH ? HSK_EKU_SERVER_AUTH : HSK_EKU_CLIENT_AUTH);
}

hsk_result hsk_may_stand(const hsk_chain_request *req, const hsk_cert *cert)
{
  if (cert->present & HSK_EXT_UNKNOWN_CRITICAL)
    return hsk_bad(HSK_CERT_UNKNOWN_CRITICAL, cert->unknown_critical.off);
  /* RFC 5280 4.1.2.5: the validity period is inclusive at both ends */
  if (req->now_time < cert->not_before_time)
    return hsk_bad(HSK_CERT_NOT_YET_VALID, cert->issuer.off + cert->issuer.len);
  if (req->now_time > cert->not_after_time)
    return hsk_bad(HSK_CERT_EXPIRED, cert->issuer.off + cert->issuer.len);
  if (req->purpose != HSK_PURPOSE_ANY && (cert->present & HSK_EXT_EXT_KEY_USAGE) &&
      (cert->ext_key_usage & wanted_eku(req)) == 0)
    return hsk_bad(HSK_CERT_BAD_EXT_KEY_USAGE, cert->extensions.off);
  if (cert->key.type == HSK_KEY_UNSUPPORTED_TYPE) return hsk_bad(HSK_CERT_UNSUPPORTED_KEY, cert->spki.off);
  return hsk_ok();
}

hsk_result hsk_may_be_target(const hsk_chain_request *req, const hsk_cert *cert)
{
  /* RFC 5280 4.2.1.9: without cA, keyCertSign MUST NOT be asserted */
  if ((cert->present & HSK_EXT_KEY_USAGE) && !cert->is_ca && (cert->key_usage & HSK_KU_KEY_CERT_SIGN))
    return hsk_bad(HSK_CERT_BAD_KEY_USAGE, cert->extensions.off);
  /* A CA that is looked at as a target is not judged by a server's uses here: whoever uses its key asks for the one that it needs. */
  if (req->purpose == HSK_PURPOSE_ANY || cert->is_ca) return hsk_ok();
  /* RFC 5280 4.2.1.3, 4.2.1.12: the uses that are consistent with TLS; the handshake asks for the one that it needs */
  uint32_t uses = HSK_KU_DIGITAL_SIGNATURE | HSK_KU_KEY_AGREEMENT;
  if (req->purpose == HSK_PURPOSE_SERVER_AUTH) uses |= HSK_KU_KEY_ENCIPHERMENT;
  if ((cert->key_usage & uses) == 0) return hsk_bad(HSK_CERT_BAD_KEY_USAGE, cert->extensions.off);
  return hsk_ok();
}

hsk_result hsk_may_issue(const hsk_cert *cert, uint32_t role, uint32_t below)
{
  /* RFC 5280 6.1.4 (k)-(n). Of version 1 and 2, (k) has an application know by other means that they are CAs, as it does of an anchor. */
  if (!cert->is_ca && (role != HSK_ROLE_ANCHOR || cert->version == 3))
    return hsk_bad(HSK_CERT_NOT_A_CA, cert->subject.off);
  if (cert->path_len != HSK_NO_PATH_LEN && below > cert->path_len)
    return hsk_bad(HSK_CERT_PATH_TOO_LONG, cert->extensions.off);
  if ((cert->key_usage & HSK_KU_KEY_CERT_SIGN) == 0)
    return hsk_bad(HSK_CERT_BAD_KEY_USAGE, cert->extensions.off);
  return hsk_ok();
}
