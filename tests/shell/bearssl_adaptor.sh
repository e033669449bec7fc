#!/usr/bin/env bash
# lib/adaptor: harness/example_bearssl.c, BearSSL's TLS client with hardshake's chain validator, against openssl s_server.
# shellcheck disable=SC2317 # functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"

compiles() {
  local c
  for c in gcc clang; do
    $c -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Ilib -o "$work/example" \
      harness/example_bearssl.c build/libhardshake.a -lbearssl || return 1
  done
}
check 'the BearSSL client compiles' compiles
not_linked() { # a program that does not use the adaptor has nothing of it
  cc -Ilib -o "$work/plain" harness/example_client.c build/libhardshake.a -lbearssl || return 1
  ! nm "$work/plain" | grep -q hsk_br_x509
}
check 'who does not use the adaptor does not link it' not_linked

openssl x509 -in "$certs/ca.pem" -outform DER -out "$work/ca.der"
openssl x509 -in "$certs/other-ca.pem" -outform DER -out "$work/other.der"
fetch() { # fetch CERTIFICATE CA
  start_server "$1" -www
  status=0
  timeout 20 "$work/example" 127.0.0.1 "$port" "$work/$2.der" >"$work/out" 2>"$work/err" || status=$?
}
fetched() { [ "$status" = 0 ] && grep -q '^HTTP/1.0 200' "$work/out" && said '^0: HSK_OK: '; }
refused_by() { [ "$status" = 1 ] && [ ! -s "$work/out" ] && said "^$1: $2: "; } # refused_by BR_ERR_X509 ERROR
for c in server-p256 server-rsa; do
  fetch $c ca
  check "a page through BearSSL, $c" fetched
done
fetch server-p256 other
check 'another CA: BR_ERR_X509_NOT_TRUSTED' refused_by 62 HSK_CERT_UNKNOWN_CA
fetch wrong-name ca
check 'another name: BR_ERR_X509_BAD_SERVER_NAME' refused_by 56 HSK_CERT_NAME_MISMATCH
fetch expired ca
check 'expired: BR_ERR_X509_EXPIRED' refused_by 54 HSK_CERT_EXPIRED
finish
