#!/usr/bin/env bash
# hardshake verify: outcomes, exit statuses, and what --explain says.
# shellcheck disable=SC2317 # functions that check calls
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=${HARDSHAKE:-build/hardshake}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests/gen/chains_crls "$work/pki"
pki=$work/pki

check() { # check NAME COMMAND...
  if "${@:2}"; then echo "ok - $1"; else
    echo "not ok - $1"
    sed 's/^/# /' "$work/out" "$work/err"
  fi
}
verify() { # verify ARGUMENT...: at 2026-01-01 unless a later --time says otherwise
  status=0
  "$tool" verify --time 1767225600 "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}
says() { # says STATUS TEXT...: each text is in the output
  local text
  [ "$status" = "$1" ] || return 1
  for text in "${@:2}"; do grep -q -- "$text" "$work/out" || { echo "# lacks: $text"; return 1; }; done
}
fails() { # fails STATUS TEXT: nothing on stdout, the text on stderr
  [ "$status" = "$1" ] && [ ! -s "$work/out" ] && grep -q -- "$2" "$work/err"
}
chain=("$pki/leaf.pem" --ca "$pki/root.pem" --untrusted "$pki/int.pem")

verify "${chain[@]}" --name www.example.com
check 'a path in PEM' says 0 '^valid$' 'certificate 0: .*CN=Leaf' 'certificate 1: .*CN=Intermediate' 'anchor 0: .*CN=Root'
verify "$pki/leaf.der" --ca "$pki/root.der" --untrusted "$pki/int.der"
check 'a path in DER' says 0 '^valid$'
cat "$pki/leaf.pem" "$pki/int.pem" >"$work/both.pem"
verify "$work/both.pem" --ca "$pki/root.pem" --explain
check 'intermediates in the same file, explained' says 0 'issued by certificate 1' 'issued by anchor 0' '^work: 2 signatures'
verify "$pki/leaf.pem" --ca "$pki/root.pem"
check 'no intermediate' says 4 'REFUSED: HSK_CERT_UNKNOWN_CA.*RFC 5280 6.1); certificate 0'
verify "${chain[@]}" --name other.example
check 'another name' says 4 HSK_CERT_NAME_MISMATCH
verify "${chain[@]}" --time 2082758400
check 'expired' says 4 HSK_CERT_EXPIRED
verify "${chain[@]}" --purpose client
check 'a leaf without extKeyUsage serves every purpose' says 0 '^valid$'
verify "${chain[@]}" --profile webpki
check 'the web PKI asks for one' says 4 HSK_CERT_MISSING_EXTENSION 'certificate 0'
verify "${chain[@]}" --depth 0
check 'no intermediate is allowed' says 4 HSK_CERT_PATH_TOO_LONG 'certificate 1'
verify "${chain[@]}" --policy 1.2.3.4
check 'a policy that is not there' says 4 HSK_CERT_NO_POLICY
verify "${chain[@]}" --min-rsa 4096
check 'EC keys are not measured as RSA keys' says 0 '^valid$'

verify "${chain[@]}" --crl "$pki/root_crl.der" --crl "$pki/good.crl.pem" --revocation required
check 'not revoked' says 0 '^valid$'
verify "${chain[@]}" --crl "$pki/revoked.crl.pem" --explain
check 'revoked' says 5 'at byte .*HSK_CERT_REVOKED' 'RFC 5280 6.3.3' '^revocation list 0'
verify "${chain[@]}" --crl "$pki/revoked.crl.pem" --revocation off
check 'revoked, and nobody asks' says 0 '^valid$'
verify "${chain[@]}" --revocation required
check 'nothing is known' says 5 HSK_CERT_REVOCATION_UNKNOWN 'certificate 1'

tests/gen/chains_ocsp "$work/ocsp"
ocsp=$work/ocsp
stapled() { # stapled LEAF ARGUMENT...: at the time of the responses
  verify "$ocsp/$1.pem" --ca "$ocsp/root.pem" --untrusted "$ocsp/int.pem" --time "$(date +%s)" "${@:2}"
}
stapled leaf --ocsp "$ocsp/good.der" --stapling required --explain
check 'an OCSP response' says 0 '^valid$' 'certStatus  *good' 'responderID  *CN=Intermediate'
{ echo '-----BEGIN OCSP RESPONSE-----'; openssl base64 -in "$ocsp/by_responder.der"; echo '-----END OCSP RESPONSE-----'; } >"$work/response.pem"
stapled leaf --ocsp "$work/response.pem" --explain
check 'an OCSP response of a responder, in PEM' says 0 '^valid$' 'subject  *CN=Responder'
stapled leaf_revoked --ocsp "$ocsp/revoked.der"
check 'revoked, says OCSP' says 5 HSK_CERT_REVOKED
stapled leaf --ocsp "$ocsp/by_root.der"
check 'an OCSP response of the wrong issuer' says 5 HSK_CERT_OCSP_BAD_RESPONDER 'RFC 6960 4.2.2.2'
stapled leaf --ocsp "$ocsp/by_root.der" --stapling off
check 'an OCSP response that nobody asks for' says 0 '^valid$'
stapled leaf --stapling required
check 'no OCSP response' says 5 HSK_CERT_OCSP_MISSING
stapled leaf_staple --stapling preferred
check 'a certificate that demands one' says 5 HSK_CERT_NOT_STAPLED 'RFC 7633'
stapled leaf --ocsp "$ocsp/leaf.der" --explain
check 'an OCSP response that is none' says 5 HSK_CERT_BAD_OCSP
stapled leaf --ocsp "$ocsp/leaf.pem"
check 'a file without OCSP response' fails 2 'holds no OCSP response'

inspect() {
  status=0
  "$tool" inspect "$@" >"$work/out" 2>"$work/err" || status=$?
}
inspect "$pki/revoked_some.der"
check 'inspect: a revocation list' says 0 '^revocation list 0, ' 'version  *v2' 'issuer  *CN=Intermediate' 'cRLNumber  *02' \
  'issuingDistributionPoint' 'reasons  *keyCompromise' 'revoked  *[0-9a-f]\{10\}' 'reasonCode  *keyCompromise'
inspect "$pki/delta.crl.pem"
check 'inspect: a delta list in PEM' says 0 '^revocation list 0, ' 'BaseCRLNumber  *01'
inspect "$ocsp/several.der"
check 'inspect: an OCSP response' says 0 '^OCSP response 0, ' 'responseStatus  *successful' 'certStatus  *good' 'certStatus  *revoked' \
  'revocationReason  *keyCompromise' 'hashAlgorithm  *SHA-1'
inspect "$ocsp/by_responder_key_id.der"
check 'inspect: a responder named by its key' says 0 'responderID  *[0-9a-f]\{40\}$' 'subject  *CN=Responder'
inspect --type ocsp "$pki/leaf.der"
check 'inspect: a certificate is no OCSP response' says 4 HSK_CERT_BAD_OCSP
inspect --type crl "$pki/leaf.der"
check 'inspect: nor a revocation list' says 4 HSK_CERT_BAD_CRL

{ printf '\061'; tail -c +2 "$pki/leaf.der"; } >"$work/broken"
{ echo '-----BEGIN CERTIFICATE-----'; openssl base64 -in "$work/broken"; echo '-----END CERTIFICATE-----'; } >"$work/broken.pem"
verify "$work/broken.pem" --ca "$pki/root.pem" --explain
check 'a malformed certificate' says 3 HSK_CERT_BAD_DER 'cannot be read'
verify "$work/absent.pem" --ca "$pki/root.pem"
check 'no such file' fails 2 'absent.pem: No such file'
verify "$pki/leaf.pem" --ca "$pki/leaf.key"
check 'no anchor' fails 2 'leaf.key: '
verify "$pki/leaf.pem"
check '--ca is missing' fails 1 '--ca is wanted'
verify --ca "$pki/root.pem"
check 'no file' fails 1 'one file is wanted'
verify "${chain[@]}" --policy 3.1
check 'no object identifier' fails 1 '--policy wants an object identifier'
verify "${chain[@]}" --profile mine
check 'no profile' fails 1 'unknown word: mine'
verify "${chain[@]}" --depth 99
check 'no depth' fails 1 'not a number in range'
verify --help
# each long option of the source is in the help text
options() { sed -n 's/.*{"\([a-z-]*\)", \(no\|required\)_argument.*/\1/p' harness/tool/verify.c; }
documented() {
  local o
  while read -r o; do [ "$o" = help ] || grep -q -- "--$o " "$work/out" || return 1; done < <(options)
}
check 'every option is documented' documented
