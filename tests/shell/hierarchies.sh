#!/usr/bin/env bash
# Whole hierarchies that the openssl tool makes, with each kind of key and hash, of each depth up to the limit: hardshake verify and openssl verify
# accept them, in each profile, with intermediates in any order, and neither accepts them without one of them.
# shellcheck disable=SC2317 # functions that check calls
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=$(realpath "${HARDSHAKE:-build/hardshake}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/gen/chain_functions.bash
. tests/gen/chain_functions.bash "$work"
bad=0

check() { # check NAME COMMAND...
  if "${@:2}"; then echo "ok - $1"; else
    echo "not ok - $1"
    sed 's/^/# /' verdict 2>/dev/null | head -n 5 || true
    bad=1
  fi
}
new_key() { # new_key FILE KIND
  case $2 in
  rsa*) openssl genrsa -out "$1.key" "${2#rsa}" 2>log ;;
  *) openssl ecparam -name "$2" -genkey -noout -out "$1.key" ;;
  esac
}
ids=(subjectKeyIdentifier=hash authorityKeyIdentifier=keyid)
# shellcheck disable=SC2054 # the commas are those of extension values
ca=(basicConstraints=critical,CA:TRUE keyUsage=critical,keyCertSign,cRLSign "${ids[@]}")
# shellcheck disable=SC2054
leaf=(basicConstraints=critical,CA:FALSE keyUsage=critical,digitalSignature extendedKeyUsage=serverAuth,clientAuth
  subjectAltName=DNS:www.example.com,DNS:*.example.com,IP:192.0.2.1 certificatePolicies=2.23.140.1.2.1
  authorityInfoAccess=OCSP\;URI:http://ocsp.example crlDistributionPoints=URI:http://crl.example/1 "${ids[@]}")

# hierarchy DEPTH HASH KIND...: a root and DEPTH intermediates; the kinds of keys take turns
hierarchy() {
  local depth=$1 issuer=self i kinds=("${@:3}")
  for ((i = 0; i <= depth; i++)); do
    new_key "ca$i" "${kinds[i % ${#kinds[@]}]}"
    MD=$2 make "ca$i" "CA $i" "ca$i" "$issuer" "${ca[@]}"
    issuer=ca$i
  done
  new_key leaf "${kinds[i % ${#kinds[@]}]}"
  MD=$2 make leaf www.example.com leaf "$issuer" "${leaf[@]}"
  : >untrusted.pem
  for ((i = depth; i > 0; i--)); do cat "ca$i.pem" >>untrusted.pem; done
  : >reversed.pem
  for ((i = 1; i <= depth; i++)); do cat "ca$i.pem" >>reversed.pem; done
}
ours() { # ours UNTRUSTED OPTION...
  "$tool" verify leaf.pem --ca ca0.pem --untrusted "$1" --time 1767225600 --name www.example.com "${@:2}" >verdict 2>&1
}
theirs() { # theirs UNTRUSTED
  openssl verify -CAfile ca0.pem -untrusted "$1" -attime 1767225600 -verify_hostname www.example.com -purpose sslserver leaf.pem >verdict 2>&1
}
accepted() {
  ours untrusted.pem && ours reversed.pem && ours untrusted.pem --profile webpki && ours untrusted.pem --profile path --purpose client &&
    ours untrusted.pem --name 192.0.2.1 && theirs untrusted.pem
}
refused() { # the first intermediate is missing
  sed '1,/END CERTIFICATE/d' >fewer.pem
  ! ours fewer.pem && ! theirs fewer.pem
}
run() { # run NAME DEPTH HASH KIND...
  hierarchy "${@:2}"
  check "$1" accepted
  if [ "$2" -gt 1 ]; then check "$1, one is missing" refused; fi
}
run 'RSA-2048, SHA-256, 2 intermediates' 2 sha256 rsa2048
run 'RSA-3072, SHA-384, 1 intermediate' 1 sha384 rsa3072
run 'P-256, SHA-256, 3 intermediates' 3 sha256 prime256v1
run 'P-384, SHA-384, 2 intermediates' 2 sha384 secp384r1
run 'P-521, SHA-512, 1 intermediate' 1 sha512 secp521r1
run 'keys of several kinds, SHA-512, 4 intermediates' 4 sha512 secp384r1 rsa2048 prime256v1
run 'P-256, 8 intermediates' 8 sha256 prime256v1
exit "$bad"
