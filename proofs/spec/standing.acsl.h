/* What a certificate must say of itself to stand on a path, RFC 5280 4.1.2.5, 4.2.1.3, 4.2.1.9, 4.2.1.12, 6.1.3, 6.1.4. */
#ifndef HSK_STANDING_ACSL_H
#define HSK_STANDING_ACSL_H
/*@ // extKeyUsage, where there is one, names the purpose (1: servers, 2: clients) or any
    predicate EkuAllows(hsk_chain_request *req, hsk_cert *cert) =
      req->purpose == HSK_PURPOSE_ANY || (cert->present & HSK_EXT_EXT_KEY_USAGE) == 0 ||
      (req->purpose == HSK_PURPOSE_SERVER_AUTH && (cert->ext_key_usage & (HSK_EKU_ANY | HSK_EKU_SERVER_AUTH)) != 0) ||
      (req->purpose != HSK_PURPOSE_SERVER_AUTH && (cert->ext_key_usage & (HSK_EKU_ANY | HSK_EKU_CLIENT_AUTH)) != 0);
    predicate InValidity(hsk_chain_request *req, hsk_cert *cert) =
      cert->not_before_time <= req->now_time <= cert->not_after_time;
    predicate MayStand(hsk_chain_request *req, hsk_cert *cert) =
      (cert->present & HSK_EXT_UNKNOWN_CRITICAL) == 0 && InValidity(req, cert) && EkuAllows(req, cert) &&
      cert->key.type != HSK_KEY_UNSUPPORTED_TYPE;
    // 6.1.4 (k)-(n): a CA, with at most pathLenConstraint intermediates below it, whose key may sign certificates
    predicate MayIssue(hsk_cert *cert, integer role, integer below) =
      (cert->is_ca != 0 || (role == HSK_ROLE_ANCHOR && cert->version != 3)) &&
      (cert->path_len == HSK_NO_PATH_LEN || below <= cert->path_len) && (cert->key_usage & HSK_KU_KEY_CERT_SIGN) != 0;
    predicate MayBeTarget(hsk_chain_request *req, hsk_cert *cert) =
      ((cert->present & HSK_EXT_KEY_USAGE) == 0 || cert->is_ca != 0 || (cert->key_usage & HSK_KU_KEY_CERT_SIGN) == 0) &&
      (req->purpose == HSK_PURPOSE_ANY || cert->is_ca != 0 ||
       (req->purpose == HSK_PURPOSE_SERVER_AUTH &&
        (cert->key_usage & (HSK_KU_DIGITAL_SIGNATURE | HSK_KU_KEY_AGREEMENT | HSK_KU_KEY_ENCIPHERMENT)) != 0) ||
       (req->purpose != HSK_PURPOSE_SERVER_AUTH &&
        (cert->key_usage & (HSK_KU_DIGITAL_SIGNATURE | HSK_KU_KEY_AGREEMENT)) != 0));
*/
#endif
